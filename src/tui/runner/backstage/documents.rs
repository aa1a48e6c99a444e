//! The folder for what people open and print, and a record that an earlier start left in another folder.
//!
//! A record is offered until it has been joined; it is offered again once it has changed since.

use std::path::{Path, PathBuf};

use crate::place::{Elsewhere, Folders};
use crate::record::RecordStore;
use crate::record::error::RecordError;
use crate::record::merge::Merged;
use crate::tui::msg::{Problem, Report};
use crate::tui::runner::backstage::Backstage;

/// The setting that holds the mark of the other record as it was joined last.
pub const JOINED: &str = "joined";

#[derive(Debug)]
pub(super) struct Documents {
    folder: PathBuf,
    opens: bool,
    elsewhere: Option<Elsewhere>,
}

impl Documents {
    /// In the folder of the record, with no window to show it in.
    pub(super) fn beside(record: &Path) -> Self {
        let folder = record.parent().unwrap_or(Path::new("")).to_owned();
        Self { folder, opens: false, elsewhere: None }
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }
}

impl Backstage {
    /// Uses the folders that were chosen at the start. `opens`: the system has windows to show one in.
    #[must_use]
    pub fn in_folders(mut self, folders: &Folders, opens: bool) -> Self {
        let record = self.store.path().file_name().map(|name| name.to_string_lossy().into_owned());
        let joined = self.setting(JOINED);
        let elsewhere = record.and_then(|name| folders.elsewhere(&name, joined.as_deref()));
        self.documents = Documents { folder: folders.documents.clone(), opens, elsewhere };
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

    /// After a merge: the record that was offered is not offered again if it has been taken.
    pub(super) fn forget_joined(&mut self) {
        let joined = self.setting(JOINED);
        self.documents.elsewhere.take_if(|other| joined.as_ref() == Some(&other.mark));
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
