//! `Figure` on paper: the number, how it is worked out, and what was worked out instead.

use crate::export::kit::desk::{Desk, labelled, small};
use crate::export::paper::Paper;
use crate::export::printed::{DoneStep, Printed, Said, push_right};
use crate::locale::{Pair, Value, number};
use crate::meeting::figures::{self, Figured};
use crate::meeting::kinds::FigureAnswer;
use crate::money::Dong;
use crate::scenario::kinds::Figure;
use crate::scenario::model::Step;
use crate::scenario::quantity::Quantity;

impl Printed for Figure {
    fn right(&self, desk: &Desk<'_>, step: &Step, paper: &mut Paper) {
        push_right(desk, quantity(desk, step, &self.answer), paper);
        let working = desk.then(step, &step.id.key("working"), &self.working);
        paper.push(small(labelled(desk.ui("feedback-working"), ": ", working)));
    }

    fn result(&self, done: &DoneStep<'_>) -> Vec<Pair> {
        done.with_then(done.told().map(|answer| figured(done, self, answer)))
    }

    fn minuted(&self, _done: &DoneStep<'_>, _said: &mut Said) {}
}

/// "Tính ra 7.100.000 đ (đúng: 4.600.000 đ)".
fn figured(done: &DoneStep<'_>, figure: &Figure, answer: &FigureAnswer) -> Pair {
    let played = done.played;
    let right = figures::figure(played.story, &done.last.before, &figure.answer);
    let right = right.and_then(|right| right.number());
    let said =
        |value: i64| if figure.answer.is_money() { Value::Money(Dong(value)) } else { Value::Count(value) };
    let given = ("given", said(answer.value));
    match right.filter(|right| *right != answer.value) {
        Some(right) => played.ui_with("doc-figured-wrong", &[given, ("right", said(right))]),
        None => played.ui_with("doc-figured", &[given]),
    }
}

/// What a quantity comes to in a step; empty where it cannot be worked out.
pub(super) fn quantity(desk: &Desk<'_>, step: &Step, quantity: &Quantity) -> Pair {
    let state = desk.course.state_at(desk.class.story, step);
    match figures::figure(desk.class.story, state, quantity) {
        Some(Figured::Money(amount)) => number::money(amount).into(),
        Some(Figured::Count(n)) => number::count(n).into(),
        Some(Figured::Name(name)) => name.into(),
        None => Pair::default(),
    }
}
