//! `Discuss`: the trainer stops the meeting for a question, and counts the hands for each answer. Never graded.

use serde::{Deserialize, Serialize};

use crate::id::ItemId;
use crate::scenario::shape::{Branch, BranchAt, Grading, KindLine, Shape, Site};
use crate::scenario::terms::Consequence;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Discuss {
    pub question: String,
    #[serde(default)]
    pub options: Vec<DiscussOption>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DiscussOption {
    pub id: ItemId,
    pub text: String,
    /// Followed if this answer gets the most hands.
    #[serde(default)]
    pub then: Consequence,
}

impl Shape for Discuss {
    fn prompt(&self) -> (&'static str, &str) {
        ("question", &self.question)
    }

    fn lines(&self) -> Vec<KindLine<'_>> {
        self.options.iter().map(|option| KindLine::of(&option.id, "text", &option.text)).collect()
    }

    fn grading(&self) -> Grading {
        Grading::Never
    }

    fn is_protected(&self) -> bool {
        false
    }

    fn items(&self) -> Option<(&'static str, Vec<&ItemId>)> {
        Some(("options", self.options.iter().map(|option| &option.id).collect()))
    }

    fn check(&self, site: &mut Site<'_>) {
        if !self.options.is_empty() {
            site.options(self.options.len());
        }
    }

    fn branches(&self) -> Vec<Branch> {
        let of = |(number, option): (usize, &DiscussOption)| Branch {
            at: BranchAt { list: "options", number, within: Some("then") },
            consequence: option.then.clone(),
        };
        self.options.iter().enumerate().map(of).collect()
    }
}
