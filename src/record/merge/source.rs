//! Prepares a copy for the merge: one of our records, with today's schema, undamaged.
//!
//! A damaged copy is recovered as our own record would be. One with another schema is rebuilt from its rows. Then
//! every row is read as our own are; what fails is left out and named.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use rusqlite::types::Value;
use rusqlite::{Connection, Transaction, params_from_iter};

use crate::id::SessionId;
use crate::record::connection::{
    Access, Owner, QUICK_CHECK, check, connect, distrust, owner, schema_version,
};
use crate::record::erase::apply_tombstones;
use crate::record::error::{Fault, RecordError, sql};
use crate::record::inspect::{Inspected, drop_empty, inspect, remove_failed};
use crate::record::losses::Losses;
use crate::record::marks::{LOG_OPEN, has_mark};
use crate::record::merge::found::Holds;
use crate::record::merge::merged::{FileRefusal, Lost, NotTaken};
use crate::record::merge::{MergeLimits, foreign};
use crate::record::recover::recover;
use crate::record::schema::{OwnSchemas, SCHEMA_VERSION, migrate};

const READING: &str = "read";

/// `max` over NULL is NULL: an erasure without an end reaches furthest. What is erased by a code counts up to the
/// newest time, anything else from the first.
pub(in crate::record) const BURY: &str = "INSERT INTO main.erasure (what, target, at, up_to) VALUES (?1, ?2, ?3, ?4) \
     ON CONFLICT (what, target) DO UPDATE SET up_to = max(up_to, excluded.up_to), \
         at = iif(what IN ('learner', 'reviewer'), max(at, excluded.at), min(at, excluded.at)) \
     WHERE iif(what IN ('learner', 'reviewer'), at < excluded.at, at > excluded.at) \
         OR up_to < excluded.up_to OR excluded.up_to IS NULL AND up_to IS NOT NULL";

/// A tombstone: what, whose, when, and up to which event.
pub(super) type Erasures = Vec<[Value; 4]>;

/// How many answers each session holds.
pub(super) type Answers = HashMap<SessionId, u64>;

/// A copy that is ready to be merged.
pub(super) struct Ready {
    pub(super) holds: Holds,
    pub(super) lost: Option<Lost>,
    /// None if something was removed after they were counted.
    pub(super) answers: Option<Answers>,
    /// Tables with rows; for erasures, also rows that were added since.
    pub(super) filled: BTreeSet<&'static str>,
}

/// Says what the copy holds and what it has lost. What was erased here is erased in the copy before anything is
/// taken: erased data must not come into our file again, and a seat that still has its code shows whose words a
/// session holds. Sets `is_log_open` as soon as the copy says that a log belongs to it, also if it is refused then.
pub(super) fn make_ready(
    copy: &Path,
    erasures: &Erasures,
    own: &mut OwnSchemas,
    limits: &MergeLimits,
    is_log_open: &mut bool,
) -> Result<Ready, NotTaken> {
    let failed = |error| NotTaken::of_copy(RecordError::from_sql(READING, copy, error));
    let (mut connection, mut lost) = make_whole(copy, own, limits, is_log_open)?;
    let (answers, filled) = look_through(&mut connection, copy, limits, &mut lost)?;
    let transaction = connection.transaction().map_err(failed)?;
    let bury = || {
        for erasure in erasures {
            transaction.prepare_cached(BURY)?.execute(params_from_iter(erasure))?;
        }
        let n_erased: i64 = transaction.query_row("SELECT count(*) FROM erasure", [], |row| row.get(0))?;
        if n_erased > 0 {
            apply_tombstones(&transaction)?;
        }
        Ok(n_erased > 0)
    };
    let has_erasures = bury().map_err(failed)?;
    transaction.commit().map_err(failed)?;
    let holds = Holds::of(&connection).map_err(failed)?;
    let answers = answers.filter(|_| !has_erasures);
    Ok(Ready { holds, lost: lost.filter(|lost| !lost.is_nothing()), answers, filled })
}

/// Reads every row, and leaves out what fails. Counts the answers of each session where nothing fails. Returns which
/// tables have rows.
fn look_through(
    connection: &mut Connection,
    copy: &Path,
    limits: &MergeLimits,
    lost: &mut Option<Lost>,
) -> Result<(Option<Answers>, BTreeSet<&'static str>), NotTaken> {
    let failed = |error| NotTaken::of_copy(RecordError::from_sql(READING, copy, error));
    let Some(found) = inspect(connection, &mut |n_rows| limits.takes_rows(n_rows)).map_err(failed)? else {
        return Err(FileRefusal::TooLarge.into());
    };
    if found.is_sound() {
        return Ok((Some(found.answers), found.filled));
    }
    let transaction = connection.transaction().map_err(failed)?;
    leave_out(&transaction, &found, lost).map_err(failed)?;
    transaction.commit().map_err(failed)?;
    Ok((None, found.filled))
}

/// Removes what fails from the copy and reports it, with what was lost before.
fn leave_out(
    transaction: &Transaction<'_>,
    found: &Inspected,
    lost: &mut Option<Lost>,
) -> rusqlite::Result<()> {
    let mut losses = Losses::default();
    losses.note_all(transaction)?;
    let sessions = remove_failed(transaction, found, &mut losses)?;
    drop_empty(transaction, &sessions)?;
    let lost = lost.get_or_insert_default();
    lost.and_more |= found.n_unnamed > 0;
    for (table, n) in found.rows_lost() {
        let all = lost.rows.entry(table).or_default();
        *all = all.saturating_add(n);
    }
    for session in sessions {
        // If there are two reasons, the last one is worse.
        lost.sessions.retain(|one| one.id != session.id);
        lost.sessions.push(session);
    }
    Ok(())
}

/// A copy with sound pages, of today's schema, and with exactly the schema that our migrations make.
fn make_whole(
    copy: &Path,
    own: &mut OwnSchemas,
    limits: &MergeLimits,
    is_log_open: &mut bool,
) -> Result<(Connection, Option<Lost>), NotTaken> {
    let mut lost = None;
    match prepare(copy, own, limits, is_log_open) {
        Ok(Prepared::Ours(connection)) => return bring_up_to_date(connection, copy, limits, lost),
        Ok(Prepared::Foreign { version }) => {
            let left = foreign::rebuild(copy, version, limits)?;
            let found = Lost { tables: left.tables, and_more: left.rows, ..Lost::default() };
            lost = Some(found).filter(|lost| !lost.is_nothing());
        }
        Err(error) if error.fault == Fault::Damaged => {
            let recovery = recover(copy).map_err(NotTaken::of_copy)?;
            if recovery.sessions == 0 && recovery.lost_sessions.is_empty() {
                // A letter or a picture is recovered to an empty record, too.
                return Err(FileRefusal::NotARecord.into());
            }
            let (sessions, tables) = (recovery.lost_sessions, recovery.lost_tables);
            lost = Some(Lost { sessions, tables, and_more: recovery.lost_unnamed, ..Lost::default() });
        }
        Err(error) => return Err(NotTaken::of_copy(error)),
    }
    // A rebuilt record has no mark.
    match prepare(copy, own, limits, &mut false).map_err(NotTaken::of_copy)? {
        Prepared::Ours(connection) => bring_up_to_date(connection, copy, limits, lost),
        Prepared::Foreign { .. } => Err(FileRefusal::Damaged.into()),
    }
}

/// One row that fails must not stop the migration of all, so an older record is inspected before it, too.
fn bring_up_to_date(
    mut connection: Connection,
    copy: &Path,
    limits: &MergeLimits,
    mut lost: Option<Lost>,
) -> Result<(Connection, Option<Lost>), NotTaken> {
    let failed = |error| NotTaken::of_copy(RecordError::from_sql(READING, copy, error));
    if schema_version(&connection).map_err(failed)? < SCHEMA_VERSION {
        look_through(&mut connection, copy, limits, &mut lost)?;
        migrate(&mut connection, copy).map_err(NotTaken::of_copy)?;
    }
    Ok((connection, lost))
}

enum Prepared {
    Ours(Connection),
    Foreign { version: i64 },
}

/// Opens the copy, compares its schema with ours before any row except the mark of its log is read, and checks its
/// pages.
fn prepare(
    copy: &Path,
    own: &mut OwnSchemas,
    limits: &MergeLimits,
    is_log_open: &mut bool,
) -> Result<Prepared, RecordError> {
    let failed = sql(READING, copy);
    let connection = connect(copy, Access::ReadWrite)?;
    distrust(&connection).map_err(failed)?;
    limits.watch(&connection).map_err(failed)?;
    // It is ours alone and thrown away in a moment, so it needs no index beside it and nothing waits for the disk.
    let set = "PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; \
         PRAGMA cell_size_check = ON";
    connection.execute_batch(set).map_err(failed)?;
    // A damaged copy or one of an older schema may not say it.
    *is_log_open = has_mark(&connection, LOG_OPEN).unwrap_or(false);
    let version = match owner(&connection).map_err(failed)? {
        Owner::Us { version } if version > SCHEMA_VERSION => {
            let newer = Fault::Newer { found: version, known: SCHEMA_VERSION };
            return Err(RecordError::new(READING, copy, newer));
        }
        Owner::Us { version } if version < 1 => {
            return Err(RecordError::new(READING, copy, Fault::Damaged));
        }
        Owner::Us { version } => version,
        Owner::Nobody | Owner::Other => return Err(RecordError::new(READING, copy, Fault::NotARecord)),
    };
    if !own.has(&connection, version, copy)? {
        return Ok(Prepared::Foreign { version });
    }
    check(&connection, copy, QUICK_CHECK)?;
    Ok(Prepared::Ours(connection))
}
