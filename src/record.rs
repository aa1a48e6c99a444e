//! The record: one SQLite file that holds every session played on this laptop.
//!
//! A session is a list of events, appended in one synced transaction per command and never changed. The store
//! takes events as they are stored ([`model::StoredEvent`]); [`codec`] turns an enum into them, and the record
//! itself knows nothing of meetings. It asks no clock: times and ids come from the caller.
//!
//! What holds: WAL and `synchronous=FULL` on every connection that writes; events of a session are numbered from 1
//! without a hole, so the number of the last one is how many are saved; a record of a newer program, or a file of
//! another one, is refused and not touched; a damaged file is moved aside and only deleted when somebody is erased who
//! may stand in it.

pub mod model;
pub mod error;
pub mod codec;
mod opening;
mod schema;
mod same;
mod lock;
pub(crate) mod moving;
mod marks;
mod write;
mod tail;
mod event_row;
mod inspect;
pub(crate) mod trouble;
mod correction;
mod read;
pub mod people;
pub mod sessions;
pub mod group;
pub(crate) mod names;
pub(crate) mod lists;
mod counted;
pub(crate) mod erase;
mod backup;
pub(crate) mod carry;
pub(crate) mod restore;
pub(crate) mod health;
mod recover;
pub(crate) mod content;
pub(crate) mod merge;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::id::{LaptopId, SessionId};
use crate::record::error::{Fault, RecordError, sql};
use crate::record::same::{Gone, Identity};
use crate::record::tail::Tail;

pub use crate::record::marks::Settled;
pub use crate::record::read::Snapshot;
pub use crate::record::recover::{LostSession, Recovery, StillLost, Why};

/// How often a file that has changed is looked into before it counts as another.
const N_LOOKS: usize = 3;

#[derive(Debug)]
pub struct RecordStore {
    connection: Connection,
    path: PathBuf,
    /// The files that were opened under this path: the record and its log.
    opened: [Identity; 2],
    /// As the main file was when it was last looked into.
    seen: Cell<same::Stamp>,
    /// What had been written from here when it was last settled; `None` where a log was found or made.
    settled_at: Cell<Option<u64>>,
    /// Whether the mark of an open log is only in the log and not yet in the file.
    mark_due: Cell<bool>,
    /// `None` until the first session is begun here.
    laptop: Option<LaptopId>,
    /// The sessions that are written to from here.
    tails: RefCell<HashMap<SessionId, Tail>>,
    failpoint: Option<FailPoint>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    ReadWrite,
    /// For the second screen and for other laptops' files: creates, migrates and recovers nothing.
    ReadOnly,
}

/// A record that was opened. The store is given only to those who hear what became of a damaged file.
#[derive(Debug)]
#[must_use]
pub struct Opening {
    store: RecordStore,
    /// Set where the file was damaged and has been replaced by what could be read of it.
    recovered: Option<Recovery>,
    /// Where a log lies now that did not belong to this file: a backup had been put in the record's place.
    log_set_aside: Option<PathBuf>,
    /// The last program to write here was cut off, or another one is still running. Worth a
    /// [`RecordStore::quick_check`] once the first frame is drawn.
    pub unclean: bool,
}

/// What has to be said of a record that was opened.
#[derive(Debug, Clone, Copy)]
pub enum News<'n> {
    /// It was damaged: what was saved of it, and what was lost.
    Recovered(&'n Recovery),
    /// A log beside it belonged to another file and lies here now.
    LogSetAside(&'n Path),
}

impl Opening {
    /// Recovers a record in which a check of its pages finds damage that opening did not meet.
    fn checked(self) -> Result<Self, RecordError> {
        match if self.recovered.is_none() { self.store.quick_check() } else { Ok(()) } {
            Err(error) if error.fault == Fault::Damaged => {
                let recovered = self.store.recover()?;
                Ok(Self { log_set_aside: self.log_set_aside, ..recovered })
            }
            Ok(()) | Err(_) => Ok(self),
        }
    }

    /// The store. What was saved of a damaged file and what was lost is handed to `hear` first.
    pub fn telling(self, hear: &mut dyn FnMut(News<'_>)) -> RecordStore {
        if let Some(recovery) = &self.recovered {
            hear(News::Recovered(recovery));
        }
        if let Some(aside) = &self.log_set_aside {
            hear(News::LogSetAside(aside));
        }
        self.store
    }

    /// The store of a record of which nothing has to be said.
    pub fn sound(self) -> Result<RecordStore, Box<Self>> {
        if self.recovered.is_none() && self.log_set_aside.is_none() {
            Ok(self.store)
        } else {
            Err(Box::new(self))
        }
    }

    pub fn recovered(&self) -> Option<&Recovery> {
        self.recovered.as_ref()
    }
}

/// Where an append is made to fail, to test what the program then shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FailPoint {
    /// As when the disk is full: nothing is written.
    BeforeCommit,
    /// As when the power goes between the write and the answer: all is written, and the caller does not know.
    AfterCommit,
}

impl RecordStore {
    /// Opens the record at `path`, making folders, file and tables where they are missing.
    pub fn open(path: &Path, access: Access) -> Result<Opening, RecordError> {
        opening::open(path, access)
    }

    /// As [`Self::open`] for writing, and checks every page of a record of any size: for what reads all of it, such as
    /// an export.
    pub fn open_checked(path: &Path) -> Result<Opening, RecordError> {
        let opening = opening::open(path, Access::ReadWrite)?;
        if opening.store.is_quick_to_check() { Ok(opening) } else { opening.checked() }
    }

    /// Lets the file go, moves it aside and opens what can be read of it: for when a check or an append finds
    /// damage that opening did not meet.
    pub fn recover(self) -> Result<Opening, RecordError> {
        let (path, [record, _]) = (self.path.clone(), self.opened);
        drop(self);
        opening::open_recovered(&path, Some(record))
    }

    /// As [`Self::recover`], for a store that cannot be given away. After an error it holds nothing and says so.
    pub fn recover_in_place(&mut self) -> Result<Option<Recovery>, RecordError> {
        let nothing = Connection::open_in_memory().map_err(error::sql("recover", &self.path))?;
        drop(std::mem::replace(&mut self.connection, nothing));
        let [record, _] = self.opened;
        let opening = opening::open_recovered(&self.path, Some(record))?;
        *self = opening.store;
        Ok(opening.recovered)
    }

    /// This laptop's name; none before its first session.
    pub fn laptop(&self) -> Option<LaptopId> {
        self.laptop
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Fails where the path leads to another file than the one that is open, or to none: what would be written now
    /// is not found there again.
    pub(in crate::record) fn unmoved(&self, attempt: &'static str) -> Result<(), RecordError> {
        match same::gone(&self.opened, &self.path) {
            Some(Gone::Record) => Err(self.moved(attempt)),
            // Asked before anything is read through the log.
            None if self.is_log_cut() => {
                // What a checkpoint has moved into the file is sound; nothing more may be moved there.
                opening::leave_untouched(&self.connection).map_err(sql(attempt, &self.path))?;
                Err(RecordError::new(attempt, &self.path, Fault::LogCut))
            }
            _ if self.is_overwritten() => {
                // The log is not this file's: closing must not move it in.
                opening::leave_untouched(&self.connection).map_err(sql(attempt, &self.path))?;
                Err(self.moved(attempt))
            }
            Some(Gone::Log) => Err(self.without_log(attempt)),
            None => Ok(()),
        }
    }

    /// Another file lies in the record's place, or none. Where the log of the old one lies beside another file, it is
    /// set aside at once, so that no program reads it into that one.
    fn moved(&self, attempt: &'static str) -> RecordError {
        if let Err(error) = self.path.symlink_metadata()
            && !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
        {
            // The stick or the share with it is gone, and may come back.
            return RecordError::from_io(attempt, &self.path, error);
        }
        let [_, log] = self.opened;
        let moved = RecordError::new(attempt, &self.path, Fault::Moved);
        if !self.path.exists() || !log.is_at(&opening::with_suffix(&self.path, "-wal")) {
            return moved;
        }
        // What cannot be set aside now is by the next start.
        let aside = lock::Lock::take(&self.path).and_then(|_lock| marks::set_log_aside(&self.path));
        aside.map_or(moved, |aside| RecordError::new(attempt, &aside, Fault::Replaced))
    }

    /// The log was deleted beside the record. It is still open here, so what it holds is moved into the file now.
    fn without_log(&self, attempt: &'static str) -> RecordError {
        let is_moved = marks::truncate_log(&self.connection).is_ok_and(|settled| settled == Settled::Whole);
        let fault = if is_moved { Fault::LogGone } else { Fault::Moved };
        RecordError::new(attempt, &self.path, fault)
    }

    /// Whether the log is shorter than what was committed to it.
    fn is_log_cut(&self) -> bool {
        // Another window may settle between the two questions. It empties the index first, so the next look is sound.
        for _ in 0..N_LOOKS {
            let Ok(least) = marks::least_log(&self.connection) else { return false };
            let log = opening::with_suffix(&self.path, "-wal");
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
            let stamp = same::stamp(&self.path);
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
}

#[cfg(test)]
mod tests;
