//! A roll that is taken again: only those who were away are asked for, and the quorum is that of the people who are there
//! then.

use dongvai::id::{MemberId, StepId};
use dongvai::meeting::command::{Mode, Setup};
use dongvai::meeting::explore::{MOST_STATES, explore};
use dongvai::meeting::figures::n_present;
use dongvai::meeting::kinds::{Answer, RollCallAnswer};
use dongvai::scenario::kinds::StepKind;
use dongvai::scenario::model::Scenario;
use dongvai::scenario::terms::{Absence, Fatal};
use dongvai::tui::msg::Request;

use super::app_on_screen::{TestApp, changed_june, setup};
use super::shots::JUNE;
use super::small_story::{Table, changed, fatal, step, verdict};
use super::truth::{has, has_not};

const AWAY: [&str; 3] = ["tinh", "sen", "pao"];

/// Five of eight are there when the roll is called; Páo comes before the vote, and six make a quorum.
fn with_arrival(scenario: &mut Scenario) {
    scenario.absent = AWAY.map(|id| Absence { member: MemberId::from(id), excused: true }).to_vec();
    let mut again = step(scenario, "roll").clone();
    again.id = StepId::new("again");
    again.planted = None;
    let StepKind::RollCall(roll) = &mut again.kind else { panic!("no roll call") };
    roll.arrived = vec![MemberId::from("pao")];
    roll.reports.retain(|report| report.team == 2);
    for part in &mut scenario.parts {
        if let Some(at) = part.steps.iter().position(|step| step.kind.is_vote()) {
            part.steps.insert(at, again.clone());
        }
    }
}

fn at(step: &str) -> Table {
    let setup = Setup { mode: Mode::Room, solo: None, cut: 45, seed: 1, deputies: false };
    let mut table = Table::with(changed(with_arrival), setup);
    table.go_to(step);
    table
}

fn there(table: &Table) -> usize {
    n_present(&table.story, table.state())
}

#[test]
fn who_has_come_is_there_after_the_roll_was_taken_again() {
    let mut table = at("roll");
    let Some(Answer::RollCall(first)) = table.model() else { panic!("no roll call") };
    assert_eq!((first.away.len(), first.quorum), (3, false));
    table.go_to("again");
    assert_eq!(there(&table), 5);
    let Some(Answer::RollCall(second)) = table.model() else { panic!("no roll call") };
    assert_eq!((second.away.len(), second.quorum), (2, true));
    assert!(second.away.iter().all(|absence| absence.member.as_str() != "pao"));
    table.answer_well();
    assert_eq!(there(&table), 6);
}

/// Those of the first roll are wrong now, and the meeting still goes on with the true one.
#[test]
fn the_first_roll_is_no_answer_to_the_second() {
    let mut table = at("again");
    let away = table.state().roll.clone().unwrap();
    for tries in 1..=3 {
        let events = table.answer(Answer::RollCall(RollCallAnswer { away: away.clone(), quorum: false }));
        assert!(!verdict(&events).right);
        assert_eq!(there(&table), if tries < 3 { 5 } else { 6 }, "after {tries} tries");
    }
}

#[test]
fn a_vote_after_the_arrival_is_lawful() {
    let vote = "vote";
    let mut table = at(vote);
    let events = table.answer_well();
    assert_eq!(fatal(&events), None);
    let mut early = with_arrival_unnoticed();
    early.go_to(vote);
    let Some(Answer::Vote(mut held)) = early.model() else { panic!("no vote") };
    held.quorum = true;
    assert_eq!(fatal(&early.answer(Answer::Vote(held))), Some(Fatal::VotesWithoutQuorum));
}

/// The same meeting without the second roll call.
fn with_arrival_unnoticed() -> Table {
    let story = changed(|scenario| {
        with_arrival(scenario);
        for part in &mut scenario.parts {
            part.steps.retain(|step| step.id.as_str() != "again");
        }
    });
    Table::with(story, Setup { mode: Mode::Room, solo: None, cut: 45, seed: 1, deputies: false })
}

#[test]
fn every_path_of_it_can_be_walked() {
    let explored = explore(&changed(with_arrival), MOST_STATES);
    assert_eq!(explored.findings, [], "and it is as sound as without it");
}

/// A second roll call in June: two of those who were away have come.
fn june_again() -> Vec<(String, String)> {
    let step = concat!(
        "(id: \"roll-again\", role: Secretary, minutes: 1, points: {Records: 1}, why: \"Có người mới đến.\",\n",
        " kind: RollCall(prompt: \"Điểm danh lại.\", arrived: [\"yeu\", \"bien\"], reports: [\n",
        "  (id: \"two\", team: 2, text: \"Tổ 2: { $yeu } đã đến.\"),\n",
        "  (id: \"three\", team: 3, text: \"Tổ 3: { $bien } vừa đến.\")])),\n            ",
    );
    let next = "(id: \"open-dance-dizzy\"";
    vec![(next.to_owned(), format!("{step}{next}"))]
}

#[test]
fn the_form_asks_only_for_those_who_were_away() {
    let changes = june_again();
    let changes: Vec<(&str, &str)> = changes.iter().map(|(from, to)| (from.as_str(), to.as_str())).collect();
    let shelf = changed_june(&changes);
    let house = TestApp::with_shelf(shelf.path());
    let session = house.play_to(JUNE, setup(Mode::Room, None, 90), "roll-again", 0);
    for size in [(56, 16), (80, 24)] {
        let frame = house.frame(vec![Request::Resume { session }], "vi", size, "");
        has(&frame, &["Lò Thị Yêu", "Phàn Thị Sếnh"]);
        has_not(&frame, &["Lường Thị Thơm"]);
    }
}
