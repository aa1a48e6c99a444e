//! Reads every row of a record with the types that our own reads use, and says which rows fail. [`prune`] removes
//! those, and rows that break the rules of a record without them.
//!
//! From the ground up: what a JSON text may hold (`json`), what columns, rows and tables may hold (`tables`), every
//! row of a record (`reader`). These read and change nothing. [`bad_rows`] inspects our own rows that have the same
//! key as a row of an attached source.
//!
//! A session fails with its own row or a seat of it. Its events are sound up to the first that fails. Any other row
//! fails alone. A kind or a version of event that this program does not know is no fault: it belongs to a newer
//! program.
//!
//! After [`prune`] a record follows its rules: a session is its first events without a gap, a fork has its beginning,
//! and every row belongs to an existing session.

mod json;
mod reader;
mod tables;

use std::collections::BTreeSet;
use std::iter;

use rusqlite::types::Value;
use rusqlite::{Connection, params, params_from_iter};

use crate::id::SessionId;
use crate::record::connection::columns;
use crate::record::inspect::tables::{
    OF_SESSION, REST, SESSION, TableSpec, is_text_of_its_hash, sound_event,
};
use crate::record::losses::{LossReason, Losses, LostSession};
use crate::record::schema::below_session;

pub(super) use crate::record::inspect::reader::{Inspected, bad_heads, inspect};

/// Removes the rows that fail by themselves, so that sound ones can replace them.
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

/// Removes them inside the caller's transaction. Returns the sessions that are not complete any more.
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

fn table(name: &str) -> Option<&'static TableSpec> {
    std::iter::once(&SESSION).chain(&OF_SESSION).chain(&REST).find(|table| table.name == name)
}

fn delete(connection: &Connection, table: &TableSpec, key: &[Value]) -> rusqlite::Result<()> {
    let names = table.columns.iter().take(table.n_keys);
    // A key may be NULL in a damaged row.
    let conditions: Vec<String> = names.map(|(name, _)| format!("{name} IS ?")).collect();
    let delete = format!("DELETE FROM {} WHERE {}", table.name, conditions.join(" AND "));
    connection.prepare_cached(&delete)?.execute(params_from_iter(key)).map(|_| ())
}

/// Removes rows that break the rules of the record, and returns how many.
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
    // Forks of their own forks, which only a damaged file holds.
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

/// Sessions with nothing left but their own row are removed, too.
pub(in crate::record) fn drop_empty(connection: &Connection, lost: &[LostSession]) -> rusqlite::Result<()> {
    let mut drop = connection.prepare_cached("DELETE FROM session WHERE id = ?1 AND forked_from IS NULL")?;
    for one in lost.iter().filter(|one| one.events_left == 0 && one.why != LossReason::Note) {
        drop.execute([one.id])?;
    }
    prune(connection).map(|_| ())
}

/// A row that fails.
pub(in crate::record) struct FailedRow {
    pub(in crate::record) table: &'static str,
    /// Each column by itself.
    pub(in crate::record) key: Vec<(&'static str, Value)>,
    /// The other columns that fail, with those that must fit them.
    pub(in crate::record) columns: Vec<&'static str>,
}

/// Rows of ours that fail. Rows of a session are checked where the source has the session, others where it has a row
/// of the same key. The laptop is not compared. `shares` says whether there are sessions that both have, `filled`
/// which tables of the source have rows; other tables are skipped.
pub(in crate::record) fn bad_rows(
    connection: &Connection,
    shares: bool,
    filled: &BTreeSet<&'static str>,
) -> rusqlite::Result<Vec<FailedRow>> {
    let mut bad = Vec::new();
    let is_of_session = |table: &TableSpec| OF_SESSION.iter().any(|one| one.name == table.name);
    // A seat of ours that fails goes also where the source has none for it.
    let is_asked = |table: &TableSpec| match table.name {
        "laptop" => false,
        "session" | "seat" => shares,
        name => filled.contains(name) && (shares || !is_of_session(table)),
    };
    let tables = iter::once(&SESSION).chain(&OF_SESSION).chain(&REST);
    for table in tables.filter(|table| is_asked(table)) {
        let (ours, theirs) = if is_of_session(table) {
            ("session".to_owned(), "SELECT id FROM source.session".to_owned())
        } else {
            let keys: Vec<&str> = table.keys().collect();
            let keys = keys.join(", ");
            (keys.clone(), format!("SELECT {keys} FROM source.{}", table.name))
        };
        bad_of(connection, table, &format!("({ours}) IN ({theirs})"), &mut bad)?;
    }
    Ok(bad)
}

fn bad_of(
    connection: &Connection,
    table: &'static TableSpec,
    condition: &str,
    bad: &mut Vec<FailedRow>,
) -> rusqlite::Result<()> {
    let names: Vec<&str> = table.columns.iter().map(|(name, _)| *name).collect();
    let query =
        format!("SELECT {}, ({}) FROM main.{} WHERE {condition}", names.join(", "), table.rule, table.name);
    let mut select = connection.prepare_cached(&query)?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let mut failing = Vec::new();
        for (at, (name, cell)) in table.columns.iter().enumerate() {
            if !cell.takes(row.get_ref(at)?) {
                failing.push(*name);
            }
        }
        let ruled: Vec<&'static str> = table.ruled().collect();
        let obeys = row.get::<_, Option<bool>>(names.len())?.unwrap_or(true);
        if table.name == "scenario_text" && !is_text_of_its_hash(row)? {
            failing.push("text");
        }
        if failing.is_empty() && obeys {
            continue;
        }
        if !obeys || failing.iter().any(|name| ruled.contains(name)) {
            failing.extend(ruled);
        }
        let key = table.keys().zip(0..).map(|(name, at)| Ok((name, row.get(at)?)));
        let key: Vec<(&'static str, Value)> = key.collect::<rusqlite::Result<_>>()?;
        let columns: BTreeSet<&'static str> =
            failing.into_iter().filter(|name| key.iter().all(|(of_key, _)| of_key != name)).collect();
        // A note whose key fails has no copy. A seat is replaced as a whole.
        if !columns.is_empty() || table.name == "seat" {
            bad.push(FailedRow { table: table.name, key, columns: columns.into_iter().collect() });
        }
    }
    Ok(())
}

/// The events of one session of ours.
#[derive(Debug, Default)]
pub(in crate::record) struct OwnEvents {
    /// The number before its first own event.
    before: u32,
    /// In order.
    pub(in crate::record) sound: Vec<u32>,
    pub(in crate::record) bad: Vec<Value>,
}

impl OwnEvents {
    /// The first number that is missing or fails.
    pub(in crate::record) fn next(&self) -> u32 {
        let first = self.before.saturating_add(1);
        let n = self.sound.iter().zip(first..).take_while(|(seq, expected)| *seq == expected).count();
        first.saturating_add(u32::try_from(n).unwrap_or(u32::MAX))
    }

    pub(in crate::record) fn is_without_hole(&self) -> bool {
        self.sound.last().is_none_or(|last| self.next() > *last)
    }
}

pub(in crate::record) fn own_events(
    connection: &Connection,
    session: SessionId,
) -> rusqlite::Result<OwnEvents> {
    let before = connection
        .prepare_cached("SELECT ifnull(forked_at_seq, 0) FROM main.session WHERE id = ?1")?
        .query_row([session], |row| row.get(0))?;
    let mut own = OwnEvents { before, ..OwnEvents::default() };
    let mut select = connection.prepare_cached(
        "SELECT session, seq, at, kind, version, body, checksum FROM main.event WHERE session = ?1 ORDER BY seq",
    )?;
    let mut rows = select.query([session])?;
    while let Some(row) = rows.next()? {
        match sound_event(row)? {
            Some(seq) => own.sound.push(seq),
            None => own.bad.push(row.get(1)?),
        }
    }
    Ok(own)
}
