//! The sheet that goes to a teacher and comes back: a row for every line, with named columns. It is the same in a
//! spreadsheet (`xlsx`) and in a text file (`tsv`).
//!
//! It knows columns, not languages: the caller decides whether a row may be taken over. The invariant: every cell is
//! text, columns are found by their names in any order, and what is written here is read back as the same.

pub mod tsv;
pub mod xlsx;

use std::collections::BTreeMap;

use strum::VariantArray;

use crate::text;
use crate::workbook::column_name;

/// Every column, in the order in which it is written. Names are those at the head of the sheet, Vietnamese first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, VariantArray)]
pub enum SheetColumn {
    Id,
    Where,
    Vietnamese,
    English,
    /// The words of the language, as sent and as returned.
    Text,
    State,
    /// The mark of the Vietnamese that the row was made for.
    Source,
    /// The source of the words.
    Note,
    Reviewer,
    Place,
    Date,
    Protected,
    /// The most columns that the words may take.
    Most,
    Tag,
}

impl SheetColumn {
    pub const ALL: &'static [Self] = Self::VARIANTS;
    /// Without these no row can be taken over.
    pub const NEEDED: [Self; 4] = [Self::Id, Self::Text, Self::State, Self::Source];

    pub fn vietnamese(self) -> &'static str {
        self.names().0
    }

    pub fn english(self) -> &'static str {
        self.names().1
    }

    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Id => ("mã dòng", "id"),
            Self::Where => ("ở đâu", "where"),
            Self::Vietnamese => ("tiếng Việt", "Vietnamese"),
            Self::English => ("tiếng Anh", "English"),
            Self::Text => ("lời hiện nay", "text"),
            Self::State => ("trạng thái", "state"),
            Self::Source => ("dấu câu Việt", "source"),
            Self::Note => ("ghi chú", "note"),
            Self::Reviewer => ("mã người duyệt", "reviewer"),
            Self::Place => ("nơi duyệt", "place"),
            Self::Date => ("ngày duyệt", "date"),
            Self::Protected => ("giữ tiếng Việt khi chưa duyệt", "protected"),
            Self::Most => ("rộng nhất", "width"),
            Self::Tag => ("tiếng", "tag"),
        }
    }

    /// Whether a teacher fills it in; the others are only read.
    pub fn is_filled_in(self) -> bool {
        match self {
            Self::Text | Self::State | Self::Note | Self::Reviewer | Self::Place | Self::Date => true,
            Self::Id
            | Self::Where
            | Self::Vietnamese
            | Self::English
            | Self::Source
            | Self::Protected
            | Self::Most
            | Self::Tag => false,
        }
    }

    /// Whether anything of it is taken over or compared; the other columns are for the reader alone.
    fn is_taken_over(self) -> bool {
        self.is_filled_in() || matches!(self, Self::Id | Self::Source | Self::Tag)
    }

    fn from_name(name: &str) -> Option<Self> {
        let plain = |name: &str| text::fold_spaces(&text::nfc(name)).to_lowercase();
        let name = plain(name);
        Self::ALL
            .iter()
            .copied()
            .find(|column| [column.vietnamese(), column.english()].map(plain).contains(&name))
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TranslationSheet {
    pub rows: Vec<SheetRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SheetRow {
    /// The line of the row, as a spreadsheet or an editor counts it, the head being the first. Unused before the row
    /// is written.
    pub line: usize,
    cells: BTreeMap<SheetColumn, String>,
    /// Why nothing in this row can be relied on.
    pub fault: Option<RowFault>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowFault {
    /// The name of a cell with a formula, such as E5.
    Formula(String),
    /// The name of a cell in which a date stands where words belong.
    Date(String),
    /// The name of a cell with a mark that a program took for a number, so that digits of it may be lost.
    Number(String),
    /// The name of a cell with a bare number where the words of a line belong.
    Bare(String),
    /// The name of a cell with an error in it, such as `#REF!`.
    Error(String),
    /// The name of a cell with a truth value, `TRUE` or `FALSE`, where words belong.
    Truth(String),
    /// The name of a cell whose word is nothing but `#`: a program shows that where a column is too narrow.
    Hashes(String),
    /// More cells than the head has columns.
    Surplus,
}

/// Why a file is no sheet.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SheetProblem {
    /// The reason, in the words of the parser.
    #[error("this is no .xlsx file: {0}")]
    NotXlsx(String),
    #[error("this text is not UTF-8")]
    NotUtf8,
    #[error("the sheet is too large once it is unpacked")]
    TooLarge,
    #[error("nothing stands in the sheet")]
    Empty,
    #[error("columns are missing: {}", names(.0))]
    Lacks(Vec<SheetColumn>),
    #[error("the column '{}' stands in the sheet twice", .0.english())]
    Twice(SheetColumn),
    #[error("the sheet has more than {0} rows")]
    TooLong(usize),
    #[error("the sheet could not be written: {0}")]
    Unwritten(String),
}

fn names(columns: &[SheetColumn]) -> String {
    columns.iter().map(|column| column.english()).collect::<Vec<_>>().join(", ")
}

impl SheetRow {
    pub fn at(line: usize) -> Self {
        Self { line, ..Self::default() }
    }

    /// The cell of a column; none where the sheet does not have the column.
    pub fn cell(&self, column: SheetColumn) -> Option<&str> {
        self.cells.get(&column).map(String::as_str)
    }

    /// The cell of a column as it is stored: composed, on one line, and trimmed. Empty where the sheet does not have
    /// the column.
    pub fn kept(&self, column: SheetColumn) -> String {
        kept(self.cell(column).unwrap_or_default())
    }

    pub fn set(&mut self, column: SheetColumn, words: String) {
        self.cells.insert(column, words);
    }
}

/// Words as they are stored: composed, on one line, and trimmed.
pub fn kept(words: &str) -> String {
    text::fold_spaces(text::nfc(words).trim()).into_owned()
}

/// A cell as a file has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum RawCell {
    Text(String),
    /// The number as it is shown, and the name of the cell.
    Number(String, String),
    /// As YYYY-MM-DD, and the name of the cell.
    Date(String, String),
    /// By the name of the cell, like the next two.
    Formula(String),
    Error(String),
    Truth(String),
}

impl RawCell {
    fn is_blank(&self) -> bool {
        matches!(self, Self::Text(text) if text.trim().is_empty())
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RawRow {
    pub(super) line: usize,
    pub(super) cells: Vec<RawCell>,
}

/// More cells than a sheet of this program has; they would only fill the memory.
pub(super) const MOST_ROWS: usize = 20_000;

impl TranslationSheet {
    /// The first row that is not blank is the head. Blank rows are skipped.
    pub(super) fn of_rows(rows: Vec<RawRow>) -> Result<Self, SheetProblem> {
        if rows.len() > MOST_ROWS {
            return Err(SheetProblem::TooLong(MOST_ROWS));
        }
        let mut rows = rows.into_iter().filter(|row| !row.cells.iter().all(RawCell::is_blank));
        let head = Head::of(&rows.next().ok_or(SheetProblem::Empty)?)?;
        Ok(Self { rows: rows.map(|row| head.row(row)).collect() })
    }
}

/// The column of each cell.
struct Head {
    columns: Vec<Option<SheetColumn>>,
    /// How many of them have a name, known or not.
    width: usize,
}

impl Head {
    fn of(row: &RawRow) -> Result<Self, SheetProblem> {
        let named = row.cells.iter().map(|cell| match cell {
            RawCell::Text(name) => SheetColumn::from_name(name),
            RawCell::Number(..)
            | RawCell::Date(..)
            | RawCell::Formula(_)
            | RawCell::Error(_)
            | RawCell::Truth(_) => None,
        });
        let columns: Vec<Option<SheetColumn>> = named.collect();
        let count = |wanted: SheetColumn| columns.iter().filter(|column| **column == Some(wanted)).count();
        let lacking: Vec<SheetColumn> =
            SheetColumn::NEEDED.into_iter().filter(|column| count(*column) == 0).collect();
        if !lacking.is_empty() {
            return Err(SheetProblem::Lacks(lacking));
        }
        if let Some(twice) = SheetColumn::ALL.iter().copied().find(|column| count(*column) > 1) {
            return Err(SheetProblem::Twice(twice));
        }
        let width = row.cells.iter().rposition(|cell| !cell.is_blank()).map_or(0, |last| last + 1);
        Ok(Self { columns, width })
    }

    fn row(&self, raw: RawRow) -> SheetRow {
        let mut row = SheetRow::at(raw.line);
        // A row may end early where the last cells are blank.
        for column in self.columns.iter().flatten() {
            row.set(*column, String::new());
        }
        let mut bare = None;
        for (at, cell) in raw.cells.into_iter().enumerate() {
            match (self.columns.get(at).copied().flatten(), cell) {
                (Some(column), RawCell::Text(text)) => {
                    let may_be_a_date = matches!(column, SheetColumn::Date | SheetColumn::Note);
                    let date =
                        (!may_be_a_date && is_date(&text)).then_some(RowFault::Date as fn(String) -> _);
                    let fault = shown_fault(&text).or(date).filter(|_| column.is_taken_over());
                    if column == SheetColumn::Text && is_bare_number(&text) {
                        bare = Some(format!("{}{}", column_name(at), raw.line));
                    }
                    if let Some(fault) = fault {
                        row.fault = Some(fault(format!("{}{}", column_name(at), raw.line)));
                    }
                    row.set(column, text);
                }
                (Some(SheetColumn::Date), RawCell::Date(date, _)) => row.set(SheetColumn::Date, date),
                (Some(_), RawCell::Date(_, name)) => row.fault = Some(RowFault::Date(name)),
                (Some(SheetColumn::Source), RawCell::Number(_, name)) => {
                    row.fault = Some(RowFault::Number(name));
                }
                (Some(SheetColumn::Text), RawCell::Number(shown, name)) => {
                    row.set(SheetColumn::Text, shown);
                    bare = Some(name);
                }
                (Some(column), RawCell::Number(shown, _)) => row.set(column, shown),
                (Some(_), RawCell::Formula(name)) => row.fault = Some(RowFault::Formula(name)),
                (Some(column), RawCell::Error(name)) if column.is_taken_over() => {
                    row.fault = Some(RowFault::Error(name));
                }
                (Some(column), RawCell::Truth(name)) if column.is_taken_over() => {
                    row.fault = Some(RowFault::Truth(name));
                }
                // Only a cell without a name above it can have been moved there.
                (None, cell) if at >= self.width && !cell.is_blank() => {
                    row.fault = row.fault.or(Some(RowFault::Surplus));
                }
                (Some(_), RawCell::Error(_) | RawCell::Truth(_)) | (None, _) => {}
            }
        }
        // A line of a paper may be a number, such as how many copies are printed.
        if row.cell(SheetColumn::Vietnamese).is_none_or(|words| !is_bare_number(words)) {
            row.fault = row.fault.or(bare.map(RowFault::Bare));
        }
        row
    }
}

/// What spreadsheet programs show in a cell that cannot be worked out, as it stands in a sheet that was saved as text.
const ERRORS: [&str; 10] = [
    "#NAME?",
    "#REF!",
    "#VALUE!",
    "#DIV/0!",
    "#NUM!",
    "#NULL!",
    "#N/A",
    "#SPILL!",
    "#CALC!",
    "#GETTING_DATA",
];

/// What is wrong with a text that a program put there and no person typed.
fn shown_fault(text: &str) -> Option<fn(String) -> RowFault> {
    let is_numbered = |word: &str| {
        word.strip_prefix("Err:").is_some_and(|n| !n.is_empty() && n.chars().all(|n| n.is_ascii_digit()))
    };
    if ERRORS.contains(&text.trim()) || is_numbered(text.trim()) {
        return Some(RowFault::Error);
    }
    let is_hashes = |word: &str| word.len() > 1 && word.chars().all(|sign| sign == '#');
    text.split_whitespace().any(is_hashes).then_some(RowFault::Hashes)
}

/// Whether it is a number and nothing else.
fn is_bare_number(text: &str) -> bool {
    let is_of_number =
        |sign: char| sign.is_numeric() || matches!(sign, '.' | ',' | ' ' | '+' | '-' | '−' | '%');
    text.chars().any(char::is_numeric) && text.chars().all(is_of_number)
}

/// Whether it is a date and nothing else: where a sheet is saved as text, that is what a cell of a date becomes.
fn is_date(text: &str) -> bool {
    let is_number =
        |part: &str| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    ['/', '-', '.'].into_iter().any(|between| {
        let parts: Vec<&str> = text.trim().split(between).collect();
        let years = parts.iter().filter(|part| part.len() == 4).count();
        parts.len() == 3 && years == 1 && parts.into_iter().all(is_number)
    })
}

#[cfg(test)]
mod tests;
