//! The papers of one scenario to print before class, so that the class goes on when the power does not.
//!
//! Everything on them comes from the script, its club and the meeting played once by the rules (`course`); no scenario
//! is known here by name. The invariant: a private line stands on the card of its role and on the trainer's pages and
//! nowhere else; what is right stands on the trainer's pages alone; every page says that it is practice.
//!
//! From the ground up: the meeting played once (`course`), what all papers are made from (`desk`), the minutes of class
//! (`timetable`), sheets that are cut and folded (`fold`), one file for each paper. The guide comes last, as it lists the others.

mod course;
mod desk;
mod timetable;
mod fold;
mod guide;
mod roles;
mod people;
mod observers;
mod books;
mod slips;
mod loan_forms;
mod letters;
mod money;
mod take_home;
mod trainer;
mod answer;

use crate::export::kit::desk::Desk;
use crate::export::paper::Paper;

pub use crate::export::kit::desk::{Class, Kind};

/// Every paper there is something to put on.
pub fn kit(class: Class<'_>) -> Vec<(Kind, Paper)> {
    let desk = Desk::new(class);
    let there: Vec<Kind> = Kind::ALL.into_iter().filter(|kind| is_there(*kind, &desk)).collect();
    there.iter().map(|kind| (*kind, paper(*kind, &there, &desk))).collect()
}

fn paper(kind: Kind, there: &[Kind], desk: &Desk<'_>) -> Paper {
    match kind {
        Kind::Guide => guide::paper(desk, there),
        Kind::Roles => roles::paper(desk),
        Kind::People => people::paper(desk),
        Kind::Observers => observers::paper(desk),
        Kind::CashBooks => books::cash(desk),
        Kind::LoanBook => books::loans(desk),
        Kind::RollBook => books::roll(desk),
        Kind::Slips => slips::paper(desk),
        Kind::LoanForms => loan_forms::paper(desk),
        Kind::Minutes => letters::minutes(desk),
        Kind::Report => letters::report(desk),
        Kind::Money => money::paper(desk),
        Kind::Numbers => observers::signs(desk),
        Kind::TakeHome => take_home::paper(desk),
        Kind::Trainer => trainer::paper(desk),
    }
}

/// Whether there is anything to put on it.
fn is_there(kind: Kind, desk: &Desk<'_>) -> bool {
    match kind {
        Kind::Roles | Kind::Observers => !desk.seats().is_empty(),
        Kind::People => people::is_anybody(desk),
        Kind::LoanBook | Kind::LoanForms => !desk.class.story.scenario.loans.is_empty(),
        Kind::Money => !money::notes(desk).is_empty(),
        Kind::Guide
        | Kind::CashBooks
        | Kind::RollBook
        | Kind::Slips
        | Kind::Minutes
        | Kind::Report
        | Kind::Numbers
        | Kind::TakeHome
        | Kind::Trainer => true,
    }
}
