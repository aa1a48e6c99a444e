//! The second book: the treasurer's receipt is read out, the secretary writes what goes into or out of each fund.

use crate::club::ledger::{Account, Book, Category};
use crate::id::ItemId;
use crate::locale::{Pair, Value, number};
use crate::meeting::flow::{self, Turn};
use crate::meeting::kinds::WriteAnswer;
use crate::meeting::kinds::second_book::SecondBook;
use crate::meeting::meters::holds;
use crate::money::Dong;
use crate::tui::context::{Play, ViewContext};
use crate::tui::form::{Form, FormRow};
use crate::tui::overlays::books;
use crate::tui::page::Page;
use crate::tui::screens::meeting::fields::Fields;
use crate::tui::screens::meeting::kinds::collect::{amounts, who};
use crate::tui::screens::meeting::told::Told;

impl Fields for SecondBook {
    type Answer = WriteAnswer;

    fn rows(&self, _play: &Play<'_>, turn: &Turn<'_>) -> Vec<FormRow> {
        let [income, operating] = if goes_out(turn) {
            ["book-out-income", "book-out-operating"]
        } else {
            ["book-in-income", "book-in-operating"]
        };
        vec![FormRow::money(income).of("income"), FormRow::money(operating).of("operating")]
    }

    fn head(&self, context: &ViewContext<'_>, play: &Play<'_>, turn: &Turn<'_>, page: &mut Page<'_>) {
        page.heading(&context.ui("collect-second-book"));
        let slip = Value::Text(slip(context, play, turn, &self.line));
        page.text(&context.ui_with("second-book-slip", &[("slip", slip)]));
    }

    fn kept(&self, answer: &WriteAnswer, _play: &Play<'_>, _turn: &Turn<'_>) -> Vec<String> {
        [answer.income, answer.operating].map(|amount| amount.0.unsigned_abs().to_string()).to_vec()
    }

    fn answer(&self, form: &Form, _play: &Play<'_>, turn: &Turn<'_>) -> Result<WriteAnswer, &'static str> {
        if form.amount(0).is_none() && form.amount(1).is_none() {
            return Err("form-unfinished");
        }
        let sign = |amount: Dong| if goes_out(turn) { amount.negated() } else { amount };
        let (income, operating) = (sign(form.dong(0)), sign(form.dong(1)));
        Ok(WriteAnswer { item: self.line.clone(), income, operating })
    }
}

/// Whether the line is of money that goes out of a box.
fn goes_out(turn: &Turn<'_>) -> bool {
    turn.step.kind.is_book() || turn.step.kind.try_as_pay_ref().is_some_and(|pay| !pay.purpose.comes_in())
}

/// What the receipt or slip says: the person and the amounts by purpose, not by fund.
fn slip(context: &ViewContext<'_>, play: &Play<'_>, turn: &Turn<'_>, line: &ItemId) -> String {
    let own = turn.step.id.line(line);
    let entries = play.state().ledger.entries(Book::Treasurer);
    let mut principal = Dong::ZERO;
    let mut lent = Dong::ZERO;
    let mut by_source = [
        ("collect-interest-word", Category::Interest, Dong::ZERO),
        ("collect-fee-word", Category::Fees, Dong::ZERO),
        ("collect-gift-word", Category::Donations, Dong::ZERO),
        ("collect-capital-word", Category::Capital, Dong::ZERO),
        ("pay-spending-word", Category::Spending, Dong::ZERO),
        ("pay-visit-word", Category::Visits, Dong::ZERO),
    ];
    let [mut banked, mut drawn] = [Dong::ZERO; 2];
    for leg in entries.iter().filter(|entry| entry.line == own).flat_map(|entry| &entry.legs) {
        match &leg.account {
            Account::Loan(_) if leg.amount < Dong::ZERO => principal = leg.amount.negated(),
            Account::Loan(_) => lent = leg.amount,
            Account::Bank(_) if leg.amount < Dong::ZERO => drawn = leg.amount.negated(),
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
    parts.push(("pay-withdrawal-word", drawn));
    parts.extend(by_source.map(|(id, _, amount)| (id, amount)));
    let who = who(play, turn.step, line.as_str()).map(|label| format!("{}: ", label.pair(context).main));
    let who = who.unwrap_or_default();
    let goods = goods(context, turn, line).unwrap_or_default();
    format!("{who}{goods}{}", amounts(context, &parts))
}

/// "gạo, 50 cân (giá chợ 750.000 đ), vào Sổ Tấm lòng vàng": goods are no amount.
fn goods(context: &ViewContext<'_>, turn: &Turn<'_>, line: &ItemId) -> Option<String> {
    let payers = &turn.step.kind.try_as_collect_ref()?.payers;
    let gift = payers.iter().find(|payer| payer.id == *line)?.pays.goods()?;
    let [what, unit, _] =
        gift.texts().map(|(field, text)| context.item_line(turn.step, line, field, text).main);
    let values = [
        ("what", Value::Text(what)),
        ("quantity", Value::count(usize::from(gift.quantity))),
        ("unit", Value::Text(unit)),
        ("worth", Value::Money(gift.worth)),
    ];
    Some(context.word_with("second-book-goods", &values))
}

/// "Sổ thư ký: Quỹ tăng thu nhập 500.000 đ · Quỹ hoạt động 32.000 đ".
pub fn said(context: &ViewContext<'_>, line: &WriteAnswer) -> Pair {
    let written = amounts(context, &[("fund-income", line.income), ("fund-operating", line.operating)]);
    format!("{}: {written}", context.word("book-secretary")).into()
}

/// What is said of the lines of the second book. That books differ is no verdict: a count that is still to come will
/// show where. The reason was told before, after what the treasurer did.
pub fn told(told: &Told<'_>, page: &mut Page<'_>) {
    if told.right {
        page.signed("✓", &told.context.ui("second-book-right"), page.theme().good);
        page.blank();
        page.text(&told.context.ui("second-book-right-why"));
    } else {
        let is_ahead = is_count_ahead(told);
        let id = if is_ahead { "second-book-differs" } else { "second-book-differs-last" };
        page.signed("♦", &told.context.ui(id), page.theme().text);
        if !is_ahead {
            both_books(told, page);
        }
    }
}

/// What each book says on the lines of this step on which they differ. Only where no count will ask for it.
fn both_books(told: &Told<'_>, page: &mut Page<'_>) {
    let differences = told.play.state().ledger.differences();
    for difference in differences.iter().filter(|difference| difference.line.is_of(&told.step.id)) {
        page.blank();
        page.heading(&books::line_label(told.play, &difference.line).pair(told.context));
        let books = [("book-treasurer", difference.treasurer), ("book-secretary", difference.secretary)];
        for (book, [income, operating]) in books {
            let written = [("fund-income", income), ("fund-operating", operating)]
                .map(|(fund, amount)| format!("{} {}", told.context.word(fund), number::money(amount)));
            let said = format!("{}: {}", told.context.word(book), written.join(" · "));
            page.pair("  ", &said.into(), page.theme().text, None, false);
        }
    }
}

fn is_count_ahead(told: &Told<'_>) -> bool {
    let Some(setup) = told.play.setup() else { return false };
    let later = told.play.story.steps().skip_while(|step| step.id != told.step.id);
    let mut counts = later.filter(|step| step.kind.is_count() && flow::is_in_cut(setup, step));
    counts.any(|step| step.when.as_ref().is_none_or(|when| holds(when, told.play.state())))
}
