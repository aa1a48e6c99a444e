//! `Speak`: said aloud; others tick what they heard. What the speaker ticks alone is kept and never scored. If the
//! observers could not follow, that is the answer, and nothing counts as missing.

use serde::{Deserialize, Serialize};

use crate::id::ItemId;
use crate::meeting::answer::{AnswerOfKind, Gist, Given};
use crate::meeting::figures::Figured;
use crate::meeting::outcome::Verdict;
use crate::meeting::refusal::Refusal;
use crate::meeting::rules::{Change, Judged, Rules, Scene, Score, to_u32, wrong};
use crate::scenario::kinds::Speak;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpeakAnswer {
    pub heard: Vec<ItemId>,
    pub by: TickedBy,
    /// Seconds spoken, if the trainer had the clock on.
    pub elapsed_s: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum TickedBy {
    Observers,
    Trainer,
    /// The speaker alone, in `Solo`: kept, never scored.
    Oneself,
    /// The observers could not follow: kept, never scored, and nothing is known of what was heard.
    NotWatched,
}

impl AnswerOfKind for SpeakAnswer {
    fn given(&self) -> Given<'_> {
        match self.by {
            TickedBy::NotWatched => Given::NotWatched,
            TickedBy::Observers | TickedBy::Trainer | TickedBy::Oneself => Given::items(&self.heard),
        }
    }

    fn gist(&self) -> (Gist, Option<ItemId>) {
        (Gist::Parts, None)
    }
}

impl Rules for Speak {
    type Answer = SpeakAnswer;

    fn judge(&self, _scene: Scene<'_>, answer: &SpeakAnswer) -> Result<Judged, Refusal> {
        let SpeakAnswer { heard, by, .. } = answer;
        if let Some(unknown) = heard.iter().find(|id| self.ticks.iter().all(|tick| tick.id != **id)) {
            return Err(Refusal::UnknownItem { item: unknown.clone() });
        }
        if *by == TickedBy::NotWatched {
            let verdict = Verdict { right: true, ..Verdict::default() };
            return Ok(Judged { verdict, score: Score::None, change: Change::default() });
        }
        let missing = self.ticks.iter().filter(|tick| !heard.contains(&tick.id));
        let not_heard: Vec<String> = missing.map(|tick| tick.id.to_string()).collect();
        let of = to_u32(self.ticks.len());
        let parts = of.saturating_sub(to_u32(not_heard.len()));
        let score = match by {
            TickedBy::Oneself | TickedBy::NotWatched => Score::None,
            TickedBy::Observers | TickedBy::Trainer => Score::Share { parts, of },
        };
        // Half of what was asked for is enough to go on; the rest is for the talk afterwards.
        let right = parts.saturating_mul(2) >= of;
        let verdict = Verdict { right, wrong: not_heard, ..Verdict::default() };
        Ok(Judged { verdict, score, change: Change::default() })
    }

    fn model(&self, _scene: Scene<'_>) -> Option<SpeakAnswer> {
        let heard = self.ticks.iter().map(|tick| tick.id.clone()).collect();
        Some(SpeakAnswer { heard, by: TickedBy::Observers, elapsed_s: None })
    }

    fn others(&self, _scene: Scene<'_>) -> Vec<(String, SpeakAnswer)> {
        wrong(Some(SpeakAnswer { heard: Vec::new(), by: TickedBy::Observers, elapsed_s: None }))
    }

    fn hides(&self, _scene: Scene<'_>) -> Vec<Figured> {
        Vec::new()
    }
}
