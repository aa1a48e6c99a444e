//! The values of what is wrong on some path.

use crate::cli::check::values::{Values, role_of, text, yes_or_no};
use crate::club::ledger::{Account, Book, Fund};
use crate::locale::Value;
use crate::scenario::finding::walk::{Imbalance, WalkFault as Fault, Way};

pub(super) fn values(fault: &Fault) -> Values {
    match fault {
        Fault::UnreachableStep => Vec::new(),
        Fault::Stuck { refusal, missing } => {
            let mut values = vec![("missing", yes_or_no(missing.is_some())), text("refusal", refusal)];
            if let Some((fund, sum)) = missing {
                values.extend([fund_of(*fund), ("sum", Value::Money(*sum))]);
            }
            values
        }
        Fault::Idle { role } => vec![role_of(*role)],
        Fault::OutOfBalance(imbalance) => of_imbalance(imbalance),
        Fault::Negative { account, balance } => {
            let mut values = of_account(account.as_ref());
            values.push(("balance", Value::Money(*balance)));
            values
        }
        Fault::PointsLost { block, earned, possible } => vec![
            ("block", Value::from(block.slug())),
            ("earned", points(*earned)),
            ("possible", points(*possible)),
        ],
        Fault::ModelIsFatal { fatal } => vec![("fatal", Value::from(fatal.slug()))],
        Fault::TooManyStates { limit } => vec![("limit", Value::count(*limit))],
    }
}

/// The answers that lead to a fault, where any do.
pub(in crate::cli::check) fn way(taken: &Way) -> Option<Values> {
    let taken: Vec<String> = taken.iter().map(|(step, answer)| format!("{step} = {answer}")).collect();
    (!taken.is_empty()).then(|| vec![text("way", &taken.join(", "))])
}

fn of_imbalance(imbalance: &Imbalance) -> Values {
    let what = |slug: &str| ("what", Value::from(slug));
    match imbalance {
        Imbalance::Line { book, line, rest } => {
            let book = match book {
                Book::Treasurer => "treasurer",
                Book::Secretary => "secretary",
            };
            vec![what("line"), ("book", Value::from(book)), text("line", line), ("rest", Value::Money(*rest))]
        }
        Imbalance::Capital { before, after } => {
            vec![what("capital"), ("before", Value::Money(*before)), ("after", Value::Money(*after))]
        }
        Imbalance::Notes { notes, boxes } => {
            vec![what("notes"), ("notes", Value::Money(*notes)), ("boxes", Value::Money(*boxes))]
        }
        Imbalance::Books { line } => vec![what("books"), text("line", line)],
    }
}

fn of_account(account: Option<&Account>) -> Values {
    let which = |slug: &str| ("account", Value::from(slug));
    match account {
        None => vec![which("notes")],
        Some(Account::Box(fund)) => vec![which("box"), fund_of(*fund)],
        Some(Account::Bank(fund)) => vec![which("bank"), fund_of(*fund)],
        Some(Account::Loan(loan)) => vec![which("loan"), text("loan", loan)],
        Some(Account::Outside(_)) => vec![which("outside")],
    }
}

fn fund_of(fund: Fund) -> (&'static str, Value) {
    let slug = match fund {
        Fund::Income => "income",
        Fund::Operating => "operating",
    };
    ("fund", Value::from(slug))
}

/// Hundredths of a point, as points.
fn points(hundredths: u32) -> Value {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    Value::Text(if rest == 0 { whole.to_string() } else { format!("{whole},{rest:02}") })
}
