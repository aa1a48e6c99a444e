//! Lists what can be played: shipped scripts first, then the user's own.

use crate::id::ScenarioId;
use crate::tui::context::ViewContext;
use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Action, Binding, Input};
use crate::tui::msg::{Problem, Report, Request, ScenarioCard};
use crate::tui::page::Page;
use crate::tui::route::{Effect, Route};
use crate::tui::view::{Cursor, View};

/// Says where the papers of a scenario lie now.
pub(super) fn kit_written(context: &ViewContext<'_>, folder: &str, n: usize) -> Effect {
    let n = crate::locale::Value::count(n);
    let values = [("n", n), ("path", crate::locale::Value::from(folder))];
    Effect::Notice(context.word_with("kit-written", &values))
}

/// Shows where the papers lie, if any were written.
pub(super) fn show_folder(kit: Option<&String>) -> Vec<Effect> {
    kit.map(|folder| Effect::Ask(Request::ShowFolder(folder.clone()))).into_iter().collect()
}

/// The key that leads to the scenario to which the one that was played invites.
pub(super) const INVITED: Binding = Binding::letter('b', "b", "invite-key", Action::Begin);

/// The scenario to which the one that was played invites.
pub(super) fn invited<'a>(context: &ViewContext<'a>) -> Option<&'a ScenarioId> {
    context.play?.story.scenario.invites_to.as_ref()
}

/// Asks for that scenario, to set it up.
pub(super) fn invite(context: &ViewContext<'_>) -> Vec<Effect> {
    let scenario = invited(context).map(ToString::to_string);
    scenario.map(|scenario| Effect::Ask(Request::Prepare { scenario })).into_iter().collect()
}

#[derive(Debug, Default)]
pub struct ScenariosScreen {
    cursor: Cursor,
    cards: Vec<ScenarioCard>,
    problems: Vec<Problem>,
    /// Where the papers lie that were written last.
    kit: Option<String>,
}

impl View for ScenariosScreen {
    fn bindings(&self, context: &ViewContext<'_>) -> Vec<Binding> {
        let digits = keys::opens(self.cards.len());
        let show = (context.opens && self.kit.is_some()).then_some(keys::SHOW_FOLDER);
        [Some(digits), Some(keys::OPEN), Some(keys::KIT), show, Some(keys::BACK)]
            .into_iter()
            .flatten()
            .collect()
    }

    fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        Chrome::titled(context, "scenario-list-title")
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        if self.cards.is_empty() {
            page.text(&context.ui("scenario-list-empty"));
        }
        for (at, card) in self.cards.iter().enumerate() {
            context.note_line(&card.id, "scenario-title");
            page.item(at, &(at + 1).to_string(), &card.title, self.cursor.at == at);
            let steps = crate::locale::Value::count(card.n_steps);
            let own =
                if card.own { format!(" · {}", context.word("scenario-list-mine")) } else { String::new() };
            let about =
                format!("{} · {}{own}", card.village, context.word_with("scenario-steps", &[("n", steps)]));
            page.pair(
                "   ",
                &crate::locale::Pair { main: about, second: None },
                page.theme().dim,
                None,
                false,
            );
        }
        if let Some(card) = self.cards.get(self.cursor.at) {
            page.blank();
            page.text(&card.summary);
        }
        for problem in &self.problems {
            let path = crate::locale::Value::Text(problem.detail.clone());
            page.blank();
            page.signed(
                "!",
                &context.ui_with(problem.id, &[("path", path.clone()), ("id", path)]),
                page.theme().warn,
            );
        }
    }

    /// A digit opens at once: what was opened can be left again.
    fn update(&mut self, input: &Input, _context: &ViewContext<'_>) -> Vec<Effect> {
        let moved = self.cursor.moved(input, self.cards.len());
        match (input, self.cards.get(self.cursor.at)) {
            (Input::Do(Action::ShowFolder), _) => show_folder(self.kit.as_ref()),
            (Input::Pick(_), _) if !moved => Vec::new(),
            (Input::Pick(_) | Input::Enter, Some(card)) => {
                vec![Effect::Show(Route::Setup(card.clone()))]
            }
            (Input::Do(Action::Kit), Some(card)) => {
                vec![Effect::Ask(Request::WriteKit { scenario: card.id.clone(), cut: card.default_cut })]
            }
            (Input::Do(Action::Back) | Input::Leave, _) => vec![Effect::Ask(Request::Leave)],
            _ => Vec::new(),
        }
    }

    fn report(&mut self, report: &Report, context: &ViewContext<'_>) -> Vec<Effect> {
        match report {
            Report::Scenarios { cards, problems } => {
                self.cards.clone_from(cards);
                self.problems.clone_from(problems);
                Vec::new()
            }
            Report::KitWritten { folder, n } => {
                self.kit = Some(folder.clone());
                vec![kit_written(context, folder, *n)]
            }
            Report::Prepared { card } => vec![Effect::Show(Route::Setup(card.clone()))],
            _ => Vec::new(),
        }
    }
}
