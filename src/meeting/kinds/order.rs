//! `Order`: things are put in order. The score is 1 less the share of pairs in the wrong order.

use serde::{Deserialize, Serialize};

use crate::id::ItemId;
use crate::meeting::answer::{AnswerOfKind, Gist, Given};
use crate::meeting::figures::Figured;
use crate::meeting::outcome::Verdict;
use crate::meeting::refusal::Refusal;
use crate::meeting::rules::{Change, Judged, Rules, Scene, Score, to_u32, wrong};
use crate::scenario::kinds::Order;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderAnswer {
    pub items: Vec<ItemId>,
}

impl AnswerOfKind for OrderAnswer {
    fn given(&self) -> Given<'_> {
        Given::items(&self.items)
    }

    fn gist(&self) -> (Gist, Option<ItemId>) {
        (Gist::Parts, None)
    }
}

impl Rules for Order {
    type Answer = OrderAnswer;

    fn judge(&self, scene: Scene<'_>, answer: &OrderAnswer) -> Result<Judged, Refusal> {
        let OrderAnswer { items } = answer;
        let right = self.right_after(&scene.state.flags);
        let positions = items.iter().map(|item| position(&right, item)).collect::<Result<Vec<_>, _>>()?;
        let mut sorted = positions.clone();
        sorted.sort_unstable();
        sorted.dedup();
        if sorted.len() != self.items.len() || items.len() != self.items.len() {
            return Err(Refusal::NotAnAnswer);
        }
        let n = to_u32(positions.len());
        let most = n.saturating_mul(n.saturating_sub(1)) / 2;
        let inversions = positions
            .iter()
            .enumerate()
            .map(|(at, position)| positions.iter().skip(at).filter(|later| *later < position).count())
            .sum::<usize>();
        let parts = most.saturating_sub(to_u32(inversions));
        let moved = items.iter().zip(right).filter(|(given, right)| given != right);
        let wrong = moved.map(|(given, _)| given.to_string()).collect();
        Ok(Judged {
            verdict: Verdict { right: inversions == 0, wrong, ..Verdict::default() },
            score: Score::Share { parts, of: most.max(1) },
            change: Change::default(),
        })
    }

    fn model(&self, scene: Scene<'_>) -> Option<OrderAnswer> {
        let right = self.right_after(&scene.state.flags);
        Some(OrderAnswer { items: right.into_iter().cloned().collect() })
    }

    /// All of them in reverse order.
    fn others(&self, scene: Scene<'_>) -> Vec<(String, OrderAnswer)> {
        let right = self.right_after(&scene.state.flags);
        let items = right.into_iter().rev().cloned().collect();
        wrong((self.items.len() > 1).then_some(OrderAnswer { items }))
    }

    fn hides(&self, _scene: Scene<'_>) -> Vec<Figured> {
        Vec::new()
    }
}

fn position(right: &[&ItemId], item: &ItemId) -> Result<usize, Refusal> {
    let found = right.iter().position(|other| *other == item);
    found.ok_or_else(|| Refusal::UnknownItem { item: item.clone() })
}
