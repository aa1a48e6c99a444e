//! Recovers what can still be read from a damaged record, and sets the damaged file aside.
//!
//! The new file is complete before the old one is moved, and the old one is never written to or deleted, so a full
//! disk or a power cut in between loses nothing. The result follows the record's rules: a session ends before its
//! first unreadable event, and a fork without its beginning is removed. Tables are read from their roots first; rows
//! that cannot be reached are searched on the pages themselves. Lost sessions are taken from backups, but neither
//! names nor free text, which may have been erased since.

mod leaves;
mod log;
mod loose;
pub(super) mod lost;
mod pages;

use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io::{self, Read, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::files::held;
use crate::record::connection::{self, Access, connect, distrust, schema_version};
use crate::record::database_files::{
    N_BACKUPS, backup_path, move_database, numbered, remove_database, with_suffix,
};
use crate::record::erase::apply_tombstones;
use crate::record::error::{Fault, RecordError, sql};
use crate::record::inspect::{Inspected, inspect, remove_failed, remove_rows};
use crate::record::losses::{self, Losses, LostSession};
use crate::record::people::{derive_people, fill_in, old};
use crate::record::schema::{OF_SESSION, SCHEMA_VERSION, migrate, written};

pub use crate::record::recover::lost::StillLost;

/// The result of recovering a damaged record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovery {
    /// The new path of the damaged file, for an expert.
    pub moved_to: PathBuf,
    pub sessions: u64,
    pub events: u64,
    /// Something was unreadable, so there may have been more than is counted here.
    pub lost: bool,
    /// Sessions that are known to have lost something, as far as the file shows it.
    pub lost_sessions: Vec<LostSession>,
    /// Tables that were missing. A backup may have given some of their rows.
    pub lost_tables: BTreeSet<&'static str>,
    /// Something was lost that cannot be named any more.
    pub lost_unnamed: bool,
}

const RECOVERING: &str = "recover";
const PAGE_SIZE: usize = 4096;

/// The written tables of which a backup gives no row.
const NEVER_LENT_TABLES: [&str; 3] = ["mark", "correction", "note"];
/// A backup gives people by their codes alone.
const NEVER_LENT: [&str; 3] = ["name", "consent_version", "consent_at"];

pub(super) fn recover(path: &Path) -> Result<Recovery, RecordError> {
    let failed = sql(RECOVERING, path);
    if let Ok(source) = connect(path, Access::ReadOnly)
        && finds_tables(&source)
        && let Ok(found) = schema_version(&source)
        && found > SCHEMA_VERSION
    {
        return Err(RecordError::new(RECOVERING, path, Fault::Newer { found, known: SCHEMA_VERSION }));
    }
    let fresh_path = with_suffix(path, ".recovering");
    remove_database(&fresh_path, RECOVERING)?;
    let mut fresh = connect(&fresh_path, Access::ReadWrite)?;
    // A row that breaks a rule of its table is taken, so that what it was of can be named.
    let set = "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON";
    fresh.execute_batch(set).map_err(failed)?;
    migrate(&mut fresh, &fresh_path)?;
    old::make_tables(&fresh).map_err(failed)?;

    let grafted_path = with_suffix(path, ".grafted");
    remove_database(&grafted_path, RECOVERING)?;
    let (source, is_whole) = open_damaged(path, &fresh_path, &grafted_path)?;
    let transaction = fresh.transaction().map_err(failed)?;
    let mut losses = Losses::of(&source, is_whole);
    copy_all(&source, &transaction, written(), &[], &mut losses).map_err(failed)?;
    // Of the marks only what was lost before is still true of the new file.
    transaction.execute("DELETE FROM mark WHERE name <> ?1", [lost::MARK]).map_err(failed)?;
    if losses.any() {
        // Rows on pages that cannot be reached from a root.
        let before = losses::started(&transaction).map_err(failed)?;
        leaves::gather(path, &transaction).map_err(failed)?;
        losses.blame_found(&transaction, &before).map_err(failed)?;
    }
    losses.note_all(&transaction).map_err(failed)?;
    drop(source);
    let found = inspect_all(&transaction).map_err(failed)?;
    let mut lost = losses.any() || !found.is_sound();
    if lost {
        // A row that fails is removed, so that the good row of a backup can come in.
        remove_rows(&transaction, &found).map_err(failed)?;
        for n in 1..=N_BACKUPS {
            borrow_from(&backup_path(path, n), &transaction).map_err(failed)?;
        }
    }
    // Seats and names of an older program waited in tables of their own.
    old::give_to_people(&transaction).and_then(|()| old::drop_tables(&transaction)).map_err(failed)?;
    let found = inspect_all(&transaction).map_err(failed)?;
    let lost_sessions = remove_failed(&transaction, &found, &mut losses).map_err(failed)?;
    lost |= !lost_sessions.is_empty();
    // A backup may be older than an erasing.
    apply_tombstones(&transaction)
        .and_then(|()| fill_in(&transaction))
        .and_then(|()| derive_people(&transaction))
        .map_err(failed)?;
    // What was counted is not copied but counted again.
    transaction.execute("UPDATE session SET counted = 0", []).map_err(failed)?;
    let (sessions, events) = transaction
        .query_row("SELECT (SELECT count(*) FROM session), (SELECT count(*) FROM event)", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .map_err(failed)?;
    let lost_tables = losses.tables;
    let lost_unnamed = losses.unnamed || (lost && lost_sessions.is_empty() && lost_tables.is_empty());
    let still_lost = StillLost { sessions: lost_sessions, tables: lost_tables, and_more: lost_unnamed };
    lost::keep(&transaction, &still_lost).map_err(failed)?;
    let StillLost { sessions: lost_sessions, tables: lost_tables, .. } = still_lost;
    transaction.commit().map_err(failed)?;
    fresh.close().map_err(|(_, error)| failed(error))?;
    remove_database(&grafted_path, RECOVERING)?;

    let moved_to = move_aside(path)?;
    if let Err(error) = held::rename(&fresh_path, path) {
        move_database(&moved_to, path, RECOVERING)?;
        return Err(RecordError::from_io(RECOVERING, path, error));
    }
    Ok(Recovery { moved_to, sessions, events, lost, lost_sessions, lost_tables, lost_unnamed })
}

fn inspect_all(connection: &Connection) -> rusqlite::Result<Inspected> {
    inspect(connection, &mut |_| ControlFlow::Continue(())).map(Option::unwrap_or_default)
}

/// Opens the damaged file as it is. If SQLite cannot find our tables in it, opens a copy with a sound first page.
/// Says whether it was opened as it is.
fn open_damaged(path: &Path, fresh: &Path, grafted: &Path) -> Result<(Connection, bool), RecordError> {
    if let Ok(source) = connect(path, Access::ReadOnly)
        && distrust(&source).is_ok()
        && finds_tables(&source)
    {
        return Ok((source, true));
    }
    graft(path, fresh, grafted).map_err(|error| RecordError::from_io(RECOVERING, path, error))?;
    let source = connect(grafted, Access::ReadWrite)?;
    distrust(&source).map_err(sql(RECOVERING, path))?;
    // The result does not matter: rows are copied one by one.
    let _ = finds_tables(&source);
    Ok((source, false))
}

const OUR_TABLES: &str =
    "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('session', 'event', 'laptop')";

fn finds_tables(source: &Connection) -> bool {
    // With this setting SQLite reads a file that is shorter than its header says.
    source.execute_batch("PRAGMA writable_schema = ON").is_ok()
        && source.query_row(OUR_TABLES, [], |row| row.get(0)).is_ok_and(|n_found: i64| n_found > 0)
}

/// The first page holds only the header and where each table begins, which is the same in every record made by the
/// same migrations. So a new record's first page can replace the lost one of an old record.
fn graft(damaged: &Path, fresh: &Path, grafted: &Path) -> io::Result<()> {
    let mut page = [0; PAGE_SIZE];
    fs::File::open(fresh)?.read_exact(&mut page)?;
    // WAL mode; an invalid size, so that SQLite takes the size of the file; no free pages.
    page[18..20].fill(2);
    page[28..32].fill(0);
    page[32..40].fill(0);
    fs::copy(damaged, grafted)?;
    let log = with_suffix(damaged, "-wal");
    if log.exists() {
        fs::copy(log, with_suffix(grafted, "-wal"))?;
    }
    OpenOptions::new().write(true).open(grafted)?.write_all(&page)
}

/// The table that gets the rows of a table; see `people::old`.
fn target_of(from: &Connection, table: &str) -> &'static str {
    let is_old = old::is_old(from);
    match table {
        "seat" if is_old => "old_seat",
        "learner" if is_old => "old_learner",
        known => written().find(|table| *table == known).unwrap_or_default(),
    }
}

/// Copies what can be read, and notes what cannot.
fn copy_all(
    from: &Connection,
    to: &Connection,
    tables: impl IntoIterator<Item = &'static str>,
    without: &[&str],
    losses: &mut Losses,
) -> rusqlite::Result<()> {
    for table in tables {
        if !losses.is_whole || !is_missing(from, table)? {
            copy_table(from, to, table, without, losses)?;
        } else if table != "mark" {
            losses.tables.insert(table);
            if table == "event" {
                for id in readable_ids(to, "SELECT id FROM session") {
                    losses.hurt(id);
                }
            }
        }
    }
    Ok(())
}

/// Whether a record whose schema can be read has lost this table. Older schemas lack some of them.
fn is_missing(from: &Connection, table: &str) -> rusqlite::Result<bool> {
    let is_newer = ["mark", "joining"].contains(&table) && schema_version(from)? < SCHEMA_VERSION;
    Ok(!is_newer && connection::columns(from, table)?.is_empty())
}

/// Reads from the front up to the damage, then from the back up to the damage, then session by session.
fn copy_table(
    from: &Connection,
    to: &Connection,
    table: &str,
    without: &[&str],
    losses: &mut Losses,
) -> rusqlite::Result<()> {
    let copy_rows = |condition: &str, direction: &str, id: Option<Value>| {
        copy_rows(from, to, table, without, condition, direction, id)
    };
    if copy_rows("", "ASC", None)? {
        return Ok(());
    }
    copy_rows("", "DESC", None)?;
    let (key, ids) = if OF_SESSION.contains(&table) {
        ("session", readable_ids(to, "SELECT id FROM session"))
    } else if table == "session" {
        // The index has the ids on pages of its own.
        ("id", readable_ids(from, "SELECT id FROM session INDEXED BY session_by_start"))
    } else {
        losses.unnamed = true;
        return Ok(());
    };
    losses.unnamed |= ids.is_empty();
    for id in ids {
        if !copy_rows(&format!("WHERE {key} = ?1"), "ASC", Some(id.clone()))? {
            losses.hurt(id);
        }
    }
    Ok(())
}

fn copy_rows(
    from: &Connection,
    to: &Connection,
    table: &str,
    without: &[&str],
    condition: &str,
    direction: &str,
    id: Option<Value>,
) -> rusqlite::Result<bool> {
    // An older record lacks some columns, and one whose schema is gone seems to have none. What is no table of its
    // own, such as a view, is not read.
    let known = connection::columns(from, table).unwrap_or_default();
    let into = target_of(from, table);
    let columns = columns(to, into, false)?;
    let columns: Vec<String> = columns
        .into_iter()
        .filter(|column| known.contains(column) && !without.contains(&column.as_str()))
        .collect();
    let columns = columns.join(", ");
    let keys = columns_in_order(to, into, direction)?;
    let Ok(mut select) =
        from.prepare_cached(&format!("SELECT {columns} FROM {table} {condition} ORDER BY {keys}"))
    else {
        return Ok(false);
    };
    let n_columns = select.column_count();
    let places = vec!["?"; n_columns].join(", ");
    let mut insert =
        to.prepare_cached(&format!("INSERT OR IGNORE INTO {into} ({columns}) VALUES ({places})"))?;
    let Ok(mut rows) = select.query(params_from_iter(id)) else { return Ok(false) };
    let mut is_complete = true;
    loop {
        let Ok(row) = rows.next() else { return Ok(false) };
        let Some(row) = row else { return Ok(is_complete) };
        let values: rusqlite::Result<Vec<Value>> = (0..n_columns).map(|at| row.get(at)).collect();
        // A row that our own tables do not take was not written by us. A full disk is another matter.
        let taken = values.and_then(|values| insert.execute(params_from_iter(values)));
        match taken {
            Ok(_) => {}
            Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull) => {
                return Err(error);
            }
            Err(_) => is_complete = false,
        }
    }
}

fn readable_ids(connection: &Connection, query: &str) -> Vec<Value> {
    let Ok(mut select) = connection.prepare(query) else { return Vec::new() };
    let Ok(rows) = select.query_map([], |row| row.get(0)) else { return Vec::new() };
    rows.map_while(Result::ok).collect()
}

fn columns(connection: &Connection, table: &str, keys_only: bool) -> rusqlite::Result<Vec<String>> {
    let mut select = connection
        .prepare_cached("SELECT name FROM pragma_table_info(?1) WHERE NOT ?2 OR pk > 0 ORDER BY pk, cid")?;
    select.query_map((table, keys_only), |row| row.get(0))?.collect()
}

fn columns_in_order(connection: &Connection, table: &str, direction: &str) -> rusqlite::Result<String> {
    let keys = columns(connection, table, true)?;
    Ok(keys.iter().map(|key| format!("{key} {direction}")).collect::<Vec<_>>().join(", "))
}

/// Takes what is missing from a backup, also one of an older schema; one that cannot be read gives nothing.
fn borrow_from(backup: &Path, to: &Connection) -> rusqlite::Result<()> {
    if !backup.exists() {
        return Ok(());
    }
    if let Ok(from) = connect(backup, Access::ReadOnly)
        && schema_version(&from).is_ok_and(|version| (1..=SCHEMA_VERSION).contains(&version))
    {
        // What a backup has lost itself was not lost by the record.
        let lent = written().filter(|table| !NEVER_LENT_TABLES.contains(table));
        copy_all(&from, to, lent, &NEVER_LENT, &mut Losses::default())?;
    }
    Ok(())
}

fn move_aside(path: &Path) -> Result<PathBuf, RecordError> {
    let is_free = |aside: &PathBuf| !aside.exists() && !with_suffix(aside, "-wal").exists();
    let aside = (1..u32::MAX).map(|n| numbered(path, "damaged", n)).find(is_free).unwrap_or_default();
    move_database(path, &aside, RECOVERING)?;
    Ok(aside)
}
