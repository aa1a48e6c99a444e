//! The answers worth trying at a task: the model answer first, then one for every way in which another answer can
//! lead elsewhere.
//!
//! How much an answer is worth does not matter here, so one wrong value stands for all. The word beside each answer
//! is what a path shows.

use crate::id::ItemId;
use crate::meeting::command::{Answer, TickedBy};
use crate::meeting::flow::Turn;
use crate::meeting::steps::{self, Scene, Work};
use crate::money::Dong;
use crate::scenario::kind::{Discuss, StepKind};

pub(super) const MODEL: &str = "right";

/// Wrong answers by their word. The model answer is `steps::model`.
pub(super) fn others(scene: Scene<'_>, turn: &Turn<'_>) -> Vec<(String, Answer)> {
    let wrong = |answer: Option<Answer>| answer.map(|answer| ("wrong".to_owned(), answer));
    let model = steps::model(scene, &turn.task);
    match (&turn.task.work, &scene.step.kind) {
        (Work::Main, StepKind::Choose(choose)) => {
            let options = choose.options.iter().map(|choice| &choice.id);
            options.map(|id| (id.to_string(), Answer::Choose { option: id.clone() })).collect()
        }
        (Work::Main, StepKind::Discuss(discuss)) => leading(discuss),
        (Work::Main, StepKind::Vote(_)) => model.map(votes).unwrap_or_default(),
        (Work::Main, StepKind::Inspect(inspect)) => {
            let is_model = |marked: &Vec<ItemId>| {
                model.as_ref().is_some_and(|model| *model == Answer::Inspect { marked: marked.clone() })
            };
            let first = inspect.lines.first().map(|line| vec![line.id.clone()]);
            let other = [Some(Vec::new()), first].into_iter().flatten().find(|marked| !is_model(marked));
            wrong(other.map(|marked| Answer::Inspect { marked })).into_iter().collect()
        }
        (Work::Main, StepKind::Say(_) | StepKind::Collect(_)) => Vec::new(),
        (
            Work::SecondBook(_) | Work::Payer(_) | Work::Main,
            StepKind::Say(_)
            | StepKind::Speak(_)
            | StepKind::Order(_)
            | StepKind::RollCall(_)
            | StepKind::Count(_)
            | StepKind::Collect(_)
            | StepKind::Pay(_)
            | StepKind::Figure(_)
            | StepKind::Minutes(_)
            | StepKind::Choose(_)
            | StepKind::Discuss(_)
            | StepKind::Vote(_)
            | StepKind::Inspect(_),
        ) => wrong(model.and_then(spoilt)).into_iter().collect(),
    }
}

/// The model answer with one thing wrong in it; `None` where nothing can be wrong.
fn spoilt(model: Answer) -> Option<Answer> {
    let more = |amount: Dong| amount.plus(Dong(1_000));
    Some(match model {
        Answer::Speak { elapsed_s, .. } => {
            Answer::Speak { heard: Vec::new(), by: TickedBy::Observers, elapsed_s }
        }
        Answer::Order { mut items } if items.len() > 1 => {
            items.reverse();
            Answer::Order { items }
        }
        Answer::RollCall { away, quorum } => Answer::RollCall { away, quorum: !quorum },
        Answer::Count { notes, total, books } => Answer::Count { notes, total: more(total)?, books },
        Answer::Collect { payer, principal, interest, other, change, receipt, mark } => {
            Answer::Collect { payer, principal, interest: more(interest)?, other, change, receipt, mark }
        }
        Answer::Write { item, income, operating } => {
            Answer::Write { item, income, operating: more(operating)? }
        }
        Answer::Pay { fund, amount, .. } => Answer::Pay { fund, amount, papers: Vec::new() },
        Answer::Figure { value } => Answer::Figure { value: value.checked_add(1)? },
        Answer::Minutes { .. } => Answer::Minutes { fields: Vec::new() },
        Answer::Order { .. }
        | Answer::Choose { .. }
        | Answer::Inspect { .. }
        | Answer::Vote { .. }
        | Answer::Discuss { .. } => return None,
    })
}

/// Every option with the most hands. Nobody raising a hand is the model answer.
fn leading(discuss: &Discuss) -> Vec<(String, Answer)> {
    let leads = |id: &ItemId| Answer::Discuss { hands: vec![(id.clone(), 1)] };
    discuss.options.iter().map(|option| (option.id.to_string(), leads(&option.id))).collect()
}

/// Put off, or held although it should not be; held without asking for objections; announced the wrong way.
fn votes(model: Answer) -> Vec<(String, Answer)> {
    let Answer::Vote { quorum, aside, agree, disagree, no_opinion, carried, .. } = model else {
        return Vec::new();
    };
    let vote = |quorum: bool, asked_objections: bool, carried: bool| Answer::Vote {
        quorum,
        aside: aside.clone(),
        asked_objections,
        agree,
        disagree,
        no_opinion,
        carried,
    };
    let other = if quorum { "put-off" } else { "held" };
    vec![
        (other.to_owned(), vote(!quorum, true, carried)),
        ("objections-not-asked".to_owned(), vote(true, false, carried)),
        ("announced-wrongly".to_owned(), vote(true, true, !carried)),
    ]
}
