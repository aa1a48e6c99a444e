//! `Count`: the notes by denomination, their sum, and what both books say.
//!
//! Where the books differ and the line is named, the second book gets a correcting line (errors are ruled
//! through, never overwritten: `scenarios/RULES.md`, brief 4.8). Where the notes differ from both books, no book is touched.

use serde::{Deserialize, Serialize};

use crate::club::ledger::{Account, Book, Category, Difference, Entry, Fund, Ledger, OPENING, Posting};
use crate::id::{ItemId, LineId};
use crate::meeting::answer::{AnswerOfKind, Gist, Given, GivenField};
use crate::meeting::figures::{self, Figured};
use crate::meeting::refusal::Refusal;
use crate::meeting::rules::{Judged, Rules, Scene, with_flag, wrong};
use crate::money::Dong;
use crate::scenario::kinds::Count;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountAnswer {
    /// Denomination and number of notes.
    pub notes: Vec<(Dong, u16)>,
    /// The sum of the notes.
    pub total: Dong,
    pub books: BooksSay,
}

/// What the treasurer finds on comparing the notes with both books.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum BooksSay {
    Agree,
    /// The books differ from each other on this line.
    BooksDiffer {
        line: LineId,
    },
    /// The books agree with each other but not with the notes.
    CashDiffers,
}

/// So many notes of one kind a club never has.
const MOST_NOTES: u16 = 999;

impl AnswerOfKind for CountAnswer {
    fn given(&self) -> Given<'_> {
        let books = match &self.books {
            BooksSay::Agree => ("books", GivenField::Word("agree")),
            BooksSay::CashDiffers => ("books", GivenField::Word("cash-differs")),
            BooksSay::BooksDiffer { line } => ("books-differ", GivenField::Ids(vec![line.as_str()])),
        };
        let notes = self.notes.iter().copied().filter(|(_, n)| *n > 0).collect();
        Given::Fields(vec![
            ("notes", GivenField::Notes(notes)),
            ("total", GivenField::Money(self.total)),
            books,
        ])
    }

    fn gist(&self) -> (Gist, Option<ItemId>) {
        (Gist::Parts, None)
    }
}

impl Rules for Count {
    type Answer = CountAnswer;

    fn judge(&self, scene: Scene<'_>, answer: &CountAnswer) -> Result<Judged, Refusal> {
        let CountAnswer { notes, total, books } = answer;
        let ledger = &scene.state.ledger;
        // So many notes of one kind, or so much money, is a slip of the keys.
        if notes.iter().any(|(_, n)| *n > MOST_NOTES) || *total > figures::most_money(scene.state) {
            return Err(Refusal::OutOfRange);
        }
        if !total.is_in_notes() {
            return Err(Refusal::NotInNotes);
        }
        let (cash, in_book) = (ledger.cash(), ledger.boxes(Book::Treasurer));
        let differences = ledger.differences();
        let books_right = match books {
            BooksSay::Agree => differences.is_empty() && cash == in_book,
            BooksSay::CashDiffers => differences.is_empty() && cash != in_book,
            BooksSay::BooksDiffer { line } => differences.iter().any(|difference| difference.line == *line),
        };
        let notes_right = sorted(notes) == sorted(&figures::notes(self, cash));
        let mut judged =
            Judged::by_checks(&[("notes", notes_right), ("total", *total == cash), ("books", books_right)]);
        judged.change.postings = corrections(ledger);
        let agreed = self.agreed.as_ref().filter(|_| judged.verdict.right && *books == BooksSay::Agree);
        judged.change.consequence = agreed.map(|agreed| with_flag(scene.step, true, agreed));
        Ok(judged)
    }

    fn model(&self, scene: Scene<'_>) -> Option<CountAnswer> {
        let ledger = &scene.state.ledger;
        let cash = ledger.cash();
        let books = match ledger.differences().first() {
            Some(difference) => BooksSay::BooksDiffer { line: difference.line.clone() },
            None if cash == ledger.boxes(Book::Treasurer) => BooksSay::Agree,
            None => BooksSay::CashDiffers,
        };
        Some(CountAnswer { notes: figures::notes(self, cash), total: cash, books })
    }

    fn others(&self, scene: Scene<'_>) -> Vec<(String, CountAnswer)> {
        let more = |model: CountAnswer| {
            let total = model.total.plus(Dong(1_000))?;
            Some(CountAnswer { total, ..model })
        };
        wrong(self.model(scene).and_then(more))
    }

    fn hides(&self, scene: Scene<'_>) -> Vec<Figured> {
        vec![Figured::Money(scene.state.ledger.cash())]
    }
}

/// Corrects the second book by the treasurer's, line by line. What was off before the meeting stays: its slips are not
/// those of today, and a `Book` step corrects it.
pub(super) fn corrections(ledger: &Ledger) -> Vec<Posting> {
    let is_of_today = |difference: &&Difference| difference.line.as_str() != OPENING;
    ledger.differences().iter().filter(is_of_today).map(correction).collect()
}

/// Corrects this line of the second book by the slips of the treasurer's book.
fn correction(difference: &Difference) -> Posting {
    let mut entry = Entry::new(difference.line.clone());
    for (at, fund) in Fund::BOTH.into_iter().enumerate() {
        let [treasurer, secretary] = [&difference.treasurer, &difference.secretary]
            .map(|amounts| amounts.get(at).copied().unwrap_or_default());
        let missing = Dong(treasurer.0.saturating_sub(secretary.0));
        entry = entry.moving(missing, Account::Outside(Category::Written), Account::Box(fund));
    }
    Posting { book: Book::Secretary, entry }
}

fn sorted(notes: &[(Dong, u16)]) -> Vec<(Dong, u16)> {
    let mut notes: Vec<_> = notes.iter().copied().filter(|(_, n)| *n > 0).collect();
    notes.sort_unstable();
    notes
}
