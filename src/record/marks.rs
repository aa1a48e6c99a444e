//! Writes and reads marks in the record itself, and handles the log that they describe.
//!
//! `log-open` is written to the main file with the first answer after a checkpoint. It stays until the log has been
//! moved into the file. So it shows whether a copy of the file without its log is complete. `backup` is in every
//! backup and every copy, and never in the record itself. No mark counts as a fact.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension, Transaction};

use crate::files::held;
use crate::record::connection::look_at_file;
use crate::record::database_files::{numbered, with_suffix};
use crate::record::error::{Fault, RecordError, sql};

pub(super) const LOG_OPEN: &str = "log-open";
pub(super) const BACKUP: &str = "backup";

/// Bytes before the first frame of a log, and before the page in each.
const HEAD_OF_LOG: u64 = 32;
const HEAD_OF_FRAME: u64 = 24;

const SETTING_ASIDE: &str = "set the log aside of";

/// How the record is stored after its log was to be moved into the file.
#[must_use]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checkpoint {
    /// The file alone is the whole record.
    Whole,
    /// Everything is saved, but some of it in the log beside the file: another window is reading or writing.
    LogBusy,
}

impl Checkpoint {
    /// For work beside a window of this program: that window makes a checkpoint itself, and tells where it cannot.
    pub fn told_elsewhere(self) {}
}

/// Whether the mark was not there before.
pub(super) fn mark_log_open(transaction: &Transaction<'_>, at: i64) -> rusqlite::Result<bool> {
    let mut mark = transaction.prepare_cached("INSERT OR IGNORE INTO mark (name, value) VALUES (?1, ?2)")?;
    Ok(mark.execute((LOG_OPEN, at.to_string()))? > 0)
}

/// Turns a finished copy into a backup made at this time.
pub(super) fn mark_backup(copy: &Connection, at: i64) -> rusqlite::Result<()> {
    unmark(copy, LOG_OPEN)?;
    let mark = "INSERT OR REPLACE INTO mark (name, value) VALUES (?1, ?2)";
    copy.execute(mark, (BACKUP, at.to_string())).map(|_| ())
}

pub(super) fn has_mark(connection: &Connection, name: &str) -> rusqlite::Result<bool> {
    connection.query_row("SELECT EXISTS (SELECT 1 FROM mark WHERE name = ?1)", [name], |row| row.get(0))
}

/// Whether the file by itself has this mark. Files of schemas 1 to 3 have none, and damaged ones give no answer.
pub(super) fn file_has_mark(path: &Path, name: &str) -> bool {
    look_at_file(path).is_ok_and(|connection| has_mark(&connection, name).unwrap_or(false))
}

/// What a file says of itself: its laptop, the mark of its open log, and whether it is a backup.
type Face = (Option<Vec<u8>>, Option<String>, bool);

fn face(connection: &Connection) -> rusqlite::Result<Face> {
    let laptop = connection.query_row("SELECT id FROM laptop", [], |row| row.get(0)).optional()?;
    let mark = connection
        .query_row("SELECT value FROM mark WHERE name = ?1", [LOG_OPEN], |row| row.get(0))
        .optional()?;
    Ok((laptop, mark, has_mark(connection, BACKUP)?))
}

/// Whether the main file by itself is still the record that this connection has open. `mark_due` says that the mark
/// of the open log has not reached the main file yet.
pub(super) fn is_same_record(connection: &Connection, path: &Path, mark_due: bool) -> bool {
    let alone = look_at_file(path).ok().and_then(|file| face(&file).ok());
    let (Some((laptop, mark, is_backup)), Ok((own_laptop, own_mark, _))) = (alone, face(connection)) else {
        return false;
    };
    // The laptop is named in the same transaction that sets the mark.
    let is_own = laptop.is_none() || laptop == own_laptop;
    is_own && !is_backup && (mark_due || own_mark.is_none() || mark == own_mark)
}

/// A backup that was put in the record's place becomes the record. This mark reaches the main file before anything
/// else is written; otherwise the next start would set the log aside.
pub(super) fn become_record(connection: &Connection, path: &Path) -> Result<(), RecordError> {
    let failed = sql("open", path);
    if !has_mark(connection, BACKUP).map_err(failed)? {
        return Ok(());
    }
    unmark(connection, BACKUP).map_err(failed)?;
    match truncate_log(connection).map_err(failed)? {
        Checkpoint::Whole => Ok(()),
        Checkpoint::LogBusy => Err(RecordError::new("open", path, Fault::Busy)),
    }
}

/// Renames the log of another file than this one, so that SQLite does not read it into this one. Returns its new name.
pub(super) fn set_log_aside(path: &Path) -> Result<PathBuf, RecordError> {
    let free = |n| with_suffix(&numbered(path, "set-aside", n), "-wal");
    let aside = (1..u32::MAX).map(free).find(|aside| !aside.exists()).unwrap_or_else(|| free(u32::MAX));
    let failed = |error| RecordError::from_io(SETTING_ASIDE, path, error);
    held::rename(&with_suffix(path, "-wal"), &aside).map_err(failed)?;
    match held::remove(&with_suffix(path, "-shm")) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(failed(error)),
        _ => Ok(aside),
    }
}

pub(super) fn truncate_log(connection: &Connection) -> rusqlite::Result<Checkpoint> {
    let is_busy: bool = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    Ok(if is_busy { Checkpoint::LogBusy } else { Checkpoint::Whole })
}

/// The length in bytes that the log must have for its committed content. The index tells it without reading the log.
pub(super) fn least_log(connection: &Connection) -> rusqlite::Result<u64> {
    let n_frames: i64 =
        connection.prepare_cached("PRAGMA wal_checkpoint(NOOP)")?.query_row([], |row| row.get(1))?;
    let page: u64 = connection.prepare_cached("PRAGMA page_size")?.query_row([], |row| row.get(0))?;
    // None where the log was emptied by a checkpoint, and -1 where there is none.
    let Ok(n_frames @ 1..) = u64::try_from(n_frames) else { return Ok(0) };
    Ok(n_frames.saturating_mul(page.saturating_add(HEAD_OF_FRAME)).saturating_add(HEAD_OF_LOG))
}

pub(super) fn unmark(connection: &Connection, name: &str) -> rusqlite::Result<()> {
    connection.execute("DELETE FROM mark WHERE name = ?1", [name]).map(|_| ())
}
