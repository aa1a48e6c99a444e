//! `Inspect`: the planted mistakes in a paper are found. Whether a line is wrong may depend on what happened.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::id::{Flag, ItemId};
use crate::scenario::finding::FindingKind;
use crate::scenario::shape::{Grading, KindLine, Shape, Site};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inspect {
    pub prompt: String,
    pub lines: Vec<PaperLine>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperLine {
    pub id: ItemId,
    pub text: String,
    /// What is wrong with it; none where it is right.
    #[serde(default)]
    pub mistake: Option<String>,
    /// It is wrong only once this has happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mistake_if: Option<Flag>,
}

impl PaperLine {
    /// What is wrong with it where these things have happened.
    pub fn mistake_after(&self, flags: &BTreeSet<Flag>) -> Option<&str> {
        let counts = self.mistake_if.as_ref().is_none_or(|flag| flags.contains(flag));
        self.mistake.as_deref().filter(|_| counts)
    }
}

impl Shape for Inspect {
    fn prompt(&self) -> (&'static str, &str) {
        ("prompt", &self.prompt)
    }

    fn lines(&self) -> Vec<KindLine<'_>> {
        let lines = self.lines.iter().flat_map(|PaperLine { id, text, mistake, .. }| {
            let mistake = mistake.as_deref().map(|mistake| KindLine::of(id, "mistake", mistake));
            [Some(KindLine::of(id, "text", text)), mistake]
        });
        lines.flatten().collect()
    }

    fn grading(&self) -> Grading {
        Grading::Retried
    }

    fn is_protected(&self) -> bool {
        false
    }

    fn items(&self) -> Option<(&'static str, Vec<&ItemId>)> {
        Some(("lines", self.lines.iter().map(|line| &line.id).collect()))
    }

    fn reads(&self) -> Vec<&Flag> {
        self.lines.iter().filter_map(|line| line.mistake_if.as_ref()).collect()
    }

    fn true_records(&self, flags: &BTreeSet<Flag>) -> Vec<(&ItemId, &str)> {
        let sound = self.lines.iter().filter(|line| line.mistake_after(flags).is_none());
        sound.map(|line| (&line.id, line.text.as_str())).collect()
    }

    fn check(&self, site: &mut Site<'_>) {
        let lines = site.spot.field("lines");
        site.at_least(lines, "lines", self.lines.len(), 2);
        if self.lines.iter().all(|line| line.mistake.is_none() || line.mistake_if.is_some()) {
            site.report(lines.word(), FindingKind::NothingToFind);
        }
    }
}
