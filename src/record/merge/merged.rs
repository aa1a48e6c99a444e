//! The result of a merge: for each file what it brought, or why it was not taken.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::id::SessionId;
use crate::record::content::ContentHash;
use crate::record::error::{Fault, FaultKind, RecordError};
use crate::record::losses::LostSession;
use crate::record::people::{Person, SameCode};

#[derive(Debug)]
pub struct Merged {
    /// In the order in which they were named.
    pub files: Vec<MergedFile>,
    /// Why the remaining files were left, if they were.
    pub stopped: Option<Stopped>,
    /// Set where a person was erased elsewhere and their bytes could not be overwritten here yet.
    pub erasing: Option<RecordError>,
    /// Codes that now stand for more than one person here.
    pub same_codes: Vec<SameCode>,
    /// People here who are joined to an erased person.
    pub joined_to_erased: Vec<Person>,
    pub hash: ContentHash,
}

#[derive(Debug)]
pub struct MergedFile {
    pub path: PathBuf,
    pub outcome: FileOutcome,
    /// Why there may be more than what was taken.
    pub notices: Vec<Notice>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// It was copied without its log while a session was open, so the newest answers are not in it.
    LogMissing,
    NoSessions,
    FullerBackup(Fuller),
}

/// A backup beside a record that holds more sessions or more events than the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fuller {
    pub path: PathBuf,
    pub sessions: u64,
}

#[derive(Debug, PartialEq, Eq)]
pub enum FileOutcome {
    Taken(Taken),
    Refused(FileRefusal),
    /// The merge was stopped before this file, or in it; nothing of it was kept.
    Left,
}

/// What one file brought that was not here yet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Taken {
    pub sessions_new: u64,
    pub sessions_longer: u64,
    pub answers_new: u64,
    /// Sessions that diverged on two laptops, and the id of the copy that stands beside it from now on.
    pub copies: Vec<(SessionId, SessionId)>,
    /// Sessions of our own that were damaged and can be read now, because this file had the missing parts.
    pub repaired: BTreeSet<SessionId>,
    /// Set where the file was damaged.
    pub lost: Option<Lost>,
}

/// What a file could not give, and what was not taken because it cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lost {
    pub sessions: Vec<LostSession>,
    /// How many rows of each table outside sessions.
    pub rows: BTreeMap<&'static str, u64>,
    /// Tables that were missing.
    pub tables: BTreeSet<&'static str>,
    /// Something was unreadable that cannot be named any more.
    pub and_more: bool,
}

impl Lost {
    pub(super) fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// Why a file was not taken. Nothing of it was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileRefusal {
    Missing,
    Folder,
    /// A pipe or a device, which may never end.
    Device,
    /// The record that is merged into.
    Itself,
    NotARecord,
    Newer {
        found: i64,
        known: i64,
    },
    /// Nothing in it can be read reliably.
    Damaged,
    /// It was written to during the merge.
    InUse,
    /// It holds more rows than [`MOST_ROWS`](crate::record::merge::MOST_ROWS).
    TooLarge,
    /// It took a minute without progress.
    TooSlow,
    /// The file or its stick could not be read to the end.
    Unreadable(String),
}

#[derive(Debug)]
pub enum Stopped {
    /// The user stopped it.
    Asked,
    /// Our own record or its folder, such as a full disk.
    Storage(RecordError),
}

/// Why one file did not come in.
pub(super) enum NotTaken {
    Refused(FileRefusal),
    Stopped(Stopped),
}

impl From<RecordError> for NotTaken {
    fn from(error: RecordError) -> Self {
        Self::Stopped(Stopped::Storage(error))
    }
}

impl From<FileRefusal> for NotTaken {
    fn from(refusal: FileRefusal) -> Self {
        Self::Refused(refusal)
    }
}

impl NotTaken {
    /// Copies are on our own disk; faults inside them come from the source.
    pub(super) fn of_copy(error: RecordError) -> Self {
        if let Fault::Newer { found, known } = error.fault {
            return Self::Refused(FileRefusal::Newer { found, known });
        }
        match error.fault.kind() {
            FaultKind::NotARecord => Self::Refused(FileRefusal::NotARecord),
            FaultKind::Full | FaultKind::ReadOnly | FaultKind::Busy | FaultKind::Unreachable => error.into(),
            FaultKind::Damaged | FaultKind::Newer | FaultKind::Refused => Self::Refused(FileRefusal::Damaged),
        }
    }
}

impl Merged {
    pub fn taken(&self) -> impl Iterator<Item = (&Path, &Taken)> {
        self.files.iter().filter_map(|file| match &file.outcome {
            FileOutcome::Taken(taken) => Some((file.path.as_path(), taken)),
            FileOutcome::Refused(_) | FileOutcome::Left => None,
        })
    }

    pub fn refused(&self) -> impl Iterator<Item = (&Path, &FileRefusal)> {
        self.files.iter().filter_map(|file| match &file.outcome {
            FileOutcome::Refused(refusal) => Some((file.path.as_path(), refusal)),
            FileOutcome::Taken(_) | FileOutcome::Left => None,
        })
    }

    /// Every file that may hold more than what was taken, and why.
    pub fn notices(&self) -> impl Iterator<Item = (&Path, &Notice)> {
        self.files.iter().flat_map(|file| file.notices.iter().map(|notice| (file.path.as_path(), notice)))
    }

    /// All that was taken, in one sum.
    pub fn total(&self) -> Taken {
        let mut total = Taken::default();
        for (_, taken) in self.taken() {
            total.sessions_new = total.sessions_new.saturating_add(taken.sessions_new);
            total.sessions_longer = total.sessions_longer.saturating_add(taken.sessions_longer);
            total.answers_new = total.answers_new.saturating_add(taken.answers_new);
            total.copies.extend(&taken.copies);
            total.repaired.extend(&taken.repaired);
        }
        total
    }
}
