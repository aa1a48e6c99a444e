//! Removes what [`inspect`](super::inspect) found, and what breaks the rules of a record without it.
//!
//! What is left follows them: a session is its first events without a hole, a fork has its beginning, and every row
//! belongs to a session that is there.

use rusqlite::types::Value;
use rusqlite::{Connection, params, params_from_iter};

use crate::record::connection::columns;
use crate::record::inspect::reader::Inspected;
use crate::record::inspect::tables::{OF_SESSION, REST, SESSION, Table};
use crate::record::losses::{Losses, LostSession, Why};
use crate::record::schema::below_session;

/// Removes the rows that fail by themselves, so that sound ones may come in their place.
pub(in crate::record) fn remove_rows(connection: &Connection, found: &Inspected) -> rusqlite::Result<()> {
    for (name, key) in &found.rows {
        if let Some(table) = table(name) {
            delete(connection, table, key)?;
        }
    }
    let mut delete = connection.prepare_cached("DELETE FROM event WHERE session = ?1 AND seq IS ?2")?;
    for (session, seq) in &found.events {
        delete.execute(params![session, seq])?;
    }
    Ok(())
}

/// Removes it inside the caller's transaction, and says which sessions are not whole any more.
pub(in crate::record) fn remove_failed(
    connection: &Connection,
    found: &Inspected,
    losses: &mut Losses,
) -> rusqlite::Result<Vec<LostSession>> {
    for (session, why) in &found.sessions {
        losses.blame(*session, *why);
    }
    remove_rows(connection, found)?;
    let mut cut =
        connection.prepare_cached("DELETE FROM event WHERE session = ?1 AND (seq > ?2 OR seq < 1)")?;
    for (session, last) in &found.cuts {
        cut.execute(params![session, last])?;
    }
    prune(connection)?;
    losses.name(connection)
}

fn table(name: &str) -> Option<&'static Table> {
    std::iter::once(&SESSION).chain(&OF_SESSION).chain(&REST).find(|table| table.name == name)
}

fn delete(connection: &Connection, table: &Table, key: &[Value]) -> rusqlite::Result<()> {
    let names = table.columns.iter().take(table.n_keys);
    // A key that should not be nothing may be nothing in a damaged row.
    let conditions: Vec<String> = names.map(|(name, _)| format!("{name} IS ?")).collect();
    let delete = format!("DELETE FROM {} WHERE {}", table.name, conditions.join(" AND "));
    connection.prepare_cached(&delete)?.execute(params_from_iter(key)).map(|_| ())
}

/// Removes what breaks the rules of the record, and says how much that was.
pub(in crate::record) fn prune(to: &Connection) -> rusqlite::Result<usize> {
    to.execute("DELETE FROM session WHERE id IN (SELECT target FROM erasure WHERE what = 'session')", [])?;
    let mut n_pruned = to.execute(
        "DELETE FROM event WHERE (session, seq) IN (
             SELECT numbered.session, numbered.seq
             FROM (SELECT session, seq, row_number() OVER (PARTITION BY session ORDER BY seq) AS place
                   FROM event) AS numbered
             JOIN session ON session.id = numbered.session
             WHERE numbered.seq <> coalesce(session.forked_at_seq, 0) + numbered.place)",
        [],
    )?;
    loop {
        let n_forks = to.execute(
            "DELETE FROM session WHERE forked_at_seq > coalesce(
                 (SELECT max(seq) FROM event WHERE event.session = session.forked_from),
                 (SELECT forked_at_seq FROM session AS parent WHERE parent.id = session.forked_from),
                 0)
                 OR (forked_from IS NOT NULL AND forked_from NOT IN (SELECT id FROM session))",
            [],
        )?;
        n_pruned += n_forks;
        if n_forks == 0 {
            break;
        }
    }
    // Forks of their own forks, which only a spoilt file holds.
    n_pruned += to.execute(
        "WITH RECURSIVE rooted (id) AS (SELECT id FROM session WHERE forked_from IS NULL
             UNION SELECT session.id FROM rooted JOIN session ON session.forked_from = rooted.id)
         DELETE FROM session WHERE forked_from IS NOT NULL AND id NOT IN (SELECT id FROM rooted)",
        [],
    )?;
    for table in below_session() {
        // An older schema lacks some of them.
        if columns(to, table)?.is_empty() {
            continue;
        }
        n_pruned +=
            to.execute(&format!("DELETE FROM {table} WHERE session NOT IN (SELECT id FROM session)"), [])?;
    }
    Ok(n_pruned)
}

/// Sessions of which nothing but the head is left say nothing and go, too.
pub(in crate::record) fn drop_empty(connection: &Connection, lost: &[LostSession]) -> rusqlite::Result<()> {
    let mut drop = connection.prepare_cached("DELETE FROM session WHERE id = ?1 AND forked_from IS NULL")?;
    for one in lost.iter().filter(|one| one.events_left == 0 && one.why != Why::Note) {
        drop.execute([one.id])?;
    }
    prune(connection).map(|_| ())
}
