//! What can be wrong with a script on some path through it, as data. `meeting::explore` finds it, `cli::check` gives
//! it its place; this file only names it, so that findings do not depend on the meeting.

use crate::club::ledger::{Account, Book};
use crate::id::{LineId, StepId};
use crate::money::Dong;
use crate::scenario::claim::ClaimFault;
use crate::scenario::finding::Severity;
use crate::scenario::terms::{Block, Fatal, Role};

/// The answers of a path that are not the model answer, in order.
pub type Way = Vec<(StepId, String)>;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PathFinding {
    /// No path leads to this step.
    UnreachableStep,
    /// This step cannot be closed: the model answer is refused. The word is the refusal's slug.
    Stuck {
        refusal: &'static str,
        /// What is missing, in which box or at which bank.
        missing: Option<(Account, Dong)>,
    },
    /// These cuts show the step, but no path of them leads to it.
    NeverIn {
        cuts: Vec<u16>,
    },
    /// A path of these cuts on which this seat has nothing to do.
    Idle {
        role: Role,
        cuts: Vec<u16>,
    },
    /// Money is brought for a loan of which nothing is left to pay now.
    NothingDue {
        payer: String,
    },
    /// The author laid no notes that come to what lies there on this path.
    NotesNotLaid {
        notes: Dong,
    },
    /// A list of notes that lies there on no path.
    NotesOnNoPath {
        sum: Dong,
    },
    OutOfBalance(Imbalance),
    /// Below zero: an account of the treasurer's book, or the notes in the boxes if there is none.
    Negative {
        account: Option<Account>,
        balance: Dong,
    },
    /// The tasks of a plan that cannot wait cost more than the operating fund has.
    PlanOverBudget {
        needed: Dong,
        has: Dong,
    },
    /// The model answers do not earn all that is possible, in hundredths of a point.
    PointsLost {
        block: Block,
        earned: u32,
        possible: u32,
    },
    /// The model answer commits an error that caps the total.
    ModelIsFatal {
        fatal: Fatal,
    },
    /// A statement of the step that is wrong on a path.
    Claim(ClaimFault),
    /// The other findings were made with meters that move independently, so they may be too strict.
    TooManyStates {
        limit: usize,
    },
}

/// Two sums that should be equal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Imbalance {
    Line { book: Book, line: LineId, rest: Dong },
    Capital { before: Dong, after: Dong },
    Notes { notes: Dong, boxes: Dong },
    Books { line: LineId },
}

impl PathFinding {
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnreachableStep => "DV0701",
            Self::Stuck { .. } => "DV0702",
            Self::Idle { .. } => "DV0703",
            Self::OutOfBalance(_) => "DV0704",
            Self::Negative { .. } => "DV0705",
            Self::PointsLost { .. } => "DV0706",
            Self::ModelIsFatal { .. } => "DV0707",
            Self::TooManyStates { .. } => "DV0708",
            Self::Claim(ClaimFault::Contradicted { .. }) => "DV0709",
            Self::Claim(ClaimFault::TwoRight { .. }) => "DV0710",
            Self::Claim(ClaimFault::NamesNothing { .. }) => "DV0711",
            Self::Claim(ClaimFault::TellsAnswer { .. }) => "DV0712",
            Self::NeverIn { .. } => "DV0713",
            Self::NothingDue { .. } => "DV0714",
            Self::NotesOnNoPath { .. } => "DV0424",
            Self::NotesNotLaid { .. } => "DV0425",
            Self::PlanOverBudget { .. } => "DV0430",
        }
    }

    pub fn severity(&self) -> Severity {
        match self {
            Self::TooManyStates { .. }
            | Self::NeverIn { .. }
            | Self::NotesNotLaid { .. }
            | Self::Claim(ClaimFault::NamesNothing { .. }) => Severity::Warning,
            Self::Claim(
                ClaimFault::Contradicted { .. }
                | ClaimFault::TwoRight { .. }
                | ClaimFault::TellsAnswer { .. },
            )
            | Self::UnreachableStep
            | Self::Stuck { .. }
            | Self::NothingDue { .. }
            | Self::NotesOnNoPath { .. }
            | Self::PlanOverBudget { .. }
            | Self::Idle { .. }
            | Self::OutOfBalance(_)
            | Self::Negative { .. }
            | Self::PointsLost { .. }
            | Self::ModelIsFatal { .. } => Severity::Error,
        }
    }
}
