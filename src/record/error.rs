//! Defines the errors of the record, sorted by what a person can do about them.
//!
//! `Display` is English, for logs and bug reports. The screen shows its own sentence, found by
//! [`RecordError::advice_key`]. Every error names the file and the action.

use std::error::Error;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ffi;
use rusqlite::{Connection, ErrorCode, Row};

use crate::files::held;

/// The action during which a record is migrated.
pub(super) const UP_TO_DATE: &str = "bring up to date";

#[derive(Debug, thiserror::Error)]
#[error("could not {attempt} {}: {fault}", path.display())]
pub struct RecordError {
    pub attempt: &'static str,
    pub path: PathBuf,
    pub fault: Fault,
    #[source]
    pub cause: Option<Box<dyn Error + Send + Sync>>,
}

/// Kinds of failure with different remedies. What a person reads of each is a message of `locales`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    #[error("the disk is full")]
    Full,
    #[error("read-only")]
    ReadOnly,
    #[error("another program is using it")]
    Busy,
    #[error("damaged")]
    Damaged,
    #[error("written by a newer version (schema {found}, known {known})")]
    Newer { found: i64, known: i64 },
    #[error("not a record")]
    NotARecord,
    /// The record has moved on since, as when two windows play one session.
    #[error("the record has moved on")]
    Conflict,
    #[error("deleted, renamed or replaced while open")]
    Moved,
    /// The log of the old file was set aside; the new file is as it was.
    #[error("another file was put in its place")]
    Replaced,
    /// Everything before this step is in the file.
    #[error("its log was deleted while open")]
    LogGone,
    /// The steps just before this one may be lost.
    #[error("its log was cut off while open")]
    LogCut,
    #[error("event {from} is missing or cannot be read")]
    BadSession { from: u32 },
    #[error("no such session")]
    NoSuchSession,
    #[error("nobody has this code")]
    NoSuchLearner,
    /// The rows are gone, but their bytes may still stand in the file or in a backup.
    #[error("erased in part")]
    EraseUnfinished,
    #[error("the file could not be reached")]
    Io,
    #[error("the database refused")]
    Sql,
}

/// Faults that most callers treat alike. A caller that needs single faults matches [`Fault`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    Full,
    ReadOnly,
    Busy,
    Damaged,
    Newer,
    NotARecord,
    /// The file, its log or its device has changed since it was opened.
    Unreachable,
    /// The database refused, or lacks what was asked for.
    Refused,
}

impl Fault {
    pub fn kind(self) -> FaultKind {
        match self {
            Self::Full => FaultKind::Full,
            Self::ReadOnly => FaultKind::ReadOnly,
            Self::Busy => FaultKind::Busy,
            Self::Damaged => FaultKind::Damaged,
            Self::Newer { .. } => FaultKind::Newer,
            Self::NotARecord => FaultKind::NotARecord,
            Self::Moved | Self::Replaced | Self::LogGone | Self::LogCut | Self::Io => FaultKind::Unreachable,
            Self::Conflict
            | Self::BadSession { .. }
            | Self::NoSuchSession
            | Self::NoSuchLearner
            | Self::EraseUnfinished
            | Self::Sql => FaultKind::Refused,
        }
    }

    /// Whether the file was moved or replaced. What is written then would not be found there again.
    pub fn is_moved(self) -> bool {
        matches!(self, Self::Moved | Self::Replaced)
    }
}

impl RecordError {
    pub fn new(attempt: &'static str, path: &Path, fault: Fault) -> Self {
        Self { attempt, path: path.to_owned(), fault, cause: None }
    }

    pub(crate) fn from_sql(attempt: &'static str, path: &Path, error: rusqlite::Error) -> Self {
        let fault = fault_of(&error);
        // SQLite does not say why it could not open or read a file.
        let fault = if fault == Fault::Io && held::is_kept(path) { Fault::Busy } else { fault };
        Self { cause: Some(Box::new(error)), ..Self::new(attempt, path, fault) }
    }

    pub(crate) fn from_io(attempt: &'static str, path: &Path, error: io::Error) -> Self {
        let kind = error.kind();
        let fault = if matches!(kind, io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) {
            Fault::Full
        } else if matches!(kind, io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied) {
            Fault::ReadOnly
        } else if kind == io::ErrorKind::ResourceBusy {
            Fault::Busy
        } else {
            Fault::Io
        };
        Self { cause: Some(Box::new(error)), ..Self::new(attempt, path, fault) }
    }

    /// Whether the record has an older schema and was opened only for reading.
    pub fn is_behind(&self) -> bool {
        self.attempt == UP_TO_DATE && self.fault == Fault::ReadOnly
    }

    /// The id of the localised sentence that says what happened, what still holds and what to do.
    pub fn advice_key(&self) -> &'static str {
        match self.fault {
            Fault::Full => "error-disk-full",
            Fault::ReadOnly => "error-read-only",
            Fault::Busy => "error-busy",
            Fault::Damaged => "error-damaged",
            Fault::Newer { .. } => "error-newer",
            Fault::NotARecord => "error-not-a-record",
            Fault::Conflict => "error-conflict",
            Fault::Moved => "error-moved",
            Fault::Replaced => "error-replaced",
            Fault::LogGone => "error-log-gone",
            Fault::LogCut => "error-log-cut",
            Fault::BadSession { .. } => "session-bad",
            Fault::NoSuchLearner => "privacy-unknown",
            Fault::EraseUnfinished => "privacy-unfinished",
            Fault::NoSuchSession | Fault::Io | Fault::Sql => "error-storage",
        }
    }
}

/// Turns a database error into a [`RecordError`], for `map_err`.
pub(crate) fn sql<'a>(
    attempt: &'static str,
    path: &'a Path,
) -> impl Fn(rusqlite::Error) -> RecordError + Copy + 'a {
    move |error| RecordError::from_sql(attempt, path, error)
}

/// Whether a row holds a value of another type than expected. Our tables are strict, so it was damaged on the disk,
/// or another program wrote it.
pub(crate) fn is_bad_row(error: &rusqlite::Error) -> bool {
    matches!(
        error,
        rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::Utf8Error(..)
    )
}

/// All rows except those that cannot be read.
pub(crate) fn readable<T>(rows: impl Iterator<Item = rusqlite::Result<T>>) -> rusqlite::Result<Vec<T>> {
    rows.filter(|row| !row.as_ref().is_err_and(is_bad_row)).collect()
}

fn fault_of(error: &rusqlite::Error) -> Fault {
    if is_bad_row(error) {
        return Fault::Damaged;
    }
    let Some(failure) = error.sqlite_error() else { return Fault::Sql };
    match failure.extended_code {
        // The index of the log could not grow, which a full disk is the usual reason for.
        ffi::SQLITE_IOERR_SHMSIZE => return Fault::Full,
        ffi::SQLITE_IOERR_CORRUPTFS => return Fault::Damaged,
        ffi::SQLITE_READONLY_DBMOVED => return Fault::Moved,
        ffi::SQLITE_CONSTRAINT_PRIMARYKEY | ffi::SQLITE_CONSTRAINT_UNIQUE => return Fault::Conflict,
        ffi::SQLITE_CONSTRAINT_FOREIGNKEY => return Fault::NoSuchSession,
        _ => {}
    }
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the rest of SQLite's codes are faults of this program"
    )]
    match failure.code {
        ErrorCode::DiskFull => Fault::Full,
        ErrorCode::ReadOnly | ErrorCode::PermissionDenied => Fault::ReadOnly,
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed => {
            Fault::Busy
        }
        ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Fault::Damaged,
        ErrorCode::SystemIoFailure | ErrorCode::CannotOpen => Fault::Io,
        _ => Fault::Sql,
    }
}

pub(super) fn read_all<T>(
    connection: &Connection,
    query: &str,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Vec<T>> {
    readable(connection.prepare_cached(query)?.query_map([], read)?)
}
