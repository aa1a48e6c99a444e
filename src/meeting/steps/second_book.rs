//! The second cash book, in the secretary's hand: one line for every line of the treasurer's.
//!
//! What is written is posted as it is, right or wrong. A wrong amount stays until somebody compares the books
//! (`count`), as in life.

use crate::club::ledger::{Account, Book, Entry, Fund, Posting, Source};
use crate::id::ItemId;
use crate::meeting::command::Answer;
use crate::meeting::refusal::Refusal;
use crate::meeting::steps::{Judged, Scene};
use crate::money::Dong;

/// More than any club will ever hold. Beyond it sums could leave the range, and what is written here is posted.
const MOST: Dong = Dong(1_000_000_000_000);

pub fn judge(scene: Scene<'_>, item: &ItemId, answer: &Answer) -> Result<Judged, Refusal> {
    let Answer::Write { item: given, income, operating } = answer else { return Err(Refusal::NotAnAnswer) };
    if given != item {
        return Err(Refusal::UnknownItem { item: given.clone() });
    }
    if [income, operating].into_iter().any(|amount| amount.0.unsigned_abs() > MOST.0.unsigned_abs()) {
        return Err(Refusal::OutOfRange);
    }
    let line = scene.step.id.line(item);
    let [treasurer_income, treasurer_operating] = scene.state.ledger.on_line(Book::Treasurer, &line);
    let mut judged = Judged::by_checks(&[
        ("income", *income == treasurer_income),
        ("operating", *operating == treasurer_operating),
    ]);
    let entry = Entry::new(line)
        .moving(*income, Account::Outside(Source::Written), Account::Box(Fund::Income))
        .moving(*operating, Account::Outside(Source::Written), Account::Box(Fund::Operating));
    if !entry.legs.is_empty() {
        judged.deed.postings = vec![Posting { book: Book::Secretary, entry }];
    }
    Ok(judged)
}

pub fn model(scene: Scene<'_>, item: &ItemId) -> Answer {
    let [income, operating] = scene.state.ledger.on_line(Book::Treasurer, &scene.step.id.line(item));
    Answer::Write { item: item.clone(), income, operating }
}
