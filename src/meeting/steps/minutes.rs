//! `Minutes`: the secretary's form against what happened. Free text beside it is never graded.

use crate::id::ItemId;
use crate::meeting::command::{Answer, FieldAnswer};
use crate::meeting::figures;
use crate::meeting::refusal::Refusal;
use crate::meeting::steps::{Judged, Scene};
use crate::scenario::kind::{Field, FieldValue, Minutes};

pub fn judge(scene: Scene<'_>, minutes: &Minutes, answer: &Answer) -> Result<Judged, Refusal> {
    let Answer::Minutes { fields } = answer else { return Err(Refusal::NotAnAnswer) };
    if let Some((unknown, _)) =
        fields.iter().find(|(id, _)| minutes.fields.iter().all(|field| field.id != *id))
    {
        return Err(Refusal::UnknownItem { item: unknown.clone() });
    }
    let given = |id: &ItemId| fields.iter().find(|(field, _)| field == id).map(|(_, value)| value);
    let mut checks = Vec::new();
    for field in &minutes.fields {
        let truth = truth(scene, field).ok_or(Refusal::OutOfRange)?;
        checks.push((field.id.as_str(), given(&field.id) == Some(&truth)));
    }
    Ok(Judged::by_checks(&checks))
}

pub fn model(scene: Scene<'_>, minutes: &Minutes) -> Option<Answer> {
    let fields = minutes.fields.iter().map(|field| Some((field.id.clone(), truth(scene, field)?)));
    Some(Answer::Minutes { fields: fields.collect::<Option<Vec<_>>>()? })
}

fn truth(scene: Scene<'_>, field: &Field) -> Option<FieldAnswer> {
    match &field.value {
        FieldValue::Number(quantity) => {
            let figured = figures::figure(scene.rehearsal, scene.state, quantity)?;
            Some(FieldAnswer::Number(figured.number()?))
        }
        FieldValue::OneOf { right, .. } => Some(FieldAnswer::Pick(right.clone())),
    }
}
