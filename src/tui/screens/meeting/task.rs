//! What a view of a task is, and what an input to it leads to.

use std::fmt::Debug;

use crate::locale::Pair;
use crate::meeting::command::Mode;
use crate::meeting::event::Verdict;
use crate::meeting::flow::{Turn, Who};
use crate::meeting::kinds::Answer;
use crate::scenario::model::Step;
use crate::tui::context::{Play, ViewContext};
use crate::tui::keys::{Binding, Input, Takes};
use crate::tui::page::Page;
use crate::tui::view::RunningClock;

/// One task on the screen, from its prompt to the answer.
pub trait TaskView: Debug {
    fn bindings(&self, turn: &Turn<'_>) -> Vec<Binding>;
    fn page(&self, context: &ViewContext<'_>, play: &Play<'_>, turn: &Turn<'_>, page: &mut Page<'_>);
    fn update(&mut self, input: &Input, context: &ViewContext<'_>, play: &Play<'_>, turn: &Turn<'_>)
    -> Reply;

    fn click(&mut self, item: usize, context: &ViewContext<'_>, play: &Play<'_>, turn: &Turn<'_>) -> Reply {
        self.update(&Input::Pick(item), context, play, turn)
    }

    /// What a field in focus takes for itself.
    fn takes(&self) -> Takes {
        Takes::Nothing
    }

    /// Whether Enter only fills in or moves on within it.
    fn enter_stays(&self, _turn: &Turn<'_>) -> bool {
        false
    }

    /// What has been filled in, if it is worth keeping before it is answered.
    fn kept(&self) -> Option<Vec<String>> {
        None
    }

    /// Whether this only shows what the computer does or what is said, which one may object to.
    fn is_watched(&self) -> bool {
        false
    }

    /// Whether Enter only goes on here.
    fn goes_on(&self) -> bool {
        false
    }

    /// Whether its page is as wide as the wall.
    fn is_wide(&self) -> bool {
        false
    }

    /// Whether a field for words is on it.
    fn has_words(&self) -> bool {
        false
    }

    /// The clock that runs on it.
    fn clock(&self, _play: &Play<'_>) -> RunningClock {
        RunningClock::None
    }

    /// Puts back what was answered in a try that left the task open, when the task is opened again.
    fn put_back(&mut self, _answer: &Answer, _play: &Play<'_>, _turn: &Turn<'_>) {}

    /// The meeting has refused what was filled in, because a number in it is impossible.
    fn refused(&mut self) {}

    /// Which page of it is shown, where it has several. They are counted from 0.
    fn leaf(&self) -> u8 {
        0
    }

    /// Opens it at that page.
    fn turn_to(&mut self, _leaf: u8) {}

    /// A try was wrong and the task stays open.
    fn missed(&mut self, _verdict: &Verdict) {}
}

/// What an input to a task leads to.
#[derive(Debug)]
pub enum Reply {
    Nothing,
    /// A row has been left: what is filled in is to be kept.
    Keep,
    /// A ui message to be said once.
    Notice(&'static str),
    Proceed,
    Skip,
    Answer(Answer),
    AnswerWithNote(Answer, String),
}

/// What a step asks for, whatever its kind calls it.
pub fn prompt(context: &ViewContext<'_>, step: &Step) -> Pair {
    let (field, text) = step.prompt();
    context.step_line(step, field, text)
}

/// The step's own line for one role, where that role alone sits at the screen.
pub fn private(context: &ViewContext<'_>, play: &Play<'_>, turn: &Turn<'_>, page: &mut Page<'_>) {
    let alone = play.mode() == Mode::Solo && matches!(turn.who, Who::Person(_));
    if let Some(words) = turn.step.private.as_ref().filter(|_| alone) {
        page.styled(&context.step_line(turn.step, "private", words), page.theme().accent);
    }
}

/// What was kept of this task when it was left half done, row by row.
pub fn kept_rows<'a>(play: &Play<'a>, turn: &Turn<'_>) -> Option<&'a [String]> {
    let kept = play.half_filled.filter(|kept| kept.step == turn.step.id && kept.task == turn.number);
    kept.map(|kept| kept.rows.as_slice())
}
