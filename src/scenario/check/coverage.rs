//! Checks that a script gives every seat something to do: tasks, speaking aloud, planted mistakes, meters that
//! matter.

use crate::scenario::check::inspection::Inspection;
use crate::scenario::finding::FindingKind;
use crate::scenario::terms::{Condition, Meter, Role};

const TRAINED: [Role; 3] = [Role::Chair, Role::Treasurer, Role::Secretary];

pub(super) fn check(inspection: &mut Inspection<'_>) {
    for part in 0..inspection.scenario.parts.len() {
        let is_numbered = inspection.scenario.parts[part].number.is_some();
        if is_numbered {
            speaking(inspection, part);
        }
        if is_numbered && inspection.is_full() {
            planted(inspection, part);
        }
    }
    if inspection.is_full() {
        seats(inspection);
        said(inspection);
    }
    if inspection.steps.len() >= 30 {
        meters(inspection);
    }
}

fn speaking(inspection: &mut Inspection<'_>, number: usize) {
    let part = &inspection.scenario.parts[number];
    if !part.steps.iter().any(|step| step.kind.is_speak()) {
        let range = inspection.part_spot(number).field("id").word();
        inspection.report(range, FindingKind::PartWithoutSpeak { part: part.id.to_string() });
    }
}

/// With one person at the keyboard, the computer must do something wrong in every part.
fn planted(inspection: &mut Inspection<'_>, number: usize) {
    let part = &inspection.scenario.parts[number];
    let missing = TRAINED
        .into_iter()
        .find(|human| !part.steps.iter().any(|step| step.planted.is_some() && step.role != *human));
    if let Some(human) = missing {
        let range = inspection.part_spot(number).field("id").word();
        inspection.report(range, FindingKind::PartWithoutPlanted { part: part.id.to_string(), human });
    }
}

fn seats(inspection: &mut Inspection<'_>) {
    for role in TRAINED {
        let has_work =
            inspection.steps.iter().any(|located| located.step.role == role && located.step.kind.is_judged());
        if !has_work {
            let range = inspection.root.field("id").word();
            inspection.report(range, FindingKind::SeatWithoutWork { role });
        }
    }
}

/// A seat that only hears lines does not rehearse.
fn said(inspection: &mut Inspection<'_>) {
    let of = inspection.steps.len();
    let found = inspection.steps.iter().filter(|located| located.step.kind.is_say()).count();
    if found * 3 > of {
        let range = inspection.root.field("id").word();
        inspection.report(range, FindingKind::TooManySay { found, of });
    }
}

fn meters(inspection: &mut Inspection<'_>) {
    for meter in Meter::ALL.iter().copied() {
        let asks = |condition: &&Condition| asks_about(condition, meter);
        let found =
            inspection.steps.iter().filter_map(|located| located.step.when.as_ref()).filter(asks).count();
        if found < 2 {
            let range = inspection.root.field("id").word();
            inspection.report(range, FindingKind::MeterUnused { meter, found });
        }
    }
}

fn asks_about(condition: &Condition, meter: Meter) -> bool {
    let mut open = vec![condition];
    while let Some(condition) = open.pop() {
        match condition {
            Condition::All(all) | Condition::Any(all) => open.extend(all),
            Condition::Not(one) => open.push(one),
            Condition::Meter(found, _) if *found == meter => return true,
            Condition::Meter(..) | Condition::Flag(_) | Condition::BooksDiffer => {}
        }
    }
    false
}
