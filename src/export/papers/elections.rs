//! The elections of a meeting: what each candidate got, who was elected, and what was said otherwise.
//!
//! Hands are those that the team leaders counted. Whom the chair named otherwise is told as a claim.

use crate::export::paper::joined;
use crate::export::papers::happened::Done;
use crate::export::papers::played::Played;
use crate::id::MemberId;
use crate::locale::{Pair, Value, number};
use crate::meeting::event::CandidateResult;
use crate::meeting::figures;
use crate::meeting::kinds::ElectAnswer;
use crate::scenario::kinds::Elect;
use crate::scenario::model::Step;

/// The rows of an election in the table of votes; one row where it was put off.
pub(super) fn rows(played: &Played<'_>, step: &Step, elect: &Elect, one: &Done<'_>) -> Vec<Vec<Pair>> {
    let Some(answer) = answer(one) else { return Vec::new() };
    if !answer.quorum {
        let blank = [Pair::default(), Pair::default(), Pair::default()];
        let row = [prompt(played, step, elect)].into_iter().chain(blank).chain([put_off(played, one)]);
        return vec![row.collect()];
    }
    let row = |candidate: &CandidateResult| {
        let counts = [candidate.agree, candidate.disagree, candidate.no_opinion];
        let result = result(played, answer, candidate, one);
        let counts = counts.map(|n| Pair::from(number::count(i64::from(n))));
        [elects(played, &candidate.member)].into_iter().chain(counts).chain([result]).collect()
    };
    one.then.election.iter().map(row).collect()
}

pub(super) fn is_held(one: &Done<'_>) -> bool {
    answer(one).is_some()
}

fn answer<'a>(one: &Done<'a>) -> Option<&'a ElectAnswer> {
    one.answer.and_then(|answer| answer.try_into().ok())
}

fn prompt(played: &Played<'_>, step: &Step, elect: &Elect) -> Pair {
    played.line_of(&step.id, &step.id.key("prompt"), &elect.prompt)
}

/// "Bầu chị Tòng Thị Ngần".
fn elects(played: &Played<'_>, member: &MemberId) -> Pair {
    played.ui_with("doc-elect", &[("name", Value::Text(played.names([member])))])
}

fn present_and_needed(played: &Played<'_>, one: &Done<'_>) -> (usize, usize, [(&'static str, Value); 2]) {
    let present = figures::n_present(played.story, &one.before);
    let needed = played.story.club.quorum();
    (present, needed, [("present", Value::count(present)), ("needed", Value::count(needed))])
}

fn put_off(played: &Played<'_>, one: &Done<'_>) -> Pair {
    let (present, needed, values) = present_and_needed(played, one);
    let id = if present < needed { "doc-vote-put-off" } else { "doc-vote-put-off-wrongly" };
    played.ui_with(id, &values)
}

/// Whether this candidate is elected, and what was announced otherwise.
fn result(played: &Played<'_>, answer: &ElectAnswer, candidate: &CandidateResult, one: &Done<'_>) -> Pair {
    let word = |is_elected: bool| if is_elected { "elect-elected" } else { "elect-not-elected" };
    let mut said = vec![played.ui(word(candidate.elected))];
    let is_named = answer.elected.contains(&candidate.member);
    if is_named != candidate.elected {
        let id = if is_named { "doc-elect-announced" } else { "doc-elect-not-announced" };
        said.push(played.ui(id));
    }
    let (present, needed, values) = present_and_needed(played, one);
    if present < needed {
        said.push(played.ui_with("doc-vote-too-few", &values));
    }
    played.remarked(joined(&said, ". "), one.wrongly)
}

/// What was to be elected, each candidate with the hands and the result, what was counted otherwise, and whether more
/// names were asked for.
pub(in crate::export) fn in_sentences(
    played: &Played<'_>,
    step: &Step,
    elect: &Elect,
    one: &Done<'_>,
) -> Vec<Pair> {
    let Some(answer) = answer(one) else { return Vec::new() };
    let mut said = vec![prompt(played, step, elect)];
    if !answer.quorum {
        said.push(put_off(played, one));
        return said;
    }
    for candidate in &one.then.election {
        let counts =
            [("agree", candidate.agree), ("disagree", candidate.disagree), ("none", candidate.no_opinion)];
        let counts = played.ui_with("vote-said", &counts.map(|(id, n)| (id, Value::count(n))));
        let result = result(played, answer, candidate, one);
        let name = Pair::from(played.names([&candidate.member]));
        said.push(joined(&[name, joined(&[counts, result], " – ")], ": "));
        let counted = answer.counts.iter().find(|(id, _)| *id == candidate.member).map(|(_, n)| *n);
        if let Some(n) = counted.filter(|n| *n != candidate.agree) {
            let told = [("n", Value::count(n))];
            said.push(joined(
                &[played.ui("doc-vote-said-otherwise"), played.ui_with("doc-elect-counted", &told)],
                ": ",
            ));
        }
    }
    // Where the computer did not do it well, its answer is not what it did.
    if answer.asked_more && !one.wrongly {
        said.push(played.ui("elect-asked-more"));
    }
    said
}
