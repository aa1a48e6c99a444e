//! Works out which sessions could not be recovered completely, as far as the damaged record still shows it.
//! The index of sessions by their start is on pages of its own, so it often names what the table has lost. Events
//! without a session give its id. An id that was made from the clock contains the time.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use rusqlite::types::Value;
use strum::{EnumString, IntoStaticStr};

use crate::id::SessionId;
use crate::record::connection::columns;

/// A session that is incomplete or gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LostSession {
    pub id: SessionId,
    /// Milliseconds since 1970, if it is known.
    pub started_at: Option<i64>,
    /// How many of its own events could be saved.
    pub events_left: u32,
    pub why: LossReason,
}

/// Why a session is incomplete.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum LossReason {
    /// Pages of the file cannot be read.
    Unread,
    /// Its own row or a seat of it holds a value that no program of ours writes.
    Row,
    /// The event after those that are left cannot be read, or has changed since it was written.
    Event,
    /// A note of it cannot be read.
    Note,
    /// The session that it is a fork of does not reach the fork any more.
    Beginning,
}

impl LossReason {
    /// One word for programs.
    pub fn slug(self) -> &'static str {
        self.into()
    }
}

#[derive(Debug, Default)]
pub(in crate::record) struct Losses {
    hurt: BTreeMap<SessionId, LossReason>,
    /// The start of the sessions that the index names.
    known: BTreeMap<SessionId, i64>,
    /// Own events of each session before any were removed.
    n_events: BTreeMap<SessionId, u32>,
    /// Tables that are missing.
    pub(super) tables: BTreeSet<&'static str>,
    pub(super) unnamed: bool,
    /// Whether the schema of the file can be read, so that a table that is not found is missing.
    pub(super) is_whole: bool,
}

impl Losses {
    pub(super) fn of(source: &Connection, is_whole: bool) -> Self {
        let mut known = BTreeMap::new();
        let index = "SELECT id, started_at FROM session INDEXED BY session_by_start ORDER BY started_at";
        // It is read up to its own damage, and only where it is a table.
        if columns(source, "session").is_ok_and(|columns| !columns.is_empty())
            && let Ok(mut select) = source.prepare(index)
            && let Ok(rows) =
                select.query_map([], |row| Ok((row.get::<_, SessionId>(0)?, row.get::<_, i64>(1)?)))
        {
            known.extend(rows.map_while(Result::ok));
        }
        Self { known, unnamed: !is_whole, is_whole, ..Self::default() }
    }

    pub(super) fn hurt(&mut self, id: Value) {
        match id {
            Value::Blob(bytes) if bytes.len() == 16 => {
                if let Ok(id) = uuid::Uuid::from_slice(&bytes) {
                    self.blame(SessionId(id), LossReason::Unread);
                }
            }
            Value::Blob(_) | Value::Null | Value::Integer(_) | Value::Real(_) | Value::Text(_) => {
                self.unnamed = true;
            }
        }
    }

    pub(in crate::record) fn blame(&mut self, id: SessionId, why: LossReason) {
        self.hurt.entry(id).or_insert(why);
    }

    /// Sessions that were found only on loose pages: it is unknown whether these were all.
    pub(super) fn blame_found(
        &mut self,
        to: &Connection,
        before: &BTreeMap<SessionId, i64>,
    ) -> rusqlite::Result<()> {
        for id in started(to)?.keys().filter(|id| !before.contains_key(id)) {
            self.blame(*id, LossReason::Unread);
        }
        Ok(())
    }

    /// Called when everything readable has been copied from the file, and nothing has been removed yet.
    pub(in crate::record) fn note_all(&mut self, to: &Connection) -> rusqlite::Result<()> {
        self.n_events = n_events(to)?;
        let kept = started(to)?;
        let missing = self.known.keys().chain(self.n_events.keys()).filter(|id| !kept.contains_key(id));
        for id in missing.copied().collect::<Vec<_>>() {
            self.blame(id, LossReason::Unread);
        }
        self.known.extend(kept);
        Ok(())
    }

    pub(super) fn any(&self) -> bool {
        self.unnamed || !self.hurt.is_empty() || !self.tables.is_empty()
    }

    /// Called when everything that breaks a rule has been removed.
    pub(in crate::record) fn name(&mut self, to: &Connection) -> rusqlite::Result<Vec<LostSession>> {
        let left = n_events(to)?;
        let (erased, kept) = (erased(to)?, started(to)?);
        let cut = self.n_events.iter().filter(|(id, n)| left.get(id).is_none_or(|left| left < n));
        let cut: Vec<SessionId> = cut.map(|(id, _)| *id).collect();
        let gone: Vec<SessionId> = self.known.keys().filter(|id| !kept.contains_key(id)).copied().collect();
        for id in cut.into_iter().chain(gone) {
            self.blame(id, if kept.contains_key(&id) { LossReason::Event } else { LossReason::Beginning });
        }
        let named = self.hurt.iter().filter(|(id, _)| !erased.contains(id)).map(|(id, why)| LostSession {
            id: *id,
            started_at: self.known.get(id).copied().or_else(|| time_of(*id)),
            events_left: if kept.contains_key(id) { left.get(id).copied().unwrap_or(0) } else { 0 },
            why: *why,
        });
        Ok(named.collect())
    }
}

fn n_events(of: &Connection) -> rusqlite::Result<BTreeMap<SessionId, u32>> {
    let query = "SELECT session, count(*) FROM event WHERE length(session) = 16 GROUP BY session";
    let mut select = of.prepare(query)?;
    select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

pub(super) fn started(of: &Connection) -> rusqlite::Result<BTreeMap<SessionId, i64>> {
    let mut select = of.prepare("SELECT id, started_at FROM session WHERE length(id) = 16")?;
    select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

fn erased(of: &Connection) -> rusqlite::Result<BTreeSet<SessionId>> {
    let mut select =
        of.prepare("SELECT target FROM erasure WHERE what = 'session' AND length(target) = 16")?;
    select.query_map([], |row| row.get(0))?.collect()
}

/// An id that was made from the clock contains the time.
pub(in crate::record) fn time_of(id: SessionId) -> Option<i64> {
    let (seconds, nanos) = id.0.get_timestamp()?.to_unix();
    let seconds = i64::try_from(seconds).ok()?;
    seconds.checked_mul(1_000)?.checked_add(i64::from(nanos / 1_000_000))
}
