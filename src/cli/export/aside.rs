//! A file that is written beside its place and put there when it is whole.
//!
//! Until then nothing has changed, and if it never comes to that nothing is left behind. Putting it in place is a
//! rename, so nobody ever sees half of it.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use crate::cli::failure::Failure;

#[derive(Debug)]
pub(super) struct Aside {
    path: PathBuf,
    beside: PathBuf,
}

impl Aside {
    /// Makes folders that are missing. A file that is there already is only replaced by `force`.
    pub(super) fn begin(path: &Path, force: bool) -> Result<(Self, File), Failure> {
        if !force && path.try_exists().map_err(|error| failed(path, &error))? {
            return Err(Failure::Usage(format!(
                "{} đã có rồi. Chưa lưu gì. Xin chọn tên khác, hoặc thêm --force để thay tệp ấy.",
                path.display()
            )));
        }
        let mut name = path.as_os_str().to_owned();
        name.push(".new");
        let aside = Self { path: path.to_owned(), beside: PathBuf::from(name) };
        let file = aside.open().map_err(|error| failed(path, &error))?;
        Ok((aside, file))
    }

    fn open(&self) -> io::Result<File> {
        if let Some(folder) = self.path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            fs::create_dir_all(folder)?;
        }
        if self.path.is_dir() {
            return Err(io::Error::from(io::ErrorKind::IsADirectory));
        }
        File::create(&self.beside)
    }

    /// Puts the file in its place, once it is safely on the disk.
    pub(super) fn keep(self, file: &File) -> Result<(), Failure> {
        let kept = file.sync_all().and_then(|()| fs::rename(&self.beside, &self.path));
        kept.map_err(|error| failed(&self.path, &error))
    }
}

impl Drop for Aside {
    /// After a rename there is nothing left to take away.
    fn drop(&mut self) {
        fs::remove_file(&self.beside).ok();
    }
}

pub(super) fn failed(path: &Path, error: &io::Error) -> Failure {
    let remedy = if matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) {
        "Ổ đĩa ở đó đã đầy; xin xóa bớt tệp không dùng, hoặc chọn ổ khác."
    } else {
        "Xin xem lại đường dẫn và quyền ghi."
    };
    Failure::Storage(format!(
        "không lưu được {}: {error}. Không để lại tệp dở dang nào. {remedy}",
        path.display()
    ))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::{self, Write};

    use super::{Aside, failed};

    #[test]
    fn what_is_not_kept_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b.json");
        let (aside, mut file) = Aside::begin(&path, false).unwrap();
        file.write_all(b"half").unwrap();
        drop(aside);
        assert_eq!(fs::read_dir(folder.path().join("a")).unwrap().count(), 0);
        let (aside, mut file) = Aside::begin(&path, false).unwrap();
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
        let refused = Aside::begin(&path, false).unwrap_err();
        assert!(refused.to_string().contains("--force"), "{refused}");
        let (aside, file) = Aside::begin(&path, true).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"old", "until the new one is whole");
        aside.keep(&file).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"");
        assert!(Aside::begin(folder.path(), true).is_err(), "a folder is no file");
    }

    #[test]
    fn a_full_disk_is_told_as_one() {
        let folder = tempfile::tempdir().unwrap();
        let full = failed(folder.path(), &io::ErrorKind::StorageFull.into());
        assert!(full.exit_code() == 3 && full.to_string().contains("đã đầy"), "{full}");
    }
}
