//! Finds where a replay can stop: each task as it was opened, each answer as it was given.
//!
//! It names every event of a meeting, so a new one does not compile without a decision.

#![warn(clippy::wildcard_enum_match_arm)]

use crate::id::StepId;
use crate::meeting::event::{Event, PlayedHow};
use crate::scenario::terms::Role;
use crate::tui::context::Play;

/// Something worth stopping at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stop {
    /// Events that have happened.
    pub(super) n_events: usize,
    /// The last of them is what is shown; otherwise the task that is open then.
    pub(super) said: bool,
    pub(super) step: Option<StepId>,
    pub(super) role: Option<Role>,
    /// Which part of the agenda, counted from 0.
    pub(super) part: usize,
}

/// Every task as it was opened and every answer as it was given. What the computer did in silence is passed over.
pub(super) fn stops(play: &Play<'_>) -> Vec<Stop> {
    let log = play.meeting.log();
    let place = |event: &Event| {
        let step = event.step().cloned();
        let part = step.as_ref().and_then(|step| play.story.position(step)).map(|position| position.part);
        (step, part)
    };
    let mut stops: Vec<Stop> = Vec::new();
    for (at, event) in log.iter().enumerate() {
        let before = stops.last().map_or(0, |stop| stop.part);
        let (step, part) = place(event);
        let part = part.unwrap_or(before);
        let role = role_of(play, event);
        // Between two tries the task is not opened anew.
        let again = at
            .checked_sub(1)
            .and_then(|before| log.get(before))
            .is_some_and(|before| is_same_task(before, event));
        if at > 0 && opens(event) && !again {
            stops.push(Stop { n_events: at, said: false, step: step.clone(), role, part });
        }
        if says(event) {
            stops.push(Stop { n_events: at + 1, said: true, step, role, part });
        }
    }
    stops
}

fn role_of(play: &Play<'_>, event: &Event) -> Option<Role> {
    match event {
        Event::Answered { by, .. } | Event::Played { by, .. } => Some(*by),
        Event::Opened { .. }
        | Event::Heard { .. }
        | Event::Objected { .. }
        | Event::HintGiven { .. }
        | Event::SteppedBack { .. }
        | Event::Paused { .. }
        | Event::SeatChanged { .. }
        | Event::Refused { .. } => event.step().and_then(|step| play.story.step(step)).map(|step| step.role),
    }
}

fn is_same_task(before: &Event, event: &Event) -> bool {
    let task = |event: &Event| match event {
        Event::Answered { step, task, .. } | Event::HintGiven { step, task } => Some((step.clone(), *task)),
        Event::Opened { .. }
        | Event::Heard { .. }
        | Event::Played { .. }
        | Event::Objected { .. }
        | Event::SteppedBack { .. }
        | Event::Paused { .. }
        | Event::SeatChanged { .. }
        | Event::Refused { .. } => None,
    };
    task(before).is_some() && task(before) == task(event)
}

/// Whether a task stood open on the screen before this.
fn opens(event: &Event) -> bool {
    match event {
        Event::Played { how, .. } => *how != PlayedHow::Silently,
        Event::Answered { .. } | Event::Heard { .. } | Event::Objected { .. } => true,
        Event::Opened { .. }
        | Event::HintGiven { .. }
        | Event::SteppedBack { .. }
        | Event::Paused { .. }
        | Event::SeatChanged { .. }
        | Event::Refused { .. } => false,
    }
}

/// Whether there is something to see in the event itself.
fn says(event: &Event) -> bool {
    match event {
        Event::Played { how, .. } => matches!(how, PlayedHow::Wrongly | PlayedHow::Skipped),
        Event::Answered { .. }
        | Event::Objected { .. }
        | Event::HintGiven { .. }
        | Event::SteppedBack { .. }
        | Event::SeatChanged { .. }
        | Event::Paused { .. } => true,
        Event::Opened { .. } | Event::Heard { .. } | Event::Refused { .. } => false,
    }
}
