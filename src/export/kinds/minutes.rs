//! `Minutes` on paper: the form with what is right, and as the secretary filled it in.

use crate::export::kinds::figure::quantity;
use crate::export::kit::desk::Desk;
use crate::export::paper::{Paper, Text, joined};
use crate::export::papers::played::Played;
use crate::export::printed::{DoneStep, Printed, RIGHT, Said};
use crate::id::{ItemId, StepId};
use crate::locale::{Pair, Value, number};
use crate::meeting::kinds::{FieldAnswer, MinutesAnswer, minutes};
use crate::meeting::rules::Scene;
use crate::money::Dong;
use crate::scenario::kinds::{FieldValue, Minutes, MinutesField};
use crate::scenario::model::Step;

impl Printed for Minutes {
    fn right(&self, desk: &Desk<'_>, step: &Step, paper: &mut Paper) {
        for field in &self.fields {
            let label = desk.then(step, &step.id.item_key(&field.id, "label"), &field.label);
            paper.push(Text::item(RIGHT, joined(&[label, right_value(desk, step, field)], ": ")));
        }
    }

    fn result(&self, done: &DoneStep<'_>) -> Vec<Pair> {
        let Some(MinutesAnswer { fields }) = done.seen() else { return Vec::new() };
        let one = |(id, value): &(ItemId, FieldAnswer)| {
            let of_form = self.fields.iter().find(|field| field.id == *id)?;
            let (label, said) = field(done.played, &done.step.id, of_form, value)?;
            let scene = Scene { story: done.played.story, state: &done.last.before, step: done.step };
            let truth = minutes::truth(scene, of_form).filter(|truth| truth != value);
            let right = truth.and_then(|truth| Some(field(done.played, &done.step.id, of_form, &truth)?.1));
            Some(match right {
                Some(right) => put_right(done.played, &label, &said, &right),
                None => joined(&[label, said], ": "),
            })
        };
        [done.played.ui("doc-filled-in")].into_iter().chain(fields.iter().filter_map(one)).collect()
    }

    /// What was filled in stands among the conclusions of the minutes.
    fn minuted(&self, _done: &DoneStep<'_>, _said: &mut Said) {}
}

/// "Lãi thu được hôm nay: 154.000 đ (đúng: 118.000 đ)".
fn put_right(played: &Played<'_>, label: &Pair, said: &Pair, right: &Pair) -> Pair {
    let filled = |pick: fn(&Pair) -> &str| {
        let value = |of: &Pair| Value::Text(pick(of).to_owned());
        let values = [("label", value(label)), ("given", value(said)), ("right", value(right))];
        played.ui_with("doc-filled-wrong", &values)
    };
    let second = filled(|of| of.second.as_deref().unwrap_or(&of.main)).second;
    Pair { main: filled(|of| &of.main).main, second }
}

fn right_value(desk: &Desk<'_>, step: &Step, field: &MinutesField) -> Pair {
    match &field.value {
        FieldValue::Number(number) => quantity(desk, step, number),
        FieldValue::OneOf { options, .. } => {
            let scene =
                Scene { story: desk.class.story, state: desk.course.state_at(desk.class.story, step), step };
            let right = match minutes::truth(scene, field) {
                Some(FieldAnswer::Pick(right)) => options.iter().find(|option| option.id == right),
                Some(FieldAnswer::Number(_)) | None => None,
            };
            right.map_or_else(Pair::default, |option| {
                desk.then(step, &step.id.item_key(&option.id, "text"), &option.text)
            })
        }
    }
}

/// "Hội phí thu được hôm nay", "235.000": a label and its value, as the secretary filled it in.
pub(in crate::export) fn field(
    played: &Played<'_>,
    step: &StepId,
    field: &MinutesField,
    value: &FieldAnswer,
) -> Option<(Pair, Pair)> {
    let said = match value {
        FieldAnswer::Number(n) => match &field.value {
            FieldValue::Number(quantity) if quantity.is_money() => Pair::from(number::money(Dong(*n))),
            FieldValue::Number(_) | FieldValue::OneOf { .. } => Pair::from(number::count(*n)),
        },
        FieldAnswer::Pick(pick) => {
            let option = field.options().iter().find(|option| option.id == *pick)?;
            played.item_line(step, pick, "text", &option.text)
        }
    };
    Some((played.item_line(step, &field.id, "label", &field.label), said))
}
