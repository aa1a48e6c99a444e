//! Finds records on sticks and merges them, both beside the loop.
//!
//! The worker opens the record for itself. The merged sessions are counted when a list is next asked for.

use std::path::{Path, PathBuf};

use crate::clock::Clock;
use crate::id::LaptopId;
use crate::progress::Progress;
use crate::record::merge::{
    FileRefusal, FoundRecord, Fuller, MergeLimits, MergeProgress, Merged, Notice, Stopped, found_at, found_in,
};
use crate::record::people::{Person, SameCode};
use crate::record::{Checkpoint, RecordStore};
use crate::tui::msg::{FoundRow, Inside, MergeResult, Problem, Report, SameCodeRow};
use crate::tui::runner::services::locations::plugged_in;
use crate::tui::runner::services::problems::{news, record_problem};
use crate::tui::runner::services::shared::{Shared, time};
use crate::tui::runner::work::Act;

pub(super) fn find_records(shared: &mut Shared) -> Vec<Report> {
    let (own, clock) = (shared.store.laptop(), shared.clock);
    let (sticks, record) = (shared.locations.sticks(), shared.store.path().to_owned());
    let act: Act = Box::new(move |on_progress| {
        let sticks = sticks.unwrap_or_else(|| plugged_in(&record, &clock));
        let of = u64::try_from(sticks.len()).unwrap_or(0);
        let (mut rows, mut left_out, mut gone) = (Vec::new(), 0, Vec::new());
        for (stick, done) in sticks.iter().zip(0..) {
            if on_progress(Progress::new(done, of)).is_break() {
                break;
            }
            let found = found_in(stick);
            left_out += found.left_out.len();
            if found.is_gone {
                let stick = stick.display().to_string();
                gone.push(Report::Failed(Problem::new("merge-gone", stick)));
            }
            rows.extend(found.records.into_iter().flat_map(|found| shown(found, stick, own, &clock)));
        }
        std::iter::once(Report::RecordsFound { rows, left_out }).chain(gone).collect()
    });
    shared.start_work("merge-looking", Vec::new(), act)
}

/// One file, so it is looked at without a worker. The whole path is shown, because it is on no stick.
pub(super) fn find_elsewhere(shared: &Shared) -> Vec<Report> {
    let rows = shared
        .locations
        .elsewhere()
        .map(|path| shown(found_at(path), Path::new(""), shared.store.laptop(), &shared.clock));
    vec![Report::RecordsFound { rows: rows.unwrap_or_default(), left_out: 0 }]
}

pub(super) fn merge(shared: &mut Shared, sources: Vec<PathBuf>) -> Vec<Report> {
    let (path, clock) = (shared.store.path().to_owned(), shared.clock);
    let joining = shared.locations.joining(&sources);
    let act: Act = Box::new(move |on_progress| {
        let mut reports = Vec::new();
        let merged = RecordStore::open_checked(&path).and_then(|opening| {
            let mut store = opening.telling(&mut |what| reports.push(Report::Failed(news(what))));
            let limits = MergeLimits::new(clock.counting_ms());
            let mut on_bytes = |progress: MergeProgress| {
                on_progress(Progress::new(kib(progress.bytes.done), kib(progress.bytes.of)))
            };
            let merged = store.merge_within(&sources, &limits, &mut on_bytes);
            if let (Some(joining), Ok(merged)) = (&joining, &merged) {
                joining.keep(merged, &mut store)?;
            }
            // Where the log is busy just now, the window itself makes a checkpoint after the next thing it writes.
            store.checkpoint().map(Checkpoint::told_elsewhere).and(merged)
        });
        reports.extend(match merged {
            Ok(merged) => merge_reports(merged),
            Err(error) => vec![Report::Failed(record_problem(&error))],
        });
        reports
    });
    shared.start_work("merge-working", Vec::new(), act)
}

/// Returns KiB, rounded up: shorter numbers to read.
pub(super) fn kib(bytes: u64) -> u64 {
    bytes.div_ceil(1_024)
}

/// A record, and the backup beside it that holds more, to be chosen as well.
fn shown(found: FoundRecord, stick: &Path, own: Option<LaptopId>, clock: &Clock) -> Vec<FoundRow> {
    let fuller = found.looked.as_ref().ok().and_then(|looked| looked.fuller.clone());
    let record = row(found, stick, own, clock);
    let backup = fuller.map(|Fuller { path, sessions }| FoundRow {
        name: below(&path, stick),
        path,
        inside: Inside::Sessions { n: sessions, newest: None },
        own: record.own,
        is_backup: true,
    });
    std::iter::once(record).chain(backup).collect()
}

/// The stick's own name and the path on it.
fn below(path: &Path, stick: &Path) -> String {
    let below = stick.parent().and_then(|above| path.strip_prefix(above).ok());
    below.unwrap_or(path).display().to_string()
}

fn row(found: FoundRecord, stick: &Path, own: Option<LaptopId>, clock: &Clock) -> FoundRow {
    let name = below(&found.path, stick);
    let is_own = found.looked.as_ref().is_ok_and(|looked| looked.laptop.is_some() && looked.laptop == own);
    let inside = match found.looked {
        Ok(looked) if looked.is_open && looked.sessions == 0 => Inside::Open,
        Ok(looked) => {
            Inside::Sessions { n: looked.sessions, newest: looked.newest.map(|at| time(clock, at)) }
        }
        Err(refusal) => Inside::Wrong(why(&refusal)),
    };
    FoundRow { path: found.path, name, inside, own: is_own, is_backup: false }
}

fn merge_reports(merged: Merged) -> Vec<Report> {
    let total = merged.total();
    let result = MergeResult {
        files_taken: merged.taken().count(),
        files: merged.files.len(),
        sessions_new: total.sessions_new,
        sessions_longer: total.sessions_longer,
        answers_new: total.answers_new,
        copies: total.copies.len(),
        repaired: total.repaired.len(),
        notices: merged.notices().map(|(path, notice)| (name(path), missing(notice))).collect(),
        refused: merged.refused().map(|(path, refusal)| (name(path), why(refusal))).collect(),
        lost: merged
            .taken()
            .filter_map(|(path, taken)| {
                taken.lost.as_ref().map(|lost| {
                    (
                        name(path),
                        lost.sessions.len(),
                        lost.and_more || !lost.rows.is_empty() || !lost.tables.is_empty(),
                    )
                })
            })
            .collect(),
        stopped: merged.stopped.is_some(),
        same_codes: merged.same_codes.iter().map(same_code).collect(),
        joined_to_erased: merged.joined_to_erased.iter().map(Person::label).collect(),
        code: merged.hash.facts.short(),
        words: merged.hash.words.short(),
    };
    let storage = match merged.stopped {
        Some(Stopped::Storage(error)) => Some(error),
        Some(Stopped::Asked) | None => None,
    };
    let problem = storage.or(merged.erasing).map(|error| Report::Failed(record_problem(&error)));
    std::iter::once(Report::Merged(result)).chain(problem).collect()
}

fn same_code(same: &SameCode) -> SameCodeRow {
    let mut people: Vec<String> = same.people.iter().map(Person::label).collect();
    people.sort();
    SameCodeRow { code: same.code.clone(), people, names: same.names.len() }
}

/// The file and the folder it lies in, as the same name stands on every stick.
pub(super) fn name(path: &Path) -> String {
    let folder = path.parent().and_then(Path::file_name).map(|folder| format!("{}/", folder.display()));
    let file = path.file_name().unwrap_or(path.as_os_str());
    format!("{}{}", folder.unwrap_or_default(), file.display())
}

fn missing(notice: &Notice) -> &'static str {
    match notice {
        Notice::LogMissing => "merge-log-missing",
        Notice::NoSessions => "merge-no-sessions",
        Notice::FullerBackup(_) => "merge-fuller-backup",
    }
}

pub(super) fn why(refusal: &FileRefusal) -> &'static str {
    match refusal {
        FileRefusal::Missing | FileRefusal::Folder | FileRefusal::Device => "merge-why-missing",
        FileRefusal::Itself => "merge-why-itself",
        FileRefusal::NotARecord => "merge-why-not-a-record",
        FileRefusal::Newer { .. } => "merge-why-newer",
        FileRefusal::Damaged => "merge-why-damaged",
        FileRefusal::InUse => "merge-why-in-use",
        FileRefusal::TooLarge => "merge-why-too-large",
        FileRefusal::TooSlow => "merge-why-too-slow",
        FileRefusal::Unreadable(_) => "merge-why-unreadable",
    }
}
