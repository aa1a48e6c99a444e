//! Writes what the record holds as data for other programs: sheets, and statements for a learning record store.
//!
//! [`rows`] reads sessions and their answers once, in order of their start, a page at a time; every form is made of
//! these rows and asks the record nothing else about them. [`table`] says in which columns they stand, [`given`] how an
//! answer is written, [`words`] what people read beside the ids. No name and no word that a person wrote is in any of
//! them, only learners' codes and ids.
//!
//! Texts pass the filter of every output edge (`text::edge`), as a file is opened in a terminal or an office program
//! later: `table` cleans cells, [`put_json`] cleans values.
//!
//! The invariant: what was written is counted while it is written, and an export that comes to other numbers than the
//! record itself is a failure, not a file.

mod rows;
mod given;
pub mod table;
pub mod words;
pub mod csv;
pub mod json;
pub mod xlsx;
pub mod xapi;

use std::borrow::Cow;
use std::io::{self, Write};

use serde_json::Value;
use strum::{IntoStaticStr, VariantArray};

use crate::clock::Clock;
use crate::export::data::rows::{ExportedAnswer, ExportedSession};
use crate::progress::Tell;
use crate::record::Snapshot;
use crate::record::error::RecordError;
use crate::record::sessions::{Filter, Term};
use crate::record::trouble::Troubled;
use crate::review::sessions::{SessionOrder, SessionPage};
use crate::text::edge::cleaned;

/// Sessions that are in memory at once, without their answers.
const PAGE: u32 = 200;

/// What the record can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum DataForm {
    Xlsx,
    /// Two tables, so a folder.
    Csv,
    Json,
    Xapi,
}

impl DataForm {
    pub const ALL: &'static [Self] = Self::VARIANTS;

    pub fn slug(self) -> &'static str {
        self.into()
    }

    /// The ending of its file's name; none where it is a folder.
    pub fn ending(self) -> Option<&'static str> {
        match self {
            Self::Xlsx => Some("xlsx"),
            Self::Csv => None,
            Self::Json => Some("json"),
            Self::Xapi => Some("xapi.json"),
        }
    }
}

/// Writes one JSON value without signs that steer a terminal, turn the direction or have no width.
fn put_json(out: &mut dyn Write, mut value: Value) -> Result<(), DataError> {
    clean(&mut value);
    serde_json::to_writer(out, &value).map_err(|error| DataError::Io(error.into()))
}

fn clean(value: &mut Value) {
    match value {
        Value::String(text) => {
            if let Cow::Owned(kept) = cleaned(text) {
                *text = kept;
            }
        }
        Value::Array(values) => values.iter_mut().for_each(clean),
        Value::Object(fields) => fields.values_mut().for_each(clean),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Which sessions, and from which state of the record. Everything in it has been counted (`practice::counting`).
#[derive(Debug, Clone, Copy)]
pub struct DataSource<'s> {
    pub record: &'s Snapshot<'s>,
    /// Gives the local time of day.
    pub clock: Clock,
    pub terms: &'s [Term],
}

/// How many sessions and answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Numbers {
    pub sessions: u64,
    pub answers: u64,
}

/// One form of export. It takes every session once, the oldest first.
pub trait Writer {
    /// Writes a session with its own answers and returns how many of these it wrote.
    fn session(&mut self, session: &ExportedSession, answers: &[ExportedAnswer]) -> Result<u64, DataError>;
}

#[derive(Debug, thiserror::Error)]
pub enum DataError {
    #[error(transparent)]
    Record(#[from] RecordError),
    #[error("could not write: {0}")]
    Io(#[from] io::Error),
    #[error("{written:?} were written and the record holds {held:?}")]
    Differs { written: Numbers, held: Numbers },
    #[error("stopped before the end")]
    Stopped,
}

impl DataSource<'_> {
    /// Counts what the record holds of these sessions, by its own count and not by the written rows, without sessions
    /// that cannot be read.
    pub fn held(&self) -> Result<Numbers, RecordError> {
        let n_left_out = u64::try_from(self.left_out()?.len()).unwrap_or(u64::MAX);
        let n_answered = self.record.n_answered(self.terms)?;
        Ok(Numbers {
            sessions: self.record.n_sessions_with(self.terms)?.saturating_sub(n_left_out),
            answers: n_answered.saturating_sub(self.record.n_answered_in_trouble(self.terms)?),
        })
    }

    /// Returns the sessions that cannot be read. No export format contains anything of them. The caller reports which
    /// they are.
    pub fn left_out(&self) -> Result<Vec<Troubled>, RecordError> {
        self.record.troubled(self.terms)
    }

    /// Hands every session to the writer and compares what it wrote with what the record holds. `tell` gets the numbers
    /// so far and may stop it.
    pub fn write(&self, writer: &mut dyn Writer, tell: &mut Tell<'_, Numbers>) -> Result<Numbers, DataError> {
        let mut written = Numbers::default();
        self.each(&mut |session| {
            let n_answers = writer.session(&session, &rows::answers(self, &session)?)?;
            written.sessions = written.sessions.saturating_add(1);
            written.answers = written.answers.saturating_add(n_answers);
            let is_page = written.sessions.is_multiple_of(u64::from(PAGE));
            if is_page && tell(written).is_break() { Err(DataError::Stopped) } else { Ok(()) }
        })?;
        let held = self.held()?;
        if written == held { Ok(written) } else { Err(DataError::Differs { written, held }) }
    }

    /// Every session without its answers, the oldest first.
    fn each(&self, take: &mut dyn FnMut(ExportedSession) -> Result<(), DataError>) -> Result<(), DataError> {
        let order = SessionOrder::Oldest;
        let mut filter = Filter { terms: self.terms.to_vec(), order, page: SessionPage::First, limit: PAGE };
        loop {
            let page = self.record.list(&filter)?;
            let Some(last) = page.last().map(|last| last.id) else { return Ok(()) };
            for summary in page.into_iter().filter(|summary| !summary.is_left_out()) {
                take(rows::session(self, summary)?)?;
            }
            filter.page = SessionPage::After(last);
        }
    }
}
