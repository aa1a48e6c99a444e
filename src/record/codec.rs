//! Turns events into their stored form and back, and writes and reads the row of `event` that holds one.
//!
//! It knows no single event: any enum that serde tags externally will do. The kind is the variant in kebab-case, the
//! body is the content of the variant. Only `upcast` brings an old body up to date.
//!
//! A row has a checksum, the CRC-32 of number, time, kind, version and body. It is written with the row, and checked
//! with the types when the row is read. It is not part of an event: two events are equal whatever their checksums,
//! and an event of an older program has none.

use rusqlite::types::Type;
use rusqlite::{Row, Statement, params};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::id::SessionId;
use crate::record::model::StoredEvent;
use crate::review::sessions::Trouble;

#[derive(Debug, thiserror::Error)]
pub enum CodecError {
    #[error("only an externally tagged enum with names such as `SavingsCollected` can be stored, not {0}")]
    NotAnEvent(String),
    #[error("event {seq} is a `{kind}` of version {version}, which only a newer program can read")]
    Newer { seq: u32, kind: String, version: u16 },
    #[error("event {seq} of kind `{kind}` cannot be read")]
    Unreadable { seq: u32, kind: String, source: serde_json::Error },
    #[error("an event cannot be written")]
    Unwritable(#[source] serde_json::Error),
}

impl CodecError {
    /// What this error means for the session. A body that names something unknown belongs to a newer program, as an
    /// unknown kind does.
    pub fn trouble(&self) -> Trouble {
        match self {
            Self::Newer { seq, .. } => Trouble::Newer { seq: *seq },
            Self::Unreadable { seq, source, .. } => {
                let names_unknown = source.to_string().starts_with("unknown variant");
                if names_unknown { Trouble::Newer { seq: *seq } } else { Trouble::Event { seq: *seq } }
            }
            Self::NotAnEvent(_) | Self::Unwritable(_) => Trouble::Row,
        }
    }
}

pub fn encode<E: Serialize>(event: &E, seq: u32, at: i64) -> Result<StoredEvent, CodecError> {
    let (variant, body) = match serde_json::to_value(event).map_err(CodecError::Unwritable)? {
        Value::String(variant) => (variant, Value::Null),
        Value::Object(map) if map.len() == 1 => {
            map.into_iter().next().ok_or_else(|| CodecError::NotAnEvent("nothing".to_owned()))?
        }
        other @ (Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_)) => {
            return Err(CodecError::NotAnEvent(other.to_string()));
        }
    };
    let kind = kebab(&variant);
    if pascal(&kind) != variant {
        return Err(CodecError::NotAnEvent(variant));
    }
    let body = serde_json::to_string(&body).map_err(CodecError::Unwritable)?;
    Ok(StoredEvent { seq, at, version: current_version(&kind), kind, body })
}

pub fn decode<E: DeserializeOwned>(stored: &StoredEvent) -> Result<E, CodecError> {
    let unreadable = |source| CodecError::Unreadable { seq: stored.seq, kind: stored.kind.clone(), source };
    let body = upcast(stored, serde_json::from_str(&stored.body).map_err(unreadable)?)?;
    // Serde takes `{"Unit": null}` for a variant that holds nothing, too.
    let tagged = Value::Object(std::iter::once((pascal(&stored.kind), body)).collect());
    serde_json::from_value(tagged).map_err(unreadable)
}

/// The version written today. A kind whose body changes shape gets its own arm here and one in [`upcast`].
fn current_version(_kind: &str) -> u16 {
    1
}

/// Brings an old body into today's shape, with one arm for each (kind, version) that has changed since.
fn upcast(stored: &StoredEvent, body: Value) -> Result<Value, CodecError> {
    match (stored.kind.as_str(), stored.version) {
        (kind, version) if version == current_version(kind) => Ok(body),
        (kind, version) => Err(CodecError::Newer { seq: stored.seq, kind: kind.to_owned(), version }),
    }
}

fn kebab(variant: &str) -> String {
    let mut kind = String::with_capacity(variant.len() + 4);
    for letter in variant.chars() {
        if letter.is_ascii_uppercase() && !kind.is_empty() {
            kind.push('-');
        }
        kind.push(letter.to_ascii_lowercase());
    }
    kind
}

fn pascal(kind: &str) -> String {
    let mut variant = String::with_capacity(kind.len());
    let mut starts_word = true;
    for letter in kind.chars() {
        if letter == '-' {
            starts_word = true;
            continue;
        }
        variant.push(if starts_word { letter.to_ascii_uppercase() } else { letter });
        starts_word = false;
    }
    variant
}

/// The columns that [`read`] expects, in this order.
pub(super) const COLUMNS: &str = "seq, at, kind, version, body, checksum";

/// The statement for [`insert`].
pub(super) const INSERT: &str = "INSERT INTO main.event (session, seq, at, kind, version, body, checksum) \
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
/// The kind of event that is an answer, as `codec` names it. The record knows nothing else of the meaning of events.
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
    use serde::{Deserialize, Serialize};

    use super::{CodecError, StoredEvent, Trouble, checksum, decode, encode};

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    enum Happening {
        MeetingOpened,
        OptionTaken { step: String, try_no: u8 },
        SteppedBack(u32),
        Told(Option<String>),
    }

    #[test]
    fn every_shape_of_variant_comes_back() {
        let cases = [
            (Happening::MeetingOpened, "meeting-opened", "null"),
            (
                Happening::OptionTaken { step: "a".into(), try_no: 2 },
                "option-taken",
                r#"{"step":"a","try_no":2}"#,
            ),
            (Happening::SteppedBack(7), "stepped-back", "7"),
            (Happening::Told(Some("x".into())), "told", r#""x""#),
            (Happening::Told(None), "told", "null"),
        ];
        for (event, kind, body) in cases {
            let stored = encode(&event, 3, 99).unwrap();
            assert_eq!(
                (stored.kind.as_str(), stored.body.as_str(), stored.seq, stored.at),
                (kind, body, 3, 99)
            );
            assert_eq!(decode::<Happening>(&stored).unwrap(), event);
        }
    }

    #[test]
    fn what_is_no_event_is_refused() {
        assert!(matches!(encode(&5, 1, 0), Err(CodecError::NotAnEvent(_))));
        assert!(matches!(encode(&[("a", 1)], 1, 0), Err(CodecError::NotAnEvent(_))));
    }

    #[test]
    fn an_event_of_the_future_says_so() {
        let stored =
            StoredEvent { seq: 4, at: 0, kind: "meeting-opened".into(), version: 9, body: "null".into() };
        assert!(matches!(decode::<Happening>(&stored), Err(CodecError::Newer { seq: 4, version: 9, .. })));
        let unknown = StoredEvent { kind: "roof-fell".into(), version: 1, ..stored };
        assert_eq!(decode::<Happening>(&unknown).unwrap_err().trouble(), Trouble::Newer { seq: 4 });
        let spoilt = StoredEvent { kind: "stepped-back".into(), body: r#""x""#.into(), ..unknown };
        assert_eq!(decode::<Happening>(&spoilt).unwrap_err().trouble(), Trouble::Event { seq: 4 });
    }

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
