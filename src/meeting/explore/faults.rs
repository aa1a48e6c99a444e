//! Collects what is wrong, each fault of a step once, with the first path to it.

use std::collections::BTreeSet;
use std::mem::discriminant;

use crate::id::StepId;
use crate::meeting::explore::edges::{Edge, Fan};
use crate::meeting::explore::knots::Knot;
use crate::meeting::explore::money::{self, Opening};
use crate::meeting::explore::relevance::jumps;
use crate::meeting::explore::{BUSY, MoneyFault, Path, PathFault};
use crate::meeting::state::State;
use crate::scenario::rehearsal::Rehearsal;

#[derive(Debug)]
pub(super) struct Faults<'a> {
    rehearsal: &'a Rehearsal,
    opening: Opening,
    reached: BTreeSet<StepId>,
    findings: Vec<PathFault>,
}

impl<'a> Faults<'a> {
    /// Begins with what can be said without walking.
    pub(super) fn new(rehearsal: &'a Rehearsal, start: &State) -> Self {
        let opening = Opening::of(start);
        let mut faults = Self { rehearsal, opening, reached: BTreeSet::new(), findings: Vec::new() };
        if let Some(first) = rehearsal.steps().next() {
            for fault in money::negative(start) {
                faults.add(PathFault::Money { step: first.id.clone(), fault, path: Path::new() });
            }
        }
        for step in rehearsal.steps() {
            let here = rehearsal.place(&step.id).map(|place| place.number);
            for target in jumps(step) {
                if rehearsal.place(&target).map(|place| place.number) <= here {
                    faults.add(PathFault::BadJump { step: step.id.clone(), target });
                }
            }
        }
        faults
    }

    pub(super) fn add(&mut self, fault: PathFault) {
        if !self.findings.iter().any(|other| is_same(other, &fault)) {
            self.findings.push(fault);
        }
    }

    /// Everything that is wrong at a knot, whatever the meters.
    pub(super) fn look(&mut self, knot: &Knot, fan: &Fan, path: impl Fn() -> Path) {
        let id = knot.step();
        self.reached.insert(id.clone());
        if let Some(refusal) = &fan.stuck {
            let (step, task, refusal) = (id.clone(), knot.task, refusal.clone());
            self.add(PathFault::Stuck { step, task, refusal, path: path() });
        }
        let Some(step) = self.rehearsal.step(&id) else { return };
        for (number, edge) in fan.edges.iter().enumerate() {
            for fault in self.opening.faults(step, &edge.outcome, &edge.after) {
                let path = path().into_iter().chain(knot.taken(number)).collect();
                self.add(PathFault::Money { step: id.clone(), fault, path });
            }
        }
    }

    /// Whether the model answer earns everything there is at a knot of the model path.
    pub(super) fn look_at_score(&mut self, knot: &Knot, edge: &Edge) {
        for point in edge.points.iter().filter(|point| point.earned < point.possible) {
            let (block, earned, possible) = (point.block, point.earned, point.possible);
            let (step, task) = (knot.step(), knot.task);
            self.add(PathFault::PointsLost { step, task, block, earned, possible });
        }
        if let Some(fatal) = edge.outcome.fatal {
            self.add(PathFault::ModelIsFatal { step: knot.step(), fatal });
        }
    }

    /// Whether all seats had something to do on a path that ends here.
    pub(super) fn look_at_end(&mut self, busy: u8, path: impl Fn() -> Path) {
        for (at, role) in BUSY.into_iter().enumerate() {
            if busy & (1 << at) == 0 {
                self.add(PathFault::Idle { role, path: path() });
            }
        }
    }

    /// Adds the steps that no path came to; everything in the order of the script.
    pub(super) fn finish(mut self, cut: u16) -> Vec<PathFault> {
        for step in self.rehearsal.steps() {
            if step.cut > cut {
                self.findings.push(PathFault::OutsideEveryCut { step: step.id.clone() });
            } else if !self.reached.contains(&step.id) {
                self.findings.push(PathFault::Unreachable { step: step.id.clone() });
            }
        }
        let rehearsal = self.rehearsal;
        let place =
            |fault: &PathFault| fault.step().and_then(|step| rehearsal.place(step)).map(|place| place.number);
        self.findings.sort_by_key(place);
        self.findings
    }
}

/// Whether two findings are the same fault of the same step, on whatever path and by whatever amount.
fn is_same(one: &PathFault, other: &PathFault) -> bool {
    match (one, other) {
        (PathFault::Idle { role, .. }, PathFault::Idle { role: also, .. }) => role == also,
        (PathFault::Money { fault, .. }, PathFault::Money { fault: also, .. }) => {
            let same = match (fault, also) {
                (MoneyFault::Negative { account, .. }, MoneyFault::Negative { account: also, .. }) => {
                    account == also
                }
                _ => discriminant(fault) == discriminant(also),
            };
            same && one.step() == other.step()
        }
        (PathFault::Stuck { task, .. }, PathFault::Stuck { task: also, .. }) => {
            task == also && one.step() == other.step()
        }
        (PathFault::BadJump { .. } | PathFault::PointsLost { .. }, _) => one == other,
        _ => discriminant(one) == discriminant(other) && one.step() == other.step(),
    }
}
