//! `Collect`, at the treasurer's table: principal into the income fund, interest, fees and gifts into the
//! operating fund, change back, a receipt for loans and gifts.
//!
//! What is due follows from the loan and the charter; a payer who brings less pays the oldest interest first, then
//! the oldest principal (`domain/brief.md` §4.6, *giả định*).

use crate::club::ledger::{Account, Book, Entry, Fund, Posting, Source};
use crate::club::loan::allocate;
use crate::meeting::command::{Answer, Mark};
use crate::meeting::figures;
use crate::meeting::refusal::Refusal;
use crate::meeting::steps::{Judged, Scene};
use crate::money::Dong;
use crate::scenario::kind::{Payer, Pays};

/// Whether this payer leaves a line in the cash books.
pub fn is_booked(payer: &Payer) -> bool {
    match payer.pays {
        Pays::Loan(_) | Pays::Fee(_) | Pays::Donation(_) => true,
        Pays::FeeOwed | Pays::FeeExempt => false,
    }
}

/// What should be entered for a payer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    pub principal: Dong,
    pub interest: Dong,
    pub other: Dong,
    pub change: Dong,
    /// Loans and gifts get a receipt each; fees are signed for in the fee book.
    pub receipt: bool,
    pub mark: Mark,
}

pub fn due(scene: Scene<'_>, payer: &Payer) -> Option<Due> {
    let none = Dong::ZERO;
    let plain = |other: Dong, receipt: bool, mark: Mark| {
        let change = payer.brings.minus(other)?;
        Some(Due { principal: none, interest: none, other, change, receipt, mark })
    };
    match &payer.pays {
        Pays::Loan(loan) => {
            let dues = figures::dues(scene.rehearsal, scene.state, loan)?;
            let paid = allocate(&dues, payer.brings)?;
            let (principal, interest, change) = (paid.principal, paid.interest, paid.change);
            Some(Due { principal, interest, other: none, change, receipt: true, mark: Mark::Paid })
        }
        Pays::Fee(months) => {
            plain(scene.rehearsal.club.charter.fee_month.times(i64::from(*months))?, false, Mark::Paid)
        }
        Pays::FeeOwed => plain(none, false, Mark::Owes),
        Pays::FeeExempt => plain(none, false, Mark::Exempt),
        Pays::Donation(amount) => plain(*amount, true, Mark::Paid),
    }
}

pub fn judge(scene: Scene<'_>, payer: &Payer, answer: &Answer) -> Result<Judged, Refusal> {
    let Answer::Collect { payer: given, principal, interest, other, change, receipt, mark } = answer else {
        return Err(Refusal::NotAnAnswer);
    };
    if *given != payer.id {
        return Err(Refusal::UnknownItem { item: given.clone() });
    }
    let due = due(scene, payer).ok_or(Refusal::OutOfRange)?;
    let mut judged = Judged::by_checks(&[
        ("principal", *principal == due.principal),
        ("interest", *interest == due.interest),
        ("other", *other == due.other),
        ("change", *change == due.change),
        ("receipt", *receipt || !due.receipt),
        ("mark", *mark == due.mark),
    ]);
    let booked = Dong::sum([*principal, *interest, *other, *change]).ok_or(Refusal::OutOfRange)?;
    let off_by = payer.brings.minus(booked).ok_or(Refusal::OutOfRange)?;
    judged.verdict.off_by = (off_by != Dong::ZERO).then_some(off_by);
    judged.deed.cash = Dong::sum([*principal, *interest, *other]).ok_or(Refusal::OutOfRange)?;
    let entry = Entry::new(scene.step.id.line(&payer.id))
        .moving(*principal, loan_account(payer), Account::Box(Fund::Income))
        .moving(*interest, Account::Outside(Source::Interest), Account::Box(Fund::Operating))
        .moving(*other, Account::Outside(other_source(payer)), Account::Box(Fund::Operating));
    if !entry.legs.is_empty() {
        judged.deed.postings = vec![Posting { book: Book::Treasurer, entry }];
    }
    Ok(judged)
}

pub fn model(scene: Scene<'_>, payer: &Payer) -> Option<Answer> {
    let Due { principal, interest, other, change, receipt, mark } = due(scene, payer)?;
    Some(Answer::Collect { payer: payer.id.clone(), principal, interest, other, change, receipt, mark })
}

/// Where principal comes from; somebody without a loan cannot pay any, and the judge says so.
fn loan_account(payer: &Payer) -> Account {
    match &payer.pays {
        Pays::Loan(loan) => Account::Loan(loan.clone()),
        Pays::Fee(_) | Pays::FeeOwed | Pays::FeeExempt | Pays::Donation(_) => {
            Account::Outside(Source::Capital)
        }
    }
}

fn other_source(payer: &Payer) -> Source {
    match payer.pays {
        Pays::Donation(_) => Source::Donations,
        Pays::Loan(_) | Pays::Fee(_) | Pays::FeeOwed | Pays::FeeExempt => Source::Fees,
    }
}
