//! The flow of the meeting: whose turn it is, which step comes next, and in which step a mistake is planted.
//!
//! It reads the state and judges no answers. Steps only go forward; a step back is an event of its own (`meeting`).

use crate::id::StepId;
use crate::meeting::chance;
use crate::meeting::command::{Mode, Setup};
use crate::meeting::event::Next;
use crate::meeting::kinds::{self, Task};
use crate::meeting::meters::holds;
use crate::meeting::state::State;
use crate::scenario::model::{Part, Step};
use crate::scenario::story::Story;
use crate::scenario::terms::Role;

/// The open task and who is to do it.
#[derive(Debug, Clone)]
pub struct Turn<'a> {
    pub step: &'a Step,
    pub task: Task<'a>,
    pub number: u16,
    pub who: Who,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// A line to be heard, or a question to the whole room.
    Anyone,
    Person(Role),
    Computer(Role),
}

/// The open task; `None` before the meeting, after it, or if the record names a step that is not there.
pub fn turn<'a>(story: &'a Story, state: &State) -> Option<Turn<'a>> {
    let open = state.open_step()?;
    let setup = state.setup.as_ref()?;
    let step = story.step(&open.step)?;
    let task = kinds::tasks(step).into_iter().nth(usize::from(open.task))?;
    let who = who(setup, step, task.role);
    Some(Turn { step, task, number: open.task, who })
}

fn who(setup: &Setup, step: &Step, role: Role) -> Who {
    // What is never graded belongs to everybody.
    if !step.kind.is_judged() || role == Role::Room {
        Who::Anyone
    } else if setup.humans().contains(&role) {
        Who::Person(role)
    } else {
        Who::Computer(role)
    }
}

/// Whether this step is shown on screen in the chosen cut.
pub fn is_in_cut(setup: &Setup, step: &Step) -> bool {
    step.cut <= setup.cut
}

/// The share of a class that is kept for the talk afterwards (*tạm quy ước*).
const TALK_AFTERWARDS: u16 = 4;

/// The minutes of the meeting in a class of so many minutes.
pub fn minutes_of_play(cut: u16) -> u16 {
    cut.saturating_sub(cut / TALK_AFTERWARDS)
}

/// Which step of its part this is, counted from 1, and of how many: those of the cut that have been shown, and those to
/// come whose condition holds now.
pub fn place_in_part(story: &Story, state: &State, step: &StepId) -> Option<(usize, usize)> {
    let (part, setup) = (story.part_of(step)?, state.setup.as_ref()?);
    let at = part.steps.iter().position(|other| other.id == *step)?;
    let is_shown = |other: &Step| {
        other.id == *step || is_in_cut(setup, other) && state.trail.iter().any(|(seen, _)| *seen == other.id)
    };
    let is_to_come = |other: &Step| {
        is_in_cut(setup, other) && other.when.as_ref().is_none_or(|condition| holds(condition, state))
    };
    let (before, after) = part.steps.split_at_checked(at + 1)?;
    let n = before.iter().filter(|other| is_shown(other)).count();
    Some((n, n + after.iter().filter(|other| is_to_come(other)).count()))
}

/// The number of a step among those of the cut, from 1, and how many there are. It is the same on every path, so that a
/// screen and a printed page name a step alike.
pub fn number_in_cut(story: &Story, setup: &Setup, step: &StepId) -> Option<(usize, usize)> {
    let in_cut = || story.steps().filter(|other| is_in_cut(setup, other));
    let at = in_cut().position(|other| other.id == *step)?;
    Some((at + 1, in_cut().count()))
}

/// The first step after `after` (or at `go`) whose condition holds.
pub fn next(story: &Story, state: &State, after: Option<&StepId>, go: Option<&StepId>) -> Next {
    let open = onward(story, after, go)
        .find(|step| step.when.as_ref().is_none_or(|condition| holds(condition, state)));
    open.map_or(Next::End, |step| Next::Step(step.id.clone()))
}

/// The steps after `after`, or from `go` on, in playing order, whatever their conditions.
pub(super) fn onward<'a>(
    story: &'a Story,
    after: Option<&StepId>,
    go: Option<&StepId>,
) -> impl Iterator<Item = &'a Step> + use<'a> {
    let following =
        after.and_then(|id| story.position(id)).map_or(0, |position| position.number.saturating_add(1));
    let target = go.and_then(|id| story.position(id)).map_or(0, |position| position.number);
    (following.max(target)..story.n_steps()).filter_map(|number| story.step_at(number))
}

/// Whether the computer does this step wrongly in this session. In `Solo` it does one step in every part wrongly,
/// chosen by the seed among the steps that the computer plays. Steps without a condition are preferred, because they
/// always come.
pub fn is_planted(story: &Story, setup: &Setup, step: &Step) -> bool {
    if setup.mode != Mode::Solo || step.planted.is_none() {
        return false;
    }
    story
        .part_of(&step.id)
        .and_then(|part| planted_in(setup, part))
        .is_some_and(|planted| planted.id == step.id)
}

fn planted_in<'a>(setup: &Setup, part: &'a Part) -> Option<&'a Step> {
    let could_be = |step: &&Step| {
        step.planted.is_some()
            && is_in_cut(setup, step)
            && (step.kind.is_say() || matches!(who(setup, step, step.role), Who::Computer(_)))
            && !setup.humans().contains(&step.role)
    };
    let candidates: Vec<&Step> = part.steps.iter().filter(could_be).collect();
    let sure: Vec<&Step> = candidates.iter().copied().filter(|step| step.when.is_none()).collect();
    let from = if sure.is_empty() { candidates } else { sure };
    from.get(chance::below(setup.seed, part.id.as_str(), from.len())).copied()
}
