//! Writes a session: begins, appends, forks, finishes. Each call is one synced transaction.
//!
//! Nothing is ever changed in place except the end of a session. What is counted from its events is not counted here:
//! a session that is written to is only marked as not counted yet. The caller gives the number of the next event; if
//! the record disagrees, nothing is written.

use std::io;
use std::path::Path;

use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};

use crate::id::{LaptopId, SessionId};
use crate::record::error::{Fault, RecordError, sql};
use crate::record::marks::mark_log_open;
use crate::record::model::{Extras, Forked, NewSession, Saved, Seat, StoredEvent, TextHash};
use crate::record::people::sitter;
use crate::record::store::{FailPoint, RecordStore, Tail};
use crate::record::{codec, database_files};
use crate::review::sessions::Note;

const INSERT_SESSION: &str = "INSERT INTO session (id, laptop, scenario, scenario_hash, seed, mode, cut, club, \
     place, started_at, forked_from, forked_at_seq, kind) \
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
const INSERT_NOTE: &str = "INSERT INTO note (session, seq, place, kind, text) VALUES (?1, ?2, \
     (SELECT coalesce(max(place), 0) + 1 FROM note WHERE session = ?1 AND seq = ?2), ?3, ?4)";
const INSERT_SEAT: &str = "INSERT OR REPLACE INTO seat (session, role, from_seq, learner, word, home) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
/// A row that is right already is not written again.
const NOT_COUNTED: &str = "UPDATE session SET counted = 0 WHERE id = ?1 AND counted <> 0";
/// How many events a session has, its own and inherited: own numbers go on from the inherited ones.
const TOTAL: &str = "SELECT coalesce((SELECT max(seq) FROM event WHERE session = ?1), forked_at_seq, 0) \
     FROM session WHERE id = ?1";

impl RecordStore {
    /// Starts a session with its first events, numbered from 1.
    pub fn begin(&mut self, new: &NewSession, first_events: &[StoredEvent]) -> Result<Saved, RecordError> {
        self.start("begin a session in", new, None, first_events)
    }

    /// Starts a session that shares the parent's first `at_seq` events; its own go on from there.
    pub fn fork(
        &mut self,
        parent: SessionId,
        at_seq: u32,
        new: &NewSession,
        first_events: &[StoredEvent],
    ) -> Result<Saved, RecordError> {
        self.start("fork a session in", new, Some(Forked { from: parent, at_seq }), first_events)
    }

    /// Adds events and what belongs to them; the first of them has to be `next_seq`, one after the last on disk.
    pub fn append(
        &mut self,
        session: SessionId,
        next_seq: u32,
        events: &[StoredEvent],
        extras: &Extras<'_>,
    ) -> Result<Saved, RecordError> {
        const ATTEMPT: &str = "append to";
        self.unmoved(ATTEMPT)?;
        let failpoint = self.failpoint.take();
        let Self { connection, path, opened, laptop, tails, .. } = self;
        let failed = sql(ATTEMPT, path);
        let transaction =
            connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
        if database_files::gone(opened, path).is_some() {
            drop(transaction);
            return self.unmoved(ATTEMPT).and(Err(RecordError::new(ATTEMPT, &self.path, Fault::Moved)));
        }
        let tails = tails.get_mut();
        if let Some(tail) = tails.get_mut(&session).filter(|tail| tail.is_before(next_seq)) {
            if !tail.still_stands(&transaction).map_err(failed)? {
                return Err(RecordError::new(ATTEMPT, path, Fault::Conflict));
            }
        } else {
            let found = total(&transaction, session, ATTEMPT, path)?;
            if next_seq.checked_sub(1) != Some(found) {
                return Err(RecordError::new(ATTEMPT, path, Fault::Conflict));
            }
            tails.extend(Tail::read(&transaction, session).map_err(failed)?.map(|tail| (session, tail)));
        }
        let new_tail = insert_events(&transaction, session, next_seq, events, ATTEMPT, path)?;
        let now = events.first().map_or(0, |event| event.at);
        insert_notes(&transaction, session, extras.notes).map_err(failed)?;
        let own_laptop = if extras.seats.is_empty() {
            *laptop
        } else {
            let own_laptop = name_laptop(&transaction, now).map_err(failed)?;
            insert_seats(&transaction, own_laptop, session, extras.seats, now).map_err(failed)?;
            Some(own_laptop)
        };
        transaction
            .prepare_cached(NOT_COUNTED)
            .and_then(|mut update| update.execute([session]))
            .map_err(failed)?;
        let begun_at = events.first().map_or(0, |event| event.at);
        let is_marked = mark_log_open(&transaction, begun_at).map_err(failed)?;
        if failpoint == Some(FailPoint::BeforeCommit) {
            return Err(RecordError::from_io(ATTEMPT, path, io::ErrorKind::StorageFull.into()));
        }
        transaction.commit().map_err(failed)?;
        *laptop = own_laptop;
        if let Some(tail) = tails.get_mut(&session) {
            tail.add(events);
        }
        self.carry_mark(is_marked);
        // What was written to a file that is gone by now is not saved.
        self.unmoved(ATTEMPT)?;
        if failpoint == Some(FailPoint::AfterCommit) {
            return Err(RecordError::from_io(ATTEMPT, &self.path, io::ErrorKind::Interrupted.into()));
        }
        Ok(Saved { total: u64::from(new_tail) })
    }

    /// Takes up a session to continue it. A caller that reads a session in order to append to it does this.
    pub fn take_up(&self, session: SessionId) -> Result<(), RecordError> {
        if let Some(tail) = Tail::read(&self.connection, session).map_err(sql("read", &self.path))? {
            self.tails.borrow_mut().insert(session, tail);
        }
        Ok(())
    }

    /// What this very connection has merged counts as written by another.
    pub(super) fn forget_version(&mut self) {
        for tail in self.tails.get_mut().values_mut() {
            tail.forget_version();
        }
    }

    /// Marks a session as over. Finishing twice keeps the first time.
    pub fn finish(&mut self, session: SessionId, at: i64) -> Result<(), RecordError> {
        const ATTEMPT: &str = "finish a session in";
        self.unmoved(ATTEMPT)?;
        let n_changed = self
            .connection
            .execute(
                "UPDATE session SET finished_at = coalesce(finished_at, ?2), counted = 0 WHERE id = ?1",
                params![session, at],
            )
            .map_err(sql(ATTEMPT, &self.path))?;
        if n_changed == 0 {
            return Err(RecordError::new(ATTEMPT, &self.path, Fault::NoSuchSession));
        }
        Ok(())
    }

    pub fn put_setting(&mut self, key: &str, value: &str) -> Result<(), RecordError> {
        self.unmoved("keep a setting in")?;
        let written = self.connection.execute(
            "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
            [key, value],
        );
        written.map(|_| ()).map_err(sql("keep a setting in", &self.path))
    }

    pub fn remove_setting(&mut self, key: &str) -> Result<(), RecordError> {
        self.unmoved("keep a setting in")?;
        let removed = self.connection.execute("DELETE FROM setting WHERE key = ?1", [key]);
        removed.map(|_| ()).map_err(sql("keep a setting in", &self.path))
    }

    fn start(
        &mut self,
        attempt: &'static str,
        new: &NewSession,
        forked: Option<Forked>,
        first_events: &[StoredEvent],
    ) -> Result<Saved, RecordError> {
        self.unmoved(attempt)?;
        let Self { connection, path, opened, laptop, tails, .. } = self;
        let failed = sql(attempt, path);
        let transaction =
            connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
        if database_files::gone(opened, path).is_some() {
            drop(transaction);
            return self.unmoved(attempt).and(Err(RecordError::new(attempt, &self.path, Fault::Moved)));
        }
        if let Some(Forked { from, at_seq }) = forked
            && at_seq > total(&transaction, from, attempt, path)?
        {
            return Err(RecordError::new(attempt, path, Fault::Conflict));
        }
        let own_laptop = match *laptop {
            Some(id) => id,
            None => name_laptop(&transaction, new.started_at).map_err(failed)?,
        };
        insert_session(&transaction, own_laptop, new, forked).map_err(failed)?;
        let next_seq = forked.map_or(0, |forked| forked.at_seq) + 1;
        let new_tail = insert_events(&transaction, new.id, next_seq, first_events, attempt, path)?;
        insert_seats(&transaction, own_laptop, new.id, &new.seats, new.started_at).map_err(failed)?;
        let is_marked = mark_log_open(&transaction, new.started_at).map_err(failed)?;
        transaction.commit().map_err(failed)?;
        *laptop = Some(own_laptop);
        tails.get_mut().insert(new.id, Tail::begun(new.id, new_tail, first_events));
        self.carry_mark(is_marked);
        self.unmoved(attempt)?;
        Ok(Saved { total: u64::from(new_tail) })
    }
}

fn total(
    transaction: &Transaction<'_>,
    session: SessionId,
    attempt: &'static str,
    path: &Path,
) -> Result<u32, RecordError> {
    let found = transaction
        .prepare_cached(TOTAL)
        .and_then(|mut query| query.query_row([session], |row| row.get(0)).optional())
        .map_err(sql(attempt, path))?;
    found.ok_or_else(|| RecordError::new(attempt, path, Fault::NoSuchSession))
}

/// Another window may have named the laptop since this record was opened.
pub(super) fn name_laptop(transaction: &Transaction<'_>, now_ms: i64) -> rusqlite::Result<LaptopId> {
    transaction.execute("INSERT OR IGNORE INTO laptop (only, id) VALUES (1, ?1)", [LaptopId::at(now_ms)])?;
    transaction.query_row("SELECT id FROM laptop", [], |row| row.get(0))
}

fn insert_session(
    transaction: &Transaction<'_>,
    laptop: LaptopId,
    new: &NewSession,
    forked: Option<Forked>,
) -> rusqlite::Result<()> {
    let hash = TextHash::of(&new.scenario_text);
    transaction.execute(
        "INSERT OR IGNORE INTO scenario_text (hash, text) VALUES (?1, ?2)",
        params![hash, new.scenario_text],
    )?;
    transaction.prepare_cached(INSERT_SESSION)?.execute(params![
        new.id,
        laptop,
        new.scenario.as_str(),
        hash,
        new.seed.cast_signed(),
        new.mode,
        new.cut,
        new.club.as_str(),
        new.place,
        new.started_at,
        forked.map(|forked| forked.from),
        forked.map(|forked| forked.at_seq),
        new.kind,
    ])?;
    Ok(())
}

/// Returns the number of the last event, which is how many the session now has.
fn insert_events(
    transaction: &Transaction<'_>,
    session: SessionId,
    next_seq: u32,
    events: &[StoredEvent],
    attempt: &'static str,
    path: &Path,
) -> Result<u32, RecordError> {
    let failed = sql(attempt, path);
    let mut insert = transaction.prepare_cached(codec::INSERT).map_err(failed)?;
    let mut expected = next_seq;
    for event in events {
        if event.seq != expected {
            return Err(RecordError::new(attempt, path, Fault::Conflict));
        }
        codec::insert(&mut insert, session, event).map_err(failed)?;
        expected += 1;
    }
    Ok(expected - 1)
}

fn insert_notes(transaction: &Transaction<'_>, session: SessionId, notes: &[Note]) -> rusqlite::Result<()> {
    for note in notes {
        let mut insert = transaction.prepare_cached(INSERT_NOTE)?;
        insert.execute(params![session, note.seq, note.kind, note.text])?;
    }
    Ok(())
}

fn insert_seats(
    transaction: &Transaction<'_>,
    laptop: LaptopId,
    session: SessionId,
    seats: &[Seat],
    now: i64,
) -> rusqlite::Result<()> {
    for seat in seats {
        let (id, word) = sitter(transaction, laptop, seat, now)?;
        let mut insert = transaction.prepare_cached(INSERT_SEAT)?;
        insert.execute(params![session, seat.role, seat.from_seq, id, word, seat.home])?;
    }
    Ok(())
}
