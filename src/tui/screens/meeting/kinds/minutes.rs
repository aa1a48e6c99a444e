//! `Minutes`: the secretary's form, and room for free words that are not graded.

use crate::id::ItemId;
use crate::locale::{Pair, number};
use crate::meeting::event::Verdict;
use crate::meeting::figures::{self, Figured};
use crate::meeting::flow::Turn;
use crate::meeting::kinds::{FieldAnswer, MinutesAnswer, minutes};
use crate::meeting::rules::Scene;
use crate::money::Dong;
use crate::scenario::kinds::{FieldValue, Minutes, MinutesField, Wording};
use crate::scenario::model::Step;
use crate::scenario::quantity::Measure;
use crate::tui::context::{Play, ViewContext};
use crate::tui::form::{Digits, Form, FormCell, FormRow, Label, MOST_DIGITS};
use crate::tui::screens::meeting::fields::{Fields, FormTask, kept_pick};
use crate::tui::screens::meeting::on_screen::OnScreen;
use crate::tui::screens::meeting::task::TaskView;

impl OnScreen for Minutes {
    type Answer = MinutesAnswer;

    fn view(&self, play: &Play<'_>, turn: &Turn<'_>) -> Box<dyn TaskView> {
        Box::new(FormTask::new(play, turn, self.clone()))
    }

    fn lines(
        &self,
        context: &ViewContext<'_>,
        _play: &Play<'_>,
        step: &Step,
        answer: &MinutesAnswer,
    ) -> Vec<Pair> {
        answer.fields.iter().filter_map(|(id, value)| line(self, context, step, id, value)).collect()
    }

    fn in_few_words(
        &self,
        context: &ViewContext<'_>,
        _play: &Play<'_>,
        _step: &Step,
        _answer: Option<&MinutesAnswer>,
    ) -> Option<String> {
        Some(context.word("meanwhile-minutes"))
    }

    fn stops_after(&self, _answer: &MinutesAnswer, _verdict: &Verdict) -> bool {
        true
    }

    fn part_name(&self, context: &ViewContext<'_>, step: &Step, part: &str) -> Option<String> {
        let field = self.fields.iter().find(|field| field.id.as_str() == part)?;
        Some(context.item_line(step, &field.id, "label", &field.label).main)
    }
}

impl Fields for Minutes {
    type Answer = MinutesAnswer;

    fn rows(&self, play: &Play<'_>, turn: &Turn<'_>) -> Vec<FormRow> {
        let mut rows: Vec<FormRow> = self
            .fields
            .iter()
            .map(|field| {
                let label =
                    Label::line(&turn.step.id, turn.step.id.item_key(&field.id, "label"), &field.label);
                let row = match &field.value {
                    FieldValue::Number(quantity) => {
                        let is_count = matches!(
                            figures::figure(play.story, play.state(), quantity),
                            Some(Figured::Count(_))
                        );
                        let digits = Digits::default();
                        FormRow::new(
                            label,
                            if is_count {
                                FormCell::Count(digits)
                            } else {
                                FormCell::Money(digits, MOST_DIGITS)
                            },
                        )
                    }
                    FieldValue::OneOf { options, .. } => {
                        let wording = |option: &Wording| {
                            Label::line(
                                &turn.step.id,
                                turn.step.id.item_key(&option.id, "text"),
                                &option.text,
                            )
                        };
                        FormRow::pick(label, options.iter().map(wording).collect())
                    }
                };
                row.of(field.id.as_str())
            })
            .collect();
        rows.push(FormRow::words(Label::ui("minutes-free-text"), ""));
        rows
    }

    fn kept(&self, answer: &MinutesAnswer, _play: &Play<'_>, _turn: &Turn<'_>) -> Vec<String> {
        let of = |field: &MinutesField| match answer.fields.iter().find(|(id, _)| *id == field.id)? {
            (_, FieldAnswer::Number(n)) => Some(n.to_string()),
            (_, FieldAnswer::Pick(pick)) => {
                Some(kept_pick(field.options().iter().position(|option| option.id == *pick)))
            }
        };
        // Free words are no part of the answer.
        self.fields.iter().map(|field| of(field).unwrap_or_default()).chain([String::new()]).collect()
    }

    fn too_large(&self, form: &Form, play: &Play<'_>, turn: &Turn<'_>) -> Option<usize> {
        let scene = Scene { story: play.story, state: play.state(), step: turn.step };
        let is_impossible = |(row, field): &(usize, &MinutesField)| {
            let given = form.amount(*row).zip(minutes::truth(scene, field));
            given.is_some_and(|(value, truth)| !minutes::is_possible(scene, field, &truth, value))
        };
        self.fields.iter().enumerate().find(is_impossible).map(|(row, _)| row)
    }

    fn answer(&self, form: &Form, _play: &Play<'_>, _turn: &Turn<'_>) -> Result<MinutesAnswer, &'static str> {
        let mut fields = Vec::new();
        for (row, field) in self.fields.iter().enumerate() {
            let value = match &field.value {
                FieldValue::Number(_) => form.amount(row).map(FieldAnswer::Number),
                FieldValue::OneOf { options, .. } => form
                    .picked(row)
                    .and_then(|at| options.get(at))
                    .map(|option| FieldAnswer::Pick(option.id.clone())),
            };
            fields.push((field.id.clone(), value.ok_or("form-unfinished")?));
        }
        Ok(MinutesAnswer { fields })
    }

    /// What was written freely, below the fields.
    fn note(&self, form: &Form) -> Option<String> {
        Some(form.words(self.fields.len()).into_owned())
    }
}

/// "Hội phí thu được hôm nay: 235.000", as it was filled in.
fn line(
    minutes: &Minutes,
    context: &ViewContext<'_>,
    step: &Step,
    id: &ItemId,
    value: &FieldAnswer,
) -> Option<Pair> {
    let field = minutes.fields.iter().find(|field| field.id == *id)?;
    let label = context.item_line(step, id, "label", &field.label);
    let said = match value {
        FieldAnswer::Number(n) => match &field.value {
            FieldValue::Number(quantity) if quantity.measure() == Measure::Money => number::money(Dong(*n)),
            FieldValue::Number(_) | FieldValue::OneOf { .. } => number::count(*n),
        },
        FieldAnswer::Pick(pick) => {
            let option = field.options().iter().find(|option| option.id == *pick)?;
            context.item_line(step, pick, "text", &option.text).main
        }
    };
    Some(Pair { main: format!("{}: {said}", label.main), second: label.second })
}
