//! Writes a workbook that spreadsheet programs read (`.xlsx`), row by row into its archive: the data of an export, and
//! the sheets that go to teachers.
//!
//! It knows sheets, columns and cells, and nothing of their meaning. The invariant: one row is in memory at a time,
//! the same rows give the same bytes, and every error of the disk is returned. `calamine` reads the sheets that come
//! back.
//!
//! A workbook that an author goes on using has to be updated in place: its parts are copied from archive to archive
//! unchanged, and only the one sheet is written anew, cell by cell from the old one, with our values in the cells
//! that have changed. The style of a cell is then taken from the old cell, not from [`plan`].

pub mod cell;
pub mod plan;
mod markup;
mod sheet;
mod until_error;

use std::io::{self, Seek, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

use crate::workbook::cell::BookCell;
use crate::workbook::markup::{PACKAGE, STYLES, THEME, content_types, relations, workbook};
use crate::workbook::plan::{SheetPlan, free_name};
use crate::workbook::sheet::OpenSheet;
use crate::workbook::until_error::UntilError;

pub use crate::workbook::markup::column_name;

/// As many rows as a sheet has, heads included.
pub const MOST_ROWS: u32 = 1_048_576;

#[derive(Debug)]
pub struct Workbook<W: Write + Seek> {
    archive: ZipWriter<UntilError<W>>,
    sheets: Vec<DoneSheet>,
    open: Option<OpenSheet>,
}

/// A sheet that is finished.
#[derive(Debug)]
struct DoneSheet {
    name: String,
    /// The cells with a filter on them, such as `A1:T9`.
    filter: Option<String>,
    /// The number of its rows of heads, which every printed page repeats.
    n_heads: u32,
    /// The name of the last column that stands on every printed page.
    fixed: Option<String>,
}

impl<W: Write + Seek> Workbook<W> {
    pub fn new(out: W) -> Self {
        Self { archive: ZipWriter::new(UntilError::new(out)), sheets: Vec::new(), open: None }
    }

    /// Begins a sheet with its heads. The sheet before it ends. The name is made one that a program takes and that no
    /// other sheet has.
    pub fn begin(&mut self, plan: SheetPlan) -> io::Result<()> {
        self.end_sheet()?;
        let name = free_name(&plan.name, |name| {
            self.sheets.iter().any(|sheet| sheet.name.to_lowercase() == name.to_lowercase())
        });
        self.part(&format!("xl/worksheets/sheet{}.xml", self.sheets.len().saturating_add(1)))?;
        let (open, head) = OpenSheet::begin(SheetPlan { name, ..plan }, self.sheets.is_empty());
        self.archive.write_all(head.as_bytes())?;
        self.open = Some(open);
        Ok(())
    }

    /// Writes the next row of the sheet that was begun last. Cells further right than its columns are left out.
    pub fn row(&mut self, cells: &[BookCell<'_>]) -> io::Result<()> {
        let Some(open) = &mut self.open else { return Ok(()) };
        self.archive.write_all(open.row(cells).as_bytes())
    }

    /// Ends the last sheet and the workbook.
    pub fn end(mut self) -> io::Result<W> {
        self.end_sheet()?;
        let parts = [
            ("xl/workbook.xml", workbook(&self.sheets)),
            ("xl/_rels/workbook.xml.rels", relations(self.sheets.len())),
            ("xl/styles.xml", STYLES.to_owned()),
            ("xl/theme/theme1.xml", THEME.to_owned()),
            ("_rels/.rels", PACKAGE.to_owned()),
            ("[Content_Types].xml", content_types(self.sheets.len())),
        ];
        for (name, text) in parts {
            self.part(name)?;
            self.archive.write_all(text.as_bytes())?;
        }
        Ok(self.archive.finish().map_err(failed)?.into_inner())
    }

    fn end_sheet(&mut self) -> io::Result<()> {
        let Some(open) = self.open.take() else { return Ok(()) };
        self.archive.write_all(open.tail().as_bytes())?;
        self.sheets.push(open.done());
        Ok(())
    }

    fn part(&mut self, name: &str) -> io::Result<()> {
        // Without a time, the same rows are the same file.
        let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
        self.archive.start_file(name, options).map_err(failed)
    }
}

fn failed(error: ZipError) -> io::Error {
    if let ZipError::Io(error) = error { error } else { io::Error::other(error) }
}

#[cfg(test)]
mod tests;
