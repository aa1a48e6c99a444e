//! `Minutes`: the secretary's form. Free text beside it is kept as a note and never graded.
//!
//! Which wording is right may depend on what happened: the one whose flag is set is right in place of the usual one.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::id::{Flag, ItemId};
use crate::scenario::quantity::Quantity;
use crate::scenario::shape::{Grading, KindLine, Shape, Site};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Minutes {
    pub prompt: String,
    pub fields: Vec<MinutesField>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MinutesField {
    pub id: ItemId,
    pub label: String,
    pub value: FieldValue,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FieldValue {
    /// An amount or a count, typed.
    Number(Quantity),
    /// One of several wordings. `right` is the id of the one that happened, unless another one has its flag set.
    OneOf { right: ItemId, options: Vec<Wording> },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    pub id: ItemId,
    pub text: String,
    /// This wording is right once this has happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub right_if: Option<Flag>,
}

impl MinutesField {
    /// The wording that is right where these things have happened: the one whose flag is set, or else the usual one.
    /// None where a number is typed.
    pub fn right_after(&self, flags: &BTreeSet<Flag>) -> Option<&Wording> {
        let FieldValue::OneOf { right, options } = &self.value else { return None };
        let happened = |one: &&Wording| one.right_if.as_ref().is_some_and(|flag| flags.contains(flag));
        options.iter().find(happened).or_else(|| options.iter().find(|one| one.id == *right))
    }

    /// The flags that make one of its wordings right.
    fn conditions(&self) -> Vec<&Flag> {
        self.options().iter().filter_map(|wording| wording.right_if.as_ref()).collect()
    }

    /// The wordings to choose from; none where a number is typed.
    pub fn options(&self) -> &[Wording] {
        match &self.value {
            FieldValue::OneOf { options, .. } => options,
            FieldValue::Number(_) => &[],
        }
    }
}

impl Shape for Minutes {
    fn prompt(&self) -> (&'static str, &str) {
        ("prompt", &self.prompt)
    }

    fn lines(&self) -> Vec<KindLine<'_>> {
        let lines = self.fields.iter().flat_map(|field| {
            let label = KindLine::of(&field.id, "label", &field.label);
            let wordings = field.options().iter();
            [label].into_iter().chain(wordings.map(|one| KindLine::of(&one.id, "text", &one.text)))
        });
        lines.collect()
    }

    fn grading(&self) -> Grading {
        Grading::Retried
    }

    fn is_protected(&self) -> bool {
        false
    }

    fn items(&self) -> Option<(&'static str, Vec<&ItemId>)> {
        Some(("fields", self.fields.iter().map(|field| &field.id).collect()))
    }

    fn reads(&self) -> Vec<&Flag> {
        self.fields.iter().flat_map(MinutesField::conditions).collect()
    }

    fn either_or(&self) -> Vec<Vec<&Flag>> {
        self.fields.iter().map(MinutesField::conditions).collect()
    }

    fn true_records(&self, flags: &BTreeSet<Flag>) -> Vec<(&ItemId, &str)> {
        let right = self.fields.iter().filter_map(|field| field.right_after(flags));
        right.map(|wording| (&wording.id, wording.text.as_str())).collect()
    }

    fn check(&self, site: &mut Site<'_>) {
        let fields = site.spot.field("fields");
        site.at_least(fields, "fields", self.fields.len(), 1);
        for (number, field) in self.fields.iter().enumerate() {
            let spot = fields.item(number).field("value");
            match &field.value {
                FieldValue::Number(quantity) => site.quantity(quantity, spot),
                FieldValue::OneOf { right, options } => {
                    let known: Vec<&ItemId> = options.iter().map(|option| &option.id).collect();
                    site.item_known(right, &known, spot.field("right"));
                    site.at_least(spot.field("options"), "options", options.len(), 2);
                }
            }
        }
    }
}
