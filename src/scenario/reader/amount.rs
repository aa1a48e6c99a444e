//! Recognizes an amount that is written as people write or say it, such as 96.000, 1,200,000 or 600k, where a script
//! needs a whole number in đồng.

use std::ops::Range;

use crate::scenario::finding::FindingKind;

/// Signs that people put between groups of three digits.
const BETWEEN: [char; 4] = ['.', ',', ' ', '\u{a0}'];

/// Letters to look back, and groups to look ahead, for the rest of an amount: an i64 has no more.
const LONGEST: usize = 27;
const MOST_GROUPS: usize = 7;

/// The amount that this word of a text is, or is a part of, with its place.
pub(super) fn spoken_amount(text: &str, word: Range<usize>) -> Option<(Range<usize>, FindingKind)> {
    let before = text.get(..word.start)?;
    let is_part = |letter: &char| letter.is_ascii_digit() || BETWEEN.contains(letter);
    let groups: usize = before.chars().rev().take(LONGEST).take_while(is_part).map(char::len_utf8).sum();
    let start = word.start - groups;
    let end = end_of_groups(text, word.end);
    // A number of its own stands before a word behind ", ".
    let whole = text.get(start..end).filter(|whole| !whole.contains(", ") && !whole.contains(" ,"));
    let whole = whole.map(|whole| (start + whole.len() - whole.trim_start_matches(BETWEEN).len())..end);
    // "5tr" of "1,5tr" is no amount of its own.
    let is_alone = !before.ends_with(['.', ',']);
    [whole, Some(word).filter(|_| is_alone)].into_iter().flatten().find_map(|range| {
        let found = text.get(range.clone())?.trim_matches('"').trim();
        let plain = plain(found)?;
        Some((range, FindingKind::GroupedAmount { found: found.to_owned(), plain }))
    })
}

/// Where the groups of three digits end that follow this place.
fn end_of_groups(text: &str, mut at: usize) -> usize {
    for _ in 0..MOST_GROUPS {
        let rest = text.get(at..).unwrap_or_default();
        let Some(group) = rest.strip_prefix(BETWEEN) else { return at };
        let digits = group.len() - group.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
        if digits != 3 {
            return at;
        }
        at += rest.len() - group.len() + digits;
    }
    at
}

/// The same amount as a script has it, with `_` between the groups; none for a number that a script can have, and for
/// what is no amount.
fn plain(written: &str) -> Option<String> {
    let is_digit = |letter: char| letter.is_ascii_digit() || BETWEEN.contains(&letter);
    let unit = written.trim_start_matches(is_digit);
    let digits = written.strip_suffix(unit)?.trim_end();
    let zeros = match unit.to_lowercase().as_str() {
        "" if digits.contains(BETWEEN) => "",
        "đ" | "đồng" => "",
        "k" | "nghìn" | "ngàn" => "000",
        "tr" | "triệu" => "000000",
        _ => return None,
    };
    if let Some(parts) = in_parts(digits, zeros) {
        return Some(in_groups(&parts));
    }
    let mut groups = digits.split(BETWEEN);
    let first = groups.next().filter(|first| !first.is_empty())?;
    let mut rest = groups.peekable();
    let is_grouped = first.len() <= 3 || rest.peek().is_none();
    let digits = rest.try_fold(first.to_owned(), |all, group| (group.len() == 3).then(|| all + group))?;
    is_grouped.then(|| in_groups(&(digits + zeros)))
}

/// "1,5" or "1.25" of a thousand or a million, as digits of đồng; none without a part of a unit.
fn in_parts(digits: &str, zeros: &str) -> Option<String> {
    let (whole, part) = digits.split_once(['.', ','])?;
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_part = is_number(whole) && is_number(part) && part.len() < zeros.len().min(3);
    let rest = zeros.get(part.len()..)?;
    is_part.then(|| [whole, part, rest].concat().trim_start_matches('0').to_owned())
}

fn in_groups(digits: &str) -> String {
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push('_');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::{plain, spoken_amount};

    #[test]
    fn amounts_as_people_write_them() {
        for (written, right) in [
            ("96.000", Some("96_000")),
            ("1.200.000đ", Some("1_200_000")),
            ("10,000", Some("10_000")),
            ("10 000", Some("10_000")),
            ("500đ", Some("500")),
            ("600k", Some("600_000")),
            ("3 triệu", Some("3_000_000")),
            ("50 nghìn", Some("50_000")),
            ("1,5tr", Some("1_500_000")),
            ("2.25 triệu", Some("2_250_000")),
            ("0,5k", Some("500")),
            ("1.5000tr", None),
            ("96000", None),
            ("1.5", None),
            ("10.0000", None),
            ("4 người", None),
            ("", None),
        ] {
            assert_eq!(plain(written).as_deref(), right, "{written}");
        }
    }

    #[test]
    fn the_end_of_an_amount_leads_to_all_of_it() {
        let found = |text: &str, word: &str| {
            let start = text.rfind(word)?;
            let (range, _) = spoken_amount(text, start..start + word.len())?;
            text.get(range).map(str::to_owned)
        };
        assert_eq!(found("brings: 10,000, pays", "000").as_deref(), Some("10,000"));
        assert_eq!(found("brings: 1 200 000, pays", "200").as_deref(), Some("1 200 000"));
        assert_eq!(found("(500000, 200k)", "200k").as_deref(), Some("200k"));
        assert_eq!(found("(500000, 200)", "200"), None);
    }
}
