//! `Count`: the notes by denomination, their sum, and what both books say beside it.
//!
//! Where the books differ and the line is named, the second book gets a correcting line (errors are ruled
//! through, never overwritten: `domain/brief.md` §4.8). Where the notes differ from both books, no book is touched.

use crate::club::ledger::{Account, Book, Difference, Entry, Fund, Posting, Source};
use crate::meeting::command::{Answer, BooksSay};
use crate::meeting::figures;
use crate::meeting::refusal::Refusal;
use crate::meeting::steps::{Judged, Scene};
use crate::money::Dong;
use crate::scenario::kind::Count;

pub fn judge(scene: Scene<'_>, count: &Count, answer: &Answer) -> Result<Judged, Refusal> {
    let Answer::Count { notes, total, books } = answer else { return Err(Refusal::NotAnAnswer) };
    let cash = scene.state.ledger.cash();
    let differences = scene.state.ledger.differences();
    let books_right = match books {
        BooksSay::Agree => differences.is_empty() && cash == scene.state.ledger.boxes(Book::Treasurer),
        BooksSay::CashDiffers => differences.is_empty() && cash != scene.state.ledger.boxes(Book::Treasurer),
        BooksSay::BooksDiffer { line } => differences.iter().any(|difference| difference.line == *line),
    };
    let notes_right = sorted(notes) == sorted(&figures::notes(&count.notes, cash));
    let mut judged =
        Judged::by_checks(&[("notes", notes_right), ("total", *total == cash), ("books", books_right)]);
    judged.deed.postings = differences.iter().map(correction).collect();
    Ok(judged)
}

pub fn model(scene: Scene<'_>, count: &Count) -> Answer {
    let ledger = &scene.state.ledger;
    let cash = ledger.cash();
    let books = match ledger.differences().first() {
        Some(difference) => BooksSay::BooksDiffer { line: difference.line.clone() },
        None if cash == ledger.boxes(Book::Treasurer) => BooksSay::Agree,
        None => BooksSay::CashDiffers,
    };
    Answer::Count { notes: figures::notes(&count.notes, cash), total: cash, books }
}

/// Brings the second book to what the slips of the treasurer's book say on this line.
fn correction(difference: &Difference) -> Posting {
    let mut entry = Entry::new(difference.line.clone());
    for (at, fund) in Fund::BOTH.into_iter().enumerate() {
        let [treasurer, secretary] = [&difference.treasurer, &difference.secretary]
            .map(|amounts| amounts.get(at).copied().unwrap_or_default());
        let missing = Dong(treasurer.0.saturating_sub(secretary.0));
        entry = entry.moving(missing, Account::Outside(Source::Written), Account::Box(fund));
    }
    Posting { book: Book::Secretary, entry }
}

fn sorted(notes: &[(Dong, u16)]) -> Vec<(Dong, u16)> {
    let mut notes: Vec<_> = notes.iter().copied().filter(|(_, n)| *n > 0).collect();
    notes.sort_unstable();
    notes
}
