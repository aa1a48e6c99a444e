//! Quantities of the meeting, for `Figure` steps, minutes and `{ $name }` in texts.
//!
//! This file only names them; `meeting::figures` works them out. Amounts are in đồng.

use serde::{Deserialize, Serialize};

use crate::club::ledger::{Category, Fund};
use crate::id::{LoanId, MemberId};
use crate::money::Dong;

/// A number or a name that follows from the meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Quantity {
    Amount(Dong),
    Number(i64),
    /// "bà Ón", and with the family name "bà Lò Thị Ón".
    Name(MemberId),
    FullName(MemberId),
    /// A loan: what it was, what is still owed of it, one month's principal and interest as the schedule has
    /// them, everything due now, and the part of that which should have come in earlier months.
    LoanAmount(LoanId),
    LoanBalance(LoanId),
    LoanPrincipal(LoanId),
    LoanInterest(LoanId),
    LoanDue(LoanId),
    LoanOverdue(LoanId),
    /// What the treasurer's book has in one box, in one bank account, in both boxes.
    Box(Fund),
    Bank(Fund),
    Boxes,
    /// The notes that are really there.
    Cash,
    Outstanding,
    Capital,
    Reserve,
    /// Income-fund cash in box and bank, less the reserve, never below zero.
    Lendable,
    /// Taken in (or paid out, negative) for a purpose in this meeting.
    Taken(Category),
    /// Cash above what the charter lets stay in the boxes.
    OverHoldingLimit,
    HoldingLimit,
    Fee,
    Members,
    Present,
    Absent,
    Quorum,
    /// Sum and difference of others.
    Plus(Box<Self>, Box<Self>),
    Minus(Box<Self>, Box<Self>),
}

impl Quantity {
    /// Whether a text that names it is protected: an amount, or how many members a vote needs.
    pub fn is_protected(&self) -> bool {
        match self {
            Self::Number(_)
            | Self::Name(_)
            | Self::FullName(_)
            | Self::Members
            | Self::Present
            | Self::Absent => false,
            Self::Plus(one, other) | Self::Minus(one, other) => one.is_protected() || other.is_protected(),
            Self::Amount(_)
            | Self::LoanAmount(_)
            | Self::LoanBalance(_)
            | Self::LoanPrincipal(_)
            | Self::LoanInterest(_)
            | Self::LoanDue(_)
            | Self::LoanOverdue(_)
            | Self::Box(_)
            | Self::Bank(_)
            | Self::Boxes
            | Self::Cash
            | Self::Outstanding
            | Self::Capital
            | Self::Reserve
            | Self::Lendable
            | Self::Taken(_)
            | Self::OverHoldingLimit
            | Self::HoldingLimit
            | Self::Fee
            | Self::Quorum => true,
        }
    }

    /// Whether interest is in it, which is rounded to whole thousands (`Dong::interest`).
    pub fn is_rounded(&self) -> bool {
        match self {
            Self::LoanInterest(_) | Self::LoanDue(_) | Self::LoanOverdue(_) => true,
            Self::Plus(one, other) | Self::Minus(one, other) => one.is_rounded() || other.is_rounded(),
            Self::Amount(_)
            | Self::Number(_)
            | Self::Name(_)
            | Self::FullName(_)
            | Self::LoanAmount(_)
            | Self::LoanBalance(_)
            | Self::LoanPrincipal(_)
            | Self::Box(_)
            | Self::Bank(_)
            | Self::Boxes
            | Self::Cash
            | Self::Outstanding
            | Self::Capital
            | Self::Reserve
            | Self::Lendable
            | Self::Taken(_)
            | Self::OverHoldingLimit
            | Self::HoldingLimit
            | Self::Fee
            | Self::Members
            | Self::Present
            | Self::Absent
            | Self::Quorum => false,
        }
    }

    /// Whether it stays the same during the whole meeting.
    pub fn is_fixed(&self) -> bool {
        match self {
            Self::Amount(_)
            | Self::Number(_)
            | Self::Name(_)
            | Self::FullName(_)
            | Self::LoanAmount(_)
            | Self::LoanPrincipal(_)
            | Self::LoanInterest(_)
            | Self::HoldingLimit
            | Self::Fee
            | Self::Members
            | Self::Quorum => true,
            Self::Plus(one, other) | Self::Minus(one, other) => one.is_fixed() && other.is_fixed(),
            Self::LoanBalance(_)
            | Self::LoanDue(_)
            | Self::LoanOverdue(_)
            | Self::Box(_)
            | Self::Bank(_)
            | Self::Boxes
            | Self::Cash
            | Self::Outstanding
            | Self::Capital
            | Self::Reserve
            | Self::Lendable
            | Self::Taken(_)
            | Self::OverHoldingLimit
            | Self::Present
            | Self::Absent => false,
        }
    }
}
