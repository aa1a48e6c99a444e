//! Shows the figures of one scenario: which view is in front, what is in focus, and figures that arrive later.

use crate::id::StepId;
use crate::locale::Value;
use crate::review::group::{GroupFigures, GroupMonth, Whose, Within};
use crate::review::rate::{By, RateLevel};
use crate::tui::context::ViewContext;
use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Action, Binding, Input};
use crate::tui::msg::{GroupReport, GroupWish};
use crate::tui::page::Page;
use crate::tui::route::{Effect, Route};
use crate::tui::screens::group::cell::OpenCell;
use crate::tui::screens::group::heat::{self, Place};
use crate::tui::screens::group::{change, trend, weakest, wish, words};
use crate::tui::view::Cursor;
use strum::VariantArray;

/// A scenario that is looked at.
#[derive(Debug)]
pub struct Shown {
    group: GroupFigures,
    tab: Tab,
    place: Place,
    months: Vec<GroupMonth>,
    cursor: Cursor,
    cell: Option<OpenCell>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, VariantArray)]
pub enum Tab {
    Steps,
    Trend,
    Change,
    Weak,
}

impl Tab {
    const ALL: &'static [Self] = Self::VARIANTS;

    fn word(self) -> &'static str {
        match self {
            Self::Steps => "group-tab-steps",
            Self::Trend => "group-tab-trend",
            Self::Change => "group-tab-change",
            Self::Weak => "group-tab-weak",
        }
    }
}

impl Shown {
    pub fn new(group: GroupFigures, tab: Tab) -> Self {
        let months = group.months.clone();
        Self { group, tab, place: Place::default(), months, cursor: Cursor::default(), cell: None }
    }

    pub fn tab(&self) -> Tab {
        self.tab
    }

    /// Whether the details of a cell are on top.
    pub fn has_cell(&self) -> bool {
        self.cell.is_some()
    }

    pub fn bindings(&self) -> Vec<Binding> {
        if let Some(cell) = &self.cell {
            let sessions = Binding::always("Enter", "group-cell-sessions");
            return cell.within.iter().map(|_| sessions).chain([keys::BACK]).collect();
        }
        // The fifth digit changes between home, club and learner.
        let by = Binding::always("5", words::by_word(self.group.by.next()));
        let tab = Binding::always("1-4", "group-key-tab");
        match self.tab {
            Tab::Steps => {
                vec![tab, keys::OPEN, by, keys::BACK, Binding::always("↑↓←→", "group-key-move").minor()]
            }
            Tab::Trend => vec![tab, keys::CHANGE, by, keys::BACK, keys::MOVE],
            Tab::Change => vec![tab, by, keys::BACK, keys::MOVE],
            Tab::Weak => vec![tab, keys::OPEN, by, keys::BACK, keys::MOVE],
        }
    }

    pub fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        let tab = |(number, tab): (usize, &Tab)| {
            let mark = if *tab == self.tab { "►" } else { " " };
            format!("{mark}{number} {}", context.word(tab.word()))
        };
        let tabs: Vec<String> = (1..).zip(Tab::ALL).map(tab).collect();
        let sign = |sign: &str| Value::Text(sign.to_owned());
        let level = |level| sign(words::sign(Some(level)));
        let legend = match self.tab {
            Tab::Steps if self.cell.is_none() => Some(context.word_with(
                "group-legend",
                &[
                    ("high", level(RateLevel::High)),
                    ("middle", level(RateLevel::Middle)),
                    ("low", level(RateLevel::Low)),
                ],
            )),
            Tab::Trend => {
                let [line, dot] = trend::SIGNS.map(sign);
                Some(context.word_with("group-trend-legend", &[("line", line), ("dot", dot)]))
            }
            Tab::Weak if self.cell.is_none() => Some(context.word("group-weak-legend")),
            // The page of changes says it at its top.
            Tab::Steps | Tab::Change | Tab::Weak => None,
        };
        Chrome {
            top: (self.group.title.clone(), context.word(words::by_word(self.group.by))),
            second: (tabs.join(" "), String::new()),
            status: legend,
            is_wide: self.cell.is_none(),
            ..Chrome::default()
        }
    }

    pub fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        if let Some(cell) = &self.cell {
            cell.page(context, page);
            return;
        }
        match self.tab {
            Tab::Steps if self.group.columns.rows.is_empty() => {
                page.text(&context.ui(match self.group.by {
                    By::Home | By::Club => "group-steps-empty-club",
                    By::Learner => "group-steps-empty-learner",
                }));
            }
            Tab::Steps => heat::page(context, &self.group, self.place, page),
            Tab::Trend => {
                let name = match self.place.who(&self.group) {
                    Some(column) => words::who_name(context, column),
                    None => context.word("group-everybody"),
                };
                trend::page(context, &name, &self.months, self.cursor.at, page);
            }
            Tab::Change => change::page(context, &self.group, self.cursor.at, page),
            Tab::Weak => weakest::page(context, &self.group.weakest, self.cursor.at, page),
        }
    }

    pub fn update(&mut self, input: &Input) -> Vec<Effect> {
        if let Some(cell) = &mut self.cell {
            let within = if *input == Input::Enter { cell.within.take() } else { None };
            if matches!(input, Input::Enter | Input::Leave | Input::Do(Action::Back)) {
                self.cell = None;
            }
            return within.map_or_else(Vec::new, |within| vec![Effect::Show(Route::Sessions(Some(within)))]);
        }
        match input {
            Input::Pick(number) => self.turn_to(*number),
            Input::Left | Input::Right if matches!(self.tab, Tab::Steps | Tab::Trend) => self.sideways(input),
            Input::Enter => self.enter(),
            _ if self.tab == Tab::Steps => {
                let mut rows = Cursor { at: self.place.row };
                rows.moved(input, self.group.steps.len() + 1);
                self.place.row = rows.at;
                Vec::new()
            }
            _ => {
                self.cursor.moved(input, self.n_rows());
                self.more_rows()
            }
        }
    }

    fn turn_to(&mut self, number: usize) -> Vec<Effect> {
        if let Some(tab) = Tab::ALL.get(number) {
            self.tab = *tab;
            self.cursor = Cursor::default();
            // The column in focus may be another one since.
            return if *tab == Tab::Trend { vec![self.wish_for_trend()] } else { Vec::new() };
        }
        if number == Tab::ALL.len() {
            let (scenario, by) = (self.group.scenario.clone(), self.group.by.next());
            return vec![wish(GroupWish::Open { scenario, by })];
        }
        Vec::new()
    }

    fn sideways(&mut self, input: &Input) -> Vec<Effect> {
        let columns = &self.group.columns;
        let to = match input {
            Input::Left => self.place.column.saturating_sub(1),
            _ => (self.place.column + 1).min(columns.rows.len()),
        };
        let moved = to != self.place.column;
        self.place.column = to;
        let mut effects = Vec::new();
        if let Some(last) = columns.rows.last().filter(|_| to == columns.rows.len() && columns.has_more) {
            let after = last.whose.clone();
            let (scenario, by) = (self.group.scenario.clone(), self.group.by);
            effects.push(wish(GroupWish::Columns { scenario, by, after }));
        }
        if moved && self.tab == Tab::Trend {
            effects.push(self.wish_for_trend());
        }
        effects
    }

    fn wish_for_trend(&self) -> Effect {
        wish(GroupWish::Trend { scenario: self.group.scenario.clone(), whose: self.whose() })
    }

    /// Whose column is in focus.
    fn whose(&self) -> Whose {
        self.place.who(&self.group).map_or(Whose::All, |column| column.whose.clone())
    }

    fn more_rows(&self) -> Vec<Effect> {
        let changes = &self.group.changes;
        let is_last = self.tab == Tab::Change && self.cursor.at + 1 == changes.rows.len();
        let last = changes.rows.last().filter(|_| is_last && changes.has_more);
        let more = |after: Whose| {
            let (scenario, by) = (self.group.scenario.clone(), self.group.by);
            wish(GroupWish::Changes { scenario, by, after })
        };
        last.map(|last| more(last.whose.clone())).into_iter().collect()
    }

    fn n_rows(&self) -> usize {
        match self.tab {
            Tab::Steps => self.group.steps.len() + 1,
            // The chart is the first of them.
            Tab::Trend => self.months.len() + 1,
            Tab::Change => self.group.changes.rows.len(),
            Tab::Weak => self.group.weakest.len(),
        }
    }

    /// Opens what the cell in focus is made of.
    fn enter(&mut self) -> Vec<Effect> {
        let (step, column, sums) = match self.tab {
            Tab::Steps if self.group.columns.rows.is_empty() => return Vec::new(),
            Tab::Steps => {
                let step = self.place.step(&self.group).cloned();
                (step, self.place.who(&self.group), self.place.sums(&self.group))
            }
            Tab::Weak => match self.group.weakest.get(self.cursor.at) {
                Some(row) => (Some(row.step.clone()), None, row.sums),
                None => return Vec::new(),
            },
            Tab::Trend | Tab::Change => return Vec::new(),
        };
        let asks = step.clone().map(|step| self.wish_for_wrong(step));
        let within = column.map(|column| Within {
            scenario: self.group.scenario.clone(),
            by: self.group.by,
            whose: column.whose.clone(),
            name: column.name.clone(),
        });
        self.cell = Some(OpenCell { step, sums, within, wrong: None });
        asks.into_iter().collect()
    }

    fn wish_for_wrong(&self, step: StepId) -> Effect {
        wish(GroupWish::Wrong { scenario: self.group.scenario.clone(), step })
    }

    /// A click moves the focus; on what is in focus already, it opens.
    pub fn click(&mut self, item: usize) -> Vec<Effect> {
        if self.cell.is_some() {
            return Vec::new();
        }
        if self.tab == Tab::Steps {
            let place = Place::of_number(item, &self.group);
            if self.place == place {
                return self.enter();
            }
            self.place = place;
        } else if self.cursor.at == item {
            return self.enter();
        } else {
            self.cursor.at = item;
        }
        Vec::new()
    }

    /// Figures that were asked for since the group was opened.
    pub fn take(&mut self, figures: &GroupReport) {
        match figures {
            GroupReport::Columns(more) => {
                self.group.columns.rows.extend(more.rows.iter().cloned());
                self.group.columns.has_more = more.has_more;
            }
            GroupReport::Changes(more) => {
                self.group.changes.rows.extend(more.rows.iter().cloned());
                self.group.changes.has_more = more.has_more;
            }
            GroupReport::Trend { whose, months } => {
                if self.whose() == *whose {
                    self.months.clone_from(months);
                    self.cursor = Cursor::default();
                }
            }
            GroupReport::Wrong { step, answers } => {
                if let Some(cell) = self.cell.as_mut().filter(|cell| cell.step.as_ref() == Some(step)) {
                    cell.wrong = Some(answers.clone());
                }
            }
            GroupReport::Played(_) | GroupReport::Opened(_) => {}
        }
    }
}
