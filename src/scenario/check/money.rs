//! Finds impossible amounts in the head: below zero, too large, a loan with more owed than was lent or than its schedule
//! says.

use std::collections::BTreeSet;

use crate::id::PersonId;
use crate::money::Dong;
use crate::scenario::builtin;
use crate::scenario::check::inspection::Inspection;
use crate::scenario::finding::FindingKind;
use crate::scenario::lines::named_values;
use crate::scenario::quantity::Quantity;

pub(super) fn check(inspection: &mut Inspection<'_>) {
    opening(inspection);
    loans(inspection);
    built_in(inspection);
    borrowers_stand_aside(inspection);
    said(inspection);
}

/// A payer and a payment are spoken of by their own amount: of the amounts that the text names, one is that of the data.
fn said(inspection: &mut Inspection<'_>) {
    let scenario = inspection.scenario;
    for located in inspection.steps.clone() {
        let amount =
            |name: &str| match scenario.values.get(&*builtin::whole_name(scenario, located.step, name)) {
                Some(Quantity::Amount(amount)) => Some(*amount),
                _ => None,
            };
        let kind = located.spot.field("kind");
        let payers =
            located.step.kind.try_as_collect_ref().into_iter().flat_map(|collect| collect.payers.iter());
        let payers = payers.enumerate().map(|(at, payer)| {
            (kind.field("payers").item(at).field("says"), payer.says.as_str(), payer.brings)
        });
        let paid = located
            .step
            .kind
            .try_as_pay_ref()
            .map(|pay| (kind.field("prompt"), pay.prompt.as_str(), pay.amount));
        for (spot, text, moved) in payers.chain(paid) {
            let named: Vec<Dong> = named_values(text).filter_map(amount).collect();
            if let [first, ..] = named.as_slice()
                && !named.contains(&moved)
            {
                inspection.report(spot.word(), FindingKind::SaysOtherAmount { said: *first, moved });
            }
        }
    }
}

/// A declared value with the name of a built-in one is the same amount, also where a payment calls its own by one word.
fn built_in(inspection: &mut Inspection<'_>) {
    let Some(values) = inspection.head("values") else { return };
    let mut all = builtin::candidates(inspection.scenario);
    let own: BTreeSet<Dong> =
        inspection.steps.iter().filter_map(|located| builtin::own_amount(located.step)).collect();
    // Each payment calls its own so: a value of this name could be one of them at most.
    all.insert(builtin::OWN.to_owned(), own.into_iter().collect());
    for (name, own) in all {
        if let Some(Quantity::Amount(declared)) = inspection.scenario.values.get(&name)
            && !own.is_empty()
            && !own.contains(declared)
            && let Some(spot) = values.find(&name)
        {
            let kind = FindingKind::NotBuiltIn { name, declared: *declared, own };
            inspection.report(spot.word(), kind);
        }
    }
}

/// Reports a borrower who votes on the own loan, when it is lent or written off (`scenarios/RULES.md`, brief 6.9).
fn borrowers_stand_aside(inspection: &mut Inspection<'_>) {
    let steps = inspection.steps.clone();
    let lent = steps.iter().filter_map(|located| located.step.kind.try_as_pay_ref());
    let lent = lent.filter_map(|pay| Some((pay.loan()?.1, pay.to.clone()?)));
    let lost = steps.iter().filter_map(|located| located.step.kind.try_as_book_ref()?.written_off());
    let lost = lost.filter_map(|(id, after)| {
        let loan = inspection.scenario.loans.iter().find(|loan| loan.id == *id)?;
        Some((after, PersonId::from(loan.borrower.as_str())))
    });
    for (after, borrower) in lent.chain(lost).collect::<Vec<_>>() {
        for located in &steps {
            let Some(vote) = located.step.kind.try_as_vote_ref().filter(|vote| vote.carried == *after) else {
                continue;
            };
            let stands_aside = vote.must_abstain.iter().any(|aside| borrower == *aside);
            inspection.look(located.spot.field("kind").field("must_abstain"), |site| {
                if site.is_there(&borrower) && !stands_aside {
                    let kind = FindingKind::BorrowerVotes { id: borrower.to_string() };
                    site.report(site.spot.word(), kind);
                }
            });
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
        // There may be too many notes as well as too few.
        ("short", Dong(opening.short.0.saturating_abs())),
    ];
    for (field, found) in amounts {
        inspection.look(spot.field(field), |site| site.amount(site.spot, field, found));
    }
    let second = spot.field("second_book");
    for (number, (_, off)) in opening.second_book.iter().enumerate() {
        let size = Dong(off.0.saturating_abs());
        inspection.look(second.item(number), |site| site.amount(site.spot, "second_book", size));
    }
}

fn loans(inspection: &mut Inspection<'_>) {
    let Some(list) = inspection.head("loans") else { return };
    for (number, loan) in inspection.scenario.loans.iter().enumerate() {
        let spot = list.item(number);
        inspection.look(spot, |site| {
            site.amount(site.spot.field("amount"), "amount", loan.amount);
            site.amount(site.spot.field("balance"), "balance", loan.balance);
        });
        if loan.balance > loan.amount {
            let kind = FindingKind::LoanBalance { balance: loan.balance, amount: loan.amount };
            inspection.report(spot.field("balance").word(), kind);
        }
        if loan.lent > inspection.scenario.month {
            inspection.report(spot.field("lent").word(), FindingKind::LoanFromLater);
        } else if loan.balance <= loan.amount {
            let charter = inspection.club.map(|club| &club.charter);
            // What is owed by a plan of an earlier meeting is checked with the plan.
            let charter = charter.filter(|_| loan.plan.is_none());
            let scheduled =
                charter.and_then(|charter| loan.scheduled_balance(inspection.scenario.month, charter));
            if let Some(scheduled) = scheduled.filter(|scheduled| *scheduled != loan.balance) {
                let kind = FindingKind::LoanOffSchedule { balance: loan.balance, scheduled };
                inspection.report(spot.field("balance").word(), kind);
            }
        }
    }
}
