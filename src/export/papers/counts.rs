//! The counts of a session: at the beginning, in between, at the end. What was said of them stands beside what there was.

use std::collections::BTreeMap;

use crate::club::ledger::{Account, Book, Fund};
use crate::export::paper::{Align, Paper, Table, joined};
use crate::export::papers::happened::{Done, done};
use crate::export::papers::played::Played;
use crate::locale::{Pair, Value, number};
use crate::meeting::figures;
use crate::meeting::kinds::{BooksSay, CountAnswer};
use crate::money::Dong;
use crate::scenario::kinds::Pay;
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
        cells.extend([claimed(played, step, one, books), found(played, step, one)]);
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

/// What was said of the notes and the books, or in their place.
pub(in crate::export) fn claimed(played: &Played<'_>, step: &Step, one: &Done<'_>, books: &BooksSay) -> Pair {
    if let Some(planted) = step.planted.as_ref().filter(|_| one.wrongly && !step.is_confidential()) {
        return played.line_of(&step.id, &step.id.key("planted"), &planted.text);
    }
    played.ui(match books {
        BooksSay::Agree => "count-books-agree",
        BooksSay::CashDiffers => "count-cash-differs",
        BooksSay::BooksDiffer { .. } => "doc-books-differed",
    })
}

/// What there really was to say: of the notes and their sum against what lay there, then of the money and both books.
fn found(played: &Played<'_>, step: &Step, one: &Done<'_>) -> Pair {
    let ledger = &one.before.ledger;
    let count = one.answer.and_then(|answer| <&CountAnswer>::try_from(answer).ok());
    let slips = count.map(|count| slips(played, step, ledger.cash(), count)).unwrap_or_default();
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
    let words = joined(&slips.into_iter().chain([held]).collect::<Vec<_>>(), "; ");
    played.remarked(words, one.wrongly)
}

fn sum(sum: Dong) -> [(&'static str, Value); 1] {
    [("sum", Value::Money(Dong(sum.0.saturating_abs())))]
}

fn off(more: Dong, less: Dong) -> Dong {
    Dong(more.0.saturating_sub(less.0))
}

/// Where the notes were counted otherwise than they lay there, and where they were added up wrongly.
fn slips(played: &Played<'_>, step: &Step, cash: Dong, count: &CountAnswer) -> Vec<Pair> {
    let notes = count
        .notes
        .iter()
        .fold(Dong::ZERO, |sum, (note, n)| Dong(sum.0.saturating_add(note.0.saturating_mul(i64::from(*n)))));
    let there = |notes: &[(Dong, u16)]| -> BTreeMap<Dong, u16> {
        notes.iter().copied().filter(|(_, n)| *n > 0).collect()
    };
    let right = step.kind.try_as_count_ref().map(|count| there(&figures::notes(count, cash)));
    let mixed = right.is_some_and(|right| right != there(&count.notes));
    let pick = |off: Dong, less, more| if off < Dong::ZERO { less } else { more };
    let mut said = Vec::new();
    match off(notes, cash) {
        Dong::ZERO if mixed => said.push(played.ui("doc-count-mixed")),
        Dong::ZERO => {}
        off => said.push(played.ui_with(pick(off, "doc-count-too-little", "doc-count-too-much"), &sum(off))),
    }
    match off(count.total, notes) {
        Dong::ZERO => {}
        off => said.push(
            played.ui_with(pick(off, "doc-count-added-too-little", "doc-count-added-too-much"), &sum(off)),
        ),
    }
    said
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
        let pays = |pay: &Pay| !pay.purpose.is_of_bank();
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
