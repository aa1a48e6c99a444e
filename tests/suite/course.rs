//! The course of a meeting by example: stepping back, cuts, playing alone, skipping, the room's word.

#![expect(clippy::wildcard_enum_match_arm, reason = "a test asks for one variant")]

use std::time::{Duration, Instant};

use rstest::rstest;

use dongvai::meeting::command::{Command, Mode, Setup};
use dongvai::meeting::event::{Event, PlayedHow};
use dongvai::meeting::kinds::{Answer, DiscussAnswer};
use dongvai::meeting::{flow, fold};
use dongvai::review::review;
use dongvai::scenario::terms::Role;

use super::small_story::{Table, changed, points, refused, wrong};

#[test]
fn stepping_back_restores_the_state_and_keeps_the_attempts() {
    let mut table = Table::at("roll");
    let before = table.state().clone();
    let (_, to_seq) = table.meeting.way_back().map(|(step, seq)| (step.clone(), seq)).unwrap();
    table.run(&Command::StepBack { to_seq });
    assert_eq!(table.step(), "agenda");
    let first = review(table.meeting.log());
    let answer = wrong(&table);
    table.answer(answer);
    let answered = table.answer_well();
    assert_eq!(points(&answered), (0, 0));
    let id = "agenda".into();
    assert_eq!(table.meeting.attempts(&id, 0).tries, 3);
    assert_eq!(review(table.meeting.log()).total, first.total, "the first try alone counts");
    let (mut now, mut then) = (table.state().clone(), before);
    now.trail.clear();
    then.trail.clear();
    assert_eq!(now, then, "the same answers lead to the same state");
}

#[test]
fn back_leads_to_the_beginning_of_a_begun_step_first() {
    let mut table = Table::at("collect");
    table.answer_well();
    let (at, seq) = table.meeting.way_back().map(|(step, seq)| (step.to_string(), seq)).unwrap();
    assert_eq!(at, "collect");
    table.run(&Command::StepBack { to_seq: seq });
    assert_eq!(table.state().open_step().map(|open| open.task), Some(0));
    assert_eq!(table.meeting.way_back().map(|(step, _)| step.to_string()), Some("table".to_owned()));
}

#[test]
fn two_thousand_steps_back_fold_quickly() {
    let mut table = Table::at("agenda");
    let home = table.state().clone();
    for _ in 0..2_000 {
        let seq = table.meeting.way_back().map(|(_, seq)| seq).unwrap();
        table.run(&Command::StepBack { to_seq: seq });
        table.answer_well();
    }
    let began = Instant::now();
    let folded = fold(table.meeting.log());
    assert!(began.elapsed() < Duration::from_secs(2), "{:?}", began.elapsed());
    assert_eq!(folded.state(), table.state());
    assert_eq!(folded.state().meters, home.meters);
    let end = table.state().clone();
    // Back to what was stepped back from is not offered: only what is in force can be returned to.
    assert!(end.trail.len() <= 3, "{:?}", end.trail);
}

#[test]
fn money_is_the_same_in_every_cut() {
    let played = |cut: u16| {
        let mut table = Table::open(Mode::Room, None, cut, 1);
        table.play_out();
        table
    };
    let (short, long) = (played(20), played(45));
    assert_eq!(short.state().ledger, long.state().ledger);
    assert_eq!(short.state().flags, long.state().flags);
    let silent = short.meeting.log().iter().filter(|event| {
        matches!(event, Event::Played { step, how: PlayedHow::Silently, .. } if step.as_str() == "tea")
    });
    assert_eq!(silent.count(), 2, "the payment and its line in the second book");
    assert!(short.state().trail.iter().all(|(step, _)| step.as_str() != "tea"), "nobody steps back to it");
}

#[rstest]
#[case(Role::Chair)]
#[case(Role::Treasurer)]
#[case(Role::Secretary)]
fn alone_the_computer_plays_the_other_seats_and_errs_once_in_every_part(#[case] role: Role) {
    for seed in 0..20 {
        let mut table = Table::open(Mode::Solo, Some(role), 45, seed);
        let setup = table.state().setup.clone().unwrap();
        for part in &table.story.scenario.parts {
            let erring = part.steps.iter().filter(|step| flow::is_planted(&table.story, &setup, step));
            assert_eq!(erring.count(), 1, "{role:?} {seed} {}", part.id);
        }
        table.play_out();
        let wrongly = table.meeting.log().iter();
        let wrongly = wrongly.filter(|event| matches!(event, Event::Played { how: PlayedHow::Wrongly, .. }));
        assert_eq!(wrongly.count(), 3, "{role:?} {seed}");
        let human = table.meeting.log().iter().filter_map(|event| match event {
            Event::Answered { by, .. } => Some(*by),
            _ => None,
        });
        assert!(human.into_iter().all(|by| by == role || by == Role::Room));
    }
}

#[test]
fn objecting_to_a_mistake_earns_its_points_and_to_a_right_deed_nothing() {
    let solo = |seed| Table::open(Mode::Solo, Some(Role::Secretary), 45, seed);
    let mut table = solo(0);
    let setup = table.state().setup.clone().unwrap();
    let (mut rightly, mut vainly) = (0, 0);
    while let Some(turn) = table.turn() {
        let seen = !matches!(turn.who, flow::Who::Person(_)) && turn.step.kind.slug() != "discuss";
        if !seen {
            table.go_on();
            continue;
        }
        let id = turn.step.id.clone();
        let planted = flow::is_planted(&table.story, &setup, turn.step) && turn.number == 0;
        let before = table.state().clone();
        let events = table.run(&Command::Object { step: id.clone() });
        let Some(Event::Objected { rightly: right, outcome, .. }) = events.first() else {
            panic!("{id}: {events:?}")
        };
        assert_eq!(*right, planted, "{id}");
        if planted {
            rightly += 1;
            assert!(outcome.points.iter().all(|point| point.earned == point.possible));
            assert_ne!(*table.state(), before, "{id}: it is put right and the meeting goes on");
        } else {
            vainly += 1;
            assert_eq!(*table.state(), before, "{id}");
            table.go_on();
        }
    }
    assert_eq!(rightly, 3);
    assert!(vainly > 0);
    assert!(
        !table
            .meeting
            .log()
            .iter()
            .any(|event| matches!(event, Event::Played { how: PlayedHow::Wrongly, .. }))
    );
    let mut missed = solo(0);
    missed.play_out();
    assert!(review(missed.meeting.log()).total < review(table.meeting.log()).total);
}

#[test]
fn the_room_may_lead_the_meeting_somewhere() {
    let mut table = Table::at("talk");
    table.answer(Answer::Discuss(DiscussAnswer { hands: vec![("count".into(), 5), ("speak".into(), 3)] }));
    assert_eq!(table.step(), "talked");
    let mut table = Table::at("talk");
    table.answer(Answer::Discuss(DiscussAnswer { hands: vec![("count".into(), 4), ("speak".into(), 4)] }));
    assert_eq!(table.step(), "count-end", "a tie leads nowhere in particular");
}

#[test]
fn a_skipped_step_is_done_in_silence_and_earns_nothing() {
    let mut table = Table::at("collect");
    let step = table.step_id();
    table.run(&Command::Skip { step });
    assert_eq!(table.step(), "tea");
    assert!(table.state().flags.contains(&"collected".into()));
    assert!(review(table.meeting.log()).tasks.iter().all(|task| task.step.as_str() != "collect"));
}

#[test]
fn the_same_commands_make_the_same_events_byte_for_byte() {
    let play = || {
        let mut table = Table::open(Mode::Solo, Some(Role::Treasurer), 45, 7);
        while !table.state().is_finished() {
            if table.meeting.log().len() % 5 == 2 {
                let step = table.step_id();
                table.run(&Command::Pause { step, hands: Vec::new() });
            }
            table.go_on();
        }
        serde_json::to_string(table.meeting.log()).unwrap()
    };
    let one = play();
    assert_eq!(one, play());
    assert!(
        one.starts_with(r#"[{"Opened":{"setup":{"mode":"Solo","solo":"Treasurer","cut":45,"seed":7}"#),
        "{one}"
    );
}

#[test]
fn a_script_without_steps_and_a_strange_record_are_no_reason_to_fall_over() {
    let story = changed(|scenario| scenario.parts.clear());
    let mut table =
        Table::with(story, Setup { mode: Mode::Room, solo: None, cut: 45, seed: 1, deputies: false });
    assert!(table.state().is_finished());
    assert_eq!(refused(&table.run(&Command::Hint { step: "x".into() })), Some("finished"));
    let strange =
        [Event::SteppedBack { to_seq: 9 }, Event::Paused { step: "nowhere".into(), hands: Vec::new() }];
    assert_eq!(fold(&strange).log().len(), 2);
}
