//! The trainer's menu: stop and discuss, try again, skip, change a seat, numbers.
//!
//! Numbers ask first, as there may be one screen only and the hall is watching.

use crate::id::StepId;
use crate::locale::{Pair, Value};
use crate::meeting::command::Command;
use crate::review::{self, Review};
use crate::tui::context::ViewContext;
use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Binding, Input};
use crate::tui::msg::Request;
use crate::tui::on_wall::WallOverlay;
use crate::tui::page::Page;
use crate::tui::route::{Effect, Route};
use crate::tui::screens::meeting::task::prompt;
use crate::tui::view::{Cursor, View, leaves};

#[derive(Debug)]
pub struct TrainerMenu {
    cursor: Cursor,
    shows: Shows,
    /// The step whose page is shown.
    step: Option<StepId>,
    /// It has been answered.
    is_done: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shows {
    Menu,
    /// The meeting stands still; only the question is on the wall.
    Pause,
    AskNumbers,
    Numbers,
}

/// What the menu offers; the clock's entry says whether it is on.
fn entries(context: &ViewContext<'_>) -> [&'static str; 7] {
    let is_on = context.play.as_ref().is_some_and(|play| play.elapsed_s.is_some());
    let clock = if is_on { "trainer-clock-off" } else { "trainer-clock-on" };
    [
        "trainer-discuss",
        "trainer-again",
        "trainer-skip",
        "trainer-relay",
        "trainer-numbers",
        clock,
        "trainer-leave",
    ]
}

impl TrainerMenu {
    pub fn new(step: Option<StepId>, is_done: bool) -> Self {
        Self { cursor: Cursor::default(), shows: Shows::Menu, step, is_done }
    }

    /// The meeting stands still over this step.
    pub fn pausing(step: Option<StepId>) -> Self {
        Self { shows: Shows::Pause, ..Self::new(step, false) }
    }

    /// Only the pause is for the hall.
    pub fn on_wall(&self) -> Option<WallOverlay> {
        match self.shows {
            Shows::Pause => Some(WallOverlay::Pause { step: self.step.clone() }),
            Shows::Menu | Shows::AskNumbers | Shows::Numbers => None,
        }
    }

    fn choose(&mut self, context: &ViewContext<'_>) -> Vec<Effect> {
        let ask = |command| Effect::Ask(Request::Try { command, note: None });
        let is_again = context.play.as_ref().is_some_and(|play| play.again.is_some());
        match (self.cursor.at, self.step.clone()) {
            (0, Some(step)) => {
                self.shows = Shows::Pause;
                vec![ask(Command::Pause { step })]
            }
            (1, Some(step)) if !is_again => vec![Effect::Close, Effect::Ask(Request::Redo { step })],
            (1, _) => vec![Effect::Close, Effect::Notice(context.word("redo-not-now"))],
            (2, _) if self.is_done => {
                vec![Effect::Close, Effect::Notice(context.word("trainer-skip-done"))]
            }
            (2, Some(step)) => vec![Effect::Close, ask(Command::Skip { step })],
            (3, _) => vec![Effect::Show(Route::Relay)],
            (4, _) => {
                self.shows = Shows::AskNumbers;
                Vec::new()
            }
            (5, _) => {
                let is_on = context.play.as_ref().is_some_and(|play| play.elapsed_s.is_some());
                vec![Effect::Close, Effect::Ask(Request::Clock(!is_on))]
            }
            (6, _) => vec![Effect::Close, Effect::Ask(Request::Leave)],
            _ => vec![Effect::Close],
        }
    }
}

impl View for TrainerMenu {
    fn bindings(&self, _context: &ViewContext<'_>) -> Vec<Binding> {
        match self.shows {
            Shows::Menu => vec![Binding::always("1-7", "key-select"), keys::OPEN, keys::CLOSE],
            Shows::AskNumbers => vec![Binding::always("1", "yes"), Binding::always("2", "no")],
            Shows::Pause | Shows::Numbers => vec![keys::CLOSE],
        }
    }

    fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        Chrome { second: (context.word("trainer-title"), String::new()), ..Chrome::default() }
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        match self.shows {
            Shows::Menu => {
                for (at, id) in entries(context).iter().enumerate() {
                    page.item(at, &(at + 1).to_string(), &context.ui(id), self.cursor.at == at);
                }
            }
            Shows::Pause => {
                page.blank();
                page.centered(&context.ui("discuss-title"), page.theme().heading);
                page.blank();
                page.text(&context.ui("discuss-pairs"));
                let asked = context.play.as_ref().zip(self.step.as_ref());
                if let Some(step) = asked.and_then(|(play, step)| play.story.step(step)) {
                    page.blank();
                    page.dim(&prompt(context, step));
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
                if matches!(input, Input::Enter)
                    || self.cursor.moved(input, entries(context).len()) && matches!(input, Input::Pick(_))
                {
                    return self.choose(context);
                }
                Vec::new()
            }
            Shows::AskNumbers => match input {
                Input::Pick(0) => {
                    self.shows = Shows::Numbers;
                    Vec::new()
                }
                Input::Pick(_) | Input::Enter => vec![Effect::Close],
                _ => Vec::new(),
            },
            Shows::Pause | Shows::Numbers if *input == Input::Enter => vec![Effect::Close],
            Shows::Pause | Shows::Numbers => Vec::new(),
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
