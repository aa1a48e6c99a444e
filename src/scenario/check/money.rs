//! Amounts that cannot be: below zero, notes that do not exist, a first count that is not what the books have.

use crate::money::Dong;
use crate::scenario::check::{Inspection, Placed};
use crate::scenario::draft::spot::Spot;
use crate::scenario::finding::FindingKind;
use crate::scenario::kind::{Count, Pays, StepKind};

/// The notes that are paid with in Vietnam.
const NOTES: [i64; 9] = [1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000];

/// More than all clubs of the country hold together; keeps every later sum far inside its range.
const MOST: Dong = Dong(1_000_000_000_000);

pub(super) fn check(inspection: &mut Inspection<'_>) {
    opening(inspection);
    loans(inspection);
    let mut is_first = true;
    for placed in inspection.steps.clone() {
        let kind = placed.spot.field("kind");
        match &placed.step.kind {
            StepKind::Count(count) => notes(inspection, placed, count, is_first),
            StepKind::Collect(collect) => {
                for (number, payer) in collect.payers.iter().enumerate() {
                    let spot = kind.field("payers").item(number);
                    amount(inspection, spot.field("brings"), "brings", payer.brings);
                    if let Pays::Donation(gift) = payer.pays {
                        amount(inspection, spot.field("pays"), "pays", gift);
                    }
                }
                is_first = false;
            }
            StepKind::Pay(pay) => {
                amount(inspection, kind.field("amount"), "amount", pay.amount);
                is_first = false;
            }
            StepKind::Say(_)
            | StepKind::Choose(_)
            | StepKind::Speak(_)
            | StepKind::Order(_)
            | StepKind::RollCall(_)
            | StepKind::Figure(_)
            | StepKind::Inspect(_)
            | StepKind::Vote(_)
            | StepKind::Minutes(_)
            | StepKind::Discuss(_) => {}
        }
    }
}

fn opening(inspection: &mut Inspection<'_>) {
    let Some(spot) = inspection.head("opening") else { return };
    let opening = &inspection.scenario.opening;
    let amounts = [
        ("income_box", opening.income_box),
        ("income_bank", opening.income_bank),
        ("operating_box", opening.operating_box),
        ("operating_bank", opening.operating_bank),
        ("short", opening.short),
    ];
    for (field, found) in amounts {
        amount(inspection, spot.field(field), field, found);
    }
}

fn loans(inspection: &mut Inspection<'_>) {
    let Some(list) = inspection.head("loans") else { return };
    for (number, loan) in inspection.scenario.loans.iter().enumerate() {
        let spot = list.item(number);
        amount(inspection, spot.field("amount"), "amount", loan.amount);
        amount(inspection, spot.field("balance"), "balance", loan.balance);
        if loan.balance > loan.amount {
            let kind = FindingKind::LoanBalance { balance: loan.balance, amount: loan.amount };
            inspection.report(spot.field("balance").word(), kind);
        }
        if loan.lent > inspection.scenario.month {
            inspection.report(spot.field("lent").word(), FindingKind::LoanFromLater);
        }
    }
}

fn amount(inspection: &mut Inspection<'_>, spot: Spot<'_>, field: &str, amount: Dong) {
    if amount < Dong::ZERO {
        let kind = FindingKind::NegativeAmount { field: field.to_owned(), amount };
        inspection.report(spot.word(), kind);
    } else if amount > MOST {
        inspection.report(spot.word(), FindingKind::SumTooLarge);
    }
}

/// Every note is a real one, and a count before any money moved is what the books have less what is missing.
fn notes(inspection: &mut Inspection<'_>, placed: Placed<'_>, count: &Count, is_first: bool) {
    let spot = placed.spot.field("kind").field("notes");
    for (number, (note, _)) in count.notes.iter().enumerate() {
        if !NOTES.contains(&note.0) {
            inspection.report(spot.item(number).item(0).word(), FindingKind::UnknownNote { note: *note });
        }
    }
    let sum = Dong::sum(count.notes.iter().map(|(note, n)| note.times(i64::from(*n)).unwrap_or(MOST)));
    let Some(found) = sum.filter(|sum| *sum <= MOST) else {
        inspection.report(spot.word(), FindingKind::SumTooLarge);
        return;
    };
    let opening = &inspection.scenario.opening;
    let books = Dong::sum([opening.income_box, opening.operating_box, opening.short.negated()]);
    if let Some(expected) = books.filter(|books| is_first && *books != found) {
        inspection.report(spot.word(), FindingKind::CountOffBooks { expected, found });
    }
}
