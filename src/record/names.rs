//! Reads the names of the scenario, the club and its village from the stored scenario of a session.
//!
//! Nothing else of it is parsed, so that many sessions can be named in the time of one key.

use serde::Deserialize;

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
