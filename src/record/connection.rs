//! Opens a database file and checks whose it is, which schema it has, and whether its pages are sound.
//!
//! Every connection of the record is made here. One that writes has WAL and `synchronous=FULL`. One to a file that
//! another person may have written evaluates nothing of its schema.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior};

use crate::record::database_files::{reachable, with_suffix};
use crate::record::error::{Fault, RecordError, sql};

/// The letters `DvAI` in the header tell our file from any other program's database.
const APPLICATION_ID: i64 = 0x4476_4149;

/// Short, because a second window looks again soon.
const SHORT_BUSY_TIMEOUT: Duration = Duration::from_millis(50);

/// Long enough for another window's append, and short enough that the program does not seem frozen.
const BUSY_TIMEOUT: Duration = Duration::from_secs(2);

/// How many may be opened at the same moment on a new record.
const N_WINDOWS: u32 = 16;

const OPENING: &str = "open";
const CHECK: &str = "check";

/// Only with these does the disk of a Mac write at once; elsewhere they change nothing.
pub(super) const WHOLE_SYNC: &str = "PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON";

pub(super) const FULL_CHECK: &str = "PRAGMA integrity_check(1)";
pub(super) const QUICK_CHECK: &str = "PRAGMA quick_check(1)";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    ReadWrite,
    /// For commands and for other laptops' files: creates, migrates and recovers nothing.
    ReadOnly,
    /// For a second window that looks often while another one plays: as [`Self::ReadOnly`], waits for no lock and leaves
    /// every file beside the record as it is.
    Beside,
}

pub(super) fn connect(path: &Path, access: Access) -> Result<Connection, RecordError> {
    let flags = match access {
        Access::ReadWrite => OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
        Access::ReadOnly => OpenFlags::SQLITE_OPEN_READ_ONLY,
        Access::Beside => return connect_beside(path),
    };
    let connection = Connection::open_with_flags(reachable(path), flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)
        .and_then(|connection| {
            connection.busy_timeout(BUSY_TIMEOUT)?;
            connection.execute_batch(WHOLE_SYNC)?;
            Ok(connection)
        });
    connection.map_err(sql(OPENING, path))
}

/// Without a log the file is read as it is. With one, the index of the log is read and not written. Where there is no
/// index, no program has the record open, and SQLite makes one.
fn connect_beside(path: &Path) -> Result<Connection, RecordError> {
    if !has_open_log(path) {
        return look_at_file(path);
    }
    let opened = match file_uri(path, "readonly_shm=1").filter(|_| with_suffix(path, "-shm").exists()) {
        Some(uri) => {
            let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
            Connection::open_with_flags(uri, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)
                .map_err(sql(OPENING, path))?
        }
        None => connect(path, Access::ReadOnly)?,
    };
    opened.busy_timeout(SHORT_BUSY_TIMEOUT).map_err(sql(OPENING, path))?;
    Ok(opened)
}

/// Opens the file as it is, without its log, and creates no file beside it.
pub(super) fn look_at_file(path: &Path) -> Result<Connection, RecordError> {
    let Some(uri) = file_uri(path, "immutable=1") else { return connect(path, Access::ReadOnly) };
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let connection = Connection::open_with_flags(uri, flags).map_err(sql(CHECK, path))?;
    // The file may come from another person or another program.
    distrust(&connection).map_err(sql(CHECK, path))?;
    Ok(connection)
}

/// The path as SQLite needs it: everything but letters and digits is percent-encoded, the slashes too, because two of
/// them would begin the name of another computer. SQLite decodes it to the exact path, also of a share or with `\\?\`
/// before it.
fn file_uri(path: &Path, how: &str) -> Option<String> {
    let mut uri = "file:".to_owned();
    for byte in reachable(path).as_os_str().as_encoded_bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_') {
            uri.push(char::from(*byte));
        } else {
            write!(uri, "%{byte:02X}").ok()?;
        }
    }
    write!(uri, "?{how}").ok()?;
    Some(uri)
}

/// Protects the program from a file that another person or program may have written: nothing in its schema is
/// evaluated. A view in it cannot be read, a trigger does not run, and no text in quotes is taken for a name.
pub(super) fn distrust(connection: &Connection) -> rusqlite::Result<()> {
    for (setting, is_on) in [
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
    ] {
        connection.set_db_config(setting, is_on)?;
    }
    Ok(())
}

/// Every connection that writes is set up here.
pub(super) fn make_durable(connection: &mut Connection) -> rusqlite::Result<()> {
    connection.set_prepared_statement_cache_capacity(32);
    connection.set_transaction_behavior(TransactionBehavior::Immediate);
    let set = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON";
    let mut result = connection.execute_batch(set);
    // Of windows that turn a new file to WAL at once, SQLite refuses some without waiting. A write lock it does
    // wait for, and by then another has turned the file.
    for _ in 0..N_WINDOWS {
        if result.as_ref().err().and_then(rusqlite::Error::sqlite_error_code) != Some(ErrorCode::DatabaseBusy)
        {
            break;
        }
        result = connection
            .execute_batch("BEGIN IMMEDIATE; ROLLBACK")
            .and_then(|()| connection.execute_batch(set));
    }
    result
}

/// Closing the last connection would move the log into the file, which we must not change.
pub(super) fn leave_untouched(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).map(|_| ())
}

/// Checks the pages. A row that breaks a rule of its table is no damage of the file; `inspect` finds it.
pub(super) fn check(connection: &Connection, path: &Path, pragma: &str) -> Result<(), RecordError> {
    let ask = || {
        connection.execute_batch("PRAGMA ignore_check_constraints = ON")?;
        let verdict = connection.query_row(pragma, [], |row| row.get::<_, String>(0));
        connection.execute_batch("PRAGMA ignore_check_constraints = OFF").and(verdict)
    };
    let verdict = ask().map_err(sql(CHECK, path))?;
    if verdict == "ok" {
        return Ok(());
    }
    let damaged = RecordError::new(CHECK, path, Fault::Damaged);
    Err(RecordError { cause: Some(verdict.into()), ..damaged })
}

/// A file whose header says that it is ours and up to date, but without our tables, has lost them.
pub(super) fn met_damage(path: &Path, error: rusqlite::Error) -> RecordError {
    let lacks_table = error.sqlite_error_code() == Some(ErrorCode::Unknown);
    let error = RecordError::from_sql(OPENING, path, error);
    if lacks_table { RecordError { fault: Fault::Damaged, ..error } } else { error }
}

pub(super) fn schema_version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("PRAGMA user_version", [], |row| row.get(0))
}

pub(super) enum Owner {
    Us { version: i64 },
    Nobody,
    Other,
}

pub(super) fn owner(connection: &Connection) -> rusqlite::Result<Owner> {
    if application(connection)? == APPLICATION_ID {
        return Ok(Owner::Us { version: schema_version(connection)? });
    }
    let n_tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    // Another window may have made the tables between the two queries, so the first is repeated.
    Ok(match application(connection)? {
        APPLICATION_ID => Owner::Us { version: schema_version(connection)? },
        0 if n_tables == 0 => Owner::Nobody,
        _ => Owner::Other,
    })
}

/// Whether the first hundred bytes of a file are those of a record.
pub(super) fn is_ours(header: &[u8; 100]) -> bool {
    header.starts_with(b"SQLite format 3\0")
        && header.get(68..72).is_some_and(|id| id == APPLICATION_ID.to_be_bytes().split_at(4).1)
}

fn application(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("PRAGMA application_id", [], |row| row.get(0))
}

/// A log left behind with something in it: this record was not closed properly.
pub(super) fn has_open_log(path: &Path) -> bool {
    fs::metadata(with_suffix(path, "-wal")).is_ok_and(|log| log.len() > 0)
}

/// The columns of a table that really is one; none where it is missing or something else has its name.
pub(super) fn columns(connection: &Connection, table: &str) -> rusqlite::Result<Vec<String>> {
    let mut select = connection.prepare_cached(
        "SELECT name FROM pragma_table_xinfo(?1) WHERE hidden = 0 AND EXISTS (SELECT 1 FROM sqlite_schema \
         WHERE type = 'table' AND name = ?1 AND rootpage > 0 AND sql NOT LIKE 'CREATE VIRTUAL%') ORDER BY cid",
    )?;
    select.query_map([table], |row| row.get(0))?.collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use rstest::rstest;

    #[rstest]
    #[case("/a/b.sqlite3")]
    #[case("//a/b.sqlite3")]
    #[case(r"\\server\share\Bản 1.sqlite3")]
    #[case(r"\\?\C:\a%20b?#.sqlite3")]
    #[case("C:/a")]
    #[case("a")]
    fn every_path_comes_back_from_its_address(#[case] path: &str) {
        let uri = super::file_uri(Path::new(path), "immutable=1").expect("an address");
        let written = uri.strip_prefix("file:").and_then(|uri| uri.strip_suffix("?immutable=1"));
        let mut bytes = Vec::new();
        let mut rest = written.expect("its ends").bytes();
        while let Some(byte) = rest.next() {
            let digits: Vec<u8> = if byte == b'%' { rest.by_ref().take(2).collect() } else { Vec::new() };
            let digits = String::from_utf8(digits).expect("digits");
            bytes.push(u8::from_str_radix(&digits, 16).unwrap_or(byte));
        }
        assert_eq!(String::from_utf8(bytes).as_deref(), Ok(path), "{uri}");
        assert!(!uri.contains('/'), "two slashes would name another computer: {uri}");
    }
}
