//! Makes of a copy what can be taken from: ours, of today's schema, and sound.
//!
//! A damaged copy is recovered as our own record would be. What then still breaks the rules of a record is refused.

use std::path::Path;

use rusqlite::Connection;

use crate::record::Access;
use crate::record::backup::QUICK_CHECK;
use crate::record::error::{Fault, RecordError, sql};
use crate::record::merge::{Lost, Refusal, Trouble};
use crate::record::opening::{Owner, SCHEMA_VERSION, connect, migrate, owner};
use crate::record::recover::recover;

const READING: &str = "read";

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

/// Says what a damaged copy has lost.
pub(super) fn make_sound(copy: &Path) -> Result<Option<Lost>, Trouble> {
    match bring_up_to_date(copy).and_then(|connection| is_sound(&connection, copy)) {
        Ok(true) => return Ok(None),
        Ok(false) => {}
        Err(error) if error.fault == Fault::Damaged => {}
        Err(error) => return Err(Trouble::of_copy(error)),
    }
    let recovery = recover(copy).map_err(Trouble::of_copy)?;
    if recovery.sessions == 0 && recovery.lost_sessions.is_empty() {
        // A letter or a picture is recovered to an empty record, too.
        return Err(Refusal::NotARecord.into());
    }
    let connection = connect(copy, Access::ReadWrite)?;
    if !is_sound(&connection, copy).map_err(Trouble::of_copy)? {
        return Err(Refusal::Damaged.into());
    }
    Ok(Some(Lost { sessions: recovery.lost_sessions, and_more: recovery.lost_unnamed }))
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
