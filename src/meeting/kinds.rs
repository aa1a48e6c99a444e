//! The tasks of a step and their rules: one file for each kind of step.
//!
//! [`tasks`] is the one place of the meeting that lists the kinds.

pub mod choose;
pub mod collect;
pub mod count;
pub mod discuss;
pub mod figure;
pub mod inspect;
pub mod minutes;
pub mod order;
pub mod pay;
pub mod roll_call;
pub mod second_book;
pub mod speak;
pub mod vote;

use crate::id::ItemId;
use crate::meeting::answer::Answer;
use crate::meeting::event::Earned;
use crate::meeting::figures::Figured;
use crate::meeting::kinds::second_book::SecondBook;
use crate::meeting::refusal::Refusal;
use crate::meeting::rules::{self, AnyRules, Judged, Scene, Score};
use crate::scenario::kinds::{Payer, SECOND_BOOK, StepKind};
use crate::scenario::model::Step;
use crate::scenario::terms::Role;

/// One thing to do in a step. Most steps are one task; steps with money have one for each payer, and one for each line
/// of the second book.
#[derive(Debug, Clone)]
pub struct Task<'a> {
    pub role: Role,
    pub kind: TaskKind<'a>,
}

#[derive(Debug, Clone)]
pub enum TaskKind<'a> {
    /// A line that is only heard.
    Hear,
    /// The step as a whole.
    Main(&'a dyn AnyRules),
    Payer(&'a Payer),
    /// The line for this payer, or for the payment, in the second book.
    SecondBook(SecondBook),
}

/// The tasks of a step, in the order in which they are done.
pub fn tasks(step: &Step) -> Vec<Task<'_>> {
    let main = |rules| vec![Task { role: step.role, kind: TaskKind::Main(rules) }];
    match &step.kind {
        StepKind::Say(_) => vec![Task { role: step.role, kind: TaskKind::Hear }],
        StepKind::Choose(kind) => main(kind),
        StepKind::Speak(kind) => main(kind),
        StepKind::Order(kind) => main(kind),
        StepKind::RollCall(kind) => main(kind),
        StepKind::Count(kind) => main(kind),
        StepKind::Collect(kind) => collect::tasks(step.role, kind),
        StepKind::Pay(kind) => pay::tasks(step.role, kind),
        StepKind::Figure(kind) => main(kind),
        StepKind::Inspect(kind) => main(kind),
        StepKind::Vote(kind) => main(kind),
        StepKind::Minutes(kind) => main(kind),
        StepKind::Discuss(kind) => main(kind),
    }
}

impl Task<'_> {
    /// The task of writing the line of the second book that belongs to this line of the first.
    fn second_book(line: &ItemId) -> Self {
        Self { role: SECOND_BOOK, kind: TaskKind::SecondBook(SecondBook { line: line.clone() }) }
    }

    fn rules(&self) -> Option<&dyn AnyRules> {
        match &self.kind {
            TaskKind::Hear => None,
            TaskKind::Main(rules) => Some(*rules),
            TaskKind::Payer(payer) => Some(*payer),
            TaskKind::SecondBook(line) => Some(line),
        }
    }
}

/// Whether a wrong answer leaves this task open for another try. The second book is taken as it is written; the count at
/// the end finds what is wrong in it.
pub fn is_retried(step: &Step, task: &Task<'_>) -> bool {
    match task.kind {
        TaskKind::Main(_) | TaskKind::Payer(_) => step.kind.is_retried(),
        TaskKind::SecondBook(_) | TaskKind::Hear => false,
    }
}

/// Judges an answer to one task.
pub fn judge(scene: Scene<'_>, task: &Task<'_>, answer: &Answer) -> Result<Judged, Refusal> {
    task.rules().ok_or(Refusal::NotAnAnswer)?.judge(scene, answer)
}

/// The answer of somebody who knows the rules; none for a line that is only heard, or if a number cannot be worked out.
pub fn model(scene: Scene<'_>, task: &Task<'_>) -> Option<Answer> {
    task.rules()?.model(scene)
}

/// Other answers worth trying, each with its word.
pub fn others(scene: Scene<'_>, task: &Task<'_>) -> Vec<(String, Answer)> {
    task.rules().map(|rules| rules.others(scene)).unwrap_or_default()
}

/// The numbers that a task asks for.
pub fn hides(scene: Scene<'_>, task: &Task<'_>) -> Vec<Figured> {
    task.rules().map(|rules| rules.hides(scene)).unwrap_or_default()
}

/// The points of one task, in hundredths.
pub fn points(step: &Step, task: u16, score: &Score, hinted: bool) -> Vec<Earned> {
    rules::points(step, task, tasks(step).len(), score, hinted)
}
