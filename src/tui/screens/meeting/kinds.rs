//! The kinds of step on the screen: one file each.
//!
//! `on_screen` is the one place of the screens that lists the kinds.

pub mod book;
pub mod choose;
pub mod collect;
pub mod count;
pub mod discuss;
pub mod elect;
pub mod figure;
pub mod inspect;
pub mod minutes;
pub mod order;
pub mod pay;
pub mod plan;
pub mod roll_call;
pub mod second_book;
pub mod speak;
pub mod vote;

use crate::locale::Pair;
use crate::meeting::event::Verdict;
use crate::meeting::flow::{Turn, Who};
use crate::meeting::kinds::{Answer, TaskKind};
use crate::scenario::kinds::StepKind;
use crate::scenario::model::Step;
use crate::tui::context::{Play, ViewContext};
use crate::tui::page::Page;
use crate::tui::screens::meeting::fields::FormTask;
use crate::tui::screens::meeting::on_screen::AnyOnScreen;
use crate::tui::screens::meeting::task::TaskView;
use crate::tui::screens::meeting::told::Told;
use crate::tui::screens::meeting::watch::WatchView;

/// None for a line that is only heard.
fn on_screen(kind: &StepKind) -> Option<&dyn AnyOnScreen> {
    Some(match kind {
        StepKind::Say(_) => return None,
        StepKind::Choose(kind) => kind,
        StepKind::Speak(kind) => kind,
        StepKind::Order(kind) => kind,
        StepKind::RollCall(kind) => kind,
        StepKind::Count(kind) => kind,
        StepKind::Collect(kind) => kind,
        StepKind::Pay(kind) => kind,
        StepKind::Book(kind) => kind,
        StepKind::Figure(kind) => kind,
        StepKind::Inspect(kind) => kind,
        StepKind::Vote(kind) => kind,
        StepKind::Elect(kind) => kind,
        StepKind::Plan(kind) => kind,
        StepKind::Minutes(kind) => kind,
        StepKind::Discuss(kind) => kind,
    })
}

/// The view for this turn: what the computer does and what is said is watched, the rest is answered.
pub fn view_of(play: &Play<'_>, turn: &Turn<'_>) -> Box<dyn TaskView> {
    match (turn.who, &turn.task.kind, on_screen(&turn.step.kind)) {
        (Who::Computer(_), _, _) | (_, TaskKind::Hear, _) | (_, _, None) => Box::new(WatchView),
        (_, TaskKind::SecondBook(line), _) => Box::new(FormTask::new(play, turn, line.clone())),
        (_, TaskKind::Main(_) | TaskKind::Payer(_), Some(kind)) => kind.view(play, turn),
    }
}

/// An answer, line by line: what a computer-played seat does, the working after three tries, the transcript.
pub fn describe(context: &ViewContext<'_>, play: &Play<'_>, step: &Step, answer: &Answer) -> Vec<Pair> {
    if let Answer::Write(line) = answer {
        return vec![second_book::said(context, line)];
    }
    on_screen(&step.kind).map(|kind| kind.lines(context, play, step, answer)).unwrap_or_default()
}

/// Whether the meeting stops after this answer to say something of it.
pub fn stops_after(step: &Step, answer: &Answer, verdict: &Verdict) -> bool {
    on_screen(&step.kind).is_some_and(|kind| kind.stops_after(answer, verdict))
}

/// Whether the meeting stops after the computer did this rightly, to say why.
pub fn stops_after_watching(step: &Step) -> bool {
    on_screen(&step.kind).is_some_and(AnyOnScreen::stops_after_watching)
}

/// What is said of what the computer did rightly, below the name of the seat.
pub fn tell_watched(told: &Told<'_>, answer: &Answer, page: &mut Page<'_>) {
    if let Some(kind) = on_screen(&told.step.kind) {
        kind.tell_watched(told, answer, page);
    }
}

/// What is said of an answer.
pub fn tell(told: &Told<'_>, answer: &Answer, page: &mut Page<'_>) {
    let Some(kind) = on_screen(&told.step.kind) else { return };
    if answer.is_write() {
        second_book::told(told, page);
    } else {
        kind.told(told, answer, page);
    }
}

/// What else could have been chosen.
pub fn tell_others(told: &Told<'_>, answer: &Answer, page: &mut Page<'_>) {
    if let Some(kind) = on_screen(&told.step.kind) {
        kind.tell_others(told, answer, page);
    }
}

/// Whether what is said of an answer tells the answer itself.
pub fn tells_answer(step: &Step, answer: &Answer) -> bool {
    !answer.is_write() && on_screen(&step.kind).is_some_and(AnyOnScreen::tells_answer)
}

/// Whether what is said of an answer has the whole width of the wall.
pub fn fills_wall(step: &Step) -> bool {
    on_screen(&step.kind).is_some_and(AnyOnScreen::fills_wall)
}

/// How many options there are of which the others can be looked at after an answer.
pub fn n_options(step: &Step) -> usize {
    on_screen(&step.kind).map_or(0, AnyOnScreen::n_options)
}

/// What was done in a step that is left out of a shorter class.
pub fn in_few_words(
    context: &ViewContext<'_>,
    play: &Play<'_>,
    step: &Step,
    answer: Option<&Answer>,
) -> Option<String> {
    on_screen(&step.kind)?.in_few_words(context, play, step, answer)
}

/// A wrong field by its label on the form; what was not heard or stands in the wrong place by its words.
pub fn part_name(context: &ViewContext<'_>, step: &Step, part: &str) -> String {
    if let Some(name) = on_screen(&step.kind).and_then(|kind| kind.part_name(context, step, part)) {
        return name;
    }
    let id = format!("field-{part}");
    if context.catalog.has(&id) { context.word(&id) } else { part.to_owned() }
}
