//! What is right may depend on what has happened: a flag makes another wording, line, order or option the right one.

use dongvai::id::{Flag, ItemId};
use dongvai::meeting::kinds::{
    self, Answer, ChooseAnswer, FieldAnswer, InspectAnswer, MinutesAnswer, OrderAnswer,
};
use dongvai::meeting::rules::Scene;
use dongvai::meeting::state::State;
use dongvai::scenario::reader::{read_club, read_script};
use dongvai::scenario::story::Story;

const STEPS: &str = r#"
    (id: "field", role: Secretary, points: {Records: 1}, why: "…", kind: Minutes(prompt: "…", fields: [
        (id: "vote", label: "…", value: OneOf(right: "hands", options: [
            (id: "hands", text: "…"), (id: "later", text: "…", right_if: "rain")]))])),
    (id: "line", role: Chair, points: {Records: 1}, why: "…", kind: Inspect(prompt: "…", lines: [
        (id: "sum", text: "…", mistake: "…"), (id: "day", text: "…", mistake: "…", mistake_if: "rain")])),
    (id: "order", role: Chair, points: {Procedure: 1}, why: "…", kind: Order(prompt: "…",
        items: [(id: "song", text: "…"), (id: "talk", text: "…")], order_if: [(flag: "rain", items: ["talk", "song"])])),
    (id: "option", role: Chair, kind: Choose(prompt: "…", options: [
        (id: "yard", text: "…", points: {Procedure: 2}, why: "…", worth_if: (flag: "rain", why: "…")),
        (id: "hall", text: "…", why: "…", worth_if: (flag: "rain", points: {Procedure: 2}, why: "…"))])),
"#;

fn story() -> Story {
    let base = include_str!("../../src/cli/check/examples/base.ron").replace("// more steps", STEPS);
    let file = read_script("base.ron", &base);
    let club = read_club("club.ron", include_bytes!("../../src/cli/check/examples/club.ron")).club.unwrap();
    assert!(file.whole().is_some(), "{:?}", file.findings);
    Story::new(file.scenario.clone(), club)
}

fn ids(ids: &[&str]) -> Vec<ItemId> {
    ids.iter().map(|id| ItemId::from(*id)).collect()
}

fn minutes(wording: &str) -> Answer {
    MinutesAnswer { fields: vec![(ItemId::from("vote"), FieldAnswer::Pick(ItemId::from(wording)))] }.into()
}

#[test]
fn a_flag_makes_another_answer_the_right_one() {
    let story = story();
    let marked = |marked: &[&str]| Answer::from(InspectAnswer { marked: ids(marked) });
    let order = |items: &[&str]| Answer::from(OrderAnswer { items: ids(items) });
    let option = |option: &str| Answer::from(ChooseAnswer { option: ItemId::from(option) });
    let cases = [
        ("field", minutes("hands"), minutes("later")),
        ("line", marked(&["sum"]), marked(&["sum", "day"])),
        ("order", order(&["song", "talk"]), order(&["talk", "song"])),
        ("option", option("yard"), option("hall")),
    ];
    for (id, usual, after) in cases {
        let step = story.step(&id.into()).unwrap();
        let task = kinds::tasks(step).remove(0);
        let rain = State { flags: [Flag::from("rain")].into(), ..State::default() };
        for (state, right, wrong) in [(State::default(), &usual, &after), (rain, &after, &usual)] {
            let scene = Scene { story: &story, state: &state, step };
            assert_eq!(kinds::model(scene, &task).as_ref(), Some(right), "{id}");
            let judged = |answer| kinds::judge(scene, &task, answer).unwrap().verdict.right;
            assert!(judged(right) && !judged(wrong), "{id}");
        }
    }
}

#[test]
fn each_case_of_an_option_has_its_own_reason() {
    let story = story();
    let step = story.step(&"option".into()).unwrap();
    let choose = step.kind.try_as_choose_ref().unwrap();
    let rain = [Flag::from("rain")].into();
    let fields = |id: &str| {
        let option = choose.option(&ItemId::from(id)).unwrap();
        [option.reason_after(&[].into()).0, option.reason_after(&rain).0]
    };
    assert_eq!([fields("yard"), fields("hall")], [["why", "why-if"]; 2]);
    assert_eq!(choose.bests().iter().map(|best| best.id.as_str()).collect::<Vec<_>>(), ["yard", "hall"]);
    let keys: Vec<String> = story.scenario.lines().into_iter().map(|line| line.key).collect();
    assert!(keys.contains(&"option-hall-why-if".to_owned()), "{keys:?}");
}
