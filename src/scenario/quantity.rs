//! Quantities of the meeting, for `Figure` steps, minutes and `{ $name }` in texts.
//!
//! This file only names them; `meeting::figures` works them out. Amounts are in đồng.

use serde::{Deserialize, Serialize};

use crate::club::VisitOccasion;
use crate::club::ledger::{Category, Fund};
use crate::id::{LoanId, PersonId};
use crate::money::Dong;

/// A number or a name that follows from the meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Quantity {
    Amount(Dong),
    Number(i64),
    /// "bà Ón", and with the family name "bà Lò Thị Ón".
    Name(PersonId),
    FullName(PersonId),
    /// A loan: its amount, what is still owed, one month's principal and interest by the schedule, everything due
    /// now, and the part of that which was due in earlier months.
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
    /// The notes in the boxes.
    Cash,
    Outstanding,
    Capital,
    Reserve,
    /// Income-fund cash in box and bank, less the reserve, never below zero.
    Lendable,
    /// Taken in (or paid out, negative) for a purpose in this meeting.
    Taken(Category),
    /// The cash above what the charter allows to stay in the boxes.
    OverHoldingLimit,
    HoldingLimit,
    Fee,
    /// What the charter gives on a visit.
    Visit(VisitOccasion),
    Members,
    Present,
    Absent,
    Quorum,
    /// Sum and difference of others.
    Plus(Box<Self>, Box<Self>),
    Minus(Box<Self>, Box<Self>),
}

/// What every use of a quantity has to know about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Nature {
    is_protected: bool,
    is_rounded: bool,
    is_fixed: bool,
    measure: Measure,
}

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// A number of anything, or a name.
    Plain,
    /// Members: never more than there are.
    People,
    Money,
}

impl Nature {
    /// A number or a name that stays the same.
    const PLAIN: Self =
        Self { is_protected: false, is_rounded: false, is_fixed: true, measure: Measure::Plain };
    /// An amount that stays the same.
    const SUM: Self = Self { is_protected: true, measure: Measure::Money, ..Self::PLAIN };
    /// A number of members.
    const PEOPLE: Self = Self { measure: Measure::People, ..Self::PLAIN };
    /// An amount that the meeting changes.
    const MOVING: Self = Self { is_fixed: false, ..Self::SUM };

    fn with(self, other: Self) -> Self {
        Self {
            is_protected: self.is_protected || other.is_protected,
            is_rounded: self.is_rounded || other.is_rounded,
            is_fixed: self.is_fixed && other.is_fixed,
            measure: self.measure.with(other.measure),
        }
    }
}

impl Measure {
    /// Of a sum or a difference.
    fn with(self, other: Self) -> Self {
        match (self, other) {
            (Self::Money, _) | (_, Self::Money) => Self::Money,
            (Self::People, Self::People) => Self::People,
            (Self::Plain, _) | (_, Self::Plain) => Self::Plain,
        }
    }
}

impl Quantity {
    /// Whose name it is.
    pub fn person(&self) -> Option<&PersonId> {
        if let Self::Name(id) | Self::FullName(id) = self { Some(id) } else { None }
    }

    /// Whether a text that names it is protected: an amount, or how many members a vote needs.
    pub fn is_protected(&self) -> bool {
        self.nature().is_protected
    }

    /// Whether interest is in it, which is rounded to whole thousands (`Dong::interest`).
    pub fn is_rounded(&self) -> bool {
        self.nature().is_rounded
    }

    /// Whether it stays the same during the whole meeting.
    pub fn is_fixed(&self) -> bool {
        self.nature().is_fixed
    }

    /// Whether one month's principal of this loan is in it.
    pub fn is_part_of(&self, loan: &LoanId) -> bool {
        match self {
            Self::LoanPrincipal(id) => id == loan,
            Self::Plus(one, other) | Self::Minus(one, other) => {
                one.is_part_of(loan) || other.is_part_of(loan)
            }
            Self::Amount(_)
            | Self::Number(_)
            | Self::Name(_)
            | Self::FullName(_)
            | Self::LoanAmount(_)
            | Self::LoanBalance(_)
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
            | Self::Visit(_)
            | Self::Members
            | Self::Present
            | Self::Absent
            | Self::Quorum => false,
        }
    }

    pub fn measure(&self) -> Measure {
        self.nature().measure
    }

    /// Whether it is an amount of money, and neither a count nor a name.
    pub fn is_money(&self) -> bool {
        self.measure() == Measure::Money
    }

    fn nature(&self) -> Nature {
        match self {
            Self::Number(_) | Self::Name(_) | Self::FullName(_) => Nature::PLAIN,
            Self::Members => Nature::PEOPLE,
            Self::Present | Self::Absent => Nature { is_fixed: false, ..Nature::PEOPLE },
            Self::Quorum => Nature { is_protected: true, ..Nature::PEOPLE },
            Self::Amount(_)
            | Self::LoanAmount(_)
            | Self::LoanPrincipal(_)
            | Self::HoldingLimit
            | Self::Visit(_)
            | Self::Fee => Nature::SUM,
            Self::LoanInterest(_) => Nature { is_rounded: true, ..Nature::SUM },
            Self::LoanDue(_) | Self::LoanOverdue(_) => Nature { is_rounded: true, ..Nature::MOVING },
            Self::LoanBalance(_)
            | Self::Box(_)
            | Self::Bank(_)
            | Self::Boxes
            | Self::Cash
            | Self::Outstanding
            | Self::Capital
            | Self::Reserve
            | Self::Lendable
            | Self::Taken(_)
            | Self::OverHoldingLimit => Nature::MOVING,
            Self::Plus(one, other) | Self::Minus(one, other) => one.nature().with(other.nature()),
        }
    }
}
