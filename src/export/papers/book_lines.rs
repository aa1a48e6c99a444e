//! The lines of both cash books in the order of time, each with its day and its slip.
//!
//! The treasurer's entry and the secretary's entry of one line share a row as long as every running balance was right
//! at some time. Otherwise the secretary's entry gets a row of its own, and so does a correction made when the books
//! were compared.

use std::collections::BTreeMap;

use crate::club::ledger::{Account, Book, Entry, Fund, OPENING};
use crate::export::papers::counts::{self, When};
use crate::export::papers::played::Played;
use crate::id::LineId;
use crate::locale::{Pair, Value};
use crate::money::Dong;
use crate::scenario::kinds::Pays;
use crate::scenario::model::Step;

/// One row: the entry of each book for a line, where it has one.
#[derive(Debug, Clone)]
pub(super) struct BookLine<'a> {
    pub(super) line: &'a LineId,
    pub(super) entries: [Option<&'a Entry>; 2],
    /// Corrects an earlier or missing line of this book: the message that says when.
    pub(super) mends: Option<&'static str>,
    /// Whether money came in on this line of the treasurer's book, or went out.
    pub(super) is_in: bool,
    /// Written after the meeting, on an unknown day.
    later: bool,
    slip: Option<Slip>,
}

/// A receipt or a payment slip, numbered as they were written in the session.
#[derive(Debug, Clone, Copy)]
enum Slip {
    Receipt(usize),
    Payment(usize),
}

impl BookLine<'_> {
    pub(super) fn is_opening(&self) -> bool {
        self.line.as_str() == OPENING
    }

    /// "15/6, PT 3".
    pub(super) fn day_and_slip(&self, played: &Played<'_>) -> Pair {
        if self.is_opening() && self.mends.is_none() {
            return Pair::default();
        }
        let month = played.story.scenario.month.month;
        let day =
            if self.later { "……".to_owned() } else { format!("{}/{month}", played.story.scenario.day) };
        let (id, n) = match self.slip {
            None => return day.into(),
            Some(Slip::Receipt(n)) => ("doc-slip-in", n),
            Some(Slip::Payment(n)) => ("doc-slip-out", n),
        };
        played.ui_with(id, &[("day", Value::Text(day)), ("n", Value::count(n))])
    }
}

/// Every line of both books, as they were written.
pub(super) fn book_lines<'a>(played: &Played<'a>) -> Vec<BookLine<'a>> {
    let mut lines: Vec<BookLine<'a>> = Vec::new();
    let mut slips: BTreeMap<&LineId, Slip> = BTreeMap::new();
    let last = played.parts_of_meeting().last().map(|part| &part.id);
    let last = played.story.scenario.parts.iter().position(|part| Some(&part.id) == last);
    for event in played.meeting.in_force() {
        let part = event.step().and_then(|step| played.story.position(step)).map(|place| place.part);
        // The closing count is still held on the day of the meeting.
        let step = event.step().and_then(|step| played.story.step(step));
        let mends = step.and_then(|step| mended(played, step));
        let later = part > last && mends.is_none();
        for posting in event.outcome().iter().flat_map(|outcome| &outcome.postings) {
            let entry = &posting.entry;
            if posting.book == Book::Treasurer && !slips.contains_key(&entry.line) {
                let n_of = |receipt: bool| {
                    let is_same = |slip: &&Slip| matches!(slip, Slip::Receipt(_)) == receipt;
                    slips.values().filter(is_same).count() + 1
                };
                let slip = match is_receipt(played, &entry.line) {
                    Some(true) => Some(Slip::Receipt(n_of(true))),
                    Some(false) => Some(Slip::Payment(n_of(false))),
                    None => None,
                };
                slips.extend(slip.map(|slip| (&entry.line, slip)));
            }
            let entries = match posting.book {
                Book::Treasurer => [Some(entry), None],
                Book::Secretary => [None, Some(entry)],
            };
            let slip = slips.get(&entry.line).copied();
            let is_in = !matches!(slip, Some(Slip::Payment(_)));
            lines.push(BookLine { line: &entry.line, entries, mends, is_in, later, slip });
        }
    }
    lines
}

/// The name of a correction made in this step; none where the books are not compared.
fn mended(played: &Played<'_>, step: &Step) -> Option<&'static str> {
    if step.kind.try_as_book_ref().is_some_and(|booking| booking.correction().is_some()) {
        return Some("doc-mended-struck");
    }
    if !step.kind.compares_books() {
        return None;
    }
    Some(if step.kind.is_choose() {
        "doc-mended-by-slips"
    } else {
        match counts::when(played, step) {
            When::Opening => "doc-mended-opening",
            When::Middle => "doc-mended-middle",
            When::Closing => "doc-mended-closing",
        }
    })
}

/// Whether a receipt (`true`) or a payment slip goes with this line; none where people sign in the fee book.
fn is_receipt(played: &Played<'_>, line: &LineId) -> Option<bool> {
    let (step, item) = line.as_str().split_once('.')?;
    let step = played.story.step(&step.into())?;
    if let Some(pay) = step.kind.try_as_pay_ref() {
        return Some(pay.purpose.comes_in());
    }
    if let Some(booking) = step.kind.try_as_book_ref() {
        return booking.purpose.has_second_line().then_some(false);
    }
    let payer = step.kind.try_as_collect_ref()?.payers.iter().find(|payer| payer.id.as_str() == item)?;
    match payer.pays {
        Pays::Loan(_) | Pays::Early(_) | Pays::Donation(_) | Pays::Capital(_) => Some(true),
        Pays::Fee(_) | Pays::FeeOwed | Pays::FeeExempt | Pays::InKind(_) => None,
    }
}

/// The lines that concern this fund, those of the secretary beside those of the treasurer.
pub(super) fn of_fund<'a>(lines: &[BookLine<'a>], fund: Fund) -> Vec<BookLine<'a>> {
    let mut rows: Vec<BookLine<'a>> = Vec::new();
    let moves = |line: &&BookLine<'_>| {
        let entries = line.entries.iter().flatten();
        line.is_opening() || entries.into_iter().any(|entry| entry.change(&Account::Box(fund)) != Dong::ZERO)
    };
    for line in lines.iter().filter(moves) {
        let [treasurer, secretary] = line.entries;
        let of_book = |row: &BookLine<'a>| {
            let [first, second] = row.entries;
            if treasurer.is_some() { first.is_some() } else { second.is_some() }
        };
        // After the last row with an entry of the same book, so that its running balance goes on from there.
        let free = rows.iter().rposition(of_book).map_or(0, |last| last + 1);
        let beside = rows.iter_mut().skip(free).find(|row| row.line == line.line);
        match beside {
            Some(row) if line.mends.is_none() => {
                let [first, second] = row.entries;
                row.entries = [first.or(treasurer), second.or(secretary)];
            }
            _ => rows.push(line.clone()),
        }
    }
    rows
}
