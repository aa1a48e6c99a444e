//! The search: visits every merged state once, by a path with as few answers as possible that are not the model
//! answer.

use std::collections::{BTreeMap, BTreeSet, HashSet, VecDeque};

use crate::id::StepId;
use crate::meeting::command::{Command, Mode, Setup};
use crate::meeting::event::Event;
use crate::meeting::explore::equivalence::MeterClasses;
use crate::meeting::explore::faults::Faults;
use crate::meeting::explore::space::StateSpace;
use crate::meeting::explore::transitions::{Expansion, Transition};
use crate::meeting::explore::{Detour, Explored, MOST_NODES, Path, PathFault, approximate};
use crate::meeting::flow;
use crate::meeting::meters::{Meters, holds_for};
use crate::meeting::refusal::Refusal;
use crate::meeting::state::State;
use crate::meeting::{Meeting, decide};
use crate::scenario::model::Step;
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
    let mut cuts = story.scenario.cuts.clone();
    cuts.sort_unstable();
    let cut = cuts.pop().unwrap_or(0);
    let start = match opened(story, cut) {
        Ok(start) => start,
        Err(refusal) => {
            let findings = vec![PathFault::CannotOpen { refusal }];
            return Explored { findings, ..Explored::default() };
        }
    };
    let mut space = StateSpace::new(story);
    let mut faults = Faults::new(story, cut, &start);
    model_path(&mut space, &mut faults, &start);
    let (states, complete) = every_path(&mut space, &mut faults, &start, limit);
    if !complete {
        faults.add(PathFault::TooManyStates { limit });
        if !approximate::every_path(&mut space, &mut faults, &start) {
            faults.leave_unreached();
        }
    }
    for shorter in cuts.into_iter().rev() {
        faults.take_over(of_cut(story, shorter, limit));
    }
    Explored { states, approximate: !complete, findings: faults.finish() }
}

/// What is wrong in one cut; none where it has too many states, so that it is not known what never comes in it.
fn of_cut(story: &Story, cut: u16, limit: usize) -> Option<Faults<'_>> {
    let start = opened(story, cut).ok()?;
    let mut faults = Faults::new(story, cut, &start);
    let (_, complete) = every_path(&mut StateSpace::new(story), &mut faults, &start, limit);
    complete.then_some(faults)
}

/// The opened meeting, before its first step. Steps that no cut shows are walked like any other.
fn opened(story: &Story, cut: u16) -> Result<State, Refusal> {
    let setup = Setup { mode: Mode::Room, solo: None, cut, seed: 0, deputies: false };
    let events = decide(story, &Meeting::default(), &Command::Open(setup));
    let mut start = State::default();
    match events.as_slice() {
        [Event::Refused { refusal }, ..] => return Err(refusal.clone()),
        [opened, ..] => start.apply(opened, 0),
        [] => {}
    }
    Ok(start)
}

/// Follows the model answers alone and checks what they earn.
fn model_path(space: &mut StateSpace<'_>, faults: &mut Faults<'_>, start: &State) {
    let mut at = space.first(start).map(|node| (node, start.meters));
    while let Some((node, meters)) = at {
        let expansion = space.expand(node);
        let Some(transition) = expansion.transitions.first() else { return };
        if let Some(node) = space.get(node) {
            faults.look_at_score(node, transition);
            faults.look_at_notes(node);
            faults.look_at_plan(node, transition);
        }
        let meters = meters.moved_by(transition);
        at = follow(space, node, 0, &expansion, transition, meters).map(|next| (next, meters));
    }
}

/// Visits every merged state and looks for faults. Returns how many there are, and whether all were visited.
fn every_path(
    space: &mut StateSpace<'_>,
    faults: &mut Faults<'_>,
    start: &State,
    limit: usize,
) -> (usize, bool) {
    let mut looked_at: BTreeSet<usize> = BTreeSet::new();
    let mut walk = Walk::from(space, start);
    while let Some((at, visit)) = walk.next(limit) {
        let node = visit.node;
        let expansion = walk.space.expand(node);
        if looked_at.insert(node)
            && let Some(found) = walk.space.get(node)
        {
            faults.look(found, &expansion, || walk.path(at));
        }
        for number in walk.go_on(at, visit, &expansion) {
            let last = walk.space.get(node).and_then(|node| node.taken(number));
            let after = expansion.transitions.get(number).map(|transition| &transition.after);
            faults.look_at_end(walk.space.busy_after(node, &expansion), after, || {
                walk.path(at).into_iter().chain(last.clone()).collect()
            });
        }
    }
    (walk.visits.len(), walk.is_complete)
}

/// The state in which each step that this cut shows is reached first.
pub(super) fn reached(story: &Story, cut: u16, limit: usize) -> BTreeMap<StepId, State> {
    let Ok(start) = opened(story, cut) else { return BTreeMap::new() };
    let is_shown = |step: &&Step| step.cut <= cut;
    let mut wanted: BTreeSet<usize> =
        story.steps().filter(is_shown).filter_map(|step| Some(story.position(&step.id)?.number)).collect();
    let mut reached = BTreeMap::new();
    let mut space = StateSpace::new(story);
    let mut walk = Walk::from(&mut space, &start);
    while let Some((at, visit)) = walk.next(limit) {
        let node = visit.node;
        if let Some(found) = walk.space.get(node)
            && wanted.remove(&found.number)
        {
            reached.insert(found.step(), found.state.clone());
        }
        if wanted.is_empty() {
            break;
        }
        let expansion = walk.space.expand(node);
        walk.go_on(at, visit, &expansion);
    }
    reached
}

/// The first path to a step by answers alone: a planted mistake is made by the computer, not by an answer.
pub(super) fn path_to(story: &Story, cut: u16, step: &StepId, limit: usize) -> Option<Vec<Detour>> {
    let start = opened(story, cut).ok()?;
    let wanted = story.position(step)?.number;
    let mut space = StateSpace::new(story);
    let mut walk = Walk { by_answers: true, ..Walk::from(&mut space, &start) };
    while let Some((at, visit)) = walk.next(limit) {
        if walk.space.get(visit.node).is_some_and(|node| node.number == wanted) {
            return Some(walk.detours(at));
        }
        let expansion = walk.space.expand(visit.node);
        walk.go_on(at, visit, &expansion);
    }
    None
}

/// The merged states in the order in which they are visited.
struct Walk<'w, 'a> {
    space: &'w mut StateSpace<'a>,
    seen: HashSet<(usize, MeterClasses)>,
    visits: Vec<Visit>,
    /// Model answers go to the front and all others to the back, so that the first path to anything is one with the
    /// fewest answers that are not the model answer.
    open: VecDeque<Visit>,
    is_complete: bool,
    /// Whether mistakes of the computer are left out.
    by_answers: bool,
}

impl<'w, 'a> Walk<'w, 'a> {
    fn from(space: &'w mut StateSpace<'a>, start: &State) -> Self {
        let first = space.first(start).map(|node| Visit { node, meters: start.meters, from: None });
        let open = first.into_iter().collect();
        Self { space, seen: HashSet::new(), visits: Vec::new(), open, is_complete: true, by_answers: false }
    }

    /// The next visit and its number. None at the end, and where there are more than `limit`, or too many to keep.
    fn next(&mut self, limit: usize) -> Option<(usize, Visit)> {
        loop {
            let visit = self.open.pop_front()?;
            let number = self.space.get(visit.node).map_or(0, |node| node.number);
            if !self.seen.insert((visit.node, self.space.equivalence.meters(number, &visit.meters))) {
                continue;
            }
            if self.visits.len() >= limit || self.space.len() > MOST_NODES {
                self.is_complete = false;
                return None;
            }
            let at = self.visits.len();
            self.visits.push(visit);
            return Some((at, visit));
        }
    }

    /// Adds the states that follow a visit. Returns the transitions that end the meeting.
    fn go_on(&mut self, at: usize, visit: Visit, expansion: &Expansion) -> Vec<usize> {
        let mut ends = Vec::new();
        let is_walked = |transition: &Transition| !self.by_answers || !transition.is_of_mistake();
        let transitions: Vec<_> = expansion.transitions.iter().enumerate().collect();
        for (number, transition) in transitions.into_iter().filter(|(_, one)| is_walked(one)) {
            let meters = visit.meters.moved_by(transition);
            let from = Some((at, number));
            match follow(self.space, visit.node, number, expansion, transition, meters) {
                Some(node) if number == 0 => self.open.push_front(Visit { node, meters, from }),
                Some(node) => self.open.push_back(Visit { node, meters, from }),
                None => ends.push(number),
            }
        }
        ends
    }

    /// The answers on the way to this visit that were not the model answer.
    fn path(&self, at: usize) -> Path {
        self.detours(at).into_iter().map(|detour| (detour.step, detour.word)).collect()
    }

    fn detours(&self, mut at: usize) -> Vec<Detour> {
        let mut detours = Vec::new();
        while let Some((before, number)) = self.visits.get(at).and_then(|visit| visit.from) {
            if let Some(node) = self.visits.get(before).and_then(|visit| self.space.get(visit.node)) {
                let task = node.state.open_step().map_or(0, |open| open.task);
                detours.extend(node.taken(number).map(|(step, word)| Detour { step, task, word }));
            }
            at = before;
        }
        detours.reverse();
        detours
    }
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
        step.when.as_ref().is_none_or(|condition| {
            holds_for(condition, &transition.after.flags, &meters, &transition.after.ledger)
        })
    })?;
    Some(space.at_step(node, number, expansion, transition, next))
}

impl Meters {
    fn moved_by(self, transition: &Transition) -> Self {
        self.after(&transition.effects)
    }
}
