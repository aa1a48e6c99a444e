//! Lists the result of each task of a session: the last answer that counts, who gave it, and the state of the meeting
//! then.
//!
//! Only events that nobody stepped back from are looked at. A step that the computer did in silence, outside the cut or
//! because it was skipped, is told apart: nobody practised it.

use crate::id::StepId;
use crate::meeting::Meeting;
use crate::meeting::event::{Event, PlayedHow};
use crate::meeting::kinds::Answer;
use crate::meeting::state::State;
use crate::scenario::terms::Role;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Done<'a> {
    pub(super) step: &'a StepId,
    pub(super) task: u16,
    pub(super) by: Role,
    pub(super) answer: Option<&'a Answer>,
    /// The computer did it and nobody saw it.
    pub(super) silent: bool,
    /// Whether it was done well; none where nobody judged it.
    pub(super) right: Option<bool>,
    /// The computer did what was planted there, and nobody objected.
    pub(super) wrongly: bool,
    /// The meeting when this was asked, and with what it led to.
    pub(super) before: State,
    pub(super) then: State,
}

/// In the order in which the tasks were first done.
pub(super) fn done(meeting: &Meeting) -> Vec<Done<'_>> {
    let mut so_far = Meeting::default();
    let mut all: Vec<Done<'_>> = Vec::new();
    for event in meeting.in_force() {
        let before = so_far.state().clone();
        so_far.apply(event);
        let (step, task, by, answer, how) = match event {
            Event::Answered { step, task, by, answer, .. } => (step, *task, *by, Some(answer), None),
            Event::Played { step, task, by, answer, how, .. } => {
                (step, *task, *by, answer.as_ref(), Some(*how))
            }
            Event::Heard { step, .. } => (step, 0, Role::Room, None, None),
            Event::Opened { .. }
            | Event::Objected { .. }
            | Event::HintGiven { .. }
            | Event::SteppedBack { .. }
            | Event::Paused { .. }
            | Event::SeatChanged { .. }
            | Event::Refused { .. } => continue,
        };
        let silent = matches!(how, Some(PlayedHow::Silently | PlayedHow::Skipped));
        let wrongly = how == Some(PlayedHow::Wrongly);
        let right = if let Event::Answered { verdict, .. } = event { Some(verdict.right) } else { None };
        let one =
            Done { step, task, by, answer, silent, right, wrongly, before, then: so_far.state().clone() };
        match all.iter_mut().find(|earlier| (earlier.step, earlier.task) == (step, task)) {
            Some(earlier) => *earlier = one,
            None => all.push(one),
        }
    }
    all
}

/// The steps in which somebody objected, rightly, in their order.
pub(super) fn objections(meeting: &Meeting) -> Vec<&StepId> {
    let objected = |event: &&'_ Event| matches!(event, Event::Objected { rightly: true, .. });
    meeting.in_force().into_iter().filter(objected).filter_map(Event::step).collect()
}
