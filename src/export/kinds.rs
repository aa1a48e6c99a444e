//! The kinds of step on paper: one file each, with what is right for the trainer's guide, what came of the step for the
//! diary, and what the minutes have of it.
//!
//! `printed` is the one place of the exports that lists the kinds.

mod book;
mod choose;
mod collect;
mod count;
mod discuss;
mod elect;
mod figure;
mod inspect;
mod minutes;
mod order;
mod pay;
mod plan;
mod roll_call;
mod say;
mod speak;
mod vote;

use crate::export::printed::Printed;
use crate::scenario::kinds::StepKind;

pub(super) use collect::sums;
pub(super) use minutes::field;

/// Returns the kind as what all kinds print.
pub(super) fn printed(kind: &StepKind) -> &dyn Printed {
    match kind {
        StepKind::Say(kind) => kind,
        StepKind::Choose(kind) => kind,
        StepKind::Speak(kind) => kind,
        StepKind::Order(kind) => kind,
        StepKind::RollCall(kind) => kind,
        StepKind::Count(kind) => kind,
        StepKind::Collect(kind) => kind,
        StepKind::Pay(kind) => kind,
        StepKind::Book(kind) => kind,
        StepKind::Figure(kind) => kind,
        StepKind::Inspect(kind) => kind,
        StepKind::Vote(kind) => kind,
        StepKind::Elect(kind) => kind,
        StepKind::Plan(kind) => kind,
        StepKind::Minutes(kind) => kind,
        StepKind::Discuss(kind) => kind,
    }
}
