//! Why the meeting cannot do what was asked. A refusal is kept as an event; it changes nothing but a count.

use serde::{Deserialize, Serialize};

use crate::club::ledger::Fund;
use crate::id::{ItemId, StepId};
use crate::money::Dong;
use crate::scenario::terms::Role;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// Nothing has been opened yet, or it was opened before.
    NotOpen,
    AlreadyOpen,
    Finished,
    /// Another step is open.
    NotThisStep {
        asked: StepId,
        open: StepId,
    },
    /// It is another seat's turn.
    WrongSeat {
        turn_of: Role,
    },
    /// A seat played by the computer, or one that nobody needs to answer for.
    NotForPeople,
    /// This step waits for an answer.
    AnswerNeeded,
    /// The answer belongs to another kind of step or names something that is not there.
    NotAnAnswer,
    UnknownItem {
        item: ItemId,
    },
    UnknownCut {
        cut: u16,
    },
    NoSuchSeat,
    NoHint,
    NothingToObjectTo,
    CannotStepBack,
    /// The box does not hold what is to be paid.
    NotEnoughMoney {
        fund: Fund,
        missing: Dong,
    },
    /// An amount beyond anything that can be counted.
    OutOfRange,
}

impl Refusal {
    /// A word for texts and tests.
    pub fn slug(&self) -> &'static str {
        match self {
            Self::NotOpen => "not-open",
            Self::AlreadyOpen => "already-open",
            Self::Finished => "finished",
            Self::NotThisStep { .. } => "not-this-step",
            Self::WrongSeat { .. } => "wrong-seat",
            Self::NotForPeople => "not-for-people",
            Self::AnswerNeeded => "answer-needed",
            Self::NotAnAnswer => "not-an-answer",
            Self::UnknownItem { .. } => "unknown-item",
            Self::UnknownCut { .. } => "unknown-cut",
            Self::NoSuchSeat => "no-such-seat",
            Self::NoHint => "no-hint",
            Self::NothingToObjectTo => "nothing-to-object-to",
            Self::CannotStepBack => "cannot-step-back",
            Self::NotEnoughMoney { .. } => "not-enough-money",
            Self::OutOfRange => "out-of-range",
        }
    }
}
