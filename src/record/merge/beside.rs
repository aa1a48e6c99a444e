//! Finds the files beside a source that belong to it: its log, under whatever name, and its backups.
//!
//! Only reads. Of a link to a file, the log is the one of the file.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::record::connection::look_at_file;
use crate::record::file_names::{N_BACKUPS, backup_path, with_suffix};
use crate::record::merge::merged::Fuller;

const LOG: &str = "-wal";
/// As many names in a folder as are compared to find a log.
const N_NAMES: usize = 2_000;

/// The log of a source. Where there is none, the name it would have.
pub(super) fn log_of(path: &Path) -> PathBuf {
    let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let mut places = vec![real.as_path(), path];
    places.dedup();
    places.into_iter().find_map(log_beside).unwrap_or_else(|| with_suffix(path, LOG))
}

/// Beside the file, in capital letters as well, which is what old file systems make of a name.
fn log_beside(path: &Path) -> Option<PathBuf> {
    let plain = with_suffix(path, LOG);
    if plain.exists() {
        return Some(plain);
    }
    let name = plain.file_name()?.to_string_lossy().to_lowercase();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let entries = fs::read_dir(folder).ok()?.flatten().take(N_NAMES);
    // Most names end otherwise, and then nothing more of them is looked at.
    let mut logs = entries.filter(|entry| {
        let found = entry.file_name();
        let found = found.as_encoded_bytes();
        let end = found.len().saturating_sub(LOG.len());
        found.get(end..).is_some_and(|end| end.eq_ignore_ascii_case(LOG.as_bytes()))
    });
    logs.find(|entry| entry.file_name().to_string_lossy().to_lowercase() == name).map(|entry| entry.path())
}

/// How much a record holds. In the order in which one is fuller than another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Holds {
    pub(super) sessions: u64,
    pub(super) events: u64,
}

impl Holds {
    pub(super) fn of(connection: &Connection) -> rusqlite::Result<Self> {
        let count = "SELECT (SELECT count(*) FROM session), (SELECT count(*) FROM event)";
        connection.query_row(count, [], |row| Ok(Self { sessions: row.get(0)?, events: row.get(1)? }))
    }

    /// Whether there is something in this that the other lacks, as far as numbers tell.
    fn is_fuller_than(self, other: Self) -> bool {
        self.sessions > other.sessions || self.events > other.events
    }
}

/// The fullest of the backups beside a record, if it holds more than the record itself.
pub(super) fn fuller_backup(record: &Path, holds: Holds) -> Option<Fuller> {
    let backups = (1..=N_BACKUPS).map(|n| backup_path(record, n));
    let held = backups.filter(|path| path.exists()).filter_map(|path| {
        let found = look_at_file(&path).ok().and_then(|backup| Holds::of(&backup).ok())?;
        found.is_fuller_than(holds).then_some((found, path))
    });
    held.max_by_key(|(found, _)| *found).map(|(found, path)| Fuller { path, sessions: found.sessions })
}
