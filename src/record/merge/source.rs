//! Makes of a copy what can be taken from: ours, of today's schema, and sound.
//!
//! A damaged copy is recovered as our own record would be. What then still breaks the rules of a record is refused.

use std::path::Path;

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::record::Access;
use crate::record::backup::QUICK_CHECK;
use crate::record::erase::obey;
use crate::record::error::{Fault, RecordError, sql};
use crate::record::merge::{Lost, Refusal, Trouble};
use crate::record::opening::{Owner, SCHEMA_VERSION, connect, migrate, owner};
use crate::record::recover::recover;

const READING: &str = "read";

/// `max` of nothing is nothing: an erasure without an end reaches furthest. What is erased by a code is so up to the
/// newest time, anything else since the first.
pub(super) const BURY: &str = "INSERT INTO main.erasure (what, target, at, up_to) VALUES (?1, ?2, ?3, ?4) \
     ON CONFLICT (what, target) DO UPDATE SET up_to = max(up_to, excluded.up_to), \
         at = iif(what IN ('learner', 'reviewer'), max(at, excluded.at), min(at, excluded.at)) \
     WHERE iif(what IN ('learner', 'reviewer'), at < excluded.at, at > excluded.at) \
         OR up_to < excluded.up_to OR excluded.up_to IS NULL AND up_to IS NOT NULL";

/// Each counts what breaks a rule of the record; see `recover`, which mends just these.
const RULES: [&str; 4] = [
    "SELECT count(*) FROM pragma_foreign_key_check",
    "SELECT count(*) FROM (SELECT 1 FROM event JOIN session ON session.id = event.session GROUP BY event.session \
     HAVING min(seq) <> coalesce(max(forked_at_seq), 0) + 1 OR max(seq) - min(seq) + 1 <> count(*) \
     OR NOT min(json_valid(body)))",
    "SELECT count(*) FROM session JOIN session AS parent ON parent.id = session.forked_from \
     WHERE session.forked_at_seq > coalesce((SELECT max(seq) FROM event WHERE event.session = parent.id), \
     parent.forked_at_seq, 0)",
    // A fork of its own fork, which only a spoilt file holds.
    "WITH RECURSIVE rooted (id) AS (SELECT id FROM session WHERE forked_from IS NULL \
     UNION ALL SELECT session.id FROM rooted JOIN session ON session.forked_from = rooted.id) \
     SELECT (SELECT count(*) FROM session) - (SELECT count(*) FROM rooted)",
];

/// A tombstone: what, whose, when, and up to which event.
pub(super) type Erasures = Vec<[Value; 4]>;

/// Says what a damaged copy has lost. What was erased here is erased in the copy before anything is taken of it: what
/// is gone must not come near our file again, and a seat that still has its code says whose words stand in a session.
pub(super) fn make_ready(copy: &Path, erasures: &Erasures) -> Result<Option<Lost>, Trouble> {
    let (mut connection, lost) = make_sound(copy)?;
    let mut bury = || {
        let transaction = connection.transaction()?;
        for erasure in erasures {
            transaction.prepare_cached(BURY)?.execute(params_from_iter(erasure))?;
        }
        let n_erased: i64 = transaction.query_row("SELECT count(*) FROM erasure", [], |row| row.get(0))?;
        if n_erased > 0 {
            obey(&transaction)?;
        }
        transaction.commit()
    };
    bury().map_err(|error| Trouble::of_copy(RecordError::from_sql(READING, copy, error)))?;
    Ok(lost)
}

fn make_sound(copy: &Path) -> Result<(Connection, Option<Lost>), Trouble> {
    let looked = bring_up_to_date(copy).and_then(|connection| Ok((is_sound(&connection, copy)?, connection)));
    match looked {
        Ok((true, connection)) => return Ok((connection, None)),
        Ok((false, _)) => {}
        Err(error) if error.fault == Fault::Damaged => {}
        Err(error) => return Err(Trouble::of_copy(error)),
    }
    let recovery = recover(copy).map_err(Trouble::of_copy)?;
    if recovery.sessions == 0 && recovery.lost_sessions.is_empty() {
        // A letter or a picture is recovered to an empty record, too.
        return Err(Refusal::NotARecord.into());
    }
    let connection = bring_up_to_date(copy).map_err(Trouble::of_copy)?;
    if !is_sound(&connection, copy).map_err(Trouble::of_copy)? {
        return Err(Refusal::Damaged.into());
    }
    let lost = Lost { sessions: recovery.lost_sessions, and_more: recovery.lost_unnamed };
    Ok((connection, Some(lost)))
}

fn bring_up_to_date(copy: &Path) -> Result<Connection, RecordError> {
    let failed = sql(READING, copy);
    let mut connection = connect(copy, Access::ReadWrite)?;
    // It is thrown away in a moment, so nothing waits for the disk.
    connection.execute_batch("PRAGMA synchronous = OFF").map_err(failed)?;
    match owner(&connection).map_err(failed)? {
        Owner::Us { version } if version == SCHEMA_VERSION => {}
        Owner::Us { version } if version < SCHEMA_VERSION => migrate(&mut connection, copy)?,
        Owner::Us { version } => {
            let newer = Fault::Newer { found: version, known: SCHEMA_VERSION };
            return Err(RecordError::new(READING, copy, newer));
        }
        Owner::Nobody | Owner::Other => return Err(RecordError::new(READING, copy, Fault::NotARecord)),
    }
    Ok(connection)
}

fn is_sound(connection: &Connection, copy: &Path) -> Result<bool, RecordError> {
    let look = || {
        let verdict: String = connection.query_row(QUICK_CHECK, [], |row| row.get(0))?;
        let mut is_sound = verdict == "ok";
        for rule in RULES {
            is_sound = is_sound && connection.query_row(rule, [], |row| row.get::<_, i64>(0))? == 0;
        }
        Ok(is_sound)
    };
    look().map_err(|error| {
        // A file that lacks our tables has lost them.
        let error = RecordError::from_sql(READING, copy, error);
        if error.fault == Fault::Sql { RecordError { fault: Fault::Damaged, ..error } } else { error }
    })
}
