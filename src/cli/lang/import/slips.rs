//! Finds columns of a sheet whose cells stand beside the wrong lines: a person has deleted or inserted one cell,
//! pasted a block one row too low, or sorted one column alone.
//!
//! Compares the sheet with what it said when it was written. Cells that belong to a row a little further up or down
//! show the shift. Newly typed cells near them may stand in the wrong rows as well, and cannot be checked. So the
//! rows around a shift are reported too, and no signature and no blank is taken from them.
//!
//! New signatures are the same in every row, so alone they show nothing. They show a shift where one stands beside a
//! line without words and none would a little further up or down. They also do where the number of newly typed words
//! equals the number of signatures a little further up or down. In all other cases it is unknown which rows were
//! meant; the legend and the report say so.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::cli::lang::common::mark_of;
use crate::cli::lang::export::{STANDING, standing_cells};
use crate::library::TranslatedLine;
use crate::locale::Lang;
use crate::locale::exchange::{SheetColumn, SheetRow};
use crate::locale::state::{LineState, StateTable, TextMark};

/// From so many rows on, cells that belong to a neighbour are a shifted column and no chance.
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
    standing: [String; 5],
}

impl Known {
    fn of(
        lang: Lang,
        lines: &BTreeMap<String, &TranslatedLine>,
        states: &StateTable,
        row: &SheetRow,
    ) -> Self {
        let own = lines.get(&row.kept(SheetColumn::Id)).map(|line| Own {
            mark: TextMark::of(&line.source.vietnamese),
            text: line.words.clone().unwrap_or_default(),
            standing: standing_cells(lang, line, states),
        });
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
        Self { line: row.line, mark, text, standing, is_changed, is_newly_signed, is_newly_typed, own }
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
    fn of<T: PartialEq + ?Sized>(cell: &T, own: &T, other: &T) -> Self {
        match (cell == own, cell == other) {
            (_, false) => Self::None,
            (true, true) => Self::Both,
            (false, true) => Self::Other,
        }
    }
}

impl Slips {
    pub(super) fn find(
        lang: Lang,
        lines: &BTreeMap<String, &TranslatedLine>,
        states: &StateTable,
        rows: &[SheetRow],
    ) -> Self {
        let rows: Vec<Known> = rows.iter().map(|row| Known::of(lang, lines, states, row)).collect();
        let mut slips = Self::default();
        for by in 1..=FURTHEST {
            for is_below in [true, false] {
                slips.take(&rows, SheetColumn::Source, &marks(&rows, by, is_below));
                slips.take(&rows, SheetColumn::Text, &texts(&rows, by, is_below));
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
        if slipped.len() < LEAST {
            return;
        }
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

fn other(rows: &[Known], at: usize, by: usize, is_below: bool) -> Option<&Own> {
    let at = if is_below { at.checked_add(by) } else { at.checked_sub(by) };
    rows.get(at?)?.own.as_ref()
}

/// How well the cells of a column fit the lines that stand so many rows away.
fn fits<'r>(
    rows: &'r [Known],
    by: usize,
    is_below: bool,
    fit: impl Fn(&'r Known, &'r Own, &'r Own) -> Fit,
) -> Vec<Fit> {
    let of_row = |(at, row): (usize, &'r Known)| {
        let own = row.own.as_ref().zip(other(rows, at, by, is_below));
        own.map_or(Fit::None, |(own, other)| fit(row, own, other))
    };
    rows.iter().enumerate().map(of_row).collect()
}

fn others(fits: &[Fit]) -> Vec<usize> {
    fits.iter().enumerate().filter(|(_, fit)| **fit == Fit::Other).map(|(at, _)| at).collect()
}

/// Marks and words belong to one line each, so these rows need not follow each other.
fn marks(rows: &[Known], by: usize, is_below: bool) -> Vec<usize> {
    others(&fits(rows, by, is_below, |row, own, other| {
        Fit::of(&row.mark, &Some(own.mark), &Some(other.mark))
    }))
}

fn texts(rows: &[Known], by: usize, is_below: bool) -> Vec<usize> {
    others(&fits(rows, by, is_below, |row, own, other| {
        if row.text.is_empty() { Fit::None } else { Fit::of(&row.text, &own.text, &other.text) }
    }))
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
    signed.map(Iterator::collect).collect()
}

/// States, notes and signatures are the same in many rows. A run shows a shift only if every cell in it is that of
/// the other line, enough of them are not that of their own line, and they are not all the same.
fn runs(rows: &[Known], column: usize, by: usize, is_below: bool) -> Vec<Vec<usize>> {
    fn cell(cells: &[String; 5], column: usize) -> &str {
        cells.get(column).map_or("", String::as_str)
    }
    let fits = fits(rows, by, is_below, |row, own, other| {
        let [own, other] = [own, other].map(|line| cell(&line.standing, column));
        Fit::of(cell(&row.standing, column), own, other)
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
        let fit = |cell: &str, own: &str, other: &str| Fit::of(cell, own, other);
        assert_eq!(fit("a", "a", "a"), Fit::Both);
        assert_eq!(fit("a", "b", "a"), Fit::Other);
        assert_eq!([fit("c", "b", "a"), fit("a", "a", "b")], [Fit::None; 2]);
    }
}
