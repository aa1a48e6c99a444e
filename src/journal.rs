//! Keeps troubles that stop nothing and that no screen shows, in one small file for a helper.
//!
//! Where the program goes on without something, such as a setting or the corrections of a room, it notes here what
//! failed and why. Both are words of the program itself, so no name, code or path comes into the file. The file has
//! at most [`MOST_LINES`] lines; the oldest go first. `doctor` shows the last ones.

use std::path::{Path, PathBuf};

use crate::calendar::iso_utc;
use crate::clock::Clock;
use crate::files;
use crate::files::{FileToWrite, naming};
use crate::record::RecordStore;
use crate::record::error::RecordError;

const FILE: &str = "nhat-ky.log";
const MOST_LINES: usize = 200;
/// Several times what so many lines take. A longer file is not ours and is begun anew.
const MOST_BYTES: u64 = 64 << 10;

/// Returns the path of the journal of this data folder.
pub(crate) fn path(data_dir: &Path) -> PathBuf {
    data_dir.join(FILE)
}

/// Adds a line: when, what failed, why. If the last line says the same, only its time is changed.
///
/// A journal that cannot be written is given up, because there is no other place to report it.
pub(crate) fn note(data_dir: &Path, clock: &Clock, what: &'static str, why: &'static str) {
    if !data_dir.is_dir() {
        return;
    }
    let path = path(data_dir);
    let mut lines = read(&path);
    let told = format!(" {what}: {why}");
    if lines.last().is_some_and(|last| last.ends_with(&told)) {
        lines.pop();
    }
    let when = iso_utc(clock.now_ms()).unwrap_or_else(|| "?".to_owned());
    lines.push(format!("{when}{told}"));
    let from = lines.len().saturating_sub(MOST_LINES);
    let mut bytes = lines.split_off(from).join("\n").into_bytes();
    bytes.push(b'\n');
    files::all(&[FileToWrite { path, bytes }]).ok();
}

/// Returns what was read of a record. Notes a failure; then there is nothing to return.
pub(crate) fn or_note<T>(
    read: Result<T, RecordError>,
    what: &'static str,
    store: &RecordStore,
    clock: &Clock,
) -> Option<T> {
    let data_dir = store.path().parent().unwrap_or(Path::new("."));
    read.inspect_err(|error| note(data_dir, clock, what, error.advice_key())).ok()
}

/// Returns the last lines, the newest at the end.
pub(crate) fn tail(data_dir: &Path, n_lines: usize) -> Vec<String> {
    let mut lines = read(&path(data_dir));
    lines.split_off(lines.len().saturating_sub(n_lines))
}

fn read(path: &Path) -> Vec<String> {
    let bytes = naming::read(path, MOST_BYTES).unwrap_or_default();
    String::from_utf8_lossy(&bytes).lines().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{MOST_LINES, note, path, tail};
    use crate::clock::Clock;

    const CLOCK: Clock = Clock::Fixed(1_795_417_200_000);

    #[test]
    fn the_newest_troubles_stay() {
        let folder = tempfile::tempdir().unwrap();
        for at in 0..MOST_LINES {
            note(
                folder.path(),
                &CLOCK,
                if at % 2 == 0 { "read a setting" } else { "read the PIN" },
                "error-busy",
            );
        }
        note(folder.path(), &CLOCK, "check the record", "error-storage");
        assert_eq!(tail(folder.path(), usize::MAX).len(), MOST_LINES);
        let newest = tail(folder.path(), 2);
        let expected = [
            "2026-11-23T07:00:00.000Z read the PIN: error-busy",
            "2026-11-23T07:00:00.000Z check the record: error-storage",
        ];
        assert_eq!(newest, expected);
    }

    #[test]
    fn the_same_trouble_again_gets_a_new_time() {
        let folder = tempfile::tempdir().unwrap();
        let mut clock = CLOCK;
        for _ in 0..3 {
            note(folder.path(), &clock, "read a setting", "error-busy");
            clock.tick(1_000);
        }
        assert_eq!(tail(folder.path(), 9), ["2026-11-23T07:00:02.000Z read a setting: error-busy"]);
    }

    #[test]
    fn no_folder_is_made_and_a_spoilt_journal_is_begun_anew() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("missing");
        note(&missing, &CLOCK, "read a setting", "error-busy");
        assert!(!missing.exists() && tail(&missing, 9).is_empty());
        fs::write(path(folder.path()), vec![0xff; 1 << 20]).unwrap();
        note(folder.path(), &CLOCK, "read a setting", "error-busy");
        assert_eq!(tail(folder.path(), 9).len(), 1);
    }
}
