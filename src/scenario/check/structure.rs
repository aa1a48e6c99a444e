//! Checks counts, ranges and cuts: what the head, every part and every step must have.

use std::ops::Range;

use crate::scenario::check::inspection::{Inspection, LocatedStep};
use crate::scenario::finding::FindingKind;
use crate::scenario::shape::Grading;

/// The allowed range of a head field.
const METER: (i64, i64) = (0, 100);

pub(super) fn check(inspection: &mut Inspection<'_>) {
    head(inspection);
    for number in 0..inspection.scenario.parts.len() {
        part(inspection, number);
    }
    for located in inspection.steps.clone() {
        step(inspection, located);
    }
}

fn head(inspection: &mut Inspection<'_>) {
    let scenario = inspection.scenario;
    let opening = inspection.head("opening");
    let month = inspection.head("month");
    let ranges = [
        (month, "month", i64::from(scenario.month.month), (1, 12)),
        (month, "year", i64::from(scenario.month.year), (2000, 2100)),
        (Some(inspection.root), "difficulty", i64::from(scenario.difficulty), (1, 5)),
        (Some(inspection.root), "day", i64::from(scenario.day), (1, i64::from(scenario.month.days()))),
        (opening, "understanding", i64::from(scenario.opening.understanding), METER),
        (opening, "voices", i64::from(scenario.opening.voices), METER),
        (opening, "trust", i64::from(scenario.opening.trust), METER),
    ];
    for (parent, field, found, limits) in ranges {
        if let Some(spot) = parent.and_then(|parent| parent.find(field)) {
            within(inspection, spot.word(), field, found, limits);
        }
    }
    for (field, found) in
        [("cuts", scenario.cuts.len()), ("goals", scenario.goals.len()), ("parts", scenario.parts.len())]
    {
        if let Some(spot) = inspection.head(field) {
            inspection.look(spot, |site| site.at_least(site.spot, field, found, 1));
        }
    }
    let cuts = scenario.cuts.clone();
    if let Some(spot) = inspection.head("cuts").filter(|_| !cuts.is_sorted_by(|one, next| one < next)) {
        inspection.report(spot.word(), FindingKind::CutsUnordered);
    }
    let cut = scenario.default_cut;
    if let Some(spot) = inspection.head("default_cut").filter(|_| !cuts.is_empty() && !cuts.contains(&cut)) {
        inspection.report(spot.word(), FindingKind::DefaultCutNotOffered { cut, cuts });
    }
}

fn part(inspection: &mut Inspection<'_>, number: usize) {
    let part = &inspection.scenario.parts[number];
    let spot = inspection.part_spot(number);
    inspection.look(spot.field("steps"), |site| site.at_least(site.spot, "steps", part.steps.len(), 1));
    if let Some(found) = part.number {
        within(inspection, spot.field("number").word(), "number", i64::from(found), (1, 6));
        if !part.steps.is_empty() && part.steps.iter().all(|step| step.minutes == 0) {
            let part = part.id.to_string();
            inspection.report(spot.field("id").word(), FindingKind::NoMinutes { part });
        }
    }
}

fn step(inspection: &mut Inspection<'_>, LocatedStep { step, spot, .. }: LocatedStep<'_>) {
    let cuts = inspection.scenario.cuts.clone();
    if step.cut != 0 && !cuts.is_empty() && !cuts.contains(&step.cut) {
        let kind = FindingKind::CutNotOffered { cut: step.cut, cuts };
        inspection.report(spot.field("cut").word(), kind);
    }
    let gives_reason = match step.kind.shape().grading() {
        Grading::Once | Grading::Retried => step.why.is_some(),
        Grading::Never | Grading::Option => true,
    };
    if !gives_reason {
        inspection.report(spot.field("id").word(), FindingKind::WhyMissing);
    }
}

fn within(inspection: &mut Inspection<'_>, range: Range<usize>, field: &str, found: i64, limits: (i64, i64)) {
    let (low, high) = limits;
    if !(low..=high).contains(&found) {
        inspection.report(range, FindingKind::OutOfRange { field: field.to_owned(), found, low, high });
    }
}
