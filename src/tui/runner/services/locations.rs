//! Where things are: the folder for what people open and print, sticks, a record in another folder, a hand-over.
//!
//! A record is offered until it has been joined. It is offered again if it changes after that.

use std::path::{Path, PathBuf};

use crate::clock::Clock;
use crate::handover;
use crate::journal;
use crate::paths::{self, Elsewhere, Folders};
use crate::record::RecordStore;
use crate::record::error::RecordError;
use crate::record::merge::Merged;

/// The setting that holds the mark of the other record as it was joined last.
pub const JOINED: &str = "joined";
/// The same of the hand-over that was taken last.
const TAKEN: &str = "taken-over";

#[derive(Debug)]
pub(super) struct Locations {
    folders: Folders,
    opens: bool,
    elsewhere: Option<Elsewhere>,
    /// The manifest of a hand-over beside the program, which has not been taken.
    handed_over: Option<Elsewhere>,
    /// Folders that stand for the system's sticks in tests.
    sticks: Option<Vec<PathBuf>>,
}

/// The marks of the record that was joined last and of the hand-over that was taken last.
#[derive(Debug)]
pub(super) struct Marks {
    joined: Option<String>,
    taken: Option<String>,
}

impl Marks {
    pub(super) fn read(setting: impl Fn(&str) -> Option<String>) -> Self {
        Self { joined: setting(JOINED), taken: setting(TAKEN) }
    }
}

impl Locations {
    /// In the folder of the record, with no window to show it in.
    pub(super) fn beside(record: &Path) -> Self {
        let folders = Folders::within(record.parent().unwrap_or(Path::new("")));
        Self { folders, opens: false, elsewhere: None, handed_over: None, sticks: None }
    }

    /// Uses the folders that were chosen at the start, and looks for what is in the others.
    pub(super) fn choose(&mut self, folders: &Folders, opens: bool, record: &Path, marks: &Marks) {
        let record = record.file_name().map(|name| name.to_string_lossy().into_owned());
        let manifest = Path::new(handover::FOLDER).join(handover::MANIFEST);
        self.elsewhere = record.and_then(|name| folders.elsewhere(&name, marks.joined.as_deref()));
        self.handed_over = folders.beside_program(&manifest, marks.taken.as_deref());
        self.folders = folders.clone();
        self.opens = opens;
    }

    /// Offers no longer what has been joined or taken.
    pub(super) fn forget_joined(&mut self, marks: &Marks) {
        self.elsewhere.take_if(|other| marks.joined.as_ref() == Some(&other.mark));
        self.handed_over.take_if(|other| marks.taken.as_ref() == Some(&other.mark));
    }

    pub(super) fn sticks(&self) -> Option<Vec<PathBuf>> {
        self.sticks.clone()
    }

    pub(super) fn plug_in(&mut self, sticks: Vec<PathBuf>) {
        self.sticks = Some(sticks);
    }

    pub(super) fn opens(&self) -> bool {
        self.opens
    }

    pub(super) fn elsewhere(&self) -> Option<&Path> {
        self.elsewhere.as_ref().map(|other| other.path.as_path())
    }

    pub(super) fn handed_over(&self) -> Option<&Path> {
        self.handed_over.as_ref().and_then(|manifest| manifest.path.parent())
    }

    /// Returns the record that was offered, if it is among these.
    pub(super) fn joining(&self, sources: &[PathBuf]) -> Option<Joining> {
        let offered = self.elsewhere.as_ref();
        offered.filter(|other| sources.contains(&other.path)).cloned().map(Joining)
    }

    /// Returns the hand-over that is about to be taken.
    pub(super) fn taking(&self) -> Option<Taking> {
        self.handed_over.clone().map(Taking)
    }

    pub(super) fn folders(&self) -> &Folders {
        &self.folders
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folders.documents
    }
}

/// Returns the system's sticks that answer. Where one does not, the journal beside the record says so.
pub(super) fn plugged_in(record: &Path, clock: &Clock) -> Vec<PathBuf> {
    let sticks = paths::sticks();
    if sticks.is_short {
        journal::note(record.parent().unwrap_or(Path::new(".")), clock, "ask a drive", "no answer");
    }
    sticks.found
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
