//! What can be wrong with a plan of the month and with an election: who is named for what.
//!
//! This file only names it, as `finding` does; codes never change their meaning.

/// A fault of a `Plan`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanFault {
    /// It has more tasks than a month has room for.
    TooLong { found: usize, most: usize },
    /// A member who is away and has not agreed is to do a task.
    Absent { id: String },
    /// None of its days is after the meeting and early enough for this task.
    NoDay { id: String },
    /// The tasks cannot be shared out so that nobody has more than so many.
    TooFewPeople { most_each: u8 },
}

impl PlanFault {
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLong { .. } => "DV0340",
            Self::Absent { .. } => "DV0341",
            Self::NoDay { .. } => "DV0342",
            Self::TooFewPeople { .. } => "DV0343",
        }
    }
}

/// A fault of an `Elect`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ElectFault {
    /// A candidate who is away and has not sent word to accept.
    Absent { id: String },
    /// A candidate who is named twice.
    Twice { id: String },
    /// There are more seats than candidates.
    MoreSeats { seats: u8, candidates: usize },
    /// Two have as many hands, and one seat is left.
    Tie { last: String, next: String },
    /// A team has more hands for all candidates together than one for each of its people and each seat.
    TooManyHands { team: u8, hands: u32, most: u32 },
}

impl ElectFault {
    pub fn code(&self) -> &'static str {
        match self {
            Self::Absent { .. } => "DV0344",
            Self::Twice { .. } => "DV0345",
            Self::MoreSeats { .. } => "DV0346",
            Self::Tie { .. } => "DV0347",
            Self::TooManyHands { .. } => "DV0431",
        }
    }
}
