//! Lists the scenarios, and reads one for its briefing.

use crate::library::Origin;
use crate::locale::Speech;
use crate::scenario::lines::goal_key;
use crate::scenario::story::Story;
use crate::tui::msg::{Problem, Report, ScenarioCard};
use crate::tui::runner::services::problems::load_problem;
use crate::tui::runner::services::shared::Shared;

#[derive(Debug)]
pub(super) struct ScenarioService {
    club: Option<String>,
    /// A scenario that was read already, so that it is not read twice on the way into the meeting.
    read: Option<(String, Story)>,
}

pub(super) fn list(shared: &Shared, speech: Speech) -> Vec<Report> {
    let (entries, unreadable) = shared.library.scenarios();
    let mut problems: Vec<Problem> = unreadable.iter().map(load_problem).collect();
    let mut cards = Vec::new();
    for entry in entries {
        match shared.library.load(entry.id.as_str(), None) {
            Ok(story) => cards.push(card(shared, &story, entry.origin != Origin::Shipped, speech)),
            Err(error) => problems.push(load_problem(&error)),
        }
    }
    vec![Report::Scenarios { cards, problems }]
}

impl ScenarioService {
    /// `club`: the club that was asked for on the command line, in place of the scenario's own.
    pub(super) fn new(club: Option<String>) -> Self {
        Self { club, read: None }
    }

    /// Takes a scenario that has been read already.
    pub(super) fn hand_in(&mut self, scenario: String, story: Story) {
        self.read = Some((scenario, story));
    }

    pub(super) fn load(&mut self, shared: &Shared, scenario: &str) -> Result<Story, Problem> {
        if let Some((_, story)) = self.read.take().filter(|(read, _)| read == scenario) {
            return Ok(story);
        }
        shared.library.load(scenario, self.club.as_deref()).map_err(|error| load_problem(&error))
    }

    pub(super) fn prepare(
        &mut self,
        shared: &Shared,
        scenario: &str,
        speech: Speech,
    ) -> Result<Vec<Report>, Problem> {
        let story = self.load(shared, scenario)?;
        Ok(vec![Report::Prepared { card: card(shared, &story, false, speech) }])
    }
}

fn card(shared: &Shared, story: &Story, own: bool, speech: Speech) -> ScenarioCard {
    let words = shared.words(story);
    let line = |key: &str, text: &str| words.line::<&str>(speech, key, text, &[]);
    let scenario = &story.scenario;
    ScenarioCard {
        id: scenario.id.to_string(),
        title: line("scenario-title", &scenario.title),
        summary: line("scenario-summary", &scenario.summary),
        goals: scenario.goals.iter().enumerate().map(|(at, goal)| line(&goal_key(at), goal)).collect(),
        cuts: scenario.cuts.clone(),
        default_cut: scenario.default_cut,
        seats: scenario.cuts.iter().map(|cut| (*cut, scenario.seats(*cut))).collect(),
        n_steps: story.n_steps(),
        village: story.club.village.clone(),
        own,
    }
}
