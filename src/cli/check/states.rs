//! Checks `state.tsv`, which says how far each line of a language can be relied on: rows that say nothing, rows of
//! lines that do not exist, rows whose line or Vietnamese has changed since.
//!
//! A row that does not hold makes its line a draft and stops nothing, so most findings are warnings. A line without a
//! row is reported where the words are (`locales`).

use std::collections::BTreeMap;
use std::ops::Range;

use crate::cli::check::locales::{LocaleInspection, Sources, TextMap, overlaid};
use crate::library::{LocaleText, STATES};
use crate::locale::has_words;
use crate::locale::layer::{LineKey, UI};
use crate::locale::state::{StateProblemKind, StateRow, StateTable, TextMark};
use crate::scenario::finding::nearest;
use crate::scenario::finding::translation::{BadRow, TranslationFault as Fault};

impl Sources<'_> {
    /// The states of the folder a file lies in, over the shipped ones.
    pub(super) fn states_beside(&self, file: &LocaleText) -> StateTable {
        let mut states = StateTable::default();
        for text in self.beside(file, STATES) {
            states.overlay(StateTable::parse(&text).0);
        }
        states
    }

    pub(super) fn check_states(&self, inspection: &mut LocaleInspection<'_>) {
        let (table, problems) = StateTable::parse(inspection.text);
        for problem in problems {
            if inspection.is_full() {
                return;
            }
            let bad = match problem.kind {
                StateProblemKind::Columns(n) => BadRow::Columns(n),
                StateProblemKind::Mark(mark) => BadRow::Mark(mark),
                StateProblemKind::State(state) => BadRow::State(state),
                StateProblemKind::Twice(key) => BadRow::Twice(key),
            };
            inspection.tell(inspection.line(problem.line), Fault::BadRow(bad));
        }
        let places = places(inspection.text);
        let mut words: BTreeMap<String, TextMap> = BTreeMap::new();
        let (mut stale, mut other) = (Vec::new(), Vec::new());
        for (key, row) in table.keys().filter_map(|key| Some((key, table.get(key)?))) {
            if inspection.is_full() {
                return;
            }
            let spot = places.get(key).cloned().unwrap_or_default();
            if is_unsigned(row) {
                inspection.tell(spot.clone(), Fault::ReviewedByNobody { key: key.to_owned() });
            }
            let line = key.parse::<LineKey>().ok();
            if line.as_ref().is_some_and(|line| self.is_unread(&line.file)) {
                continue;
            }
            let known = line.and_then(|line| {
                let vietnamese = self.vietnamese.get(&line.file)?.get(&line.line)?;
                Some((line, vietnamese))
            });
            let Some((line, vietnamese)) = known else {
                let nearest = self.nearest_key(key);
                inspection.tell(spot, Fault::StateOfNothing { key: key.to_owned(), nearest });
                continue;
            };
            let texts = words
                .entry(line.file)
                .or_insert_with_key(|file| overlaid(&self.beside(inspection.file, &format!("{file}.ftl"))));
            let Some(said) = texts.get(&line.line).filter(|words| has_words(words)) else {
                inspection.tell(spot, Fault::StateWithoutWords { key: key.to_owned() });
                continue;
            };
            if row.source != TextMark::of(vietnamese) {
                stale.push(key.to_owned());
            } else if row.words != TextMark::of(said) {
                other.push(key.to_owned());
            }
        }
        if !stale.is_empty() {
            inspection.tell(0..0, Fault::Stale { keys: stale });
        }
        if !other.is_empty() {
            inspection.tell(0..0, Fault::OtherWords { keys: other });
        }
    }

    /// Whether the lines of a file are unknown. A file that cannot be read has a finding of its own already.
    fn is_unread(&self, file: &str) -> bool {
        let is_known = file == UI || self.scripts.contains_key(file);
        is_known && !self.vietnamese.contains_key(file)
    }

    fn nearest_key(&self, key: &str) -> Option<String> {
        let (file, line) = key.split_once('/')?;
        let texts = self.vietnamese.get(file)?;
        nearest(line, texts.keys().map(String::as_str)).map(|line| format!("{file}/{line}"))
    }
}

fn is_unsigned(row: &StateRow) -> bool {
    let StateRow { state, reviewer, place, date, .. } = row;
    state.is_reviewed() && [reviewer, place, date].iter().any(|cell| cell.trim().is_empty())
}

/// Where the key of each row stands.
fn places(text: &str) -> BTreeMap<&str, Range<usize>> {
    let mut places = BTreeMap::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let key = line.split('\t').next().unwrap_or_default();
        let before = key.len() - key.trim_start().len();
        places.entry(key.trim()).or_insert(start + before..start + key.trim_end().len().max(before));
        start += line.len();
    }
    places
}
