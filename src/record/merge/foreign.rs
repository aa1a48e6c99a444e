//! Rebuilds a source whose schema differs in any word from the one that our migrations make.
//!
//! A new record of the same version is made beside it, and the rows of our own tables are copied into it one by one.
//! A table counts if it is a real one with our columns. Views, triggers, generated columns and indexes are not
//! copied, and none of them is ever evaluated.

use std::collections::BTreeSet;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::files::held;
use crate::record::connection::{Access, columns, connect, distrust};
use crate::record::database_files::with_suffix;
use crate::record::error::{RecordError, sql};
use crate::record::merge::MergeLimits;
use crate::record::merge::merged::{FileRefusal, NotTaken};
use crate::record::schema::{SHARED, make_version};

const READING: &str = "read";

/// How many rows are copied between two checks of their number.
const N_AT_ONCE: u64 = 4_096;

/// What was not copied.
#[derive(Debug, Default)]
pub(super) struct Left {
    /// Tables that every record of ours has.
    pub(super) tables: BTreeSet<&'static str>,
    /// Whether there were rows that our tables do not accept.
    pub(super) rows: bool,
}

/// Replaces the copy by a record made of its rows.
pub(super) fn rebuild(copy: &Path, version: i64, limits: &MergeLimits) -> Result<Left, NotTaken> {
    let failed = sql(READING, copy);
    let fresh_path = with_suffix(copy, ".rebuilt");
    let mut fresh = connect(&fresh_path, Access::ReadWrite)?;
    fresh
        .execute_batch(
            "PRAGMA journal_mode = DELETE; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; \
             PRAGMA ignore_check_constraints = ON",
        )
        .map_err(failed)?;
    make_version(&mut fresh, version, &fresh_path)?;
    distrust(&fresh).map_err(failed)?;
    let from = connect(copy, Access::ReadOnly).map_err(NotTaken::of_copy)?;
    distrust(&from).map_err(failed)?;
    limits.watch(&from).map_err(failed)?;

    let transaction = fresh.transaction().map_err(failed)?;
    let mut copying = Copying { from: &from, to: &transaction, limits, n_rows: 0, left: Left::default() };
    for table in SHARED {
        match copying.table(table) {
            Ok(ControlFlow::Continue(())) => {}
            Ok(ControlFlow::Break(())) => return Err(FileRefusal::TooLarge.into()),
            Err(error) => return Err(NotTaken::of_copy(RecordError::from_sql(READING, copy, error))),
        }
    }
    let left = copying.left;
    transaction.commit().map_err(failed)?;
    fresh.close().map_err(|(_, error)| failed(error))?;
    drop(from);
    for suffix in ["-wal", "-shm"] {
        // The log has been read. Where it cannot go, SQLite sees that it belongs to another file.
        fs::remove_file(with_suffix(copy, suffix)).ok();
    }
    held::rename(&fresh_path, copy).map_err(|error| RecordError::from_io(READING, copy, error))?;
    Ok(left)
}

struct Copying<'c> {
    from: &'c Connection,
    to: &'c Connection,
    limits: &'c MergeLimits,
    n_rows: u64,
    left: Left,
}

impl Copying<'_> {
    fn table(&mut self, table: &'static str) -> rusqlite::Result<ControlFlow<()>> {
        let known = columns(self.from, table)?;
        let own = columns(self.to, table)?;
        if own.is_empty() {
            // A newer schema than this one brings it.
            return Ok(ControlFlow::Continue(()));
        }
        let used: Vec<String> = own.into_iter().filter(|column| known.contains(column)).collect();
        if used.is_empty() {
            // A record of ours always has this table, so it was removed.
            self.left.tables.insert(table);
            return Ok(ControlFlow::Continue(()));
        }
        let (names, places) = (used.join(", "), vec!["?"; used.len()].join(", "));
        let mut insert = self.to.prepare(&format!("INSERT INTO {table} ({names}) VALUES ({places})"))?;
        let mut select = self.from.prepare(&format!("SELECT {names} FROM {table}"))?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            self.n_rows = self.n_rows.saturating_add(1);
            if self.n_rows.is_multiple_of(N_AT_ONCE) && self.limits.takes_rows(self.n_rows).is_break() {
                return Ok(ControlFlow::Break(()));
            }
            let values: Result<Vec<Value>, _> = (0..used.len()).map(|at| row.get(at)).collect();
            match values.and_then(|values| insert.execute(params_from_iter(values))) {
                Ok(_) => {}
                Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull) => {
                    return Err(error);
                }
                // What our own tables refuse was not written by us.
                Err(_) => self.left.rows = true,
            }
        }
        Ok(ControlFlow::Continue(()))
    }
}
