//! Lists the result of each task of a session: the last answer that counts, who gave it, and the state of the meeting
//! then.
//!
//! Looks only at events that were not stepped back from. A step that the computer did in silence, outside the cut or
//! because it was skipped, is marked, because it was not practised.

use crate::id::StepId;
use crate::meeting::Meeting;
use crate::meeting::event::{Event, PlayedHow};
use crate::meeting::kinds::Answer;
use crate::meeting::state::State;
use crate::scenario::terms::Role;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::export) struct Done<'a> {
    pub(in crate::export) step: &'a StepId,
    pub(in crate::export) task: u16,
    pub(in crate::export) by: Role,
    pub(in crate::export) answer: Option<&'a Answer>,
    /// The computer did it unseen.
    pub(in crate::export) silent: bool,
    /// Whether it was done well; none where it was not judged.
    pub(in crate::export) right: Option<bool>,
    /// The computer did what was planted there, and no person objected.
    pub(in crate::export) wrongly: bool,
    /// The meeting when this was asked, and with what it led to.
    pub(in crate::export) before: State,
    pub(in crate::export) then: State,
}

/// In the order in which the tasks were first done.
pub(in crate::export) fn done(meeting: &Meeting) -> Vec<Done<'_>> {
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

/// The steps that the computer did wrongly, to which no person objected.
pub(in crate::export) fn slips(meeting: &Meeting) -> impl Iterator<Item = &StepId> {
    let slipped = |event: &&'_ Event| matches!(event, Event::Played { how: PlayedHow::Wrongly, .. });
    meeting.in_force().into_iter().filter(slipped).filter_map(Event::step)
}
