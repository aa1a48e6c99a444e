//! What `meeting::explore` finds on some path, placed at the step it belongs to.
//!
//! Only a script without errors is walked: a path through a broken one would accuse the wrong step.

use crate::meeting::explore::{Explored, MoneyFault, PathFault, explore};
use crate::meeting::refusal::Refusal;
use crate::scenario::draft::Draft;
use crate::scenario::draft::spot::Spot;
use crate::scenario::finding::walk::{Imbalance, WalkFault, Way};
use crate::scenario::finding::{Finding, FindingKind};
use crate::scenario::kind::{SECOND_BOOK, StepKind};
use crate::scenario::model::Role;
use crate::scenario::rehearsal::Rehearsal;

/// Everything wrong on some path; `limit` is `explore::MOST_STATES` but in tests.
pub(super) fn faults(draft: &Draft, rehearsal: &Rehearsal, limit: usize) -> Vec<Finding> {
    let Explored { findings, .. } = explore(rehearsal, limit);
    findings.iter().filter_map(|fault| finding(draft, rehearsal, fault)).collect()
}

fn finding(draft: &Draft, rehearsal: &Rehearsal, fault: &PathFault) -> Option<Finding> {
    let kind = kind(rehearsal, fault)?;
    let step = fault.step().and_then(|step| rehearsal.place(step));
    let spot = step.and_then(|place| draft.step_spot(place.part, place.in_part)).or(draft.root())?;
    let spot = place_in(spot, &kind);
    Some(Finding { source: draft.source.clone(), range: spot.word(), related: None, kind })
}

/// The word of the step that the fault is about.
fn place_in<'a>(spot: Spot<'a>, kind: &FindingKind) -> Spot<'a> {
    let condition = spot
        .find("when")
        .filter(|_| matches!(kind, FindingKind::OnPath { fault: WalkFault::UnreachableStep, .. }));
    condition.unwrap_or_else(|| spot.field("id"))
}

/// `None` where something else has told it better.
fn kind(rehearsal: &Rehearsal, fault: &PathFault) -> Option<FindingKind> {
    let (fault, way) = match fault {
        PathFault::TooManyStates { limit } => (WalkFault::TooManyStates { limit: *limit }, Way::new()),
        PathFault::CannotOpen { refusal } => (stuck(refusal), Way::new()),
        PathFault::Stuck { refusal, path, .. } => (stuck(refusal), path.clone()),
        // `scenario::check` names the jump and the cut themselves.
        PathFault::BadJump { .. } | PathFault::OutsideEveryCut { .. } => return None,
        PathFault::Unreachable { .. } => (WalkFault::UnreachableStep, Way::new()),
        // A scene without any work for a seat is no fault; one that sometimes has it is.
        PathFault::Idle { role, .. } if !has_work(rehearsal, *role) => return None,
        PathFault::Idle { role, path } => (WalkFault::Idle { role: *role }, path.clone()),
        PathFault::Money { fault, path, .. } => (money(fault), path.clone()),
        PathFault::PointsLost { block, earned, possible, .. } => {
            (WalkFault::PointsLost { block: *block, earned: *earned, possible: *possible }, Way::new())
        }
        PathFault::ModelIsFatal { fatal, .. } => (WalkFault::ModelIsFatal { fatal: *fatal }, Way::new()),
    };
    Some(FindingKind::OnPath { fault, way })
}

fn has_work(rehearsal: &Rehearsal, role: Role) -> bool {
    rehearsal.steps().any(|step| {
        let writes = matches!(step.kind, StepKind::Collect(_) | StepKind::Pay(_)) && role == SECOND_BOOK;
        writes || (step.role == role && step.kind.is_judged())
    })
}

fn stuck(refusal: &Refusal) -> WalkFault {
    let missing = match refusal {
        Refusal::NotEnoughMoney { fund, missing } => Some((*fund, *missing)),
        Refusal::NotOpen
        | Refusal::AlreadyOpen
        | Refusal::Finished
        | Refusal::NotThisStep { .. }
        | Refusal::WrongSeat { .. }
        | Refusal::NotForPeople
        | Refusal::AnswerNeeded
        | Refusal::NotAnAnswer
        | Refusal::UnknownItem { .. }
        | Refusal::UnknownCut { .. }
        | Refusal::NoSuchSeat
        | Refusal::NoHint
        | Refusal::NothingToObjectTo
        | Refusal::CannotStepBack
        | Refusal::OutOfRange => None,
    };
    WalkFault::Stuck { refusal: refusal.slug(), missing }
}

fn money(fault: &MoneyFault) -> WalkFault {
    WalkFault::OutOfBalance(match fault {
        MoneyFault::Negative { account, balance } => {
            return WalkFault::Negative { account: Some(account.clone()), balance: *balance };
        }
        MoneyFault::NegativeNotes { notes } => {
            return WalkFault::Negative { account: None, balance: *notes };
        }
        MoneyFault::Unbalanced { book, line, rest } => {
            Imbalance::Line { book: *book, line: line.clone(), rest: *rest }
        }
        MoneyFault::CapitalChanged { before, after } => Imbalance::Capital { before: *before, after: *after },
        MoneyFault::NotesDrift { notes, boxes } => Imbalance::Notes { notes: *notes, boxes: *boxes },
        MoneyFault::BooksStillDiffer { line } => Imbalance::Books { line: line.clone() },
    })
}
