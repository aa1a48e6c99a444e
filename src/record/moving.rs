//! Renames and removes a database together with the files that SQLite puts beside it. It is renamed whole or not at
//! all: another program may have one of the files open.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::files::held;
use crate::record::error::RecordError;
use crate::record::file_names::with_suffix;

/// The file first: while it is away, no window takes what is left of it for the record.
const PARTS: [&str; 3] = ["", "-wal", "-shm"];

/// All that SQLite may put under the name of a database, the file itself first.
pub(super) const ALL_PARTS: [&str; 4] = ["", "-wal", "-shm", "-journal"];

/// Removes what there is of a database.
pub(super) fn remove_database(path: &Path, attempt: &'static str) -> Result<(), RecordError> {
    for suffix in ALL_PARTS {
        let part = with_suffix(path, suffix);
        match held::remove(&part) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(RecordError::from_io(attempt, &part, error));
            }
            Ok(()) | Err(_) => {}
        }
    }
    Ok(())
}

/// A database under a name of its own until it is complete. It is removed when this is dropped, unless it was renamed.
pub(crate) struct Temporary {
    pub(crate) path: PathBuf,
}

impl Temporary {
    /// Takes the name, and removes what an earlier attempt left there.
    pub(crate) fn begin(path: PathBuf, attempt: &'static str) -> Result<Self, RecordError> {
        remove_database(&path, attempt)?;
        Ok(Self { path })
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // The error that is reported is the one that stopped the work. On a stick that is gone nothing can be removed,
        // and the next attempt removes what stays.
        remove_database(&self.path, "remove").ok();
    }
}

/// Renames what there is of a database. After an error all of it lies where it was.
pub(super) fn move_database(from: &Path, to: &Path, attempt: &'static str) -> Result<(), RecordError> {
    move_parts(from, to, attempt, held::rename)
}

fn move_parts(
    from: &Path,
    to: &Path,
    attempt: &'static str,
    rename: impl Fn(&Path, &Path) -> io::Result<()>,
) -> Result<(), RecordError> {
    let mut moved: Vec<(PathBuf, PathBuf)> = Vec::new();
    for suffix in PARTS {
        let (part, place) = (with_suffix(from, suffix), with_suffix(to, suffix));
        if part.symlink_metadata().is_err() {
            continue;
        }
        if let Err(error) = rename(&part, &place) {
            for (part, place) in moved.iter().rev() {
                // Where this fails too, the part is in the place that the error names.
                fs::rename(place, part).map_err(|error| RecordError::from_io(attempt, place, error))?;
            }
            return Err(RecordError::from_io(attempt, &part, error));
        }
        moved.push((part, place));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::{self, ErrorKind};
    use std::path::Path;

    use super::{PARTS, move_database, move_parts};
    use crate::record::error::Fault;
    use crate::record::file_names::with_suffix;

    fn lie(at: &Path, expected: bool) -> bool {
        PARTS.iter().all(|suffix| with_suffix(at, suffix).exists() == expected)
    }

    #[test]
    fn a_part_that_is_held_leaves_all_in_place() {
        let folder = tempfile::tempdir().unwrap();
        let (from, to) = (folder.path().join("records.sqlite3"), folder.path().join("aside.sqlite3"));
        for suffix in PARTS {
            fs::write(with_suffix(&from, suffix), suffix).unwrap();
        }
        for held in PARTS {
            let rename = |part: &Path, place: &Path| -> io::Result<()> {
                if part == with_suffix(&from, held) {
                    Err(ErrorKind::ResourceBusy.into())
                } else {
                    fs::rename(part, place)
                }
            };
            let error = move_parts(&from, &to, "move", rename).unwrap_err();
            assert_eq!((error.fault, error.path), (Fault::Busy, with_suffix(&from, held)), "{held}");
            assert!(lie(&from, true) && lie(&to, false), "{held}");
        }
        move_database(&from, &to, "move").unwrap();
        assert!(lie(&from, false) && lie(&to, true));
        assert!(move_database(&from, &to, "move").is_ok(), "nothing is there to move");
    }
}
