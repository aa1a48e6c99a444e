//! `Speak`: said aloud, in own words. Others tick what they heard.

use serde::{Deserialize, Serialize};

use crate::id::ItemId;
use crate::scenario::finding::FindingKind;
use crate::scenario::shape::{Grading, KindLine, Shape, Site, WrongParts, ids, texts};
use crate::scenario::terms::Item;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Speak {
    /// What to say, as the wall shows it.
    pub prompt: String,
    /// Three to five observable things.
    pub ticks: Vec<Item>,
}

impl Shape for Speak {
    fn prompt(&self) -> (&'static str, &str) {
        ("prompt", &self.prompt)
    }

    fn lines(&self) -> Vec<KindLine<'_>> {
        texts(&self.ticks)
    }

    fn grading(&self) -> Grading {
        Grading::Once
    }

    fn wrong_parts(&self) -> WrongParts {
        WrongParts::NotHeard
    }

    fn is_protected(&self) -> bool {
        false
    }

    fn items(&self) -> Option<(&'static str, Vec<&ItemId>)> {
        Some(("ticks", ids(&self.ticks)))
    }

    fn check(&self, site: &mut Site<'_>) {
        let found = self.ticks.len();
        if !(3..=5).contains(&found) {
            site.report(site.spot.field("ticks").word(), FindingKind::TickCount { found });
        }
    }
}
