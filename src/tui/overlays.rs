//! What can be on top of a screen: help, a question, the books, the trainer's menu, a problem, work that goes on.
//!
//! An overlay replaces the page; header and footer stay. Screens open one by its [`OverlayRoute`]; this file alone
//! knows them all.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "an overlay names the inputs and reports it takes; every other one is not for it"
)]

pub mod books;
pub mod correct;
pub mod cues;
pub mod languages;
pub mod letters;
pub mod corrections;
pub mod curtain;
pub mod pause;
pub mod pin;
pub mod trainer;

use strum::EnumIs;

use crate::locale::Value;
use crate::tui::context::{Mouse, Play, PlayedFor, ViewContext};
use crate::tui::frame::Chrome;
use crate::tui::keys;
use crate::tui::keys::{Action, Binding, Input};
use crate::tui::msg::{Problem, Request};
use crate::tui::on_wall::WallOverlay;
use crate::tui::page::Page;
use crate::tui::route::{Effect, OverlayRoute};
use crate::tui::view::{Cursor, View, leaves};

#[derive(Debug, EnumIs)]
pub enum Overlay {
    Help(Help),
    Quit(Question),
    Question(Question),
    Problem(ProblemBox),
    Books(books::Books),
    Trainer(trainer::TrainerMenu),
    Pause(pause::Pause),
    Languages(languages::Languages),
    Cues(cues::Cues),
    Correct(correct::Correct),
    Corrections(corrections::Corrections),
    Pin(pin::PinBox),
    Curtain(curtain::Curtain),
    Working(Working),
    Letters(letters::Letters),
}

impl Overlay {
    /// Opens the overlay of a route, with what it asks for when it opens.
    pub fn open(route: OverlayRoute, context: &ViewContext<'_>) -> (Self, Vec<Request>) {
        let question = |asks, yes, at| Question { asks, yes, cursor: Cursor { at } };
        let over = match route {
            OverlayRoute::Help(bindings) => Self::Help(Help { bindings }),
            // In a session it says that nothing is lost.
            OverlayRoute::Quit => {
                // After its end, and in a step that is done again, there is nothing to go on with.
                let goes_on = |play: &Play<'_>| !play.state().is_finished() && play.again.is_none();
                let in_session = context.play.as_ref().is_some_and(goes_on);
                let asks = match (context.played_for, in_session) {
                    (PlayedFor::Preview, _) => "preview-leave-ask",
                    (PlayedFor::Results, true) => "meeting-leave-ask",
                    (PlayedFor::Results, false) => "home-quit-ask",
                };
                Self::Quit(question(asks, Request::Quit, 0))
            }
            OverlayRoute::Question { asks, yes } => Self::Question(question(asks, yes, 0)),
            OverlayRoute::QuestionOnNo { asks, yes } => Self::Question(question(asks, yes, 1)),
            OverlayRoute::Books => Self::Books(books::Books::default()),
            OverlayRoute::Trainer { step, is_done } => {
                Self::Trainer(trainer::TrainerMenu::new(step, is_done))
            }
            OverlayRoute::Pause { step } => Self::Pause(pause::Pause::new(step)),
            OverlayRoute::Languages => {
                let asks = languages::Languages::ASKS.to_vec();
                return (Self::Languages(languages::Languages::new(context)), asks);
            }
            OverlayRoute::Cues => Self::Cues(cues::Cues),
            OverlayRoute::Correct => Self::Correct(correct::Correct::default()),
            OverlayRoute::Corrections => {
                return (
                    Self::Corrections(corrections::Corrections::default()),
                    vec![Request::ListCorrections],
                );
            }
            OverlayRoute::Pin(wished) => Self::Pin(pin::PinBox::new(wished)),
            OverlayRoute::Curtain(wished) => Self::Curtain(curtain::Curtain::new(wished)),
            OverlayRoute::Letters(script) => Self::Letters(letters::Letters::new(script)),
        };
        (over, Vec::new())
    }

    pub fn problem(problem: Problem) -> Self {
        Self::Problem(ProblemBox { problem })
    }

    pub fn view(&self) -> &dyn View {
        match self {
            Self::Help(over) => over,
            Self::Quit(over) | Self::Question(over) => over,
            Self::Problem(over) => over,
            Self::Books(over) => over,
            Self::Trainer(over) => over,
            Self::Pause(over) => over,
            Self::Languages(over) => over,
            Self::Cues(over) => over,
            Self::Correct(over) => over,
            Self::Corrections(over) => over,
            Self::Pin(over) => over,
            Self::Curtain(over) => over,
            Self::Working(over) => over,
            Self::Letters(over) => over,
        }
    }

    /// What of it is for the hall. Menus, questions and lists are the trainer's own.
    pub fn on_wall(&self) -> Option<WallOverlay> {
        match self {
            Self::Books(over) => Some(over.on_wall()),
            Self::Pause(over) => Some(over.on_wall()),
            Self::Trainer(_)
            | Self::Help(_)
            | Self::Quit(_)
            | Self::Question(_)
            | Self::Problem(_)
            | Self::Languages(_)
            | Self::Cues(_)
            | Self::Correct(_)
            | Self::Corrections(_)
            | Self::Pin(_)
            | Self::Curtain(_)
            | Self::Working(_)
            | Self::Letters(_) => None,
        }
    }

    pub fn view_mut(&mut self) -> &mut dyn View {
        match self {
            Self::Help(over) => over,
            Self::Quit(over) | Self::Question(over) => over,
            Self::Problem(over) => over,
            Self::Books(over) => over,
            Self::Trainer(over) => over,
            Self::Pause(over) => over,
            Self::Languages(over) => over,
            Self::Cues(over) => over,
            Self::Correct(over) => over,
            Self::Corrections(over) => over,
            Self::Pin(over) => over,
            Self::Curtain(over) => over,
            Self::Working(over) => over,
            Self::Letters(over) => over,
        }
    }
}

/// What people ask first, after the keys and the mouse.
const HELP: [&str; 6] =
    ["help-saved", "help-no-hurry", "help-back", "help-object", "help-two-books", "help-projector"];

/// The keys of the screen below, from the table that dispatch reads.
#[derive(Debug)]
pub struct Help {
    bindings: Vec<Binding>,
}

impl View for Help {
    fn bindings(&self, _context: &ViewContext<'_>) -> Vec<Binding> {
        vec![keys::CLOSE, keys::MOUSE]
    }

    fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        Chrome { second: (context.word("help-title"), String::new()), ..Chrome::default() }
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        for binding in &self.bindings {
            let label = context.ui(binding.label);
            page.pair(&crate::text::pad(binding.shown, 7), &label, page.theme().text, None, false);
        }
        page.blank();
        let mouse: &[&str] = if context.mouse == Mouse::Taken {
            &["help-mouse", "help-mouse-copy"]
        } else {
            &["help-mouse-off"]
        };
        for id in mouse {
            page.text(&context.ui(id));
        }
        for id in HELP {
            page.text(&context.ui(id));
        }
        page.dim(&context.ui("app-credits"));
    }

    fn update(&mut self, input: &Input, _context: &ViewContext<'_>) -> Vec<Effect> {
        if leaves(input) || matches!(input, Input::Enter | Input::Do(Action::Help)) {
            return vec![Effect::Close];
        }
        Vec::new()
    }
}

/// A question with yes and no.
#[derive(Debug)]
pub struct Question {
    asks: &'static str,
    yes: Request,
    cursor: Cursor,
}

impl View for Question {
    fn bindings(&self, _context: &ViewContext<'_>) -> Vec<Binding> {
        vec![Binding::always("1", "yes"), Binding::always("2", "no"), keys::CLOSE]
    }

    fn chrome(&self, _context: &ViewContext<'_>) -> Chrome {
        Chrome::default()
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        page.blank();
        page.heading(&context.ui(self.asks));
        page.blank();
        page.item(0, "1", &context.ui("yes"), self.cursor.at == 0);
        page.item(1, "2", &context.ui("no"), self.cursor.at == 1);
    }

    fn update(&mut self, input: &Input, _context: &ViewContext<'_>) -> Vec<Effect> {
        let moved = self.cursor.moved(input, 2);
        match input {
            Input::Pick(_) if !moved => Vec::new(),
            Input::Pick(_) | Input::Enter if self.cursor.at == 0 => {
                vec![Effect::Close, Effect::Ask(self.yes.clone())]
            }
            Input::Pick(_) | Input::Enter => vec![Effect::Close],
            _ if leaves(input) => vec![Effect::Close],
            _ => Vec::new(),
        }
    }
}

/// What went wrong, what still holds, what to do.
#[derive(Debug)]
pub struct ProblemBox {
    problem: Problem,
}

impl View for ProblemBox {
    fn bindings(&self, _context: &ViewContext<'_>) -> Vec<Binding> {
        vec![keys::NEXT]
    }

    fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        Chrome { second: (context.word("error-title"), String::new()), ..Chrome::default() }
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        let detail = crate::locale::Value::Text(self.problem.detail.clone());
        let n = self.problem.n_sessions.unwrap_or(0);
        let n = crate::locale::Value::count(n);
        let values = [("path", detail.clone()), ("id", detail.clone()), ("reason", detail), ("n", n)];
        page.signed("!", &context.ui_with(self.problem.id, &values), page.theme().bad);
        if let Some(cause) = self.problem.cause {
            page.text(&context.ui(cause));
        }
        if self.problem.n_lost > 0 {
            let values = [("n", crate::locale::Value::count(self.problem.n_lost))];
            page.blank();
            page.text(&context.ui_with("session-lost", &values));
        }
        // Not every problem has something to add on what still holds.
        let more = ["holds", "do"].map(|what| format!("{}-{what}", self.problem.id));
        for id in more.iter().filter(|id| context.catalog.has(id)) {
            page.blank();
            page.text(&context.ui_with(id, &values));
        }
    }

    fn update(&mut self, input: &Input, _context: &ViewContext<'_>) -> Vec<Effect> {
        if leaves(input) || matches!(input, Input::Enter) {
            return vec![Effect::Close];
        }
        Vec::new()
    }
}

#[derive(Debug)]
pub struct Working {
    title: &'static str,
    done: u64,
    of: u64,
    stopping: bool,
}

impl Working {
    pub fn new(title: &'static str) -> Self {
        Self { title, done: 0, of: 0, stopping: false }
    }

    pub fn come_to(&mut self, done: u64, of: u64) {
        (self.done, self.of) = (done, of);
    }
}

impl View for Working {
    fn bindings(&self, _context: &ViewContext<'_>) -> Vec<Binding> {
        vec![Binding::always("Esc", "job-stop")]
    }

    fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        Chrome { second: (context.word("job-title"), String::new()), ..Chrome::default() }
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        page.blank();
        page.heading(&context.ui(self.title));
        page.blank();
        page.bar(self.done, self.of);
        if self.of > 0 {
            let count = |n| Value::count(n);
            page.text(&context.ui_with("job-far", &[("done", count(self.done)), ("of", count(self.of))]));
        }
        page.blank();
        page.dim(&context.ui(if self.stopping { "job-stopping" } else { "job-about" }));
    }

    fn update(&mut self, input: &Input, _context: &ViewContext<'_>) -> Vec<Effect> {
        if *input == Input::Leave && !self.stopping {
            self.stopping = true;
            return vec![Effect::Ask(Request::StopWork)];
        }
        Vec::new()
    }
}
