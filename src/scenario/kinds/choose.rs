//! `Choose`: one of two to four things to do. The first answer is taken; only a step back gives a second try.
//!
//! What an option is worth may depend on what happened: once its flag is set, `worth_if` replaces the usual points
//! and the usual reason. What the board then did (`then`) is apart from the reason: the screen shows both, the diary
//! of the session only what was done.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::id::{Flag, ItemId, StepId};
use crate::scenario::finding::FindingKind;
use crate::scenario::shape::{Branch, BranchAt, Grading, KindLine, Shape, Site};
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
    /// What the board then did, where the meeting did not simply go on with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub then: Option<String>,
    /// With it the two books are compared slip by slip, and corrected where they differ.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub mends_books: bool,
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worth_if: Option<Worth>,
}

/// What an option is worth once something has happened, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Worth {
    pub flag: Flag,
    #[serde(default)]
    pub points: Points,
    pub why: String,
}

impl Choice {
    /// Its points where these things have happened.
    pub fn points_after(&self, flags: &BTreeSet<Flag>) -> &Points {
        self.worth_after(flags).map_or(&self.points, |worth| &worth.points)
    }

    /// Why it is good or not where these things have happened: the name of the field, and the text.
    pub fn reason_after(&self, flags: &BTreeSet<Flag>) -> (&'static str, &str) {
        self.worth_after(flags).map_or(("why", &self.why), |worth| ("why-if", &worth.why))
    }

    fn worth_after(&self, flags: &BTreeSet<Flag>) -> Option<&Worth> {
        self.worth_if.as_ref().filter(|worth| flags.contains(&worth.flag))
    }

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

    /// The option worth most where these things have happened; the first of equals.
    pub fn best(&self, flags: &BTreeSet<Flag>) -> Option<&Choice> {
        let worth = |option: &&Choice| (option.fatal.is_none(), total(option.points_after(flags)));
        self.options.iter().rev().max_by_key(worth)
    }

    /// Whether an option is worth as much as the best one where these things have happened.
    pub fn is_right(&self, option: &Choice, flags: &BTreeSet<Flag>) -> bool {
        let worth = |option: &Choice| total(option.points_after(flags));
        option.fatal.is_none() && self.best(flags).is_some_and(|best| worth(best) == worth(option))
    }

    /// Every option that is the best one in some case, the usual one first.
    pub fn bests(&self) -> Vec<&Choice> {
        let mut bests: Vec<&Choice> = Vec::new();
        for best in self.cases().iter().filter_map(|flags| self.best(flags)) {
            if bests.iter().all(|other| other.id != best.id) {
                bests.push(best);
            }
        }
        bests
    }

    /// The most points that any option gives where these things have happened, for each block.
    pub fn most(&self, flags: &BTreeSet<Flag>) -> Points {
        let mut most = BTreeMap::new();
        for (block, points) in self.options.iter().flat_map(|option| option.points_after(flags)) {
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

    /// The cases in which its options are worth something else: the usual one, and each flag alone.
    fn cases(&self) -> Vec<BTreeSet<Flag>> {
        let flags =
            self.options.iter().filter_map(|option| option.worth_if.as_ref()).map(|worth| &worth.flag);
        let mut cases = vec![BTreeSet::new()];
        cases.extend(flags.map(|flag| BTreeSet::from([flag.clone()])));
        cases
    }

    /// Reports points that make no option better than another in one of the cases, and the lack of an option with the
    /// most points in every block.
    fn check_points(&self, site: &mut Site<'_>) {
        for flags in self.cases() {
            let fault = self.fault_of_points(&flags).or_else(|| self.fault_of_best(&flags));
            if let Some(kind) = fault {
                return site.report(site.spot.field("options").word(), kind);
            }
        }
    }

    /// Two options that are right, where one is to be chosen.
    fn fault_of_best(&self, flags: &BTreeSet<Flag>) -> Option<FindingKind> {
        let mut right = self.options.iter().filter(|option| self.is_right(option, flags));
        let (first, second) = (right.next()?, right.next()?);
        Some(FindingKind::TwoRight { first: first.id.to_string(), second: second.id.to_string() })
    }

    fn fault_of_points(&self, flags: &BTreeSet<Flag>) -> Option<FindingKind> {
        let points = |option: &Choice| option.points_after(flags).clone();
        if self.options.iter().all(|option| total(&points(option)) == 0) {
            return Some(FindingKind::PointsMissing);
        }
        let first = self.options.first().map(points);
        if self.options.len() > 1 && self.options.iter().all(|option| Some(points(option)) == first) {
            return Some(FindingKind::SamePoints);
        }
        let most = self.most(flags);
        let given = |option: &Choice, block: &Block| points(option).get(block).copied().unwrap_or_default();
        let is_full = |option: &Choice| most.iter().all(|(block, best)| given(option, block) == *best);
        (!self.options.iter().any(is_full)).then_some(FindingKind::NoFullOption)
    }
}

impl Shape for Choose {
    fn prompt(&self) -> (&'static str, &str) {
        ("prompt", &self.prompt)
    }

    fn lines(&self) -> Vec<KindLine<'_>> {
        let lines = self.options.iter().flat_map(|Choice { id, text, why, then, worth_if, .. }| {
            let then = then.as_deref().map(|then| KindLine::reason(id, "then", then));
            let other = worth_if.as_ref().map(|worth| KindLine::reason(id, "why-if", &worth.why));
            [Some(KindLine::of(id, "text", text)), Some(KindLine::reason(id, "why", why)), then, other]
        });
        lines.flatten().collect()
    }

    fn reads(&self) -> Vec<&Flag> {
        let worth = self.options.iter().filter_map(|option| option.worth_if.as_ref());
        worth.map(|worth| &worth.flag).collect()
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
            at: BranchAt { list: "options", number, within: None },
            consequence: option.consequence(),
        };
        self.options.iter().enumerate().map(of).collect()
    }
}
