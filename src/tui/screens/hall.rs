//! "Thử phòng": checks before the first session on a wall whether the last row can read it, and whether clock, disk,
//! stick and sound work.
//!
//! No answer is needed: the user goes on or skips it. The check is kept by the size of the window, because that
//! decides how large the letters are.

use crate::locale::Value;
use crate::meeting::command::Mode;
use crate::tui::context::ViewContext;
use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Action, Binding, Input};
use crate::tui::msg::{HallFacts, Report, Request};
use crate::tui::page::Page;
use crate::tui::route::{AfterHall, Effect, OverlayRoute, Route};
use crate::tui::view::{Cursor, View};

/// So many columns, and the letters are large enough for a hall of sixty.
const MOST_COLUMNS: u16 = 64;
const AGAIN: Binding = Binding::letter('r', "r", "merge-again", Action::Continue);
const RING: Binding = Binding::letter('a', "a", "hall-ring", Action::Ring);

#[derive(Debug)]
pub struct HallScreen {
    then: AfterHall,
    cursor: Cursor,
    /// None while they are being looked up.
    facts: Option<HallFacts>,
}

const ENTRIES: [&str; 3] = ["hall-done", "hall-skip", "hall-letters"];

impl HallScreen {
    pub fn new(then: AfterHall) -> Self {
        Self { then, cursor: Cursor::default(), facts: None }
    }

    fn go_on(&self) -> Vec<Effect> {
        vec![Effect::Show(match &self.then {
            AfterHall::Home { waiting } => Route::Home { waiting: *waiting },
            AfterHall::Seats { card, cut } => {
                Route::Seats { card: (**card).clone(), mode: Mode::Room, cut: *cut }
            }
        })]
    }

    fn choose(&self, context: &ViewContext<'_>) -> Vec<Effect> {
        match self.cursor.at {
            0 => {
                let keep = Effect::Ask(Request::KeepHall(context.window_name()));
                std::iter::once(keep).chain(self.go_on()).collect()
            }
            1 => self.go_on(),
            _ => vec![Effect::Open(OverlayRoute::Letters(None))],
        }
    }

    /// What is well and what is not, what is not well first.
    fn found(facts: &HallFacts, context: &ViewContext<'_>, page: &mut Page<'_>, is_well: bool) {
        let text = |words: &str| Value::Text(words.to_owned());
        let clock = match &facts.time {
            Some(time) if facts.is_clock_right => (true, "hall-clock", vec![("time", text(time))]),
            Some(time) => (false, "hall-clock-wrong", vec![("time", text(time))]),
            None => (false, "hall-clock-none", Vec::new()),
        };
        let disk = match &facts.unwritable {
            None => (true, "hall-disk", Vec::new()),
            Some(path) => (false, "hall-disk-wrong", vec![("path", text(path))]),
        };
        let sticks = if facts.sticks.is_empty() {
            (false, "hall-sticks-none", Vec::new())
        } else {
            (true, "hall-sticks", vec![("sticks", text(&facts.sticks.join(", ")))])
        };
        for (found, id, values) in [clock, disk, sticks] {
            if found == is_well {
                let (sign, style) =
                    if found { ("✓", page.theme().good) } else { ("♦", page.theme().text) };
                page.signed(sign, &context.ui_with(id, &values), style);
            }
        }
    }
}

impl View for HallScreen {
    fn bindings(&self, _context: &ViewContext<'_>) -> Vec<Binding> {
        let digits = keys::does(ENTRIES.len());
        vec![digits, keys::OPEN, RING, AGAIN, keys::BACK]
    }

    fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        Chrome::titled(context, "hall-title")
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        page.heading(&context.ui("hall-ask"));
        page.pair("  ", &context.ui("hall-sample"), page.theme().accent, None, false);
        let n = [("n", Value::Count(context.window.0.into()))];
        if context.window.0 <= MOST_COLUMNS {
            page.signed("✓", &context.ui_with("hall-columns", &n), page.theme().good);
        } else {
            page.signed("♦", &context.ui_with("hall-columns-many", &n), page.theme().text);
        }
        if let Some(facts) = &self.facts {
            Self::found(facts, context, page, false);
        }
        for (at, id) in ENTRIES.into_iter().enumerate() {
            page.item(at, &(at + 1).to_string(), &context.ui(id), self.cursor.at == at);
        }
        if let Some(facts) = &self.facts {
            Self::found(facts, context, page, true);
        }
        page.dim(&context.ui("hall-screen"));
        page.dim(&context.ui("hall-sound"));
    }

    /// A digit does it at once: the room can be tried again at any time.
    fn update(&mut self, input: &Input, context: &ViewContext<'_>) -> Vec<Effect> {
        let moved = self.cursor.moved(input, ENTRIES.len());
        match input {
            Input::Pick(_) if moved => self.choose(context),
            Input::Enter => self.choose(context),
            Input::Do(Action::Ring) => vec![Effect::Ask(Request::Ring)],
            Input::Do(Action::Continue) => vec![Effect::Ask(Request::LookAtHall)],
            Input::Do(Action::Back) | Input::Leave => vec![Effect::Ask(Request::Leave)],
            _ => Vec::new(),
        }
    }

    fn report(&mut self, report: &Report, _context: &ViewContext<'_>) -> Vec<Effect> {
        if let Report::Hall(facts) = report {
            self.facts = Some(facts.clone());
        }
        Vec::new()
    }
}
