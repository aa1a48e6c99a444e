//! Removes the bytes of erased rows from the disk: from free pages, the log, backups and files set aside.
//!
//! The record is written anew without its free pages, its log is emptied, and one fresh backup replaces all older
//! ones. Each step may be repeated; the mark is removed last. Other copies, such as on a stick, cannot be reached.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::Path;

use crate::files::held;
use crate::record::database_files::{ALL_PARTS, backup_path};
use crate::record::erase::{ERASING, UNFINISHED};
use crate::record::error::{Fault, RecordError, sql};
use crate::record::marks::{Checkpoint, truncate_log};
use crate::record::store::RecordStore;

/// The folder for records of other laptops while they are merged.
const MERGING: &str = "merging";

impl RecordStore {
    /// Returns the names of the removed files.
    pub(super) fn wipe(&mut self) -> Result<Vec<String>, RecordError> {
        let wiped = self.wipe_all();
        // The rows are erased already, so this is not reported as a full disk or a busy record.
        wiped.map_err(|error| RecordError {
            fault: Fault::EraseUnfinished,
            cause: Some(Box::new(error)),
            ..RecordError::new(ERASING, &self.path, Fault::EraseUnfinished)
        })
    }

    fn wipe_all(&self) -> Result<Vec<String>, RecordError> {
        // VACUUM copies an index as it is, also one that lacks an entry.
        let vacuumed = self.connection.execute_batch("REINDEX; VACUUM").map_err(sql(ERASING, &self.path));
        // Also if the first failed: rows were overwritten when they were deleted, so the log at least is clean.
        self.empty_log(ERASING)?;
        vacuumed?;
        self.full_check()?;
        let newest = backup_path(&self.path, 1);
        self.backup_to(&newest, self.last_erasing()?)?;
        let removed = remove_leftovers(&self.path, &newest)?;
        let unmark = "DELETE FROM setting WHERE key = ?1";
        self.connection.execute(unmark, [UNFINISHED]).map_err(sql(ERASING, &self.path))?;
        Ok(removed)
    }

    /// Returns when a person was last erased. The backup without the erased people gets this time.
    fn last_erasing(&self) -> Result<i64, RecordError> {
        let query = "SELECT coalesce(max(at), 0) FROM erasure";
        self.connection.query_row(query, [], |row| row.get(0)).map_err(sql(ERASING, &self.path))
    }

    /// Moves the log into the file and truncates it; fails as busy while another window reads or writes.
    pub(super) fn empty_log(&self, attempt: &'static str) -> Result<(), RecordError> {
        match truncate_log(&self.connection).map_err(sql(attempt, &self.path))? {
            Checkpoint::Whole => Ok(()),
            Checkpoint::LogBusy => Err(RecordError::new(attempt, &self.path, Fault::Busy)),
        }
    }
}

/// Removes files of this program beside the record that may hold what was erased.
fn remove_leftovers(record: &Path, newest: &Path) -> Result<Vec<String>, RecordError> {
    let folder = record.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let failed = |path: &Path, error| RecordError::from_io("remove", path, error);
    let mut removed = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| failed(folder, error))? {
        let path = entry.map_err(|error| failed(folder, error))?.path();
        let Some(name) = path.file_name() else { continue };
        let gone = if name == MERGING && path.is_dir() {
            fs::remove_dir_all(&path)
        } else if Some(name) != newest.file_name() && is_leftover(record, name) {
            held::remove(&path)
        } else {
            continue;
        };
        match gone {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failed(&path, error)),
            _ => removed.push(name.to_string_lossy().into_owned()),
        }
    }
    removed.sort();
    Ok(removed)
}

/// Whether a file is an older backup, a record or a log that was moved aside, or an unfinished one of these.
fn is_leftover(record: &Path, name: &OsStr) -> bool {
    let (Some(stem), Some(name)) = (record.file_stem().and_then(OsStr::to_str), name.to_str()) else {
        return false;
    };
    let Some(rest) = name.strip_prefix(stem).and_then(|rest| rest.strip_prefix('.')) else { return false };
    let numbered = ["backup-", "damaged-", "set-aside-"].iter().filter_map(|word| rest.strip_prefix(word));
    let is_numbered = numbered.into_iter().any(|rest| rest.starts_with(|first: char| first.is_ascii_digit()));
    let half = [".recovering", ".grafted", ".unfinished"];
    let is_half = half.iter().any(|word| {
        ALL_PARTS.iter().any(|part| name.strip_suffix(part).is_some_and(|name| name.ends_with(word)))
    });
    is_numbered || is_half
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;
    use std::path::Path;

    use super::is_leftover;

    #[test]
    fn only_what_the_program_laid_there_is_removed() {
        let record = Path::new("data/records.sqlite3");
        for name in [
            "records.backup-2.sqlite3",
            "records.backup-2.sqlite3-journal",
            "records.backup-0.unfinished",
            "records.damaged-11.sqlite3-wal",
            "records.set-aside-1.sqlite3-wal",
            "records.sqlite3.recovering",
            "records.sqlite3.grafted-shm",
        ] {
            assert!(is_leftover(record, OsStr::new(name)), "{name}");
        }
        for name in [
            "records.sqlite3",
            // It may be the only copy of its sessions; `traces` names it and asks.
            "records.before-restore-2.sqlite3",
            "records.sqlite3-wal",
            "records.xlsx",
            "records.backup-của-tôi.docx",
            "recordsbackup-1.sqlite3",
            "may-2.sqlite3",
        ] {
            assert!(!is_leftover(record, OsStr::new(name)), "{name}");
        }
    }
}
