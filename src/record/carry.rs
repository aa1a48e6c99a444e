//! Copies the record, or some of its sessions, to one complete file, such as on a stick.
//!
//! The copy is made under a temporary name, opened again and compared with the record by content hash; only then it
//! is renamed. A copy of a part holds the chosen sessions, the sessions they are forks or copies of, their scenarios,
//! their people and every erasure. Corrections and settings are not copied.

use std::collections::HashSet;
use std::fs::File;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, TransactionBehavior};

use crate::files::held;
use crate::id::SessionId;
use crate::progress::{Progress, Tell};
use crate::record::codec::ANSWER;
use crate::record::connection::{Access, QUICK_CHECK, WHOLE_SYNC, check, connect, distrust, look_at_file};
use crate::record::content::{ContentHash, content_hash};
use crate::record::database_files::{Temporary, reachable, with_suffix};
use crate::record::error::{Fault, RecordError, readable, sql};
use crate::record::inspect::inspect;
use crate::record::marks::mark_backup;
use crate::record::schema;
use crate::record::store::RecordStore;
use crate::record::trouble::{self, Troubled};
use crate::review::sessions::Trouble;

const COPYING: &str = "copy to";
/// How many pages are copied between two checks whether to stop.
const N_PAGES: i32 = 256;

/// Whether a session with this start and place is wanted.
pub(crate) type SessionFilter<'a> = &'a dyn Fn(i64, Option<&str>) -> bool;

/// A copy that was opened again and equals the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    pub path: PathBuf,
    pub sessions: u64,
    pub answers: u64,
    pub hash: ContentHash,
    /// Sessions that cannot be read. They are in none of these numbers, and their rows are copied as they are.
    pub left_out: Vec<Troubled>,
}

/// What a part of a record keeps of each table: a condition over the sessions in `temp.wanted`. Tables without one
/// stay whole.
const KEPT: [(&str, &str); 7] = [
    ("session", "id IN (SELECT id FROM temp.wanted)"),
    ("event", "session IN (SELECT id FROM temp.wanted)"),
    ("seat", "session IN (SELECT id FROM temp.wanted)"),
    ("note", "session IN (SELECT id FROM temp.wanted)"),
    (
        "scenario_text",
        "hash IN (SELECT scenario_hash FROM main.session WHERE id IN (SELECT id FROM temp.wanted))",
    ),
    (
        "learner",
        "person IN (SELECT person FROM main.learner WHERE id IN \
             (SELECT learner FROM main.seat WHERE session IN (SELECT id FROM temp.wanted)))",
    ),
    ("correction", "false"),
];
/// Tables of this laptop that are not copied with a part, and tables that are counted from sessions.
const LEFT: &str = "setting";

/// Adds the sessions that a wanted one is a fork or a copy of.
const WITH_PARENTS: &str = "INSERT OR IGNORE INTO temp.wanted \
     WITH RECURSIVE also (id) AS (SELECT id FROM temp.wanted UNION \
         SELECT parent.id FROM also JOIN main.session AS child ON child.id = also.id \
         JOIN main.session AS parent ON parent.id IN (child.forked_from, child.copy_of)) SELECT id FROM also";

impl RecordStore {
    /// Copies the record, or the wanted sessions of it, to a new file. `None` where `tell` stopped it; then, as after
    /// an error, no file is left.
    pub fn carry_to(
        &self,
        to: &Path,
        wanted: Option<SessionFilter<'_>>,
        at: i64,
        tell: &mut Tell<'_>,
    ) -> Result<Option<Carried>, RecordError> {
        self.unmoved(COPYING)?;
        let failed = sql(COPYING, &self.path);
        let mut from = connect(&self.path, Access::ReadOnly)?;
        // A copy of a table that another program made may never end.
        distrust(&from).map_err(failed)?;
        from.execute_batch("PRAGMA temp_store = MEMORY").map_err(failed)?;
        // One state of the record, for the copy and for what it is compared with.
        let from = from.transaction_with_behavior(TransactionBehavior::Deferred).map_err(failed)?;
        // A transaction begins with its first query, so one is made here.
        from.query_row("SELECT count(*) FROM laptop", [], |_| Ok(())).map_err(failed)?;
        let ids = wanted.map(|wanted| wanted_ids(&from, wanted)).transpose().map_err(failed)?;
        // What cannot be read may not be chosen by its day and place either.
        let unchosen = if ids.is_some() { trouble::bad_heads(&from).map_err(failed)? } else { Vec::new() };
        let unfinished = Temporary::begin(with_suffix(to, ".unfinished"), COPYING)?;
        if copy(&from, &unfinished.path, ids.as_deref(), at, tell)?.is_break() {
            return Ok(None);
        }
        if let Some(ids) = &ids {
            name_wanted(&from, ids).and_then(|()| hide_the_rest(&from)).map_err(failed)?;
        }
        let hash = content_hash(&from).map_err(failed)?;
        let copied = read_again(&unfinished.path)?;
        if copied.hash != hash {
            let differs = RecordError::new(COPYING, to, Fault::Damaged);
            return Err(RecordError { cause: Some("the copy differs from the record".into()), ..differs });
        }
        if to.symlink_metadata().is_ok() {
            return Err(RecordError::from_io(COPYING, to, io::ErrorKind::AlreadyExists.into()));
        }
        held::rename(&unfinished.path, to)
            .and_then(|()| held::sync_names(to.parent().unwrap_or(Path::new(""))))
            .map_err(|error| RecordError::from_io(COPYING, to, error))?;
        let mut carried = Carried { path: to.to_owned(), ..copied };
        let is_new = |one: &Troubled| carried.left_out.iter().all(|known| known.id != one.id);
        let more: Vec<Troubled> = unchosen.into_iter().filter(is_new).collect();
        carried.left_out.extend(more);
        Ok(Some(carried))
    }
}

fn wanted_ids(from: &Connection, wanted: SessionFilter<'_>) -> rusqlite::Result<Vec<SessionId>> {
    let mut select = from.prepare("SELECT id, started_at, place FROM session")?;
    let rows =
        select.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, Option<String>>(2)?)))?;
    let mut ids = Vec::new();
    for (id, started_at, place) in readable(rows)? {
        if wanted(started_at, place.as_deref()) {
            ids.push(id);
        }
    }
    Ok(ids)
}

fn name_wanted(connection: &Connection, ids: &[SessionId]) -> rusqlite::Result<()> {
    connection.execute_batch("CREATE TEMP TABLE wanted (id BLOB PRIMARY KEY) WITHOUT ROWID")?;
    let mut insert = connection.prepare("INSERT INTO temp.wanted VALUES (?1)")?;
    for id in ids {
        insert.execute([id])?;
    }
    connection.execute_batch(WITH_PARENTS)
}

/// Makes temporary views with the names of the tables of this connection, so that a reader finds only the wanted
/// part.
fn hide_the_rest(connection: &Connection) -> rusqlite::Result<()> {
    for (table, condition) in KEPT {
        connection.execute_batch(&format!(
            "CREATE TEMP VIEW {table} AS SELECT * FROM main.{table} WHERE {condition}"
        ))?;
    }
    Ok(())
}

fn copy(
    from: &Connection,
    path: &Path,
    ids: Option<&[SessionId]>,
    at: i64,
    tell: &mut Tell<'_>,
) -> Result<ControlFlow<()>, RecordError> {
    let failed = sql(COPYING, path);
    // The system says why a file cannot be made; SQLite does not.
    File::create(path).map_err(|error| RecordError::from_io(COPYING, path, error))?;
    let mut to = Connection::open(reachable(path)).map_err(failed)?;
    // No index of a log is laid on the stick, where it might not work.
    // A row that breaks a rule of its table is carried like any other.
    let settings = "PRAGMA locking_mode = EXCLUSIVE; PRAGMA foreign_keys = OFF; PRAGMA temp_store = MEMORY; \
         PRAGMA ignore_check_constraints = ON";
    to.execute_batch(settings).and_then(|()| to.execute_batch(WHOLE_SYNC)).map_err(failed)?;
    {
        let backup = Backup::new(from, &mut to).map_err(failed)?;
        loop {
            let step = backup.step(N_PAGES).map_err(failed)?;
            let progress = backup.progress();
            let [of, left] = [progress.pagecount, progress.remaining].map(|n| u64::try_from(n).unwrap_or(0));
            if tell(Progress::new(of.saturating_sub(left), of)).is_break() {
                return Ok(ControlFlow::Break(()));
            }
            #[expect(
                clippy::wildcard_enum_match_arm,
                reason = "the rest is another program that holds the file"
            )]
            match step {
                StepResult::Done => break,
                StepResult::More => {}
                _ => return Err(RecordError::new(COPYING, path, Fault::Busy)),
            }
        }
    }
    if let Some(ids) = ids {
        keep_wanted(&mut to, ids).map_err(failed)?;
    }
    mark_backup(&to, at).map_err(failed)?;
    check(&to, path, QUICK_CHECK)?;
    // One file, whole without a log beside it.
    to.execute_batch("PRAGMA journal_mode = DELETE").map_err(failed)?;
    to.close().map_err(|(_, error)| failed(error))?;
    let synced = File::options().write(true).open(path).and_then(|file| file.sync_all());
    synced.map_err(|error| RecordError::from_io(COPYING, path, error))?;
    Ok(ControlFlow::Continue(()))
}

/// Removes from a copy what is not wanted, with its bytes.
fn keep_wanted(to: &mut Connection, ids: &[SessionId]) -> rusqlite::Result<()> {
    name_wanted(to, ids)?;
    // The tables of counts are copied as a whole, so there is no progress to report.
    to.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    let transaction = to.transaction()?;
    for table in schema::counted().chain([LEFT]) {
        transaction.execute(&format!("DELETE FROM main.{table}"), [])?;
    }
    // The table that the others are chosen by is removed last.
    for (table, condition) in KEPT.iter().rev() {
        transaction.execute(&format!("DELETE FROM main.{table} WHERE NOT ({condition})"), [])?;
    }
    transaction.execute("UPDATE main.session SET counted = 0", [])?;
    transaction.commit()?;
    to.execute_batch("VACUUM")
}

const ANSWERS: &str =
    "SELECT id, (SELECT count(*) FROM event WHERE event.session = id AND kind = ?1) FROM session";

/// What a reader finds in the copy.
fn read_again(path: &Path) -> Result<Carried, RecordError> {
    let copy = look_at_file(path)?;
    let read = || {
        let found = inspect(&copy, &mut |_| ControlFlow::Continue(()))?.unwrap_or_default();
        let mut left_out = trouble::found_in(&copy, &found)?;
        // What only a newer program knows is whole, and of a session without its end the rest can be read.
        left_out.retain(|one| !matches!(one.trouble, Trouble::Newer { .. } | Trouble::Short { .. }));
        let bad: HashSet<&str> = left_out.iter().map(|one| one.id.as_str()).collect();
        let (mut sessions, mut answers) = (0_u64, 0_u64);
        let mut select = copy.prepare(ANSWERS)?;
        let rows =
            select.query_map([ANSWER], |row| Ok((row.get::<_, SessionId>(0)?, row.get::<_, u64>(1)?)))?;
        for (id, n) in readable(rows)? {
            if !bad.contains(id.to_string().as_str()) {
                sessions += 1;
                answers += n;
            }
        }
        Ok(Carried { path: path.to_owned(), sessions, answers, hash: content_hash(&copy)?, left_out })
    };
    read().map_err(sql(COPYING, path))
}

#[cfg(test)]
mod tests {
    use super::KEPT;
    use crate::record::schema::SHARED;

    /// Tables that a part keeps whole, because they are about people and not about single sessions.
    const WHOLE: [&str; 2] = ["joining", "erasure"];

    #[test]
    fn every_shared_table_is_kept_by_a_rule_or_whole() {
        let mut ruled: Vec<&str> = KEPT.iter().map(|(table, _)| *table).chain(WHOLE).collect();
        let mut shared = SHARED.to_vec();
        ruled.sort_unstable();
        shared.sort_unstable();
        assert_eq!(ruled, shared);
    }
}
