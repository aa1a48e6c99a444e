//! `Book`: one line is written into the cash books and no notes change hands: a slip that comes late, a balance that is
//! written off, or a wrong line of an earlier month that is put right.
//!
//! A line is never dated back and never covered: what was wrong stays readable (`scenarios/RULES.md`, brief 4.8).

use serde::{Deserialize, Serialize};

use crate::club::ledger::{Book, Fund};
use crate::id::{Flag, ItemId, LoanId, PersonId};
use crate::money::Dong;
use crate::scenario::finding::FindingKind;
use crate::scenario::kinds::PaymentPaper;
use crate::scenario::shape::{Grading, KindLine, Payee, Shape, Site};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Booking {
    pub prompt: String,
    /// Who got the money of a late slip, on the day on which it was spent.
    #[serde(default)]
    pub to: Option<PersonId>,
    pub purpose: BookPurpose,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum BookPurpose {
    /// A payment of earlier days out of the operating fund, whose slip comes only now. The notes are gone already, so the
    /// books had too much until then.
    LateSlip { amount: Dong },
    /// All that is still owed of a loan, never before the vote that sets this flag. The capital falls by just that.
    WriteOff { loan: LoanId, after: Flag },
    /// A wrong line of an earlier month: by how much this book changes in this fund.
    Correction { book: Book, fund: Fund, by: Dong },
}

impl BookPurpose {
    /// Every paper and sign that this line needs.
    pub fn papers(&self) -> &'static [PaymentPaper] {
        match self {
            Self::LateSlip { .. } => &[
                PaymentPaper::Slip,
                PaymentPaper::Signature,
                PaymentPaper::ApprovalToday,
                PaymentPaper::NumberInOrder,
            ],
            Self::WriteOff { .. } => {
                &[PaymentPaper::VoteRecord, PaymentPaper::DebtClosed, PaymentPaper::LoanBook]
            }
            Self::Correction { .. } => {
                &[PaymentPaper::StruckThrough, PaymentPaper::RightFigure, PaymentPaper::SignedBeside]
            }
        }
    }

    /// The papers from which they are to be picked, in the order of the form.
    pub fn offered(&self) -> &'static [PaymentPaper] {
        match self {
            Self::LateSlip { .. } => &[
                PaymentPaper::Slip,
                PaymentPaper::Signature,
                PaymentPaper::DatedBack,
                PaymentPaper::ApprovalToday,
                PaymentPaper::NumberInOrder,
                PaymentPaper::BankSlip,
            ],
            Self::WriteOff { .. } => &[
                PaymentPaper::Slip,
                PaymentPaper::VoteRecord,
                PaymentPaper::DebtClosed,
                PaymentPaper::LoanBook,
                PaymentPaper::BankSlip,
                PaymentPaper::IdentityCard,
            ],
            Self::Correction { .. } => &[
                PaymentPaper::Overwritten,
                PaymentPaper::StruckThrough,
                PaymentPaper::RightFigure,
                PaymentPaper::AdjustingLine,
                PaymentPaper::SignedBeside,
            ],
        }
    }

    pub fn fund(&self) -> Fund {
        match self {
            Self::LateSlip { .. } => Fund::Operating,
            Self::WriteOff { .. } => Fund::Income,
            Self::Correction { fund, .. } => *fund,
        }
    }

    /// The one book that is put right; none where both books get the line.
    pub fn one_book(&self) -> Option<Book> {
        match self {
            Self::Correction { book, .. } => Some(*book),
            Self::LateSlip { .. } | Self::WriteOff { .. } => None,
        }
    }

    /// Whether it moves a box in both books, so that the secretary writes it too. A balance that is written off stands in
    /// no box.
    pub fn has_second_line(&self) -> bool {
        match self {
            Self::LateSlip { .. } => true,
            Self::WriteOff { .. } | Self::Correction { .. } => false,
        }
    }
}

impl Booking {
    /// The loan that is written off, and the flag of the vote that must come before it.
    pub fn written_off(&self) -> Option<(&LoanId, &Flag)> {
        match &self.purpose {
            BookPurpose::WriteOff { loan, after } => Some((loan, after)),
            BookPurpose::LateSlip { .. } | BookPurpose::Correction { .. } => None,
        }
    }

    /// The amount of a slip that comes late.
    pub fn late_slip(&self) -> Option<Dong> {
        match self.purpose {
            BookPurpose::LateSlip { amount } => Some(amount),
            BookPurpose::WriteOff { .. } | BookPurpose::Correction { .. } => None,
        }
    }

    /// The correction of one book in one fund.
    pub fn correction(&self) -> Option<(Book, Fund, Dong)> {
        match self.purpose {
            BookPurpose::Correction { book, fund, by } => Some((book, fund, by)),
            BookPurpose::LateSlip { .. } | BookPurpose::WriteOff { .. } => None,
        }
    }

    fn check_late_slip(&self, site: &mut Site<'_>, amount: Dong) {
        let spot = site.spot.field("purpose");
        site.amount(spot, "amount", amount);
        site.within(spot, "amount", amount.0, 1..=i64::MAX);
        match &self.to {
            Some(to) => site.person(to, site.spot.field("to")),
            None => site.report(site.spot.word(), FindingKind::MissingField { field: "to".to_owned() }),
        }
    }
}

impl Shape for Booking {
    fn reads(&self) -> Vec<&Flag> {
        self.written_off().map(|(_, after)| after).into_iter().collect()
    }

    fn prompt(&self) -> (&'static str, &str) {
        ("prompt", &self.prompt)
    }

    fn lines(&self) -> Vec<KindLine<'_>> {
        Vec::new()
    }

    fn grading(&self) -> Grading {
        Grading::Retried
    }

    fn is_protected(&self) -> bool {
        true
    }

    fn items(&self) -> Option<(&'static str, Vec<&ItemId>)> {
        None
    }

    fn check(&self, site: &mut Site<'_>) {
        let spot = site.spot.field("purpose");
        match &self.purpose {
            BookPurpose::LateSlip { amount } => self.check_late_slip(site, *amount),
            BookPurpose::WriteOff { loan, .. } => site.loan(loan, spot),
            BookPurpose::Correction { by, .. } => {
                site.amount(spot, "by", Dong(by.0.saturating_abs()));
                if *by == Dong::ZERO {
                    site.within(spot, "by", by.0, 1..=i64::MAX);
                }
            }
        }
    }

    fn payee(&self, _line: &str) -> Option<Payee<'_>> {
        Some(Payee { person: self.to.as_ref()?, loan: None, owes_fee: false, unnamed: false })
    }
}
