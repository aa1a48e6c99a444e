//! Walks every path through a rehearsal and says what is wrong with it on some path (`lib.rs`, *Decisions*).
//!
//! Every seat is human and the cut is the longest. At every task the model answer is tried and every way of
//! answering that can lead elsewhere: each option, each leading hand, a value entered wrongly until the working is
//! shown, nothing of what should have been said, a vote put off or badly held, a planted mistake that nobody objects
//! to. Shorter cuts and `Solo` add no paths: what the computer does there is among these answers.
//!
//! States are merged where nothing that follows can tell them apart (`relevance`): same place, same money in the
//! treasurer's book, same flags that are still asked, same side of every bound that a meter can still meet. What was
//! earned is no part of a state, so the best score is looked at along the model path alone. The second book counts
//! only as "differs or not", as no rule reads more of it. Findings are data; there is no sentence in here.

mod approximate;
mod edges;
mod faults;
mod knots;
mod money;
mod relevance;
mod walk;

use crate::club::ledger::{Account, Book};
use crate::id::{LineId, StepId};
use crate::meeting::refusal::Refusal;
use crate::money::Dong;
use crate::scenario::rehearsal::Rehearsal;
use crate::scenario::terms::{Block, Fatal, Role};

/// How many merged states are looked at before the walk gives up.
pub const MOST_STATES: usize = 200_000;

/// Seats that must have something to do on every path.
pub const BUSY: [Role; 3] = [Role::Chair, Role::Treasurer, Role::Secretary];

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Explored {
    /// Merged states that were looked at.
    pub states: usize,
    /// The walk gave up, so the rest was judged with meters that move independently of each other. That looks at
    /// more paths than there are: what it clears is cleared, what it accuses may lie on a path nobody can take.
    pub approximate: bool,
    pub findings: Vec<PathFault>,
}

/// The answers of a path that are not the model answer, in order: everything else on it went as it should.
pub type Path = Vec<(StepId, String)>;

/// One fault. Of equal faults in one step the path found first is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PathFault {
    /// There are more states than the limit; see [`Explored::approximate`] for what was done instead.
    TooManyStates {
        limit: usize,
    },
    /// The meeting cannot even be opened.
    CannotOpen {
        refusal: Refusal,
    },
    /// The model answer is not possible here, so nobody can close this task: it would have to be skipped.
    Stuck {
        step: StepId,
        task: u16,
        refusal: Refusal,
        path: Path,
    },
    /// A jump to a step that does not exist or does not lie ahead.
    BadJump {
        step: StepId,
        target: StepId,
    },
    /// No path leads to this step.
    Unreachable {
        step: StepId,
    },
    /// The step needs more class minutes than any cut has.
    OutsideEveryCut {
        step: StepId,
    },
    /// A path on which this seat has nothing to do.
    Idle {
        role: Role,
        path: Path,
    },
    Money {
        step: StepId,
        fault: MoneyFault,
        path: Path,
    },
    /// The model path does not earn all that is possible there, in hundredths of a point.
    PointsLost {
        step: StepId,
        task: u16,
        block: Block,
        earned: u32,
        possible: u32,
    },
    /// The model path commits an error that caps the total.
    ModelIsFatal {
        step: StepId,
        fatal: Fatal,
    },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MoneyFault {
    /// A box, a bank account or a loan below zero, by the treasurer's book.
    Negative { account: Account, balance: Dong },
    /// More notes were handed out than there were.
    NegativeNotes { notes: Dong },
    /// A line whose legs do not sum to zero.
    Unbalanced { book: Book, line: LineId, rest: Dong },
    /// Lent out, in the box and in the bank together are no longer what they were.
    CapitalChanged { before: Dong, after: Dong },
    /// The notes no longer stand to the treasurer's book as they did when the meeting began.
    NotesDrift { notes: Dong, boxes: Dong },
    /// The books still differ after they were compared.
    BooksStillDiffer { line: LineId },
}

impl PathFault {
    /// The step it belongs to, for the place in the file.
    pub fn step(&self) -> Option<&StepId> {
        match self {
            Self::Stuck { step, .. }
            | Self::BadJump { step, .. }
            | Self::Unreachable { step }
            | Self::OutsideEveryCut { step }
            | Self::Money { step, .. }
            | Self::PointsLost { step, .. }
            | Self::ModelIsFatal { step, .. } => Some(step),
            Self::TooManyStates { .. } | Self::CannotOpen { .. } | Self::Idle { .. } => None,
        }
    }
}

/// Walks every path. `limit` is [`MOST_STATES`] but in tests.
pub fn explore(rehearsal: &Rehearsal, limit: usize) -> Explored {
    walk::walk(rehearsal, limit)
}
