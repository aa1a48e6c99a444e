//! `Figure`: a number is worked out. The working is shown afterwards; how to round it is said before.

use serde::{Deserialize, Serialize};

use crate::id::ItemId;
use crate::scenario::claim;
use crate::scenario::finding::FindingKind;
use crate::scenario::quantity::Quantity;
use crate::scenario::shape::{Grading, KindLine, Shape, Site};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    pub prompt: String,
    pub answer: Quantity,
    pub working: String,
}

impl Shape for Figure {
    fn prompt(&self) -> (&'static str, &str) {
        ("prompt", &self.prompt)
    }

    fn lines(&self) -> Vec<KindLine<'_>> {
        vec![KindLine::own("working", &self.working)]
    }

    fn grading(&self) -> Grading {
        Grading::Retried
    }

    fn is_protected(&self) -> bool {
        true
    }

    fn items(&self) -> Option<(&'static str, Vec<&ItemId>)> {
        None
    }

    fn check(&self, site: &mut Site<'_>) {
        site.quantity(&self.answer, site.spot.field("answer"));
        if self.answer.is_rounded() && !claim::says_how_to_round(&self.prompt) {
            site.report(site.spot.field("prompt").word(), FindingKind::RoundingUnsaid);
        }
    }
}
