//! A sheet as a spreadsheet file.
//!
//! Every cell is written as text, so that no mark becomes a number and no word a formula, and the file holds no time
//! of day: the same sheet is the same file. Only the first sheet of a file is read, cell by cell, as a single cell far
//! out would make a whole grid too large for any memory.

use std::io::{self, Cursor, Read};

use calamine::{DataRef, Reader, Xlsx, XlsxError};
use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet,
    XlsxError as WriteError,
};
use zip::ZipArchive;

use crate::limits;
use crate::locale::exchange::sheet::{
    MOST_ROWS, RawCell, RawRow, SheetColumn, SheetProblem, TranslationSheet,
};
use crate::locale::state::LineState;

/// Columns further out hold nothing of ours.
const MOST_COLUMNS: usize = 256;

pub fn write(sheet: &TranslationSheet, name: &str) -> Result<Vec<u8>, SheetProblem> {
    written(sheet, name).map_err(|error| SheetProblem::Unwritten(error.to_string()))
}

fn written(sheet: &TranslationSheet, name: &str) -> Result<Vec<u8>, WriteError> {
    let mut workbook = Workbook::new();
    let no_time = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&no_time));
    let page = workbook.add_worksheet();
    page.set_name(name)?;
    page.set_freeze_panes(1, 1)?;
    // "@" keeps what is typed as it is typed, dates too.
    let body = Format::new().set_num_format("@").set_text_wrap().set_align(FormatAlign::Top);
    let head = body.clone().set_bold();
    for (at, column) in (0_u16..).zip(SheetColumn::ALL) {
        page.set_column_width(at, width(column))?;
        page.set_column_format(at, &body)?;
        page.write_string_with_format(0, at, column.vietnamese(), &head)?;
    }
    for (line, row) in (1_u32..).zip(&sheet.rows) {
        for (at, column) in (0_u16..).zip(SheetColumn::ALL) {
            page.write_string_with_format(line, at, row.cell(column).unwrap_or_default(), &body)?;
        }
    }
    offer_states(page, sheet)?;
    workbook.save_to_buffer()
}

/// The states to choose from, in their column.
fn offer_states(page: &mut Worksheet, sheet: &TranslationSheet) -> Result<(), WriteError> {
    let column = (0_u16..).zip(SheetColumn::ALL).find(|(_, column)| *column == SheetColumn::State);
    let last = u32::try_from(sheet.rows.len()).unwrap_or_default();
    if let (Some((at, _)), 1..) = (column, last) {
        let states = DataValidation::new().allow_list_strings(&LineState::slugs())?;
        page.add_data_validation(1, at, last, at, &states)?;
    }
    Ok(())
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

/// Whether its parts are more than the reader should unpack: a few bytes can stand for many millions. They are unpacked
/// to be counted, as what the file says of their sizes need not be true. What is no such file is left to the reader.
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

/// Rows with something in them, and one more than may be where there are too many.
fn rows(bytes: &[u8]) -> Result<Vec<RawRow>, XlsxError> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes))?;
    let Some(name) = workbook.sheet_names().into_iter().next() else { return Ok(Vec::new()) };
    let mut cells = workbook.worksheet_cells_reader(&name)?;
    let mut rows: Vec<RawRow> = Vec::new();
    while let Some(cell) = cells.next_cell_with_formula_metadata()? {
        let [row, column] = [cell.pos.0, cell.pos.1].map(|at| usize::try_from(at).unwrap_or(usize::MAX));
        let found = match cell.formula {
            Some(_) => RawCell::Formula(format!("{}{}", letters(column), row.saturating_add(1))),
            None => RawCell::Text(shown(&cell.value)),
        };
        let line = row.saturating_add(1);
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

/// What somebody has typed, though the program took it for a number or a date.
fn shown(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// A, B … Z, AA, AB …
fn letters(column: usize) -> String {
    let mut left = column;
    let mut letters = Vec::new();
    loop {
        let letter = u8::try_from(left % 26).unwrap_or_default();
        letters.push(char::from(b'A' + letter));
        match (left / 26).checked_sub(1) {
            Some(more) => left = more,
            None => break,
        }
    }
    letters.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

    use std::io::Write;

    use super::{is_too_large, letters, read};
    use crate::limits;
    use crate::locale::exchange::sheet::{RowFault, SheetColumn};

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

    #[test]
    fn cells_are_named_as_on_the_screen() {
        assert_eq!([0, 4, 25, 26, 27, 702].map(letters), ["A", "E", "Z", "AA", "AB", "AAA"]);
    }

    #[test]
    fn formulas_are_told_by_their_cell_and_numbers_are_read_as_typed() {
        let mut workbook = Workbook::new();
        let page = workbook.add_worksheet();
        for (at, name) in (0..).zip(["id", "text", "state", "source", "date", "own"]) {
            page.write(2, at, name).unwrap();
        }
        for row in [3, 4] {
            page.write(row, 0, "ui/yes").unwrap();
            page.write(row, 3, 5).unwrap();
        }
        page.write_formula(3, 5, "=1+1").unwrap();
        let date = ExcelDateTime::from_ymd(2026, 11, 24).unwrap();
        page.write_datetime_with_format(3, 4, &date, &Format::new().set_num_format("dd/mm/yyyy")).unwrap();
        page.write_formula(4, 1, "=A5").unwrap();
        page.write(1_048_575, 16_383, "far out").unwrap();
        let sheet = read(&workbook.save_to_buffer().unwrap()).unwrap();
        let told: Vec<_> = sheet.rows.iter().map(|row| (row.line, row.fault.clone())).collect();
        assert_eq!(told, [(4, None), (5, Some(RowFault::Formula("B5".to_owned())))]);
        assert_eq!(sheet.rows[0].cell(SheetColumn::Source), Some("5"));
        assert_eq!(sheet.rows[0].cell(SheetColumn::Date), Some("2026-11-24"));
    }
}
