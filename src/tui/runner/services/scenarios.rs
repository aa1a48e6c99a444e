//! Lists the scenarios, and reads one for its briefing.

use crate::id::ScenarioId;
use crate::journal;
use crate::library::ListedScenario;
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
    let (listed, faulty) = shared.library.listed();
    let problems: Vec<Problem> = faulty.iter().map(load_problem).collect();
    let played = journal::or_note(shared.store.played(), "count sessions", &shared.store, &shared.clock);
    let played = played.unwrap_or_default();
    let n_played = |id: &ScenarioId| played.iter().find(|one| one.scenario == *id).map_or(0, |one| one.whole);
    let cards =
        listed.iter().map(|one| ScenarioCard { n_played: n_played(&one.id), ..card(shared, one, speech) });
    let cards = cards.collect();
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
        let card = card(shared, &ListedScenario::of(&story, false), speech);
        Ok(vec![Report::Prepared { card: Box::new(card) }])
    }
}

fn card(shared: &Shared, listed: &ListedScenario, speech: Speech) -> ScenarioCard {
    let words = shared.words_of(listed.id.as_str(), &listed.lines());
    let line = |key: &str, text: &str| words.line::<&str>(speech, key, text, &[]);
    ScenarioCard {
        id: listed.id.to_string(),
        title: line("scenario-title", &listed.title),
        summary: line("scenario-summary", &listed.summary),
        goals: listed.goals.iter().enumerate().map(|(at, goal)| line(&goal_key(at), goal)).collect(),
        cuts: listed.cuts.iter().map(|cut| cut.minutes).collect(),
        default_cut: listed.default_cut,
        seats: listed.cuts.iter().map(|cut| (cut.minutes, cut.seats.clone())).collect(),
        n_steps: listed.steps(listed.default_cut),
        village: listed.village.clone(),
        month: listed.month,
        difficulty: listed.difficulty,
        reviewed: listed.reviewed.clone(),
        n_played: 0,
        own: listed.own,
    }
}
