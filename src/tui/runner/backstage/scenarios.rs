//! Scenarios for the screens: the list, and one read so that its briefing can be shown.

use crate::library::Origin;
use crate::locale::Speech;
use crate::scenario::lines::goal_key;
use crate::scenario::story::Story;
use crate::tui::msg::{Problem, Report, ScenarioCard};
use crate::tui::runner::backstage::Backstage;
use crate::tui::runner::backstage::problems::load_problem;

impl Backstage {
    pub(super) fn list_scenarios(&self, speech: Speech) -> Vec<Report> {
        let (entries, unreadable) = self.library.scenarios();
        let mut problems: Vec<Problem> = unreadable.iter().map(load_problem).collect();
        let mut cards = Vec::new();
        for entry in entries {
            match self.library.load(entry.id.as_str(), None) {
                Ok(story) => cards.push(self.card(&story, entry.origin != Origin::Shipped, speech)),
                Err(error) => problems.push(load_problem(&error)),
            }
        }
        vec![Report::Scenarios { cards, problems }]
    }

    /// Hands in a scenario that has been read already.
    #[must_use]
    pub fn with_read(mut self, scenario: String, story: Story) -> Self {
        self.read = Some((scenario, story));
        self
    }

    pub(super) fn load(&mut self, scenario: &str) -> Result<Story, Problem> {
        if let Some((_, story)) = self.read.take().filter(|(read, _)| read == scenario) {
            return Ok(story);
        }
        self.library.load(scenario, self.club.as_deref()).map_err(|error| load_problem(&error))
    }

    pub(super) fn prepare(&mut self, scenario: &str, speech: Speech) -> Result<Vec<Report>, Problem> {
        let story = self.load(scenario)?;
        Ok(vec![Report::Prepared { card: self.card(&story, false, speech) }])
    }

    fn card(&self, story: &Story, own: bool, speech: Speech) -> ScenarioCard {
        let words = self.spoken.words(story, &self.library);
        let line = |key: &str, text: &str| words.line::<&str>(speech, key, text, &[]);
        let scenario = &story.scenario;
        ScenarioCard {
            id: scenario.id.to_string(),
            title: line("scenario-title", &scenario.title),
            summary: line("scenario-summary", &scenario.summary),
            goals: scenario.goals.iter().enumerate().map(|(at, goal)| line(&goal_key(at), goal)).collect(),
            cuts: scenario.cuts.clone(),
            default_cut: scenario.default_cut,
            n_steps: story.n_steps(),
            village: story.club.village.clone(),
            own,
        }
    }
}
