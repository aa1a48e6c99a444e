//! Applies the tombstones, after an erasure, a merge or a recovery. It may be repeated any number of times.
//!
//! It removes rows; `bytes` removes what is left of them on the disk. Rows from another laptop have to be in the
//! tables with their people before this runs: without its seats a session does not show whose words it holds.

use std::collections::HashMap;

use rusqlite::{Params, Transaction, params};

use crate::id::{LearnerId, SessionId};
use crate::record::error::readable;
use crate::record::model::{ERASED, TextHash, target};
use crate::record::schema::below_session;

/// A session with its forks and the copies of both.
const GONE: &str = "WITH RECURSIVE gone (id) AS (SELECT target FROM erasure WHERE what = 'session' \
     UNION SELECT session.id FROM session JOIN gone ON session.forked_from = gone.id OR session.copy_of = gone.id)";

/// Copies are found by the session they are copies of: which of them has its id depends on the other copies.
const NOTES_UP_TO: &str = "DELETE FROM note WHERE seq <= (SELECT up_to FROM erasure WHERE what = 'notes' \
     AND target = (SELECT ifnull(copy_of, id) FROM session WHERE id = note.session))";

/// Applies every tombstone in `erasure` to every row that it names.
pub(in crate::record) fn apply_tombstones(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    forget_sessions(transaction)?;
    forget_people(transaction)?;
    forget_reviewers(transaction)?;
    transaction.execute(NOTES_UP_TO, [])?;
    Ok(())
}

fn forget_sessions(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    let any = "SELECT EXISTS (SELECT 1 FROM erasure WHERE what = 'session')";
    if !transaction.query_row(any, [], |row| row.get(0))? {
        return Ok(());
    }
    for table in below_session() {
        transaction
            .execute(&format!("{GONE} DELETE FROM {table} WHERE session IN (SELECT id FROM gone)"), [])?;
    }
    // In one statement, so that a fork may go before or after its parent.
    transaction.execute(&format!("{GONE} DELETE FROM session WHERE id IN (SELECT id FROM gone)"), [])?;
    Ok(())
}

/// People who were erased and who still have rows here.
const PEOPLE: &str = "SELECT target, 9223372036854775807, at FROM erasure WHERE what = 'person' \
         AND (EXISTS (SELECT 1 FROM seat WHERE learner = target) OR EXISTS (SELECT 1 FROM learner WHERE id = target)) \
     UNION ALL SELECT id, at, at FROM erasure JOIN learner ON old_code = target WHERE what = 'learner'";
/// Seats of a person up to a time, by the start of the session.
const SEATS: &str = "FROM seat WHERE learner = ?1 \
     AND (?2 = 9223372036854775807 OR (SELECT started_at FROM session WHERE id = seat.session) <= ?2)";

/// Forgets each erased person completely. An older program erased a code. Then this forgets the people who were known
/// by that code, but only up to the time of the erasure, so that a person who came later stays visible.
fn forget_people(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    let people: Vec<(LearnerId, i64, i64)> = readable(
        transaction.prepare(PEOPLE)?.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?,
    )?;
    for (id, up_to, at) in people {
        forget_person(transaction, id, up_to, at)?;
    }
    Ok(())
}

fn forget_person(transaction: &Transaction<'_>, id: LearnerId, up_to: i64, at: i64) -> rusqlite::Result<()> {
    // A person who sat there may be named in any note, and in what was written after a fork.
    let told = format!(
        "WITH RECURSIVE told (id) AS (SELECT session {SEATS} \
         UNION SELECT session.id FROM session JOIN told ON session.forked_from = told.id) SELECT id FROM told"
    );
    bury_notes(transaction, &told, params![id, up_to], at)?;
    // What is counted names the person, too; it is counted anew.
    for forget in [
        "DELETE FROM attempt WHERE session IN (SELECT session",
        "DELETE FROM progress WHERE session IN (SELECT session",
        "UPDATE session SET counted = 0, search = '' WHERE id IN (SELECT session",
    ] {
        transaction.execute(&format!("{forget} {SEATS})"), params![id, up_to])?;
    }
    let seats = format!(
        "UPDATE seat SET learner = NULL, word = ?3 WHERE (session, role, from_seq) IN \
         (SELECT session, role, from_seq {SEATS})"
    );
    transaction.execute(&seats, params![id, up_to, ERASED])?;
    transaction.execute(
        "UPDATE learner SET name = NULL, consent_version = NULL, consent_at = NULL \
         WHERE id = ?1 AND consent_at <= ?2",
        params![id, up_to],
    )?;
    transaction.execute(
        "DELETE FROM learner WHERE id = ?1 AND code_at <= ?2 AND name IS NULL \
         AND NOT EXISTS (SELECT 1 FROM seat WHERE learner = ?1)",
        params![id, up_to],
    )?;
    Ok(())
}

/// Removes codes from corrections that are not newer than the erasing of the code.
fn forget_reviewers(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    let query = "SELECT target, max(at) FROM erasure WHERE what IN ('learner', 'reviewer') GROUP BY target";
    let erased: Vec<(TextHash, i64)> =
        readable(transaction.prepare(query)?.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?)?;
    let erased: HashMap<TextHash, i64> = erased.into_iter().collect();
    if erased.is_empty() {
        return Ok(());
    }
    let query = "SELECT DISTINCT reviewer FROM correction WHERE reviewer IS NOT NULL";
    let codes: Vec<String> = readable(transaction.prepare(query)?.query_map([], |row| row.get(0))?)?;
    for code in codes {
        if let Some(at) = erased.get(&target(&code)) {
            let forget = "UPDATE correction SET reviewer = NULL WHERE reviewer = ?1 AND at <= ?2";
            transaction.execute(forget, params![code, at])?;
        }
    }
    Ok(())
}

/// Removes the words of these sessions, up to their present end.
pub(super) fn bury_notes(
    transaction: &Transaction<'_>,
    sessions: &str,
    values: impl Params,
    at: i64,
) -> rusqlite::Result<()> {
    let sessions: Vec<SessionId> =
        readable(transaction.prepare(sessions)?.query_map(values, |row| row.get(0))?)?;
    let mut bury = transaction.prepare_cached(
        "INSERT INTO erasure (what, target, at, up_to) SELECT 'notes', ifnull(copy_of, id), ?2, max( \
             coalesce((SELECT max(seq) FROM event WHERE session = ?1), forked_at_seq, 0), \
             coalesce((SELECT max(seq) FROM note WHERE session = ?1), 0)) FROM session WHERE id = ?1 \
         ON CONFLICT (what, target) DO UPDATE SET up_to = max(up_to, excluded.up_to)",
    )?;
    for session in sessions {
        bury.execute(params![session, at])?;
    }
    Ok(())
}
