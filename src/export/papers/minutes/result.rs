//! What a step came to, in the words of minutes: a sum by purpose, a count, a tally, the wording that was chosen.

use crate::club::ledger::{Account, Book, Entry, Source};
use crate::export::paper::joined;
use crate::export::papers::happened::Done;
use crate::export::papers::{Played, attendance};
use crate::id::StepId;
use crate::locale::{Pair, Value, number};
use crate::meeting::command::{Answer, BooksSay, FieldAnswer};
use crate::money::Dong;
use crate::scenario::kind::{Field, FieldValue, StepKind};
use crate::scenario::model::Step;

/// One line for each result; none where there is nothing to minute.
pub(super) fn of(played: &Played<'_>, step: &Step, tasks: &[&Done<'_>]) -> Vec<Pair> {
    let Some(last) = tasks.last() else { return Vec::new() };
    match (&step.kind, last.answer) {
        (StepKind::RollCall(_), _) => {
            let roll = last.then.roll.as_deref();
            roll.map(|away| attendance::in_a_sentence(played, away)).into_iter().collect()
        }
        (StepKind::Collect(_), _) => {
            let sums = sums(played, &step.id, last);
            sums.map(|sums| joined(&[played.ui("doc-in"), sums], " ")).into_iter().collect()
        }
        (StepKind::Pay(_), _) => sums(played, &step.id, last).into_iter().collect(),
        (StepKind::Count(_), Some(Answer::Count { total, books, .. })) => {
            let books = played.ui(match books {
                BooksSay::Agree => "count-books-agree",
                BooksSay::CashDiffers => "count-cash-differs",
                BooksSay::BooksDiffer { .. } => "doc-books-differed",
            });
            let counted = played.ui_with("count-said", &[("sum", Value::Money(*total))]);
            vec![joined(&[counted, books], ", ")]
        }
        (StepKind::Vote(vote), Some(answer)) => {
            let motion = played.line(&step.id.key("motion"), &vote.motion);
            vec![motion, tally(played, answer)]
        }
        (StepKind::Choose(choose), Some(Answer::Choose { option }))
            if step.private.is_none() && !last.silent =>
        {
            let chosen = choose.options.iter().find(|choice| choice.id == *option);
            let said = chosen.map(|choice| played.line(&step.id.item_key(option, "text"), &choice.text));
            said.into_iter().collect()
        }
        (StepKind::Minutes(minutes), Some(Answer::Minutes { fields })) if !last.silent => {
            let one = |(id, value): &(crate::id::ItemId, FieldAnswer)| {
                let field = minutes.fields.iter().find(|field| field.id == *id)?;
                self::field(played, &step.id, field, value)
            };
            [played.ui("doc-filled-in")].into_iter().chain(fields.iter().filter_map(one)).collect()
        }
        (StepKind::Discuss(discuss), Some(Answer::Discuss { hands })) if !last.silent => {
            let mut said = vec![played.line(&step.id.key("question"), &discuss.question)];
            said.extend(hands.iter().filter_map(|(id, n)| {
                let option = discuss.options.iter().find(|option| option.id == *id)?;
                let text = played.line(&step.id.item_key(id, "text"), &option.text);
                Some(joined(&[text, Pair::from(n.to_string())], ": "))
            }));
            said
        }
        _ => Vec::new(),
    }
}

fn tally(played: &Played<'_>, answer: &Answer) -> Pair {
    let Answer::Vote { quorum, agree, disagree, no_opinion, carried, .. } = answer else {
        return Pair::default();
    };
    if !quorum {
        return played.ui("doc-vote-put-off");
    }
    let count = |n: &u16| Value::Count(i64::from(*n));
    let values = [("agree", count(agree)), ("disagree", count(disagree)), ("none", count(no_opinion))];
    let result = if *carried { "vote-carried" } else { "vote-not-carried" };
    joined(&[played.ui_with("vote-said", &values), played.ui(result)], " – ")
}

/// "gốc 1.300.000 đ, lãi 154.000 đ": what this step moved by the treasurer's book.
fn sums(played: &Played<'_>, step: &StepId, last: &Done<'_>) -> Option<Pair> {
    let own = format!("{step}.");
    let entries = last.then.ledger.entries(Book::Treasurer).iter();
    let entries: Vec<&Entry> = entries.filter(|entry| entry.line.as_str().starts_with(&own)).collect();
    let sum = |is_it: &dyn Fn(&Account, Dong) -> bool| {
        let legs = entries.iter().flat_map(|entry| &entry.legs);
        let amounts = legs.filter(|leg| is_it(&leg.account, leg.amount)).map(|leg| leg.amount.0);
        Dong(amounts.fold(0_i64, i64::saturating_add).saturating_abs())
    };
    let outside = |source| sum(&move |account, _| *account == Account::Outside(source));
    let moved = [
        ("collect-principal-word", sum(&|account, amount| is_loan(account) && amount < Dong::ZERO)),
        ("collect-interest-word", outside(Source::Interest)),
        ("collect-fee-word", outside(Source::Fees)),
        ("collect-gift-word", outside(Source::Donations)),
        ("pay-loan-word", sum(&|account, amount| is_loan(account) && amount > Dong::ZERO)),
        ("pay-spending-word", outside(Source::Spending)),
        ("pay-bank-word", sum(&|account, _| matches!(account, Account::Bank(_)))),
    ];
    let said = moved.into_iter().filter(|(_, amount)| *amount != Dong::ZERO);
    let said: Vec<Pair> =
        said.map(|(id, amount)| joined(&[played.ui(id), number::money(amount).into()], " ")).collect();
    (!said.is_empty()).then(|| joined(&said, ", "))
}

fn is_loan(account: &Account) -> bool {
    matches!(account, Account::Loan(_))
}

/// "Hội phí thu được hôm nay: 235.000 đ", as the secretary filled it in.
fn field(played: &Played<'_>, step: &StepId, field: &Field, value: &FieldAnswer) -> Option<Pair> {
    let said = match (value, &field.value) {
        (FieldAnswer::Number(n), _) => Pair::from(number::count(*n)),
        (FieldAnswer::Pick(pick), FieldValue::OneOf { options, .. }) => {
            let option = options.iter().find(|option| option.id == *pick)?;
            played.line(&step.item_key(pick, "text"), &option.text)
        }
        (FieldAnswer::Pick(_), FieldValue::Number(_)) => return None,
    };
    let label = played.line(&step.item_key(&field.id, "label"), &field.label);
    Some(joined(&[label, said], ": "))
}
