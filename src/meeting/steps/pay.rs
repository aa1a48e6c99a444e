//! `Pay`: money out of one fund, with every paper that goes with it, and never a loan before the vote.
//!
//! An amount that the box does not hold is refused, so no balance goes below zero (`domain/brief.md` §4.9).

use crate::club::ledger::{Account, Book, Entry, Fund, Posting, Source};
use crate::id::ItemId;
use crate::meeting::command::Answer;
use crate::meeting::refusal::Refusal;
use crate::meeting::steps::{Judged, Scene};
use crate::money::Dong;
use crate::scenario::kind::{Paper, Pay, Purpose};
use crate::scenario::model::Fatal;

/// The one line that a payment writes.
pub fn item() -> ItemId {
    ItemId::from("paid")
}

pub fn judge(scene: Scene<'_>, pay: &Pay, answer: &Answer) -> Result<Judged, Refusal> {
    let Answer::Pay { fund, amount, papers } = answer else { return Err(Refusal::NotAnAnswer) };
    if amount.0 < 0 {
        return Err(Refusal::OutOfRange);
    }
    let held = scene.state.box_of(*fund);
    if *amount > held {
        let missing = amount.minus(held).ok_or(Refusal::OutOfRange)?;
        return Err(Refusal::NotEnoughMoney { fund: *fund, missing });
    }
    let mut judged = Judged::by_checks(&[
        ("fund", *fund == pay.purpose.fund()),
        ("amount", *amount == pay.amount),
        ("papers", sorted(papers) == sorted(pay.purpose.papers())),
    ]);
    let into = match &pay.purpose {
        Purpose::Spending => Account::Outside(Source::Spending),
        Purpose::Loan { loan, .. } => Account::Loan(loan.clone()),
        Purpose::Deposit(fund) => Account::Bank(*fund),
    };
    let entry = Entry::new(scene.step.id.line(&item())).moving(*amount, Account::Box(*fund), into);
    judged.deed.postings = vec![Posting { book: Book::Treasurer, entry }];
    judged.deed.cash = Dong::ZERO.minus(*amount).ok_or(Refusal::OutOfRange)?;
    judged.deed.fatal = match &pay.purpose {
        Purpose::Loan { after, .. } if !scene.state.flags.contains(after) => Some(Fatal::LendsAlone),
        Purpose::Loan { .. } | Purpose::Spending | Purpose::Deposit(_) => None,
    };
    Ok(judged)
}

pub fn model(pay: &Pay) -> Answer {
    let fund: Fund = pay.purpose.fund();
    Answer::Pay { fund, amount: pay.amount, papers: pay.purpose.papers().to_vec() }
}

fn sorted(papers: &[Paper]) -> Vec<Paper> {
    let mut papers = papers.to_vec();
    papers.sort_unstable();
    papers.dedup();
    papers
}
