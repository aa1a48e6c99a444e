//! Copies results to a stick, in a worker beside the loop, and restores a backup.
//!
//! A stick with a problem has its own messages, because our record has no problem then.

use std::path::{Path, PathBuf};

use crate::carrying::{self, CarryError, CopyFilter, Date, StickTrouble};
use crate::record::News;
use crate::record::error::RecordError;
use crate::record::restore::backups;
use crate::record::sessions::Filter;
use crate::tui::msg::handover::{BackupRow, Which};
use crate::tui::msg::{Problem, Report};
use crate::tui::runner::services::problems::{news, record_problem};
use crate::tui::runner::services::shared::Shared;
use crate::tui::runner::work::Act;

pub(super) fn find_sticks(shared: &mut Shared) -> Result<Vec<Report>, Problem> {
    let sticks = shared.sticks();
    let newest = shared.store.list(&Filter { limit: 1, ..Filter::default() });
    let newest = newest.map_err(|error| record_problem(&error))?.into_iter().next();
    let here = shared.locations.folder().to_owned();
    Ok(vec![Report::SticksFound { sticks, here, place: newest.and_then(|session| session.place) }])
}

pub(super) fn carry(shared: &mut Shared, to: PathBuf, which: Which) -> Vec<Report> {
    let (record, clock, stick) = (shared.store.path().to_owned(), shared.clock, to.clone());
    let today = || clock.zone().moment(clock.now_ms()).map(Date::of);
    let part = match which {
        Which::All => CopyFilter::default(),
        Which::Today => CopyFilter { day: today(), place: None },
        Which::Place(place) => CopyFilter { day: None, place: Some(place) },
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
            Ok(carried) => Some(Report::Carried {
                path: carried.path.display().to_string(),
                sessions: carried.sessions,
                answers: carried.answers,
                left_out: carried.left_out.len(),
                code: carried.hash.facts.short(),
                words: carried.hash.words.short(),
            }),
            // The screen gets `Report::Worked` for that.
            Err(CarryError::Stopped) => None,
            Err(error) => Some(Report::Failed(problem(&error, &to))),
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

fn problem(error: &CarryError, to: &Path) -> Problem {
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
