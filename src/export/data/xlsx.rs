//! Writes a workbook: sessions and answers with real numbers and real dates, heads that stay in view and a filter on
//! each sheet, then the figures of the group. Each sheet prints on A4, as wide as the paper.
//!
//! A sheet holds 1,048,575 rows below its head. More rows go into a second sheet of the same name with a number.

mod group;
#[cfg(test)]
mod tests;

use std::io::{Seek, Write};
use std::ops::ControlFlow;

use crate::export::data::rows::{ExportedAnswer, ExportedSession};
use crate::export::data::table::{AnswerLine, DataColumn, SessionLine};
use crate::export::data::words::{DataWording, KnownWords, SessionWords};
use crate::export::data::{DataError, DataSource, Numbers, Writer};
use crate::workbook::cell::BookCell;
use crate::workbook::plan::SheetPlan;
use crate::workbook::{MOST_ROWS, Workbook};

pub use crate::export::data::xlsx::group::column_names;

/// The workbook with its sessions in it, while answers are written.
#[derive(Debug)]
pub struct XlsxWriter<'t, W: Write + Seek> {
    book: Workbook<W>,
    wording: DataWording<'t>,
    source: DataSource<'t>,
    known: KnownWords,
    table: Table,
    n_listed: u64,
    /// The sessions whose answers are written.
    n_heard: u64,
}

/// One table, over as many sheets as it needs.
#[derive(Debug)]
struct Table {
    plan: SheetPlan,
    most_rows: u32,
    n_rows: u32,
}

impl<'t, W: Write + Seek> XlsxWriter<'t, W> {
    /// Writes the sessions; `DataSource::write` then hands in the answers.
    pub fn new(out: W, wording: DataWording<'t>, source: DataSource<'t>) -> Result<Self, DataError> {
        let mut book = Workbook::new(out);
        let mut known = KnownWords::default();
        let sheet = plan("export-sheet-sessions", &SessionLine::COLUMNS, wording);
        let mut sessions = Table::begin(&mut book, sheet, MOST_ROWS)?;
        let mut n_listed = 0_u64;
        source.each(&mut |session| {
            n_listed = n_listed.saturating_add(1);
            let words = known.of(source.record, session.summary.scenario_hash, wording)?;
            let words = Some(SessionWords { wording, words, session: &session });
            sessions.row(&mut book, &SessionLine::COLUMNS, &SessionLine { session: &session, words })
        })?;
        let sheet = plan("export-sheet-answers", &AnswerLine::COLUMNS, wording);
        let table = Table::begin(&mut book, sheet, MOST_ROWS)?;
        Ok(Self { book, wording, source, known, table, n_listed, n_heard: 0 })
    }

    /// Adds the figures of the group and ends the workbook. Before each of their sheets `tell` may stop it.
    pub fn end(self, tell: &mut dyn FnMut() -> ControlFlow<()>) -> Result<W, DataError> {
        let Self { mut book, wording, source, mut known, n_listed, n_heard, .. } = self;
        if n_listed != n_heard {
            let sessions = |sessions| Numbers { sessions, answers: 0 };
            return Err(DataError::Differs { written: sessions(n_listed), held: sessions(n_heard) });
        }
        group::write(&mut book, wording, &mut known, &source, tell)?;
        Ok(book.end()?)
    }
}

impl<W: Write + Seek> Writer for XlsxWriter<'_, W> {
    fn session(&mut self, session: &ExportedSession, answers: &[ExportedAnswer]) -> Result<u64, DataError> {
        let Self { book, wording, source, known, table, n_heard, .. } = self;
        *n_heard = n_heard.saturating_add(1);
        let words = known.of(source.record, session.summary.scenario_hash, *wording)?;
        let words = Some(SessionWords { wording: *wording, words, session });
        let mut n_written = 0;
        for answer in answers {
            table.row(book, &AnswerLine::COLUMNS, &AnswerLine { session, answer, words })?;
            n_written += 1;
        }
        Ok(n_written)
    }
}

/// A sheet with these columns.
fn plan<R>(name: &str, columns: &[DataColumn<R>], wording: DataWording<'_>) -> SheetPlan {
    SheetPlan {
        name: wording.say(name),
        columns: columns.iter().map(|column| column.plan(&|id| wording.say(id))).collect(),
        has_filter: true,
        ..SheetPlan::default()
    }
}

fn cells<'r, R>(columns: &[DataColumn<R>], row: &'r R) -> Vec<BookCell<'r>> {
    columns.iter().map(|column| (column.cell)(row)).collect()
}

impl Table {
    fn begin<W: Write + Seek>(
        book: &mut Workbook<W>,
        plan: SheetPlan,
        most_rows: u32,
    ) -> Result<Self, DataError> {
        book.begin(plan.clone())?;
        Ok(Self { plan, most_rows, n_rows: 1 })
    }

    fn row<W: Write + Seek, R>(
        &mut self,
        book: &mut Workbook<W>,
        columns: &[DataColumn<R>],
        row: &R,
    ) -> Result<(), DataError> {
        if self.n_rows >= self.most_rows {
            self.n_rows = 1;
            book.begin(self.plan.clone())?;
        }
        self.n_rows = self.n_rows.saturating_add(1);
        Ok(book.row(&cells(columns, row))?)
    }
}
