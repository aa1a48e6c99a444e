//! Checks who is there: what the roll calls are told, who comes later, and that every team has its hands counted.

use std::collections::BTreeSet;

use crate::club::Club;
use crate::id::{MemberId, PersonId};
use crate::scenario::check::inspection::{Inspection, LocatedStep};
use crate::scenario::check::texts;
use crate::scenario::finding::FindingKind;
use crate::scenario::kinds::{RollCall, Vote};
use crate::scenario::quantity::Quantity;
use crate::scenario::reader::spot::Spot;
use crate::scenario::terms::Absence;

pub(super) fn check(inspection: &mut Inspection<'_>) {
    let Some(club) = inspection.club else { return };
    let mut away = inspection.scenario.absent.clone();
    let mut is_first = true;
    for located in inspection.steps.clone() {
        let kind = located.spot.field("kind");
        if let Some(roll) = located.step.kind.try_as_roll_call_ref() {
            if is_first {
                let asked: Vec<&MemberId> = away.iter().map(|absence| &absence.member).collect();
                every_team(inspection, club, roll, kind);
                named(inspection, club, roll, &asked, kind);
            } else {
                again(inspection, located, roll, &away);
                let was_away = |id: &&MemberId| away.iter().any(|absence| absence.member == **id);
                let asked: Vec<&MemberId> = roll.arrived.iter().filter(was_away).collect();
                named(inspection, club, roll, &asked, kind);
            }
            away.retain(|absence| !roll.arrived.contains(&absence.member));
            is_first = false;
        }
        if let Some(vote) = located.step.kind.try_as_vote_ref() {
            hands(inspection, club, vote, &away, kind.field("hands"));
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

/// Reports somebody whose mark nobody can know, because the own team's report does not name them.
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
    let values = texts::value_names(text).into_iter().filter_map(|name| inspection.scenario.values.get(name));
    values.filter_map(Quantity::person).collect()
}

/// Reports a roll that is taken again although nobody came, and somebody who was there all the time.
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

/// Reports a team that has people to vote and no line of hands.
fn hands(inspection: &mut Inspection<'_>, club: &Club, vote: &Vote, away: &[Absence], spot: Spot<'_>) {
    for team in club.teams() {
        let of_team = club.members.iter().filter(|member| member.team == team);
        let votes = |id: &MemberId| {
            away.iter().all(|absence| absence.member != *id) && !vote.must_abstain.contains(id)
        };
        let has_voters = of_team.into_iter().any(|member| votes(&member.id));
        if has_voters && !vote.hands.is_empty() && vote.hands.iter().all(|hands| hands.team != team) {
            inspection.report(spot.word(), FindingKind::TeamWithoutHands { team });
        }
    }
}
