//! Measures the size of the data folder, part by part, and says which files are old enough to be removed.
//!
//! It never offers the record, its newest backup or a file that a person made. It offers older backups, and files that
//! were set aside more than a year ago.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use strum::{IntoStaticStr, VariantArray};

const YEAR_MS: i64 = 366 * 86_400_000;
/// Endings of a record or a log that was set aside.
const SET_ASIDE: [&str; 3] = [".damaged-", ".before-restore-", ".set-aside-"];
const MOST_DEPTH: usize = 8;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum FolderPart {
    Record,
    Backups,
    /// Damaged records, records before a restoring, and logs of other files, put beside the record.
    SetAside,
    /// Papers of sessions and kits, and data for other programs.
    Papers,
    /// Copies of the record that the program made or works on.
    Copies,
    /// The person's own scenarios and translations.
    Own,
    Others,
}

impl FolderPart {
    pub const ALL: &'static [Self] = Self::VARIANTS;

    pub fn slug(self) -> &'static str {
        self.into()
    }
}

/// A file that may go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Old {
    pub path: PathBuf,
    pub bytes: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Weight {
    parts: Vec<(FolderPart, u64)>,
    pub old: Vec<Old>,
}

impl Weight {
    pub fn of(&self, part: FolderPart) -> u64 {
        self.parts.iter().filter(|(of, _)| *of == part).map(|(_, bytes)| *bytes).sum()
    }

    pub fn total(&self) -> u64 {
        self.parts.iter().map(|(_, bytes)| *bytes).sum()
    }
}

/// Measures every file below our folders and changes nothing. A file that cannot be read has the size zero.
pub fn weigh(folders: &[&Path], record: &Path, now_ms: i64) -> Weight {
    let mut weight = Weight::default();
    let mut open: Vec<_> = folders.iter().map(|root| (*root, root.to_path_buf(), 0_usize)).collect();
    while let Some((root, folder, depth)) = open.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let (Ok(kind), path) = (entry.file_type(), entry.path()) else { continue };
            if kind.is_dir() && depth < MOST_DEPTH {
                open.push((root, path, depth + 1));
                continue;
            }
            let Some(about) = entry.metadata().ok().filter(fs::Metadata::is_file) else { continue };
            let part = part(root, record, &path);
            weight.parts.push((part, about.len()));
            if is_old(part, &path, age_ms(&about, now_ms)) {
                weight.old.push(Old { path, bytes: about.len() });
            }
        }
    }
    weight.old.sort_by(|one, other| one.path.cmp(&other.path));
    weight
}

/// Removes these files. Returns what could not be removed.
pub fn remove(old: &[Old]) -> Vec<(PathBuf, io::Error)> {
    old.iter().filter_map(|file| Some((file.path.clone(), fs::remove_file(&file.path).err()?))).collect()
}

fn part(root: &Path, record: &Path, path: &Path) -> FolderPart {
    let inside = path.strip_prefix(root).unwrap_or(path);
    let first = inside.iter().next().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if inside.iter().count() > 1 {
        return match first.as_str() {
            "giay-to" | "xuat" => FolderPart::Papers,
            "merging" => FolderPart::Copies,
            "scenarios" | "locales" => FolderPart::Own,
            _ => FolderPart::Others,
        };
    }
    let own = record.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let stem = own.split('.').next().unwrap_or_default();
    match first.strip_prefix(stem) {
        Some(rest) if rest.starts_with(".backup-") => FolderPart::Backups,
        Some(rest) if SET_ASIDE.iter().any(|word| rest.starts_with(word)) => FolderPart::SetAside,
        Some(_) if first.starts_with(&own) => FolderPart::Record,
        _ if first.starts_with("records") && first.ends_with(".sqlite3") => FolderPart::Copies,
        _ => FolderPart::Others,
    }
}

/// Returns `None` if the age is unknown, for example if the clock is earlier than the time of the file.
fn age_ms(about: &fs::Metadata, now_ms: i64) -> Option<i64> {
    let since = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    let age = now_ms.checked_sub(i64::try_from(since.as_millis()).ok()?)?;
    (age >= 0).then_some(age)
}

fn is_old(part: FolderPart, path: &Path, age: Option<i64>) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    match part {
        FolderPart::Backups => !name.contains(".backup-1.") && !name.contains(".backup-0."),
        FolderPart::SetAside => age.is_some_and(|age| age > YEAR_MS),
        FolderPart::Record
        | FolderPart::Papers
        | FolderPart::Copies
        | FolderPart::Own
        | FolderPart::Others => false,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{FolderPart, remove, weigh};

    #[test]
    fn each_part_is_weighed_and_only_what_is_old_may_go() {
        let folder = tempfile::tempdir().unwrap();
        let record = folder.path().join("records.sqlite3");
        for (path, bytes) in [
            ("records.sqlite3", 100),
            ("records.sqlite3-wal", 10),
            ("records.backup-1.sqlite3", 90),
            ("records.backup-2.sqlite3", 80),
            ("records.backup-3.sqlite3", 70),
            ("records.damaged-1.sqlite3", 60),
            ("records.before-restore-1.sqlite3", 50),
            ("records.before-restore-1.sqlite3-wal", 40),
            ("records.set-aside-1.sqlite3-wal", 30),
            ("giay-to/a/b.html", 5),
            ("xuat/a.csv", 4),
            ("merging/source.sqlite3", 3),
            ("locales/mww/ui.ftl", 2),
            ("thong-bao.txt", 1),
        ] {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, vec![b'x'; bytes]).unwrap();
        }
        let about = fs::metadata(&record).unwrap();
        let now = about.modified().unwrap().duration_since(std::time::UNIX_EPOCH).unwrap().as_millis();
        let now = i64::try_from(now).unwrap() + 60_000;
        let weight = weigh(&[folder.path()], &record, now);
        let weights: Vec<u64> = FolderPart::ALL.iter().map(|part| weight.of(*part)).collect();
        assert_eq!(weights, [110, 240, 180, 9, 3, 2, 1]);
        assert_eq!(weight.total(), 545);
        let names = |weight: &super::Weight| -> Vec<String> {
            weight
                .old
                .iter()
                .map(|old| old.path.file_name().unwrap().to_string_lossy().into_owned())
                .collect()
        };
        assert_eq!(names(&weight), ["records.backup-2.sqlite3", "records.backup-3.sqlite3"]);
        let later = weigh(&[folder.path()], &record, now + 400 * 86_400_000);
        let aside = [
            "records.backup-2.sqlite3",
            "records.backup-3.sqlite3",
            "records.before-restore-1.sqlite3",
            "records.before-restore-1.sqlite3-wal",
            "records.damaged-1.sqlite3",
            "records.set-aside-1.sqlite3-wal",
        ];
        assert_eq!(names(&later), aside);
        assert_eq!(
            names(&weigh(&[folder.path()], &record, 0)).len(),
            2,
            "a clock that is wrong makes nothing old"
        );
        assert!(remove(&later.old).is_empty());
        let left = weigh(&[folder.path()], &record, now);
        assert_eq!((left.old.len(), left.of(FolderPart::Backups), left.of(FolderPart::Record)), (0, 90, 110));
    }
}
