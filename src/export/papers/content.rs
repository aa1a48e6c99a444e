//! What was said and done in one part of the meeting, in sentences for the minutes: by those who lead it, and by the
//! hall.
//!
//! Only what happened: lines that were heard, what was said of content, sums that the books have, votes. How people
//! spoke and what the class talked about is for the diary. A confidential step has no sentence here, nor has a choice of
//! how to act. All payments are one line, so that the sum of one member cannot be worked out from it.

use crate::export::kinds::{printed, sums};
use crate::export::paper::joined;
use crate::export::papers::happened::{Done, objections};
use crate::export::papers::played::Played;
use crate::export::printed::{DoneStep, Said};
use crate::locale::Pair;
use crate::scenario::model::{Part, Step};

pub(super) fn of(played: &Played<'_>, part: &Part, of_part: &[&Done<'_>]) -> Said {
    let mut said = Said::default();
    let collects: Vec<&Step> = part.steps.iter().filter(|step| step.kind.is_collect()).collect();
    for step in &part.steps {
        if collects.first().is_some_and(|first| first.id == step.id) {
            let sums = collected(played, &collects, of_part);
            said.content.extend(sums.map(|sums| joined(&[played.role(step.role), sums], ": ")));
        }
        let Some(last) = of_part.iter().rfind(|one| *one.step == step.id) else { continue };
        printed(&step.kind).minuted(&DoneStep { played, part, step, last }, &mut said);
    }
    for step in
        objections(played.meeting).iter().filter_map(|id| part.steps.iter().find(|step| step.id == **id))
    {
        let planted = step.planted.as_ref().filter(|_| !step.is_confidential());
        said.opinions.extend(
            planted.map(|planted| played.line_of(&step.id, &step.id.key("planted-why"), &planted.why)),
        );
    }
    said
}

/// All that was paid in this part, in one line: "Thu gốc 1.300.000 đ, lãi 154.000 đ".
fn collected(played: &Played<'_>, steps: &[&Step], of_part: &[&Done<'_>]) -> Option<Pair> {
    let last = of_part.iter().rfind(|one| steps.iter().any(|step| step.id == *one.step))?;
    Some(joined(&[played.ui("doc-in"), sums(played, steps, last)?], " "))
}
