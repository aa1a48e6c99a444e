//! Reads sessions back, and holds one state of the record during a read ([`Snapshot`]). Nothing here writes.
//!
//! Lists are paged by key, never by offset, so the last page costs as much as the first.

use std::ops::Deref;

use rusqlite::{OptionalExtension, Row, Transaction, TransactionBehavior, params};

use crate::id::{ClubId, LearnerId, ScenarioId, SessionId};
use crate::record::codec;
use crate::record::counted::{COUNTED, SessionTotals};
use crate::record::error::{Fault, RecordError, sql};
use crate::record::home::Home;
use crate::record::model::{Forked, Seat, SessionSummary, StoredEvent, TextHash, lost_code};
use crate::record::store::RecordStore;
use crate::review::sessions::{Note, Trouble};

const READING: &str = "read";

/// The columns that [`summary`] reads.
pub(super) const SUMMARY: &str = "SELECT id, laptop, scenario, scenario_hash, seed, mode, cut, club, place, started_at, \
     finished_at, forked_from, forked_at_seq, \
     coalesce((SELECT max(seq) FROM event WHERE session = id), forked_at_seq, 0), copy_of, answers, firsts, rights, \
     score, search, counted, kind, trouble FROM session";

pub(super) const NEWEST_UNFINISHED: &str = "WHERE finished_at IS NULL AND kind <> 'redo' AND laptop = (SELECT id FROM laptop) \
     ORDER BY started_at DESC, id DESC LIMIT 1";

impl RecordStore {
    /// Reads all events that make up a session, those shared with its parents first.
    pub fn events(&self, session: SessionId) -> Result<Vec<StoredEvent>, RecordError> {
        let failed = sql(READING, &self.path);
        let mut query = self
            .connection
            .prepare_cached("SELECT forked_from, forked_at_seq FROM session WHERE id = ?1")
            .map_err(failed)?;
        // From the session up to its first ancestor, each with the last event that still counts.
        let mut lineage = Vec::new();
        let mut next = Some((session, u32::MAX));
        while let Some((id, up_to)) = next.take() {
            let forked = query
                .query_row([id], |row| {
                    Ok((row.get::<_, Option<SessionId>>(0)?, row.get::<_, Option<u32>>(1)?))
                })
                .optional()
                .map_err(failed)?;
            let Some(forked) = forked else {
                let is_here = !lineage.is_empty();
                let fault = if is_here { Fault::BadSession { from: 1 } } else { Fault::NoSuchSession };
                return Err(RecordError::new(READING, &self.path, fault));
            };
            if lineage.iter().any(|(known, _)| *known == id) {
                // A fork of its own fork, which only a damaged record holds.
                return Err(RecordError::new(READING, &self.path, Fault::BadSession { from: 1 }));
            }
            lineage.push((id, up_to));
            if let (Some(parent), Some(at_seq)) = forked {
                next = Some((parent, at_seq.min(up_to)));
            }
        }
        let mut events = Vec::new();
        for (id, up_to) in lineage.into_iter().rev() {
            self.read_events(id, up_to, &mut events)?;
        }
        match events.iter().zip(1..).find(|(event, seq)| event.seq != *seq) {
            None => Ok(events),
            Some((_, from)) => Err(RecordError::new(READING, &self.path, Fault::BadSession { from })),
        }
    }

    /// Reads the events of a session without those it inherited.
    pub fn own_events(&self, session: SessionId) -> Result<Vec<StoredEvent>, RecordError> {
        let mut events = Vec::new();
        self.read_events(session, u32::MAX, &mut events)?;
        Ok(events)
    }

    pub fn notes(&self, session: SessionId) -> Result<Vec<Note>, RecordError> {
        let query = "SELECT seq, kind, text FROM note WHERE session = ?1 ORDER BY seq, place";
        self.rows(query, [session], |row| Ok(Note { seq: row.get(0)?, kind: row.get(1)?, text: row.get(2)? }))
    }

    pub fn seats(&self, session: SessionId) -> Result<Vec<Seat>, RecordError> {
        let query = "SELECT role, from_seq, learner, word, shown, person, mark, home FROM seat \
             LEFT JOIN learner ON learner.id = seat.learner WHERE session = ?1 ORDER BY from_seq, role";
        self.rows(query, [session], seat)
    }

    pub fn session(&self, session: SessionId) -> Result<Option<SessionSummary>, RecordError> {
        self.rows(&format!("{SUMMARY} WHERE id = ?1"), [session], summary).map(|mut found| found.pop())
    }

    /// Finds the newest unfinished session of this laptop. Merged sessions of other laptops do not count.
    pub fn unfinished(&self) -> Result<Option<SessionSummary>, RecordError> {
        self.rows(&format!("{SUMMARY} {NEWEST_UNFINISHED}"), [], summary).map(|mut found| found.pop())
    }

    /// Reads the scenario and club that sessions with this hash were played with.
    pub fn scenario_text(&self, hash: TextHash) -> Result<Option<String>, RecordError> {
        let query = "SELECT text FROM scenario_text WHERE hash = ?1";
        self.rows(query, [hash], |row| row.get(0)).map(|mut found| found.pop())
    }

    fn read_events(
        &self,
        session: SessionId,
        up_to: u32,
        events: &mut Vec<StoredEvent>,
    ) -> Result<(), RecordError> {
        let columns = codec::COLUMNS;
        let query = format!("SELECT {columns} FROM event WHERE session = ?1 AND seq <= ?2 ORDER BY seq");
        let failed = sql(READING, &self.path);
        let mut statement = self.connection.prepare_cached(&query).map_err(failed)?;
        let mut rows = statement.query(params![session, up_to]).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            let from = events.last().map_or(1, |last| last.seq.saturating_add(1));
            let bad = |error| RecordError {
                cause: Some(Box::new(error)),
                ..RecordError::new(READING, &self.path, Fault::BadSession { from })
            };
            events.push(codec::read(row).map_err(bad)?);
        }
        Ok(())
    }
}

fn seat(row: &Row<'_>) -> rusqlite::Result<Seat> {
    let (id, word): (Option<LearnerId>, Option<String>) = (row.get(2)?, row.get(3)?);
    let shown: Option<String> = row.get(4)?;
    // A person who has an id but no row any more has lost the code with the row.
    let code = id.map(|id| shown.unwrap_or_else(|| lost_code(id)));
    Ok(Seat {
        role: row.get(0)?,
        from_seq: row.get(1)?,
        learner: code.or(word),
        id,
        person: row.get::<_, Option<LearnerId>>(5)?.or(id),
        mark: row.get::<_, Option<String>>(6)?.unwrap_or_default(),
        home: row.get::<_, Option<String>>(7)?.as_deref().and_then(Home::of),
    })
}

pub(super) fn summary(row: &Row<'_>) -> rusqlite::Result<SessionSummary> {
    let forked = match (row.get(11)?, row.get(12)?) {
        (Some(from), Some(at_seq)) => Some(Forked { from, at_seq }),
        _ => None,
    };
    Ok(SessionSummary {
        id: row.get(0)?,
        laptop: row.get(1)?,
        scenario: ScenarioId(row.get(2)?),
        scenario_hash: row.get(3)?,
        seed: row.get::<_, i64>(4)?.cast_unsigned(),
        mode: row.get(5)?,
        cut: row.get(6)?,
        club: ClubId(row.get(7)?),
        place: row.get(8)?,
        started_at: row.get(9)?,
        finished_at: row.get(10)?,
        forked,
        total: row.get(13)?,
        copy_of: row.get(14)?,
        standing: SessionTotals {
            answers: row.get(15)?,
            firsts: row.get(16)?,
            rights: row.get(17)?,
            score: u32::try_from(row.get::<_, i64>(18)?).ok(),
            search: row.get(19)?,
        },
        is_counted: row.get::<_, u32>(20)? == COUNTED,
        kind: row.get(21)?,
        trouble: row.get::<_, Option<String>>(22)?.map(|word| word.parse().unwrap_or(Trouble::Row)),
    })
}

/// The record as it stood when this was taken. Other windows may go on writing.
#[derive(Debug)]
pub struct Snapshot<'s> {
    store: &'s RecordStore,
    /// The open transaction, which holds this state.
    _moment: Transaction<'s>,
}

impl RecordStore {
    pub fn snapshot(&self) -> Result<Snapshot<'_>, RecordError> {
        let failed = sql("read", &self.path);
        let moment =
            Transaction::new_unchecked(&self.connection, TransactionBehavior::Deferred).map_err(failed)?;
        // A transaction begins with its first query, so one is made here.
        moment.query_row("SELECT count(*) FROM laptop", [], |_| Ok(())).map_err(failed)?;
        Ok(Snapshot { store: self, _moment: moment })
    }
}

impl Deref for Snapshot<'_> {
    type Target = RecordStore;

    fn deref(&self) -> &RecordStore {
        self.store
    }
}
