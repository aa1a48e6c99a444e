//! Judges whether a row of a sheet may be taken over, and what it changes.
//!
//! A row that changes nothing passes as it is. Everything else must name a line there is, be made for the Vietnamese
//! of today, hold words that pass `locale::proof`, and, to be called reviewed, be signed. All that is wrong with a row
//! is told at once.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use crate::cli::lang::common::mark_of;
use crate::cli::lang::import::why::Why;
use crate::library::TranslatedLine;
use crate::locale::Lang;
use crate::locale::exchange::{RowFault, SheetColumn, SheetRow};
use crate::locale::layer::{LineKey, UI};
use crate::locale::proof::faults;
use crate::locale::state::{LineState, StateRow, StateTable, TextMark};
use crate::scenario::finding::nearest;
use crate::text;

/// Who reviewed, where and when, for rows that do not say it themselves.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct ReviewSignature {
    pub(super) reviewer: String,
    pub(super) place: String,
    pub(super) date: String,
}

/// What becomes of a row that is let by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowOutcome {
    /// Words for a line that had none.
    New,
    Changed,
    /// The same words, in another state or from another source.
    State,
    /// The line has no words any more.
    Blank,
    Unchanged,
    /// Empty, though its state says that there are words: nobody has asked for them to go.
    Left,
}

/// What is to be written for a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LineChange {
    pub(super) key: LineKey,
    /// None makes the line blank.
    pub(super) words: Option<String>,
    /// None for a language that its authors write in full.
    pub(super) state: Option<StateRow>,
}

pub(super) type JudgedRow = Result<(RowOutcome, Option<LineChange>), Vec<Why>>;

/// What words count for whose origin nobody has written down.
const OWN_WORDS: &str = "KNOW";

pub(super) struct Judge<'a> {
    lang: Lang,
    lines: BTreeMap<String, &'a TranslatedLine>,
    states: &'a StateTable,
    signature: &'a ReviewSignature,
    seen: BTreeSet<String>,
    /// Rows by their line in which this column seems to belong to another row.
    slipped: BTreeMap<usize, SheetColumn>,
}

impl<'a> Judge<'a> {
    pub(super) fn new(
        lang: Lang,
        lines: &'a [TranslatedLine],
        states: &'a StateTable,
        signature: &'a ReviewSignature,
        rows: &[SheetRow],
    ) -> Self {
        let lines = lines.iter().map(|line| (line.source.key.to_string(), line)).collect();
        let slipped = slipped(&lines, rows);
        Self { lang, lines, states, signature, seen: BTreeSet::new(), slipped }
    }

    pub(super) fn row(&mut self, row: &SheetRow) -> JudgedRow {
        if let Some(fault) = &row.fault {
            return Err(vec![match fault {
                RowFault::Formula(cell) => Why::Formula(cell.clone()),
                RowFault::Surplus => Why::Surplus,
                RowFault::Date(cell) => Why::DateCell(cell.clone()),
                RowFault::Number(cell) => Why::NumberMark(cell.clone()),
            }]);
        }
        let tag = cell(row, SheetColumn::Tag);
        if !tag.is_empty() && Lang::from_tag(&tag) != Some(self.lang) {
            return Err(vec![Why::OtherLanguage(tag)]);
        }
        let id = cell(row, SheetColumn::Id);
        let Some(line) = self.lines.get(&id).copied() else {
            let nearest = nearest(&id, self.lines.keys().map(String::as_str));
            return Err(vec![Why::UnknownId { nearest }]);
        };
        if !self.seen.insert(id) {
            return Err(vec![Why::Twice]);
        }
        if let Some(column) = self.slipped.get(&row.line) {
            return Err(vec![Why::Slipped(*column)]);
        }
        let words = cell(row, SheetColumn::Text);
        if words.is_empty() {
            self.emptied(line, row)
        } else if self.lang.is_in_full() {
            self.authored(line, row, words)
        } else {
            self.drafted(line, row, words)
        }
    }

    fn emptied(&self, line: &TranslatedLine, row: &SheetRow) -> JudgedRow {
        if line.words.is_none() {
            return Ok((RowOutcome::Unchanged, None));
        }
        if self.lang.is_in_full() {
            return Err(vec![Why::MustBeWritten]);
        }
        if !cell(row, SheetColumn::State).is_empty() {
            return Ok((RowOutcome::Left, None));
        }
        match not_of_today(line, row) {
            Some(why) => Err(vec![why]),
            None => Ok((RowOutcome::Blank, Some(change(line, None, None)))),
        }
    }

    /// A line of a language without drafts.
    fn authored(&self, line: &TranslatedLine, row: &SheetRow, words: String) -> JudgedRow {
        if line.words.as_ref() == Some(&words) {
            return Ok((RowOutcome::Unchanged, None));
        }
        if self.lang == Lang::Vi && line.source.key.file != UI {
            return Err(vec![Why::InTheScript]);
        }
        let mut whys: Vec<Why> = not_of_today(line, row).into_iter().collect();
        whys.extend(faults(self.lang, &line.source.vietnamese, &words).into_iter().map(Why::Words));
        if !whys.is_empty() {
            return Err(whys);
        }
        let outcome = if line.words.is_some() { RowOutcome::Changed } else { RowOutcome::New };
        Ok((outcome, Some(change(line, Some(words), None))))
    }

    fn drafted(&self, line: &TranslatedLine, row: &SheetRow, words: String) -> JudgedRow {
        let mut whys: Vec<Why> = not_of_today(line, row).into_iter().collect();
        let slug = cell(row, SheetColumn::State);
        let state = if slug.is_empty() { Some(LineState::Draft) } else { LineState::from_typed(&slug) };
        let Some(state) = state else {
            whys.push(Why::UnknownState(slug));
            return Err(whys);
        };
        let known = self.states.get(&line.source.key.to_string());
        let is_same = line.words.as_ref() == Some(&words);
        let made = self.state_row(line, row, &words, state, known);
        if whys.is_empty() && is_same && is_as_known(line, &made, known) {
            return Ok((RowOutcome::Unchanged, None));
        }
        whys.extend(faults(self.lang, &line.source.vietnamese, &words).into_iter().map(Why::Words));
        if state.is_reviewed() {
            whys.extend(unsigned(&made));
            let is_old = |known: &StateRow| known.state.is_reviewed() && signed(known) == signed(&made);
            if !is_same && known.is_some_and(is_old) {
                whys.push(Why::OldReview);
            }
        }
        if !whys.is_empty() {
            return Err(whys);
        }
        let outcome = match (&line.words, is_same) {
            (_, true) => RowOutcome::State,
            (Some(_), false) => RowOutcome::Changed,
            (None, false) => RowOutcome::New,
        };
        Ok((outcome, Some(change(line, Some(words), Some(made)))))
    }

    fn state_row(
        &self,
        line: &TranslatedLine,
        row: &SheetRow,
        words: &str,
        state: LineState,
        known: Option<&StateRow>,
    ) -> StateRow {
        let filled = |found: String, other: &str| if found.is_empty() { other.to_owned() } else { found };
        let provenance = known.map_or(OWN_WORDS, |known| &known.provenance);
        let signed = |column, own: &str| {
            if state.is_reviewed() { filled(cell(row, column), own) } else { String::new() }
        };
        StateRow {
            source: TextMark::of(&line.source.vietnamese),
            words: TextMark::of(words),
            state,
            provenance: filled(cell(row, SheetColumn::Note), provenance),
            reviewer: signed(SheetColumn::Reviewer, &self.signature.reviewer),
            place: signed(SheetColumn::Place, &self.signature.place),
            date: written_date(signed(SheetColumn::Date, &self.signature.date)),
        }
    }
}

fn change(line: &TranslatedLine, words: Option<String>, state: Option<StateRow>) -> LineChange {
    LineChange { key: line.source.key.clone(), words, state }
}

fn cell(row: &SheetRow, column: SheetColumn) -> String {
    text::fold_spaces(row.cell(column).unwrap_or_default()).into_owned()
}

/// Whether the row was made for other Vietnamese than today's.
fn not_of_today(line: &TranslatedLine, row: &SheetRow) -> Option<Why> {
    let mark = cell(row, SheetColumn::Source);
    match mark_of(&mark) {
        Some(mark) if mark == TextMark::of(&line.source.vietnamese) => None,
        Some(_) => Some(Why::Stale),
        None => Some(Why::NoMark(mark)),
    }
}

/// From so many rows on, cells that belong to a neighbour are a column that has slipped, and no chance.
const SLIPPED: usize = 3;
/// A column is looked for so many rows further up and down.
const FURTHEST: usize = 3;

/// Whether a row has the cell of another line than its own.
type IsOther<'f> = &'f dyn Fn(&SheetRow, &TranslatedLine, &TranslatedLine) -> bool;

/// Finds rows whose mark or words are those of a row a little further up or down: somebody has deleted or inserted
/// one cell, or sorted one column alone.
fn slipped(lines: &BTreeMap<String, &TranslatedLine>, rows: &[SheetRow]) -> BTreeMap<usize, SheetColumn> {
    let of_row = |row: &SheetRow| lines.get(&cell(row, SheetColumn::Id)).copied();
    let known: Vec<Option<&TranslatedLine>> = rows.iter().map(of_row).collect();
    let marks_other = |row: &SheetRow, own: &TranslatedLine, other: &TranslatedLine| {
        let mark = mark_of(&cell(row, SheetColumn::Source));
        let of = |line: &TranslatedLine| Some(TextMark::of(&line.source.vietnamese));
        mark != of(own) && mark == of(other)
    };
    let says_other = |row: &SheetRow, own: &TranslatedLine, other: &TranslatedLine| {
        let words = Some(cell(row, SheetColumn::Text)).filter(|words| !words.is_empty());
        words.is_some() && words != own.words && words == other.words
    };
    let checks: [(SheetColumn, IsOther<'_>); 2] =
        [(SheetColumn::Source, &marks_other), (SheetColumn::Text, &says_other)];
    let mut found = BTreeMap::new();
    for (column, is_other) in checks {
        for by in 1..=FURTHEST {
            for is_below in [true, false] {
                let other = |at: usize| if is_below { at.checked_add(by) } else { at.checked_sub(by) };
                let slipped = rows.iter().enumerate().filter(|(at, row)| {
                    let own = known.get(*at).copied().flatten();
                    let other = other(*at).and_then(|at| known.get(at).copied().flatten());
                    own.zip(other).is_some_and(|(own, other)| is_other(row, own, other))
                });
                let slipped: Vec<usize> = slipped.map(|(_, row)| row.line).collect();
                if slipped.len() >= SLIPPED {
                    found.extend(slipped.into_iter().map(|line| (line, column)));
                }
            }
        }
    }
    found
}

/// Whether the files say all of this already; a draft needs no row for that.
fn is_as_known(line: &TranslatedLine, made: &StateRow, known: Option<&StateRow>) -> bool {
    let is_same_source = known.map_or(OWN_WORDS, |known| &known.provenance) == made.provenance;
    let is_signed_alike = || known.is_some_and(|known| signed(known) == signed(made));
    line.standing.state == made.state && is_same_source && (!made.state.is_reviewed() || is_signed_alike())
}

fn signed(row: &StateRow) -> [&str; 3] {
    [&row.reviewer, &row.place, &row.date]
}

fn unsigned(made: &StateRow) -> Vec<Why> {
    let columns = [SheetColumn::Reviewer, SheetColumn::Place, SheetColumn::Date];
    let lacking = columns.into_iter().zip(signed(made)).filter(|(_, cell)| cell.is_empty());
    let lacking: Vec<SheetColumn> = lacking.map(|(column, _)| column).collect();
    let mut whys = Vec::new();
    if !lacking.is_empty() {
        whys.push(Why::Unsigned(lacking));
    }
    if made.reviewer.contains(char::is_whitespace) {
        whys.push(Why::NotACode(made.reviewer.clone()));
    }
    if !made.date.is_empty() && !is_date(&made.date) {
        whys.push(Why::NotADate(made.date.clone()));
    }
    whys
}

/// A date that somebody typed as 24/11/2026, 24-11-2026 or 24.11.2026 as it is kept; anything else as it is.
fn written_date(typed: String) -> String {
    let parsed = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"]
        .iter()
        .find_map(|form| NaiveDate::parse_from_str(&typed, form).ok())
        .filter(|date| (1_900..=9_999).contains(&date.year()));
    parsed.map_or(typed, |date| date.format("%Y-%m-%d").to_string())
}

/// Written as 2026-11-24.
pub(super) fn is_date(date: &str) -> bool {
    date.len() == "2026-11-24".len() && NaiveDate::parse_from_str(date, "%Y-%m-%d").is_ok()
}
