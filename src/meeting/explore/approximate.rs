//! The search for a script with too many states. It keeps a set of values for each meter, independently of the
//! others.
//!
//! It visits every node once, with all the values that each meter can have there on any path. It does not keep which
//! values occur together, so it takes every real path and some that are not real.

use std::collections::{BTreeSet, HashMap};

use crate::meeting::explore::equivalence::{MOVED, after};
use crate::meeting::explore::faults::Faults;
use crate::meeting::explore::space::StateSpace;
use crate::meeting::explore::transitions::Transition;
use crate::meeting::explore::{MOST_NODES, Path};
use crate::meeting::flow;
use crate::meeting::state::State;
use crate::scenario::terms::{Bound, Condition, Meter};

/// The values each meter of `MOVED` can have.
type Values = [BTreeSet<i16>; 4];

/// How each node was first reached: from which node, by which transition.
type Origins = HashMap<usize, (usize, usize)>;

/// Returns whether every node was visited: there may be too many to keep.
pub(super) fn every_path(space: &mut StateSpace<'_>, faults: &mut Faults<'_>, start: &State) -> bool {
    let Some(first) = space.first(start) else { return true };
    let mut values: HashMap<usize, Values> = HashMap::new();
    values.insert(first, MOVED.map(|meter| BTreeSet::from([start.meters.value(meter)])));
    let mut origins = Origins::new();
    // Transitions only lead forward (the graph has no cycle), so this order visits a node after all that lead to it.
    let mut open = BTreeSet::from([(0, 0, first)]);
    while let Some((_, _, at)) = open.pop_first() {
        if space.len() > 2 * MOST_NODES {
            return false;
        }
        let expansion = space.expand(at);
        let Some(here) = values.remove(&at) else { continue };
        let Some(node) = space.get(at) else { continue };
        faults.look(node, &expansion, || path(space, &origins, at));
        let id = node.step();
        for (number, transition) in expansion.transitions.iter().enumerate() {
            let mut then = moved(&here, transition);
            let mut arrivals = Vec::new();
            let mut ends = transition.next_task.is_none();
            if let Some(task) = transition.next_task {
                arrivals.push((space.at_task(at, number, &expansion, transition, task), then));
            } else {
                let story = space.story;
                for step in flow::onward(story, Some(&id), transition.go.as_ref()) {
                    let condition = step.when.as_ref();
                    let [no, yes] = condition.map_or([false, true], |when| sides(when, transition, &then));
                    if yes {
                        let arriving =
                            condition.map_or_else(|| then.clone(), |when| narrowed(when, &then, true));
                        arrivals.push((space.at_step(at, number, &expansion, transition, step), arriving));
                    }
                    if !no {
                        ends = false;
                        break;
                    }
                    then = condition.map_or_else(|| then.clone(), |when| narrowed(when, &then, false));
                }
            }
            if ends {
                let (busy, after) = (space.busy_after(at, &expansion), Some(&transition.after));
                faults.look_at_end(busy, after, || path(space, &origins, at));
            }
            for (node, arriving) in arrivals {
                if let Some(reached) = space.get(node) {
                    open.insert((reached.number, reached.task, node));
                }
                origins.entry(node).or_insert((at, number));
                let there = values.entry(node).or_default();
                for (there, arriving) in there.iter_mut().zip(arriving) {
                    there.extend(arriving);
                }
            }
        }
    }
    true
}

fn moved(values: &Values, transition: &Transition) -> Values {
    let mut then = Values::default();
    for ((then, values), meter) in then.iter_mut().zip(values).zip(MOVED) {
        then.extend(values.iter().map(|value| after(meter, *value, &transition.effects)));
    }
    then
}

/// Whether a condition can fail, and whether it can hold.
fn sides(condition: &Condition, transition: &Transition, values: &Values) -> [bool; 2] {
    match condition {
        Condition::All(all) => {
            let each = all.iter().map(|condition| sides(condition, transition, values));
            each.fold([false, true], |[no, yes], [this_no, this_yes]| [no || this_no, yes && this_yes])
        }
        Condition::Any(any) => {
            let each = any.iter().map(|condition| sides(condition, transition, values));
            each.fold([true, false], |[no, yes], [this_no, this_yes]| [no && this_no, yes || this_yes])
        }
        Condition::Not(not) => {
            let [no, yes] = sides(not, transition, values);
            [yes, no]
        }
        Condition::Flag(flag) => {
            let set = transition.after.flags.contains(flag);
            [!set, set]
        }
        Condition::BooksDiffer => {
            let differ = !transition.after.ledger.differences().is_empty();
            [!differ, differ]
        }
        Condition::Meter(meter, bound) => {
            let held = |value: i16| is_within(value, *bound);
            let fixed = BTreeSet::from([transition.after.meters.value(*meter)]);
            let values = of(values, *meter).unwrap_or(&fixed);
            [values.iter().any(|value| !held(*value)), values.iter().any(|value| held(*value))]
        }
    }
}

fn is_within(value: i16, bound: Bound) -> bool {
    match bound {
        Bound::AtLeast(least) => value >= least,
        Bound::Below(limit) => value < limit,
    }
}

/// The values of a meter for which a condition on it alone has this result. Other conditions limit nothing.
fn narrowed(condition: &Condition, values: &Values, holds: bool) -> Values {
    let mut values = values.clone();
    if let Condition::Meter(meter, bound) = condition
        && let Some(at) = MOVED.iter().position(|moved| moved == meter)
        && let Some(values) = values.get_mut(at)
    {
        values.retain(|value| is_within(*value, *bound) == holds);
    }
    values
}

fn of(values: &Values, meter: Meter) -> Option<&BTreeSet<i16>> {
    values.get(MOVED.iter().position(|moved| *moved == meter)?)
}

fn path(space: &StateSpace<'_>, origins: &Origins, mut at: usize) -> Path {
    let mut path = Path::new();
    while let Some((before, number)) = origins.get(&at) {
        path.extend(space.get(*before).and_then(|node| node.taken(*number)));
        at = *before;
    }
    path.reverse();
    path
}
