//! Checks every step by itself: the shape of its kind, and that its points can be earned and do not tell the answer.
//!
//! A count before any money has moved must come to the sum of the books less what is missing. Later counts follow
//! from what was taken and paid.

use crate::money::Dong;
use crate::scenario::check::inspection::{Inspection, LocatedStep};
use crate::scenario::finding::FindingKind;
use crate::scenario::shape::Grading;
use crate::scenario::terms::total;

/// Reports what each kind finds wrong with its own shape, in playing order.
pub(super) fn shapes(inspection: &mut Inspection<'_>) {
    let opening = &inspection.scenario.opening;
    let in_boxes = Dong::sum([opening.income_box, opening.operating_box, opening.short.negated()]);
    let mut has_moved = false;
    for located in inspection.steps.clone() {
        let shape = located.step.kind.shape();
        inspection.look(located.spot.field("kind"), |site| {
            site.expected_cash = in_boxes.filter(|_| !has_moved);
            shape.check(site);
        });
        has_moved |= shape.moves_money() || located.step.moves_notes_alone();
    }
}

/// Reports two entries of a step that read the same.
pub(super) fn twins(inspection: &mut Inspection<'_>) {
    for located in inspection.steps.clone() {
        let lines: Vec<_> = located.step.kind.shape().lines();
        let entries: Vec<_> = lines.iter().filter(|line| line.field == "text").collect();
        for (at, line) in entries.iter().enumerate() {
            let before = entries.iter().take(at);
            if let Some(first) = before.map(|other| other.text).find(|text| reads_as(text, line.text)) {
                let range = located.spot.field("kind").quoted(line.text);
                inspection.report(range, FindingKind::SameText { text: first.to_owned() });
            }
        }
    }
}

/// Whether two texts differ in nothing but spaces, capitals and signs.
fn reads_as(one: &str, other: &str) -> bool {
    let is_sign = |letter: char| !letter.is_alphanumeric();
    let words = |text: &str| {
        let words = text.split(|letter: char| letter.is_whitespace()).map(|word| word.trim_matches(is_sign));
        words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect::<Vec<_>>()
    };
    words(one) == words(other)
}

/// Reports points that cannot be earned, and right options that can be told by their length.
pub(super) fn points(inspection: &mut Inspection<'_>) {
    let (mut decisions, mut longest) = (0_usize, 0_usize);
    for located in inspection.steps.clone() {
        match located.step.kind.shape().grading() {
            Grading::Option | Grading::Never => not_judged(inspection, located),
            Grading::Once | Grading::Retried if total(&located.step.points) == 0 => {
                inspection.report(located.spot.field("id").word(), FindingKind::PointsMissing);
            }
            Grading::Once | Grading::Retried => {}
        }
        if let Some(choose) = located.step.kind.try_as_choose_ref() {
            decisions += 1;
            longest += usize::from(choose.gives_itself_away());
        }
    }
    // With few decisions a third can come by chance.
    if longest >= 3 && longest * 3 > decisions {
        let range = inspection.root.field("id").word();
        inspection.report(range, FindingKind::LongestIsRight { longest, decisions });
    }
}

/// Points on a step that gives none, or gives them on its options.
fn not_judged(inspection: &mut Inspection<'_>, located: LocatedStep<'_>) {
    if let Some(points) = located.spot.find("points").filter(|_| !located.step.points.is_empty()) {
        inspection.report(points.word(), FindingKind::PointsNotJudged);
    }
}
