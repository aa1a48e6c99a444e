//! `Order`: things that are put in the right order. Which one is right may depend on what happened.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::id::{Flag, ItemId};
use crate::scenario::finding::FindingKind;
use crate::scenario::shape::{Grading, KindLine, Shape, Site, WrongParts, ids, texts};
use crate::scenario::terms::Item;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    pub prompt: String,
    /// In the right order; shown shuffled by the seed.
    pub items: Vec<Item>,
    /// Once its flag is set, another order of the same things is right; the first of several.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub order_if: Vec<OtherOrder>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OtherOrder {
    pub flag: Flag,
    pub items: Vec<ItemId>,
}

impl Order {
    /// The right order where these things have happened.
    pub fn right_after(&self, flags: &BTreeSet<Flag>) -> Vec<&ItemId> {
        let other = self.order_if.iter().find(|other| flags.contains(&other.flag));
        other.map_or_else(|| ids(&self.items), |other| other.items.iter().collect())
    }
}

impl Shape for Order {
    fn prompt(&self) -> (&'static str, &str) {
        ("prompt", &self.prompt)
    }

    fn lines(&self) -> Vec<KindLine<'_>> {
        texts(&self.items)
    }

    fn grading(&self) -> Grading {
        Grading::Retried
    }

    fn wrong_parts(&self) -> WrongParts {
        WrongParts::Moved
    }

    fn is_protected(&self) -> bool {
        false
    }

    fn items(&self) -> Option<(&'static str, Vec<&ItemId>)> {
        Some(("items", ids(&self.items)))
    }

    fn reads(&self) -> Vec<&Flag> {
        self.order_if.iter().map(|other| &other.flag).collect()
    }

    fn either_or(&self) -> Vec<Vec<&Flag>> {
        vec![self.reads()]
    }

    fn check(&self, site: &mut Site<'_>) {
        site.at_least(site.spot.field("items"), "items", self.items.len(), 2);
        let known: BTreeSet<&ItemId> = ids(&self.items).into_iter().collect();
        let others = site.spot.field("order_if");
        for (number, other) in self.order_if.iter().enumerate() {
            let spot = others.item(number).field("items");
            let named: BTreeSet<&ItemId> = other.items.iter().collect();
            if named != known || other.items.len() != self.items.len() {
                site.report(spot.word(), FindingKind::OtherThings);
            }
        }
    }
}
