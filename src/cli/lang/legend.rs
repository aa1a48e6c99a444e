//! The second page of a teachers' sheet: what the columns, the states and the marks of sources mean.

use crate::cli::words::{CommandWords, sentence};
use crate::locale::exchange::xlsx::Legend;
use crate::locale::exchange::{SheetColumn, TranslationSheet};
use crate::locale::state::LineState;

/// What a note may say of the source of words, in short, as in the provenance of `state.tsv`.
const MARKS: [&str; 20] = [
    "KNOW", "SCH", "CONV", "COMP", "VOV", "EXAM", "BLOG", "KH", "RPAC", "UW", "BZ", "CNT", "W2", "IMT", "MK",
    "TT", "TVD", "UDHR", "FZ", "glossary",
];

/// Explains the marks that stand in this sheet, and no others.
pub(super) fn legend(sheet: &TranslationSheet, words: &CommandWords) -> Legend {
    let columns = SheetColumn::ALL.iter().copied().map(|column| {
        let said = sentence("cli-legend-column").with("column", column.english());
        [column.vietnamese().to_owned(), words.say(said)]
    });
    let states = LineState::ALL.iter().map(|state| {
        let name =
            sentence("cli-legend-state-name").with("words", state.vietnamese()).with("state", state.slug());
        [words.say(name), words.say(sentence("cli-legend-state").with("state", state.slug()))]
    });
    let is_there = |mark: &&str| {
        let notes = sheet.rows.iter().filter_map(|row| row.cell(SheetColumn::Note));
        notes.into_iter().any(|note| named(note).any(|word| word == *mark))
    };
    let marks = MARKS.into_iter().filter(is_there).map(|mark| {
        let name = format!("{}: {mark}", SheetColumn::Note.vietnamese());
        [name, words.say(sentence("cli-legend-mark").with("mark", mark))]
    });
    let title = [words.say("cli-legend-how"), words.say("cli-legend-how-about")];
    Legend {
        name: words.say("cli-legend-sheet"),
        heads: [words.say("cli-legend-what"), words.say("cli-legend-about")],
        rows: std::iter::once(title).chain(columns).chain(states).chain(marks).collect(),
    }
}

/// The words of a note, without the signs around them.
fn named(note: &str) -> impl Iterator<Item = &str> {
    note.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{MARKS, legend, named};
    use crate::cli::words::CommandWords;
    use crate::library::Library;
    use crate::locale::Lang;
    use crate::locale::exchange::{SheetColumn, SheetRow, TranslationSheet};

    /// Every mark in the shipped states is explained, in both languages, and each in its own words.
    #[test]
    fn every_mark_of_a_source_is_explained() {
        let mut sheet = TranslationSheet::default();
        let library = Library::new(None);
        let mut found = BTreeSet::new();
        for lang in Lang::drafted() {
            let (states, _) = library.states(lang);
            for row in states.keys().filter_map(|key| states.get(key)) {
                let (source, _) = row.provenance.split_once(". ").unwrap_or((&row.provenance, ""));
                let is_mark =
                    |word: &&str| word.len() > 1 && !word.contains(|sign: char| sign.is_lowercase());
                found.extend(named(source).filter(is_mark).map(str::to_owned));
                let mut line = SheetRow::default();
                line.set(SheetColumn::Note, row.provenance.clone());
                sheet.rows.push(line);
            }
        }
        let digits = |word: &String| word.chars().all(|sign| sign.is_ascii_digit());
        found.retain(|word| !digits(word));
        let known: BTreeSet<String> = MARKS.into_iter().map(str::to_owned).collect();
        assert!(found.is_subset(&known) && found.contains("KNOW"), "{found:?}");

        let explained = legend(&sheet, &CommandWords::default()).rows;
        let marks: Vec<&[String; 2]> =
            explained.iter().filter(|[name, _]| name.starts_with("ghi chú: ")).collect();
        assert_eq!(marks.len(), MARKS.len(), "{marks:?}");
        assert!(marks.iter().all(|[_, about]| about.contains('(') && about.len() > 40), "{marks:?}");
        assert_eq!(marks.iter().map(|[_, about]| about).collect::<BTreeSet<_>>().len(), MARKS.len());

        sheet.rows.clear();
        let plain = legend(&sheet, &CommandWords::default()).rows;
        assert_eq!(plain.len() + MARKS.len(), explained.len(), "what is not in the sheet is not explained");
    }
}
