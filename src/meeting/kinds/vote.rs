//! `Vote`: enough members, who stands aside, objections asked for, hands counted, result announced.
//!
//! The answer is taken at once, unless it has more hands than the club has members, which is a typing slip. Voting on
//! money without a quorum is taken too, and is fatal (`lib.rs`, *Decisions*). A motion is carried if more hands are
//! for it than against and undecided together (*giả định*). A carried plan for a loan is in force at once
//! (`scenarios/RULES.md`, brief 4.7, *giả định*): what was paid before went by the old one.

use serde::{Deserialize, Serialize};

use crate::club::ledger::{Account, Book};
use crate::id::{ItemId, MemberId};
use crate::meeting::answer::{AnswerOfKind, Gist, Given, GivenField};
use crate::meeting::figures::{self, Figured};
use crate::meeting::outcome::{Rescheduled, VoteResult};
use crate::meeting::refusal::Refusal;
use crate::meeting::rules::{Judged, Rules, Scene, with_flag};
use crate::scenario::kinds::vote::tally as hands_of;
use crate::scenario::kinds::{Reschedule, Vote};
use crate::scenario::terms::Fatal;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoteAnswer {
    /// Whether there are enough members; without them the vote is put off.
    pub quorum: bool,
    pub aside: Vec<MemberId>,
    pub asked_objections: bool,
    pub agree: u16,
    pub disagree: u16,
    pub no_opinion: u16,
    pub carried: bool,
}

impl AnswerOfKind for VoteAnswer {
    fn given(&self) -> Given<'_> {
        let hands = |n: u16| GivenField::Count(i64::from(n));
        let quorum = ("quorum", GivenField::Flag(self.quorum));
        if !self.quorum {
            return Given::Fields(vec![quorum]);
        }
        Given::Fields(vec![
            quorum,
            ("aside", GivenField::Ids(self.aside.iter().map(MemberId::as_str).collect())),
            ("objections", GivenField::Flag(self.asked_objections)),
            ("agree", hands(self.agree)),
            ("disagree", hands(self.disagree)),
            ("no-opinion", hands(self.no_opinion)),
            ("carried", GivenField::Flag(self.carried)),
        ])
    }

    fn gist(&self) -> (Gist, Option<ItemId>) {
        (Gist::Parts, None)
    }
}

impl Rules for Vote {
    type Answer = VoteAnswer;

    fn judge(&self, scene: Scene<'_>, answer: &VoteAnswer) -> Result<Judged, Refusal> {
        let has_quorum = has_quorum(scene);
        if !answer.quorum {
            // Put off: right only where there really are too few.
            let mut judged = Judged::by_checks(&[("quorum", !has_quorum)]);
            judged.change.consequence =
                self.put_off.as_ref().map(|flag| with_flag(scene.step, judged.verdict.right, flag));
            return Ok(judged);
        }
        let truth = tally(self);
        // More hands than people. Who stands aside is not counted: that is another question of the same task.
        let truly = usize::from(truth.agree) + usize::from(truth.disagree) + usize::from(truth.no_opinion);
        if raised(answer) > figures::n_present(scene.story, scene.state).max(truly) {
            return Err(Refusal::OutOfRange);
        }
        let counted = (answer.agree, answer.disagree, answer.no_opinion)
            == (truth.agree, truth.disagree, truth.no_opinion);
        let mut judged = Judged::by_checks(&[
            ("quorum", has_quorum),
            ("aside", sorted(&answer.aside) == sorted(&self.must_abstain)),
            ("objections", answer.asked_objections),
            ("hands", counted),
            ("result", answer.carried == truth.carried),
        ]);
        judged.change.vote = Some(truth);
        judged.change.fatal = (!has_quorum).then_some(Fatal::VotesWithoutQuorum);
        if truth.carried && answer.carried {
            judged.change.consequence = Some(with_flag(scene.step, judged.verdict.right, &self.carried));
            judged.change.rescheduled = self.reschedules().and_then(|new| agreed(scene, new));
        }
        Ok(judged)
    }

    fn model(&self, scene: Scene<'_>) -> Option<VoteAnswer> {
        let truth = tally(self);
        Some(VoteAnswer {
            quorum: has_quorum(scene),
            aside: self.must_abstain.clone(),
            asked_objections: true,
            agree: truth.agree,
            disagree: truth.disagree,
            no_opinion: truth.no_opinion,
            carried: truth.carried,
        })
    }

    /// Other ways: put off, or held although it should not be; held without asking for objections; the wrong result
    /// announced.
    fn others(&self, scene: Scene<'_>) -> Vec<(String, VoteAnswer)> {
        let Some(model) = self.model(scene) else { return Vec::new() };
        let held = VoteAnswer { quorum: true, ..model.clone() };
        let other = if model.quorum { "put-off" } else { "held" };
        vec![
            (other.to_owned(), VoteAnswer { quorum: !model.quorum, ..model.clone() }),
            ("objections-not-asked".to_owned(), VoteAnswer { asked_objections: false, ..held.clone() }),
            ("announced-wrongly".to_owned(), VoteAnswer { carried: !model.carried, ..held }),
        ]
    }

    fn hides(&self, scene: Scene<'_>) -> Vec<Figured> {
        let present = figures::n_present(scene.story, scene.state);
        let needed = scene.story.club.quorum();
        let hands = tally(self);
        let counts = [present, needed].map(|n| i64::try_from(n).unwrap_or(i64::MAX));
        let hands = [hands.agree, hands.disagree, hands.no_opinion].map(i64::from);
        counts.into_iter().chain(hands).map(Figured::Count).collect()
    }
}

/// The new plan as it stands from this vote on. None where the loan is not known.
fn agreed(scene: Scene<'_>, new: &Reschedule) -> Option<Rescheduled> {
    let still = figures::dues(scene.story, scene.state, &new.loan)?;
    let owed = scene.state.ledger.balance(Book::Treasurer, &Account::Loan(new.loan.clone()));
    let dues = new.plan.dues(&still, owed, new.waives_interest)?;
    Some(Rescheduled { loan: new.loan.clone(), plan: new.plan, owed, dues })
}

pub(super) fn has_quorum(scene: Scene<'_>) -> bool {
    figures::n_present(scene.story, scene.state) >= scene.story.club.quorum()
}

fn sorted(members: &[MemberId]) -> Vec<MemberId> {
    let mut members = members.to_vec();
    members.sort();
    members
}

/// All hands that were entered.
fn raised(answer: &VoteAnswer) -> usize {
    [answer.agree, answer.disagree, answer.no_opinion].into_iter().map(usize::from).sum()
}

/// The hands of all teams together.
pub fn tally(vote: &Vote) -> VoteResult {
    let (agree, disagree, no_opinion) = hands_of(&vote.hands);
    VoteResult { agree, disagree, no_opinion, carried: agree > disagree.saturating_add(no_opinion) }
}
