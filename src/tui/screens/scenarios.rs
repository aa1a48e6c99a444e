//! Lists what can be played: shipped scripts first, then the user's own.

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
        let digits = Binding::always(keys::digits(self.cards.len()), "key-select");
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

    fn update(&mut self, input: &Input, _context: &ViewContext<'_>) -> Vec<Effect> {
        if self.cursor.moved(input, self.cards.len()) {
            return Vec::new();
        }
        match (input, self.cards.get(self.cursor.at)) {
            (Input::Do(Action::ShowFolder), _) => show_folder(self.kit.as_ref()),
            (Input::Enter, Some(card)) => vec![Effect::Show(Route::Setup(card.clone()))],
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
