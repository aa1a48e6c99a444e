//! Money drawn from the bank: it comes into the box of its own fund, with two signatures and two people, and makes no fund
//! larger.

use rstest::rstest;

use dongvai::club::ledger::{Account, Book, Fund};
use dongvai::export::kit::KitPaper;
use dongvai::export::papers::SessionPaper;
use dongvai::library::Library;
use dongvai::meeting::command::{Mode, Setup};
use dongvai::meeting::explore::{MOST_STATES, PathFault, explore};
use dongvai::meeting::kinds::{Answer, PayAnswer};
use dongvai::meeting::refusal::Refusal;
use dongvai::money::Dong;
use dongvai::scenario::kinds::{Pay, PaymentPaper, Purpose, StepKind};
use dongvai::scenario::model::Scenario;
use dongvai::scenario::story::Story;
use dongvai::scenario::terms::Role;
use dongvai::tui::msg::Request;

use super::app_on_screen::{TestApp, changed_june, setup};
use super::kit;
use super::papers::{html, text};
use super::shots::JUNE;
use super::small_story::{Table, changed, refused, step};
use super::truth::has;

/// The payment of the small story, as this withdrawal from a bank with 900.000 đ of each fund.
fn drawing(fund: Fund, amount: i64) -> impl FnOnce(&mut Scenario) {
    move |scenario: &mut Scenario| {
        scenario.opening.income_bank = Dong(900_000);
        scenario.opening.operating_bank = Dong(900_000);
        let pay = step(scenario, "tea");
        let purpose = Purpose::Withdrawal(fund);
        pay.kind = StepKind::Pay(Pay { prompt: "Rút.".to_owned(), to: None, purpose, amount: Dong(amount) });
    }
}

fn at_bank(story: Story) -> Table {
    let setup = Setup { mode: Mode::Room, solo: None, cut: 45, seed: 1, deputies: false };
    let mut table = Table::with(story, setup);
    table.go_to("tea");
    table
}

#[rstest]
#[case(Fund::Income)]
#[case(Fund::Operating)]
fn what_is_drawn_lies_in_the_box_of_its_fund(#[case] fund: Fund) {
    let mut table = at_bank(changed(drawing(fund, 500_000)));
    let ledger = |table: &Table| table.meeting.state().ledger.clone();
    let before = ledger(&table);
    let model = table.model();
    let Some(Answer::Pay(right)) = &model else { panic!("{model:?}") };
    assert!(
        right.papers.contains(&PaymentPaper::TwoSignatures)
            && right.papers.contains(&PaymentPaper::TwoPeople)
    );
    table.answer(model.clone().unwrap());
    let after = ledger(&table);
    let moved = |account: Account| {
        after.balance(Book::Treasurer, &account).0 - before.balance(Book::Treasurer, &account).0
    };
    assert_eq!((moved(Account::Box(fund)), moved(Account::Bank(fund))), (500_000, -500_000));
    assert_eq!((after.cash().0 - before.cash().0, after.capital()), (500_000, before.capital()));
    // The secretary writes what came in.
    let Some(Answer::Write(line)) = table.model() else { panic!("no second book") };
    assert_eq!(
        [line.income, line.operating],
        Fund::BOTH.map(|own| Dong(if own == fund { 500_000 } else { 0 }))
    );
    table.answer(Answer::Write(line));
    assert_eq!(ledger(&table).differences(), []);
}

#[test]
fn more_than_lies_at_the_bank_cannot_be_drawn() {
    let mut table = at_bank(changed(drawing(Fund::Income, 500_000)));
    let papers = Purpose::Withdrawal(Fund::Income).papers().to_vec();
    let asked = Answer::Pay(PayAnswer { fund: Fund::Income, amount: Dong(1_000_000), papers });
    let refusal = Refusal::NotEnoughInBank { fund: Fund::Income, missing: Dong(100_000) };
    let events = table.answer(asked);
    assert_eq!(refused(&events), Some(refusal.slug()));
    let found = explore(&changed(drawing(Fund::Income, 1_000_000)), MOST_STATES).findings;
    let is_told =
        |fault: &PathFault| matches!(fault, PathFault::Stuck { refusal: found, .. } if *found == refusal);
    assert!(found.iter().any(is_told), "{found:?}");
}

/// The June meeting with a withdrawal while the treasurer takes money.
const CHANGES: [(&str, &str); 2] = [
    ("income_bank: 0,", "income_bank: 2000000,"),
    (
        "(id: \"book-differs\", role:",
        "(id: \"draw\", role: Treasurer, minutes: 1, points: {Finance: 1}, why: \"Hai người ký, hai người đi.\",
          kind: Pay(prompt: \"Rút { $amount } cho khoản vay hôm nay.\", purpose: Withdrawal(Income), amount: 1000000)),
         (id: \"book-differs\", role:",
    ),
];

#[test]
fn a_withdrawal_is_told_on_screens_and_papers() {
    let shelf = changed_june(&CHANGES);
    let house = TestApp::with_shelf(shelf.path());
    let solo = setup(Mode::Solo, Some(Role::Treasurer), 90);
    let session = house.play_to(JUNE, solo, "draw", 0);
    let frame = |size, keys: &str| house.copy().frame(vec![Request::Resume { session }], "vi", size, keys);
    has(&frame((80, 24), ""), &["Rút 1.000.000", "Rút của quỹ nào", "Hai chữ ký trên giấy rút tiền"]);
    has(&frame((56, 16), ""), &["Rút của quỹ nào"]);
    // Fund, sum, then approval, withdrawal slip, two signatures and two people among the eight rows.
    let right = "1⏎1000000⏎↓ ↓↓↓ ↓ ↓ ↓↓⏎";
    let after = frame((80, 32), right);
    has(&after, &["Rút về 1.000.000", "Ở ngân hàng còn 1.000.000", "Hai người ký, hai người đi."]);
    // The bank balance is shown once, and it is the present one.
    let books = frame((80, 60), &format!("{right}⏎x2"));
    assert_eq!(books.matches("Ở ngân hàng").count(), 1, "{books}");
    let too_much = frame((80, 32), "1⏎9000000⏎↓ ↓↓↓ ↓ ↓ ↓↓⏎");
    has(&too_much, &["Ở ngân hàng, quỹ ấy không có đủ số tiền này."]);
    house.play_on(session, "end");
    let told = |kind| text(&html(&house, session, kind, "vi"));
    has(&told(SessionPaper::Cash), &["rút từ ngân hàng"]);
    has(&told(SessionPaper::Minutes), &["Rút từ ngân hàng 1.000.000"]);
    has(&told(SessionPaper::Report), &["Rút từ ngân hàng"]);
    let story = Library::with_shipped(shelf.path(), None).load(JUNE, None).expect("a sound scenario");
    let papers = kit::papers(&story, 90, "vi");
    let trainer = papers.iter().find(|(kind, _)| *kind == KitPaper::Trainer).expect("a paper");
    has(&kit::words(&trainer.1), &["Hai chữ ký trên giấy rút tiền", "rút từ ngân hàng"]);
}
