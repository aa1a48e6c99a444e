//! The folder for what people open and print, and a record that an earlier start left in another folder.
//!
//! A record is offered until it has been joined; it is offered again once it has changed since.

use std::path::{Path, PathBuf};

use crate::handover;
use crate::paths::{Elsewhere, Folders};
use crate::record::RecordStore;
use crate::record::error::RecordError;
use crate::record::merge::Merged;
use crate::tui::msg::{Problem, Report};
use crate::tui::runner::backstage::Backstage;

/// The setting that holds the mark of the other record as it was joined last.
pub const JOINED: &str = "joined";
/// The same of the hand-over that was taken last.
const TAKEN: &str = "taken-over";

#[derive(Debug)]
pub(super) struct Documents {
    folders: Folders,
    opens: bool,
    elsewhere: Option<Elsewhere>,
    /// The manifest of a hand-over beside the program, which has not been taken.
    handed_over: Option<Elsewhere>,
}

impl Documents {
    /// In the folder of the record, with no window to show it in.
    pub(super) fn beside(record: &Path) -> Self {
        let folders = Folders::within(record.parent().unwrap_or(Path::new("")));
        Self { folders, opens: false, elsewhere: None, handed_over: None }
    }

    pub(super) fn folders(&self) -> &Folders {
        &self.folders
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folders.documents
    }
}

impl Backstage {
    /// Uses the folders that were chosen at the start. `opens`: the system has windows to show one in.
    #[must_use]
    pub fn in_folders(mut self, folders: &Folders, opens: bool) -> Self {
        let record = self.store.path().file_name().map(|name| name.to_string_lossy().into_owned());
        let joined = self.setting(JOINED);
        let elsewhere = record.and_then(|name| folders.elsewhere(&name, joined.as_deref()));
        let manifest = Path::new(handover::FOLDER).join(handover::MANIFEST);
        let handed_over = folders.beside_program(&manifest, self.setting(TAKEN).as_deref());
        self.documents = Documents { folders: folders.clone(), opens, elsewhere, handed_over };
        self
    }

    pub fn opens(&self) -> bool {
        self.documents.opens
    }

    pub fn elsewhere(&self) -> Option<&Path> {
        self.documents.elsewhere.as_ref().map(|other| other.path.as_path())
    }

    /// Returns the record that was offered, if it is among these.
    pub(super) fn joining(&self, sources: &[PathBuf]) -> Option<Joining> {
        let offered = self.documents.elsewhere.as_ref();
        offered.filter(|other| sources.contains(&other.path)).cloned().map(Joining)
    }

    /// The folder of a hand-over that lies beside the program.
    pub fn handed_over(&self) -> Option<&Path> {
        self.documents.handed_over.as_ref().and_then(|manifest| manifest.path.parent())
    }

    /// The hand-over that is about to be taken.
    pub(super) fn taking(&self) -> Option<Taking> {
        self.documents.handed_over.clone().map(Taking)
    }

    /// After work beside the loop: what has been joined or taken is not offered again.
    pub(super) fn forget_joined(&mut self) {
        let (joined, taken) = (self.setting(JOINED), self.setting(TAKEN));
        self.documents.elsewhere.take_if(|other| joined.as_ref() == Some(&other.mark));
        self.documents.handed_over.take_if(|other| taken.as_ref() == Some(&other.mark));
    }
}

/// A hand-over that is being taken, with its mark from before.
#[derive(Debug)]
pub(super) struct Taking(Elsewhere);

impl Taking {
    pub(super) fn folder(&self) -> &Path {
        self.0.path.parent().unwrap_or(Path::new("."))
    }

    pub(super) fn keep(&self, store: &mut RecordStore) -> Result<(), RecordError> {
        store.put_setting(TAKEN, &self.0.mark)
    }
}

/// A record that is being joined, with its mark from before.
#[derive(Debug)]
pub(super) struct Joining(Elsewhere);

impl Joining {
    /// Keeps the mark if the merge has taken this record.
    pub(super) fn keep(&self, merged: &Merged, store: &mut RecordStore) -> Result<(), RecordError> {
        let Elsewhere { path, mark } = &self.0;
        if merged.taken().any(|(taken, _)| taken == path) { store.put_setting(JOINED, mark) } else { Ok(()) }
    }
}

/// Shows a folder beside the program, which goes on.
pub(super) fn show(folder: &str) -> Result<Vec<Report>, Problem> {
    open::that_detached(folder).map_err(|_unknown| Problem::new("office-folder-not-shown", folder))?;
    Ok(Vec::new())
}
