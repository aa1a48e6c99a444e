//! The outcome of opening a meeting: meters and money as the scenario has them, the same money in both books but for what
//! the scenario says is off.
//!
//! It only copies. `unfolding` finds the first step.

use crate::club::ledger::{Account, Book, Category, Entry, Fund, OPENING, Posting};
use crate::id::LineId;
use crate::meeting::meters::Meters;
use crate::meeting::outcome::Outcome;
use crate::money::Dong;
use crate::scenario::story::Story;

/// The meters and the money with which the meeting begins.
pub(super) fn outcome(story: &Story) -> Outcome {
    let opening = &story.scenario.opening;
    let mut treasurer = Entry::new(LineId::from(OPENING));
    let mut secretary = treasurer.clone();
    let held = [
        (Account::Box(Fund::Income), opening.income_box),
        (Account::Bank(Fund::Income), opening.income_bank),
        (Account::Box(Fund::Operating), opening.operating_box),
        (Account::Bank(Fund::Operating), opening.operating_bank),
    ];
    for (account, amount) in held {
        treasurer = treasurer.moving(amount, Account::Outside(Category::Capital), account.clone());
        secretary = secretary.moving(amount, Account::Outside(Category::Written), account);
    }
    for fund in Fund::BOTH {
        let off = opening.second_off(fund);
        secretary = secretary.moving(off, Account::Outside(Category::Written), Account::Box(fund));
    }
    for loan in &story.scenario.loans {
        let account = Account::Loan(loan.id.clone());
        treasurer = treasurer.moving(loan.balance, Account::Outside(Category::Capital), account);
    }
    let boxes = opening.income_box.0.saturating_add(opening.operating_box.0).saturating_sub(opening.short.0);
    Outcome {
        meters: Some(Meters {
            clock: 0,
            attendance: 0,
            understanding: i16::from(opening.understanding),
            voices: i16::from(opening.voices),
            trust: i16::from(opening.trust),
        }),
        postings: vec![
            Posting { book: Book::Treasurer, entry: treasurer },
            Posting { book: Book::Secretary, entry: secretary },
        ],
        cash: Dong(boxes),
        ..Outcome::default()
    }
}
