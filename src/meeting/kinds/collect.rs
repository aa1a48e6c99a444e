//! `Collect`, at the treasurer's table: principal and gifts of capital into the income fund, interest, fees and other gifts
//! into the operating fund, change back, a receipt for loans and gifts.
//!
//! What is due follows from the loan and the charter; a payer who brings less pays the oldest interest first, then
//! the oldest principal (`scenarios/RULES.md`, brief 4.6, *giả định*).

use serde::{Deserialize, Serialize};

use crate::club::ledger::{Account, Book, Category, Entry, Fund, Posting};
use crate::club::loan::allocate;
use crate::id::ItemId;
use crate::meeting::answer::{AnswerOfKind, Gist, Given, GivenField};
use crate::meeting::figures::{self, Figured};
use crate::meeting::kinds::{Task, TaskKind};
use crate::meeting::refusal::Refusal;
use crate::meeting::rules::{Judged, Rules, Scene, is_unrounded, wrong};
use crate::money::Dong;
use crate::scenario::kinds::{Collect, Payer, Pays};
use crate::scenario::terms::Role;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollectAnswer {
    pub payer: ItemId,
    /// Of a loan; or what goes into the income fund as capital.
    pub principal: Dong,
    pub interest: Dong,
    /// Fee or gift.
    pub other: Dong,
    pub change: Dong,
    pub receipt: bool,
    pub mark: Mark,
}

/// The mark beside a name in the fee book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mark {
    Paid,
    Owes,
    Exempt,
}

impl AnswerOfKind for CollectAnswer {
    fn given(&self) -> Given<'_> {
        let mark = match self.mark {
            Mark::Paid => "paid",
            Mark::Owes => "owes",
            Mark::Exempt => "exempt",
        };
        Given::Fields(vec![
            ("principal", GivenField::Money(self.principal)),
            ("interest", GivenField::Money(self.interest)),
            ("other", GivenField::Money(self.other)),
            ("change", GivenField::Money(self.change)),
            ("receipt", GivenField::Flag(self.receipt)),
            ("mark", GivenField::Word(mark)),
        ])
    }

    fn gist(&self) -> (Gist, Option<ItemId>) {
        (Gist::Parts, Some(self.payer.clone()))
    }
}

/// What should be entered for a payer: the model answer. Loans and gifts get a receipt each; for a fee the payer
/// signs in the fee book.
pub fn expected_payment(scene: Scene<'_>, payer: &Payer) -> Option<CollectAnswer> {
    let none = Dong::ZERO;
    let plain = |other: Dong, receipt: bool, mark: Mark| {
        let change = payer.brings.minus(other)?;
        let (payer, principal, interest) = (payer.id.clone(), none, none);
        Some(CollectAnswer { payer, principal, interest, other, change, receipt, mark })
    };
    match &payer.pays {
        Pays::Loan(loan) => {
            let dues = figures::dues(scene.story, scene.state, loan)?;
            let paid = allocate(&dues, payer.brings)?;
            let (principal, interest, change) = (paid.principal, paid.interest, paid.change);
            let (payer, receipt, mark) = (payer.id.clone(), true, Mark::Paid);
            Some(CollectAnswer { payer, principal, interest, other: none, change, receipt, mark })
        }
        Pays::Fee(months) => {
            plain(scene.story.club.charter.fee_month.times(i64::from(*months))?, false, Mark::Paid)
        }
        Pays::FeeOwed => plain(none, false, Mark::Owes),
        Pays::FeeExempt => plain(none, false, Mark::Exempt),
        Pays::Donation(amount) => plain(*amount, true, Mark::Paid),
        Pays::Capital(amount) => {
            let given = plain(*amount, true, Mark::Paid)?;
            Some(CollectAnswer { principal: *amount, other: none, ..given })
        }
    }
}

/// One task for each payer at the treasurer's table, then one for each line of the second book.
pub fn tasks(role: Role, collect: &Collect) -> Vec<Task<'_>> {
    let taken = collect.payers.iter().map(|payer| Task { role, kind: TaskKind::Payer(payer) });
    let booked = collect.payers.iter().filter(|payer| payer.pays.is_booked());
    taken.chain(booked.map(|payer| Task::second_book(&payer.id))).collect()
}

impl Rules for Payer {
    type Answer = CollectAnswer;

    fn judge(&self, scene: Scene<'_>, answer: &CollectAnswer) -> Result<Judged, Refusal> {
        let CollectAnswer { payer: given, principal, interest, other, change, receipt, mark } = answer;
        if *given != self.id {
            return Err(Refusal::UnknownItem { item: given.clone() });
        }
        // Interest may be entered before it is rounded, so it is no cash yet.
        if ![principal, other, change].into_iter().all(|cash| figures::is_in_notes(*cash)) {
            return Err(Refusal::NotInNotes);
        }
        let due = expected_payment(scene, self).ok_or(Refusal::OutOfRange)?;
        // For a gift of capital there is a field for each fund.
        let [into_income, into_operating] = match self.pays {
            Pays::Capital(_) => ["income", "operating"],
            Pays::Loan(_) | Pays::Fee(_) | Pays::FeeOwed | Pays::FeeExempt | Pays::Donation(_) => {
                ["principal", "other"]
            }
        };
        let mut judged = Judged::by_checks(&[
            (into_income, *principal == due.principal),
            ("interest", *interest == due.interest),
            (into_operating, *other == due.other),
            ("change", *change == due.change),
            ("receipt", *receipt == due.receipt),
            ("mark", *mark == due.mark),
        ]);
        let booked = Dong::sum([*principal, *interest, *other, *change]).ok_or(Refusal::OutOfRange)?;
        let off_by = self.brings.minus(booked).ok_or(Refusal::OutOfRange)?;
        let unit = scene.story.club.charter.interest_unit;
        judged.verdict.unrounded = is_unrounded(*interest, due.interest, unit);
        judged.verdict.off_by = (off_by != Dong::ZERO).then_some(off_by);
        judged.change.cash = Dong::sum([*principal, *interest, *other]).ok_or(Refusal::OutOfRange)?;
        let entry = Entry::new(scene.step.id.line(&self.id))
            .moving(*principal, loan_account(self), Account::Box(Fund::Income))
            .moving(*interest, Account::Outside(Category::Interest), Account::Box(Fund::Operating))
            .moving(*other, Account::Outside(other_source(self)), Account::Box(Fund::Operating));
        if !entry.legs.is_empty() {
            judged.change.postings = vec![Posting { book: Book::Treasurer, entry }];
        }
        Ok(judged)
    }

    fn model(&self, scene: Scene<'_>) -> Option<CollectAnswer> {
        expected_payment(scene, self)
    }

    /// Some more interest than is due; a gift of capital in the other fund.
    fn others(&self, scene: Scene<'_>) -> Vec<(String, CollectAnswer)> {
        let otherwise = |model: CollectAnswer| match self.pays {
            Pays::Capital(_) => {
                Some(CollectAnswer { principal: model.other, other: model.principal, ..model })
            }
            Pays::Loan(_) | Pays::Fee(_) | Pays::FeeOwed | Pays::FeeExempt | Pays::Donation(_) => {
                let interest = model.interest.plus(Dong(1_000))?;
                Some(CollectAnswer { interest, ..model })
            }
        };
        wrong(self.model(scene).and_then(otherwise))
    }

    fn hides(&self, scene: Scene<'_>) -> Vec<Figured> {
        let Some(due) = self.model(scene) else { return Vec::new() };
        let amounts = [due.principal, due.interest, due.other, due.change];
        // The sum that a payer brings is said aloud, so it hides nothing where it is just what is due.
        let asked = amounts.into_iter().filter(|amount| *amount != self.brings);
        asked.map(Figured::Money).collect()
    }
}

/// Where principal comes from. A payer without a loan cannot pay any; the check of the answer says so.
fn loan_account(payer: &Payer) -> Account {
    match &payer.pays {
        Pays::Loan(loan) => Account::Loan(loan.clone()),
        Pays::Fee(_) | Pays::FeeOwed | Pays::FeeExempt | Pays::Donation(_) | Pays::Capital(_) => {
            Account::Outside(Category::Capital)
        }
    }
}

fn other_source(payer: &Payer) -> Category {
    match payer.pays {
        Pays::Donation(_) | Pays::Capital(_) => Category::Donations,
        Pays::Loan(_) | Pays::Fee(_) | Pays::FeeOwed | Pays::FeeExempt => Category::Fees,
    }
}
