//! An election: what is right in its answer, what is refused, and which flags it sets.

use dongvai::id::{Flag, MemberId};
use dongvai::meeting::command::{Mode, Setup};
use dongvai::meeting::event::Event;
use dongvai::meeting::kinds::{self, Answer, ElectAnswer};
use dongvai::meeting::rules::Scene;
use dongvai::scenario::reader::{read_club, read_script};
use dongvai::scenario::story::Story;
use rstest::rstest;

use super::small_story::{Table, fatal, refused, verdict};

/// Four of five are there: mai and on have three hands, pao has two, which is not more than half.
const ELECT: &str = r#"
    (id: "elect", role: Chair, points: {Procedure: 4}, why: "…", kind: Elect(prompt: "…", seats: 2,
        candidates: [
            (member: "mai", elected: "mai-elected", hands: [(team: 1, agree: 2), (team: 2, agree: 1, disagree: 1)]),
            (member: "on", elected: "on-elected", hands: [(team: 1, agree: 1, no_opinion: 1), (team: 2, agree: 2)]),
            (member: "pao", hands: [(team: 1, agree: 1), (team: 2, agree: 1)]),
        ], put_off: "put-off")),
    (id: "both", role: Chair, when: All([Flag("mai-elected"), Flag("on-elected")]), kind: Say(text: "…")),
    (id: "later", role: Chair, when: Flag("put-off"), kind: Say(text: "…")),
"#;

/// The election as the first step, with so few people there if `away` names some.
fn story(away: &str) -> Story {
    let base = include_str!("../../src/cli/check/examples/base.ron");
    let base = base.replace("steps: [\n      (id: \"hello\"", &format!("steps: [{ELECT} (id: \"hello\""));
    let base = base.replace("absent: [", &format!("absent: [{away}"));
    let file = read_script("base.ron", &base);
    let club = read_club("club.ron", include_bytes!("../../src/cli/check/examples/club.ron")).club.unwrap();
    assert!(file.whole().is_some(), "{:?}", file.findings);
    Story::new(file.scenario.clone(), club)
}

fn table(away: &str) -> Table {
    Table::with(story(away), Setup { mode: Mode::Room, solo: None, cut: 45, seed: 1, deputies: false })
}

const TWO_MORE: &str = "(member: \"lan\", excused: true), (member: \"pao\", excused: true), ";

fn members(ids: &[&str]) -> Vec<MemberId> {
    ids.iter().map(|id| MemberId::from(*id)).collect()
}

fn answer(quorum: bool, asked_more: bool, counts: &[u16], elected: &[&str]) -> Answer {
    let counts = members(&["mai", "on", "pao"]).into_iter().zip(counts.iter().copied()).collect();
    ElectAnswer { quorum, asked_more, counts, elected: members(elected) }.into()
}

#[rstest]
#[case::as_it_was(true, &[3, 3, 2], &["on", "mai"], &[])]
#[case::no_more_names_asked_for(false, &[3, 3, 2], &["mai", "on"], &["nominations"])]
#[case::miscounted(true, &[3, 2, 2], &["mai", "on"], &["hands"])]
#[case::one_left_out(true, &[3, 3, 2], &["mai"], &["elected"])]
#[case::half_is_not_enough(true, &[3, 3, 2], &["mai", "on", "pao"], &["elected"])]
#[case::all_of_it(false, &[1, 1, 1], &[], &["nominations", "hands", "elected"])]
fn what_is_wrong_in_an_election(
    #[case] asked_more: bool,
    #[case] counts: &[u16],
    #[case] elected: &[&str],
    #[case] wrong: &[&str],
) {
    let mut table = table("");
    let events = table.answer(answer(true, asked_more, counts, elected));
    assert_eq!(verdict(&events).wrong, wrong);
    let Some(Event::Answered { outcome, .. }) = events.first() else { panic!("{events:?}") };
    assert!(outcome.postings.is_empty() && outcome.vote.is_none(), "an election moves no money");
    let got: Vec<_> = table.state().election.iter().map(|one| (one.agree, one.elected)).collect();
    assert_eq!(got, [(3, true), (3, true), (2, false)], "as the team leaders counted");
    let flags = ["mai", "on"].map(|id| table.state().flags.contains(&Flag(format!("{id}-elected"))));
    assert_eq!(flags, ["mai", "on"].map(|id| elected.contains(&id)));
}

#[test]
fn without_a_quorum_it_is_put_off_and_never_fatal() {
    for (away, is_right) in [(TWO_MORE, true), ("", false)] {
        let mut table = table(away);
        let events = table.answer(answer(false, false, &[], &[]));
        assert_eq!(verdict(&events).right, is_right, "{away}");
        assert!(table.state().election.is_empty() && table.state().flags.contains(&Flag::from("put-off")));
        assert_eq!(table.step(), "later");
    }
    let mut table = table(TWO_MORE);
    let held = table.answer(answer(true, true, &[3, 3, 2], &["mai", "on"]));
    assert_eq!((verdict(&held).wrong, fatal(&held)), (vec!["quorum".to_owned()], None));
}

#[test]
fn every_other_answer_leads_elsewhere() {
    let table = table("");
    let turn = table.turn().unwrap();
    let scene = Scene { story: &table.story, state: table.state(), step: turn.step };
    let words: Vec<String> = kinds::others(scene, &turn.task).into_iter().map(|(word, _)| word).collect();
    assert_eq!(words, ["put-off", "nominations-not-asked", "nobody-named", "without-mai", "without-on"]);
    let model = kinds::model(scene, &turn.task).unwrap();
    assert!(kinds::judge(scene, &turn.task, &model).unwrap().verdict.right);
}

#[test]
fn what_no_form_makes_is_refused() {
    let mut table = table("");
    let with = |who: &str, n: u16| {
        let Answer::Elect(mut own) = answer(true, true, &[3, 3, 2], &["mai"]) else { unreachable!() };
        own.counts.push((who.into(), n));
        Answer::Elect(own)
    };
    let cases = [
        (answer(true, true, &[3, 3], &["mai"]), "not-an-answer"),
        (with("mai", 3), "not-an-answer"),
        (with("lan", 1), "unknown-item"),
        (answer(true, true, &[3, 3, 2], &["lan"]), "unknown-item"),
        (answer(true, true, &[3, 5, 2], &["mai"]), "out-of-range"),
    ];
    for (answer, why) in cases {
        assert_eq!(refused(&table.answer(answer.clone())), Some(why), "{answer:?}");
    }
}
