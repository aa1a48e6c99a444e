//! Plays a meeting on with the model answers: what comes next, and where the money stands then.
//!
//! It decides nothing itself: it gives the model answers to `decide`. The invariant: it ends, whatever the script is.

use std::ops::ControlFlow;

use crate::meeting::command::Command;
use crate::meeting::event::Event;
use crate::meeting::flow::{self, Who};
use crate::meeting::kinds;
use crate::meeting::rules::Scene;
use crate::meeting::state::State;
use crate::meeting::{Meeting, decide};
use crate::scenario::story::Story;

/// More commands than any meeting needs.
const MOST: usize = 5_000;

/// Plays a meeting to its end, or until `hear` stops it. `hear` gets each event once the meeting has applied it.
pub fn play_on(
    story: &Story,
    meeting: &mut Meeting,
    mut hear: impl FnMut(&Event, &State) -> ControlFlow<()>,
) {
    let mut before = None;
    for _ in 0..MOST {
        let Some(command) = next(story, meeting.state(), before.as_ref()) else { break };
        for event in decide(story, meeting, &command) {
            meeting.apply(&event);
            if hear(&event, meeting.state()).is_break() {
                return;
            }
        }
        before = Some(command);
    }
}

/// The model answer, or the command that leads to the next step.
fn next(story: &Story, state: &State, before: Option<&Command>) -> Option<Command> {
    let turn = flow::turn(story, state)?;
    let step = turn.step.id.clone();
    let scene = Scene { story, state, step: turn.step };
    let command = match (turn.who, kinds::model(scene, &turn.task)) {
        (Who::Person(_) | Who::Anyone, Some(answer)) => {
            Command::Answer { step: step.clone(), by: turn.task.role, answer }
        }
        _ => Command::Proceed { step: step.clone() },
    };
    // The same answer would change nothing again.
    if before != Some(&command) {
        return Some(command);
    }
    let skip = Command::Skip { step };
    (before != Some(&skip)).then_some(skip)
}
