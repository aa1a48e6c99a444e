//! Ids: their shape, that each is given once, and that members, loans, steps and items named are there.

use std::collections::HashMap;
use std::ops::Range;

use crate::id::{ItemId, LoanId, MemberId, StepId};
use crate::scenario::check::{Inspection, Placed};
use crate::scenario::draft::spot::Spot;
use crate::scenario::finding::{FindingKind, ill_formed, ill_named, nearest};
use crate::scenario::kind::{FieldValue, Pay, Pays, Purpose, StepKind};
use crate::scenario::quantity::Quantity;

pub(super) fn check(inspection: &mut Inspection<'_>) {
    given(inspection);
    let scenario = inspection.scenario;
    for (number, loan) in scenario.loans.iter().enumerate() {
        let Some(spot) = inspection.head("loans").map(|loans| loans.item(number)) else { continue };
        member(inspection, &loan.borrower, spot.field("borrower"));
    }
    for (number, absence) in scenario.absent.iter().enumerate() {
        let Some(spot) = inspection.head("absent").map(|absent| absent.item(number)) else { continue };
        member(inspection, &absence.member, spot.field("member"));
    }
    if let Some(values) = inspection.head("values") {
        for (name, value) in &scenario.values {
            quantity(inspection, value, values.find(name).unwrap_or(values));
        }
    }
    for placed in inspection.steps.clone() {
        used_in(inspection, placed);
        jumps(inspection, placed);
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
    }
    let mut seen = HashMap::new();
    for (number, loan) in scenario.loans.iter().enumerate() {
        if let Some(loans) = inspection.head("loans") {
            once(inspection, &mut seen, loan.id.as_str(), loans.item(number).field("id").word());
        }
    }
    let mut seen = HashMap::new();
    for (number, absence) in scenario.absent.iter().enumerate() {
        if let Some(absent) = inspection.head("absent") {
            let range = absent.item(number).field("member").word();
            once(inspection, &mut seen, absence.member.as_str(), range);
        }
    }
    let mut seen = HashMap::new();
    for Placed { step, spot, .. } in inspection.steps.clone() {
        once(inspection, &mut seen, step.id.as_str(), spot.field("id").word());
        let (list, items) = items(&step.kind);
        let mut seen_here = HashMap::new();
        for (number, item) in items.into_iter().enumerate() {
            let range = spot.field("kind").field(list).item(number).field("id").word();
            once(inspection, &mut seen_here, item.as_str(), range);
        }
    }
}

/// The list of a step whose entries have ids, and those ids.
fn items(kind: &StepKind) -> (&'static str, Vec<&ItemId>) {
    match kind {
        StepKind::Choose(choose) => ("options", choose.options.iter().map(|option| &option.id).collect()),
        StepKind::Speak(speak) => ("ticks", speak.ticks.iter().map(|tick| &tick.id).collect()),
        StepKind::Order(order) => ("items", order.items.iter().map(|item| &item.id).collect()),
        StepKind::RollCall(roll) => ("reports", roll.reports.iter().map(|report| &report.id).collect()),
        StepKind::Collect(collect) => ("payers", collect.payers.iter().map(|payer| &payer.id).collect()),
        StepKind::Inspect(inspect) => ("lines", inspect.lines.iter().map(|line| &line.id).collect()),
        StepKind::Minutes(minutes) => ("fields", minutes.fields.iter().map(|field| &field.id).collect()),
        StepKind::Discuss(discuss) => ("options", discuss.options.iter().map(|option| &option.id).collect()),
        StepKind::Say(_)
        | StepKind::Count(_)
        | StepKind::Pay(_)
        | StepKind::Figure(_)
        | StepKind::Vote(_) => ("", Vec::new()),
    }
}

/// Says so if an id is ill-formed, or was given before.
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

fn used_in(inspection: &mut Inspection<'_>, Placed { step, spot, .. }: Placed<'_>) {
    let kind = spot.field("kind");
    match &step.kind {
        StepKind::Say(say) => {
            if let Some(by) = &say.by {
                member(inspection, by, kind.field("by"));
            }
        }
        StepKind::Collect(collect) => {
            for (number, payer) in collect.payers.iter().enumerate() {
                let spot = kind.field("payers").item(number);
                if let Some(id) = &payer.member {
                    member(inspection, id, spot.field("member"));
                }
                if let Pays::Loan(id) = &payer.pays {
                    loan(inspection, id, spot.field("pays"));
                }
            }
        }
        StepKind::Pay(pay) => {
            if let Some(to) = &pay.to {
                member(inspection, to, kind.field("to"));
            }
        }
        StepKind::Figure(figure) => quantity(inspection, &figure.answer, kind.field("answer")),
        StepKind::Vote(vote) => {
            for (field, ids) in
                [("asked_to_abstain", &vote.asked_to_abstain), ("must_abstain", &vote.must_abstain)]
            {
                for (number, id) in ids.iter().enumerate() {
                    member(inspection, id, kind.field(field).item(number));
                }
            }
        }
        StepKind::Minutes(minutes) => {
            for (number, field) in minutes.fields.iter().enumerate() {
                let spot = kind.field("fields").item(number).field("value");
                match &field.value {
                    FieldValue::Number(number) => quantity(inspection, number, spot),
                    FieldValue::OneOf { right, options } => {
                        let known: Vec<&str> = options.iter().map(|option| option.id.as_str()).collect();
                        if !known.contains(&right.as_str()) {
                            let (id, nearest) = (right.to_string(), nearest(right.as_str(), known));
                            let kind = FindingKind::UnknownItem { id, nearest };
                            inspection.report(spot.field("right").word(), kind);
                        }
                    }
                }
            }
        }
        StepKind::Choose(_)
        | StepKind::Speak(_)
        | StepKind::Order(_)
        | StepKind::RollCall(_)
        | StepKind::Count(_)
        | StepKind::Inspect(_)
        | StepKind::Discuss(_) => {}
    }
}

fn member(inspection: &mut Inspection<'_>, id: &MemberId, spot: Spot<'_>) {
    let Some(club) = inspection.club.filter(|club| club.member(id).is_none()) else { return };
    let nearest = nearest(id.as_str(), club.members.iter().map(|member| member.id.as_str()));
    inspection.report(spot.quoted(id.as_str()), FindingKind::UnknownMember { id: id.to_string(), nearest });
}

/// Loans that are open when the meeting begins, and those paid out in it.
fn loan(inspection: &mut Inspection<'_>, id: &LoanId, spot: Spot<'_>) {
    let paid_out = inspection.steps.iter().filter_map(|placed| {
        let StepKind::Pay(Pay { purpose: Purpose::Loan { loan, .. }, .. }) = &placed.step.kind else {
            return None;
        };
        Some(loan)
    });
    let known: Vec<&LoanId> = inspection.scenario.loans.iter().map(|loan| &loan.id).chain(paid_out).collect();
    if !known.contains(&id) {
        let nearest = nearest(id.as_str(), known.into_iter().map(LoanId::as_str));
        inspection.report(spot.quoted(id.as_str()), FindingKind::UnknownLoan { id: id.to_string(), nearest });
    }
}

fn quantity(inspection: &mut Inspection<'_>, quantity: &Quantity, spot: Spot<'_>) {
    let mut open = vec![quantity];
    while let Some(quantity) = open.pop() {
        match quantity {
            Quantity::Name(id) | Quantity::FullName(id) => member(inspection, id, spot),
            Quantity::LoanAmount(id)
            | Quantity::LoanBalance(id)
            | Quantity::LoanPrincipal(id)
            | Quantity::LoanInterest(id)
            | Quantity::LoanDue(id)
            | Quantity::LoanOverdue(id) => loan(inspection, id, spot),
            Quantity::Plus(one, other) | Quantity::Minus(one, other) => open.extend([&**one, &**other]),
            Quantity::Amount(_)
            | Quantity::Number(_)
            | Quantity::Box(_)
            | Quantity::Bank(_)
            | Quantity::Boxes
            | Quantity::Cash
            | Quantity::Outstanding
            | Quantity::Capital
            | Quantity::Reserve
            | Quantity::Lendable
            | Quantity::Taken(_)
            | Quantity::OverHoldingLimit
            | Quantity::HoldingLimit
            | Quantity::Fee
            | Quantity::Members
            | Quantity::Present
            | Quantity::Absent
            | Quantity::Quorum => {}
        }
    }
}

/// A jump goes forward to a step that is there.
fn jumps(inspection: &mut Inspection<'_>, Placed { step, spot, .. }: Placed<'_>) {
    let kind = spot.field("kind");
    let mut targets: Vec<(&StepId, Spot<'_>)> = Vec::new();
    targets.extend(step.right.go.iter().map(|go| (go, spot.field("right").field("go"))));
    targets.extend(step.wrong.go.iter().map(|go| (go, spot.field("wrong").field("go"))));
    if let Some(planted) = &step.planted {
        let missed = spot.field("planted").field("missed").field("go");
        targets.extend(planted.missed.go.iter().map(|go| (go, missed)));
    }
    if let StepKind::Choose(choose) = &step.kind {
        for (number, option) in choose.options.iter().enumerate() {
            let place = kind.field("options").item(number).field("go");
            targets.extend(option.go.iter().map(|go| (go, place)));
        }
    }
    if let StepKind::Discuss(discuss) = &step.kind {
        for (number, option) in discuss.options.iter().enumerate() {
            let place = kind.field("options").item(number).field("then").field("go");
            targets.extend(option.then.go.iter().map(|go| (go, place)));
        }
    }
    let place_of = |id: &StepId| inspection.steps.iter().position(|placed| placed.step.id == *id);
    let mut found = Vec::new();
    for (target, place) in targets {
        let id = target.to_string();
        match place_of(target) {
            Some(at) if Some(at) > place_of(&step.id) => {}
            Some(_) => found.push((place.word(), FindingKind::BackwardJump { id })),
            None => {
                let known = inspection.steps.iter().map(|placed| placed.step.id.as_str());
                let nearest = nearest(&id, known);
                found.push((place.word(), FindingKind::UnknownStep { id, nearest }));
            }
        }
    }
    for (range, kind) in found {
        inspection.report(range, kind);
    }
}

/// Two lines under one key could not be translated apart. Doubled ids are told as such.
fn keys(inspection: &mut Inspection<'_>) {
    let has_doubles =
        inspection.findings.iter().any(|finding| matches!(finding.kind, FindingKind::DuplicateId { .. }));
    if has_doubles || inspection.draft.whole().is_none() {
        return;
    }
    let mut keys: Vec<String> = inspection.scenario.lines().into_iter().map(|line| line.key).collect();
    keys.sort();
    let doubled = keys.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0].clone());
    for key in doubled.collect::<Vec<_>>() {
        let step = inspection.steps.iter().rev().find(|placed| key.starts_with(placed.step.id.as_str()));
        let range =
            step.map_or_else(|| inspection.root.field("id").word(), |placed| placed.spot.field("id").word());
        inspection.report(range, FindingKind::KeyClash { key });
    }
}
