//! Defines what is counted from the events of a session, stores it a batch at a time, and reads it back. Lists and
//! rates use it, so they need not read every event.
//!
//! It does not count; `practice::counting` does. All of it can be deleted and counted again. Triggers of the schema
//! keep the roll-ups up to date, so a session that is counted twice is not in them twice.

use rusqlite::{Row, Transaction, TransactionBehavior, params};

use crate::id::{ItemId, LearnerId, SessionId, StepId};
use crate::record::codec;
use crate::record::error::{RecordError, sql};
use crate::record::model::StoredEvent;
use crate::record::store::RecordStore;
use crate::review::sessions::Trouble;

/// The version of the way of counting. A session counted by another version is counted anew.
pub(crate) const COUNTED: u32 = 5;

/// One answer that a person gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    pub seq: u32,
    pub step: StepId,
    pub task: u16,
    /// Empty where the step has one task alone.
    pub item: ItemId,
    pub role: String,
    /// Who sat there, if a code was given: the person, whichever id they sat down with.
    pub learner: Option<LearnerId>,
    /// The key of the club of that seat ([`Home::key`]). Empty if no club was given.
    ///
    /// [`Home::key`]: crate::record::home::Home::key
    pub home: String,
    pub try_no: u16,
    pub right: bool,
    /// Hundredths of a point.
    pub earned: u32,
    pub possible: u32,
    pub hinted: bool,
    /// In one word (`review::tries::AnswerSummary`).
    pub answer: String,
    /// Milliseconds since the event before; none after a break, or where the clock was set.
    pub took_ms: Option<u32>,
}

/// The result of a session.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SessionTotals {
    /// Own answers, without those inherited by a fork.
    pub answers: u32,
    /// First tries that could earn something.
    pub firsts: u32,
    pub rights: u32,
    /// Out of a hundred; none where nothing was judged.
    pub score: Option<u32>,
    /// Small letters without marks.
    pub search: String,
}

/// The result of the answers of one club or of one person, by the same rules as the score of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    pub whose: ShareOf,
    /// Out of a hundred.
    pub score: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum ShareOf {
    /// The key of the club, empty where none was given.
    Home(String),
    Learner(LearnerId),
}

/// All that is counted from one session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    pub session: SessionId,
    pub attempts: Vec<Attempt>,
    /// The key of each club that a person in this session is from, and how it is written. Both are empty if no club was
    /// given.
    pub homes: Vec<(String, String)>,
    pub standing: SessionTotals,
    /// The score of each club and of each person, of their own answers.
    pub shares: Vec<Share>,
    /// The first event that is missing of a session that was finished.
    pub short: Option<u32>,
}

const INSERT_ATTEMPT: &str = "INSERT INTO attempt (session, seq, step, task, item, role, learner, home, try_no, is_right, \
     earned, possible, hinted, answer, took_ms) \
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)";
const INSERT_HOME: &str = "INSERT INTO session_home (home, started_at, session, words) \
     SELECT ?2, started_at, id, ?3 FROM session WHERE id = ?1";
const STANDING: &str = "UPDATE session SET counted = ?2, answers = ?3, firsts = ?4, rights = ?5, score = ?6, \
     search = ?7, trouble = ?8 WHERE id = ?1";
const ATTEMPT: &str = "seq, step, task, item, role, learner, home, try_no, is_right, earned, possible, hinted, \
     answer, took_ms";
/// Only whole meetings are compared, and each once.
const PROGRESS_OF_ALL: &str = "INSERT INTO progress (scenario, kind, who, started_at, session, firsts, rights, score) \
     SELECT scenario, 'all', '', started_at, id, firsts, rights, score FROM session \
     WHERE id = ?1 AND finished_at IS NOT NULL AND forked_from IS NULL AND copy_of IS NULL AND firsts > 0";
const PROGRESS_OF_CLUB: &str = "INSERT INTO progress (scenario, kind, who, started_at, session, firsts, rights, score) \
     SELECT scenario, 'club', club, started_at, id, firsts, rights, score FROM session \
     WHERE id = ?1 AND finished_at IS NOT NULL AND forked_from IS NULL AND copy_of IS NULL AND firsts > 0";
/// Of one club or one learner, with the score of their own answers.
const PROGRESS_OF_HOME: &str = "INSERT INTO progress \
     (scenario, kind, who, started_at, session, firsts, rights, score) \
     SELECT scenario, 'home', home, started_at, session.id, count(*), sum(is_right), ?3 \
     FROM attempt JOIN session ON session.id = attempt.session \
     WHERE session.id = ?1 AND finished_at IS NOT NULL AND forked_from IS NULL AND copy_of IS NULL \
         AND home = ?2 AND try_no = 1 AND possible > 0 GROUP BY home";
const PROGRESS_OF_LEARNER: &str = "INSERT INTO progress \
     (scenario, kind, who, started_at, session, firsts, rights, score) \
     SELECT scenario, 'learner', learner, started_at, session.id, count(*), sum(is_right), ?3 \
     FROM attempt JOIN session ON session.id = attempt.session \
     WHERE session.id = ?1 AND finished_at IS NOT NULL AND forked_from IS NULL AND copy_of IS NULL \
         AND learner = ?2 AND try_no = 1 AND possible > 0 GROUP BY learner";

impl RecordStore {
    /// Lists sessions that have not been counted since they were written to, the oldest first.
    pub fn uncounted(&self, limit: u32) -> Result<Vec<SessionId>, RecordError> {
        let query = "SELECT id FROM session WHERE counted < ?1 OR counted > ?1 ORDER BY id LIMIT ?2";
        self.rows(query, params![COUNTED, limit], |row| row.get(0))
    }

    pub fn n_uncounted(&self) -> Result<u64, RecordError> {
        let query = "SELECT count(*) FROM session WHERE counted < ?1 OR counted > ?1";
        self.rows(query, [COUNTED], |row| row.get(0)).map(|found| found.first().copied().unwrap_or(0))
    }

    /// Replaces what was counted before, in one transaction.
    pub fn keep_counted(&mut self, counted: &[Counted]) -> Result<(), RecordError> {
        let Self { connection, path, .. } = self;
        let failed = sql("keep what was counted in", path);
        let transaction =
            connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
        for one in counted {
            replace(&transaction, one).map_err(failed)?;
        }
        transaction.commit().map_err(failed)
    }

    /// Reads the answers of a session in the order in which they were given, without those before a fork.
    pub fn attempts(&self, session: SessionId) -> Result<Vec<Attempt>, RecordError> {
        let query = format!("SELECT {ATTEMPT} FROM attempt WHERE session = ?1 ORDER BY seq");
        self.rows(&query, [session], |row| attempt(row, 0))
    }

    /// As [`Self::attempts`], each with the event that it was counted from.
    pub fn attempts_with_events(
        &self,
        session: SessionId,
    ) -> Result<Vec<(Attempt, StoredEvent)>, RecordError> {
        let query = format!(
            "SELECT {}, {ATTEMPT} FROM attempt CROSS JOIN event USING (session, seq) \
             WHERE session = ?1 ORDER BY seq",
            codec::COLUMNS
        );
        self.rows(&query, [session], |row| Ok((attempt(row, N_EVENT)?, codec::read(row)?)))
    }
}

/// How many columns of an event stand before those of an attempt.
const N_EVENT: usize = 6;

/// Reads [`ATTEMPT`] after so many other columns.
fn attempt(row: &Row<'_>, at: usize) -> rusqlite::Result<Attempt> {
    Ok(Attempt {
        seq: row.get(at)?,
        step: StepId(row.get(at + 1)?),
        task: row.get(at + 2)?,
        item: ItemId(row.get(at + 3)?),
        role: row.get(at + 4)?,
        // What an older program counted is counted anew before it is read.
        learner: row.get::<_, Option<String>>(at + 5)?.and_then(|id| id.parse().ok()),
        home: row.get(at + 6)?,
        try_no: row.get(at + 7)?,
        right: row.get(at + 8)?,
        earned: row.get(at + 9)?,
        possible: row.get(at + 10)?,
        hinted: row.get(at + 11)?,
        answer: row.get(at + 12)?,
        took_ms: row.get(at + 13)?,
    })
}

fn replace(transaction: &Transaction<'_>, counted: &Counted) -> rusqlite::Result<()> {
    let Counted { session, attempts, homes, standing, shares, short } = counted;
    for table in [
        "DELETE FROM attempt WHERE session = ?1",
        "DELETE FROM progress WHERE session = ?1",
        "DELETE FROM session_home WHERE session = ?1",
    ] {
        transaction.prepare_cached(table)?.execute([session])?;
    }
    for (key, words) in homes {
        transaction.prepare_cached(INSERT_HOME)?.execute(params![session, key, words])?;
    }
    let mut insert = transaction.prepare_cached(INSERT_ATTEMPT)?;
    for attempt in attempts {
        insert.execute(params![
            session,
            attempt.seq,
            attempt.step.as_str(),
            attempt.task,
            attempt.item.as_str(),
            attempt.role,
            attempt.learner.as_ref().map(LearnerId::to_string),
            attempt.home,
            attempt.try_no,
            attempt.right,
            attempt.earned,
            attempt.possible,
            attempt.hinted,
            attempt.answer,
            attempt.took_ms,
        ])?;
    }
    transaction.prepare_cached(STANDING)?.execute(params![
        session,
        COUNTED,
        standing.answers,
        standing.firsts,
        standing.rights,
        standing.score.map_or(-1, i64::from),
        standing.search,
        short.map(|seq| Trouble::Short { seq }.to_string()),
    ])?;
    // A session without its end is not a whole meeting.
    if short.is_none() {
        for progress in [PROGRESS_OF_ALL, PROGRESS_OF_CLUB] {
            transaction.prepare_cached(progress)?.execute([session])?;
        }
        for Share { whose, score } in shares {
            let (progress, who) = match whose {
                ShareOf::Home(home) => (PROGRESS_OF_HOME, home.clone()),
                ShareOf::Learner(learner) => (PROGRESS_OF_LEARNER, learner.to_string()),
            };
            transaction.prepare_cached(progress)?.execute(params![session, who, score])?;
        }
    }
    Ok(())
}
