//! Checks lines that are written without notes against what the scenario says is off: between the books before the meeting,
//! between notes and books, and of a loan that is written off.

use crate::club::ledger::{Book, Fund};
use crate::money::Dong;
use crate::scenario::check::inspection::{Inspection, LocatedStep};
use crate::scenario::finding::FindingKind;
use crate::scenario::finding::books::BookFault;
use crate::scenario::kinds::{BookPurpose, Booking};
use crate::scenario::terms::{MeterEffect, notes_moved};

pub(super) fn check(inspection: &mut Inspection<'_>) {
    opening(inspection);
    for located in inspection.steps.clone() {
        notes_alone(inspection, located);
        let Some(booking) = located.step.kind.try_as_book_ref() else { continue };
        match &booking.purpose {
            BookPurpose::LateSlip { amount } => late_slip(inspection, located, *amount),
            BookPurpose::WriteOff { .. } => written_off(inspection, located),
            BookPurpose::Correction { book, fund, by } => correction(inspection, located, *book, *fund, *by),
        }
    }
}

/// Reports notes beside the books that no club has.
fn notes_alone(inspection: &mut Inspection<'_>, located: LocatedStep<'_>) {
    let objected = located.step.planted.iter().map(|planted| planted.objected.clone());
    let consequences = located.step.consequences().into_iter().map(|consequence| consequence.effects);
    let is_too_much = |effects: Vec<MeterEffect>| notes_moved(&effects).0.saturating_abs() > Dong::MOST.0;
    if consequences.chain(objected).any(is_too_much) {
        inspection.report(located.spot.field("id").word(), FindingKind::SumTooLarge);
    }
}

/// The corrections of the script in one fund.
fn corrections(inspection: &Inspection<'_>, fund: Fund) -> usize {
    let bookings = inspection.steps.iter().filter_map(|located| located.step.kind.try_as_book_ref());
    bookings.filter_map(Booking::correction).filter(|(_, own, _)| *own == fund).count()
}

/// Reports a difference between the books at the opening that no step corrects: so they could never agree.
fn opening(inspection: &mut Inspection<'_>) {
    let Some(spot) = inspection.head("opening") else { return };
    for fund in Fund::BOTH {
        let off = inspection.scenario.opening.second_off(fund);
        if off != Dong::ZERO && corrections(inspection, fund) == 0 {
            let range = spot.field("second_book").word();
            inspection.report(range, FindingKind::InBooks(BookFault::NeverCorrected { fund, off }));
        }
    }
}

/// Reports a correction that does not bring the books together. What several correct together, the paths tell.
fn correction(inspection: &mut Inspection<'_>, located: LocatedStep<'_>, book: Book, fund: Fund, by: Dong) {
    let off = inspection.scenario.opening.second_off(fund);
    let needed = match book {
        Book::Treasurer => off,
        Book::Secretary => off.negated(),
    };
    if by != needed && by != Dong::ZERO && corrections(inspection, fund) == 1 {
        let range = located.spot.field("kind").field("purpose").word();
        inspection.report(range, FindingKind::InBooks(BookFault::CorrectionOff { fund, by, needed }));
    }
}

/// Reports a late slip of more than the notes lack: after it they would be more than the books.
fn late_slip(inspection: &mut Inspection<'_>, located: LocatedStep<'_>, amount: Dong) {
    let short = inspection.scenario.opening.short;
    // Where notes can go astray in the meeting, the paths tell it.
    let is_known = !inspection.steps.iter().any(|located| located.step.moves_notes_alone());
    if is_known && amount > short && amount <= Dong::MOST {
        let range = located.spot.field("kind").field("purpose").word();
        inspection.report(range, FindingKind::InBooks(BookFault::LateSlipOff { amount, short }));
    }
}

/// Reports a write-off of more than the part of the capital that is kept back (`scenarios/RULES.md`, brief 4.7).
fn written_off(inspection: &mut Inspection<'_>, located: LocatedStep<'_>) {
    let Some((loan, _)) = located.step.kind.try_as_book_ref().and_then(Booking::written_off) else {
        return;
    };
    let (scenario, Some(club)) = (inspection.scenario, inspection.club) else { return };
    let held = [scenario.opening.income_box, scenario.opening.income_bank];
    let capital = Dong::sum(held.into_iter().chain(scenario.loans.iter().map(|loan| loan.balance)));
    let reserve = capital.and_then(|capital| capital.percent(club.charter.reserve_percent));
    let balance = scenario.loans.iter().find(|open| open.id == *loan).map(|open| open.balance);
    if let (Some(balance), Some(reserve)) = (balance, reserve)
        && balance > reserve
    {
        let range = located.spot.field("kind").field("purpose").quoted(loan.as_str());
        inspection.report(range, FindingKind::InBooks(BookFault::WriteOffOverReserve { balance, reserve }));
    }
}
