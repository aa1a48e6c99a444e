//! Asks how to play: alone, as a board, or before the hall; and how many class minutes there are.

use crate::locale::{Pair, Value};
use crate::meeting::command::Mode;
use crate::tui::context::ViewContext;
use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Action, Binding, Input};
use crate::tui::msg::ScenarioCard;
use crate::tui::page::Page;
use crate::tui::route::{AfterHall, Effect, Route};
use crate::tui::view::{Cursor, View};

#[derive(Debug)]
pub struct SetupScreen {
    card: ScenarioCard,
    mode: Option<Mode>,
    cursor: Cursor,
}

impl SetupScreen {
    pub fn new(card: ScenarioCard) -> Self {
        Self { card, mode: None, cursor: Cursor::default() }
    }

    fn n(&self) -> usize {
        if self.mode.is_none() { Mode::ALL.len() } else { self.card.cuts.len() }
    }

    fn choose(&mut self, context: &ViewContext<'_>) -> Vec<Effect> {
        match self.mode {
            None => {
                self.mode = Mode::ALL.get(self.cursor.at).copied();
                self.cursor.at =
                    self.card.cuts.iter().position(|cut| *cut == self.card.default_cut).unwrap_or(0);
                if let (Some(mode), [cut]) = (self.mode, self.card.cuts.as_slice()) {
                    let cut = *cut;
                    return self.seats(mode, cut, context);
                }
                Vec::new()
            }
            Some(mode) => {
                let cut = self.card.cuts.get(self.cursor.at).copied().unwrap_or(self.card.default_cut);
                self.seats(mode, cut, context)
            }
        }
    }

    /// Before a hall the room is tried first. A window that was tried is not tried again.
    fn seats(&self, mode: Mode, cut: u16, context: &ViewContext<'_>) -> Vec<Effect> {
        let card = self.card.clone();
        vec![Effect::Show(match mode {
            Mode::Room if !context.is_hall_tried() => {
                Route::Hall(AfterHall::Seats { card: Box::new(card), cut })
            }
            Mode::Solo | Mode::Board | Mode::Room => Route::Seats { card, mode, cut },
        })]
    }
}

impl View for SetupScreen {
    fn bindings(&self, _context: &ViewContext<'_>) -> Vec<Binding> {
        vec![keys::opens(self.n()), keys::OPEN, keys::BACK]
    }

    fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        Chrome {
            top: (self.card.title.main.clone(), String::new()),
            second: (
                context.word(if self.mode.is_none() { "mode-choose" } else { "cut-title" }),
                String::new(),
            ),
            ..Chrome::default()
        }
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        if self.mode.is_none() {
            for (at, mode) in Mode::ALL.iter().enumerate() {
                let name = format!("mode-{}", mode.slug());
                page.item(at, &(at + 1).to_string(), &context.ui(&name), self.cursor.at == at);
                let about = Pair { second: None, ..context.ui(&format!("{name}-about")) };
                page.pair("   ", &about, page.theme().dim, None, false);
            }
            return;
        }
        for (at, cut) in self.card.cuts.iter().enumerate() {
            let minutes = Value::Count(i64::from(*cut));
            let label = context.ui_with("cut-minutes", &[("minutes", minutes)]);
            page.item(at, &(at + 1).to_string(), &label, self.cursor.at == at);
        }
        page.blank();
        page.dim(&context.ui("cut-about"));
    }

    fn update(&mut self, input: &Input, context: &ViewContext<'_>) -> Vec<Effect> {
        let moved = self.cursor.moved(input, self.n());
        match input {
            Input::Pick(_) if moved => self.choose(context),
            Input::Enter => self.choose(context),
            Input::Do(Action::Back) | Input::Leave if self.mode.is_some() => {
                self.mode = None;
                self.cursor = Cursor::default();
                Vec::new()
            }
            Input::Do(Action::Back) | Input::Leave => {
                vec![Effect::Show(Route::Scenarios)]
            }
            _ => Vec::new(),
        }
    }
}
