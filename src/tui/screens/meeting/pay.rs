//! `Pay` at the treasurer's table: which fund, how much, and every paper that goes with it.

use crate::club::ledger::Fund;
use crate::meeting::command::Answer;
use crate::meeting::flow::Turn;
use crate::scenario::kind::{Paper, Pay};
use crate::tui::form::{Form, Label, Row};
use crate::tui::page::Page;
use crate::tui::stage::{Play, Stage};

pub fn rows() -> Vec<Row> {
    let funds = vec![Label::ui("fund-income"), Label::ui("fund-operating")];
    let mut rows = vec![Row::pick(Label::ui("pay-fund"), funds), Row::money("pay-amount")];
    rows.extend(Paper::ALL.map(|paper| Row::check(Label::Ui(format!("paper-{}", paper.slug())))));
    rows
}

pub fn head(stage: &Stage<'_>, play: &Play<'_>, turn: &Turn<'_>, pay: &Pay, page: &mut Page<'_>) {
    page.heading(&stage.step_line(turn.step, "prompt", &pay.prompt));
    if let Some(member) = pay.to.as_ref().and_then(|id| play.rehearsal.member(id)) {
        let name = crate::locale::Value::Text(member.full());
        page.text(&stage.ui_with("pay-receiver", &[("name", name)]));
    }
}

pub fn answer(form: &Form) -> Result<Answer, &'static str> {
    let fund = match form.picked(0) {
        Some(0) => Fund::Income,
        Some(_) => Fund::Operating,
        None => return Err("form-unfinished"),
    };
    if form.amount(1).is_none() {
        return Err("form-unfinished");
    }
    let papers =
        Paper::ALL.into_iter().enumerate().filter(|(at, _)| form.checked(at + 2)).map(|(_, paper)| paper);
    Ok(Answer::Pay { fund, amount: form.dong(1), papers: papers.collect() })
}
