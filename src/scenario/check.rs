//! Looks for faults inside one script or club: unknown names, impossible sums and counts, texts that tell the answer.
//!
//! It explores no paths (`explore` does) and measures no widths (`cli::check` does). A script that could be read only
//! in part is checked as far as it goes: no finding depends on the part that could not be read.

mod inspection;
mod ids;
mod flags;
mod structure;
mod steps;
mod tone;
mod says;
mod money;
mod books;
mod plans;
mod people;
mod texts;
mod coverage;
mod club;

use crate::club::Club;
use crate::scenario::check::inspection::{Inspection, LocatedStep};
use crate::scenario::finding::Finding;
use crate::scenario::reader::ScriptFile;

pub use club::check_club;
pub use coverage::{STEPS_OF_MEETING, STEPS_WITH_METERS, ScriptWork, SeatWork, work};
pub use texts::{LocatedText, located_texts, quoted_texts};

/// What is wrong with a script, besides the faults of reading it. Members are only looked up if the club is known.
pub fn check(file: &ScriptFile, club: Option<&Club>) -> Vec<Finding> {
    let Some(root) = file.root() else { return Vec::new() };
    let scenario = &file.scenario;
    let mut steps = Vec::new();
    for (part, steps_of) in scenario.parts.iter().map(|part| &part.steps).enumerate() {
        for (number, step) in steps_of.iter().enumerate() {
            let spot = file.step_spot(part, number).unwrap_or(root);
            steps.push(LocatedStep { step, spot });
        }
    }
    let paid_out =
        steps.iter().filter_map(|located: &LocatedStep<'_>| located.step.kind.try_as_pay_ref()?.loan());
    let loans = scenario.loans.iter().map(|loan| &loan.id).chain(paid_out.map(|(loan, _)| loan)).collect();
    let mut inspection = Inspection { file, scenario, club, root, steps, loans, findings: Vec::new() };
    ids::check(&mut inspection);
    flags::check(&mut inspection);
    structure::check(&mut inspection);
    steps::shapes(&mut inspection);
    steps::twins(&mut inspection);
    people::check(&mut inspection);
    money::check(&mut inspection);
    books::check(&mut inspection);
    plans::check(&mut inspection);
    steps::points(&mut inspection);
    tone::check(&mut inspection);
    says::check(&mut inspection);
    texts::check(&mut inspection);
    coverage::check(&mut inspection);
    let is_whole = file.whole().is_some();
    let mut findings = inspection.findings;
    findings.retain(|finding| {
        is_whole || (!finding.kind.needs_whole_script() && !file.is_broken(&finding.range))
    });
    findings.sort_by_key(|finding| finding.range.start);
    findings
}
