//! The second book: the treasurer's receipt is read out, the secretary writes what goes into or out of each fund.

use crate::club::ledger::{Account, Book, Source};
use crate::id::ItemId;
use crate::locale::{Pair, Value};
use crate::meeting::command::Answer;
use crate::meeting::flow::Turn;
use crate::money::Dong;
use crate::scenario::kind::StepKind;
use crate::tui::form::{Form, Row};
use crate::tui::page::Page;
use crate::tui::screens::meeting::collect::{amounts, who};
use crate::tui::stage::{Play, Stage};

pub fn rows(turn: &Turn<'_>) -> Vec<Row> {
    if is_paid_out(turn) {
        vec![Row::money("book-out-income"), Row::money("book-out-operating")]
    } else {
        vec![Row::money("book-in-income"), Row::money("book-in-operating")]
    }
}

pub fn head(stage: &Stage<'_>, play: &Play<'_>, turn: &Turn<'_>, item: &ItemId, page: &mut Page<'_>) {
    page.heading(&stage.ui("collect-second-book"));
    let slip = Value::Text(slip(stage, play, turn, item));
    page.text(&stage.ui_with("second-book-slip", &[("slip", slip)]));
}

/// What the receipt or slip says: the person and the amounts by purpose, not by fund.
fn slip(stage: &Stage<'_>, play: &Play<'_>, turn: &Turn<'_>, item: &ItemId) -> String {
    let line = turn.step.id.line(item);
    let entries = play.state().ledger.entries(Book::Treasurer);
    let mut principal = Dong::ZERO;
    let mut lent = Dong::ZERO;
    let mut by_source = [
        ("collect-interest-word", Source::Interest, Dong::ZERO),
        ("collect-fee-word", Source::Fees, Dong::ZERO),
        ("collect-gift-word", Source::Donations, Dong::ZERO),
        ("pay-spending-word", Source::Spending, Dong::ZERO),
    ];
    let mut banked = Dong::ZERO;
    for leg in entries.iter().filter(|entry| entry.line == line).flat_map(|entry| &entry.legs) {
        match &leg.account {
            Account::Loan(_) if leg.amount < Dong::ZERO => principal = leg.amount.negated(),
            Account::Loan(_) => lent = leg.amount,
            Account::Bank(_) => banked = leg.amount,
            Account::Outside(source) => {
                for (_, named, amount) in &mut by_source {
                    if named == source {
                        *amount = Dong(leg.amount.0.saturating_abs());
                    }
                }
            }
            Account::Box(_) => {}
        }
    }
    let mut parts =
        vec![("collect-principal-word", principal), ("pay-loan-word", lent), ("pay-bank-word", banked)];
    parts.extend(by_source.map(|(id, _, amount)| (id, amount)));
    let who = who(play, turn.step, item.as_str()).map(|label| format!("{}: ", label.pair(stage).main));
    let who = who.unwrap_or_default();
    format!("{who}{}", amounts(stage, &parts))
}

pub fn answer(form: &Form, turn: &Turn<'_>, item: &ItemId) -> Result<Answer, &'static str> {
    if form.amount(0).is_none() && form.amount(1).is_none() {
        return Err("form-unfinished");
    }
    let sign = |amount: Dong| if is_paid_out(turn) { amount.negated() } else { amount };
    Ok(Answer::Write { item: item.clone(), income: sign(form.dong(0)), operating: sign(form.dong(1)) })
}

fn is_paid_out(turn: &Turn<'_>) -> bool {
    matches!(turn.step.kind, StepKind::Pay(_))
}

/// "Quỹ tăng thu nhập 500.000 đ · Quỹ hoạt động 32.000 đ".
pub fn described(stage: &Stage<'_>, income: Dong, operating: Dong) -> Pair {
    let main = amounts(stage, &[("fund-income", income), ("fund-operating", operating)]);
    Pair { main, second: None }
}
