//! Writes a file that is too long for memory: piece by piece under a temporary name, renamed when it is complete.
//!
//! Before the rename nothing has changed; if it fails, nothing is left.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use crate::files::{beside, held, naming, open_beside};

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
        // A name that stands for a device would be there already.
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

    use super::{UnfinishedError, UnfinishedFile};

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
