//! Explores the state space of a story and reports what is wrong with it on any path (`lib.rs`, *Decisions*).
//!
//! Every cut is walked, the longest first, with a person on every seat. At every task it tries the model answer and every
//! other answer that can lead elsewhere: each option, each option with the most hands, a wrong value until the working
//! is shown, nothing of what should have been said, a vote put off or held wrongly, a planted mistake without an
//! objection. `Solo` and `Board` add no paths to a cut, because what the computer does there is among these answers. A
//! shorter cut adds none either, but takes away: a seat may be without work in it, and a step may never come.
//!
//! States are merged where nothing that follows can tell them apart (`equivalence`): same step and task, same money
//! in the treasurer's book, same live flags, same class of every meter. Points are no part of a state, so they are
//! checked along the model path alone. Of the second book a state holds whether it differs on a line of the meeting, and
//! by how much it is off from before it, because no rule reads more of it. Of votes it holds whether one was held, while
//! a later record speaks of it. Findings are data; no sentence is made here.

mod approximate;
mod transitions;
mod faults;
mod space;
mod claims;
mod money;
mod equivalence;
mod walk;

use std::collections::BTreeMap;

use crate::club::ledger::{Account, Book};
use crate::id::{ItemId, LineId, StepId};
use crate::meeting::refusal::Refusal;
use crate::meeting::state::State;
use crate::money::Dong;
use crate::scenario::claim::ClaimFault;
use crate::scenario::story::Story;
use crate::scenario::terms::{Block, Fatal, Role};

/// The most merged states that are visited before the search stops.
pub const MOST_STATES: usize = 200_000;
/// The most states without their meters: each is kept whole, with its books. Twice as many in the approximation.
const MOST_NODES: usize = 8_000;

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Explored {
    /// How many merged states of the longest cut were visited.
    pub states: usize,
    /// The search of the longest cut stopped, so the findings come from an approximation in which meters move independently of each
    /// other. It takes more paths than there are. So it misses no fault, but a fault may lie on a path that cannot be
    /// taken.
    pub approximate: bool,
    pub findings: Vec<PathFault>,
}

/// The answers of a path that are not the model answer, in order, each by its step and its word.
pub type Path = Vec<(StepId, String)>;

/// An answer that is not the model answer, to one task of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detour {
    pub step: StepId,
    /// Counted from 0.
    pub task: u16,
    /// The word of the answer among the others of its kind (`kinds::others`).
    pub word: String,
}

/// One fault. Of equal faults in one step it is the one on the path that was found first.
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
    /// The model answer is not possible here, so this task cannot be closed: it would have to be skipped.
    Stuck {
        step: StepId,
        task: u16,
        refusal: Refusal,
        path: Path,
    },
    /// A jump to a step that does not exist or is not later.
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
    /// The cuts show this step, but no path of them leads to it.
    NeverIn {
        step: StepId,
        cuts: Vec<u16>,
    },
    /// A path of these cuts on which this seat has nothing to do.
    Idle {
        role: Role,
        cuts: Vec<u16>,
        path: Path,
    },
    Money {
        step: StepId,
        fault: MoneyFault,
        path: Path,
    },
    /// Money is brought for a loan of which nothing is left to pay now.
    NothingDue {
        step: StepId,
        payer: ItemId,
        path: Path,
    },
    /// The tasks of a plan that cannot wait cost more than the operating fund has.
    PlanOverBudget {
        step: StepId,
        needed: Dong,
        has: Dong,
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
    /// The notes that the author laid for a count do not come to what lies there on the model path.
    NotesOffBooks {
        step: StepId,
        expected: Dong,
        /// None where it leaves the range.
        found: Option<Dong>,
    },
    /// A plan that the model path agrees on does not come to what is owed then.
    PlanOffDebt {
        step: StepId,
        sum: Dong,
        debt: Dong,
    },
    /// The author laid no notes that come to what lies there on this path.
    NotesNotLaid {
        step: StepId,
        notes: Dong,
        path: Path,
    },
    /// A list of notes of a count that lies there on no path.
    NotesOnNoPath {
        step: StepId,
        /// None where it leaves the range.
        sum: Option<Dong>,
    },
    /// What the step says is wrong on this path.
    Claim {
        step: StepId,
        fault: ClaimFault,
        path: Path,
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
    /// The sum of lent money, box and bank has changed by more than was given, written off or corrected.
    CapitalChanged { before: Dong, after: Dong },
    /// The notes and the treasurer's book have moved by different sums in one answer.
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
            | Self::NeverIn { step, .. }
            | Self::Money { step, .. }
            | Self::PointsLost { step, .. }
            | Self::ModelIsFatal { step, .. }
            | Self::NotesOffBooks { step, .. }
            | Self::PlanOffDebt { step, .. }
            | Self::NotesNotLaid { step, .. }
            | Self::NotesOnNoPath { step, .. }
            | Self::NothingDue { step, .. }
            | Self::PlanOverBudget { step, .. }
            | Self::Claim { step, .. } => Some(step),
            Self::TooManyStates { .. } | Self::CannotOpen { .. } | Self::Idle { .. } => None,
        }
    }
}

/// Explores a story. `limit` is the most merged states to visit: [`MOST_STATES`], and less in tests.
pub fn explore(story: &Story, limit: usize) -> Explored {
    walk::walk(story, limit)
}

/// The state in which each step that this cut shows comes, on a path with as few answers as possible that are not the
/// model answer: its books, its notes and its roll call. Its meters, votes and minutes are not reliable. Steps that no
/// path reaches are not in it. `limit` as in [`explore`].
pub fn reached(story: &Story, cut: u16, limit: usize) -> BTreeMap<StepId, State> {
    walk::reached(story, cut, limit)
}

/// The answers that lead to a step in this cut although they are not the model answer, as few as there can be. None where
/// no such path comes to it, as where only an unnoticed mistake of the computer does. `limit` as in [`explore`].
pub fn path_to(story: &Story, cut: u16, step: &StepId, limit: usize) -> Option<Vec<Detour>> {
    walk::path_to(story, cut, step, limit)
}
