//! People who are one with somebody who was erased, as another laptop says that came later.
//!
//! A joining never erases anybody by itself, because it may be a mistake and what is erased does not come back. Whoever
//! merges is told instead, and erases the person or takes them apart. It follows from the rows alone.

use std::collections::BTreeSet;

use crate::record::RecordStore;
use crate::record::error::RecordError;
use crate::record::model::LearnerId;
use crate::record::people::Person;
use crate::record::people::change::JOINED;
use crate::record::people::settle::least_of;

const ERASED: &str = "SELECT target FROM erasure WHERE what = 'person' AND length(target) = 16";

impl RecordStore {
    /// Everybody who is joined to an id that was erased and who is still here.
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
