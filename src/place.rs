//! The only reader of the environment and of the standard folders: where the records lie, which colors and language
//! the person has asked the whole system for.
//!
//! It chooses and finds names and creates nothing; opening the folder is `record`'s business.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use etcetera::{BaseStrategy, choose_base_strategy};

/// The folder below the system's data folder, and the variable that names another one.
const FOLDER: &str = "dongvai";
const DATA_DIR: &str = "DONGVAI_DATA_DIR";
const ENTER_PAUSE: &str = "DONGVAI_ENTER_PAUSE_MS";

/// More than anybody plugs in.
const N_STICKS: usize = 64;

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlaceError {
    #[error(
        "There is no home folder to keep records in. Name a folder with --data-dir DIR or set {DATA_DIR}. \
         Nothing was written."
    )]
    NoHome,
    #[error("{from} names no folder. Give it a path, such as {from} {}. Nothing was written.", example.display())]
    Empty { from: &'static str, example: PathBuf },
}

/// Where records and the person's own scenarios lie: the flag, else the variable, else the system's data folder.
pub fn data_dir(flag: Option<&Path>) -> Result<PathBuf, PlaceError> {
    let standard = || choose_base_strategy().ok().map(|strategy| strategy.data_dir());
    choose_data_dir(flag, read(DATA_DIR), standard)
}

/// Whether the person wants no colors anywhere (`NO_COLOR`, any value but the empty one).
pub fn wants_no_color() -> bool {
    read("NO_COLOR").is_some()
}

/// Returns the shortest time between two Enters in milliseconds, if the variable sets it. It is for a person or a
/// program that types faster than people usually do.
pub fn enter_pause_ms() -> Option<u64> {
    read(ENTER_PAUSE).and_then(|value| value.to_str()?.trim().parse().ok())
}

/// The system's language, such as "vi_VN.UTF-8", as POSIX orders the variables.
pub fn system_language() -> Option<String> {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
    names.into_iter().find_map(read).and_then(|value| value.into_string().ok())
}

/// What the terminal says of itself, for `doctor`. No terminal is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TerminalFacts {
    pub term: Option<String>,
    pub color_term: Option<String>,
    /// The program it is, where that gives its name.
    pub program: Option<String>,
}

impl TerminalFacts {
    pub fn has_256_colors(&self) -> bool {
        self.color_term.is_some() || self.term.as_ref().is_some_and(|term| term.contains("256color"))
    }
}

pub fn terminal_facts() -> TerminalFacts {
    let word = |name| read(name).and_then(|value| value.into_string().ok());
    TerminalFacts { term: word("TERM"), color_term: word("COLORTERM"), program: word("TERM_PROGRAM") }
}

/// Folders at which sticks and other things that come and go stand, as far as there are any. It looks no further in. A
/// folder that nothing is mounted on is the laptop's own and no stick, even if it lies where sticks do.
pub fn sticks() -> Vec<PathBuf> {
    if cfg!(windows) {
        // C: is the laptop itself.
        return ('D'..='Z')
            .map(|letter| PathBuf::from(format!("{letter}:\\")))
            .filter(|drive| drive.is_dir())
            .collect();
    }
    sticks_below(Path::new("/"), &is_mounted)
}

/// By user under `/media` and `/run/media`, straight under `/mnt`, and by name under `/Volumes`.
fn sticks_below(root: &Path, is_mounted: &dyn Fn(&Path) -> bool) -> Vec<PathBuf> {
    let below = |folder: &Path| -> Vec<PathBuf> {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).filter(|path| path.is_dir()).take(N_STICKS).collect()
    };
    let by_user = ["media", "run/media"].iter().flat_map(|folder| below(&root.join(folder)));
    let mut found: Vec<PathBuf> = by_user.flat_map(|user| below(&user)).collect();
    for folder in ["mnt", "Volumes"] {
        // On a Mac the laptop's own disk stands among the others, as a link to the root.
        let others = below(&root.join(folder)).into_iter();
        found.extend(others.filter(|path| std::fs::canonicalize(path).is_ok_and(|real| real != root)));
    }
    found.retain(|folder| is_mounted(folder));
    found.sort();
    found
}

/// Whether something else stands at this folder than at the one it lies in.
#[cfg(unix)]
fn is_mounted(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| path.metadata().map(|about| about.dev()).ok();
    let above = folder.parent().and_then(device);
    above.is_some() && device(folder).is_some_and(|own| Some(own) != above)
}

#[cfg(not(unix))]
fn is_mounted(_: &Path) -> bool {
    true
}

/// A variable that is set to the empty text counts as not set.
fn read(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

fn choose_data_dir(
    flag: Option<&Path>,
    variable: Option<OsString>,
    standard: impl FnOnce() -> Option<PathBuf>,
) -> Result<PathBuf, PlaceError> {
    match (flag, variable) {
        (Some(flag), _) if flag.as_os_str().is_empty() => {
            Err(PlaceError::Empty { from: "--data-dir", example: PathBuf::from(FOLDER) })
        }
        (Some(flag), _) => Ok(flag.to_owned()),
        (None, Some(variable)) => Ok(PathBuf::from(variable)),
        (None, None) => standard().map(|folder| folder.join(FOLDER)).ok_or(PlaceError::NoHome),
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;
    use std::path::{Path, PathBuf};

    use super::{PlaceError, choose_data_dir, sticks_below};

    #[test]
    fn sticks_are_looked_for_where_systems_put_them() {
        let root = tempfile::tempdir().expect("a folder");
        for folder in ["media/hoa/KINGSTON", "run/media/hoa/USB 1", "mnt/stick", "Volumes/NONAME"] {
            std::fs::create_dir_all(root.path().join(folder)).expect("a folder");
        }
        std::fs::write(root.path().join("mnt/a-file"), "").expect("a file");
        let expected = ["Volumes/NONAME", "media/hoa/KINGSTON", "mnt/stick", "run/media/hoa/USB 1"];
        let found = |is_mounted: &dyn Fn(&Path) -> bool| sticks_below(root.path(), is_mounted);
        assert_eq!(found(&|_| true), expected.map(|folder| root.path().join(folder)));
        assert_eq!(found(&|path| path.ends_with("stick")), [root.path().join("mnt/stick")]);
        assert!(sticks_below(&root.path().join("nothing"), &|_| true).is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_of_the_laptop_itself_is_no_stick() {
        let root = tempfile::tempdir().expect("a folder");
        std::fs::create_dir_all(root.path().join("mnt/e2e")).expect("a folder");
        assert!(sticks_below(root.path(), &super::is_mounted).is_empty());
        assert!(super::is_mounted(Path::new("/proc")) || !Path::new("/proc").exists());
    }

    #[test]
    fn flag_then_variable_then_standard_folder() {
        let standard = || Some(PathBuf::from("/home/a/.local/share"));
        let variable = Some(OsString::from("/b"));
        let chosen = |flag, variable| choose_data_dir(flag, variable, standard);
        assert_eq!(chosen(Some(Path::new("c")), variable.clone()), Ok(PathBuf::from("c")));
        assert_eq!(chosen(None, variable), Ok(PathBuf::from("/b")));
        assert_eq!(chosen(None, None), Ok(PathBuf::from("/home/a/.local/share/dongvai")));
    }

    #[test]
    fn without_a_home_it_says_what_to_do() {
        let error = choose_data_dir(None, None, || None);
        assert_eq!(error, Err(PlaceError::NoHome));
        assert!(PlaceError::NoHome.to_string().contains("--data-dir DIR or set DONGVAI_DATA_DIR"));
        assert!(choose_data_dir(Some(Path::new("")), None, || None).is_err());
    }
}
