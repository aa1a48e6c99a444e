//! Takes everything from one undamaged copy, attached beside our record, in one transaction: the union of both.
//!
//! Sessions that are new here, the same, or a prefix of one another are joined by SQL, session by session, so that
//! progress can be reported and the merge stopped. Diverged sessions are left to `diverged`.

use std::collections::BTreeSet;
use std::path::Path;

use rusqlite::types::Value;
use rusqlite::{Connection, Row, Transaction, TransactionBehavior, params, params_from_iter};

use crate::id::SessionId;
use crate::progress::{Progress, Tell};
use crate::record::codec::ANSWER;
use crate::record::erase::{UNFINISHED, apply_tombstones};
use crate::record::error::{Fault, RecordError, read_all, sql};
use crate::record::merge::merged::{NotTaken, Stopped, Taken};
use crate::record::merge::repair::{NEW_SESSION, repair};
use crate::record::merge::source::{Answers, BURY};
use crate::record::merge::{diverged, notes};
use crate::record::people::{derive_people, fill_in};
use crate::record::recover::lost;

const MERGING: &str = "merge into";

/// Tables outside sessions, whose rows are taken whole and identified by their key alone. With the table of the
/// source.
const REST: [(&str, &str); 8] = [
    (
        "scenario_text",
        "INSERT OR IGNORE INTO main.scenario_text (hash, text) SELECT hash, text FROM source.scenario_text",
    ),
    (
        "correction",
        "INSERT OR IGNORE INTO main.correction (id, tag, key, source_hash, text, at, reviewer, place) \
         SELECT id, tag, key, source_hash, text, at, reviewer, place FROM source.correction",
    ),
    // A person whose code was erased in one record has none in the other either.
    (
        "correction",
        "UPDATE main.correction SET reviewer = NULL FROM source.correction AS s \
         WHERE correction.id = s.id AND s.reviewer IS NULL AND correction.reviewer IS NOT NULL",
    ),
    (
        "learner",
        "INSERT OR IGNORE INTO main.learner (id, code, code_at, laptop, old_code, person, shown) \
         SELECT id, code, code_at, laptop, old_code, id, code FROM source.learner",
    ),
    // The newest code and the newest consent count, each by itself; of two of one moment, the greater words, so that
    // the order of files does not.
    (
        "learner",
        "UPDATE main.learner SET code = s.code, code_at = s.code_at FROM source.learner AS s \
         WHERE learner.id = s.id AND (s.code_at, s.code) > (learner.code_at, learner.code)",
    ),
    (
        "learner",
        "UPDATE main.learner SET name = s.name, consent_version = s.consent_version, consent_at = s.consent_at \
         FROM source.learner AS s WHERE learner.id = s.id AND s.name IS NOT NULL \
             AND (s.consent_at, s.name, s.consent_version) \
                 > (ifnull(learner.consent_at, -9223372036854775808), ifnull(learner.name, ''), \
                    ifnull(learner.consent_version, ''))",
    ),
    // An id is made once. Two rows differ about it only where one of the records was damaged.
    (
        "learner",
        "UPDATE main.learner SET laptop = max(ifnull(s.laptop, learner.laptop), ifnull(learner.laptop, s.laptop)), \
             old_code = max(ifnull(s.old_code, learner.old_code), ifnull(learner.old_code, s.old_code)) \
         FROM source.learner AS s WHERE learner.id = s.id \
             AND (s.laptop, s.old_code) IS NOT (learner.laptop, learner.old_code)",
    ),
    // Of two rows of one moment, the one that joins counts.
    (
        "joining",
        "INSERT INTO main.joining (low, high, at, joined) SELECT low, high, at, joined FROM source.joining WHERE true \
         ON CONFLICT (low, high) DO UPDATE SET at = excluded.at, joined = excluded.joined \
         WHERE (excluded.at, excluded.joined) > (joining.at, joining.joined)",
    ),
];

/// Every session of the source beside ours of the same id. Two heads are the same if the fork is of the same session,
/// under any of its ids here and there.
const SESSIONS: &str = "SELECT s.id, ifnull(s.copy_of, s.id), s.copy_of IS NOT NULL, \
         ifnull((SELECT max(seq) FROM source.event WHERE session = s.id), ifnull(s.forked_at_seq, 0)), m.id, \
         ifnull((SELECT max(seq) FROM main.event WHERE session = m.id), ifnull(m.forked_at_seq, 0)), \
         (s.laptop, s.scenario, s.scenario_hash, s.seed, s.mode, s.cut, s.club, s.place, s.started_at, \
             s.kind, s.forked_at_seq, ifnull(sp.copy_of, sp.id), ifnull(s.copy_of, s.id)) \
         IS (m.laptop, m.scenario, m.scenario_hash, m.seed, m.mode, m.cut, m.club, m.place, m.started_at, \
             m.kind, m.forked_at_seq, ifnull(mp.copy_of, mp.id), ifnull(m.copy_of, m.id)), s.forked_from \
     FROM source.session AS s LEFT JOIN main.session AS m ON m.id = s.id \
         LEFT JOIN source.session AS sp ON sp.id = s.forked_from \
         LEFT JOIN main.session AS mp ON mp.id = m.forked_from ORDER BY s.id";

const APART: &str = "SELECT 1 FROM source.event AS s JOIN main.event AS m ON m.session = s.session AND m.seq = s.seq \
     WHERE s.session = ?1 AND (s.at, s.kind, s.version, s.body) IS NOT (m.at, m.kind, m.version, m.body) LIMIT 1";

const LONGER: &str = "UPDATE main.session SET counted = 0, \
     finished_at = (SELECT finished_at FROM source.session WHERE id = ?1) WHERE id = ?1";
/// Copies with the same events get the earliest end.
const SAME: &str = "UPDATE main.session SET counted = 0, finished_at = s.finished_at FROM source.session AS s \
     WHERE s.id = ?1 AND session.id = ?1 AND s.finished_at < ifnull(session.finished_at, 9223372036854775807)";
const EVENTS: &str = "INSERT INTO main.event (session, seq, at, kind, version, body, checksum) \
     SELECT session, seq, at, kind, version, body, checksum FROM source.event WHERE session = ?1 AND seq > ?2 ORDER BY seq";
/// Whether the source's value of a seat is the greater one, and above all whether the person was erased there.
macro_rules! is_greater {
    () => {
        "(ifnull(excluded.word, '') = 'erased', ifnull(excluded.learner, x''), ifnull(excluded.word, '')) \
         > (ifnull(word, '') = 'erased', ifnull(learner, x''), ifnull(word, ''))"
    };
}
/// One seat has two people only in a damaged record: then the greater value counts. The same for two clubs.
const SEATS: &str = concat!(
    "INSERT INTO main.seat (session, role, from_seq, learner, word, home) \
     SELECT session, role, from_seq, learner, word, home FROM source.seat WHERE session = ?1 \
     ON CONFLICT DO UPDATE SET learner = iif(",
    is_greater!(),
    ", excluded.learner, learner), word = iif(",
    is_greater!(),
    ", excluded.word, word), home = iif(excluded.home > ifnull(home, ''), excluded.home, home) WHERE ",
    is_greater!(),
    " OR excluded.home > ifnull(home, '')"
);
const NOT_COUNTED: &str = "UPDATE main.session SET counted = 0 WHERE id = ?1 AND counted <> 0";
const N_ANSWERS: &str = "SELECT count(*) FROM main.event WHERE session = ?1 AND seq > ?2 AND kind = ?3";

/// Sessions whose copies diverged, here or there.
const WITH_COPIES: &str = "SELECT copy_of FROM main.session WHERE copy_of IS NOT NULL \
     UNION SELECT copy_of FROM source.session WHERE copy_of IS NOT NULL";
/// No program erases whole sessions, so a tombstone of one was made to do harm.
const ERASURES: &str = "SELECT what, target, at, up_to FROM source.erasure WHERE what <> 'session'";
/// The bytes of what is erased here still have to be overwritten, see `erase`.
const MARK: &str = "INSERT OR IGNORE INTO main.setting (key, value) VALUES (?1, '0')";
const ERASED: &str = "SELECT target FROM main.erasure WHERE what = 'session' AND length(target) = 16";

/// How many sessions are taken between two calls of `tell`.
const N_AT_ONCE: u64 = 16;

/// What is known of a copy before anything is taken from it.
pub(super) struct Known {
    /// Sessions that it could not give completely.
    pub(super) hurt: BTreeSet<SessionId>,
    /// None where that is not known.
    pub(super) answers: Option<Answers>,
    /// Tables with rows. Statements that read only other tables are skipped.
    pub(super) filled: BTreeSet<&'static str>,
}

/// Attaches the copy, takes everything from it, and detaches it in any case.
pub(super) fn attached(
    connection: &mut Connection,
    path: &Path,
    copy: &Path,
    known: &Known,
    tell: &mut Tell<'_>,
) -> Result<Taken, NotTaken> {
    let failed = sql(MERGING, path);
    let Some(name) = copy.to_str() else {
        return Err(RecordError::new(MERGING, copy, Fault::Io).into());
    };
    connection.execute("ATTACH ?1 AS source", [name]).map_err(failed)?;
    let taken = take(connection, known, tell).map_err(|error| match error {
        Cut::Asked => NotTaken::Stopped(Stopped::Asked),
        Cut::Sql(error) => failed(error).into(),
    });
    connection.flush_prepared_statement_cache();
    let detached = connection.execute("DETACH source", []).map_err(failed);
    let taken = taken?;
    detached?;
    Ok(taken)
}

/// Why a transaction was not committed.
enum Cut {
    Asked,
    Sql(rusqlite::Error),
}

impl From<rusqlite::Error> for Cut {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sql(error)
    }
}

/// A session of the source, and our copy of it.
struct Pair {
    id: SessionId,
    /// The session of which it may be a copy, or itself.
    group: SessionId,
    is_copy: bool,
    last: u32,
    is_here: bool,
    last_here: u32,
    is_alike: bool,
    parent: Option<SessionId>,
}

fn take(connection: &mut Connection, known: &Known, tell: &mut Tell<'_>) -> Result<Taken, Cut> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // A fork may come in before the session it is a fork of.
    transaction.execute_batch("PRAGMA defer_foreign_keys = ON")?;
    let repaired = repair(&transaction, &known.filled)?;
    for (_, statement) in REST.iter().filter(|(table, _)| known.filled.contains(table)) {
        transaction.execute(statement, [])?;
    }
    let erasures = read_all(&transaction, ERASURES, |row| {
        Ok([row.get::<_, Value>(0)?, row.get(1)?, row.get(2)?, row.get(3)?])
    })?;
    let mut n_buried = 0;
    for erasure in &erasures {
        n_buried += transaction.prepare_cached(BURY)?.execute(params_from_iter(erasure))?;
    }
    if n_buried > 0 {
        // Before anything comes in, as sessions here may be shorter than their copies there.
        apply_tombstones(&transaction)?;
        transaction.execute(MARK, [UNFINISHED])?;
    }
    let mut erased: BTreeSet<SessionId> =
        read_all(&transaction, ERASED, |row| row.get(0))?.into_iter().collect();
    let mut pairs = read_all(&transaction, SESSIONS, pair)?;
    drop_erased(&mut pairs, &mut erased);
    let mut groups: BTreeSet<SessionId> =
        read_all(&transaction, WITH_COPIES, |row| row.get(0))?.into_iter().collect();
    for pair in &pairs {
        if pair.is_copy || pair.is_here && (!pair.is_alike || is_apart(&transaction, pair.id)?) {
            groups.insert(pair.group);
        }
    }
    groups.retain(|group| !erased.contains(group));
    pairs.retain(|pair| !groups.contains(&pair.group));
    let torn_notes = notes::torn(&transaction)?;

    let mut taken = Taken { repaired, ..Taken::default() };
    let of = u64::try_from(pairs.len()).unwrap_or(u64::MAX);
    let mut fresh = Vec::new();
    for (pair, n) in pairs.iter().zip(1_u64..) {
        join(&transaction, pair, &known.filled)?;
        if !pair.is_here || pair.last > pair.last_here {
            fresh.push(pair);
        }
        taken.sessions_new += u64::from(!pair.is_here);
        taken.sessions_longer += u64::from(pair.is_here && pair.last > pair.last_here);
        if n % N_AT_ONCE == 0 && tell(Progress::new(n, of)).is_break() {
            return Err(Cut::Asked);
        }
    }
    let joined: BTreeSet<SessionId> = pairs.iter().map(|pair| pair.id).collect();
    let same = pairs.iter().filter(|pair| pair.is_here && pair.last == pair.last_here).map(|pair| pair.id);
    let mut same: BTreeSet<SessionId> = same.filter(|id| !known.hurt.contains(id)).collect();
    if !same.is_empty() {
        let hurt_there = lost::of_source(&transaction)?;
        same.retain(|id| !hurt_there.contains(id));
        lost::forget_whole(&transaction, &same)?;
    }
    let arrived = pairs.iter().filter(|pair| !pair.is_here).map(|pair| pair.id).collect();
    let of_diverged = diverged::untie(&transaction, &groups, &arrived)?;
    for session in torn_notes {
        notes::renumber(&transaction, session, joined.contains(&session))?;
    }
    let any_erasure = "SELECT EXISTS (SELECT 1 FROM main.erasure)";
    let has_erasures = transaction.query_row(any_erasure, [], |row| row.get(0))?;
    if has_erasures {
        apply_tombstones(&transaction)?;
    }
    fill_in(&transaction)?;
    derive_people(&transaction)?;
    taken.answers_new = of_diverged.answers_new;
    // A session that is new here has come whole, unless something of it was erased again.
    let counted = known.answers.as_ref().filter(|_| !has_erasures);
    for pair in fresh {
        taken.answers_new += answers_new(&transaction, pair, counted)?;
    }
    taken.sessions_new += of_diverged.sessions_new;
    taken.sessions_longer += of_diverged.sessions_longer;
    taken.copies = of_diverged.copies;
    if tell(Progress::new(of, of)).is_break() {
        return Err(Cut::Asked);
    }
    transaction.commit()?;
    Ok(taken)
}

/// How many answers of this session were taken. `counted` is the number in its copy.
fn answers_new(
    transaction: &Transaction<'_>,
    pair: &Pair,
    counted: Option<&Answers>,
) -> rusqlite::Result<u64> {
    if !pair.is_here
        && let Some(n) = counted.and_then(|counted| counted.get(&pair.id))
    {
        return Ok(*n);
    }
    let after = if pair.is_here { pair.last_here } else { 0 };
    transaction.prepare_cached(N_ANSWERS)?.query_row(params![pair.id, after, ANSWER], |row| row.get(0))
}

/// What was erased stays away, with its copies, its forks and theirs.
fn drop_erased(pairs: &mut Vec<Pair>, erased: &mut BTreeSet<SessionId>) {
    loop {
        let before = pairs.len();
        pairs.retain(|pair| {
            let ids = [Some(pair.id), Some(pair.group), pair.parent];
            let is_erased = ids.iter().flatten().any(|id| erased.contains(id));
            if is_erased {
                erased.extend([pair.id, pair.group]);
            }
            !is_erased
        });
        if pairs.len() == before {
            return;
        }
    }
}

fn pair(row: &Row<'_>) -> rusqlite::Result<Pair> {
    let is_here = row.get::<_, Option<SessionId>>(4)?.is_some();
    // A damaged number of ours counts as longer than any other.
    let last_here = u32::try_from(row.get::<_, i64>(5)?).unwrap_or(u32::MAX);
    Ok(Pair {
        id: row.get(0)?,
        group: row.get(1)?,
        is_copy: row.get(2)?,
        last: row.get(3)?,
        is_here,
        last_here,
        is_alike: row.get(6)?,
        parent: row.get(7)?,
    })
}

fn is_apart(transaction: &Transaction<'_>, session: SessionId) -> rusqlite::Result<bool> {
    transaction.prepare_cached(APART)?.exists([session])
}

fn join(transaction: &Transaction<'_>, pair: &Pair, filled: &BTreeSet<&'static str>) -> rusqlite::Result<()> {
    let run = |statement: &str| transaction.prepare_cached(statement)?.execute([pair.id]);
    if !pair.is_here {
        run(NEW_SESSION)?;
    } else if pair.last > pair.last_here {
        run(LONGER)?;
    } else if pair.last == pair.last_here {
        run(SAME)?;
    }
    if !pair.is_here || pair.last > pair.last_here {
        let after = if pair.is_here { pair.last_here } else { 0 };
        transaction.prepare_cached(EVENTS)?.execute(params![pair.id, after])?;
    }
    // Those who answered are counted by their seats.
    if run(SEATS)? > 0 && pair.is_here {
        run(NOT_COUNTED)?;
    }
    if filled.contains("note") {
        run(notes::JOIN)?;
    }
    Ok(())
}
