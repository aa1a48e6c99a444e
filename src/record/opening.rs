//! Opens the record: folders, header, schema version, migrations, and the settings of a connection.
//!
//! It decides whose file this is before it changes a byte of it. It checks the pages of a small file alone; for a large
//! one that takes long. What reads all of it anyway opens it with `open_checked`, and after an unclean exit
//! `quick_check` follows the first frame.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{
    Connection, ErrorCode, MAIN_DB, OpenFlags, OptionalExtension, Transaction, TransactionBehavior,
};
use rusqlite_migration::{M, Migrations};

use crate::record::backup::{QUICK_CHECK, check};
use crate::record::error::{Fault, RecordError, UP_TO_DATE, sql};
use crate::record::health::look_at_file;
use crate::record::lock::Lock;
use crate::record::marks::{self, BACKUP, LOG_OPEN, Settled};
use crate::record::people::old;
use crate::record::recover::recover;
use crate::record::same::{self, Identity};
use crate::record::schema::check_schema;
use crate::record::{Access, Opening, RecordStore};

fn migrations() -> Migrations<'static> {
    Migrations::new(vec![
        M::up(include_str!("schema/0001_first.sql")),
        M::up(include_str!("schema/0002_correction_place.sql")),
        M::up(include_str!("schema/0003_review.sql")),
        M::up_with_hook(include_str!("schema/0004_people_and_marks.sql"), |transaction: &Transaction<'_>| {
            Ok(old::settle(transaction).and_then(|()| old::drop_tables(transaction))?)
        }),
    ])
}

/// The `user_version` of a record that has been through all of [`migrations`].
pub(super) const SCHEMA_VERSION: i64 = 4;

/// The letters `DvAI` in the header tell our file from any other program's database.
const APPLICATION_ID: i64 = 0x4476_4149;

/// Long enough for another window's append, short enough not to look frozen.
const BUSY_TIMEOUT: Duration = Duration::from_secs(2);

/// As many as may be opened at the same moment on a new record.
const N_WINDOWS: u32 = 16;

/// Letters of a path that leave room for the endings of the files beside it.
const MOST_UNMARKED: usize = 230;

const OPENING: &str = "open";

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

/// The path by which SQLite reaches a file on Windows, however long: without the mark `\\?\` Windows takes 260 letters,
/// of which the log's ending needs some. For files of its own, Rust does the same.
pub(super) fn reachable(path: &Path) -> Cow<'_, Path> {
    let marked = || {
        let whole = std::path::absolute(path).ok()?;
        long_path(whole.to_str()?).map(PathBuf::from)
    };
    if cfg!(windows) { marked().map_or(Cow::Borrowed(path), Cow::Owned) } else { Cow::Borrowed(path) }
}

/// A path of Windows with its mark, where it is so long that it needs one and has none.
pub(super) fn long_path(path: &str) -> Option<String> {
    let needs_mark = path.encode_utf16().count() > MOST_UNMARKED
        && !path.starts_with(r"\\?\")
        && !path.starts_with(r"\\.\");
    needs_mark.then(|| match path.strip_prefix(r"\\") {
        Some(share) => format!(r"\\?\UNC\{share}"),
        None => format!(r"\\?\{path}"),
    })
}

/// SQLite takes a path that begins like an address for one.
fn plain(path: &Path) -> PathBuf {
    if path.as_os_str().as_encoded_bytes().starts_with(b"file:") {
        Path::new(".").join(path)
    } else {
        path.to_owned()
    }
}

/// A log that was not written for this file: beside a backup that was put here by hand, or beside no file at all.
/// SQLite would read the one into the file and delete the other.
pub(super) fn has_strange_log(path: &Path) -> bool {
    !path.exists() || marks::file_has_mark(path, BACKUP) || log_spoils(path)
}

/// Whether the file is sound by itself and not with the log beside it, as when another record was put in the place of
/// one whose log was open. This program marks the file of a log that it leaves open, so only others are read through.
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

/// `damaged` is the file in which damage was met, where that was not while opening it.
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

/// For who holds the lock already.
fn open_locked(path: &Path, lock: &Lock) -> Result<RecordStore, RecordError> {
    open_as(path, Access::ReadWrite, Some(lock))
}

fn open_as(path: &Path, access: Access, lock: Option<&Lock>) -> Result<RecordStore, RecordError> {
    let failed = sql(OPENING, path);
    let has_log = has_open_log(path);
    let mut connection = match access {
        Access::ReadOnly if has_log && has_strange_log(path) => look_at_file(path)?,
        Access::ReadOnly | Access::ReadWrite => connect(path, access)?,
    };
    if access == Access::ReadWrite && connection.is_readonly(MAIN_DB).map_err(failed)? {
        // SQLite falls back to reading without a word where it may not write.
        return Err(RecordError::new(OPENING, path, Fault::ReadOnly));
    }
    let is_behind = match owner(&connection).map_err(failed)? {
        Owner::Nobody if access == Access::ReadWrite => true,
        Owner::Us { version } if version == SCHEMA_VERSION => false,
        Owner::Us { version } if version < 1 => {
            // Our mark and the number come into a file together, so this number was spoilt.
            leave_untouched(&connection).map_err(failed)?;
            return Err(RecordError::new(OPENING, path, Fault::Damaged));
        }
        Owner::Us { version } if version < SCHEMA_VERSION => {
            if access == Access::ReadOnly {
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
        Access::ReadOnly => {
            // It may be the record of another laptop.
            distrust(&connection).map_err(failed)?;
            connection.execute_batch("PRAGMA query_only = ON").map_err(failed)?;
        }
    }
    let mut is_settled = !has_log;
    if is_behind {
        let _lock = if lock.is_none() { Some(Lock::take(path)?) } else { None };
        let version = schema_version(&connection).map_err(failed)?;
        // A new file has no schema yet.
        if version > 0 {
            check_schema(&connection, version, path, access)?;
        }
        migrate(&mut connection, path)?;
        // A record is whole in one file from its first moment on. Where another window is busy, that window settles it.
        is_settled = marks::truncate_log(&connection).map_err(failed)? == Settled::Whole;
    }
    check_schema(&connection, SCHEMA_VERSION, path, access)?;
    let laptop = connection
        .query_row("SELECT id FROM laptop", [], |row| row.get(0))
        .optional()
        .map_err(|error| met_damage(path, error))?;
    if access == Access::ReadWrite {
        marks::become_record(&connection, path)?;
    }
    let opened = same::files(path).map_err(|error| RecordError::from_io(OPENING, path, error))?;
    let settled_at = Cell::new(is_settled.then(|| connection.total_changes()));
    let (path, tails, mark_due) = (path.to_owned(), RefCell::default(), Cell::default());
    let seen = Cell::new(same::stamp(&path));
    Ok(RecordStore { connection, path, opened, seen, settled_at, mark_due, laptop, tails, failpoint: None })
}

/// Only with these does a Mac's disk write what it was told to; elsewhere they change nothing.
pub(super) const WHOLE_SYNC: &str = "PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON";

pub(super) fn connect(path: &Path, access: Access) -> Result<Connection, RecordError> {
    let flags = match access {
        Access::ReadWrite => OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
        Access::ReadOnly => OpenFlags::SQLITE_OPEN_READ_ONLY,
    };
    let connection = Connection::open_with_flags(reachable(path), flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)
        .and_then(|connection| {
            connection.busy_timeout(BUSY_TIMEOUT)?;
            connection.execute_batch(WHOLE_SYNC)?;
            Ok(connection)
        });
    connection.map_err(sql(OPENING, path))
}

/// Protects the program from a file that another person or program may have written: nothing in its schema is
/// evaluated. A view in it cannot be read, a trigger does not run, and no text in quotes is taken for a name.
pub(super) fn distrust(connection: &Connection) -> rusqlite::Result<()> {
    for (setting, is_on) in [
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
    ] {
        connection.set_db_config(setting, is_on)?;
    }
    Ok(())
}

/// Every connection that writes goes through here.
fn make_durable(connection: &mut Connection) -> rusqlite::Result<()> {
    connection.set_prepared_statement_cache_capacity(32);
    connection.set_transaction_behavior(TransactionBehavior::Immediate);
    let set = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON";
    let mut result = connection.execute_batch(set);
    // Of windows that turn a new file to WAL at once, SQLite refuses some without waiting. A write lock it does
    // wait for, and by then another has turned the file.
    for _ in 0..N_WINDOWS {
        if result.as_ref().err().and_then(rusqlite::Error::sqlite_error_code) != Some(ErrorCode::DatabaseBusy)
        {
            break;
        }
        result = connection
            .execute_batch("BEGIN IMMEDIATE; ROLLBACK")
            .and_then(|()| connection.execute_batch(set));
    }
    result
}

/// Brings a new, empty record to an earlier schema.
pub(super) fn make_version(
    connection: &mut Connection,
    version: i64,
    path: &Path,
) -> Result<(), RecordError> {
    let unknown = |cause: Box<dyn std::error::Error + Send + Sync>| RecordError {
        cause: Some(cause),
        ..RecordError::new("make a record in", path, Fault::Sql)
    };
    let version = usize::try_from(version).map_err(|error| unknown(Box::new(error)))?;
    migrations().to_version(connection, version).map_err(|error| unknown(Box::new(error)))
}

pub(super) fn migrate(connection: &mut Connection, path: &Path) -> Result<(), RecordError> {
    let Err(error) = migrations().to_latest(connection) else { return Ok(()) };
    // Of two windows opened at once on a new record, one makes the tables and the other finds them made.
    let failed = sql(UP_TO_DATE, path);
    if schema_version(connection).map_err(failed)? == SCHEMA_VERSION {
        return Ok(());
    }
    if let rusqlite_migration::Error::RusqliteError { err, .. } = error {
        return Err(failed(err));
    }
    let unknown = RecordError::new(UP_TO_DATE, path, Fault::Sql);
    Err(RecordError { cause: Some(Box::new(error)), ..unknown })
}

pub(super) fn schema_version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("PRAGMA user_version", [], |row| row.get(0))
}

/// The files that belong to a database: itself, its log, and the index of the log.
pub(super) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

pub(super) enum Owner {
    Us { version: i64 },
    Nobody,
    Other,
}

pub(super) fn owner(connection: &Connection) -> rusqlite::Result<Owner> {
    if application(connection)? == APPLICATION_ID {
        return Ok(Owner::Us { version: schema_version(connection)? });
    }
    let n_tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    // Another window may have made the tables between the two questions, so the first is asked again.
    Ok(match application(connection)? {
        APPLICATION_ID => Owner::Us { version: schema_version(connection)? },
        0 if n_tables == 0 => Owner::Nobody,
        _ => Owner::Other,
    })
}

/// Whether the first hundred bytes of a file are those of a record.
pub(super) fn is_ours(header: &[u8; 100]) -> bool {
    header.starts_with(b"SQLite format 3\0")
        && header.get(68..72).is_some_and(|id| id == APPLICATION_ID.to_be_bytes().split_at(4).1)
}

fn application(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("PRAGMA application_id", [], |row| row.get(0))
}

/// Closing the last connection would move the log into the file, which is not ours to change.
pub(super) fn leave_untouched(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).map(|_| ())
}

/// A file whose header says it is ours and up to date, but which lacks our tables, has lost them.
pub(super) fn met_damage(path: &Path, error: rusqlite::Error) -> RecordError {
    let lacks_table = error.sqlite_error_code() == Some(ErrorCode::Unknown);
    let error = RecordError::from_sql(OPENING, path, error);
    if lacks_table { RecordError { fault: Fault::Damaged, ..error } } else { error }
}

/// A log left behind with something in it: nobody has closed this record properly.
pub(super) fn has_open_log(path: &Path) -> bool {
    fs::metadata(with_suffix(path, "-wal")).is_ok_and(|log| log.len() > 0)
}
