//! The walk itself: every merged state once, by a path that strays as little as possible from the model.

use std::collections::{BTreeSet, HashSet, VecDeque};

use crate::meeting::command::{Command, Mode, Setup};
use crate::meeting::event::Event;
use crate::meeting::explore::edges::{Edge, Fan};
use crate::meeting::explore::faults::Faults;
use crate::meeting::explore::knots::Knots;
use crate::meeting::explore::relevance::MeterClasses;
use crate::meeting::explore::{Explored, Path, PathFault, approximate};
use crate::meeting::flow;
use crate::meeting::meters::{Meters, holds_for};
use crate::meeting::state::State;
use crate::meeting::{Meeting, decide};
use crate::scenario::rehearsal::Rehearsal;

/// How a state was first come to.
#[derive(Debug, Clone, Copy)]
struct Visit {
    knot: usize,
    meters: Meters,
    /// The visit before, and the answer given there.
    from: Option<(usize, usize)>,
}

pub(super) fn walk(rehearsal: &Rehearsal, limit: usize) -> Explored {
    let cut = rehearsal.scenario.cuts.iter().copied().max().unwrap_or(0);
    let setup = Setup { mode: Mode::Room, solo: None, cut, seed: 0 };
    let events = decide(rehearsal, &Meeting::default(), &Command::Open(setup));
    let mut start = State::default();
    match events.first() {
        // Only the opening itself: steps that no cut shows are walked like any other.
        Some(opened @ Event::Opened { .. }) => start.apply(opened, 0),
        Some(Event::Refused { refusal }) => {
            let findings = vec![PathFault::CannotOpen { refusal: refusal.clone() }];
            return Explored { findings, ..Explored::default() };
        }
        _ => return Explored::default(),
    }
    let mut knots = Knots::new(rehearsal);
    let mut faults = Faults::new(rehearsal, &start);
    model_path(&mut knots, &mut faults, &start);
    let (states, complete) = every_path(&mut knots, &mut faults, &start, limit);
    if !complete {
        faults.add(PathFault::TooManyStates { limit });
        approximate::every_path(&mut knots, &mut faults, &start, limit);
    }
    Explored { states, approximate: !complete, findings: faults.finish(cut) }
}

/// Follows the model answers alone and looks at what they earn.
fn model_path(knots: &mut Knots<'_>, faults: &mut Faults<'_>, start: &State) {
    let mut at = knots.first(start).map(|knot| (knot, start.meters));
    while let Some((knot, meters)) = at {
        let fan = knots.fan(knot);
        let Some(edge) = fan.edges.first() else { return };
        if let Some(knot) = knots.get(knot) {
            faults.look_at_score(knot, edge);
        }
        let meters = meters.moved_by(edge);
        at = follow(knots, knot, 0, &fan, edge, meters).map(|next| (next, meters));
    }
}

/// Comes to every merged state. Says how many there were, and whether that was all of them.
fn every_path(knots: &mut Knots<'_>, faults: &mut Faults<'_>, start: &State, limit: usize) -> (usize, bool) {
    let mut seen: HashSet<(usize, MeterClasses)> = HashSet::new();
    let mut looked_at: BTreeSet<usize> = BTreeSet::new();
    let mut visits: Vec<Visit> = Vec::new();
    // Model answers go to the front and all others to the back, so that the first path to anything is one with the
    // fewest answers that are not the model answer.
    let mut open: VecDeque<Visit> = VecDeque::new();
    open.extend(knots.first(start).map(|knot| Visit { knot, meters: start.meters, from: None }));
    while let Some(visit) = open.pop_front() {
        let place = knots.get(visit.knot).map_or(0, |knot| knot.number);
        if !seen.insert((visit.knot, knots.relevance.meters(place, &visit.meters))) {
            continue;
        }
        if visits.len() >= limit {
            return (visits.len(), false);
        }
        let at = visits.len();
        visits.push(visit);
        let fan = knots.fan(visit.knot);
        if looked_at.insert(visit.knot)
            && let Some(knot) = knots.get(visit.knot)
        {
            faults.look(knot, &fan, || path(knots, &visits, at));
        }
        for (number, edge) in fan.edges.iter().enumerate() {
            let meters = visit.meters.moved_by(edge);
            let from = Some((at, number));
            match follow(knots, visit.knot, number, &fan, edge, meters) {
                Some(knot) if number == 0 => open.push_front(Visit { knot, meters, from }),
                Some(knot) => open.push_back(Visit { knot, meters, from }),
                None => {
                    let last = knots.get(visit.knot).and_then(|knot| knot.taken(number));
                    faults.look_at_end(knots.busy_after(visit.knot, &fan), || {
                        path(knots, &visits, at).into_iter().chain(last.clone()).collect()
                    });
                }
            }
        }
    }
    (visits.len(), true)
}

/// Where an answer leads with these meters; none at the end of the meeting.
fn follow(
    knots: &mut Knots<'_>,
    knot: usize,
    number: usize,
    fan: &Fan,
    edge: &Edge,
    meters: Meters,
) -> Option<usize> {
    if let Some(task) = edge.next_task {
        return Some(knots.at_task(knot, number, fan, edge, task));
    }
    let meters = Meters { attendance: edge.after.meters.attendance, ..meters };
    let step = knots.get(knot)?.state.open_step()?.step.clone();
    let next = flow::onward(knots.rehearsal, Some(&step), edge.go.as_ref()).find(|step| {
        step.when.as_ref().is_none_or(|condition| holds_for(condition, &edge.after.flags, &meters))
    })?;
    Some(knots.at_step(knot, number, fan, edge, next))
}

/// The answers on the way to this visit that were not the model answer.
fn path(knots: &Knots<'_>, visits: &[Visit], mut at: usize) -> Path {
    let mut path = Path::new();
    while let Some((before, number)) = visits.get(at).and_then(|visit| visit.from) {
        if let Some(knot) = visits.get(before).and_then(|visit| knots.get(visit.knot)) {
            path.extend(knot.taken(number));
        }
        at = before;
    }
    path.reverse();
    path
}

impl Meters {
    fn moved_by(self, edge: &Edge) -> Self {
        self.after(&edge.effects)
    }
}
