//! `Order`: things put in the right order. Worth 1 less the share of pairs that stand the wrong way round.

use crate::id::ItemId;
use crate::meeting::command::Answer;
use crate::meeting::event::Verdict;
use crate::meeting::refusal::Refusal;
use crate::meeting::steps::{Deed, Judged, Score, to_u32};
use crate::scenario::kind::Order;

pub fn judge(order: &Order, answer: &Answer) -> Result<Judged, Refusal> {
    let Answer::Order { items } = answer else { return Err(Refusal::NotAnAnswer) };
    let places = items.iter().map(|item| place(order, item)).collect::<Result<Vec<_>, _>>()?;
    let mut sorted = places.clone();
    sorted.sort_unstable();
    sorted.dedup();
    if sorted.len() != order.items.len() || items.len() != order.items.len() {
        return Err(Refusal::NotAnAnswer);
    }
    let n = to_u32(places.len());
    let most = n.saturating_mul(n.saturating_sub(1)) / 2;
    let inversions = places
        .iter()
        .enumerate()
        .map(|(at, place)| places.iter().skip(at).filter(|later| *later < place).count())
        .sum::<usize>();
    let parts = most.saturating_sub(to_u32(inversions));
    let moved = items.iter().zip(&order.items).filter(|(given, right)| **given != right.id);
    let wrong = moved.map(|(given, _)| given.to_string()).collect();
    Ok(Judged {
        verdict: Verdict { right: inversions == 0, wrong, off_by: None },
        score: Score::Share { parts, of: most.max(1) },
        deed: Deed::default(),
    })
}

pub fn model(order: &Order) -> Answer {
    Answer::Order { items: order.items.iter().map(|item| item.id.clone()).collect() }
}

fn place(order: &Order, item: &ItemId) -> Result<usize, Refusal> {
    let found = order.items.iter().position(|other| other.id == *item);
    found.ok_or_else(|| Refusal::UnknownItem { item: item.clone() })
}
