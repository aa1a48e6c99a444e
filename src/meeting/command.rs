//! Commands: what a seat, the room or the trainer can ask of the meeting.
//!
//! `decide` turns a command into events, or into one event that says why it was refused. Commands name steps, options
//! and members by id, and hold every number that the person entered. They are never stored.

use serde::{Deserialize, Serialize};

use crate::id::{ItemId, StepId};
use crate::meeting::kinds::Answer;
use crate::scenario::terms::Role;

pub use crate::meeting::setup::{Mode, Setup};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Command {
    Open(Setup),
    /// The line was heard, or the action of a computer-played seat was seen.
    Proceed {
        step: StepId,
    },
    /// "Xin góp ý: chỗ này chưa đúng" about what a computer-played seat does.
    Object {
        step: StepId,
    },
    Answer {
        step: StepId,
        by: Role,
        answer: Answer,
    },
    Hint {
        step: StepId,
    },
    /// The trainer goes on without an answer; the computer does the step in silence.
    Skip {
        step: StepId,
    },
    /// Back to the state after the first `to_seq` events.
    StepBack {
        to_seq: u32,
    },
    /// The trainer stops the meeting to discuss, or has counted how many hands each option of the step got.
    Pause {
        step: StepId,
        hands: Vec<(ItemId, u16)>,
    },
    /// Another person takes this seat from here on. Who it is stands in the record, not here.
    ChangeSeat {
        role: Role,
    },
}
