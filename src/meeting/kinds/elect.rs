//! `Elect`: enough members, more nominations asked for, hands counted for each candidate, the elected named.
//!
//! The answer is taken at once, unless it has more hands than there are people, which is a typing slip. An election without
//! a quorum is taken too; it is about no money, so it is not fatal. Who is elected says `scenario::kinds::elect`.

use serde::{Deserialize, Serialize};

use crate::id::{Flag, ItemId, MemberId};
use crate::meeting::answer::{AnswerOfKind, Gist, Given, GivenField};
use crate::meeting::figures::{self, Figured};
use crate::meeting::kinds::vote::has_quorum;
use crate::meeting::outcome::CandidateResult;
use crate::meeting::refusal::Refusal;
use crate::meeting::rules::{Judged, Rules, Scene, with_flag, with_flags};
use crate::scenario::kinds::{Candidate, Elect};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ElectAnswer {
    /// Whether there are enough members; without them the election is put off.
    pub quorum: bool,
    pub asked_more: bool,
    /// How many are for each candidate. Empty where it is put off.
    pub counts: Vec<(MemberId, u16)>,
    pub elected: Vec<MemberId>,
}

impl AnswerOfKind for ElectAnswer {
    fn given(&self) -> Given<'_> {
        let quorum = ("quorum", GivenField::Flag(self.quorum));
        if !self.quorum {
            return Given::Fields(vec![quorum]);
        }
        let counts = self.counts.iter().map(|(id, n)| (id.as_str(), GivenField::Count(i64::from(*n))));
        let elected = GivenField::Ids(self.elected.iter().map(MemberId::as_str).collect());
        let asked = ("nominations", GivenField::Flag(self.asked_more));
        Given::Fields([quorum, asked].into_iter().chain(counts).chain([("elected", elected)]).collect())
    }

    fn gist(&self) -> (Gist, Option<ItemId>) {
        (Gist::Parts, None)
    }
}

impl Rules for Elect {
    type Answer = ElectAnswer;

    fn judge(&self, scene: Scene<'_>, answer: &ElectAnswer) -> Result<Judged, Refusal> {
        let has_quorum = has_quorum(scene);
        if !answer.quorum {
            // Put off: right only where there really are too few.
            let mut judged = Judged::by_checks(&[("quorum", !has_quorum)]);
            judged.change.consequence =
                self.put_off.as_ref().map(|flag| with_flag(scene.step, judged.verdict.right, flag));
            return Ok(judged);
        }
        let present = figures::n_present(scene.story, scene.state);
        self.read(answer, present)?;
        let truth = results(self, present);
        let is_counted = |one: &CandidateResult| answer.counts.contains(&(one.member.clone(), one.agree));
        let is_named = |one: &CandidateResult| answer.elected.contains(&one.member) == one.elected;
        let mut judged = Judged::by_checks(&[
            ("quorum", has_quorum),
            ("nominations", answer.asked_more),
            ("hands", truth.iter().all(is_counted)),
            ("elected", truth.iter().all(is_named)),
        ]);
        let flags = self.candidates.iter().filter(|one| {
            let is_so = truth.iter().any(|result| result.member == one.member && result.elected);
            is_so && answer.elected.contains(&one.member)
        });
        let flags: Vec<&Flag> = flags.filter_map(|one| one.elected.as_ref()).collect();
        if !flags.is_empty() {
            judged.change.consequence = Some(with_flags(scene.step, judged.verdict.right, flags));
        }
        judged.change.election = truth;
        Ok(judged)
    }

    fn model(&self, scene: Scene<'_>) -> Option<ElectAnswer> {
        let truth = results(self, figures::n_present(scene.story, scene.state));
        let elected = truth.iter().filter(|one| one.elected).map(|one| one.member.clone());
        Some(ElectAnswer {
            quorum: has_quorum(scene),
            asked_more: true,
            elected: elected.collect(),
            counts: truth.iter().map(|one| (one.member.clone(), one.agree)).collect(),
        })
    }

    /// Other ways: put off, or held although it should not be; held without asking for more names; nobody named, or each of
    /// those with a flag left out.
    fn others(&self, scene: Scene<'_>) -> Vec<(String, ElectAnswer)> {
        let Some(model) = self.model(scene) else { return Vec::new() };
        let held = ElectAnswer { quorum: true, ..model.clone() };
        let other = if model.quorum { "put-off" } else { "held" };
        let mut others = vec![
            (other.to_owned(), ElectAnswer { quorum: !model.quorum, ..model.clone() }),
            ("nominations-not-asked".to_owned(), ElectAnswer { asked_more: false, ..held.clone() }),
            ("nobody-named".to_owned(), ElectAnswer { elected: Vec::new(), ..held.clone() }),
        ];
        let flagged = self.candidates.iter().filter(|one| one.elected.is_some());
        let flagged: Vec<&Candidate> = flagged.filter(|one| held.elected.contains(&one.member)).collect();
        for one in flagged.iter().filter(|_| flagged.len() > 1) {
            let elected = held.elected.iter().filter(|id| **id != one.member).cloned().collect();
            others
                .push((["without", one.member.as_str()].join("-"), ElectAnswer { elected, ..held.clone() }));
        }
        others
    }

    fn hides(&self, scene: Scene<'_>) -> Vec<Figured> {
        let present = figures::n_present(scene.story, scene.state);
        let counts = [present, scene.story.club.quorum()].map(|n| i64::try_from(n).unwrap_or(i64::MAX));
        let hands = self.candidates.iter().map(|one| i64::from(one.tally().0));
        counts.into_iter().chain(hands).map(Figured::Count).collect()
    }
}

impl Elect {
    /// Refuses an answer that lacks a candidate, names somebody else, or has more hands than people.
    fn read(&self, answer: &ElectAnswer, present: usize) -> Result<(), Refusal> {
        let named = answer.counts.iter().map(|(id, _)| id).chain(&answer.elected);
        if let Some(unknown) = named.into_iter().find(|id| self.candidate(id).is_none()) {
            return Err(Refusal::UnknownItem { item: unknown.as_str().into() });
        }
        for one in &self.candidates {
            let mut own = answer.counts.iter().filter(|(id, _)| *id == one.member);
            let (Some((_, n)), None) = (own.next(), own.next()) else { return Err(Refusal::NotAnAnswer) };
            if usize::from(*n) > present.max(usize::from(one.tally().0)) {
                return Err(Refusal::OutOfRange);
            }
        }
        Ok(())
    }
}

/// What each candidate got, and who is elected where so many are there.
pub fn results(elect: &Elect, present: usize) -> Vec<CandidateResult> {
    let elected = elect.elected(present);
    let result = |one: &Candidate| {
        let (agree, disagree, no_opinion) = one.tally();
        let elected = elected.contains(&&one.member);
        CandidateResult { member: one.member.clone(), agree, disagree, no_opinion, elected }
    };
    elect.candidates.iter().map(result).collect()
}
