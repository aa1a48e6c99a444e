//! Turns the faults that stand together in an enum of their own into the values of their messages, as `values` does with the
//! others: loans, books, plans, elections, translations.

use crate::cli::check::values::{
    MessageValues, fund_of, hex, meaning, named, off_way, placeables, size, text, yes_or_no,
};
use crate::locale::Value;
use crate::money::Dong;
use crate::scenario::finding::books::BookFault;
use crate::scenario::finding::duties::{ElectFault, PlanFault};
use crate::scenario::finding::loan::LoanFault;
use crate::scenario::finding::translation::{BadRow, TranslationFault};

pub(super) fn of_loan(fault: &LoanFault) -> MessageValues {
    let money = |name, sum: &Dong| (name, Value::Money(*sum));
    match fault {
        LoanFault::PlanFromPast => Vec::new(),
        LoanFault::PlanVoter { id } | LoanFault::PlanForNewLoan { id } | LoanFault::PlanForPaused { id } => {
            vec![text("id", id)]
        }
        LoanFault::PlanWithoutQuorum { present, needed } => {
            vec![("present", Value::count(*present)), ("needed", Value::count(*needed))]
        }
        LoanFault::PlanOffDebt { sum, debt } => vec![money("sum", sum), money("debt", debt)],
        LoanFault::PlanTooLong { months, most } => {
            vec![("months", Value::Count(i64::from(*months))), ("most", Value::count(usize::from(*most)))]
        }
        LoanFault::EarlyNotMore { brings, due } => vec![money("brings", brings), money("due", due)],
        LoanFault::EarlyTooMuch { brings, owed } => vec![money("brings", brings), money("owed", owed)],
    }
}

pub(super) fn in_books(fault: &BookFault) -> MessageValues {
    match fault {
        BookFault::NeverCorrected { fund, off } => vec![fund_of(*fund), off_way(*off), ("off", size(*off))],
        BookFault::CorrectionOff { fund, by, needed } => vec![
            fund_of(*fund),
            ("by", Value::Money(*by)),
            ("needed", Value::Money(*needed)),
            ("any", yes_or_no(*needed != Dong::ZERO)),
        ],
        BookFault::LateSlipOff { amount, short } => {
            vec![("amount", Value::Money(*amount)), ("short", Value::Money(*short))]
        }
        BookFault::VisitOff { amount, given } => {
            vec![("amount", Value::Money(*amount)), ("given", Value::Money(*given))]
        }
        BookFault::WriteOffOverReserve { balance, reserve } => {
            vec![("balance", Value::Money(*balance)), ("reserve", Value::Money(*reserve))]
        }
        BookFault::VisitUnsaid { field } => vec![text("field", field)],
    }
}

pub(super) fn of_translation(fault: &TranslationFault) -> MessageValues {
    match fault {
        TranslationFault::TooDeep => Vec::new(),
        TranslationFault::Unreadable { reason } => vec![text("reason", reason)],
        TranslationFault::Twice { id } => vec![text("id", id)],
        TranslationFault::Missing { ids: names, .. }
        | TranslationFault::NoState { ids: names }
        | TranslationFault::Stale { keys: names }
        | TranslationFault::OtherWords { keys: names } => {
            vec![("n", Value::count(names.len())), ("ids", named(names))]
        }
        TranslationFault::Unknown { id, nearest } | TranslationFault::NoScript { id, nearest } => {
            meaning(nearest.as_ref(), [text("id", id)])
        }
        TranslationFault::OtherValues { lacks, adds } => {
            let differs = match (lacks.is_empty(), adds.is_empty()) {
                (false, false) => "both",
                (false, true) => "lacks",
                (true, _) => "adds",
            };
            vec![("differs", Value::from(differs)), placeables("lacks", lacks), placeables("adds", adds)]
        }
        TranslationFault::NoFile { file } => vec![text("file", file)],
        TranslationFault::Letter { letter } => vec![text("letter", letter), ("hex", hex(*letter))],
        TranslationFault::TooWide { columns, most } => {
            vec![("columns", Value::count(*columns)), ("most", Value::count(*most))]
        }
        TranslationFault::NumberTone { found, becomes } => {
            vec![text("found", found), text("becomes", becomes)]
        }
        TranslationFault::Misordered { word, ordered } => {
            vec![text("word", word), text("ordered", ordered)]
        }
        TranslationFault::TwoSpellings { word, other } => vec![text("word", word), text("other", other)],
        TranslationFault::BadRow(bad) => of_state_row(bad),
        TranslationFault::StateOfNothing { key, nearest } => meaning(nearest.as_ref(), [text("key", key)]),
        TranslationFault::StateWithoutWords { key } | TranslationFault::ReviewedByNobody { key } => {
            vec![text("key", key)]
        }
    }
}

fn of_state_row(bad: &BadRow) -> MessageValues {
    let row = |slug: &str| ("row", Value::from(slug));
    match bad {
        BadRow::Columns(n) => vec![row("columns"), ("columns", Value::count(*n))],
        BadRow::Mark(found) => vec![row("mark"), text("found", found)],
        BadRow::State(found) => vec![row("state"), text("found", found)],
        BadRow::Twice(key) => vec![row("twice"), text("found", key)],
    }
}

pub(super) fn in_plan(fault: &PlanFault) -> MessageValues {
    match fault {
        PlanFault::TooLong { found, most } => {
            vec![("found", Value::count(*found)), ("most", Value::count(*most))]
        }
        PlanFault::Absent { id } | PlanFault::NoDay { id } => vec![text("id", id)],
        PlanFault::TooFewPeople { most_each } => vec![("most", Value::count(*most_each))],
    }
}

pub(super) fn in_election(fault: &ElectFault) -> MessageValues {
    match fault {
        ElectFault::Absent { id } | ElectFault::Twice { id } => vec![text("id", id)],
        ElectFault::MoreSeats { seats, candidates } => {
            vec![("seats", Value::count(*seats)), ("candidates", Value::count(*candidates))]
        }
        ElectFault::Tie { last, next } => vec![text("last", last), text("next", next)],
        ElectFault::TooManyHands { team, hands, most } => vec![
            ("team", Value::count(*team)),
            ("hands", Value::count(*hands)),
            ("most", Value::count(*most)),
        ],
    }
}
