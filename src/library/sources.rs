//! Reads files by their path below `scenarios/` or `locales/`: the shipped ones from the program, others from a folder.
//!
//! It knows nothing of what is in a file. A missing folder counts as empty; one that cannot be read is
//! a [`LoadError`] with its path.

use std::borrow::Cow;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use rust_embed::RustEmbed;

use crate::files::reading;
use crate::library::LoadError;
use crate::library::locales::is_locale;
use crate::limits;

#[derive(RustEmbed)]
#[folder = "scenarios/"]
#[include = "*.ron"]
#[allow_missing = true]
struct Scenarios;

#[derive(RustEmbed)]
#[folder = "locales/"]
#[allow_missing = true]
struct Locales;

/// Links between folders could lead in a circle.
const MAX_DEPTH: usize = 8;
/// More than a person has of their own.
const MAX_FILES: usize = 2_000;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum FileSource {
    ShippedScenarios,
    ShippedLocales,
    Folder(PathBuf),
}

impl FileSource {
    /// The paths of all files with this ending, sorted, with `/` between folders.
    pub(super) fn paths(&self, ending: &str, problems: &mut Vec<LoadError>) -> Vec<String> {
        let mut paths: Vec<String> = match self {
            Self::ShippedScenarios => Scenarios::iter().map(Cow::into_owned).collect(),
            Self::ShippedLocales => Locales::iter().map(Cow::into_owned).collect(),
            Self::Folder(root) => files_below(root, problems)
                .iter()
                .filter_map(|path| Some(path.strip_prefix(root).ok()?.to_str()?.replace('\\', "/")))
                .collect(),
        };
        paths.retain(|path| path.ends_with(ending));
        paths.sort();
        paths
    }

    /// What a file holds; `None` if there is no such file.
    pub(super) fn read(&self, path: &str) -> Result<Option<Cow<'static, [u8]>>, LoadError> {
        match self {
            Self::ShippedScenarios => Ok(Scenarios::get(path).map(|file| file.data)),
            Self::ShippedLocales => Ok(Locales::get(path).map(|file| file.data)),
            Self::Folder(root) => match reading::read(&root.join(path), most(path)) {
                Ok(bytes) => Ok(Some(Cow::Owned(bytes))),
                Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
                Err(source) => Err(LoadError::Unreadable { path: root.join(path), source }),
            },
        }
    }

    /// How a person finds this file.
    pub(super) fn name(&self, path: &str) -> String {
        match self {
            Self::ShippedScenarios => format!("scenarios/{path}"),
            Self::ShippedLocales => format!("locales/{path}"),
            Self::Folder(root) => root.join(path).display().to_string(),
        }
    }
}

fn most(path: &str) -> u64 {
    if is_locale(Path::new(path)) { limits::LOCALE_BYTES } else { limits::SCRIPT_BYTES }
}

/// Every file below a folder, at most so many. What cannot be looked into is added to `problems`, and the rest goes on.
/// A link to a folder is not followed, as it may lead round in a circle or all over the disk.
pub fn files_below(root: &Path, problems: &mut Vec<LoadError>) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut open = vec![(root.to_owned(), 0_usize)];
    while let Some((folder, depth)) = open.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound && depth == 0 => continue,
            Err(source) => {
                problems.push(LoadError::Unreadable { path: folder, source });
                continue;
            }
        };
        for entry in entries {
            match entry {
                Ok(entry) if entry.file_type().is_ok_and(|kind| kind.is_dir()) => {
                    if depth < MAX_DEPTH {
                        open.push((entry.path(), depth + 1));
                    }
                }
                Ok(entry) if entry.path().is_dir() => {}
                Ok(_) if files.len() >= MAX_FILES => {
                    let source =
                        io::Error::other(format!("nhiều hơn {MAX_FILES} tệp (more files than that)"));
                    problems.push(LoadError::Unreadable { path: root.to_owned(), source });
                    return files;
                }
                Ok(entry) => files.push(entry.path()),
                Err(source) => problems.push(LoadError::Unreadable { path: folder.clone(), source }),
            }
        }
    }
    files.sort();
    files
}

#[cfg(test)]
mod tests {
    #[cfg(unix)]
    use std::{fs, os::unix::fs::symlink};

    use super::Scenarios;
    #[cfg(unix)]
    use super::files_below;

    /// The page of rules for people lies in the same folder.
    #[test]
    fn only_scripts_and_clubs_are_embedded() {
        assert!(Scenarios::iter().all(|path| path.ends_with(".ron")));
        assert!(Scenarios::iter().any(|path| path.starts_with("clubs/")));
        assert!(Scenarios::get("RULES.md").is_none());
    }

    #[cfg(unix)]
    #[test]
    fn links_to_folders_are_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("clubs")).unwrap();
        fs::write(folder.path().join("clubs/a.ron"), "").unwrap();
        for n in 0..6 {
            symlink(".", folder.path().join(format!("s{n}"))).unwrap();
        }
        symlink(folder.path().join("clubs/a.ron"), folder.path().join("b.ron")).unwrap();
        let mut problems = Vec::new();
        let files = files_below(folder.path(), &mut problems);
        let expected = ["b.ron", "clubs/a.ron"].map(|name| folder.path().join(name));
        assert_eq!((files, problems.len()), (expected.to_vec(), 0));
    }
}
