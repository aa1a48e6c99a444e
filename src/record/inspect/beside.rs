//! Inspects in the same way those rows of our own that an attached source has under the same key.

use std::collections::BTreeSet;
use std::iter;

use rusqlite::Connection;
use rusqlite::types::Value;

use crate::id::SessionId;
use crate::record::inspect::cell::{is_text_of_its_hash, sound_event};
use crate::record::inspect::tables::{OF_SESSION, REST, SESSION, Table};

/// A row that fails.
pub(in crate::record) struct BadRow {
    pub(in crate::record) table: &'static str,
    /// Column by column.
    pub(in crate::record) key: Vec<(&'static str, Value)>,
    /// The other columns that fail, with those that must fit them.
    pub(in crate::record) columns: Vec<&'static str>,
}

/// Rows of ours that fail. Those of a session are asked for where the source has the session, others where it has a row
/// of the same key. The laptop is each record's own. `shares` says whether there are sessions that both have, `filled`
/// in which tables the source has anything: elsewhere nothing is asked for.
pub(in crate::record) fn bad_rows(
    connection: &Connection,
    shares: bool,
    filled: &BTreeSet<&'static str>,
) -> rusqlite::Result<Vec<BadRow>> {
    let mut bad = Vec::new();
    let is_of_session = |table: &Table| OF_SESSION.iter().any(|one| one.name == table.name);
    // A seat of ours that fails goes also where the source has none for it.
    let is_asked = |table: &Table| match table.name {
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
    table: &'static Table,
    condition: &str,
    bad: &mut Vec<BadRow>,
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
            bad.push(BadRow { table: table.name, key, columns: columns.into_iter().collect() });
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
