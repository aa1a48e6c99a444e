//! The contents of each table of a record, column by column, and the check of a column's value and of a row.
//!
//! Keys come first. A column that is missing in an older schema is skipped. A column that is not listed here is not
//! read. A value is checked as strictly as our own reads do.

use rusqlite::Row;
use rusqlite::types::{FromSql, ValueRef};

use crate::id::SessionId;
use crate::record::codec;
use crate::record::inspect::json::is_readable;
use crate::record::model::{SessionKind, TextHash};

/// A table, how many of its first columns are its key, and what its columns contain.
pub(super) struct TableSpec {
    pub(super) name: &'static str,
    pub(super) n_keys: usize,
    pub(super) columns: &'static [(&'static str, ColumnType)],
    /// The rule between the columns, in SQL.
    pub(super) rule: &'static str,
}

impl TableSpec {
    pub(super) fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.columns.iter().take(self.n_keys).map(|(name, _)| *name)
    }

    /// The columns that the rule names.
    pub(super) fn ruled(&self) -> impl Iterator<Item = &'static str> {
        let words = self.rule.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
        let words: Vec<&str> = words.collect();
        self.columns.iter().map(|(name, _)| *name).filter(move |name| words.contains(name))
    }

    /// The rule, where a table of an older schema has every column that it names.
    pub(super) fn rule_of(&self, used: &[&str]) -> &'static str {
        if self.ruled().all(|name| used.contains(&name)) { self.rule } else { "true" }
    }
}

pub(super) const SESSION: TableSpec = TableSpec {
    name: "session",
    n_keys: 1,
    columns: &[
        ("id", ColumnType::Id),
        ("forked_at_seq", ColumnType::U32OrNone),
        ("forked_from", ColumnType::IdOrNone),
        ("laptop", ColumnType::Id),
        ("scenario", ColumnType::Text),
        ("scenario_hash", ColumnType::Hash),
        ("seed", ColumnType::Whole),
        ("mode", ColumnType::Text),
        ("cut", ColumnType::U32OrNone),
        ("club", ColumnType::Text),
        ("place", ColumnType::TextOrNone),
        ("started_at", ColumnType::Whole),
        ("finished_at", ColumnType::WholeOrNone),
        ("copy_of", ColumnType::IdOrNone),
        ("kind", ColumnType::SessionKind),
    ],
    rule: "(forked_from IS NULL) = (forked_at_seq IS NULL)",
};

pub(super) const OF_SESSION: [TableSpec; 2] = [
    TableSpec {
        name: "seat",
        n_keys: 3,
        columns: &[
            ("session", ColumnType::Id),
            ("role", ColumnType::Text),
            ("from_seq", ColumnType::U32),
            ("learner", ColumnType::Any),
            ("word", ColumnType::TextOrNone),
            ("home", ColumnType::TextOrNone),
        ],
        rule: "learner IS NULL OR word IS NULL",
    },
    TableSpec {
        name: "note",
        n_keys: 3,
        columns: &[
            ("session", ColumnType::Id),
            ("seq", ColumnType::U32),
            ("place", ColumnType::Whole),
            ("kind", ColumnType::Text),
            ("text", ColumnType::Text),
        ],
        rule: "true",
    },
];

pub(super) const REST: [TableSpec; 6] = [
    TableSpec {
        name: "laptop",
        n_keys: 1,
        columns: &[("only", ColumnType::Whole), ("id", ColumnType::Id)],
        rule: "only = 1",
    },
    TableSpec {
        name: "scenario_text",
        n_keys: 1,
        columns: &[("hash", ColumnType::Hash), ("text", ColumnType::Text)],
        rule: "true",
    },
    TableSpec {
        name: "learner",
        n_keys: 1,
        columns: &[
            ("id", ColumnType::Id),
            ("code", ColumnType::Text),
            ("code_at", ColumnType::Whole),
            ("laptop", ColumnType::IdOrNone),
            ("old_code", ColumnType::HashOrNone),
            ("person", ColumnType::Id),
            ("shown", ColumnType::Text),
            ("mark", ColumnType::Text),
            ("name", ColumnType::TextOrNone),
            ("consent_version", ColumnType::TextOrNone),
            ("consent_at", ColumnType::WholeOrNone),
        ],
        rule: "name IS NULL OR (consent_version IS NOT NULL AND consent_at IS NOT NULL)",
    },
    TableSpec {
        name: "joining",
        n_keys: 2,
        columns: &[
            ("low", ColumnType::Id),
            ("high", ColumnType::Id),
            ("at", ColumnType::Whole),
            ("joined", ColumnType::U32),
        ],
        rule: "low < high AND joined IN (0, 1)",
    },
    TableSpec {
        name: "correction",
        n_keys: 1,
        columns: &[
            ("id", ColumnType::Id),
            ("tag", ColumnType::Text),
            ("key", ColumnType::Text),
            ("source_hash", ColumnType::Mark),
            ("text", ColumnType::TextOrNone),
            ("at", ColumnType::Whole),
            ("reviewer", ColumnType::TextOrNone),
            ("place", ColumnType::TextOrNone),
        ],
        rule: "true",
    },
    TableSpec {
        name: "erasure",
        n_keys: 2,
        columns: &[
            ("what", ColumnType::Text),
            ("target", ColumnType::Target),
            ("at", ColumnType::Whole),
            ("up_to", ColumnType::WholeOrNone),
        ],
        rule: "true",
    },
];

#[derive(Debug, Clone, Copy)]
pub(super) enum ColumnType {
    /// A UUID.
    Id,
    IdOrNone,
    /// SHA-256.
    Hash,
    HashOrNone,
    /// The first eight bytes of a hash.
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
    /// An id, a code or empty: which of them depends on the schema.
    Any,
}

impl ColumnType {
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
            Self::SessionKind => SessionKind::column_result(value).is_ok(),
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

pub(super) fn session_of(value: ValueRef<'_>) -> Option<SessionId> {
    let ValueRef::Blob(bytes) = value else { return None };
    uuid::Uuid::from_slice(bytes).ok().map(SessionId)
}

pub(super) fn are_sound(row: &Row<'_>, columns: &[(&str, ColumnType)]) -> rusqlite::Result<bool> {
    for (at, (_, cell)) in columns.iter().enumerate() {
        if !cell.takes(row.get_ref(at)?) {
            return Ok(false);
        }
    }
    // What holds between the columns stands after them. Where it is neither true nor false, a CHECK takes the row.
    Ok(row.get::<_, Option<bool>>(columns.len())?.unwrap_or(true))
}

/// Of a row of `scenario_text`.
pub(super) fn is_text_of_its_hash(row: &Row<'_>) -> rusqlite::Result<bool> {
    let (ValueRef::Blob(hash), ValueRef::Text(text)) = (row.get_ref(0)?, row.get_ref(1)?) else {
        return Ok(false);
    };
    Ok(std::str::from_utf8(text).is_ok_and(|text| TextHash::of(text).0 == hash))
}

/// The kind of a tombstone decides how long its target is. Kinds of a newer program are not checked.
pub(super) fn is_tombstone(row: &Row<'_>) -> rusqlite::Result<bool> {
    let length = match row.get_ref(1)? {
        ValueRef::Blob(target) => target.len(),
        ValueRef::Null | ValueRef::Integer(_) | ValueRef::Real(_) | ValueRef::Text(_) => return Ok(false),
    };
    Ok(match row.get::<_, String>(0)?.as_str() {
        "session" | "notes" | "person" => length == 16,
        "reviewer" => length == 32,
        "learner" => length == 16 || length == 32,
        _ => true,
    })
}

/// The number of an event that is sound by itself.
pub(super) fn sound_event(row: &Row<'_>) -> rusqlite::Result<Option<u32>> {
    let ValueRef::Integer(seq) = row.get_ref(1)? else { return Ok(None) };
    let ValueRef::Integer(at) = row.get_ref(2)? else { return Ok(None) };
    let ValueRef::Text(kind) = row.get_ref(3)? else { return Ok(None) };
    let ValueRef::Integer(version) = row.get_ref(4)? else { return Ok(None) };
    let ValueRef::Text(body) = row.get_ref(5)? else { return Ok(None) };
    let (Ok(seq), Ok(version)) = (u32::try_from(seq), u16::try_from(version)) else { return Ok(None) };
    let is_kept = match row.get_ref(6)? {
        ValueRef::Null => true,
        ValueRef::Integer(kept) => kept == i64::from(codec::checksum(seq, at, kind, version, body)),
        ValueRef::Real(_) | ValueRef::Text(_) | ValueRef::Blob(_) => false,
    };
    Ok((is_kept && std::str::from_utf8(kind).is_ok() && is_json(body)).then_some(seq))
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
