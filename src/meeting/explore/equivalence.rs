//! Which states are equivalent: live flags, and equivalence classes of the meters.
//!
//! A flag is live at a step if that step or a later one reads it. Two values of a meter are equivalent at a step if
//! every later condition gives the same answer for both, whatever effects come in between. The classes are computed
//! backwards from the last step, for each meter alone, because effects move each meter alone. Two states that some later
//! step can tell apart are never equivalent.

use std::collections::{BTreeSet, HashMap};

use crate::id::{Flag, StepId};
use crate::meeting::meters::Meters;
use crate::scenario::claim;
use crate::scenario::model::Step;
use crate::scenario::story::Story;
use crate::scenario::terms::{Bound, Condition, Meter, MeterEffect};

/// Meters that effects move. Attendance follows from the roll call alone.
pub(super) const MOVED: [Meter; 4] = [Meter::Clock, Meter::Understanding, Meter::Voices, Meter::Trust];

/// The class of each meter in `MOVED`, for the key of a state.
pub(super) type MeterClasses = [u16; 4];

#[derive(Debug)]
pub(super) struct Equivalence {
    /// For every step: the flags that are live there.
    flags: Vec<BTreeSet<Flag>>,
    /// For every step: whether the books will be compared there or later, or a condition depends on whether they
    /// differ.
    counted: Vec<bool>,
    /// For every step: whether a record there or later says how a vote ended.
    voted_on: Vec<bool>,
    classes: [ClassTable; 4],
}

/// The class of every value of one meter at every step.
#[derive(Debug, Default)]
struct ClassTable {
    least: i16,
    at: Vec<Vec<u16>>,
}

impl Equivalence {
    pub(super) fn of(story: &Story) -> Self {
        let steps: Vec<&Step> = story.steps().collect();
        let mut flags = Vec::new();
        let mut counted = Vec::new();
        let mut asked = BTreeSet::new();
        let mut voted_on = Vec::new();
        let mut ahead = false;
        let mut recorded = false;
        for step in steps.iter().rev() {
            ahead |= step.kind.compares_books();
            counted.push(ahead);
            ahead |= step.when.as_ref().is_some_and(asks_of_books);
            recorded |= speaks_of_a_vote(step);
            voted_on.push(recorded);
            asked.extend(step.kind.shape().reads().into_iter().cloned());
            flags.push(asked.clone());
            if let Some(condition) = &step.when {
                asked.extend(condition.flags().into_iter().cloned());
            }
        }
        flags.reverse();
        counted.reverse();
        voted_on.reverse();
        Self { flags, counted, voted_on, classes: MOVED.map(|meter| ClassTable::of(story, &steps, meter)) }
    }

    /// Whether a flag is live once the step with this number is open.
    pub(super) fn is_live(&self, number: usize, flag: &Flag) -> bool {
        self.flags.get(number).is_some_and(|flags| flags.contains(flag))
    }

    pub(super) fn is_counted(&self, number: usize) -> bool {
        self.counted.get(number).copied().unwrap_or(false)
    }

    pub(super) fn is_voted_on(&self, number: usize) -> bool {
        self.voted_on.get(number).copied().unwrap_or(false)
    }

    pub(super) fn meters(&self, number: usize, meters: &Meters) -> MeterClasses {
        let values = MOVED.map(|meter| meters.value(meter));
        let mut classes = [0; 4];
        for (class, (table, value)) in classes.iter_mut().zip(self.classes.iter().zip(values)) {
            *class = table.class(number, value);
        }
        classes
    }
}

impl ClassTable {
    fn class(&self, number: usize, value: i16) -> u16 {
        let at = usize::try_from(value.saturating_sub(self.least)).unwrap_or(0);
        self.at.get(number).and_then(|classes| classes.get(at)).copied().unwrap_or(0)
    }

    fn of(story: &Story, steps: &[&Step], meter: Meter) -> Self {
        let range = range(story, steps, meter);
        let (least, size) = (range.first().copied().unwrap_or(0), range.len());
        let index = |value: i16| usize::try_from(value.saturating_sub(least)).unwrap_or(0).min(size - 1);
        // `from[p]`: classes while the step to come is still looked for, from step p on.
        let mut from: Vec<Vec<u16>> = vec![vec![0; size]; steps.len().saturating_add(1)];
        let mut at = vec![Vec::new(); steps.len()];
        for (number, step) in steps.iter().enumerate().rev() {
            let following = number.saturating_add(1);
            let moves = moves(step);
            let targets: BTreeSet<usize> = targets(story, step)
                .into_iter()
                .map(|target| target.max(following))
                .chain([following])
                .collect();
            let open = classed(&range, |value| {
                let ends = moves.iter().map(|effects| index(after(meter, value, effects)));
                ends.flat_map(|end| targets.iter().map(move |target| (*target, end)))
                    .map(|(target, end)| entry(&from, target, end))
                    .collect()
            });
            let bounds = step.when.as_ref().map(|when| bounds(when, meter)).unwrap_or_default();
            let looked = classed(&range, |value| {
                let sides = bounds.iter().map(|bound| u16::from(value >= *bound));
                let end = index(value);
                sides.chain([open.get(end).copied().unwrap_or(0), entry(&from, following, end)]).collect()
            });
            if let (Some(from), Some(at)) = (from.get_mut(number), at.get_mut(number)) {
                *from = looked;
                *at = open;
            }
        }
        Self { least, at }
    }
}

fn entry(from: &[Vec<u16>], target: usize, end: usize) -> u16 {
    from.get(target).and_then(|classes| classes.get(end)).copied().unwrap_or(0)
}

/// Numbers values so that those with the same marks get the same number.
fn classed(range: &[i16], marks: impl Fn(i16) -> Vec<u16>) -> Vec<u16> {
    let mut numbers: HashMap<Vec<u16>, u16> = HashMap::new();
    range
        .iter()
        .map(|value| {
            let next = u16::try_from(numbers.len()).unwrap_or(u16::MAX);
            *numbers.entry(marks(*value)).or_insert(next)
        })
        .collect()
}

/// Every value the meter can have on some path, and those in between.
fn range(story: &Story, steps: &[&Step], meter: Meter) -> Vec<i16> {
    if meter != Meter::Clock {
        let opening = &story.scenario.opening;
        let most = [opening.understanding, opening.voices, opening.trust].into_iter().max().unwrap_or(0);
        return (0..=i16::from(most).max(100)).collect();
    }
    let (mut least, mut most) = (0_i16, 0_i16);
    for step in steps {
        for effects in moves(step) {
            for effect in effects {
                if let MeterEffect::Clock(minutes) = effect {
                    least = least.saturating_add(minutes.min(0));
                    most = most.saturating_add(minutes.max(0));
                }
            }
        }
    }
    (least..=most).collect()
}

pub(super) fn after(meter: Meter, value: i16, effects: &[MeterEffect]) -> i16 {
    let before = Meters { clock: value, attendance: 0, understanding: value, voices: value, trust: value };
    before.after(effects).value(meter)
}

/// Every way in which a step can move meters. A planted mistake, and an objection to it, come before its other effects.
fn moves(step: &Step) -> Vec<Vec<MeterEffect>> {
    let mut moves: Vec<Vec<MeterEffect>> = vec![Vec::new()];
    moves.extend(step.consequences().into_iter().map(|consequence| consequence.effects));
    if let Some(planted) = &step.planted {
        let own = moves.clone();
        for first in [&planted.missed.effects, &planted.objected] {
            moves.extend(own.iter().map(|then| first.iter().chain(then).copied().collect()));
        }
    }
    moves
}

/// Whether a record in this step says how a vote ended.
fn speaks_of_a_vote(step: &Step) -> bool {
    let is_record = step.kind.is_minutes() || step.kind.is_inspect();
    is_record && step.kind.shape().lines().iter().any(|line| claim::of_vote(line.text).is_some())
}

/// The steps to which this one can jump.
pub(super) fn jumps(step: &Step) -> Vec<StepId> {
    step.consequences().into_iter().filter_map(|consequence| consequence.go).collect()
}

fn targets(story: &Story, step: &Step) -> Vec<usize> {
    jumps(step).iter().filter_map(|target| story.position(target)).map(|position| position.number).collect()
}

/// The values at which the result of a condition on this meter changes.
fn bounds(condition: &Condition, meter: Meter) -> Vec<i16> {
    match condition {
        Condition::All(all) | Condition::Any(all) => {
            all.iter().flat_map(|condition| bounds(condition, meter)).collect()
        }
        Condition::Not(not) => bounds(not, meter),
        Condition::Meter(asked, Bound::AtLeast(bound) | Bound::Below(bound)) if *asked == meter => {
            vec![*bound]
        }
        Condition::Meter(..) | Condition::Flag(_) | Condition::BooksDiffer => Vec::new(),
    }
}

/// Whether a condition asks if the books differ.
fn asks_of_books(condition: &Condition) -> bool {
    match condition {
        Condition::All(all) | Condition::Any(all) => all.iter().any(asks_of_books),
        Condition::Not(not) => asks_of_books(not),
        Condition::BooksDiffer => true,
        Condition::Meter(..) | Condition::Flag(_) => false,
    }
}
