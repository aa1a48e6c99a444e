//! A gift of capital: it goes into the income fund, makes it larger by just so much, and stands on every paper.

use dongvai::club::ledger::{Account, Book, Fund};
use dongvai::export::papers::SessionPaper;
use dongvai::meeting::command::Mode;
use dongvai::meeting::explore::{MOST_STATES, PathFault, explore};
use dongvai::meeting::kinds::{Answer, CollectAnswer};
use dongvai::money::Dong;
use dongvai::scenario::kinds::{Pays, StepKind};
use dongvai::scenario::model::Scenario;
use dongvai::scenario::terms::Role;
use dongvai::tui::msg::Request;

use super::app_on_screen::{TestApp, changed_june, setup};
use super::papers::{html, text};
use super::shots::JUNE;
use super::small_story::{Table, changed, step, verdict};
use super::truth::has;

const GIFT: Dong = Dong(5_000_000);

/// The first payer of the small story brings 5.000.000 đ as capital.
fn gift(scenario: &mut Scenario) {
    let StepKind::Collect(collect) = &mut step(scenario, "collect").kind else { panic!("no collect") };
    collect.payers.truncate(1);
    let payer = &mut collect.payers[0];
    (payer.pays, payer.brings) = (Pays::Capital(GIFT), GIFT);
}

fn at_the_table() -> Table {
    let mut table = Table::with(changed(gift), setup(Mode::Room, None, 45));
    table.go_to("collect");
    table
}

fn held(table: &Table, fund: Fund) -> Dong {
    table.state().ledger.balance(Book::Treasurer, &Account::Box(fund))
}

#[test]
fn the_income_fund_grows_by_what_is_given() {
    let mut table = at_the_table();
    let (capital, income) = (table.state().ledger.capital(), held(&table, Fund::Income));
    assert!(verdict(&table.answer_well()).right);
    assert_eq!(held(&table, Fund::Income), Dong(income.0 + GIFT.0));
    assert_eq!(table.state().ledger.capital(), Dong(capital.0 + GIFT.0));
}

#[test]
fn in_the_other_fund_it_is_wrong_and_the_right_one_is_booked() {
    let mut table = at_the_table();
    let (capital, cash) = (table.state().ledger.capital(), table.state().ledger.cash());
    let Some(Answer::Collect(right)) = table.model() else { panic!("no payer") };
    let wrong = CollectAnswer { principal: Dong::ZERO, other: GIFT, ..right };
    for _ in 0..3 {
        let events = table.answer(Answer::Collect(wrong.clone()));
        assert_eq!(verdict(&events).wrong, ["income", "operating"]);
    }
    // After three tries the right one is booked, as for any payer.
    assert_eq!(table.state().ledger.capital(), Dong(capital.0 + GIFT.0));
    assert_eq!(table.state().ledger.cash(), Dong(cash.0 + GIFT.0));
}

#[test]
fn the_money_of_every_path_is_exact() {
    let found = explore(&changed(gift), MOST_STATES).findings;
    let of_money = |fault: &&PathFault| matches!(fault, PathFault::Money { .. });
    assert_eq!(found.iter().find(of_money), None);
}

#[test]
fn a_gift_of_capital_is_told_on_screens_and_papers() {
    let changes = [(
        "brings: 200000, pays: Donation(200000), unnamed: true,",
        "brings: 200000, pays: Capital(200000),",
    )];
    let shelf = changed_june(&changes);
    let house = TestApp::with_shelf(shelf.path());
    let session = house.play_to(JUNE, setup(Mode::Solo, Some(Role::Treasurer), 90), "money-fees", 5);
    for size in [(56, 16), (80, 24), (120, 40)] {
        let frame = house.copy().frame(vec![Request::Resume { session }], "vi", size, "");
        has(&frame, &["Vào Quỹ tăng thu nhập", "Vào Quỹ hoạt động"]);
    }
    let wrong = "0⏎200000⏎0⏎ ⏎";
    let frame = house.copy().frame(vec![Request::Resume { session }], "vi", (80, 24), wrong);
    has(&frame, &["Quỹ tăng thu nhập", "Quỹ hoạt động"]);
    house.play_on(session, "end");
    let told = |kind| text(&html(&house, session, kind, "vi"));
    has(&told(SessionPaper::Cash), &["vốn góp", "cộng vốn góp hôm nay 200.000"]);
    has(&told(SessionPaper::Report), &["Vốn góp vào Quỹ tăng thu nhập"]);
    has(&told(SessionPaper::Minutes), &["vốn góp 200.000"]);
}
