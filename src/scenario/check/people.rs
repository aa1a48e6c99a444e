//! Checks the roll calls: that each team has a report, that it names who is away, and who comes later.

use std::collections::BTreeSet;

use crate::club::Club;
use crate::id::{MemberId, PersonId};
use crate::scenario::check::inspection::{Inspection, LocatedStep};
use crate::scenario::finding::FindingKind;
use crate::scenario::kinds::RollCall;
use crate::scenario::lines::named_values;
use crate::scenario::quantity::Quantity;
use crate::scenario::reader::spot::Spot;
use crate::scenario::terms::Absence;

pub(super) fn check(inspection: &mut Inspection<'_>) {
    counted_with(inspection);
    let Some(club) = inspection.club else { return };
    let mut away = inspection.scenario.absent.clone();
    let mut is_first = true;
    for located in inspection.steps.clone() {
        let Some(roll) = located.step.kind.try_as_roll_call_ref() else { continue };
        let kind = located.spot.field("kind");
        let still_away = roll.still_away(&away);
        let is_asked = |absence: &&Absence| is_first || !still_away.contains(absence);
        let asked: Vec<&MemberId> = away.iter().filter(is_asked).map(|absence| &absence.member).collect();
        if is_first {
            every_team(inspection, club, roll, kind);
        } else {
            again(inspection, located, roll, &away);
        }
        named(inspection, club, roll, &asked, kind);
        (away, is_first) = (still_away, false);
    }
}

/// Reports a person who is away and whom a count names: who counts, and who looks on as a witness, is there.
fn counted_with(inspection: &mut Inspection<'_>) {
    for located in inspection.steps.clone() {
        let Some(count) = located.step.kind.try_as_count_ref() else { continue };
        let mut texts = vec![(located.spot.field("kind").field("prompt"), &count.prompt)];
        texts.extend(located.step.says.as_ref().map(|says| (located.spot.field("says"), says)));
        for (spot, text) in texts {
            for person in people_named(inspection, text) {
                inspection.look(spot, |site| site.present(person, site.spot));
            }
        }
    }
}

/// Reports a team whose leader says nothing at the first roll call.
fn every_team(inspection: &mut Inspection<'_>, club: &Club, roll: &RollCall, kind: Spot<'_>) {
    for team in club.teams() {
        if !roll.reports.is_empty() && roll.reports.iter().all(|report| report.team != team) {
            inspection.report(kind.field("reports").word(), FindingKind::TeamWithoutReport { team });
        }
    }
}

/// Reports a member who is asked for, but is not named in the report of the own team: the trainee cannot know the answer.
fn named(inspection: &mut Inspection<'_>, club: &Club, roll: &RollCall, asked: &[&MemberId], kind: Spot<'_>) {
    for (number, report) in roll.reports.iter().enumerate() {
        let told = people_named(inspection, &report.text);
        let members = club.members.iter().filter(|member| member.team == report.team);
        let silent = members.filter(|member| asked.contains(&&member.id));
        let silent = silent.filter(|member| !told.iter().any(|id| **id == member.id));
        let range = kind.field("reports").item(number).field("text").word();
        for member in silent {
            let kind = FindingKind::NotReported { id: member.id.to_string(), team: report.team };
            inspection.report(range.clone(), kind);
        }
    }
}

/// The people whom a text names by a value.
fn people_named<'a>(inspection: &Inspection<'a>, text: &str) -> BTreeSet<&'a PersonId> {
    let values = named_values(text).filter_map(|name| inspection.scenario.values.get(name));
    values.filter_map(Quantity::person).collect()
}

/// Reports a repeated roll call without arrivals, and an arrival of a member who was already present.
fn again(inspection: &mut Inspection<'_>, located: LocatedStep<'_>, roll: &RollCall, away: &[Absence]) {
    let kind = located.spot.field("kind");
    // On a way of its own it may be the first.
    if roll.arrived.is_empty() && located.step.when.is_none() {
        inspection.report(located.spot.field("id").word(), FindingKind::NobodyArrived);
    }
    for (number, id) in roll.arrived.iter().enumerate() {
        let is_known = inspection.club.is_some_and(|club| club.member(id).is_some());
        if is_known && away.iter().all(|absence| absence.member != *id) {
            let range = kind.field("arrived").item(number).word();
            inspection.report(range, FindingKind::ArrivedTwice { id: id.to_string() });
        }
    }
}
