//! Results carried away and backups put back, as the screens see them.

use std::path::PathBuf;

/// Which sessions are copied to a stick.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Which {
    #[default]
    All,
    Today,
    /// Those of one place.
    Place(String),
}

/// A backup beside the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupRow {
    pub path: PathBuf,
    pub name: String,
    /// When it was made. Empty if that is unknown.
    pub made: String,
    pub sessions: u64,
    pub answers: u64,
    /// Its log was not copied along, so its last steps are missing.
    pub lacks_log: bool,
}
