//! Plays a meeting on with the model answers, or along a path that has some others: what comes next, and where the money
//! stands then.
//!
//! It decides nothing itself: it gives the model answers to `decide`. The invariant: it ends, whatever the script is.

use std::ops::ControlFlow;

use crate::id::StepId;
use crate::meeting::command::Command;
use crate::meeting::event::Event;
use crate::meeting::explore::Detour;
use crate::meeting::flow::{self, Who};
use crate::meeting::kinds;
use crate::meeting::rules::Scene;
use crate::meeting::state::{OpenStep, State};
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
    play_along(story, meeting, &[], &mut hear);
}

/// The same with the answers of a path where it has some.
pub fn play_along(
    story: &Story,
    meeting: &mut Meeting,
    path: &[Detour],
    mut hear: impl FnMut(&Event, &State) -> ControlFlow<()>,
) {
    let mut before = None;
    let mut left = path.iter().peekable();
    let mut open: Option<OtherAnswer> = None;
    for _ in 0..MOST {
        let state = meeting.state();
        open = open.filter(|other| state.open_step().is_some_and(|open| other.is_of(open)));
        if open.is_none() {
            let found = left.peek().and_then(|detour| OtherAnswer::here(story, state, detour));
            if found.is_some() {
                left.next();
            }
            open = found;
        }
        let other = open.as_ref().map(|other| other.command.clone());
        let Some(command) = other.or_else(|| next(story, state, before.as_ref())) else { break };
        for event in decide(story, meeting, &command) {
            meeting.apply(&event);
            if hear(&event, meeting.state()).is_break() {
                return;
            }
        }
        before = Some(command);
    }
}

/// An answer that is not the model answer. It is given until its task is closed.
struct OtherAnswer {
    step: StepId,
    task: u16,
    command: Command,
}

impl OtherAnswer {
    /// The answer to the open task; none where another task is open, or has no such answer.
    fn here(story: &Story, state: &State, detour: &Detour) -> Option<Self> {
        let Detour { step, task, word } = detour;
        let turn = flow::turn(story, state)?;
        if turn.step.id != *step || turn.number != *task {
            return None;
        }
        let scene = Scene { story, state, step: turn.step };
        let (_, answer) = kinds::others(scene, &turn.task).into_iter().find(|(other, _)| *other == *word)?;
        let command = Command::Answer { step: step.clone(), by: turn.task.role, answer };
        Some(Self { step: step.clone(), task: *task, command })
    }

    fn is_of(&self, open: &OpenStep) -> bool {
        self.step == open.step && self.task == open.task
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
