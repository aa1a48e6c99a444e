//! `Discuss`: the room shows hands. Recorded and never graded; the option with the most hands may decide the next
//! step.

use serde::{Deserialize, Serialize};

use crate::id::ItemId;
use crate::meeting::answer::{AnswerOfKind, Gist, Given, GivenField};
use crate::meeting::figures::Figured;
use crate::meeting::outcome::Verdict;
use crate::meeting::refusal::Refusal;
use crate::meeting::rules::{Change, Judged, Rules, Scene, Score};
use crate::scenario::kinds::Discuss;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiscussAnswer {
    pub hands: Vec<(ItemId, u16)>,
}

impl AnswerOfKind for DiscussAnswer {
    fn given(&self) -> Given<'_> {
        let hands = self.hands.iter().map(|(id, n)| (id.as_str(), GivenField::Count(i64::from(*n))));
        Given::Fields(hands.collect())
    }

    fn gist(&self) -> (Gist, Option<ItemId>) {
        (Gist::Parts, None)
    }
}

impl Rules for Discuss {
    type Answer = DiscussAnswer;

    fn judge(&self, _scene: Scene<'_>, answer: &DiscussAnswer) -> Result<Judged, Refusal> {
        let DiscussAnswer { hands } = answer;
        if let Some((unknown, _)) =
            hands.iter().find(|(id, _)| self.options.iter().all(|option| option.id != *id))
        {
            return Err(Refusal::UnknownItem { item: unknown.clone() });
        }
        let most = hands.iter().map(|(_, n)| *n).max().filter(|n| *n > 0);
        let mut leading = hands.iter().filter(|(_, n)| Some(*n) == most);
        // After a tie the meeting goes on as written.
        let chosen = match (leading.next(), leading.next()) {
            (Some((id, _)), None) => self.options.iter().find(|option| option.id == *id),
            (Some(_), Some(_)) | (None, _) => None,
        };
        let change = Change { consequence: chosen.map(|option| option.then.clone()), ..Change::default() };
        Ok(Judged { verdict: Verdict { right: true, ..Verdict::default() }, score: Score::None, change })
    }

    /// No hand is raised.
    fn model(&self, _scene: Scene<'_>) -> Option<DiscussAnswer> {
        Some(DiscussAnswer { hands: Vec::new() })
    }

    /// Every option with the most hands.
    fn others(&self, _scene: Scene<'_>) -> Vec<(String, DiscussAnswer)> {
        let leads = |id: &ItemId| DiscussAnswer { hands: vec![(id.clone(), 1)] };
        self.options.iter().map(|option| (option.id.to_string(), leads(&option.id))).collect()
    }

    fn hides(&self, _scene: Scene<'_>) -> Vec<Figured> {
        Vec::new()
    }
}
