//! Writes two tables as text: sessions and answers, in UTF-8 with a byte order mark, as RFC 4180 says.
//!
//! Names of columns are plain ASCII and numbers are whole, so that no spreadsheet reads a comma as a point or a point
//! as a date. Points are in hundredths and times in milliseconds, and the names of their columns say so.
//!
//! A text that a spreadsheet would read as a formula, a number or a date gets an apostrophe before it, such as `'007`
//! or `'1E5`. Quotes do not help, because spreadsheets drop them before they look, and `="007"` would be a formula to
//! every other program. A reader removes one leading apostrophe; the ids beside the text need none.

use std::borrow::Cow;
use std::io::Write;

use csv::{Terminator, WriterBuilder};
use uuid::Uuid;

use crate::export::data::rows::{ExportedAnswer, ExportedSession};
use crate::export::data::table::{AnswerLine, DataColumn, SessionLine};
use crate::export::data::{DataError, Writer};
use crate::workbook::cell::BookCell;

const MARK: &str = "\u{feff}";

#[derive(Debug)]
pub struct CsvWriter<W: Write> {
    sessions: csv::Writer<W>,
    answers: csv::Writer<W>,
}

impl<W: Write> CsvWriter<W> {
    pub fn new(sessions: W, answers: W) -> Result<Self, DataError> {
        let answers = table(answers, &AnswerLine::COLUMNS)?;
        Ok(Self { sessions: table(sessions, &SessionLine::COLUMNS)?, answers })
    }

    /// Both tables as text.
    pub fn end(self) -> Result<[W; 2], DataError> {
        let whole = |table: csv::Writer<W>| table.into_inner().map_err(|error| error.into_error().into());
        let tables: Result<_, DataError> =
            whole(self.sessions).and_then(|first| Ok([first, whole(self.answers)?]));
        tables
    }
}

impl<W: Write> Writer for CsvWriter<W> {
    fn session(&mut self, session: &ExportedSession, answers: &[ExportedAnswer]) -> Result<u64, DataError> {
        row(&mut self.sessions, &SessionLine::COLUMNS, &SessionLine { session, words: None })?;
        let mut n_written = 0;
        for answer in answers {
            let line = AnswerLine { session, answer, words: None };
            row(&mut self.answers, &AnswerLine::COLUMNS, &line)?;
            n_written += 1;
        }
        Ok(n_written)
    }
}

fn table<W: Write, R>(mut out: W, columns: &[DataColumn<R>]) -> Result<csv::Writer<W>, DataError> {
    out.write_all(MARK.as_bytes())?;
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
    table.write_record(columns.iter().filter_map(DataColumn::csv_name)).map_err(failed)?;
    Ok(table)
}

fn row<W: Write, R>(table: &mut csv::Writer<W>, columns: &[DataColumn<R>], row: &R) -> Result<(), DataError> {
    for column in columns.iter().filter(|column| column.csv_name().is_some()) {
        table.write_field(written(&(column.cell)(row)).as_ref()).map_err(failed)?;
    }
    table.write_record(None::<&[u8]>).map_err(failed)
}

fn written<'c>(cell: &'c BookCell<'_>) -> Cow<'c, str> {
    match cell {
        BookCell::Blank => Cow::Borrowed(""),
        BookCell::Text(text) if is_converted(text) => Cow::Owned(format!("'{text}")),
        BookCell::Text(text) => Cow::Borrowed(text.as_ref()),
        BookCell::Number(number) | BookCell::FewNumber(number) => Cow::Owned(number.to_string()),
        BookCell::Points(number)
        | BookCell::Milliseconds(number)
        | BookCell::Percent(number)
        | BookCell::FewPercent(number) => Cow::Owned(number.to_string()),
        BookCell::Time(time) | BookCell::Month(time) => Cow::Owned(time.text()),
    }
}

/// Names of months that spreadsheets know: `MAR1` is a date to them, and so is `1-mar`.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Whether a spreadsheet would read this text as something else: a formula, a number, a date, a time, or a truth
/// value.
fn is_converted(text: &str) -> bool {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        return true;
    }
    // An id stays as it is, even one whose only letters are those of a number.
    if text.contains('-') && Uuid::try_parse(text).is_ok() {
        return false;
    }
    let small = text.trim().to_ascii_lowercase();
    let has_digit = small.contains(|sign: char| sign.is_ascii_digit());
    // What is left of a number or a date once the names of months are taken out of it.
    let rest = MONTHS.iter().fold(small.clone(), |rest, month| rest.replace(month, ""));
    let is_sign = |sign: char| sign.is_ascii_digit() || ".,:/-+%$()e ap m".contains(sign);
    matches!(small.as_str(), "true" | "false") || (has_digit && rest.chars().all(is_sign))
}

/// All rows have one length by their type, so only the disk can fail.
fn failed(error: csv::Error) -> DataError {
    DataError::Io(error.into())
}

#[cfg(test)]
mod tests {
    use super::{is_converted, written};
    use crate::workbook::cell::BookCell;

    #[test]
    fn a_spreadsheet_makes_nothing_else_of_a_text() {
        for text in [
            "=1+1",
            "@a",
            "-b",
            "007",
            "1E5",
            "1-2",
            "3/4",
            "12:30",
            "MAR1",
            "1 mar 2026",
            "TRUE",
            "50 %",
            "12 PM",
        ] {
            assert_eq!(written(&BookCell::text(text)), format!("'{text}"));
        }
        for text in [
            "HV-01",
            "TQ-07",
            "May",
            "Mai",
            "aloud",
            "2026-11-23T07:00:00.000Z",
            "0190a8f2-1111-7222-8333-123456789abc",
            "01a20734-5580-7833-ae12-16a0034ee321",
            "Nhà văn hóa xã",
            "principal=100000; receipt=true",
        ] {
            assert!(!is_converted(text), "{text}");
        }
        assert_eq!([written(&BookCell::Number(-5)), written(&BookCell::Points(250))], ["-5", "250"]);
    }
}
