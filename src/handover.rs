//! Packs what the next trainer needs ("Bàn giao máy") into one folder on a stick, and takes it in on their laptop.
//!
//! The folder holds the program and, below [`FOLDER`], own scenarios and clubs, own translations, corrected lines and
//! settings; records only when asked. The PIN never goes along: the next trainer sets a new one. Nothing that is there
//! is ever replaced, on the stick or on the laptop.

mod pack;
mod take;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::files::naming;
use crate::library::files_below;
use crate::record::error::RecordError;
use crate::record::merge::HANDED_OVER;
use crate::text::edge;

pub use crate::handover::pack::{HandoverContents, Packed, pack};
pub use crate::handover::take::{TakenHandover, take};

/// The folder with everything but the program, beside the program.
pub const FOLDER: &str = "ban-giao";
/// The file that marks a hand-over, and lists what is in it.
pub const MANIFEST: &str = "ban-giao.json";
/// Corrected lines, as a record without a session.
const WORDS: &str = HANDED_OVER;
/// Sessions, if they were asked for.
const RECORDS: &str = "records.sqlite3";
/// Folders of the user's own files. They have the same names below the data folder and in the hand-over.
const OWN: [&str; 2] = ["scenarios", "locales"];
const OWN_ENDINGS: [&str; 3] = ["ron", "ftl", "tsv"];
/// Settings that are useful on the next laptop. Not the PIN, and nothing about the terminal of this one.
const SETTINGS: [&str; 5] = ["speech", "drafts", "theme", "typing", "home"];
const FORMAT: u32 = 1;
const MANIFEST_BYTES: u64 = 1 << 20;
/// Longer than any setting of ours.
const SETTING_CHARS: usize = 200;

/// What a hand-over holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    format: u32,
    /// The version of the program that packed it.
    pub version: String,
    /// Own scenarios, clubs and translations, in files.
    pub own: usize,
    pub corrections: usize,
    pub sessions: u64,
    settings: BTreeMap<String, String>,
    /// Vietnamese corrections that count at the laptop it comes from.
    accepted: Vec<String>,
}

/// The fields that every manifest begins with, also a newer one.
#[derive(Deserialize)]
struct Format {
    format: u32,
}

impl Manifest {
    /// Reads the manifest of the hand-over in this folder.
    pub fn read(folder: &Path) -> Result<Self, HandoverError> {
        let path = folder.join(MANIFEST);
        let bytes = naming::read(&path, MANIFEST_BYTES).map_err(file_error(&path))?;
        let broken =
            |error: serde_json::Error| HandoverError::Broken { path: path.clone(), why: error.to_string() };
        // A newer one may have another shape.
        let Format { format } = serde_json::from_slice(&bytes).map_err(broken)?;
        if format > FORMAT {
            return Err(HandoverError::Newer { path });
        }
        if format < FORMAT {
            return Err(HandoverError::Broken { path, why: "format".to_owned() });
        }
        serde_json::from_slice(&bytes).map_err(broken)
    }
}

#[derive(Debug, thiserror::Error)]
pub enum HandoverError {
    #[error("stopped before the end")]
    Stopped,
    #[error("cannot read or write {}: {source}", path.display())]
    File { path: PathBuf, source: io::Error },
    #[error("{} is not whole: {why}", path.display())]
    Broken { path: PathBuf, why: String },
    #[error("{} was packed by a newer program; use the program that lies beside it", path.display())]
    Newer { path: PathBuf },
    #[error(transparent)]
    Record(#[from] RecordError),
}

fn file_error(path: &Path) -> impl FnOnce(io::Error) -> HandoverError {
    let path = path.to_owned();
    |source| HandoverError::File { path, source }
}

/// The user's own files below this folder, by their path in it. Leaves out links, and names that not every laptop can
/// store.
fn own_files(data: &Path) -> Vec<PathBuf> {
    let below = OWN.iter().flat_map(|folder| files_below(&data.join(folder), &mut Vec::new()));
    let is_own = |path: &PathBuf| {
        let is_file = path.symlink_metadata().is_ok_and(|about| about.is_file());
        is_file
            && path
                .extension()
                .is_some_and(|ending| OWN_ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
    };
    let below = below.filter(is_own).filter_map(|path| path.strip_prefix(data).map(Path::to_owned).ok());
    below.filter(|path| path.iter().all(|part| part.to_str().is_some_and(is_fit_name))).collect()
}

fn is_fit_name(name: &str) -> bool {
    !naming::is_unfit(name) && !name.chars().any(edge::is_unsafe)
}
