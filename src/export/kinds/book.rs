//! `Book` on paper: what was written without notes, into which book, with which papers.

use crate::club::ledger::{Account, Book};
use crate::export::kit::books::fund;
use crate::export::kit::desk::{Desk, small};
use crate::export::paper::{Paper, capital, joined};
use crate::export::printed::{DoneStep, Printed, Said, push_right};
use crate::locale::{Pair, Value, number};
use crate::meeting::kinds::book;
use crate::money::Dong;
use crate::scenario::kinds::{BookPurpose, Booking};
use crate::scenario::model::Step;

impl Printed for Booking {
    fn right(&self, desk: &Desk<'_>, step: &Step, paper: &mut Paper) {
        let sum = match &self.purpose {
            BookPurpose::LateSlip { amount } => *amount,
            BookPurpose::WriteOff { loan, .. } => {
                let ledger = &desk.course.state_at(desk.class.story, step).ledger;
                ledger.balance(Book::Treasurer, &Account::Loan(loan.clone()))
            }
            BookPurpose::Correction { by, .. } => *by,
        };
        let size = Pair::from(number::money(Dong(sum.0.saturating_abs())));
        let way = self
            .correction()
            .map(|_| desk.ui(if sum < Dong::ZERO { "book-too-much" } else { "book-too-little" }));
        let of_book = self.purpose.one_book().map(|one| desk.ui(name(one)));
        let fund = desk.ui(fund(self.purpose.fund()));
        let said: Vec<Pair> = of_book.into_iter().chain(way).chain([size, fund]).collect();
        push_right(desk, joined(&said, " · "), paper);
        let papers = self.purpose.papers().iter().map(|paper| desk.ui(&format!("paper-{}", paper.slug())));
        paper.push(small(joined(&papers.collect::<Vec<_>>(), "; ")));
    }

    fn result(&self, done: &DoneStep<'_>) -> Vec<Pair> {
        self.written(done).map(capital).into_iter().collect()
    }

    fn minuted(&self, done: &DoneStep<'_>, said: &mut Said) {
        said.content.extend(self.result(done).into_iter().map(|words| done.by_role(words)));
    }
}

impl Booking {
    /// What the line changed in the books; none where it was not written.
    fn written(&self, done: &DoneStep<'_>) -> Option<Pair> {
        let (before, then) = (&done.last.before.ledger, &done.played.meeting.state().ledger);
        let size = |sum: Dong| Value::Money(Dong(sum.0.saturating_abs()));
        match &self.purpose {
            BookPurpose::LateSlip { amount } => {
                let line = done.step.id.line(&book::item());
                let is_written = then.entries(Book::Treasurer).iter().any(|entry| entry.line == line);
                let said = || done.played.ui_with("doc-book-late-slip", &[("sum", size(*amount))]);
                is_written.then(said)
            }
            BookPurpose::WriteOff { loan, .. } => {
                let line = done.step.id.line(&book::item());
                let own = then.entries(Book::Treasurer).iter().find(|entry| entry.line == line)?;
                let sum = own.change(&Account::Loan(loan.clone()));
                Some(done.played.ui_with("doc-book-write-off", &[("sum", size(sum))]))
            }
            BookPurpose::Correction { book, fund: of, by } => {
                let was = before.balance(*book, &Account::Box(*of));
                let now = Dong(was.0.saturating_add(by.0));
                let values = [
                    ("book", Value::Id(name(*book).to_owned())),
                    ("fund", Value::Id(fund(*of).to_owned())),
                    ("was", Value::Money(was)),
                    ("now", Value::Money(now)),
                ];
                Some(done.played.ui_with("doc-book-correction", &values))
            }
        }
    }
}

fn name(book: Book) -> &'static str {
    match book {
        Book::Treasurer => "book-treasurer",
        Book::Secretary => "book-secretary",
    }
}
