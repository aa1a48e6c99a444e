//! The votes of a meeting: each with its numbers, who stood aside, and what came of it.
//!
//! Hands are those that the team leaders counted, and who stood aside is who really did. What the chair said otherwise is
//! told as a claim.

use std::collections::BTreeSet;

use crate::export::paper::{Align, Paper, capital, joined};
use crate::export::papers::elections;
use crate::export::papers::happened::Done;
use crate::export::papers::played::Played;
use crate::id::MemberId;
use crate::locale::values::plan_values;
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
    let votes: Vec<&Step> =
        played.story.steps().filter(|step| step.kind.is_vote() || step.kind.is_elect()).collect();
    if votes.is_empty() {
        return;
    }
    paper.section(played.ui("doc-requests"));
    let is_held = |step: &&Step| held(all, step).is_some() || elected(all, step).is_some();
    if !played.meeting.state().is_finished() && !votes.iter().any(is_held) {
        paper.push(played.not_reached());
        return;
    }
    let mut table = played.table(&COLUMNS);
    let mut n_open = N_OPEN;
    for step in votes {
        if let Some((elect, one)) = step.kind.try_as_elect_ref().zip(elected(all, step)) {
            for row in elections::rows(played, step, elect, one) {
                table.row(row);
            }
        }
        let Some(vote) = step.kind.try_as_vote_ref() else { continue };
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
            table.row([words].into_iter().chain(no_hands).chain([played.ui(waiting(one, answer))]).collect());
        }
    }
    table.n_blank = text::to_u16(n_open);
    paper.push(table);
}

fn held<'a>(all: &'a [Done<'_>], step: &Step) -> Option<(&'a Done<'a>, &'a VoteAnswer)> {
    all.iter().filter(|one| *one.step == step.id).find_map(|one| Some((one, one.answer?.try_into().ok()?)))
}

fn elected<'a>(all: &'a [Done<'a>], step: &Step) -> Option<&'a Done<'a>> {
    all.iter().find(|one| *one.step == step.id && elections::is_held(one))
}

/// The message for a request that was not voted on. It waits for its turn once the one before it is settled; otherwise
/// nothing was decided.
fn waiting(one: &Done<'_>, answer: &VoteAnswer) -> &'static str {
    let is_settled = one.then.vote.is_some_and(|hands| hands.carried) && answer.quorum && answer.carried;
    if is_settled { "doc-request-waits" } else { "doc-request-not-considered" }
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
        let id = if present < needed { "doc-vote-put-off" } else { "doc-vote-put-off-wrongly" };
        return (None, played.ui_with(id, &values));
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
    (hands, played.remarked(joined(&said, ". "), one.wrongly))
}

/// The old schedule and the new one, where a plan for a loan was agreed on. It names nobody.
fn agreed(played: &Played<'_>, vote: &Vote, one: &Done<'_>) -> Option<Pair> {
    let new = vote.reschedules()?;
    let agreed = &one.then.plan_of(&new.loan)?.agreed;
    let old = played.story.loan(&new.loan)?.part(&played.story.club.charter)?;
    let before = [("owed", Value::Money(agreed.owed)), ("old", Value::Money(old))];
    let values: Vec<_> = before.into_iter().chain(plan_values(&agreed.plan)).collect();
    Some(played.ui_with("loan-book-plan-agreed", &values))
}

fn tally(played: &Played<'_>, agree: u16, disagree: u16, none: u16) -> Pair {
    let values = [("agree", agree), ("disagree", disagree), ("none", none)];
    played.ui_with("vote-said", &values.map(|(id, n)| (id, Value::Count(i64::from(n)))))
}

fn aside(played: &Played<'_>, members: &[MemberId]) -> Pair {
    let names = played.names(members);
    let names = if names.is_empty() { played.ui("none") } else { names.into() };
    joined(&[played.ui("doc-aside"), names], ": ")
}

/// What the chair said of the hands and of who stood aside where it was something else.
fn said_otherwise(played: &Played<'_>, vote: &Vote, answer: &VoteAnswer, hands: VoteResult) -> Option<Pair> {
    let said = (answer.agree, answer.disagree, answer.no_opinion);
    let counted = (said != (hands.agree, hands.disagree, hands.no_opinion))
        .then(|| tally(played, answer.agree, answer.disagree, answer.no_opinion));
    let members = |members: &[MemberId]| members.iter().cloned().collect::<BTreeSet<MemberId>>();
    let stood = (members(&answer.aside) != members(&vote.must_abstain)).then(|| aside(played, &answer.aside));
    let said: Vec<Pair> = counted.into_iter().chain(stood).collect();
    let label = || played.ui("doc-vote-said-otherwise");
    (!said.is_empty()).then(|| joined(&[label(), joined(&said, "; ")], ": "))
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
    let numbers = hands.map(|hands| tally(played, hands.agree, hands.disagree, hands.no_opinion));
    let put = [
        played.ui(if answer.quorum { "doc-motion" } else { "doc-motion-put-off" }),
        motion(played, step, vote),
    ];
    let mut said = vec![joined(&put, ": ")];
    let numbers: Vec<Pair> = numbers.into_iter().chain([result]).collect();
    said.push(joined(&numbers, " – "));
    let Some(hands) = hands else { return said };
    said.extend(agreed(played, vote, one));
    if !vote.must_abstain.is_empty() {
        said.push(aside(played, &vote.must_abstain));
    }
    said.extend(said_otherwise(played, vote, answer, hands));
    // Where the computer did not do it well, its answer is not what it did.
    if answer.asked_objections && !one.wrongly {
        said.push(played.ui("doc-objections-asked"));
    }
    said
}
