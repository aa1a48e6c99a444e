//! A loan that is paid back before its time, and goods: the loan is closed and the paper handed back, goods go into Sổ Tấm
//! lòng vàng and into no fund, and who writes them as money is found at the next count.

use rstest::rstest;

use dongvai::club::ledger::{Account, Book};
use dongvai::export::papers::SessionPaper;
use dongvai::id::LineId;
use dongvai::meeting::command::{Mode, Setup};
use dongvai::meeting::event::GiftKept;
use dongvai::meeting::explore::{MOST_STATES, PathFault, explore};
use dongvai::meeting::figures;
use dongvai::meeting::kinds::{Answer, CollectAnswer, GoodsBook, GoodsEntry, WriteAnswer};
use dongvai::money::Dong;
use dongvai::scenario::kinds::{GiftInKind, Pays, StepKind};
use dongvai::scenario::model::Scenario;
use dongvai::scenario::terms::Role;
use dongvai::tui::msg::Request;

use super::app_on_screen::{TestApp, changed_june, setup};
use super::papers::{html, text};
use super::shots::JUNE;
use super::small_story::{Table, changed, step, verdict};
use super::truth::{has, has_not};

/// The first payer of the small story pays so, and is the only one.
fn only(pays: Pays, brings: i64) -> impl FnOnce(&mut Scenario) {
    move |scenario: &mut Scenario| {
        let StepKind::Collect(collect) = &mut step(scenario, "collect").kind else { panic!("no collect") };
        collect.payers.truncate(1);
        (collect.payers[0].pays, collect.payers[0].brings) = (pays, Dong(brings));
    }
}

fn at_the_table(pays: Pays, brings: i64) -> Table {
    let setup = Setup { mode: Mode::Room, solo: None, cut: 45, seed: 1, deputies: false };
    let mut table = Table::with(changed(only(pays, brings)), setup);
    table.go_to("collect");
    table
}

fn rice() -> Pays {
    let [what, unit, to] = ["gạo", "cân", "một cụ ở tổ 2"].map(str::to_owned);
    Pays::InKind(GiftInKind { what, quantity: 50, unit, to, worth: Dong(750_000) })
}

// What is due is 120.000 and 7.000 of interest; 840.000 are owed in all.
#[rstest]
#[case::all(847_000, 840_000, 0, true)]
#[case::with_change(900_000, 840_000, 53_000, true)]
#[case::more_than_is_due(500_000, 493_000, 0, false)]
fn what_is_left_after_what_is_due_goes_into_principal(
    #[case] brings: i64,
    #[case] principal: i64,
    #[case] change: i64,
    #[case] closed: bool,
) {
    let mut table = at_the_table(Pays::Early("l1".into()), brings);
    let Some(Answer::Collect(right)) = table.model() else { panic!("no payer") };
    let found = (right.principal.0, right.interest.0, right.change.0, right.paper_back);
    assert_eq!(found, (principal, 7_000, change, closed));
    // The paper stays with the club as long as anything is owed, and only so long.
    let other = CollectAnswer { paper_back: !closed, ..right.clone() };
    assert_eq!(verdict(&table.answer(Answer::Collect(other))).wrong, ["paper-back"]);
    assert!(verdict(&table.answer(Answer::Collect(right))).right);
    let account = Account::Loan("l1".into());
    assert_eq!(table.state().ledger.balance(Book::Treasurer, &account), Dong(840_000 - principal));
    assert_eq!(figures::n_closed(&table.story, table.state()), usize::from(closed));
    assert_eq!(figures::months_late(&table.story, table.state(), &"l1".into()), 0);
}

#[rstest]
#[case::early(Pays::Early("l1".into()), 900_000)]
#[case::goods(rice(), 0)]
fn the_money_of_every_path_is_exact(#[case] pays: Pays, #[case] brings: i64) {
    let found = explore(&changed(only(pays, brings)), MOST_STATES).findings;
    let of_money = |fault: &&PathFault| {
        matches!(fault, PathFault::Money { .. } | PathFault::NothingDue { .. } | PathFault::Stuck { .. })
    };
    assert_eq!(found.iter().find(of_money), None);
}

#[test]
fn goods_go_into_their_own_book_and_no_fund_grows() {
    let mut table = at_the_table(rice(), 0);
    let before = table.state().ledger.clone();
    let Some(Answer::Collect(right)) = table.model() else { panic!("no payer") };
    let as_cash = GoodsEntry { book: GoodsBook::OperatingCash, quantity: 40 };
    let wrong = CollectAnswer { goods: Some(as_cash), receipt: false, ..right.clone() };
    let parts = ["goods-book", "goods-quantity", "goods-receipt"];
    assert_eq!(verdict(&table.answer(Answer::Collect(wrong))).wrong, parts);
    table.answer(Answer::Collect(right));
    assert_eq!(table.state().ledger, before);
    let kept = GiftKept { line: LineId::from("collect.hoa"), quantity: 50 };
    assert_eq!(table.state().gifts, [kept]);
}

#[test]
fn goods_written_as_money_are_found_at_the_next_count() {
    let mut table = at_the_table(rice(), 0);
    table.answer_well();
    let Some(Answer::Write(right)) = table.model() else { panic!("no second book") };
    assert_eq!((right.income, right.operating), (Dong::ZERO, Dong::ZERO));
    table.answer(Answer::Write(WriteAnswer { operating: Dong(750_000), ..right }));
    let ledger = &table.state().ledger;
    let above = ledger.boxes(Book::Secretary).0 - ledger.boxes(Book::Treasurer).0;
    assert_eq!((above, ledger.boxes(Book::Treasurer)), (750_000, ledger.cash()), "the second book alone");
    let lines = ledger.differences();
    assert_eq!(lines.iter().map(|line| line.line.to_string()).collect::<Vec<_>>(), ["collect.hoa"]);
    table.go_to("compare");
    table.answer_well();
    assert_eq!(table.state().ledger.differences(), []);
}

#[test]
fn goods_and_a_closed_loan_are_told_on_screens_and_papers() {
    let goods =
        "brings: 0, pays: InKind(what: \"gạo\", quantity: 50, unit: \"cân\", to: \"một cụ\", worth: 750000),";
    let shelf = changed_june(&[("brings: 200000, pays: Donation(200000), unnamed: true,", goods)]);
    let house = TestApp::with_shelf(shelf.path());
    let session = house.play_to(JUNE, setup(Mode::Solo, Some(Role::Treasurer), 90), "money-fees", 5);
    for size in [(56, 16), (80, 24), (120, 40)] {
        let frame = house.copy().frame(vec![Request::Resume { session }], "vi", size, "");
        has(&frame, &["Ghi vào đâu", "Sổ Tấm lòng vàng", "Số lượng"]);
    }
    house.play_on(session, "end");
    let told = |kind| text(&html(&house, session, kind, "vi"));
    has(&told(SessionPaper::Minutes), &["Hiện vật gạo: 50 cân"]);
    has(&told(SessionPaper::Report), &["Hiện vật nhận được"]);
    has(&told(SessionPaper::Cash), &["SỔ TẤM LÒNG VÀNG", "gạo: 50 cân", "một cụ"]);
    has_not(&told(SessionPaper::Cash), &["750.000"]);
}
