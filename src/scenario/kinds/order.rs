//! `Order`: things that are put in the right order.

use serde::{Deserialize, Serialize};

use crate::id::ItemId;
use crate::scenario::shape::{Grading, KindLine, Shape, Site, ids, texts};
use crate::scenario::terms::Item;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    pub prompt: String,
    /// In the right order; shown shuffled by the seed.
    pub items: Vec<Item>,
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

    fn is_protected(&self) -> bool {
        false
    }

    fn items(&self) -> Option<(&'static str, Vec<&ItemId>)> {
        Some(("items", ids(&self.items)))
    }

    fn check(&self, site: &mut Site<'_>) {
        site.at_least(site.spot.field("items"), "items", self.items.len(), 2);
    }
}
