//! The people in the record: their ids, the codes they are called by, and who was joined to whom.
//!
//! A code is a label. Two laptops may give the same code to two people. A person gets an id where a code is first
//! typed, and keeps the id for ever. If a user joins several ids, they are one person. Then the smallest id is used for
//! all of them in figures, papers and exports. A user can take joined ids apart again. Merges copy both.
//!
//! Invariant: `learner.person`, `shown` and `mark` follow from `joining` and the codes. `derive_people` is called in
//! every transaction that changes one of these, and marks the sessions it changes as not counted.
//!
//! From the ground up: what follows from the joinings (`derived`), the people as they are read (`person`). `old`
//! turns the codes of older programs into people. Here users change a code, a name, or the joining of two ids. Each
//! change is one transaction and touches no session.

pub(super) mod old;
mod person;
mod derived;

use rusqlite::{Transaction, TransactionBehavior, params};

use crate::id::LearnerId;
use crate::record::error::{Fault, RecordError, sql};
use crate::record::model::{ConsentedName, is_nobody, plain_code};
use crate::record::people::derived::joinings_of;
use crate::record::people::person::born_here;
use crate::record::store::RecordStore;
use crate::record::write::name_laptop;

pub use crate::record::people::person::{Person, PersonId, SameCode};

pub(super) use crate::record::people::derived::{derive_people, ids_of};
pub(super) use crate::record::people::person::{fill_in, sitter};

const NAME: &str = "UPDATE learner SET name = ?2, consent_version = ?3, consent_at = ?4 WHERE id = ?1";
const CODE: &str = "UPDATE learner SET code = ?2, code_at = max(?3, code_at + 1) WHERE id = ?1";
/// The newest one counts, and a clock that was set back does not make it older.
const JOINING: &str = "INSERT INTO joining (low, high, at, joined) VALUES (?1, ?2, ?3, ?4) \
     ON CONFLICT (low, high) DO UPDATE SET at = max(excluded.at, at + 1), joined = excluded.joined";

impl RecordStore {
    /// Keeps a name that was agreed to, for the person of this laptop with a code.
    pub fn keep_name(&mut self, code: &str, consented: &ConsentedName) -> Result<LearnerId, RecordError> {
        const ATTEMPT: &str = "keep a name in";
        let code = plain_code(code);
        if code.is_empty() || is_nobody(&code) {
            return Err(RecordError::new(ATTEMPT, &self.path, Fault::NoSuchLearner));
        }
        let now = consented.consent_at;
        let mut laptop = None;
        let id = self.change(ATTEMPT, |transaction| {
            let own = name_laptop(transaction, now)?;
            laptop = Some(own);
            let id = born_here(transaction, own, &code, now)?;
            let ConsentedName { name, consent_version, consent_at } = consented;
            transaction.execute(NAME, params![id, name, consent_version, consent_at])?;
            Ok(id)
        })?;
        self.laptop = laptop.or(self.laptop);
        Ok(id)
    }

    /// Joins these two: from now on they are one person, shown with the code of `kept`.
    pub fn join_people(&mut self, kept: &Person, other: &Person, now: i64) -> Result<(), RecordError> {
        const ATTEMPT: &str = "join two people in";
        if kept.id == other.id {
            return Err(RecordError::new(ATTEMPT, &self.path, Fault::Conflict));
        }
        self.change(ATTEMPT, |transaction| {
            let (low, high) = (kept.id.min(other.id), kept.id.max(other.id));
            transaction.execute(JOINING, params![low, high, now, 1])?;
            if kept.code != other.code
                && let Some(part) = kept.parts.iter().find(|part| part.code == kept.code)
            {
                let newest = "SELECT ifnull(max(code_at), 0) + 1 FROM learner WHERE person IN (?1, ?2)";
                let after: i64 = transaction.query_row(newest, [kept.id, other.id], |row| row.get(0))?;
                transaction.execute(CODE, params![part.id, part.code, now.max(after)])?;
            }
            Ok(())
        })
    }

    /// Takes back every joining of this person.
    pub fn take_apart(&mut self, person: LearnerId, now: i64) -> Result<(), RecordError> {
        self.change("take a person apart in", |transaction| {
            for (low, high) in joinings_of(transaction, person)? {
                transaction.execute(JOINING, params![low, high, now, 0])?;
            }
            Ok(())
        })
    }

    /// Gives a person another code. If another person on this laptop has the code, it is a conflict: typing the code
    /// again would not say which person is meant.
    pub fn rename(&mut self, person: &Person, code: &str, now: i64) -> Result<(), RecordError> {
        const ATTEMPT: &str = "change a code in";
        let code = plain_code(code);
        if code.is_empty() || is_nobody(&code) {
            return Err(RecordError::new(ATTEMPT, &self.path, Fault::NoSuchLearner));
        }
        let own = self.laptop;
        let has_it = |one: &Person| one.id != person.id && one.parts.iter().any(|part| part.laptop == own);
        if self.people_with_code(&code)?.iter().any(has_it) {
            return Err(RecordError::new(ATTEMPT, &self.path, Fault::Conflict));
        }
        self.change(ATTEMPT, |transaction| {
            for part in &person.parts {
                transaction.execute(CODE, params![part.id, code, now])?;
            }
            Ok(())
        })
    }

    fn change<T>(
        &mut self,
        attempt: &'static str,
        change: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, RecordError> {
        self.unmoved(attempt)?;
        let Self { connection, path, .. } = self;
        let failed = sql(attempt, path);
        let transaction =
            connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
        let done = change(&transaction)
            .and_then(|done| derive_people(&transaction).map(|()| done))
            .map_err(failed)?;
        transaction.commit().map_err(failed)?;
        Ok(done)
    }
}
