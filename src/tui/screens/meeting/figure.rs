//! `Figure`: one number to work out.

use crate::meeting::command::Answer;
use crate::meeting::figures::{self, Figured};
use crate::scenario::kind::Figure;
use crate::tui::form::{Form, Row};
use crate::tui::stage::Play;

pub fn rows(play: &Play<'_>, figure: &Figure) -> Vec<Row> {
    let kind = figures::figure(play.rehearsal, play.state(), &figure.answer);
    vec![match kind {
        Some(Figured::Count(_)) => Row::count("figure-answer"),
        Some(Figured::Money(_) | Figured::Name(_)) | None => Row::money("figure-answer"),
    }]
}

pub fn answer(form: &Form) -> Result<Answer, &'static str> {
    form.amount(0).map(|value| Answer::Figure { value }).ok_or("form-unfinished")
}
