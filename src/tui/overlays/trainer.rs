//! The trainer's menu: stop and discuss (`pause`), try again, skip, change a seat, numbers; its second page is for the
//! machine.
//!
//! Each number belongs to one entry and never moves; an entry without a function yet says so. The numbers of a
//! session ask first, because there may be only one screen and the hall is watching.

use crate::id::StepId;
use crate::locale::{Pair, Value};
use crate::meeting::command::Command;
use crate::meeting::event::Event;
use crate::review::{self, Review};
use crate::tui::context::{Mouse, ViewContext};
use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Binding, Input};
use crate::tui::msg::Request;
use crate::tui::overlays::curtain::off_the_wall;
use crate::tui::page::Page;
use crate::tui::route::{Effect, OverlayRoute, Route};
use crate::tui::screens::meeting::events_of;
use crate::tui::view::{Cursor, View, leaves};

#[derive(Debug)]
pub struct TrainerMenu {
    /// The place among the entries of the page that are shown.
    cursor: Cursor,
    /// On the second page.
    is_second: bool,
    shows: Shows,
    /// The step on the page.
    step: Option<StepId>,
    /// It has been answered.
    is_done: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shows {
    Menu,
    AskNumbers,
    Numbers,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Entry {
    Discuss,
    Again,
    Skip,
    Relay,
    Numbers,
    Clock,
    Leave,
    /// A page for the trainer alone: none yet.
    TrainersPage,
    /// Cards with situations: none yet.
    Cards,
    /// The next table of a class: none yet.
    NextTable,
    Mouse,
    OtherPage,
}

/// The entries of both pages by their numbers. Between the last of the second page and the way back numbers are free.
const FIRST: [Option<Entry>; 9] = [
    Some(Entry::Discuss),
    Some(Entry::Again),
    Some(Entry::Skip),
    Some(Entry::Relay),
    Some(Entry::Numbers),
    Some(Entry::Clock),
    Some(Entry::Leave),
    Some(Entry::TrainersPage),
    Some(Entry::OtherPage),
];
const SECOND: [Option<Entry>; 9] = [
    Some(Entry::Cards),
    Some(Entry::NextTable),
    Some(Entry::Mouse),
    None,
    None,
    None,
    None,
    None,
    Some(Entry::OtherPage),
];

impl Entry {
    /// What its line says; the clock's and the mouse's say whether they are on.
    fn label(self, is_second: bool, context: &ViewContext<'_>) -> &'static str {
        let has_clock = context.play.as_ref().is_some_and(|play| play.elapsed_s.is_some());
        match self {
            Self::Discuss => "trainer-discuss",
            Self::Again => "trainer-again",
            Self::Skip => "trainer-skip",
            Self::Relay => "trainer-relay",
            Self::Numbers => "trainer-numbers",
            Self::Clock if has_clock => "trainer-clock-off",
            Self::Clock => "trainer-clock-on",
            Self::Leave => "trainer-leave",
            Self::TrainersPage => "trainer-own-page",
            Self::Cards => "trainer-cards",
            Self::NextTable => "trainer-next-table",
            Self::Mouse if context.mouse == Mouse::Taken => "mouse-turn-off",
            Self::Mouse => "mouse-turn-on",
            Self::OtherPage if is_second => "trainer-first-page",
            Self::OtherPage => "trainer-second-page",
        }
    }

    /// Whether its number is only kept for it.
    fn is_to_come(self) -> bool {
        match self {
            Self::TrainersPage | Self::Cards | Self::NextTable => true,
            Self::Discuss
            | Self::Again
            | Self::Skip
            | Self::Relay
            | Self::Numbers
            | Self::Clock
            | Self::Leave
            | Self::Mouse
            | Self::OtherPage => false,
        }
    }
}

impl TrainerMenu {
    pub fn new(step: Option<StepId>, is_done: bool) -> Self {
        Self { cursor: Cursor::default(), is_second: false, shows: Shows::Menu, step, is_done }
    }

    fn numbered(&self) -> [Option<Entry>; 9] {
        if self.is_second { SECOND } else { FIRST }
    }

    /// What is shown of this page, each with its number from 0.
    fn entries(&self) -> Vec<(usize, Entry)> {
        let all = self.numbered().into_iter().enumerate();
        all.filter_map(|(at, entry)| Some((at, entry.filter(|entry| !entry.is_to_come())?))).collect()
    }

    /// The entry of a number, and the cursor on it.
    fn picked(&mut self, number: usize) -> Option<Entry> {
        if let Some(at) = self.entries().iter().position(|(n, _)| *n == number) {
            self.cursor.at = at;
        }
        self.numbered().get(number).copied().flatten()
    }

    fn choose(&mut self, entry: Entry, context: &ViewContext<'_>) -> Vec<Effect> {
        let ask = |command| Effect::Ask(Request::Try { command, note: None });
        let is_again = context.play.as_ref().is_some_and(|play| play.again.is_some());
        match (entry, self.step.clone()) {
            (Entry::Discuss, Some(step)) => {
                let pause = ask(Command::Pause { step: step.clone(), hands: Vec::new() });
                vec![pause, Effect::Open(OverlayRoute::Pause { step: Some(step) })]
            }
            (Entry::Again, Some(step)) if !is_answered(context, &step) => {
                vec![Effect::Close, Effect::Notice(context.word("redo-not-done"))]
            }
            (Entry::Again, Some(step)) if !is_again => {
                vec![Effect::Close, Effect::Ask(Request::Redo { step })]
            }
            (Entry::Again, _) => vec![Effect::Close, Effect::Notice(context.word("redo-not-now"))],
            (Entry::Skip, _) if self.is_done => {
                vec![Effect::Close, Effect::Notice(context.word("trainer-skip-done"))]
            }
            (Entry::Skip, Some(step)) => {
                let yes = Request::Try { command: Command::Skip { step }, note: None };
                vec![Effect::Open(OverlayRoute::QuestionOnNo { asks: "trainer-skip-ask", yes })]
            }
            (Entry::Discuss | Entry::Skip, None) => vec![Effect::Close],
            // It names who sits where.
            (Entry::Relay, _) => off_the_wall(context, vec![Effect::Show(Route::Relay)]),
            (Entry::Numbers, _) => {
                self.shows = Shows::AskNumbers;
                Vec::new()
            }
            (Entry::Clock, _) => {
                let is_on = context.play.as_ref().is_some_and(|play| play.elapsed_s.is_some());
                vec![Effect::Close, Effect::Ask(Request::Clock(!is_on))]
            }
            (Entry::Leave, _) => vec![Effect::Close, Effect::Ask(Request::Leave)],
            (Entry::Mouse, _) => vec![Effect::Close, Effect::TurnMouse],
            (Entry::TrainersPage | Entry::Cards | Entry::NextTable, _) => {
                vec![Effect::Notice(context.word(entry.label(self.is_second, context)))]
            }
            (Entry::OtherPage, _) => {
                self.is_second = !self.is_second;
                self.cursor = Cursor::default();
                Vec::new()
            }
        }
    }
}

/// Whether there is a try at this step that can be done again.
fn is_answered(context: &ViewContext<'_>, step: &StepId) -> bool {
    let events = context.play.as_ref().map_or_else(Vec::new, |play| events_of(play.meeting, step));
    events.iter().any(|event| matches!(event, Event::Answered { .. }))
}

impl View for TrainerMenu {
    fn bindings(&self, _context: &ViewContext<'_>) -> Vec<Binding> {
        match self.shows {
            Shows::Menu => vec![keys::opens(FIRST.len()), keys::OPEN, keys::CLOSE],
            Shows::AskNumbers => vec![Binding::always("1", "yes"), Binding::always("2", "no")],
            Shows::Numbers => vec![keys::CLOSE],
        }
    }

    fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        let page = if self.is_second { "2/2" } else { "1/2" };
        let page = if self.shows == Shows::Menu { page.to_owned() } else { String::new() };
        Chrome { second: (context.word("trainer-title"), page), ..Chrome::default() }
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        match self.shows {
            Shows::Menu => {
                for (at, (number, entry)) in self.entries().into_iter().enumerate() {
                    let label = context.ui(entry.label(self.is_second, context));
                    page.item(number, &keys::digit_at(number), &label, self.cursor.at == at);
                }
            }
            Shows::AskNumbers => {
                page.heading(&context.ui("trainer-numbers-ask"));
                page.blank();
                page.item(0, "1", &context.ui("yes"), false);
                page.item(1, "2", &context.ui("no"), true);
            }
            Shows::Numbers => {
                if let Some(play) = &context.play {
                    numbers(context, &review::review(play.meeting.log()), page);
                }
            }
        }
    }

    fn update(&mut self, input: &Input, context: &ViewContext<'_>) -> Vec<Effect> {
        if leaves(input) {
            return vec![Effect::Close];
        }
        match self.shows {
            Shows::Menu => {
                let entries = self.entries();
                let entry = match input {
                    Input::Pick(number) => self.picked(*number),
                    Input::Enter => entries.get(self.cursor.at).map(|(_, entry)| *entry),
                    _ => {
                        self.cursor.moved(input, entries.len());
                        None
                    }
                };
                entry.map_or_else(Vec::new, |entry| self.choose(entry, context))
            }
            Shows::AskNumbers => match input {
                Input::Pick(0) => {
                    self.shows = Shows::Numbers;
                    Vec::new()
                }
                Input::Pick(_) | Input::Enter => vec![Effect::Close],
                _ => Vec::new(),
            },
            Shows::Numbers if *input == Input::Enter => vec![Effect::Close],
            Shows::Numbers => Vec::new(),
        }
    }
}

/// The trainer's numbers: the total and each block of the rubric.
pub fn numbers(context: &ViewContext<'_>, review: &Review, page: &mut Page<'_>) {
    let total = review.total.map_or_else(|| "–".to_owned(), |total| total.to_string());
    page.heading(&context.ui_with("score-total", &[("score", Value::Text(total))]));
    for (_, fatal) in &review.fatal {
        page.signed("!", &context.ui(&format!("fatal-{}", fatal.slug())), page.theme().bad);
    }
    page.blank();
    for score in &review.blocks {
        let label = context.ui(&format!("block-{}", score.block.slug()));
        let points = |hundredths: u32| {
            if hundredths.is_multiple_of(100) {
                (hundredths / 100).to_string()
            } else {
                format!("{},{:02}", hundredths / 100, hundredths % 100)
            }
        };
        let value = format!("{} / {}", points(score.earned), points(score.possible));
        page.pair(
            "",
            &Pair { main: format!("{}: {value}", label.main), second: label.second },
            page.theme().text,
            None,
            false,
        );
    }
    page.blank();
    page.dim(&context.ui("help-assumed"));
}
