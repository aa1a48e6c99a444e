//! Chooses the folders that the program uses on this machine: one rule, however it is started.
//!
//! The flag wins, then the variable, then the system's own folders. A folder that was named holds everything. Otherwise
//! the record lies in the system's data folder, and what people open and print lies among their documents. It only
//! chooses names: it creates nothing.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use crate::paths::{PlaceError, read};

/// The folder below the system's own ones, and the variable that names another one.
const FOLDER: &str = "dongvai";
const DATA_DIR: &str = "DONGVAI_DATA_DIR";

/// The folders of one person on one machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    /// The record, own scenarios and translations.
    pub data: PathBuf,
    /// What is made to be opened: papers, data for other programs, copies.
    pub documents: PathBuf,
    /// The program's own file.
    pub program: Option<PathBuf>,
    /// Other folders in which an earlier start may have left a record.
    pub others: Vec<PathBuf>,
}

/// A file that an earlier start left in another folder, with a mark that changes when it is written to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Elsewhere {
    pub path: PathBuf,
    pub mark: String,
}

impl Elsewhere {
    /// `None` where the file cannot be looked at.
    fn at(path: PathBuf) -> Option<Self> {
        let about = fs::metadata(&path).ok()?;
        let changed = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?.as_millis();
        Some(Self { mark: format!("{} {} {changed}", path.display(), about.len()), path })
    }
}

/// What the system says of its folders. `None` for those it does not have.
#[derive(Debug, Clone, Default)]
struct System {
    data: Option<PathBuf>,
    documents: Option<PathBuf>,
    home: Option<PathBuf>,
    /// The program's own file, such as on a stick.
    program: Option<PathBuf>,
}

impl Folders {
    /// One folder for everything.
    pub fn within(data: &Path) -> Self {
        Self { data: data.to_owned(), documents: data.to_owned(), program: None, others: Vec::new() }
    }

    /// Every folder that the program writes to, none of them within another.
    pub fn written(&self) -> Vec<&Path> {
        let documents = Some(self.documents.as_path()).filter(|folder| !folder.starts_with(&self.data));
        std::iter::once(self.data.as_path()).chain(documents).collect()
    }

    /// A file below the program's folder, if it does not bear the mark `known`.
    pub fn beside_program(&self, path: &Path, known: Option<&str>) -> Option<Elsewhere> {
        let path = self.program.as_deref()?.parent()?.join(path);
        Elsewhere::at(path).filter(|found| Some(found.mark.as_str()) != known)
    }

    /// The first of the other folders' files with this name that is not ours and does not bear the mark `joined`.
    pub fn elsewhere(&self, name: &str, joined: Option<&str>) -> Option<Elsewhere> {
        let own = fs::canonicalize(self.data.join(name)).ok();
        let paths = self.others.iter().map(|folder| folder.join(name)).filter(|path| path.is_file());
        let others = paths.filter(|path| fs::canonicalize(path).is_ok_and(|real| Some(real) != own));
        others.filter_map(Elsewhere::at).find(|other| Some(other.mark.as_str()) != joined)
    }
}

/// Returns the folders that the flag, the variable or the system names.
pub fn folders(flag: Option<&Path>) -> Result<Folders, PlaceError> {
    choose(flag, read(DATA_DIR), System::ask)
}

impl System {
    fn ask() -> Self {
        Self {
            data: dirs::data_dir(),
            documents: dirs::document_dir(),
            home: dirs::home_dir(),
            program: std::env::current_exe().ok(),
        }
    }

    fn data_folder(&self) -> Option<PathBuf> {
        self.data.as_ref().map(|folder| folder.join(FOLDER))
    }

    /// Among the documents. Where the system has no such folder: in `Documents` if it is there, else in the home.
    fn documents_folder(&self) -> Option<PathBuf> {
        let usual = || {
            let home = self.home.as_ref()?;
            let usual = home.join("Documents");
            Some(if usual.is_dir() { usual } else { home.clone() })
        };
        self.documents.clone().or_else(usual).map(|folder| folder.join(FOLDER))
    }

    /// Where a record may lie after another start: the data folder of the system, that of earlier versions, the
    /// documents, and beside the program.
    fn others(&self) -> Vec<PathBuf> {
        let earlier = self.home.as_ref().map(|home| home.join(".local/share").join(FOLDER));
        let program = self.program.as_deref().and_then(Path::parent);
        let beside = program.into_iter().flat_map(|folder| [folder.to_owned(), folder.join(FOLDER)]);
        let folders = [self.data_folder(), earlier, self.documents_folder()];
        folders.into_iter().flatten().chain(beside).collect()
    }
}

fn choose(
    flag: Option<&Path>,
    variable: Option<OsString>,
    system: impl FnOnce() -> System,
) -> Result<Folders, PlaceError> {
    match (flag, variable) {
        (Some(flag), _) if flag.as_os_str().is_empty() => {
            Err(PlaceError::Empty { from: "--data-dir", example: PathBuf::from(FOLDER) })
        }
        // The flag is given at each start, so it means this folder and no other.
        (Some(flag), _) => Ok(Folders { program: system().program, ..Folders::within(flag) }),
        (None, Some(variable)) => {
            let system = system();
            let others = system.others();
            Ok(Folders { others, program: system.program, ..Folders::within(Path::new(&variable)) })
        }
        (None, None) => {
            let system = system();
            let data = system.data_folder().ok_or(PlaceError::NoHome)?;
            let documents = system.documents_folder().unwrap_or_else(|| data.clone());
            Ok(Folders { data, documents, others: system.others(), program: system.program })
        }
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::{Folders, System, choose};
    use crate::paths::PlaceError;

    fn hoa() -> System {
        let at = |path: &str| Some(PathBuf::from(path));
        System {
            data: at("/home/hoa/.local/share"),
            documents: at("/home/hoa/Tài liệu"),
            home: at("/home/hoa"),
            program: at("/media/hoa/USB/dongvai/dongvai.exe"),
        }
    }

    #[test]
    fn the_flag_then_the_variable_then_the_system() {
        let flag = choose(Some(Path::new("c")), Some(OsString::from("/b")), hoa);
        assert_eq!(flag, Ok(Folders { program: hoa().program, ..Folders::within(Path::new("c")) }));
        let variable = choose(None, Some(OsString::from("/b")), hoa).unwrap();
        assert_eq!((variable.data, variable.documents), (PathBuf::from("/b"), PathBuf::from("/b")));
        let system = choose(None, None, hoa).unwrap();
        assert_eq!(system.data, PathBuf::from("/home/hoa/.local/share/dongvai"));
        assert_eq!(system.documents, PathBuf::from("/home/hoa/Tài liệu/dongvai"));
    }

    #[test]
    fn documents_lie_where_people_look_on_every_system() {
        let home = tempfile::tempdir().unwrap();
        let system = || System { documents: None, home: Some(home.path().to_owned()), ..hoa() };
        assert_eq!(choose(None, None, system).unwrap().documents, home.path().join("dongvai"));
        fs::create_dir(home.path().join("Documents")).unwrap();
        assert_eq!(choose(None, None, system).unwrap().documents, home.path().join("Documents/dongvai"));
        let homeless = || System { documents: None, home: None, ..hoa() };
        let folders = choose(None, None, homeless).unwrap();
        assert_eq!(folders.documents, folders.data);
    }

    #[test]
    fn without_a_home_there_is_no_folder() {
        let error = choose(None, None, System::default);
        assert_eq!(error, Err(PlaceError::NoHome));
        assert!(choose(Some(Path::new("")), None, hoa).is_err());
    }

    #[test]
    fn a_record_beside_the_program_or_of_another_start_is_found() {
        let root = tempfile::tempdir().unwrap();
        let at = |path: &str| Some(root.path().join(path));
        let system = || System {
            data: at("data"),
            documents: at("docs"),
            home: at(""),
            program: at("usb/dongvai/dongvai"),
        };
        let put = |path: &str| {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        };
        let elsewhere = |variable: Option<&str>| {
            let variable = variable.map(|path| root.path().join(path).into_os_string());
            choose(None, variable, system).unwrap().elsewhere("records.sqlite3", None).map(|other| other.path)
        };
        put("data/dongvai/records.sqlite3");
        assert_eq!(elsewhere(None), None, "our own");
        assert_eq!(elsewhere(Some("named")), at("data/dongvai/records.sqlite3"));
        put("usb/dongvai/records.sqlite3");
        assert_eq!(elsewhere(None), at("usb/dongvai/records.sqlite3"));
        let folders = choose(None, None, system).unwrap();
        let offered = folders.elsewhere("records.sqlite3", None).unwrap();
        assert_eq!(folders.elsewhere("records.sqlite3", Some(&offered.mark)), None, "joined");
        fs::write(&offered.path, "more").unwrap();
        assert!(folders.elsewhere("records.sqlite3", Some(&offered.mark)).is_some(), "written to since");
        let flag = choose(at("x").as_deref(), None, system).unwrap();
        assert_eq!(flag.elsewhere("records.sqlite3", None), None);
    }
}
