//! What each kind finds wrong with its own shape, in playing order.
//!
//! A count before any money moved must come to what the books have less what is missing; later counts follow from
//! what was taken and paid.

use crate::money::Dong;
use crate::scenario::check::Inspection;

pub(super) fn check(inspection: &mut Inspection<'_>) {
    let opening = &inspection.scenario.opening;
    let in_boxes = Dong::sum([opening.income_box, opening.operating_box, opening.short.negated()]);
    let mut has_moved = false;
    for placed in inspection.steps.clone() {
        let shape = placed.step.kind.shape();
        inspection.look(placed.spot.field("kind"), |site| {
            site.expected_cash = in_boxes.filter(|_| !has_moved);
            shape.check(site);
        });
        has_moved |= shape.moves_money();
    }
}
