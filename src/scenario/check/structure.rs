//! Counts, ranges, cuts, votes and roll calls: what a step of its kind must have.

use std::ops::Range;

use crate::scenario::check::{Inspection, Placed};
use crate::scenario::draft::spot::Spot;
use crate::scenario::finding::FindingKind;
use crate::scenario::kind::{FieldValue, StepKind, Vote};

/// What a head field may be.
const METER: (i64, i64) = (0, 100);

pub(super) fn check(inspection: &mut Inspection<'_>) {
    head(inspection);
    for number in 0..inspection.scenario.parts.len() {
        part(inspection, number);
    }
    for placed in inspection.steps.clone() {
        step(inspection, placed);
        kind(inspection, placed);
    }
}

fn head(inspection: &mut Inspection<'_>) {
    let scenario = inspection.scenario;
    let opening = inspection.head("opening");
    let month = inspection.head("month");
    let ranges = [
        (month, "month", i64::from(scenario.month.month), (1, 12)),
        (month, "year", i64::from(scenario.month.year), (2000, 2100)),
        (Some(inspection.root), "day", i64::from(scenario.day), (1, 31)),
        (opening, "understanding", i64::from(scenario.opening.understanding), METER),
        (opening, "voices", i64::from(scenario.opening.voices), METER),
        (opening, "trust", i64::from(scenario.opening.trust), METER),
    ];
    for (place, field, found, limits) in ranges {
        if let Some(spot) = place.and_then(|place| place.find(field)) {
            within(inspection, spot.word(), field, found, limits);
        }
    }
    for (field, found) in
        [("cuts", scenario.cuts.len()), ("goals", scenario.goals.len()), ("parts", scenario.parts.len())]
    {
        if let Some(spot) = inspection.head(field) {
            at_least(inspection, spot, field, found, 1);
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
    at_least(inspection, spot.field("steps"), "steps", part.steps.len(), 1);
    if let Some(found) = part.number {
        within(inspection, spot.field("number").word(), "number", i64::from(found), (1, 6));
        if !part.steps.is_empty() && part.steps.iter().all(|step| step.minutes == 0) {
            let part = part.id.to_string();
            inspection.report(spot.field("id").word(), FindingKind::NoMinutes { part });
        }
    }
}

fn step(inspection: &mut Inspection<'_>, Placed { step, spot, .. }: Placed<'_>) {
    let cuts = inspection.scenario.cuts.clone();
    if step.cut != 0 && !cuts.is_empty() && !cuts.contains(&step.cut) {
        let kind = FindingKind::CutNotOffered { cut: step.cut, cuts };
        inspection.report(spot.field("cut").word(), kind);
    }
    let is_choose = matches!(step.kind, StepKind::Choose(_));
    if step.kind.is_judged() && !is_choose && step.why.is_none() {
        inspection.report(spot.field("id").word(), FindingKind::WhyMissing);
    }
}

fn kind(inspection: &mut Inspection<'_>, Placed { step, spot, .. }: Placed<'_>) {
    let kind = spot.field("kind");
    match &step.kind {
        StepKind::Choose(choose) => options(inspection, kind, choose.options.len()),
        StepKind::Discuss(discuss) if !discuss.options.is_empty() => {
            options(inspection, kind, discuss.options.len());
        }
        StepKind::Speak(speak) => {
            let found = speak.ticks.len();
            if !(3..=5).contains(&found) {
                inspection.report(list_word(kind, "ticks"), FindingKind::TickCount { found });
            }
        }
        StepKind::Order(order) => at_least(inspection, kind.field("items"), "items", order.items.len(), 2),
        StepKind::RollCall(roll) => {
            at_least(inspection, kind.field("reports"), "reports", roll.reports.len(), 1);
            for (number, report) in roll.reports.iter().enumerate() {
                team(inspection, report.team, kind.field("reports").item(number).field("team"));
            }
        }
        StepKind::Count(count) => at_least(inspection, kind.field("notes"), "notes", count.notes.len(), 1),
        StepKind::Collect(collect) => {
            at_least(inspection, kind.field("payers"), "payers", collect.payers.len(), 1);
        }
        StepKind::Inspect(inspect) => {
            at_least(inspection, kind.field("lines"), "lines", inspect.lines.len(), 2);
            if inspect.lines.iter().all(|line| line.mistake.is_none()) {
                inspection.report(list_word(kind, "lines"), FindingKind::NothingToFind);
            }
        }
        StepKind::Vote(found) => vote(inspection, kind, found),
        StepKind::Minutes(minutes) => {
            at_least(inspection, kind.field("fields"), "fields", minutes.fields.len(), 1);
            for (number, field) in minutes.fields.iter().enumerate() {
                if let FieldValue::OneOf { options, .. } = &field.value {
                    let spot = kind.field("fields").item(number).field("value").field("options");
                    at_least(inspection, spot, "options", options.len(), 2);
                }
            }
        }
        StepKind::Say(_) | StepKind::Pay(_) | StepKind::Figure(_) | StepKind::Discuss(_) => {}
    }
}

fn vote(inspection: &mut Inspection<'_>, kind: Spot<'_>, vote: &Vote) {
    at_least(inspection, kind.field("hands"), "hands", vote.hands.len(), 1);
    for (number, id) in vote.must_abstain.iter().enumerate() {
        if !vote.asked_to_abstain.contains(id) {
            let range = kind.field("must_abstain").item(number).word();
            inspection.report(range, FindingKind::AbstainNotAsked { id: id.to_string() });
        }
    }
    for (number, hands) in vote.hands.iter().enumerate() {
        let spot = kind.field("hands").item(number);
        team(inspection, hands.team, spot.field("team"));
        let Some(club) = inspection.club else { continue };
        let members = club.members.iter().filter(|member| member.team == hands.team).count();
        let raised = u32::from(hands.agree) + u32::from(hands.disagree) + u32::from(hands.no_opinion);
        if members > 0 && usize::try_from(raised).is_ok_and(|raised| raised > members) {
            let kind = FindingKind::HandsMoreThanTeam { team: hands.team, hands: raised, members };
            inspection.report(spot.field("team").word(), kind);
        }
    }
}

fn team(inspection: &mut Inspection<'_>, team: u8, spot: Spot<'_>) {
    let Some(teams) = inspection.club.map(crate::club::Club::teams) else { return };
    if !teams.contains(&team) {
        inspection.report(spot.word(), FindingKind::UnknownTeam { team, teams });
    }
}

fn options(inspection: &mut Inspection<'_>, kind: Spot<'_>, found: usize) {
    if !(2..=4).contains(&found) {
        inspection.report(list_word(kind, "options"), FindingKind::OptionCount { found });
    }
}

fn at_least(inspection: &mut Inspection<'_>, spot: Spot<'_>, field: &str, found: usize, low: usize) {
    let range = spot.word();
    // What could not be read does not count as missing.
    if found.max(spot.entries().len()) < low {
        inspection.report(range, FindingKind::HowMany { field: field.to_owned(), found, low });
    }
}

fn within(inspection: &mut Inspection<'_>, range: Range<usize>, field: &str, found: i64, limits: (i64, i64)) {
    let (low, high) = limits;
    if !(low..=high).contains(&found) {
        inspection.report(range, FindingKind::OutOfRange { field: field.to_owned(), found, low, high });
    }
}

fn list_word(kind: Spot<'_>, field: &str) -> Range<usize> {
    kind.field(field).word()
}
