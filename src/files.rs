//! Writes files completely or not at all: all under temporary names first, then each is renamed to its own.
//!
//! The old file stays until the rename, so no reader ever sees half of one. Callers decide what may be overwritten;
//! [`is_there`] tells them. [`unfinished`] does the same for one file that is written piece by piece. [`reading`] reads what
//! people name: only ordinary files below a limit of length. [`naming`] expands names, [`held`] waits for a file that
//! another program has open.

pub(crate) mod unfinished;
pub(crate) mod held;
pub(crate) mod naming;
pub(crate) mod reading;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A file that is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    pub path: PathBuf,
    pub bytes: Vec<u8>,
}

#[derive(Debug, thiserror::Error)]
#[error("cannot write {}: {source}", path.display())]
pub struct WriteError {
    pub path: PathBuf,
    pub source: io::Error,
    /// The files that were renamed before the error; usually none.
    pub done: Vec<PathBuf>,
}

/// Whether a file or folder with this name exists. If that cannot be read, the answer is no, and writing returns the
/// error.
pub(crate) fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Writes all files, in the order given. Makes missing folders.
pub(crate) fn all(files: &[Planned]) -> Result<(), WriteError> {
    let mut ready = Vec::new();
    for file in files {
        let beside = beside(&file.path);
        ready.push(beside.clone());
        if let Err(source) = prepare(&file.path, &beside, &file.bytes) {
            remove(&ready);
            return Err(WriteError { path: file.path.clone(), source, done: Vec::new() });
        }
    }
    for (at, (file, beside)) in files.iter().zip(&ready).enumerate() {
        if let Err(source) = held::rename(beside, &file.path) {
            remove(&ready);
            let done = files.iter().take(at).map(|file| file.path.clone()).collect();
            return Err(WriteError { path: file.path.clone(), source, done });
        }
    }
    sync_folders(files)
}

/// Waits once for each folder until the new names in it are on the disk.
fn sync_folders(files: &[Planned]) -> Result<(), WriteError> {
    let folders: BTreeSet<&Path> = files.iter().filter_map(|file| file.path.parent()).collect();
    folders.into_iter().try_for_each(|folder| {
        held::sync_names(folder).map_err(|source| WriteError {
            path: folder.to_owned(),
            source,
            done: files.iter().map(|file| file.path.clone()).collect(),
        })
    })
}

fn prepare(path: &Path, beside: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = open_beside(path, beside)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Creates a temporary file beside the place of another one, and the missing folders.
fn open_beside(path: &Path, beside: &Path) -> io::Result<File> {
    naming::refuse_unfit(path)?;
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder)?;
    }
    // To put a file in place would take a device or a pipe away.
    reading::writable(path)?;
    reading::writable(beside)?;
    File::create(beside)
}

/// A name that no reader looks for.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".new");
    PathBuf::from(name)
}

fn remove(files: &[PathBuf]) {
    for file in files {
        fs::remove_file(file).ok();
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Planned, all};

    #[test]
    fn one_file_that_cannot_be_written_leaves_all_as_they_were() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("a"), "old").unwrap();
        fs::create_dir(at("b")).unwrap();
        let planned = |name: &str| Planned { path: at(name), bytes: b"new".to_vec() };
        assert!(all(&[planned("a"), planned("b")]).is_err());
        assert_eq!(fs::read(at("a")).unwrap(), b"old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing is left beside them");
        assert!(all(&[planned("a"), planned("c/d")]).is_ok());
        assert_eq!(fs::read(at("c/d")).unwrap(), b"new");
        assert_eq!(fs::read(at("a")).unwrap(), b"new");
    }
}
