//! Looks for records in a folder, such as a stick, without changing a byte there.
//!
//! It goes one folder deep and past so many entries no further: a full stick must not hold anybody up. A file that
//! cannot be looked into is listed all the same, with why, as a damaged one may still give something.

use std::fs;
use std::path::{Path, PathBuf};

use crate::record::error::{Fault, RecordError, sql};
use crate::record::health::look_at_file;
use crate::record::merge::{Refusal, fetch};
use crate::record::model::LaptopId;
use crate::record::opening::{Owner, SCHEMA_VERSION, has_open_log, leave_untouched, owner};

const N_ENTRIES: usize = 2_000;
const N_FOLDERS: usize = 200;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundRecord {
    pub path: PathBuf,
    pub looked: Result<Looked, Refusal>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looked {
    /// None where no session was ever begun.
    pub laptop: Option<LaptopId>,
    pub sessions: u64,
    /// When the newest session began.
    pub newest: Option<i64>,
    /// It was not closed, so there may be more in it than is told here.
    pub is_open: bool,
}

/// The records in a folder and in those right below it, each looked into.
pub fn found_in(folder: &Path) -> Vec<FoundRecord> {
    let paths = records_in(folder).into_iter();
    paths.map(|path| FoundRecord { looked: look(&path), path }).collect()
}

/// The paths alone. Backups and files that were set aside are passed over.
pub fn records_in(folder: &Path) -> Vec<PathBuf> {
    let (mut records, folders) = entries(folder);
    for below in folders.into_iter().take(N_FOLDERS) {
        records.extend(entries(&below).0);
    }
    records
}

/// Records and folders in a folder, by name.
fn entries(folder: &Path) -> (Vec<PathBuf>, Vec<PathBuf>) {
    let (mut records, mut folders) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(folder).into_iter().flatten().flatten().take(N_ENTRIES) {
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        let name = entry.file_name().to_string_lossy().to_lowercase();
        if is_folder {
            if !name.starts_with('.') {
                folders.push(entry.path());
            }
        } else if name.starts_with("records")
            && name.ends_with(".sqlite3")
            && ![".backup-", ".damaged-"].iter().any(|aside| name.contains(aside))
        {
            records.push(entry.path());
        }
    }
    records.sort();
    folders.sort();
    (records, folders)
}

fn look(path: &Path) -> Result<Looked, Refusal> {
    const LOOKING: &str = "look into";
    fetch::Stamp::of(path).and_then(|_| fs::File::open(path)).map_err(|error| fetch::refusal(&error))?;
    let failed = sql(LOOKING, path);
    let ask = || {
        let connection = look_at_file(path)?;
        leave_untouched(&connection).map_err(failed)?;
        match owner(&connection).map_err(failed)? {
            Owner::Us { version } if version <= SCHEMA_VERSION => {}
            Owner::Us { version } => {
                let newer = Fault::Newer { found: version, known: SCHEMA_VERSION };
                return Err(RecordError::new(LOOKING, path, newer));
            }
            Owner::Nobody | Owner::Other => {
                return Err(RecordError::new(LOOKING, path, Fault::NotARecord));
            }
        }
        let query = "SELECT (SELECT id FROM laptop), (SELECT count(*) FROM session), \
             (SELECT max(started_at) FROM session)";
        connection
            .query_row(query, [], |row| {
                Ok(Looked { laptop: row.get(0)?, sessions: row.get(1)?, newest: row.get(2)?, is_open: false })
            })
            .map_err(failed)
    };
    let is_open = has_open_log(path);
    match ask() {
        Ok(looked) => Ok(Looked { is_open, ..looked }),
        // Everything may still stand in the log, which only the merge reads.
        Err(_) if is_open => Ok(Looked { laptop: None, sessions: 0, newest: None, is_open }),
        Err(error) => Err(match error.fault {
            Fault::Newer { found, known } => Refusal::Newer { found, known },
            Fault::NotARecord => Refusal::NotARecord,
            Fault::Damaged | Fault::Sql => Refusal::Damaged,
            Fault::Full
            | Fault::ReadOnly
            | Fault::Busy
            | Fault::Conflict
            | Fault::BadSession { .. }
            | Fault::NoSuchSession
            | Fault::NoSuchLearner
            | Fault::EraseUnfinished
            | Fault::Io => Refusal::Unreadable(error.to_string()),
        }),
    }
}
