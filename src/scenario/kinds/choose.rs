//! `Choose`: one of two to four things to do. The first answer is taken; only a step back gives a second try.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::id::{Flag, ItemId, StepId};
use crate::scenario::finding::FindingKind;
use crate::scenario::shape::{Branch, Grading, KindLine, Shape, Site};
use crate::scenario::terms::{Block, Consequence, Fatal, MeterEffect, Points, total};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choose {
    pub prompt: String,
    pub options: Vec<Choice>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    pub id: ItemId,
    pub text: String,
    #[serde(default)]
    pub points: Points,
    pub why: String,
    #[serde(default)]
    pub rule: Option<String>,
    #[serde(default)]
    pub assumed: bool,
    #[serde(default)]
    pub effects: Vec<MeterEffect>,
    #[serde(default)]
    pub set: Vec<Flag>,
    /// Jump forward to this step instead of the next one.
    #[serde(default)]
    pub go: Option<StepId>,
    #[serde(default)]
    pub fatal: Option<Fatal>,
}

impl Choice {
    pub fn consequence(&self) -> Consequence {
        Consequence {
            effects: self.effects.clone(),
            set: self.set.clone(),
            go: self.go.clone(),
            fatal: self.fatal,
        }
    }
}

impl Choose {
    pub fn option(&self, id: &ItemId) -> Option<&Choice> {
        self.options.iter().find(|option| option.id == *id)
    }

    /// The option worth most; the first of equals.
    pub fn best(&self) -> Option<&Choice> {
        self.options.iter().rev().max_by_key(|option| (option.fatal.is_none(), total(&option.points)))
    }

    /// The most points that any option gives, for each block.
    pub fn most(&self) -> Points {
        let mut most = BTreeMap::new();
        for (block, points) in self.options.iter().flat_map(|option| &option.points) {
            let so_far: &mut u8 = most.entry(*block).or_default();
            *so_far = (*so_far).max(*points);
        }
        most
    }

    /// Whether the best option has more syllables than any other.
    pub fn gives_itself_away(&self) -> bool {
        let length = |option: &Choice| option.text.split_whitespace().count();
        let Some(best) = self.options.iter().max_by_key(|option| total(&option.points)) else { return false };
        self.options.iter().all(|option| option.id == best.id || length(option) < length(best))
    }

    /// Reports points that make no option better than another, and the lack of an option with the most points in every
    /// block.
    fn check_points(&self, site: &mut Site<'_>) {
        let range = site.spot.field("options").word();
        if self.options.iter().all(|option| total(&option.points) == 0) {
            return site.report(range, FindingKind::PointsMissing);
        }
        let first = self.options.first().map(|option| &option.points);
        if self.options.len() > 1 && self.options.iter().all(|option| Some(&option.points) == first) {
            return site.report(range, FindingKind::SamePoints);
        }
        let most = self.most();
        let given = |option: &Choice, block: &Block| option.points.get(block).copied().unwrap_or_default();
        let is_full = |option: &Choice| most.iter().all(|(block, best)| given(option, block) == *best);
        if !self.options.iter().any(is_full) {
            site.report(range, FindingKind::NoFullOption);
        }
    }
}

impl Shape for Choose {
    fn prompt(&self) -> (&'static str, &str) {
        ("prompt", &self.prompt)
    }

    fn lines(&self) -> Vec<KindLine<'_>> {
        let lines = self.options.iter().flat_map(|Choice { id, text, why, .. }| {
            [KindLine::of(id, "text", text), KindLine::reason(id, "why", why)]
        });
        lines.collect()
    }

    fn grading(&self) -> Grading {
        Grading::Option
    }

    fn is_protected(&self) -> bool {
        false
    }

    fn items(&self) -> Option<(&'static str, Vec<&ItemId>)> {
        Some(("options", self.options.iter().map(|option| &option.id).collect()))
    }

    fn check(&self, site: &mut Site<'_>) {
        site.options(self.options.len());
        self.check_points(site);
    }

    fn branches(&self) -> Vec<Branch> {
        let of = |(number, option): (usize, &Choice)| Branch {
            list: "options",
            number,
            within: None,
            consequence: option.consequence(),
        };
        self.options.iter().enumerate().map(of).collect()
    }
}
