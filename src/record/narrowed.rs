//! Limits the figures of a group to some sessions.
//!
//! The roll-ups cover whole scenarios. For any other choice of sessions the same tables are made again for these
//! sessions alone, as temporary ones with the same names: SQLite reads those first, so every query of `record::group`
//! is answered from them. They are removed when the guard is dropped, and nothing in the record changes.

use std::fmt::Write;

use rusqlite::params_from_iter;

use crate::record::error::{RecordError, sql};
use crate::record::sessions::{Term, conditions};
use crate::record::store::RecordStore;

/// While it exists, the roll-ups cover these sessions alone.
#[derive(Debug)]
#[must_use]
pub struct Narrowed<'s> {
    store: &'s RecordStore,
}

const MAKE: &str = "CREATE TEMP TABLE narrowed (id BLOB PRIMARY KEY) WITHOUT ROWID;\
     CREATE TEMP TABLE tally (scenario TEXT, kind TEXT, who TEXT, step TEXT, firsts INTEGER, rights INTEGER, \
         earned INTEGER, possible INTEGER, PRIMARY KEY (scenario, kind, who, step)) WITHOUT ROWID;\
     CREATE TEMP TABLE wrong_tally (scenario TEXT, step TEXT, answer TEXT, n INTEGER, \
         PRIMARY KEY (scenario, step, answer)) WITHOUT ROWID;\
     CREATE TEMP TABLE progress AS SELECT * FROM main.progress WHERE false;";
const DROP: &str = "DROP TABLE IF EXISTS temp.narrowed; DROP TABLE IF EXISTS temp.tally; \
     DROP TABLE IF EXISTS temp.wrong_tally; DROP TABLE IF EXISTS temp.progress;";
/// What counts of the answers in these sessions, as in the triggers of the schema.
const COUNTED: &str = "FROM main.attempt JOIN temp.narrowed ON narrowed.id = attempt.session \
     JOIN main.session ON session.id = attempt.session WHERE try_no = 1 AND possible > 0";

impl RecordStore {
    pub fn narrowed(&self, terms: &[Term]) -> Result<Narrowed<'_>, RecordError> {
        let failed = sql("read", &self.path);
        let narrowed = Narrowed { store: self };
        self.connection.execute_batch(DROP).map_err(failed)?;
        self.connection.execute_batch(MAKE).map_err(failed)?;
        let (condition, values) = conditions(terms);
        let sessions = format!("INSERT INTO temp.narrowed SELECT id FROM main.session WHERE {condition}");
        self.connection.execute(&sessions, params_from_iter(values)).map_err(failed)?;
        self.connection.execute_batch(&fill()).map_err(failed)?;
        Ok(narrowed)
    }
}

fn fill() -> String {
    let mut fill = String::new();
    let kinds = [
        ("'all'", "''", ""),
        ("'home'", "home", ""),
        ("'club'", "club", ""),
        ("'learner'", "attempt.learner", " AND attempt.learner IS NOT NULL"),
    ];
    for (kind, who, only) in kinds {
        write!(
            fill,
            "INSERT INTO temp.tally SELECT scenario, {kind}, {who} AS whose, step, count(*), sum(is_right), sum(earned), \
             sum(possible) {COUNTED}{only} GROUP BY scenario, whose, step;"
        )
        .ok();
    }
    write!(
        fill,
        "INSERT INTO temp.wrong_tally SELECT scenario, step, answer, count(*) {COUNTED} AND NOT is_right \
         GROUP BY scenario, step, answer;\
         INSERT INTO temp.progress SELECT * FROM main.progress WHERE session IN (SELECT id FROM temp.narrowed);"
    )
    .ok();
    fill
}

impl Drop for Narrowed<'_> {
    fn drop(&mut self) {
        // SQLite removes the rest when the connection is closed.
        self.store.connection.execute_batch(DROP).ok();
    }
}
