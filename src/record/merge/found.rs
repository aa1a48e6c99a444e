//! Looks for records in a folder, such as a stick, and for the files beside a record that belong to it: its log, also
//! under other names, and its backups. It only reads.
//!
//! It has limits of depth, entries and folders, and lists the folders that it left out, so that a full stick takes no
//! long time. Each folder is searched once, also where links lead to it. Any file with our first bytes is found. A
//! file that is named like a record is listed with the reason if it cannot be read, because a damaged one may still
//! give something. For a link to a file, the log is the one of the file.

use std::collections::{HashSet, VecDeque};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::{fs, io};

use rusqlite::Connection;

use crate::id::LaptopId;
use crate::record::connection::{Owner, is_ours, leave_untouched, look_at_file, owner};
use crate::record::database_files::{N_BACKUPS, backup_path, with_suffix};
use crate::record::error::{Fault, FaultKind, RecordError, sql};
use crate::record::merge::fetch;
use crate::record::merge::merged::{FileRefusal, Fuller};
use crate::record::schema::SCHEMA_VERSION;

const N_ENTRIES: usize = 2_000;
const N_FOLDERS: usize = 400;
/// How deep it searches below the folder.
const DEPTH: usize = 6;
/// Files beside a record that are not merged with it.
const ASIDE: [&str; 4] = [".backup-", ".damaged-", ".set-aside-", ".before-restore-"];

/// The name of corrected lines in a hand-over (`handover`), which is taken as a whole and not merged by itself.
pub(crate) const HANDED_OVER: &str = "loi-da-sua.sqlite3";

/// What was found, and what was not searched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found<R> {
    pub records: Vec<R>,
    /// Folders that were too many, too deep, too full or not readable.
    pub left_out: Vec<PathBuf>,
    /// The disk failed before anything was found, or the folder cannot be read any more, as when a stick is pulled out.
    pub is_gone: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FoundRecord {
    pub path: PathBuf,
    pub looked: Result<Looked, FileRefusal>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Looked {
    /// None where no session was ever begun.
    pub laptop: Option<LaptopId>,
    pub sessions: u64,
    /// When the newest session began.
    pub newest: Option<i64>,
    /// It was not closed, so there may be more in it than is listed here.
    pub is_open: bool,
    /// A backup beside it that holds more than the file itself.
    pub fuller: Option<Fuller>,
}

/// The records in a folder and in those below it, each opened.
pub(crate) fn found_in(folder: &Path) -> Found<FoundRecord> {
    let Found { records, left_out, is_gone } = records_in(folder);
    let records = records.into_iter().map(|path| FoundRecord { looked: look(&path), path }).collect();
    Found { records, left_out, is_gone }
}

/// One record by its path.
pub(crate) fn found_at(path: &Path) -> FoundRecord {
    FoundRecord { looked: look(path), path: path.to_owned() }
}

/// The paths alone. Backups and files that were set aside are skipped.
pub(crate) fn records_in(folder: &Path) -> Found<PathBuf> {
    let mut found = Found { records: Vec::new(), left_out: Vec::new(), is_gone: false };
    let mut seen = HashSet::new();
    let mut has_failed = false;
    let mut waiting = VecDeque::from([(folder.to_owned(), 0)]);
    while let Some((folder, depth)) = waiting.pop_front() {
        let real = fs::canonicalize(&folder).unwrap_or_else(|_| folder.clone());
        if seen.contains(&real) {
            continue;
        }
        if depth > DEPTH || seen.len() >= N_FOLDERS {
            found.left_out.push(folder);
            continue;
        }
        seen.insert(real);
        let inside = entries(&folder);
        found.records.extend(inside.records);
        has_failed |= inside.has_failed;
        waiting.extend(inside.folders.into_iter().map(|below| (below, depth + 1)));
        if !inside.is_whole {
            found.left_out.push(folder);
        }
    }
    found.is_gone = has_failed && (found.records.is_empty() || fs::read_dir(folder).is_err());
    found
}

/// Records and folders in a folder, by name.
struct Entries {
    records: Vec<PathBuf>,
    folders: Vec<PathBuf>,
    /// It is empty beyond that.
    is_whole: bool,
    /// The disk failed. A folder without rights to read it exists.
    has_failed: bool,
}

fn entries(folder: &Path) -> Entries {
    let is_failure = |error: &io::Error| error.kind() != io::ErrorKind::PermissionDenied;
    let (records, folders) = (Vec::new(), Vec::new());
    let mut found = Entries { records, folders, is_whole: true, has_failed: false };
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return Entries { is_whole: false, has_failed: is_failure(&error), ..found },
    };
    for (entry, at) in entries.zip(0..) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                found.is_whole = false;
                found.has_failed |= is_failure(&error);
                continue;
            }
        };
        if at >= N_ENTRIES {
            found.is_whole = false;
            break;
        }
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().to_lowercase();
        let is_hidden = name.starts_with('.') || name.starts_with('$');
        if is_hidden {
            continue;
        }
        // Of a link, what it leads to.
        let about = fs::metadata(&path);
        // A link that leads nowhere is no failure.
        found.has_failed |=
            about.is_err() && fs::symlink_metadata(&path).is_err_and(|error| is_failure(&error));
        if about.as_ref().is_ok_and(fs::Metadata::is_dir) {
            found.folders.push(path);
        } else if name.ends_with(".sqlite3")
            && name != HANDED_OVER
            && !ASIDE.iter().any(|aside| name.contains(aside))
            && (name.starts_with("records") || about.is_ok_and(|about| about.is_file() && begins_ours(&path)))
        {
            found.records.push(path);
        }
    }
    found.records.sort();
    found.folders.sort();
    found
}

/// Whether the first bytes of a file are those of a record.
fn begins_ours(path: &Path) -> bool {
    let mut header = [0; 100];
    File::open(path).and_then(|mut file| file.read_exact(&mut header)).is_ok_and(|()| is_ours(&header))
}

fn look(path: &Path) -> Result<Looked, FileRefusal> {
    const LOOKING: &str = "look into";
    // Does not open the file: it may be our own record, whose locks would be released when the file is closed.
    fetch::SourceStamp::of(path).map_err(|error| fetch::refusal(&error))?;
    let failed = sql(LOOKING, path);
    let ask = || {
        let connection = look_at_file(path)?;
        leave_untouched(&connection).map_err(failed)?;
        match owner(&connection).map_err(failed)? {
            Owner::Us { version } if version <= SCHEMA_VERSION => {}
            Owner::Us { version } => {
                let newer = Fault::Newer { found: version, known: SCHEMA_VERSION };
                return Err(RecordError::new(LOOKING, path, newer));
            }
            Owner::Nobody | Owner::Other => {
                return Err(RecordError::new(LOOKING, path, Fault::NotARecord));
            }
        }
        let query = "SELECT (SELECT id FROM laptop), (SELECT count(*) FROM session), \
             (SELECT max(started_at) FROM session)";
        let looked = connection
            .query_row(query, [], |row| {
                Ok(Looked {
                    laptop: row.get(0)?,
                    sessions: row.get(1)?,
                    newest: row.get(2)?,
                    is_open: false,
                    fuller: None,
                })
            })
            .map_err(failed)?;
        Ok(Looked { fuller: fuller_backup(path, Holds::of(&connection).map_err(failed)?), ..looked })
    };
    let is_open = fs::metadata(log_of(path)).is_ok_and(|log| log.len() > 0);
    match ask() {
        // A file with its log may hold as much as its backups.
        Ok(looked) if is_open => Ok(Looked { is_open, fuller: None, ..looked }),
        Ok(looked) => Ok(looked),
        // Everything may still stand in the log, which only the merge reads.
        Err(_) if is_open => Ok(Looked { laptop: None, sessions: 0, newest: None, is_open, fuller: None }),
        Err(error) => Err(match (error.fault, error.fault.kind()) {
            (Fault::Newer { found, known }, _) => FileRefusal::Newer { found, known },
            (Fault::Sql, _) | (_, FaultKind::Damaged) => FileRefusal::Damaged,
            (_, FaultKind::NotARecord) => FileRefusal::NotARecord,
            (
                _,
                FaultKind::Full
                | FaultKind::ReadOnly
                | FaultKind::Busy
                | FaultKind::Newer
                | FaultKind::Unreachable
                | FaultKind::Refused,
            ) => FileRefusal::Unreadable(error.to_string()),
        }),
    }
}

const LOG: &str = "-wal";
/// How many names in a folder are compared to find a log.
const N_NAMES: usize = 2_000;

/// The log of a source. Where there is none, the name it would have.
pub(super) fn log_of(path: &Path) -> PathBuf {
    let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let mut places = vec![real.as_path(), path];
    places.dedup();
    places.into_iter().find_map(log_beside).unwrap_or_else(|| with_suffix(path, LOG))
}

/// Beside the file, also in capital letters, because old file systems make them.
fn log_beside(path: &Path) -> Option<PathBuf> {
    let plain = with_suffix(path, LOG);
    if plain.exists() {
        return Some(plain);
    }
    let name = plain.file_name()?.to_string_lossy().to_lowercase();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let entries = fs::read_dir(folder).ok()?.flatten().take(N_NAMES);
    // Most names end otherwise, and then nothing more of them is looked at.
    let mut logs = entries.filter(|entry| {
        let found = entry.file_name();
        let found = found.as_encoded_bytes();
        let end = found.len().saturating_sub(LOG.len());
        found.get(end..).is_some_and(|end| end.eq_ignore_ascii_case(LOG.as_bytes()))
    });
    logs.find(|entry| entry.file_name().to_string_lossy().to_lowercase() == name).map(|entry| entry.path())
}

/// How much a record holds, ordered from less to more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Holds {
    pub(super) sessions: u64,
    pub(super) events: u64,
}

impl Holds {
    pub(super) fn of(connection: &Connection) -> rusqlite::Result<Self> {
        let count = "SELECT (SELECT count(*) FROM session), (SELECT count(*) FROM event)";
        connection.query_row(count, [], |row| Ok(Self { sessions: row.get(0)?, events: row.get(1)? }))
    }

    /// Whether this has something that the other lacks, as far as numbers tell.
    fn is_fuller_than(self, other: Self) -> bool {
        self.sessions > other.sessions || self.events > other.events
    }
}

/// The fullest of the backups beside a record, if it holds more than the record itself.
pub(super) fn fuller_backup(record: &Path, holds: Holds) -> Option<Fuller> {
    let backups = (1..=N_BACKUPS).map(|n| backup_path(record, n));
    let held = backups.filter(|path| path.exists()).filter_map(|path| {
        let found = look_at_file(&path).ok().and_then(|backup| Holds::of(&backup).ok())?;
        found.is_fuller_than(holds).then_some((found, path))
    });
    held.max_by_key(|(found, _)| *found).map(|(found, path)| Fuller { path, sessions: found.sessions })
}
