//! A workbook: sessions and answers with real numbers and real dates, heads that stay in sight, and a filter on each.
//!
//! Rows go to a file beside the workbook as they come, so a million of them need no more memory than one. A sheet
//! holds 1,048,575 rows under its head; what is more goes on in a second one of the same name with a number.

use std::io::{Seek, Write};
use std::path::Path;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use crate::export::data::rows::{AnswerRow, SessionRow, Stamp};
use crate::export::data::table::{
    ANSWER_COLUMNS, Cell, Column, SESSION_COLUMNS, answer_cells, session_cells,
};
use crate::export::data::{DataError, Writer};

/// As many rows as a sheet has under its head.
const MOST_ROWS: u32 = 1_048_575;

/// Says a message of the screens in the language of the sheet.
pub type Titles<'t> = &'t dyn Fn(&str) -> String;

/// Both tables while they are written, and whatever sheets come after them.
#[expect(
    missing_debug_implementations,
    reason = "a closure says the titles, and there is nothing to see in it"
)]
pub struct XlsxWriter<'t> {
    workbook: Workbook,
    titles: Titles<'t>,
    formats: Formats,
    sessions: Table,
    answers: Table,
}

struct Formats {
    head: Format,
    time: Format,
    points: Format,
    seconds: Format,
}

/// One table, over as many sheets as it needs.
struct Table {
    name: String,
    columns: &'static [Column],
    most_rows: u32,
    full: Vec<Worksheet>,
    open: Worksheet,
    n_rows: u32,
}

impl<'t> XlsxWriter<'t> {
    /// `beside` is the folder in which rows are kept until the end: that of the workbook, so that a full disk is met
    /// where it matters. Without a time the same rows are the same file.
    pub fn new(titles: Titles<'t>, beside: &Path, made: Option<&Stamp>) -> Result<Self, DataError> {
        Self::with_most_rows(titles, beside, made, MOST_ROWS)
    }

    fn with_most_rows(
        titles: Titles<'t>,
        beside: &Path,
        made: Option<&Stamp>,
        most_rows: u32,
    ) -> Result<Self, DataError> {
        let mut workbook = Workbook::new();
        workbook.set_tempdir(beside)?;
        let made = made.and_then(date).map_or_else(|| ExcelDateTime::from_ymd(2000, 1, 1), Ok)?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
        let formats = Formats {
            head: Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top),
            time: Format::new().set_num_format("dd/mm/yyyy hh:mm:ss"),
            points: Format::new().set_num_format("0.00"),
            seconds: Format::new().set_num_format("#,##0.0"),
        };
        let mut table = |name: &str, columns| {
            let name = titles(name);
            let open = sheet(&mut workbook, &name, columns, titles, &formats)?;
            Ok::<_, XlsxError>(Table { name, columns, most_rows, full: Vec::new(), open, n_rows: 0 })
        };
        let sessions = table("export-sheet-sessions", &SESSION_COLUMNS)?;
        let answers = table("export-sheet-answers", &ANSWER_COLUMNS)?;
        Ok(Self { workbook, titles, formats, sessions, answers })
    }

    /// Puts the sheets together and writes the workbook.
    pub fn end<W: Write + Seek + Send>(mut self, out: W) -> Result<(), DataError> {
        for table in [self.sessions, self.answers] {
            let columns = table.columns;
            let n_rows = table.n_rows;
            let n_full = table.full.len();
            for (at, mut sheet) in table.full.into_iter().chain([table.open]).enumerate() {
                let last_row = if at < n_full { table.most_rows } else { n_rows };
                let last_column = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
                sheet.autofilter(0, 0, last_row, last_column)?;
                self.workbook.push_worksheet(sheet);
            }
        }
        self.workbook.save_to_writer(out)?;
        Ok(())
    }
}

impl Writer for XlsxWriter<'_> {
    fn session(&mut self, session: &SessionRow, answers: &[AnswerRow]) -> Result<u64, DataError> {
        let Self { workbook, titles, formats, sessions, answers: table } = self;
        sessions.row(workbook, &session_cells(session), *titles, formats)?;
        let mut n_written = 0;
        for answer in answers {
            table.row(workbook, &answer_cells(session, answer), *titles, formats)?;
            n_written += 1;
        }
        Ok(n_written)
    }
}

impl Table {
    fn row(
        &mut self,
        workbook: &mut Workbook,
        cells: &[Cell<'_>],
        titles: Titles<'_>,
        formats: &Formats,
    ) -> Result<(), XlsxError> {
        if self.n_rows >= self.most_rows {
            let name = format!("{} {}", self.name, self.full.len().saturating_add(2));
            let next = sheet(workbook, &name, self.columns, titles, formats)?;
            self.full.push(std::mem::replace(&mut self.open, next));
            self.n_rows = 0;
        }
        self.n_rows = self.n_rows.saturating_add(1);
        for (at, cell) in (0_u16..).zip(cells) {
            write(&mut self.open, (self.n_rows, at), cell, formats)?;
        }
        Ok(())
    }
}

fn sheet(
    workbook: &mut Workbook,
    name: &str,
    columns: &[Column],
    titles: Titles<'_>,
    formats: &Formats,
) -> Result<Worksheet, XlsxError> {
    let mut sheet = workbook.new_worksheet_with_low_memory()?;
    sheet.set_name(name)?;
    sheet.set_freeze_panes(1, 0)?;
    for (at, column) in (0_u16..).zip(columns) {
        sheet.set_column_width(at, column.width)?;
        sheet.write_string_with_format(0, at, titles(&column.message()), &formats.head)?;
    }
    Ok(sheet)
}

#[expect(clippy::float_arithmetic, reason = "a spreadsheet has no other numbers; none of these is money")]
fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell<'_>,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Blank => return Ok(()),
        Cell::Text(text) => sheet.write_string(row, column, text.as_ref())?,
        Cell::Number(number) => match exact(*number) {
            Some(float) => sheet.write_number(row, column, float)?,
            None => sheet.write_string(row, column, number.to_string())?,
        },
        Cell::Points(hundredths) => {
            sheet.write_number_with_format(row, column, f64::from(*hundredths) / 100.0, &formats.points)?
        }
        Cell::Milliseconds(ms) => {
            sheet.write_number_with_format(row, column, f64::from(*ms) / 1_000.0, &formats.seconds)?
        }
        Cell::Time(stamp) => match date(stamp) {
            Some(date) => sheet.write_datetime_with_format(row, column, &date, &formats.time)?,
            // A calendar that begins in 1900 has no place for it.
            None => sheet.write_string(row, column, stamp.local_text())?,
        },
    };
    Ok(())
}

/// None for a number so large that a spreadsheet would change it.
fn exact(number: i64) -> Option<f64> {
    const MOST: u64 = 1 << 53;
    number.to_string().parse().ok().filter(|_| number.unsigned_abs() <= MOST)
}

fn date(stamp: &Stamp) -> Option<ExcelDateTime> {
    let local = stamp.local;
    let day = ExcelDateTime::from_ymd(u16::try_from(local.year).ok()?, local.month, local.day).ok()?;
    day.and_hms(u16::from(local.hour), local.minute, f64::from(stamp.second)).ok()
}

impl From<XlsxError> for DataError {
    fn from(error: XlsxError) -> Self {
        if let XlsxError::IoError(error) | XlsxError::TempFileError(_, error) = error {
            return Self::Io(error);
        }
        Self::Sheet(error.to_string())
    }
}
