//! Records of other laptops as the screens see them: what was found, and the result of a merge.

use std::path::PathBuf;

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
