//! `Collect`: money is taken from a queue of payers. The secretary then writes each line into the second book.

use serde::{Deserialize, Serialize};

use crate::id::{ItemId, LoanId, PersonId};
use crate::money::Dong;
use crate::scenario::finding::FindingKind;
use crate::scenario::reader::spot::Spot;
use crate::scenario::shape::{Grading, KindLine, Payee, Shape, Site};

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
    /// Who comes to the table; none for a stated sum of many. A guest only gives (`Donation`, `Capital`).
    #[serde(default)]
    pub member: Option<PersonId>,
    /// Who says it and puts the money down instead of the payer, such as a team leader.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonId>,
    pub says: String,
    /// What is put on the table, in đồng.
    pub brings: Dong,
    /// Whether it is meant to be less than what is due.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub in_part: bool,
    pub pays: Pays,
    /// Asked not to be named: the name stands on the slip alone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unnamed: bool,
}

/// What a payer comes to pay. What is due follows from the loan and the charter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pays {
    Loan(LoanId),
    /// The fee for so many member-months: 2 for one member's two months, 44 for 44 members.
    Fee(u16),
    /// Comes without money; the fee stays owed.
    FeeOwed,
    /// Freed from the fee by the charter.
    FeeExempt,
    /// A gift for the operating fund, in đồng.
    Donation(Dong),
    /// A gift of capital for the income fund, in đồng: it is lent and never spent.
    Capital(Dong),
}

impl Pays {
    /// The loan that is paid back, if it is one.
    pub fn loan(&self) -> Option<&LoanId> {
        match self {
            Self::Loan(loan) => Some(loan),
            Self::Fee(_) | Self::FeeOwed | Self::FeeExempt | Self::Donation(_) | Self::Capital(_) => None,
        }
    }

    /// Whether it makes the income fund larger.
    pub fn is_capital(&self) -> bool {
        match self {
            Self::Capital(_) => true,
            Self::Loan(_) | Self::Fee(_) | Self::FeeOwed | Self::FeeExempt | Self::Donation(_) => false,
        }
    }

    /// The messages that name what goes into the income fund and, besides interest, into the operating fund.
    pub fn amount_messages(&self) -> [&'static str; 2] {
        if self.is_capital() {
            ["fund-income", "fund-operating"]
        } else {
            ["collect-principal-word", "collect-other-word"]
        }
    }

    /// Whether it leaves a line in the cash books.
    pub fn is_booked(&self) -> bool {
        match self {
            Self::Loan(_) | Self::Fee(_) | Self::Donation(_) | Self::Capital(_) => true,
            Self::FeeOwed | Self::FeeExempt => false,
        }
    }
}

impl Payer {
    /// Reports a payer who cannot be one. If another brings the money, the payer may be away.
    fn check_who<'a>(&self, who: &PersonId, site: &mut Site<'a>, spot: Spot<'a>) {
        match (&self.pays, &self.by) {
            (Pays::Donation(_) | Pays::Capital(_), Some(_)) => site.person(who, spot),
            (Pays::Donation(_) | Pays::Capital(_), None) => site.present(who, spot),
            (Pays::Loan(_) | Pays::Fee(_) | Pays::FeeOwed | Pays::FeeExempt, Some(_)) => {
                site.member(who.as_str(), spot);
            }
            (Pays::Loan(_) | Pays::Fee(_) | Pays::FeeOwed | Pays::FeeExempt, None) => {
                site.present_member(who.as_str(), spot);
            }
        }
    }

    /// What is due by the charter, and for a loan by its schedule before this meeting; none where it is not known.
    fn due(&self, site: &Site<'_>) -> Option<Dong> {
        let charter = &site.club?.charter;
        match &self.pays {
            Pays::Loan(id) => {
                let loan = site.open_loans.iter().find(|loan| loan.id == *id)?;
                let dues = loan.dues(site.month, charter)?;
                Dong::sum(dues.iter().map(|due| due.total().unwrap_or(Dong::MOST)))
            }
            Pays::Fee(months) => charter.fee_month.times(i64::from(*months)),
            Pays::FeeOwed | Pays::FeeExempt => Some(Dong::ZERO),
            Pays::Donation(gift) | Pays::Capital(gift) => Some(*gift),
        }
    }

    /// Reports a payer who is not the borrower. A person who only brings the money is `by`.
    fn check_borrower<'a>(&self, loan: &LoanId, site: &mut Site<'a>, spot: Spot<'a>) {
        let borrower = site.open_loans.iter().find(|open| open.id == *loan).map(|open| &open.borrower);
        if let (Some(who), Some(borrower)) = (&self.member, borrower)
            && *who != *borrower
            && site.is_there(who)
        {
            let kind = FindingKind::NotBorrower { id: who.to_string(), borrower: borrower.to_string() };
            site.report(spot.word(), kind);
        }
    }

    /// Reports less money than is due. A loan can be paid in part, where that is meant.
    fn check_amount<'a>(&self, site: &mut Site<'a>, spot: Spot<'a>) {
        let brings = self.brings;
        let is_short = |due: &Dong| brings >= Dong::ZERO && *due > brings;
        let Some(due) = self.due(site).filter(is_short) else { return };
        if self.pays.loan().is_none() {
            site.report(spot.word(), FindingKind::BringsTooLittle { brings, due });
        } else if !self.in_part {
            site.report(spot.word(), FindingKind::PartPayment { brings, due });
        }
    }
}

impl Shape for Collect {
    fn prompt(&self) -> (&'static str, &str) {
        ("prompt", &self.prompt)
    }

    fn lines(&self) -> Vec<KindLine<'_>> {
        self.payers.iter().map(|payer| KindLine::of(&payer.id, "says", &payer.says)).collect()
    }

    fn grading(&self) -> Grading {
        Grading::Retried
    }

    fn is_protected(&self) -> bool {
        true
    }

    fn items(&self) -> Option<(&'static str, Vec<&ItemId>)> {
        Some(("payers", self.payers.iter().map(|payer| &payer.id).collect()))
    }

    fn check(&self, site: &mut Site<'_>) {
        let payers = site.spot.field("payers");
        site.at_least(payers, "payers", self.payers.len(), 1);
        for (number, payer) in self.payers.iter().enumerate() {
            let spot = payers.item(number);
            if let Some(who) = &payer.member {
                payer.check_who(who, site, spot.field("member"));
            }
            if let Some(speaker) = &payer.by {
                site.present(speaker, spot.field("by"));
            }
            site.amount(spot.field("brings"), "brings", payer.brings);
            payer.check_amount(site, spot.field("brings"));
            match &payer.pays {
                Pays::Loan(loan) => {
                    site.loan(loan, spot.field("pays"));
                    payer.check_borrower(loan, site, spot.field("member"));
                }
                Pays::Donation(gift) | Pays::Capital(gift) => {
                    site.amount(spot.field("pays"), "pays", *gift);
                    site.within(spot.field("pays"), "pays", gift.0, 1..=i64::MAX);
                }
                Pays::Fee(months) => {
                    site.within(spot.field("pays"), "pays", i64::from(*months), 1..=i64::MAX);
                }
                // Such a payer brings no money.
                Pays::FeeOwed | Pays::FeeExempt => {
                    site.within(spot.field("brings"), "brings", payer.brings.0, i64::MIN..=0);
                }
            }
        }
    }

    fn payee(&self, line: &str) -> Option<Payee<'_>> {
        let payer = self.payers.iter().find(|payer| payer.id.as_str() == line)?;
        let owes_fee = payer.pays == Pays::FeeOwed;
        let (loan, unnamed) = (payer.pays.loan(), payer.unnamed);
        Some(Payee { person: payer.member.as_ref()?, loan, owes_fee, unnamed })
    }

    fn moves_money(&self) -> bool {
        true
    }
}
