//! Flags: what is asked about is set somewhere, and what is set is asked about.

use std::ops::Range;

use crate::id::Flag;
use crate::scenario::check::ids::branch_spot;
use crate::scenario::check::{Inspection, Placed};
use crate::scenario::finding::{FindingKind, ill_formed, nearest};
use crate::scenario::kinds::Pay;
use crate::scenario::terms::Condition;

pub(super) fn check(inspection: &mut Inspection<'_>) {
    let mut set: Vec<(Flag, Range<usize>)> = Vec::new();
    let mut carried: Vec<(Flag, Range<usize>)> = Vec::new();
    let mut read: Vec<(&Flag, Range<usize>)> = Vec::new();
    for placed in &inspection.steps {
        set.extend(set_by(*placed));
        if let Some(when) = &placed.step.when {
            let spot = placed.spot.field("when");
            read.extend(asked(when).into_iter().map(|flag| (flag, spot.quoted(flag.as_str()))));
        }
        let kind = placed.spot.field("kind");
        if let Some(vote) = placed.step.kind.try_as_vote_ref() {
            carried.push((vote.carried.clone(), kind.field("carried").word()));
        }
        if let Some((_, after)) = placed.step.kind.try_as_pay_ref().and_then(Pay::loan) {
            read.push((after, kind.field("purpose").field("after").word()));
        }
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

fn set_by(Placed { step, spot, .. }: Placed<'_>) -> Vec<(Flag, Range<usize>)> {
    let mut places =
        vec![(step.right.set.clone(), spot.field("right")), (step.wrong.set.clone(), spot.field("wrong"))];
    if let Some(planted) = &step.planted {
        places.push((planted.missed.set.clone(), spot.field("planted").field("missed")));
    }
    for branch in step.kind.shape().branches() {
        let place = branch_spot(spot.field("kind"), &branch);
        places.push((branch.consequence.set, place));
    }
    let flags = places.into_iter().flat_map(|(flags, place)| {
        flags.into_iter().map(move |flag| {
            let range = place.field("set").quoted(flag.as_str());
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
            Condition::Meter(..) => {}
        }
    }
    flags
}
