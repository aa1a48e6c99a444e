//! Which sessions a damaged record could not give whole, as far as it still tells.
//!
//! The index of sessions by their start lies on pages of its own, so it often names what the table has lost; events
//! without a session name theirs. An id made by the clock tells the time itself.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use rusqlite::types::Value;

use crate::record::model::SessionId;

/// A session that is not whole any more, or gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LostSession {
    pub id: SessionId,
    /// Milliseconds since 1970, if anything still tells.
    pub started_at: Option<i64>,
    /// How many of its own events could be saved.
    pub events_left: u32,
}

#[derive(Debug, Default)]
pub(super) struct Losses {
    hurt: BTreeSet<SessionId>,
    /// When the sessions began that the index names.
    known: BTreeMap<SessionId, i64>,
    /// Own events of each session before any were removed.
    n_events: BTreeMap<SessionId, u32>,
    pub(super) unnamed: bool,
}

impl Losses {
    pub(super) fn of(source: &Connection, is_whole: bool) -> Self {
        let mut known = BTreeMap::new();
        let index = "SELECT id, started_at FROM session INDEXED BY session_by_start ORDER BY started_at";
        // It is read up to its own damage.
        if let Ok(mut select) = source.prepare(index)
            && let Ok(rows) =
                select.query_map([], |row| Ok((row.get::<_, SessionId>(0)?, row.get::<_, i64>(1)?)))
        {
            known.extend(rows.map_while(Result::ok));
        }
        Self { known, unnamed: !is_whole, ..Self::default() }
    }

    pub(super) fn hurt(&mut self, id: Value) {
        match id {
            Value::Blob(bytes) if bytes.len() == 16 => {
                self.hurt.extend(uuid::Uuid::from_slice(&bytes).map(SessionId));
            }
            Value::Blob(_) | Value::Null | Value::Integer(_) | Value::Real(_) | Value::Text(_) => {
                self.unnamed = true;
            }
        }
    }

    /// Everything has been copied that can be read of the file itself, and nothing has been removed yet.
    pub(super) fn note_all(&mut self, to: &Connection) -> rusqlite::Result<()> {
        self.n_events = n_events(to)?;
        let kept = started(to)?;
        self.hurt.extend(self.known.keys().filter(|id| !kept.contains_key(id)));
        self.hurt.extend(self.n_events.keys().filter(|id| !kept.contains_key(id)));
        self.known.extend(kept);
        Ok(())
    }

    pub(super) fn any(&self) -> bool {
        self.unnamed || !self.hurt.is_empty()
    }

    /// After everything that breaks a rule has been removed.
    pub(super) fn name(&mut self, to: &Connection) -> rusqlite::Result<Vec<LostSession>> {
        let left = n_events(to)?;
        let (erased, kept) = (erased(to)?, started(to)?);
        let cut = self.n_events.iter().filter(|(id, n)| left.get(id).is_none_or(|left| left < n));
        self.hurt.extend(cut.map(|(id, _)| *id));
        self.hurt.extend(self.known.keys().filter(|id| !kept.contains_key(id)));
        let named = self.hurt.iter().filter(|id| !erased.contains(id)).map(|id| LostSession {
            id: *id,
            started_at: self.known.get(id).copied().or_else(|| time_of(*id)),
            events_left: if kept.contains_key(id) { left.get(id).copied().unwrap_or(0) } else { 0 },
        });
        Ok(named.collect())
    }
}

fn n_events(of: &Connection) -> rusqlite::Result<BTreeMap<SessionId, u32>> {
    let mut select = of.prepare("SELECT session, count(*) FROM event GROUP BY session")?;
    select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

fn started(of: &Connection) -> rusqlite::Result<BTreeMap<SessionId, i64>> {
    let mut select = of.prepare("SELECT id, started_at FROM session")?;
    select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

fn erased(of: &Connection) -> rusqlite::Result<BTreeSet<SessionId>> {
    let mut select =
        of.prepare("SELECT target FROM erasure WHERE what = 'session' AND length(target) = 16")?;
    select.query_map([], |row| row.get(0))?.collect()
}

fn time_of(id: SessionId) -> Option<i64> {
    let (seconds, nanos) = id.0.get_timestamp()?.to_unix();
    let seconds = i64::try_from(seconds).ok()?;
    seconds.checked_mul(1_000)?.checked_add(i64::from(nanos / 1_000_000))
}
