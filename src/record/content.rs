//! Makes two hashes of the content of a record, so that people can see that two laptops hold the same.
//!
//! One hash is of the facts: sessions, events, seats, the scenarios played with, what was erased and who was joined to
//! whom. The other hash is of the words: notes, codes, names and corrections. What is counted from them, this laptop's
//! name and its settings are in neither, so the same records merged in another order have the same hashes.

use std::fmt;

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use sha2::{Digest, Sha256};

use crate::record::model::StoredEvent;

const FACTS: [&str; 6] = [
    "SELECT id, laptop, scenario, scenario_hash, seed, mode, cut, club, place, started_at, finished_at, forked_from, \
     forked_at_seq, copy_of, kind FROM session ORDER BY id",
    "SELECT session, seq, at, kind, version, body FROM event ORDER BY session, seq",
    "SELECT session, role, from_seq, learner, word, home FROM seat ORDER BY session, role, from_seq",
    "SELECT hash FROM scenario_text ORDER BY hash",
    // Each record erases words when it first gets the tombstone, so the time differs between records.
    "SELECT what, target, iif(what = 'notes', 0, at), up_to FROM erasure ORDER BY what, target",
    "SELECT low, high, at, joined FROM joining ORDER BY low, high",
];
const WORDS: [&str; 3] = [
    "SELECT session, seq, place, kind, text FROM note ORDER BY session, seq, place",
    "SELECT id, code, code_at, laptop, old_code, name, consent_version, consent_at FROM learner ORDER BY id",
    "SELECT id, tag, key, source_hash, text, at, reviewer, place FROM correction ORDER BY id",
];

/// How many bytes are collected before they are hashed, and one value more.
const AT_ONCE: usize = 8 << 10;

/// The two kinds of content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ContentHash {
    pub facts: Hash,
    pub words: Hash,
}

/// One of the two hashes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// Short enough to be read out over the telephone.
    pub fn short(&self) -> String {
        let hex: Vec<char> = self.to_string().chars().take(12).collect();
        hex.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

pub(super) fn content_hash(connection: &Connection) -> rusqlite::Result<ContentHash> {
    Ok(ContentHash { facts: hash_all(connection, &FACTS)?, words: hash_all(connection, &WORDS)? })
}

fn hash_all(connection: &Connection, queries: &[&str]) -> rusqlite::Result<Hash> {
    let mut sum = Sum::default();
    for query in queries {
        let mut select = connection.prepare_cached(query)?;
        let n_columns = select.column_count();
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            for column in 0..n_columns {
                sum.add(row.get_ref(column)?);
            }
        }
        sum.end();
    }
    Ok(Hash(sum.finish()))
}

/// Adds values one after the other, each with its kind and its length, so that no two rows give the same bytes.
#[derive(Debug, Default, Clone)]
pub(super) struct Sum {
    sum: Sha256,
    /// Bytes that are not hashed yet: many small parts are hashed faster together.
    waiting: Vec<u8>,
}

impl Sum {
    pub(super) fn add(&mut self, value: ValueRef<'_>) {
        match value {
            ValueRef::Null => self.waiting.push(0),
            ValueRef::Integer(number) => self.part(1, &number.to_le_bytes()),
            ValueRef::Real(number) => self.part(2, &number.to_le_bytes()),
            ValueRef::Text(text) => self.part(3, text),
            ValueRef::Blob(bytes) => self.part(4, bytes),
        }
    }

    pub(super) fn event(&mut self, event: &StoredEvent) {
        self.add(ValueRef::Integer(event.seq.into()));
        self.add(ValueRef::Integer(event.at));
        self.add(ValueRef::Text(event.kind.as_bytes()));
        self.add(ValueRef::Integer(event.version.into()));
        self.add(ValueRef::Text(event.body.as_bytes()));
    }

    pub(super) fn end(&mut self) {
        self.waiting.push(5);
    }

    pub(super) fn finish(mut self) -> [u8; 32] {
        self.sum.update(&self.waiting);
        self.sum.finalize().into()
    }

    fn part(&mut self, kind: u8, bytes: &[u8]) {
        let mut head = [kind; 9];
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        head[1..].copy_from_slice(&length.to_le_bytes());
        self.waiting.extend_from_slice(&head);
        self.waiting.extend_from_slice(bytes);
        if self.waiting.len() >= AT_ONCE {
            self.sum.update(&self.waiting);
            self.waiting.clear();
        }
    }
}
