//! `Choose`: one of a few things to do. The first answer is taken, right or wrong, and its own effects follow.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::id::{Flag, ItemId};
use crate::meeting::answer::{AnswerOfKind, Gist, Given};
use crate::meeting::figures::Figured;
use crate::meeting::kinds::count::corrections;
use crate::meeting::outcome::{Earned, Verdict};
use crate::meeting::refusal::Refusal;
use crate::meeting::rules::{Change, Judged, Rules, Scene, Score, hundredths};
use crate::scenario::kinds::{Choice, Choose};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChooseAnswer {
    pub option: ItemId,
}

impl AnswerOfKind for ChooseAnswer {
    fn given(&self) -> Given<'_> {
        Given::Option(&self.option)
    }

    fn gist(&self) -> (Gist, Option<ItemId>) {
        (Gist::Option(self.option.clone()), None)
    }
}

impl Rules for Choose {
    type Answer = ChooseAnswer;

    fn judge(&self, scene: Scene<'_>, answer: &ChooseAnswer) -> Result<Judged, Refusal> {
        let ChooseAnswer { option } = answer;
        let choice = self.option(option).ok_or_else(|| Refusal::UnknownItem { item: option.clone() })?;
        let flags = &scene.state.flags;
        Ok(Judged {
            verdict: Verdict { right: self.is_right(choice, flags), ..Verdict::default() },
            score: Score::Points(earned(self, choice, flags)),
            change: Change {
                postings: if choice.mends_books { corrections(&scene.state.ledger) } else { Vec::new() },
                consequence: Some(choice.consequence()),
                fatal: choice.fatal,
                ..Change::default()
            },
        })
    }

    fn model(&self, scene: Scene<'_>) -> Option<ChooseAnswer> {
        self.best(&scene.state.flags).map(|best| ChooseAnswer { option: best.id.clone() })
    }

    /// Every option by its id.
    fn others(&self, _scene: Scene<'_>) -> Vec<(String, ChooseAnswer)> {
        let options = self.options.iter().map(|option| &option.id);
        options.map(|id| (id.to_string(), ChooseAnswer { option: id.clone() })).collect()
    }

    fn hides(&self, _scene: Scene<'_>) -> Vec<Figured> {
        Vec::new()
    }
}

/// The points of a choice. In each block the most that any option gives is possible.
fn earned(choose: &Choose, choice: &Choice, flags: &BTreeSet<Flag>) -> Vec<Earned> {
    let of_block = |(block, possible): (&_, &u8)| Earned {
        block: *block,
        earned: hundredths(choice.points_after(flags).get(block).copied().unwrap_or(0)),
        possible: hundredths(*possible),
    };
    choose.most(flags).iter().map(of_block).collect()
}
