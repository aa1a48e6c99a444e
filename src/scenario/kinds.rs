//! The kinds of step, one file each: what an author writes, its texts, and what can be wrong with its shape.
//!
//! An author does not write an answer that follows from the club's rules or from the meeting so far; `meeting::kinds`
//! works it out. [`StepKind::shape`] is the only function of the scenario that lists the kinds.

mod book;
mod choose;
mod collect;
mod count;
mod discuss;
pub mod elect;
mod figure;
mod inspect;
mod minutes;
mod order;
mod pay;
pub mod plan;
mod roll_call;
mod say;
mod speak;
pub mod vote;

use serde::{Deserialize, Serialize};
use strum::{EnumIs, EnumTryAs, IntoStaticStr, VariantNames};

pub use book::{BookPurpose, Booking};
pub use choose::{Choice, Choose};
pub use collect::{Collect, GiftInKind, Payer, Pays};
pub use count::Count;
pub use discuss::{Discuss, DiscussOption};
pub use elect::{Candidate, Elect};
pub use figure::Figure;
pub use inspect::{Inspect, PaperLine};
pub use minutes::{FieldValue, Minutes, MinutesField, Wording};
pub use order::Order;
pub use pay::{Pay, PaymentPaper, Purpose};
pub use plan::{Plan, PlanDay, PlanTask};
pub use roll_call::{RollCall, TeamReport};
pub use say::Say;
pub use speak::{Speak, Tick};
pub use vote::{Hands, Reschedule, Vote, VoteChange};

use crate::scenario::shape::{Grading, Shape};
use crate::scenario::terms::Role;

/// The role that writes the second book after the treasurer took or paid money.
pub const SECOND_BOOK: Role = Role::Secretary;

/// What a step asks for.
#[derive(
    Debug, Clone, PartialEq, Eq, Serialize, Deserialize, EnumIs, EnumTryAs, IntoStaticStr, VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum StepKind {
    Say(Say),
    Choose(Choose),
    Speak(Speak),
    Order(Order),
    RollCall(RollCall),
    Count(Count),
    Collect(Collect),
    Pay(Pay),
    Book(Booking),
    Figure(Figure),
    Inspect(Inspect),
    Vote(Vote),
    Elect(Elect),
    Plan(Plan),
    Minutes(Minutes),
    Discuss(Discuss),
}

impl StepKind {
    /// Returns the kind as what all kinds share.
    pub fn shape(&self) -> &dyn Shape {
        match self {
            Self::Say(kind) => kind,
            Self::Choose(kind) => kind,
            Self::Speak(kind) => kind,
            Self::Order(kind) => kind,
            Self::RollCall(kind) => kind,
            Self::Count(kind) => kind,
            Self::Collect(kind) => kind,
            Self::Pay(kind) => kind,
            Self::Book(kind) => kind,
            Self::Figure(kind) => kind,
            Self::Inspect(kind) => kind,
            Self::Vote(kind) => kind,
            Self::Elect(kind) => kind,
            Self::Plan(kind) => kind,
            Self::Minutes(kind) => kind,
            Self::Discuss(kind) => kind,
        }
    }

    /// Returns a word for ids, events and tests, such as `roll-call`. Screens use the locale.
    pub fn slug(&self) -> &'static str {
        self.into()
    }

    /// Whether the two books are compared in it, and put right.
    pub fn compares_books(&self) -> bool {
        let mends = |choose: &Choose| choose.options.iter().any(|option| option.mends_books);
        self.is_count() || self.try_as_choose_ref().is_some_and(mends)
    }

    /// Whether it writes into the cash books, so that the secretary may have a line in it.
    pub fn is_booked(&self) -> bool {
        self.is_book() || self.shape().moves_money()
    }

    /// Whether an answer to it earns points.
    pub fn is_judged(&self) -> bool {
        self.shape().grading() != Grading::Never
    }

    /// Whether a wrong answer leaves it open for another try.
    pub fn is_retried(&self) -> bool {
        self.shape().grading() == Grading::Retried
    }
}
