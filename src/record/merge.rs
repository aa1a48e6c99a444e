//! Merges other laptops' records into this one, a whole file at a time and in any order.
//!
//! A source is copied into a folder of our own before it is opened, so nothing is ever written beside it and a stick
//! may be pulled out at any moment. Each file is taken in one transaction or not at all. What is counted from events
//! is not taken: the caller runs `practice::counting` afterwards.
//!
//! The invariants: the facts of a record after a merge are a union, so the same files in any order and any number of
//! times give the same [`ContentHash`](crate::record::content::ContentHash). Of one session, a copy that is a prefix
//! of another goes into it. Copies that diverged are all kept, each under an id that its content alone decides, and
//! no event of one gets into another. What was erased anywhere stays erased.
//!
//! [`MergeLimits`] limits how large a source may be and how long it may take without progress. It does not read a
//! clock itself: the caller passes one. Rows that are read count as progress; a statement that reads without an end
//! does not.

mod fetch;
mod foreign;
mod found;
mod diverged;
mod lists;
mod merged;
mod notes;
mod repair;
mod source;
mod take;

use std::fmt;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use rusqlite::Connection;

use crate::progress::{Progress, Tell};
use crate::record::connection::{Access, connect};
use crate::record::database_files::with_suffix;
use crate::record::error::{RecordError, sql};
use crate::record::merge::fetch::{Open, Workshop};
use crate::record::merge::found::{Holds, fuller_backup};
use crate::record::merge::merged::NotTaken;
use crate::record::merge::source::{Erasures, Ready};
use crate::record::merge::take::Known;
use crate::record::recover::lost;
use crate::record::schema::OwnSchemas;
use crate::record::store::RecordStore;

pub(crate) use crate::record::merge::found::{
    Found, FoundRecord, HANDED_OVER, found_at, found_in, records_in,
};
pub(crate) use crate::record::merge::merged::{
    FileOutcome, FileRefusal, Fuller, Lost, Merged, MergedFile, Notice, Stopped, Taken,
};

pub(in crate::record) use crate::record::merge::source::BURY;

/// How far a merge has come, over all its files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MergeProgress {
    /// Which file, counted from 0, and of how many.
    pub file: usize,
    pub files: usize,
    /// In bytes.
    pub bytes: Progress,
}

/// The limits and helpers for every file of a merge.
struct Means<'a> {
    workshop: &'a Workshop,
    open: Open<'a>,
    own: OwnSchemas,
    limits: &'a MergeLimits,
}

impl RecordStore {
    /// Merges every source that can be merged. `tell` gets the progress and may stop it: finished files then stay
    /// taken, and nothing is kept of the current one.
    pub fn merge(
        &mut self,
        sources: &[PathBuf],
        tell: &mut Tell<'_, MergeProgress>,
    ) -> Result<Merged, RecordError> {
        self.merge_within(sources, &MergeLimits::default(), tell)
    }

    /// Like [`Self::merge`], and gives up a file that takes too long or is too large.
    pub fn merge_within(
        &mut self,
        sources: &[PathBuf],
        limits: &MergeLimits,
        tell: &mut Tell<'_, MergeProgress>,
    ) -> Result<Merged, RecordError> {
        self.merge_all(sources, &fetch::open_file, limits, tell)
    }

    #[cfg(test)]
    pub(super) fn merge_read_by(
        &mut self,
        sources: &[PathBuf],
        open: Open<'_>,
        tell: &mut Tell<'_, MergeProgress>,
    ) -> Result<Merged, RecordError> {
        self.merge_all(sources, open, &MergeLimits::default(), tell)
    }

    fn merge_all(
        &mut self,
        sources: &[PathBuf],
        open: Open<'_>,
        limits: &MergeLimits,
        tell: &mut Tell<'_, MergeProgress>,
    ) -> Result<Merged, RecordError> {
        let workshop = Workshop::set_up(&self.path)?;
        let sizes: Vec<u64> = sources.iter().map(|path| fetch::size(path)).collect();
        // Each file is copied once and taken once.
        let of = sizes.iter().fold(0_u64, |sum, size| sum.saturating_add(size.saturating_mul(2)));
        let mut files = Vec::new();
        let (mut stopped, mut erasing) = (None, None);
        let mut means = Means { workshop: &workshop, open, own: OwnSchemas::default(), limits };
        let mut before = 0_u64;
        for (file, (path, size)) in sources.iter().zip(&sizes).enumerate() {
            let mut tell_of_file = |done: u64| {
                let done = before.saturating_add(done.min(size.saturating_mul(2)));
                tell(MergeProgress { file, files: sources.len(), bytes: Progress::new(done, of) })
            };
            let mut notices = Vec::new();
            let outcome = if stopped.is_some() {
                FileOutcome::Left
            } else {
                limits.begin();
                match self.merge_one((path, *size), &mut means, &mut tell_of_file, &mut notices) {
                    Ok(taken) => FileOutcome::Taken(taken),
                    Err(_) if limits.is_over() => FileOutcome::Refused(FileRefusal::TooSlow),
                    Err(NotTaken::Refused(refusal)) => FileOutcome::Refused(refusal),
                    Err(NotTaken::Stopped(why)) => {
                        stopped = Some(why);
                        FileOutcome::Left
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
            // A person who was erased elsewhere stands in the bytes of our own file, too.
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
    ) -> Result<Taken, NotTaken> {
        let Means { workshop, open, own, limits } = means;
        if fetch::is_same_file(path, &self.path) {
            return Err(FileRefusal::Itself.into());
        }
        let copy = workshop.fetch(path, open, tell)?;
        let has_log = with_suffix(&copy, "-wal").exists();
        limits.progressed();
        let mut is_log_open = false;
        let ready = source::make_ready(&copy, &self.erasures()?, own, limits, &mut is_log_open);
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
            limits.progressed();
            let part = u128::from(size) * u128::from(done) / u128::from(of.max(1));
            tell(size.saturating_add(u64::try_from(part).unwrap_or(size)))
        };
        let failed = sql("merge into", &self.path);
        limits.watch(&self.connection).map_err(failed)?;
        let hurt = missing.iter().flat_map(|lost| &lost.sessions).map(|one| one.id).collect();
        let known = Known { hurt, answers, filled };
        let taken = take::attached(&mut self.connection, &self.path, &copy, &known, &mut tell_taken);
        MergeLimits::leave(&self.connection).map_err(failed)?;
        let taken = taken?;
        if missing.is_none() && lost::has_nameless(&self.connection).map_err(failed)? {
            let sound = connect(&copy, Access::ReadOnly).map_err(NotTaken::of_copy)?;
            lost::forget_nameless(&self.connection, &sound).map_err(failed)?;
        }
        workshop.clear(&copy);
        Ok(Taken { lost: missing, ..taken })
    }
}

/// The most rows of a source.
pub(crate) const MOST_ROWS: u64 = 5_000_000;
/// The longest time without progress.
const LONGEST_MS: u64 = 60_000;
/// Steps of SQLite's machine between two looks at the clock.
const N_STEPS: std::ffi::c_int = 10_000;

/// Stops a merge that takes too long.
#[derive(Clone)]
pub struct MergeLimits {
    elapsed_ms: Arc<dyn Fn() -> u64 + Send + Sync>,
    most_rows: u64,
    since_ms: Arc<AtomicU64>,
    is_over: Arc<AtomicBool>,
}

impl MergeLimits {
    /// `elapsed_ms` returns milliseconds since any fixed moment.
    pub fn new(elapsed_ms: impl Fn() -> u64 + Send + Sync + 'static) -> Self {
        Self {
            elapsed_ms: Arc::new(elapsed_ms),
            most_rows: MOST_ROWS,
            since_ms: Arc::default(),
            is_over: Arc::default(),
        }
    }

    /// With fewer rows, for tests.
    #[cfg(test)]
    pub(in crate::record) fn with_most_rows(self, most_rows: u64) -> Self {
        Self { most_rows, ..self }
    }

    /// A new source begins.
    fn begin(&self) {
        self.is_over.store(false, Ordering::Relaxed);
        self.progressed();
    }

    fn progressed(&self) {
        self.since_ms.store((self.elapsed_ms)(), Ordering::Relaxed);
    }

    /// Whether it was stopped because it took too long.
    fn is_over(&self) -> bool {
        self.is_over.load(Ordering::Relaxed)
    }

    fn takes_rows(&self, n_rows: u64) -> ControlFlow<()> {
        self.progressed();
        if n_rows > self.most_rows { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    /// From now on statements of this connection are stopped if they take too long.
    fn watch(&self, connection: &Connection) -> rusqlite::Result<()> {
        let own = self.clone();
        let handler = move || {
            let is_over =
                (own.elapsed_ms)().saturating_sub(own.since_ms.load(Ordering::Relaxed)) > LONGEST_MS;
            if is_over {
                own.is_over.store(true, Ordering::Relaxed);
            }
            is_over
        };
        connection.progress_handler(N_STEPS, Some(handler))
    }

    fn leave(connection: &Connection) -> rusqlite::Result<()> {
        connection.progress_handler(0, None::<fn() -> bool>)
    }
}

/// A query without an end.
impl Default for MergeLimits {
    fn default() -> Self {
        Self::new(|| 0)
    }
}

impl fmt::Debug for MergeLimits {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Patience").field("most_rows", &self.most_rows).finish_non_exhaustive()
    }
}
