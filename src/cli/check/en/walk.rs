//! What is wrong on some path, in English, with the shortest way there.

use crate::cli::check::en::said;
use crate::cli::check::phrase::points;
use crate::club::ledger::{Account, Book, Fund};
use crate::locale::number::money;
use crate::scenario::finding::walk::{Imbalance, WalkFault as Fault, Way};

pub(super) fn sentence(fault: &Fault, way: &Way) -> (String, String) {
    let (message, help) = bare(fault);
    if way.is_empty() {
        return (message, help);
    }
    let taken: Vec<String> = way.iter().map(|(step, answer)| format!("{step} = {answer}")).collect();
    (message, format!("{help} Path: {}; everything else answered rightly.", taken.join(", ")))
}

fn bare(fault: &Fault) -> (String, String) {
    match fault {
        Fault::UnreachableStep => {
            said("No path leads to this step.", "Look at its when and at the jumps over it (go), or drop it.")
        }
        Fault::Stuck { missing: Some((fund, sum)), .. } => said(
            format!("The {} lacks {} for this step, so nobody can close it.", fund_name(*fund), money(*sum)),
            "Lower the amount, raise the opening balance, or ask for the money in when.",
        ),
        Fault::Stuck { refusal, missing: None } => said(
            format!("Even the right answer is refused here ({refusal}), so the meeting cannot go on."),
            "Look at what this step needs: members, loans, amounts.",
        ),
        Fault::Idle { role } => said(
            format!("There is a path on which the {} has nothing to do.", role.slug()),
            "Give this role a step that is played on that path too.",
        ),
        Fault::OutOfBalance(imbalance) => {
            said(out_of_balance(imbalance), "Look at the amounts of this step.")
        }
        Fault::Negative { account, balance } => said(
            format!("{} can fall to {}.", account_name(account.as_ref()), money(*balance)),
            "Change the amount, the opening balance, or the when of the step.",
        ),
        Fault::PointsLost { block, earned, possible } => said(
            format!(
                "The right answers earn {} of {} points in {}, so the full score cannot be reached.",
                points(*earned),
                points(*possible),
                block.slug()
            ),
            "Change the points of this step, or drop fatal from its best option.",
        ),
        Fault::ModelIsFatal { fatal } => said(
            format!("The right answer is an error that caps the score ({}).", fatal.slug()),
            "Drop fatal here, or give another option the most points.",
        ),
        Fault::TooManyStates { limit } => said(
            format!("This scenario has more than {limit} states, so paths were looked at roughly."),
            "Other findings on paths may be too strict. Use fewer flags, or ask for each soon after it is set.",
        ),
    }
}

fn out_of_balance(imbalance: &Imbalance) -> String {
    match imbalance {
        Imbalance::Line { book, line, rest } => {
            format!("Line {line} of the {} is off by {}.", book_name(*book), money(*rest))
        }
        Imbalance::Capital { before, after } => {
            format!("The capital changes from {} to {}.", money(*before), money(*after))
        }
        Imbalance::Notes { notes, boxes } => {
            format!("The notes come to {}, the book has {}.", money(*notes), money(*boxes))
        }
        Imbalance::Books { line } => format!("The two books still differ in line {line} after the count."),
    }
}

fn account_name(account: Option<&Account>) -> String {
    match account {
        None => "The notes in the boxes".to_owned(),
        Some(Account::Box(fund)) => format!("The box of the {}", fund_name(*fund)),
        Some(Account::Bank(fund)) => format!("The bank account of the {}", fund_name(*fund)),
        Some(Account::Loan(loan)) => format!("The loan {loan}"),
        Some(Account::Outside(_)) => "What came from outside".to_owned(),
    }
}

fn fund_name(fund: Fund) -> &'static str {
    match fund {
        Fund::Income => "income fund",
        Fund::Operating => "operating fund",
    }
}

fn book_name(book: Book) -> &'static str {
    match book {
        Book::Treasurer => "treasurer's book",
        Book::Secretary => "second book",
    }
}
