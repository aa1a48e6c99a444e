//! Reads every table of a record and notes what fails, session by session.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::ControlFlow;

use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, Row};

use crate::id::SessionId;
use crate::progress::Tell;
use crate::record::codec::ANSWER;
use crate::record::connection::columns;
use crate::record::inspect::tables::{
    ColumnType, OF_SESSION, REST, SESSION, TableSpec, are_sound, is_text_of_its_hash, is_tombstone,
    session_of, sound_event,
};
use crate::record::losses::LossReason;

/// How many rows are read between two calls of `tell`.
const N_AT_ONCE: u64 = 4_096;

/// What failed.
#[derive(Debug, Default)]
pub(in crate::record) struct Inspected {
    /// Sessions with a row that fails, and the first reason.
    pub(in crate::record) sessions: BTreeMap<SessionId, LossReason>,
    /// The last sound event of each session whose next event fails or is missing.
    pub(in crate::record) cuts: BTreeMap<SessionId, u32>,
    /// Events that fail by themselves, by session and number.
    pub(super) events: Vec<(SessionId, Value)>,
    /// Rows with these keys that fail by themselves.
    pub(super) rows: Vec<(&'static str, Vec<Value>)>,
    /// Rows that belong to no known session.
    pub(in crate::record) n_unnamed: u64,
    pub(in crate::record) n_sessions: u64,
    /// Tables with at least one row.
    pub(in crate::record) filled: BTreeSet<&'static str>,
    /// How many own sound answers each session with a sound row has.
    pub(in crate::record) answers: HashMap<SessionId, u64>,
    n_read: u64,
}

impl Inspected {
    pub(in crate::record) fn is_sound(&self) -> bool {
        self.sessions.is_empty() && self.cuts.is_empty() && self.rows.is_empty() && self.n_unnamed == 0
    }

    /// How many rows of each table outside sessions are left out.
    pub(in crate::record) fn rows_lost(&self) -> BTreeMap<&'static str, u64> {
        let mut lost = BTreeMap::new();
        for (table, _) in self.rows.iter().filter(|(table, _)| REST.iter().any(|rest| rest.name == *table)) {
            let n: &mut u64 = lost.entry(*table).or_default();
            *n = n.saturating_add(1);
        }
        lost
    }

    /// Id and start, as they are stored, of each session whose own row or seat fails.
    pub(in crate::record) fn heads(&self, connection: &Connection) -> rusqlite::Result<Vec<(Value, Value)>> {
        let mut bad: BTreeMap<Vec<u8>, (Value, Value)> = BTreeMap::new();
        let mut start = connection.prepare("SELECT started_at FROM session WHERE id IS ?1")?;
        for (_, key) in self.rows.iter().filter(|(table, _)| *table == SESSION.name) {
            let Some(id) = key.first() else { continue };
            let started_at = start.query_row([id], |row| row.get(0)).unwrap_or(Value::Null);
            let bytes = if let Value::Blob(bytes) = id { bytes.clone() } else { Vec::new() };
            bad.insert(bytes, (id.clone(), started_at));
        }
        Ok(bad.into_values().collect())
    }

    fn blame(&mut self, session: SessionId, why: LossReason) {
        self.sessions.entry(session).or_insert(why);
    }
}

/// A session whose own row is sound.
struct Known {
    /// The number of its first own event.
    first: u32,
    /// The number of its last sound event, or of the last that it shares with its parent.
    last: u32,
    parent: Option<SessionId>,
    answers: u64,
}

type Sessions = HashMap<[u8; 16], Known>;

/// None where `tell` stopped it. Columns and tables that an older schema lacks are skipped.
pub(in crate::record) fn inspect(
    connection: &Connection,
    tell: &mut Tell<'_, u64>,
) -> rusqlite::Result<Option<Inspected>> {
    let mut reader = Reader { connection, tell, found: Inspected::default() };
    let Some(mut known) = reader.sessions()? else { return Ok(None) };
    for table in &OF_SESSION {
        if reader.of_session(table, &known)?.is_break() {
            return Ok(None);
        }
    }
    for table in &REST {
        if reader.rest(table)?.is_break() {
            return Ok(None);
        }
    }
    let is_stopped = reader.events(&mut known)?.is_break() || (reader.tell)(reader.found.n_read).is_break();
    reader.forks(&known);
    let answers = known.iter().map(|(id, session)| (SessionId(uuid::Uuid::from_bytes(*id)), session.answers));
    reader.found.answers = answers.collect();
    Ok((!is_stopped).then_some(reader.found))
}

/// Id and start, as they are stored, of each session whose own row or seat fails.
pub(in crate::record) fn bad_heads(connection: &Connection) -> rusqlite::Result<Vec<(Value, Value)>> {
    let mut go_on = |_| ControlFlow::Continue(());
    let mut reader = Reader { connection, tell: &mut go_on, found: Inspected::default() };
    let known = reader.sessions()?.unwrap_or_default();
    for table in OF_SESSION.iter().filter(|table| table.name == "seat") {
        if reader.of_session(table, &known)?.is_break() {
            break;
        }
    }
    reader.found.heads(connection)
}

/// Looks at one row with these columns.
type TakeRow<'t> = &'t mut dyn FnMut(&mut Inspected, &Row<'_>, &[(&str, ColumnType)]) -> rusqlite::Result<()>;

struct Reader<'c, 't> {
    connection: &'c Connection,
    /// Counts the rows that have been read, and reports the progress.
    tell: &'t mut Tell<'t, u64>,
    found: Inspected,
}

impl Reader<'_, '_> {
    fn has_read(&mut self) -> ControlFlow<()> {
        self.found.n_read = self.found.n_read.saturating_add(1);
        if self.found.n_read.is_multiple_of(N_AT_ONCE) {
            (self.tell)(self.found.n_read)
        } else {
            ControlFlow::Continue(())
        }
    }

    /// Passes every row to `take`, with the columns that the table has.
    fn each(&mut self, table: &'static TableSpec, take: TakeRow<'_>) -> rusqlite::Result<ControlFlow<()>> {
        let there = columns(self.connection, table.name)?;
        let used: Vec<(&str, ColumnType)> =
            table.columns.iter().filter(|(name, _)| there.iter().any(|one| one == name)).copied().collect();
        if used.len() < table.n_keys {
            return Ok(ControlFlow::Continue(()));
        }
        let names: Vec<&str> = used.iter().map(|(name, _)| *name).collect();
        let rule = table.rule_of(&names);
        let query = format!("SELECT {}, ({rule}) FROM {}", names.join(", "), table.name);
        let connection = self.connection;
        let mut select = connection.prepare(&query)?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            self.found.filled.insert(table.name);
            if self.has_read().is_break() {
                return Ok(ControlFlow::Break(()));
            }
            take(&mut self.found, row, &used)?;
        }
        Ok(ControlFlow::Continue(()))
    }

    fn sessions(&mut self) -> rusqlite::Result<Option<Sessions>> {
        let mut known = HashMap::new();
        let flow = self.each(&SESSION, &mut |found, row, columns| {
            found.n_sessions = found.n_sessions.saturating_add(1);
            let id = session_of(row.get_ref(0)?);
            let is_sound = are_sound(row, columns)?;
            match (id, is_sound) {
                (Some(id), true) => {
                    let forked_at = row.get::<_, Option<u32>>(1)?.unwrap_or(0);
                    let first = forked_at.saturating_add(1);
                    let session = Known { first, last: forked_at, parent: row.get(2)?, answers: 0 };
                    known.insert(*id.0.as_bytes(), session);
                }
                (Some(id), false) => {
                    found.blame(id, LossReason::Row);
                    found.rows.push((SESSION.name, key(row, &SESSION)?));
                }
                (None, _) => {
                    found.n_unnamed = found.n_unnamed.saturating_add(1);
                    found.rows.push((SESSION.name, key(row, &SESSION)?));
                }
            }
            Ok(())
        })?;
        Ok(flow.is_continue().then_some(known))
    }

    /// Checks the rows that belong to sessions. A seat that fails makes its whole session fail, because it would be
    /// unknown whose answers they are. A note fails alone.
    fn of_session(
        &mut self,
        table: &'static TableSpec,
        known: &Sessions,
    ) -> rusqlite::Result<ControlFlow<()>> {
        self.each(table, &mut |found, row, columns| {
            let id = session_of(row.get_ref(0)?);
            match id.filter(|id| known.contains_key(id.0.as_bytes())) {
                None => {
                    if id.is_none_or(|id| !found.sessions.contains_key(&id)) {
                        found.n_unnamed = found.n_unnamed.saturating_add(1);
                    }
                }
                Some(_) if are_sound(row, columns)? => {}
                Some(id) if table.name == "seat" => {
                    found.blame(id, LossReason::Row);
                    found.rows.push((SESSION.name, vec![Value::Blob(id.0.as_bytes().to_vec())]));
                }
                Some(id) => {
                    found.blame(id, LossReason::Note);
                    found.rows.push((table.name, key(row, table)?));
                }
            }
            Ok(())
        })
    }

    fn rest(&mut self, table: &'static TableSpec) -> rusqlite::Result<ControlFlow<()>> {
        self.each(table, &mut |found, row, columns| {
            let mut is_sound = are_sound(row, columns)?;
            if is_sound && table.name == "scenario_text" {
                is_sound = is_text_of_its_hash(row)?;
            }
            if is_sound && table.name == "erasure" {
                is_sound = is_tombstone(row)?;
            }
            if !is_sound {
                found.rows.push((table.name, key(row, table)?));
            }
            Ok(())
        })
    }

    fn events(&mut self, known: &mut Sessions) -> rusqlite::Result<ControlFlow<()>> {
        let there = columns(self.connection, "event")?;
        if there.is_empty() {
            return Ok(ControlFlow::Continue(()));
        }
        let sum = if there.iter().any(|name| name == "checksum") { "checksum" } else { "NULL" };
        let query =
            format!("SELECT session, seq, at, kind, version, body, {sum} FROM event ORDER BY session, seq");
        let connection = self.connection;
        let mut select = connection.prepare(&query)?;
        let mut rows = select.query([])?;
        // The session at hand, the number that comes next, and whether an event of it has failed.
        let (mut at_hand, mut next, mut is_cut) = (None::<[u8; 16]>, 0_u32, true);
        let mut answers = 0_u64;
        while let Some(row) = rows.next()? {
            if self.has_read().is_break() {
                return Ok(ControlFlow::Break(()));
            }
            let ValueRef::Blob(id) = row.get_ref(0)? else {
                self.found.n_unnamed = self.found.n_unnamed.saturating_add(1);
                continue;
            };
            if at_hand.is_none_or(|at_hand| *id != at_hand) {
                end(known, at_hand, next, std::mem::take(&mut answers));
                let owner = <[u8; 16]>::try_from(id).ok().and_then(|id| Some((id, known.get(&id)?.first)));
                let Some((id, first)) = owner else {
                    self.orphan(row)?;
                    at_hand = None;
                    continue;
                };
                (at_hand, next, is_cut) = (Some(id), first, false);
            }
            let Some(session) = at_hand.map(|id| SessionId(uuid::Uuid::from_bytes(id))) else { continue };
            let seq = sound_event(row)?;
            if seq.is_some() && row.get_ref(3)? == ValueRef::Text(ANSWER.as_bytes()) {
                answers = answers.saturating_add(1);
            }
            if seq.is_none() {
                self.found.events.push((session, row.get(1)?));
            }
            if is_cut {
                continue;
            }
            if seq == Some(next) {
                next = next.saturating_add(1);
            } else {
                is_cut = true;
                self.found.blame(session, LossReason::Event);
                self.found.cuts.insert(session, next.saturating_sub(1));
            }
        }
        end(known, at_hand, next, answers);
        Ok(ControlFlow::Continue(()))
    }

    /// A fork fails where its parent does not have all events that it shares with it, and so does a fork of this
    /// fork.
    fn forks(&mut self, known: &Sessions) {
        let mut rooted: HashSet<SessionId> = HashSet::new();
        for (id, session) in known {
            let mut lineage = HashSet::from([SessionId(uuid::Uuid::from_bytes(*id))]);
            let mut at_hand = session;
            let is_rooted = loop {
                let Some(parent) = at_hand.parent else { break true };
                if rooted.contains(&parent) {
                    break true;
                }
                if !lineage.insert(parent) {
                    break false;
                }
                let Some(found) = known.get(parent.0.as_bytes()) else { break false };
                at_hand = found;
            };
            let has_beginning = session.parent.is_none_or(|parent| {
                let forked_at = session.first.saturating_sub(1);
                known.get(parent.0.as_bytes()).is_some_and(|parent| forked_at <= parent.last)
            });
            if !is_rooted || !has_beginning {
                self.found.blame(SessionId(uuid::Uuid::from_bytes(*id)), LossReason::Beginning);
            }
            if is_rooted {
                rooted.extend(lineage);
            }
        }
    }

    /// Handles an event without a session. If its session has failed, the event is reported with that session.
    fn orphan(&mut self, row: &Row<'_>) -> rusqlite::Result<()> {
        match session_of(row.get_ref(0)?) {
            Some(id) => self.found.blame(id, LossReason::Row),
            None => self.found.n_unnamed = self.found.n_unnamed.saturating_add(1),
        }
        Ok(())
    }
}

/// Ends a session: all its events have been read, and the next one would be `next`.
fn end(known: &mut Sessions, session: Option<[u8; 16]>, next: u32, answers: u64) {
    if let Some(session) = session.and_then(|id| known.get_mut(&id)) {
        session.answers = answers;
        session.last = next.saturating_sub(1).max(session.last);
    }
}

fn key(row: &Row<'_>, table: &TableSpec) -> rusqlite::Result<Vec<Value>> {
    // The first columns of the statement are the keys: no schema has ever lacked one.
    (0..table.n_keys).map(|at| row.get(at)).collect()
}
