//! Checks the value of one column, as strictly as our own reads do.

use rusqlite::types::ValueRef;

use crate::record::inspect::json::is_readable;
use crate::record::model::SessionKind;

#[derive(Debug, Clone, Copy)]
pub(super) enum Cell {
    /// A UUID.
    Id,
    IdOrNone,
    /// SHA-256.
    Hash,
    HashOrNone,
    /// The first eight bytes of one.
    Mark,
    /// Bytes of an id or of a hash.
    Target,
    Text,
    TextOrNone,
    Whole,
    WholeOrNone,
    U32,
    U32OrNone,
    /// One of the kinds of sessions.
    SessionKind,
    /// An id, a code or nothing: which of them depends on the schema.
    Any,
}

impl Cell {
    pub(super) fn takes(self, value: ValueRef<'_>) -> bool {
        match self {
            Self::Id => is_blob(value, 16),
            Self::IdOrNone => is_none(value) || is_blob(value, 16),
            Self::Hash => is_blob(value, 32),
            Self::HashOrNone => is_none(value) || is_blob(value, 32),
            Self::Mark => is_blob(value, 8),
            Self::Target => is_blob(value, 16) || is_blob(value, 32),
            Self::Text => is_text(value),
            Self::TextOrNone => is_none(value) || is_text(value),
            Self::Whole => matches!(value, ValueRef::Integer(_)),
            Self::WholeOrNone => is_none(value) || matches!(value, ValueRef::Integer(_)),
            Self::U32 => is_u32(value),
            Self::U32OrNone => is_none(value) || is_u32(value),
            Self::SessionKind => {
                let is = |kind: SessionKind| value == ValueRef::Text(kind.slug().as_bytes());
                SessionKind::ALL.into_iter().any(is)
            }
            Self::Any => is_none(value) || is_text(value) || is_blob(value, 16),
        }
    }
}

fn is_none(value: ValueRef<'_>) -> bool {
    matches!(value, ValueRef::Null)
}

fn is_blob(value: ValueRef<'_>, length: usize) -> bool {
    matches!(value, ValueRef::Blob(bytes) if bytes.len() == length)
}

fn is_text(value: ValueRef<'_>) -> bool {
    matches!(value, ValueRef::Text(text) if std::str::from_utf8(text).is_ok())
}

fn is_u32(value: ValueRef<'_>) -> bool {
    matches!(value, ValueRef::Integer(number) if u32::try_from(number).is_ok())
}

/// Whether the body of an event can be read: UTF-8, JSON, and not nested without end.
pub(super) fn is_json(body: &[u8]) -> bool {
    std::str::from_utf8(body).is_ok_and(is_readable)
}

#[cfg(test)]
mod tests {
    use super::is_json;

    #[test]
    fn what_the_reads_refuse_is_refused_here() {
        let deep = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
        let cases: [(&[u8], bool); 6] = [
            (br#"{"a":[1,2,{"b":null}]}"#, true),
            (b"7", true),
            (b"{", false),
            (b"{\"a\":\"\xff\"}", false),
            (b"", false),
            (b"{} {}", false),
        ];
        for (body, expected) in cases {
            assert_eq!(is_json(body), expected, "{body:?}");
        }
        for (n, expected) in
            [(90, true), (120, true), (127, true), (128, false), (200, false), (90_000, false)]
        {
            assert_eq!(is_json(deep(n).as_bytes()), expected, "{n}");
            assert_eq!(serde_json::from_str::<serde_json::Value>(&deep(n)).is_ok(), expected, "{n}");
        }
    }
}
