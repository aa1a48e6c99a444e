//! Checks the plans by which loans are paid back: those that a vote agrees on, and those of earlier meetings.
//!
//! A plan is for a loan that is open and not paused, begins no earlier than this month, and ends within twice the term of
//! the charter (*giả định*). Who borrowed, and the kin named there, stand aside (`scenarios/RULES.md`, brief 4.7 and
//! brief 6.9). Whether it comes to the debt at the vote is seen where the meeting is played (`meeting::explore`).

use crate::club::Charter;
use crate::club::loan::{Loan, Month, RepaymentPlan};
use crate::id::{LoanId, MemberId};
use crate::money::Dong;
use crate::scenario::check::inspection::{Inspection, LocatedStep};
use crate::scenario::finding::FindingKind;
use crate::scenario::finding::loan::LoanFault;
use crate::scenario::kinds::{Reschedule, Vote};
use crate::scenario::reader::spot::Spot;
use crate::scenario::shape::Site;

/// A plan ends within so many terms of the charter, from the month in which the loan was paid out (*giả định*).
const MOST_TERMS: u16 = 2;

pub(super) fn check(inspection: &mut Inspection<'_>) {
    earlier(inspection);
    for located in inspection.steps.clone() {
        let Some(vote) = located.step.kind.try_as_vote_ref() else { continue };
        if let Some(new) = vote.reschedules() {
            voted(inspection, located, vote, new);
        }
    }
}

/// The plans of earlier meetings, at the head of the script.
fn earlier(inspection: &mut Inspection<'_>) {
    let (Some(list), scenario) = (inspection.head("loans"), inspection.scenario) else { return };
    for (number, loan) in scenario.loans.iter().enumerate() {
        let Some(plan) = &loan.plan else { continue };
        let from = scenario.month.back(loan.missed);
        inspection.look(list.item(number).field("plan"), |site| {
            if is_well_formed(site, plan) && loan.balance > Dong::ZERO {
                comes_to(site, plan, loan.balance, from);
            }
        });
    }
}

fn voted<'a>(inspection: &mut Inspection<'a>, located: LocatedStep<'a>, vote: &Vote, new: &Reschedule) {
    let kind = located.spot.field("kind");
    let loan = inspection.scenario.loans.iter().find(|loan| loan.id == new.loan);
    inspection.look(kind.field("changes"), |site| {
        open_loan(site, &new.loan, loan);
        for (number, id) in new.kin.iter().enumerate() {
            site.member(id.as_str(), site.spot.field("kin").item(number));
        }
        let plan = &new.plan;
        site.spot = site.spot.field("plan");
        if is_well_formed(site, plan) {
            if plan.first < site.month {
                site.report(site.spot.field("first").word(), FindingKind::OfLoan(LoanFault::PlanFromPast));
            }
            if let (Some(loan), Some(charter)) = (loan, site.club.map(|club| &club.charter)) {
                within_term(site, plan, loan.lent, charter);
            }
        }
    });
    inspection.look(kind, |site| {
        quorum(site);
        let borrower = loan.map(|loan| &loan.borrower);
        voters(site, vote, borrower.into_iter().chain(&new.kin));
    });
}

/// Reports a loan that is unknown, paid out in this meeting, or paused.
fn open_loan<'a>(site: &mut Site<'a>, id: &LoanId, loan: Option<&Loan>) {
    let spot: Spot<'a> = site.spot.field("loan");
    site.loan(id, spot);
    match loan {
        Some(loan) if loan.paused => {
            site.report(spot.word(), FindingKind::OfLoan(LoanFault::PlanForPaused { id: id.to_string() }));
        }
        None if site.loans.contains(&id) => {
            site.report(spot.word(), FindingKind::OfLoan(LoanFault::PlanForNewLoan { id: id.to_string() }));
        }
        Some(_) | None => {}
    }
}

/// Reports parts, sums and months that cannot be; whether there are none.
fn is_well_formed(site: &mut Site<'_>, plan: &RepaymentPlan) -> bool {
    let before = site.found.len();
    let first = site.spot.field("first");
    site.within(site.spot.field("parts"), "parts", i64::from(plan.parts), 1..=i64::from(u8::MAX));
    site.amount(site.spot.field("part"), "part", plan.part);
    site.within(site.spot.field("part"), "part", plan.part.0, 1..=i64::MAX);
    site.within(first.field("month"), "month", i64::from(plan.first.month), 1..=12);
    site.within(first.field("year"), "year", i64::from(plan.first.year), 2000..=2100);
    site.found.len() == before
}

/// Reports parts from this month on that are too little or too many for the debt.
fn comes_to(site: &mut Site<'_>, plan: &RepaymentPlan, debt: Dong, from: Month) {
    if !plan.comes_to(debt, from) {
        let sum = plan.sum().unwrap_or(Dong::MOST);
        site.report(
            site.spot.field("part").word(),
            FindingKind::OfLoan(LoanFault::PlanOffDebt { sum, debt }),
        );
    }
}

fn within_term(site: &mut Site<'_>, plan: &RepaymentPlan, lent: Month, charter: &Charter) {
    let most = charter.term_months.saturating_mul(MOST_TERMS);
    let months = plan.last().months_since(lent);
    if months > i32::from(most) {
        site.report(
            site.spot.field("parts").word(),
            FindingKind::OfLoan(LoanFault::PlanTooLong { months, most }),
        );
    }
}

/// Reports a vote on a plan that can only be put off: too few people are there.
fn quorum(site: &mut Site<'_>) {
    let Some(club) = site.club else { return };
    let (present, needed) = (club.members.len().saturating_sub(site.absent.len()), club.quorum());
    if present < needed {
        let spot = site.spot.field("changes");
        site.report(spot.word(), FindingKind::OfLoan(LoanFault::PlanWithoutQuorum { present, needed }));
    }
}

/// Reports the borrower and the named kin who are there and vote.
fn voters<'m>(site: &mut Site<'_>, vote: &Vote, aside: impl Iterator<Item = &'m MemberId>) {
    for id in aside {
        let is_there =
            site.club.is_some_and(|club| club.member(id).is_some()) && !site.is_absent(id.as_str());
        if is_there && !vote.must_abstain.contains(id) {
            let kind = FindingKind::OfLoan(LoanFault::PlanVoter { id: id.to_string() });
            site.report(site.spot.field("must_abstain").word(), kind);
        }
    }
}
