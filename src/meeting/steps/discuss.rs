//! `Discuss`: the room shows hands. Recorded and never graded; the answer with most hands may branch.

use crate::meeting::command::Answer;
use crate::meeting::event::Verdict;
use crate::meeting::refusal::Refusal;
use crate::meeting::steps::{Deed, Judged, Score};
use crate::scenario::kind::Discuss;

pub fn judge(discuss: &Discuss, answer: &Answer) -> Result<Judged, Refusal> {
    let Answer::Discuss { hands } = answer else { return Err(Refusal::NotAnAnswer) };
    if let Some((unknown, _)) =
        hands.iter().find(|(id, _)| discuss.options.iter().all(|option| option.id != *id))
    {
        return Err(Refusal::UnknownItem { item: unknown.clone() });
    }
    let most = hands.iter().map(|(_, n)| *n).max().filter(|n| *n > 0);
    let mut leading = hands.iter().filter(|(_, n)| Some(*n) == most);
    // A tie leads nowhere in particular: the meeting goes on as written.
    let chosen = match (leading.next(), leading.next()) {
        (Some((id, _)), None) => discuss.options.iter().find(|option| option.id == *id),
        _ => None,
    };
    let deed = Deed { consequence: chosen.map(|option| option.then.clone()), ..Deed::default() };
    Ok(Judged { verdict: Verdict { right: true, ..Verdict::default() }, score: Score::None, deed })
}

pub fn model(_discuss: &Discuss) -> Answer {
    Answer::Discuss { hands: Vec::new() }
}
