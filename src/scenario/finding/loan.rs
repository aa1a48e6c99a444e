//! What can be wrong with how a loan is paid back: by another plan, or before its time.
//!
//! It only names the faults; `scenario::check` and `meeting::explore` find them.

use crate::money::Dong;
use crate::scenario::finding::Severity;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LoanFault {
    /// The borrower or a named relative votes on the plan for the loan.
    PlanVoter {
        id: String,
    },
    /// Too few people are there to vote on the plan for a loan.
    PlanWithoutQuorum {
        present: usize,
        needed: usize,
    },
    /// A plan for a loan that is paid out in this meeting.
    PlanForNewLoan {
        id: String,
    },
    /// A plan for a loan of which nothing is collected for now.
    PlanForPaused {
        id: String,
    },
    /// The parts of a plan are too little or too many for what is owed.
    PlanOffDebt {
        sum: Dong,
        debt: Dong,
    },
    PlanFromPast,
    /// The last part is due so many months after the loan was paid out.
    PlanTooLong {
        months: i32,
        most: u16,
    },
    /// Pays before its time, and brings no more than is due.
    EarlyNotMore {
        brings: Dong,
        due: Dong,
    },
    /// Pays a whole loan back, and brings at least one note more than is needed.
    EarlyTooMuch {
        brings: Dong,
        owed: Dong,
    },
}

impl LoanFault {
    pub fn code(&self) -> &'static str {
        match self {
            Self::PlanVoter { .. } => "DV0355",
            Self::PlanWithoutQuorum { .. } => "DV0356",
            Self::PlanForNewLoan { .. } => "DV0435",
            Self::PlanForPaused { .. } => "DV0436",
            Self::PlanOffDebt { .. } => "DV0437",
            Self::PlanFromPast => "DV0438",
            Self::PlanTooLong { .. } => "DV0439",
            Self::EarlyNotMore { .. } => "DV0440",
            Self::EarlyTooMuch { .. } => "DV0441",
        }
    }

    pub fn severity(&self) -> Severity {
        match self {
            Self::PlanTooLong { .. } | Self::EarlyTooMuch { .. } => Severity::Warning,
            Self::PlanVoter { .. }
            | Self::PlanWithoutQuorum { .. }
            | Self::PlanForNewLoan { .. }
            | Self::PlanForPaused { .. }
            | Self::PlanOffDebt { .. }
            | Self::PlanFromPast
            | Self::EarlyNotMore { .. } => Severity::Error,
        }
    }
}
