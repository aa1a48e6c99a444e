//! `Speak`: said aloud, in own words. Others tick what they heard.
//!
//! The minutes of the meeting hold what was said, not how: of the ticks that were heard those stand in them that have a
//! wording for it (`minutes`).

use serde::{Deserialize, Serialize};

use crate::id::ItemId;
use crate::scenario::finding::FindingKind;
use crate::scenario::shape::{Grading, KindLine, Shape, Site, WrongParts};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Speak {
    /// What to say, as the wall shows it.
    pub prompt: String,
    /// Three to five observable things.
    pub ticks: Vec<Tick>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tick {
    pub id: ItemId,
    pub text: String,
    /// What the minutes of the meeting say where this was heard; nothing where it is about the manner of speaking.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<String>,
}

impl Shape for Speak {
    fn prompt(&self) -> (&'static str, &str) {
        ("prompt", &self.prompt)
    }

    fn lines(&self) -> Vec<KindLine<'_>> {
        let lines = self.ticks.iter().flat_map(|Tick { id, text, minutes }| {
            let minutes = minutes.as_deref().map(|minutes| KindLine::of(id, "minutes", minutes));
            [Some(KindLine::of(id, "text", text)), minutes]
        });
        lines.flatten().collect()
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
        Some(("ticks", self.ticks.iter().map(|tick| &tick.id).collect()))
    }

    fn check(&self, site: &mut Site<'_>) {
        let found = self.ticks.len();
        if !(3..=5).contains(&found) {
            site.report(site.spot.field("ticks").word(), FindingKind::TickCount { found });
        }
    }
}
