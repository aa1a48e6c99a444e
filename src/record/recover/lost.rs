//! Remembers in the record itself what a recovery lost and what is still missing, so that a user does not think later
//! that the record is complete.
//!
//! It is a mark and not a fact. A session that has come back since, such as by merging another copy, is not lost any
//! more. What has no name cannot be found again one by one: it counts as missing until a sound copy was merged and
//! this record is the same as that copy, by both hashes.

use std::collections::BTreeSet;
use std::fmt::Write;

use rusqlite::{Connection, OptionalExtension, params};

use crate::id::SessionId;
use crate::record::content::content_hash;
use crate::record::error::{RecordError, sql};
use crate::record::losses::{LossReason, LostSession};
use crate::record::schema::tables;
use crate::record::store::RecordStore;

pub(super) const MARK: &str = "lost";
const AND_MORE: &str = "and more";
const TABLE: &str = "table ";

/// What a recovery could not save and is still missing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StillLost {
    pub sessions: Vec<LostSession>,
    /// Tables that were missing.
    pub tables: BTreeSet<&'static str>,
    /// Something was lost that cannot be named any more.
    pub and_more: bool,
}

impl StillLost {
    pub fn is_nothing(&self) -> bool {
        self.sessions.is_empty() && self.tables.is_empty() && !self.and_more
    }
}

impl RecordStore {
    pub fn still_lost(&self) -> Result<StillLost, RecordError> {
        let failed = sql("read", &self.path);
        let mut kept = read(&self.connection, "main").map_err(failed)?;
        let sessions = std::mem::take(&mut kept.sessions);
        let mut still = StillLost { sessions: Vec::new(), ..kept };
        for one in sessions {
            let query = "SELECT count(event.seq) FROM session LEFT JOIN event ON event.session = id WHERE id = ?1 \
                 GROUP BY id";
            let found: Option<u32> = self.rows(query, [one.id], |row| row.get(0))?.pop();
            // There is more than was saved then, so a copy was merged since.
            if found.is_none_or(|n_events| n_events <= one.events_left) {
                still.sessions.push(one);
            }
        }
        Ok(still)
    }
}

/// Adds to what an earlier recovery lost.
pub(in crate::record) fn keep(connection: &Connection, lost: &StillLost) -> rusqlite::Result<()> {
    let mut all = read(connection, "main")?;
    all.and_more |= lost.and_more;
    all.tables.extend(&lost.tables);
    all.sessions.retain(|old| lost.sessions.iter().all(|new| new.id != old.id));
    // A note alone leaves the session as it is counted and exported.
    all.sessions.extend(lost.sessions.iter().filter(|one| one.why != LossReason::Note));
    if all.is_nothing() { Ok(()) } else { write(connection, &all) }
}

/// Removes sessions of which a source has all events that were saved here and no more. For a session whose next event
/// is known to be lost, such a copy proves nothing.
pub(in crate::record) fn forget_whole(
    connection: &Connection,
    same: &BTreeSet<SessionId>,
) -> rusqlite::Result<()> {
    let mut all = read(connection, "main")?;
    let before = all.sessions.len();
    all.sessions.retain(|one| !same.contains(&one.id) || one.why == LossReason::Event);
    if all.sessions.len() == before { Ok(()) } else { write(connection, &all) }
}

/// Whether anything still counts as missing that a sound copy of the record can prove to be here.
pub(in crate::record) fn has_nameless(connection: &Connection) -> rusqlite::Result<bool> {
    read(connection, "main").map(|all| all.and_more || all.tables.iter().any(|table| is_hashed(table)))
}

/// Removes nameless losses and tables, where this record is the same as a sound copy. A session whose next event is
/// known to be lost stays, as in [`forget_whole`].
pub(in crate::record) fn forget_nameless(connection: &Connection, copy: &Connection) -> rusqlite::Result<()> {
    let mut all = read(connection, "main")?;
    if read(copy, "main")?.is_nothing() && content_hash(copy)? == content_hash(connection)? {
        all.and_more = false;
        all.tables.retain(|table| !is_hashed(table));
        write(connection, &all)?;
    }
    Ok(())
}

/// The tables that are in neither of the two hashes.
fn is_hashed(table: &str) -> bool {
    !matches!(table, "laptop" | "setting")
}

/// Sessions of which the attached source itself has lost something.
pub(in crate::record) fn of_source(connection: &Connection) -> rusqlite::Result<BTreeSet<SessionId>> {
    Ok(read(connection, "source")?.sessions.iter().map(|one| one.id).collect())
}

fn write(connection: &Connection, all: &StillLost) -> rusqlite::Result<()> {
    let mut lines = String::new();
    for LostSession { id, started_at, events_left, why } in &all.sessions {
        let started_at = started_at.map_or_else(|| "-".to_owned(), |at| at.to_string());
        // Writing to a text cannot fail.
        writeln!(lines, "{id} {started_at} {events_left} {}", why.slug()).ok();
    }
    for table in &all.tables {
        writeln!(lines, "{TABLE}{table}").ok();
    }
    if all.and_more {
        lines.push_str(AND_MORE);
    }
    let insert = "INSERT OR REPLACE INTO main.mark (name, value) VALUES (?1, ?2)";
    connection.execute(insert, params![MARK, lines]).map(|_| ())
}

fn read(connection: &Connection, side: &str) -> rusqlite::Result<StillLost> {
    let query = format!("SELECT value FROM {side}.mark WHERE name = ?1");
    let lines: Option<String> = connection.query_row(&query, [MARK], |row| row.get(0)).optional()?;
    let lines = lines.unwrap_or_default();
    let and_more = lines.lines().any(|line| line == AND_MORE);
    let table = |line: &str| {
        let name = line.strip_prefix(TABLE)?;
        tables().find(|table| *table == name)
    };
    let tables = lines.lines().filter_map(table).collect();
    Ok(StillLost { sessions: lines.lines().filter_map(session).collect(), tables, and_more })
}

fn session(line: &str) -> Option<LostSession> {
    let mut words = line.split(' ');
    let id = words.next()?.parse().ok()?;
    let started_at = words.next()?.parse().ok();
    let events_left = words.next()?.parse().ok()?;
    let why = words.next()?.parse().ok()?;
    Some(LostSession { id, started_at, events_left, why })
}
