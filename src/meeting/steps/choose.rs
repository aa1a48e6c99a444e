//! `Choose`: one of a few things to do. What was committed is taken, right or wrong; its own effects follow.

use crate::meeting::command::Answer;
use crate::meeting::event::{Earned, Verdict};
use crate::meeting::refusal::Refusal;
use crate::meeting::steps::{Deed, Judged, Score};
use crate::scenario::kind::{Choice, Choose};
use crate::scenario::model::Points;

pub fn judge(choose: &Choose, answer: &Answer) -> Result<Judged, Refusal> {
    let Answer::Choose { option } = answer else { return Err(Refusal::NotAnAnswer) };
    let Some(choice) = choose.options.iter().find(|choice| choice.id == *option) else {
        return Err(Refusal::UnknownItem { item: option.clone() });
    };
    let right = best(choose).is_some_and(|best| total(&best.points) == total(&choice.points))
        && choice.fatal.is_none();
    Ok(Judged {
        verdict: Verdict { right, ..Verdict::default() },
        score: Score::Points(earned(choose, choice)),
        deed: Deed { consequence: Some(choice.consequence()), fatal: choice.fatal, ..Deed::default() },
    })
}

pub fn model(choose: &Choose) -> Option<Answer> {
    best(choose).map(|choice| Answer::Choose { option: choice.id.clone() })
}

/// The option worth most; the first of equals.
pub fn best(choose: &Choose) -> Option<&Choice> {
    choose.options.iter().rev().max_by_key(|choice| (choice.fatal.is_none(), total(&choice.points)))
}

fn total(points: &Points) -> u32 {
    points.values().map(|points| u32::from(*points)).sum()
}

/// In every block the most that any option gives is possible.
fn earned(choose: &Choose, choice: &Choice) -> Vec<Earned> {
    let mut most = Points::new();
    for (block, points) in choose.options.iter().flat_map(|choice| &choice.points) {
        let so_far = most.entry(*block).or_default();
        *so_far = (*so_far).max(*points);
    }
    let hundredths = |points: u8| u32::from(points).saturating_mul(100);
    most.iter()
        .map(|(block, possible)| Earned {
            block: *block,
            earned: hundredths(choice.points.get(block).copied().unwrap_or(0)),
            possible: hundredths(*possible),
        })
        .collect()
}
