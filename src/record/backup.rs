//! Makes backups of the record, and checks its pages.
//!
//! A copy is made under a temporary name and renamed when it is complete, so a file with a backup's name is a
//! complete backup.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use crate::files::held;
use crate::record::connection::{FULL_CHECK, QUICK_CHECK, WHOLE_SYNC, check};
use crate::record::database_files::{N_BACKUPS, backup_path, reachable};
use crate::record::error::{Fault, RecordError, sql};
use crate::record::marks::mark_backup;
use crate::record::store::RecordStore;

/// How many bytes can be checked in a few milliseconds.
const QUICK_BYTES: u64 = 4 << 20;

impl RecordStore {
    /// Writes a copy of the whole record to `path`, replacing any file there. Marks the copy as a backup made at
    /// `at`.
    pub fn backup_to(&self, path: &Path, at: i64) -> Result<(), RecordError> {
        const ATTEMPT: &str = "back up to";
        let unfinished = path.with_extension("unfinished");
        let copied = copy(&self.connection, &unfinished, at);
        let renamed = copied.and_then(|()| {
            held::rename(&unfinished, path).map_err(|error| RecordError::from_io(ATTEMPT, path, error))
        });
        if renamed.is_err() {
            // The unfinished copy is removed. The first error is the one reported.
            fs::remove_file(&unfinished).ok();
        }
        renamed
    }

    /// Makes a backup beside the record, and keeps the two newest earlier ones.
    pub fn keep_backup(&self, at: i64) -> Result<PathBuf, RecordError> {
        let newest = backup_path(&self.path, 1);
        let coming = backup_path(&self.path, 0);
        self.unmoved("back up")?;
        self.backup_to(&coming, at)?;
        for n in (0..N_BACKUPS).rev() {
            let from = backup_path(&self.path, n);
            let to = backup_path(&self.path, n + 1);
            match held::rename(&from, &to) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    return Err(RecordError::from_io("keep a backup at", &to, error));
                }
                _ => {}
            }
        }
        Ok(newest)
    }

    /// Whether [`Self::quick_check`] takes no longer than a frame.
    pub(super) fn is_quick_to_check(&self) -> bool {
        fs::metadata(&self.path).is_ok_and(|file| file.len() <= QUICK_BYTES)
    }

    /// Checks every page for damage; without an error the record is sound. Takes long on a large record.
    pub fn quick_check(&self) -> Result<(), RecordError> {
        check(&self.connection, &self.path, QUICK_CHECK)
    }

    /// Like [`Self::quick_check`], and compares the indexes with their tables.
    pub fn full_check(&self) -> Result<(), RecordError> {
        check(&self.connection, &self.path, FULL_CHECK)
    }
}

fn copy(from: &Connection, path: &Path, at: i64) -> Result<(), RecordError> {
    let failed = sql("back up to", path);
    if let Err(error) = held::remove(path)
        && error.kind() != std::io::ErrorKind::NotFound
    {
        return Err(RecordError::from_io("back up to", path, error));
    }
    let mut to = Connection::open(reachable(path)).map_err(failed)?;
    to.execute_batch(WHOLE_SYNC).map_err(failed)?;
    // In one step: the source is in WAL mode, so other windows can go on writing.
    let step = Backup::new(from, &mut to).and_then(|backup| backup.step(-1)).map_err(failed)?;
    if step != StepResult::Done {
        return Err(RecordError::new("back up to", path, Fault::Busy));
    }
    // A damaged record must not push its sound backups out.
    check(&to, path, QUICK_CHECK)?;
    mark_backup(&to, at).map_err(failed)?;
    // A backup is one file, whole without a log beside it.
    to.execute_batch("PRAGMA journal_mode = DELETE").map_err(failed)?;
    to.close().map_err(|(_, error)| failed(error))
}
