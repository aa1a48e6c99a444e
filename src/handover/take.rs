//! Takes a hand-over in. Keeps what this laptop has of its own: a file that differs is left out and named, a setting
//! that is set stays as it is, and the record is merged like any other.

use std::path::{Path, PathBuf};

use crate::files;
use crate::files::{FileToWrite, naming};
use crate::handover::{HandoverError, Manifest, RECORDS, SETTING_CHARS, SETTINGS, WORDS, own_files};
use crate::limits::LOCALE_BYTES;
use crate::progress::Tell;
use crate::record::RecordStore;
use crate::record::merge::{MergeLimits, MergeProgress, Merged};
use crate::text::edge;

/// The result of taking a hand-over in.
#[derive(Debug)]
pub struct TakenHandover {
    /// Own files that were not here.
    pub own: usize,
    /// Files that are here already with other content.
    pub kept: Vec<PathBuf>,
    /// Files that the manifest names and that are missing or cannot be read.
    pub missing: Vec<PathBuf>,
    /// Corrections that were not known here.
    pub corrections: usize,
    pub merged: Merged,
}

impl TakenHandover {
    /// Whether nothing of it was missing, refused or left out.
    pub fn is_whole(&self) -> bool {
        self.missing.is_empty() && self.merged.stopped.is_none() && self.merged.refused().next().is_none()
    }
}

/// `from`: the folder with the manifest.
pub fn take(
    from: &Path,
    store: &mut RecordStore,
    limits: &MergeLimits,
    tell: &mut Tell<'_, MergeProgress>,
) -> Result<TakenHandover, HandoverError> {
    let manifest = Manifest::read(from)?;
    let data = store.path().parent().unwrap_or(Path::new(".")).to_owned();
    let (mut planned, mut kept, mut missing) = (Vec::new(), Vec::new(), Vec::new());
    for path in own_files(from) {
        let Ok(bytes) = naming::read(&from.join(&path), LOCALE_BYTES) else {
            missing.push(path);
            continue;
        };
        let here = data.join(&path);
        match naming::read(&here, LOCALE_BYTES) {
            Ok(own) if own == bytes => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                planned.push(FileToWrite { path: here, bytes });
            }
            // What cannot be read is not replaced either.
            Ok(_) | Err(_) => kept.push(path),
        }
    }
    files::all(&planned).map_err(|error| HandoverError::File { path: error.path, source: error.source })?;
    let mut sources = Vec::new();
    for (name, is_promised) in [(WORDS, manifest.corrections > 0), (RECORDS, manifest.sessions > 0)] {
        let path = from.join(name);
        if path.symlink_metadata().is_ok_and(|about| about.is_file()) {
            sources.push(path);
        } else if is_promised {
            missing.push(PathBuf::from(name));
        }
    }
    let before = store.corrections()?.len();
    let merged = store.merge_within(&sources, limits, tell)?;
    let corrections = store.corrections()?.len().saturating_sub(before);
    keep_settings(&manifest, store)?;
    Ok(TakenHandover { own: planned.len(), kept, missing, corrections, merged })
}

fn keep_settings(manifest: &Manifest, store: &mut RecordStore) -> Result<(), HandoverError> {
    for (key, value) in &manifest.settings {
        let is_fit = value.chars().count() <= SETTING_CHARS && !value.chars().any(edge::is_unsafe);
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
