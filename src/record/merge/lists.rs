//! Compares copies of one session as lists of events: which is a prefix of which, and which id each gets.
//!
//! A list is identified by its head (the fields of a session that never change) and its own events. Of all lists of
//! one session, those are kept that are not a prefix of another. The first of them by the hash of its content has the
//! session's own id, each other one an id made of that hash. So the ids depend on the content, not on which file came
//! first.

use std::collections::BTreeMap;

use rusqlite::types::{Value, ValueRef};
use rusqlite::{Transaction, params};
use sha2::{Digest, Sha256};

use crate::id::{LearnerId, SessionId};
use crate::record::codec;
use crate::record::content::Sum;
use crate::record::error::{is_bad_row, readable};
use crate::record::merge::notes::{self, Notes};
use crate::record::model::{ERASED, SessionKind, StoredEvent};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Main,
    Source,
}

impl Side {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Main => "main",
            Self::Source => "source",
        }
    }
}

/// Role and first event, and who sits there.
pub(super) type Seats = BTreeMap<(String, u32), Sitter>;

/// A person, or a word for no particular person, or empty, which is the computer; and the club they are from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Sitter {
    pub(super) learner: Option<LearnerId>,
    pub(super) word: Option<String>,
    pub(super) home: Option<String>,
}

impl Sitter {
    fn rank(&self) -> (bool, Option<LearnerId>, &str) {
        let word = self.word.as_deref().unwrap_or_default();
        (word == ERASED, self.learner, word)
    }

    /// The same rule as in `take::SEATS`: the greater of both, and above all that a person was erased.
    fn join(&mut self, other: &Self) {
        if other.rank() > self.rank() {
            self.learner = other.learner;
            self.word.clone_from(&other.word);
        }
        if other.home > self.home {
            self.home.clone_from(&other.home);
        }
    }
}

/// One copy of a session, as one of the two records has it.
#[derive(Debug, Clone)]
pub(super) struct Copy {
    pub(super) side: Side,
    pub(super) id: SessionId,
    /// The session of which it is a copy, where that has another id.
    pub(super) original: Option<SessionId>,
    pub(super) parent: Option<SessionId>,
    pub(super) forked_at: u32,
    pub(super) finished_at: Option<i64>,
    pub(super) kind: String,
    /// Laptop, scenario, hash, seed, mode, cut, club, place, start, and the fork: of which session, and where.
    pub(super) head: Vec<Value>,
    pub(super) events: Vec<StoredEvent>,
    pub(super) seats: Seats,
    pub(super) notes: Notes,
}

impl Copy {
    /// All copies of a session in one record.
    pub(super) fn all(
        transaction: &Transaction<'_>,
        side: Side,
        group: SessionId,
    ) -> rusqlite::Result<Vec<Self>> {
        let name = side.name();
        let mut select = transaction.prepare_cached(&format!(
            "SELECT s.id, s.copy_of, s.forked_from, ifnull(s.forked_at_seq, 0), s.finished_at, s.kind, s.laptop, s.scenario, \
             s.scenario_hash, s.seed, s.mode, s.cut, s.club, s.place, s.started_at, ifnull(p.copy_of, p.id), \
             s.forked_at_seq FROM {name}.session AS s LEFT JOIN {name}.session AS p ON p.id = s.forked_from \
             WHERE s.id = ?1 UNION ALL \
             SELECT s.id, s.copy_of, s.forked_from, ifnull(s.forked_at_seq, 0), s.finished_at, s.kind, s.laptop, s.scenario, \
             s.scenario_hash, s.seed, s.mode, s.cut, s.club, s.place, s.started_at, ifnull(p.copy_of, p.id), \
             s.forked_at_seq FROM {name}.session AS s LEFT JOIN {name}.session AS p ON p.id = s.forked_from \
             WHERE s.copy_of = ?1"
        ))?;
        let n_columns = select.column_count();
        let found = select.query_map([group], |row| {
            Ok(Self {
                side,
                id: row.get(0)?,
                original: row.get(1)?,
                parent: row.get(2)?,
                forked_at: row.get(3)?,
                finished_at: row.get(4)?,
                kind: row.get(5)?,
                head: (6..n_columns).map(|column| row.get(column)).collect::<Result<_, _>>()?,
                events: Vec::new(),
                seats: Seats::new(),
                notes: Notes::new(),
            })
        })?;
        let mut copies = readable(found)?;
        for copy in &mut copies {
            copy.events = events(transaction, name, copy.id)?;
            copy.seats = seats(transaction, name, copy.id)?;
            copy.notes = notes::of(transaction, name, copy.id)?;
        }
        Ok(copies)
    }

    /// Whether both can be copies of one session: all fields that never change are the same.
    fn is_alike(&self, other: &Self) -> bool {
        self.kind == other.kind && self.head == other.head
    }

    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.is_alike(other) && self.events == other.events
    }

    pub(super) fn is_beginning_of(&self, other: &Self) -> bool {
        self.is_alike(other) && other.events.starts_with(&self.events)
    }

    /// The last event that both have.
    pub(super) fn last_shared(&self, other: &Self) -> u32 {
        if !self.is_alike(other) {
            return 0;
        }
        let shared = self.events.iter().zip(&other.events).take_while(|(own, others)| own == others);
        shared.last().map_or(self.forked_at, |(event, _)| event.seq)
    }

    /// Whether a fork that left `other` after so many events could as well have left this one.
    pub(super) fn begins_as(&self, other: &Self, up_to: u32) -> bool {
        self.last_shared(other) >= up_to.min(other.last()) && self.is_alike(other)
    }

    pub(super) fn last(&self) -> u32 {
        self.events.last().map_or(self.forked_at, |event| event.seq)
    }

    pub(super) fn n_of_kind(&self, kind: &str) -> u64 {
        self.events.iter().map(|event| u64::from(event.kind == kind)).sum()
    }

    fn content(&self) -> [u8; 32] {
        let mut sum = Sum::default();
        for value in &self.head {
            sum.add(ValueRef::from(value));
        }
        // Copies that were named before there were kinds keep their names.
        if self.kind != SessionKind::Play.slug() {
            sum.add(ValueRef::Text(self.kind.as_bytes()));
        }
        for event in &self.events {
            sum.event(event);
        }
        sum.finish()
    }

    /// Adds what another copy of the same events says, and what it says of the events that both have.
    fn join(&mut self, other: &Self) {
        let shared = self.last_shared(other);
        let goes_in = other.is_beginning_of(self);
        if self.is_same(other) {
            // Of two ends the earlier; an end that only a shorter copy had says nothing of the longer one.
            self.finished_at = [self.finished_at, other.finished_at].into_iter().flatten().min();
        }
        self.notes.extend(other.notes.iter().filter(|note| goes_in || note.0 <= shared).cloned());
        for (seat, sitter) in &other.seats {
            if goes_in || seat.1 <= shared {
                self.seats.entry(seat.clone()).or_default().join(sitter);
            }
        }
    }
}

/// The copies that are kept of one session, named and in order.
pub(super) fn kept(group: SessionId, copies: &[Copy]) -> Vec<Copy> {
    let mut kept: Vec<Copy> = Vec::new();
    for copy in copies {
        let is_part = |other: &Copy| copy.is_beginning_of(other);
        if !kept.iter().any(is_part) && !copies.iter().any(|other| is_part(other) && !copy.is_same(other)) {
            kept.push(copy.clone());
        }
    }
    for keeper in &mut kept {
        for copy in copies {
            keeper.join(copy);
        }
    }
    let mut hashed: Vec<([u8; 32], Copy)> = kept.into_iter().map(|copy| (copy.content(), copy)).collect();
    hashed.sort_by_key(|(content, _)| *content);
    let named = hashed.into_iter().enumerate().map(|(at, (content, copy))| {
        let (id, original) = if at == 0 { (group, None) } else { (name_of(group, &content), Some(group)) };
        Copy { id, original, ..copy }
    });
    named.collect()
}

fn name_of(group: SessionId, content: &[u8; 32]) -> SessionId {
    let sum: [u8; 32] =
        Sha256::new().chain_update(group.0.as_bytes()).chain_update(content).finalize().into();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&sum[..16]);
    SessionId(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}

fn events(
    transaction: &Transaction<'_>,
    side: &str,
    session: SessionId,
) -> rusqlite::Result<Vec<StoredEvent>> {
    let query = format!("SELECT {} FROM {side}.event WHERE session = ?1 ORDER BY seq", codec::COLUMNS);
    let mut select = transaction.prepare_cached(&query)?;
    let mut rows = select.query(params![session])?;
    let mut events = Vec::new();
    while let Some(row) = rows.next()? {
        match codec::read(row) {
            Ok(event) => events.push(event),
            // No event of a source fails here. One of ours may: then only the events before it are compared.
            Err(error) if is_bad_row(&error) => break,
            Err(error) => return Err(error),
        }
    }
    Ok(events)
}

fn seats(transaction: &Transaction<'_>, side: &str, session: SessionId) -> rusqlite::Result<Seats> {
    let query = format!("SELECT role, from_seq, learner, word, home FROM {side}.seat WHERE session = ?1");
    let mut select = transaction.prepare_cached(&query)?;
    let sitters = select.query_map(params![session], |row| {
        let sitter = Sitter { learner: row.get(2)?, word: row.get(3)?, home: row.get(4)? };
        Ok(((row.get(0)?, row.get(1)?), sitter))
    })?;
    Ok(readable(sitters)?.into_iter().collect())
}
