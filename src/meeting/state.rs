//! Where a meeting stands: a fold of its events, with no rule in it.
//!
//! `take` copies what the event says and decides nothing, so replaying an old session gives the old result even
//! after the rules have changed.

use std::collections::BTreeSet;

use crate::club::ledger::{Account, Book, Fund, Ledger};
use crate::id::{Flag, LoanId, StepId};
use crate::meeting::meters::Meters;
use crate::meeting::outcome::{
    CandidateResult, GiftKept, Next, Outcome, PlannedTask, Rescheduled, VoteResult,
};
use crate::meeting::setup::Setup;
use crate::money::Dong;
use crate::scenario::terms::{Absence, Fatal};

/// What the screens show and what `decide` looks at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct State {
    pub setup: Option<Setup>,
    pub at: At,
    pub meters: Meters,
    pub flags: BTreeSet<Flag>,
    pub ledger: Ledger,
    /// Lines of the treasurer's book that were there before the meeting.
    pub opening_lines: usize,
    /// Who is away, once the roll has been called.
    pub roll: Option<Vec<Absence>>,
    pub vote: Option<VoteResult>,
    /// The loans that are paid back by another plan since a vote of this meeting.
    pub rescheduled: Vec<PlanInForce>,
    /// Goods that were given in this meeting.
    pub gifts: Vec<GiftKept>,
    /// The last election: what each candidate got.
    pub election: Vec<CandidateResult>,
    /// The plan of the month to come, once it is made.
    pub plan: Vec<PlannedTask>,
    pub fatal: Option<Fatal>,
    /// Planned minutes that are over.
    pub minutes: u16,
    /// Steps that are over, in the order in which they were played.
    pub done: Vec<StepId>,
    /// Steps that were seen, each with the number of events before it: one can step back to these.
    pub trail: Vec<(StepId, u32)>,
}

/// A plan that a vote of this meeting agreed on.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PlanInForce {
    pub agreed: Rescheduled,
    /// Lines of the treasurer's book at the vote: what is paid on later ones is paid by this plan.
    pub after: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum At {
    #[default]
    Before,
    Step(OpenStep),
    End,
}

/// The step that is open, and how far its tasks are done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenStep {
    pub step: StepId,
    /// Which of its tasks is open, counted from 0.
    pub task: u16,
    /// Tries at this task since it was opened.
    pub tries: u16,
    /// Whether every task so far ended right.
    pub all_right: bool,
}

impl State {
    pub fn open_step(&self) -> Option<&OpenStep> {
        match &self.at {
            At::Step(open) => Some(open),
            At::Before | At::End => None,
        }
    }

    pub fn is_finished(&self) -> bool {
        self.at == At::End
    }

    /// Counts a try at the open task; `right` is how it ended.
    pub(super) fn tried(&mut self, right: bool, closed: bool) {
        if let At::Step(open) = &mut self.at {
            open.tries = open.tries.saturating_add(1);
            open.all_right &= right || !closed;
        }
    }

    /// Copies an outcome. `seq` is the number of events with this one.
    pub(super) fn take(&mut self, outcome: &Outcome, seq: u32) {
        if let Some(meters) = outcome.meters {
            self.meters = meters;
        }
        self.flags.extend(outcome.flags.iter().cloned());
        for posting in &outcome.postings {
            // An unbalanced posting is never decided; one in a damaged record is left out.
            self.ledger.post(posting).ok();
        }
        self.ledger.hand_over(outcome.cash);
        if outcome.roll.is_some() {
            self.roll.clone_from(&outcome.roll);
        }
        self.vote = outcome.vote.or(self.vote);
        self.gifts.extend(outcome.gift.clone());
        if let Some(agreed) = &outcome.rescheduled {
            let after = self.ledger.entries(Book::Treasurer).len();
            self.rescheduled.retain(|other| other.agreed.loan != agreed.loan);
            self.rescheduled.push(PlanInForce { agreed: agreed.clone(), after });
        }
        if !outcome.election.is_empty() {
            self.election.clone_from(&outcome.election);
        }
        if !outcome.plan.is_empty() {
            self.plan.clone_from(&outcome.plan);
        }
        self.fatal = self.fatal.or(outcome.fatal);
        self.minutes = self.minutes.saturating_add(outcome.minutes);
        self.go(&outcome.next, seq);
    }

    fn go(&mut self, next: &Next, seq: u32) {
        match (next, &mut self.at) {
            (Next::Here, _) => return,
            (Next::Task(task), At::Step(open)) => {
                open.task = *task;
                open.tries = 0;
                return;
            }
            (Next::Task(_) | Next::Step(_) | Next::End, _) => {}
        }
        if let At::Step(open) = &self.at {
            self.done.push(open.step.clone());
        }
        self.at = match next {
            Next::Step(step) => {
                self.trail.push((step.clone(), seq));
                At::Step(OpenStep { step: step.clone(), task: 0, tries: 0, all_right: true })
            }
            Next::Here | Next::Task(_) | Next::End => At::End,
        };
    }

    /// Removes a silent step from the trail: it was never seen, so one cannot step back to it.
    pub(super) fn forget_seen(&mut self, step: &StepId) {
        if let Some(at) = self.trail.iter().rposition(|(seen, _)| seen == step) {
            self.trail.remove(at);
        }
    }

    /// The plan by which this loan is paid back since a vote of this meeting.
    pub fn plan_of(&self, loan: &LoanId) -> Option<&PlanInForce> {
        self.rescheduled.iter().find(|plan| plan.agreed.loan == *loan)
    }

    /// What the treasurer's book has in the box of this fund.
    pub fn box_of(&self, fund: Fund) -> Dong {
        self.ledger.balance(Book::Treasurer, &Account::Box(fund))
    }
}
