//! `Minutes`: the secretary's form, and room for free words that nobody grades.

use std::borrow::Cow;

use crate::meeting::command::{Answer, FieldAnswer};
use crate::meeting::figures::{self, Figured};
use crate::meeting::flow::Turn;
use crate::scenario::kind::{FieldValue, Minutes};
use crate::tui::form::{Cell, Digits, Form, Label, MOST_DIGITS, Row};
use crate::tui::stage::Play;

pub fn rows(play: &Play<'_>, turn: &Turn<'_>, minutes: &Minutes) -> Vec<Row> {
    let mut rows: Vec<Row> = minutes
        .fields
        .iter()
        .map(|field| {
            let label = Label::line(turn.step.id.item_key(&field.id, "label"), &field.label);
            match &field.value {
                FieldValue::Number(quantity) => {
                    let is_count = matches!(
                        figures::figure(play.rehearsal, play.state(), quantity),
                        Some(Figured::Count(_))
                    );
                    let digits = Digits::default();
                    Row::new(
                        label,
                        if is_count { Cell::Count(digits) } else { Cell::Money(digits, MOST_DIGITS) },
                    )
                }
                FieldValue::OneOf { options, .. } => {
                    let wording = |option: &crate::scenario::model::Item| {
                        Label::line(turn.step.id.item_key(&option.id, "text"), &option.text)
                    };
                    Row::pick(label, options.iter().map(wording).collect())
                }
            }
        })
        .collect();
    rows.push(Row::words(Label::ui("minutes-free-text"), ""));
    rows
}

pub fn answer(form: &Form, minutes: &Minutes) -> Result<Answer, &'static str> {
    let mut fields = Vec::new();
    for (row, field) in minutes.fields.iter().enumerate() {
        let value = match &field.value {
            FieldValue::Number(_) => form.amount(row).map(FieldAnswer::Number),
            FieldValue::OneOf { options, .. } => form
                .picked(row)
                .and_then(|at| options.get(at))
                .map(|option| FieldAnswer::Pick(option.id.clone())),
        };
        fields.push((field.id.clone(), value.ok_or("form-unfinished")?));
    }
    Ok(Answer::Minutes { fields })
}

/// What was written freely, below the fields.
pub fn free_words<'f>(form: &'f Form, minutes: &Minutes) -> Cow<'f, str> {
    form.words(minutes.fields.len())
}
