//! Lets one window at a time change the files under the record's name: migration, recovery, restoring, a stale log.
//!
//! The lock is a file beside the record, locked by the system, so a killed program leaves nothing locked. It is removed
//! while it is still locked; a window that waited for it notices this and locks a new one.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use crate::record::error::RecordError;
use crate::record::file_names::with_suffix;
use crate::record::same::Identity;

const LOCKING: &str = "lock";

#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    /// Waits until no other window has it.
    pub(super) fn take(record: &Path) -> Result<Self, RecordError> {
        let path = with_suffix(record, ".lock");
        let failed = |error| RecordError::from_io(LOCKING, &path, error);
        loop {
            let file = File::create(&path).map_err(failed)?;
            file.lock().map_err(failed)?;
            let is_locked = Identity::of_open(&file).map_err(failed)?;
            if is_locked.is_at(&path) {
                return Ok(Self { path, _file: file });
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Windows would refuse the name to a program that waits for it. No program has a lock on an empty file that is
        // left.
        if cfg!(unix) {
            fs::remove_file(&self.path).ok();
        }
    }
}
