//! Puts a backup in the record's place. First sets the present record aside, as one complete file.
//!
//! The backup is only read: it is copied, brought up to date and checked under a temporary name. Two things of the
//! present record go into the copy: which laptop this is, and what was erased, which no backup brings back. A backup
//! whose log was not copied along lacks its last steps; the user is told so first ([`lacks_log`]).

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rusqlite::types::Value;
use rusqlite::{Connection, ErrorCode, OptionalExtension, params_from_iter};

use crate::files::held;
use crate::id::LaptopId;
use crate::record::codec::ANSWER;
use crate::record::connection::{
    Access, Owner, QUICK_CHECK, check, connect, distrust, has_open_log, look_at_file, owner,
};
use crate::record::database_files::{Identity, Lock, Temporary, move_database, numbered, with_suffix};
use crate::record::erase::apply_tombstones;
use crate::record::error::{Fault, RecordError, sql};
use crate::record::marks::{BACKUP, LOG_OPEN, file_has_mark, unmark};
use crate::record::merge::BURY;
use crate::record::opening::{has_strange_log, open_sound};
use crate::record::people::derive_people;
use crate::record::schema::{SCHEMA_VERSION, check_schema, migrate};
use crate::record::store::RecordStore;

const RESTORING: &str = "restore";
const N_FILES: usize = 200;

/// A file beside the record that can replace it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BackupFile {
    pub path: PathBuf,
    /// When it was made; for backups of older programs when the file was last written to.
    pub made_at: Option<i64>,
    pub sessions: u64,
    pub answers: u64,
    pub lacks_log: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// The new path of the old record, if there was one.
    pub set_aside: Option<PathBuf>,
    pub sessions: u64,
    pub answers: u64,
}

/// Backups and records set aside beside this one, the newest first. What cannot be read is left out.
pub(crate) fn backups(record: &Path) -> Vec<BackupFile> {
    let stem = record.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let folder = record.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let words = ["backup", "before-restore"].map(|word| format!("{stem}.{word}-"));
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().take(N_FILES * 10);
    let named = entries.filter(|entry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        name.ends_with(".sqlite3") && words.iter().any(|word| name.starts_with(word))
    });
    let mut found: Vec<BackupFile> = named.take(N_FILES).filter_map(|entry| look(&entry.path())).collect();
    found.sort_by(|one, other| (other.made_at, &one.path).cmp(&(one.made_at, &other.path)));
    found
}

fn look(path: &Path) -> Option<BackupFile> {
    let connection = look_at_file(path).ok()?;
    let made = connection.query_row("SELECT value FROM mark WHERE name = ?1", [BACKUP], |row| row.get(0));
    let made: Option<String> = made.ok();
    let written = fs::metadata(path).and_then(|about| about.modified()).ok();
    let written = written.and_then(|at| at.duration_since(std::time::UNIX_EPOCH).ok());
    let made_at = made
        .and_then(|made| made.parse().ok())
        .or_else(|| written.and_then(|since| i64::try_from(since.as_millis()).ok()));
    let (sessions, answers) = counts(&connection).ok()?;
    Some(BackupFile { path: path.to_owned(), made_at, sessions, answers, lacks_log: lacks_log(path) })
}

/// Whether the file says that a log belongs to it and none lies beside it, so that its last steps are missing.
pub(crate) fn lacks_log(backup: &Path) -> bool {
    !has_open_log(backup) && file_has_mark(backup, LOG_OPEN)
}

/// Whether both paths lead to one file.
pub(crate) fn is_itself(record: &Path, backup: &Path) -> bool {
    Identity::of(backup).and_then(|own| Ok(own == Identity::of(record)?)).unwrap_or(false)
        && fs::canonicalize(backup).ok() == fs::canonicalize(record).ok()
}

fn counts(connection: &Connection) -> rusqlite::Result<(u64, u64)> {
    let query = "SELECT (SELECT count(*) FROM session), (SELECT count(*) FROM event WHERE kind = ?1)";
    connection.query_row(query, [ANSWER], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Puts a backup in the record's place. After an error everything is as it was. A record that is open in any window
/// gives [`Fault::Busy`].
pub(crate) fn restore(record: &Path, backup: &Path) -> Result<Restored, RecordError> {
    if is_itself(record, backup) {
        return Err(RecordError::from_io(RESTORING, backup, io::ErrorKind::InvalidInput.into()));
    }
    if let Some(folder) = record.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(|error| RecordError::from_io(RESTORING, folder, error))?;
    }
    let _lock = Lock::take(record)?;
    let ready = Temporary::begin(with_suffix(record, ".restoring"), RESTORING)?;
    fetch(backup, &ready.path)?;
    let present = if record.exists() { close_record(record)? } else { Present::default() };
    let (sessions, answers) = make_ready(&ready.path, backup, &present)?;
    let set_aside = if record.exists() { Some(set_aside(record)?) } else { None };
    if let Err(error) = held::rename(&ready.path, record) {
        if let Some(aside) = &set_aside {
            // Moves the old record back. If that fails too, the record is in the file that the error names.
            move_database(aside, record, RESTORING)?;
        }
        return Err(RecordError::from_io(RESTORING, record, error));
    }
    Ok(Restored { set_aside, sessions, answers })
}

impl RecordStore {
    /// Restores a backup like `restore`, for a store that cannot be moved: it closes its file and opens the new one.
    pub fn restore_in_place(&mut self, backup: &Path) -> Result<Restored, RecordError> {
        let nothing = Connection::open_in_memory().map_err(sql(RESTORING, &self.path))?;
        drop(std::mem::replace(&mut self.connection, nothing));
        let restored = restore(&self.path, backup);
        *self = open_sound(&self.path, Access::ReadWrite)?;
        restored
    }
}

/// The parts of the present record that go into the restored one.
#[derive(Default)]
struct Present {
    laptop: Option<LaptopId>,
    erasures: Vec<[Value; 4]>,
}

fn fetch(backup: &Path, to: &Path) -> Result<(), RecordError> {
    let failed = |error| RecordError::from_io(RESTORING, backup, error);
    // What is no file is refused before it is opened, as a pipe would never end.
    let is_file = fs::metadata(backup).map_err(failed)?.is_file();
    if !is_file || !is_database(backup).map_err(failed)? {
        return Err(RecordError::new(RESTORING, backup, Fault::NotARecord));
    }
    fs::copy(backup, to).map_err(failed)?;
    if has_open_log(backup) && !has_strange_log(backup) {
        fs::copy(with_suffix(backup, "-wal"), with_suffix(to, "-wal")).map_err(failed)?;
    }
    Ok(())
}

/// Whether its first bytes are those of a database. SQLite would report any other file as a damaged one.
fn is_database(path: &Path) -> io::Result<bool> {
    const BEGINNING: &[u8] = b"SQLite format 3\0";
    let mut found = Vec::new();
    File::open(path)?.take(16).read_to_end(&mut found)?;
    Ok(found == BEGINNING)
}

/// Moves the present record into one file and reads the parts that stay with the laptop. A damaged record is left as
/// it is.
fn close_record(record: &Path) -> Result<Present, RecordError> {
    let connection = connect(record, Access::ReadWrite)?;
    // A view in place of a table would never end.
    distrust(&connection).map_err(sql(RESTORING, record))?;
    let present = read_present(&connection).unwrap_or_default();
    // The log goes into the file now. A damaged record, or one of an older schema, has no mark to take away.
    unmark(&connection, LOG_OPEN).ok();
    // SQLite leaves the log behind only where no other window has the record open.
    let mode: rusqlite::Result<String> =
        connection.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0));
    match mode {
        Err(error)
            if matches!(
                error.sqlite_error_code(),
                Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked)
            ) =>
        {
            Err(RecordError::new(RESTORING, record, Fault::Busy))
        }
        Ok(mode) if mode == "wal" => Err(RecordError::new(RESTORING, record, Fault::Busy)),
        Ok(_) | Err(_) => Ok(present),
    }
}

fn read_present(connection: &Connection) -> rusqlite::Result<Present> {
    let laptop = connection.query_row("SELECT id FROM laptop", [], |row| row.get(0)).optional()?;
    let mut select = connection.prepare("SELECT what, target, at, up_to FROM erasure")?;
    let rows = select.query_map([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]))?;
    Ok(Present { laptop, erasures: rows.collect::<Result<_, _>>()? })
}

/// Makes a record of the copied backup: of today's schema, sound, without marks, in one file. Its schema is compared
/// with ours before any row is read, and in the end it is opened as a record.
fn make_ready(copy: &Path, backup: &Path, present: &Present) -> Result<(u64, u64), RecordError> {
    let failed = sql(RESTORING, backup);
    let mut connection = connect(copy, Access::ReadWrite)?;
    match owner(&connection).map_err(failed)? {
        Owner::Us { version } if version > SCHEMA_VERSION => {
            let newer = Fault::Newer { found: version, known: SCHEMA_VERSION };
            return Err(RecordError::new(RESTORING, backup, newer));
        }
        Owner::Us { version } if version < 1 => {
            return Err(RecordError::new(RESTORING, backup, Fault::Damaged));
        }
        Owner::Us { version } => {
            check_schema(&connection, version, backup, Access::ReadWrite)?;
            migrate(&mut connection, backup)?;
        }
        Owner::Nobody | Owner::Other => return Err(RecordError::new(RESTORING, backup, Fault::NotARecord)),
    }
    check(&connection, backup, QUICK_CHECK)?;
    connection.execute_batch("PRAGMA secure_delete = ON").map_err(failed)?;
    let transaction = connection.transaction().map_err(failed)?;
    let take_over = || {
        // Rows that were erased are found by indexes, and an index may lack an entry.
        transaction.execute_batch("REINDEX")?;
        if let Some(laptop) = present.laptop {
            transaction.execute("INSERT OR REPLACE INTO laptop (only, id) VALUES (1, ?1)", [laptop])?;
        }
        for erasure in &present.erasures {
            transaction.prepare_cached(BURY)?.execute(params_from_iter(erasure))?;
        }
        apply_tombstones(&transaction)?;
        derive_people(&transaction)?;
        unmark(&transaction, BACKUP)?;
        unmark(&transaction, LOG_OPEN)
    };
    take_over().map_err(failed)?;
    transaction.commit().map_err(failed)?;
    connection.execute_batch("PRAGMA journal_mode = DELETE").map_err(failed)?;
    let found = counts(&connection).map_err(failed)?;
    connection.close().map_err(|(_, error)| failed(error))?;
    // Whatever fails here would fail as soon as the record is opened.
    open_sound(copy, Access::ReadOnly).map_err(|error| RecordError { path: backup.to_owned(), ..error })?;
    Ok(found)
}

/// Renames the record and the files beside it that belong to a damaged one.
fn set_aside(record: &Path) -> Result<PathBuf, RecordError> {
    let name = |n| numbered(record, "before-restore", n);
    let aside = (1..u32::MAX).map(name).find(|aside| !aside.exists()).unwrap_or_else(|| name(u32::MAX));
    move_database(record, &aside, RESTORING)?;
    Ok(aside)
}
