//! Loans: their terms, the schedule they follow, and what is due in a month.
//!
//! Interest is the opening balance of the month times the rate, in grace months too; principal comes in equal
//! parts after the grace months; what was missed is paid first, interest before principal, oldest month first
//! (`scenarios/RULES.md`, brief 4.5 and brief 4.6, *giả định*). A meeting may agree on another plan (brief 4.7).
//! Nothing here knows who is poor or who may borrow.

#![deny(clippy::arithmetic_side_effects)]

use serde::{Deserialize, Serialize};

use crate::club::Charter;
use crate::id::{LoanId, MemberId};
use crate::money::Dong;

/// A calendar month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Month {
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
}

impl Month {
    /// Months from `earlier` to this one; negative if `earlier` is later.
    pub fn months_since(self, earlier: Self) -> i32 {
        let years = self.year.saturating_sub(earlier.year).saturating_mul(12);
        years.saturating_add(i32::from(self.month)).saturating_sub(i32::from(earlier.month))
    }

    /// How many days it has.
    pub fn days(self) -> u8 {
        let divides = |by: i32| self.year.rem_euclid(by) == 0;
        match self.month {
            4 | 6 | 9 | 11 => 30,
            2 if divides(4) && (!divides(100) || divides(400)) => 29,
            2 => 28,
            _ => 31,
        }
    }

    /// The month `n` months before this one.
    #[must_use]
    pub fn back(self, n: u16) -> Self {
        self.moved(i64::from(n).saturating_neg())
    }

    /// The month `n` months after this one.
    #[must_use]
    pub fn on(self, n: u16) -> Self {
        self.moved(i64::from(n))
    }

    fn moved(self, by: i64) -> Self {
        let index = i64::from(self.year)
            .saturating_mul(12)
            .saturating_add(i64::from(self.month))
            .saturating_sub(1)
            .saturating_add(by);
        let year = i32::try_from(index.div_euclid(12)).unwrap_or(self.year);
        let month = u8::try_from(index.rem_euclid(12)).unwrap_or(0).saturating_add(1);
        Self { year, month }
    }
}

/// A loan that is open when the meeting begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Loan {
    pub id: LoanId,
    pub borrower: MemberId,
    pub amount: Dong,
    /// The month in which it was paid out.
    pub lent: Month,
    /// Principal still owed when the meeting begins.
    pub balance: Dong,
    /// Months before this one for which nothing was paid.
    #[serde(default)]
    pub missed: u16,
    /// Nothing is collected for now, as after a death or a disaster (`scenarios/RULES.md`, brief 4.7): it is not late.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub paused: bool,
    /// The plan of an earlier meeting, where it is no longer paid back by the charter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<RepaymentPlan>,
}

/// How principal is paid back by the vote of a meeting: equal parts from a month on; the last may be smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RepaymentPlan {
    pub parts: u16,
    pub part: Dong,
    pub first: Month,
}

impl RepaymentPlan {
    /// The month of the last part.
    pub fn last(&self) -> Month {
        self.first.on(self.parts.saturating_sub(1))
    }

    pub fn sum(&self) -> Option<Dong> {
        self.part.times(i64::from(self.parts))
    }

    /// Whether the parts from `month` on come to this debt: all are needed, and they are enough.
    pub fn comes_to(&self, debt: Dong, month: Month) -> bool {
        let before = u16::try_from(month.months_since(self.first).max(0)).unwrap_or(u16::MAX);
        let left = self.parts.saturating_sub(before);
        let Some(sum) = self.part.times(i64::from(left)) else { return false };
        sum >= debt && sum.minus(self.part).is_some_and(|without_last| without_last < debt)
    }

    /// The principal of one month where so much is left.
    fn part_in(&self, month: Month, left: Dong) -> Dong {
        if month < self.first { Dong::ZERO } else { self.part.min(left) }
    }

    /// What is due from the vote on: the interest of `still` stays owed, that of earlier months unless it is waived; principal
    /// is that of the plan. `owed` is the principal at the vote.
    pub fn dues(&self, still: &[Due], owed: Dong, waives_interest: bool) -> Option<Vec<Due>> {
        let now = still.last()?.month;
        let mut left = owed;
        let due = |due: &Due| {
            let interest = if waives_interest && due.month < now { Dong::ZERO } else { due.interest };
            let principal = self.part_in(due.month, left);
            left = left.minus(principal)?;
            Some(Due { month: due.month, interest, principal })
        };
        still.iter().map(due).collect()
    }
}

/// What is owed for one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Due {
    pub month: Month,
    pub interest: Dong,
    pub principal: Dong,
}

impl Due {
    pub fn total(&self) -> Option<Dong> {
        self.interest.plus(self.principal)
    }
}

/// The parts of a payment: interest, principal, and what is given back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Allocation {
    pub principal: Dong,
    pub interest: Dong,
    pub change: Dong,
}

impl Loan {
    /// What this loan owes in `month`, oldest month first; `None` where an amount leaves the range.
    pub fn dues(&self, month: Month, charter: &Charter) -> Option<Vec<Due>> {
        let (_, part) = self.parts(charter)?;
        let by_charter = |month: Month, left: Dong| {
            let in_grace = month.months_since(self.lent) <= i32::from(charter.grace_months);
            if in_grace { Dong::ZERO } else { part.min(left) }
        };
        let interest = self.balance.interest(charter.rate_bp_month, charter.interest_unit)?;
        let mut left = self.balance;
        let mut dues = Vec::new();
        for age in (0..=self.missed).rev() {
            let due_month = month.back(age);
            let by_plan = self.plan.map(|plan| plan.part_in(due_month, left));
            let principal = by_plan.unwrap_or_else(|| by_charter(due_month, left));
            left = left.minus(principal)?;
            dues.push(Due { month: due_month, interest, principal });
        }
        Some(dues)
    }

    /// All that has to be paid so that nothing is owed: the interest until this month, and the whole principal.
    pub fn all_owed(&self, month: Month, charter: &Charter) -> Option<Dong> {
        let interest = Dong::sum(self.dues(month, charter)?.iter().map(|due| due.interest))?;
        interest.plus(self.balance)
    }

    /// One part of the principal by the schedule that is followed when the meeting begins.
    pub fn part(&self, charter: &Charter) -> Option<Dong> {
        self.plan.map(|plan| plan.part).or_else(|| Some(self.parts(charter)?.1))
    }

    /// What is still owed by the charter when the meeting of `month` begins, if all was paid as agreed except the months
    /// missed.
    pub fn scheduled_balance(&self, month: Month, charter: &Charter) -> Option<Dong> {
        let (parts, part) = self.parts(charter)?;
        let paid = month.back(1).back(self.missed).months_since(self.lent);
        let with_principal = paid.saturating_sub(i32::from(charter.grace_months)).clamp(0, i32::from(parts));
        self.amount.minus(part.times(i64::from(with_principal))?)
    }

    /// In how many parts the principal is paid back, and one of them.
    fn parts(&self, charter: &Charter) -> Option<(u16, Dong)> {
        let parts = charter.term_months.saturating_sub(charter.grace_months).max(1);
        Some((parts, self.amount.split(i64::from(parts))?))
    }
}

/// Pays `dues` with `brought`: oldest month first, in it interest before principal. The rest is change.
pub fn allocate(dues: &[Due], brought: Dong) -> Option<Allocation> {
    let mut allocation = Allocation { change: brought, ..Allocation::default() };
    for due in dues {
        let interest = due.interest.min(allocation.change);
        allocation.change = allocation.change.minus(interest)?;
        allocation.interest = allocation.interest.plus(interest)?;
        let principal = due.principal.min(allocation.change);
        allocation.change = allocation.change.minus(principal)?;
        allocation.principal = allocation.principal.plus(principal)?;
    }
    Some(allocation)
}

/// What is still due after payments: interest and principal already paid are taken off the oldest months.
pub fn remaining(dues: &[Due], mut interest: Dong, mut principal: Dong) -> Option<Vec<Due>> {
    dues.iter()
        .map(|due| {
            let interest_paid = due.interest.min(interest);
            let principal_paid = due.principal.min(principal);
            interest = interest.minus(interest_paid)?;
            principal = principal.minus(principal_paid)?;
            Some(Due {
                month: due.month,
                interest: due.interest.minus(interest_paid)?,
                principal: due.principal.minus(principal_paid)?,
            })
        })
        .collect()
}
