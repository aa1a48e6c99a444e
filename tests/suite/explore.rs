//! Exploring every path: a good script has no findings, and each fault put into it is found with a path to it.

#![expect(clippy::wildcard_enum_match_arm, reason = "a test asks for one variant")]

use std::ops::ControlFlow;

use rstest::rstest;

use dongvai::club::ledger::{Account, Fund};
use dongvai::id::StepId;
use dongvai::meeting::ahead::play_along;
use dongvai::meeting::command::{Command, Mode, Setup};
use dongvai::meeting::explore::{Explored, MOST_STATES, MoneyFault, PathFault, explore, path_to};
use dongvai::meeting::refusal::Refusal;
use dongvai::meeting::state::State;
use dongvai::meeting::{Meeting, decide};
use dongvai::money::Dong;
use dongvai::scenario::claim::{ClaimFault, VoteClaim};
use dongvai::scenario::kinds::{FieldValue, MinutesField, StepKind, Wording};
use dongvai::scenario::model::Scenario;
use dongvai::scenario::reader::{read_script, ron_options};
use dongvai::scenario::story::Story;
use dongvai::scenario::terms::{Bound, Condition, Consequence, Fatal, Meter, Role};

use super::app_on_screen::TestApp;
use super::small_story::{changed, step, story};

/// What is found, but for the notes: money that a test changes lies there in other notes.
fn walked(change: impl FnOnce(&mut Scenario)) -> Vec<PathFault> {
    let explored = explore(&changed(change), MOST_STATES);
    assert!(!explored.approximate);
    let is_of_notes = |fault: &PathFault| {
        matches!(
            fault,
            PathFault::NotesOffBooks { .. }
                | PathFault::NotesNotLaid { .. }
                | PathFault::NotesOnNoPath { .. }
        )
    };
    explored.findings.into_iter().filter(|fault| !is_of_notes(fault)).collect()
}

#[test]
fn notes_that_do_not_come_to_what_lies_there_at_a_later_count() {
    let one_note = |scenario: &mut Scenario| {
        step(scenario, "count-end").kind.try_as_count_mut().unwrap().notes = vec![(Dong(500_000), 1)];
    };
    let found = explore(&changed(one_note), MOST_STATES).findings;
    let (expected, found_sum) = (Dong(1_917_000), Some(Dong(500_000)));
    assert_eq!(found, [PathFault::NotesOffBooks { step: "count-end".into(), expected, found: found_sum }]);
}

fn path(steps: &[(&str, &str)]) -> Vec<(StepId, String)> {
    steps.iter().map(|(step, word)| (StepId::from(*step), (*word).to_owned())).collect()
}

#[test]
fn the_small_script_is_clean() {
    let Explored { states, approximate, findings } = explore(&story(), MOST_STATES);
    assert_eq!(findings, []);
    assert!(!approximate && states > 50, "{states}");
}

#[test]
fn the_shipped_june_meeting_is_clean_and_quick() {
    let june = include_str!("../../scenarios/sinh-hoat-thang-sau.ron");
    let club = include_str!("../../scenarios/clubs/na-cooc.ron");
    let file = read_script("june", june);
    let story = Story::new(file.whole().unwrap().clone(), ron_options().from_str(club).unwrap());
    let exact = explore(&story, MOST_STATES);
    assert_eq!((exact.findings, exact.approximate), (Vec::new(), false));
    let rough = explore(&story, 3_000);
    assert_eq!((rough.findings, rough.approximate), (vec![PathFault::TooManyStates { limit: 3_000 }], true));
}

/// Before the roll is called a text says how many are there: as many as the step asks for.
#[test]
fn a_count_of_people_that_the_step_asks_for_is_not_written_out() {
    let told = |count: &str| {
        let june = include_str!("../../scenarios/sinh-hoat-thang-sau.ron");
        let club = include_str!("../../scenarios/clubs/na-cooc.ron");
        let asked = "Điểm danh theo báo cáo của bốn tổ";
        assert!(june.contains(asked));
        let june = june.replace(asked, &format!("{asked}: {count} người"));
        let scenario = read_script("june", &june).whole().unwrap().clone();
        explore(&Story::new(scenario, ron_options().from_str(club).unwrap()), MOST_STATES).findings
    };
    assert_eq!(told("46"), []);
    let is_told = |fault: &PathFault| matches!(fault, PathFault::Claim { fault: ClaimFault::TellsAnswer { name }, .. } if name == "47");
    assert!(told("47").iter().any(is_told), "{:?}", told("47"));
}

/// The wording of the minutes with this id.
fn wording<'s>(scenario: &'s mut Scenario, id: &str) -> &'s mut Wording {
    let minutes = step(scenario, "minutes").kind.try_as_minutes_mut().unwrap();
    let of_field = |field: &'s mut MinutesField| match &mut field.value {
        FieldValue::OneOf { options, .. } => options.iter_mut(),
        FieldValue::Number(_) => <&mut [Wording]>::default().iter_mut(),
    };
    minutes.fields.iter_mut().flat_map(of_field).find(|wording| wording.id.as_str() == id).unwrap()
}

#[test]
fn a_record_that_a_path_contradicts() {
    let found = |change: fn(&mut Scenario)| match walked(change).as_slice() {
        [PathFault::Claim { fault: ClaimFault::Contradicted { item, claim }, path, .. }] => {
            (item.to_string(), *claim, path.iter().map(|(_, word)| word.clone()).collect::<Vec<_>>())
        }
        other => panic!("{other:?}"),
    };
    let put_off = vec!["put-off".to_owned()];
    assert_eq!(
        found(|scenario| wording(scenario, "later").right_if = None),
        ("hands".to_owned(), VoteClaim::Held, put_off)
    );
    let always_later = |scenario: &mut Scenario| {
        "chưa biểu quyết".clone_into(&mut wording(scenario, "hands").text);
    };
    assert_eq!(found(always_later), ("hands".to_owned(), VoteClaim::PutOff, Vec::new()));
}

#[test]
fn steps_that_nobody_comes_to() {
    let never = |id: &str| vec![PathFault::Unreachable { step: id.into() }];
    let unset =
        |scenario: &mut Scenario| step(scenario, "talked").when = Some(Condition::Flag("sung".into()));
    assert_eq!(walked(unset), never("talked"));
    let too_low = |scenario: &mut Scenario| {
        step(scenario, "murmur").when = Some(Condition::Meter(Meter::Trust, Bound::Below(0)));
    };
    assert_eq!(walked(too_low), never("murmur"));
    // No single bound is out of reach, but no value is below one and above the other.
    let both = Condition::All(vec![
        Condition::Meter(Meter::Trust, Bound::Below(45)),
        Condition::Meter(Meter::Trust, Bound::AtLeast(45)),
    ]);
    assert_eq!(walked(|scenario| step(scenario, "murmur").when = Some(both)), never("murmur"));
    let jumped_over = |scenario: &mut Scenario| {
        step(scenario, "lendable").right.go = Some("pay".into());
        step(scenario, "lendable").wrong.go = Some("pay".into());
    };
    assert!(walked(jumped_over).contains(&PathFault::Unreachable { step: "vote".into() }));
    assert_eq!(
        walked(|scenario| step(scenario, "tea").cut = 90),
        [PathFault::OutsideEveryCut { step: "tea".into() }]
    );
}

#[rstest]
#[case("hello")]
#[case("roll")]
#[case("nowhere")]
fn jumps_that_lead_nowhere_or_back(#[case] target: &str) {
    let found = walked(|scenario| step(scenario, "roll").right.go = Some(target.into()));
    assert_eq!(found, [PathFault::BadJump { step: "roll".into(), target: target.into() }]);
}

#[test]
fn a_payment_that_the_box_cannot_make() {
    let found = walked(|scenario| scenario.opening.income_box = Dong(100_000));
    let [
        PathFault::Stuck {
            step,
            task: 0,
            refusal: Refusal::OutOfRange | Refusal::NotEnoughMoney { .. },
            path,
        },
    ] = found.as_slice()
    else {
        panic!("{found:?}")
    };
    assert_eq!((step.as_str(), path.len()), ("pay", 0), "it happens even if everything goes well");
}

#[test]
fn a_payment_that_only_one_path_cannot_make() {
    let twice = |scenario: &mut Scenario| {
        scenario.opening.income_box = Dong(450_000);
        step(scenario, "pay").when = Some(Condition::Flag("greeted".into()));
        if let StepKind::Choose(choose) = &mut step(scenario, "greet").kind {
            for choice in &mut choose.options {
                choice.set = if choice.id.as_str() == "curt" { vec!["greeted".into()] } else { Vec::new() };
            }
        }
    };
    let found = walked(twice);
    let stuck = found.iter().find_map(|fault| match fault {
        PathFault::Stuck { path, .. } => Some(path.clone()),
        _ => None,
    });
    assert_eq!(stuck, None, "450,000 and what hoa pays is enough: {found:?}");
    let found = walked(|scenario| {
        twice(scenario);
        scenario.opening.income_box = Dong(300_000);
    });
    let Some(PathFault::Stuck { path: taken, .. }) = found.first() else { panic!("{found:?}") };
    assert_eq!(*taken, path(&[("greet", "curt")]));
}

#[test]
fn a_box_below_zero_at_the_beginning() {
    let found = walked(|scenario| scenario.opening.operating_box = Dong(-1));
    let below = Account::Box(Fund::Operating);
    assert!(
        found.iter().any(|fault| matches!(fault, PathFault::Money { fault: MoneyFault::Negative { account, balance: Dong(-1) }, .. } if *account == below)),
        "{found:?}"
    );
}

#[test]
fn a_seat_with_nothing_to_do() {
    let skip_secretary = |scenario: &mut Scenario| {
        for part in &mut scenario.parts {
            part.steps.retain(|step| {
                step.role != Role::Secretary && !matches!(step.kind, StepKind::Collect(_) | StepKind::Pay(_))
            });
        }
        if let StepKind::Choose(choose) = &mut step(scenario, "greet").kind {
            for choice in &mut choose.options {
                choice.go = None;
            }
        }
    };
    assert!(walked(skip_secretary).contains(&PathFault::Idle {
        role: Role::Secretary,
        cuts: vec![20, 45],
        path: path(&[])
    }));
    let over = |scenario: &mut Scenario| {
        if let StepKind::Choose(choose) = &mut step(scenario, "greet").kind {
            for choice in choose.options.iter_mut().filter(|choice| choice.id.as_str() == "rude") {
                choice.go = Some("count-end".into());
            }
        }
    };
    assert_eq!(
        walked(over),
        [PathFault::Idle { role: Role::Secretary, cuts: vec![20, 45], path: path(&[("greet", "rude")]) }]
    );
}

/// What the longest cut shows is walked in the shorter one as well.
#[test]
fn a_shorter_cut_without_work_or_without_a_way() {
    let later = |scenario: &mut Scenario| {
        for step in scenario.parts.iter_mut().flat_map(|part| &mut part.steps) {
            if step.role == Role::Secretary || step.kind.shape().moves_money() {
                step.cut = 45;
            }
        }
    };
    let idle = PathFault::Idle { role: Role::Secretary, cuts: vec![20], path: path(&[]) };
    assert_eq!(walked(later), [idle]);
    let never = |scenario: &mut Scenario| {
        step(scenario, "greet").cut = 45;
        let mut pity = step(scenario, "hello").clone();
        pity.id = "pity".into();
        pity.when = Some(Condition::Not(Box::new(Condition::Flag("greeted".into()))));
        scenario.parts[0].steps.push(pity);
    };
    assert_eq!(walked(never), [PathFault::NeverIn { step: "pity".into(), cuts: vec![20] }]);
}

#[test]
fn a_model_path_that_is_not_the_best() {
    let split = |scenario: &mut Scenario| {
        if let StepKind::Choose(choose) = &mut step(scenario, "greet").kind {
            let block = dongvai::scenario::terms::Block::Participation;
            for choice in choose.options.iter_mut().filter(|choice| choice.id.as_str() == "curt") {
                choice.points = [(block, 1)].into();
            }
        }
    };
    let found = walked(split);
    let [PathFault::PointsLost { step: lost, task: 0, earned: 0, possible: 100, .. }] = found.as_slice()
    else {
        panic!("{found:?}")
    };
    assert_eq!(lost.as_str(), "greet");
    let falsify = Consequence { fatal: Some(Fatal::FalsifiesBook), ..Consequence::default() };
    let found = walked(|scenario| step(scenario, "lendable").right = falsify);
    assert_eq!(found, [PathFault::ModelIsFatal { step: "lendable".into(), fatal: Fatal::FalsifiesBook }]);
}

#[test]
fn a_script_that_cannot_be_opened_is_said_so() {
    let refusal = Refusal::UnknownCut { cut: 0 };
    assert_eq!(walked(|scenario| scenario.cuts.clear()), [PathFault::CannotOpen { refusal }]);
}

/// The answers of the path to a step that does not always come, given to the rules one after the other, lead to it.
#[test]
fn each_step_of_each_shipped_meeting_can_be_played_to() {
    let mut only_by_mistake = Vec::new();
    for entry in TestApp::library().scenarios().0 {
        let story = TestApp::library().load(entry.id.as_str(), None).unwrap();
        let cut = *story.scenario.cuts.last().unwrap();
        for wanted in story.steps().filter(|step| step.when.is_some()) {
            let Some(path) = path_to(&story, cut, &wanted.id, MOST_STATES) else {
                only_by_mistake.push(format!("{}: {}", entry.id, wanted.id));
                continue;
            };
            let setup = Setup { mode: Mode::Room, solo: None, cut, seed: 0, deputies: false };
            let mut meeting = Meeting::default();
            for event in decide(&story, &meeting.clone(), &Command::Open(setup)) {
                meeting.apply(&event);
            }
            let is_there = |state: &State| state.open_step().is_some_and(|open| open.step == wanted.id);
            if !is_there(meeting.state()) {
                play_along(&story, &mut meeting, &path, |_, state| {
                    if is_there(state) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
                });
            }
            assert!(is_there(meeting.state()), "{}: {} by {path:?}", entry.id, wanted.id);
        }
    }
    // These come only after a planted mistake that nobody notices.
    assert_eq!(only_by_mistake, ["mua-hai-che: talk-lost"]);
}
