//! Erasing: removes a person's codes, name and words from the record, from its file and from the backups beside it.
//!
//! The order makes it safe to be interrupted: first the tombstone and the rows in one transaction, then the bytes,
//! then the backups. Until the last of them a mark says that there is something left to finish. What is counted about
//! sessions stays. It does not ask the user; the caller does.

mod tombstones;
mod bytes;

use std::collections::BTreeMap;

use rusqlite::{Connection, Row, Transaction, TransactionBehavior, params};

use crate::id::LearnerId;
use crate::record::error::{Fault, RecordError, sql};
use crate::record::model::{HALF_FILLED, target};
use crate::record::people::{Person, derive_people, ids_of};
use crate::record::store::RecordStore;
use crate::text;

pub(super) use crate::record::erase::tombstones::apply_tombstones;

const ERASING: &str = "erase from";
/// The setting that says that an erasing was interrupted.
pub(super) const UNFINISHED: &str = "erasing";

/// What the record holds of a person, or of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Held {
    /// Sessions with a seat of that person, or sessions of that period with words in them.
    pub sessions: u64,
    /// Texts that people wrote in these sessions.
    pub notes: u64,
    /// People with a name.
    pub names: u64,
    /// Corrections that were made under the person's codes.
    pub corrections: u64,
}

impl Held {
    /// From a row with these four numbers.
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { sessions: row.get(0)?, notes: row.get(1)?, names: row.get(2)?, corrections: row.get(3)? })
    }

    pub fn is_nothing(self) -> bool {
        self == Self::default()
    }
}

/// What was erased.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Erased {
    pub held: Held,
    /// Names of files beside the record that may have held it: old backups, damaged records set aside.
    pub removed: Vec<String>,
}

/// Returns whether a person with this code was erased at this time or later.
pub(super) fn is_erased_at(connection: &Connection, code: &str, at: i64) -> rusqlite::Result<bool> {
    let mut query = connection.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM erasure WHERE what IN ('learner', 'reviewer') AND target = ?1 AND at >= ?2)",
    )?;
    query.query_row(params![target(code), at], |row| row.get(0))
}

impl RecordStore {
    /// What would be erased with this person.
    pub fn held_of(&self, person: &Person) -> Result<Held, RecordError> {
        let query = format!("SELECT {SESSIONS_OF}, {NOTES_OF}, {NAMES_OF}, 0");
        let mut held = self.rows(&query, [person.id], Held::read)?.first().copied().unwrap_or_default();
        for code in person.codes() {
            let corrections = "SELECT count(*) FROM correction WHERE reviewer = ?1";
            let n: Vec<u64> = self.rows(corrections, [code], |row| row.get(0))?;
            held.corrections = n.iter().fold(held.corrections, |sum, n| sum.saturating_add(*n));
        }
        Ok(held)
    }

    /// Codes in the record that may have been meant: the same except for marks, capitals and signs, or with this
    /// beginning.
    pub fn similar_codes(&self, code: &str) -> Result<Vec<String>, RecordError> {
        let letters = |code: &str| -> String {
            text::plain(code).chars().filter(|letter| letter.is_alphanumeric()).collect()
        };
        let meant = letters(code);
        let is_meant = |code: &str| {
            let code = letters(code);
            !meant.is_empty() && (code.starts_with(&meant) || meant.starts_with(&code)) && !code.is_empty()
        };
        let mut found: Vec<String> = self.rows(CODES, [], |row| row.get(0))?;
        found.retain(|code| is_meant(code));
        found.truncate(5);
        Ok(found)
    }

    /// Returns whether a person with this code or id was erased, here or in a record that was merged.
    pub fn is_erased(&self, code: &str) -> Result<bool, RecordError> {
        if let Ok(id) = code.trim().parse()
            && self.is_person_erased(id)?
        {
            return Ok(true);
        }
        is_erased_at(&self.connection, code, i64::MIN).map_err(sql("read", &self.path))
    }

    /// Whether an erasure was interrupted, so that its bytes may still be in the file or in a backup.
    pub fn is_erasing_unfinished(&self) -> Result<bool, RecordError> {
        self.setting(UNFINISHED).map(|mark| mark.is_some())
    }

    /// Erases a person with codes and name, and all words of the sessions in which they had a seat.
    pub fn erase_person(&mut self, person: &Person, at: i64) -> Result<Erased, RecordError> {
        let held = self.held_of(person)?;
        let removed = self.erase(at, |transaction| bury_person(transaction, person, at))?;
        Ok(Erased { held, removed })
    }

    /// Erases a person again whose rows are already gone: removes only the bytes that are left.
    /// [`Fault::NoSuchLearner`] for a code of which nothing was ever erased.
    pub fn erase_again(&mut self, code: &str) -> Result<Erased, RecordError> {
        if !self.is_erased(code)? {
            return Err(RecordError::new(ERASING, &self.path, Fault::NoSuchLearner));
        }
        Ok(Erased { held: Held::default(), removed: self.wipe()? })
    }

    /// What is older than `before`: words of sessions that began earlier, and people with a name whose newest session
    /// did.
    pub fn held_before(&self, before: i64) -> Result<Held, RecordError> {
        let query = "SELECT (SELECT count(DISTINCT session) FROM note JOIN session ON id = session \
                 WHERE started_at < ?1), \
             (SELECT count(*) FROM note JOIN session ON id = session WHERE started_at < ?1), 0, 0";
        let found = self.rows(query, [before], Held::read)?;
        let names = u64::try_from(self.named_before(before)?.len()).unwrap_or(u64::MAX);
        Ok(Held { names, ..found.first().copied().unwrap_or_default() })
    }

    /// Erases what [`Self::held_before`] counts. People are erased as by [`Self::erase_person`].
    pub fn erase_before(&mut self, before: i64, at: i64) -> Result<Erased, RecordError> {
        let held = self.held_before(before)?;
        let named = self.named_before(before)?;
        let removed = self.erase(at, |transaction| {
            for person in &named {
                bury_person(transaction, person, at)?;
            }
            tombstones::bury_notes(
                transaction,
                "SELECT id FROM session WHERE started_at < ?1 AND id IN (SELECT session FROM note)",
                params![before],
                at,
            )
        })?;
        Ok(Erased { held, removed })
    }

    /// People with a name who have no seat since then; and people without any seat who agreed before that time.
    fn named_before(&self, before: i64) -> Result<Vec<Person>, RecordError> {
        let newest: BTreeMap<LearnerId, i64> =
            self.rows(NEWEST_OF, [], |row| Ok((row.get(0)?, row.get(1)?)))?.into_iter().collect();
        let mut named = self.people()?;
        named.retain(|person| {
            let agreed = person.consented.as_ref().map(|name| name.consent_at);
            agreed.is_some_and(|agreed| newest.get(&person.id).copied().unwrap_or(agreed) < before)
        });
        Ok(named)
    }

    /// Finishes an erasing that was interrupted.
    pub fn finish_erasing(&mut self) -> Result<Vec<String>, RecordError> {
        self.wipe()
    }

    /// Writes tombstones, applies them, and then removes the bytes.
    fn erase(
        &mut self,
        at: i64,
        bury: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<()>,
    ) -> Result<Vec<String>, RecordError> {
        // Another window that is reading would keep the bytes in the log, so this is checked first.
        self.empty_log(ERASING)?;
        let Self { connection, path, .. } = self;
        let failed = sql(ERASING, path);
        connection.execute_batch("PRAGMA secure_delete = ON").map_err(failed)?;
        let transaction =
            connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
        // Rows are found by indexes, and an index that lacks an entry would let one stay.
        let rows = transaction
            .execute_batch("REINDEX")
            .and_then(|()| bury(&transaction))
            .and_then(|()| {
                transaction.execute("DELETE FROM setting WHERE key = ?1", [HALF_FILLED]).map(|_| ())
            })
            .and_then(|()| apply_tombstones(&transaction))
            .and_then(|()| derive_people(&transaction))
            .and_then(|()| {
                let mark = "INSERT OR REPLACE INTO setting (key, value) VALUES (?1, ?2)";
                transaction.execute(mark, params![UNFINISHED, at.to_string()]).map(|_| ())
            });
        rows.map_err(failed)?;
        transaction.commit().map_err(failed)?;
        self.wipe()
    }
}

const SESSIONS_OF: &str = "(SELECT count(DISTINCT session) FROM seat JOIN learner ON learner.id = seat.learner \
     WHERE person = ?1)";
const NOTES_OF: &str = "(SELECT count(*) FROM note WHERE session IN \
     (SELECT session FROM seat JOIN learner ON learner.id = seat.learner WHERE person = ?1))";
const NAMES_OF: &str = "(SELECT min(1, count(*)) FROM learner WHERE person = ?1 AND name IS NOT NULL)";
const NEWEST_OF: &str = "SELECT person, max(started_at) FROM seat JOIN learner ON learner.id = seat.learner \
     JOIN session ON session.id = seat.session GROUP BY person";
const CODES: &str =
    "SELECT code FROM learner UNION SELECT reviewer FROM correction WHERE reviewer IS NOT NULL ORDER BY 1";

/// One tombstone for every id of the person, and one for the codes at corrections.
fn bury_person(transaction: &Transaction<'_>, person: &Person, at: i64) -> rusqlite::Result<()> {
    let bury = "INSERT OR IGNORE INTO erasure (what, target, at) VALUES ('person', ?1, ?2)";
    for id in ids_of(transaction, person.id)? {
        transaction.execute(bury, params![id, at])?;
    }
    let bury = "INSERT INTO erasure (what, target, at) VALUES ('reviewer', ?1, ?2) \
         ON CONFLICT (what, target) DO UPDATE SET at = max(at, excluded.at)";
    for code in person.codes() {
        transaction.execute(bury, params![target(code), at])?;
    }
    Ok(())
}
