//! Checks the room before a session: the clock, the disk, sticks, the sound.
//!
//! It writes and removes a file in each folder that the program writes to.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use crate::clock::Clock;
use crate::journal;
use crate::record::RecordStore;
use crate::tui::msg::{HallFacts, Problem, Report};
use crate::tui::runner::services::problems::record_problem;
use crate::tui::runner::services::shared::{Shared, time};

/// The setting that keeps in which window the room was tried last.
const TRIED: &str = "hall";
/// No class was held with this program before this year: a clock that says so is wrong.
const OLDEST_YEAR: i32 = 2026;
/// About what the papers of a session take.
const PROBE_BYTES: usize = 1 << 20;
const PROBE: &str = ".thu-ghi.tmp";

#[derive(Debug)]
pub(super) struct HallService {
    /// In which window the room was tried last.
    tried: Option<String>,
}

impl HallService {
    pub(super) fn new(store: &RecordStore, clock: &Clock) -> Self {
        Self { tried: journal::or_note(store.setting(TRIED), "read a setting", store, clock).flatten() }
    }

    pub(super) fn tried(&self) -> Option<&str> {
        self.tried.as_deref()
    }

    pub(super) fn keep(&mut self, shared: &mut Shared, window: String) -> Result<Vec<Report>, Problem> {
        shared.store.put_setting(TRIED, &window).map_err(|error| record_problem(&error))?;
        self.tried = Some(window);
        Ok(Vec::new())
    }
}

pub(super) fn look(shared: &Shared) -> Vec<Report> {
    let now = shared.clock.now_ms();
    let moment = shared.clock.zone().moment(now);
    let data = shared.store.path().parent().unwrap_or(Path::new("."));
    let folders = [data, shared.locations.folder()];
    let unwritable = folders.into_iter().find(|folder| probe(folder).is_err());
    let sticks = shared.sticks();
    vec![Report::Hall(HallFacts {
        time: moment.map(|_| time(&shared.clock, now)),
        is_clock_right: moment.is_some_and(|moment| moment.year >= OLDEST_YEAR),
        unwritable: unwritable.map(|folder| folder.display().to_string()),
        sticks: sticks.iter().map(|stick| stick.display().to_string()).collect(),
    })]
}

/// Rings the terminal's bell. A laptop without sound does nothing.
pub(super) fn ring() -> Vec<Report> {
    let mut out = io::stdout();
    out.write_all(b"\x07").and_then(|()| out.flush()).ok();
    Vec::new()
}

/// Writes and removes a file, so that a full disk and a folder without rights are met before the class.
fn probe(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let path = folder.join(PROBE);
    let written = File::create(&path)
        .and_then(|mut file| file.write_all(&vec![0; PROBE_BYTES]).and_then(|()| file.sync_all()));
    // The test file is removed in any case.
    let removed = fs::remove_file(&path);
    written.and(removed)
}
