//! Writes the papers of one session in the record into a folder, for the command line and the screens alike.
//!
//! It reads what the papers are made from and names their files; `export::papers` makes their content. It writes
//! nothing to the record, and overwrites no file unless the caller asks for it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::calendar::Moment;
use crate::clock::Clock;
use crate::export::docx::DocxError;
use crate::export::paper::Paper;
use crate::export::papers::{Lacking, Played, SessionPaper, lacking, paper};
use crate::export::{PaperForm, kit};
use crate::files::{self, FileToWrite};
use crate::id::{LearnerId, ScenarioId, SessionId};
use crate::locale::Speech;
use crate::locale::catalog::Catalog;
use crate::locale::words::ScenarioWords;
use crate::practice::{Session, SessionError};
use crate::record::RecordStore;
use crate::record::model::Seat;
use crate::review::sessions::Note;

/// A session with all that its papers are made from.
#[derive(Debug)]
pub struct Source {
    session: Session,
    notes: Vec<Note>,
    seats: Vec<Seat>,
    names: BTreeMap<LearnerId, String>,
    started: Option<Moment>,
    place: Option<String>,
}

impl Source {
    pub fn read(store: &RecordStore, clock: &Clock, session: SessionId) -> Result<Self, SessionError> {
        let summary = store.session(session)?.ok_or(SessionError::NoSession)?;
        let people = store.people()?;
        let named = people.into_iter().filter_map(|one| Some((one.id, one.consented?.name)));
        Ok(Self {
            session: Session::read(store, session)?,
            notes: store.notes(session)?,
            seats: store.seats(session)?,
            names: named.collect(),
            started: clock.zone().moment(summary.started_at),
            place: summary.place,
        })
    }

    pub fn session(&self) -> &Session {
        &self.session
    }

    /// What the session lacks for this paper; none where the paper can be filled.
    pub fn lacking(&self, kind: SessionPaper) -> Option<Lacking> {
        lacking(kind, self.session.story(), self.session.meeting())
    }

    /// The session as its papers see it.
    pub fn played<'a>(
        &'a self,
        catalog: &'a Catalog,
        words: &'a ScenarioWords,
        speech: Speech,
    ) -> Played<'a> {
        Played {
            story: self.session.story(),
            meeting: self.session.meeting(),
            values: self.session.values(),
            notes: &self.notes,
            seats: &self.seats,
            names: &self.names,
            started: self.started,
            place: self.place.as_deref(),
            catalog,
            words,
            speech,
        }
    }

    /// "2026-11-23-sinh-hoat-thang-sau": sorted by day, and found by it.
    pub fn folder_name(&self) -> String {
        folder_of(self.started, &self.session.story().scenario.id)
    }
}

/// The folder of a session's papers, before a number is added to its name.
pub fn folder_of(started: Option<Moment>, scenario: &ScenarioId) -> String {
    match started {
        Some(at) => format!("{:04}-{:02}-{:02}-{scenario}", at.year, at.month, at.day),
        None => scenario.to_string(),
    }
}

/// These papers in these forms, each under the name of its file alone.
pub fn planned(
    kinds: &[SessionPaper],
    forms: &[PaperForm],
    played: &Played<'_>,
) -> Result<Vec<FileToWrite>, DocxError> {
    let mut files = Vec::new();
    for kind in kinds {
        let paper = paper(*kind, played);
        for form in forms {
            let path = PathBuf::from(format!("{}.{}", kind.file_name(), form.ending()));
            files.push(FileToWrite { path, bytes: form.write(&paper)? });
        }
    }
    Ok(files)
}

/// The papers of a kit, in the same way.
pub fn kit_files(
    papers: &[(kit::KitPaper, Paper)],
    forms: &[PaperForm],
) -> Result<Vec<FileToWrite>, DocxError> {
    let mut files = Vec::new();
    for (kind, paper) in papers {
        for form in forms {
            let path = PathBuf::from(format!("{}.{}", kind.file_name(), form.ending()));
            files.push(FileToWrite { path, bytes: form.write(paper)? });
        }
    }
    Ok(files)
}

/// The same files in a folder.
pub fn inside(folder: &Path, files: Vec<FileToWrite>) -> Vec<FileToWrite> {
    files.into_iter().map(|file| FileToWrite { path: folder.join(file.path), ..file }).collect()
}

/// The folder with this name, or the first one with a number behind it in which none of these files is: a person may
/// have gone on writing in those that are there.
pub fn free_folder(among: &Path, name: &str, files: &[FileToWrite]) -> PathBuf {
    let is_free = |folder: &PathBuf| files.iter().all(|file| !files::is_there(&folder.join(&file.path)));
    let numbered = (2..=u16::MAX).map(|n| among.join(format!("{name}-{n}")));
    let first = among.join(name);
    std::iter::once(first.clone()).chain(numbered).find(is_free).unwrap_or(first)
}
