//! What a task view is, and which one a turn gets.

use std::fmt::Debug;

use crate::meeting::command::Answer;
use crate::meeting::flow::{Turn, Who};
use crate::meeting::steps::Work;
use crate::scenario::kind::StepKind;
use crate::tui::keys::{Binding, Input};
use crate::tui::page::Page;
use crate::tui::screens::meeting::choose::ChooseView;
use crate::tui::screens::meeting::form_task::FormTask;
use crate::tui::screens::meeting::order::OrderView;
use crate::tui::screens::meeting::ticks::{InspectView, SpeakView};
use crate::tui::screens::meeting::watch::WatchView;
use crate::tui::stage::{Play, Stage};

/// One task on the screen, from its prompt to the answer.
pub trait TaskView: Debug {
    fn bindings(&self, turn: &Turn<'_>) -> Vec<Binding>;
    fn page(&self, stage: &Stage<'_>, play: &Play<'_>, turn: &Turn<'_>, page: &mut Page<'_>);
    fn update(&mut self, input: &Input, stage: &Stage<'_>, play: &Play<'_>, turn: &Turn<'_>) -> Reply;

    fn click(&mut self, item: usize, stage: &Stage<'_>, play: &Play<'_>, turn: &Turn<'_>) -> Reply {
        self.update(&Input::Pick(item), stage, play, turn)
    }

    fn is_typing(&self) -> bool {
        false
    }

    /// Whether Enter only fills in or moves on within it.
    fn enter_stays(&self, _turn: &Turn<'_>) -> bool {
        false
    }

    /// Whether a field for words is on it.
    fn has_words(&self) -> bool {
        false
    }

    /// Whether somebody is speaking, so that the clock is shown.
    fn shows_clock(&self) -> bool {
        false
    }

    /// A try was wrong and the task stays open.
    fn missed(&mut self) {}
}

/// What an input to a task leads to.
#[derive(Debug)]
pub enum Reply {
    Nothing,
    /// A ui message to be said once.
    Notice(&'static str),
    Proceed,
    Skip,
    Answer(Answer),
    AnswerWithNote(Answer, String),
}

/// The view for this turn: what the computer does is watched, the rest is answered.
pub fn view_of(play: &Play<'_>, turn: &Turn<'_>) -> Box<dyn TaskView> {
    if matches!(turn.who, Who::Computer(_)) {
        return Box::new(WatchView);
    }
    match (&turn.task.work, &turn.step.kind) {
        (Work::Main, StepKind::Say(_)) => Box::new(WatchView),
        (Work::Main, StepKind::Choose(choose)) => Box::new(ChooseView::new(play, turn.step, choose)),
        (Work::Main, StepKind::Speak(_)) => Box::new(SpeakView::default()),
        (Work::Main, StepKind::Inspect(_)) => Box::new(InspectView::default()),
        (Work::Main, StepKind::Order(order)) => Box::new(OrderView::new(play, turn.step, order)),
        (Work::Main | Work::Payer(_) | Work::SecondBook(_), _) => Box::new(FormTask::new(play, turn)),
    }
}

/// The step's own line for one role's eyes, where that role alone sits at the screen.
pub fn private(stage: &Stage<'_>, play: &Play<'_>, turn: &Turn<'_>, page: &mut Page<'_>) {
    let alone = play.mode() == crate::meeting::command::Mode::Solo && matches!(turn.who, Who::Person(_));
    if let Some(words) = turn.step.private.as_ref().filter(|_| alone) {
        page.styled(&stage.step_line(turn.step, "private", words), page.theme().accent);
    }
}
