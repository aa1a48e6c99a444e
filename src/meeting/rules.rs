//! What the rules of every kind share: what they may read, how an answer is judged, and what a task changes.
//!
//! Each kind implements [`Rules`] in its own file under [`crate::meeting::kinds`]. Rules are pure: they work out what
//! would follow and change nothing. `meeting` decides whether the task closes, and makes the events.

use std::fmt::Debug;

use crate::club::ledger::Posting;
use crate::id::Flag;
use crate::meeting::figures::Figured;
use crate::meeting::outcome::{
    CandidateResult, Earned, GiftKept, PlannedTask, Rescheduled, Verdict, VoteResult,
};
use crate::meeting::refusal::Refusal;
use crate::meeting::state::State;
use crate::money::Dong;
use crate::scenario::model::Step;
use crate::scenario::story::Story;
use crate::scenario::terms::{Absence, Block, Consequence, Fatal, Points};

/// All that rules may read.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    pub story: &'a Story,
    pub state: &'a State,
    pub step: &'a Step,
}

/// The rules of one task. Its answers have one type.
pub trait Rules: Debug {
    type Answer;

    /// Judges an answer. Refuses an answer that names something unknown, or has a number out of range.
    fn judge(&self, scene: Scene<'_>, answer: &Self::Answer) -> Result<Judged, Refusal>;

    /// The answer that follows the rules; none if a number it needs cannot be worked out.
    fn model(&self, scene: Scene<'_>) -> Option<Self::Answer>;

    /// Other answers, one for each way in which an answer can lead elsewhere, each with the word that a path shows.
    /// Points do not matter here, so one wrong value stands for all wrong values.
    fn others(&self, scene: Scene<'_>) -> Vec<(String, Self::Answer)>;

    /// The numbers that the task asks for. No text may tell them before the answer (`explore` checks it). Empty where
    /// words or an order are asked for.
    fn hides(&self, scene: Scene<'_>) -> Vec<Figured>;
}

/// A list of one wrong answer, or an empty one.
pub fn wrong<A>(answer: Option<A>) -> Vec<(String, A)> {
    answer.map(|answer| ("wrong".to_owned(), answer)).into_iter().collect()
}

/// The consequence of a step that was done well or not, with one more flag.
pub fn with_flag(step: &Step, right: bool, flag: &Flag) -> Consequence {
    with_flags(step, right, [flag])
}

/// The same with more flags.
pub fn with_flags<'f>(step: &Step, right: bool, flags: impl IntoIterator<Item = &'f Flag>) -> Consequence {
    let own = if right { &step.right } else { &step.wrong };
    let set = own.set.iter().cloned().chain(flags.into_iter().cloned()).collect();
    Consequence { set, ..own.clone() }
}

/// How an answer was judged, and what changes if the task closes with it.
#[derive(Debug, Clone)]
pub struct Judged {
    pub verdict: Verdict,
    pub score: Score,
    pub change: Change,
}

#[derive(Debug, Clone)]
pub enum Score {
    /// Not judged.
    None,
    /// `parts` of `of` equal parts of the step's points.
    Share { parts: u32, of: u32 },
    /// Points of its own, in hundredths of a point.
    Points(Vec<Earned>),
}

/// What a task changes when it closes.
#[derive(Debug, Clone, Default)]
pub struct Change {
    pub postings: Vec<Posting>,
    /// Notes put into the boxes, or taken out of them.
    pub cash: Dong,
    pub roll: Option<Vec<Absence>>,
    pub vote: Option<VoteResult>,
    pub rescheduled: Option<Rescheduled>,
    pub gift: Option<GiftKept>,
    /// What each candidate got, once there was an election.
    pub election: Vec<CandidateResult>,
    pub plan: Vec<PlannedTask>,
    pub fatal: Option<Fatal>,
    /// Instead of the step's own `right` or `wrong`.
    pub consequence: Option<Consequence>,
}

impl Judged {
    /// Judges as right or wrong as a whole; nothing changes.
    pub fn all_or_nothing(right: bool) -> Self {
        Self {
            verdict: Verdict { right, ..Verdict::default() },
            score: Score::Share { parts: u32::from(right), of: 1 },
            change: Change::default(),
        }
    }

    /// Judges by named checks, each worth the same; nothing changes.
    pub fn by_checks(checks: &[(&str, bool)]) -> Self {
        let wrong: Vec<String> =
            checks.iter().filter(|(_, right)| !right).map(|(name, _)| (*name).to_owned()).collect();
        let of = to_u32(checks.len()).max(1);
        Self {
            score: Score::Share { parts: of.saturating_sub(to_u32(wrong.len())), of },
            verdict: Verdict { right: wrong.is_empty(), wrong, ..Verdict::default() },
            change: Change::default(),
        }
    }
}

/// The points of one of a step's `n_tasks` tasks, in hundredths, `task` counted from 0. The step's points are divided
/// over its tasks without a remainder. A hint halves them.
pub fn points(step: &Step, task: u16, n_tasks: usize, score: &Score, hinted: bool) -> Vec<Earned> {
    let halved = |earned: u32| if hinted { earned / 2 } else { earned };
    match score {
        Score::None => Vec::new(),
        Score::Points(points) => {
            points.iter().map(|point| Earned { earned: halved(point.earned), ..*point }).collect()
        }
        Score::Share { parts, of } => {
            let n_tasks = to_u32(n_tasks).max(1);
            let dealt = |points: u32, until: u32| points.saturating_mul(until) / n_tasks;
            let task = u32::from(task);
            let deal = |(block, points): (&Block, &u8)| {
                let all = hundredths(*points);
                let possible = dealt(all, task.saturating_add(1)).saturating_sub(dealt(all, task));
                let earned = possible.saturating_mul(*parts) / (*of).max(1);
                Earned { block: *block, earned: halved(earned), possible }
            };
            step.points.iter().map(deal).filter(|earned| earned.possible > 0).collect()
        }
    }
}

/// All of these points, fully earned.
pub fn whole(points: &Points) -> Vec<Earned> {
    let worth = |(block, points): (&Block, &u8)| {
        let points = hundredths(*points);
        Earned { block: *block, earned: points, possible: points }
    };
    points.iter().map(worth).collect()
}

/// None of these points earned: there was no objection.
pub fn missed(points: &Points) -> Vec<Earned> {
    whole(points).into_iter().map(|point| Earned { earned: 0, ..point }).collect()
}

/// Whether an amount would be right if it were rounded to whole units.
pub fn is_unrounded(given: Dong, right: Dong, unit: Dong) -> bool {
    let unit = unit.0.max(1);
    let rounded = given.0.saturating_add(unit / 2).div_euclid(unit).saturating_mul(unit);
    given != right && Dong(rounded) == right
}

/// Points as hundredths of a point.
pub(crate) fn hundredths(points: u8) -> u32 {
    u32::from(points).saturating_mul(100)
}

pub(crate) fn to_u32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
