//! `Count` on paper: the sum and its notes, and what was said of the books beside what they held.

use crate::club::ledger::Book;
use crate::export::kit::desk::{Desk, small};
use crate::export::paper::{Paper, joined};
use crate::export::papers::counts;
use crate::export::printed::{DoneStep, Printed, Said, push_right};
use crate::locale::{Pair, Value, number};
use crate::meeting::figures;
use crate::meeting::kinds::CountAnswer;
use crate::scenario::kinds::Count;
use crate::scenario::model::Step;

impl Printed for Count {
    fn right(&self, desk: &Desk<'_>, step: &Step, paper: &mut Paper) {
        let cash = desk.course.state_at(desk.class.story, step).ledger.cash();
        push_right(desk, Pair::from(number::money(cash)), paper);
        let notes = figures::notes(self, cash);
        let notes: Vec<String> =
            notes.iter().map(|(note, n)| format!("{n} × {}", number::money(*note))).collect();
        paper.push(small(notes.join("; ").into()));
    }

    fn result(&self, done: &DoneStep<'_>) -> Vec<Pair> {
        done.answer().map(|answer| counted(done, answer)).into_iter().collect()
    }

    fn minuted(&self, done: &DoneStep<'_>, said: &mut Said) {
        said.content.extend(self.result(done).into_iter().map(|words| done.by_role(words)));
    }
}

/// "Kiểm quỹ đầu buổi: Thủ quỹ đếm được 6.880.000 đ, nói hai sổ khớp. …": what was said, and what the books held.
fn counted(done: &DoneStep<'_>, answer: &CountAnswer) -> Pair {
    let played = done.played;
    let said = counts::claimed(played, done.step, done.last, &answer.books);
    let held = Book::BOTH.map(|book| Value::Money(done.last.before.ledger.boxes(book)));
    let [treasurer, secretary] = held;
    let counted = played.ui_with("count-said", &[("sum", Value::Money(answer.total))]);
    let books = played.ui_with("doc-count-held", &[("treasurer", treasurer), ("secretary", secretary)]);
    let claim = joined(&[played.ui("doc-count-claim"), said], ": ");
    let found = joined(&[counted, claim, books], "; ");
    joined(&[counts::name(played, done.step), found], ": ")
}
