//! Checks flags: each flag of a condition is set somewhere, and each flag that is set is used in a condition.

use std::ops::Range;

use crate::id::Flag;
use crate::scenario::check::ids::branch_spot;
use crate::scenario::check::inspection::{Inspection, LocatedStep};
use crate::scenario::finding::{FindingKind, ill_formed, nearest};
use crate::scenario::terms::Condition;

pub(super) fn check(inspection: &mut Inspection<'_>) {
    let mut set: Vec<(Flag, Range<usize>)> = Vec::new();
    let mut carried: Vec<(Flag, Range<usize>)> = Vec::new();
    let mut read: Vec<(&Flag, Range<usize>)> = Vec::new();
    for located in &inspection.steps {
        set.extend(set_by(*located));
        if let Some(when) = &located.step.when {
            let spot = located.spot.field("when");
            read.extend(asked(when).into_iter().map(|flag| (flag, spot.quoted(flag.as_str()))));
        }
        let kind = located.spot.field("kind");
        if let Some(vote) = located.step.kind.try_as_vote_ref() {
            carried.push((vote.carried.clone(), kind.field("carried").word()));
            set.extend(vote.put_off.clone().map(|flag| (flag, kind.field("put_off").word())));
        }
        if let Some(agreed) = located.step.kind.try_as_count_ref().and_then(|count| count.agreed.clone()) {
            set.push((agreed, kind.field("agreed").word()));
        }
        let asked = located.step.kind.shape().reads();
        read.extend(asked.into_iter().map(|flag| (flag, kind.quoted(flag.as_str()))));
    }
    let mut found = Vec::new();
    for (flag, range) in &read {
        let mut known = set.iter().chain(&carried).map(|(flag, _)| flag.as_str());
        if !known.any(|known| known == flag.as_str()) {
            let names = set.iter().chain(&carried).map(|(flag, _)| flag.as_str());
            let nearest = nearest(flag.as_str(), names);
            found.push((range.clone(), FindingKind::FlagNeverSet { flag: flag.to_string(), nearest }));
        }
    }
    for (flag, range) in &set {
        if !read.iter().any(|(read, _)| *read == flag) {
            found.push((range.clone(), FindingKind::FlagNeverRead { flag: flag.to_string() }));
        }
    }
    for (flag, range) in set.iter().chain(&carried) {
        found.extend(ill_formed(flag.as_str()).map(|kind| (range.clone(), kind)));
    }
    for (range, kind) in found {
        inspection.report(range, kind);
    }
}

fn set_by(LocatedStep { step, spot, .. }: LocatedStep<'_>) -> Vec<(Flag, Range<usize>)> {
    let mut sets =
        vec![(step.right.set.clone(), spot.field("right")), (step.wrong.set.clone(), spot.field("wrong"))];
    if let Some(planted) = &step.planted {
        sets.push((planted.missed.set.clone(), spot.field("planted").field("missed")));
    }
    for branch in step.kind.shape().branches() {
        let at = branch_spot(spot.field("kind"), &branch);
        sets.push((branch.consequence.set, at));
    }
    let flags = sets.into_iter().flat_map(|(flags, at)| {
        flags.into_iter().map(move |flag| {
            let range = at.field("set").quoted(flag.as_str());
            (flag, range)
        })
    });
    flags.collect()
}

/// Every flag that a condition asks about.
fn asked(condition: &Condition) -> Vec<&Flag> {
    let mut flags = Vec::new();
    let mut open = vec![condition];
    while let Some(condition) = open.pop() {
        match condition {
            Condition::All(all) | Condition::Any(all) => open.extend(all),
            Condition::Not(one) => open.push(one),
            Condition::Flag(flag) => flags.push(flag),
            Condition::Meter(..) | Condition::BooksDiffer => {}
        }
    }
    flags
}
