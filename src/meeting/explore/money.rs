//! What must hold of the money after every answer on every path (`scenarios/RULES.md`, brief 4.9).

use std::collections::BTreeSet;

use crate::club::ledger::{Account, Book, Fund, OPENING};
use crate::id::LineId;
use crate::meeting::event::Outcome;
use crate::meeting::explore::MoneyFault;
use crate::meeting::explore::transitions::Transition;
use crate::meeting::state::State;
use crate::money::Dong;
use crate::scenario::model::Step;
use crate::scenario::story::Story;
use crate::scenario::terms::notes_moved;

/// How the money stood when the meeting began.
#[derive(Debug, Clone, Copy)]
pub(super) struct OpeningMoney {
    capital: Dong,
    /// The number of the last step that corrects a line of an earlier month.
    last_correction: Option<usize>,
}

impl OpeningMoney {
    pub(super) fn of(story: &Story, state: &State) -> Self {
        let corrects =
            |step: &Step| step.kind.try_as_book_ref().is_some_and(|booking| booking.correction().is_some());
        let numbers = story.steps().enumerate().filter(|(_, step)| corrects(step)).map(|(number, _)| number);
        Self { capital: state.ledger.capital(), last_correction: numbers.last() }
    }

    /// Everything wrong after this outcome has been taken.
    pub(super) fn faults(
        self,
        (number, step): (usize, &Step),
        Transition { outcome, after, effects, .. }: &Transition,
    ) -> Vec<MoneyFault> {
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
            let moved = after.ledger.capital_moved(after.opening_lines);
            let before = Dong(self.capital.0.saturating_add(moved.0));
            if capital != before {
                faults.push(MoneyFault::CapitalChanged { before, after: capital });
            }
            // A line without notes moves none; all else moves notes and boxes alike, but for what the script says.
            let booked = if step.kind.is_book() { Dong::ZERO } else { boxes_moved(outcome) };
            let moved = booked.0.saturating_add(notes_moved(effects).0);
            if outcome.cash != Dong(moved) {
                let boxes = after.ledger.boxes(Book::Treasurer);
                faults.push(MoneyFault::NotesDrift { notes: after.ledger.cash(), boxes });
            }
        }
        if step.kind.is_count() {
            // What was off before the meeting may wait for its correction.
            let may_wait = self.last_correction.is_some_and(|last| number < last);
            faults.extend(still_differ(after, may_wait));
        }
        faults
    }
}

/// The first line on which the books differ, without that of the opening where it may wait.
pub(super) fn still_differ(state: &State, opening_waits: bool) -> Option<MoneyFault> {
    let counts = |line: &LineId| !(opening_waits && line.as_str() == OPENING);
    let mut lines = state.ledger.differences().into_iter().map(|difference| difference.line);
    lines.find(counts).map(|line| MoneyFault::BooksStillDiffer { line })
}

/// Whether what was off between the books before the meeting is off still.
pub(super) fn opening_still_differs(state: &State) -> Option<MoneyFault> {
    let line = LineId::from(OPENING);
    (state.ledger.second_off() != [Dong::ZERO; 2]).then_some(MoneyFault::BooksStillDiffer { line })
}

/// What the treasurer's lines of this outcome change in both boxes.
fn boxes_moved(outcome: &Outcome) -> Dong {
    let own = outcome.postings.iter().filter(|posting| posting.book == Book::Treasurer);
    let changes = own.flat_map(|posting| Fund::BOTH.map(|fund| posting.entry.change(&Account::Box(fund))));
    changes.fold(Dong::ZERO, |sum, change| Dong(sum.0.saturating_add(change.0)))
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
