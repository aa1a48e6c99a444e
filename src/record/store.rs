//! The open record: its connection, whether it still is the file at its path, and what the writer of a session knows
//! of it.
//!
//! Other files read, write, open and recover; nothing here names them. Before anything is written,
//! [`RecordStore::unmoved`] makes sure that it will be found again. While no session is open, the one file is the
//! whole record: [`RecordStore::checkpoint`] moves the log into it.
//!
//! Between two appends another window may have replaced this session by another laptop's copy of the same length. So
//! [`Tail`] keeps the number of the last event and the events before. Whenever another connection has written in the
//! meantime, the events are compared with those that the writer has seen, and nothing of one copy is ever appended to
//! another.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, ErrorCode, OptionalExtension, Params, Row};

use crate::id::{LaptopId, SessionId};
use crate::record::connection::leave_untouched;
use crate::record::content::{ContentHash, Sum, content_hash};
use crate::record::database_files::{Gone, Identity, Lock, with_suffix};
use crate::record::error::{Fault, RecordError, readable, sql};
use crate::record::marks::{Checkpoint, LOG_OPEN, truncate_log, unmark};
use crate::record::model::StoredEvent;
use crate::record::{database_files, marks};

/// How often a changed file is checked before it counts as another one.
const N_LOOKS: usize = 3;
const CHECKPOINTING: &str = "move the log into";

#[derive(Debug)]
pub struct RecordStore {
    pub(super) connection: Connection,
    pub(super) path: PathBuf,
    /// The files that were opened at this path: the record and its log.
    pub(super) opened: [Identity; 2],
    /// The state of the main file when it was last checked.
    pub(super) seen: Cell<database_files::FileStamp>,
    /// How much had been written from here at the last checkpoint; `None` where a log was found or made.
    pub(super) checkpointed_at: Cell<Option<u64>>,
    /// Whether the mark of an open log is only in the log and not yet in the file.
    pub(super) mark_due: Cell<bool>,
    /// `None` until the first session is begun here.
    pub(super) laptop: Option<LaptopId>,
    /// The sessions that are written to from here.
    pub(super) tails: RefCell<HashMap<SessionId, Tail>>,
    pub(super) failpoint: Option<FailPoint>,
}

/// The point at which an append fails, to test what the program then shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FailPoint {
    /// As when the disk is full: nothing is written.
    BeforeCommit,
    /// As when the power goes off between the write and the result: all is written, and the caller does not know.
    AfterCommit,
}

impl RecordStore {
    /// This laptop's name; none before its first session.
    pub fn laptop(&self) -> Option<LaptopId> {
        self.laptop
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Fails if the path leads to another file than the open one, or to none: what is written now would not be found
    /// there again.
    pub(super) fn unmoved(&self, attempt: &'static str) -> Result<(), RecordError> {
        match database_files::gone(&self.opened, &self.path) {
            Some(Gone::Record) => Err(self.moved(attempt)),
            // Asked before anything is read through the log.
            None if self.is_log_cut() => {
                // What a checkpoint has moved into the file is sound; nothing more may be moved there.
                leave_untouched(&self.connection).map_err(sql(attempt, &self.path))?;
                Err(RecordError::new(attempt, &self.path, Fault::LogCut))
            }
            _ if self.is_overwritten() => {
                // The log is not this file's: closing must not move it in.
                leave_untouched(&self.connection).map_err(sql(attempt, &self.path))?;
                Err(self.moved(attempt))
            }
            Some(Gone::Log) => Err(self.without_log(attempt)),
            None => Ok(()),
        }
    }

    /// Another file is in the record's place, or none. If the log of the old record is beside another file, it is set
    /// aside at once, so that no program reads it into that file.
    fn moved(&self, attempt: &'static str) -> RecordError {
        if let Err(error) = self.path.symlink_metadata()
            && !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
        {
            // The stick or the share with it is not there, and may be connected again.
            return RecordError::from_io(attempt, &self.path, error);
        }
        let [_, log] = self.opened;
        let moved = RecordError::new(attempt, &self.path, Fault::Moved);
        if !self.path.exists() || !log.is_at(&with_suffix(&self.path, "-wal")) {
            return moved;
        }
        // What cannot be set aside now is set aside at the next start.
        let aside = Lock::take(&self.path).and_then(|_lock| marks::set_log_aside(&self.path));
        aside.map_or(moved, |aside| RecordError::new(attempt, &aside, Fault::Replaced))
    }

    /// The log was deleted beside the record. It is still open here, so its content is moved into the file now.
    fn without_log(&self, attempt: &'static str) -> RecordError {
        let is_moved = truncate_log(&self.connection).is_ok_and(|checkpoint| checkpoint == Checkpoint::Whole);
        let fault = if is_moved { Fault::LogGone } else { Fault::Moved };
        RecordError::new(attempt, &self.path, fault)
    }

    /// Whether the log is shorter than what was committed to it.
    fn is_log_cut(&self) -> bool {
        // Another window may make a checkpoint between the two queries. It empties the index first, so the next check
        // is right.
        for _ in 0..N_LOOKS {
            let Ok(least) = marks::least_log(&self.connection) else { return false };
            let log = with_suffix(&self.path, "-wal");
            if log.metadata().map_or(0, |log| log.len()) >= least {
                return false;
            }
        }
        true
    }

    /// Whether another program has written over the file. Looks into the file only after it has changed.
    fn is_overwritten(&self) -> bool {
        // A checkpoint of another window may change the file while it is looked into, so it gets a second look.
        for _ in 0..N_LOOKS {
            let stamp = database_files::stamp(&self.path);
            if stamp == self.seen.get()
                || marks::is_same_record(&self.connection, &self.path, self.mark_due.get())
            {
                self.seen.set(stamp);
                return false;
            }
        }
        true
    }

    /// Lets the next [`Self::append`] fail. For tests; a store without one pays a single comparison.
    #[doc(hidden)]
    pub fn fail_next_append(&mut self, at: FailPoint) {
        self.failpoint = Some(at);
    }

    /// Lets the file grow by so many pages and no more, as on a full disk. For tests.
    #[doc(hidden)]
    pub fn limit_growth(&self, n_pages: u32) -> Result<(), RecordError> {
        let limit = |connection: &Connection| {
            let n: u32 = connection.query_row("PRAGMA page_count", [], |row| row.get(0))?;
            let most = format!("PRAGMA max_page_count = {}", n.saturating_add(n_pages));
            connection.query_row(&most, [], |_| Ok(()))
        };
        limit(&self.connection).map_err(sql("limit", &self.path))
    }

    /// Returns every row that can be read. `trouble` and `health` name the others.
    pub(super) fn rows<T>(
        &self,
        query: &str,
        values: impl Params,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, RecordError> {
        let ask = || readable(self.connection.prepare_cached(query)?.query_map(values, read)?);
        ask().map_err(sql("read", &self.path))
    }

    pub fn setting(&self, key: &str) -> Result<Option<String>, RecordError> {
        let query = "SELECT value FROM setting WHERE key = ?1";
        self.rows(query, [key], |row| row.get(0)).map(|mut found| found.pop())
    }

    pub fn content_hash(&self) -> Result<ContentHash, RecordError> {
        content_hash(&self.connection).map_err(sql("read", &self.path))
    }

    /// Moves the log into the file and truncates it. Waits a moment if another window is busy.
    pub fn checkpoint(&self) -> Result<Checkpoint, RecordError> {
        self.checkpointed_at.set(Some(self.connection.total_changes()));
        self.unmoved(CHECKPOINTING)?;
        let checkpoint = unmark(&self.connection, LOG_OPEN).and_then(|()| truncate_log(&self.connection));
        let checkpoint = match checkpoint {
            Err(error) if is_busy(&error) => Checkpoint::LogBusy,
            checkpoint => checkpoint.map_err(sql(CHECKPOINTING, &self.path))?,
        };
        self.checkpointed_at.set(Some(self.connection.total_changes()));
        Ok(checkpoint)
    }

    /// Returns whether this connection has written something since the last call of [`Self::checkpoint`].
    pub fn needs_checkpoint(&self) -> bool {
        self.checkpointed_at.get() != Some(self.connection.total_changes())
    }

    /// Makes a checkpoint and closes the file.
    pub fn close(self) -> Result<Checkpoint, RecordError> {
        let checkpoint = self.checkpoint();
        let path = self.path;
        let closed = self.connection.close().map_err(|(_, error)| sql(CHECKPOINTING, &path)(error));
        checkpoint.and_then(|checkpoint| closed.map(|()| checkpoint))
    }

    /// After an append: moves a new mark from the log into the file. If that fails, the next append does it; the
    /// answer itself is saved.
    pub(super) fn carry_mark(&self, is_new: bool) {
        if is_new || self.mark_due.get() {
            let carried = self.connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |row| {
                Ok(row.get::<_, i64>(1)? == row.get::<_, i64>(2)?)
            });
            self.mark_due.set(!carried.unwrap_or(false));
        }
    }
}

fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}

#[derive(Debug)]
pub(super) struct Tail {
    session: SessionId,
    last: u32,
    /// Over its own events.
    events: Sum,
    /// SQLite's count of what other connections wrote, when the events were last looked at.
    version: Option<i64>,
}

impl Tail {
    /// A session whose last event is `last`, including those before a fork; `own` are its own events.
    pub(super) fn begun(session: SessionId, last: u32, events: &[StoredEvent]) -> Self {
        let mut sum = Sum::default();
        for event in events {
            sum.event(event);
        }
        Self { session, last, events: sum, version: None }
    }

    pub(super) fn read(connection: &Connection, session: SessionId) -> rusqlite::Result<Option<Self>> {
        let inherited: Option<u32> = connection
            .prepare_cached("SELECT ifnull(forked_at_seq, 0) FROM session WHERE id = ?1")?
            .query_row([session], |row| row.get(0))
            .optional()?;
        let Some(mut last) = inherited else { return Ok(None) };
        let version = Some(data_version(connection)?);
        let mut events = Sum::default();
        let mut select = connection.prepare_cached(
            "SELECT seq, at, kind, version, body FROM event WHERE session = ?1 ORDER BY seq",
        )?;
        let mut rows = select.query([session])?;
        while let Some(row) = rows.next()? {
            last = row.get(0)?;
            for column in 0..5 {
                events.add(row.get_ref(column)?);
            }
        }
        Ok(Some(Self { session, last, events, version }))
    }

    pub(super) fn is_before(&self, next_seq: u32) -> bool {
        next_seq.checked_sub(1) == Some(self.last)
    }

    /// Whether the session in the record still ends with exactly these events.
    pub(super) fn still_stands(&mut self, connection: &Connection) -> rusqlite::Result<bool> {
        if self.version == Some(data_version(connection)?) {
            return Ok(true);
        }
        let Some(found) = Self::read(connection, self.session)? else { return Ok(false) };
        let is_same =
            found.last == self.last && found.events.clone().finish() == self.events.clone().finish();
        if is_same {
            self.version = found.version;
        }
        Ok(is_same)
    }

    /// Lets the events be compared before the next append, also where no other connection has written.
    pub(super) fn forget_version(&mut self) {
        self.version = None;
    }

    pub(super) fn add(&mut self, events: &[StoredEvent]) {
        for event in events {
            self.events.event(event);
            self.last = event.seq;
        }
    }
}

fn data_version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))
}
