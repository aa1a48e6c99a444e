//! Makes the papers of one scenario to print before class, so that the class can go on without electricity.
//!
//! Everything on them comes from the script, its club and the meeting played once by the rules (`course`); no scenario
//! is known here by name. The invariant: a private line stands on the card of its role and on the trainer's pages and
//! nowhere else; what is right stands on the trainer's pages alone; every page says that it is practice.
//!
//! From the ground up: the meeting played once (`course`), what all papers are made from (`desk`), the minutes of
//! class (`timetable`), sheets that are cut and folded (`fold`), one file for each paper. The guide comes last,
//! because it lists the others.

pub(super) mod course;
pub(super) mod desk;
mod timetable;
mod fold;
mod guide;
mod roles;
mod people;
mod observers;
pub(super) mod books;
mod slips;
mod loan_forms;
mod letters;
mod money;
mod take_home;
mod conditions;
mod trainer;

use crate::export::kit::desk::Desk;
use crate::export::paper::Paper;

pub use crate::export::kit::desk::{Class, KitPaper};

/// Every paper with something on it.
pub fn kit(class: Class<'_>) -> Vec<(KitPaper, Paper)> {
    let desk = Desk::new(class);
    let there: Vec<KitPaper> = KitPaper::ALL.iter().copied().filter(|kind| is_there(*kind, &desk)).collect();
    there.iter().map(|kind| (*kind, paper(*kind, &there, &desk))).collect()
}

fn paper(kind: KitPaper, there: &[KitPaper], desk: &Desk<'_>) -> Paper {
    match kind {
        KitPaper::Guide => guide::paper(desk, there),
        KitPaper::Roles => roles::paper(desk),
        KitPaper::People => people::paper(desk),
        KitPaper::Observers => observers::paper(desk),
        KitPaper::CashBooks => books::cash(desk),
        KitPaper::LoanBook => books::loans(desk),
        KitPaper::RollBook => books::roll(desk),
        KitPaper::Slips => slips::paper(desk),
        KitPaper::LoanForms => loan_forms::paper(desk),
        KitPaper::Minutes => letters::minutes(desk),
        KitPaper::Report => letters::report(desk),
        KitPaper::Money => money::paper(desk),
        KitPaper::Numbers => observers::signs(desk),
        KitPaper::TakeHome => take_home::paper(desk),
        KitPaper::Trainer => trainer::paper(desk),
        KitPaper::Plan => letters::plan(desk),
    }
}

/// Whether there is anything to put on it. A warm-up is no meeting, so it has no minutes and no report.
fn is_there(kind: KitPaper, desk: &Desk<'_>) -> bool {
    match kind {
        KitPaper::Roles | KitPaper::Observers => !desk.seats().is_empty(),
        KitPaper::People => people::is_anybody(desk),
        KitPaper::LoanBook | KitPaper::LoanForms => !desk.class.story.scenario.loans.is_empty(),
        KitPaper::Money => !money::notes(desk).is_empty(),
        KitPaper::Plan => desk.class.story.steps().any(|step| step.kind.is_plan()),
        KitPaper::Minutes | KitPaper::Report => desk.class.story.scenario.has_agenda(),
        KitPaper::Guide
        | KitPaper::CashBooks
        | KitPaper::RollBook
        | KitPaper::Slips
        | KitPaper::Numbers
        | KitPaper::TakeHome
        | KitPaper::Trainer => true,
    }
}
