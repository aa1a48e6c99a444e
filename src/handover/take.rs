//! Takes a hand-over in. What this laptop has of its own stays: a file that differs is left out and named, a setting
//! that is set stays as it is, and the record is merged as any other.

use std::path::{Path, PathBuf};

use crate::files::{self, Planned, reading};
use crate::handover::{
    HandoverError, Manifest, RECORDS, SETTING_CHARS, SETTINGS, WORDS, file_error, own_files,
};
use crate::limits::LOCALE_BYTES;
use crate::record::RecordStore;
use crate::record::merge::patience::Patience;
use crate::record::merge::{MergeProgress, Merged};

/// What came of it.
#[derive(Debug)]
pub struct Taken {
    /// Own files that were not here.
    pub own: usize,
    /// Files that are here already and say something else.
    pub kept: Vec<PathBuf>,
    /// Lines put right that were not known here.
    pub corrections: usize,
    pub merged: Merged,
}

/// `from`: the folder with the manifest.
pub fn take(
    from: &Path,
    store: &mut RecordStore,
    patience: &Patience,
    tell: &mut dyn FnMut(MergeProgress) -> std::ops::ControlFlow<()>,
) -> Result<Taken, HandoverError> {
    let manifest = Manifest::read(from)?;
    let data = store.path().parent().unwrap_or(Path::new(".")).to_owned();
    let (mut planned, mut kept) = (Vec::new(), Vec::new());
    for path in own_files(from) {
        let bytes = reading::read(&from.join(&path), LOCALE_BYTES).map_err(file_error(&from.join(&path)))?;
        let here = data.join(&path);
        match reading::read(&here, LOCALE_BYTES) {
            Ok(own) if own == bytes => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                planned.push(Planned { path: here, bytes });
            }
            // What cannot be read is not replaced either.
            Ok(_) | Err(_) => kept.push(path),
        }
    }
    files::all(&planned).map_err(|error| HandoverError::File { path: error.path, source: error.source })?;
    let sources: Vec<PathBuf> =
        [WORDS, RECORDS].map(|name| from.join(name)).into_iter().filter(|path| path.is_file()).collect();
    let before = store.corrections()?.len();
    let merged = store.merge_within(&sources, patience, tell)?;
    let corrections = store.corrections()?.len().saturating_sub(before);
    keep_settings(&manifest, store)?;
    Ok(Taken { own: planned.len(), kept, corrections, merged })
}

fn keep_settings(manifest: &Manifest, store: &mut RecordStore) -> Result<(), HandoverError> {
    for (key, value) in &manifest.settings {
        let is_fit = value.chars().count() <= SETTING_CHARS && !value.chars().any(char::is_control);
        if SETTINGS.contains(&key.as_str()) && is_fit && store.setting(key)?.is_none() {
            store.put_setting(key, value)?;
        }
    }
    let known = store.accepted_corrections()?;
    for id in manifest.accepted.iter().filter_map(|id| id.parse().ok()).filter(|id| !known.contains(id)) {
        store.accept_correction(id)?;
    }
    Ok(())
}
