//! `Minutes`: the secretary's form. Free text beside it is kept as a note and never graded.

use serde::{Deserialize, Serialize};

use crate::id::ItemId;
use crate::scenario::quantity::Quantity;
use crate::scenario::shape::{Grading, KindLine, Shape, Site, texts};
use crate::scenario::terms::Item;

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
    /// One of several wordings; `right` is the id of the one that happened.
    OneOf { right: ItemId, options: Vec<Item> },
}

impl MinutesField {
    /// The wordings to choose from; none where a number is typed.
    pub fn options(&self) -> &[Item] {
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
            [label].into_iter().chain(texts(field.options()))
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

    fn check(&self, site: &mut Site<'_>) {
        let fields = site.spot.field("fields");
        site.at_least(fields, "fields", self.fields.len(), 1);
        for (number, field) in self.fields.iter().enumerate() {
            let spot = fields.item(number).field("value");
            match &field.value {
                FieldValue::Number(quantity) => site.quantity(quantity, spot),
                FieldValue::OneOf { right, options } => {
                    site.item_known(right, options, spot.field("right"));
                    site.at_least(spot.field("options"), "options", options.len(), 2);
                }
            }
        }
    }
}
