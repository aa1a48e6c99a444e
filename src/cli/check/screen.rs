//! What a script's texts do on the smallest screen: signs that cannot be seen, choices that do not fit 56×16.
//!
//! The core knows no columns, so these findings are made here. Values are measured as they are written.

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::is_nfc;
use unicode_width::UnicodeWidthStr;

use crate::scenario::check::{TextPlace, text_places};
use crate::scenario::draft::Draft;
use crate::scenario::draft::spot::Spot;
use crate::scenario::finding::{Finding, FindingKind};
use crate::scenario::kind::{Choose, StepKind};

/// Columns for text in the room layout, and lines between its header and its footer.
const COLUMNS: usize = 52;
const LINES: usize = 10;

/// Texts that are not NFC, and signs that no terminal shows.
pub(super) fn texts(source: &str, root: Spot<'_>) -> Vec<Finding> {
    text_places(root).iter().flat_map(|place| faults(source, place)).collect()
}

fn faults(source: &str, place: &TextPlace<'_>) -> Vec<Finding> {
    let mut kinds = Vec::new();
    if let Some(word) = place.value.split_whitespace().find(|word| !is_nfc(word)) {
        kinds.push((place.spot.inside(word), FindingKind::NotNfc { found: word.to_owned() }));
    }
    if let Some(mark) = hidden_mark(&place.value) {
        kinds.push((place.spot.inside(&mark.to_string()), FindingKind::HiddenMark { mark }));
    }
    let width = place.value.width();
    if place.field == "cue" && width > COLUMNS {
        kinds.push((place.spot.word(), FindingKind::CueTooLong { width, room: COLUMNS }));
    }
    let finding = |(range, kind)| Finding { source: source.to_owned(), range, related: None, kind };
    kinds.into_iter().map(finding).collect()
}

/// A sign that steers the direction of writing or has no width, or a mark without a letter under it.
fn hidden_mark(text: &str) -> Option<char> {
    let mut before = ' ';
    for letter in text.chars() {
        let is_hidden = matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
        let is_lone = is_combining_mark(letter) && (before.is_whitespace() || before.is_ascii_punctuation());
        if is_hidden || is_lone {
            return Some(letter);
        }
        before = letter;
    }
    None
}

/// Choices whose question and answers cannot stand on one room screen.
pub(super) fn choices(draft: &Draft) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (part, steps) in draft.scenario.parts.iter().map(|part| &part.steps).enumerate() {
        for (number, step) in steps.iter().enumerate() {
            let StepKind::Choose(choose) = &step.kind else { continue };
            let lines = height(choose);
            let spot = draft.step_spot(part, number).filter(|_| lines > LINES);
            findings.extend(spot.map(|spot| Finding {
                source: draft.source.clone(),
                range: spot.field("kind").field("prompt").word(),
                related: None,
                kind: FindingKind::ChoiceTooTall { lines, room: LINES },
            }));
        }
    }
    findings
}

fn height(choose: &Choose) -> usize {
    let texts = choose.options.iter().map(|option| &option.text).chain([&choose.prompt]);
    texts.map(|text| wrapped(text)).sum()
}

/// Lines of a text broken at spaces.
fn wrapped(text: &str) -> usize {
    let (mut lines, mut used) = (1, 0);
    for word in text.split_whitespace() {
        let width = word.width();
        if used > 0 && used + 1 + width > COLUMNS {
            lines += 1;
            used = width;
        } else {
            used += width + usize::from(used > 0);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{hidden_mark, wrapped};

    #[test]
    fn signs_that_cannot_be_seen() {
        let cases = [
            ("Tổ một", None),
            ("a\u{2068}b", Some('\u{2068}')),
            (" \u{301}a", Some('\u{301}')),
            ("e\u{301}", None),
        ];
        for (text, mark) in cases {
            assert_eq!(hidden_mark(text), mark, "{text:?}");
        }
    }

    #[test]
    fn lines_of_a_text() {
        assert_eq!(wrapped("Chào"), 1);
        assert_eq!(wrapped(&"Quỹ tiết kiệm ".repeat(8)), 3);
    }
}
