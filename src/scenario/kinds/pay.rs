//! `Pay`: money is paid out of one fund. The secretary then writes the line into the second book.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};

use crate::club::ledger::Fund;
use crate::id::{Flag, ItemId, LoanId, PersonId};
use crate::money::Dong;
use crate::scenario::shape::{Grading, KindLine, Payee, Shape, Site};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pay {
    pub prompt: String,
    /// The member or guest who receives it; none for the bank. A loan goes to a member.
    #[serde(default)]
    pub to: Option<PersonId>,
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
    /// Keeping an identity card is never right.
    IdentityCard,
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
            Self::Spending => &[PaymentPaper::Slip, PaymentPaper::Approval, PaymentPaper::Signature],
            Self::Loan { .. } => &[
                PaymentPaper::Slip,
                PaymentPaper::Approval,
                PaymentPaper::Signature,
                PaymentPaper::DebtPaper,
                PaymentPaper::CoGuarantor,
                PaymentPaper::LoanBook,
            ],
            Self::Deposit(_) => &[PaymentPaper::Slip, PaymentPaper::Approval, PaymentPaper::BankSlip],
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

impl Pay {
    /// The loan that is paid out, and the flag of the vote that must come before it.
    pub fn loan(&self) -> Option<(&LoanId, &Flag)> {
        match &self.purpose {
            Purpose::Loan { loan, after } => Some((loan, after)),
            Purpose::Spending | Purpose::Deposit(_) => None,
        }
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
                Purpose::Spending | Purpose::Deposit(_) => site.present(to, site.spot.field("to")),
            }
        }
        site.amount(site.spot.field("amount"), "amount", self.amount);
    }

    fn payee(&self, _line: &str) -> Option<Payee<'_>> {
        Some(Payee { person: self.to.as_ref()?, loan: None, owes_fee: false, unnamed: false })
    }

    fn moves_money(&self) -> bool {
        true
    }
}
