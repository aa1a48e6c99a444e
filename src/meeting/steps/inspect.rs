//! `Inspect`: the planted mistakes in a paper. Worth the hits less the false alarms, never below nothing.

use crate::meeting::command::Answer;
use crate::meeting::event::Verdict;
use crate::meeting::refusal::Refusal;
use crate::meeting::steps::{Deed, Judged, Score, to_u32};
use crate::scenario::kind::Inspect;

pub fn judge(inspect: &Inspect, answer: &Answer) -> Result<Judged, Refusal> {
    let Answer::Inspect { marked } = answer else { return Err(Refusal::NotAnAnswer) };
    if let Some(unknown) = marked.iter().find(|id| inspect.lines.iter().all(|line| line.id != **id)) {
        return Err(Refusal::UnknownItem { item: unknown.clone() });
    }
    let planted = to_u32(inspect.lines.iter().filter(|line| line.mistake.is_some()).count());
    let is_marked = |line: &&crate::scenario::kind::Inspected| marked.contains(&line.id);
    let hits = to_u32(inspect.lines.iter().filter(|line| line.mistake.is_some()).filter(is_marked).count());
    let alarms = to_u32(inspect.lines.iter().filter(|line| line.mistake.is_none()).filter(is_marked).count());
    let mut wrong = Vec::new();
    if hits < planted {
        wrong.push("missed".to_owned());
    }
    if alarms > 0 {
        wrong.push("false-alarm".to_owned());
    }
    Ok(Judged {
        verdict: Verdict { right: wrong.is_empty(), wrong, off_by: None },
        score: Score::Share { parts: hits.saturating_sub(alarms), of: planted.max(1) },
        deed: Deed::default(),
    })
}

pub fn model(inspect: &Inspect) -> Answer {
    let planted = inspect.lines.iter().filter(|line| line.mistake.is_some());
    Answer::Inspect { marked: planted.map(|line| line.id.clone()).collect() }
}
