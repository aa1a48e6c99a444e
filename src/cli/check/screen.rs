//! Checks a script's texts on the smallest screen: signs that cannot be seen, choices that do not fit on 56×16.
//!
//! The core knows no widths, so these findings are made here. A value is measured as it is when the meeting opens,
//! which may be one or two letters off later. Without a club the name of the value is measured.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::locale::number;
use crate::meeting::command::{Command, Mode, Setup};
use crate::meeting::event::Event;
use crate::meeting::figures::{Figured, figure};
use crate::meeting::{Meeting, decide};
use crate::scenario::check::quoted_texts;
use crate::scenario::finding::{Finding, FindingKind};
use crate::scenario::kinds::Choose;
use crate::scenario::reader::ScriptFile;
use crate::scenario::reader::spot::Spot;
use crate::scenario::story::Story;
use crate::text;

/// Columns of the page at 56×16, the columns that are left beside "►1 ", and the lines between header and footer.
const COLUMNS: usize = 54;
const OPTION_COLUMNS: usize = 51;
const LINES: usize = 10;

/// Values by their names, as they are written on the screen.
pub(super) type ShownValues = BTreeMap<String, String>;

/// Texts that are not NFC, signs that no terminal shows, and cues that are no cues.
pub(super) fn texts(source: &str, root: Spot<'_>, values: &ShownValues) -> Vec<Finding> {
    let mut findings = Vec::new();
    for text in quoted_texts(root) {
        let mut kinds: Vec<(Range<usize>, FindingKind)> = Vec::new();
        kinds.extend(signs(&text.value).map(|(sign, kind)| (text.spot.inside(sign), kind)));
        let width = text::width(&filled(&text.value, values));
        if text.field == "cue" && width > COLUMNS {
            kinds.push((text.spot.word(), FindingKind::CueTooLong { width, room: COLUMNS }));
        }
        let finding = |(range, kind)| Finding { source: source.to_owned(), range, related: None, kind };
        findings.extend(kinds.into_iter().map(finding));
    }
    folded(findings)
}

/// Text that is not composed is told once a file: most often the whole file was typed so.
fn folded(findings: Vec<Finding>) -> Vec<Finding> {
    let is_it = |finding: &Finding| matches!(finding.kind, FindingKind::NotNfc { .. });
    let (decomposed, mut rest): (Vec<_>, Vec<_>) = findings.into_iter().partition(is_it);
    let n_more = decomposed.len().saturating_sub(1);
    rest.extend(decomposed.into_iter().take(1).map(|mut first| {
        if let FindingKind::NotNfc { more, .. } = &mut first.kind {
            *more = n_more;
        }
        first
    }));
    rest
}

/// The first word that is not composed and the first sign that cannot be seen, each as it stands in the text.
pub(super) fn signs(text: &str) -> impl Iterator<Item = (&str, FindingKind)> {
    let word = text.split_whitespace().find(|word| !text::is_nfc(word));
    let word = word.map(|word| (word, FindingKind::NotNfc { found: word.to_owned(), more: 0 }));
    let mark = text::hidden_mark(text).and_then(|(at, mark)| {
        Some((text.get(at..at.saturating_add(mark.len_utf8()))?, FindingKind::HiddenMark { mark }))
    });
    word.into_iter().chain(mark)
}

/// Finds choices whose question and answers do not fit on one screen of the hall.
pub(super) fn choices(file: &ScriptFile, values: &ShownValues) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (part, steps) in file.scenario.parts.iter().map(|part| &part.steps).enumerate() {
        for (number, step) in steps.iter().enumerate() {
            let Some(choose) = step.kind.try_as_choose_ref() else { continue };
            let lines = height(choose, values);
            let spot = file.step_spot(part, number).filter(|_| lines > LINES);
            findings.extend(spot.map(|spot| Finding {
                source: file.source.clone(),
                range: spot.field("kind").field("prompt").word(),
                related: None,
                kind: FindingKind::ChoiceTooTall { lines, room: LINES },
            }));
        }
    }
    findings
}

/// The question, an empty line, and the options.
fn height(choose: &Choose, values: &ShownValues) -> usize {
    let options =
        choose.options.iter().map(|option| text::height(&filled(&option.text, values), OPTION_COLUMNS));
    text::height(&filled(&choose.prompt, values), COLUMNS) + 1 + options.sum::<usize>()
}

/// The values of a script when its meeting opens; those that cannot be worked out are left out.
pub(super) fn values(story: &Story) -> ShownValues {
    let cut = story.scenario.default_cut;
    let setup = Setup { mode: Mode::Room, solo: None, cut, seed: 0, deputies: false };
    let mut meeting = Meeting::default();
    let events = decide(story, &meeting, &Command::Open(setup));
    // The opening alone: the first step may already be a silent one.
    if let Some(opened @ Event::Opened { .. }) = events.first() {
        meeting.apply(opened);
    }
    let figured = story.scenario.values.iter().filter_map(|(name, quantity)| {
        let written = match figure(story, meeting.state(), quantity)? {
            Figured::Money(amount) => number::money(amount),
            Figured::Count(count) => number::count(count),
            Figured::Name(name) => name,
        };
        Some((name.clone(), written))
    });
    figured.collect()
}

/// A text with every value that is known in its place.
fn filled(text: &str, values: &ShownValues) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((inside, left)) = after.split_once('}') else { break };
        filled.push_str(before);
        let name = inside.trim().trim_start_matches('$');
        match values.get(name) {
            Some(value) => filled.push_str(value),
            None => filled.extend(["{", inside, "}"]),
        }
        rest = left;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::{ShownValues, filled};

    #[test]
    fn values_stand_in_their_places() {
        let values = ShownValues::from([("on".to_owned(), "bà Ón".to_owned())]);
        for (text, written) in [
            ("{ $on } nộp", "bà Ón nộp"),
            ("{$on} và { $sum }", "bà Ón và { $sum }"),
            ("{ $on", "{ $on"),
            ("không", "không"),
        ] {
            assert_eq!(filled(text, &values), written);
        }
    }
}
