//! Shows how the group did: step by step, month by month, before and after, and what is hard. It is for the
//! facilitator: it shows clubs and codes, never a person's name.
//!
//! The user chooses a scenario first, then digits change the view. The screen holds figures and looks up the words
//! for every frame, so it follows the language; the newest session of the scenario is open for that. Only
//! `review::rate` calculates.

pub mod cell;
pub mod change;
pub mod heat;
pub mod shown;
pub mod trend;
pub mod weakest;
pub mod words;

use crate::locale::{Pair, Value};
use crate::review::group::{PlayedScenario, Within};
use crate::review::rate::By;
use crate::tui::context::ViewContext;
use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Action, Binding, Input};
use crate::tui::msg::{GroupReport, GroupWish};
use crate::tui::msg::{Report, Request};
use crate::tui::page::Page;
use crate::tui::route::Effect;
use crate::tui::screens::group::shown::{Shown, Tab};
use crate::tui::view::{Cursor, View};

#[derive(Debug, Default)]
pub struct GroupScreen {
    /// None until it has been counted and read.
    played: Option<Vec<PlayedScenario>>,
    cursor: Cursor,
    by: By,
    shown: Option<Box<Shown>>,
}

impl GroupScreen {
    /// With what it asks for; again at its scenario, after the sessions of one column.
    pub fn open(again: Option<Within>) -> (Self, Vec<Request>) {
        let by = again.as_ref().map_or_else(By::default, |within| within.by);
        let open = again.map(|Within { scenario, by, .. }| GroupWish::Open { scenario, by });
        let asks = std::iter::once(GroupWish::List).chain(open).map(Request::Group).collect();
        (Self { by, ..Self::default() }, asks)
    }

    fn choose(&self) -> Vec<Effect> {
        let row = self.played.as_ref().and_then(|played| played.get(self.cursor.at));
        let open =
            |row: &PlayedScenario| wish(GroupWish::Open { scenario: row.scenario.clone(), by: self.by });
        row.map(open).into_iter().collect()
    }
}

fn wish(wish: GroupWish) -> Effect {
    Effect::Ask(Request::Group(wish))
}

impl View for GroupScreen {
    fn bindings(&self, _context: &ViewContext<'_>) -> Vec<Binding> {
        match &self.shown {
            None => vec![
                keys::opens(self.played.as_ref().map_or(0, Vec::len)),
                keys::OPEN,
                keys::CHANGE,
                keys::BACK,
            ],
            Some(shown) => shown.bindings(),
        }
    }

    fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        match &self.shown {
            None => Chrome::titled(context, "group-title"),
            Some(shown) => shown.chrome(context),
        }
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        match (&self.shown, &self.played) {
            (Some(shown), _) => shown.page(context, page),
            (None, Some(played)) => choose_page(context, played, self.by, self.cursor.at, page),
            (None, None) => {}
        }
    }

    fn update(&mut self, input: &Input, _context: &ViewContext<'_>) -> Vec<Effect> {
        if let Some(shown) = &mut self.shown {
            if !shown.has_cell() && matches!(input, Input::Do(Action::Back) | Input::Leave) {
                self.shown = None;
                return Vec::new();
            }
            return shown.update(input);
        }
        let n = self.played.as_ref().map_or(0, Vec::len);
        let moved = self.cursor.moved(input, n);
        match input {
            Input::Pick(_) if moved => self.choose(),
            Input::Enter => self.choose(),
            Input::Left => {
                self.by = self.by.before();
                Vec::new()
            }
            Input::Right => {
                self.by = self.by.next();
                Vec::new()
            }
            Input::Do(Action::Back) | Input::Leave => vec![Effect::Ask(Request::Leave)],
            _ => Vec::new(),
        }
    }

    fn click(&mut self, item: usize, context: &ViewContext<'_>) -> Vec<Effect> {
        match &mut self.shown {
            Some(shown) => shown.click(item),
            None => self.update(&Input::Pick(item), context),
        }
    }

    fn report(&mut self, report: &Report, _context: &ViewContext<'_>) -> Vec<Effect> {
        match report {
            Report::Group(GroupReport::Played(played)) => self.played = Some(played.clone()),
            Report::Group(GroupReport::Opened(group)) => {
                self.by = group.by;
                let tab = self.shown.as_ref().map_or(Tab::Steps, |shown| shown.tab());
                self.shown = Some(Box::new(Shown::new((**group).clone(), tab)));
            }
            Report::Group(figures) => {
                if let Some(shown) = &mut self.shown {
                    shown.take(figures);
                }
            }
            // Half of the figures would only mislead.
            Report::Worked { stopped: true } => return vec![Effect::Ask(Request::Leave)],
            _ => {}
        }
        Vec::new()
    }
}

/// Draws the list of scenarios to choose from.
fn choose_page(context: &ViewContext<'_>, played: &[PlayedScenario], by: By, at: usize, page: &mut Page<'_>) {
    if played.is_empty() {
        page.text(&context.ui("group-empty"));
        return;
    }
    page.text(&context.ui_with("group-seen", &[("by", Value::Id(words::by_word(by).to_owned()))]));
    page.blank();
    page.heading(&context.ui("group-choose"));
    for (number, row) in played.iter().enumerate() {
        let values = [("n", Value::count(row.sessions)), ("whole", Value::count(row.whole))];
        let title = Pair { main: row.title.clone(), second: None };
        page.item(number, &(number + 1).to_string(), &title, number == at);
        page.pair("   ", &context.ui_with("group-sessions", &values), page.theme().dim, None, number == at);
    }
}
