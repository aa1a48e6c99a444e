//! Events: what has happened, in the past tense and with its whole outcome.
//!
//! A session is the list of its events and nothing else. A fold needs no scenario, because everything that an answer led
//! to is written into the event. No event holds a name, a sentence or free text (`record` keeps those as notes).

use serde::{Deserialize, Serialize};

use crate::id::{ItemId, StepId};
use crate::meeting::kinds::Answer;
use crate::meeting::refusal::Refusal;
use crate::meeting::setup::Setup;
use crate::scenario::terms::Role;

pub use crate::meeting::outcome::{
    CandidateResult, Earned, GiftKept, Next, Outcome, Planned, PlannedTask, Rescheduled, Verdict, VoteResult,
};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    Opened {
        setup: Setup,
        n_members: u16,
        outcome: Outcome,
    },
    Heard {
        step: StepId,
        outcome: Outcome,
    },
    /// The computer did one task of a step. Not shown where the step is outside the cut.
    Played {
        step: StepId,
        task: u16,
        by: Role,
        answer: Option<Answer>,
        how: PlayedHow,
        outcome: Outcome,
    },
    /// A person objected to what the computer did; rightly if a mistake had been planted there.
    Objected {
        step: StepId,
        rightly: bool,
        outcome: Outcome,
    },
    Answered {
        step: StepId,
        task: u16,
        by: Role,
        answer: Answer,
        try_no: u16,
        verdict: Verdict,
        outcome: Outcome,
    },
    HintGiven {
        step: StepId,
        task: u16,
    },
    SteppedBack {
        to_seq: u32,
    },
    /// The meeting stands still over a step. `hands`: how many each option got; empty until they are counted.
    Paused {
        step: StepId,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        hands: Vec<(ItemId, u16)>,
    },
    SeatChanged {
        role: Role,
    },
    Refused {
        refusal: Refusal,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PlayedHow {
    Well,
    /// A planted mistake without an objection.
    Wrongly,
    /// Outside the cut.
    Silently,
    /// The trainer went on without an answer.
    Skipped,
}

impl Event {
    /// The step this event belongs to, if it belongs to one.
    pub fn step(&self) -> Option<&StepId> {
        match self {
            Self::Heard { step, .. }
            | Self::Played { step, .. }
            | Self::Objected { step, .. }
            | Self::Answered { step, .. }
            | Self::HintGiven { step, .. }
            | Self::Paused { step, .. } => Some(step),
            Self::Opened { .. }
            | Self::SteppedBack { .. }
            | Self::SeatChanged { .. }
            | Self::Refused { .. } => None,
        }
    }

    pub fn outcome(&self) -> Option<&Outcome> {
        match self {
            Self::Opened { outcome, .. }
            | Self::Heard { outcome, .. }
            | Self::Played { outcome, .. }
            | Self::Objected { outcome, .. }
            | Self::Answered { outcome, .. } => Some(outcome),
            Self::HintGiven { .. }
            | Self::SteppedBack { .. }
            | Self::Paused { .. }
            | Self::SeatChanged { .. }
            | Self::Refused { .. } => None,
        }
    }
}
