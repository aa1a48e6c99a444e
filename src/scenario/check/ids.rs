//! Checks ids: their shape, that each is unique, and that the targets of the head and of jumps exist.

use std::collections::HashMap;
use std::ops::Range;

use crate::id::{ItemId, MemberId, StepId};
use crate::scenario::check::inspection::{Inspection, LocatedStep};
use crate::scenario::finding::{FindingKind, ill_formed, ill_named, nearest};
use crate::scenario::guest::Attendee;
use crate::scenario::model::{Part, Step};
use crate::scenario::reader::spot::Spot;
use crate::scenario::shape::BranchAt;
use crate::scenario::terms::Role;

pub(super) fn check(inspection: &mut Inspection<'_>) {
    given(inspection);
    let scenario = inspection.scenario;
    for (number, loan) in scenario.loans.iter().enumerate() {
        let Some(spot) = inspection.head("loans").map(|loans| loans.item(number)) else { continue };
        inspection.look(spot, |site| site.member(loan.borrower.as_str(), site.spot.field("borrower")));
    }
    for (number, absence) in scenario.absent.iter().enumerate() {
        let Some(spot) = inspection.head("absent").map(|absent| absent.item(number)) else { continue };
        inspection.look(spot, |site| site.member(absence.member.as_str(), site.spot.field("member")));
        seat_of_an_absent(inspection, &absence.member, spot.field("member"));
    }
    offices(inspection);
    if let Some(values) = inspection.head("values") {
        for (name, value) in &scenario.values {
            // A built-in value is checked at its own step.
            if let Some(spot) = values.find(name) {
                inspection.look(spot, |site| site.quantity(value, site.spot));
            }
        }
    }
    for located in inspection.steps.clone() {
        jumps(inspection, located);
    }
    keys(inspection);
}

/// Ids of the script, its parts, steps, loans and what is in each step.
fn given(inspection: &mut Inspection<'_>) {
    let scenario = inspection.scenario;
    if let Some(spot) = inspection.head("id") {
        let range = spot.word();
        if let Some(kind) = ill_named(scenario.id.as_str()) {
            inspection.report(range, kind);
        }
    }
    let mut seen = HashMap::new();
    for (number, part) in scenario.parts.iter().enumerate() {
        if let Some(id) = inspection.part_spot(number).find("id") {
            once(inspection, &mut seen, part.id.as_str(), id.word());
        }
        freeze(inspection, part, number);
    }
    let mut seen = HashMap::new();
    for (number, loan) in scenario.loans.iter().enumerate() {
        if let Some(loans) = inspection.head("loans") {
            once(inspection, &mut seen, loan.id.as_str(), loans.item(number).field("id").word());
        }
    }
    for located in inspection.steps.clone() {
        if let Some((loan, _)) = located.step.kind.try_as_pay_ref().and_then(|pay| pay.loan()) {
            let range = located.spot.field("kind").field("purpose").quoted(loan.as_str());
            if let Some(first) = seen.get(loan.as_str()) {
                let kind = FindingKind::DuplicateId { id: loan.to_string() };
                inspection.report_with(range, first.clone(), kind);
            }
        }
    }
    guests(inspection);
    let mut seen = HashMap::new();
    for (number, absence) in scenario.absent.iter().enumerate() {
        if let Some(absent) = inspection.head("absent") {
            let range = absent.item(number).field("member").word();
            once(inspection, &mut seen, absence.member.as_str(), range);
        }
    }
    let mut seen = HashMap::new();
    for LocatedStep { step, spot, .. } in inspection.steps.clone() {
        once(inspection, &mut seen, step.id.as_str(), spot.field("id").word());
        settled(inspection, step, spot);
        let Some((list, items)) = step.kind.shape().items() else { continue };
        let mut seen_here = HashMap::new();
        for (number, item) in items.into_iter().enumerate() {
            let range = spot.field("kind").field(list).item(number).field("id").word();
            once(inspection, &mut seen_here, item.as_str(), range);
        }
    }
}

/// Reports a guide that stops at a step of another part, or at none.
fn freeze(inspection: &mut Inspection<'_>, part: &Part, number: usize) {
    let Some(guide) = &part.guide else { return };
    let mut steps = part.steps.iter().map(|step| step.id.as_str());
    if !steps.any(|id| id == guide.freeze.as_str()) {
        let nearest = nearest(guide.freeze.as_str(), part.steps.iter().map(|step| step.id.as_str()));
        let range = inspection.part_spot(number).field("guide").field("freeze").word();
        inspection.report(range, FindingKind::UnknownStep { id: guide.freeze.to_string(), nearest });
    }
}

/// Guests and members share their ids, because a step names either.
fn guests(inspection: &mut Inspection<'_>) {
    let (scenario, club) = (inspection.scenario, inspection.club);
    let Some(list) = inspection.head("invited") else { return };
    let mut seen = HashMap::new();
    for (number, guest) in scenario.invited.iter().enumerate() {
        let spot = list.item(number);
        let range = spot.field("id").word();
        let id = guest.id.to_string();
        let others = scenario.invited.iter().take(number).map(Attendee::Guest);
        let members = club.into_iter().flat_map(|club| &club.members).map(Attendee::Member);
        // Another word of address does not tell two people apart: a member may be invited with an office.
        let name = guest.name.clone();
        if members.chain(others).any(|other| other.name() == name) {
            inspection.report(spot.field("name").word(), FindingKind::SameName { name });
        }
        if club.is_some_and(|club| club.members.iter().any(|member| guest.id == member.id)) {
            inspection.report(range, FindingKind::GuestIsMember { id });
        } else {
            once(inspection, &mut seen, guest.id.as_str(), range);
        }
    }
}

/// Reports an id with a wrong shape or one that is taken.
fn once<'a>(
    inspection: &mut Inspection<'_>,
    seen: &mut HashMap<&'a str, Range<usize>>,
    id: &'a str,
    range: Range<usize>,
) {
    if let Some(kind) = ill_formed(id) {
        inspection.report(range, kind);
    } else if let Some(first) = seen.get(id) {
        inspection.report_with(range, first.clone(), FindingKind::DuplicateId { id: id.to_owned() });
    } else {
        seen.insert(id, range);
    }
}

/// Ids of what a step settles, and the options that it depends on.
fn settled<'a>(inspection: &mut Inspection<'a>, step: &'a Step, spot: Spot<'a>) {
    let options: Vec<&ItemId> = match step.kind.try_as_choose_ref() {
        Some(choose) => choose.options.iter().map(|option| &option.id).collect(),
        None => Vec::new(),
    };
    let mut seen = HashMap::new();
    for (number, one) in step.settles.iter().enumerate() {
        let spot = spot.field("settles").item(number);
        once(inspection, &mut seen, one.id.as_str(), spot.field("id").word());
        if let Some(option) = &one.option {
            inspection.look(spot, |site| site.item_known(option, &options, site.spot.field("option")));
        }
    }
}

/// Reports a seat with steps whose office no member of the club has.
fn offices(inspection: &mut Inspection<'_>) {
    let Some(club) = inspection.club else { return };
    let held =
        |role: Role| club.members.iter().any(|member| member.office.and_then(Role::of_office) == Some(role));
    for role in Role::SEATS.into_iter().filter(|role| !held(*role)) {
        if let Some(located) = inspection.steps.iter().find(|located| located.step.role == role) {
            let range = located.spot.field("role").word();
            inspection.report(range, FindingKind::OfficeMissing { role });
        }
    }
}

/// Reports a seat with steps whose holder in the club is away.
fn seat_of_an_absent(inspection: &mut Inspection<'_>, id: &MemberId, spot: Spot<'_>) {
    let office = inspection.club.and_then(|club| club.member(id)?.office);
    let Some(role) = office.and_then(Role::of_office) else { return };
    if inspection.steps.iter().any(|located| located.step.role == role) {
        inspection.report(spot.word(), FindingKind::HolderAbsent { role, id: id.to_string() });
    }
}

/// Reports a jump that does not go forward to an existing step.
fn jumps(inspection: &mut Inspection<'_>, LocatedStep { step, spot, .. }: LocatedStep<'_>) {
    let kind = spot.field("kind");
    let mut targets: Vec<(&StepId, Spot<'_>)> = Vec::new();
    targets.extend(step.right.go.iter().map(|go| (go, spot.field("right").field("go"))));
    targets.extend(step.wrong.go.iter().map(|go| (go, spot.field("wrong").field("go"))));
    if let Some(planted) = &step.planted {
        let missed = spot.field("planted").field("missed").field("go");
        targets.extend(planted.missed.go.iter().map(|go| (go, missed)));
    }
    let branches = step.kind.shape().branches();
    for branch in &branches {
        targets.extend(branch.consequence.go.iter().map(|go| (go, branch_spot(kind, branch.at).field("go"))));
    }
    let number_of = |id: &StepId| inspection.steps.iter().position(|located| located.step.id == *id);
    let mut found = Vec::new();
    for (target, target_spot) in targets {
        let id = target.to_string();
        match number_of(target) {
            Some(at) if Some(at) > number_of(&step.id) => {}
            Some(_) => found.push((target_spot.word(), FindingKind::BackwardJump { id })),
            None => {
                let known = inspection.steps.iter().map(|located| located.step.id.as_str());
                let nearest = nearest(&id, known);
                found.push((target_spot.word(), FindingKind::UnknownStep { id, nearest }));
            }
        }
    }
    for (range, kind) in found {
        inspection.report(range, kind);
    }
}

/// The place of a consequence of one entry of a list.
pub(super) fn branch_spot(kind: Spot<'_>, at: BranchAt) -> Spot<'_> {
    let entry = kind.field(at.list).item(at.number);
    at.within.map_or(entry, |field| entry.field(field))
}

/// Reports two lines with one key, which could not be translated apart. Doubled ids have a finding of their own.
fn keys(inspection: &mut Inspection<'_>) {
    let has_doubles =
        inspection.findings.iter().any(|finding| matches!(finding.kind, FindingKind::DuplicateId { .. }));
    if has_doubles || inspection.file.whole().is_none() {
        return;
    }
    let mut keys: Vec<String> = inspection.scenario.lines().into_iter().map(|line| line.key).collect();
    keys.sort();
    let doubled = keys.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0].clone());
    for key in doubled.collect::<Vec<_>>() {
        let step = inspection.steps.iter().rev().find(|located| key.starts_with(located.step.id.as_str()));
        let range = step
            .map_or_else(|| inspection.root.field("id").word(), |located| located.spot.field("id").word());
        inspection.report(range, FindingKind::KeyClash { key });
    }
}
