//! `Pay`: money out of one fund or between its box and the bank, with every paper that goes with it, and never a loan before
//! the vote.
//!
//! An amount that is not there is refused, in the box and in the bank, so no balance goes below zero (`scenarios/RULES.md`,
//! brief 4.9).

use serde::{Deserialize, Serialize};

use crate::club::ledger::{Account, Book, Category, Entry, Fund, Posting};
use crate::id::ItemId;
use crate::meeting::answer::{AnswerOfKind, Gist, Given, GivenField};
use crate::meeting::figures::Figured;
use crate::meeting::kinds::{Task, TaskKind};
use crate::meeting::refusal::Refusal;
use crate::meeting::rules::{Judged, Rules, Scene, wrong};
use crate::money::Dong;
use crate::scenario::kinds::{Pay, PaymentPaper, Purpose};
use crate::scenario::terms::{Fatal, Role};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayAnswer {
    pub fund: Fund,
    pub amount: Dong,
    pub papers: Vec<PaymentPaper>,
}

impl AnswerOfKind for PayAnswer {
    fn given(&self) -> Given<'_> {
        Given::Fields(vec![
            ("fund", GivenField::Word(self.fund.slug())),
            ("amount", GivenField::Money(self.amount)),
            ("papers", GivenField::Words(self.papers.iter().map(|paper| paper.slug()).collect())),
        ])
    }

    fn gist(&self) -> (Gist, Option<ItemId>) {
        (Gist::Parts, None)
    }
}

/// The one line that a payment writes.
pub fn item() -> ItemId {
    ItemId::from("paid")
}

/// The payment, then its line in the second book.
pub fn tasks(role: Role, pay: &Pay) -> Vec<Task<'_>> {
    vec![Task { role, kind: TaskKind::Main(pay) }, Task::second_book(&item())]
}

impl Rules for Pay {
    type Answer = PayAnswer;

    fn judge(&self, scene: Scene<'_>, answer: &PayAnswer) -> Result<Judged, Refusal> {
        let PayAnswer { fund, amount, papers } = answer;
        if amount.0 < 0 {
            return Err(Refusal::OutOfRange);
        }
        if !amount.is_in_notes() {
            return Err(Refusal::NotInNotes);
        }
        let comes_in = self.purpose.comes_in();
        let from = if comes_in { Account::Bank(*fund) } else { Account::Box(*fund) };
        let held = scene.state.ledger.balance(Book::Treasurer, &from);
        if *amount > held {
            let (fund, missing) = (*fund, amount.minus(held).ok_or(Refusal::OutOfRange)?);
            return Err(if comes_in {
                Refusal::NotEnoughInBank { fund, missing }
            } else {
                Refusal::NotEnoughMoney { fund, missing }
            });
        }
        let mut judged = Judged::by_checks(&[
            ("fund", *fund == self.purpose.fund()),
            ("amount", Some(*amount) == self.sum(&scene.story.club.charter)),
            ("papers", sorted(papers) == sorted(self.purpose.papers())),
        ]);
        let into = match &self.purpose {
            Purpose::Spending => Account::Outside(Category::Spending),
            Purpose::Visit(_) => Account::Outside(Category::Visits),
            Purpose::Loan { loan, .. } => Account::Loan(loan.clone()),
            Purpose::Deposit(fund) => Account::Bank(*fund),
            Purpose::Withdrawal(_) => Account::Box(*fund),
        };
        let entry = Entry::new(scene.step.id.line(&item())).moving(*amount, from, into);
        judged.change.postings = vec![Posting { book: Book::Treasurer, entry }];
        judged.change.cash = if comes_in { *amount } else { amount.negated() };
        let before_the_vote = |(_, after): (_, &_)| !scene.state.flags.contains(after);
        judged.change.fatal = self.loan().is_some_and(before_the_vote).then_some(Fatal::LendsAlone);
        Ok(judged)
    }

    fn model(&self, scene: Scene<'_>) -> Option<PayAnswer> {
        let amount = self.sum(&scene.story.club.charter)?;
        let (fund, papers) = (self.purpose.fund(), self.purpose.papers().to_vec());
        Some(PayAnswer { fund, amount, papers })
    }

    /// Without a paper.
    fn others(&self, scene: Scene<'_>) -> Vec<(String, PayAnswer)> {
        wrong(self.model(scene).map(|model| PayAnswer { papers: Vec::new(), ..model }))
    }

    fn hides(&self, _scene: Scene<'_>) -> Vec<Figured> {
        // What is paid was decided before, and is read out.
        Vec::new()
    }
}

/// The papers without their order.
pub(super) fn sorted(papers: &[PaymentPaper]) -> Vec<PaymentPaper> {
    let mut papers = papers.to_vec();
    papers.sort_unstable();
    papers.dedup();
    papers
}
