//! Words the result of a step for the minutes: a sum by purpose, a count, a tally, the wording that was chosen.

use crate::club::ledger::{Account, Book, Category, Entry};
use crate::export::paper::joined;
use crate::export::papers::happened::Done;
use crate::export::papers::played::Played;
use crate::export::papers::{attendance, counts, votes};
use crate::id::{ItemId, StepId};
use crate::locale::{Pair, Value, number};
use crate::meeting::answer::{Answer, ChooseAnswer, CountAnswer, DiscussAnswer, FieldAnswer, MinutesAnswer};
use crate::money::Dong;
use crate::scenario::kinds::{Discuss, Minutes, MinutesField, StepKind};
use crate::scenario::model::Step;

/// One line for each result; none where there is nothing to minute.
pub(super) fn of(played: &Played<'_>, step: &Step, tasks: &[&Done<'_>]) -> Vec<Pair> {
    let Some(last) = tasks.last() else { return Vec::new() };
    let in_cut = last.answer.filter(|_| !last.silent);
    match &step.kind {
        StepKind::RollCall(_) => {
            let roll = last.then.roll.as_deref();
            roll.map(|away| attendance::in_a_sentence(played, away)).into_iter().collect()
        }
        StepKind::Collect(_) => {
            let sums = sums(played, &step.id, last);
            sums.map(|sums| joined(&[played.ui("doc-in"), sums], " ")).into_iter().collect()
        }
        StepKind::Pay(_) => sums(played, &step.id, last).into_iter().collect(),
        StepKind::Count(_) => {
            own(last.answer).map(|answer| counted(played, step, last, answer)).into_iter().collect()
        }
        StepKind::Vote(vote) => votes::in_sentences(played, step, vote, last),
        StepKind::Choose(choose) => {
            let open = in_cut.filter(|_| !step.is_confidential());
            let option = own(open).and_then(|ChooseAnswer { option }| choose.option(option));
            let said = option
                .map(|option| played.line_of(&step.id, &step.id.item_key(&option.id, "text"), &option.text));
            said.into_iter().collect()
        }
        StepKind::Minutes(minutes) => {
            own(in_cut).map(|answer| form(played, step, minutes, answer)).unwrap_or_default()
        }
        StepKind::Discuss(discuss) => {
            own(in_cut).map(|answer| hands(played, step, discuss, answer)).unwrap_or_default()
        }
        StepKind::Say(_)
        | StepKind::Speak(_)
        | StepKind::Order(_)
        | StepKind::Figure(_)
        | StepKind::Inspect(_) => Vec::new(),
    }
}

/// The answer as the one type that the kind takes.
fn own<'a, A>(answer: Option<&'a Answer>) -> Option<&'a A>
where
    &'a A: TryFrom<&'a Answer>,
{
    answer?.try_into().ok()
}

/// "Kiểm quỹ đầu buổi: Thủ quỹ đếm được 6.880.000 đ, nói hai sổ khớp. …": what was said, and what the books held.
fn counted(played: &Played<'_>, step: &Step, one: &Done<'_>, answer: &CountAnswer) -> Pair {
    let said = played.ui(counts::claim(&answer.books));
    let held = Book::BOTH.map(|book| Value::Money(one.before.ledger.boxes(book)));
    let [treasurer, secretary] = held;
    let counted = played.ui_with("count-said", &[("sum", Value::Money(answer.total))]);
    let books = played.ui_with("doc-count-held", &[("treasurer", treasurer), ("secretary", secretary)]);
    let claim = joined(&[played.ui("doc-count-claim"), said], ": ");
    let found = joined(&[counted, claim, books], "; ");
    joined(&[counts::name(played, step), found], ": ")
}

fn form(played: &Played<'_>, step: &Step, minutes: &Minutes, answer: &MinutesAnswer) -> Vec<Pair> {
    let one = |(id, value): &(ItemId, FieldAnswer)| {
        let field = minutes.fields.iter().find(|field| field.id == *id)?;
        let (label, said) = self::field(played, &step.id, field, value)?;
        Some(joined(&[label, said], ": "))
    };
    [played.ui("doc-filled-in")].into_iter().chain(answer.fields.iter().filter_map(one)).collect()
}

fn hands(played: &Played<'_>, step: &Step, discuss: &Discuss, answer: &DiscussAnswer) -> Vec<Pair> {
    let mut said = vec![played.line_of(&step.id, &step.id.key("question"), &discuss.question)];
    said.extend(answer.hands.iter().filter_map(|(id, n)| {
        let option = discuss.options.iter().find(|option| option.id == *id)?;
        let text = played.line_of(&step.id, &step.id.item_key(id, "text"), &option.text);
        Some(joined(&[text, Pair::from(n.to_string())], ": "))
    }));
    said
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
        ("collect-interest-word", outside(Category::Interest)),
        ("collect-fee-word", outside(Category::Fees)),
        ("collect-gift-word", outside(Category::Donations)),
        ("pay-loan-word", sum(&|account, amount| is_loan(account) && amount > Dong::ZERO)),
        ("pay-spending-word", outside(Category::Spending)),
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

/// "Hội phí thu được hôm nay", "235.000", as the secretary filled it in.
pub(super) fn field(
    played: &Played<'_>,
    step: &StepId,
    field: &MinutesField,
    value: &FieldAnswer,
) -> Option<(Pair, Pair)> {
    let said = match value {
        FieldAnswer::Number(n) => Pair::from(number::count(*n)),
        FieldAnswer::Pick(pick) => {
            let option = field.options().iter().find(|option| option.id == *pick)?;
            played.line_of(step, &step.item_key(pick, "text"), &option.text)
        }
    };
    Some((played.line_of(step, &step.item_key(&field.id, "label"), &field.label), said))
}
