//! `Vote`: enough members, who stands aside, objections asked for, hands counted, result announced.
//!
//! It is taken at once. Voting on money without a quorum is taken too, and is fatal (`design.md` §12). More hands
//! for than against and undecided together carry a motion (*giả định*).

use crate::meeting::command::Answer;
use crate::meeting::event::VoteResult;
use crate::meeting::figures;
use crate::meeting::refusal::Refusal;
use crate::meeting::steps::{Judged, Scene};
use crate::scenario::kind::Vote;
use crate::scenario::model::{Consequence, Fatal};

pub fn judge(scene: Scene<'_>, vote: &Vote, answer: &Answer) -> Result<Judged, Refusal> {
    let Answer::Vote { quorum, aside, asked_objections, agree, disagree, no_opinion, carried } = answer
    else {
        return Err(Refusal::NotAnAnswer);
    };
    let has_quorum = figures::n_present(scene.rehearsal, scene.state) >= scene.rehearsal.club.quorum();
    if !*quorum {
        // Put off: right only where there really are too few.
        return Ok(Judged::by_checks(&[("quorum", !has_quorum)]));
    }
    let mut given = aside.clone();
    given.sort();
    let mut must = vote.must_abstain.clone();
    must.sort();
    let truth = tally(vote);
    let counted = (*agree, *disagree, *no_opinion) == (truth.agree, truth.disagree, truth.no_opinion);
    let mut judged = Judged::by_checks(&[
        ("quorum", has_quorum),
        ("aside", given == must),
        ("objections", *asked_objections),
        ("hands", counted),
        ("result", *carried == truth.carried),
    ]);
    judged.deed.vote = Some(truth);
    judged.deed.fatal = (!has_quorum).then_some(Fatal::VotesWithoutQuorum);
    if truth.carried && *carried {
        let own = if judged.verdict.right { &scene.step.right } else { &scene.step.wrong };
        let mut set = own.set.clone();
        set.push(vote.carried.clone());
        judged.deed.consequence = Some(Consequence { set, ..own.clone() });
    }
    Ok(judged)
}

pub fn model(scene: Scene<'_>, vote: &Vote) -> Answer {
    let truth = tally(vote);
    Answer::Vote {
        quorum: figures::n_present(scene.rehearsal, scene.state) >= scene.rehearsal.club.quorum(),
        aside: vote.must_abstain.clone(),
        asked_objections: true,
        agree: truth.agree,
        disagree: truth.disagree,
        no_opinion: truth.no_opinion,
        carried: truth.carried,
    }
}

/// The hands of all teams together.
pub fn tally(vote: &Vote) -> VoteResult {
    let sum = |count: fn(&crate::scenario::kind::Hands) -> u16| {
        vote.hands.iter().map(count).fold(0_u16, u16::saturating_add)
    };
    let (agree, disagree) = (sum(|hands| hands.agree), sum(|hands| hands.disagree));
    let no_opinion = sum(|hands| hands.no_opinion);
    VoteResult { agree, disagree, no_opinion, carried: agree > disagree.saturating_add(no_opinion) }
}
