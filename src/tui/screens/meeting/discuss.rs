//! `Discuss`: a question on the wall, and how many hands each answer got. Alone, one only thinks about it.

use crate::meeting::command::{Answer, Mode};
use crate::meeting::flow::Turn;
use crate::scenario::kind::Discuss;
use crate::tui::form::{Cell, Digits, Form, Label, Row};
use crate::tui::page::Page;
use crate::tui::stage::{Play, Stage};

pub fn rows(play: &Play<'_>, turn: &Turn<'_>, discuss: &Discuss) -> Vec<Row> {
    if play.mode() == Mode::Solo {
        return Vec::new();
    }
    let hands = |option: &crate::scenario::kind::DiscussOption| {
        Row::new(
            Label::line(turn.step.id.item_key(&option.id, "text"), &option.text),
            Cell::Count(Digits::default()),
        )
    };
    discuss.options.iter().map(hands).collect()
}

pub fn head(stage: &Stage<'_>, turn: &Turn<'_>, discuss: &Discuss, page: &mut Page<'_>) {
    page.signed("?", &stage.ui("discuss-question"), page.theme().accent);
    page.blank();
    page.heading(&stage.step_line(turn.step, "question", &discuss.question));
}

/// A field left empty is no hand.
pub fn answer(form: &Form, discuss: &Discuss) -> Result<Answer, &'static str> {
    let hands = discuss.options.iter().enumerate().map(|(row, option)| (option.id.clone(), form.small(row)));
    Ok(Answer::Discuss { hands: hands.filter(|(_, n)| *n > 0).collect() })
}
