//! A story: a scenario together with the club it is played in. `meeting` needs a story and events, nothing else.
//!
//! It is read-only. It numbers the steps in playing order, so that "the next step" is the next number in one list.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::club::loan::Loan;
use crate::club::{Club, Member};
use crate::id::{LoanId, MemberId, PersonId, StepId};
use crate::scenario::guest::Attendee;
use crate::scenario::model::{Part, Scenario, Step};

/// What is stored with a session, so that it can be replayed after the files have changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Story {
    pub scenario: Scenario,
    pub club: Club,
    #[serde(skip)]
    positions: HashMap<StepId, StepPosition>,
    #[serde(skip)]
    order: Vec<StepPosition>,
}

/// Where a step stands: its number in the whole scenario, its part, and its number in that part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepPosition {
    pub number: usize,
    pub part: usize,
    pub in_part: usize,
}

/// A person at the treasurer's table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Party<'a> {
    /// None where there is no such member and no such guest.
    pub person: Option<Attendee<'a>>,
    /// Why there is no name before others.
    pub discretion: Option<Discretion>,
}

/// Why a person at the table is not named before others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Discretion {
    /// Is late, or asked to be spoken to alone.
    Private,
    OwesFee,
    /// Asked not to be named.
    Unnamed,
}

impl Discretion {
    /// The message that stands in place of the name.
    pub fn message(self) -> &'static str {
        match self {
            Self::Private => "collect-private-payer",
            Self::OwesFee => "collect-owing-payer",
            Self::Unnamed => "collect-unnamed-payer",
        }
    }
}

impl Story {
    pub fn new(scenario: Scenario, club: Club) -> Self {
        Self { scenario, club, positions: HashMap::new(), order: Vec::new() }.indexed()
    }

    /// Builds the index again, as it is not stored. Of two steps with one id the first keeps it; `check` has
    /// refused such a script.
    #[must_use]
    pub fn indexed(mut self) -> Self {
        self.positions.clear();
        self.order.clear();
        for (part, steps) in self.scenario.parts.iter().map(|part| &part.steps).enumerate() {
            for (in_part, step) in steps.iter().enumerate() {
                let position = StepPosition { number: self.order.len(), part, in_part };
                self.order.push(position);
                self.positions.entry(step.id.clone()).or_insert(position);
            }
        }
        self
    }

    pub fn position(&self, id: &StepId) -> Option<StepPosition> {
        self.positions.get(id).copied()
    }

    pub fn step(&self, id: &StepId) -> Option<&Step> {
        self.step_at(self.position(id)?.number)
    }

    /// The step with this number in playing order, counted from 0.
    pub fn step_at(&self, number: usize) -> Option<&Step> {
        let position = self.order.get(number)?;
        self.scenario.parts.get(position.part)?.steps.get(position.in_part)
    }

    pub fn part_of(&self, id: &StepId) -> Option<&Part> {
        self.scenario.parts.get(self.position(id)?.part)
    }

    pub fn steps(&self) -> impl Iterator<Item = &Step> {
        self.scenario.parts.iter().flat_map(|part| &part.steps)
    }

    pub fn n_steps(&self) -> usize {
        self.order.len()
    }

    pub fn loan(&self, id: &LoanId) -> Option<&Loan> {
        self.scenario.loans.iter().find(|loan| loan.id == *id)
    }

    /// Who pays or receives on this line of the books; none for a sum of many, and for the bank.
    pub fn party(&self, step: &Step, item: &str) -> Option<Party<'_>> {
        let payee = step.kind.shape().payee(item)?;
        let is_late = payee.loan.and_then(|loan| self.loan(loan)).is_some_and(|loan| loan.missed > 0);
        let discretion = if is_late || step.private.is_some() {
            Some(Discretion::Private)
        } else if payee.owes_fee {
            Some(Discretion::OwesFee)
        } else {
            payee.unnamed.then_some(Discretion::Unnamed)
        };
        Some(Party { person: self.person(payee.person), discretion })
    }

    pub fn member(&self, id: &MemberId) -> Option<&Member> {
        self.club.member(id)
    }

    pub fn person(&self, id: &PersonId) -> Option<Attendee<'_>> {
        let guest = || self.scenario.invited.iter().find(|guest| guest.id == *id).map(Attendee::Guest);
        let member = self.club.members.iter().find(|member| *id == member.id);
        member.map(Attendee::Member).or_else(guest)
    }
}
