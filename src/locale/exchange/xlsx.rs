//! A sheet as a spreadsheet file.
//!
//! Every cell is written as text, so that no mark becomes a number and no word a formula. The file holds no time of
//! day, so the same sheet gives the same file. Only columns that a teacher fills in can be typed in; a second sheet
//! explains each of them. When a file comes back, its first sheet is read cell by cell: a grid of it could be too
//! large for the memory, because of one cell far out.

use std::io::{self, Cursor, Read};

use calamine::{DataRef, Reader, Xlsx, XlsxError};
use zip::ZipArchive;

use crate::limits;
use crate::locale::exchange::{MOST_ROWS, RawCell, RawRow, SheetColumn, SheetProblem, TranslationSheet};
use crate::locale::state::LineState;
use crate::workbook::cell::BookCell;
use crate::workbook::plan::{ColumnPlan, Look, SheetPlan};
use crate::workbook::{Workbook, column_name};

/// The second sheet: its name, the titles of its columns, and a row for each explanation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Legend {
    pub name: String,
    pub heads: [String; 2],
    pub rows: Vec<[String; 2]>,
}

/// Columns further out are not ours.
const MOST_COLUMNS: usize = 256;

/// Writes the sheet under this name, and the legend after it. Fails only if it cannot be kept in memory.
pub fn write(sheet: &TranslationSheet, name: &str, legend: &Legend) -> Result<Vec<u8>, SheetProblem> {
    written(sheet, name, legend).map_err(|error| SheetProblem::Unwritten(error.to_string()))
}

fn written(sheet: &TranslationSheet, name: &str, legend: &Legend) -> io::Result<Vec<u8>> {
    let mut book = Workbook::new(Cursor::new(Vec::new()));
    book.begin(SheetPlan {
        name: name.to_owned(),
        columns: SheetColumn::ALL.iter().copied().map(plan).collect(),
        n_fixed: 1,
        has_filter: true,
        is_locked: true,
    })?;
    for row in &sheet.rows {
        let text = |column: &SheetColumn| BookCell::text(row.cell(*column).unwrap_or_default());
        book.row(&SheetColumn::ALL.iter().map(text).collect::<Vec<_>>())?;
    }
    let explained =
        |title: &String, width| ColumnPlan { look: Look::Wrapped, ..ColumnPlan::new(title.clone(), width) };
    let [first, second] = &legend.heads;
    let columns = vec![explained(first, 32), explained(second, 90)];
    book.begin(SheetPlan { name: legend.name.clone(), columns, ..SheetPlan::default() })?;
    for row in &legend.rows {
        book.row(&row.each_ref().map(|words| BookCell::text(words)))?;
    }
    Ok(book.end()?.into_inner())
}

fn plan(column: SheetColumn) -> ColumnPlan {
    let choices = [LineState::Draft, LineState::Reviewed, LineState::ReadAloud].map(LineState::vietnamese);
    ColumnPlan {
        look: if column.is_filled_in() { Look::Open } else { Look::Fixed },
        choices: if column == SheetColumn::State { choices.map(str::to_owned).to_vec() } else { Vec::new() },
        is_hidden: matches!(column, SheetColumn::Source | SheetColumn::Tag),
        ..ColumnPlan::new(column.vietnamese().to_owned(), width(column))
    }
}

fn width(column: SheetColumn) -> u8 {
    match column {
        SheetColumn::Vietnamese | SheetColumn::English | SheetColumn::Text => 48,
        SheetColumn::Id | SheetColumn::Where => 28,
        SheetColumn::Note => 24,
        SheetColumn::Source => 18,
        SheetColumn::State
        | SheetColumn::Reviewer
        | SheetColumn::Place
        | SheetColumn::Date
        | SheetColumn::Tag => 14,
        SheetColumn::Protected | SheetColumn::Most => 10,
    }
}

pub fn read(bytes: &[u8]) -> Result<TranslationSheet, SheetProblem> {
    if is_too_large(bytes, limits::SHEET_UNPACKED) {
        return Err(SheetProblem::TooLarge);
    }
    let rows = rows(bytes).map_err(|error| SheetProblem::NotXlsx(error.to_string()))?;
    TranslationSheet::of_rows(rows)
}

/// Whether its parts are longer than the limit once they are unpacked: a few bytes can stand for many millions. They
/// are unpacked to be counted, because the sizes that the file states may be false. A file that is no such archive is
/// left to the reader.
fn is_too_large(bytes: &[u8], most: u64) -> bool {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return false };
    if archive.len() > limits::SHEET_PARTS {
        return true;
    }
    let mut left = most;
    for at in 0..archive.len() {
        let Ok(part) = archive.by_index(at) else { continue };
        let unpacked = io::copy(&mut part.take(left.saturating_add(1)), &mut io::sink()).unwrap_or(0);
        match left.checked_sub(unpacked) {
            Some(rest) => left = rest,
            None => return true,
        }
    }
    false
}

/// Rows that are not empty, up to one more than the limit.
fn rows(bytes: &[u8]) -> Result<Vec<RawRow>, XlsxError> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes))?;
    let Some(name) = workbook.sheet_names().into_iter().next() else { return Ok(Vec::new()) };
    let mut cells = workbook.worksheet_cells_reader(&name)?;
    let mut rows: Vec<RawRow> = Vec::new();
    while let Some(cell) = cells.next_cell_with_formula_metadata()? {
        let [row, column] = [cell.pos.0, cell.pos.1].map(|at| usize::try_from(at).unwrap_or(usize::MAX));
        let line = row.saturating_add(1);
        let name = || format!("{}{line}", column_name(column));
        let found = match cell.formula {
            Some(_) => RawCell::Formula(name()),
            None => raw(&cell.value, name),
        };
        if rows.last().is_none_or(|last| last.line != line) {
            rows.push(RawRow { line, cells: Vec::new() });
        }
        if rows.len() > MOST_ROWS {
            break;
        }
        let Some(last) = rows.last_mut().filter(|_| column < MOST_COLUMNS) else { continue };
        if last.cells.len() <= column {
            last.cells.resize(column + 1, RawCell::Text(String::new()));
        }
        if let Some(place) = last.cells.get_mut(column) {
            *place = found;
        }
    }
    Ok(rows)
}

/// What a person typed, and what the spreadsheet program took it for.
fn raw(value: &DataRef<'_>, name: impl Fn() -> String) -> RawCell {
    match value {
        DataRef::Int(number) => RawCell::Number(number.to_string(), name()),
        DataRef::Float(number) => RawCell::Number(number.to_string(), name()),
        DataRef::String(text) | DataRef::DurationIso(text) => RawCell::Text(text.clone()),
        DataRef::DateTimeIso(text) => RawCell::Date(text.clone(), name()),
        DataRef::SharedString(text) => RawCell::Text((*text).to_owned()),
        DataRef::Bool(_) => RawCell::Truth(name()),
        DataRef::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            RawCell::Date(format!("{year:04}-{month:02}-{day:02}"), name())
        }
        DataRef::Error(_) => RawCell::Error(name()),
        DataRef::Empty => RawCell::Text(String::new()),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use super::{is_too_large, read};
    use crate::calendar::Moment;
    use crate::limits;
    use crate::locale::exchange::{RowFault, SheetColumn};
    use crate::workbook::Workbook;
    use crate::workbook::cell::{BookCell, Time};
    use crate::workbook::plan::{ColumnPlan, SheetPlan};

    #[test]
    fn a_small_file_that_unpacks_to_a_huge_one_is_refused() {
        let packed = |parts: usize, bytes: usize| {
            let mut book = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
            for part in 0..parts {
                book.start_file(format!("{part}.xml"), zip::write::SimpleFileOptions::default()).unwrap();
                book.write_all(&vec![b' '; bytes]).unwrap();
            }
            book.finish().unwrap().into_inner()
        };
        let two = packed(2, 60_000);
        assert!(two.len() < 1_000 && is_too_large(&two, 100_000) && !is_too_large(&two, 120_000));
        let many = packed(limits::SHEET_PARTS + 1, 0);
        assert_eq!(read(&many), Err(crate::locale::exchange::SheetProblem::TooLarge));
        assert!(!is_too_large(b"no such file", 1));
    }

    const HEADS: [&str; 5] = ["id", "text", "state", "source", "date"];

    /// A sheet as a spreadsheet program leaves it, with one row of these cells.
    fn saved(cells: &[BookCell<'_>; 5]) -> Vec<u8> {
        let mut book = Workbook::new(Cursor::new(Vec::new()));
        let columns = HEADS.map(|head| ColumnPlan::new(head.to_owned(), 10)).to_vec();
        book.begin(SheetPlan { name: "mww".to_owned(), columns, ..SheetPlan::default() }).unwrap();
        book.row(cells).unwrap();
        book.end().unwrap().into_inner()
    }

    fn day() -> BookCell<'static> {
        BookCell::Time(Time { at: Moment { year: 2026, month: 11, day: 24, hour: 0, minute: 0 }, second: 0 })
    }

    #[test]
    fn a_date_stands_only_where_dates_belong() {
        let read_one = |cells| read(&saved(&cells)).unwrap().rows.remove(0);
        let id = || BookCell::text("ui/yes");
        let row = read_one([id(), BookCell::text("Nyob"), BookCell::count(5), BookCell::text("#5"), day()]);
        assert_eq!((row.fault.clone(), row.cell(SheetColumn::Date)), (None, Some("2026-11-24")));
        assert_eq!(row.cell(SheetColumn::State), Some("5"), "numbers are read as they were typed");
        for (at, name) in [(0, "A2"), (1, "B2"), (2, "C2"), (3, "D2")] {
            let mut cells = [id(), BookCell::Blank, BookCell::Blank, BookCell::Blank, BookCell::Blank];
            cells[at] = day();
            assert_eq!(read_one(cells).fault, Some(RowFault::Date(name.to_owned())));
        }
    }

    /// Of a number of 16 digits a spreadsheet keeps 15: it would be the mark of something else.
    #[test]
    fn a_mark_that_became_a_number_is_told() {
        let row = [
            BookCell::text("ui/yes"),
            BookCell::Blank,
            BookCell::Blank,
            BookCell::Number(1_234_567_890_123_460),
            BookCell::Blank,
        ];
        let fault = read(&saved(&row)).unwrap().rows.remove(0).fault;
        assert_eq!(fault, Some(RowFault::Number("D2".to_owned())));
    }

    /// Formulas are written by other programs alone, so a sheet of ours gets one by hand.
    #[test]
    fn formulas_are_told_by_their_cell_and_cells_far_out_are_passed_over() {
        let bytes = saved(&[
            BookCell::text("ui/yes"),
            BookCell::count(7),
            BookCell::Blank,
            BookCell::text("abc"),
            BookCell::Blank,
        ]);
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut changed = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for at in 0..archive.len() {
            let mut part = archive.by_index(at).unwrap();
            let mut text = String::new();
            std::io::Read::read_to_string(&mut part, &mut text).unwrap();
            let text = text.replace("<v>7</v>", "<f>1+6</f><v>7</v>").replace(
                "</sheetData>",
                "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>",
            );
            changed
                .start_file(part.name().unwrap().into_owned(), zip::write::SimpleFileOptions::default())
                .unwrap();
            changed.write_all(text.as_bytes()).unwrap();
        }
        let sheet = read(&changed.finish().unwrap().into_inner()).unwrap();
        let told: Vec<_> = sheet.rows.iter().map(|row| (row.line, row.fault.clone())).collect();
        assert_eq!(told, [(2, Some(RowFault::Formula("B2".to_owned())))]);
    }
}
