//! Writes a workbook that spreadsheet programs read, row by row into its archive.
//!
//! The few parts of the format that two tables and some figures need are written here: the library that writes the
//! teachers' sheets either keeps every cell in memory or ends the program on a full disk. One row is in memory at a
//! time, and every error of the disk is returned. It knows cells and sheets, and nothing of sessions.

mod until_error;
mod markup;

use std::io::{self, Seek, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

use crate::export::data::DataError;
use crate::export::data::table::Cell;
use crate::export::data::xlsx::book::markup::{
    STYLES, column_name, content_types, push_cell, relations, sheet_head, sheet_tail, workbook,
};
use crate::export::data::xlsx::book::until_error::UntilError;

/// A column's title and its width in letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) title: String,
    pub(super) width: u8,
    /// Rates from none to all are shaded from dark to light.
    pub(super) is_shaded: bool,
}

/// A sheet that is finished.
#[derive(Debug)]
struct Sheet {
    name: String,
    /// The cells with a filter on them, such as `A1:T9`.
    range: String,
}

#[derive(Debug)]
pub(super) struct Book<W: Write + Seek> {
    archive: ZipWriter<UntilError<W>>,
    sheets: Vec<Sheet>,
    open: Option<Open>,
}

#[derive(Debug)]
struct Open {
    name: String,
    heads: Vec<Head>,
    /// With the head.
    n_rows: u32,
}

impl<W: Write + Seek> Book<W> {
    pub(super) fn new(out: W) -> Self {
        Self { archive: ZipWriter::new(UntilError::new(out)), sheets: Vec::new(), open: None }
    }

    /// Begins a sheet with its head, which stays in sight as do the first `n_fixed` columns. The one before it ends.
    pub(super) fn begin(&mut self, name: &str, heads: &[Head], n_fixed: usize) -> Result<(), DataError> {
        self.end_sheet()?;
        self.part(&format!("xl/worksheets/sheet{}.xml", self.sheets.len().saturating_add(1)))?;
        self.archive.write_all(sheet_head(heads, n_fixed, self.sheets.is_empty()).as_bytes())?;
        self.open = Some(Open { name: name.to_owned(), heads: heads.to_vec(), n_rows: 0 });
        let titles: Vec<Cell<'_>> = heads.iter().map(|head| Cell::Head(head.title.as_str().into())).collect();
        self.row(&titles)
    }

    pub(super) fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), DataError> {
        let Some(open) = &mut self.open else { return Ok(()) };
        open.n_rows = open.n_rows.saturating_add(1);
        let mut row = format!("<row r=\"{}\">", open.n_rows);
        for (at, cell) in cells.iter().enumerate() {
            push_cell(&mut row, at, open.n_rows, cell);
        }
        row.push_str("</row>");
        self.archive.write_all(row.as_bytes())?;
        Ok(())
    }

    /// Ends the last sheet and the workbook.
    pub(super) fn end(mut self) -> Result<W, DataError> {
        self.end_sheet()?;
        let names: Vec<&str> = self.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        let ranges: Vec<&str> = self.sheets.iter().map(|sheet| sheet.range.as_str()).collect();
        let parts = [
            ("xl/workbook.xml", workbook(&names, &ranges)),
            ("xl/_rels/workbook.xml.rels", relations(names.len())),
            ("xl/styles.xml", STYLES.to_owned()),
            ("_rels/.rels", markup::PACKAGE.to_owned()),
            ("[Content_Types].xml", content_types(names.len())),
        ];
        for (name, text) in parts {
            self.part(name)?;
            self.archive.write_all(text.as_bytes())?;
        }
        Ok(self.archive.finish()?.into_inner())
    }

    fn end_sheet(&mut self) -> Result<(), DataError> {
        let Some(open) = self.open.take() else { return Ok(()) };
        let last = column_name(open.heads.len().saturating_sub(1));
        let range = format!("A1:{last}{}", open.n_rows);
        self.archive.write_all(sheet_tail(&open.heads, open.n_rows, &range).as_bytes())?;
        self.sheets.push(Sheet { name: open.name, range });
        Ok(())
    }

    fn part(&mut self, name: &str) -> Result<(), DataError> {
        // Without a time, the same rows are the same file.
        let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
        Ok(self.archive.start_file(name, options)?)
    }
}

impl From<ZipError> for DataError {
    fn from(error: ZipError) -> Self {
        Self::Io(if let ZipError::Io(error) = error { error } else { io::Error::other(error) })
    }
}
