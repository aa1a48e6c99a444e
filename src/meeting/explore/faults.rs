//! Collects the faults. Each fault of a step is kept once, with the first path to it.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::discriminant;

use crate::club::ledger::{Account, Book};
use crate::id::StepId;
use crate::meeting::explore::claims;
use crate::meeting::explore::equivalence::jumps;
use crate::meeting::explore::money::{self, OpeningMoney};
use crate::meeting::explore::space::StateNode;
use crate::meeting::explore::transitions::{Expansion, Transition};
use crate::meeting::explore::{MoneyFault, Path, PathFault};
use crate::meeting::figures;
use crate::meeting::flow;
use crate::meeting::kinds::{TaskKind, plan};
use crate::meeting::state::State;
use crate::money::Dong;
use crate::scenario::kinds::{Payer, Plan};
use crate::scenario::story::Story;
use crate::scenario::terms::Role;

#[derive(Debug)]
pub(super) struct Faults<'a> {
    story: &'a Story,
    cut: u16,
    seats: Vec<Role>,
    opening: OpeningMoney,
    reached: BTreeSet<StepId>,
    /// Whether a step that was not reached is a fault.
    saw_all: bool,
    /// What lies in the boxes at each count, on every path.
    counted: BTreeMap<StepId, BTreeSet<Dong>>,
    findings: Vec<PathFault>,
}

impl<'a> Faults<'a> {
    /// Starts with the faults that are known without a search.
    pub(super) fn new(story: &'a Story, cut: u16, start: &State) -> Self {
        let opening = OpeningMoney::of(story, start);
        let mut faults = Self {
            story,
            cut,
            seats: story.scenario.seats(cut),
            opening,
            reached: BTreeSet::new(),
            saw_all: true,
            counted: BTreeMap::new(),
            findings: Vec::new(),
        };
        if let Some(first) = story.steps().next() {
            for fault in money::negative(start) {
                faults.add(PathFault::Money { step: first.id.clone(), fault, path: Path::new() });
            }
        }
        for step in story.steps() {
            let here = story.position(&step.id).map(|position| position.number);
            for target in jumps(step) {
                if story.position(&target).map(|position| position.number) <= here {
                    faults.add(PathFault::BadJump { step: step.id.clone(), target });
                }
            }
        }
        faults
    }

    pub(super) fn add(&mut self, fault: PathFault) {
        match self.findings.iter_mut().find(|other| is_same(other, &fault)) {
            Some(known) => known.add_cuts_of(&fault),
            None => self.findings.push(fault),
        }
    }

    /// Adds everything that is wrong at a node, for any values of the meters.
    pub(super) fn look(&mut self, node: &StateNode, expansion: &Expansion, path: impl Fn() -> Path) {
        let id = node.step();
        self.reached.insert(id.clone());
        let Some(step) = self.story.step(&id) else { return };
        let short = step.kind.try_as_plan_ref().and_then(|plan| over_budget(plan, &node.state));
        if let Some((needed, has)) = short {
            self.add(PathFault::PlanOverBudget { step: id.clone(), needed, has, path: path() });
        } else if let Some(refusal) = &expansion.stuck {
            let (step, task, refusal) = (id.clone(), node.task, refusal.clone());
            self.add(PathFault::Stuck { step, task, refusal, path: path() });
        }
        if let Some(payer) = paid_twice(self.story, &node.state) {
            self.add(PathFault::NothingDue { step: id.clone(), payer: payer.id.clone(), path: path() });
        }
        if let Some(count) = step.kind.try_as_count_ref() {
            let notes = node.state.ledger.cash();
            self.counted.entry(id.clone()).or_default().insert(notes);
            if count.laid(notes).is_none() {
                self.add(PathFault::NotesNotLaid { step: id.clone(), notes, path: path() });
            }
        }
        if node.task == 0 {
            for fault in claims::faults(self.story, step, &node.state) {
                self.add(PathFault::Claim { step: id.clone(), fault, path: path() });
            }
        }
        for (number, transition) in expansion.transitions.iter().enumerate() {
            for fault in self.opening.faults((node.number, step), transition) {
                let path = path().into_iter().chain(node.taken(number)).collect();
                self.add(PathFault::Money { step: id.clone(), fault, path });
            }
        }
    }

    /// Adds a fault if the model answer does not earn all points of a node of the model path.
    pub(super) fn look_at_score(&mut self, node: &StateNode, transition: &Transition) {
        for point in transition.points.iter().filter(|point| point.earned < point.possible) {
            let (block, earned, possible) = (point.block, point.earned, point.possible);
            let (step, task) = (node.step(), node.task);
            self.add(PathFault::PointsLost { step, task, block, earned, possible });
        }
        if let Some(fatal) = transition.outcome.fatal {
            self.add(PathFault::ModelIsFatal { step: node.step(), fatal });
        }
    }

    /// Adds a fault if the notes of a count do not come to what lies there at a node of the model path.
    pub(super) fn look_at_notes(&mut self, node: &StateNode) {
        let id = node.step();
        let Some(count) = self.story.step(&id).and_then(|step| step.kind.try_as_count_ref()) else { return };
        let expected = node.state.ledger.cash();
        if count.laid(expected).is_none() {
            self.add(PathFault::NotesOffBooks { step: id, expected, found: count.sum() });
        }
    }

    /// Adds a fault if a plan that is agreed on at a node of the model path does not come to the debt.
    pub(super) fn look_at_plan(&mut self, node: &StateNode, transition: &Transition) {
        let Some(agreed) = &transition.outcome.rescheduled else { return };
        let (plan, debt) = (&agreed.plan, agreed.owed);
        if !plan.comes_to(debt, plan.first) {
            let sum = plan.sum().unwrap_or(Dong::MOST);
            self.add(PathFault::PlanOffDebt { step: node.step(), sum, debt });
        }
    }

    /// Adds a fault for each seat that had nothing to do on a path that ends here, and one where the books still differ by
    /// what was off before the meeting.
    pub(super) fn look_at_end(&mut self, busy: u8, after: Option<&State>, path: impl Fn() -> Path) {
        let last = after.and_then(|state| state.open_step()).map(|open| open.step.clone());
        let left = after.and_then(money::opening_still_differs);
        if let (Some(step), Some(fault)) = (last, left) {
            self.add(PathFault::Money { step, fault, path: path() });
        }
        for (at, role) in Role::SEATS.into_iter().enumerate() {
            if busy & (1 << at) == 0 && self.seats.contains(&role) {
                self.add(PathFault::Idle { role, cuts: vec![self.cut], path: path() });
            }
        }
    }

    /// Adds what was found in a shorter cut: seats without work, and steps that come in this cut alone.
    pub(super) fn take_over(&mut self, shorter: Option<Self>) {
        let Some(shorter) = shorter else { return };
        for step in shorter.story.steps().filter(|step| step.cut <= shorter.cut) {
            if self.reached.contains(&step.id) && !shorter.reached.contains(&step.id) {
                self.add(PathFault::NeverIn { step: step.id.clone(), cuts: vec![shorter.cut] });
            }
        }
        for (step, sums) in shorter.counted {
            self.counted.entry(step).or_default().extend(sums);
        }
        for fault in shorter.findings {
            self.add(fault);
        }
    }

    /// A step that was not reached by then may still come: the search did not see every state.
    pub(super) fn leave_unreached(&mut self) {
        self.saw_all = false;
    }

    /// Adds the steps that no path reached, and sorts all faults in the order of the script.
    pub(super) fn finish(mut self) -> Vec<PathFault> {
        for step in self.story.steps() {
            if step.cut > self.cut {
                self.findings.push(PathFault::OutsideEveryCut { step: step.id.clone() });
            } else if self.saw_all && !self.reached.contains(&step.id) {
                self.findings.push(PathFault::Unreachable { step: step.id.clone() });
            }
        }
        self.lists_on_no_path();
        let story = self.story;
        let position = |fault: &PathFault| {
            fault.step().and_then(|step| story.position(step)).map(|position| position.number)
        };
        self.findings.sort_by_key(position);
        self.findings
    }
}

impl Faults<'_> {
    /// Adds the lists of notes that lie there on no path. Where the notes of the model path are wrong, only that is told;
    /// where a path lacks a list, one that lies there on no path was meant for it.
    fn lists_on_no_path(&mut self) {
        for step in self.story.steps().filter(|_| self.saw_all) {
            let (Some(count), Some(sums)) = (step.kind.try_as_count_ref(), self.counted.get(&step.id)) else {
                continue;
            };
            let is_own = |fault: &PathFault| fault.step() == Some(&step.id);
            let is_off =
                |fault: &PathFault| matches!(fault, PathFault::NotesOffBooks { .. }) && is_own(fault);
            if self.findings.iter().any(is_off) {
                let is_unlaid = |fault: &PathFault| matches!(fault, PathFault::NotesNotLaid { .. });
                self.findings.retain(|fault| !(is_unlaid(fault) && is_own(fault)));
                continue;
            }
            let mut idle = count.lists().filter(|sum| sum.is_none_or(|sum| !sums.contains(&sum)));
            let unlaid = self.findings.iter_mut().filter(|fault| is_own(fault));
            for fault in unlaid {
                if let PathFault::NotesNotLaid { step, notes, .. } = fault
                    && let Some(found) = idle.next()
                {
                    *fault = PathFault::NotesOffBooks { step: step.clone(), expected: *notes, found };
                }
            }
            let step = &step.id;
            self.findings.extend(idle.map(|sum| PathFault::NotesOnNoPath { step: step.clone(), sum }));
        }
    }
}

impl PathFault {
    /// The same fault in another cut.
    fn add_cuts_of(&mut self, other: &Self) {
        if let (
            Self::Idle { cuts, .. } | Self::NeverIn { cuts, .. },
            Self::Idle { cuts: more, .. } | Self::NeverIn { cuts: more, .. },
        ) = (self, other)
        {
            cuts.extend(more.iter().copied().filter(|cut| !cuts.contains(cut)).collect::<Vec<_>>());
            cuts.sort_unstable();
        }
    }
}

/// The payer at the table who brings money for a loan on which nothing is left to pay now.
fn paid_twice<'a>(story: &'a Story, state: &State) -> Option<&'a Payer> {
    let turn = flow::turn(story, state)?;
    let TaskKind::Payer(payer) = turn.task.kind else { return None };
    let loan = payer.pays.loan()?;
    let dues = figures::dues(story, state, loan)?;
    let owed = state.ledger.balance(Book::Treasurer, &Account::Loan(loan.clone()));
    let is_early = payer.pays.early().is_some() && owed != Dong::ZERO;
    let left = is_early || dues.iter().any(|due| due.total() != Some(Dong::ZERO));
    (payer.brings > Dong::ZERO && !left).then_some(payer)
}

/// What the tasks need that cannot wait, and what there is for them, where that is less.
fn over_budget(plan: &Plan, state: &State) -> Option<(Dong, Dong)> {
    let has = plan::budget(state);
    Some((plan.affordable(has).err()?, has))
}

/// Whether two findings are the same fault of the same step, on any path and by any amount.
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
        (PathFault::Claim { fault, .. }, PathFault::Claim { fault: also, .. }) => {
            fault == also && one.step() == other.step()
        }
        (PathFault::BadJump { .. } | PathFault::PointsLost { .. }, _) => one == other,
        (PathFault::NeverIn { step, .. }, PathFault::NeverIn { step: also, .. }) => step == also,
        _ => discriminant(one) == discriminant(other) && one.step() == other.step(),
    }
}
