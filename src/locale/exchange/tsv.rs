//! A sheet as a text file: UTF-8 with a byte order mark, so that spreadsheet programs recognize it, and tabs between
//! the cells.
//!
//! Cells are quoted where they must be. A reader accepts both.

use csv::{ReaderBuilder, WriterBuilder};

use crate::locale::exchange::{RawCell, RawRow, SheetColumn, SheetProblem, TranslationSheet};

const MARK: &str = "\u{feff}";

/// Writes the head and every row. Fails only if the text cannot be kept in memory.
pub fn write(sheet: &TranslationSheet) -> Result<Vec<u8>, SheetProblem> {
    let failed = |error: &dyn std::fmt::Display| SheetProblem::Unwritten(error.to_string());
    let mut writer = WriterBuilder::new().delimiter(b'\t').from_writer(Vec::from(MARK.as_bytes()));
    writer
        .write_record(SheetColumn::ALL.iter().copied().map(SheetColumn::vietnamese))
        .map_err(|error| failed(&error))?;
    for row in &sheet.rows {
        let cells = SheetColumn::ALL.iter().copied().map(|column| row.cell(column).unwrap_or_default());
        writer.write_record(cells).map_err(|error| failed(&error))?;
    }
    writer.into_inner().map_err(|error| failed(&error))
}

/// Reads a sheet with its columns in any order. Fails if the bytes are not UTF-8, or the head lacks a needed column.
pub fn read(bytes: &[u8]) -> Result<TranslationSheet, SheetProblem> {
    let Ok(text) = std::str::from_utf8(bytes) else { return Err(SheetProblem::NotUtf8) };
    let text = text.trim_start_matches(MARK);
    let mut reader =
        ReaderBuilder::new().delimiter(b'\t').has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        // The text is UTF-8 and rows may differ in length, so no other error is possible.
        let Ok(record) = record else { return Err(SheetProblem::NotUtf8) };
        let line = record.position().map_or(0, csv::Position::line);
        rows.push(RawRow {
            line: usize::try_from(line).unwrap_or(usize::MAX),
            cells: record.iter().map(|cell| RawCell::Text(cell.to_owned())).collect(),
        });
    }
    TranslationSheet::of_rows(rows)
}
