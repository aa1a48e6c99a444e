//! Holds what the writer of a session knows of it: the number of its last event and the events before.
//!
//! Between two appends another window may have merged another laptop's copy of this session in its place, even one of
//! the same length. So whenever another connection has written in the meantime, the events are compared with those
//! that the writer has seen, and nothing of one copy is ever appended to another.

use rusqlite::{Connection, OptionalExtension};

use crate::id::SessionId;
use crate::record::content::Sum;
use crate::record::model::StoredEvent;

#[derive(Debug)]
pub(super) struct Tail {
    session: SessionId,
    last: u32,
    /// Over its own events.
    events: Sum,
    /// SQLite's count of what other connections wrote, when the events were last looked at.
    version: Option<i64>,
}

impl Tail {
    /// A session whose last event is `last`, those before a fork included; its own events are these.
    pub(super) fn begun(session: SessionId, last: u32, events: &[StoredEvent]) -> Self {
        let mut sum = Sum::default();
        for event in events {
            sum.event(event);
        }
        Self { session, last, events: sum, version: None }
    }

    pub(super) fn read(connection: &Connection, session: SessionId) -> rusqlite::Result<Option<Self>> {
        let inherited: Option<u32> = connection
            .prepare_cached("SELECT ifnull(forked_at_seq, 0) FROM session WHERE id = ?1")?
            .query_row([session], |row| row.get(0))
            .optional()?;
        let Some(mut last) = inherited else { return Ok(None) };
        let version = Some(data_version(connection)?);
        let mut events = Sum::default();
        let mut select = connection.prepare_cached(
            "SELECT seq, at, kind, version, body FROM event WHERE session = ?1 ORDER BY seq",
        )?;
        let mut rows = select.query([session])?;
        while let Some(row) = rows.next()? {
            last = row.get(0)?;
            for column in 0..5 {
                events.add(row.get_ref(column)?);
            }
        }
        Ok(Some(Self { session, last, events, version }))
    }

    pub(super) fn is_before(&self, next_seq: u32) -> bool {
        next_seq.checked_sub(1) == Some(self.last)
    }

    /// Whether the session in the record still ends with exactly these events.
    pub(super) fn still_stands(&mut self, connection: &Connection) -> rusqlite::Result<bool> {
        if self.version == Some(data_version(connection)?) {
            return Ok(true);
        }
        let Some(found) = Self::read(connection, self.session)? else { return Ok(false) };
        let is_same =
            found.last == self.last && found.events.clone().finish() == self.events.clone().finish();
        if is_same {
            self.version = found.version;
        }
        Ok(is_same)
    }

    /// Lets the events be compared before the next append, whoever has written.
    pub(super) fn forget_version(&mut self) {
        self.version = None;
    }

    pub(super) fn add(&mut self, events: &[StoredEvent]) {
        for event in events {
            self.events.event(event);
            self.last = event.seq;
        }
    }
}

fn data_version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))
}
