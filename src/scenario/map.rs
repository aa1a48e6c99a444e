//! The map of a script: its parts and steps, what each step asks and settles, and who has nothing to do where.
//!
//! It is read from the script as it is written, so it has every path and follows none. The invariant: every step of the
//! script is in it once, in its order.

use std::collections::BTreeSet;

use crate::id::{Flag, StepId};
use crate::scenario::model::{Part, Scenario, Step};
use crate::scenario::terms::{Condition, Role};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScenarioMap<'s> {
    pub parts: Vec<PartMap<'s>>,
    /// In the order in which they are first set or asked about.
    pub flags: Vec<FlagMap<'s>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartMap<'s> {
    pub name: &'s str,
    pub number: Option<u8>,
    pub steps: Vec<StepMap<'s>>,
    /// The seats without a step in this part, each with the cuts (class minutes) in which it has none.
    pub idle: Vec<Idle>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Idle {
    pub role: Role,
    pub cuts: Vec<u16>,
    /// Whether these are all cuts.
    pub always: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepMap<'s> {
    /// Among the steps of the cut, from 1, as on the screen; none where the cut leaves it out.
    pub number: Option<usize>,
    pub step: &'s Step,
    pub when: Option<&'s Condition>,
    /// The flags that it can set, each once.
    pub sets: Vec<Flag>,
    /// The flags of which one decides what is right here.
    pub asks: Vec<&'s Flag>,
    /// The steps that it can jump to.
    pub goes: Vec<StepId>,
}

/// A flag, the steps that can set it, and those that ask about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlagMap<'s> {
    pub flag: Flag,
    pub set_at: Vec<&'s StepId>,
    pub asked_at: Vec<&'s StepId>,
}

impl StepMap<'_> {
    fn has_to_do_with(&self, flag: &Flag) -> bool {
        self.asks.contains(&flag) || self.when.is_some_and(|when| when.flags().contains(&flag))
    }
}

/// The map with the numbers of the steps in this cut.
pub fn map(scenario: &Scenario, cut: u16) -> ScenarioMap<'_> {
    let mut number = 0;
    let mut parts = Vec::with_capacity(scenario.parts.len());
    for part in &scenario.parts {
        let mut steps = Vec::with_capacity(part.steps.len());
        for step in &part.steps {
            let is_in_cut = step.cut <= cut;
            number += usize::from(is_in_cut);
            steps.push(step_map(is_in_cut.then_some(number), step));
        }
        let idle = Role::SEATS.into_iter().filter_map(|role| idle(scenario, part, role)).collect();
        parts.push(PartMap { name: &part.name, number: part.number, steps, idle });
    }
    let flags = flags(&parts);
    ScenarioMap { parts, flags }
}

/// The cuts in which a seat has no step in this part; none where it has one in each.
fn idle(scenario: &Scenario, part: &Part, role: Role) -> Option<Idle> {
    let has_step = |cut: u16| part.steps.iter().any(|step| step.role == role && step.cut <= cut);
    let cuts: Vec<u16> = scenario.cuts.iter().copied().filter(|cut| !has_step(*cut)).collect();
    let always = cuts.len() == scenario.cuts.len();
    (!cuts.is_empty()).then_some(Idle { role, cuts, always })
}

fn step_map(number: Option<usize>, step: &Step) -> StepMap<'_> {
    let shape = step.kind.shape();
    let mut seen = BTreeSet::new();
    let sets = step.sets().into_iter().map(|(_, flag)| flag).filter(|flag| seen.insert(flag.clone()));
    let sets = sets.collect();
    let missed = step.planted.as_ref().and_then(|planted| planted.missed.go.clone());
    let own = [step.right.go.clone(), step.wrong.go.clone(), missed].into_iter().flatten();
    let of_branches = shape.branches().into_iter().filter_map(|branch| branch.consequence.go);
    let mut seen = BTreeSet::new();
    let goes = own.chain(of_branches).filter(|step| seen.insert(step.clone())).collect();
    StepMap { number, step, when: step.when.as_ref(), sets, asks: shape.reads(), goes }
}

fn flags<'s>(parts: &[PartMap<'s>]) -> Vec<FlagMap<'s>> {
    let steps: Vec<&StepMap<'s>> = parts.iter().flat_map(|part| &part.steps).collect();
    let mut named: Vec<Flag> = Vec::new();
    for step in &steps {
        let asked = step.when.into_iter().flat_map(Condition::flags).chain(step.asks.iter().copied());
        for flag in asked.cloned().chain(step.sets.iter().cloned()) {
            if !named.contains(&flag) {
                named.push(flag);
            }
        }
    }
    let of = |flag: Flag| FlagMap {
        set_at: steps.iter().filter(|step| step.sets.contains(&flag)).map(|step| &step.step.id).collect(),
        asked_at: steps.iter().filter(|step| step.has_to_do_with(&flag)).map(|step| &step.step.id).collect(),
        flag,
    };
    named.into_iter().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::map;
    use crate::scenario::reader::read_script_bytes;
    use crate::scenario::terms::Role;

    #[test]
    fn every_step_is_on_the_map_and_flags_say_where_they_are_set_and_asked() {
        let script = include_bytes!("../../scenarios/sinh-hoat-thang-sau.ron");
        let scenario = read_script_bytes("bai.ron", script).scenario;
        let map = map(&scenario, 90);
        let numbers: Vec<usize> =
            map.parts.iter().flat_map(|part| &part.steps).filter_map(|step| step.number).collect();
        let n_steps = scenario.parts.iter().map(|part| part.steps.len()).sum();
        assert_eq!(numbers, (1..=n_steps).collect::<Vec<_>>());
        let short = super::map(&scenario, 20);
        let steps = || short.parts.iter().flat_map(|part| &part.steps);
        assert!(steps().all(|step| step.number.is_some() == (step.step.cut <= 20)));
        assert_eq!(
            steps().filter_map(|step| step.number).max(),
            Some(steps().filter(|step| step.step.cut <= 20).count())
        );
        for flag in &map.flags {
            assert!(!flag.set_at.is_empty(), "{}", flag.flag);
        }
        let carried = map.flags.iter().find(|flag| flag.flag.as_str() == "pan-carried").unwrap();
        assert_eq!(carried.set_at.iter().map(|id| id.as_str()).collect::<Vec<_>>(), ["vote-loan"]);
        assert!(!carried.asked_at.is_empty());
        let of_part = |number: u8| map.parts.iter().find(|part| part.number == Some(number)).unwrap();
        let idle: Vec<_> = of_part(2).idle.iter().map(|idle| (idle.role, idle.cuts.as_slice())).collect();
        let (some, all) = (&[20][..], &[20, 45, 90][..]);
        assert_eq!(
            idle,
            [
                (Role::Chair, some),
                (Role::Treasurer, all),
                (Role::Secretary, some),
                (Role::IncomeDeputy, all),
                (Role::HealthDeputy, all)
            ]
        );
    }
}
