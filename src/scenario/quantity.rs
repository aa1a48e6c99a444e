//! Numbers and names that follow from the meeting, for `Figure` steps, minutes and `{ $name }` in texts.
//!
//! This file only names them; `meeting::figures` works them out.

use serde::{Deserialize, Serialize};

use crate::club::ledger::{Fund, Source};
use crate::id::{LoanId, MemberId};
use crate::money::Dong;

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
    Taken(Source),
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
