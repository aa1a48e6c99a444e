//! Copies results to a stick or folder: names the copy, chooses its sessions, and finds a free name for it.
//!
//! A path that ends like a record is a file, any other path is a folder, which is made where it is missing. The name
//! of a copy has place, laptop and day, in letters that every stick can store. No existing file is ever replaced. It
//! makes no sentence: the caller does.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::calendar::{Moment, read_day};
use crate::clock::Clock;
use crate::id::LaptopId;
use crate::progress::Tell;
use crate::record::carry::{Carried, SessionFilter};
use crate::record::error::{FaultKind, RecordError};
use crate::record::model::SessionSummary;
use crate::record::sessions::Filter;
use crate::record::{News, RecordStore};
use crate::review::sessions::SessionPage;
use crate::{files, text};

/// Letters of a place that go into a name.
const N_LETTERS: usize = 40;

/// Which sessions are copied; all if nothing is set.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct CopyFilter {
    pub day: Option<Date>,
    /// Compared without marks and capitals.
    pub place: Option<String>,
}

/// A day in the local time of this laptop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Date {
    pub year: i32,
    pub month: u8,
    pub day: u8,
}

/// Keeps an error of the stick apart from an error of our own record.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CarryError {
    #[error("the record holds no such session")]
    Nothing,
    #[error("{} is there already", .0.display())]
    IsThere(PathBuf),
    #[error("stopped before the end")]
    Stopped,
    #[error("{error}")]
    Stick { trouble: StickTrouble, error: RecordError },
    #[error(transparent)]
    Record(#[from] RecordError),
}

/// What is wrong at the target of the copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StickTrouble {
    Full,
    ReadOnly,
    /// It cannot be written to, such as a stick that was pulled out.
    Unwritable,
    /// What was read back is not what was written.
    Differs,
}

impl CarryError {
    /// Errors of anything but the record and the files beside it are errors of the stick. If a stick is gone, nothing
    /// read back from it is meaningful.
    fn sort(error: RecordError, record: &Path, to: &Path) -> Self {
        let name = record.as_os_str().as_encoded_bytes();
        if error.path.as_os_str().as_encoded_bytes().starts_with(name) {
            return Self::Record(error);
        }
        let trouble = match error.fault.kind() {
            FaultKind::Full => StickTrouble::Full,
            FaultKind::ReadOnly => StickTrouble::ReadOnly,
            FaultKind::Damaged if is_writable(to) => StickTrouble::Differs,
            FaultKind::Damaged
            | FaultKind::Busy
            | FaultKind::Newer
            | FaultKind::NotARecord
            | FaultKind::Unreachable
            | FaultKind::Refused => StickTrouble::Unwritable,
        };
        Self::Stick { trouble, error }
    }
}

impl Date {
    pub(crate) fn of(moment: Moment) -> Self {
        Self { year: moment.year, month: moment.month, day: moment.day }
    }

    /// `2026-11-24`; none for anything else.
    pub(crate) fn read(text: &str) -> Option<Self> {
        read_day(text).map(|(year, month, day)| Self { year, month, day })
    }
}

impl CopyFilter {
    fn is_all(&self) -> bool {
        self.day.is_none() && self.place.is_none()
    }

    fn holds(&self, clock: &Clock, started_at: i64, place: Option<&str>) -> bool {
        let is_day =
            self.day.is_none_or(|day| clock.zone().moment(started_at).is_some_and(|at| Date::of(at) == day));
        let is_place = self
            .place
            .as_deref()
            .is_none_or(|wanted| place.is_some_and(|place| text::is_alike(place, wanted)));
        is_day && is_place
    }
}

/// Copies to a folder, where the copy gets a name of its own, or to a new file. Passes messages about the opened
/// record to `hear`. Removes the folders that it made if the copy fails.
pub(crate) fn carry(
    record: &Path,
    to: &Path,
    part: &CopyFilter,
    clock: &Clock,
    tell: &mut Tell<'_>,
    hear: &mut dyn FnMut(News<'_>),
) -> Result<Carried, CarryError> {
    let store = RecordStore::open_checked(record)?.telling(hear);
    let newest = newest(&store, part, clock)?.ok_or(CarryError::Nothing)?;
    let missing: Vec<&Path> = if is_file(to) { Vec::new() } else { missing_folders(to) };
    let name = || name(&store, &newest, part, clock);
    let carried = match target(to, name) {
        Ok(to) if files::is_there(&to) => Err(CarryError::IsThere(to)),
        Ok(to) => copy(&store, &to, part, clock, tell),
        Err(error) => Err(CarryError::sort(error, record, to)),
    };
    if carried.is_err() {
        for folder in missing {
            // A folder with something in it stays.
            fs::remove_dir(folder).ok();
        }
    }
    let carried = carried?;
    // Opening may have found a log to move into the file. Where that is not possible now, the window that has the
    // record open does it later.
    store.close()?.told_elsewhere();
    Ok(carried)
}

/// Whether a file beside this one still reaches the disk. The system may list names from memory when a stick is gone.
fn is_writable(to: &Path) -> bool {
    let probe = to.with_extension("unfinished");
    let written =
        File::create(&probe).and_then(|mut file| file.write_all(b"?").and_then(|()| file.sync_all()));
    written.and_then(|()| fs::remove_file(&probe)).is_ok()
}

/// Whether a path that does not exist yet means a file.
fn is_file(to: &Path) -> bool {
    let ending = to.extension().map(std::ffi::OsStr::to_ascii_lowercase);
    ending.is_some_and(|ending| ["sqlite3", "sqlite", "db"].iter().any(|known| ending == *known))
}

/// This folder and those above it that are not there, the innermost first.
fn missing_folders(to: &Path) -> Vec<&Path> {
    to.ancestors().take_while(|path| !path.as_os_str().is_empty() && !files::is_there(path)).collect()
}

/// The path of the copy. Makes the folder for it.
fn target(to: &Path, name: impl FnOnce() -> String) -> Result<PathBuf, RecordError> {
    if !is_file(to) && !files::is_there(to) {
        fs::create_dir_all(to).map_err(|error| RecordError::from_io("make the folder", to, error))?;
    }
    Ok(if to.is_dir() { free_place(to, &name()) } else { to.to_owned() })
}

fn copy(
    store: &RecordStore,
    to: &Path,
    part: &CopyFilter,
    clock: &Clock,
    tell: &mut Tell<'_>,
) -> Result<Carried, CarryError> {
    let holds = |started_at: i64, place: Option<&str>| part.holds(clock, started_at, place);
    let wanted: Option<SessionFilter<'_>> = if part.is_all() { None } else { Some(&holds) };
    match store.carry_to(to, wanted, clock.now_ms(), tell) {
        Ok(carried) => carried.ok_or(CarryError::Stopped),
        Err(error) => Err(CarryError::sort(error, store.path(), to)),
    }
}

/// The newest session of those that are copied.
fn newest(
    store: &RecordStore,
    part: &CopyFilter,
    clock: &Clock,
) -> Result<Option<SessionSummary>, RecordError> {
    let mut page = SessionPage::First;
    loop {
        let filter = Filter { limit: 200, page, ..Filter::default() };
        let found = store.list(&filter)?;
        let Some(last) = found.last() else { return Ok(None) };
        page = SessionPage::After(last.id);
        let mut wanted = found.into_iter();
        if let Some(newest) = wanted.find(|one| part.holds(clock, one.started_at, one.place.as_deref())) {
            return Ok(Some(newest));
        }
    }
}

fn name(store: &RecordStore, newest: &SessionSummary, part: &CopyFilter, clock: &Clock) -> String {
    let place = part.place.as_deref().or(newest.place.as_deref()).map(safe).filter(|place| !place.is_empty());
    let laptop = store.laptop().map(short);
    let today = clock.zone().moment(clock.now_ms()).map(Date::of);
    let day = part.day.or(today).map(|at| format!("{:04}-{:02}-{:02}", at.year, at.month, at.day));
    let parts = [Some("dongvai".to_owned()), place, laptop.map(|laptop| format!("may-{laptop}")), day];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The last letters of a laptop's id. The first ones are the time at which the laptop was named, and similar for all
/// laptops of one class.
/// class.
pub(crate) fn short(laptop: LaptopId) -> String {
    let id = laptop.to_string();
    id.chars().skip(id.chars().count().saturating_sub(6)).collect()
}

/// In letters that every stick can store, and not too many of them.
fn safe(place: &str) -> String {
    let letters = text::nfc(place.trim()).into_owned();
    let letters: String = letters.chars().map(|letter| if is_safe(letter) { letter } else { ' ' }).collect();
    let words: Vec<&str> = letters.split_whitespace().collect();
    text::split_graphemes(&words.join(" "), N_LETTERS).0.trim_end_matches([' ', '.']).to_owned()
}

fn is_safe(letter: char) -> bool {
    letter.is_alphanumeric()
        || matches!(letter, '-' | '_' | ',' | '(' | ')' | '.')
        || ('\u{300}'..'\u{370}').contains(&letter)
}

/// A name in the folder that is not in use yet.
fn free_place(folder: &Path, name: &str) -> PathBuf {
    let numbered = |n: u32| {
        folder.join(if n == 1 { format!("{name}.sqlite3") } else { format!("{name} ({n}).sqlite3") })
    };
    (1..u32::MAX).map(numbered).find(|path| !files::is_there(path)).unwrap_or_else(|| numbered(u32::MAX))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{CarryError, Date, StickTrouble, safe};
    use crate::record::error::{Fault, RecordError};

    #[test]
    fn a_stick_is_bad_only_while_it_is_there() {
        let stick = tempfile::tempdir().unwrap();
        let trouble = |to: &Path| {
            let error = RecordError::new("copy", to, Fault::Damaged);
            let sorted = CarryError::sort(error, Path::new("/home/records.sqlite3"), to);
            if let CarryError::Stick { trouble, .. } = sorted { Some(trouble) } else { None }
        };
        assert_eq!(trouble(&stick.path().join("a.sqlite3")), Some(StickTrouble::Differs));
        assert_eq!(std::fs::read_dir(stick.path()).unwrap().count(), 0);
        assert_eq!(trouble(&stick.path().join("gone/a.sqlite3")), Some(StickTrouble::Unwritable));
    }

    #[test]
    fn names_hold_on_every_stick() {
        for (place, expected) in [
            ("Bản Nà Coóc", "Bản Nà Coóc"),
            ("xã A/B: nhà \"văn hoá\" <1>?*|", "xã A B nhà văn hoá 1"),
            ("  ..\\..\\con.  ", ".. .. con"),
            ("Đắk Lắk.", "Đắk Lắk"),
            ("\u{202e}\u{200b}\t\n", ""),
        ] {
            assert_eq!(safe(place), expected, "{place}");
        }
        assert!(safe(&"Nà ".repeat(90)).chars().count() <= 40);
    }

    #[test]
    fn a_day_is_four_two_two() {
        assert_eq!(Date::read("2026-11-24"), Some(Date { year: 2026, month: 11, day: 24 }));
        for wrong in ["", "2026-11", "24/11/2026", "2026-13-01", "2026-11-32", "2026-11-24-1", "a-b-c"] {
            assert_eq!(Date::read(wrong), None, "{wrong}");
        }
    }
}
