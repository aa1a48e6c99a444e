//! Reads the names of the scenario, the club and its village from the stored scenario of a session.
//!
//! Nothing else of it is parsed, so that many sessions can be named within the time of one key press.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use serde::Deserialize;

use crate::record::error::RecordError;
use crate::record::model::TextHash;
use crate::record::store::RecordStore;

/// The names that were read so far. A text is read and parsed once, however many sessions were played with it.
#[derive(Debug, Default)]
pub(crate) struct KnownNames(HashMap<TextHash, Option<Names>>);

impl KnownNames {
    /// Returns the names in the text with this hash. None where the text is gone or is no such text.
    pub(crate) fn of(&mut self, store: &RecordStore, hash: TextHash) -> Result<Option<&Names>, RecordError> {
        let names = match self.0.entry(hash) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => {
                let text = store.scenario_text(hash)?;
                unknown.insert(text.and_then(|text| Names::in_text(&text)))
            }
        };
        Ok(names.as_ref())
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Names {
    pub title: String,
    pub club: String,
    pub village: String,
}

#[derive(Deserialize)]
struct Stored {
    scenario: StoredScenario,
    club: StoredClub,
}

#[derive(Deserialize)]
struct StoredScenario {
    title: String,
}

#[derive(Deserialize)]
struct StoredClub {
    name: String,
    village: String,
}

impl Names {
    /// None where it is no such text.
    pub(crate) fn in_text(text: &str) -> Option<Self> {
        let Stored { scenario, club } = serde_json::from_str(text).ok()?;
        Some(Self { title: scenario.title, club: club.name, village: club.village })
    }
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn names_are_found_among_all_the_rest() {
        let text = r#"{"club":{"id":"na-cooc","name":"CLB Nà Coóc","village":"bản Nà Coóc","members":[1]},
            "scenario":{"parts":[{}],"title":"Họp tháng 6"}}"#;
        let found = Names::in_text(text).unwrap();
        assert_eq!(
            [found.title, found.club, found.village],
            ["Họp tháng 6", "CLB Nà Coóc", "bản Nà Coóc"].map(str::to_owned)
        );
        assert_eq!(Names::in_text(r#"{"scenario":{"title":"Họp"}}"#), None);
        assert_eq!(Names::in_text("?"), None);
    }
}
