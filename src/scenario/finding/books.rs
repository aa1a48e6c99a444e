//! What can be wrong with lines that are written without notes, and with visiting money: sums that do not fit what the
//! scenario says is off, or what the charter gives. `scenario::check` finds it; this file only names it.

use crate::club::ledger::Fund;
use crate::money::Dong;
use crate::scenario::finding::Severity;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BookFault {
    /// The second book differs at the opening, and no step corrects it.
    NeverCorrected { fund: Fund, off: Dong },
    /// The only correction in a fund, by another sum than the books need.
    CorrectionOff { fund: Fund, by: Dong, needed: Dong },
    /// A late slip of more than the notes lack.
    LateSlipOff { amount: Dong, short: Dong },
    /// A visit of which the charter does not say how much is given.
    VisitUnsaid { field: String },
    /// A visit with another amount than the charter gives.
    VisitOff { amount: Dong, given: Dong },
    /// More is written off than the charter keeps back.
    WriteOffOverReserve { balance: Dong, reserve: Dong },
}

impl BookFault {
    pub fn code(&self) -> &'static str {
        match self {
            Self::NeverCorrected { .. } => "DV0420",
            Self::CorrectionOff { .. } => "DV0421",
            Self::LateSlipOff { .. } => "DV0422",
            Self::WriteOffOverReserve { .. } => "DV0423",
            Self::VisitUnsaid { .. } => "DV0426",
            Self::VisitOff { .. } => "DV0427",
        }
    }

    pub fn severity(&self) -> Severity {
        match self {
            Self::WriteOffOverReserve { .. } => Severity::Warning,
            Self::NeverCorrected { .. }
            | Self::CorrectionOff { .. }
            | Self::LateSlipOff { .. }
            | Self::VisitUnsaid { .. }
            | Self::VisitOff { .. } => Severity::Error,
        }
    }

    /// Whether it is only true of a script that was read whole.
    pub fn needs_whole_script(&self) -> bool {
        match self {
            Self::NeverCorrected { .. } | Self::CorrectionOff { .. } => true,
            Self::LateSlipOff { .. }
            | Self::WriteOffOverReserve { .. }
            | Self::VisitUnsaid { .. }
            | Self::VisitOff { .. } => false,
        }
    }
}
