//! The review of a session: its scores, and what to talk about. It is a fold over the events; nothing is stored.
//!
//! The first try counts; later tries are kept and shown, and never scored. An error that caps the total counts even if
//! it was stepped back from, because it was the first try. No name of a person is in here: everything is about
//! roles and steps. Screens make the words.

pub mod questions;
pub mod sessions;
pub mod group;
pub mod rate;
pub mod again;
pub mod tries;

use std::collections::{BTreeMap, BTreeSet};

use crate::id::StepId;
use crate::meeting::event::{Earned, Event, PlayedHow};
use crate::review::again::{Since, TaskTries};
use crate::scenario::terms::{Block, Fatal, Role};

/// The most that the total can be after a fatal error.
pub const CAP: u32 = 50;

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Review {
    /// Out of a hundred. None where no answer was judged; planted mistakes alone give no total.
    pub total: Option<u32>,
    pub fatal: Vec<(StepId, Fatal)>,
    pub blocks: Vec<BlockScore>,
    /// One for every task that was answered and every planted mistake, in the order of the first try.
    pub tasks: Vec<TaskReview>,
    /// The steps at which a person objected to what was right, in the order of the first time.
    pub false_alarms: Vec<StepId>,
    pub steps_back: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BlockScore {
    pub block: Block,
    /// Hundredths of a point.
    pub earned: u32,
    pub possible: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskReview {
    pub step: StepId,
    pub task: u16,
    pub role: Role,
    pub kind: Reviewed,
    pub first_right: bool,
    /// What was done at last, where the meeting was stepped back.
    pub since: Since,
    pub tries: u16,
    pub hinted: bool,
    /// Hundredths of a point of the rubric, not weighted.
    pub earned: u32,
    pub possible: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reviewed {
    Answer,
    /// A planted mistake: right if a person objected.
    Objection,
}

/// Folds the events of one session, with those of its parent before a fork.
pub fn review<'e>(events: impl IntoIterator<Item = &'e Event>) -> Review {
    let mut review = Review::default();
    let mut blocks: BTreeMap<Block, (u32, u32)> = BTreeMap::new();
    let mut hinted: BTreeSet<(StepId, u16)> = BTreeSet::new();
    // What right objections earned.
    let mut caught: Vec<Vec<Earned>> = Vec::new();
    let mut course = TaskTries::default();
    for event in events {
        course.follow(event);
        if let (Some(outcome), Some(step)) = (event.outcome(), event.step())
            && let Some(fatal) = outcome.fatal
            && !review.fatal.contains(&(step.clone(), fatal))
        {
            review.fatal.push((step.clone(), fatal));
        }
        match event {
            Event::Answered { step, task, by, try_no, verdict, outcome, .. } => {
                let hinted = hinted.contains(&(step.clone(), *task));
                let first = review.note(step, *task, *by, Reviewed::Answer, verdict.right, &outcome.points);
                if let Some(task) = first {
                    task.tries = *try_no;
                    task.hinted = hinted;
                    count(&mut blocks, if *try_no == 1 { &outcome.points } else { &[] });
                }
            }
            Event::Objected { step, rightly: true, outcome } => {
                let noted = review.note(step, 0, Role::Room, Reviewed::Objection, true, &outcome.points);
                caught.extend(noted.filter(|task| task.tries == 1).map(|_| outcome.points.clone()));
            }
            Event::Objected { step, rightly: false, .. } => {
                if !review.false_alarms.contains(step) {
                    review.false_alarms.push(step.clone());
                }
            }
            Event::Played { step, task, how: PlayedHow::Wrongly, outcome, .. } => {
                let noted = review.note(step, *task, Role::Room, Reviewed::Objection, false, &outcome.points);
                count(&mut blocks, noted.filter(|task| task.tries == 1).map_or(&[], |_| &outcome.points));
            }
            Event::HintGiven { step, task } => {
                hinted.insert((step.clone(), *task));
            }
            Event::SteppedBack { .. } => review.steps_back = review.steps_back.saturating_add(1),
            Event::Opened { .. }
            | Event::Heard { .. }
            | Event::Played { .. }
            | Event::Paused { .. }
            | Event::SeatChanged { .. }
            | Event::Refused { .. } => {}
        }
    }
    for task in &mut review.tasks {
        task.since = course.since(task);
    }
    halve(&mut caught, review.false_alarms.len());
    for points in &caught {
        count(&mut blocks, points);
    }
    review.blocks = Block::ALL
        .iter()
        .copied()
        .filter_map(|block| {
            blocks.get(&block).map(|&(earned, possible)| BlockScore { block, earned, possible })
        })
        .filter(|score| score.possible > 0)
        .collect();
    let is_judged = review.tasks.iter().any(|task| task.kind == Reviewed::Answer && task.possible > 0);
    let sum = total(&review.blocks).filter(|_| is_judged);
    review.total = sum.map(|total| if review.fatal.is_empty() { total } else { total.min(CAP) });
    review
}

/// Halves what one right objection earned for each wrong one, in turn, so that objecting everywhere earns nothing.
fn halve(caught: &mut [Vec<Earned>], n: usize) {
    let len = caught.len().max(1);
    for at in (0..n).map(|n| n % len) {
        for point in caught.get_mut(at).into_iter().flatten() {
            point.earned /= 2;
        }
    }
}

fn count(blocks: &mut BTreeMap<Block, (u32, u32)>, points: &[Earned]) {
    for point in points {
        let (earned, possible) = blocks.entry(point.block).or_default();
        *earned = earned.saturating_add(point.earned);
        *possible = possible.saturating_add(point.possible);
    }
}

/// 100 × Σ weight × earned ÷ possible ÷ Σ weight over the blocks where something was possible, rounded half up.
fn total(blocks: &[BlockScore]) -> Option<u32> {
    let weights: u128 = blocks.iter().map(|score| u128::from(score.block.weight())).sum();
    if weights == 0 {
        return None;
    }
    let common: u128 = blocks.iter().map(|score| u128::from(score.possible)).product();
    let share = |score: &BlockScore| {
        u128::from(score.block.weight()) * u128::from(score.earned) * (common / u128::from(score.possible))
    };
    let sum: u128 = blocks.iter().map(share).sum();
    let whole = common.checked_mul(weights)?;
    u32::try_from(sum.checked_mul(200)?.checked_add(whole)? / whole.checked_mul(2)?).ok()
}

impl Review {
    /// Notes a try. The first one of a task makes its entry; a later one only counts.
    fn note(
        &mut self,
        step: &StepId,
        task: u16,
        role: Role,
        kind: Reviewed,
        right: bool,
        points: &[Earned],
    ) -> Option<&mut TaskReview> {
        let same = |other: &TaskReview| other.step == *step && other.task == task && other.kind == kind;
        if let Some(at) = self.tasks.iter().position(same) {
            let earlier = self.tasks.get_mut(at)?;
            earlier.tries = earlier.tries.saturating_add(1);
            return Some(earlier);
        }
        let sum = |part: fn(&Earned) -> u32| points.iter().map(part).fold(0, u32::saturating_add);
        self.tasks.push(TaskReview {
            step: step.clone(),
            task,
            role,
            kind,
            first_right: right,
            since: Since::Kept,
            tries: 1,
            hinted: false,
            earned: sum(|point| point.earned),
            possible: sum(|point| point.possible),
        });
        self.tasks.last_mut()
    }

    /// Three stars from 85, two from 70, one from 50. For `Solo`; a hall is not given stars.
    pub fn stars(&self) -> u8 {
        match self.total {
            Some(85..) => 3,
            Some(70..) => 2,
            Some(50..) => 1,
            _ => 0,
        }
    }

    /// Steps whose every task was right at the first try and without a hint and was not done wrongly or left out after
    /// going back, in the order played.
    pub fn done_well(&self) -> Vec<&TaskReview> {
        let mut seen = BTreeSet::new();
        let firsts = self.tasks.iter().filter(|task| seen.insert((task.step.clone(), task.kind)));
        let all_right = |first: &&TaskReview| {
            let of_step = self.tasks.iter().filter(|task| task.step == first.step && task.kind == first.kind);
            first.possible > 0
                && of_step.clone().all(|task| task.first_right && !task.hinted && task.stands_well())
        };
        firsts.filter(all_right).collect()
    }

    /// The first so many of them: first what people answered, then what they objected to rightly. One place is always
    /// kept for objections.
    pub fn praised(&self, most: usize) -> Vec<&TaskReview> {
        let (mut told, caught): (Vec<_>, Vec<_>) =
            self.done_well().into_iter().partition(|task| task.kind == Reviewed::Answer);
        told.truncate(most.saturating_sub(caught.len().min(1)));
        told.extend(caught);
        told.truncate(most);
        told
    }

    /// The first so many steps worth talking about.
    pub fn worth_discussing(&self, most: usize) -> Vec<&TaskReview> {
        self.all_worth_discussing().into_iter().take(most).collect()
    }

    /// How many steps are worth discussing.
    pub fn n_worth_discussing(&self) -> usize {
        self.all_worth_discussing().len()
    }

    /// The steps worth talking about: those that lost points, and those that were right and were then done again wrongly.
    /// Those with the most lost points stand first. A fatal error always comes first, and a planted mistake without an
    /// objection comes after what people did themselves. Of a step with several tasks it is the one that lost the most,
    /// which may belong to another seat than the step.
    fn all_worth_discussing(&self) -> Vec<&TaskReview> {
        let lost = |task: &TaskReview| task.possible.saturating_sub(task.earned);
        let is_own = |task: &TaskReview| task.kind == Reviewed::Answer && lost(task) > 0;
        let mut costs: BTreeMap<&StepId, (bool, u32, usize, &TaskReview)> = BTreeMap::new();
        for (at, task) in self.tasks.iter().enumerate() {
            let fatal = self.fatal.iter().any(|(step, _)| *step == task.step);
            let (_, sum, _, worst) = costs.entry(&task.step).or_insert((fatal, 0, at, task));
            *sum = sum.saturating_add(lost(task));
            let weight = |task: &TaskReview| (is_own(task), lost(task), task.went_wrong());
            if weight(task) > weight(worst) {
                *worst = task;
            }
        }
        let mut costly: Vec<_> = costs
            .into_values()
            .filter(|(fatal, lost, _, worst)| *fatal || *lost > 0 || worst.went_wrong())
            .collect();
        costly.sort_by_key(|&(fatal, lost, at, worst)| (std::cmp::Reverse((fatal, is_own(worst), lost)), at));
        costly.into_iter().map(|(.., worst)| worst).collect()
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::review;
    use crate::id::StepId;
    use crate::meeting::event::{Earned, Event, Outcome};
    use crate::scenario::terms::Block;

    fn objected(at: usize, rightly: bool) -> Event {
        let points = vec![Earned { block: Block::Procedure, earned: 200, possible: 200 }];
        let outcome = Outcome { points: if rightly { points } else { Vec::new() }, ..Outcome::default() };
        Event::Objected { step: StepId::new(format!("step-{at}")), rightly, outcome }
    }

    /// Two mistakes were caught: a wrong objection halves what one of them earned, the next one the other, and so on.
    #[rstest]
    #[case::none(0, 400)]
    #[case::one(1, 300)]
    #[case::both(2, 200)]
    #[case::one_twice(3, 150)]
    #[case::everywhere(40, 0)]
    fn a_wrong_objection_halves_a_right_one(#[case] n_wrong: usize, #[case] earned: u32) {
        let wrong = (0..n_wrong).map(|at| objected(at + 10, false));
        let events: Vec<Event> = [objected(0, true), objected(1, true)].into_iter().chain(wrong).collect();
        let review = review(&events);
        assert_eq!((review.blocks[0].earned, review.blocks[0].possible), (earned, 400));
    }

    /// The same step objected to twice is one wrong objection, and without a right one nothing is lost.
    #[test]
    fn nothing_goes_below_zero() {
        let again = review(&[objected(0, true), objected(1, false), objected(1, false)]);
        assert_eq!(again.blocks[0].earned, 100);
        let nothing = review(&[objected(1, false)]);
        assert_eq!((nothing.blocks.len(), nothing.total), (0, None));
    }
}
