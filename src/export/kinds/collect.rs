//! `Collect` on paper: what each payer owes and gives, and the sums by purpose.

use crate::club::ledger::{Account, Book, Category, Entry};
use crate::export::kit::desk::Desk;
use crate::export::paper::{Paper, Text, capital, joined};
use crate::export::papers::goods;
use crate::export::papers::happened::Done;
use crate::export::papers::played::Played;
use crate::export::printed::{DoneStep, Printed, RIGHT, Said};
use crate::locale::{Pair, Value, number};
use crate::meeting::kinds::{Mark, collect};
use crate::meeting::rules::Scene;
use crate::money::Dong;
use crate::scenario::kinds::Collect;
use crate::scenario::model::Step;

impl Printed for Collect {
    fn right(&self, desk: &Desk<'_>, step: &Step, paper: &mut Paper) {
        // Each payer is counted as the first: no two of them pay for one loan in one step.
        let state = desk.course.state_at(desk.class.story, step);
        let scene = Scene { story: desk.class.story, state, step };
        for payer in &self.payers {
            let person = payer.member.as_ref().and_then(|id| desk.class.story.person(id));
            let who = person.map_or_else(|| desk.ui("book-together"), |person| Pair::from(person.full()));
            let mut words = vec![who, desk.ui_with("collect-brings", &[("sum", Value::Money(payer.brings))])];
            let Some(due) = collect::expected_payment(scene, payer) else { continue };
            let [into_income, into_operating] = payer.pays.amount_messages();
            let amounts = [
                (into_income, due.principal),
                ("collect-interest-word", due.interest),
                (into_operating, due.other),
                ("collect-change-word", due.change),
            ];
            for (id, amount) in amounts.into_iter().filter(|(_, amount)| amount.0 != 0) {
                words.push(joined(&[desk.ui(id), Pair::from(number::money(amount))], " "));
            }
            match due.mark {
                Mark::Paid => {}
                Mark::Owes => words.push(desk.ui("collect-owed")),
                Mark::Exempt => words.push(desk.ui("collect-exempt")),
            }
            if let Some(goods) = payer.pays.goods() {
                let line = |(field, text)| desk.then(step, &step.id.item_key(&payer.id, field), text);
                let [what, unit, to] = goods.texts().map(line);
                let counted = joined(&[number::count(i64::from(goods.quantity)).into(), unit], " ");
                words = vec![joined(&[what, counted], ": "), desk.ui("collect-goods-book"), to];
            } else if due.receipt {
                words.push(desk.ui("collect-receipt-word"));
            }
            if due.paper_back {
                words.push(desk.ui("collect-paper-back-word"));
            }
            paper.push(Text::item(RIGHT, joined(&words, " · ")));
        }
    }

    fn result(&self, done: &DoneStep<'_>) -> Vec<Pair> {
        let sums = sums(done.played, &[done.step], done.last);
        let money = sums.map(|sums| joined(&[done.played.ui("doc-in"), sums], " "));
        let goods = goods::sums(done.played, &done.last.then.gifts, &[done.step]).map(capital);
        money.into_iter().chain(goods).collect()
    }

    /// All payments of a part are one line (`papers::minutes`), so that the sum of one member cannot be worked out.
    fn minuted(&self, _done: &DoneStep<'_>, _said: &mut Said) {}
}

/// "gốc 1.300.000 đ, lãi 154.000 đ": what these steps moved by the treasurer's book.
pub(in crate::export) fn sums(played: &Played<'_>, steps: &[&Step], last: &Done<'_>) -> Option<Pair> {
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
        ("collect-capital-word", outside(Category::Capital)),
        ("pay-loan-word", sum(&|account, amount| is_loan(account) && amount > Dong::ZERO)),
        ("pay-spending-word", outside(Category::Spending)),
        ("pay-visit-word", outside(Category::Visits)),
        ("pay-bank-word", sum(&|account, amount| is_bank(account) && amount > Dong::ZERO)),
        ("pay-withdrawal-word", sum(&|account, amount| is_bank(account) && amount < Dong::ZERO)),
    ];
    let said = moved.into_iter().filter(|(_, amount)| *amount != Dong::ZERO);
    let said: Vec<Pair> =
        said.map(|(id, amount)| joined(&[played.ui(id), number::money(amount).into()], " ")).collect();
    (!said.is_empty()).then(|| joined(&said, ", "))
}

fn is_bank(account: &Account) -> bool {
    matches!(account, Account::Bank(_))
}

fn is_loan(account: &Account) -> bool {
    matches!(account, Account::Loan(_))
}
