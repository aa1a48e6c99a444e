//! `Collect`, at the treasurer's table: principal and gifts of capital into the income fund, interest, fees and other gifts
//! into the operating fund, change back, a receipt for loans and gifts.
//!
//! What is due follows from the loan and the charter; a payer who brings less pays the oldest interest first, then
//! the oldest principal (`scenarios/RULES.md`, brief 4.6, *giả định*); one who pays before the time, what is due and then
//! principal. Goods are written into Sổ Tấm lòng vàng and move no money (brief 4.10).

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};

use crate::club::ledger::{Account, Book, Category, Entry, Fund, Posting};
use crate::club::loan::allocate;
use crate::id::ItemId;
use crate::meeting::answer::{AnswerOfKind, Gist, Given, GivenField};
use crate::meeting::figures::{self, Figured};
use crate::meeting::kinds::{Task, TaskKind};
use crate::meeting::outcome::GiftKept;
use crate::meeting::refusal::Refusal;
use crate::meeting::rules::{Judged, Rules, Scene, is_unrounded, wrong};
use crate::money::Dong;
use crate::scenario::kinds::{Collect, GiftInKind, Payer, Pays};
use crate::scenario::terms::Role;

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
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
    /// The loan is closed: its page is ruled off, and the borrower gets the paper back.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub paper_back: bool,
    /// How goods are written down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goods: Option<GoodsEntry>,
}

/// Goods as they are written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoodsEntry {
    pub book: GoodsBook,
    pub quantity: u16,
}

/// Where goods are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum GoodsBook {
    /// As money of the operating fund, at its price on the market.
    OperatingCash,
    /// Sổ Tấm lòng vàng.
    GiftBook,
    /// In no book: they are handed out at once.
    Nowhere,
}

impl GoodsBook {
    pub const ALL: &'static [Self] = Self::VARIANTS;
}

/// The mark beside a name in the fee book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Mark {
    #[default]
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
        if let Some(GoodsEntry { book, quantity }) = self.goods {
            return Given::Fields(vec![
                ("goods-book", GivenField::Word(book.into())),
                ("goods-quantity", GivenField::Count(i64::from(quantity))),
                ("goods-receipt", GivenField::Flag(self.receipt)),
            ]);
        }
        let paper_back = self.paper_back.then_some(("paper-back", GivenField::Flag(true)));
        let fields = [
            ("principal", GivenField::Money(self.principal)),
            ("interest", GivenField::Money(self.interest)),
            ("other", GivenField::Money(self.other)),
            ("change", GivenField::Money(self.change)),
            ("receipt", GivenField::Flag(self.receipt)),
            ("mark", GivenField::Word(mark)),
        ];
        Given::Fields(fields.into_iter().chain(paper_back).collect())
    }

    fn gist(&self) -> (Gist, Option<ItemId>) {
        (Gist::Parts, Some(self.payer.clone()))
    }
}

/// What should be entered for a payer: the model answer. Loans and gifts get a receipt each; for a fee the payer
/// signs in the fee book.
pub fn expected_payment(scene: Scene<'_>, payer: &Payer) -> Option<CollectAnswer> {
    let none = Dong::ZERO;
    let empty = || CollectAnswer { payer: payer.id.clone(), ..CollectAnswer::default() };
    let plain = |other: Dong, receipt: bool, mark: Mark| {
        let change = payer.brings.minus(other)?;
        Some(CollectAnswer { other, change, receipt, mark, ..empty() })
    };
    match &payer.pays {
        Pays::Loan(loan) => {
            let dues = figures::dues(scene.story, scene.state, loan)?;
            let paid = allocate(&dues, payer.brings)?;
            let (principal, interest, change) = (paid.principal, paid.interest, paid.change);
            Some(CollectAnswer { principal, interest, change, receipt: true, ..empty() })
        }
        Pays::Early(loan) => {
            let dues = figures::dues(scene.story, scene.state, loan)?;
            let due = allocate(&dues, payer.brings)?;
            let owed = scene.state.ledger.balance(Book::Treasurer, &Account::Loan(loan.clone()));
            let more = due.change.min(owed.minus(due.principal)?);
            let (principal, change) = (due.principal.plus(more)?, due.change.minus(more)?);
            let paper_back = principal == owed;
            Some(CollectAnswer {
                principal,
                interest: due.interest,
                change,
                receipt: true,
                paper_back,
                ..empty()
            })
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
        Pays::InKind(goods) => {
            let entry = GoodsEntry { book: GoodsBook::GiftBook, quantity: goods.quantity };
            Some(CollectAnswer { receipt: true, goods: Some(entry), ..empty() })
        }
    }
}

/// One task for each payer at the treasurer's table, then one for each line of the second book. Goods are a line there
/// too: whoever writes money on it is found at the next count.
pub fn tasks(role: Role, collect: &Collect) -> Vec<Task<'_>> {
    let taken = collect.payers.iter().map(|payer| Task { role, kind: TaskKind::Payer(payer) });
    let has_line = |payer: &&Payer| payer.pays.is_booked() || payer.pays.goods().is_some();
    let booked = collect.payers.iter().filter(has_line);
    taken.chain(booked.map(|payer| Task::second_book(&payer.id))).collect()
}

impl Rules for Payer {
    type Answer = CollectAnswer;

    fn judge(&self, scene: Scene<'_>, answer: &CollectAnswer) -> Result<Judged, Refusal> {
        let CollectAnswer { payer: given, principal, interest, other, change, receipt, mark, .. } = answer;
        if *given != self.id {
            return Err(Refusal::UnknownItem { item: given.clone() });
        }
        if let Some(goods) = self.pays.goods() {
            return judge_goods(scene, self, goods, answer);
        }
        // Interest may be entered before it is rounded, so it is no cash yet.
        if ![principal, other, change].into_iter().all(|cash| cash.is_in_notes()) {
            return Err(Refusal::NotInNotes);
        }
        let due = expected_payment(scene, self).ok_or(Refusal::OutOfRange)?;
        // For a gift of capital there is a field for each fund.
        let [into_income, into_operating] = match self.pays {
            Pays::Capital(_) => ["income", "operating"],
            Pays::Loan(_)
            | Pays::Early(_)
            | Pays::Fee(_)
            | Pays::FeeOwed
            | Pays::FeeExempt
            | Pays::Donation(_)
            | Pays::InKind(_) => ["principal", "other"],
        };
        let paper_back = self.pays.early().map(|_| ("paper-back", answer.paper_back == due.paper_back));
        let checks = [
            (into_income, *principal == due.principal),
            ("interest", *interest == due.interest),
            (into_operating, *other == due.other),
            ("change", *change == due.change),
            ("receipt", *receipt == due.receipt),
            ("mark", *mark == due.mark),
        ];
        let checks: Vec<_> = checks.into_iter().chain(paper_back).collect();
        let mut judged = Judged::by_checks(&checks);
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
            Pays::InKind(_) => Some(CollectAnswer { receipt: false, ..model }),
            Pays::Loan(_)
            | Pays::Early(_)
            | Pays::Fee(_)
            | Pays::FeeOwed
            | Pays::FeeExempt
            | Pays::Donation(_) => {
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

/// Judges how goods are written down. No money moves, whatever was written; what is kept is what was really given.
fn judge_goods(
    scene: Scene<'_>,
    payer: &Payer,
    goods: &GiftInKind,
    answer: &CollectAnswer,
) -> Result<Judged, Refusal> {
    let entry = answer.goods.ok_or(Refusal::NotAnAnswer)?;
    let mut judged = Judged::by_checks(&[
        ("goods-book", entry.book == GoodsBook::GiftBook),
        ("goods-quantity", entry.quantity == goods.quantity),
        ("goods-receipt", answer.receipt),
    ]);
    let line = scene.step.id.line(&payer.id);
    judged.change.gift = Some(GiftKept { line, quantity: goods.quantity });
    Ok(judged)
}

/// Where principal comes from. A payer without a loan cannot pay any; the check of the answer says so.
fn loan_account(payer: &Payer) -> Account {
    match &payer.pays {
        Pays::Loan(loan) | Pays::Early(loan) => Account::Loan(loan.clone()),
        Pays::Fee(_)
        | Pays::FeeOwed
        | Pays::FeeExempt
        | Pays::Donation(_)
        | Pays::Capital(_)
        | Pays::InKind(_) => Account::Outside(Category::Capital),
    }
}

fn other_source(payer: &Payer) -> Category {
    match payer.pays {
        Pays::Donation(_) | Pays::Capital(_) | Pays::InKind(_) => Category::Donations,
        Pays::Loan(_) | Pays::Early(_) | Pays::Fee(_) | Pays::FeeOwed | Pays::FeeExempt => Category::Fees,
    }
}
