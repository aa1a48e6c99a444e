//! Checks that a script gives every seat something to do: tasks, speaking aloud, planted mistakes, meters that
//! matter.

use crate::scenario::check::inspection::Inspection;
use crate::scenario::finding::FindingKind;
use crate::scenario::model::Scenario;
use crate::scenario::terms::{Condition, Meter, Role};

/// From so many steps on, a script is a whole meeting and not one scene: each seat needs work, each part a mistake.
pub const STEPS_OF_MEETING: usize = 20;
/// From so many steps on, every meter must decide something.
pub const STEPS_WITH_METERS: usize = 30;

/// How many steps a seat has in one cut, and how many of them are judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeatWork {
    pub role: Role,
    /// Class minutes.
    pub cut: u16,
    pub steps: usize,
    pub judged: usize,
}

/// What there is to do in a script.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ScriptWork {
    pub n_steps: usize,
    /// Every seat in every cut, seat by seat.
    pub seats: Vec<SeatWork>,
}

pub fn work(scenario: &Scenario) -> ScriptWork {
    let of = |role: Role, cut: u16| {
        let steps = scenario.parts.iter().flat_map(|part| &part.steps);
        let own: Vec<_> = steps.filter(|step| step.role == role && step.cut <= cut).collect();
        let judged = own.iter().filter(|step| step.kind.is_judged()).count();
        SeatWork { role, cut, steps: own.len(), judged }
    };
    let in_cuts = |role: Role| scenario.cuts.iter().map(move |cut| of(role, *cut));
    ScriptWork {
        n_steps: scenario.parts.iter().map(|part| part.steps.len()).sum(),
        seats: Role::SEATS.into_iter().flat_map(in_cuts).collect(),
    }
}

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
    seats(inspection);
    if inspection.is_full() {
        said(inspection);
    }
    if inspection.steps.len() >= STEPS_WITH_METERS {
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
    let is_missing =
        |human: &Role| !part.steps.iter().any(|step| step.planted.is_some() && step.role != *human);
    let missing: Vec<Role> = Role::TRAINED.into_iter().filter(is_missing).collect();
    // Where one seat makes all mistakes, only that seat finds none. Otherwise there are none.
    if let [first, others @ ..] = missing.as_slice() {
        let human = others.is_empty().then_some(*first);
        let range = inspection.part_spot(number).field("id").word();
        inspection.report(range, FindingKind::PartWithoutPlanted { part: part.id.to_string(), human });
    }
}

/// One finding for each seat that has nothing judged in some cut.
fn seats(inspection: &mut Inspection<'_>) {
    let work = work(inspection.scenario).seats;
    for role in Role::TRAINED {
        let idle = work.iter().filter(|work| work.role == role && work.judged == 0);
        let cuts: Vec<u16> = idle.map(|work| work.cut).collect();
        if !cuts.is_empty() {
            let range = inspection.root.field("id").word();
            let is_full = inspection.is_full();
            let kind = if is_full {
                FindingKind::SeatWithoutWork { role, cuts }
            } else {
                FindingKind::SeatIdleInScene { role, cuts }
            };
            inspection.report(range, kind);
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
