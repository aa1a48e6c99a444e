//! Reads files by their path below `scenarios/` or `locales/`: the shipped ones from the program, others from a folder.
//! Lists the translation files and their state files for `check`.
//!
//! It knows nothing of what is in a file. A missing folder counts as empty; one that cannot be read is
//! a [`LoadError`] with its path.

use std::fs;
use std::io::{Cursor, ErrorKind, Read};
use std::path::{Path, PathBuf};

use zip::ZipArchive;

use crate::files::{FileFault, naming};
use crate::library::{Library, LoadError, Origin};
use crate::limits;
use crate::locale::{Lang, LocaleFile};

/// The archive that `build.rs` makes of the shipped files.
const SHIPPED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/shipped.zip"));

/// Links between folders could form a circle, so the depth is limited.
const MAX_DEPTH: usize = 8;
/// More files than a user has.
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
            Self::ShippedScenarios => shipped_below("scenarios/"),
            Self::ShippedLocales => shipped_below("locales/"),
            Self::Folder(root) => files_below(root, problems)
                .iter()
                .filter_map(|path| Some(path.strip_prefix(root).ok()?.to_str()?.replace('\\', "/")))
                .collect(),
        };
        paths.retain(|path| path.ends_with(ending));
        paths.sort();
        paths
    }

    /// The content of a file; None if there is no such file.
    pub(super) fn read(&self, path: &str) -> Result<Option<Vec<u8>>, LoadError> {
        match self {
            Self::ShippedScenarios => Ok(shipped(&format!("scenarios/{path}"))),
            Self::ShippedLocales => Ok(shipped(&format!("locales/{path}"))),
            Self::Folder(root) => match naming::read(&root.join(path), most(path)) {
                Ok(bytes) => Ok(Some(bytes)),
                Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
                Err(source) => Err(LoadError::Unreadable { path: root.join(path), source }),
            },
        }
    }

    /// The path of a file as the user finds it.
    pub(super) fn name(&self, path: &str) -> String {
        match self {
            Self::ShippedScenarios => format!("scenarios/{path}"),
            Self::ShippedLocales => format!("locales/{path}"),
            Self::Folder(root) => root.join(path).display().to_string(),
        }
    }
}

/// The shipped files. It is as the build made it, so it can be read.
fn archive() -> Option<ZipArchive<Cursor<&'static [u8]>>> {
    ZipArchive::new(Cursor::new(SHIPPED)).ok()
}

/// The paths of the shipped files below a folder, without the folder.
fn shipped_below(folder: &str) -> Vec<String> {
    let archive = archive();
    let names = archive.iter().flat_map(ZipArchive::file_names);
    names.flatten().filter_map(|name| Some(name.strip_prefix(folder)?.to_owned())).collect()
}

fn shipped(path: &str) -> Option<Vec<u8>> {
    let mut archive = archive()?;
    let mut file = archive.by_name(path).ok()?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

fn most(path: &str) -> u64 {
    if is_locale(Path::new(path)) { limits::LOCALE_BYTES } else { limits::SCRIPT_BYTES }
}

/// Every file below a folder, up to a limit. A folder that cannot be read is added to `problems`, and the search goes
/// on. Links to folders are not followed, because they may form a circle.
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
                    let source = FileFault::TooManyFiles { most: MAX_FILES }.into();
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

/// The file with what is known of each line of a language.
pub const STATES: &str = "state.tsv";

/// A file of texts, or of states, as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocaleText {
    /// Its path as the user finds it.
    pub name: String,
    /// The folder it is in, which is the tag of its language.
    pub tag: String,
    /// "ui", or the id of a script; "state" for the file of states.
    pub stem: String,
    pub is_states: bool,
    pub bytes: Vec<u8>,
    pub origin: Origin,
}

impl Library {
    /// The texts of a language for one file: `ui`, or the id of a script. A missing file is empty.
    pub fn locale_file(&self, lang: Lang, stem: &str) -> (LocaleFile, Vec<LoadError>) {
        let (texts, mut problems) = self.locale_texts(lang.tag(), &format!("{stem}.ftl"));
        let (states, more_problems) = self.locale_texts(lang.tag(), STATES);
        problems.extend(more_problems);
        (LocaleFile { lang, texts, states }, problems)
    }

    /// Every file of texts and of states, shipped ones first, and the files that could not be read.
    pub fn locale_files(&self) -> (Vec<LocaleText>, Vec<LoadError>) {
        let (mut files, mut problems) = (Vec::new(), Vec::new());
        for (at, source) in self.locales.iter().enumerate() {
            // Every name ends with nothing; a folder that cannot be looked into is then told once.
            for path in source.paths("", &mut problems) {
                // Anything deeper or shallower is never asked for.
                let Some((tag, file)) = path.split_once('/').filter(|(_, file)| !file.contains('/')) else {
                    continue;
                };
                if !is_locale(Path::new(file)) {
                    continue;
                }
                let name = source.name(&path);
                let origin = if at == 0 { Origin::Shipped } else { Origin::User(name.clone().into()) };
                let (is_states, tag) = (file == STATES, tag.to_owned());
                let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_owned();
                match source.read(&path) {
                    Ok(Some(bytes)) => {
                        files.push(LocaleText { name, tag, stem, is_states, bytes, origin });
                    }
                    Ok(None) => {}
                    Err(problem) => problems.push(problem),
                }
            }
        }
        (files, problems)
    }
}

/// One file of texts by its path; the language is the name of its folder.
pub fn read_locale_file(path: &Path) -> Result<LocaleText, LoadError> {
    let bytes = naming::read(path, limits::LOCALE_BYTES)
        .map_err(|source| LoadError::Unreadable { path: path.to_owned(), source })?;
    // A path such as "ui.ftl" does not name its folder, so the whole path is looked up.
    let whole = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let words = |part: Option<&std::ffi::OsStr>| part.map(|part| part.to_string_lossy().into_owned());
    Ok(LocaleText {
        name: path.display().to_string(),
        tag: words(whole.parent().and_then(Path::file_name)).unwrap_or_default(),
        stem: words(path.file_stem()).unwrap_or_default(),
        is_states: path.file_name().is_some_and(|name| name == STATES),
        bytes,
        origin: Origin::User(path.to_owned()),
    })
}

/// A file of texts, or of states.
pub fn is_locale(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "ftl")
        || path.file_name().is_some_and(|name| name == STATES)
}

#[cfg(test)]
mod tests {
    #[cfg(unix)]
    use std::fs;
    #[cfg(unix)]
    use std::os::unix::fs::symlink;

    #[cfg(unix)]
    use super::files_below;
    use super::{Path, shipped, shipped_below};
    use crate::library::is_ron;

    /// `RULES.md`, a page for people, lies in the same folder.
    #[test]
    fn only_scripts_and_clubs_are_embedded() {
        let paths = shipped_below("scenarios/");
        assert!(paths.iter().all(|path| is_ron(Path::new(path))));
        assert!(paths.iter().any(|path| path.starts_with("clubs/")));
        assert!(
            paths
                .iter()
                .all(|path| shipped(&format!("scenarios/{path}")).is_some_and(|file| !file.is_empty()))
        );
        assert_eq!(shipped("scenarios/RULES.md"), None);
        assert!(shipped_below("locales/").iter().any(|path| path == "vi/ui.ftl"));
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
