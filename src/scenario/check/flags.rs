//! Flags: what is asked about is set somewhere, and what is set is asked about.

use std::ops::Range;

use crate::id::Flag;
use crate::scenario::check::{Inspection, Placed};
use crate::scenario::finding::{FindingKind, ill_formed, nearest};
use crate::scenario::kind::{Purpose, StepKind};
use crate::scenario::model::Condition;

pub(super) fn check(inspection: &mut Inspection<'_>) {
    let mut set: Vec<(&Flag, Range<usize>)> = Vec::new();
    let mut carried: Vec<(&Flag, Range<usize>)> = Vec::new();
    let mut read: Vec<(&Flag, Range<usize>)> = Vec::new();
    for placed in &inspection.steps {
        set.extend(set_by(*placed));
        if let Some(when) = &placed.step.when {
            let spot = placed.spot.field("when");
            read.extend(asked(when).into_iter().map(|flag| (flag, spot.quoted(flag.as_str()))));
        }
        let kind = placed.spot.field("kind");
        if let StepKind::Vote(vote) = &placed.step.kind {
            carried.push((&vote.carried, kind.field("carried").word()));
        }
        if let StepKind::Pay(pay) = &placed.step.kind
            && let Purpose::Loan { after, .. } = &pay.purpose
        {
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
        if !read.iter().any(|(read, _)| read == flag) {
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

fn set_by(Placed { step, spot, .. }: Placed<'_>) -> Vec<(&Flag, Range<usize>)> {
    let kind = spot.field("kind");
    let mut places = vec![(&step.right.set, spot.field("right")), (&step.wrong.set, spot.field("wrong"))];
    if let Some(planted) = &step.planted {
        places.push((&planted.missed.set, spot.field("planted").field("missed")));
    }
    if let StepKind::Choose(choose) = &step.kind {
        let options = choose.options.iter().enumerate();
        places.extend(options.map(|(number, option)| (&option.set, kind.field("options").item(number))));
    }
    if let StepKind::Discuss(discuss) = &step.kind {
        let options = discuss.options.iter().enumerate();
        places
            .extend(options.map(|(number, option)| {
                (&option.then.set, kind.field("options").item(number).field("then"))
            }));
    }
    let flags = places.into_iter().flat_map(|(flags, place)| {
        flags.iter().map(move |flag| (flag, place.field("set").quoted(flag.as_str())))
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
