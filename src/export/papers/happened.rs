//! Lists the result of each task of a session: the last answer that counts, who gave it, and the state of the meeting
//! then.
//!
//! Only events that nobody stepped back from are looked at. A step that the computer did in silence, outside the cut or
//! because it was skipped, is told apart: nobody practised it.

use crate::id::StepId;
use crate::meeting::Meeting;
use crate::meeting::answer::Answer;
use crate::meeting::event::{Event, PlayedHow};
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
        let (step, task, by, answer, silent) = match event {
            Event::Answered { step, task, by, answer, .. } => (step, *task, *by, Some(answer), false),
            Event::Played { step, task, by, answer, how, .. } => {
                let silent = matches!(how, PlayedHow::Silently | PlayedHow::Skipped);
                (step, *task, *by, answer.as_ref(), silent)
            }
            Event::Heard { step, .. } => (step, 0, Role::Room, None, false),
            Event::Opened { .. }
            | Event::Objected { .. }
            | Event::HintGiven { .. }
            | Event::SteppedBack { .. }
            | Event::Paused { .. }
            | Event::SeatChanged { .. }
            | Event::Refused { .. } => continue,
        };
        let one = Done { step, task, by, answer, silent, before, then: so_far.state().clone() };
        match all.iter_mut().find(|earlier| (earlier.step, earlier.task) == (step, task)) {
            Some(earlier) => *earlier = one,
            None => all.push(one),
        }
    }
    all
}
