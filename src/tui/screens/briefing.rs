//! Before the meeting: what it is for, who plays whom, that mistakes may be made again, that one speaks of roles.

use crate::locale::{Pair, Value};
use crate::meeting::command::Setup;
use crate::scenario::terms::Role;
use crate::tui::frame::Chrome;
use crate::tui::keys;
use crate::tui::keys::{Action, Binding, Input};
use crate::tui::msg::{Effect, Homes, Report, Request, ScenarioCard};
use crate::tui::page::Page;
use crate::tui::screens::meeting::MeetingScreen;
use crate::tui::screens::scenarios::{kit_written, show_folder};
use crate::tui::screens::seats::SeatsScreen;
use crate::tui::screens::{Screen, View};
use crate::tui::stage::Stage;

#[derive(Debug)]
pub struct BriefingScreen {
    card: ScenarioCard,
    setup: Setup,
    learners: Vec<(Role, String)>,
    homes: Homes,
    place: String,
    /// First what it is for, then how it is done.
    second_page: bool,
    /// Where the papers lie that were written last.
    kit: Option<String>,
}

impl BriefingScreen {
    pub fn new(
        card: ScenarioCard,
        setup: Setup,
        learners: Vec<(Role, String)>,
        homes: Homes,
        place: String,
    ) -> Self {
        Self { card, setup, learners, homes, place, second_page: false, kit: None }
    }
}

impl View for BriefingScreen {
    fn bindings(&self, stage: &Stage<'_>) -> Vec<Binding> {
        let enter = if self.second_page { Binding::always("Enter", "briefing-start") } else { keys::NEXT };
        let show = (stage.opens && self.kit.is_some()).then_some(keys::SHOW_FOLDER);
        [Some(enter), Some(keys::KIT), show, Some(keys::BACK)].into_iter().flatten().collect()
    }

    fn chrome(&self, stage: &Stage<'_>) -> Chrome {
        Chrome {
            top: (self.card.title.main.clone(), String::new()),
            second: (stage.word("briefing-title"), String::new()),
            ..Chrome::default()
        }
    }

    fn page(&self, stage: &Stage<'_>, page: &mut Page<'_>) {
        if !self.second_page {
            page.heading(&Pair { second: None, ..stage.ui("briefing-goals") });
            for goal in &self.card.goals {
                page.pair("• ", goal, page.theme().text, None, false);
            }
            page.blank();
            let class = Value::Count(i64::from(self.setup.cut));
            page.dim(&stage.ui_with("cut-minutes", &[("minutes", class)]));
            return;
        }
        page.heading(&Pair { second: None, ..stage.ui("briefing-roles") });
        let mode = stage.ui(&format!("mode-{}", self.setup.mode.slug()));
        page.pair("• ", &Pair { second: None, ..mode }, page.theme().text, None, false);
        if !self.homes.all.is_empty() {
            page.pair("• ", &self.homes.all.as_str().into(), page.theme().text, None, false);
        }
        for role in
            self.setup.humans().into_iter().filter(|role| self.setup.solo.is_none_or(|solo| solo == *role))
        {
            let code = self.learners.iter().find(|(seat, _)| *seat == role).map(|(_, code)| code.as_str());
            let other = Some(self.homes.of(role)).filter(|home| *home != self.homes.all);
            let said = [code, other].into_iter().flatten().collect::<Vec<_>>().join(" · ");
            let role = stage.role(role).main;
            let main = if said.is_empty() { role } else { format!("{role}: {said}") };
            page.pair("• ", &Pair { main, second: None }, page.theme().text, None, false);
        }
        page.blank();
        for id in ["briefing-may-fail", "briefing-comment-role", "briefing-speak", "briefing-assumed"] {
            page.pair("• ", &stage.ui(id), page.theme().text, None, false);
        }
    }

    fn update(&mut self, input: &Input, _stage: &Stage<'_>) -> Vec<Effect> {
        match input {
            Input::Enter if !self.second_page => {
                self.second_page = true;
                Vec::new()
            }
            Input::Do(Action::Back) | Input::Leave if self.second_page => {
                self.second_page = false;
                Vec::new()
            }
            Input::Enter => vec![Effect::Ask(Request::Begin {
                scenario: self.card.id.clone(),
                setup: self.setup.clone(),
                learners: self.learners.clone(),
                homes: self.homes.clone(),
                place: self.place.clone(),
            })],
            Input::Do(Action::ShowFolder) => show_folder(self.kit.as_ref()),
            Input::Do(Action::Kit) => {
                let scenario = self.card.id.clone();
                vec![Effect::Ask(Request::WriteKit { scenario, cut: self.setup.cut })]
            }
            Input::Do(Action::Back) | Input::Leave => {
                SeatsScreen::open(self.card.clone(), self.setup.mode, self.setup.cut)
            }
            _ => Vec::new(),
        }
    }

    fn report(&mut self, report: &Report, stage: &Stage<'_>) -> Vec<Effect> {
        match report {
            Report::KitWritten { folder, n } => {
                self.kit = Some(folder.clone());
                vec![kit_written(stage, folder, *n)]
            }
            Report::Begun => vec![Effect::Show(Screen::Meeting(MeetingScreen::new(stage)))],
            _ => Vec::new(),
        }
    }
}
