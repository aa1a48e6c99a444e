//! A workbook: sessions and answers with real numbers and real dates, heads that stay in sight and a filter on each
//! sheet, then the figures of the group.
//!
//! A sheet holds 1,048,575 rows under its head; what is more goes on in a second one of the same name with a number.

mod book;
mod group;
#[cfg(test)]
mod tests;

use std::io::{Seek, Write};
use std::ops::ControlFlow;

use crate::export::data::rows::{AnswerRow, SessionRow};
use crate::export::data::table::{
    ANSWER_COLUMNS, Cell, Column, SESSION_COLUMNS, answer_cells, session_cells,
};
use crate::export::data::xlsx::book::{Book, Head};
use crate::export::data::{DataError, Numbers, Source, Writer};

/// As many rows as a sheet has under its head.
const MOST_ROWS: u32 = 1_048_575;

/// Says a message of the screens in the language of the workbook.
pub type Titles<'t> = &'t dyn Fn(&str) -> String;

/// The workbook with its sessions in it, while answers are written.
#[expect(
    missing_debug_implementations,
    reason = "a closure says the titles, and there is nothing to see in it"
)]
pub struct XlsxWriter<'t, W: Write + Seek> {
    book: Book<W>,
    titles: Titles<'t>,
    table: Table,
    n_listed: u64,
    /// Those whose answers came.
    n_heard: u64,
}

/// One table, over as many sheets as it needs.
struct Table {
    name: String,
    heads: Vec<Head>,
    most_rows: u32,
    n_rows: u32,
    n_sheets: u32,
}

impl<'t, W: Write + Seek> XlsxWriter<'t, W> {
    /// Writes the sessions; `Source::write` then hands in the answers.
    pub fn new(out: W, titles: Titles<'t>, source: &Source<'_>) -> Result<Self, DataError> {
        Self::with_most_rows(out, titles, source, MOST_ROWS)
    }

    fn with_most_rows(
        out: W,
        titles: Titles<'t>,
        source: &Source<'_>,
        most_rows: u32,
    ) -> Result<Self, DataError> {
        let mut book = Book::new(out);
        let mut sessions =
            Table::begin(&mut book, "export-sheet-sessions", &SESSION_COLUMNS, titles, most_rows)?;
        let mut n_listed = 0_u64;
        source.each(&mut |session| {
            n_listed = n_listed.saturating_add(1);
            sessions.row(&mut book, &session_cells(&session))
        })?;
        let table = Table::begin(&mut book, "export-sheet-answers", &ANSWER_COLUMNS, titles, most_rows)?;
        Ok(Self { book, titles, table, n_listed, n_heard: 0 })
    }

    /// Adds the figures of the group and ends the workbook. Before each of their sheets `tell` may stop it.
    pub fn end(self, source: &Source<'_>, tell: &mut dyn FnMut() -> ControlFlow<()>) -> Result<W, DataError> {
        let Self { mut book, titles, n_listed, n_heard, .. } = self;
        if n_listed != n_heard {
            let sessions = |sessions| Numbers { sessions, answers: 0 };
            return Err(DataError::Differs { written: sessions(n_listed), held: sessions(n_heard) });
        }
        group::write(&mut book, titles, source, tell)?;
        book.end()
    }
}

impl<W: Write + Seek> Writer for XlsxWriter<'_, W> {
    fn session(&mut self, session: &SessionRow, answers: &[AnswerRow]) -> Result<u64, DataError> {
        self.n_heard = self.n_heard.saturating_add(1);
        let mut n_written = 0;
        for answer in answers {
            self.table.row(&mut self.book, &answer_cells(session, answer))?;
            n_written += 1;
        }
        Ok(n_written)
    }
}

impl Table {
    fn begin<W: Write + Seek>(
        book: &mut Book<W>,
        name: &str,
        columns: &[Column],
        titles: Titles<'_>,
        most_rows: u32,
    ) -> Result<Self, DataError> {
        let head = |column: &Column| Head {
            title: titles(&column.message()),
            width: column.width,
            is_shaded: false,
        };
        let heads = columns.iter().map(head).collect();
        let table = Self { name: titles(name), heads, most_rows, n_rows: 0, n_sheets: 1 };
        book.begin(&table.name, &table.heads, 0)?;
        Ok(table)
    }

    fn row<W: Write + Seek>(&mut self, book: &mut Book<W>, cells: &[Cell<'_>]) -> Result<(), DataError> {
        if self.n_rows >= self.most_rows {
            self.n_sheets = self.n_sheets.saturating_add(1);
            self.n_rows = 0;
            book.begin(&format!("{} {}", self.name, self.n_sheets), &self.heads, 0)?;
        }
        self.n_rows = self.n_rows.saturating_add(1);
        book.row(cells)
    }
}
