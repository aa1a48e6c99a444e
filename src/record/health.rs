//! Checks the whole record for `doctor`: every page, every index, every reference from row to row.
//!
//! It changes no byte: a record that was closed properly is read as an immutable file, so that SQLite makes not even
//! an index of the log beside it. Unlike opening, it reads a record of an older schema as it is.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;

use rusqlite::Connection;

use crate::record::connection::{
    Access, FULL_CHECK, Owner, check, connect, has_open_log, leave_untouched, look_at_file, met_damage, owner,
};
use crate::record::content::{ContentHash, content_hash};
use crate::record::error::{Fault, RecordError, readable, sql};
use crate::record::inspect::inspect;
use crate::record::opening::has_strange_log;
use crate::record::schema::{SCHEMA_VERSION, check_schema};
use crate::record::trouble::{self, Troubled};

/// A record whose pages are sound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Health {
    pub schema: i64,
    pub sessions: u64,
    /// The hashes of its content; `None` for an older schema.
    pub hash: Option<ContentHash>,
    /// Sessions in it that cannot be read.
    pub troubled: Vec<Troubled>,
    /// Other rows that cannot be read, by table.
    pub bad_rows: BTreeMap<&'static str, u64>,
    /// The counted rows do not fit the events, so they are counted anew before the next export.
    pub miscounted: bool,
    /// The settings and answers of people, by name.
    pub settings: BTreeMap<String, String>,
}

const CHECK: &str = "check";

/// Checks the record at `path`; returns `None` if there is none.
pub(crate) fn health(path: &Path) -> Result<Option<Health>, RecordError> {
    if !path.try_exists().map_err(|error| RecordError::from_io(CHECK, path, error))? {
        return Ok(None);
    }
    let failed = sql(CHECK, path);
    let connection = look_at(path)?;
    leave_untouched(&connection).map_err(failed)?;
    let schema = match owner(&connection).map_err(failed)? {
        Owner::Us { version } if version < 1 => return Err(RecordError::new(CHECK, path, Fault::Damaged)),
        Owner::Us { version } if version <= SCHEMA_VERSION => version,
        Owner::Us { version } => {
            return Err(RecordError::new(
                CHECK,
                path,
                Fault::Newer { found: version, known: SCHEMA_VERSION },
            ));
        }
        Owner::Nobody | Owner::Other => return Err(RecordError::new(CHECK, path, Fault::NotARecord)),
    };
    check(&connection, path, FULL_CHECK)?;
    check_schema(&connection, schema, path, Access::ReadOnly)?;
    let tell = || {
        let sessions = connection.query_row("SELECT count(*) FROM session", [], |row| row.get(0))?;
        let mut settings = connection.prepare("SELECT key, value FROM setting")?;
        let settings = readable(settings.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?)?;
        let found = inspect(&connection, &mut |_| ControlFlow::Continue(()))?.unwrap_or_default();
        Ok(Health {
            schema,
            sessions,
            hash: if schema == SCHEMA_VERSION { Some(content_hash(&connection)?) } else { None },
            troubled: trouble::found_in(&connection, &found)?,
            bad_rows: found.rows_lost(),
            miscounted: schema == SCHEMA_VERSION && trouble::is_miscounted(&connection)?,
            settings: settings.into_iter().collect(),
        })
    };
    tell().map(Some).map_err(|error| met_damage(path, error))
}

fn look_at(path: &Path) -> Result<Connection, RecordError> {
    // The log must be read with it; the other window's index is used, or one is laid beside it.
    let reads_log = has_open_log(path) && !has_strange_log(path);
    if reads_log { connect(path, Access::ReadOnly) } else { look_at_file(path) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fs;
    use std::path::Path;

    use super::{Health, SCHEMA_VERSION, health};
    use crate::record::connection::Access;
    use crate::record::error::Fault;
    use crate::record::store::RecordStore;
    use crate::review::sessions::Trouble;

    /// Names and contents of the log and the file, which no check may change; the index is shared memory.
    fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
        let mut files: Vec<_> = fs::read_dir(folder)
            .expect("a folder")
            .map(|entry| entry.expect("a file").path())
            .filter(|path| !path.to_string_lossy().ends_with("-shm"))
            .map(|path| (path.display().to_string(), fs::read(&path).expect("a file")))
            .collect();
        files.sort();
        files
    }

    #[test]
    fn looking_changes_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        // A name that must be written with percent signs.
        let record = folder.path().join("50% chữ Việt?#.sqlite3");
        assert_eq!(health(&record).expect("nothing to read"), None);
        assert!(files(folder.path()).is_empty());

        let store = RecordStore::open(&record, Access::ReadWrite).expect("a new record").store;
        let hash = Some(store.content_hash().expect("a hash"));
        let sound = Some(Health {
            schema: SCHEMA_VERSION,
            sessions: 0,
            hash,
            troubled: Vec::new(),
            bad_rows: BTreeMap::default(),
            miscounted: false,
            settings: BTreeMap::default(),
        });
        let before = files(folder.path());
        assert!(before.len() > 1, "an open record has a log");
        assert_eq!(health(&record).expect("a sound record"), sound);
        assert_eq!(files(folder.path()), before);
        drop(store);
        let before = files(folder.path());
        assert_eq!(health(&record).expect("a sound record"), sound);
        assert_eq!(files(folder.path()), before);
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1, "nothing beside it");
    }

    #[cfg(unix)]
    #[test]
    fn a_path_with_two_slashes_is_a_path() {
        let folder = tempfile::tempdir().expect("a folder");
        let record = folder.path().join("r.sqlite3");
        drop(RecordStore::open(&record, Access::ReadWrite).expect("a new record"));
        let doubled = Path::new("/").join(format!("/{}", record.display()));
        let doubled = std::path::PathBuf::from(format!("/{}", doubled.display()));
        assert!(doubled.as_os_str().to_string_lossy().starts_with("//"));
        assert!(health(&doubled).expect("a sound record").is_some());
    }

    #[test]
    fn a_row_that_refers_to_nothing_is_a_session_in_trouble() {
        let folder = tempfile::tempdir().expect("a folder");
        let record = folder.path().join("r.sqlite3");
        drop(RecordStore::open(&record, Access::ReadWrite).expect("a new record"));
        let other = rusqlite::Connection::open(&record).expect("the file");
        other
            .execute_batch(
                "PRAGMA foreign_keys = OFF; INSERT INTO event (session, seq, at, kind, version, body) \
                 VALUES (x'00112233445566778899aabbccddeeff', 1, 0, 'opened', 1, '{}')",
            )
            .expect("a row astray");
        drop(other);
        let health = health(&record).expect("a record").expect("one is there");
        let named: Vec<_> = health.troubled.iter().map(|one| (one.id.as_str(), one.trouble)).collect();
        assert_eq!(named, [("00112233-4455-6677-8899-aabbccddeeff", Trouble::Row)]);
    }

    #[test]
    fn another_programs_file_is_no_record() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("r.sqlite3");
        fs::write(&file, "").expect("an empty file");
        assert_eq!(health(&file).expect_err("not ours").fault, Fault::NotARecord);
        fs::write(&file, "không phải cơ sở dữ liệu ".repeat(400)).expect("a text");
        assert_eq!(health(&file).expect_err("not ours").fault, Fault::Damaged);
    }
}
