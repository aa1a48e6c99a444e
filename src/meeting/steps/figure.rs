//! `Figure`: a number worked out. It is right or it is not.

use crate::meeting::command::Answer;
use crate::meeting::figures;
use crate::meeting::refusal::Refusal;
use crate::meeting::steps::{Judged, Scene};
use crate::scenario::kind::Figure;

pub fn judge(scene: Scene<'_>, figure: &Figure, answer: &Answer) -> Result<Judged, Refusal> {
    let Answer::Figure { value } = answer else { return Err(Refusal::NotAnAnswer) };
    let truth = truth(scene, figure).ok_or(Refusal::OutOfRange)?;
    Ok(Judged::all_or_nothing(*value == truth))
}

pub fn model(scene: Scene<'_>, figure: &Figure) -> Option<Answer> {
    truth(scene, figure).map(|value| Answer::Figure { value })
}

fn truth(scene: Scene<'_>, figure: &Figure) -> Option<i64> {
    figures::figure(scene.rehearsal, scene.state, &figure.answer)?.number()
}
