//! The plan of the month: what is right in it, what is refused, and what it changes.

use dongvai::club::ledger::{Book, Fund};
use dongvai::meeting::command::{Mode, Setup};
use dongvai::meeting::event::{Event, Planned, PlannedTask};
use dongvai::meeting::kinds::{self, Answer, PlanAnswer};
use dongvai::meeting::rules::Scene;
use dongvai::money::Dong;
use dongvai::scenario::kinds::PlanDay;
use dongvai::scenario::reader::{read_club, read_script};
use dongvai::scenario::story::Story;
use rstest::rstest;

use super::small_story::{Table, refused, verdict};

/// The operating fund has 200.000 đ: enough for the visit, and not for the repair too.
const PLAN: &str = r#"
    (id: "plan", role: Secretary, points: {Records: 5}, why: "…", kind: Plan(prompt: "…",
        tasks: [
            (id: "visit", text: "thăm", cost: 150000, may: ["mai"], by: (month: 6, day: 1)),
            (id: "repair", text: "sửa", cost: 100000, may: ["pao", "mai"], can_wait: true),
            (id: "sweep", text: "quét", may: ["pao"], from: (month: 6, day: 10)),
        ],
        days: [(month: 5, day: 15), (month: 5, day: 20), (month: 6, day: 10), (month: 6, day: 12), (month: 6, day: 20)],
        next_meeting: (month: 6, day: 15), most_each: 1, not_asked: ["lan"])),
"#;

fn story() -> Story {
    let base = include_str!("../../src/cli/check/examples/base.ron");
    let base = base.replace("steps: [\n      (id: \"hello\"", &format!("steps: [{PLAN} (id: \"hello\""));
    let file = read_script("base.ron", &base);
    let club = read_club("club.ron", include_bytes!("../../src/cli/check/examples/club.ron")).club.unwrap();
    assert!(file.whole().is_some(), "{:?}", file.findings);
    Story::new(file.scenario.clone(), club)
}

/// The room at the plan, which is the first step.
fn table() -> Table {
    let table =
        Table::with(story(), Setup { mode: Mode::Room, solo: None, cut: 45, seed: 1, deputies: false });
    assert_eq!(table.step(), "plan");
    table
}

const WAITS: Planned = Planned::NextMonth;

fn by(who: &str, (day, month): (u8, u8), fund: Option<Fund>) -> Planned {
    Planned::By { who: who.into(), day: PlanDay { month, day }, fund }
}

fn visit() -> Planned {
    by("mai", (20, 5), Some(Fund::Operating))
}

fn repair() -> Planned {
    by("pao", (10, 6), Some(Fund::Operating))
}

fn sweep() -> Planned {
    by("pao", (10, 6), None)
}

fn answer(visit: Planned, repair: Planned, sweep: Planned) -> Answer {
    let tasks = [("visit", visit), ("repair", repair), ("sweep", sweep)];
    let tasks = tasks.map(|(task, plan)| PlannedTask { task: task.into(), plan });
    PlanAnswer { tasks: tasks.to_vec() }.into()
}

#[rstest]
#[case::another_day_is_as_right(by("mai", (20, 5), Some(Fund::Operating)), WAITS, by("pao", (12, 6), None), &[])]
#[case::earlier_than_it_makes_sense(visit(), WAITS, by("pao", (20, 5), None), &["plan-day", "sweep"])]
#[case::on_the_day_of_the_meeting(by("mai", (15, 5), Some(Fund::Operating)), WAITS, sweep(), &["plan-day", "visit"])]
#[case::later_than_this_task_may_be(by("mai", (10, 6), Some(Fund::Operating)), WAITS, sweep(), &["plan-day", "visit"])]
#[case::after_the_next_meeting(visit(), WAITS, by("pao", (20, 6), None), &["plan-day", "sweep"])]
#[case::who_was_not_asked(visit(), WAITS, by("lan", (10, 6), None), &["plan-who", "sweep"])]
#[case::from_the_capital(by("mai", (20, 5), Some(Fund::Income)), WAITS, sweep(), &["plan-fund", "visit"])]
#[case::paid_from_nothing(by("mai", (20, 5), None), WAITS, sweep(), &["plan-fund", "visit"])]
#[case::money_for_what_costs_nothing(visit(), WAITS, by("pao", (10, 6), Some(Fund::Operating)), &["plan-fund", "sweep"])]
#[case::more_than_there_is(visit(), by("lan", (10, 6), Some(Fund::Operating)), sweep(), &["plan-who", "plan-budget", "repair"])]
#[case::one_person_has_two(visit(), repair(), sweep(), &["plan-spread", "plan-budget"])]
#[case::what_cannot_wait_waits(WAITS, repair(), by("lan", (10, 6), None), &["plan-who", "plan-budget", "sweep"])]
#[case::what_costs_nothing_waits(visit(), WAITS, WAITS, &["plan-budget"])]
fn what_is_wrong_in_a_plan(
    #[case] visit: Planned,
    #[case] repair: Planned,
    #[case] sweep: Planned,
    #[case] wrong: &[&str],
) {
    let events = table().answer(answer(visit, repair, sweep));
    assert_eq!(verdict(&events).wrong, wrong);
    assert_eq!(verdict(&events).right, wrong.is_empty());
}

#[test]
fn the_model_plan_puts_off_what_does_not_fit() {
    let mut table = table();
    assert_eq!(table.model(), Some(answer(visit(), WAITS, sweep())));
    let turn = table.turn().unwrap();
    let scene = Scene { story: &table.story, state: table.state(), step: turn.step };
    let others = kinds::others(scene, &turn.task);
    let judged =
        others.iter().map(|(_, other)| kinds::judge(scene, &turn.task, other).unwrap().verdict.right);
    assert_eq!(judged.collect::<Vec<_>>(), [false], "one wrong plan stands for all");
    table.answer_well();
    assert_eq!(table.state().plan.len(), 3);
}

#[test]
fn what_no_form_makes_is_refused() {
    let mut table = table();
    let short = |n: usize| {
        let Answer::Plan(PlanAnswer { mut tasks }) = answer(visit(), WAITS, sweep()) else { unreachable!() };
        tasks.truncate(n);
        Answer::Plan(PlanAnswer { tasks })
    };
    let twice = {
        let Answer::Plan(PlanAnswer { mut tasks }) = answer(visit(), WAITS, sweep()) else { unreachable!() };
        tasks.push(tasks[0].clone());
        Answer::Plan(PlanAnswer { tasks })
    };
    let cases = [
        (short(2), "not-an-answer"),
        (short(0), "not-an-answer"),
        (twice, "not-an-answer"),
        (answer(by("on", (20, 5), Some(Fund::Operating)), WAITS, sweep()), "unknown-item"),
        (answer(by("mai", (21, 5), Some(Fund::Operating)), WAITS, sweep()), "not-an-answer"),
    ];
    for (answer, why) in cases {
        assert_eq!(refused(&table.answer(answer.clone())), Some(why), "{answer:?}");
    }
}

/// After three wrong tries the meeting goes on with the plan that keeps the rules. No plan moves money.
#[test]
fn a_plan_moves_no_money_and_is_put_right_after_three_tries() {
    let mut table = table();
    let before = table.state().ledger.clone();
    let wrong = || answer(by("mai", (20, 5), Some(Fund::Income)), WAITS, sweep());
    for last in [false, false, true] {
        let events = table.answer(wrong());
        assert_eq!(table.state().plan.is_empty(), !last);
        let Some(Event::Answered { outcome, .. }) = events.first() else { panic!("{events:?}") };
        assert!(outcome.postings.is_empty() && outcome.cash == Dong::ZERO);
    }
    let kept: Vec<&Planned> = table.state().plan.iter().map(|one| &one.plan).collect();
    assert_eq!(kept, [&visit(), &WAITS, &sweep()]);
    for book in Book::BOTH {
        assert_eq!(table.state().ledger.entries(book), before.entries(book));
    }
    assert_eq!(table.step(), "hello");
}
