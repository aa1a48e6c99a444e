//! Looks for faults inside one script or club: names that lead nowhere, sums and counts that cannot be, texts that
//! give themselves away.
//!
//! It walks no paths (`explore` does) and measures no widths (`cli::check` does). A script that could be read only in
//! part is checked as far as it goes: nothing is said about what may stand in the broken part.

mod ids;
mod flags;
mod structure;
mod steps;
mod money;
mod texts;
mod coverage;
mod club;

use std::ops::Range;

use crate::club::Club;
use crate::id::LoanId;
use crate::scenario::finding::{Finding, FindingKind};
use crate::scenario::model::{Scenario, Step};
use crate::scenario::reader::ScriptFile;
use crate::scenario::reader::spot::Spot;
use crate::scenario::shape::Site;

pub use club::check_club;
pub use texts::{LocatedText, located_texts, quoted_texts};

/// What is wrong with a script that was read, without what reading it found. Members are only looked up if the club
/// is known.
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
    money::check(&mut inspection);
    steps::points(&mut inspection);
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

/// One script under inspection.
struct Inspection<'a> {
    file: &'a ScriptFile,
    scenario: &'a Scenario,
    club: Option<&'a Club>,
    root: Spot<'a>,
    /// All steps that could be read, in playing order.
    steps: Vec<LocatedStep<'a>>,
    /// Loans that are open when the meeting begins, and those paid out in it.
    loans: Vec<&'a LoanId>,
    findings: Vec<Finding>,
}

#[derive(Clone, Copy)]
struct LocatedStep<'a> {
    step: &'a Step,
    spot: Spot<'a>,
}

impl<'a> Inspection<'a> {
    fn report(&mut self, range: Range<usize>, kind: FindingKind) {
        let source = self.file.source.clone();
        self.findings.push(Finding { source, range, related: None, kind });
    }

    fn report_with(&mut self, range: Range<usize>, related: Range<usize>, kind: FindingKind) {
        let source = self.file.source.clone();
        self.findings.push(Finding { source, range, related: Some(related), kind });
    }

    /// Looks at one place and reports what was found there.
    fn look(&mut self, at: Spot<'a>, check: impl FnOnce(&mut Site<'_>)) {
        let loans = &self.loans;
        let mut site = Site { spot: at, club: self.club, loans, expected_cash: None, found: Vec::new() };
        check(&mut site);
        for (range, kind) in site.found {
            self.report(range, kind);
        }
    }

    /// The place of a head field, if it is written.
    fn head(&self, field: &str) -> Option<Spot<'a>> {
        self.root.find(field)
    }

    fn part_spot(&self, part: usize) -> Spot<'a> {
        self.file.part_spot(part).unwrap_or(self.root)
    }

    /// Whether it is long enough to be a meeting rather than one scene of it.
    fn is_full(&self) -> bool {
        self.steps.len() >= 20
    }
}
