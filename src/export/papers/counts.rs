//! The counts of a session: at the beginning, in between, at the end. What was said of them stands beside what there was.

use crate::club::ledger::{Account, Book, Fund};
use crate::export::paper::{Align, Paper, Table, joined};
use crate::export::papers::happened::{Done, done};
use crate::export::papers::played::Played;
use crate::locale::{Pair, Value, number};
use crate::meeting::kinds::{BooksSay, CountAnswer};
use crate::money::Dong;
use crate::scenario::kinds::{Pay, Purpose};
use crate::scenario::model::Step;

/// Adds every count: what was found, what lay there, what both books said then, and what was said of it.
pub(super) fn push(played: &Played<'_>, paper: &mut Paper) {
    paper.section(played.ui("doc-counts"));
    let head = [
        "doc-when",
        "count-total",
        "doc-cash-there",
        "book-treasurer",
        "book-secretary",
        "doc-count-claim",
        "doc-count-found",
    ];
    let columns = [(14, Align::Left), (13, Align::Right), (13, Align::Right), (13, Align::Right)];
    let columns = columns.into_iter().chain([(13, Align::Right), (16, Align::Left), (18, Align::Left)]);
    let mut table = Table::new(columns, head.map(|id| played.ui(id)).to_vec());
    let all = done(played.meeting);
    let mut notes_last = None;
    for one in &all {
        let count = one.answer.and_then(|answer| <&CountAnswer>::try_from(answer).ok());
        let Some(CountAnswer { notes, total, books }) = count else { continue };
        let Some(step) = played.story.step(one.step) else { continue };
        let ledger = &one.before.ledger;
        let sums = [*total, ledger.cash()].into_iter().chain(Book::BOTH.map(|book| ledger.boxes(book)));
        let mut cells = vec![name(played, step)];
        cells.extend(sums.map(|sum| Pair::from(number::money(sum))));
        cells.extend([played.ui(claim(books)), found(played, one, *total)]);
        table.row(cells);
        notes_last = Some(notes);
    }
    let Some(notes) = notes_last else {
        paper.push(played.not_reached());
        return;
    };
    paper.push(table);
    let notes = notes.iter().filter(|(_, n)| *n > 0);
    let notes: Vec<String> = notes.map(|(note, n)| format!("{} × {n}", number::count(note.0))).collect();
    paper.text(played.ui_with("doc-notes", &[("notes", Value::Text(notes.join("; ")))]));
}

/// The message for what was said of the notes and the books.
pub(in crate::export) fn claim(books: &BooksSay) -> &'static str {
    match books {
        BooksSay::Agree => "count-books-agree",
        BooksSay::CashDiffers => "count-cash-differs",
        BooksSay::BooksDiffer { .. } => "doc-books-differed",
    }
}

/// What there really was to say: of what was counted against what lay there, then of the notes and both books.
fn found(played: &Played<'_>, one: &Done<'_>, counted: Dong) -> Pair {
    let ledger = &one.before.ledger;
    let sum = |sum: Dong| [("sum", Value::Money(Dong(sum.0.saturating_abs())))];
    let off = |more: Dong, less: Dong| Dong(more.0.saturating_sub(less.0));
    let miscounted = off(counted, ledger.cash());
    let slip = (miscounted != Dong::ZERO).then(|| {
        let id = if miscounted < Dong::ZERO { "doc-count-too-little" } else { "doc-count-too-much" };
        played.ui_with(id, &sum(miscounted))
    });
    let [treasurer, secretary] = Book::BOTH.map(|book| ledger.boxes(book));
    let between = off(treasurer, secretary);
    let cash = off(ledger.cash(), treasurer);
    let of_fund = Fund::BOTH.map(|fund| {
        let [first, second] = Book::BOTH.map(|book| ledger.balance(book, &Account::Box(fund)));
        Dong(off(first, second).0.saturating_abs())
    });
    let apart = of_fund.into_iter().max().unwrap_or_default();
    let held = if between != Dong::ZERO {
        played.ui_with("doc-count-books-off", &sum(between))
    } else if apart != Dong::ZERO {
        played.ui_with("doc-count-funds-off", &sum(apart))
    } else if cash != Dong::ZERO {
        played.ui_with("doc-count-cash-off", &sum(cash))
    } else {
        played.ui("doc-count-agrees")
    };
    joined(&slip.into_iter().chain([held]).collect::<Vec<_>>(), "; ")
}

/// When a count comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// Before any money moves.
    Opening,
    Middle,
    /// After all but what goes to the bank.
    Closing,
}

pub(in crate::export) fn name(played: &Played<'_>, count: &Step) -> Pair {
    played.ui(match when(played, count) {
        When::Opening => "doc-count-opening",
        When::Middle => "doc-count-middle",
        When::Closing => "doc-count-closing",
    })
}

pub(super) fn when(played: &Played<'_>, count: &Step) -> When {
    let mut before = true;
    let (mut moved, mut will_move) = (false, false);
    for step in played.story.steps() {
        let pays = |pay: &Pay| !matches!(pay.purpose, Purpose::Deposit(_));
        let moves = step.kind.is_collect() || step.kind.try_as_pay_ref().is_some_and(pays);
        before &= step.id != count.id;
        moved |= moves && before;
        will_move |= moves && !before;
    }
    match (moved, will_move) {
        (false, _) => When::Opening,
        (true, true) => When::Middle,
        (true, false) => When::Closing,
    }
}
