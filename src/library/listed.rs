//! What a list tells of a scenario without reading it: of the shipped ones from an index, of the person's own ones from their
//! files.
//!
//! The index is data beside this file. The invariant, kept by a test: it says of every shipped scenario what the scenario
//! itself says, in the order of the year.

use serde::{Deserialize, Serialize};

use crate::club::loan::Month;
use crate::id::ScenarioId;
use crate::library::sources::FileSource;
use crate::library::{Library, LoadError, Origin};
use crate::scenario::lines::{Line, goal_key};
use crate::scenario::model::ClubReview;
use crate::scenario::reader::ron_options;
use crate::scenario::story::Story;
use crate::scenario::terms::Role;

const INDEX: &str = include_str!("index.ron");

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedScenario {
    pub id: ScenarioId,
    pub title: String,
    pub summary: String,
    pub goals: Vec<String>,
    pub village: String,
    pub month: Month,
    pub day: u8,
    /// From 1 to 5; 0 where its author does not say.
    pub difficulty: u8,
    pub reviewed: Option<ClubReview>,
    pub cuts: Vec<ListedCut>,
    /// Class minutes.
    pub default_cut: u16,
    /// Whether it is the person's own.
    #[serde(skip)]
    pub own: bool,
}

/// What there is to do in one cut.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedCut {
    /// Class minutes.
    pub minutes: u16,
    pub steps: usize,
    pub seats: Vec<Role>,
}

impl ListedScenario {
    pub fn of(story: &Story, own: bool) -> Self {
        let scenario = &story.scenario;
        let cut = |minutes: u16| ListedCut {
            minutes,
            steps: story.steps().filter(|step| step.cut <= minutes).count(),
            seats: scenario.seats(minutes),
        };
        Self {
            id: scenario.id.clone(),
            title: scenario.title.clone(),
            summary: scenario.summary.clone(),
            goals: scenario.goals.clone(),
            village: story.club.village.clone(),
            month: scenario.month,
            day: scenario.day,
            difficulty: scenario.difficulty,
            reviewed: scenario.reviewed.clone(),
            cuts: scenario.cuts.iter().map(|minutes| cut(*minutes)).collect(),
            default_cut: scenario.default_cut,
            own,
        }
    }

    /// Its place in the list: by the day of the meeting, as a year is; the person's own last.
    fn place(&self) -> (bool, Month, u8, ScenarioId) {
        (self.own, self.month, self.day, self.id.clone())
    }

    /// How many steps a cut shows, of any path.
    pub fn steps(&self, cut: u16) -> usize {
        self.cuts.iter().find(|listed| listed.minutes == cut).map_or(0, |listed| listed.steps)
    }

    /// The lines of it that a list shows, with their keys.
    pub fn lines(&self) -> Vec<Line<'_>> {
        let line = |key: String, text| Line { key, text, protected: false, own_amount: None };
        let head = [("scenario-title", self.title.as_str()), ("scenario-summary", self.summary.as_str())];
        let head = head.into_iter().map(|(key, text)| line(key.to_owned(), text));
        head.chain(self.goals.iter().enumerate().map(|(at, goal)| line(goal_key(at), goal))).collect()
    }
}

impl Library {
    /// Lists what can be played, in the order of the year, the person's own last; and what cannot be played.
    pub fn listed(&self) -> (Vec<ListedScenario>, Vec<LoadError>) {
        let has_index = matches!(self.scenarios.first(), Some(FileSource::ShippedScenarios));
        let mut listed: Vec<ListedScenario> = if has_index { index() } else { Vec::new() };
        let known: Vec<ScenarioId> = listed.iter().map(|entry| entry.id.clone()).collect();
        let (entries, mut problems) = if has_index { self.own_scenarios() } else { self.scenarios() };
        for entry in entries.into_iter().filter(|entry| !known.contains(&entry.id)) {
            match self.load(entry.id.as_str(), None) {
                Ok(story) => listed.push(ListedScenario::of(&story, entry.origin != Origin::Shipped)),
                Err(error) => problems.push(error),
            }
        }
        listed.sort_by_cached_key(ListedScenario::place);
        (listed, problems)
    }
}

/// The shipped scenarios. A test reads it, so it can be read.
fn index() -> Vec<ListedScenario> {
    ron_options().from_str(INDEX).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{ListedScenario, index};
    use crate::library::Library;

    /// `DONGVAI_WRITE_INDEX=1 cargo test the_index` writes it anew.
    #[test]
    fn the_index_says_what_the_scenarios_say() {
        let library = Library::new(None);
        let (entries, problems) = library.scenarios();
        assert!(problems.is_empty(), "{problems:?}");
        let load = |id: &str| ListedScenario::of(&library.load(id, None).unwrap(), false);
        let mut all: Vec<ListedScenario> = entries.iter().map(|entry| load(entry.id.as_str())).collect();
        all.sort_by_cached_key(ListedScenario::place);
        if std::env::var_os("DONGVAI_WRITE_INDEX").is_some() {
            let pretty = ron::ser::PrettyConfig::default().depth_limit(2);
            let written = ron_written(&all, pretty);
            let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/library/index.ron");
            std::fs::write(path, written).unwrap();
            return;
        }
        assert_eq!(index(), all, "src/library/index.ron is old");
    }

    fn ron_written(all: &[ListedScenario], pretty: ron::ser::PrettyConfig) -> String {
        let options = super::ron_options();
        let text = options.to_string_pretty(all, pretty).unwrap();
        format!(
            "// What lists tell of the shipped scenarios. Made by a test (src/library/listed.rs), not by hand.\n{text}\n"
        )
    }
}
