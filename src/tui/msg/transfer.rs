//! What goes to a stick or comes from one, as the screens show it: copies of the record, backups, a hand-over, and
//! records of other laptops with the result of merging them.

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

/// A copy that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CarryReport {
    pub path: String,
    pub sessions: u64,
    pub answers: u64,
    /// How many sessions cannot be read and are in neither number.
    pub left_out: usize,
    /// The short forms of both parts of the content hash.
    pub code: String,
    pub words: String,
}

/// Which sessions are copied to a stick, or written for other programs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum WhichSessions {
    #[default]
    All,
    Today,
    /// Those of one place.
    Place(String),
}

impl WhichSessions {
    /// The choice after this one, or the one before it: all, today, then each of these places.
    #[must_use]
    pub fn turned(&self, places: &[String], forward: bool) -> Self {
        let places = places.iter().cloned().map(Self::Place);
        let offered: Vec<Self> = [Self::All, Self::Today].into_iter().chain(places).collect();
        let at = offered.iter().position(|which| which == self).unwrap_or(0);
        let next = if forward { at + 1 } else { at + offered.len() - 1 };
        offered.get(next % offered.len()).cloned().unwrap_or_default()
    }
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

/// A record on a stick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundRow {
    pub path: PathBuf,
    /// The file with its folder.
    pub name: String,
    pub inside: Inside,
    /// It was carried away from this very laptop.
    pub own: bool,
    /// A backup that holds more than the record beside it.
    pub is_backup: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inside {
    Sessions {
        n: u64,
        /// When the newest began; none where there is none.
        newest: Option<String>,
    },
    /// It was not closed, and may hold more than can be seen.
    Open,
    /// The ui message that says what is wrong with it.
    Wrong(&'static str),
}

/// What came of a merge.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MergeResult {
    pub files_taken: usize,
    pub files: usize,
    pub sessions_new: u64,
    pub sessions_longer: u64,
    pub answers_new: u64,
    /// Sessions that went on differently on two laptops.
    pub copies: usize,
    /// Sessions of our own that can be read again.
    pub repaired: usize,
    /// Each file of which there may be more, with the ui message that says why.
    pub notices: Vec<(String, &'static str)>,
    /// Each file with the ui message that says why it was not taken.
    pub refused: Vec<(String, &'static str)>,
    /// Damaged files, how many sessions in them are not whole, and whether more was lost than has a name.
    pub lost: Vec<(String, usize, bool)>,
    /// It was stopped before the last file.
    pub stopped: bool,
    /// Codes of more than one person, or that a name is still to be assigned to.
    pub same_codes: Vec<SameCodeRow>,
    /// Codes of people who are joined to an erased person and are still here.
    pub joined_to_erased: Vec<String>,
    /// To be compared with the other laptop's.
    pub code: String,
    /// Likewise, of notes, codes, names and corrections.
    pub words: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SameCodeRow {
    pub code: String,
    /// Each as other screens call them.
    pub people: Vec<String>,
    /// How many names of older records belong to no person yet.
    pub names: usize,
}
