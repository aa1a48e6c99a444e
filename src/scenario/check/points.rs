//! Points: that a good answer can be had, is worth having, and cannot be told by its length.

use crate::scenario::check::{Inspection, Placed};
use crate::scenario::finding::FindingKind;
use crate::scenario::shape::Grading;
use crate::scenario::terms::total;

pub(super) fn check(inspection: &mut Inspection<'_>) {
    let (mut decisions, mut longest) = (0_usize, 0_usize);
    for placed in inspection.steps.clone() {
        match placed.step.kind.shape().grading() {
            Grading::Option | Grading::Never => not_judged(inspection, placed),
            Grading::Once | Grading::Retried if total(&placed.step.points) == 0 => {
                inspection.report(placed.spot.field("id").word(), FindingKind::PointsMissing);
            }
            Grading::Once | Grading::Retried => {}
        }
        if let Some(choose) = placed.step.kind.try_as_choose_ref() {
            decisions += 1;
            longest += usize::from(choose.gives_itself_away());
        }
    }
    // Of few decisions a third is soon there by chance.
    if longest >= 3 && longest * 3 > decisions {
        let range = inspection.root.field("id").word();
        inspection.report(range, FindingKind::LongestIsRight { longest, decisions });
    }
}

/// Points on a step that gives none, or gives them on its options.
fn not_judged(inspection: &mut Inspection<'_>, placed: Placed<'_>) {
    if let Some(points) = placed.spot.find("points").filter(|_| !placed.step.points.is_empty()) {
        inspection.report(points.word(), FindingKind::PointsNotJudged);
    }
}
