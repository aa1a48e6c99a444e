//! `RollCall`: who is away and whether those present may vote on money. Whatever was answered, the roll that the
//! meeting goes on with is the true one: the signatures are there.

use crate::meeting::command::Answer;
use crate::meeting::refusal::Refusal;
use crate::meeting::steps::{Judged, Scene};
use crate::scenario::model::Absence;

pub fn judge(scene: Scene<'_>, answer: &Answer) -> Result<Judged, Refusal> {
    let Answer::RollCall { away, quorum } = answer else { return Err(Refusal::NotAnAnswer) };
    let mut given = away.clone();
    given.sort_by(|one, other| one.member.cmp(&other.member));
    let mut truth = scene.rehearsal.scenario.absent.clone();
    truth.sort_by(|one, other| one.member.cmp(&other.member));
    let mut judged = Judged::by_checks(&[("away", given == truth), ("quorum", *quorum == has_quorum(scene))]);
    judged.deed.roll = Some(truth);
    Ok(judged)
}

pub fn model(scene: Scene<'_>) -> Answer {
    Answer::RollCall { away: scene.rehearsal.scenario.absent.clone(), quorum: has_quorum(scene) }
}

fn has_quorum(scene: Scene<'_>) -> bool {
    let club = &scene.rehearsal.club;
    let away: &[Absence] = &scene.rehearsal.scenario.absent;
    club.members.len().saturating_sub(away.len()) >= club.quorum()
}
