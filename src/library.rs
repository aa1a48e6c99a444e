//! Finds and reads scripts, clubs and translations: those inside the program, then those in the person's folder.
//!
//! The user's scripts are `<data-dir>/scenarios/**/*.ron`, their clubs `<data-dir>/scenarios/clubs/*.ron`. A user
//! script with the id of a shipped one is never played: the shipped one wins, and `check` says so. A missing folder
//! is an empty one; a folder or file that cannot be read is reported with its path, and everything else still works.

mod lines;
mod listed;
mod sources;

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::club::Club;
use crate::files::naming;
use crate::id::{self, ClubId, ScenarioId};
use crate::library::sources::FileSource;
use crate::limits;
use crate::scenario::check::{check, check_club};
use crate::scenario::finding::Finding;
use crate::scenario::reader::{ScriptFile, heading, is_club, read_club, read_script_bytes};
use crate::scenario::story::Story;

pub use crate::library::lines::{Census, SourceLine, TranslatedLine};
pub use crate::library::listed::{ListedCut, ListedScenario};
pub use crate::library::sources::{LocaleText, STATES, files_below, is_locale, read_locale_file};

#[derive(Debug, Clone)]
pub struct Library {
    scenarios: Vec<FileSource>,
    locales: Vec<FileSource>,
    /// A script that is played from another folder.
    played: Option<PathBuf>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    Shipped,
    User(PathBuf),
}

impl Origin {
    /// The name of the person's own file, without its ending.
    pub fn stem(&self) -> Option<String> {
        match self {
            Self::Shipped => None,
            Self::User(path) => Some(path.file_stem()?.to_str()?.to_owned()),
        }
    }
}

/// A script or club for a menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LibraryEntry<Id> {
    pub id: Id,
    /// The title of a script, the name of a club.
    pub title: String,
    pub origin: Origin,
}

/// A file as it is stored, for `check`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceText {
    /// Its name for people: where they find it.
    pub name: String,
    pub bytes: Vec<u8>,
    pub origin: Origin,
    pub is_club: bool,
}

#[derive(Debug, Error)]
pub enum LoadError {
    #[error("cannot read {}: {source}", path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    #[error("there is no scenario {name}")]
    NoScenario { name: String, known: Vec<String> },
    #[error("there is no club {name}")]
    NoClub { name: String, known: Vec<String> },
    #[error("scenario {scenario} can only be played in its own club {club}")]
    FixedClub { scenario: ScenarioId, club: ClubId },
    #[error("{name} has {} faults", findings.len())]
    Faults { name: String, text: String, findings: Vec<Finding> },
}

impl Library {
    pub fn new(data_dir: Option<&Path>) -> Self {
        Self::over([FileSource::ShippedScenarios, FileSource::ShippedLocales], data_dir)
    }

    /// Uses a folder with `scenarios` and `locales` in place of the shipped ones, such as a checkout or a folder of a
    /// test.
    pub fn with_shipped(shipped: &Path, data_dir: Option<&Path>) -> Self {
        Self::over(["scenarios", "locales"].map(|name| FileSource::Folder(shipped.join(name))), data_dir)
    }

    /// Reads only the translations in a folder, such as `locales` of a checkout.
    pub fn of_locales(folder: &Path) -> Self {
        let locales = vec![FileSource::Folder(folder.to_owned())];
        Self { scenarios: Vec::new(), locales, played: None }
    }

    fn over([scenarios, locales]: [FileSource; 2], data_dir: Option<&Path>) -> Self {
        let user = |name: &str| data_dir.map(|dir| FileSource::Folder(dir.join(name)));
        Self {
            scenarios: [Some(scenarios), user("scenarios")].into_iter().flatten().collect(),
            locales: [Some(locales), user("locales")].into_iter().flatten().collect(),
            played: None,
        }
    }

    /// The same, for a script that is played from this file.
    #[must_use]
    pub fn playing(self, file: Option<PathBuf>) -> Self {
        Self { played: file, ..self }
    }

    /// The person's own file with the script of this id: the one that is played, or else one in the own folder. None for a
    /// shipped script, and where no file can be read.
    pub fn own_script(&self, id: &str) -> Option<SourceText> {
        let has_id = |text: &SourceText| text.heading().is_some_and(|(found, _)| found == id);
        let played = self.played.as_ref().and_then(|path| read_file(path).ok()).filter(has_id);
        let named = || self.script(id).ok();
        played.or_else(named).filter(|text| text.origin != Origin::Shipped)
    }

    /// Whether a script could be played, as far as it decides that itself: a club that cannot be read is no fault of it.
    pub fn could_play(&self, file: &ScriptFile) -> bool {
        let club = self.club(file.scenario.club.as_str()).ok();
        !stops(&file.findings) && !stops(&check(file, club.as_ref()))
    }

    /// Reads every script and club file, shipped ones first, and what could not be read.
    pub fn texts(&self) -> (Vec<SourceText>, Vec<LoadError>) {
        self.texts_from(0)
    }

    /// The same without the first sources; 1 leaves out the shipped one.
    fn texts_from(&self, first: usize) -> (Vec<SourceText>, Vec<LoadError>) {
        let mut problems = Vec::new();
        let mut texts = Vec::new();
        for (at, source) in self.scenarios.iter().enumerate().skip(first) {
            for path in source.paths(".ron", &mut problems) {
                match source.read(&path) {
                    Ok(Some(bytes)) => texts.push(SourceText {
                        name: source.name(&path),
                        bytes,
                        origin: if at == 0 {
                            Origin::Shipped
                        } else {
                            Origin::User(source.name(&path).into())
                        },
                        is_club: path.starts_with("clubs/"),
                    }),
                    Ok(None) => {}
                    Err(problem) => problems.push(problem),
                }
            }
        }
        (texts, problems)
    }

    /// Lists what can be played. Leaves out a script without a readable id or title; `check` reports it.
    pub fn scenarios(&self) -> (Vec<LibraryEntry<ScenarioId>>, Vec<LoadError>) {
        Self::entries(self.texts(), false)
    }

    /// The person's own alone. So no shipped one is read.
    fn own_scenarios(&self) -> (Vec<LibraryEntry<ScenarioId>>, Vec<LoadError>) {
        Self::entries(self.texts_from(1), false)
    }

    pub fn clubs(&self) -> (Vec<LibraryEntry<ClubId>>, Vec<LoadError>) {
        Self::entries(self.texts(), true)
    }

    /// Reads a script by its id or path, with the club it is played in: its own unless another is asked for.
    pub fn load(&self, id_or_path: &str, club: Option<&str>) -> Result<Story, LoadError> {
        let text = self.script(id_or_path)?;
        let file = read_script_bytes(&text.name, &text.bytes);
        if stops(&file.findings) {
            return Err(LoadError::Faults { name: file.source, text: file.text, findings: file.findings });
        }
        let own = &file.scenario.club;
        let asked = club.unwrap_or(own.as_str());
        if file.scenario.fixed_club && asked != own.as_str() {
            return Err(LoadError::FixedClub { scenario: file.scenario.id.clone(), club: own.clone() });
        }
        let club = self.club(asked)?;
        let findings = check(&file, Some(&club));
        if stops(&findings) {
            return Err(LoadError::Faults { name: file.source, text: file.text, findings });
        }
        Ok(Story::new(file.scenario, club))
    }

    /// Reads a club by its id.
    pub fn club(&self, id: &str) -> Result<Club, LoadError> {
        let text = match self.named(id, true)? {
            Ok(text) => text,
            Err(known) => return Err(LoadError::NoClub { name: id.to_owned(), known }),
        };
        let file = read_club(&text.name, &text.bytes);
        let findings = [check_club(&file), file.findings].concat();
        match file.club {
            Some(club) if !stops(&findings) => Ok(club),
            _ => Err(LoadError::Faults { name: file.source, text: file.text, findings }),
        }
    }

    /// Reads the text of a script by its id, or by its path if it looks like one.
    pub fn script(&self, id_or_path: &str) -> Result<SourceText, LoadError> {
        if id_or_path.contains(['/', '\\']) || is_ron(Path::new(id_or_path)) {
            return read_file(Path::new(id_or_path));
        }
        self.named(id_or_path, false)?
            .map_err(|known| LoadError::NoScenario { name: id_or_path.to_owned(), known })
    }

    /// Reads a shipped translation file and then the person's own one.
    pub fn locale_texts(&self, tag: &str, file: &str) -> (Vec<String>, Vec<LoadError>) {
        let (mut texts, mut problems) = (Vec::new(), Vec::new());
        for source in &self.locales {
            match source.read(&format!("{tag}/{file}")) {
                Ok(found) => texts.extend(found.map(|bytes| String::from_utf8_lossy(&bytes).into_owned())),
                Err(problem) => problems.push(problem),
            }
        }
        (texts, problems)
    }

    /// Reads the shipped text of a translation file.
    pub fn locale_text(&self, tag: &str, file: &str) -> Option<String> {
        let bytes = self.locales.first()?.read(&format!("{tag}/{file}")).ok()??;
        Some(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// The text of this id, shipped ones first, or else the existing ids. A folder that cannot be read matters only
    /// if nothing is found without it.
    fn named(&self, id: &str, is_club: bool) -> Result<Result<SourceText, Vec<String>>, LoadError> {
        if let Some(text) = self.shipped_as(id, is_club) {
            return Ok(Ok(text));
        }
        let (texts, problems) = self.texts();
        let mut known = Vec::new();
        for text in texts.into_iter().filter(|text| text.is_club == is_club) {
            match text.heading() {
                Some((found, _)) if found == id => return Ok(Ok(text)),
                Some((found, _)) => known.push(found),
                None => {}
            }
        }
        problems.into_iter().next().map_or(Ok(Err(known)), Err)
    }

    /// The shipped text of this id, where its file has that name, as all have. So no other one is read.
    fn shipped_as(&self, id: &str, is_club: bool) -> Option<SourceText> {
        let path = if is_club { format!("clubs/{id}.ron") } else { format!("{id}.ron") };
        let source = self.scenarios.first().filter(|_| id::is_well_formed(id))?;
        let bytes = source.read(&path).ok()??;
        let text = SourceText { name: source.name(&path), bytes, origin: Origin::Shipped, is_club };
        let is_it = text.heading().is_some_and(|(found, _)| found == id);
        is_it.then_some(text)
    }

    fn entries<Id: for<'a> From<&'a str> + PartialEq>(
        (texts, problems): (Vec<SourceText>, Vec<LoadError>),
        is_club: bool,
    ) -> (Vec<LibraryEntry<Id>>, Vec<LoadError>) {
        let mut entries: Vec<LibraryEntry<Id>> = Vec::new();
        for text in texts.into_iter().filter(|text| text.is_club == is_club) {
            let Some((id, title)) = text.heading() else { continue };
            let id = Id::from(&id);
            if !entries.iter().any(|entry| entry.id == id) {
                entries.push(LibraryEntry { id, title, origin: text.origin });
            }
        }
        (entries, problems)
    }
}

impl SourceText {
    /// The id and the title, or the name of a club.
    pub fn heading(&self) -> Option<(String, String)> {
        heading(&String::from_utf8_lossy(&self.bytes), if self.is_club { "name" } else { "title" })
    }
}

/// Reads one file by its path, without looking at its content.
pub fn read_file(path: &Path) -> Result<SourceText, LoadError> {
    let bytes = naming::read(path, limits::SCRIPT_BYTES)
        .map_err(|source| LoadError::Unreadable { path: path.to_owned(), source })?;
    let is_club = is_club(&String::from_utf8_lossy(&bytes));
    let origin = Origin::User(path.to_owned());
    Ok(SourceText { name: path.display().to_string(), bytes, origin, is_club })
}

pub fn is_ron(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "ron")
}

fn stops(findings: &[Finding]) -> bool {
    findings.iter().any(Finding::stops_play)
}

#[cfg(test)]
mod tests;
