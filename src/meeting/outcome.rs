//! What an answer leads to, and everything that an event changes: plain data without a rule.
//!
//! It is stored in events, so no field ever changes its meaning.

use serde::{Deserialize, Serialize};

use crate::club::ledger::{Fund, Posting};
use crate::club::loan::{Due, RepaymentPlan};
use crate::id::{Flag, ItemId, LineId, LoanId, MemberId, StepId};
use crate::meeting::meters::Meters;
use crate::money::Dong;
use crate::scenario::kinds::PlanDay;
use crate::scenario::terms::{Absence, Block, Fatal};

/// How an answer compares with the right one. It names fields, never their right values.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Verdict {
    pub right: bool,
    /// The fields or items that are wrong, by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wrong: Vec<String>,
    /// By how many đồng an entry does not balance: what was brought, less what was booked and given back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub off_by: Option<Dong>,
    /// The interest is worked out rightly and was not rounded.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unrounded: bool,
}

/// Points of one block of the rubric, in hundredths of a point, so that a third of a point is not lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earned {
    pub block: Block,
    pub earned: u32,
    pub possible: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoteResult {
    pub agree: u16,
    pub disagree: u16,
    pub no_opinion: u16,
    pub carried: bool,
}

/// A loan is paid back by another plan from now on.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Rescheduled {
    pub loan: LoanId,
    pub plan: RepaymentPlan,
    /// The principal that was owed at the vote.
    pub owed: Dong,
    /// What is due until the end of this meeting's month, oldest month first.
    pub dues: Vec<Due>,
}

/// Goods that were given, on the line of the step that they belong to. They are in no cash book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GiftKept {
    pub line: LineId,
    pub quantity: u16,
}

/// What a candidate got in an election.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CandidateResult {
    pub member: MemberId,
    pub agree: u16,
    pub disagree: u16,
    pub no_opinion: u16,
    pub elected: bool,
}

/// What is planned for one task of the month to come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Planned {
    /// It waits for the month after.
    NextMonth,
    /// Somebody does it by this day. The fund that pays; none where it costs nothing.
    By { who: MemberId, day: PlanDay, fund: Option<Fund> },
}

impl Planned {
    /// Who does it; none where it waits.
    pub fn who(&self) -> Option<&MemberId> {
        match self {
            Self::NextMonth => None,
            Self::By { who, .. } => Some(who),
        }
    }

    /// The day; none where it waits.
    pub fn day(&self) -> Option<PlanDay> {
        match self {
            Self::NextMonth => None,
            Self::By { day, .. } => Some(*day),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedTask {
    pub task: ItemId,
    pub plan: Planned,
}

/// Everything an event changes. Meters are the new values, not differences.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Outcome {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<Earned>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meters: Option<Meters>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<Flag>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub postings: Vec<Posting>,
    /// Notes put into the boxes, or taken out of them.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub cash: Dong,
    /// Who is away, once the roll has been called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub roll: Option<Vec<Absence>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vote: Option<VoteResult>,
    /// What each candidate got, once there was an election.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub election: Vec<CandidateResult>,
    /// The plan with which the meeting goes on, once it is made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub plan: Vec<PlannedTask>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rescheduled: Option<Rescheduled>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gift: Option<GiftKept>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fatal: Option<Fatal>,
    /// Planned minutes that are now over.
    #[serde(default, skip_serializing_if = "is_no_minutes")]
    pub minutes: u16,
    pub next: Next,
}

/// Where the meeting stands after an event.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Next {
    /// The same task is still open.
    #[default]
    Here,
    Task(u16),
    Step(StepId),
    End,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_zero(amount: &Dong) -> bool {
    *amount == Dong::ZERO
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_no_minutes(minutes: &u16) -> bool {
    *minutes == 0
}
