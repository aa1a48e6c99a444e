//! Names of the record and of the files beside it: its log, its backups, what was set aside.
//!
//! Nothing here looks at a disk, except that a path of Windows is made absolute.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

/// Letters of a path that leave room for the endings of the files beside it.
const MOST_UNMARKED: usize = 230;

/// How many backups are kept beside the record. The newest is number 1.
pub(super) const N_BACKUPS: u32 = 3;

/// The files that belong to a database: itself, its log, and the index of the log.
pub(super) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// `records.backup-1.sqlite3` for `records.sqlite3`.
pub(super) fn backup_path(record: &Path, n: u32) -> PathBuf {
    numbered(record, "backup", n)
}

pub(super) fn numbered(record: &Path, word: &str, n: u32) -> PathBuf {
    let mut name = record.file_stem().unwrap_or_default().to_owned();
    name.push(format!(".{word}-{n}"));
    if let Some(extension) = record.extension() {
        name.push(".");
        name.push(extension);
    }
    record.with_file_name(name)
}

/// SQLite takes a path that begins like an address for one.
pub(super) fn plain(path: &Path) -> PathBuf {
    if path.as_os_str().as_encoded_bytes().starts_with(b"file:") {
        Path::new(".").join(path)
    } else {
        path.to_owned()
    }
}

/// The path by which SQLite reaches a file on Windows, however long: without the mark `\\?\` Windows takes 260 letters,
/// of which the log's ending needs some. For files of its own, Rust does the same.
pub(super) fn reachable(path: &Path) -> Cow<'_, Path> {
    let marked = || {
        let whole = std::path::absolute(path).ok()?;
        long_path(whole.to_str()?).map(PathBuf::from)
    };
    if cfg!(windows) { marked().map_or(Cow::Borrowed(path), Cow::Owned) } else { Cow::Borrowed(path) }
}

/// A path of Windows with its mark, where it is so long that it needs one and has none.
pub(super) fn long_path(path: &str) -> Option<String> {
    let needs_mark = path.encode_utf16().count() > MOST_UNMARKED
        && !path.starts_with(r"\\?\")
        && !path.starts_with(r"\\.\");
    needs_mark.then(|| match path.strip_prefix(r"\\") {
        Some(share) => format!(r"\\?\UNC\{share}"),
        None => format!(r"\\?\{path}"),
    })
}
