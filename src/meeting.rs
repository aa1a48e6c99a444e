//! The simulated meeting. Read this first: all other code serves these two functions.
//!
//! [`decide`] applies the rules and turns a command into events; it writes nothing. [`Meeting::apply`] applies an
//! event and holds no rule; it cannot fail. So a session is its list of events: resume is a fold, replay is a fold of
//! a prefix, a step back is an event that points to a prefix. A refused or wrong try is an event like any other,
//! because a rehearsal is for making mistakes.
//!
//! Same scenario, seed and commands give the same events, byte for byte. There is no clock in here, no file and no
//! sentence.

mod setup;
pub mod answer;
pub mod command;
mod outcome;
pub mod event;
pub mod refusal;
pub mod state;
pub mod meters;
pub mod chance;
pub mod figures;
pub mod rules;
pub mod kinds;
pub mod flow;
pub mod ahead;
pub mod explore;
mod opening;
mod unfolding;

use std::collections::BTreeMap;

use crate::club::ledger::Book;
use crate::id::{ItemId, StepId};
use crate::scenario::story::Story;
use command::Command;
use event::{Event, Next, PlayedHow, Verdict};
use kinds::Answer;
use state::State;

/// A meeting as its events have made it.
#[derive(Debug, Clone, Default)]
pub struct Meeting {
    state: State,
    log: Vec<Event>,
    attempts: BTreeMap<TaskKey, Attempts>,
}

/// Tries at a task before the working is shown and the meeting goes on (`lib.rs`, *Decisions*).
pub const TRIES: u16 = 3;

/// One task of one step.
pub type TaskKey = (StepId, u16);

/// What still counts after a step back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Attempts {
    pub tries: u16,
    pub hinted: bool,
    /// Commands about this step that could not be done.
    pub refused: u16,
}

/// Decides a command. An empty scenario or an unknown name gives a refusal, never a panic.
pub fn decide(story: &Story, meeting: &Meeting, command: &Command) -> Vec<Event> {
    unfolding::unfold(story, meeting, command)
}

/// The meeting that these events make.
pub fn fold<'e>(events: impl IntoIterator<Item = &'e Event>) -> Meeting {
    let mut meeting = Meeting::default();
    for event in events {
        meeting.apply(event);
    }
    meeting
}

impl Meeting {
    /// Applies an event. It cannot fail, whatever the record holds.
    pub fn apply(&mut self, event: &Event) {
        self.count(event);
        self.log.push(event.clone());
        if let Event::SteppedBack { to_seq } = event {
            self.state = state_after(&self.log, index(*to_seq));
        } else {
            let seq = self.seq();
            self.state.apply(event, seq);
        }
    }

    pub fn state(&self) -> &State {
        &self.state
    }

    /// Everything that has happened, also what was stepped back from.
    pub fn log(&self) -> &[Event] {
        &self.log
    }

    /// Number of events so far.
    pub fn seq(&self) -> u32 {
        u32::try_from(self.log.len()).unwrap_or(u32::MAX)
    }

    /// The events that count now, without those that were stepped back from.
    pub fn in_force(&self) -> Vec<&Event> {
        in_force(&self.log, self.log.len()).into_iter().filter_map(|at| self.log.get(at)).collect()
    }

    pub fn attempts(&self, step: &StepId, task: u16) -> Attempts {
        self.attempts.get(&(step.clone(), task)).copied().unwrap_or_default()
    }

    /// The last try at the open task, if it was wrong and left the task open. None after a step back.
    pub fn open_try(&self) -> Option<(&Answer, &Verdict)> {
        let open = self.state.open_step().filter(|open| open.tries > 0)?;
        self.in_force().into_iter().rev().find_map(|event| {
            let Event::Answered { step, task, answer, verdict, outcome, .. } = event else { return None };
            let is_open = *step == open.step && *task == open.task && outcome.next == Next::Here;
            is_open.then_some((answer, verdict))
        })
    }

    /// Where "back" leads: the beginning of the open step if something was done in it, else the step that was shown
    /// before.
    pub fn way_back(&self) -> Option<(&StepId, u32)> {
        let trail = &self.state.trail;
        let begun = self.state.open_step().is_some_and(|open| open.task > 0 || open.tries > 0);
        let at = if begun {
            trail.len().checked_sub(1)?
        } else {
            trail.len().checked_sub(if self.state.is_finished() { 1 } else { 2 })?
        };
        trail.get(at).map(|(step, seq)| (step, *seq))
    }

    fn count(&mut self, event: &Event) {
        match event {
            Event::Answered { step, task, .. } => {
                let attempts = self.attempts.entry((step.clone(), *task)).or_default();
                attempts.tries = attempts.tries.saturating_add(1);
            }
            Event::HintGiven { step, task } => {
                self.attempts.entry((step.clone(), *task)).or_default().hinted = true;
            }
            Event::Refused { .. } => {
                if let Some(open) = self.state.open_step() {
                    let attempts = self.attempts.entry((open.step.clone(), open.task)).or_default();
                    attempts.refused = attempts.refused.saturating_add(1);
                }
            }
            Event::Opened { .. }
            | Event::Heard { .. }
            | Event::Played { .. }
            | Event::Objected { .. }
            | Event::SteppedBack { .. }
            | Event::Paused { .. }
            | Event::SeatChanged { .. } => {}
        }
    }
}

impl State {
    /// Applies an event that is not a step back. `seq` is the number of events including this one.
    fn apply(&mut self, event: &Event, seq: u32) {
        match event {
            Event::Opened { setup, outcome, .. } => {
                self.setup = Some(setup.clone());
                self.take(outcome, seq);
                self.opening_lines = self.ledger.entries(Book::Treasurer).len();
            }
            Event::Played { step, how, outcome, .. } => {
                self.take(outcome, seq);
                if *how == PlayedHow::Silently {
                    self.forget_seen(step);
                }
            }
            Event::Heard { outcome, .. } | Event::Objected { outcome, .. } => self.take(outcome, seq),
            Event::Answered { verdict, outcome, .. } => {
                self.tried(verdict.right, outcome.next != Next::Here);
                self.take(outcome, seq);
            }
            Event::HintGiven { .. }
            | Event::SteppedBack { .. }
            | Event::Paused { .. }
            | Event::SeatChanged { .. }
            | Event::Refused { .. } => {}
        }
    }
}

impl Meeting {
    /// How many hands each option of this step got when they were counted last. None where they never were.
    pub fn counted_hands(&self, step: &StepId) -> Option<&[(ItemId, u16)]> {
        self.in_force().into_iter().rev().find_map(|event| match event {
            Event::Paused { step: paused, hands } if paused == step && !hands.is_empty() => {
                Some(hands.as_slice())
            }
            Event::Paused { .. }
            | Event::Opened { .. }
            | Event::Heard { .. }
            | Event::Played { .. }
            | Event::Objected { .. }
            | Event::Answered { .. }
            | Event::HintGiven { .. }
            | Event::SteppedBack { .. }
            | Event::SeatChanged { .. }
            | Event::Refused { .. } => None,
        })
    }
}

/// The state after the first `n` events: those that were later stepped back from do not count.
fn state_after(log: &[Event], n: usize) -> State {
    let mut state = State::default();
    for last in in_force(log, n) {
        if let Some(event) = log.get(last) {
            state.apply(event, u32::try_from(last.saturating_add(1)).unwrap_or(u32::MAX));
        }
    }
    state
}

/// The indexes of those of the first `n` events that were not stepped back from, in order.
fn in_force(log: &[Event], n: usize) -> Vec<usize> {
    let mut in_force = Vec::new();
    let mut at = n.min(log.len());
    while let Some(last) = at.checked_sub(1) {
        match log.get(last) {
            Some(Event::SteppedBack { to_seq }) => at = index(*to_seq).min(last),
            Some(_) => {
                in_force.push(last);
                at = last;
            }
            None => break,
        }
    }
    in_force.reverse();
    in_force
}

fn index(seq: u32) -> usize {
    usize::try_from(seq).unwrap_or(usize::MAX)
}
