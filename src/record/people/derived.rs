//! Works out the person of each id from the joinings, and the marks that tell people with one code apart.
//!
//! It depends on the rows alone, so records with the same rows get the same result. Rows that are right already are
//! not written again.

use std::collections::BTreeMap;

use rusqlite::{Transaction, params};

use crate::id::{LaptopId, LearnerId};
use crate::record::error::readable;

const LEARNERS: &str = "SELECT id, code, code_at, laptop, person, shown, mark FROM learner ORDER BY id";
pub(super) const JOINED: &str = "SELECT low, high FROM joining WHERE joined = 1";
const WRITE: &str = "UPDATE learner SET person = ?2, shown = ?3, mark = ?4 WHERE id = ?1";
/// The columns that depend on people: who answered, and the search words of a session.
const NOT_COUNTED: &str = "UPDATE session SET counted = 0 WHERE counted <> 0 AND id IN (SELECT session FROM seat WHERE learner = ?1)";

/// How many digits of an id tell two of them apart, as a rule.
const N_DIGITS: usize = 4;

#[derive(Debug, Clone, PartialEq, Eq)]
struct Known {
    id: LearnerId,
    code: String,
    code_at: i64,
    laptop: Option<LaptopId>,
    said: Said,
}

/// The derived values of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Said {
    person: LearnerId,
    shown: String,
    mark: String,
}

/// Brings every row up to date, and marks the sessions of those that changed as not counted.
pub(in crate::record) fn derive_people(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    let known = learners(transaction)?;
    let joined = joined(transaction)?;
    for (one, now) in known.iter().zip(worked_out(&known, &joined)) {
        if one.said == now {
            continue;
        }
        let Said { person, shown, mark } = &now;
        transaction.prepare_cached(WRITE)?.execute(params![one.id, person, shown, mark])?;
        if (one.said.person, &one.said.shown) != (*person, shown) {
            transaction.prepare_cached(NOT_COUNTED)?.execute([one.id])?;
        }
    }
    Ok(())
}

fn learners(transaction: &Transaction<'_>) -> rusqlite::Result<Vec<Known>> {
    let mut select = transaction.prepare_cached(LEARNERS)?;
    // A row that cannot be read must not stop what is done about the others.
    readable(select.query_map([], |row| {
        Ok(Known {
            id: row.get(0)?,
            code: row.get(1)?,
            code_at: row.get(2)?,
            laptop: row.get(3)?,
            said: Said { person: row.get(4)?, shown: row.get(5)?, mark: row.get(6)? },
        })
    })?)
}

/// Each joined id with the smallest of the ids that it is joined to.
fn joined(transaction: &Transaction<'_>) -> rusqlite::Result<BTreeMap<LearnerId, LearnerId>> {
    let mut select = transaction.prepare_cached(JOINED)?;
    let pairs: Vec<(LearnerId, LearnerId)> =
        readable(select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?)?;
    Ok(least_of(&pairs))
}

/// For each id of these pairs the smallest one that can be reached from it.
pub(super) fn least_of(pairs: &[(LearnerId, LearnerId)]) -> BTreeMap<LearnerId, LearnerId> {
    let mut least: BTreeMap<LearnerId, LearnerId> = BTreeMap::new();
    for (left, right) in pairs {
        let own =
            |id: &LearnerId, least: &BTreeMap<LearnerId, LearnerId>| least.get(id).copied().unwrap_or(*id);
        let (of_left, of_right) = (own(left, &least), own(right, &least));
        let (kept, gone) = (of_left.min(of_right), of_left.max(of_right));
        for id in [*left, *right] {
            least.entry(id).or_insert(kept);
        }
        for known in least.values_mut().filter(|known| **known == gone) {
            *known = kept;
        }
    }
    least
}

fn worked_out(known: &[Known], joined: &BTreeMap<LearnerId, LearnerId>) -> Vec<Said> {
    let person = |one: &Known| joined.get(&one.id).copied().unwrap_or(one.id);
    // The newest code of each person, and the laptop where the first of their ids was made.
    let mut shown: BTreeMap<LearnerId, &Known> = BTreeMap::new();
    let mut born: BTreeMap<LearnerId, Option<LaptopId>> = BTreeMap::new();
    for one in known {
        let newest = shown.entry(person(one)).or_insert(one);
        if (one.code_at, &one.code) > (newest.code_at, &newest.code) {
            *newest = one;
        }
        let laptop = born.entry(person(one)).or_default();
        *laptop = laptop.or(one.laptop);
    }
    let mut same: BTreeMap<&str, Vec<LearnerId>> = BTreeMap::new();
    for (person, newest) in &shown {
        same.entry(&newest.code).or_default().push(*person);
    }
    let mut marks: BTreeMap<LearnerId, String> = BTreeMap::new();
    for people in same.values().filter(|people| people.len() > 1) {
        marks.extend(people.iter().copied().zip(marks_of(people, &born)));
    }
    let said = |one: &Known| {
        let person = person(one);
        let shown = shown.get(&person).map_or(&one.code, |newest| &newest.code).clone();
        Said { person, shown, mark: marks.get(&person).cloned().unwrap_or_default() }
    };
    known.iter().map(said).collect()
}

/// A few digits for each of these: of the laptop where that is enough, of the person otherwise.
fn marks_of(people: &[LearnerId], born: &BTreeMap<LearnerId, Option<LaptopId>>) -> Vec<String> {
    // A name without a person has no laptop; the others still get theirs.
    let of_laptops = people.iter().map(|one| {
        let laptop = born.get(one).copied().flatten().map(short);
        laptop.unwrap_or_else(|| end_of(&one.to_string(), N_DIGITS))
    });
    let of_laptops: Vec<String> = of_laptops.collect();
    let of_people = |digits| people.iter().map(|one| end_of(&one.to_string(), digits)).collect::<Vec<_>>();
    let are_apart = |marks: &Vec<String>| {
        let mut sorted = marks.clone();
        sorted.sort();
        sorted.dedup();
        sorted.len() == marks.len()
    };
    [of_laptops, of_people(N_DIGITS)].into_iter().find(are_apart).unwrap_or_else(|| of_people(3 * N_DIGITS))
}

/// A laptop in a few digits.
pub(super) fn short(laptop: LaptopId) -> String {
    end_of(&laptop.to_string(), N_DIGITS)
}

/// The end of an id is random; its beginning is the time.
fn end_of(id: &str, digits: usize) -> String {
    id.get(id.len().saturating_sub(digits)..).unwrap_or(id).to_owned()
}

/// The pairs that make this person one.
pub(super) fn joinings_of(
    transaction: &Transaction<'_>,
    person: LearnerId,
) -> rusqlite::Result<Vec<(LearnerId, LearnerId)>> {
    let mut select = transaction.prepare_cached(JOINED)?;
    let mut pairs: Vec<(LearnerId, LearnerId)> =
        readable(select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?)?;
    let least = least_of(&pairs);
    let own = least.get(&person).copied();
    pairs.retain(|(low, _)| own.is_some() && least.get(low).copied() == own);
    Ok(pairs)
}

/// Every id that is joined to this one, with itself, known here or not.
pub(in crate::record) fn ids_of(
    transaction: &Transaction<'_>,
    person: LearnerId,
) -> rusqlite::Result<Vec<LearnerId>> {
    let pairs = joinings_of(transaction, person)?;
    let mut ids: Vec<LearnerId> = pairs.into_iter().flat_map(|(low, high)| [low, high]).collect();
    ids.push(person);
    ids.sort();
    ids.dedup();
    Ok(ids)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::least_of;
    use crate::id::LearnerId;

    #[test]
    fn all_that_hang_together_are_the_least_of_them() {
        let id = |n: u128| LearnerId(Uuid::from_u128(n));
        let pairs = [(4, 5), (2, 3), (5, 6), (3, 4), (8, 9)].map(|(low, high)| (id(low), id(high)));
        let found: Vec<_> = least_of(&pairs).into_iter().collect();
        let expected =
            [(2, 2), (3, 2), (4, 2), (5, 2), (6, 2), (8, 8), (9, 8)].map(|(own, least)| (id(own), id(least)));
        assert_eq!(found, expected);
        let mut turned = pairs;
        turned.reverse();
        assert_eq!(least_of(&turned), least_of(&pairs));
    }
}
