//! `dongvai check --fix`: repairs what a word processor, a keyboard or haste has done to a file, and changes nothing else.
//!
//! Two bytes for each letter, letters in two pieces, curly quotes, odd spaces and amounts such as `600k` are written as a
//! script has them, once all brackets and quotes are right. Signs that are missing or too many are put in or taken out only
//! where all brackets, quotes and commas are right in the end, and nothing else is wrong that was not before. The invariant: no letter that is right is touched.

use std::io;
use std::path::Path;

use unicode_normalization::UnicodeNormalization;

use crate::cli::check::report::{CheckSentences, position};
use crate::files;
use crate::library::SourceText;
use crate::locale::Value;
use crate::scenario::finding::{Finding, FindingKind};
use crate::scenario::reader::mend::retyped;
use crate::scenario::reader::{decode, read_club, read_script_bytes};
use crate::text;

/// So many signs are put in or taken out in one file; with more wrong, a person should look.
const MOST_ROUNDS: usize = 20;

/// A file that was written, and a line for each thing that was put right in it.
#[derive(Debug)]
pub(super) struct Fixed {
    pub(super) text: String,
    pub(super) told: Vec<String>,
}

impl Fixed {
    pub(super) fn write(path: &Path, text: String, told: Vec<String>) -> io::Result<Self> {
        files::over(path, text.clone().into_bytes()).map_err(|error| error.source)?;
        Ok(Self { text, told })
    }
}

/// A file as it was meant.
struct Repaired {
    text: String,
    /// What was repaired, and its place in the text at that moment: line and column, from 1.
    done: Vec<((usize, usize), FindingKind)>,
}

/// Writes the repaired file. None where there was nothing to repair.
pub(super) fn fix(path: &Path, file: &SourceText, said: &CheckSentences) -> io::Result<Option<Fixed>> {
    let Some(Repaired { text, done }) = repaired(file) else { return Ok(None) };
    let told = done.iter().map(|((line, column), kind)| {
        let at = format!("{}:{line}:{column}", path.display());
        let (what, _) = said.finding(kind);
        said.say("finding-repaired", &[("place", Value::Text(at)), ("what", Value::Text(what))])
    });
    Fixed::write(path, text, told.collect()).map(Some)
}

fn repaired(file: &SourceText) -> Option<Repaired> {
    let (mut text, fault) = decode(&file.name, &file.bytes);
    let mut done = Vec::new();
    match fault.map(|fault| fault.kind) {
        // Which letters they were is not known, or nothing of the file is a text: it stays as it is.
        Some(FindingKind::NotUtf8 | FindingKind::OfficeFile) => return None,
        Some(kind) => done.push(((1, 1), kind)),
        None => {}
    }
    if let Some(at) = first_in_pieces(&text) {
        let found = text.get(at..).and_then(|rest| rest.split_whitespace().next()).unwrap_or_default();
        done.push((position(&text, at), FindingKind::NotNfc { found: found.to_owned(), more: 0 }));
        text = text.nfc().collect();
    }
    let mut whole = (text.clone(), Vec::new());
    for _ in 0..MOST_ROUNDS {
        let Some((finding, better)) = better(file, &whole.0) else { break };
        whole.1.push((position(&whole.0, finding.range.start), finding.kind));
        whole.0 = better;
    }
    // Signs that do not make the file whole may have been the wrong ones.
    if n_structural(&faults(file, &whole.0)) == 0 {
        text = whole.0;
        done.extend(whole.1);
    }
    // While a bracket or a quote is wrong, it is not known what is a text and what is not.
    if n_structural(&faults(file, &text)) == 0 {
        let straight = retyped(&text);
        if straight != text && n_structural(&faults(file, &straight)) == 0 {
            let signs = faults(file, &text).into_iter().filter(|finding| finding.kind.is_mended());
            done.extend(signs.map(|finding| (position(&text, finding.range.start), finding.kind)));
            text = straight;
        }
        for finding in faults(file, &text).into_iter().rev() {
            if let FindingKind::GroupedAmount { found, plain } = &finding.kind {
                // In a list, two numbers without a comma or a space look the same.
                let before = text.get(..finding.range.start).unwrap_or_default().trim_end();
                let parts = found.trim_end_matches(char::is_alphabetic).rsplit_once(',');
                let is_sure = before.ends_with(':')
                    || !found.contains(' ') && parts.is_none_or(|(_, last)| last.len() == 3);
                if !is_sure {
                    continue;
                }
                done.push((position(&text, finding.range.start), finding.kind.clone()));
                text.replace_range(finding.range, plain);
            }
        }
    }
    (!done.is_empty()).then_some(Repaired { text, done })
}

/// Where the first letter stands that is not composed.
fn first_in_pieces(text: &str) -> Option<usize> {
    if text::is_nfc(text) {
        return None;
    }
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        if !text::is_nfc(word) {
            break;
        }
        at += word.len();
    }
    Some(at)
}

/// The faults of reading alone.
fn faults(file: &SourceText, text: &str) -> Vec<Finding> {
    if file.is_club {
        read_club(&file.name, text.as_bytes()).findings
    } else {
        read_script_bytes(&file.name, text.as_bytes()).findings
    }
}

/// How many of them are about brackets, quotes and commas. A fault of another kind may only show once these are gone.
fn n_structural(faults: &[Finding]) -> usize {
    faults.iter().filter(|finding| finding.kind.is_structural()).count()
}

/// How many of them no sign cures. A repair that adds one of them, such as a field that stands twice, was the wrong one.
fn n_others(faults: &[Finding]) -> usize {
    let is_cured_here = |finding: &&Finding| {
        finding.kind.is_structural()
            || finding.kind.is_mended()
            || matches!(finding.kind, FindingKind::GroupedAmount { .. } | FindingKind::NotNfc { .. })
    };
    faults.len() - faults.iter().filter(is_cured_here).count()
}

/// The first fault that one sign cures, and the text without it.
fn better(file: &SourceText, text: &str) -> Option<(Finding, String)> {
    let all = faults(file, text);
    let (n_before, n_others) = (n_structural(&all), n_others(&all));
    // Among curly quotes a bracket may be part of a text. Then one is taken out only if all are right without it.
    let is_curly = all.iter().any(|finding| matches!(finding.kind, FindingKind::CurlyQuotes { .. }));
    all.into_iter().find_map(|finding| {
        let is_sure =
            !is_curly || !matches!(finding.kind, FindingKind::Stray { .. } | FindingKind::ClosedEarly);
        let most = if is_sure { n_before } else { 1 };
        let is_cured = |fixed: &String| {
            let left = faults(file, fixed);
            n_structural(&left) < most && self::n_others(&left) <= n_others
        };
        let cured = tries(text, &finding).into_iter().find(is_cured)?;
        Some((finding, cured))
    })
}

/// The texts in which this fault may be cured, the likeliest first. A word among others may be part of a text whose quotes
/// are wrong, so a comma is put in only before the next field or step, and a quote is closed only where a text may begin.
fn tries(text: &str, finding: &Finding) -> Vec<String> {
    let with = |at: usize, sign: &str| {
        let (before, after) = text.split_at_checked(at)?;
        Some([before, sign, after].concat())
    };
    let without = || {
        let (before, after) = (text.get(..finding.range.start)?, text.get(finding.range.end..)?);
        Some([before, after].concat())
    };
    if let FindingKind::Stray { found } = finding.kind {
        let is_known = matches!(found, ')' | ']' | '}' | ',');
        return without().into_iter().filter(|_| is_known).collect();
    }
    if matches!(finding.kind, FindingKind::ClosedEarly | FindingKind::SpareBracket { .. }) {
        return without().into_iter().collect();
    }
    if let FindingKind::MissingBracket { found } = finding.kind {
        return with(finding.range.start, &found.to_string()).into_iter().collect();
    }
    if finding.kind == FindingKind::LostQuote {
        return with(finding.range.start, "\"").into_iter().collect();
    }
    if finding.kind == FindingKind::MissingComma {
        let at = end_of_value(text, finding.range.start);
        let (before, after) = text.split_at_checked(at).unwrap_or_default();
        let after = without_comments(after);
        let is_plain = ends_value(before) && (begins_field(after) || after.starts_with('('));
        return with(at, ",").into_iter().filter(|_| is_plain).collect();
    }
    if finding.kind == FindingKind::UnclosedText {
        let (before, rest) = text.split_at_checked(finding.range.start).unwrap_or_default();
        if !before.trim_end().ends_with([':', '[', ',', '(']) {
            return Vec::new();
        }
        let line = rest.split('\n').next().unwrap_or_default().trim_end();
        // The text ends before the next field on its line, or at the end of the line.
        let mut commas = line.match_indices(", ").map(|(at, _)| at);
        let next_field = commas.find(|at| begins_field(line.get(at + 2..).unwrap_or_default()));
        let words = line.trim_end_matches(|sign: char| ",)]}".contains(sign) || sign.is_whitespace());
        let ends = (words.len()..=line.len()).filter(|end| line.is_char_boundary(*end));
        let ends = next_field.into_iter().chain(ends).filter(|end| *end > 1);
        return ends.filter_map(|end| with(finding.range.start + end, "\"")).collect();
    }
    Vec::new()
}

/// A text, a closed bracket, or one word or number right behind its colon.
fn ends_value(text: &str) -> bool {
    let is_of_word = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-');
    let before_word = text.trim_end_matches(is_of_word);
    text.ends_with(['"', ')', ']', '}']) || (before_word != text && before_word.trim_end().ends_with(':'))
}

/// `name:`, as a field of a script begins.
fn begins_field(text: &str) -> bool {
    let name = text.split(':').next().unwrap_or_default();
    let is_name = |name: &str| {
        !name.is_empty() && name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_')
    };
    name.len() < text.len() && is_name(name)
}

/// Where the value before this place ends: comments and spaces behind it are not part of it.
fn end_of_value(text: &str, at: usize) -> usize {
    let mut before = text.get(..at).unwrap_or_default().trim_end();
    loop {
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let line = before.get(start..).unwrap_or_default();
        let is_outside =
            |at: &usize| line.get(..*at).unwrap_or_default().matches('"').count().is_multiple_of(2);
        let comment = line.match_indices("//").map(|(at, _)| at).find(is_outside);
        let Some(comment) = comment else { return before.len() };
        before = before.get(..start + comment).unwrap_or_default().trim_end();
    }
}

/// What follows spaces and comments.
fn without_comments(text: &str) -> &str {
    let mut rest = text.trim_start();
    while rest.starts_with("//") {
        rest = rest.split_once('\n').map_or("", |(_, rest)| rest).trim_start();
    }
    rest
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::repaired;
    use crate::library::{Origin, SourceText};

    const SCRIPT: &str = include_str!("examples/base.ron");

    fn fixed(bytes: Vec<u8>) -> Option<(String, usize)> {
        let name = "may.ron".to_owned();
        let file = SourceText { name, bytes, origin: Origin::Shipped, is_club: false };
        repaired(&file).map(|repaired| (repaired.text, repaired.done.len()))
    }

    #[rstest]
    #[case("title: “Tháng “năm”, rồi tháng sáu”", "title: \"Tháng “năm”, rồi tháng sáu\"")]
    #[case("title: “Tháng (gọi là “năm”) rồi”", "title: \"Tháng (gọi là “năm”) rồi\"")]
    #[case("title: “Tháng “năm”, “sáu” này”", "title: \"Tháng “năm”, “sáu” này\"")]
    fn what_was_quoted_in_a_text_stays_in_it(#[case] written: &str, #[case] meant: &str) {
        let with = |title: &str| SCRIPT.replacen("title: \"Tháng năm\"", title, 1);
        assert_eq!(fixed(with(written).into_bytes()).map(|(text, _)| text), Some(with(meant)));
    }

    /// All in one run, in whatever list they stand.
    #[test]
    fn every_amount_is_repaired_at_once() {
        let wrong = SCRIPT.replacen("notes: [(500000, 2)]", "notes: [(100.000, 4), (200k, 3)]", 1).replacen(
            "income_box: 800000, operating_box: 200000",
            "income_box: 800.000, operating_box: 0,2tr",
            1,
        );
        let right =
            SCRIPT.replacen("notes: [(500000, 2)]", "notes: [(100_000, 4), (200_000, 3)]", 1).replacen(
                "income_box: 800000, operating_box: 200000",
                "income_box: 800_000, operating_box: 200_000",
                1,
            );
        assert_eq!(fixed(wrong.into_bytes()), Some((right, 4)));
    }

    /// The file is as it was before the fault, byte for byte.
    #[rstest]
    #[case::curly_quotes("\"Tháng năm\"", "“Tháng năm”")]
    #[case::doubled_quotes("\"Tháng năm\"", "\"\"Tháng năm\"\"")]
    #[case::single_quotes("\"Tháng năm\"", "'Tháng năm'")]
    #[case::no_break_spaces("day: 15", "day:\u{a0}15")]
    #[case::letters_in_pieces("Thu tiền.", "Thu tie\u{302}\u{300}n.")]
    #[case::a_spare_bracket("goals: [\"Đọc rõ tồn hai quỹ.\"]", "goals: [\"Đọc rõ tồn hai quỹ.\"]]")]
    #[case::no_first_bracket("goals: [\"Đọc", "goals: \"Đọc")]
    #[case::no_first_bracket_of_steps("steps: [\n", "steps: \n")]
    #[case::no_first_bracket_of_options("options: [\n", "options: \n")]
    #[case::a_quote_lost_in_an_id("(id: \"count\"", "(id: \"count")]
    #[case::a_quote_lost_before_an_id("(id: \"count\"", "(id: count\"")]
    #[case::no_first_quote("title: \"Tháng năm\"", "title: Tháng năm\"")]
    #[case::no_first_quote_later("text: \"Mời ra nói riêng\"", "text: Mời ra nói riêng\"")]
    #[case::a_sign_that_is_not_seen("cuts: [20, 45]", "cuts: [20, 45\u{200b}]")]
    #[case::behind_an_option("why: \"Mất thể diện.\"),", "why: \"Mất thể diện.\")),")]
    #[case::behind_a_step("why: \"Hai người cùng đếm.\",", "why: \"Hai người cùng đếm.\"),")]
    #[case::another_bracket("why: \"Mất thể diện.\"),", "why: \"Mất thể diện.\")],")]
    #[case::before_an_option("(id: \"aside\"", "((id: \"aside\"")]
    #[case::at_the_end("    ]),\n  ],\n)", "    ]),\n  ],\n))")]
    #[case::a_forgotten_quote("title: \"Tháng năm\",", "title: \"Tháng năm,")]
    #[case::a_forgotten_comma("day: 15,", "day: 15")]
    #[case::a_second_comma("day: 15,", "day: 15,,")]
    fn a_slip_is_repaired_and_nothing_else(#[case] right: &str, #[case] wrong: &str) {
        assert!(SCRIPT.contains(right));
        let (text, n) = fixed(SCRIPT.replacen(right, wrong, 1).into_bytes()).unwrap();
        assert_eq!((text.as_str(), n), (SCRIPT, 1));
    }

    /// A text, an id and a text at the end of its brackets.
    #[test]
    fn quotes_that_were_lost_in_many_places_are_found_together() {
        let slips = [
            ("title: \"Tháng năm\",", "title: \"Tháng năm,"),
            ("(id: \"count\"", "(id: count\""),
            ("why: \"Mất thể diện.\"),", "why: \"Mất thể diện.),"),
        ];
        let wrong =
            slips.iter().fold(SCRIPT.to_owned(), |text, (right, wrong)| text.replacen(right, wrong, 1));
        assert_eq!(fixed(wrong.into_bytes()), Some((SCRIPT.to_owned(), 3)));
    }

    /// Several slips in one file, which hide each other: a quote that is not closed turns all that follows inside out.
    #[test]
    fn slips_that_hide_each_other_are_repaired_together() {
        let slips = [
            ("title: \"Tháng năm\",", "title: “Tháng năm”,"),
            ("goals: [\"Đọc rõ tồn hai quỹ.\"]", "goals: [\"Đọc rõ tồn hai quỹ.\"]]"),
            ("prompt: \"Đếm tiền hai quỹ.\"", "prompt: \"Đếm tiền hai quỹ."),
            ("brings: 350000", "brings: 350k"),
        ];
        let quoted = SCRIPT.replacen("\"Kính thưa các cụ, các ông, các bà!\"", "\"“Kính thưa bà con!”\"", 1);
        let wrong = slips.iter().fold(quoted.clone(), |text, (right, wrong)| text.replacen(right, wrong, 1));
        let (text, n) = fixed(wrong.into_bytes()).unwrap();
        assert_eq!((text, n), (quoted.replacen("350000", "350_000", 1), 4));
    }

    #[test]
    fn amounts_get_their_spelling_and_two_bytes_become_one_text() {
        let (text, n) =
            fixed(SCRIPT.replacen("amount: 3000000", "amount: 3.000.000đ", 1).into_bytes()).unwrap();
        assert_eq!(
            (text.as_str(), n),
            (SCRIPT.replacen("amount: 3000000", "amount: 3_000_000", 1).as_str(), 1)
        );
        let utf16: Vec<u8> =
            std::iter::once(0xfeff).chain(SCRIPT.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        assert_eq!(fixed(utf16).unwrap(), (SCRIPT.to_owned(), 1));
    }

    /// What a person wrote there cannot be known, so the file stays as it is.
    #[rstest]
    #[case::quotes_in_a_text("title: \"Tháng năm\"", "title: \"Tháng \"năm\" này\"")]
    #[case::a_remark_with_one_stroke("day: 15,", "day: 15, / ghi chú của tôi")]
    #[case::no_colon("day: 15,", "day 15,")]
    #[case::another_sign("day: 15,", "day: 15;")]
    #[case::a_percent("trust: 60", "trust: 60%")]
    #[case::no_bracket_before_a_step("(id: \"count\"", "id: \"count\"")]
    #[case::no_bracket_before_points("points: {Finance: 2}", "points: Finance: 2}")]
    #[case::no_bracket_of_a_kind("kind: Choose(", "kind: Choose")]
    #[case::no_space_for_a_quote("Flag(\"came\")", "Flag(came\")")]
    #[case::two_words("role: Secretary", "role: Thư ký")]
    #[case::two_numbers("cuts: [20, 45]", "cuts: [20 450]")]
    #[case::a_quote_inside_a_comma("day: 15,", "day: 15 “x”,")]
    fn what_cannot_be_known_stays(#[case] right: &str, #[case] wrong: &str) {
        assert!(SCRIPT.contains(right));
        let spoiled = SCRIPT.replacen(right, wrong, 1);
        assert_eq!(fixed(spoiled.into_bytes()).map(|(text, _)| text), None);
    }

    #[rstest]
    #[case("day: 15,\n", "day: 15 // ngày\n", "day: 15, // ngày\n")]
    #[case("day: 15,\n", "day: 15\n  // ngày họp\n", "day: 15,\n  // ngày họp\n")]
    fn a_comma_stands_before_a_comment(#[case] right: &str, #[case] wrong: &str, #[case] mended: &str) {
        let (text, n) = fixed(SCRIPT.replacen(right, wrong, 1).into_bytes()).unwrap();
        assert_eq!((text, n), (SCRIPT.replacen(right, mended, 1), 1));
    }

    #[test]
    fn what_is_right_or_cannot_be_known_is_left_alone() {
        assert_eq!(fixed(SCRIPT.into()), None);
        assert_eq!(fixed(SCRIPT.replacen("by: \"lan\"", "by: \"lam\"", 1).into_bytes()), None);
        for other in
            [&b"PK\x03\x04 a document"[..], b"\xd0\xcf\x11\xe0 an old one", b"{\\rtf1 all the words}"]
        {
            assert_eq!(fixed(other.to_vec()), None, "a document of a word processor stays whole");
        }
        let mut bytes = SCRIPT.as_bytes().to_vec();
        let at = bytes.iter().position(|byte| *byte == 0xc3).unwrap();
        bytes[at] = 0xff;
        assert_eq!(fixed(bytes), None);
    }
}
