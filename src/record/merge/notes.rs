//! Keeps all notes of one event that were written on two laptops.
//!
//! A pledge is written after the last event, so two copies of one session may have the same events and different
//! words, each at the first place. Of several notes at one place the smallest stays there. Any other gets a place of
//! its own: the old place in the low bits and a mark of its words above them. So the places, too, depend on the words
//! alone, not on which file came first.

use std::collections::BTreeSet;

use rusqlite::types::ValueRef;
use rusqlite::{Transaction, params};

use crate::id::SessionId;
use crate::record::content::Sum;
use crate::record::error::{read_all, readable};

pub(super) const JOIN: &str = "INSERT OR IGNORE INTO main.note (session, seq, place, kind, text) \
     SELECT session, seq, place, kind, text FROM source.note WHERE session = ?1";

/// Where several notes have one place now, or had before.
const TORN: &str = "SELECT s.session FROM source.note AS s JOIN main.note AS m USING (session, seq, place) \
         WHERE (s.kind, s.text) IS NOT (m.kind, m.text) \
     UNION SELECT session FROM source.note WHERE place >= 1048576 \
     UNION SELECT session FROM main.note WHERE place >= 1048576";

/// Places below this are not the second note of any place.
const N_PLACES: i64 = 1 << 20;

/// Event, place, kind and words.
pub(super) type Notes = BTreeSet<(u32, i64, String, String)>;

pub(super) fn torn(transaction: &Transaction<'_>) -> rusqlite::Result<BTreeSet<SessionId>> {
    read_all(transaction, TORN, |row| row.get(0)).map(|found| found.into_iter().collect())
}

/// Assigns the places of a session's notes anew, including those of the source if the session is taken from there.
pub(super) fn renumber(
    transaction: &Transaction<'_>,
    session: SessionId,
    comes_in: bool,
) -> rusqlite::Result<()> {
    let mut notes = of(transaction, "main", session)?;
    if comes_in {
        notes.extend(of(transaction, "source", session)?);
    }
    write(transaction, session, &notes)
}

pub(super) fn of(transaction: &Transaction<'_>, side: &str, session: SessionId) -> rusqlite::Result<Notes> {
    let query = format!("SELECT seq, place, kind, text FROM {side}.note WHERE session = ?1");
    let mut select = transaction.prepare_cached(&query)?;
    let notes = select.query_map([session], |row| {
        Ok((row.get(0)?, row.get::<_, i64>(1)?.rem_euclid(N_PLACES), row.get(2)?, row.get(3)?))
    })?;
    Ok(readable(notes)?.into_iter().collect())
}

/// Replaces the notes by these.
pub(super) fn write(
    transaction: &Transaction<'_>,
    session: SessionId,
    notes: &Notes,
) -> rusqlite::Result<()> {
    transaction.prepare_cached("DELETE FROM main.note WHERE session = ?1")?.execute([session])?;
    let mut insert = transaction.prepare_cached(
        "INSERT OR IGNORE INTO main.note (session, seq, place, kind, text) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    let mut before = None;
    for (seq, place, kind, text) in notes {
        let is_second = before.replace((seq, place)) == Some((seq, place));
        let place = if is_second { place + mark(kind, text) * N_PLACES } else { *place };
        insert.execute(params![session, seq, place, kind, text])?;
    }
    Ok(())
}

/// A number of 42 bits and at least 1.
fn mark(kind: &str, text: &str) -> i64 {
    let mut sum = Sum::default();
    sum.add(ValueRef::Text(kind.as_bytes()));
    sum.add(ValueRef::Text(text.as_bytes()));
    let bytes = sum.finish();
    let number = bytes.iter().take(6).fold(0_i64, |number, byte| (number << 8) | i64::from(*byte));
    (number >> 6) + 1
}
