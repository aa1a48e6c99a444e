//! Turns the seats and names of older programs into people. The same old record gives the same people on every
//! laptop.
//!
//! Before schema 4 only the code of a person was known. A code that was typed on a laptop becomes one person, whose id
//! is the UUID v5 of that laptop and the code. A name goes to that person if only one laptop used the code and only one
//! name was kept for it. Any other name stays separate, with its old id and without a seat, until a user joins it to a
//! person. Nothing here uses the time or a random number.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use crate::id::LearnerId;
use crate::record::model::{is_nobody, plain_code, target};

/// The tables of older programs, for copying rows out of a damaged record before anything else is known of it.
const OLD_TABLES: &str = "CREATE TEMP TABLE old_seat (session BLOB NOT NULL, role TEXT NOT NULL, \
         from_seq INTEGER NOT NULL, learner TEXT, PRIMARY KEY (session, role, from_seq)); \
     CREATE TEMP TABLE old_learner (id BLOB PRIMARY KEY, code TEXT NOT NULL, name TEXT, consent_version TEXT, \
         consent_at INTEGER);";

const PERSON: &str = "INSERT OR IGNORE INTO learner (id, code, code_at, laptop, old_code, person, shown) \
     VALUES (?1, ?2, 0, ?3, ?4, ?1, ?2)";
const SEAT: &str =
    "INSERT OR IGNORE INTO seat (session, role, from_seq, learner, word) VALUES (?1, ?2, ?3, ?4, ?5)";
const SEATS: &str = "SELECT old_seat.session, role, from_seq, learner, laptop FROM old_seat \
     JOIN session ON session.id = old_seat.session";
const NAMES: &str = "SELECT id, code, name, consent_version, consent_at FROM old_learner ORDER BY id";
const NAME: &str =
    "UPDATE learner SET name = ?2, consent_version = ?3, consent_at = ?4 WHERE id = ?1 AND name IS NULL";
const ALONE: &str = "INSERT OR IGNORE INTO learner (id, code, code_at, old_code, name, consent_version, consent_at, \
     person, shown) VALUES (?1, ?2, 0, ?3, ?4, ?5, ?6, ?1, ?2)";

/// The person that a code of an older program stands for.
pub(in crate::record) fn person(laptop: &[u8], code: &str) -> LearnerId {
    let namespace = Uuid::from_slice(laptop).unwrap_or_else(|_| Uuid::new_v5(&Uuid::nil(), laptop));
    LearnerId(Uuid::new_v5(&namespace, plain_code(code).as_bytes()))
}

/// Renames the old tables, so that a recovery can copy into them.
pub(in crate::record) fn make_tables(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(OLD_TABLES)
}

pub(in crate::record) fn drop_tables(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch("DROP TABLE old_seat; DROP TABLE old_learner")
}

/// Makes people from the rows of `old_seat` and `old_learner`.
pub(in crate::record) fn give_to_people(connection: &Connection) -> rusqlite::Result<()> {
    let used = seats(connection)?;
    names(connection, &used)
}

/// Fills the seats, and records which person used each code on which laptop.
fn seats(connection: &Connection) -> rusqlite::Result<BTreeMap<String, BTreeSet<LearnerId>>> {
    let mut used: BTreeMap<String, BTreeSet<LearnerId>> = BTreeMap::new();
    let mut select = connection.prepare(SEATS)?;
    let mut insert = connection.prepare(SEAT)?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let code = text(row.get_ref(3)?).map(|code| plain_code(&code));
        let (id, word) = match code {
            None => (None, None),
            Some(code) if code.is_empty() => (None, text(row.get_ref(1)?)),
            Some(code) if is_nobody(&code) => (None, Some(code)),
            Some(code) => {
                let laptop = row.get_ref(4)?.as_bytes().unwrap_or_default();
                let id = person(laptop, &code);
                if used.entry(code.clone()).or_default().insert(id) {
                    connection.prepare_cached(PERSON)?.execute(params![id, code, laptop, target(&code)])?;
                }
                (Some(id), None)
            }
        };
        insert.execute(params![
            as_is(row.get_ref(0)?),
            as_is(row.get_ref(1)?),
            as_is(row.get_ref(2)?),
            id,
            word
        ])?;
    }
    Ok(used)
}

fn names(connection: &Connection, used: &BTreeMap<String, BTreeSet<LearnerId>>) -> rusqlite::Result<()> {
    let mut n_named: BTreeMap<String, u32> = BTreeMap::new();
    let mut select = connection.prepare(NAMES)?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let code = plain_code(&text(row.get_ref(1)?).unwrap_or_default());
        let n = n_named.entry(code).or_default();
        *n = n.saturating_add(1);
    }
    drop(rows);
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let code = plain_code(&text(row.get_ref(1)?).unwrap_or_default());
        let people = used.get(&code);
        let has_name = row.get_ref(2)? != ValueRef::Null;
        let only = people.filter(|people| people.len() == 1 && n_named.get(&code) == Some(&1));
        let [name, version, at] = [2, 3, 4].map(|column| row.get_ref(column).map(as_is));
        let (name, version, at) = (name?, version?, at?);
        if let Some(person) = only.and_then(BTreeSet::first) {
            if has_name {
                connection.prepare_cached(NAME)?.execute(params![person, name, version, at])?;
            }
        } else if has_name || people.is_none() {
            let values = params![as_is(row.get_ref(0)?), code, target(&code), name, version, at];
            connection.prepare_cached(ALONE)?.execute(values)?;
        }
    }
    Ok(())
}

fn as_is(value: ValueRef<'_>) -> ToSqlOutput<'_> {
    ToSqlOutput::Borrowed(value)
}

/// Damaged letters are replaced by the sign for them, so that they are the same everywhere.
fn text(value: ValueRef<'_>) -> Option<String> {
    match value {
        ValueRef::Text(bytes) => Some(String::from_utf8_lossy(bytes).into_owned()),
        ValueRef::Null | ValueRef::Integer(_) | ValueRef::Real(_) | ValueRef::Blob(_) => None,
    }
}

/// Whether a record, or a part of one, was written before people had ids.
pub(in crate::record) fn is_old(connection: &Connection) -> bool {
    let query = "SELECT 1 FROM pragma_table_info('seat') WHERE name = 'word'";
    connection.query_row(query, [], |_| Ok(())).optional().is_ok_and(|found| found.is_none())
}
