//! Why the meeting cannot do what a command asks. A refusal is kept as an event; it changes nothing but a count.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use crate::club::ledger::Fund;
use crate::id::{ItemId, StepId};
use crate::money::Dong;
use crate::scenario::terms::Role;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "kebab-case")]
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
    /// A seat played by the computer, or one that has nothing to answer.
    NotForPeople,
    /// This step waits for an answer.
    AnswerNeeded,
    /// The answer belongs to another kind of step, or names something that does not exist.
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
    /// The box has less than the sum to be paid.
    NotEnoughMoney {
        fund: Fund,
        missing: Dong,
    },
    /// The account at the bank has less than the sum to be drawn.
    NotEnoughInBank {
        fund: Fund,
        missing: Dong,
    },
    /// An amount out of range.
    OutOfRange,
    /// An amount of cash that no notes come to.
    NotInNotes,
}

impl Refusal {
    /// A word for texts and tests.
    pub fn slug(&self) -> &'static str {
        self.into()
    }
}
