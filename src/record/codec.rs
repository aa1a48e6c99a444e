//! Turns events into their stored form and back.
//!
//! It knows no single event: any enum that serde tags externally will do. The kind is the variant in kebab-case, the
//! body is what the variant holds. An old body is brought up to date in `upcast`, and nowhere else.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

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
    /// What this says about the session. A body that names something unknown is as much of a newer program as an
    /// unknown kind is.
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

/// Brings an old body to today's shape, one arm for each (kind, version) that has changed since.
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

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};

    use super::{CodecError, StoredEvent, Trouble, decode, encode};

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
}
