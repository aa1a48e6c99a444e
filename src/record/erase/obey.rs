//! Doing what the tombstones say, as often as one likes: after an erasing, after a merge, after a recovery.
//!
//! Rows alone; the bytes under them are another matter (`bytes`). What comes from another laptop has to stand in the
//! tables with its codes before this runs: a session whose seats have lost a code cannot be told to hold their words.

use std::collections::HashSet;

use rusqlite::{Params, Transaction, params};

use crate::record::erase::target;
use crate::record::error::readable;
use crate::record::model::{ERASED, SessionId, TextHash, is_nobody};

/// Every code that stands anywhere in the record.
pub(super) const CODES: &str = "SELECT learner FROM seat WHERE learner IS NOT NULL UNION SELECT code FROM learner \
     UNION SELECT reviewer FROM correction WHERE reviewer IS NOT NULL ORDER BY 1";

/// A session with its forks and the copies of both.
const GONE: &str = "WITH RECURSIVE gone (id) AS (SELECT target FROM erasure WHERE what = 'session' \
     UNION SELECT session.id FROM session JOIN gone ON session.forked_from = gone.id OR session.copy_of = gone.id)";

/// Copies of a session are told by the one they are copies of: which of them has its id depends on what else there is.
const NOTES_UP_TO: &str = "DELETE FROM note WHERE seq <= (SELECT up_to FROM erasure WHERE what = 'notes' \
     AND target = (SELECT ifnull(copy_of, id) FROM session WHERE id = note.session))";

/// Applies every tombstone in `erasure` to every row it speaks of.
pub(in crate::record) fn obey(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    forget_sessions(transaction)?;
    forget_learners(transaction)?;
    transaction.execute(NOTES_UP_TO, [])?;
    Ok(())
}

fn forget_sessions(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    let any = "SELECT EXISTS (SELECT 1 FROM erasure WHERE what = 'session')";
    if !transaction.query_row(any, [], |row| row.get(0))? {
        return Ok(());
    }
    for table in ["attempt", "progress", "event", "seat", "note"] {
        transaction
            .execute(&format!("{GONE} DELETE FROM {table} WHERE session IN (SELECT id FROM gone)"), [])?;
    }
    // In one statement, so that a fork may go before or after its parent.
    transaction.execute(&format!("{GONE} DELETE FROM session WHERE id IN (SELECT id FROM gone)"), [])?;
    Ok(())
}

fn forget_learners(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    let erased: HashSet<TextHash> = transaction
        .prepare("SELECT target FROM erasure WHERE what = 'learner' AND length(target) = 32")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    if erased.is_empty() {
        return Ok(());
    }
    let codes: Vec<String> = readable(transaction.prepare(CODES)?.query_map([], |row| row.get(0))?)?;
    for code in codes.iter().filter(|code| !is_nobody(code) && erased.contains(&target(code))) {
        forget_learner(transaction, code)?;
    }
    Ok(())
}

fn forget_learner(transaction: &Transaction<'_>, code: &str) -> rusqlite::Result<()> {
    let at: i64 = transaction.query_row(
        "SELECT at FROM erasure WHERE what = 'learner' AND target = ?1",
        [target(code)],
        |row| row.get(0),
    )?;
    // Whoever sat there may be named in what anybody wrote, and in what was written after a fork.
    let told = "WITH RECURSIVE told (id) AS (SELECT session FROM seat WHERE learner = ?1 \
         UNION SELECT session.id FROM session JOIN told ON session.forked_from = told.id) SELECT id FROM told";
    bury_notes(transaction, told, params![code], at)?;
    // These hold the code as well; they are counted anew.
    for forget in [
        "DELETE FROM attempt WHERE session IN (SELECT session FROM seat WHERE learner = ?1)",
        "DELETE FROM progress WHERE session IN (SELECT session FROM seat WHERE learner = ?1)",
        "UPDATE session SET counted = 0, search = '' WHERE id IN (SELECT session FROM seat WHERE learner = ?1)",
        "DELETE FROM learner WHERE code = ?1",
        "UPDATE correction SET reviewer = NULL WHERE reviewer = ?1",
    ] {
        transaction.execute(forget, [code])?;
    }
    transaction.execute("UPDATE seat SET learner = ?2 WHERE learner = ?1", [code, ERASED])?;
    Ok(())
}

/// Lets the words of these sessions go, as far as the sessions have come.
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
