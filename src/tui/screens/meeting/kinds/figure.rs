//! `Figure`: one number to work out.

use crate::locale::{Pair, number};
use crate::meeting::event::Verdict;
use crate::meeting::figures::{self, Figured};
use crate::meeting::flow::Turn;
use crate::meeting::kinds::FigureAnswer;
use crate::money::Dong;
use crate::scenario::kinds::Figure;
use crate::scenario::model::Step;
use crate::tui::context::{Play, ViewContext};
use crate::tui::form::{Form, FormRow};
use crate::tui::page::Page;
use crate::tui::screens::meeting::fields::{Fields, FormTask};
use crate::tui::screens::meeting::on_screen::OnScreen;
use crate::tui::screens::meeting::task::TaskView;
use crate::tui::screens::meeting::told::Told;

impl OnScreen for Figure {
    type Answer = FigureAnswer;

    fn view(&self, play: &Play<'_>, turn: &Turn<'_>) -> Box<dyn TaskView> {
        Box::new(FormTask::new(play, turn, self.clone()))
    }

    fn lines(
        &self,
        _context: &ViewContext<'_>,
        play: &Play<'_>,
        _step: &Step,
        answer: &FigureAnswer,
    ) -> Vec<Pair> {
        vec![said(self, play, answer.value).into()]
    }

    fn stops_after(&self, _answer: &FigureAnswer, _verdict: &Verdict) -> bool {
        true
    }

    fn explain(&self, told: &Told<'_>, page: &mut Page<'_>) {
        page.text(&told.context.step_line(told.step, "working", &self.working));
    }
}

impl Fields for Figure {
    type Answer = FigureAnswer;

    fn rows(&self, play: &Play<'_>, _turn: &Turn<'_>) -> Vec<FormRow> {
        vec![if asks_money(self, play) {
            FormRow::money("figure-answer")
        } else {
            FormRow::count("figure-answer")
        }]
    }

    fn kept(&self, answer: &FigureAnswer, _play: &Play<'_>, _turn: &Turn<'_>) -> Vec<String> {
        vec![answer.value.to_string()]
    }

    fn answer(&self, form: &Form, _play: &Play<'_>, _turn: &Turn<'_>) -> Result<FigureAnswer, &'static str> {
        form.amount(0).map(|value| FigureAnswer { value }).ok_or("figure-first")
    }
}

/// A number as money where the step asks for money.
pub fn said(figure: &Figure, play: &Play<'_>, value: i64) -> String {
    match figures::figure(play.story, play.state(), &figure.answer) {
        Some(Figured::Money(_)) => number::money(Dong(value)),
        Some(Figured::Count(_) | Figured::Name(_)) | None => number::count(value),
    }
}

/// What cannot be worked out is asked for as money.
fn asks_money(figure: &Figure, play: &Play<'_>) -> bool {
    match figures::figure(play.story, play.state(), &figure.answer) {
        Some(Figured::Count(_)) => false,
        Some(Figured::Money(_) | Figured::Name(_)) | None => true,
    }
}
