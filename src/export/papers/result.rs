//! Words the result of a step: a sum by purpose, a count, a tally, the wording that was chosen; and for the diary what
//! was heard, worked out, put in order or marked, and what the board then did.

use crate::club::ledger::{Account, Book, Category, Entry};
use crate::export::paper::{capital, joined};
use crate::export::papers::happened::Done;
use crate::export::papers::played::Played;
use crate::export::papers::{attendance, counts, votes};
use crate::id::{ItemId, StepId};
use crate::locale::{Pair, Value, number};
use crate::meeting::figures;
use crate::meeting::kinds::{
    Answer, ChooseAnswer, CountAnswer, DiscussAnswer, FieldAnswer, FigureAnswer, InspectAnswer,
    MinutesAnswer, OrderAnswer, SpeakAnswer, TickedBy,
};
use crate::money::Dong;
use crate::scenario::kinds::{
    Discuss, FieldValue, Figure, Inspect, Minutes, MinutesField, Order, Speak, StepKind,
};
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
            let sums = sums(played, &[step], last);
            sums.map(|sums| joined(&[played.ui("doc-in"), sums], " ")).into_iter().collect()
        }
        StepKind::Pay(_) => sums(played, &[step], last).map(capital).into_iter().collect(),
        StepKind::Count(_) => {
            own(last.answer).map(|answer| counted(played, step, last, answer)).into_iter().collect()
        }
        StepKind::Vote(vote) => votes::in_sentences(played, step, vote, last),
        StepKind::Choose(choose) => {
            let open = in_cut.filter(|_| !step.is_confidential());
            let option = own(open).and_then(|ChooseAnswer { option }| choose.option(option));
            let line = |id: &ItemId, field, text| played.item_line(&step.id, id, field, text);
            let said = option.map(|option| line(&option.id, "text", &option.text));
            let then = option.and_then(|option| Some(line(&option.id, "then", option.then.as_ref()?)));
            said.into_iter().chain(then).collect()
        }
        StepKind::Minutes(minutes) => {
            own(in_cut).map(|answer| form(played, step, minutes, answer)).unwrap_or_default()
        }
        StepKind::Discuss(discuss) => {
            own(in_cut).map(|answer| hands(played, step, discuss, answer)).unwrap_or_default()
        }
        StepKind::Speak(_) | StepKind::Order(_) | StepKind::Figure(_) | StepKind::Inspect(_)
            if step.confidential =>
        {
            Vec::new()
        }
        StepKind::Speak(speak) => {
            own(in_cut).map(|answer| heard(played, step, speak, answer)).into_iter().collect()
        }
        StepKind::Order(order) => {
            with_then(played, step, last, own(in_cut).map(|answer| ordered(played, step, order, answer)))
        }
        StepKind::Figure(figure) => {
            with_then(played, step, last, own(in_cut).map(|answer| figured(played, figure, last, answer)))
        }
        StepKind::Inspect(inspect) => {
            let said = own(in_cut).map(|answer| marked(played, step, inspect, last, answer));
            with_then(played, step, last, said)
        }
        StepKind::Say(_) => Vec::new(),
    }
}

/// What was done, and what the board then did where it was not done well.
fn with_then(played: &Played<'_>, step: &Step, last: &Done<'_>, said: Option<Pair>) -> Vec<Pair> {
    let Some(said) = said else { return Vec::new() };
    let then = step.then.as_ref().filter(|_| last.right == Some(false));
    let then = then.map(|then| played.line_of(&step.id, &step.id.key("then"), then));
    [said].into_iter().chain(then).collect()
}

fn heard(played: &Played<'_>, step: &Step, speak: &Speak, answer: &SpeakAnswer) -> Pair {
    if answer.by == TickedBy::NotWatched {
        return played.ui("speak-not-watched");
    }
    let heard = speak.ticks.iter().filter(|tick| answer.heard.contains(&tick.id));
    let heard: Vec<Pair> =
        heard.map(|tick| played.item_line(&step.id, &tick.id, "text", &tick.text)).collect();
    if heard.is_empty() { played.ui("doc-nothing-heard") } else { joined(&heard, "; ") }
}

/// "1. Đơn của bà Pản; 2. Đơn của chú Tạ", as it was put.
fn ordered(played: &Played<'_>, step: &Step, order: &Order, answer: &OrderAnswer) -> Pair {
    in_order(played, step, order, &answer.items.iter().collect::<Vec<_>>())
}

/// These items, numbered.
pub(super) fn in_order(played: &Played<'_>, step: &Step, order: &Order, ids: &[&ItemId]) -> Pair {
    let items = ids.iter().filter_map(|id| order.items.iter().find(|item| item.id == **id));
    let numbered = (1..).zip(items).map(|(n, item): (u32, _)| {
        let words = played.item_line(&step.id, &item.id, "text", &item.text);
        joined(&[format!("{n}.").into(), words], " ")
    });
    joined(&numbered.collect::<Vec<_>>(), "; ")
}

/// "Tính ra 7.100.000 đ (đúng: 4.600.000 đ)".
fn figured(played: &Played<'_>, figure: &Figure, last: &Done<'_>, answer: &FigureAnswer) -> Pair {
    let right = figures::figure(played.story, &last.before, &figure.answer).and_then(|right| right.number());
    let said =
        |value: i64| if figure.answer.is_money() { Value::Money(Dong(value)) } else { Value::Count(value) };
    let given = ("given", said(answer.value));
    match right.filter(|right| *right != answer.value) {
        Some(right) => played.ui_with("doc-figured-wrong", &[given, ("right", said(right))]),
        None => played.ui_with("doc-figured", &[given]),
    }
}

/// "Chỉ ra: …; chưa thấy: …; đánh dấu nhầm: …".
fn marked(
    played: &Played<'_>,
    step: &Step,
    inspect: &Inspect,
    last: &Done<'_>,
    answer: &InspectAnswer,
) -> Pair {
    let lines = |is_wanted: &dyn Fn(bool, bool) -> bool| {
        let wanted = inspect.lines.iter().filter(|line| {
            let is_wrong = line.mistake_after(&last.before.flags).is_some();
            is_wanted(is_wrong, answer.marked.contains(&line.id))
        });
        let words = wanted.map(|line| played.item_line(&step.id, &line.id, "text", &line.text));
        joined(&words.collect::<Vec<_>>(), " / ")
    };
    let found = [
        ("doc-inspect-found", lines(&|is_wrong, is_marked| is_wrong && is_marked)),
        ("doc-inspect-missed", lines(&|is_wrong, is_marked| is_wrong && !is_marked)),
        ("doc-inspect-false", lines(&|is_wrong, is_marked| !is_wrong && is_marked)),
    ];
    let said = found.into_iter().filter(|(_, lines)| !lines.main.is_empty());
    let said: Vec<Pair> = said.map(|(id, lines)| joined(&[played.ui(id), lines], ": ")).collect();
    capital(joined(&said, "; "))
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
        let text = played.item_line(&step.id, id, "text", &option.text);
        Some(joined(&[text, Pair::from(n.to_string())], ": "))
    }));
    said
}

/// "gốc 1.300.000 đ, lãi 154.000 đ": what these steps moved by the treasurer's book.
pub(super) fn sums(played: &Played<'_>, steps: &[&Step], last: &Done<'_>) -> Option<Pair> {
    let entries = last.then.ledger.entries(Book::Treasurer).iter();
    let is_own = |entry: &&Entry| {
        let of = entry.line.as_str().split_once('.').map(|(step, _)| step);
        steps.iter().any(|step| of == Some(step.id.as_str()))
    };
    let entries: Vec<&Entry> = entries.filter(is_own).collect();
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
        FieldAnswer::Number(n) => match &field.value {
            FieldValue::Number(quantity) if quantity.is_money() => Pair::from(number::money(Dong(*n))),
            FieldValue::Number(_) | FieldValue::OneOf { .. } => Pair::from(number::count(*n)),
        },
        FieldAnswer::Pick(pick) => {
            let option = field.options().iter().find(|option| option.id == *pick)?;
            played.item_line(step, pick, "text", &option.text)
        }
    };
    Some((played.item_line(step, &field.id, "label", &field.label), said))
}
