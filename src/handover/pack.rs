//! Packs a hand-over. Writes the folder under a temporary name and renames it when everything is in it. So a stick
//! that was pulled out too early has no half hand-over that looks complete.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::clock::Clock;
use crate::files;
use crate::files::{FileToWrite, held, naming};
use crate::handover::{
    FOLDER, FORMAT, HandoverError, MANIFEST, Manifest, RECORDS, SETTINGS, WORDS, file_error, own_files,
};
use crate::limits::LOCALE_BYTES;
use crate::progress::{Progress, Tell};
use crate::record::database_files::Temporary;
use crate::record::error::RecordError;
use crate::record::{Access, News, RecordStore};

/// The files beside the program in a release.
const BESIDE: [&str; 4] = ["run.cmd", "chieu.cmd", "huong-dan.html", "doc-truoc.txt"];
const LICENSES: &str = "giay-phep";

#[derive(Debug, Clone, Copy)]
pub struct HandoverContents<'a> {
    /// Where the folder is made, such as a stick.
    pub to: &'a Path,
    /// The program's own file; none to leave it out.
    pub program: Option<&'a Path>,
    pub version: &'a str,
    pub with_records: bool,
}

/// What was packed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    pub folder: PathBuf,
    /// Files of the program.
    pub program: usize,
    pub manifest: Manifest,
}

/// Packs what belongs to the record's laptop. Passes messages about the record to `hear`.
pub fn pack(
    wanted: &HandoverContents<'_>,
    record: &Path,
    clock: &Clock,
    tell: &mut Tell<'_>,
    hear: &mut dyn FnMut(News<'_>),
) -> Result<Packed, HandoverError> {
    let store = RecordStore::open(record, Access::ReadWrite)?.telling(hear);
    let folder = free_folder(wanted.to, clock);
    let unfinished = Unfinished(folder.with_extension("unfinished"));
    unfinished.clear().map_err(file_error(&unfinished.0))?;
    let packed = fill(&unfinished.0, wanted, &store, clock, tell, hear);
    // Where that is not possible now, the window that has the record open does it later.
    store.close()?.told_elsewhere();
    let (program, manifest) = packed?;
    sync_below(&unfinished.0).map_err(file_error(&unfinished.0))?;
    held::rename(&unfinished.0, &folder)
        .and_then(|()| held::sync_names(wanted.to))
        .map_err(file_error(&folder))?;
    Ok(Packed { folder, program, manifest })
}

/// An unfinished folder. It is removed when this is dropped, unless it was renamed.
struct Unfinished(PathBuf);

impl Unfinished {
    fn clear(&self) -> io::Result<()> {
        match fs::remove_dir_all(&self.0) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            Ok(()) | Err(_) => Ok(()),
        }
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        // Nothing can be removed from a stick that was pulled out. The first error is the one reported.
        self.clear().ok();
    }
}

fn fill(
    folder: &Path,
    wanted: &HandoverContents<'_>,
    store: &RecordStore,
    clock: &Clock,
    tell: &mut Tell<'_>,
    hear: &mut dyn FnMut(News<'_>),
) -> Result<(usize, Manifest), HandoverError> {
    let inside = folder.join(FOLDER);
    fs::create_dir_all(&inside).map_err(file_error(&inside))?;
    let data = store.path().parent().unwrap_or(Path::new("."));
    let (program, own) = (program_files(wanted.program), own_files(data));
    let of = u64::try_from(program.len() + own.len()).unwrap_or(u64::MAX).saturating_add(2);
    let mut done = 0;
    let mut step = |tell: &mut Tell<'_>| {
        done += 1;
        if tell(Progress::new(done, of)).is_break() { Err(HandoverError::Stopped) } else { Ok(()) }
    };
    for (from, name) in &program {
        copy(from, &folder.join(name))?;
        step(tell)?;
    }
    for path in &own {
        let bytes = naming::read(&data.join(path), LOCALE_BYTES).map_err(file_error(&data.join(path)))?;
        write(inside.join(path), bytes)?;
        step(tell)?;
    }
    let corrections = words(&inside.join(WORDS), store, hear)?;
    step(tell)?;
    let sessions = if wanted.with_records {
        let all = |_: i64, _: Option<&str>| true;
        let carried = store.carry_to(&inside.join(RECORDS), Some(&all), clock.now_ms(), &mut |_| {
            tell(Progress::new(of - 1, of))
        })?;
        carried.ok_or(HandoverError::Stopped)?.sessions
    } else {
        0
    };
    let manifest = manifest(wanted, store, own.len(), corrections, sessions)?;
    let text = serde_json::to_vec_pretty(&manifest).map_err(|error| file_error(&inside)(error.into()))?;
    write(inside.join(MANIFEST), text)?;
    Ok((program.len(), manifest))
}

fn manifest(
    wanted: &HandoverContents<'_>,
    store: &RecordStore,
    own: usize,
    corrections: usize,
    sessions: u64,
) -> Result<Manifest, RecordError> {
    let mut settings = std::collections::BTreeMap::new();
    for key in SETTINGS {
        if let Some(value) = store.setting(key)? {
            settings.insert(key.to_owned(), value);
        }
    }
    let accepted = store.accepted_corrections()?.iter().map(ToString::to_string).collect();
    let version = wanted.version.to_owned();
    Ok(Manifest { format: FORMAT, version, own, corrections, sessions, settings, accepted })
}

/// Writes the corrected lines as a record of their own, and returns how many there are. The record is made beside our
/// own one and then copied. SQLite maps the index of a log into memory, so the system would end the program if a
/// stick with an open record were pulled out.
fn words(path: &Path, store: &RecordStore, hear: &mut dyn FnMut(News<'_>)) -> Result<usize, HandoverError> {
    let corrections = store.corrections()?;
    let made = Temporary::begin(store.path().with_extension("handover"), "hand over")?;
    let mut words = RecordStore::open(&made.path, Access::ReadWrite)?.telling(hear);
    words.add_corrections(&corrections)?;
    words.close()?.told_elsewhere();
    copy(&made.path, path)?;
    Ok(corrections.len())
}

/// Waits until every name below a folder is on the disk.
fn sync_below(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            sync_below(&entry.path())?;
        }
    }
    held::sync_names(folder)
}

/// Each file of the program with its name in the folder.
fn program_files(program: Option<&Path>) -> Vec<(PathBuf, PathBuf)> {
    let Some(program) = program else { return Vec::new() };
    let (Some(name), Some(folder)) = (program.file_name(), program.parent()) else { return Vec::new() };
    let beside = BESIDE.iter().map(PathBuf::from);
    let licenses = crate::library::files_below(&folder.join(LICENSES), &mut Vec::new());
    let licenses = licenses.into_iter().filter_map(|path| path.strip_prefix(folder).map(Path::to_owned).ok());
    let names = std::iter::once(PathBuf::from(name)).chain(beside).chain(licenses);
    names.map(|name| (folder.join(&name), name)).filter(|(path, _)| path.is_file()).collect()
}

/// Copies also the permission to run a file.
fn copy(from: &Path, to: &Path) -> Result<(), HandoverError> {
    let parent = to.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(file_error(parent))?;
    fs::copy(from, to)
        .and_then(|_| fs::File::options().write(true).open(to)?.sync_all())
        .map_err(file_error(to))
}

fn write(path: PathBuf, bytes: Vec<u8>) -> Result<(), HandoverError> {
    files::all(&[FileToWrite { path, bytes }])
        .map_err(|error| HandoverError::File { path: error.path, source: error.source })
}

/// A name with the day that is not in use yet.
fn free_folder(to: &Path, clock: &Clock) -> PathBuf {
    let day = clock.zone().moment(clock.now_ms());
    let day = day.map(|at| format!("-{:04}-{:02}-{:02}", at.year, at.month, at.day)).unwrap_or_default();
    let numbered =
        |n: u32| to.join(if n == 1 { format!("dongvai{day}") } else { format!("dongvai{day}-{n}") });
    (1..u32::MAX).map(numbered).find(|path| !files::is_there(path)).unwrap_or_else(|| numbered(u32::MAX))
}
