//! What was said and done in one part of the meeting, in sentences for the minutes: by those who lead it, and from the
//! hall.
//!
//! Only what happened: lines that were heard, what was said of content, sums that the books have, votes. How people
//! spoke and what the class talked about is for the diary. A confidential step has no sentence here, nor has a choice of
//! how to act. All payments are one line, so that the sum of one member cannot be worked out from it.

use crate::club::Member;
use crate::export::paper::joined;
use crate::export::papers::happened::{Done, objections};
use crate::export::papers::played::Played;
use crate::export::papers::{result, votes};
use crate::locale::Pair;
use crate::meeting::kinds::{Answer, SpeakAnswer};
use crate::scenario::kinds::{Speak, StepKind};
use crate::scenario::model::{Part, Step};

#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) content: Vec<Pair>,
    pub(super) opinions: Vec<Pair>,
}

pub(super) fn of(played: &Played<'_>, part: &Part, of_part: &[&Done<'_>]) -> Said {
    let mut said = Said::default();
    let collects: Vec<&Step> = part.steps.iter().filter(|step| step.kind.is_collect()).collect();
    for step in &part.steps {
        if collects.first().is_some_and(|first| first.id == step.id) {
            let sums = collected(played, &collects, of_part);
            said.content.extend(sums.map(|sums| joined(&[played.role(step.role), sums], ": ")));
        }
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
        // The meeting goes on with the right order, also where the answer was another.
        StepKind::Order(order) if open && part.steps.iter().any(|step| step.kind.is_vote()) => {
            let right = order.right_after(&last.before.flags);
            content.push(by_role(result::in_order(played, step, order, &right)));
        }
        StepKind::Pay(_) | StepKind::Count(_) => {
            content.extend(result::of(played, step, tasks).into_iter().map(by_role));
        }
        StepKind::Vote(vote) => content.extend(votes::in_sentences(played, step, vote, last)),
        StepKind::Say(_)
        | StepKind::Speak(_)
        | StepKind::Order(_)
        | StepKind::Choose(_)
        // All payments are one line, at the first of them.
        | StepKind::Collect(_)
        | StepKind::RollCall(_)
        | StepKind::Discuss(_)
        | StepKind::Figure(_)
        | StepKind::Inspect(_)
        | StepKind::Minutes(_) => {}
    }
}

/// What was said of content; none where nothing was, or nobody watched.
fn heard(played: &Played<'_>, step: &Step, speak: &Speak, answer: Option<&Answer>) -> Option<Pair> {
    let SpeakAnswer { heard, .. } = <&SpeakAnswer>::try_from(answer?).ok()?;
    let words = speak.ticks.iter().filter(|tick| heard.contains(&tick.id)).filter_map(|tick| {
        let minutes = tick.minutes.as_ref()?;
        Some(played.item_line(&step.id, &tick.id, "minutes", minutes))
    });
    let words: Vec<Pair> = words.collect();
    (!words.is_empty()).then(|| joined(&words, "; "))
}

/// All that was paid in this part, in one line: "Thu gốc 1.300.000 đ, lãi 154.000 đ".
fn collected(played: &Played<'_>, steps: &[&Step], of_part: &[&Done<'_>]) -> Option<Pair> {
    let last = of_part.iter().rfind(|one| steps.iter().any(|step| step.id == *one.step))?;
    Some(joined(&[played.ui("doc-in"), result::sums(played, steps, last)?], " "))
}
