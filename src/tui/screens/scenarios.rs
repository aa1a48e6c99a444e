//! Lists what can be played: shipped scripts first, then the user's own.

use crate::id::ScenarioId;
use crate::locale::{Pair, Value};
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

/// What there is to know of the scenario that is in focus, below its title.
fn details(context: &ViewContext<'_>, card: &ScenarioCard, page: &mut Page<'_>) {
    let lines = [
        (Pair { main: about(context, card).join(" · "), second: None }, page.theme().dim),
        (card.summary.clone(), page.theme().text),
        (Pair { second: None, ..reviewed(context, card) }, page.theme().dim),
    ];
    for (words, style) in lines {
        page.pair("   ", &words, style, None, true);
    }
}

/// Where, how long, how hard, and how often it was practised here.
fn about(context: &ViewContext<'_>, card: &ScenarioCard) -> Vec<String> {
    let minutes = [("minutes", Value::count(card.default_cut))];
    let steps = context.word_with("scenario-steps", &[("n", Value::count(card.n_steps))]);
    let mut about =
        vec![card.village.clone(), format!("{}: {steps}", context.word_with("cut-minutes", &minutes))];
    if card.difficulty > 0 {
        about.push(context.word_with("scenario-difficulty", &[("n", Value::count(card.difficulty))]));
    }
    if card.n_played > 0 {
        let n = i64::try_from(card.n_played).unwrap_or(i64::MAX);
        about.push(context.word_with("scenario-played", &[("n", Value::Count(n))]));
    }
    if card.own {
        about.push(context.word("scenario-list-mine"));
    }
    about
}

/// The review, or that there was none.
fn reviewed(context: &ViewContext<'_>, card: &ScenarioCard) -> Pair {
    let Some(by) = &card.reviewed else { return context.ui("scenario-unreviewed") };
    context.ui_with("scenario-reviewed", &by.texts().map(|(name, text)| (name, Value::from(text))))
}

#[derive(Debug, Default)]
pub struct ScenariosScreen {
    cursor: Cursor,
    cards: Vec<ScenarioCard>,
    problems: Vec<Problem>,
    /// Where the papers lie that were written last.
    kit: Option<String>,
}

impl ScenariosScreen {
    /// Shows first what cannot be read, so that it is visible without scrolling.
    fn problems(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        for problem in &self.problems {
            let path = Value::Text(problem.detail.clone());
            page.signed(
                "!",
                &context.ui_with(problem.id, &[("path", path.clone()), ("id", path)]),
                page.theme().warn,
            );
        }
        if !self.problems.is_empty() {
            page.blank();
        }
    }
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
        self.problems(context, page);
        for (at, card) in self.cards.iter().enumerate() {
            let is_here = self.cursor.at == at;
            context.note_line(&card.id, "scenario-title");
            let month = [
                ("month", Value::count(card.month.month)),
                ("year", Value::Text(card.month.year.to_string())),
            ];
            let month = context.word_with("scenario-month", &month);
            let second = card.title.second.clone().filter(|_| is_here);
            let title = Pair { main: format!("{month} · {}", card.title.main), second };
            page.item(at, &(at + 1).to_string(), &title, is_here);
            if is_here {
                details(context, card, page);
            }
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
            Report::Prepared { card } => vec![Effect::Show(Route::Setup(card.as_ref().clone()))],
            _ => Vec::new(),
        }
    }
}
