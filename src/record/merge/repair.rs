//! Replaces rows of our own that cannot be read with the source's copy of them.
//!
//! Every row of a source has been inspected before, so a row of ours that differs is inspected in the same way. Of a
//! row only the columns that fail are replaced. Of a session only events that fail or are missing are filled in, and
//! only where the others are the same on both sides: nothing of one copy gets into another.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::types::Value;
use rusqlite::{Transaction, params, params_from_iter};

use crate::id::SessionId;
use crate::record::error::read_all;
use crate::record::inspect::{self, FailedRow};
use crate::record::schema::{COUNTED_TABLES, below_session};

/// Sessions of ours with a damaged id, and which of the source they are by all fields that never change.
pub(super) const NEW_SESSION: &str = "INSERT INTO main.session (id, laptop, scenario, scenario_hash, seed, mode, cut, club, place, \
         started_at, finished_at, forked_from, forked_at_seq, kind) \
     SELECT id, laptop, scenario, scenario_hash, seed, mode, cut, club, place, started_at, finished_at, forked_from, \
         forked_at_seq, kind FROM source.session WHERE id = ?1";
const NAMELESS: &str = "SELECT ours.id, theirs.id FROM main.session AS ours JOIN source.session AS theirs \
         ON (theirs.laptop, theirs.scenario_hash, theirs.seed, theirs.started_at) \
             = (ours.laptop, ours.scenario_hash, ours.seed, ours.started_at) \
     WHERE length(ours.id) <> 16 AND theirs.copy_of IS NULL AND theirs.id NOT IN (SELECT id FROM main.session)";
/// Sessions of the source of which we have rows, but not their own row.
const HEADLESS: &str = "SELECT id FROM source.session WHERE id NOT IN (SELECT id FROM main.session) \
     AND (EXISTS (SELECT 1 FROM main.event WHERE event.session = id) \
         OR EXISTS (SELECT 1 FROM main.seat WHERE seat.session = id) \
         OR EXISTS (SELECT 1 FROM main.note WHERE note.session = id))";
/// Sessions of both sides of which the source has an event that differs here.
const DIFFER: &str = "SELECT DISTINCT ours.id FROM source.session AS theirs CROSS JOIN main.session AS ours ON ours.id = theirs.id \
     CROSS JOIN source.event AS s ON s.session = ours.id \
     LEFT JOIN main.event AS m ON m.session = s.session AND m.seq = s.seq WHERE m.seq IS NULL \
         OR (s.at, s.kind, s.version, s.body, s.checksum) IS NOT (m.at, m.kind, m.version, m.body, m.checksum)";
/// Sessions of ours that are forks of a missing one, where the source says something else.
const ROOTLESS: &str = "SELECT ours.id FROM source.session AS theirs CROSS JOIN main.session AS ours ON ours.id = theirs.id \
     WHERE (ours.forked_from, ours.forked_at_seq) IS NOT (theirs.forked_from, theirs.forked_at_seq) AND ours.id NOT IN ( \
         WITH RECURSIVE rooted (id) AS (SELECT id FROM main.session WHERE forked_from IS NULL \
             UNION SELECT session.id FROM rooted JOIN main.session ON session.forked_from = rooted.id) \
         SELECT id FROM rooted)";
const ROOT: &str = "UPDATE main.session SET (forked_from, forked_at_seq) = \
     (SELECT forked_from, forked_at_seq FROM source.session WHERE id = ?1) WHERE id = ?1";
const SAME: &str = "SELECT m.seq, (s.at, s.kind, s.version, s.body) IS (m.at, m.kind, m.version, m.body) \
     FROM main.event AS m JOIN source.event AS s ON s.session = m.session AND s.seq = m.seq WHERE m.session = ?1";
const FILL: &str = "INSERT INTO main.event (session, seq, at, kind, version, body, checksum) \
     SELECT session, seq, at, kind, version, body, checksum FROM source.event AS s WHERE session = ?1 AND seq < ?2 \
     AND NOT EXISTS (SELECT 1 FROM main.event AS m WHERE m.session = s.session AND m.seq = s.seq)";

/// Whether there are sessions that both have.
const ANY_SHARED: &str =
    "SELECT EXISTS (SELECT 1 FROM source.session WHERE id IN (SELECT id FROM main.session))";

/// Returns our own sessions that were repaired. `filled` are the tables of the source with rows.
pub(super) fn repair(
    transaction: &Transaction<'_>,
    filled: &BTreeSet<&'static str>,
) -> rusqlite::Result<BTreeSet<SessionId>> {
    let mut repaired = BTreeSet::new();
    let nameless =
        read_all(transaction, NAMELESS, |row| Ok((row.get::<_, Value>(0)?, row.get::<_, SessionId>(1)?)))?;
    for (bad, id) in nameless {
        // What was counted of it before it lost its id stands under that id. It is counted anew.
        for table in COUNTED_TABLES {
            let adopt = format!("UPDATE OR REPLACE main.{table} SET session = ?1 WHERE session IS ?2");
            transaction.execute(&adopt, params![bad, id])?;
            transaction.execute(&format!("DELETE FROM main.{table} WHERE session IS ?1"), [&bad])?;
        }
        for (table, column) in below_session().map(|table| (table, "session")).chain([("session", "id")]) {
            let name = format!("UPDATE OR IGNORE main.{table} SET {column} = ?2 WHERE {column} IS ?1");
            transaction.execute(&name, params![bad, id])?;
        }
        repaired.insert(id);
    }
    for session in read_all(transaction, HEADLESS, |row| row.get::<_, SessionId>(0))? {
        transaction.execute(NEW_SESSION, [session])?;
        repaired.insert(session);
    }
    let shares: bool = transaction.prepare_cached(ANY_SHARED)?.query_row([], |row| row.get(0))?;
    for row in inspect::bad_rows(transaction, shares, filled)? {
        repaired.extend(replace(transaction, &row)?);
    }
    if shares {
        for session in read_all(transaction, ROOTLESS, |row| row.get::<_, SessionId>(0))? {
            transaction.execute(ROOT, [session])?;
            repaired.insert(session);
        }
        for session in read_all(transaction, DIFFER, |row| row.get(0))? {
            if fill(transaction, session)? {
                repaired.insert(session);
            }
        }
    }
    if repaired.is_empty() {
        return Ok(repaired);
    }
    let mut recount =
        transaction.prepare_cached("UPDATE main.session SET counted = 0, trouble = NULL WHERE id = ?1")?;
    for session in &repaired {
        recount.execute([session])?;
    }
    Ok(repaired)
}

/// Returns the session that it belongs to, if one.
fn replace(transaction: &Transaction<'_>, row: &FailedRow) -> rusqlite::Result<Option<SessionId>> {
    let FailedRow { table, key, columns } = row;
    let is_key = key.iter().map(|(name, _)| format!("{name} IS ?")).collect::<Vec<_>>().join(" AND ");
    let values = || key.iter().map(|(_, value)| value);
    let n_changed = if *table == "seat" {
        // The seats of the source come in afterwards, as for every session.
        let delete = format!("DELETE FROM main.seat WHERE {is_key}");
        transaction.prepare_cached(&delete)?.execute(params_from_iter(values()))?
    } else {
        let columns = columns.join(", ");
        let update = format!(
            "UPDATE main.{table} SET ({columns}) = (SELECT {columns} FROM source.{table} WHERE {is_key}) \
             WHERE {is_key} AND EXISTS (SELECT 1 FROM source.{table} WHERE {is_key})"
        );
        let values = values().chain(values()).chain(values());
        transaction.prepare_cached(&update)?.execute(params_from_iter(values))?
    };
    let session = key.iter().find(|(name, _)| *name == "session" || *table == "session" && *name == "id");
    Ok(session.filter(|_| n_changed > 0).and_then(|(_, id)| {
        let Value::Blob(bytes) = id else { return None };
        uuid::Uuid::from_slice(bytes).ok().map(SessionId)
    }))
}

/// Whether something was done.
fn fill(transaction: &Transaction<'_>, session: SessionId) -> rusqlite::Result<bool> {
    let own = inspect::own_events(transaction, session)?;
    let same: BTreeMap<u32, bool> = {
        let mut select = transaction.prepare_cached(SAME)?;
        let rows = select.query_map([session], |row| Ok((row.get::<_, i64>(0)?, row.get(1)?)))?;
        let rows = rows.collect::<Result<Vec<_>, _>>()?;
        rows.into_iter().filter_map(|(seq, same)| Some((u32::try_from(seq).ok()?, same))).collect()
    };
    let they_agree = own.sound.iter().all(|seq| same.get(seq).is_none_or(|same| *same));
    let last_sound = own.sound.last().copied().unwrap_or(0);
    let is_whole = own.bad.is_empty() && own.is_without_hole();
    let reaches: bool = transaction
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM source.event WHERE session = ?1 AND seq = ?2)")?
        .query_row(params![session, own.next()], |row| row.get(0))?;
    if is_whole || !they_agree || !reaches {
        return Ok(false);
    }
    let mut delete = transaction.prepare_cached("DELETE FROM main.event WHERE session = ?1 AND seq IS ?2")?;
    for seq in &own.bad {
        delete.execute(params![session, seq])?;
    }
    // What comes after our last event comes in as for every session that is longer there.
    transaction.prepare_cached(FILL)?.execute(params![session, last_sound])?;
    Ok(true)
}
