//! The only reader of the environment and of the standard folders: where the records lie, which colors and language
//! the person has asked the whole system for.
//!
//! It chooses names and creates nothing; opening the folder is `record`'s business.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use etcetera::{BaseStrategy, choose_base_strategy};

/// The folder below the system's data folder, and the variable that names another one.
const FOLDER: &str = "dongvai";
const DATA_DIR: &str = "DONGVAI_DATA_DIR";

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

    use super::{PlaceError, choose_data_dir};

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
