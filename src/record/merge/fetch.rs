//! Copies a source into a folder of our own, in pieces.
//!
//! The source is only read. An error of reading it costs this file alone; an error of writing the copy is one of our
//! own disk. What a killed run left in the folder is removed before the next.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::files::held;
use crate::progress::Tell;
use crate::record::database_files::with_suffix;
use crate::record::error::{Fault, RecordError};
use crate::record::marks::{BACKUP, file_has_mark};
use crate::record::merge::found::log_of;
use crate::record::merge::merged::{FileRefusal, NotTaken, Stopped};

/// Beside the record.
const FOLDER: &str = "merging";
const MERGING: &str = "merge into";
const PIECE: usize = 1 << 18;
/// How often a file is copied again because another program wrote to it meanwhile.
const N_TRIES: u32 = 3;

/// The folder for the copies, held by one merge at a time.
pub(super) struct Workshop {
    folder: PathBuf,
    /// Released before the folder is removed, because some systems do not remove an open file.
    lock: Option<File>,
}

/// Opens a source. Tests replace it by one that breaks off.
pub(in crate::record) type Open<'a> = &'a dyn Fn(&Path) -> io::Result<Box<dyn Read>>;

impl Workshop {
    pub(super) fn set_up(record: &Path) -> Result<Self, RecordError> {
        let folder = record.with_file_name(FOLDER);
        let failed = |error| RecordError::from_io(MERGING, &folder, error);
        fs::create_dir_all(&folder).map_err(failed)?;
        let lock_path = folder.join("lock");
        let lock = File::create(&lock_path).map_err(failed)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(RecordError::new(MERGING, record, Fault::Busy)),
            Err(TryLockError::Error(error)) => return Err(failed(error)),
        }
        for entry in fs::read_dir(&folder).map_err(failed)? {
            let left = entry.map_err(failed)?.path();
            if left != lock_path {
                fs::remove_file(&left).map_err(failed)?;
            }
        }
        Ok(Self { folder, lock: Some(lock) })
    }

    /// Copies the file and, where there is one, its log. An earlier copy is overwritten.
    pub(super) fn fetch(
        &self,
        from: &Path,
        open: Open<'_>,
        tell: &mut Tell<'_, u64>,
    ) -> Result<PathBuf, NotTaken> {
        let to = self.folder.join("source.sqlite3");
        for _ in 0..N_TRIES {
            self.clear(&to);
            let stamp = SourceStamp::of(from).map_err(|error| refusal(&error))?;
            let [length, log_length] = stamp.lengths();
            copy(from, &to, 0, length, open, tell)?;
            // A log beside a backup belongs to another file.
            if log_length > 0 && !file_has_mark(&to, BACKUP) {
                copy(&log_of(from), &with_suffix(&to, "-wal"), length, log_length, open, tell)?;
            }
            if SourceStamp::of(from).map_err(|error| refusal(&error))? == stamp {
                return Ok(to);
            }
        }
        Err(FileRefusal::InUse.into())
    }

    /// Removes a copy with all files beside it. What cannot be removed now is removed with the folder.
    pub(super) fn clear(&self, copy: &Path) {
        let lock = self.folder.join("lock");
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            if entry.path() != lock {
                fs::remove_file(entry.path()).ok();
            }
        }
        debug_assert!(copy.starts_with(&self.folder));
    }
}

impl Drop for Workshop {
    fn drop(&mut self) {
        drop(self.lock.take());
        // Files that remain here are removed by the next merge.
        fs::remove_dir_all(&self.folder).ok();
    }
}

/// Shows whether a file was written to in the meantime.
#[derive(PartialEq)]
pub(super) struct SourceStamp([Option<(u64, Option<SystemTime>)>; 2]);

impl SourceStamp {
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        let file = fs::metadata(path)?;
        if file.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        // To open a pipe waits for a writer, and a device may never end.
        if !file.is_file() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let log = fs::metadata(log_of(path)).ok();
        Ok(Self([Some(file), log].map(|about| about.map(|about| (about.len(), about.modified().ok())))))
    }

    fn lengths(&self) -> [u64; 2] {
        self.0.map(|about| about.map_or(0, |(length, _)| length))
    }
}

pub(super) fn open_file(path: &Path) -> io::Result<Box<dyn Read>> {
    Ok(Box::new(held::open(path)?))
}

/// Bytes of the file and its log; zero for a file that cannot be read.
pub(super) fn size(path: &Path) -> u64 {
    let length = |path: &Path| fs::metadata(path).map_or(0, |about| about.len());
    length(path).saturating_add(length(&log_of(path)))
}

pub(super) fn is_same_file(left: &Path, right: &Path) -> bool {
    match (fs::canonicalize(left), fs::canonicalize(right)) {
        (Ok(left), Ok(right)) => left == right,
        _ => false,
    }
}

pub(super) fn refusal(error: &io::Error) -> FileRefusal {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the rest is told in the system's own words")]
    match error.kind() {
        io::ErrorKind::NotFound => FileRefusal::Missing,
        io::ErrorKind::ResourceBusy => FileRefusal::InUse,
        io::ErrorKind::IsADirectory => FileRefusal::Folder,
        io::ErrorKind::InvalidInput => FileRefusal::Device,
        _ => FileRefusal::Unreadable(error.to_string()),
    }
}

/// Copies at most so many bytes, so that copying a growing file ends. `before` is what has been copied before it.
fn copy(
    from: &Path,
    to: &Path,
    before: u64,
    length: u64,
    open: Open<'_>,
    tell: &mut Tell<'_, u64>,
) -> Result<(), NotTaken> {
    let mut source = open(from).map_err(|error| refusal(&error))?.take(length);
    let failed = |error| RecordError::from_io(MERGING, to, error);
    let mut target = File::create(to).map_err(failed)?;
    let mut piece = vec![0; PIECE];
    let mut done = before;
    loop {
        let n_read = match source.read(&mut piece) {
            Ok(0) => return Ok(()),
            Ok(n_read) => n_read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            // Also for a file that was there a moment ago: the stick may have been pulled out.
            Err(error) => return Err(FileRefusal::Unreadable(error.to_string()).into()),
        };
        target.write_all(piece.get(..n_read).unwrap_or_default()).map_err(failed)?;
        done = done.saturating_add(u64::try_from(n_read).unwrap_or(0));
        if tell(done).is_break() {
            return Err(NotTaken::Stopped(Stopped::Asked));
        }
    }
}
