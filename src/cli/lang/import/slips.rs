//! Finds columns of a sheet whose cells stand beside the wrong lines: a person has deleted or inserted one cell,
//! pasted a block one row too low, or sorted one column alone.
//!
//! Compares the sheet with what it said when it was written. Cells that belong to a row a little further up or down
//! show the shift. Newly typed cells near them may stand in the wrong rows as well, and cannot be checked. So the
//! rows around a shift are reported too, and no signature and no blank is taken from them.
//!
//! One row is enough where its new words were those of a row beside it, and that row does not have them any more. Rows
//! with the same Vietnamese may have the same words, so they show nothing.
//!
//! New signatures are the same in every row, so alone they show nothing. They show a shift where one stands beside a
//! line without words and none would a little further up or down. They also do where the number of newly typed words
//! equals the number of signatures a little further up or down. In all other cases it is unknown which rows were
//! meant; the legend and the report say so.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use strum::VariantArray;

use crate::cli::lang::common::mark_of;
use crate::cli::lang::export::{STANDING, standing_cells};
use crate::cli::lang::import::known::KnownLines;
use crate::locale::exchange::{SheetColumn, SheetRow, kept};
use crate::locale::state::{LineState, TextMark};

/// From so many rows on, cells that belong to a neighbour are a shifted column and no chance, whatever stands in the
/// neighbour now.
const LEAST: usize = 3;
/// How many rows further up and down are compared.
const FURTHEST: usize = 3;

/// Rows by their line in the sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Slips {
    /// Rows in which this column has the cell of another row.
    pub(super) slipped: BTreeMap<usize, SheetColumn>,
    /// Rows around those, and the shifted column.
    pub(super) beside: BTreeMap<usize, SheetColumn>,
}

/// What is compared of a row: the cell in it, and the cell that its line had.
struct Known {
    line: usize,
    mark: Option<TextMark>,
    text: String,
    /// None where the sheet does not have the column.
    vietnamese: Option<String>,
    english: Option<String>,
    standing: [String; 5],
    /// Whether the words or their state differ from when the sheet was written.
    is_changed: bool,
    /// Whether another person has signed than when the sheet was written, or on another day.
    is_newly_signed: bool,
    is_newly_typed: bool,
    own: Option<Own>,
}

struct Own {
    mark: TextMark,
    text: String,
    /// What the room says instead of it. A sheet of this laptop has gone out with that.
    corrected: Option<String>,
    vietnamese: String,
    english: String,
    standing: [String; 5],
}

impl Own {
    /// Whether the line had these words in this column when the sheet was written.
    fn had(&self, column: Sent, words: &str) -> bool {
        match column {
            Sent::Text => self.text == words || self.corrected.as_deref() == Some(words),
            Sent::Vietnamese => self.vietnamese == words,
            Sent::English => self.english == words,
        }
    }
}

/// A column in which every line has words of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, VariantArray)]
enum Sent {
    Text,
    Vietnamese,
    English,
}

impl Sent {
    fn column(self) -> SheetColumn {
        match self {
            Self::Text => SheetColumn::Text,
            Self::Vietnamese => SheetColumn::Vietnamese,
            Self::English => SheetColumn::English,
        }
    }
}

impl Known {
    fn of(known: &KnownLines<'_>, row: &SheetRow) -> Self {
        let id = row.kept(SheetColumn::Id);
        let own = known.lines.get(&id).map(|line| Own {
            mark: TextMark::of(&line.source.vietnamese),
            text: line.words.clone().unwrap_or_default(),
            corrected: known.corrected.get(&id).cloned(),
            vietnamese: kept(&line.source.vietnamese),
            english: known.english.get(&id).cloned().unwrap_or_default(),
            standing: standing_cells(known.lang, line, known.states),
        });
        let shown = |column| row.cell(column).map(kept);
        let [vietnamese, english] = [SheetColumn::Vietnamese, SheetColumn::English].map(shown);
        let standing = STANDING.map(|column| {
            let cell = row.kept(column);
            if column == SheetColumn::State { typed(cell) } else { cell }
        });
        let mark = mark_of(&row.kept(SheetColumn::Source));
        let text = row.kept(SheetColumn::Text);
        let is_changed = own.as_ref().is_none_or(|own: &Own| text != own.text || standing != own.standing);
        let is_newly_typed = own.as_ref().is_some_and(|own: &Own| text != own.text);
        let is_newly_signed =
            own.as_ref().is_some_and(|own: &Own| is_signed_otherwise(&standing, &own.standing));
        Self {
            line: row.line,
            mark,
            text,
            vietnamese,
            english,
            standing,
            is_changed,
            is_newly_signed,
            is_newly_typed,
            own,
        }
    }

    fn cell(&self, column: Sent) -> &str {
        let cell = match column {
            Sent::Text => Some(&self.text),
            Sent::Vietnamese => self.vietnamese.as_ref(),
            Sent::English => self.english.as_ref(),
        };
        cell.map_or("", String::as_str)
    }
}

/// Whether reviewer, place or date was filled in and has changed.
fn is_signed_otherwise(cells: &[String; 5], before: &[String; 5]) -> bool {
    let [_, _, signature @ ..] = cells;
    let [_, _, signed_before @ ..] = before;
    signature != signed_before && signature.iter().any(|cell| !cell.is_empty())
}

/// A state by its slug, however it was typed.
fn typed(cell: String) -> String {
    LineState::from_typed(&cell).map_or(cell, |state| state.slug().to_owned())
}

/// How a cell compares with its own line and with another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    /// It is not the cell of the other line.
    None,
    /// It is the cell of both lines.
    Both,
    /// It is the cell of the other line alone.
    Other,
}

impl Fit {
    fn of(is_own: bool, is_of_other: bool) -> Self {
        match (is_own, is_of_other) {
            (_, false) => Self::None,
            (true, true) => Self::Both,
            (false, true) => Self::Other,
        }
    }
}

impl Slips {
    pub(super) fn find(known: &KnownLines<'_>, rows: &[SheetRow]) -> Self {
        let rows: Vec<Known> = rows.iter().map(|row| Known::of(known, row)).collect();
        let mut slips = Self::default();
        for by in 1..=FURTHEST {
            for is_below in [true, false] {
                slips.take(&rows, SheetColumn::Source, &marks(&rows, by, is_below));
                for column in Sent::VARIANTS.iter().copied() {
                    slips.take(&rows, column.column(), &texts(&rows, column, by, is_below));
                }
                for run in signatures(&rows, by, is_below) {
                    slips.take(&rows, SheetColumn::Reviewer, &run);
                }
                for (at, column) in STANDING.into_iter().enumerate() {
                    for run in runs(&rows, at, by, is_below) {
                        slips.take(&rows, column, &run);
                    }
                }
            }
        }
        slips
    }

    /// Marks rows of one shifted column, and the rows around them that were changed.
    fn take(&mut self, rows: &[Known], column: SheetColumn, slipped: &[usize]) {
        let lines = |at: &usize| rows.get(*at).map(|row| row.line);
        for line in slipped.iter().filter_map(lines) {
            self.slipped.entry(line).or_insert(column);
        }
        // Rows that are not as the sheet was written.
        let blocks = ranges(rows, |row| row.is_changed);
        let mut around = BTreeSet::new();
        for at in slipped {
            let block = blocks.iter().find(|block| block.contains(at)).cloned();
            let block = block.unwrap_or(*at..*at + 1);
            around.extend(block.start.saturating_sub(FURTHEST)..block.end + FURTHEST);
        }
        for line in around.iter().filter_map(lines) {
            self.beside.entry(line).or_insert(column);
        }
    }
}

/// Finds rows of one kind that follow each other.
fn ranges(rows: &[Known], is_one: impl Fn(&Known) -> bool) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut begin = 0;
    for rows in rows.chunk_by(|row, next| is_one(row) == is_one(next)) {
        let end = begin + rows.len();
        ranges.extend(rows.first().filter(|row| is_one(row)).map(|_| begin..end));
        begin = end;
    }
    ranges
}

fn other(rows: &[Known], at: usize, by: usize, is_below: bool) -> Option<&Known> {
    let at = if is_below { at.checked_add(by) } else { at.checked_sub(by) };
    rows.get(at?)
}

/// How well the cells of a column fit the lines that stand so many rows away.
fn fits<'r>(
    rows: &'r [Known],
    by: usize,
    is_below: bool,
    fit: impl Fn(&'r Known, &'r Own, &'r Own) -> Fit,
) -> Vec<Fit> {
    let of_row = |(at, row): (usize, &'r Known)| {
        let other = other(rows, at, by, is_below).and_then(|other| other.own.as_ref());
        let own = row.own.as_ref().zip(other);
        own.map_or(Fit::None, |(own, other)| fit(row, own, other))
    };
    rows.iter().enumerate().map(of_row).collect()
}

fn others(fits: &[Fit]) -> Vec<usize> {
    fits.iter().enumerate().filter(|(_, fit)| **fit == Fit::Other).map(|(at, _)| at).collect()
}

/// Marks and words belong to one line each, so these rows need not follow each other.
fn marks(rows: &[Known], by: usize, is_below: bool) -> Vec<usize> {
    let marks = others(&fits(rows, by, is_below, |row, own, other| {
        Fit::of(row.mark == Some(own.mark), row.mark == Some(other.mark))
    }));
    if marks.len() < LEAST { Vec::new() } else { marks }
}

/// Fewer rows than [`LEAST`] count where the cell is gone from the row it belongs to.
fn texts(rows: &[Known], column: Sent, by: usize, is_below: bool) -> Vec<usize> {
    let mut slipped = others(&fits(rows, by, is_below, |row, own, other| {
        let cell = row.cell(column);
        if cell.is_empty() { Fit::None } else { Fit::of(own.had(column, cell), other.had(column, cell)) }
    }));
    if slipped.len() < LEAST {
        slipped.retain(|at| {
            let rows = rows.get(*at).zip(other(rows, *at, by, is_below));
            rows.is_some_and(|(row, other)| has_gone(column, row, other))
        });
    }
    slipped
}

/// Whether the other row does not have its own cell any more, and the two lines are not the same in Vietnamese.
fn has_gone(column: Sent, row: &Known, other: &Known) -> bool {
    let own = row.own.as_ref().zip(other.own.as_ref());
    own.is_some_and(|(own, of_other)| own.mark != of_other.mark && !of_other.had(column, other.cell(column)))
}

/// Finds where new signatures were meant for lines so many rows away.
fn signatures(rows: &[Known], by: usize, is_below: bool) -> Vec<Vec<usize>> {
    let has_words = |at: usize| rows.get(at).is_some_and(|row| !row.text.is_empty());
    let typed = ranges(rows, |row| row.is_newly_typed);
    let is_meant = |signed: &Range<usize>| {
        let moved = |at: usize| if is_below { at.checked_add(by) } else { at.checked_sub(by) };
        let (Some(start), Some(end)) = (moved(signed.start), moved(signed.end)) else { return false };
        let lacks_words = !signed.clone().all(has_words) && (start..end).all(has_words);
        lacks_words || typed.contains(&(start..end))
    };
    let signed = ranges(rows, |row| row.is_newly_signed).into_iter().filter(is_meant);
    signed.filter(|signed| signed.len() >= LEAST).map(Iterator::collect).collect()
}

/// States, notes and signatures are the same in many rows. A run shows a shift only if every cell in it is that of
/// the other line, enough of them are not that of their own line, and they are not all the same.
fn runs(rows: &[Known], column: usize, by: usize, is_below: bool) -> Vec<Vec<usize>> {
    fn cell(cells: &[String; 5], column: usize) -> &str {
        cells.get(column).map_or("", String::as_str)
    }
    let fits = fits(rows, by, is_below, |row, own, other| {
        let [own, other] = [own, other].map(|line| cell(&line.standing, column));
        let cell = cell(&row.standing, column);
        Fit::of(cell == own, cell == other)
    });
    let mut runs = Vec::new();
    let mut begin = 0;
    for run in fits.split(|fit| *fit == Fit::None) {
        let slipped: Vec<usize> = others(run).into_iter().map(|at| begin + at).collect();
        begin += run.len() + 1;
        let said: BTreeSet<&str> =
            slipped.iter().filter_map(|at| rows.get(*at)).map(|row| cell(&row.standing, column)).collect();
        if slipped.len() >= LEAST && said.len() > 1 {
            runs.push(slipped);
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::Fit;

    #[test]
    fn a_cell_shows_a_slip_only_where_it_is_not_its_own() {
        let fit = |cell: &str, own: &str, other: &str| Fit::of(cell == own, cell == other);
        assert_eq!(fit("a", "a", "a"), Fit::Both);
        assert_eq!(fit("a", "b", "a"), Fit::Other);
        assert_eq!([fit("c", "b", "a"), fit("a", "a", "b")], [Fit::None; 2]);
    }
}
