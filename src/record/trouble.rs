//! Finds, marks and names the sessions in our own record that this program cannot read, so that nothing stops at
//! them.
//!
//! A session in trouble is in no sum and in no export. Every list that leaves it out can say which session it is. The
//! trouble is stored like everything else that is counted from a session: it is removed when the session is written to
//! again.

use std::ops::ControlFlow;

use rusqlite::config::DbConfig;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params, params_from_iter};
use uuid::Uuid;

use crate::id::SessionId;
use crate::record::codec;
use crate::record::connection::columns;
use crate::record::counted::COUNTED;
use crate::record::error::{RecordError, readable, sql};
use crate::record::inspect::{self, Inspected};
use crate::record::losses::{LossReason, time_of};
use crate::record::model::StoredEvent;
use crate::record::schema::{COUNTED_TABLES, counted};
use crate::record::sessions::{Term, conditions};
use crate::record::store::RecordStore;
use crate::review::sessions::Trouble;

/// Sessions that are left out, in SQL.
pub(super) const LEFT_OUT: &str = "(trouble IS NOT NULL AND trouble NOT LIKE 'short %')";
const SHORT: &str = "(trouble LIKE 'short %')";

/// A session that is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Troubled {
    /// Its id, or the value in place of an id.
    pub id: String,
    /// Milliseconds since 1970, where that can be read.
    pub started_at: Option<i64>,
    pub trouble: Trouble,
}

const MARK: &str = "UPDATE session SET counted = ?2, answers = 0, firsts = 0, rights = 0, score = -1, search = '', \
     trouble = ?3 WHERE id IS ?1";
/// No answer scores more.
const MOST_POINTS: u32 = 1_000_000;

impl RecordStore {
    /// Remembers that a session cannot be read; nothing of it is counted.
    pub fn keep_trouble(&mut self, session: SessionId, trouble: Trouble) -> Result<(), RecordError> {
        self.keep_troubles(&[(Value::Blob(session.0.as_bytes().to_vec()), trouble)])
    }

    /// Checks the row and the seats of every session, and remembers those that fail.
    pub fn look_at_heads(&mut self) -> Result<(), RecordError> {
        let failed = sql("read", &self.path);
        let bad = inspect::bad_heads(&self.connection).map_err(failed)?;
        let troubles: Vec<_> = bad.into_iter().map(|(id, _)| (id, Trouble::Row)).collect();
        if troubles.is_empty() { Ok(()) } else { self.keep_troubles(&troubles) }
    }

    /// Reads every row, and remembers the sessions that fail. Takes long on a large record.
    pub fn look_at_rows(&mut self) -> Result<(), RecordError> {
        let failed = sql("read", &self.path);
        let found = inspect::inspect(&self.connection, &mut |_| ControlFlow::Continue(())).map_err(failed)?;
        let found = found.unwrap_or_default();
        let heads = found.heads(&self.connection).map_err(failed)?;
        let mut troubles: Vec<_> = heads.into_iter().map(|(id, _)| (id, Trouble::Row)).collect();
        for session in found.sessions.keys() {
            if let Some(trouble) = found.trouble_of(*session).filter(|trouble| *trouble != Trouble::Row) {
                troubles.push((Value::Blob(session.0.as_bytes().to_vec()), trouble));
            }
        }
        if troubles.is_empty() { Ok(()) } else { self.keep_troubles(&troubles) }
    }

    /// The last readable event of each session that is over or has none. None for a fork without own events.
    pub fn last_events(&self) -> Result<Vec<(SessionId, Option<StoredEvent>)>, RecordError> {
        let query = "SELECT event.seq, event.at, event.kind, event.version, event.body, event.checksum, id \
             FROM session LEFT JOIN event ON event.session = id \
                 AND event.seq = (SELECT max(seq) FROM event WHERE event.session = id) \
             WHERE trouble IS NULL AND counted = ?1 \
                 AND (finished_at IS NOT NULL OR (event.seq IS NULL AND forked_from IS NULL))";
        self.rows(query, [COUNTED], |row| Ok((row.get(6)?, codec::read(row).ok())))
    }

    /// Whether the counted rows contradict each other: a session without its rows, or sums that do not match.
    pub fn is_miscounted(&self) -> Result<bool, RecordError> {
        is_miscounted(&self.connection).map_err(sql("read", &self.path))
    }

    /// Deletes all counted rows, so that they are counted anew. The roll-ups are emptied as a whole, because their
    /// values may be too wrong to be subtracted from.
    pub fn forget_all_counted(&mut self) -> Result<(), RecordError> {
        let failed = sql("keep what was counted in", &self.path);
        let triggers = |connection: &Connection, are_on| {
            connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, are_on).map(|_| ())
        };
        triggers(&self.connection, false).map_err(failed)?;
        let forgotten = forget_all(&mut self.connection);
        triggers(&self.connection, true).and(forgotten).map_err(failed)
    }

    /// Marks a session to be counted anew.
    pub fn forget_counted(&mut self, session: SessionId) -> Result<(), RecordError> {
        let forget = "UPDATE session SET counted = 0 WHERE id = ?1";
        let forgotten = self.connection.execute(forget, [session]);
        forgotten.map(|_| ()).map_err(sql("keep what was counted in", &self.path))
    }

    fn keep_troubles(&mut self, troubles: &[(Value, Trouble)]) -> Result<(), RecordError> {
        let Self { connection, path, .. } = self;
        let failed = sql("keep what was counted in", path);
        let transaction =
            connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
        for (id, trouble) in troubles {
            mark(&transaction, id, *trouble).map_err(failed)?;
        }
        transaction.commit().map_err(failed)
    }

    /// The sessions of these that are left out, the oldest first.
    pub fn troubled(&self, terms: &[Term]) -> Result<Vec<Troubled>, RecordError> {
        self.in_trouble(LEFT_OUT, terms)
    }

    /// The sessions of these whose end is missing, the oldest first.
    pub fn short(&self, terms: &[Term]) -> Result<Vec<Troubled>, RecordError> {
        self.in_trouble(SHORT, terms)
    }

    fn in_trouble(&self, which: &str, terms: &[Term]) -> Result<Vec<Troubled>, RecordError> {
        let (condition, values) = conditions(terms);
        let query = format!(
            "SELECT id, started_at, trouble FROM session WHERE {which} AND {condition} \
             ORDER BY started_at, id"
        );
        self.rows(&query, params_from_iter(values), |row| {
            let (id, started_at): (Value, Value) = (row.get(0)?, row.get(1)?);
            // A word of a newer program says at least that something is wrong.
            let trouble = row.get::<_, String>(2)?.parse().unwrap_or(Trouble::Row);
            Ok(troubled(&id, &started_at, trouble))
        })
    }

    /// Sessions whose row or a seat fails now, whatever is remembered.
    pub fn bad_heads(&self) -> Result<Vec<Troubled>, RecordError> {
        bad_heads(&self.connection).map_err(sql("read", &self.path))
    }

    /// How many answers stand in the events of sessions that are known to be in trouble.
    pub fn n_answered_in_trouble(&self, terms: &[Term]) -> Result<u64, RecordError> {
        let (condition, values) = conditions(terms);
        let query = format!(
            "SELECT count(*) FROM session CROSS JOIN event ON event.session = id \
             WHERE {LEFT_OUT} AND event.kind = 'answered' AND {condition}"
        );
        let found = self.rows(&query, params_from_iter(values), |row| row.get(0))?;
        Ok(found.first().copied().unwrap_or(0))
    }
}

/// Like [`RecordStore::bad_heads`].
pub(super) fn bad_heads(connection: &Connection) -> rusqlite::Result<Vec<Troubled>> {
    let bad = inspect::bad_heads(connection)?;
    Ok(bad.iter().map(|(id, started_at)| troubled(id, started_at, Trouble::Row)).collect())
}

/// The sessions that an inspection has found, and those that belong to a newer program.
pub(super) fn found_in(connection: &Connection, found: &Inspected) -> rusqlite::Result<Vec<Troubled>> {
    let mut troubles: Vec<Troubled> = Vec::new();
    let mut start = connection.prepare("SELECT started_at FROM session WHERE id = ?1")?;
    // Sessions that have lost their id, by their start. Their events name the id that is lost.
    let mut nameless = Vec::new();
    for (id, started_at) in found.heads(connection)? {
        if matches!(&id, Value::Blob(bytes) if bytes.len() == 16) {
            continue;
        }
        let head = troubled(&id, &started_at, Trouble::Row);
        nameless.extend(head.started_at);
        troubles.push(head);
    }
    for session in found.sessions.keys() {
        let Some(trouble) = found.trouble_of(*session) else { continue };
        let started_at: Option<i64> = start.query_row([session], |row| row.get(0)).optional()?;
        if started_at.is_none() && time_of(*session).is_some_and(|at| nameless.contains(&at)) {
            continue;
        }
        troubles.push(Troubled { id: session.to_string(), started_at, trouble });
    }
    let known =
        "SELECT id, started_at, trouble FROM session WHERE trouble LIKE 'newer %' OR trouble LIKE 'short %'";
    if columns(connection, "session")?.iter().any(|column| column == "trouble") {
        let mut select = connection.prepare(known)?;
        let rows = select.query_map([], |row| {
            let (id, started_at): (Value, Value) = (row.get(0)?, row.get(1)?);
            let trouble = row.get::<_, String>(2)?.parse().unwrap_or(Trouble::Row);
            Ok(troubled(&id, &started_at, trouble))
        })?;
        troubles.extend(readable(rows)?);
    }
    Ok(troubles)
}

impl Inspected {
    /// None where the session itself can be read.
    fn trouble_of(&self, session: SessionId) -> Option<Trouble> {
        match self.sessions.get(&session)? {
            LossReason::Row | LossReason::Unread => Some(Trouble::Row),
            LossReason::Event | LossReason::Beginning => {
                let seq = self.cuts.get(&session).map_or(1, |last| last.saturating_add(1));
                Some(Trouble::Event { seq })
            }
            LossReason::Note => None,
        }
    }
}

/// Whether the counted rows do not fit the events or each other: rows were lost, added or changed since. Of the
/// roll-ups only the sums are compared.
pub(super) fn is_miscounted(connection: &Connection) -> rusqlite::Result<bool> {
    const FIRST: &str = "try_no = 1 AND possible > 0";
    let query = format!(
        "SELECT EXISTS (SELECT 1 FROM session WHERE counted = ?1 AND NOT {LEFT_OUT} \
             AND (answers <> (SELECT count(*) FROM event WHERE session = id AND kind = 'answered') \
                 OR (answers, firsts, rights) IS NOT (SELECT count(*), \
                     count(*) FILTER (WHERE {FIRST}), count(*) FILTER (WHERE {FIRST} AND is_right) \
                     FROM attempt WHERE session = id))) \
         OR EXISTS (SELECT 1 FROM attempt WHERE earned < 0 OR earned > possible OR possible > {MOST_POINTS}) \
         OR EXISTS (SELECT 1 FROM attempt LEFT JOIN event USING (session, seq) WHERE kind IS NOT 'answered') \
         OR EXISTS (SELECT 1 FROM progress JOIN session ON id = session WHERE progress.kind = 'all' \
             AND (progress.firsts, progress.rights, progress.score) IS NOT (session.firsts, session.rights, session.score)) \
         OR EXISTS (SELECT 1 FROM session WHERE counted = ?1 AND NOT {LEFT_OUT} AND finished_at IS NOT NULL \
             AND forked_from IS NULL AND copy_of IS NULL AND firsts > 0 \
             AND NOT EXISTS (SELECT 1 FROM progress WHERE session = id AND progress.kind = 'all')) \
         OR EXISTS (SELECT 1 FROM (SELECT 'all' AS whose UNION ALL SELECT 'home' UNION ALL SELECT 'club') WHERE \
             (SELECT total(firsts), total(rights), total(earned), total(possible) FROM tally WHERE kind = whose) IS NOT \
             (SELECT total(1), total(is_right), total(earned), total(possible) FROM attempt WHERE {FIRST})) \
         OR (SELECT total(firsts) FROM tally WHERE kind = 'learner') \
             <> (SELECT count(*) FROM attempt WHERE {FIRST} AND learner IS NOT NULL) \
         OR (SELECT total(n) FROM wrong_tally) <> (SELECT count(*) FROM attempt WHERE {FIRST} AND NOT is_right)"
    );
    connection.query_row(&query, [COUNTED], |row| row.get(0))
}

fn forget_all(connection: &mut Connection) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for table in counted() {
        transaction.execute(&format!("DELETE FROM {table}"), [])?;
    }
    transaction.execute("UPDATE session SET counted = 0", [])?;
    transaction.commit()
}

fn mark(connection: &Connection, id: &Value, trouble: Trouble) -> rusqlite::Result<()> {
    for table in COUNTED_TABLES {
        connection.prepare_cached(&format!("DELETE FROM {table} WHERE session IS ?1"))?.execute([id])?;
    }
    connection.prepare_cached(MARK)?.execute(params![id, COUNTED, trouble.to_string()]).map(|_| ())
}

fn troubled(id: &Value, started_at: &Value, trouble: Trouble) -> Troubled {
    let started_at = if let Value::Integer(at) = started_at { Some(*at) } else { None };
    let id = match id {
        Value::Blob(bytes) => match Uuid::from_slice(bytes) {
            Ok(id) => id.to_string(),
            Err(_) => bytes
                .iter()
                .flat_map(|byte| [byte >> 4, byte & 0xf])
                .filter_map(|digit| char::from_digit(digit.into(), 16))
                .collect(),
        },
        Value::Null | Value::Integer(_) | Value::Real(_) | Value::Text(_) => "?".to_owned(),
    };
    Troubled { id, started_at, trouble }
}
