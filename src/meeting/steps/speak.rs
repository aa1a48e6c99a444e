//! `Speak`: said aloud; others tick what they heard. What the speaker ticks alone is kept and never scored.

use crate::meeting::command::{Answer, TickedBy};
use crate::meeting::event::Verdict;
use crate::meeting::refusal::Refusal;
use crate::meeting::steps::{Deed, Judged, Score, to_u32};
use crate::scenario::kind::Speak;

pub fn judge(speak: &Speak, answer: &Answer) -> Result<Judged, Refusal> {
    let Answer::Speak { heard, by, .. } = answer else { return Err(Refusal::NotAnAnswer) };
    if let Some(unknown) = heard.iter().find(|id| speak.ticks.iter().all(|tick| tick.id != **id)) {
        return Err(Refusal::UnknownItem { item: unknown.clone() });
    }
    let not_heard: Vec<String> =
        speak.ticks.iter().filter(|tick| !heard.contains(&tick.id)).map(|tick| tick.id.to_string()).collect();
    let of = to_u32(speak.ticks.len());
    let parts = of.saturating_sub(to_u32(not_heard.len()));
    let score = match by {
        TickedBy::Oneself => Score::None,
        TickedBy::Observers | TickedBy::Trainer => Score::Share { parts, of },
    };
    // Half of what was asked for carries the scene on; the rest is for the talk afterwards.
    let right = parts.saturating_mul(2) >= of;
    Ok(Judged { verdict: Verdict { right, wrong: not_heard, off_by: None }, score, deed: Deed::default() })
}

pub fn model(speak: &Speak) -> Answer {
    let heard = speak.ticks.iter().map(|tick| tick.id.clone()).collect();
    Answer::Speak { heard, by: TickedBy::Observers, elapsed_s: None }
}
