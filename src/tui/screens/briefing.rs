//! Shows before the meeting what it is for and who plays which role, that mistakes are allowed, and that people speak
//! of roles.

use crate::locale::{Pair, Value};
use crate::tui::context::ViewContext;
use crate::tui::frame::Chrome;
use crate::tui::keys;
use crate::tui::keys::{Action, Binding, Input};
use crate::tui::msg::{Report, Request};
use crate::tui::page::Page;
use crate::tui::route::{Effect, PlannedSession, Route};
use crate::tui::screens::scenarios::{kit_written, show_folder};
use crate::tui::view::View;

#[derive(Debug)]
pub struct BriefingScreen {
    planned: PlannedSession,
    /// First what it is for, then how it is done.
    second_page: bool,
    /// Where the papers lie that were written last.
    kit: Option<String>,
}

impl BriefingScreen {
    pub fn new(planned: PlannedSession) -> Self {
        Self { planned, second_page: false, kit: None }
    }
}

impl View for BriefingScreen {
    fn bindings(&self, context: &ViewContext<'_>) -> Vec<Binding> {
        let enter = if self.second_page { Binding::always("Enter", "briefing-start") } else { keys::NEXT };
        let show = (context.opens && self.kit.is_some()).then_some(keys::SHOW_FOLDER);
        [Some(enter), Some(keys::KIT), show, Some(keys::BACK)].into_iter().flatten().collect()
    }

    fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        Chrome {
            top: (self.planned.card.title.main.clone(), String::new()),
            second: (context.word("briefing-title"), String::new()),
            ..Chrome::default()
        }
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        if !self.second_page {
            page.heading(&Pair { second: None, ..context.ui("briefing-goals") });
            for goal in &self.planned.card.goals {
                page.pair("• ", goal, page.theme().text, None, false);
            }
            page.blank();
            let class = Value::Count(i64::from(self.planned.setup.cut));
            page.dim(&context.ui_with("cut-minutes", &[("minutes", class)]));
            return;
        }
        page.heading(&Pair { second: None, ..context.ui("briefing-roles") });
        let mode = context.ui(&format!("mode-{}", self.planned.setup.mode.slug()));
        page.pair("• ", &Pair { second: None, ..mode }, page.theme().text, None, false);
        if !self.planned.homes.all.is_empty() {
            page.pair("• ", &self.planned.homes.all.as_str().into(), page.theme().text, None, false);
        }
        for role in self
            .planned
            .setup
            .humans()
            .into_iter()
            .filter(|role| self.planned.setup.solo.is_none_or(|solo| solo == *role))
        {
            let code =
                self.planned.learners.iter().find(|(seat, _)| *seat == role).map(|(_, code)| code.as_str());
            let other = Some(self.planned.homes.of(role)).filter(|home| *home != self.planned.homes.all);
            let said = [code, other].into_iter().flatten().collect::<Vec<_>>().join(" · ");
            let role = context.role(role).main;
            let main = if said.is_empty() { role } else { format!("{role}: {said}") };
            page.pair("• ", &Pair { main, second: None }, page.theme().text, None, false);
        }
        page.blank();
        for id in ["briefing-may-fail", "briefing-comment-role", "briefing-speak", "briefing-assumed"] {
            page.pair("• ", &context.ui(id), page.theme().text, None, false);
        }
    }

    fn update(&mut self, input: &Input, _context: &ViewContext<'_>) -> Vec<Effect> {
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
                scenario: self.planned.card.id.clone(),
                setup: self.planned.setup.clone(),
                learners: self.planned.learners.clone(),
                homes: self.planned.homes.clone(),
                place: self.planned.place.clone(),
            })],
            Input::Do(Action::ShowFolder) => show_folder(self.kit.as_ref()),
            Input::Do(Action::Kit) => {
                let scenario = self.planned.card.id.clone();
                vec![Effect::Ask(Request::WriteKit { scenario, cut: self.planned.setup.cut })]
            }
            Input::Do(Action::Back) | Input::Leave => vec![Effect::Show(Route::Seats {
                card: self.planned.card.clone(),
                mode: self.planned.setup.mode,
                cut: self.planned.setup.cut,
            })],
            _ => Vec::new(),
        }
    }

    fn report(&mut self, report: &Report, context: &ViewContext<'_>) -> Vec<Effect> {
        match report {
            Report::KitWritten { folder, n } => {
                self.kit = Some(folder.clone());
                vec![kit_written(context, folder, *n)]
            }
            Report::Begun => vec![Effect::Show(Route::Meeting)],
            _ => Vec::new(),
        }
    }
}
