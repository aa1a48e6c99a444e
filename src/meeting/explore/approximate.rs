//! The walk for a script with too many states: meters as sets of values, each by itself.
//!
//! Every knot is looked at once, with all the values that each meter can have there on any path. Which values come
//! together is not kept, so this walk takes every real path and some that nobody can take.

use std::collections::{BTreeSet, HashMap};

use crate::meeting::explore::Path;
use crate::meeting::explore::edges::Edge;
use crate::meeting::explore::faults::Faults;
use crate::meeting::explore::knots::Knots;
use crate::meeting::explore::relevance::{MOVED, after};
use crate::meeting::flow;
use crate::meeting::state::State;
use crate::scenario::terms::{Bound, Condition, Meter};

/// The values each meter of `MOVED` can have.
type Values = [BTreeSet<i16>; 4];

/// How a knot was first come to: from which one, by which answer.
type Origins = HashMap<usize, (usize, usize)>;

pub(super) fn every_path(knots: &mut Knots<'_>, faults: &mut Faults<'_>, start: &State, limit: usize) {
    let Some(first) = knots.first(start) else { return };
    let mut values: HashMap<usize, Values> = HashMap::new();
    values.insert(first, MOVED.map(|meter| BTreeSet::from([start.meters.value(meter)])));
    let mut origins = Origins::new();
    // Edges only lead forward, so in this order every knot is met after all that lead to it.
    let mut open = BTreeSet::from([(0, 0, first)]);
    while let Some((_, _, at)) = open.pop_first() {
        if knots.len() > limit {
            return;
        }
        let fan = knots.fan(at);
        let Some(here) = values.remove(&at) else { continue };
        let Some(knot) = knots.get(at) else { continue };
        faults.look(knot, &fan, || path(knots, &origins, at));
        let id = knot.step();
        for (number, edge) in fan.edges.iter().enumerate() {
            let mut then = moved(&here, edge);
            let mut arrivals = Vec::new();
            let mut ends = edge.next_task.is_none();
            if let Some(task) = edge.next_task {
                arrivals.push((knots.at_task(at, number, &fan, edge, task), then));
            } else {
                let rehearsal = knots.rehearsal;
                for step in flow::onward(rehearsal, Some(&id), edge.go.as_ref()) {
                    let condition = step.when.as_ref();
                    let [no, yes] = condition.map_or([false, true], |when| sides(when, edge, &then));
                    if yes {
                        let arriving =
                            condition.map_or_else(|| then.clone(), |when| narrowed(when, &then, true));
                        arrivals.push((knots.at_step(at, number, &fan, edge, step), arriving));
                    }
                    if !no {
                        ends = false;
                        break;
                    }
                    then = condition.map_or_else(|| then.clone(), |when| narrowed(when, &then, false));
                }
            }
            if ends {
                faults.look_at_end(knots.busy_after(at, &fan), || path(knots, &origins, at));
            }
            for (knot, arriving) in arrivals {
                if let Some(place) = knots.get(knot) {
                    open.insert((place.number, place.task, knot));
                }
                origins.entry(knot).or_insert((at, number));
                let there = values.entry(knot).or_default();
                for (there, arriving) in there.iter_mut().zip(arriving) {
                    there.extend(arriving);
                }
            }
        }
    }
}

fn moved(values: &Values, edge: &Edge) -> Values {
    let mut then = Values::default();
    for ((then, values), meter) in then.iter_mut().zip(values).zip(MOVED) {
        then.extend(values.iter().map(|value| after(meter, *value, &edge.effects)));
    }
    then
}

/// Whether a condition can fail, and whether it can hold.
fn sides(condition: &Condition, edge: &Edge, values: &Values) -> [bool; 2] {
    match condition {
        Condition::All(all) => {
            let each = all.iter().map(|condition| sides(condition, edge, values));
            each.fold([false, true], |[no, yes], [this_no, this_yes]| [no || this_no, yes && this_yes])
        }
        Condition::Any(any) => {
            let each = any.iter().map(|condition| sides(condition, edge, values));
            each.fold([true, false], |[no, yes], [this_no, this_yes]| [no && this_no, yes || this_yes])
        }
        Condition::Not(not) => {
            let [no, yes] = sides(not, edge, values);
            [yes, no]
        }
        Condition::Flag(flag) => {
            let set = edge.after.flags.contains(flag);
            [!set, set]
        }
        Condition::Meter(meter, bound) => {
            let held = |value: i16| is_within(value, *bound);
            let fixed = BTreeSet::from([edge.after.meters.value(*meter)]);
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

/// The values with which a condition on a single meter comes out so. Other conditions narrow nothing.
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

fn path(knots: &Knots<'_>, origins: &Origins, mut at: usize) -> Path {
    let mut path = Path::new();
    while let Some((before, number)) = origins.get(&at) {
        path.extend(knots.get(*before).and_then(|knot| knot.taken(*number)));
        at = *before;
    }
    path.reverse();
    path
}
