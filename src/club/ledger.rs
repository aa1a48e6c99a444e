//! The ledger: two funds, two cash books, one cash box for each fund, and the notes in the boxes. Amounts are in đồng.
//!
//! Every entry balances: its legs sum to zero, so no money appears or disappears in a book. The second book is written by
//! postings of its own; nothing here copies one book into the other. `cash` is the sum of the notes that really
//! changed hands, so wrong change is a difference between the notes and both books. `meeting` decides what a step may
//! post; this file only keeps the sums.

#![deny(clippy::arithmetic_side_effects)]

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::id::{LineId, LoanId};
use crate::money::Dong;

/// The line with which every book begins.
pub const OPENING: &str = "opening";

/// Quỹ tăng thu nhập is lent and never spent; Quỹ hoạt động is spent (`scenarios/RULES.md`, brief 4.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Fund {
    Income,
    Operating,
}

impl Fund {
    pub const BOTH: [Self; 2] = [Self::Income, Self::Operating];

    /// A word for data; its message is `fund-<slug>`.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Income => "income",
            Self::Operating => "operating",
        }
    }
}

/// The treasurer's cash book and the second one, kept by the secretary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Book {
    Treasurer,
    Secretary,
}

impl Book {
    pub const BOTH: [Self; 2] = [Self::Treasurer, Self::Secretary];
}

/// Where money is, where it came from, or where it went.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Account {
    Box(Fund),
    Bank(Fund),
    /// Principal that a borrower still owes.
    Loan(LoanId),
    Outside(Category),
}

/// What money came in for or went out for, outside of boxes, banks and loans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Category {
    Capital,
    Fees,
    Interest,
    Donations,
    Spending,
    /// Given to the family of someone who is ill or has died.
    Visits,
    /// What is no longer owed after a vote (`scenarios/RULES.md`, brief 4.7).
    WrittenOff,
    /// The other side of a line in the second book, which records only the boxes.
    Written,
}

/// An amount put into (positive) or taken out of (negative) an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leg {
    pub account: Account,
    pub amount: Dong,
}

/// One line of a cash book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub line: LineId,
    pub legs: Vec<Leg>,
}

impl Entry {
    pub fn new(line: LineId) -> Self {
        Self { line, legs: Vec::new() }
    }

    /// Moves `amount` from one account into another. Zero adds nothing.
    #[must_use]
    pub fn moving(mut self, amount: Dong, from: Account, into: Account) -> Self {
        if amount != Dong::ZERO {
            self.legs.push(Leg { account: into, amount });
            self.legs.push(Leg { account: from, amount: amount.negated() });
        }
        self
    }

    /// The sum of the legs where it is not zero. None where they balance. A sum out of range never balances.
    pub fn imbalance(&self) -> Option<Dong> {
        match Dong::sum(self.legs.iter().map(|leg| leg.amount)) {
            Some(Dong::ZERO) => None,
            Some(rest) => Some(rest),
            None => Some(Dong(i64::MAX)),
        }
    }

    /// What this line changes in one account.
    pub fn change(&self, account: &Account) -> Dong {
        total(self.legs.iter().filter(|leg| leg.account == *account).map(|leg| leg.amount))
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posting {
    pub book: Book,
    pub entry: Entry,
}

/// A line on which the two books have different amounts in the boxes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    pub line: LineId,
    /// What the treasurer's book says went into the boxes, per fund.
    pub treasurer: [Dong; 2],
    pub secretary: [Dong; 2],
}

/// Both books as written so far, and the notes in the boxes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ledger {
    treasurer: Vec<Entry>,
    secretary: Vec<Entry>,
    cash: Dong,
}

impl Ledger {
    /// Writes one line. Does not write an entry that does not balance; the error is the sum of its legs.
    pub fn post(&mut self, posting: &Posting) -> Result<(), Dong> {
        if let Some(rest) = posting.entry.imbalance() {
            return Err(rest);
        }
        self.book_mut(posting.book).push(posting.entry.clone());
        Ok(())
    }

    /// Puts notes into the boxes (positive), or takes them out (negative).
    pub fn hand_over(&mut self, notes: Dong) {
        self.cash = total([self.cash, notes]);
    }

    /// The notes in both boxes, by count and not by the books.
    pub fn cash(&self) -> Dong {
        self.cash
    }

    pub fn entries(&self, book: Book) -> &[Entry] {
        match book {
            Book::Treasurer => &self.treasurer,
            Book::Secretary => &self.secretary,
        }
    }

    pub fn balance(&self, book: Book, account: &Account) -> Dong {
        total(self.entries(book).iter().map(|entry| entry.change(account)))
    }

    /// The sum of both boxes by one book.
    pub fn boxes(&self, book: Book) -> Dong {
        total(Fund::BOTH.map(|fund| self.balance(book, &Account::Box(fund))))
    }

    /// Principal that is lent out, by the treasurer's book.
    pub fn outstanding(&self) -> Dong {
        let legs = self.treasurer.iter().flat_map(|entry| &entry.legs);
        total(legs.filter(|leg| matches!(leg.account, Account::Loan(_))).map(|leg| leg.amount))
    }

    /// Lent out, in the box and in the bank. A gift of capital makes this sum larger, what is written off smaller, and a
    /// correction of an earlier month may change it; nothing else does (brief 4.9).
    pub fn capital(&self) -> Dong {
        let held = [Account::Box(Fund::Income), Account::Bank(Fund::Income)];
        total(
            held.map(|account| self.balance(Book::Treasurer, &account))
                .into_iter()
                .chain([self.outstanding()]),
        )
    }

    /// What changes the capital after the first `after` lines: gifts less what was written off, and corrections.
    pub fn capital_moved(&self, after: usize) -> Dong {
        let (income, written) = (Account::Box(Fund::Income), Account::Outside(Category::Written));
        let entries = self.treasurer.iter().skip(after);
        let corrections = entries.filter(|entry| entry.change(&written) != Dong::ZERO);
        let corrected = total(corrections.map(|entry| entry.change(&income)));
        total(
            [Category::Capital, Category::WrittenOff]
                .map(|of| self.taken(of, after))
                .into_iter()
                .chain([corrected]),
        )
    }

    /// What was taken in (positive) or paid out (negative) in one category, without the first `after` lines of the
    /// treasurer's book.
    pub fn taken(&self, source: Category, after: usize) -> Dong {
        let entries = self.treasurer.iter().skip(after);
        total(entries.map(|entry| entry.change(&Account::Outside(source)))).negated()
    }

    /// By how much the second book has more than the treasurer's in each box, from before the meeting.
    pub fn second_off(&self) -> [Dong; 2] {
        let line = LineId::from(OPENING);
        let [treasurer, secretary] = Book::BOTH.map(|book| self.on_line(book, &line));
        [0, 1].map(|at| {
            let [own, second] = [treasurer, secretary].map(|sums| sums.get(at).copied().unwrap_or_default());
            total([second, own.negated()])
        })
    }

    /// The lines on which the books differ, in the order of the treasurer's book, then lines only the second has.
    pub fn differences(&self) -> Vec<Difference> {
        let mut lines: Vec<&LineId> = Vec::new();
        for entry in self.treasurer.iter().chain(&self.secretary) {
            if !lines.contains(&&entry.line) {
                lines.push(&entry.line);
            }
        }
        let differences = lines.into_iter().map(|line| Difference {
            line: line.clone(),
            treasurer: self.on_line(Book::Treasurer, line),
            secretary: self.on_line(Book::Secretary, line),
        });
        differences.filter(|difference| difference.treasurer != difference.secretary).collect()
    }

    /// The lines of a book that were written again after their first entry: those that a count corrected.
    pub fn corrected(&self, book: Book) -> BTreeSet<&LineId> {
        let entries = self.entries(book);
        let is_again =
            |at: usize, line: &LineId| entries.iter().take(at).any(|earlier| earlier.line == *line);
        let lines = entries.iter().enumerate().map(|(at, entry)| (at, &entry.line));
        lines.filter(|(at, line)| is_again(*at, line)).map(|(_, line)| line).collect()
    }

    /// What a book says went into the two boxes on one line.
    pub fn on_line(&self, book: Book, line: &LineId) -> [Dong; 2] {
        Fund::BOTH.map(|fund| {
            let entries = self.entries(book).iter().filter(|entry| entry.line == *line);
            total(entries.map(|entry| entry.change(&Account::Box(fund))))
        })
    }

    fn book_mut(&mut self, book: Book) -> &mut Vec<Entry> {
        match book {
            Book::Treasurer => &mut self.treasurer,
            Book::Secretary => &mut self.secretary,
        }
    }
}

/// A sum that stops at the end of the range. Amounts are checked on the way in (`meeting::kinds`), so the end is
/// never reached, and a fold has no way to report it.
fn total(amounts: impl IntoIterator<Item = Dong>) -> Dong {
    amounts.into_iter().fold(Dong::ZERO, |sum, amount| Dong(sum.0.saturating_add(amount.0)))
}
