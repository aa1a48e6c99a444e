//! The page of both cash books for both funds, as they really stand; what was counted; the capital.
//!
//! Whoever is late, owes or spoke in private has no name here, as the paper goes from hand to hand.

mod book;

use crate::club::ledger::{Account, Book, Fund, Ledger, Posting};
use crate::export::paper::{Align, Paper, Piece, Table, joined};
use crate::export::papers::happened::done;
use crate::export::papers::{Kind, Played};
use crate::locale::{Pair, Value, number};
use crate::meeting::answer::{BooksSay, CountAnswer};
use crate::money::Dong;
use crate::scenario::terms::Role;

pub(super) fn paper(played: &Played<'_>) -> Paper {
    let mut paper = played.begin(Kind::Cash, played.ui("doc-cash-title")).landscape();
    let ledger = &played.meeting.state().ledger;
    book::of(played, ledger, Fund::Income, &mut paper);
    paper.push(Piece::PageBreak);
    book::of(played, ledger, Fund::Operating, &mut paper);
    counts(played, &mut paper);
    capital(played, ledger, &mut paper);
    paper.push(played.signatures(&[Role::Treasurer, Role::Secretary, Role::Chair]));
    paper
}

/// Every time the notes were counted: what was found, and what both books said then.
fn counts(played: &Played<'_>, paper: &mut Paper) {
    paper.section(played.ui("doc-counts"));
    let head = ["doc-when", "count-total", "book-treasurer", "book-secretary", "doc-result"];
    let columns =
        [(34, Align::Left), (14, Align::Right), (14, Align::Right), (14, Align::Right), (24, Align::Left)];
    let mut table = Table::new(columns, head.map(|id| played.ui(id)).to_vec());
    let mut notes_last = None;
    for one in done(played.meeting) {
        let count = one.answer.and_then(|answer| <&CountAnswer>::try_from(answer).ok());
        let Some(CountAnswer { notes, total, books }) = count else { continue };
        let Some(step) = played.story.step(one.step) else { continue };
        let (field, text) = step.in_few_words();
        let mut when = played.line(&step.id.key(field), text);
        if one.silent {
            when = joined(&[when, played.ui("doc-silent")], " ");
        }
        let result = played.ui(match books {
            BooksSay::Agree => "count-books-agree",
            BooksSay::CashDiffers => "count-cash-differs",
            BooksSay::BooksDiffer { .. } => "doc-books-differed",
        });
        let mut cells = vec![when, Pair::from(number::money(*total))];
        cells.extend(Book::BOTH.map(|book| Pair::from(number::money(one.before.ledger.boxes(book)))));
        cells.push(result);
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

/// What is lent, in the box and in the bank, against what it was when the meeting began.
fn capital(played: &Played<'_>, ledger: &Ledger, paper: &mut Paper) {
    let Some(opening) = ledger.entries(Book::Treasurer).first() else { return };
    paper.section(played.ui("doc-capital"));
    let held = |account| ledger.balance(Book::Treasurer, &account);
    let now = ledger.capital();
    let sum = [
        ("lent", Value::Money(ledger.outstanding())),
        ("box", Value::Money(held(Account::Box(Fund::Income)))),
        ("bank", Value::Money(held(Account::Bank(Fund::Income)))),
        ("capital", Value::Money(now)),
    ];
    paper.text(played.ui_with("doc-capital-sum", &sum));
    let mut at_first = Ledger::default();
    let posting = Posting { book: Book::Treasurer, entry: opening.clone() };
    if at_first.post(&posting).is_err() {
        return;
    }
    let then = ("capital", Value::Money(at_first.capital()));
    paper.text(match Dong(now.0.saturating_sub(at_first.capital().0)) {
        Dong::ZERO => played.ui_with("doc-capital-same", &[then]),
        off => played.ui_with("doc-capital-differs", &[then, ("off", Value::Money(off))]),
    });
}
