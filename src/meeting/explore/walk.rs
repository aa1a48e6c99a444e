//! The walk: visits every merged state once, by a path with as few answers as possible that are not the model answer.

use std::collections::{BTreeSet, HashSet, VecDeque};

use crate::meeting::command::{Command, Mode, Setup};
use crate::meeting::event::Event;
use crate::meeting::explore::equivalence::MeterClasses;
use crate::meeting::explore::faults::Faults;
use crate::meeting::explore::space::StateSpace;
use crate::meeting::explore::transitions::{Expansion, Transition};
use crate::meeting::explore::{Explored, Path, PathFault, approximate};
use crate::meeting::flow;
use crate::meeting::meters::{Meters, holds_for};
use crate::meeting::state::State;
use crate::meeting::{Meeting, decide};
use crate::scenario::story::Story;

/// How a state was first reached.
#[derive(Debug, Clone, Copy)]
struct Visit {
    node: usize,
    meters: Meters,
    /// The visit before, and the answer given there.
    from: Option<(usize, usize)>,
}

pub(super) fn walk(story: &Story, limit: usize) -> Explored {
    let cut = story.scenario.cuts.iter().copied().max().unwrap_or(0);
    let setup = Setup { mode: Mode::Room, solo: None, cut, seed: 0 };
    let events = decide(story, &Meeting::default(), &Command::Open(setup));
    let mut start = State::default();
    match events.as_slice() {
        [Event::Refused { refusal }, ..] => {
            let findings = vec![PathFault::CannotOpen { refusal: refusal.clone() }];
            return Explored { findings, ..Explored::default() };
        }
        // Only the opening itself: steps that no cut shows are walked like any other.
        [opened, ..] => start.apply(opened, 0),
        [] => return Explored::default(),
    }
    let mut space = StateSpace::new(story);
    let mut faults = Faults::new(story, &start);
    model_path(&mut space, &mut faults, &start);
    let (states, complete) = every_path(&mut space, &mut faults, &start, limit);
    if !complete {
        faults.add(PathFault::TooManyStates { limit });
        approximate::every_path(&mut space, &mut faults, &start, limit);
    }
    Explored { states, approximate: !complete, findings: faults.finish(cut) }
}

/// Follows the model answers alone and looks at what they earn.
fn model_path(space: &mut StateSpace<'_>, faults: &mut Faults<'_>, start: &State) {
    let mut at = space.first(start).map(|node| (node, start.meters));
    while let Some((node, meters)) = at {
        let expansion = space.expand(node);
        let Some(transition) = expansion.transitions.first() else { return };
        if let Some(node) = space.get(node) {
            faults.look_at_score(node, transition);
        }
        let meters = meters.moved_by(transition);
        at = follow(space, node, 0, &expansion, transition, meters).map(|next| (next, meters));
    }
}

/// Visits every merged state. Gives back how many there are, and whether it visited all of them.
fn every_path(
    space: &mut StateSpace<'_>,
    faults: &mut Faults<'_>,
    start: &State,
    limit: usize,
) -> (usize, bool) {
    let mut seen: HashSet<(usize, MeterClasses)> = HashSet::new();
    let mut looked_at: BTreeSet<usize> = BTreeSet::new();
    let mut visits: Vec<Visit> = Vec::new();
    // Model answers go to the front and all others to the back, so that the first path to anything is one with the
    // fewest answers that are not the model answer.
    let mut open: VecDeque<Visit> = VecDeque::new();
    open.extend(space.first(start).map(|node| Visit { node, meters: start.meters, from: None }));
    while let Some(visit) = open.pop_front() {
        let step_number = space.get(visit.node).map_or(0, |node| node.number);
        if !seen.insert((visit.node, space.equivalence.meters(step_number, &visit.meters))) {
            continue;
        }
        if visits.len() >= limit {
            return (visits.len(), false);
        }
        let at = visits.len();
        visits.push(visit);
        let expansion = space.expand(visit.node);
        if looked_at.insert(visit.node)
            && let Some(node) = space.get(visit.node)
        {
            faults.look(node, &expansion, || path(space, &visits, at));
        }
        for (number, transition) in expansion.transitions.iter().enumerate() {
            let meters = visit.meters.moved_by(transition);
            let from = Some((at, number));
            match follow(space, visit.node, number, &expansion, transition, meters) {
                Some(node) if number == 0 => open.push_front(Visit { node, meters, from }),
                Some(node) => open.push_back(Visit { node, meters, from }),
                None => {
                    let last = space.get(visit.node).and_then(|node| node.taken(number));
                    faults.look_at_end(space.busy_after(visit.node, &expansion), || {
                        path(space, &visits, at).into_iter().chain(last.clone()).collect()
                    });
                }
            }
        }
    }
    (visits.len(), true)
}

/// Where an answer leads with these meters; none at the end of the meeting.
fn follow(
    space: &mut StateSpace<'_>,
    node: usize,
    number: usize,
    expansion: &Expansion,
    transition: &Transition,
    meters: Meters,
) -> Option<usize> {
    if let Some(task) = transition.next_task {
        return Some(space.at_task(node, number, expansion, transition, task));
    }
    let meters = Meters { attendance: transition.after.meters.attendance, ..meters };
    let step = space.get(node)?.state.open_step()?.step.clone();
    let next = flow::onward(space.story, Some(&step), transition.go.as_ref()).find(|step| {
        step.when.as_ref().is_none_or(|condition| holds_for(condition, &transition.after.flags, &meters))
    })?;
    Some(space.at_step(node, number, expansion, transition, next))
}

/// The answers on the way to this visit that were not the model answer.
fn path(space: &StateSpace<'_>, visits: &[Visit], mut at: usize) -> Path {
    let mut path = Path::new();
    while let Some((before, number)) = visits.get(at).and_then(|visit| visit.from) {
        if let Some(node) = visits.get(before).and_then(|visit| space.get(visit.node)) {
            path.extend(node.taken(number));
        }
        at = before;
    }
    path.reverse();
    path
}

impl Meters {
    fn moved_by(self, transition: &Transition) -> Self {
        self.after(&transition.effects)
    }
}
