//! What goes to a stick or comes back, as the screens see it: copies of the record, backups, a hand-over.

use std::path::PathBuf;

/// What is in one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HandoverFacts {
    pub folder: String,
    /// Of the program that packed it.
    pub version: String,
    /// Files of the program; known only where it was packed just now.
    pub program: usize,
    /// Own scenarios, clubs and translations, in files.
    pub own: usize,
    pub corrections: usize,
    pub sessions: u64,
}

/// What came of taking one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TakenFacts {
    /// Own files that were not here before.
    pub own: usize,
    /// Files that are here already and say something else.
    pub kept: Vec<String>,
    /// Lines put right that were not known here.
    pub corrections: usize,
    pub sessions: u64,
    /// Each part that could not be taken, with the ui message that says why.
    pub refused: Vec<(String, &'static str)>,
    /// The facilitator's screens of this laptop need a PIN.
    pub has_pin: bool,
}

/// What is asked of the shell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HandoverRequest {
    Pack {
        to: PathBuf,
        with_records: bool,
    },
    /// What is in the one beside the program.
    Look,
    Take,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HandoverReport {
    Packed(HandoverFacts),
    Looked(HandoverFacts),
    Taken(TakenFacts),
}

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
