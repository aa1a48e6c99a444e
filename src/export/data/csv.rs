//! Two tables as text: sessions and answers, in UTF-8 with its mark, as RFC 4180 has it.
//!
//! Names of columns are plain ASCII and numbers whole, so that no spreadsheet takes a comma for a point or a point for
//! a date: points are in hundredths and times in milliseconds, and their columns say so. A text that a spreadsheet
//! would take for a formula gets an apostrophe before it.

use std::io::Write;

use csv::{Terminator, WriterBuilder};

use crate::export::data::rows::{AnswerRow, SessionRow};
use crate::export::data::table::{
    ANSWER_COLUMNS, Cell, Column, SESSION_COLUMNS, answer_cells, session_cells,
};
use crate::export::data::{DataError, Writer};

const MARK: &str = "\u{feff}";

#[derive(Debug)]
pub struct CsvWriter<W: Write> {
    sessions: csv::Writer<W>,
    answers: csv::Writer<W>,
}

impl<W: Write> CsvWriter<W> {
    pub fn new(sessions: W, answers: W) -> Result<Self, DataError> {
        Ok(Self { sessions: table(sessions, &SESSION_COLUMNS)?, answers: table(answers, &ANSWER_COLUMNS)? })
    }

    /// The two tables, whole.
    pub fn end(self) -> Result<[W; 2], DataError> {
        let whole = |table: csv::Writer<W>| table.into_inner().map_err(|error| error.into_error().into());
        let tables: Result<_, DataError> =
            whole(self.sessions).and_then(|first| Ok([first, whole(self.answers)?]));
        tables
    }
}

impl<W: Write> Writer for CsvWriter<W> {
    fn session(&mut self, session: &SessionRow, answers: &[AnswerRow]) -> Result<u64, DataError> {
        row(&mut self.sessions, &session_cells(session))?;
        let mut n_written = 0;
        for answer in answers {
            row(&mut self.answers, &answer_cells(session, answer))?;
            n_written += 1;
        }
        Ok(n_written)
    }
}

fn table<W: Write>(mut out: W, columns: &[Column]) -> Result<csv::Writer<W>, DataError> {
    out.write_all(MARK.as_bytes())?;
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
    let names = columns.iter().map(|column| match column.name {
        "earned" => "earned_x100",
        "possible" => "possible_x100",
        "took" => "took_ms",
        name => name,
    });
    table.write_record(names).map_err(failed)?;
    Ok(table)
}

fn row<W: Write>(table: &mut csv::Writer<W>, cells: &[Cell<'_>]) -> Result<(), DataError> {
    for cell in cells {
        let written = match cell {
            Cell::Blank => table.write_field(""),
            Cell::Text(text) if is_formula(text) => table.write_field(format!("'{text}")),
            Cell::Text(text) | Cell::Head(text) => table.write_field(text.as_ref()),
            Cell::Number(number) => table.write_field(number.to_string()),
            Cell::Points(number) | Cell::Milliseconds(number) | Cell::Percent(number) => {
                table.write_field(number.to_string())
            }
            Cell::Time(stamp) | Cell::Month(stamp) => table.write_field(stamp.local_text()),
        };
        written.map_err(failed)?;
    }
    table.write_record(None::<&[u8]>).map_err(failed)
}

/// Whether a spreadsheet would work it out.
fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// Rows are of one length by their type, so only the disk can fail.
fn failed(error: csv::Error) -> DataError {
    DataError::Io(error.into())
}

#[cfg(test)]
mod tests {
    use super::{WriterBuilder, row};
    use crate::export::data::table::Cell;

    #[test]
    fn nothing_is_worked_out_by_a_spreadsheet() {
        let mut table = WriterBuilder::new().from_writer(Vec::new());
        let texts = ["=1+1", "@a", "-b", "HV-01", "a,\"b\"\nc"].map(|text| Cell::Text(text.into()));
        row(&mut table, &[texts.as_slice(), &[Cell::Number(-5), Cell::Points(250)]].concat()).unwrap();
        let text = String::from_utf8(table.into_inner().unwrap()).unwrap();
        assert_eq!(text, "'=1+1,'@a,'-b,HV-01,\"a,\"\"b\"\"\nc\",-5,250\n");
    }
}
