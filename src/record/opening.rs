//! Opens the record: folders, header, schema version, migrations. Recovers a damaged one on the way.
//!
//! It checks whose file this is before it changes a byte of it. It checks the pages of a small file only; for a large
//! one that takes long. A command that reads all of it opens it with `open_checked`, and after an unclean exit
//! `quick_check` follows the first frame.

use std::cell::{Cell, RefCell};
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, MAIN_DB, OptionalExtension};

use crate::record::connection::{
    Access, Owner, QUICK_CHECK, check, connect, distrust, has_open_log, leave_untouched, look_at_file,
    make_durable, met_damage, owner, schema_version,
};
use crate::record::database_files;
use crate::record::database_files::{Identity, Lock, plain};
use crate::record::error::{Fault, RecordError, UP_TO_DATE, sql};
use crate::record::marks::{self, BACKUP, Checkpoint, LOG_OPEN};
use crate::record::recover::{Recovery, recover};
use crate::record::schema::{SCHEMA_VERSION, check_schema, migrate};
use crate::record::store::RecordStore;

const OPENING: &str = "open";

/// A record that was opened. The caller gets the store only together with the news of a damaged file.
#[derive(Debug)]
#[must_use]
pub struct Opening {
    pub(super) store: RecordStore,
    /// Set where the file was damaged and has been replaced by what could be read of it.
    pub(super) recovered: Option<Recovery>,
    /// The new path of a log that did not belong to this file: a backup had been put in the record's place.
    pub(super) log_set_aside: Option<PathBuf>,
    /// The last program that wrote here was killed, or another one is still running. Worth a
    /// [`RecordStore::quick_check`] after the first frame.
    pub unclean: bool,
}

/// The news of a record that was opened.
#[derive(Debug, Clone, Copy)]
pub enum News<'n> {
    /// It was damaged: what was saved of it, and what was lost.
    Recovered(&'n Recovery),
    /// A log beside it belonged to another file and was moved here.
    LogSetAside(&'n Path),
}

impl Opening {
    /// Recovers a record in which a check of its pages finds damage that opening did not find.
    fn checked(self) -> Result<Self, RecordError> {
        match if self.recovered.is_none() { self.store.quick_check() } else { Ok(()) } {
            Err(error) if error.fault == Fault::Damaged => {
                let recovered = self.store.recover()?;
                Ok(Self { log_set_aside: self.log_set_aside, ..recovered })
            }
            Ok(()) | Err(_) => Ok(self),
        }
    }

    /// Returns the store. Passes the news of a damaged file to `hear` first.
    pub fn telling(self, hear: &mut dyn FnMut(News<'_>)) -> RecordStore {
        if let Some(recovery) = &self.recovered {
            hear(News::Recovered(recovery));
        }
        if let Some(aside) = &self.log_set_aside {
            hear(News::LogSetAside(aside));
        }
        self.store
    }

    /// The store of a record without any news.
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

impl RecordStore {
    /// Opens the record at `path`, and makes missing folders, file and tables.
    pub fn open(path: &Path, access: Access) -> Result<Opening, RecordError> {
        open(path, access)
    }

    /// Like [`Self::open`] for writing, and checks every page of a record of any size: for callers that read all of
    /// it, such as an export.
    pub fn open_checked(path: &Path) -> Result<Opening, RecordError> {
        let opening = open(path, Access::ReadWrite)?;
        if opening.store.is_quick_to_check() { Ok(opening) } else { opening.checked() }
    }

    /// Closes the file, moves it aside and opens what can be read of it: for when a check or an append finds damage
    /// that opening did not find.
    pub fn recover(self) -> Result<Opening, RecordError> {
        let (path, [record, _]) = (self.path.clone(), self.opened);
        drop(self);
        open_recovered(&path, Some(record))
    }

    /// Like [`Self::recover`], for a store that cannot be moved. After an error it holds nothing and says so.
    pub fn recover_in_place(&mut self) -> Result<Option<Recovery>, RecordError> {
        let nothing = Connection::open_in_memory().map_err(sql("recover", &self.path))?;
        drop(std::mem::replace(&mut self.connection, nothing));
        let [record, _] = self.opened;
        let opening = open_recovered(&self.path, Some(record))?;
        *self = opening.store;
        Ok(opening.recovered)
    }
}

pub(super) fn open(path: &Path, access: Access) -> Result<Opening, RecordError> {
    let path = &plain(path);
    let unclean = has_open_log(path);
    let mut log_set_aside = None;
    if access == Access::ReadWrite {
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            fs::create_dir_all(folder)
                .map_err(|error| RecordError::from_io("create the folder", folder, error))?;
        }
        if unclean && has_strange_log(path) {
            log_set_aside = set_strange_log_aside(path)?;
        }
    }
    match open_sound(path, access) {
        Ok(store) => {
            let opening = Opening { store, recovered: None, log_set_aside, unclean };
            // A large record is not read through before its first frame.
            let is_due = access == Access::ReadWrite && opening.store.is_quick_to_check();
            if is_due { opening.checked() } else { Ok(opening) }
        }
        Err(error) if error.fault == Fault::Damaged && access == Access::ReadWrite => {
            open_recovered(path, None).map(|opening| Opening { log_set_aside, ..opening })
        }
        Err(error) => Err(error),
    }
}

/// A log that was not written for this file: beside a backup that was put here by hand, or beside no file at all.
/// SQLite would read the first into the file and delete the second.
pub(super) fn has_strange_log(path: &Path) -> bool {
    !path.exists() || marks::file_has_mark(path, BACKUP) || log_spoils(path)
}

/// Whether the file is sound by itself and not with the log beside it, as when another record replaced one whose log
/// was open. This program marks the file of a log that it leaves open, so only other files are checked.
fn log_spoils(path: &Path) -> bool {
    let is_sound = |opened: Result<Connection, RecordError>| {
        opened.is_ok_and(|file| leave_untouched(&file).is_ok() && check(&file, path, QUICK_CHECK).is_ok())
    };
    !marks::file_has_mark(path, LOG_OPEN)
        && is_sound(look_at_file(path))
        && !is_sound(connect(path, Access::ReadOnly))
}

fn set_strange_log_aside(path: &Path) -> Result<Option<PathBuf>, RecordError> {
    let _lock = Lock::take(path)?;
    // Another window may have done so in the meantime, and written a log of its own.
    if has_open_log(path) && has_strange_log(path) { marks::set_log_aside(path).map(Some) } else { Ok(None) }
}

/// `damaged` is the file in which damage was found, if it was not found while opening.
pub(super) fn open_recovered(path: &Path, damaged: Option<Identity>) -> Result<Opening, RecordError> {
    let lock = Lock::take(path)?;
    // Another window may have recovered it while this one waited.
    let is_done = match damaged {
        Some(damaged) => !damaged.is_at(path),
        None => open_locked(path, &lock).is_ok(),
    };
    let recovered = if is_done { None } else { Some(recover(path)?) };
    let store = open_locked(path, &lock)?;
    Ok(Opening { store, recovered, log_set_aside: None, unclean: true })
}

pub(super) fn open_sound(path: &Path, access: Access) -> Result<RecordStore, RecordError> {
    open_as(path, access, None)
}

/// For a caller that holds the lock already.
fn open_locked(path: &Path, lock: &Lock) -> Result<RecordStore, RecordError> {
    open_as(path, Access::ReadWrite, Some(lock))
}

fn open_as(path: &Path, access: Access, lock: Option<&Lock>) -> Result<RecordStore, RecordError> {
    let failed = sql(OPENING, path);
    let has_log = has_open_log(path);
    let mut connection = match access {
        Access::ReadOnly if has_log && has_strange_log(path) => look_at_file(path)?,
        // Does not read the whole file, because this is done often.
        Access::Beside if has_log && marks::file_has_mark(path, BACKUP) => look_at_file(path)?,
        Access::ReadOnly | Access::Beside | Access::ReadWrite => connect(path, access)?,
    };
    if access == Access::ReadWrite && connection.is_readonly(MAIN_DB).map_err(failed)? {
        // Where SQLite may not write, it opens the file for reading and reports nothing.
        return Err(RecordError::new(OPENING, path, Fault::ReadOnly));
    }
    let is_behind = match owner(&connection).map_err(failed)? {
        Owner::Nobody if access == Access::ReadWrite => true,
        Owner::Us { version } if version == SCHEMA_VERSION => false,
        Owner::Us { version } if version < 1 => {
            // Our mark and the number are written together, so this number was damaged.
            leave_untouched(&connection).map_err(failed)?;
            return Err(RecordError::new(OPENING, path, Fault::Damaged));
        }
        Owner::Us { version } if version < SCHEMA_VERSION => {
            if access != Access::ReadWrite {
                return Err(RecordError::new(UP_TO_DATE, path, Fault::ReadOnly));
            }
            true
        }
        Owner::Us { version } => {
            leave_untouched(&connection).map_err(failed)?;
            return Err(RecordError::new(
                OPENING,
                path,
                Fault::Newer { found: version, known: SCHEMA_VERSION },
            ));
        }
        Owner::Nobody | Owner::Other => {
            leave_untouched(&connection).map_err(failed)?;
            return Err(RecordError::new(OPENING, path, Fault::NotARecord));
        }
    };
    match access {
        Access::ReadWrite => make_durable(&mut connection).map_err(failed)?,
        Access::ReadOnly | Access::Beside => {
            // It may be the record of another laptop.
            distrust(&connection).map_err(failed)?;
            connection.execute_batch("PRAGMA query_only = ON").map_err(failed)?;
            if access == Access::Beside {
                leave_untouched(&connection).map_err(failed)?;
            }
        }
    }
    let mut is_checkpointed = !has_log;
    if is_behind {
        let _lock = if lock.is_none() { Some(Lock::take(path)?) } else { None };
        let version = schema_version(&connection).map_err(failed)?;
        // A new file has no schema yet.
        if version > 0 {
            check_schema(&connection, version, path, access)?;
        }
        migrate(&mut connection, path)?;
        // A record is whole in one file from its first moment on. Where another window is busy, that window does it.
        is_checkpointed = marks::truncate_log(&connection).map_err(failed)? == Checkpoint::Whole;
    }
    check_schema(&connection, SCHEMA_VERSION, path, access)?;
    let laptop = connection
        .query_row("SELECT id FROM laptop", [], |row| row.get(0))
        .optional()
        .map_err(|error| met_damage(path, error))?;
    if access == Access::ReadWrite {
        marks::become_record(&connection, path)?;
    }
    let opened = database_files::files(path).map_err(|error| RecordError::from_io(OPENING, path, error))?;
    let checkpointed_at = Cell::new(is_checkpointed.then(|| connection.total_changes()));
    let (path, tails, mark_due) = (path.to_owned(), RefCell::default(), Cell::default());
    let seen = Cell::new(database_files::stamp(&path));
    Ok(RecordStore {
        connection,
        path,
        opened,
        seen,
        checkpointed_at,
        mark_due,
        laptop,
        tails,
        failpoint: None,
    })
}
