//! The tasks of a step, their rules and their answers: one file for each kind of step.
//!
//! This file lists the kinds for the meeting: [`Answer`] has the answer of each, [`tasks`] the tasks of each. An answer
//! is tied to its kind by its type, so an answer of another kind is refused.

pub mod book;
mod choose;
pub mod collect;
mod count;
mod discuss;
pub mod elect;
mod figure;
mod inspect;
pub mod minutes;
mod order;
pub mod pay;
pub mod plan;
mod roll_call;
pub mod second_book;
mod speak;
pub mod vote;

use std::fmt::Debug;

use derive_more::{From, TryInto};
use serde::{Deserialize, Serialize};
use strum::EnumIs;

pub use book::BookAnswer;
pub use choose::ChooseAnswer;
pub use collect::{CollectAnswer, GoodsBook, GoodsEntry, Mark};
pub use count::{BooksSay, CountAnswer};
pub use discuss::DiscussAnswer;
pub use elect::ElectAnswer;
pub use figure::FigureAnswer;
pub use inspect::InspectAnswer;
pub use minutes::{FieldAnswer, MinutesAnswer};
pub use order::OrderAnswer;
pub use pay::PayAnswer;
pub use plan::PlanAnswer;
pub use roll_call::RollCallAnswer;
pub use second_book::WriteAnswer;
pub use speak::{SpeakAnswer, TickedBy};
pub use vote::VoteAnswer;

use crate::id::ItemId;
use crate::meeting::answer::{AnswerOfKind, Gist, Given};
use crate::meeting::figures::Figured;
use crate::meeting::kinds::second_book::SecondBook;
use crate::meeting::outcome::Earned;
use crate::meeting::refusal::Refusal;
use crate::meeting::rules::{self, Judged, Rules, Scene, Score};
use crate::scenario::kinds::{Payer, SECOND_BOOK, StepKind};
use crate::scenario::model::Step;
use crate::scenario::terms::Role;

/// An answer of any kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, From, TryInto, EnumIs)]
#[try_into(owned, ref)]
pub enum Answer {
    Choose(ChooseAnswer),
    Speak(SpeakAnswer),
    Order(OrderAnswer),
    RollCall(RollCallAnswer),
    Count(CountAnswer),
    Collect(CollectAnswer),
    Write(WriteAnswer),
    Pay(PayAnswer),
    Book(BookAnswer),
    Figure(FigureAnswer),
    Inspect(InspectAnswer),
    Vote(VoteAnswer),
    Elect(ElectAnswer),
    Plan(PlanAnswer),
    Minutes(MinutesAnswer),
    Discuss(DiscussAnswer),
}

impl Answer {
    fn of_kind(&self) -> &dyn AnswerOfKind {
        match self {
            Self::Choose(answer) => answer,
            Self::Speak(answer) => answer,
            Self::Order(answer) => answer,
            Self::RollCall(answer) => answer,
            Self::Count(answer) => answer,
            Self::Collect(answer) => answer,
            Self::Write(answer) => answer,
            Self::Pay(answer) => answer,
            Self::Book(answer) => answer,
            Self::Figure(answer) => answer,
            Self::Inspect(answer) => answer,
            Self::Vote(answer) => answer,
            Self::Elect(answer) => answer,
            Self::Plan(answer) => answer,
            Self::Minutes(answer) => answer,
            Self::Discuss(answer) => answer,
        }
    }

    /// What was said or done, as plain data.
    pub fn given(&self) -> Given<'_> {
        self.of_kind().given()
    }

    /// What it is counted by, and the payer or line that it is about, where a step has several.
    pub fn gist(&self) -> (Gist, Option<ItemId>) {
        self.of_kind().gist()
    }
}

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
        StepKind::Book(kind) => book::tasks(step.role, kind),
        StepKind::Figure(kind) => main(kind),
        StepKind::Inspect(kind) => main(kind),
        StepKind::Vote(kind) => main(kind),
        StepKind::Elect(kind) => main(kind),
        StepKind::Plan(kind) => main(kind),
        StepKind::Minutes(kind) => main(kind),
        StepKind::Discuss(kind) => main(kind),
    }
}

/// The same rules, for answers of any kind. An answer of another kind is refused.
pub trait AnyRules: Debug {
    fn judge(&self, scene: Scene<'_>, answer: &Answer) -> Result<Judged, Refusal>;
    fn model(&self, scene: Scene<'_>) -> Option<Answer>;
    fn others(&self, scene: Scene<'_>) -> Vec<(String, Answer)>;
    fn hides(&self, scene: Scene<'_>) -> Vec<Figured>;
}

impl<R> AnyRules for R
where
    R: Rules,
    R::Answer: Into<Answer>,
    for<'a> &'a R::Answer: TryFrom<&'a Answer>,
{
    fn judge(&self, scene: Scene<'_>, answer: &Answer) -> Result<Judged, Refusal> {
        let own = <&R::Answer>::try_from(answer).ok().ok_or(Refusal::NotAnAnswer)?;
        Rules::judge(self, scene, own)
    }

    fn model(&self, scene: Scene<'_>) -> Option<Answer> {
        Rules::model(self, scene).map(Into::into)
    }

    fn others(&self, scene: Scene<'_>) -> Vec<(String, Answer)> {
        Rules::others(self, scene).into_iter().map(|(word, answer)| (word, answer.into())).collect()
    }

    fn hides(&self, scene: Scene<'_>) -> Vec<Figured> {
        Rules::hides(self, scene)
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

/// Whether a wrong answer leaves this task open for another try. The second book is accepted as it is written; the
/// count at the end finds what is wrong in it.
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

/// The answer that follows the rules; none for a line that is only heard, or if a number cannot be worked out.
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
