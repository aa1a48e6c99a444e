//! What must hold of the money after every answer on every path (`scenarios/RULES.md`, brief 4.9).

use std::collections::BTreeSet;

use crate::club::ledger::{Account, Book, Category, Fund};
use crate::meeting::event::Outcome;
use crate::meeting::explore::MoneyFault;
use crate::meeting::state::State;
use crate::money::Dong;
use crate::scenario::model::Step;

/// How the money stood when the meeting began.
#[derive(Debug, Clone, Copy)]
pub(super) struct OpeningMoney {
    capital: Dong,
    /// How much less the notes were than the book.
    short: Dong,
}

impl OpeningMoney {
    pub(super) fn of(state: &State) -> Self {
        Self { capital: state.ledger.capital(), short: short(state) }
    }

    /// Everything wrong after this outcome has been taken.
    pub(super) fn faults(self, step: &Step, outcome: &Outcome, after: &State) -> Vec<MoneyFault> {
        let mut faults = Vec::new();
        if !outcome.postings.is_empty() || outcome.cash != Dong::ZERO {
            for posting in &outcome.postings {
                if let Some(rest) = posting.entry.imbalance() {
                    let line = posting.entry.line.clone();
                    faults.push(MoneyFault::Unbalanced { book: posting.book, line, rest });
                }
            }
            faults.extend(negative(after));
            let capital = after.ledger.capital();
            let given = after.ledger.taken(Category::Capital, after.opening_lines);
            let before = Dong(self.capital.0.saturating_add(given.0));
            if capital != before {
                faults.push(MoneyFault::CapitalChanged { before, after: capital });
            }
            if short(after) != self.short {
                let boxes = after.ledger.boxes(Book::Treasurer);
                faults.push(MoneyFault::NotesDrift { notes: after.ledger.cash(), boxes });
            }
        }
        if step.kind.is_count() {
            let left = after.ledger.differences().into_iter().next();
            faults.extend(left.map(|difference| MoneyFault::BooksStillDiffer { line: difference.line }));
        }
        faults
    }
}

fn short(state: &State) -> Dong {
    Dong(state.ledger.boxes(Book::Treasurer).0.saturating_sub(state.ledger.cash().0))
}

pub(super) fn negative(state: &State) -> Vec<MoneyFault> {
    let mut accounts: BTreeSet<Account> =
        Fund::BOTH.into_iter().flat_map(|fund| [Account::Box(fund), Account::Bank(fund)]).collect();
    let legs = state.ledger.entries(Book::Treasurer).iter().flat_map(|entry| &entry.legs);
    let loans = legs.map(|leg| &leg.account).filter(|account| matches!(account, Account::Loan(_)));
    accounts.extend(loans.cloned());
    let balances = accounts.into_iter().map(|account| {
        let balance = state.ledger.balance(Book::Treasurer, &account);
        (account, balance)
    });
    let mut faults: Vec<MoneyFault> = balances
        .filter(|(_, balance)| balance.0 < 0)
        .map(|(account, balance)| MoneyFault::Negative { account, balance })
        .collect();
    if state.ledger.cash().0 < 0 {
        faults.push(MoneyFault::NegativeNotes { notes: state.ledger.cash() });
    }
    faults
}
