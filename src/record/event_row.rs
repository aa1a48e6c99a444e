//! Writes and reads one row of `event`. Writes a checksum; checks the types and the checksum when it reads.
//!
//! The checksum is the CRC-32 of number, time, kind, version and body. It is not part of an event: two events are equal
//! whatever their checksums, and an event of an older program has none.

use rusqlite::types::Type;
use rusqlite::{Row, Statement, params};

use crate::id::SessionId;
use crate::record::model::StoredEvent;

/// The columns that [`read`] expects, in this order.
pub(super) const COLUMNS: &str = "seq, at, kind, version, body, checksum";

/// The statement for [`insert`].
pub(super) const INSERT: &str = "INSERT INTO main.event (session, seq, at, kind, version, body, checksum) \
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
/// The kind of event that is an answer, as `codec` names it. The record knows nothing else of what events mean.
pub(super) const ANSWER: &str = "answered";

const PLACE_OF_CHECKSUM: usize = 5;

#[derive(Debug, thiserror::Error)]
#[error("event {seq} has changed since it was written")]
struct Changed {
    seq: u32,
}

pub(super) fn checksum(seq: u32, at: i64, kind: &[u8], version: u16, body: &[u8]) -> u32 {
    let mut sum = crc32fast::Hasher::new();
    sum.update(&seq.to_le_bytes());
    sum.update(&at.to_le_bytes());
    // With its length, so that no letter of the kind is taken for one of the body.
    sum.update(&u64::try_from(kind.len()).unwrap_or(u64::MAX).to_le_bytes());
    sum.update(kind);
    sum.update(&version.to_le_bytes());
    sum.update(body);
    sum.finalize()
}

pub(super) fn insert(
    statement: &mut Statement<'_>,
    session: SessionId,
    event: &StoredEvent,
) -> rusqlite::Result<()> {
    let StoredEvent { seq, at, kind, version, body } = event;
    let sum = checksum(*seq, *at, kind.as_bytes(), *version, body.as_bytes());
    statement.execute(params![session, seq, at, kind, version, body, sum]).map(|_| ())
}

/// Reads [`COLUMNS`]. A row that has changed since it was written is an error.
pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<StoredEvent> {
    let event = StoredEvent {
        seq: row.get(0)?,
        at: row.get(1)?,
        kind: row.get(2)?,
        version: row.get(3)?,
        body: row.get(4)?,
    };
    let StoredEvent { seq, at, kind, version, body } = &event;
    match row.get::<_, Option<i64>>(PLACE_OF_CHECKSUM)? {
        Some(kept) if kept != i64::from(checksum(*seq, *at, kind.as_bytes(), *version, body.as_bytes())) => {
            let changed = Box::new(Changed { seq: *seq });
            Err(rusqlite::Error::FromSqlConversionFailure(PLACE_OF_CHECKSUM, Type::Integer, changed))
        }
        _ => Ok(event),
    }
}

#[cfg(test)]
mod tests {
    use super::checksum;

    #[test]
    fn every_part_of_an_event_counts() {
        let whole = checksum(1, 2, b"answered", 1, b"{}");
        let others = [
            checksum(2, 2, b"answered", 1, b"{}"),
            checksum(1, 3, b"answered", 1, b"{}"),
            checksum(1, 2, b"answer", 1, b"{}"),
            checksum(1, 2, b"answered", 2, b"{}"),
            checksum(1, 2, b"answered", 1, b"{ }"),
        ];
        assert!(others.iter().all(|other| *other != whole));
        // Written down, so that no later program comes to another number for the same event.
        assert_eq!(whole, 3_275_594_545);
    }
}
