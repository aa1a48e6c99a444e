//! Commands: what a seat, the room or the trainer can ask of the meeting.
//!
//! `decide` turns a command into events, or into one event that says why it was refused. Commands name steps, options
//! and members by id, and hold every number that the person entered. They are never stored.

use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;

use crate::id::{ItemId, StepId};
use crate::meeting::answer::Answer;
use crate::scenario::terms::Role;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Command {
    Open(Setup),
    /// The line was heard, or what a computer-played seat did was seen.
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
    /// Somebody else takes this seat from here on. Who it is stands in the record, not here.
    ChangeSeat {
        role: Role,
    },
}

/// How a session is played. A mode is only which seats are human.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setup {
    pub mode: Mode,
    /// The human seat in `Solo`; ignored otherwise.
    pub solo: Option<Role>,
    /// Class minutes: one of the scenario's cuts.
    pub cut: u16,
    pub seed: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Mode {
    /// One trainee; the computer plays the other seats, sometimes wrongly.
    Solo,
    /// Three trainees pass the keyboard.
    Board,
    /// The trainer drives, the hall answers.
    Room,
}

impl Mode {
    pub const ALL: [Self; 3] = [Self::Solo, Self::Board, Self::Room];

    pub fn slug(self) -> &'static str {
        self.into()
    }
}

impl Setup {
    /// The seats that people sit in.
    pub fn humans(&self) -> Vec<Role> {
        match self.mode {
            Mode::Solo => self.solo.into_iter().collect(),
            Mode::Board => vec![Role::Chair, Role::Treasurer, Role::Secretary],
            Mode::Room => Role::SEATS.to_vec(),
        }
    }
}
