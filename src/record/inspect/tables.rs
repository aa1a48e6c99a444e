//! The contents of each table of a record, column by column.
//!
//! Keys come first. A column that is missing in an older schema is skipped. A column that is not listed here is not
//! read.

use crate::record::inspect::cell::Cell;

/// A table, how many of its first columns are its key, and what its columns contain.
pub(super) struct Table {
    pub(super) name: &'static str,
    pub(super) n_keys: usize,
    pub(super) columns: &'static [(&'static str, Cell)],
    /// What holds between the columns, in SQL.
    pub(super) rule: &'static str,
}

impl Table {
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

pub(super) const SESSION: Table = Table {
    name: "session",
    n_keys: 1,
    columns: &[
        ("id", Cell::Id),
        ("forked_at_seq", Cell::U32OrNone),
        ("forked_from", Cell::IdOrNone),
        ("laptop", Cell::Id),
        ("scenario", Cell::Text),
        ("scenario_hash", Cell::Hash),
        ("seed", Cell::Whole),
        ("mode", Cell::Text),
        ("cut", Cell::U32OrNone),
        ("club", Cell::Text),
        ("place", Cell::TextOrNone),
        ("started_at", Cell::Whole),
        ("finished_at", Cell::WholeOrNone),
        ("copy_of", Cell::IdOrNone),
        ("kind", Cell::SessionKind),
    ],
    rule: "(forked_from IS NULL) = (forked_at_seq IS NULL)",
};

pub(super) const OF_SESSION: [Table; 2] = [
    Table {
        name: "seat",
        n_keys: 3,
        columns: &[
            ("session", Cell::Id),
            ("role", Cell::Text),
            ("from_seq", Cell::U32),
            ("learner", Cell::Any),
            ("word", Cell::TextOrNone),
            ("home", Cell::TextOrNone),
        ],
        rule: "learner IS NULL OR word IS NULL",
    },
    Table {
        name: "note",
        n_keys: 3,
        columns: &[
            ("session", Cell::Id),
            ("seq", Cell::U32),
            ("place", Cell::Whole),
            ("kind", Cell::Text),
            ("text", Cell::Text),
        ],
        rule: "true",
    },
];

pub(super) const REST: [Table; 6] = [
    Table {
        name: "laptop",
        n_keys: 1,
        columns: &[("only", Cell::Whole), ("id", Cell::Id)],
        rule: "only = 1",
    },
    Table {
        name: "scenario_text",
        n_keys: 1,
        columns: &[("hash", Cell::Hash), ("text", Cell::Text)],
        rule: "true",
    },
    Table {
        name: "learner",
        n_keys: 1,
        columns: &[
            ("id", Cell::Id),
            ("code", Cell::Text),
            ("code_at", Cell::Whole),
            ("laptop", Cell::IdOrNone),
            ("old_code", Cell::HashOrNone),
            ("person", Cell::Id),
            ("shown", Cell::Text),
            ("mark", Cell::Text),
            ("name", Cell::TextOrNone),
            ("consent_version", Cell::TextOrNone),
            ("consent_at", Cell::WholeOrNone),
        ],
        rule: "name IS NULL OR (consent_version IS NOT NULL AND consent_at IS NOT NULL)",
    },
    Table {
        name: "joining",
        n_keys: 2,
        columns: &[("low", Cell::Id), ("high", Cell::Id), ("at", Cell::Whole), ("joined", Cell::U32)],
        rule: "low < high AND joined IN (0, 1)",
    },
    Table {
        name: "correction",
        n_keys: 1,
        columns: &[
            ("id", Cell::Id),
            ("tag", Cell::Text),
            ("key", Cell::Text),
            ("source_hash", Cell::Mark),
            ("text", Cell::TextOrNone),
            ("at", Cell::Whole),
            ("reviewer", Cell::TextOrNone),
            ("place", Cell::TextOrNone),
        ],
        rule: "true",
    },
    Table {
        name: "erasure",
        n_keys: 2,
        columns: &[
            ("what", Cell::Text),
            ("target", Cell::Target),
            ("at", Cell::Whole),
            ("up_to", Cell::WholeOrNone),
        ],
        rule: "true",
    },
];
