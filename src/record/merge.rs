//! Merges other laptops' records into this one, a whole file at a time and in any order.
//!
//! A source is copied into a folder of our own before anything looks into it, so nothing is ever written beside it and
//! a stick may be pulled out at any moment. Each file is taken in one transaction or not at all. What is counted from
//! events is not taken: whoever merges lets `practice::counting` run afterwards.
//!
//! What holds: the facts of a record after a merge are a union, so the same files in any order and any number of times
//! end in the same [`ContentHash`]. Of one session, a copy that is the beginning of another goes into it; copies that
//! went apart are all kept, each under an id that its content alone decides, and no event of one gets into another.
//! What was erased anywhere stays erased.

mod beside;
mod fetch;
mod foreign;
mod found;
mod diverged;
mod lists;
mod notes;
pub(crate) mod patience;
mod repair;
mod source;
mod take;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::id::SessionId;
use crate::progress::{Progress, Tell};
use crate::record::content::ContentHash;
use crate::record::error::{Fault, FaultKind, RecordError, sql};
use crate::record::merge::beside::{Holds, fuller_backup};
use crate::record::merge::fetch::Workshop;
use crate::record::merge::patience::Patience;
use crate::record::merge::source::{Erasures, Ready};
use crate::record::merge::take::Known;
use crate::record::opening::{connect, with_suffix};
use crate::record::people::{Person, SameCode};
use crate::record::recover::{LostSession, lost};
use crate::record::schema::OwnSchemas;
use crate::record::{Access, RecordStore};

pub(in crate::record) use crate::record::merge::source::BURY;

pub(crate) use crate::record::merge::found::{
    Found, FoundRecord, HANDED_OVER, found_at, found_in, records_in,
};

/// How far a merge has come, over all its files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MergeProgress {
    /// Which file, counted from 0, and of how many.
    pub file: usize,
    pub files: usize,
    /// In bytes.
    pub bytes: Progress,
}

/// Opens a source. Tests put one in its place that breaks off.
pub(super) type Open<'a> = &'a dyn Fn(&Path) -> io::Result<Box<dyn Read>>;

#[derive(Debug)]
pub struct Merged {
    /// In the order in which they were named.
    pub files: Vec<MergedFile>,
    /// Why the rest was left, if it was.
    pub stopped: Option<Stopped>,
    /// Set where somebody was erased elsewhere and their bytes could not be overwritten here yet.
    pub erasing: Option<RecordError>,
    /// Codes that stand for more than one person in what is here now.
    pub same_codes: Vec<SameCode>,
    /// People here who are joined to an erased person.
    pub joined_to_erased: Vec<Person>,
    pub hash: ContentHash,
}

#[derive(Debug)]
pub struct MergedFile {
    pub path: PathBuf,
    pub outcome: Outcome,
    /// Why there may be more of it than what was taken.
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
pub enum Outcome {
    Taken(Taken),
    Refused(Refusal),
    /// Nothing was tried or nothing was kept of it: the merge was stopped before.
    Left,
}

/// What one file brought that was not here yet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Taken {
    pub sessions_new: u64,
    pub sessions_longer: u64,
    pub answers_new: u64,
    /// Sessions that went on differently on two laptops, and the id of the copy that stands beside it from now on.
    pub copies: Vec<(SessionId, SessionId)>,
    /// Sessions of our own that could not be read, and can be since their damaged parts came from this file.
    pub repaired: BTreeSet<SessionId>,
    /// Set where the file was damaged.
    pub lost: Option<Lost>,
}

/// What a file could not give, or what was not taken of it because it cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lost {
    pub sessions: Vec<LostSession>,
    /// How many rows of a table that are no part of a session.
    pub rows: BTreeMap<&'static str, u64>,
    /// Tables that were missing.
    pub tables: BTreeSet<&'static str>,
    /// Something was unreadable that has no name any more.
    pub and_more: bool,
}

impl Lost {
    fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// Why a file was not taken. It is as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
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
    /// Nothing in it can be trusted.
    Damaged,
    /// Somebody went on writing to it.
    InUse,
    /// It holds more rows than [`patience::MOST_ROWS`].
    TooLarge,
    /// It took a minute without getting on.
    TooSlow,
    /// The file, or the stick it is on, could not be read to its end.
    Unreadable(String),
}

#[derive(Debug)]
pub enum Stopped {
    /// Somebody stopped it.
    Asked,
    /// Our own record or its folder, such as a full disk.
    Storage(RecordError),
}

/// What every file of a merge is read with.
struct Means<'a> {
    workshop: &'a Workshop,
    open: Open<'a>,
    own: OwnSchemas,
    patience: &'a Patience,
}

/// Why one file did not come in.
enum Trouble {
    Refused(Refusal),
    Stopped(Stopped),
}

impl From<RecordError> for Trouble {
    fn from(error: RecordError) -> Self {
        Self::Stopped(Stopped::Storage(error))
    }
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl Merged {
    pub fn taken(&self) -> impl Iterator<Item = (&Path, &Taken)> {
        self.files.iter().filter_map(|file| match &file.outcome {
            Outcome::Taken(taken) => Some((file.path.as_path(), taken)),
            Outcome::Refused(_) | Outcome::Left => None,
        })
    }

    pub fn refused(&self) -> impl Iterator<Item = (&Path, &Refusal)> {
        self.files.iter().filter_map(|file| match &file.outcome {
            Outcome::Refused(refusal) => Some((file.path.as_path(), refusal)),
            Outcome::Taken(_) | Outcome::Left => None,
        })
    }

    /// Every file of which there may be more than what was taken, and why.
    pub fn notices(&self) -> impl Iterator<Item = (&Path, &Notice)> {
        self.files.iter().flat_map(|file| file.notices.iter().map(|notice| (file.path.as_path(), notice)))
    }

    /// All that came in, in one.
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

impl RecordStore {
    /// Merges every source that can be merged. `tell` gets the progress and may stop it: files that are done by
    /// then stay taken, and of the one under way nothing is kept.
    pub fn merge(
        &mut self,
        sources: &[PathBuf],
        tell: &mut Tell<'_, MergeProgress>,
    ) -> Result<Merged, RecordError> {
        self.merge_within(sources, &Patience::default(), tell)
    }

    /// As [`Self::merge`], and stops with a file that takes too long or is too large.
    pub fn merge_within(
        &mut self,
        sources: &[PathBuf],
        patience: &Patience,
        tell: &mut Tell<'_, MergeProgress>,
    ) -> Result<Merged, RecordError> {
        self.merge_all(sources, &fetch::open_file, patience, tell)
    }

    #[cfg(test)]
    pub(super) fn merge_read_by(
        &mut self,
        sources: &[PathBuf],
        open: Open<'_>,
        tell: &mut Tell<'_, MergeProgress>,
    ) -> Result<Merged, RecordError> {
        self.merge_all(sources, open, &Patience::default(), tell)
    }

    fn merge_all(
        &mut self,
        sources: &[PathBuf],
        open: Open<'_>,
        patience: &Patience,
        tell: &mut Tell<'_, MergeProgress>,
    ) -> Result<Merged, RecordError> {
        let workshop = Workshop::set_up(&self.path)?;
        let sizes: Vec<u64> = sources.iter().map(|path| fetch::size(path)).collect();
        // Each file is copied once and taken once.
        let of = sizes.iter().fold(0_u64, |sum, size| sum.saturating_add(size.saturating_mul(2)));
        let mut files = Vec::new();
        let (mut stopped, mut erasing) = (None, None);
        let mut means = Means { workshop: &workshop, open, own: OwnSchemas::default(), patience };
        let mut before = 0_u64;
        for (file, (path, size)) in sources.iter().zip(&sizes).enumerate() {
            let mut tell_of_file = |done: u64| {
                let done = before.saturating_add(done.min(size.saturating_mul(2)));
                tell(MergeProgress { file, files: sources.len(), bytes: Progress::new(done, of) })
            };
            let mut notices = Vec::new();
            let outcome = if stopped.is_some() {
                Outcome::Left
            } else {
                patience.begin();
                match self.merge_one((path, *size), &mut means, &mut tell_of_file, &mut notices) {
                    Ok(taken) => Outcome::Taken(taken),
                    Err(_) if patience.is_over() => Outcome::Refused(Refusal::TooSlow),
                    Err(Trouble::Refused(refusal)) => Outcome::Refused(refusal),
                    Err(Trouble::Stopped(why)) => {
                        stopped = Some(why);
                        Outcome::Left
                    }
                }
            };
            files.push(MergedFile { path: path.clone(), outcome, notices });
            before = before.saturating_add(size.saturating_mul(2));
        }
        drop(workshop);
        // A session that was open here may have moved to another id, or grown.
        self.forget_version();
        if self.is_erasing_unfinished()? {
            // Somebody was erased elsewhere who stands in the bytes of our own file, too.
            erasing = self.finish_erasing().err();
        }
        let (same_codes, joined_to_erased) = (self.same_codes()?, self.joined_to_erased()?);
        Ok(Merged { files, stopped, erasing, same_codes, joined_to_erased, hash: self.content_hash()? })
    }

    fn erasures(&self) -> Result<Erasures, RecordError> {
        let query = "SELECT what, target, at, up_to FROM erasure";
        self.rows(query, [], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]))
    }

    fn merge_one(
        &mut self,
        (path, size): (&Path, u64),
        means: &mut Means<'_>,
        tell: &mut Tell<'_, u64>,
        notices: &mut Vec<Notice>,
    ) -> Result<Taken, Trouble> {
        let Means { workshop, open, own, patience } = means;
        if fetch::is_same_file(path, &self.path) {
            return Err(Refusal::Itself.into());
        }
        let copy = workshop.fetch(path, open, tell)?;
        let has_log = with_suffix(&copy, "-wal").exists();
        patience.progressed();
        let mut is_log_open = false;
        let ready = source::make_ready(&copy, &self.erasures()?, own, patience, &mut is_log_open);
        if is_log_open && !has_log {
            notices.push(Notice::LogMissing);
        }
        let holds = ready.as_ref().map_or_else(|_| Holds::default(), |ready| ready.holds);
        if ready.is_ok() && holds.sessions == 0 {
            notices.push(Notice::NoSessions);
        }
        notices.extend(fuller_backup(path, holds).map(Notice::FullerBackup));
        let Ready { lost: missing, answers, filled, .. } = ready?;
        let mut tell_taken = |Progress { done, of }| {
            patience.progressed();
            let part = u128::from(size) * u128::from(done) / u128::from(of.max(1));
            tell(size.saturating_add(u64::try_from(part).unwrap_or(size)))
        };
        let failed = sql("merge into", &self.path);
        patience.watch(&self.connection).map_err(failed)?;
        let hurt = missing.iter().flat_map(|lost| &lost.sessions).map(|one| one.id).collect();
        let known = Known { hurt, answers, filled };
        let taken = take::attached(&mut self.connection, &self.path, &copy, &known, &mut tell_taken);
        Patience::leave(&self.connection).map_err(failed)?;
        let taken = taken?;
        if missing.is_none() && lost::has_nameless(&self.connection).map_err(failed)? {
            let sound = connect(&copy, Access::ReadOnly).map_err(Trouble::of_copy)?;
            lost::forget_nameless(&self.connection, &sound).map_err(failed)?;
        }
        workshop.clear(&copy);
        Ok(Taken { lost: missing, ..taken })
    }
}

impl Trouble {
    /// Copies lie on our own disk; what is wrong inside them came with them.
    fn of_copy(error: RecordError) -> Self {
        if let Fault::Newer { found, known } = error.fault {
            return Self::Refused(Refusal::Newer { found, known });
        }
        match error.fault.kind() {
            FaultKind::NotARecord => Self::Refused(Refusal::NotARecord),
            FaultKind::Full | FaultKind::ReadOnly | FaultKind::Busy | FaultKind::Unreachable => error.into(),
            FaultKind::Damaged | FaultKind::Newer | FaultKind::Refused => Self::Refused(Refusal::Damaged),
        }
    }
}
