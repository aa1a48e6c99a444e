//! Events: what has happened, in the past tense and with its whole outcome.
//!
//! A session is the list of its events and nothing else. A fold needs no scenario, because everything that an answer led
//! to is written into the event. No event holds a name, a sentence or free text (`record` keeps those as notes).

use serde::{Deserialize, Serialize};

use crate::club::ledger::Posting;
use crate::id::{Flag, ItemId, StepId};
use crate::meeting::answer::Answer;
use crate::meeting::command::Setup;
use crate::meeting::meters::Meters;
use crate::meeting::refusal::Refusal;
use crate::money::Dong;
use crate::scenario::terms::{Absence, Block, Fatal, Role};

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
    /// The computer did one task of a step. Silent where the step lies outside the cut.
    Played {
        step: StepId,
        task: u16,
        by: Role,
        answer: Option<Answer>,
        how: PlayedHow,
        outcome: Outcome,
    },
    /// Somebody objected to what the computer did; rightly if a mistake had been planted there.
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
    /// A planted mistake that nobody objected to.
    Wrongly,
    /// Outside the cut.
    Silently,
    /// The trainer went on without an answer.
    Skipped,
}

/// How an answer compares with the right one. It names fields, never their right values.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Verdict {
    pub right: bool,
    /// The fields or items that are wrong, by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wrong: Vec<String>,
    /// By how many đồng an entry does not balance: what was brought, less what was booked and given back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub off_by: Option<Dong>,
    /// The interest is worked out rightly and was not rounded.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unrounded: bool,
}

/// Points of one block of the rubric, in hundredths of a point, so that a third of a point is not lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earned {
    pub block: Block,
    pub earned: u32,
    pub possible: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoteResult {
    pub agree: u16,
    pub disagree: u16,
    pub no_opinion: u16,
    pub carried: bool,
}

/// Everything an event changes. Meters are the new values, not differences.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Outcome {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<Earned>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meters: Option<Meters>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<Flag>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub postings: Vec<Posting>,
    /// Notes put into the boxes, or taken out of them.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub cash: Dong,
    /// Who is away, once the roll has been called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub roll: Option<Vec<Absence>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vote: Option<VoteResult>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fatal: Option<Fatal>,
    /// Planned minutes that are now over.
    #[serde(default, skip_serializing_if = "is_no_minutes")]
    pub minutes: u16,
    pub next: Next,
}

/// Where the meeting stands after an event.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Next {
    /// The same task is still open.
    #[default]
    Here,
    Task(u16),
    Step(StepId),
    End,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_zero(amount: &Dong) -> bool {
    *amount == Dong::ZERO
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_no_minutes(minutes: &u16) -> bool {
    *minutes == 0
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
