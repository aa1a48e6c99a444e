//! Writes files completely or not at all: all under temporary names first, then each is renamed to its own.
//!
//! The old file stays until the rename, so no reader ever sees half of one. Callers decide what may be overwritten;
//! [`is_there`] tells them. [`UnfinishedFile`] does the same for one file that is too long for memory and is written
//! piece by piece; if it fails, nothing is left. [`naming`] reads what people name: only ordinary files below a limit
//! of length. [`held`] waits for a file that another program has open.

mod fault;
pub(crate) mod held;
pub(crate) mod naming;

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::{fs, io};

pub(crate) use crate::files::fault::FileFault;

/// A file that is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileToWrite {
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
pub(crate) fn all(files: &[FileToWrite]) -> Result<(), WriteError> {
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

/// Writes one file over the one that is there. A link stays a link: what it leads to is written. A read-only file stays,
/// although its folder may let another one take its place.
pub(crate) fn over(path: &Path, bytes: Vec<u8>) -> Result<(), WriteError> {
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    if path.metadata().is_ok_and(|file| file.permissions().readonly()) {
        return Err(WriteError { path, source: io::ErrorKind::PermissionDenied.into(), done: Vec::new() });
    }
    all(&[FileToWrite { path, bytes }])
}

/// Waits once for each folder until the new names in it are on the disk.
fn sync_folders(files: &[FileToWrite]) -> Result<(), WriteError> {
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
    // A rename would replace a device or a pipe.
    naming::writable(path)?;
    naming::writable(beside)?;
    File::create(beside)
}

/// A name that readers ignore.
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

#[derive(Debug)]
pub(crate) struct UnfinishedFile {
    path: PathBuf,
    beside: PathBuf,
}

#[derive(Debug, thiserror::Error)]
pub enum UnfinishedError {
    #[error("{} is there already", path.display())]
    IsThere { path: PathBuf },
    #[error("cannot write {}: {source}", path.display())]
    Failed { path: PathBuf, source: io::Error },
}

impl UnfinishedError {
    pub fn failed(path: &Path, source: io::Error) -> Self {
        Self::Failed { path: path.to_owned(), source }
    }
}

impl UnfinishedFile {
    /// Begins the temporary file and makes missing folders. Only `force` replaces an existing file.
    pub(crate) fn begin(path: &Path, force: bool) -> Result<(Self, File), UnfinishedError> {
        let failed = |source| UnfinishedError::failed(path, source);
        // The name of a device would count as an existing file.
        naming::refuse_unfit(path).map_err(failed)?;
        if !force && path.try_exists().map_err(failed)? {
            return Err(UnfinishedError::IsThere { path: path.to_owned() });
        }
        let aside = Self { path: path.to_owned(), beside: beside(path) };
        let file = open_beside(&aside.path, &aside.beside).map_err(failed)?;
        Ok((aside, file))
    }

    /// Renames the file to its place, once it is synced to the disk, and waits until its name is on the disk too.
    pub(crate) fn keep(self, file: &File) -> Result<(), UnfinishedError> {
        let folder = self.path.parent().unwrap_or(Path::new(""));
        let renamed = file.sync_all().and_then(|()| held::rename(&self.beside, &self.path));
        renamed
            .and_then(|()| held::sync_names(folder))
            .map_err(|source| UnfinishedError::failed(&self.path, source))
    }
}

impl Drop for UnfinishedFile {
    /// After the rename there is nothing to remove.
    fn drop(&mut self) {
        fs::remove_file(&self.beside).ok();
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Write;

    use super::{FileToWrite, UnfinishedError, UnfinishedFile, all};

    #[test]
    fn one_file_that_cannot_be_written_leaves_all_as_they_were() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("a"), "old").unwrap();
        fs::create_dir(at("b")).unwrap();
        let planned = |name: &str| FileToWrite { path: at(name), bytes: b"new".to_vec() };
        assert!(all(&[planned("a"), planned("b")]).is_err());
        assert_eq!(fs::read(at("a")).unwrap(), b"old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing is left beside them");
        assert!(all(&[planned("a"), planned("c/d")]).is_ok());
        assert_eq!(fs::read(at("c/d")).unwrap(), b"new");
        assert_eq!(fs::read(at("a")).unwrap(), b"new");
    }

    #[test]
    fn what_is_not_kept_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b.json");
        let (aside, mut file) = UnfinishedFile::begin(&path, false).unwrap();
        file.write_all(b"half").unwrap();
        drop(aside);
        assert_eq!(fs::read_dir(folder.path().join("a")).unwrap().count(), 0);
        let (aside, mut file) = UnfinishedFile::begin(&path, false).unwrap();
        file.write_all(b"whole").unwrap();
        aside.keep(&file).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"whole");
        assert_eq!(fs::read_dir(folder.path().join("a")).unwrap().count(), 1);
    }

    #[test]
    fn only_who_asks_for_it_replaces_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("b.json");
        fs::write(&path, "old").unwrap();
        let refused = UnfinishedFile::begin(&path, false).unwrap_err();
        assert!(matches!(&refused, UnfinishedError::IsThere { path: there } if *there == path), "{refused}");
        let (aside, file) = UnfinishedFile::begin(&path, true).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"old", "until the new one is whole");
        aside.keep(&file).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"");
        assert!(UnfinishedFile::begin(folder.path(), true).is_err(), "a folder is no file");
    }
}
