//! What was said and done in one part of the meeting, in sentences for the minutes: by those who lead it, and from the
//! hall.
//!
//! Only what happened: lines that were heard, what observers ticked, sums that the books have, votes. A step that is
//! confidential has no sentence here, and nobody's choice of how to act is one.

use crate::club::Member;
use crate::export::paper::joined;
use crate::export::papers::happened::{Done, objections};
use crate::export::papers::played::Played;
use crate::export::papers::{result, votes};
use crate::id::ItemId;
use crate::locale::Pair;
use crate::meeting::answer::{Answer, DiscussAnswer, OrderAnswer, SpeakAnswer};
use crate::scenario::kinds::{Order, Speak, StepKind};
use crate::scenario::model::{Part, Step};
use crate::scenario::terms::Item;

#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) content: Vec<Pair>,
    pub(super) opinions: Vec<Pair>,
}

pub(super) fn of(played: &Played<'_>, part: &Part, of_part: &[&Done<'_>]) -> Said {
    let mut said = Said::default();
    for step in &part.steps {
        let tasks: Vec<&Done<'_>> = of_part.iter().copied().filter(|one| *one.step == step.id).collect();
        let Some(last) = tasks.last() else { continue };
        step_of(played, part, step, &tasks, last, &mut said);
    }
    for step in
        objections(played.meeting).iter().filter_map(|id| part.steps.iter().find(|step| step.id == **id))
    {
        let planted = step.planted.as_ref().filter(|_| !step.is_confidential());
        said.opinions.extend(
            planted.map(|planted| played.line_of(&step.id, &step.id.key("planted-why"), &planted.why)),
        );
    }
    said
}

fn step_of(
    played: &Played<'_>,
    part: &Part,
    step: &Step,
    tasks: &[&Done<'_>],
    last: &Done<'_>,
    said: &mut Said,
) {
    let content = &mut said.content;
    let open = !last.silent && !step.is_confidential();
    let by_role = |words: Pair| joined(&[played.role(step.role), words], ": ");
    // What the computer said in place of the right thing, and nobody objected.
    let wrongly = step.planted.as_ref().filter(|_| last.wrongly && open);
    match &step.kind {
        StepKind::Say(_) | StepKind::Speak(_) if wrongly.is_some() => {
            content.extend(
                wrongly.map(|planted| played.line_of(&step.id, &step.id.key("planted"), &planted.text)),
            );
        }
        StepKind::Say(say) if open => {
            let words = played.line_of(&step.id, &step.id.key("text"), &say.text);
            match say.by.as_ref().and_then(|id| played.story.member(id)).map(Member::full) {
                Some(name) => said.opinions.push(joined(&[name.into(), words], ": ")),
                None => content.push(by_role(words)),
            }
        }
        StepKind::Speak(speak) if open => {
            content.extend(heard(played, step, speak, last.answer).map(by_role));
        }
        StepKind::Order(order) if open && part.steps.iter().any(|step| step.kind.is_vote()) => {
            content.extend(in_order(played, step, order, last.answer).map(by_role));
        }
        StepKind::Discuss(_) => {
            let lines = result::of(played, step, tasks);
            // The question alone is nobody's opinion.
            said.opinions.extend(joined_lines(&lines).filter(|_| is_answered(last)));
        }
        StepKind::Collect(_) | StepKind::Pay(_) | StepKind::Count(_) => {
            content.extend(result::of(played, step, tasks).into_iter().map(by_role));
        }
        StepKind::Vote(vote) => content.extend(votes::in_sentences(played, step, vote, last)),
        StepKind::Say(_)
        | StepKind::Speak(_)
        | StepKind::Order(_)
        | StepKind::Choose(_)
        | StepKind::RollCall(_)
        | StepKind::Figure(_)
        | StepKind::Inspect(_)
        | StepKind::Minutes(_) => {}
    }
}

fn is_answered(one: &Done<'_>) -> bool {
    let answer = one.answer.and_then(|answer| <&DiscussAnswer>::try_from(answer).ok());
    answer.is_some_and(|answer| answer.hands.iter().any(|(_, n)| *n > 0))
}

/// What was heard of a speech; none where nothing was, or nobody watched.
fn heard(played: &Played<'_>, step: &Step, speak: &Speak, answer: Option<&Answer>) -> Option<Pair> {
    let SpeakAnswer { heard, .. } = <&SpeakAnswer>::try_from(answer?).ok()?;
    joined_lines(&items(played, step, &speak.ticks, heard))
}

fn in_order(played: &Played<'_>, step: &Step, order: &Order, answer: Option<&Answer>) -> Option<Pair> {
    let OrderAnswer { items } = <&OrderAnswer>::try_from(answer?).ok()?;
    let items = (1..).zip(self::items(played, step, &order.items, items));
    let numbered = items.map(|(n, words): (u32, _)| joined(&[format!("{n}.").into(), words], " "));
    joined_lines(&numbered.collect::<Vec<_>>())
}

fn items(played: &Played<'_>, step: &Step, items: &[Item], chosen: &[ItemId]) -> Vec<Pair> {
    let item = |id: &ItemId| items.iter().find(|item| item.id == *id);
    let words = chosen.iter().filter_map(item);
    words.map(|item| played.line_of(&step.id, &step.id.item_key(&item.id, "text"), &item.text)).collect()
}

fn joined_lines(lines: &[Pair]) -> Option<Pair> {
    (!lines.is_empty()).then(|| joined(lines, "; "))
}
