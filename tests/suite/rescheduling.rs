//! A loan is paid back by another plan once a vote has agreed on it: what was paid before goes by the old one, what was missed
//! stays owed as interest, and nobody is named where many look.

use rstest::rstest;

use dongvai::club::loan::{Due, Month, RepaymentPlan};
use dongvai::export::papers::SessionPaper;
use dongvai::id::LoanId;
use dongvai::meeting::command::{Mode, Setup};
use dongvai::meeting::event::Outcome;
use dongvai::meeting::explore::{MOST_STATES, PathFault, explore};
use dongvai::meeting::kinds::{Answer, VoteAnswer};
use dongvai::meeting::{figures, fold};
use dongvai::money::Dong;
use dongvai::scenario::kinds::{Reschedule, StepKind, VoteChange};
use dongvai::scenario::model::Scenario;
use dongvai::scenario::quantity::Quantity;
use dongvai::tui::msg::Request;

use super::app_on_screen::{TestApp, setup};
use super::papers::{html, text};
use super::small_story::{Table, changed, step};
use super::truth::{has, has_not};

/// Its borrower has missed two months after a landslide.
const FLOOD: &str = "gia-han-sau-bao-lu";

const JULY: Month = Month { year: 2026, month: 7 };

/// Two months of l1 were missed; the vote of the small story is on a plan for it, before any money is taken.
fn two_missed(plan: RepaymentPlan, waives_interest: bool) -> impl FnOnce(&mut Scenario) {
    move |scenario: &mut Scenario| {
        let loan = &mut scenario.loans[0];
        (loan.balance, loan.missed) = (Dong(1_080_000), 2);
        let StepKind::Vote(vote) = &mut step(scenario, "vote").kind else { panic!("no vote") };
        let loan = LoanId::from("l1");
        vote.changes =
            Some(VoteChange::Reschedule(Reschedule { loan, plan, kin: Vec::new(), waives_interest }));
        let money = &mut scenario.parts[1].steps;
        let at = money.iter().position(|step| step.id.as_str() == "vote").unwrap();
        let vote = money.remove(at);
        money.insert(0, vote);
    }
}

fn plan(parts: u16, part: i64, first: Month) -> RepaymentPlan {
    RepaymentPlan { parts, part: Dong(part), first }
}

fn at(step: &str, plan: RepaymentPlan, waives: bool) -> Table {
    let setup = Setup { mode: Mode::Room, solo: None, cut: 45, seed: 1, deputies: false };
    let mut table = Table::with(changed(two_missed(plan, waives)), setup);
    table.go_to(step);
    table
}

fn dues(table: &Table) -> Vec<(i64, i64)> {
    let dues = figures::dues(&table.story, table.state(), &LoanId::from("l1")).unwrap();
    dues.iter().map(|due: &Due| (due.interest.0, due.principal.0)).collect()
}

fn late(table: &Table) -> usize {
    figures::months_late(&table.story, table.state(), &LoanId::from("l1"))
}

fn money(table: &Table, quantity: &Quantity) -> i64 {
    figures::figure(&table.story, table.state(), quantity).unwrap().number().unwrap()
}

#[rstest]
#[case::later(plan(9, 120_000, JULY), false, [0, 0, 0])]
#[case::from_this_month(plan(9, 120_000, JULY.back(1)), false, [0, 0, 120_000])]
#[case::the_last_is_smaller(plan(2, 1_000_000, JULY.back(1)), false, [0, 0, 1_000_000])]
#[case::waived(plan(9, 120_000, JULY), true, [0, 0, 0])]
fn a_carried_plan_is_in_force_at_once(
    #[case] plan: RepaymentPlan,
    #[case] waives: bool,
    #[case] principal: [i64; 3],
) {
    let mut table = at("vote", plan, waives);
    let before = dues(&table);
    assert_eq!(before.iter().map(|(_, principal)| *principal).collect::<Vec<_>>(), [120_000; 3]);
    table.answer_well();
    let after = dues(&table);
    assert_eq!(after.iter().map(|(_, principal)| *principal).collect::<Vec<_>>(), principal);
    for (month, (old, new)) in before.iter().zip(&after).enumerate() {
        let is_owed = !waives || month == 2;
        assert_eq!(new.0, if is_owed { old.0 } else { 0 }, "interest of month {month}");
    }
    assert_eq!(money(&table, &Quantity::LoanPrincipal("l1".into())), principal[2]);
    // The payment of June is still to come.
    assert_eq!(late(&table), if waives { 0 } else { 2 });
    // What is brought then goes into interest first, and closes it.
    let owed: i64 = after.iter().map(|(interest, principal)| interest + principal).sum();
    table.go_to("collect");
    let Some(Answer::Collect(right)) = table.model() else { panic!("no payer") };
    let interest = after.iter().map(|(interest, _)| interest).sum::<i64>();
    assert_eq!(
        (right.interest.0, right.principal.0 + right.interest.0),
        (interest.min(150_000), owed.min(150_000))
    );
}

#[test]
fn what_was_paid_before_the_vote_went_by_the_old_schedule() {
    let change = two_missed(plan(9, 120_000, JULY), false);
    let story = changed(|scenario| {
        change(scenario);
        // The vote comes after the payment again.
        let vote = scenario.parts[1].steps.remove(0);
        scenario.parts[1].steps.push(vote);
    });
    let setup = Setup { mode: Mode::Room, solo: None, cut: 45, seed: 1, deputies: false };
    let mut table = Table::with(story, setup);
    table.go_to("collect");
    let before = dues(&table);
    let Some(Answer::Collect(paid)) = table.model() else { panic!("no payer") };
    table.answer_well();
    let interest = before[0].0;
    assert_eq!((interest, paid.interest.0, paid.principal.0), (9_000, 18_000, 132_000), "month by month");
    table.go_to("vote");
    table.answer_well();
    let still = interest * 3 - paid.interest.0;
    assert_eq!(dues(&table).iter().map(|(interest, _)| interest).sum::<i64>(), still);
    assert!(dues(&table).iter().all(|(_, principal)| *principal == 0));
    // Nine parts of 120.000 were for what was owed before.
    assert_eq!(money(&table, &Quantity::LoanBalance("l1".into())), 948_000);
    let found = explore(&table.story, MOST_STATES).findings;
    let off = found.iter().any(|fault| matches!(fault, PathFault::PlanOffDebt { debt: Dong(948_000), .. }));
    assert!(off, "{found:?}");
}

#[rstest]
#[case::put_off(|right: VoteAnswer| VoteAnswer { quorum: false, ..right })]
#[case::announced_otherwise(|right: VoteAnswer| VoteAnswer { carried: false, ..right })]
fn without_a_carried_vote_the_old_schedule_stays(#[case] answer: fn(VoteAnswer) -> VoteAnswer) {
    let mut table = at("vote", plan(9, 120_000, JULY), false);
    let before = dues(&table);
    let Some(Answer::Vote(right)) = table.model() else { panic!("no vote") };
    table.answer(Answer::Vote(answer(right)));
    assert_eq!((dues(&table), table.state().rescheduled.len()), (before, 0));
}

#[test]
fn the_event_holds_the_plan_and_older_ones_read_as_before() {
    let mut table = at("vote", plan(9, 120_000, JULY), false);
    let events = table.answer_well();
    let outcome = events.iter().filter_map(|event| event.outcome()).find(|outcome| outcome.vote.is_some());
    let outcome = outcome.unwrap();
    assert_eq!(outcome.rescheduled.as_ref().map(|agreed| agreed.owed), Some(Dong(1_080_000)));
    // A fold needs no script.
    assert_eq!(fold(table.meeting.log()).state(), table.state());
    let old = Outcome { rescheduled: None, ..outcome.clone() };
    let written = serde_json::to_string(&old).unwrap();
    assert!(!written.contains("rescheduled"));
    assert_eq!(serde_json::from_str::<Outcome>(&written).unwrap(), old);
}

#[test]
fn money_stays_exact_on_every_path() {
    let found = explore(&changed(two_missed(plan(9, 120_000, JULY), false)), MOST_STATES).findings;
    let of_money =
        |fault: &&PathFault| matches!(fault, PathFault::Money { .. } | PathFault::PlanOffDebt { .. });
    assert_eq!(found.iter().find(of_money), None);
}

#[test]
fn papers_and_books_tell_both_schedules_and_no_name() {
    let house = TestApp::new();
    let session = house.play_to(FLOOD, setup(Mode::Room, None, 45), "collect-vu", 0);
    let books = house.copy().frame(vec![Request::Resume { session }], "vi", (80, 40), "x");
    has(&books, &["Khoản vay 4", "Lịch trả mới: 10 kỳ, mỗi kỳ 360.000"]);
    has_not(&books, &["Vừ"]);
    // Once the interest is paid he is late no more, and his name stays covered.
    house.play_on(session, "end");
    let told = |kind| text(&html(&house, session, kind, "vi"));
    has(
        &told(SessionPaper::Minutes),
        &["Gốc còn nợ 3.600.000", "Lịch trả cũ: mỗi kỳ 400.000", "mỗi kỳ 360.000"],
    );
    let report = told(SessionPaper::Report);
    has(&report, &["Số khoản được gia hạn", "Số trường hợp quá hạn (từ hai kỳ)"]);
    has_not(&report, &["Vừ"]);
}
