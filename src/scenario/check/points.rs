//! Points: that a good answer can be had, is worth having, and cannot be told by its length.

use std::collections::BTreeMap;

use crate::scenario::check::{Inspection, Placed};
use crate::scenario::finding::FindingKind;
use crate::scenario::kind::{Choice, Choose, StepKind};
use crate::scenario::model::{Block, Points};

pub(super) fn check(inspection: &mut Inspection<'_>) {
    let (mut decisions, mut longest) = (0_usize, 0_usize);
    for placed in inspection.steps.clone() {
        if let StepKind::Choose(choose) = &placed.step.kind {
            options(inspection, placed, choose);
            decisions += 1;
            longest += usize::from(gives_itself_away(choose));
        } else if placed.step.kind.is_judged() {
            if total(&placed.step.points) == 0 {
                inspection.report(placed.spot.field("id").word(), FindingKind::PointsMissing);
            }
        } else {
            not_judged(inspection, placed);
        }
    }
    // Of few decisions a third is soon there by chance.
    if longest >= 3 && longest * 3 > decisions {
        let range = inspection.root.field("id").word();
        inspection.report(range, FindingKind::LongestIsRight { longest, decisions });
    }
}

fn total(points: &Points) -> u32 {
    points.values().map(|points| u32::from(*points)).sum()
}

fn not_judged(inspection: &mut Inspection<'_>, placed: Placed<'_>) {
    if let Some(points) = placed.spot.find("points").filter(|_| !placed.step.points.is_empty()) {
        inspection.report(points.word(), FindingKind::PointsNotJudged);
    }
}

fn options(inspection: &mut Inspection<'_>, placed: Placed<'_>, choose: &Choose) {
    not_judged(inspection, placed);
    let range = placed.spot.field("kind").field("options").word();
    if choose.options.iter().all(|option| total(&option.points) == 0) {
        inspection.report(range, FindingKind::PointsMissing);
        return;
    }
    let first = choose.options.first().map(|option| &option.points);
    if choose.options.len() > 1 && choose.options.iter().all(|option| Some(&option.points) == first) {
        inspection.report(range, FindingKind::SamePoints);
        return;
    }
    let mut most: BTreeMap<Block, u8> = BTreeMap::new();
    for (block, points) in choose.options.iter().flat_map(|option| &option.points) {
        let best = most.entry(*block).or_default();
        *best = (*best).max(*points);
    }
    let is_full = |option: &Choice| {
        most.iter().all(|(block, best)| option.points.get(block).copied().unwrap_or_default() == *best)
    };
    if !choose.options.iter().any(is_full) {
        inspection.report(range, FindingKind::NoFullOption);
    }
}

/// Whether the best option has more syllables than any other.
fn gives_itself_away(choose: &Choose) -> bool {
    let length = |option: &Choice| option.text.split_whitespace().count();
    let Some(best) = choose.options.iter().max_by_key(|option| total(&option.points)) else { return false };
    choose.options.iter().all(|option| option.id == best.id || length(option) < length(best))
}
