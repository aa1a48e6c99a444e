//! Reads the people with all their ids, and finds the person whom a code means on this laptop.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{OptionalExtension, Row, Transaction, params};

use crate::id::{LaptopId, LearnerId};
use crate::record::error::{RecordError, readable};
use crate::record::model::{ConsentedName, Seat, is_nobody, labelled, lost_code, plain_code};

use crate::record::people::derived::{JOINED, derive_people, least_of, short};
use crate::record::store::RecordStore;

/// A person, under all the ids that were joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The smallest of the ids.
    pub id: LearnerId,
    pub code: String,
    /// Tells two people with this code apart. Empty if no other person has the code.
    pub mark: String,
    /// All ids that are joined to this person, with the person's own.
    pub parts: Vec<PersonId>,
    /// The newest that was agreed to.
    pub consented: Option<ConsentedName>,
    /// In which they had a seat.
    pub sessions: u64,
}

/// One of the ids of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonId {
    pub id: LearnerId,
    pub code: String,
    /// The laptop where it was made; unknown for a name that an older record kept apart.
    pub laptop: Option<LaptopId>,
}

/// A code that stands for more than one person, or that a name is still to be assigned to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SameCode {
    pub code: String,
    pub people: Vec<Person>,
    /// Names of older records with this code. Each may belong to one of the people.
    pub names: Vec<Person>,
}

impl Person {
    /// The laptop of each of the ids, in the few digits that screens show.
    pub fn laptops(&self) -> Vec<String> {
        let laptops: BTreeSet<LaptopId> = self.parts.iter().filter_map(|part| part.laptop).collect();
        laptops.into_iter().map(short).collect()
    }

    /// Whether this is no person, but a name of an older record that is not assigned to one.
    pub fn is_name_alone(&self) -> bool {
        self.sessions == 0 && self.parts.iter().all(|part| part.laptop.is_none())
    }

    /// The code, with a mark where the code is not enough.
    pub fn label(&self) -> String {
        labelled(&self.code, &self.mark)
    }

    /// Every code of the person, each once.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        let codes: BTreeSet<&str> = self.parts.iter().map(|part| part.code.as_str()).collect();
        codes.into_iter()
    }

    pub fn is(&self, id: LearnerId) -> bool {
        self.parts.iter().any(|part| part.id == id)
    }
}

const PEOPLE: &str = "SELECT id, code, laptop, name, consent_version, consent_at, person, shown, mark FROM learner \
     ORDER BY person, id";
const SESSIONS: &str = "SELECT person, count(DISTINCT session) FROM seat JOIN learner ON learner.id = seat.learner \
     GROUP BY person";
const BORN_HERE: &str = "SELECT id FROM learner WHERE code = ?1 AND laptop = ?2 ORDER BY id LIMIT 1";
/// The person has this code through another id.
const JOINED_HERE: &str = "SELECT here.id FROM learner AS here JOIN learner AS other ON other.person = here.person \
     WHERE here.laptop = ?2 AND (other.code = ?1 OR here.shown = ?1) ORDER BY here.id LIMIT 1";
const NEW: &str =
    "INSERT INTO learner (id, code, code_at, laptop, person, shown) VALUES (?1, ?2, ?3, ?4, ?1, ?2)";

impl RecordStore {
    /// All people, by code.
    pub fn people(&self) -> Result<Vec<Person>, RecordError> {
        let sessions: BTreeMap<LearnerId, u64> =
            self.rows(SESSIONS, [], |row| Ok((row.get(0)?, row.get(1)?)))?.into_iter().collect();
        let mut people: Vec<Person> = Vec::new();
        for (person, part) in self.rows(PEOPLE, [], part)? {
            let known = people.last_mut().filter(|last| last.id == person.id);
            let Some(known) = known else {
                let n = sessions.get(&person.id).copied().unwrap_or(0);
                people.push(Person { parts: vec![part], sessions: n, ..person });
                continue;
            };
            known.parts.push(part);
            let at =
                |name: &Option<ConsentedName>| name.as_ref().map(|name| (name.consent_at, name.name.clone()));
            if at(&person.consented) > at(&known.consented) {
                known.consented = person.consented;
            }
        }
        people.sort_by(|left, right| (&left.code, left.id).cmp(&(&right.code, right.id)));
        Ok(people)
    }

    /// Those who have this code, through any of their ids.
    pub fn people_with_code(&self, code: &str) -> Result<Vec<Person>, RecordError> {
        let code = plain_code(code);
        let mut people = self.people()?;
        people.retain(|one| one.code == code || one.parts.iter().any(|part| part.code == code));
        Ok(people)
    }

    /// The person with this id, or to whom it was joined.
    pub fn person(&self, id: LearnerId) -> Result<Option<Person>, RecordError> {
        Ok(self.people()?.into_iter().find(|one| one.id == id || one.is(id)))
    }

    /// The name that the person of this laptop with a code agreed to.
    pub fn name_here(&self, code: &str) -> Result<Option<ConsentedName>, RecordError> {
        let Some(laptop) = self.laptop else { return Ok(None) };
        let code = plain_code(code);
        for query in [BORN_HERE, JOINED_HERE] {
            let found: Vec<LearnerId> = self.rows(query, params![code, laptop], |row| row.get(0))?;
            if let Some(id) = found.first() {
                return Ok(self.person(*id)?.and_then(|person| person.consented));
            }
        }
        Ok(None)
    }

    /// The code of a person, with a mark where it is not enough.
    pub fn label_of(&self, person: LearnerId) -> Result<Option<String>, RecordError> {
        let query = "SELECT shown, mark FROM learner WHERE person = ?1 LIMIT 1";
        let found = self
            .rows(query, [person], |row| Ok(labelled(&row.get::<_, String>(0)?, &row.get::<_, String>(1)?)));
        found.map(|mut found| found.pop())
    }

    /// Codes that more than one person or name is shown with.
    pub fn same_codes(&self) -> Result<Vec<SameCode>, RecordError> {
        let mut found: BTreeMap<String, SameCode> = BTreeMap::new();
        for person in self.people()? {
            let code = person.code.clone();
            let new = || SameCode { code: code.clone(), people: Vec::new(), names: Vec::new() };
            let same = found.entry(code.clone()).or_insert_with(new);
            if person.is_name_alone() { same.names.push(person) } else { same.people.push(person) }
        }
        Ok(found.into_values().filter(|same| same.people.len() + same.names.len() > 1).collect())
    }
}

fn part(row: &Row<'_>) -> rusqlite::Result<(Person, PersonId)> {
    let consented = match row.get(3)? {
        Some(name) => Some(ConsentedName { name, consent_version: row.get(4)?, consent_at: row.get(5)? }),
        None => None,
    };
    let person = Person {
        id: row.get(6)?,
        code: row.get(7)?,
        mark: row.get(8)?,
        parts: Vec::new(),
        consented,
        sessions: 0,
    };
    Ok((person, PersonId { id: row.get(0)?, code: row.get(1)?, laptop: row.get(2)? }))
}

/// Adds a row for each person who has a seat and no row, as after a recovery. The row is empty, and everything that
/// another record knows of the person replaces it.
pub(in crate::record) fn fill_in(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    let missing = "SELECT DISTINCT learner FROM seat WHERE learner IS NOT NULL AND length(learner) = 16 \
         AND NOT EXISTS (SELECT 1 FROM learner WHERE id = seat.learner)";
    let missing: Vec<LearnerId> = readable(transaction.prepare(missing)?.query_map([], |row| row.get(0))?)?;
    for id in missing {
        let insert = "INSERT INTO learner (id, code, code_at, person, shown) VALUES (?1, ?2, ?3, ?1, ?2)";
        transaction.execute(insert, params![id, lost_code(id), i64::MIN])?;
    }
    Ok(())
}

/// Returns what the record stores for a seat: a person or a word. A code means the person who got it here, or who was
/// joined to a person with it. A code that is known only from other laptops means a new person here.
pub(in crate::record) fn sitter(
    transaction: &Transaction<'_>,
    laptop: LaptopId,
    seat: &Seat,
    now: i64,
) -> rusqlite::Result<(Option<LearnerId>, Option<String>)> {
    let Some(said) = &seat.learner else { return Ok((None, None)) };
    if seat.id.is_some() {
        return Ok((seat.id, None));
    }
    let code = plain_code(said);
    if code.is_empty() {
        return Ok((None, Some(seat.role.clone())));
    }
    if is_nobody(&code) {
        return Ok((None, Some(code)));
    }
    born_here(transaction, laptop, &code, now).map(|id| (Some(id), None))
}

/// The person of this laptop with a code, made anew if needed.
pub(in crate::record) fn born_here(
    transaction: &Transaction<'_>,
    laptop: LaptopId,
    code: &str,
    now: i64,
) -> rusqlite::Result<LearnerId> {
    for query in [BORN_HERE, JOINED_HERE] {
        let mut found = transaction.prepare_cached(query)?;
        if let Some(id) = found.query_row(params![code, laptop], |row| row.get(0)).optional()? {
            return Ok(id);
        }
    }
    let id = LearnerId::at(now);
    transaction.execute(NEW, params![id, code, now, laptop])?;
    derive_people(transaction)?;
    Ok(id)
}

const ERASED: &str = "SELECT target FROM erasure WHERE what = 'person' AND length(target) = 16";

impl RecordStore {
    /// Lists all people who are joined to an erased id and are still here.
    ///
    /// A joining never erases a person by itself, because it may be a mistake and what is erased does not come back.
    /// A merge tells of it instead, and the user erases the person or takes the two apart.
    pub fn joined_to_erased(&self) -> Result<Vec<Person>, RecordError> {
        let erased: Vec<LearnerId> = self.rows(ERASED, [], |row| row.get(0))?;
        if erased.is_empty() {
            return Ok(Vec::new());
        }
        let pairs: Vec<(LearnerId, LearnerId)> =
            self.rows(JOINED, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let least = least_of(&pairs);
        let gone: BTreeSet<LearnerId> = erased.iter().filter_map(|id| least.get(id).copied()).collect();
        let mut people = self.people()?;
        people.retain(|person| gone.contains(&person.id));
        Ok(people)
    }

    /// Whether a person with this id was erased, here or in a record that was merged.
    pub fn is_person_erased(&self, id: LearnerId) -> Result<bool, RecordError> {
        let query = "SELECT EXISTS (SELECT 1 FROM erasure WHERE what = 'person' AND target = ?1)";
        Ok(self.rows(query, [id], |row| row.get(0))?.first().copied().unwrap_or(false))
    }
}
