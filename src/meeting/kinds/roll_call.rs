//! `RollCall`: who is away, and whether the members present may vote on money. The meeting goes on with the true
//! roll, whatever the answer was, because the signatures show it. Taken again, it asks for those who were away.

use serde::{Deserialize, Serialize};

use crate::id::ItemId;
use crate::meeting::answer::{AnswerOfKind, Gist, Given, GivenField};
use crate::meeting::figures::{self, Figured};
use crate::meeting::refusal::Refusal;
use crate::meeting::rules::{Judged, Rules, Scene, wrong};
use crate::scenario::kinds::RollCall;
use crate::scenario::terms::Absence;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RollCallAnswer {
    pub away: Vec<Absence>,
    pub quorum: bool,
}

impl AnswerOfKind for RollCallAnswer {
    fn given(&self) -> Given<'_> {
        let away = |excused: bool| {
            let members = self.away.iter().filter(move |absence| absence.excused == excused);
            GivenField::Ids(members.map(|absence| absence.member.as_str()).collect())
        };
        Given::Fields(vec![
            ("excused", away(true)),
            ("away", away(false)),
            ("quorum", GivenField::Flag(self.quorum)),
        ])
    }

    fn gist(&self) -> (Gist, Option<ItemId>) {
        (Gist::Parts, None)
    }
}

impl Rules for RollCall {
    type Answer = RollCallAnswer;

    fn judge(&self, scene: Scene<'_>, answer: &RollCallAnswer) -> Result<Judged, Refusal> {
        let truth = by_member(&self.away(scene));
        let away = by_member(&answer.away) == truth;
        let quorum = answer.quorum == self.has_quorum(scene);
        let mut judged = Judged::by_checks(&[("away", away), ("quorum", quorum)]);
        judged.change.roll = Some(truth);
        Ok(judged)
    }

    fn model(&self, scene: Scene<'_>) -> Option<RollCallAnswer> {
        Some(RollCallAnswer { away: self.away(scene), quorum: self.has_quorum(scene) })
    }

    fn others(&self, scene: Scene<'_>) -> Vec<(String, RollCallAnswer)> {
        let model = self.model(scene);
        wrong(model.map(|model| RollCallAnswer { quorum: !model.quorum, ..model }))
    }

    fn hides(&self, scene: Scene<'_>) -> Vec<Figured> {
        vec![Figured::Count(i64::try_from(self.n_present(scene)).unwrap_or(i64::MAX))]
    }
}

impl RollCall {
    /// Who is away now: those of the roll before, less those who have come.
    fn away(&self, scene: Scene<'_>) -> Vec<Absence> {
        self.still_away(figures::away(scene.story, scene.state))
    }

    fn n_present(&self, scene: Scene<'_>) -> usize {
        scene.story.club.members.len().saturating_sub(self.away(scene).len())
    }

    fn has_quorum(&self, scene: Scene<'_>) -> bool {
        self.n_present(scene) >= scene.story.club.quorum()
    }
}

fn by_member(away: &[Absence]) -> Vec<Absence> {
    let mut away = away.to_vec();
    away.sort_by(|one, other| one.member.cmp(&other.member));
    away
}
