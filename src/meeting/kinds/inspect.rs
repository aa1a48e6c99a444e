//! `Inspect`: planted mistakes are found in a paper. A false alarm costs as much as a hit earns.

use serde::{Deserialize, Serialize};

use crate::id::ItemId;
use crate::meeting::answer::{AnswerOfKind, Gist, Given};
use crate::meeting::figures::Figured;
use crate::meeting::outcome::Verdict;
use crate::meeting::refusal::Refusal;
use crate::meeting::rules::{Change, Judged, Rules, Scene, Score, to_u32, wrong};
use crate::scenario::kinds::{Inspect, PaperLine};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InspectAnswer {
    pub marked: Vec<ItemId>,
}

impl AnswerOfKind for InspectAnswer {
    fn given(&self) -> Given<'_> {
        Given::items(&self.marked)
    }

    fn gist(&self) -> (Gist, Option<ItemId>) {
        (Gist::Parts, None)
    }
}

impl Rules for Inspect {
    type Answer = InspectAnswer;

    fn judge(&self, scene: Scene<'_>, answer: &InspectAnswer) -> Result<Judged, Refusal> {
        let InspectAnswer { marked } = answer;
        if let Some(unknown) = marked.iter().find(|id| self.lines.iter().all(|line| line.id != **id)) {
            return Err(Refusal::UnknownItem { item: unknown.clone() });
        }
        let (planted, sound): (Vec<&PaperLine>, Vec<&PaperLine>) =
            self.lines.iter().partition(|line| is_wrong(scene, line));
        let n_marked =
            |lines: &[&PaperLine]| to_u32(lines.iter().filter(|line| marked.contains(&line.id)).count());
        let (hits, alarms) = (n_marked(&planted), n_marked(&sound));
        let planted = to_u32(planted.len());
        let mut wrong = Vec::new();
        if hits < planted {
            wrong.push("missed".to_owned());
        }
        if alarms > 0 {
            wrong.push("false-alarm".to_owned());
        }
        Ok(Judged {
            verdict: Verdict { right: wrong.is_empty(), wrong, ..Verdict::default() },
            score: Score::Share { parts: hits.saturating_sub(alarms), of: planted.max(1) },
            change: Change::default(),
        })
    }

    fn model(&self, scene: Scene<'_>) -> Option<InspectAnswer> {
        let planted = self.lines.iter().filter(|line| is_wrong(scene, line));
        Some(InspectAnswer { marked: planted.map(|line| line.id.clone()).collect() })
    }

    /// Nothing marked, or the first line alone if nothing is right.
    fn others(&self, scene: Scene<'_>) -> Vec<(String, InspectAnswer)> {
        let model = self.model(scene);
        let first = self.lines.first().map(|line| vec![line.id.clone()]);
        let tries = [Some(Vec::new()), first].into_iter().flatten().map(|marked| InspectAnswer { marked });
        wrong(tries.into_iter().find(|other| model.as_ref() != Some(other)))
    }

    fn hides(&self, _scene: Scene<'_>) -> Vec<Figured> {
        Vec::new()
    }
}

fn is_wrong(scene: Scene<'_>, line: &PaperLine) -> bool {
    line.mistake_after(&scene.state.flags).is_some()
}
