//! The files of a record: the names of the database, its log, its backups and files that were set aside; whether a
//! name still leads to the same file; how they are renamed and removed; and the lock that lets one window at a time
//! do so.
//!
//! A database is renamed whole or not at all, because another program may have one of its files open.
//!
//! An identity is the device and the number of a file on Unix, so the program notices when its file was deleted,
//! renamed, replaced or overwritten. On Windows no program can delete or rename a file that SQLite has open, so there
//! every file counts as the same.
//!
//! The lock is a file beside the record, locked by the system, so a killed program leaves nothing locked. It is taken
//! for migration, recovery, restoring and a stale log. It is removed while it is still locked; a window that waited for
//! it notices this and locks a new one.

use std::borrow::Cow;
use std::fs::{File, Metadata};
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use std::{fs, io};

use crate::files::held;
use crate::record::error::RecordError;

/// The longest path that leaves room for the endings of the files beside it.
const MOST_UNMARKED: usize = 230;

/// How many backups are kept beside the record. The newest is number 1.
pub(super) const N_BACKUPS: u32 = 3;

/// The files that belong to a database: itself, its log, and the index of the log.
pub(super) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// `records.backup-1.sqlite3` for `records.sqlite3`.
pub(super) fn backup_path(record: &Path, n: u32) -> PathBuf {
    numbered(record, "backup", n)
}

pub(super) fn numbered(record: &Path, word: &str, n: u32) -> PathBuf {
    let mut name = record.file_stem().unwrap_or_default().to_owned();
    name.push(format!(".{word}-{n}"));
    if let Some(extension) = record.extension() {
        name.push(".");
        name.push(extension);
    }
    record.with_file_name(name)
}

/// SQLite reads a path that begins like an address as one.
pub(super) fn plain(path: &Path) -> PathBuf {
    if path.as_os_str().as_encoded_bytes().starts_with(b"file:") {
        Path::new(".").join(path)
    } else {
        path.to_owned()
    }
}

/// The path by which SQLite reaches a file on Windows, however long. Without the mark `\\?\` Windows allows 260
/// letters, and the ending of the log needs some of them. Rust does the same for its own files.
pub(super) fn reachable(path: &Path) -> Cow<'_, Path> {
    let marked = || {
        let whole = std::path::absolute(path).ok()?;
        long_path(whole.to_str()?).map(PathBuf::from)
    };
    if cfg!(windows) { marked().map_or(Cow::Borrowed(path), Cow::Owned) } else { Cow::Borrowed(path) }
}

/// A path of Windows with its mark, where it is long enough to need one and has none.
pub(super) fn long_path(path: &str) -> Option<String> {
    let needs_mark = path.encode_utf16().count() > MOST_UNMARKED
        && !path.starts_with(r"\\?\")
        && !path.starts_with(r"\\.\");
    needs_mark.then(|| match path.strip_prefix(r"\\") {
        Some(share) => format!(r"\\?\UNC\{share}"),
        None => format!(r"\\?\{path}"),
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Identity(Option<(u64, u64)>);

impl Identity {
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        path.metadata().map(|found| Self::from(&found))
    }

    pub(super) fn of_open(file: &File) -> io::Result<Self> {
        file.metadata().map(|found| Self::from(&found))
    }

    /// Whether the path leads to this very file. False for a path without a file.
    pub(super) fn is_at(self, path: &Path) -> bool {
        if self.0.is_none() {
            return true;
        }
        Self::of(path).is_ok_and(|found| found == self)
    }

    #[cfg(unix)]
    fn from(found: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        Self(Some((found.dev(), found.ino())))
    }

    #[cfg(not(unix))]
    fn from(_: &Metadata) -> Self {
        Self(None)
    }
}

/// Size in bytes and time of the last change. A checkpoint changes it, and so does a program that writes over the file.
pub(super) type FileStamp = Option<(u64, SystemTime)>;

pub(super) fn stamp(path: &Path) -> FileStamp {
    let found = path.metadata().ok()?;
    Some((found.len(), found.modified().ok()?))
}

/// A record as it lies on the disk, to tell later whether it was written to since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordStamp {
    file: Option<Identity>,
    stamps: [FileStamp; 2],
}

impl RecordStamp {
    pub fn of(record: &Path) -> Self {
        let stamps = [stamp(record), stamp(&with_suffix(record, "-wal"))];
        Self { file: Identity::of(record).ok(), stamps }
    }
}

/// The record at this path and its log, once SQLite has opened both.
pub(super) fn files(path: &Path) -> io::Result<[Identity; 2]> {
    Ok([Identity::of(path)?, Identity::of(&with_suffix(path, "-wal")).unwrap_or(Identity(None))])
}

/// What is missing or replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gone {
    Record,
    /// The record is there, and its log is not.
    Log,
}

/// `None` if both files are still in place.
pub(super) fn gone(opened: &[Identity; 2], path: &Path) -> Option<Gone> {
    let [record, log] = opened;
    if !record.is_at(path) {
        Some(Gone::Record)
    } else if log.0.is_some() && !log.is_at(&with_suffix(path, "-wal")) {
        Some(Gone::Log)
    } else {
        None
    }
}

/// Starts with the file itself: without it, no window takes the rest for a record.
const PARTS: [&str; 3] = ["", "-wal", "-shm"];

/// All files that SQLite may have for a database, the file itself first.
pub(super) const ALL_PARTS: [&str; 4] = ["", "-wal", "-shm", "-journal"];

/// Removes all files of a database.
pub(super) fn remove_database(path: &Path, attempt: &'static str) -> Result<(), RecordError> {
    for suffix in ALL_PARTS {
        let part = with_suffix(path, suffix);
        match held::remove(&part) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(RecordError::from_io(attempt, &part, error));
            }
            Ok(()) | Err(_) => {}
        }
    }
    Ok(())
}

/// A database under a temporary name until it is complete. It is removed when this is dropped, unless it was renamed.
pub(crate) struct Temporary {
    pub(crate) path: PathBuf,
}

impl Temporary {
    /// Reserves the name, and removes what an earlier attempt left there.
    pub(crate) fn begin(path: PathBuf, attempt: &'static str) -> Result<Self, RecordError> {
        remove_database(&path, attempt)?;
        Ok(Self { path })
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // The error that is reported is the one that stopped the work. On a stick that was pulled out nothing can be
        // removed; the next attempt removes it.
        remove_database(&self.path, "remove").ok();
    }
}

/// Renames all files of a database. After an error every file has its old name.
pub(super) fn move_database(from: &Path, to: &Path, attempt: &'static str) -> Result<(), RecordError> {
    move_parts(from, to, attempt, held::rename)
}

fn move_parts(
    from: &Path,
    to: &Path,
    attempt: &'static str,
    rename: impl Fn(&Path, &Path) -> io::Result<()>,
) -> Result<(), RecordError> {
    let mut moved: Vec<(PathBuf, PathBuf)> = Vec::new();
    for suffix in PARTS {
        let (part, target) = (with_suffix(from, suffix), with_suffix(to, suffix));
        if part.symlink_metadata().is_err() {
            continue;
        }
        if let Err(error) = rename(&part, &target) {
            for (part, target) in moved.iter().rev() {
                // Where this fails too, the part is in the place that the error names.
                fs::rename(target, part).map_err(|error| RecordError::from_io(attempt, target, error))?;
            }
            return Err(RecordError::from_io(attempt, &part, error));
        }
        moved.push((part, target));
    }
    Ok(())
}

const LOCKING: &str = "lock";

#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    /// Waits until no other window holds it.
    pub(super) fn take(record: &Path) -> Result<Self, RecordError> {
        let path = with_suffix(record, ".lock");
        let failed = |error| RecordError::from_io(LOCKING, &path, error);
        loop {
            let file = File::create(&path).map_err(failed)?;
            file.lock().map_err(failed)?;
            let is_locked = Identity::of_open(&file).map_err(failed)?;
            if is_locked.is_at(&path) {
                return Ok(Self { path, _file: file });
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Windows would refuse the name to a program that waits for it. No program has a lock on an empty file that is
        // left.
        if cfg!(unix) {
            fs::remove_file(&self.path).ok();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::ErrorKind;
    use std::path::Path;
    use std::{fs, io};

    use super::{PARTS, move_database, move_parts, with_suffix};
    use crate::record::error::Fault;

    fn lie(at: &Path, expected: bool) -> bool {
        PARTS.iter().all(|suffix| with_suffix(at, suffix).exists() == expected)
    }

    #[test]
    fn a_part_that_is_held_leaves_all_in_place() {
        let folder = tempfile::tempdir().unwrap();
        let (from, to) = (folder.path().join("records.sqlite3"), folder.path().join("aside.sqlite3"));
        for suffix in PARTS {
            fs::write(with_suffix(&from, suffix), suffix).unwrap();
        }
        for held in PARTS {
            let rename = |part: &Path, target: &Path| -> io::Result<()> {
                if part == with_suffix(&from, held) {
                    Err(ErrorKind::ResourceBusy.into())
                } else {
                    fs::rename(part, target)
                }
            };
            let error = move_parts(&from, &to, "move", rename).unwrap_err();
            assert_eq!((error.fault, error.path), (Fault::Busy, with_suffix(&from, held)), "{held}");
            assert!(lie(&from, true) && lie(&to, false), "{held}");
        }
        move_database(&from, &to, "move").unwrap();
        assert!(lie(&from, false) && lie(&to, true));
        assert!(move_database(&from, &to, "move").is_ok(), "nothing is there to move");
    }
}
