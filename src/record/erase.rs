//! Erasing: a learner's code, name and words go from the record, from its file and from the backups beside it.
//!
//! The order is what makes it safe to be cut off: first the tombstone and the rows in one transaction, then the bytes,
//! then the backups, and until the last of them a mark says that there is something left to finish. What is counted
//! about sessions stays. It asks nobody; the question is asked by whoever calls.

mod obey;
mod bytes;

use rusqlite::{Connection, Row, Transaction, TransactionBehavior, params};

use crate::record::RecordStore;
use crate::record::error::{Fault, RecordError, sql};
use crate::record::model::{TextHash, is_nobody};
use crate::text;

pub(super) use crate::record::erase::obey::obey;

const ERASING: &str = "erase from";
/// The setting that says that an erasing was cut off before its end.
pub(super) const UNFINISHED: &str = "erasing";

/// What the record holds of somebody, or of a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Held {
    /// Sessions with a seat of that code, or sessions of that time with words in them.
    pub sessions: u64,
    /// Words that people wrote in these sessions, whoever it was.
    pub notes: u64,
    /// People with a name.
    pub names: u64,
    /// Lines put right under that code.
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
    /// Names of files that were beside the record and may have held it: old backups, damaged records set aside.
    pub removed: Vec<String>,
}

/// Codes as they are compared: composed letters, nothing around them.
pub fn plain_code(code: &str) -> String {
    text::nfc(code.trim()).into_owned()
}

/// What stands in a tombstone for a code.
fn target(code: &str) -> TextHash {
    TextHash::of(&plain_code(code))
}

/// Whether this code has been erased and must not be given to anybody again.
pub(super) fn is_erased(connection: &Connection, code: &str) -> rusqlite::Result<bool> {
    let mut query = connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM erasure WHERE what = 'learner' AND target = ?1)")?;
    query.query_row([target(code)], |row| row.get(0))
}

impl RecordStore {
    /// What would go with this code.
    pub fn held_of(&self, code: &str) -> Result<Held, RecordError> {
        let codes = self.codes_like(|found| plain_code(found) == plain_code(code))?;
        let mut held = Held::default();
        for code in &codes {
            let query = format!("SELECT {SESSIONS_OF}, {NOTES_OF}, {NAMES_OF}, {CORRECTIONS_OF}");
            let found = self.rows(&query, [code], Held::read)?;
            for one in found {
                held.sessions += one.sessions;
                held.notes += one.notes;
                held.names += one.names;
                held.corrections += one.corrections;
            }
        }
        Ok(held)
    }

    /// Codes in the record that somebody may have meant: the same but for marks, capitals and signs, or beginning so.
    pub fn similar_codes(&self, code: &str) -> Result<Vec<String>, RecordError> {
        let letters = |code: &str| -> String {
            text::plain(code).chars().filter(|letter| letter.is_alphanumeric()).collect()
        };
        let meant = letters(code);
        let mut found = self.codes_like(|code| {
            let code = letters(code);
            !meant.is_empty() && (code.starts_with(&meant) || meant.starts_with(&code)) && !code.is_empty()
        })?;
        found.truncate(5);
        Ok(found)
    }

    /// Every code in the record with the number of sessions in which it had a seat, by code.
    pub fn codes(&self) -> Result<Vec<(String, u64)>, RecordError> {
        let query = "SELECT code, (SELECT count(DISTINCT session) FROM seat WHERE learner = code) FROM \
             (SELECT learner AS code FROM seat WHERE learner IS NOT NULL UNION SELECT code FROM learner) ORDER BY code";
        let mut codes: Vec<(String, u64)> = self.rows(query, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
        codes.retain(|(code, _)| !is_nobody(code));
        Ok(codes)
    }

    pub fn is_erased(&self, code: &str) -> Result<bool, RecordError> {
        is_erased(&self.connection, code).map_err(sql("read", &self.path))
    }

    /// Whether an erasing was cut off and its bytes may still stand in the file or in a backup.
    pub fn is_erasing_unfinished(&self) -> Result<bool, RecordError> {
        self.setting(UNFINISHED).map(|mark| mark.is_some())
    }

    /// Erases a code with its name, and all words of the sessions in which it had a seat. A code that nobody has is
    /// [`Fault::NoSuchLearner`]; one that was erased before is finished with once more.
    pub fn erase_learner(&mut self, code: &str, at: i64) -> Result<Erased, RecordError> {
        let held = self.held_of(code)?;
        if is_nobody(&plain_code(code)) || (held.is_nothing() && !self.is_erased(code)?) {
            return Err(RecordError::new(ERASING, &self.path, Fault::NoSuchLearner));
        }
        let target = target(code);
        let removed = self.erase(at, |transaction| bury_learner(transaction, target, at))?;
        Ok(Erased { held, removed })
    }

    /// What is older than `before`: words of sessions begun earlier, and people with a name whose newest session was.
    pub fn held_before(&self, before: i64) -> Result<Held, RecordError> {
        let query = format!(
            "SELECT (SELECT count(DISTINCT session) FROM note JOIN session ON id = session WHERE started_at < ?1), \
             (SELECT count(*) FROM note JOIN session ON id = session WHERE started_at < ?1), \
             (SELECT count(*) FROM learner WHERE {OLD_NAME}), 0"
        );
        let found = self.rows(&query, [before], Held::read)?;
        Ok(found.first().copied().unwrap_or_default())
    }

    /// Erases what [`Self::held_before`] counts. People are erased as by [`Self::erase_learner`].
    pub fn erase_before(&mut self, before: i64, at: i64) -> Result<Erased, RecordError> {
        let held = self.held_before(before)?;
        let names = format!("SELECT code FROM learner WHERE {OLD_NAME}");
        let names: Vec<String> = self.rows(&names, [before], |row| row.get(0))?;
        let removed = self.erase(at, |transaction| {
            for code in &names {
                bury_learner(transaction, target(code), at)?;
            }
            obey::bury_notes(
                transaction,
                "SELECT id FROM session WHERE started_at < ?1 AND id IN (SELECT session FROM note)",
                params![before],
                at,
            )
        })?;
        Ok(Erased { held, removed })
    }

    /// Goes on with an erasing that was cut off.
    pub fn finish_erasing(&mut self) -> Result<Vec<String>, RecordError> {
        self.wipe()
    }

    /// Writes tombstones, does what they say, and then sees to the bytes.
    fn erase(
        &mut self,
        at: i64,
        bury: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<()>,
    ) -> Result<Vec<String>, RecordError> {
        // Another window that is reading would keep the bytes alive, so it is looked for before anything is done.
        self.empty_log(ERASING)?;
        let Self { connection, path, .. } = self;
        let failed = sql(ERASING, path);
        connection.execute_batch("PRAGMA secure_delete = ON").map_err(failed)?;
        let transaction =
            connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
        let rows = bury(&transaction).and_then(|()| obey(&transaction)).and_then(|()| {
            let mark = "INSERT OR REPLACE INTO setting (key, value) VALUES (?1, ?2)";
            transaction.execute(mark, params![UNFINISHED, at.to_string()]).map(|_| ())
        });
        rows.map_err(failed)?;
        transaction.commit().map_err(failed)?;
        self.wipe()
    }

    /// All codes in the record that this is true of, sorted.
    fn codes_like(&self, is_meant: impl Fn(&str) -> bool) -> Result<Vec<String>, RecordError> {
        let mut codes: Vec<String> = self.rows(obey::CODES, [], |row| row.get(0))?;
        codes.retain(|code| !is_nobody(code) && is_meant(code));
        Ok(codes)
    }
}

const SESSIONS_OF: &str = "(SELECT count(DISTINCT session) FROM seat WHERE learner = ?1)";
const NOTES_OF: &str =
    "(SELECT count(*) FROM note WHERE session IN (SELECT session FROM seat WHERE learner = ?1))";
const NAMES_OF: &str = "(SELECT count(*) FROM learner WHERE code = ?1)";
const CORRECTIONS_OF: &str = "(SELECT count(*) FROM correction WHERE reviewer = ?1)";
/// Nobody who was here since; and whoever never was, if they agreed longer ago.
const OLD_NAME: &str = "name IS NOT NULL AND coalesce((SELECT max(started_at) FROM seat JOIN session ON id = session \
     WHERE seat.learner = learner.code), consent_at) < ?1";

fn bury_learner(transaction: &Transaction<'_>, target: TextHash, at: i64) -> rusqlite::Result<()> {
    let bury = "INSERT OR IGNORE INTO erasure (what, target, at) VALUES ('learner', ?1, ?2)";
    transaction.execute(bury, params![target, at]).map(|_| ())
}
