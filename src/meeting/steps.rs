//! One match from the kind of a step to its rules, and what the rules have in common.
//!
//! Each file below judges the answers of one kind and knows the model answer. It works out what would follow and
//! changes nothing; `meeting` decides whether the step closes and writes the events.

pub mod choose;
pub mod speak;
pub mod order;
pub mod roll_call;
pub mod count;
pub mod collect;
pub mod second_book;
pub mod pay;
pub mod figure;
pub mod inspect;
pub mod vote;
pub mod minutes;
pub mod discuss;

use crate::club::ledger::Posting;
use crate::id::ItemId;
use crate::meeting::command::Answer;
use crate::meeting::event::{Earned, Verdict, VoteResult};
use crate::meeting::refusal::Refusal;
use crate::meeting::state::State;
use crate::money::Dong;
use crate::scenario::kind::{Payer, SECOND_BOOK, StepKind};
use crate::scenario::model::{Absence, Consequence, Fatal, Points, Role, Step};
use crate::scenario::rehearsal::Rehearsal;

/// One thing to do in a step. Most steps are one task; money steps have one for each payer and each second line.
#[derive(Debug, Clone)]
pub struct Task<'a> {
    pub role: Role,
    pub work: Work<'a>,
}

#[derive(Debug, Clone)]
pub enum Work<'a> {
    /// The step as a whole.
    Main,
    Payer(&'a Payer),
    /// The line for this payer, or for the payment, in the second book.
    SecondBook(ItemId),
}

/// All a rule may look at.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    pub rehearsal: &'a Rehearsal,
    pub state: &'a State,
    pub step: &'a Step,
}

/// What an answer is worth, and what follows if the task closes with it.
#[derive(Debug, Clone)]
pub struct Judged {
    pub verdict: Verdict,
    pub score: Score,
    pub deed: Deed,
}

#[derive(Debug, Clone)]
pub enum Score {
    /// Not judged.
    None,
    /// So many parts of the step's points.
    Share { parts: u32, of: u32 },
    /// Points of its own, in hundredths.
    Points(Vec<Earned>),
}

#[derive(Debug, Clone, Default)]
pub struct Deed {
    pub postings: Vec<Posting>,
    pub cash: Dong,
    pub roll: Option<Vec<Absence>>,
    pub vote: Option<VoteResult>,
    pub fatal: Option<Fatal>,
    /// Instead of the step's own `right` or `wrong`.
    pub consequence: Option<Consequence>,
}

impl Judged {
    /// Right or wrong as a whole, nothing else follows.
    pub fn all_or_nothing(right: bool) -> Self {
        Self {
            verdict: Verdict { right, ..Verdict::default() },
            score: Score::Share { parts: u32::from(right), of: 1 },
            deed: Deed::default(),
        }
    }

    /// Checks by name; each is worth the same.
    pub fn by_checks(checks: &[(&str, bool)]) -> Self {
        let wrong: Vec<String> =
            checks.iter().filter(|(_, right)| !right).map(|(name, _)| (*name).to_owned()).collect();
        let of = to_u32(checks.len()).max(1);
        Self {
            score: Score::Share { parts: of.saturating_sub(to_u32(wrong.len())), of },
            verdict: Verdict { right: wrong.is_empty(), wrong, off_by: None },
            deed: Deed::default(),
        }
    }
}

/// The tasks of a step, in the order in which they are done.
pub fn tasks(step: &Step) -> Vec<Task<'_>> {
    let main = || Task { role: step.role, work: Work::Main };
    let second = |item: &ItemId| Task { role: SECOND_BOOK, work: Work::SecondBook(item.clone()) };
    match &step.kind {
        StepKind::Collect(collect) => {
            let taken = collect.payers.iter().map(|payer| Task { role: step.role, work: Work::Payer(payer) });
            let booked = collect.payers.iter().filter(|payer| collect::is_booked(payer));
            taken.chain(booked.map(|payer| second(&payer.id))).collect()
        }
        StepKind::Pay(_) => vec![main(), second(&pay::item())],
        StepKind::Say(_)
        | StepKind::Choose(_)
        | StepKind::Speak(_)
        | StepKind::Order(_)
        | StepKind::RollCall(_)
        | StepKind::Count(_)
        | StepKind::Figure(_)
        | StepKind::Inspect(_)
        | StepKind::Vote(_)
        | StepKind::Minutes(_)
        | StepKind::Discuss(_) => vec![main()],
    }
}

/// Whether a wrong answer leaves this task open for another try. The second book is taken as it is written: that
/// is what the count at the end is for.
pub fn is_retried(step: &Step, task: &Task<'_>) -> bool {
    step.kind.is_value() && !matches!(task.work, Work::SecondBook(_))
}

/// Judges an answer to one task.
pub fn judge(scene: Scene<'_>, task: &Task<'_>, answer: &Answer) -> Result<Judged, Refusal> {
    match (&task.work, &scene.step.kind) {
        (Work::SecondBook(item), _) => second_book::judge(scene, item, answer),
        (Work::Payer(payer), _) => collect::judge(scene, payer, answer),
        (Work::Main, StepKind::Choose(choose)) => choose::judge(choose, answer),
        (Work::Main, StepKind::Speak(speak)) => speak::judge(speak, answer),
        (Work::Main, StepKind::Order(order)) => order::judge(order, answer),
        (Work::Main, StepKind::RollCall(_)) => roll_call::judge(scene, answer),
        (Work::Main, StepKind::Count(count)) => count::judge(scene, count, answer),
        (Work::Main, StepKind::Pay(pay)) => pay::judge(scene, pay, answer),
        (Work::Main, StepKind::Figure(figure)) => figure::judge(scene, figure, answer),
        (Work::Main, StepKind::Inspect(inspect)) => inspect::judge(inspect, answer),
        (Work::Main, StepKind::Vote(vote)) => vote::judge(scene, vote, answer),
        (Work::Main, StepKind::Minutes(minutes)) => minutes::judge(scene, minutes, answer),
        (Work::Main, StepKind::Discuss(discuss)) => discuss::judge(discuss, answer),
        (Work::Main, StepKind::Say(_) | StepKind::Collect(_)) => Err(Refusal::NotAnAnswer),
    }
}

/// The answer of somebody who knows the rules; `None` for a line that is only heard, or if a number is not there.
pub fn model(scene: Scene<'_>, task: &Task<'_>) -> Option<Answer> {
    match (&task.work, &scene.step.kind) {
        (Work::SecondBook(item), _) => Some(second_book::model(scene, item)),
        (Work::Payer(payer), _) => collect::model(scene, payer),
        (Work::Main, StepKind::Choose(choose)) => choose::model(choose),
        (Work::Main, StepKind::Speak(speak)) => Some(speak::model(speak)),
        (Work::Main, StepKind::Order(order)) => Some(order::model(order)),
        (Work::Main, StepKind::RollCall(_)) => Some(roll_call::model(scene)),
        (Work::Main, StepKind::Count(count)) => Some(count::model(scene, count)),
        (Work::Main, StepKind::Pay(pay)) => Some(pay::model(pay)),
        (Work::Main, StepKind::Figure(figure)) => figure::model(scene, figure),
        (Work::Main, StepKind::Inspect(inspect)) => Some(inspect::model(inspect)),
        (Work::Main, StepKind::Vote(vote)) => Some(vote::model(scene, vote)),
        (Work::Main, StepKind::Minutes(minutes)) => minutes::model(scene, minutes),
        (Work::Main, StepKind::Discuss(discuss)) => Some(discuss::model(discuss)),
        (Work::Main, StepKind::Say(_) | StepKind::Collect(_)) => None,
    }
}

/// The points of one task, in hundredths. The step's points are dealt out over its tasks without a remainder.
pub fn points(step: &Step, task: u16, score: &Score, hinted: bool) -> Vec<Earned> {
    let halved = |earned: u32| if hinted { earned / 2 } else { earned };
    match score {
        Score::None => Vec::new(),
        Score::Points(points) => {
            points.iter().map(|point| Earned { earned: halved(point.earned), ..*point }).collect()
        }
        Score::Share { parts, of } => {
            let n_tasks = to_u32(tasks(step).len()).max(1);
            let dealt = |points: u32, until: u32| points.saturating_mul(until) / n_tasks;
            let task = u32::from(task);
            let deal = |(block, points): (&crate::scenario::model::Block, &u8)| {
                let all = u32::from(*points).saturating_mul(100);
                let possible = dealt(all, task.saturating_add(1)).saturating_sub(dealt(all, task));
                let earned = possible.saturating_mul(*parts) / (*of).max(1);
                Earned { block: *block, earned: halved(earned), possible }
            };
            step.points.iter().map(deal).filter(|earned| earned.possible > 0).collect()
        }
    }
}

/// Whole points as hundredths of a point earned out of themselves.
pub fn whole(points: &Points) -> Vec<Earned> {
    let worth = |(block, points): (&crate::scenario::model::Block, &u8)| {
        let hundredths = u32::from(*points).saturating_mul(100);
        Earned { block: *block, earned: hundredths, possible: hundredths }
    };
    points.iter().map(worth).collect()
}

/// The points that somebody would have earned by objecting.
pub fn missed(points: &Points) -> Vec<Earned> {
    whole(points).into_iter().map(|point| Earned { earned: 0, ..point }).collect()
}

pub(crate) fn to_u32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
