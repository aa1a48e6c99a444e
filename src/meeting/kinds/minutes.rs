//! `Minutes`: the secretary's form against what happened. Free text beside it is never graded.

use serde::{Deserialize, Serialize};

use crate::id::ItemId;
use crate::meeting::answer::{AnswerOfKind, Gist, Given, GivenField};
use crate::meeting::figures::{self, Figured};
use crate::meeting::refusal::Refusal;
use crate::meeting::rules::{Judged, Rules, Scene, wrong};
use crate::scenario::kinds::{FieldValue, Minutes, MinutesField};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MinutesAnswer {
    pub fields: Vec<(ItemId, FieldAnswer)>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FieldAnswer {
    Number(i64),
    Pick(ItemId),
}

impl AnswerOfKind for MinutesAnswer {
    fn given(&self) -> Given<'_> {
        let fields = self.fields.iter().map(|(id, value)| {
            let value = match value {
                FieldAnswer::Number(number) => GivenField::Count(*number),
                FieldAnswer::Pick(option) => GivenField::Ids(vec![option.as_str()]),
            };
            (id.as_str(), value)
        });
        Given::Fields(fields.collect())
    }

    fn gist(&self) -> (Gist, Option<ItemId>) {
        (Gist::Parts, None)
    }
}

impl Rules for Minutes {
    type Answer = MinutesAnswer;

    fn judge(&self, scene: Scene<'_>, answer: &MinutesAnswer) -> Result<Judged, Refusal> {
        let MinutesAnswer { fields } = answer;
        if let Some((unknown, _)) =
            fields.iter().find(|(id, _)| self.fields.iter().all(|field| field.id != *id))
        {
            return Err(Refusal::UnknownItem { item: unknown.clone() });
        }
        let given = |id: &ItemId| fields.iter().find(|(field, _)| field == id).map(|(_, value)| value);
        let mut checks = Vec::new();
        for field in &self.fields {
            let truth = truth(scene, field).ok_or(Refusal::OutOfRange)?;
            if let Some(FieldAnswer::Number(value)) = given(&field.id)
                && !is_possible(scene, field, &truth, *value)
            {
                return Err(Refusal::OutOfRange);
            }
            checks.push((field.id.as_str(), given(&field.id) == Some(&truth)));
        }
        Ok(Judged::by_checks(&checks))
    }

    fn model(&self, scene: Scene<'_>) -> Option<MinutesAnswer> {
        let fields = self.fields.iter().map(|field| Some((field.id.clone(), truth(scene, field)?)));
        Some(MinutesAnswer { fields: fields.collect::<Option<Vec<_>>>()? })
    }

    /// An empty form.
    fn others(&self, scene: Scene<'_>) -> Vec<(String, MinutesAnswer)> {
        wrong(self.model(scene).map(|_| MinutesAnswer { fields: Vec::new() }))
    }

    fn hides(&self, scene: Scene<'_>) -> Vec<Figured> {
        let asked = self.fields.iter().filter_map(|field| match &field.value {
            FieldValue::Number(quantity) => figures::figure(scene.story, scene.state, quantity),
            FieldValue::OneOf { .. } => None,
        });
        asked.collect()
    }
}

/// Whether this number can be meant for a field with this truth ([`figures::is_possible`]).
pub fn is_possible(scene: Scene<'_>, field: &MinutesField, truth: &FieldAnswer, value: i64) -> bool {
    match (&field.value, truth) {
        (FieldValue::Number(quantity), FieldAnswer::Number(truth)) => {
            figures::is_possible(scene.story, scene.state, quantity, *truth, value)
        }
        (FieldValue::Number(_) | FieldValue::OneOf { .. }, _) => true,
    }
}

/// The right value of a field. None where a number cannot be worked out.
pub fn truth(scene: Scene<'_>, field: &MinutesField) -> Option<FieldAnswer> {
    match &field.value {
        FieldValue::Number(quantity) => {
            let figured = figures::figure(scene.story, scene.state, quantity)?;
            Some(FieldAnswer::Number(figured.number()?))
        }
        FieldValue::OneOf { .. } => {
            let right = field.right_after(&scene.state.flags)?;
            Some(FieldAnswer::Pick(right.id.clone()))
        }
    }
}
