//! Checks flags: each flag of a condition is set somewhere, and each flag that is set is used in a condition.

use std::ops::Range;

use crate::id::Flag;
use crate::scenario::check::ids::branch_spot;
use crate::scenario::check::inspection::{Inspection, LocatedStep};
use crate::scenario::finding::{FindingKind, ill_formed, nearest};
use crate::scenario::shape::{FlagField, SetBy};

pub(super) fn check(inspection: &mut Inspection<'_>) {
    let mut set: Vec<(SetBy, Flag, Range<usize>)> = Vec::new();
    let mut read: Vec<(&Flag, Range<usize>)> = Vec::new();
    for located in &inspection.steps {
        set.extend(set_by(*located));
        if let Some(when) = &located.step.when {
            let spot = located.spot.field("when");
            read.extend(when.flags().into_iter().map(|flag| (flag, spot.quoted(flag.as_str()))));
        }
        let kind = located.spot.field("kind");
        let asked = located.step.kind.shape().reads();
        read.extend(asked.into_iter().map(|flag| (flag, kind.quoted(flag.as_str()))));
    }
    let mut found = Vec::new();
    for (flag, range) in &read {
        if !set.iter().any(|(_, set, _)| set == *flag) {
            let nearest = nearest(flag.as_str(), set.iter().map(|(_, flag, _)| flag.as_str()));
            found.push((range.clone(), FindingKind::FlagNeverSet { flag: flag.to_string(), nearest }));
        }
    }
    for (by, flag, range) in &set {
        let is_asked_for = *by == SetBy::Outcome(FlagField::Carried);
        if !is_asked_for && !read.iter().any(|(read, _)| *read == flag) {
            found.push((range.clone(), FindingKind::FlagNeverRead { flag: flag.to_string() }));
        }
        found.extend(ill_formed(flag.as_str()).map(|kind| (range.clone(), kind)));
    }
    for (range, kind) in found {
        inspection.report(range, kind);
    }
}

/// Every flag that a step sets, and where the file says so.
fn set_by(LocatedStep { step, spot, .. }: LocatedStep<'_>) -> Vec<(SetBy, Flag, Range<usize>)> {
    let kind = spot.field("kind");
    let place = |(by, flag): (SetBy, Flag)| {
        let list = match by {
            SetBy::Right => spot.field("right"),
            SetBy::Wrong => spot.field("wrong"),
            SetBy::Missed => spot.field("planted").field("missed"),
            SetBy::Entry(at) => branch_spot(kind, at),
            SetBy::Outcome(FlagField::Elected(at)) => {
                let place = kind.field("candidates").item(at).field("elected");
                return (by, flag, place.word());
            }
            SetBy::Outcome(field) => return (by, flag, kind.field(field.slug()).word()),
        };
        let range = list.field("set").quoted(flag.as_str());
        (by, flag, range)
    };
    step.sets().into_iter().map(place).collect()
}
