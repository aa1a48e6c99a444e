//! `Collect`: money is taken from a queue of payers. The secretary then writes each line into the second book.

use serde::{Deserialize, Serialize};

use crate::club::loan::Loan;
use crate::id::{ItemId, LoanId, PersonId};
use crate::money::Dong;
use crate::scenario::finding::FindingKind;
use crate::scenario::finding::loan::LoanFault;
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
    /// A loan before its time: what is due, then as much of the rest as the money is enough for.
    Early(LoanId),
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
    /// A gift that is no money: it goes into Sổ Tấm lòng vàng and into no cash book (`scenarios/RULES.md`, brief 4.10).
    InKind(GiftInKind),
}

/// Goods that are given: what, how many, for whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GiftInKind {
    /// Such as "gạo", and what it is counted in, such as "cân".
    pub what: String,
    pub quantity: u16,
    pub unit: String,
    /// Who receives it or keeps it.
    pub to: String,
    /// What it would cost on the market, in đồng: what a wrong line of a cash book has.
    pub worth: Dong,
}

impl Pays {
    /// The loan that is paid back, if it is one.
    pub fn loan(&self) -> Option<&LoanId> {
        match self {
            Self::Loan(loan) | Self::Early(loan) => Some(loan),
            Self::Fee(_)
            | Self::FeeOwed
            | Self::FeeExempt
            | Self::Donation(_)
            | Self::Capital(_)
            | Self::InKind(_) => None,
        }
    }

    /// The loan that is paid back before its time.
    pub fn early(&self) -> Option<&LoanId> {
        self.loan().filter(|_| matches!(self, Self::Early(_)))
    }

    /// The goods, if it is no money.
    pub fn goods(&self) -> Option<&GiftInKind> {
        if let Self::InKind(goods) = self { Some(goods) } else { None }
    }

    /// Whether it makes the income fund larger.
    pub fn is_capital(&self) -> bool {
        match self {
            Self::Capital(_) => true,
            Self::Loan(_)
            | Self::Early(_)
            | Self::Fee(_)
            | Self::FeeOwed
            | Self::FeeExempt
            | Self::Donation(_)
            | Self::InKind(_) => false,
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
            Self::Loan(_) | Self::Early(_) | Self::Fee(_) | Self::Donation(_) | Self::Capital(_) => true,
            Self::FeeOwed | Self::FeeExempt | Self::InKind(_) => false,
        }
    }
}

/// The largest note of the State Bank.
const LARGEST_NOTE: Dong = Dong(500_000);

impl GiftInKind {
    /// Its texts with the names of their fields.
    pub fn texts(&self) -> [(&'static str, &str); 3] {
        [("what", &self.what), ("unit", &self.unit), ("to", &self.to)]
    }

    /// Reports money that comes with it, no goods, and goods without a price.
    fn check<'a>(&self, brings: Dong, site: &mut Site<'a>, payer: Spot<'a>) {
        let spot = payer.field("pays");
        if brings > Dong::ZERO {
            site.report(payer.field("brings").word(), FindingKind::MoneyInKind { brings });
        }
        site.within(spot.field("quantity"), "quantity", i64::from(self.quantity), 1..=i64::from(u16::MAX));
        site.amount(spot.field("worth"), "worth", self.worth);
        site.within(spot.field("worth"), "worth", self.worth.0, 1..=i64::MAX);
    }
}

impl Payer {
    /// What is said, and the goods that are given.
    fn lines(&self) -> Vec<KindLine<'_>> {
        let goods = self.pays.goods().map(GiftInKind::texts).into_iter().flatten();
        let texts = std::iter::once(("says", self.says.as_str())).chain(goods);
        texts.map(|(field, text)| KindLine::of(&self.id, field, text)).collect()
    }

    /// Reports a payer who cannot be one. If another brings the money, the payer may be away.
    fn check_who<'a>(&self, who: &PersonId, site: &mut Site<'a>, spot: Spot<'a>) {
        match (&self.pays, &self.by) {
            (Pays::Donation(_) | Pays::Capital(_) | Pays::InKind(_), Some(_)) => site.person(who, spot),
            (Pays::Donation(_) | Pays::Capital(_) | Pays::InKind(_), None) => site.present(who, spot),
            (Pays::Loan(_) | Pays::Early(_) | Pays::Fee(_) | Pays::FeeOwed | Pays::FeeExempt, Some(_)) => {
                site.member(who.as_str(), spot);
            }
            (Pays::Loan(_) | Pays::Early(_) | Pays::Fee(_) | Pays::FeeOwed | Pays::FeeExempt, None) => {
                site.present_member(who.as_str(), spot);
            }
        }
    }

    /// What is due by the charter, and for a loan by its schedule before this meeting; none where it is not known.
    fn due(&self, site: &Site<'_>) -> Option<Dong> {
        let charter = &site.club?.charter;
        match &self.pays {
            Pays::Loan(id) | Pays::Early(id) => {
                let is_known = |loan: &&Loan| loan.id == *id && !site.rescheduled.contains(&id);
                let loan = site.open_loans.iter().find(is_known)?;
                let dues = loan.dues(site.month, charter)?;
                Dong::sum(dues.iter().map(|due| due.total().unwrap_or(Dong::MOST)))
            }
            Pays::Fee(months) => charter.fee_month.times(i64::from(*months)),
            Pays::FeeOwed | Pays::FeeExempt | Pays::InKind(_) => Some(Dong::ZERO),
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

    /// Reports a payment before its time that is none, because no more is brought than is due, and notes that nobody needs
    /// to hand over for the debt.
    fn check_early<'a>(&self, loan: &LoanId, site: &mut Site<'a>, spot: Spot<'a>) {
        let Some(due) = self.due(site) else { return };
        let brings = self.brings;
        if brings <= due {
            return site.report(spot.word(), FindingKind::OfLoan(LoanFault::EarlyNotMore { brings, due }));
        }
        let Some(charter) = site.club.map(|club| &club.charter) else { return };
        let loan = site.open_loans.iter().find(|open| open.id == *loan);
        let Some(owed) = loan.and_then(|loan| loan.all_owed(site.month, charter)) else { return };
        if brings.minus(owed).is_some_and(|over| over >= LARGEST_NOTE) {
            site.report(spot.word(), FindingKind::OfLoan(LoanFault::EarlyTooMuch { brings, owed }));
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
        self.payers.iter().flat_map(Payer::lines).collect()
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
            let is_in_order = site.in_cash(spot.field("brings"), "brings", payer.brings);
            match &payer.pays {
                _ if !is_in_order => {}
                Pays::Early(loan) => payer.check_early(loan, site, spot.field("brings")),
                Pays::Loan(_)
                | Pays::Fee(_)
                | Pays::FeeOwed
                | Pays::FeeExempt
                | Pays::Donation(_)
                | Pays::Capital(_)
                | Pays::InKind(_) => payer.check_amount(site, spot.field("brings")),
            }
            match &payer.pays {
                Pays::Loan(loan) | Pays::Early(loan) => {
                    site.loan(loan, spot.field("pays"));
                    payer.check_borrower(loan, site, spot.field("member"));
                }
                Pays::Donation(gift) | Pays::Capital(gift) => {
                    site.in_cash(spot.field("pays"), "pays", *gift);
                    site.within(spot.field("pays"), "pays", gift.0, 1..=i64::MAX);
                }
                Pays::Fee(months) => {
                    // A year for one person; for several together no more than a month of everybody.
                    let members = site.club.map_or(usize::from(u16::MAX), |club| club.members.len());
                    let most = if payer.member.is_some() { 12 } else { members };
                    let range = 1..=i64::try_from(most).unwrap_or(i64::MAX);
                    site.within(spot.field("pays"), "pays", i64::from(*months), range);
                }
                // Such a payer brings no money.
                Pays::FeeOwed | Pays::FeeExempt => {
                    site.within(spot.field("brings"), "brings", payer.brings.0, i64::MIN..=0);
                }
                Pays::InKind(goods) => goods.check(payer.brings, site, spot),
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
