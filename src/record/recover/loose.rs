//! Finds events in the unused bytes of a page: when SQLite moves rows to another page, their old bytes stay.
//!
//! If the page they were moved to is lost, only these bytes are left of them. Only an event with a right checksum is
//! taken. Sessions with diverged copies are skipped: there the bytes of one copy would fill the gaps of another.

use rusqlite::types::Value;
use rusqlite::{Connection, params};

use crate::id::SessionId;
use crate::record::codec;
use crate::record::model::StoredEvent;
use crate::record::recover::pages::{length_of, record};

/// SQLite's mark of a value of 16 bytes: a session's id, the first value of an event.
const SIXTEEN_BYTES: u8 = 12 + 2 * 16;

/// Like [`codec::INSERT`], for events that are missing.
const INSERT: &str = "INSERT OR IGNORE INTO event (session, seq, at, kind, version, body, checksum) \
     SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7 WHERE NOT EXISTS \
         (SELECT 1 FROM session WHERE copy_of = ?1 OR (id = ?1 AND copy_of IS NOT NULL))";

/// Adds every such event on this page.
pub(super) fn gather(page: &[u8], to: &Connection) -> rusqlite::Result<()> {
    for (at, pair) in page.windows(2).enumerate() {
        if pair.get(1) != Some(&SIXTEEN_BYTES) {
            continue;
        }
        if let Some((session, event, sum)) = page.get(at..).and_then(event_at) {
            let StoredEvent { seq, at, kind, version, body } = event;
            to.prepare_cached(INSERT)?.execute(params![session, seq, at, kind, version, body, sum])?;
        }
    }
    Ok(())
}

/// The event that begins at this byte, if its checksum is right.
fn event_at(bytes: &[u8]) -> Option<(SessionId, StoredEvent, u32)> {
    let length = length_of(bytes)?;
    let [session, seq, at, kind, version, body, sum] =
        <[Value; 7]>::try_from(record(bytes.get(..length)?)?).ok()?;
    let (Value::Blob(session), Value::Integer(seq), Value::Integer(at)) = (session, seq, at) else {
        return None;
    };
    let (Value::Text(kind), Value::Integer(version), Value::Text(body), Value::Integer(sum)) =
        (kind, version, body, sum)
    else {
        return None;
    };
    let session = SessionId(uuid::Uuid::from_slice(&session).ok()?);
    let (seq, version) = (u32::try_from(seq).ok()?, u16::try_from(version).ok()?);
    let found = codec::checksum(seq, at, kind.as_bytes(), version, body.as_bytes());
    (i64::from(found) == sum).then_some((session, StoredEvent { seq, at, kind, version, body }, found))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use rusqlite::{Connection, params};

    use super::gather;
    use crate::id::SessionId;
    use crate::record::schema::migrate;

    /// A row as SQLite stores it, with a right or a wrong checksum.
    fn row(session: [u8; 16], body: &str, is_right: bool) -> Vec<u8> {
        let sum = crate::record::codec::checksum(9, 5, b"answered", 1, body.as_bytes());
        let sum = i64::from(sum) + i64::from(!is_right);
        let text = |length: usize| u8::try_from(13 + 2 * length).unwrap();
        let mut bytes = vec![8, 44, 1, 1, text(8), 9, text(body.len()), 6];
        bytes.extend(session);
        bytes.extend([9, 5]);
        bytes.extend(b"answered");
        bytes.extend(body.as_bytes());
        bytes.extend(sum.to_be_bytes());
        bytes
    }

    #[test]
    fn only_what_is_right_and_of_one_copy_is_taken() {
        let mut record = Connection::open_in_memory().unwrap();
        migrate(&mut record, Path::new("")).unwrap();
        let connection = &record;
        connection.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
        let begin = |at: i64, copy_of: Option<SessionId>| {
            let id = SessionId::at(at);
            let insert = "INSERT INTO session (id, laptop, scenario, scenario_hash, seed, mode, club, started_at, \
                 copy_of) VALUES (?1, ?1, 'june', x'00', 0, 'board', 'na-cooc', ?2, ?3)";
            connection.execute(insert, params![id, at, copy_of]).unwrap();
            id
        };
        let (own, apart) = (begin(1, None), begin(2, None));
        let copy = begin(3, Some(apart));
        let n = || -> i64 {
            connection.query_row("SELECT count(*) FROM event WHERE seq = 9", [], |row| row.get(0)).unwrap()
        };
        for (session, is_right, expected) in
            [(own, false, 0), (apart, true, 0), (copy, true, 0), (own, true, 1), (own, true, 1)]
        {
            let mut page = vec![0; 300];
            page.extend(row(*session.0.as_bytes(), "{\"a\":1}", is_right));
            page.extend(vec![7; 300]);
            gather(&page, connection).unwrap();
            assert_eq!(n(), expected);
            // Cut off anywhere it is nothing, and no reason to stop.
            for length in 300..page.len() - 300 {
                gather(&page[..length], connection).unwrap();
            }
            assert_eq!(n(), expected);
        }
    }
}
