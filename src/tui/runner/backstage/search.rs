//! What somebody typed into the list of sessions, as terms the record understands.
//!
//! Words are taken as typed, without marks and capitals; a seat's title stands for the seat, also while only its
//! beginning is typed; "<50", ">=70" and "=85" are about the score.

use crate::record::sessions::Term;
use crate::text;

/// Fewer letters of a title than this are just letters.
const LEAST_OF_TITLE: usize = 3;
const MOST_POINTS: u32 = 100;

/// `titles`: the seats' titles without marks, each with the seat's word in the record.
pub(super) fn terms(words: &str, titles: &[(String, &str)]) -> Vec<Term> {
    let plain = text::plain(words);
    let (scores, rest): (Vec<&str>, Vec<&str>) =
        plain.split_whitespace().partition(|word| word.starts_with(['<', '>', '=']));
    let mut terms: Vec<Term> = scores.into_iter().filter_map(score).collect();
    let mut rest = rest.join(" ");
    for (title, slug) in titles {
        if let Some((before, after)) = rest.split_once(title.as_str())
            && (before.is_empty() || before.ends_with(' '))
            && (after.is_empty() || after.starts_with(' '))
        {
            rest = format!("{before}{after}");
            terms.push(Term::AnyOf(vec![(*slug).to_owned()]));
        }
    }
    let rest: Vec<&str> = rest.split_whitespace().collect();
    for from in 0..rest.len() {
        let end = rest.get(from..).unwrap_or_default().join(" ");
        let begun: Vec<String> = titles
            .iter()
            .filter(|(title, _)| end.len() >= LEAST_OF_TITLE && title.starts_with(&end))
            .map(|(_, slug)| (*slug).to_owned())
            .collect();
        if !begun.is_empty() {
            terms.extend(rest.iter().take(from).map(|word| Term::AnyOf(vec![(*word).to_owned()])));
            terms.push(Term::AnyOf(begun.into_iter().chain([end]).collect()));
            return terms;
        }
    }
    terms.extend(rest.into_iter().map(|word| Term::AnyOf(vec![word.to_owned()])));
    terms
}

/// Nothing while the number is still to be typed.
fn score(word: &str) -> Option<Term> {
    let (sign, number) = word.split_at_checked(word.find(|letter: char| letter.is_ascii_digit())?)?;
    let number: u32 = number.parse().ok()?;
    let (least, most) = match sign {
        "<" => (0, number.checked_sub(1)?),
        "<=" => (0, number),
        ">" => (number.saturating_add(1), MOST_POINTS),
        ">=" => (number, MOST_POINTS),
        "=" => (number, number),
        _ => return None,
    };
    Some(Term::Score { least, most })
}

#[cfg(test)]
mod tests {
    use super::terms;
    use crate::record::sessions::Term;

    fn found(words: &str) -> Vec<Term> {
        let titles = [("chair", "chu nhiem"), ("treasurer", "thu quy"), ("secretary", "thu ky")];
        terms(words, &titles.map(|(slug, title)| (title.to_owned(), slug)))
    }

    fn any(words: &[&str]) -> Term {
        Term::AnyOf(words.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn words_are_taken_without_marks() {
        assert_eq!(found("Nà Coóc  11/2026"), [any(&["na"]), any(&["cooc"]), any(&["11/2026"])]);
        assert_eq!(found("  "), []);
    }

    #[test]
    fn a_title_is_a_seat_from_its_third_letter_on() {
        assert_eq!(found("Thủ quỹ Nà"), [any(&["treasurer"]), any(&["na"])]);
        assert_eq!(found("nà thu"), [any(&["na"]), any(&["treasurer", "secretary", "thu"])]);
        assert_eq!(found("nà thu k"), [any(&["na"]), any(&["secretary", "thu k"])]);
        assert_eq!(found("th"), [any(&["th"])]);
        assert_eq!(found("tê thu quyền"), [any(&["te"]), any(&["thu"]), any(&["quyen"])]);
    }

    #[test]
    fn signs_are_about_the_score() {
        assert_eq!(found("<50"), [Term::Score { least: 0, most: 49 }]);
        assert_eq!(
            found(">=70 <=90"),
            [Term::Score { least: 70, most: 100 }, Term::Score { least: 0, most: 90 }]
        );
        assert_eq!(found("< >x =="), [], "nothing is looked for until there is a number");
    }
}
