//! Copies results to a stick and restores a backup; packs a hand-over and takes one. What takes long runs beside the
//! loop.
//!
//! A stick with a problem has its own messages, because our record has no problem then.

use std::path::{Path, PathBuf};

use crate::carrying::{CarryError, CopyFilter, Date, StickTrouble};
use crate::handover::{HandoverContents, HandoverError, Manifest, Packed, TakenHandover};
use crate::progress::Progress;
use crate::record::error::{Fault, RecordError};
use crate::record::merge::{MergeLimits, MergeProgress};
use crate::record::restore::backups;
use crate::record::sessions::Filter;
use crate::record::{Access, Checkpoint, News, RecordStore};
use crate::tui::msg::transfer::{
    BackupRow, CarryReport, HandoverFacts, HandoverReport, HandoverRequest, TakenFacts, WhichSessions,
};
use crate::tui::msg::{Problem, Report};
use crate::tui::runner::services::merge::{kib, name, why};
use crate::tui::runner::services::problems::{file_problem, news, record_problem};
use crate::tui::runner::services::shared::Shared;
use crate::tui::runner::work::Act;
use crate::{carrying, handover, paths};

pub(super) fn perform(
    shared: &mut Shared,
    request: HandoverRequest,
    has_pin: bool,
) -> Result<Vec<Report>, Problem> {
    match request {
        HandoverRequest::Pack { to, with_records } => Ok(pack(shared, to, with_records)),
        HandoverRequest::Look => {
            let Some(folder) = shared.locations.handed_over() else { return Ok(Vec::new()) };
            let manifest = Manifest::read(folder).map_err(|error| unreadable(&error, folder))?;
            Ok(vec![Report::Handover(HandoverReport::Looked(facts(folder, 0, manifest)))])
        }
        HandoverRequest::Take => Ok(take(shared, has_pin)),
    }
}

fn pack(shared: &mut Shared, to: PathBuf, with_records: bool) -> Vec<Report> {
    let (record, clock, stick) = (shared.store.path().to_owned(), shared.clock, to.clone());
    let program = shared.locations.folders().program.clone();
    let act: Act = Box::new(move |on_progress| {
        // A stick that was pulled out is a folder that is gone; nothing must be made in its place.
        if !to.is_dir() {
            return vec![Report::Failed(Problem::new("carry-gone", to.display().to_string()))];
        }
        let mut reports = Vec::new();
        let mut on_news = |what: News<'_>| reports.push(Report::Failed(news(what)));
        let wanted =
            HandoverContents { to: &to, program: program.as_deref(), version: paths::VERSION, with_records };
        let packed = handover::pack(&wanted, &record, &clock, on_progress, &mut on_news);
        reports.extend(match packed {
            Ok(Packed { folder, program, manifest }) => {
                let facts = facts(&folder, program, manifest);
                Some(Report::Handover(HandoverReport::Packed(facts)))
            }
            // The screen gets `Report::Worked` for that.
            Err(HandoverError::Stopped) => None,
            Err(error) => Some(Report::Failed(problem(&error, &to))),
        });
        reports
    });
    shared.start_work_to(stick, "handover-packing", act)
}

fn take(shared: &mut Shared, has_pin: bool) -> Vec<Report> {
    let Some(taking) = shared.locations.taking() else { return Vec::new() };
    let (path, clock) = (shared.store.path().to_owned(), shared.clock);
    let act: Act = Box::new(move |on_progress| {
        let mut reports = Vec::new();
        let mut on_news = |what: News<'_>| reports.push(Report::Failed(news(what)));
        let taken =
            RecordStore::open(&path, Access::ReadWrite).map_err(HandoverError::from).and_then(|opening| {
                let mut store = opening.telling(&mut on_news);
                let limits = MergeLimits::new(clock.counting_ms());
                let mut on_bytes = |progress: MergeProgress| {
                    on_progress(Progress::new(kib(progress.bytes.done), kib(progress.bytes.of)))
                };
                let taken = handover::take(taking.folder(), &mut store, &limits, &mut on_bytes)?;
                // What was stopped or refused is offered again.
                if taken.is_whole() {
                    taking.keep(&mut store)?;
                }
                store.checkpoint().map(Checkpoint::told_elsewhere)?;
                Ok(taken)
            });
        reports.push(match taken {
            Ok(taken) => Report::Handover(HandoverReport::Taken(taken_facts(&taken, has_pin))),
            Err(error) => Report::Failed(unreadable(&error, taking.folder())),
        });
        reports
    });
    shared.start_work("handover-taking", Vec::new(), act)
}

fn facts(folder: &Path, program: usize, manifest: Manifest) -> HandoverFacts {
    let Manifest { version, own, corrections, sessions, .. } = manifest;
    HandoverFacts { folder: folder.display().to_string(), version, program, own, corrections, sessions }
}

fn taken_facts(taken: &TakenHandover, has_pin: bool) -> TakenFacts {
    let total = taken.merged.total();
    TakenFacts {
        own: taken.own,
        kept: taken.kept.iter().map(|path| path.display().to_string()).collect(),
        sessions: total.sessions_new,
        corrections: taken.corrections,
        refused: taken
            .missing
            .iter()
            .map(|path| (path.display().to_string(), "merge-why-missing"))
            .chain(taken.merged.refused().map(|(path, refusal)| (name(path), why(refusal))))
            .collect(),
        has_pin,
    }
}

/// What is wrong with a hand-over that is to be taken.
fn unreadable(error: &HandoverError, from: &Path) -> Problem {
    match error {
        HandoverError::Newer { .. } => Problem::new("handover-newer", from.display().to_string()),
        HandoverError::Stopped | HandoverError::Broken { .. } => {
            Problem::new("handover-broken", from.display().to_string())
        }
        HandoverError::File { path, .. } if path.starts_with(from) => {
            Problem::new("handover-broken", path.display().to_string())
        }
        HandoverError::File { path, source } => file_problem("handover-unreadable", path, source),
        HandoverError::Record(error) => record_problem(error),
    }
}

/// What went wrong with packing one.
fn problem(error: &HandoverError, to: &Path) -> Problem {
    let failed = |id| Problem::new(id, to.display().to_string());
    match error {
        HandoverError::Stopped | HandoverError::Broken { .. } | HandoverError::Newer { .. } => {
            failed("carry-gone")
        }
        HandoverError::File { path, source } => {
            let fault = RecordError::from_io("write", path, source.kind().into()).fault;
            if !path.starts_with(to) {
                return file_problem("handover-unreadable", path, source);
            }
            failed(if fault == Fault::Full {
                "carry-full"
            } else if fault == Fault::ReadOnly {
                "carry-read-only"
            } else {
                "carry-gone"
            })
        }
        HandoverError::Record(error) if error.path.starts_with(to) => failed("carry-gone"),
        HandoverError::Record(error) => record_problem(error),
    }
}

pub(super) fn find_sticks(shared: &mut Shared) -> Result<Vec<Report>, Problem> {
    let sticks = shared.sticks();
    let newest = shared.store.list(&Filter { limit: 1, ..Filter::default() });
    let newest = newest.map_err(|error| record_problem(&error))?.into_iter().next();
    let here = shared.locations.folder().to_owned();
    Ok(vec![Report::SticksFound { sticks, here, place: newest.and_then(|session| session.place) }])
}

pub(super) fn carry(shared: &mut Shared, to: PathBuf, which: WhichSessions) -> Vec<Report> {
    let (record, clock, stick) = (shared.store.path().to_owned(), shared.clock, to.clone());
    let today = || clock.zone().moment(clock.now_ms()).map(Date::of);
    let part = match which {
        WhichSessions::All => CopyFilter::default(),
        WhichSessions::Today => CopyFilter { day: today(), place: None },
        WhichSessions::Place(place) => CopyFilter { day: None, place: Some(place) },
    };
    let is_here = to == shared.locations.folder();
    let act: Act = Box::new(move |on_progress| {
        // A stick that was pulled out is a folder that is gone; a file must not be made in its place.
        if !is_here && !to.is_dir() {
            return vec![Report::Failed(Problem::new("carry-gone", to.display().to_string()))];
        }
        let mut reports = Vec::new();
        let mut on_news = |what: News<'_>| reports.push(Report::Failed(news(what)));
        let carried = carrying::carry(&record, &to, &part, &clock, on_progress, &mut on_news);
        reports.extend(match carried {
            Ok(carried) => Some(Report::Carried(CarryReport {
                path: carried.path.display().to_string(),
                sessions: carried.sessions,
                answers: carried.answers,
                left_out: carried.left_out.len(),
                code: carried.hash.facts.short(),
                words: carried.hash.words.short(),
            })),
            // The screen gets `Report::Worked` for that.
            Err(CarryError::Stopped) => None,
            Err(error) => Some(Report::Failed(carry_problem(&error, &to))),
        });
        reports
    });
    shared.start_work_to(stick, "carry-working", act)
}

pub(super) fn list_backups(shared: &Shared) -> Vec<Report> {
    let row = |found: crate::record::restore::BackupFile| BackupRow {
        name: found.path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        path: found.path,
        made: found.made_at.map(|at| shared.time(at)).unwrap_or_default(),
        sessions: found.sessions,
        answers: found.answers,
        lacks_log: found.lacks_log,
    };
    vec![Report::BackupsFound { rows: backups(shared.store.path()).into_iter().map(row).collect() }]
}

/// The session that was open belongs to the record that is set aside, so it is left.
pub(super) fn restore(shared: &mut Shared, backup: &Path) -> Result<Vec<Report>, Problem> {
    shared.open = None;
    let restored = shared.store.restore_in_place(backup).map_err(|error| restore_problem(&error, backup))?;
    let aside = restored.set_aside.map(|aside| aside.display().to_string()).unwrap_or_default();
    let (sessions, answers) = (restored.sessions, restored.answers);
    Ok(vec![Report::Restored { sessions, answers, aside }])
}

fn carry_problem(error: &CarryError, to: &Path) -> Problem {
    let failed = |id| Problem::new(id, to.display().to_string());
    match error {
        CarryError::Nothing => failed("carry-nothing"),
        CarryError::IsThere(_) | CarryError::Stopped => failed("carry-gone"),
        CarryError::Stick { trouble, .. } => failed(match trouble {
            StickTrouble::Full => "carry-full",
            StickTrouble::ReadOnly => "carry-read-only",
            StickTrouble::Unwritable => "carry-gone",
            StickTrouble::Differs => "carry-differs",
        }),
        CarryError::Record(error) => record_problem(error),
    }
}

fn restore_problem(error: &RecordError, backup: &Path) -> Problem {
    if error.path == backup {
        return Problem::new("restore-failed", backup.display().to_string());
    }
    record_problem(error)
}
