//! `Pay`: money is paid out of one fund, or changes its place between a box and the bank. The secretary then writes the line
//! into the second book.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};

use crate::club::ledger::Fund;
use crate::club::{Charter, VisitOccasion};
use crate::id::{Flag, ItemId, LoanId, PersonId};
use crate::money::Dong;
use crate::scenario::finding::FindingKind;
use crate::scenario::finding::books::BookFault;
use crate::scenario::shape::{Grading, KindLine, Payee, Shape, Site};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pay {
    pub prompt: String,
    /// The member or guest who receives it; none for the bank. A loan goes to a member.
    #[serde(default)]
    pub to: Option<PersonId>,
    pub purpose: Purpose,
    /// Of a visit the charter says it, so it is not written.
    #[serde(default)]
    pub amount: Dong,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Purpose {
    /// From the operating fund.
    Spending,
    /// Visiting money, from the operating fund, as much as the charter says (`scenarios/RULES.md`, brief 4.11).
    Visit(VisitOccasion),
    /// From the income fund, never before the vote that sets this flag.
    Loan { loan: LoanId, after: Flag },
    /// From a box to the bank account of the same fund.
    Deposit(Fund),
    /// From the bank account of a fund into its box.
    Withdrawal(Fund),
}

/// A paper that goes with money paid out (`scenarios/RULES.md`, practice 2).
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    IntoStaticStr,
    VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum PaymentPaper {
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
    /// Giấy rút tiền của ngân hàng.
    WithdrawalSlip,
    /// Two people sign it (`scenarios/RULES.md`, brief 4.8, *giả định*).
    TwoSignatures,
    /// Two people fetch the money.
    TwoPeople,
    /// Keeping an identity card is never right.
    IdentityCard,
    /// Two people who bring it sign; a family in mourning is asked for nothing (`scenarios/RULES.md`, brief 4.11).
    Bringers,
    /// The chair's approval of a late slip, with the day on which it is written.
    ApprovalToday,
    /// The number of the slip follows the one before it.
    NumberInOrder,
    /// Dating a slip back is never right (`scenarios/RULES.md`, brief 4.8).
    DatedBack,
    /// The minutes with the three counts of the vote.
    VoteRecord,
    /// The borrower's paper, with a note that it is closed.
    DebtClosed,
    /// The wrong figure is ruled through and can still be read.
    StruckThrough,
    RightFigure,
    /// Two people sign beside it.
    SignedBeside,
    /// Covering a figure is never right.
    Overwritten,
    /// A line in this month that makes the sums equal leaves the wrong one as it is.
    AdjustingLine,
}

impl PaymentPaper {
    pub const ALL: &'static [Self] = Self::VARIANTS;

    pub fn slug(self) -> &'static str {
        self.into()
    }
}

impl Purpose {
    /// Every paper this payment needs.
    pub fn papers(&self) -> &'static [PaymentPaper] {
        match self {
            Self::Spending | Self::Visit(VisitOccasion::Sick) => {
                &[PaymentPaper::Slip, PaymentPaper::Approval, PaymentPaper::Signature]
            }
            Self::Visit(VisitOccasion::Death) => {
                &[PaymentPaper::Slip, PaymentPaper::Approval, PaymentPaper::Bringers]
            }
            Self::Loan { .. } => &[
                PaymentPaper::Slip,
                PaymentPaper::Approval,
                PaymentPaper::Signature,
                PaymentPaper::DebtPaper,
                PaymentPaper::CoGuarantor,
                PaymentPaper::LoanBook,
            ],
            Self::Deposit(_) => &[PaymentPaper::Slip, PaymentPaper::Approval, PaymentPaper::BankSlip],
            Self::Withdrawal(_) => &[
                PaymentPaper::Approval,
                PaymentPaper::WithdrawalSlip,
                PaymentPaper::TwoSignatures,
                PaymentPaper::TwoPeople,
            ],
        }
    }

    /// The papers from which they are to be picked, in the order of the form.
    pub fn offered(&self) -> &'static [PaymentPaper] {
        match self {
            Self::Visit(VisitOccasion::Death) => &[
                PaymentPaper::Slip,
                PaymentPaper::Approval,
                PaymentPaper::Signature,
                PaymentPaper::Bringers,
                PaymentPaper::DebtPaper,
                PaymentPaper::BankSlip,
                PaymentPaper::IdentityCard,
            ],
            Self::Spending | Self::Visit(VisitOccasion::Sick) | Self::Loan { .. } | Self::Deposit(_) => &[
                PaymentPaper::Slip,
                PaymentPaper::Approval,
                PaymentPaper::Signature,
                PaymentPaper::DebtPaper,
                PaymentPaper::CoGuarantor,
                PaymentPaper::LoanBook,
                PaymentPaper::BankSlip,
                PaymentPaper::IdentityCard,
            ],
            Self::Withdrawal(_) => &[
                PaymentPaper::Slip,
                PaymentPaper::Approval,
                PaymentPaper::DebtPaper,
                PaymentPaper::BankSlip,
                PaymentPaper::WithdrawalSlip,
                PaymentPaper::TwoSignatures,
                PaymentPaper::TwoPeople,
                PaymentPaper::IdentityCard,
            ],
        }
    }

    pub fn fund(&self) -> Fund {
        match self {
            Self::Spending | Self::Visit(_) => Fund::Operating,
            Self::Loan { .. } => Fund::Income,
            Self::Deposit(fund) | Self::Withdrawal(fund) => *fund,
        }
    }

    /// Whether the money only changes its place between a box and the bank: the fund stays as large as it was.
    pub fn is_of_bank(&self) -> bool {
        match self {
            Self::Deposit(_) | Self::Withdrawal(_) => true,
            Self::Spending | Self::Visit(_) | Self::Loan { .. } => false,
        }
    }

    /// Whether the money comes into the box.
    pub fn comes_in(&self) -> bool {
        match self {
            Self::Withdrawal(_) => true,
            Self::Spending | Self::Visit(_) | Self::Loan { .. } | Self::Deposit(_) => false,
        }
    }
}

impl Pay {
    /// The loan that is paid out, and the flag of the vote that must come before it.
    pub fn loan(&self) -> Option<(&LoanId, &Flag)> {
        match &self.purpose {
            Purpose::Loan { loan, after } => Some((loan, after)),
            Purpose::Spending | Purpose::Visit(_) | Purpose::Deposit(_) | Purpose::Withdrawal(_) => None,
        }
    }

    /// Why a family is visited with it.
    pub fn visit(&self) -> Option<VisitOccasion> {
        match &self.purpose {
            Purpose::Visit(occasion) => Some(*occasion),
            Purpose::Spending | Purpose::Loan { .. } | Purpose::Deposit(_) | Purpose::Withdrawal(_) => None,
        }
    }

    /// What is paid in a club with this charter; none where it does not say how much a visit is.
    pub fn sum(&self, charter: &Charter) -> Option<Dong> {
        self.visit().map_or(Some(self.amount), |occasion| charter.visit(occasion))
    }

    /// Reports a visit of which the charter says nothing, or another amount.
    fn check_visit(&self, site: &mut Site<'_>, occasion: VisitOccasion) {
        let Some(charter) = site.club.map(|club| &club.charter) else { return };
        let written = site.spot.find("amount");
        match charter.visit(occasion) {
            None => {
                let field = occasion.field().to_owned();
                site.report(
                    site.spot.field("purpose").word(),
                    FindingKind::InBooks(BookFault::VisitUnsaid { field }),
                );
            }
            Some(given) => {
                if let Some(spot) = written.filter(|_| self.amount != given) {
                    let kind = FindingKind::InBooks(BookFault::VisitOff { amount: self.amount, given });
                    site.report(spot.word(), kind);
                }
            }
        }
    }

    fn check_amount(&self, site: &mut Site<'_>) {
        if site.spot.find("amount").is_none() {
            let kind = FindingKind::MissingField { field: "amount".to_owned() };
            return site.report(site.spot.word(), kind);
        }
        let spot = site.spot.field("amount");
        site.in_cash(spot, "amount", self.amount);
        site.within(spot, "amount", self.amount.0, 1..=i64::MAX);
    }
}

impl Shape for Pay {
    fn reads(&self) -> Vec<&Flag> {
        self.loan().map(|(_, after)| after).into_iter().collect()
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
        if let Some(to) = &self.to {
            match &self.purpose {
                Purpose::Loan { .. } => site.present_member(to.as_str(), site.spot.field("to")),
                Purpose::Spending | Purpose::Visit(_) | Purpose::Deposit(_) | Purpose::Withdrawal(_) => {
                    site.present(to, site.spot.field("to"));
                }
            }
        }
        match self.visit() {
            Some(occasion) => self.check_visit(site, occasion),
            None => self.check_amount(site),
        }
        let spot = site.spot.field("amount");
        let is_to_a_person = match &self.purpose {
            Purpose::Spending | Purpose::Visit(_) | Purpose::Loan { .. } => true,
            Purpose::Deposit(_) | Purpose::Withdrawal(_) => false,
        };
        if is_to_a_person && self.to.is_none() {
            site.report(site.spot.word(), FindingKind::MissingField { field: "to".to_owned() });
        }
        if let Some(most) = site.club.map(|club| club.charter.loan_max).filter(|_| self.loan().is_some()) {
            site.within(spot, "amount", self.amount.0, 1..=most.0);
        }
    }

    fn payee(&self, _line: &str) -> Option<Payee<'_>> {
        Some(Payee { person: self.to.as_ref()?, loan: None, owes_fee: false, unnamed: false })
    }

    fn moves_money(&self) -> bool {
        true
    }
}
