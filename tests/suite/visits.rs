//! Visiting money: as much as the charter says, from the operating fund, with its own line; a family in mourning is asked
//! for no signature.

use rstest::rstest;

use dongvai::club::VisitOccasion::{self, Death, Sick};
use dongvai::club::ledger::{Category, Fund};
use dongvai::export::papers::SessionPaper;
use dongvai::meeting::command::{Mode, Setup};
use dongvai::meeting::kinds::{Answer, PayAnswer};
use dongvai::money::Dong;
use dongvai::scenario::kinds::{Pay, PaymentPaper, Purpose, StepKind};
use dongvai::scenario::story::Story;
use dongvai::scenario::terms::Role;

use super::app_on_screen::{TestApp, setup};
use super::papers::{html, text};
use super::small_story::{Table, club, scenario, step, verdict};
use super::truth::has;

fn visiting(occasion: VisitOccasion) -> Story {
    let (mut scenario, mut club) = (scenario(), club());
    club.charter.visit_sick = Some(Dong(50_000));
    club.charter.visit_death = Some(Dong(100_000));
    let purpose = Purpose::Visit(occasion);
    let kind = Pay { prompt: "Thăm.".to_owned(), to: Some("sen".into()), purpose, amount: Dong::ZERO };
    step(&mut scenario, "tea").kind = StepKind::Pay(kind);
    Story::new(scenario, club)
}

#[rstest]
#[case(Sick, 50_000, PaymentPaper::Signature)]
#[case(Death, 100_000, PaymentPaper::Bringers)]
fn the_charter_says_how_much_and_who_signs(
    #[case] occasion: VisitOccasion,
    #[case] sum: i64,
    #[case] signs: PaymentPaper,
) {
    let setup = Setup { mode: Mode::Room, solo: None, cut: 45, seed: 1, deputies: false };
    let mut table = Table::with(visiting(occasion), setup);
    table.go_to("tea");
    let Some(Answer::Pay(right)) = table.model() else { panic!("no payment") };
    assert_eq!((right.fund, right.amount), (Fund::Operating, Dong(sum)));
    assert!(right.papers.contains(&signs), "{:?}", right.papers);
    let both = [PaymentPaper::Slip, PaymentPaper::Approval, PaymentPaper::Signature, PaymentPaper::Bringers];
    let asked = Answer::Pay(PayAnswer { papers: both.to_vec(), ..right.clone() });
    assert_eq!(verdict(&table.answer(asked)).wrong, ["papers"], "one of the two signs");
    table.answer(Answer::Pay(right));
    let ledger = &table.meeting.state().ledger;
    let of = |category| ledger.taken(category, table.meeting.state().opening_lines).0;
    assert_eq!((of(Category::Visits), of(Category::Spending)), (-sum, 0));
}

#[test]
fn a_visit_has_its_own_line_on_papers() {
    let house = TestApp::new();
    let solo = setup(Mode::Solo, Some(Role::Treasurer), 90);
    let session = house.play_to("ba-don-xin-vay", solo, "end", 0);
    let told = |kind| text(&html(&house, session, kind, "vi"));
    has(
        &told(SessionPaper::Report),
        &["Chi thăm hỏi, phúng viếng |  | 100.000", "Chi hoạt động |  | 90.000"],
    );
    has(&told(SessionPaper::Cash), &["tiền thăm hỏi"]);
    has(&told(SessionPaper::Minutes), &["iền thăm hỏi 100.000"]);
}
