//! The kinds of step and what an author writes for each (`design.md` §4).
//!
//! Where a right answer follows from the club's rules or from the meeting so far, nothing is written here and
//! `meeting::steps` works it out; only what nobody could know otherwise is data.

use serde::{Deserialize, Serialize};

use crate::club::ledger::Fund;
use crate::id::{Flag, ItemId, LoanId, MemberId, StepId};
use crate::money::Dong;
use crate::scenario::model::{Consequence, Effect, Fatal, Item, Points, Role};
use crate::scenario::quantity::Quantity;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum StepKind {
    Say(Say),
    Choose(Choose),
    Speak(Speak),
    Order(Order),
    RollCall(RollCall),
    Count(Count),
    Collect(Collect),
    Pay(Pay),
    Figure(Figure),
    Inspect(Inspect),
    Vote(Vote),
    Minutes(Minutes),
    Discuss(Discuss),
}

impl StepKind {
    /// A word for ids, events and tests; screens use the locale.
    pub fn slug(&self) -> &'static str {
        match self {
            Self::Say(_) => "say",
            Self::Choose(_) => "choose",
            Self::Speak(_) => "speak",
            Self::Order(_) => "order",
            Self::RollCall(_) => "roll-call",
            Self::Count(_) => "count",
            Self::Collect(_) => "collect",
            Self::Pay(_) => "pay",
            Self::Figure(_) => "figure",
            Self::Inspect(_) => "inspect",
            Self::Vote(_) => "vote",
            Self::Minutes(_) => "minutes",
            Self::Discuss(_) => "discuss",
        }
    }

    /// Whether an answer to it earns points.
    pub fn is_judged(&self) -> bool {
        !matches!(self, Self::Say(_) | Self::Discuss(_))
    }

    /// Whether a wrong answer leaves it open for another try (`design.md` §12).
    pub fn is_value(&self) -> bool {
        matches!(
            self,
            Self::Order(_)
                | Self::RollCall(_)
                | Self::Count(_)
                | Self::Collect(_)
                | Self::Pay(_)
                | Self::Figure(_)
                | Self::Inspect(_)
                | Self::Minutes(_)
        )
    }
}

/// A line spoken by the step's role, or by somebody in the room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Say {
    /// The member who speaks; none for the step's own role.
    #[serde(default)]
    pub by: Option<MemberId>,
    pub text: String,
}

/// One of two to four things to do. What is committed is taken; there is no second try but by stepping back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choose {
    pub prompt: String,
    pub options: Vec<Choice>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    pub id: ItemId,
    pub text: String,
    #[serde(default)]
    pub points: Points,
    pub why: String,
    #[serde(default)]
    pub rule: Option<String>,
    #[serde(default)]
    pub assumed: bool,
    #[serde(default)]
    pub effects: Vec<Effect>,
    #[serde(default)]
    pub set: Vec<Flag>,
    /// Jump forward to this step instead of the next one.
    #[serde(default)]
    pub go: Option<StepId>,
    #[serde(default)]
    pub fatal: Option<Fatal>,
}

impl Choice {
    pub fn consequence(&self) -> Consequence {
        Consequence {
            effects: self.effects.clone(),
            set: self.set.clone(),
            go: self.go.clone(),
            fatal: self.fatal,
        }
    }
}

/// Said aloud, in own words. Others tick what they heard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Speak {
    /// What to say, as the wall shows it.
    pub prompt: String,
    /// Three to five observable things.
    pub ticks: Vec<Item>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    pub prompt: String,
    /// In the right order; shown shuffled by the seed.
    pub items: Vec<Item>,
}

/// Who is there. Who really is stands in the scenario's `absent`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RollCall {
    pub prompt: String,
    /// What each team leader reports, by team.
    pub reports: Vec<TeamReport>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TeamReport {
    pub id: ItemId,
    pub team: u8,
    pub text: String,
}

/// Count the notes in both boxes and compare with both books.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Count {
    pub prompt: String,
    /// The notes as they lie there when everything went by the model path: `(500000, 9)`. On another path the
    /// difference is made up in change.
    pub notes: Vec<(Dong, u16)>,
}

/// Take money from a queue of payers. The secretary then writes each line into the second book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Collect {
    pub prompt: String,
    pub payers: Vec<Payer>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Payer {
    pub id: ItemId,
    /// Who comes to the table; none for a stated sum of many.
    #[serde(default)]
    pub member: Option<MemberId>,
    pub says: String,
    /// The notes put on the table.
    pub brings: Dong,
    pub pays: Pays,
}

/// What somebody comes to pay. What is due follows from the loan and the charter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pays {
    Loan(LoanId),
    /// The fee for so many member-months: 2 for one member's two months, 44 for 44 members.
    Fee(u16),
    /// Comes without money; the fee stays owed.
    FeeOwed,
    /// Freed from the fee by the charter.
    FeeExempt,
    Donation(Dong),
}

/// Pay out of one fund. The secretary then writes the line into the second book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pay {
    pub prompt: String,
    /// Who receives it; none for the bank.
    #[serde(default)]
    pub to: Option<MemberId>,
    pub purpose: Purpose,
    pub amount: Dong,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Purpose {
    /// From the operating fund.
    Spending,
    /// From the income fund, never before the vote that sets this flag.
    Loan { loan: LoanId, after: Flag },
    /// From a box to the bank account of the same fund.
    Deposit(Fund),
}

/// A paper that goes with money paid out (`practice-and-wording.md`, the treasurer's June).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Paper {
    /// Phiếu chi.
    Slip,
    /// The chair's approval on it.
    Approval,
    /// The receiver's signature or thumb mark.
    Signature,
    /// Giấy nhận nợ.
    DebtPaper,
    /// The co-guarantor's signature on it.
    CoGuarantor,
    /// The borrower's own loan book.
    LoanBook,
    /// Giấy gửi tiền của ngân hàng.
    BankSlip,
    /// Keeping somebody's identity card is never asked for.
    IdentityCard,
}

impl Paper {
    pub const ALL: [Self; 8] = [
        Self::Slip,
        Self::Approval,
        Self::Signature,
        Self::DebtPaper,
        Self::CoGuarantor,
        Self::LoanBook,
        Self::BankSlip,
        Self::IdentityCard,
    ];

    pub fn slug(self) -> &'static str {
        match self {
            Self::Slip => "slip",
            Self::Approval => "approval",
            Self::Signature => "signature",
            Self::DebtPaper => "debt-paper",
            Self::CoGuarantor => "co-guarantor",
            Self::LoanBook => "loan-book",
            Self::BankSlip => "bank-slip",
            Self::IdentityCard => "identity-card",
        }
    }
}

impl Purpose {
    /// Every paper this payment needs.
    pub fn papers(&self) -> &'static [Paper] {
        match self {
            Self::Spending => &[Paper::Slip, Paper::Approval, Paper::Signature],
            Self::Loan { .. } => &[
                Paper::Slip,
                Paper::Approval,
                Paper::Signature,
                Paper::DebtPaper,
                Paper::CoGuarantor,
                Paper::LoanBook,
            ],
            Self::Deposit(_) => &[Paper::Slip, Paper::Approval, Paper::BankSlip],
        }
    }

    pub fn fund(&self) -> Fund {
        match self {
            Self::Spending => Fund::Operating,
            Self::Loan { .. } => Fund::Income,
            Self::Deposit(fund) => *fund,
        }
    }
}

/// Work out a number. `working` is shown afterwards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    pub prompt: String,
    pub answer: Quantity,
    pub working: String,
}

/// Find the planted mistakes in a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inspect {
    pub prompt: String,
    pub lines: Vec<Inspected>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inspected {
    pub id: ItemId,
    pub text: String,
    /// What is wrong with it; none where it is right.
    #[serde(default)]
    pub mistake: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vote {
    /// What is put to the vote.
    pub motion: String,
    /// Members who might have to stand aside, shown for choice.
    pub asked_to_abstain: Vec<MemberId>,
    /// Those of them who really must: borrowers and their kin.
    #[serde(default)]
    pub must_abstain: Vec<MemberId>,
    /// Hands as the team leaders count them.
    pub hands: Vec<Hands>,
    /// Set if the motion is carried.
    pub carried: Flag,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hands {
    pub team: u8,
    #[serde(default)]
    pub agree: u16,
    #[serde(default)]
    pub disagree: u16,
    #[serde(default)]
    pub no_opinion: u16,
}

/// The secretary's form. Free text beside it is kept as a note and never graded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Minutes {
    pub prompt: String,
    pub fields: Vec<Field>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    pub id: ItemId,
    pub label: String,
    pub value: FieldValue,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FieldValue {
    /// An amount or a count, typed.
    Number(Quantity),
    /// One of several wordings; `right` is the id of the one that happened.
    OneOf { right: ItemId, options: Vec<Item> },
}

/// The trainer stops the meeting: a question, and a show of hands for each answer. Never graded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Discuss {
    pub question: String,
    #[serde(default)]
    pub options: Vec<DiscussOption>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DiscussOption {
    pub id: ItemId,
    pub text: String,
    /// Followed if this answer gets the most hands.
    #[serde(default)]
    pub then: Consequence,
}

/// The role that writes the second book after the treasurer took or paid money.
pub const SECOND_BOOK: Role = Role::Secretary;
