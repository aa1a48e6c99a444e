//! `Figure`: a number worked out. It is right or it is not.

use serde::{Deserialize, Serialize};

use crate::id::ItemId;
use crate::meeting::answer::{AnswerOfKind, Gist, Given};
use crate::meeting::figures::{self, Figured};
use crate::meeting::refusal::Refusal;
use crate::meeting::rules::{Judged, Rules, Scene, is_unrounded, wrong};
use crate::money::Dong;
use crate::scenario::kinds::Figure;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureAnswer {
    pub value: i64,
}

impl AnswerOfKind for FigureAnswer {
    fn given(&self) -> Given<'_> {
        Given::Value(self.value)
    }

    fn gist(&self) -> (Gist, Option<ItemId>) {
        (Gist::Value(self.value), None)
    }
}

impl Rules for Figure {
    type Answer = FigureAnswer;

    fn judge(&self, scene: Scene<'_>, answer: &FigureAnswer) -> Result<Judged, Refusal> {
        let truth = truth(self, scene).ok_or(Refusal::OutOfRange)?;
        if !figures::is_possible(scene.story, scene.state, &self.answer, truth, answer.value) {
            return Err(Refusal::OutOfRange);
        }
        let mut judged = Judged::all_or_nothing(answer.value == truth);
        let unit = scene.story.club.charter.interest_unit;
        judged.verdict.unrounded =
            self.answer.is_rounded() && is_unrounded(Dong(answer.value), Dong(truth), unit);
        Ok(judged)
    }

    fn model(&self, scene: Scene<'_>) -> Option<FigureAnswer> {
        truth(self, scene).map(|value| FigureAnswer { value })
    }

    fn others(&self, scene: Scene<'_>) -> Vec<(String, FigureAnswer)> {
        let more = truth(self, scene).and_then(|value| value.checked_add(1));
        wrong(more.map(|value| FigureAnswer { value }))
    }

    fn hides(&self, scene: Scene<'_>) -> Vec<Figured> {
        figures::figure(scene.story, scene.state, &self.answer).into_iter().collect()
    }
}

fn truth(figure: &Figure, scene: Scene<'_>) -> Option<i64> {
    figures::figure(scene.story, scene.state, &figure.answer)?.number()
}
