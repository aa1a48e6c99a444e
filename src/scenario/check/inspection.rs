//! A script while it is checked: what was read of it, and what has been found so far.
//!
//! Every check reads it and reports into it; it knows no check.

use std::ops::Range;

use crate::club::Club;
use crate::id::LoanId;
use crate::scenario::check::coverage::STEPS_OF_MEETING;
use crate::scenario::finding::{Finding, FindingKind};
use crate::scenario::kinds::Vote;
use crate::scenario::model::{Scenario, Step};
use crate::scenario::reader::ScriptFile;
use crate::scenario::reader::spot::Spot;
use crate::scenario::shape::Site;
use crate::scenario::terms::Absence;

/// One script under inspection.
pub(super) struct Inspection<'a> {
    pub(super) file: &'a ScriptFile,
    pub(super) scenario: &'a Scenario,
    pub(super) club: Option<&'a Club>,
    pub(super) root: Spot<'a>,
    /// All steps that could be read, in playing order.
    pub(super) steps: Vec<LocatedStep<'a>>,
    /// Loans that are open when the meeting begins, and those paid out in it.
    pub(super) loans: Vec<&'a LoanId>,
    pub(super) findings: Vec<Finding>,
}

#[derive(Clone, Copy)]
pub(super) struct LocatedStep<'a> {
    pub(super) step: &'a Step,
    pub(super) spot: Spot<'a>,
}

impl<'a> Inspection<'a> {
    pub(super) fn report(&mut self, range: Range<usize>, kind: FindingKind) {
        let source = self.file.source.clone();
        self.findings.push(Finding { source, range, related: None, kind });
    }

    pub(super) fn report_with(&mut self, range: Range<usize>, related: Range<usize>, kind: FindingKind) {
        let source = self.file.source.clone();
        self.findings.push(Finding { source, range, related: Some(related), kind });
    }

    /// Looks at one place and reports what was found there.
    pub(super) fn look(&mut self, at: Spot<'a>, check: impl FnOnce(&mut Site<'_>)) {
        let loans = &self.loans;
        let Scenario { invited: guests, month, day, loans: open_loans, .. } = self.scenario;
        let absent = &self.away_at(at);
        let (club, found) = (self.club, Vec::new());
        let (month, day, expected_cash) = (*month, *day, None);
        let rescheduled = &self.rescheduled_at(at);
        let mut site = Site {
            spot: at,
            club,
            absent,
            guests,
            month,
            day,
            open_loans,
            loans,
            rescheduled,
            expected_cash,
            found,
        };
        check(&mut site);
        for (range, kind) in site.found {
            self.report(range, kind);
        }
    }

    /// The loans for which a vote before this place may have agreed on another plan.
    fn rescheduled_at(&self, at: Spot<'a>) -> Vec<&'a LoanId> {
        let place = at.node().range.start;
        let before = self.steps.iter().take_while(|located| located.spot.node().range.start < place);
        let votes = before.filter_map(|located| located.step.kind.try_as_vote_ref());
        votes.filter_map(Vote::reschedules).map(|new| &new.loan).collect()
    }

    /// Who is away at a place of the script: those who come later are there after the roll call that says so.
    fn away_at(&self, at: Spot<'a>) -> Vec<Absence> {
        let place = at.node().range.start;
        let before = self.steps.iter().take_while(|located| located.spot.node().range.start < place);
        let taken = before.filter(|located| !located.spot.holds(at)).last();
        self.scenario.away_after(taken.map(|located| &located.step.id))
    }

    /// The place of a head field, if it is written.
    pub(super) fn head(&self, field: &str) -> Option<Spot<'a>> {
        self.root.find(field)
    }

    pub(super) fn part_spot(&self, part: usize) -> Spot<'a> {
        self.file.part_spot(part).unwrap_or(self.root)
    }

    /// Whether it is long enough to be a whole meeting and not one scene.
    pub(super) fn is_full(&self) -> bool {
        self.steps.len() >= STEPS_OF_MEETING
    }
}
