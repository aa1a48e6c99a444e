//! Keeps every copy of a session that diverged on two laptops, each complete; forks stay with the copy whose prefix
//! they share.
//!
//! All copies of such a session are worked out anew at each merge, so the result depends on the copies and not on the
//! order in which they came. Rows that are right already are not written again.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::types::Value;
use rusqlite::{Transaction, params, params_from_iter};

use crate::id::SessionId;
use crate::record::codec;
use crate::record::codec::ANSWER;
use crate::record::merge::lists::{Copy, Side, kept};
use crate::record::merge::notes;
use crate::record::schema::below_session;

#[derive(Debug, Default)]
pub(super) struct Untied {
    pub(super) sessions_new: u64,
    pub(super) sessions_longer: u64,
    pub(super) answers_new: u64,
    pub(super) copies: Vec<(SessionId, SessionId)>,
}

/// The copies of one session, before and after.
struct Diverged {
    before: Vec<Copy>,
    after: Vec<Copy>,
}

/// Works out these sessions; `arrived` are others that have just been merged.
pub(super) fn untie(
    transaction: &Transaction<'_>,
    groups: &BTreeSet<SessionId>,
    arrived: &BTreeSet<SessionId>,
) -> rusqlite::Result<Untied> {
    let mut untied = Untied::default();
    if groups.is_empty() {
        return Ok(untied);
    }
    // Rows that are taken away here must not be found on their pages by a recovery, under the id of another copy.
    transaction.execute_batch("PRAGMA main.secure_delete = ON")?;
    let mut all = BTreeMap::new();
    for group in groups {
        let mut before = Copy::all(transaction, Side::Main, *group)?;
        before.extend(Copy::all(transaction, Side::Source, *group)?);
        let after = kept(*group, &before);
        all.insert(*group, Diverged { before, after });
    }
    let forks = forks(transaction, &all, arrived)?;
    for (group, one) in &all {
        let mut after = one.after.clone();
        for copy in &mut after {
            copy.parent = copy.parent.map(|parent| new_parent(&all, copy.side, parent, copy.forked_at));
        }
        write(transaction, *group, one, &after, &mut untied)?;
    }
    let mut move_fork = transaction
        .prepare_cached("UPDATE main.session SET forked_from = ?2 WHERE id = ?1 AND forked_from <> ?2")?;
    for (fork, parent) in forks {
        move_fork.execute(params![fork, parent])?;
    }
    Ok(untied)
}

/// Forks of these sessions that went on in one way only, and the copy that each of them left.
fn forks(
    transaction: &Transaction<'_>,
    all: &BTreeMap<SessionId, Diverged>,
    arrived: &BTreeSet<SessionId>,
) -> rusqlite::Result<Vec<(SessionId, SessionId)>> {
    let mut forks = BTreeMap::new();
    for side in [Side::Source, Side::Main] {
        let query = format!(
            "SELECT id, ifnull(copy_of, id), forked_at_seq FROM {}.session WHERE forked_from = ?1",
            side.name()
        );
        let mut select = transaction.prepare_cached(&query)?;
        for copy in all.values().flat_map(|one| &one.before).filter(|copy| copy.side == side) {
            let mut rows = select.query([copy.id])?;
            while let Some(row) = rows.next()? {
                let (fork, group, at): (SessionId, SessionId, u32) = (row.get(0)?, row.get(1)?, row.get(2)?);
                // Each is read where it came from, because only there it has its own parent.
                let is_from_here = (side == Side::Source) == arrived.contains(&fork);
                if is_from_here && !all.contains_key(&group) {
                    forks.insert(fork, new_parent(all, side, copy.id, at));
                }
            }
        }
    }
    Ok(forks.into_iter().collect())
}

/// The first copy that has the events up to the fork.
fn new_parent(all: &BTreeMap<SessionId, Diverged>, side: Side, parent: SessionId, at: u32) -> SessionId {
    let found = all.values().find_map(|one| {
        let left = one.before.iter().find(|copy| copy.side == side && copy.id == parent)?;
        one.after.iter().find(|copy| copy.begins_as(left, at))
    });
    found.map_or(parent, |copy| copy.id)
}

fn write(
    transaction: &Transaction<'_>,
    group: SessionId,
    one: &Diverged,
    after: &[Copy],
    untied: &mut Untied,
) -> rusqlite::Result<()> {
    let here: Vec<&Copy> = one.before.iter().filter(|copy| copy.side == Side::Main).collect();
    let stays = |old: &Copy, new: &Copy| {
        old.id == new.id
            && old.original == new.original
            && old.parent == new.parent
            && old.finished_at == new.finished_at
            && old.is_same(new)
            && old.seats == new.seats
    };
    for old in here.iter().filter(|old| !after.iter().any(|new| stays(old, new))) {
        for table in below_session() {
            transaction
                .prepare_cached(&format!("DELETE FROM main.{table} WHERE session = ?1"))?
                .execute([old.id])?;
        }
        transaction.prepare_cached("DELETE FROM main.session WHERE id = ?1")?.execute([old.id])?;
    }
    for new in after {
        if !here.iter().any(|old| stays(old, new)) {
            insert(transaction, new)?;
        }
        if notes::of(transaction, "main", new.id)? != new.notes {
            notes::write(transaction, new.id, &new.notes)?;
        }
        if new.original.is_some() && !here.iter().any(|old| old.id == new.id) {
            untied.copies.push((group, new.id));
        }
    }
    let n = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let n_new = n(after.len()).saturating_sub(n(here.len()));
    let n_changed = after.iter().filter(|new| !here.iter().any(|old| old.is_same(new))).count();
    untied.sessions_new += n_new;
    untied.sessions_longer += n(n_changed).saturating_sub(n_new);
    let n_answers =
        |copies: &mut dyn Iterator<Item = &Copy>| -> u64 { copies.map(|copy| copy.n_of_kind(ANSWER)).sum() };
    let before = n_answers(&mut here.iter().copied());
    untied.answers_new += n_answers(&mut after.iter()).saturating_sub(before);
    Ok(())
}

fn insert(transaction: &Transaction<'_>, copy: &Copy) -> rusqlite::Result<()> {
    // All of the head but the session that was forked, which has a name here by now.
    let own = copy.head.len().saturating_sub(2);
    let mut values: Vec<Value> = vec![blob(Some(copy.id))];
    values.extend(copy.head.iter().take(own).cloned());
    values.push(copy.finished_at.map_or(Value::Null, Value::Integer));
    values.push(blob(copy.parent));
    values.push(copy.parent.map_or(Value::Null, |_| Value::Integer(copy.forked_at.into())));
    values.push(blob(copy.original));
    values.push(Value::Text(copy.kind.clone()));
    transaction
        .prepare_cached(
            "INSERT INTO main.session (id, laptop, scenario, scenario_hash, seed, mode, cut, club, place, started_at, \
             finished_at, forked_from, forked_at_seq, copy_of, kind) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        )?
        .execute(params_from_iter(values))?;
    let mut insert = transaction.prepare_cached(codec::INSERT)?;
    for event in &copy.events {
        codec::insert(&mut insert, copy.id, event)?;
    }
    let mut insert = transaction.prepare_cached(
        "INSERT INTO main.seat (session, role, from_seq, learner, word, home) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for ((role, from_seq), sitter) in &copy.seats {
        insert.execute(params![copy.id, role, from_seq, sitter.learner, sitter.word, sitter.home])?;
    }
    Ok(())
}

fn blob(id: Option<SessionId>) -> Value {
    id.map_or(Value::Null, |id| Value::Blob(id.0.as_bytes().to_vec()))
}
