//! Identifies the file behind a path, so that the program notices when it was deleted, renamed, replaced or
//! overwritten.
//!
//! Uses the device and the number of a file on Unix. On Windows no program can delete or rename a file that SQLite has
//! open, so there every file counts as the same.

use std::fs::{File, Metadata};
use std::io;
use std::path::Path;
use std::time::SystemTime;

use crate::record::file_names::with_suffix;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Identity(Option<(u64, u64)>);

impl Identity {
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        path.metadata().map(|found| Self::from(&found))
    }

    pub(super) fn of_open(file: &File) -> io::Result<Self> {
        file.metadata().map(|found| Self::from(&found))
    }

    /// Whether the path leads to this very file. A path that leads nowhere does not.
    pub(super) fn is_at(self, path: &Path) -> bool {
        if self.0.is_none() {
            return true;
        }
        Self::of(path).is_ok_and(|found| found == self)
    }

    #[cfg(unix)]
    fn from(found: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        Self(Some((found.dev(), found.ino())))
    }

    #[cfg(not(unix))]
    fn from(_: &Metadata) -> Self {
        Self(None)
    }
}

/// Size in bytes and time of the last change. A checkpoint changes it, and so does a program that writes over the file.
pub(super) type Stamp = Option<(u64, SystemTime)>;

pub(super) fn stamp(path: &Path) -> Stamp {
    let found = path.metadata().ok()?;
    Some((found.len(), found.modified().ok()?))
}

/// The record at this path and its log, once SQLite has opened both.
pub(super) fn files(path: &Path) -> io::Result<[Identity; 2]> {
    Ok([Identity::of(path)?, Identity::of(&with_suffix(path, "-wal")).unwrap_or(Identity(None))])
}

/// What is not in its place any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gone {
    Record,
    /// The record is there, and its log is not.
    Log,
}

/// `None` if both files are still in place.
pub(super) fn gone(opened: &[Identity; 2], path: &Path) -> Option<Gone> {
    let [record, log] = opened;
    if !record.is_at(path) {
        Some(Gone::Record)
    } else if log.0.is_some() && !log.is_at(&with_suffix(path, "-wal")) {
        Some(Gone::Log)
    } else {
        None
    }
}
