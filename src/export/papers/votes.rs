//! The votes of a meeting: each with its numbers, who stood aside, and what came of it.
//!
//! Hands are those that the team leaders counted. The chair's announcement is added where it was different.

use crate::export::paper::{Align, Paper, capital, joined};
use crate::export::papers::happened::Done;
use crate::export::papers::played::Played;
use crate::locale::{Pair, Value, number};
use crate::meeting::event::VoteResult;
use crate::meeting::figures;
use crate::meeting::kinds::VoteAnswer;
use crate::scenario::kinds::Vote;
use crate::scenario::model::Step;
use crate::text;

/// The table of votes, on these papers and on the form for the minutes.
pub(in crate::export) const COLUMNS: [(u16, Align, &str); 5] = [
    (30, Align::Left, "doc-request"),
    (11, Align::Center, "vote-agree"),
    (12, Align::Center, "vote-disagree"),
    (12, Align::Center, "vote-no-opinion"),
    (25, Align::Left, "vote-result"),
];
/// Rows for what the scenario does not know of. They are written in by hand.
const N_OPEN: usize = 2;

/// Adds the table of all votes, if the story has any.
pub(super) fn push(played: &Played<'_>, all: &[Done<'_>], paper: &mut Paper) {
    let votes = played.story.steps().filter_map(|step| Some((step, step.kind.try_as_vote_ref()?)));
    let votes: Vec<(&Step, &Vote)> = votes.collect();
    if votes.is_empty() {
        return;
    }
    paper.section(played.ui("doc-requests"));
    if !played.meeting.state().is_finished() && votes.iter().all(|(step, _)| held(all, step).is_none()) {
        paper.push(played.not_reached());
        return;
    }
    let mut table = played.table(&COLUMNS);
    let mut n_open = N_OPEN;
    for (step, vote) in votes {
        let Some((one, answer)) = held(all, step) else { continue };
        let (hands, result) = outcome(played, one, answer);
        let cell = |n: fn(&VoteResult) -> u16| {
            hands.as_ref().map_or_else(Pair::default, |hands| number::count(i64::from(n(hands))).into())
        };
        let numbers =
            [cell(|hands| hands.agree), cell(|hands| hands.disagree), cell(|hands| hands.no_opinion)];
        let row = [motion(played, step, vote)].into_iter().chain(numbers).chain([result]);
        table.row(row.collect());
        n_open = n_open.saturating_sub(vote.waiting.len());
        for request in &vote.waiting {
            let words = played.item_line(&step.id, &request.id, "text", &request.text);
            let words = capital(words);
            let no_hands = [Pair::default(), Pair::default(), Pair::default()];
            table.row([words].into_iter().chain(no_hands).chain([played.ui("doc-request-waits")]).collect());
        }
    }
    table.n_blank = text::to_u16(n_open);
    paper.push(table);
}

fn held<'a>(all: &'a [Done<'_>], step: &Step) -> Option<(&'a Done<'a>, &'a VoteAnswer)> {
    all.iter().filter(|one| *one.step == step.id).find_map(|one| Some((one, one.answer?.try_into().ok()?)))
}

fn motion(played: &Played<'_>, step: &Step, vote: &Vote) -> Pair {
    played.line_of(&step.id, &step.id.key("motion"), &vote.motion)
}

/// The hands, if there was a vote, and what came of it.
fn outcome(played: &Played<'_>, one: &Done<'_>, answer: &VoteAnswer) -> (Option<VoteResult>, Pair) {
    let present = figures::n_present(played.story, &one.before);
    let needed = played.story.club.quorum();
    let values = [("present", Value::count(present)), ("needed", Value::count(needed))];
    if !answer.quorum {
        return (None, played.ui_with("doc-vote-put-off", &values));
    }
    let hands = one.then.vote;
    let carried = hands.is_some_and(|hands| hands.carried);
    let mut said = vec![played.ui(if carried { "vote-carried" } else { "vote-not-carried" })];
    if answer.carried != carried {
        said.push(played.ui(if answer.carried {
            "doc-announced-carried"
        } else {
            "doc-announced-not-carried"
        }));
    }
    if present < needed {
        said.push(played.ui_with("doc-vote-too-few", &values));
    }
    (hands, joined(&said, ". "))
}

/// The motion, the numbers, who stood aside.
pub(in crate::export) fn in_sentences(
    played: &Played<'_>,
    step: &Step,
    vote: &Vote,
    one: &Done<'_>,
) -> Vec<Pair> {
    let Some(answer) = one.answer.and_then(|answer| <&VoteAnswer>::try_from(answer).ok()) else {
        return Vec::new();
    };
    let (hands, result) = outcome(played, one, answer);
    let tally = hands.map(|hands| {
        let count = |n: u16| Value::Count(i64::from(n));
        let values = [
            ("agree", count(hands.agree)),
            ("disagree", count(hands.disagree)),
            ("none", count(hands.no_opinion)),
        ];
        played.ui_with("vote-said", &values)
    });
    let put = [
        played.ui(if answer.quorum { "doc-motion" } else { "doc-motion-put-off" }),
        motion(played, step, vote),
    ];
    let mut said = vec![joined(&put, ": ")];
    let numbers: Vec<Pair> = tally.into_iter().chain([result]).collect();
    said.push(joined(&numbers, " – "));
    let aside = played.names(&answer.aside);
    if hands.is_some() && !aside.is_empty() {
        said.push(joined(&[played.ui("doc-aside"), aside.into()], ": "));
    }
    if hands.is_some() && answer.asked_objections {
        said.push(played.ui("doc-objections-asked"));
    }
    said
}
