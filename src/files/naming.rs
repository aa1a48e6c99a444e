//! Reads file names as people give them, and the files behind them: expands `*` and `?`, finds names that Windows does
//! not take, and reads a whole file if it is an ordinary one and not too long.
//!
//! A shell on Unix expands the wildcards itself; the prompt of Windows hands them on as they are. A name with `:` makes
//! a hidden stream there, and a name of a device makes no file at all, both without an error. A folder, a pipe or a
//! device is refused before it is opened: opening a pipe waits for a writer, and some devices never end.

use std::io::{ErrorKind, Read};
use std::path::{Component, Path, PathBuf};
use std::{fs, io};

use crate::files::{FileFault, held};
use crate::id;

const FORBIDDEN: [char; 7] = [':', '<', '>', '"', '|', '?', '*'];

/// Lists the files that a name with wildcards matches, in the order of their names. A name without wildcards, or the
/// name of an existing file, stands for itself. Without a match the list is empty.
pub(crate) fn expand(named: &Path) -> Vec<PathBuf> {
    let has_wildcards = |part: &Component<'_>| matches!(part, Component::Normal(name) if name.to_string_lossy().contains(['*', '?']));
    if named.symlink_metadata().is_ok() || !named.components().any(|part| has_wildcards(&part)) {
        return vec![named.to_owned()];
    }
    let mut found = vec![PathBuf::new()];
    for part in named.components() {
        found = if has_wildcards(&part) {
            let pattern = part.as_os_str().to_string_lossy().into_owned();
            found.iter().flat_map(|folder| matching(folder, &pattern)).collect()
        } else {
            found.into_iter().map(|folder| folder.join(part)).filter(|path| path.exists()).collect()
        };
    }
    found
}

fn matching(folder: &Path, pattern: &str) -> Vec<PathBuf> {
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let entries = fs::read_dir(here).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name());
    // As everywhere, a name that begins with a dot is hidden unless it is asked for.
    let is_meant = |name: &str| fits(pattern, name) && (pattern.starts_with('.') || !name.starts_with('.'));
    let mut found: Vec<PathBuf> =
        names.filter(|name| is_meant(&name.to_string_lossy())).map(|name| folder.join(name)).collect();
    found.sort();
    found
}

/// Whether a name fits a pattern. Capitals make no difference, as on USB sticks.
fn fits(pattern: &str, name: &str) -> bool {
    let lower = |text: &str| text.to_lowercase().chars().collect::<Vec<char>>();
    let (pattern, name) = (lower(pattern), lower(name));
    // Whether the pattern so far fits the first so many letters of the name.
    let mut fitting = vec![false; name.len() + 1];
    fitting[0] = true;
    for wanted in pattern {
        let before = fitting.clone();
        for at in 0..fitting.len() {
            let previous = at.checked_sub(1);
            fitting[at] = if wanted == '*' {
                before[at] || previous.is_some_and(|previous| fitting[previous])
            } else {
                previous
                    .is_some_and(|previous| before[previous] && (wanted == '?' || wanted == name[previous]))
            };
        }
    }
    fitting.last().is_some_and(|fits| *fits)
}

/// Returns an error where Windows would not make a file of this name. Other systems accept every name.
pub(crate) fn refuse_unfit(path: &Path) -> io::Result<()> {
    let unfit = path.components().find_map(|part| match part {
        Component::Normal(name) if cfg!(windows) => {
            Some(name.to_string_lossy()).filter(|name| is_unfit(name))
        }
        Component::Normal(_)
        | Component::Prefix(_)
        | Component::RootDir
        | Component::CurDir
        | Component::ParentDir => None,
    });
    match unfit {
        None => Ok(()),
        Some(name) => Err(FileFault::UnfitName { name: name.into_owned() }.into()),
    }
}

/// Whether Windows would not make a file of this name.
pub(crate) fn is_unfit(name: &str) -> bool {
    name.contains(FORBIDDEN) || name.contains(char::is_control) || id::is_device(name)
}

/// Reads a file of at most so many bytes.
pub(crate) fn read(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    if regular(path)? > most {
        return Err(too_long(most));
    }
    let mut bytes = Vec::new();
    // It may have grown since.
    held::open(path)?.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > most) {
        return Err(too_long(most));
    }
    Ok(bytes)
}

/// Returns the length of the file; an error for anything that is not an ordinary file.
pub(crate) fn regular(path: &Path) -> io::Result<u64> {
    let about = fs::metadata(path)?;
    if about.is_dir() {
        return Err(FileFault::Folder.into());
    }
    if !about.is_file() {
        return Err(FileFault::Device.into());
    }
    Ok(about.len())
}

/// As [`regular`], for a file that is to be written: it may be missing.
pub(crate) fn writable(path: &Path) -> io::Result<()> {
    match regular(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// The id of the sentence that says what to do where a named file cannot be read.
pub(crate) fn remedy(error: &io::Error) -> &'static str {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the rest is a matter of the path or its permissions")]
    match error.kind() {
        ErrorKind::IsADirectory | ErrorKind::InvalidInput => "cli-remedy-one-file",
        ErrorKind::FileTooLarge => "cli-remedy-right-file",
        _ => "cli-remedy-path",
    }
}

fn too_long(most: u64) -> io::Error {
    FileFault::TooLong { most_mb: most >> 20 }.into()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::ErrorKind;
    use std::path::{Path, PathBuf};

    use rstest::rstest;

    use super::{expand, fits, is_unfit, read, writable};

    #[rstest]
    #[case("*", "a.sqlite3", true)]
    #[case("*.sqlite3", "records.sqlite3", true)]
    #[case("*.SQLITE3", "Bản Nậm Pẻ.sqlite3", true)]
    #[case("*.sqlite3", "records.sqlite3-wal", false)]
    #[case("r?cords*", "records.backup-1.sqlite3", true)]
    #[case("?", "ab", false)]
    #[case("*a*b", "xaab", true)]
    #[case("*a*b", "xaac", false)]
    #[case("**", "", true)]
    #[case("", "a", false)]
    fn what_wildcards_stand_for(#[case] pattern: &str, #[case] name: &str, #[case] expected: bool) {
        assert_eq!(fits(pattern, name), expected, "{pattern} {name}");
    }

    #[test]
    fn a_name_with_wildcards_is_the_files_that_fit() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for name in ["b.sqlite3", "a.sqlite3", "c.txt", ".hidden.sqlite3"] {
            fs::write(at(name), "").unwrap();
        }
        fs::create_dir_all(at("máy 1")).unwrap();
        fs::write(at("máy 1/d.sqlite3"), "").unwrap();
        assert_eq!(expand(&at("*.sqlite3")), [at("a.sqlite3"), at("b.sqlite3")]);
        assert_eq!(expand(&at("m*/?.sqlite3")), [at("máy 1/d.sqlite3")]);
        assert_eq!(expand(&at("*.docx")), Vec::<PathBuf>::new());
        // A name without them is that file, there or not.
        assert_eq!(expand(&at("none.sqlite3")), [at("none.sqlite3")]);
        assert_eq!(expand(Path::new("")), [PathBuf::new()]);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_whose_name_has_a_wildcard_is_itself() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a*.sqlite3", "ab.sqlite3"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let own = folder.path().join("a*.sqlite3");
        assert_eq!(expand(&own), [own]);
    }

    #[rstest]
    #[case("kết quả.docx", false)]
    #[case("2026-11-24", false)]
    #[case("10:30.docx", true)]
    #[case("con", true)]
    #[case("NUL.docx", true)]
    #[case("com1.backup.sqlite3", true)]
    #[case("con-1.ron", false)]
    #[case("consent", false)]
    #[case("a\tb", true)]
    #[case("a?", true)]
    fn names_that_windows_does_not_take(#[case] name: &str, #[case] expected: bool) {
        assert_eq!(is_unfit(name), expected, "{name}");
    }

    #[test]
    fn only_ordinary_files_of_a_bearable_length_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        fs::write(&file, "12345").unwrap();
        assert_eq!(read(&file, 5).unwrap(), b"12345");
        let kind = |error: std::io::Error| error.kind();
        assert_eq!(read(&file, 4).map_err(kind), Err(ErrorKind::FileTooLarge));
        assert_eq!(read(folder.path(), 5).map_err(kind), Err(ErrorKind::IsADirectory));
        assert_eq!(read(&folder.path().join("b"), 5).map_err(kind), Err(ErrorKind::NotFound));
        assert!(writable(&file).is_ok() && writable(&folder.path().join("b")).is_ok());
        assert!(writable(folder.path()).is_err());
    }

    #[cfg(unix)]
    #[rstest]
    #[case("/dev/zero")]
    #[case("/dev/null")]
    fn a_device_is_refused_before_it_is_opened(#[case] device: &str) {
        let path = std::path::Path::new(device);
        assert_eq!(read(path, 5).unwrap_err().kind(), ErrorKind::InvalidInput, "{device}");
        assert!(writable(path).is_err(), "{device}");
    }
}
