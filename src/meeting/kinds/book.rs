//! `Book`: a line without notes, with every paper that goes with it, and never a write-off before the vote.
//!
//! No notes move here, so a late slip closes the gap between the notes and both books, and a correction the one between
//! the books. An amount that is not in the box is refused, so no balance goes below zero (`scenarios/RULES.md`, brief 4.9).

use serde::{Deserialize, Serialize};

use crate::club::ledger::{Account, Book, Category, Entry, Fund, OPENING, Posting};
use crate::id::{ItemId, LineId};
use crate::meeting::answer::{AnswerOfKind, Gist, Given, GivenField};
use crate::meeting::figures::{self, Figured};
use crate::meeting::kinds::{Task, TaskKind, pay};
use crate::meeting::refusal::Refusal;
use crate::meeting::rules::{Judged, Rules, Scene, wrong};
use crate::money::Dong;
use crate::scenario::kinds::{BookPurpose, Booking, PaymentPaper};
use crate::scenario::terms::{Fatal, Role};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookAnswer {
    /// The book that is put right; none where the line belongs into both.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub book: Option<Book>,
    pub fund: Fund,
    /// What is paid out or written off. Of a correction: what it changes, below zero where the book had too much.
    pub amount: Dong,
    pub papers: Vec<PaymentPaper>,
}

impl AnswerOfKind for BookAnswer {
    fn given(&self) -> Given<'_> {
        let book = self.book.map(|book| match book {
            Book::Treasurer => "treasurer",
            Book::Secretary => "secretary",
        });
        let fund = match self.fund {
            Fund::Income => "income",
            Fund::Operating => "operating",
        };
        let fields = [
            ("fund", GivenField::Word(fund)),
            ("amount", GivenField::Money(self.amount)),
            ("papers", GivenField::Words(self.papers.iter().map(|paper| paper.slug()).collect())),
        ];
        Given::Fields(book.map(|book| ("book", GivenField::Word(book))).into_iter().chain(fields).collect())
    }

    fn gist(&self) -> (Gist, Option<ItemId>) {
        (Gist::Parts, None)
    }
}

/// The one line that it writes.
pub fn item() -> ItemId {
    ItemId::from("booked")
}

/// The line, then the same in the second book where it belongs there too.
pub fn tasks(role: Role, booking: &Booking) -> Vec<Task<'_>> {
    let second = booking.purpose.has_second_line().then(|| Task::second_book(&item()));
    [Task { role, kind: TaskKind::Main(booking) }].into_iter().chain(second).collect()
}

impl Booking {
    /// What the right line changes.
    fn sum(&self, scene: Scene<'_>) -> Dong {
        match &self.purpose {
            BookPurpose::LateSlip { amount } => *amount,
            BookPurpose::WriteOff { loan, .. } => {
                scene.state.ledger.balance(Book::Treasurer, &Account::Loan(loan.clone()))
            }
            BookPurpose::Correction { by, .. } => *by,
        }
    }

    fn posting(&self, scene: Scene<'_>) -> Posting {
        let (line, sum) = (scene.step.id.line(&item()), self.sum(scene));
        match &self.purpose {
            BookPurpose::LateSlip { .. } => {
                let spent = Account::Outside(Category::Spending);
                let entry = Entry::new(line).moving(sum, Account::Box(Fund::Operating), spent);
                Posting { book: Book::Treasurer, entry }
            }
            BookPurpose::WriteOff { loan, .. } => {
                let lost = Account::Outside(Category::WrittenOff);
                let entry = Entry::new(line).moving(sum, Account::Loan(loan.clone()), lost);
                Posting { book: Book::Treasurer, entry }
            }
            // What was wrong before the meeting is in the sums with which it began.
            BookPurpose::Correction { book, fund, .. } => {
                let written = Account::Outside(Category::Written);
                let entry = Entry::new(LineId::from(OPENING)).moving(sum, written, Account::Box(*fund));
                Posting { book: *book, entry }
            }
        }
    }
}

impl Rules for Booking {
    type Answer = BookAnswer;

    fn judge(&self, scene: Scene<'_>, answer: &BookAnswer) -> Result<Judged, Refusal> {
        let BookAnswer { book, fund, amount, papers } = answer;
        let is_correction = self.correction().is_some();
        let size = Dong(amount.0.saturating_abs());
        if (amount.0 < 0 && !is_correction) || size > figures::most_money(scene.state) {
            return Err(Refusal::OutOfRange);
        }
        if self.purpose.has_second_line() {
            let held = scene.state.box_of(*fund);
            if !amount.is_in_notes() {
                return Err(Refusal::NotInNotes);
            }
            if *amount > held {
                let missing = amount.minus(held).ok_or(Refusal::OutOfRange)?;
                return Err(Refusal::NotEnoughMoney { fund: *fund, missing });
            }
        }
        let mut checks = vec![
            ("fund", *fund == self.purpose.fund()),
            ("amount", *amount == self.sum(scene)),
            ("papers", pay::sorted(papers) == pay::sorted(self.purpose.papers())),
        ];
        if is_correction {
            checks.insert(0, ("book", *book == self.purpose.one_book()));
        }
        let mut judged = Judged::by_checks(&checks);
        let posting = self.posting(scene);
        judged.change.postings = [posting].into_iter().filter(|one| !one.entry.legs.is_empty()).collect();
        let is_voted = |(_, after): (_, &_)| scene.state.flags.contains(after);
        judged.change.fatal =
            self.written_off().is_some_and(|own| !is_voted(own)).then_some(Fatal::LendsAlone);
        Ok(judged)
    }

    fn model(&self, scene: Scene<'_>) -> Option<BookAnswer> {
        let (book, fund, papers) = (self.purpose.one_book(), self.purpose.fund(), self.purpose.papers());
        Some(BookAnswer { book, fund, amount: self.sum(scene), papers: papers.to_vec() })
    }

    /// Without a paper.
    fn others(&self, scene: Scene<'_>) -> Vec<(String, BookAnswer)> {
        wrong(self.model(scene).map(|model| BookAnswer { papers: Vec::new(), ..model }))
    }

    /// The amount of a slip stands on it; what is owed and what is off has to be found.
    fn hides(&self, scene: Scene<'_>) -> Vec<Figured> {
        if self.purpose.has_second_line() {
            return Vec::new();
        }
        vec![Figured::Money(Dong(self.sum(scene).0.saturating_abs()))]
    }
}
