//! A script is read with all its faults, each at its place, and no input makes the reader panic.

use super::{HEAD, PART, ScriptFile, read_script, read_script_bytes, ron_options};
use crate::scenario::kinds::StepKind;
use crate::scenario::model::{Part, Scenario, Step};

const HEAD_TEXT: &str = r#"(
  format: 1, id: "may", title: "Tháng năm", summary: "Một buổi họp ngắn.", club: "na-cooc",
  month: (year: 2026, month: 5), day: 15, cuts: [20], default_cut: 20, goals: ["Nói rõ."],
  opening: (understanding: 50, voices: 50, trust: 50),
  parts: [(id: "open", name: "Mở đầu", steps: [
STEPS
  ])])"#;

fn with_steps(steps: &str) -> ScriptFile {
    read_script("may.ron", &HEAD_TEXT.replace("STEPS", steps))
}

/// The code and the words under the caret of every finding.
fn carets(file: &ScriptFile) -> Vec<(&'static str, &str)> {
    let caret = |range: std::ops::Range<usize>| file.text.get(range).unwrap_or("?");
    file.findings.iter().map(|finding| (finding.code(), caret(finding.range.clone()))).collect()
}

#[test]
fn a_step_as_the_design_writes_it() {
    let step = r#"(id: "on-whispers", role: Treasurer, minutes: 3, when: All([Flag("on-came"), Meter(Trust, AtLeast(40))]),
     kind: Choose(
       prompt: "Có người đến chậm, muốn nói riêng với Thủ quỹ. Thủ quỹ xử lý thế nào?",
       options: [
         (id: "aloud", text: "Đọc to", fatal: Some(ShamesDebtor), effects: [Trust(-20)], why: "…", rule: "brief 6.1", assumed: true),
         (id: "private", text: "Mời ra", points: {Finance: 3, Lending: 2}, effects: [Trust(5)], set: ["on-paid-part"], why: "…"),
       ]),
     private: "{ $on } nói nhỏ: \"Con lợn nhà tôi chết rồi.\"",
     hint: "Tiền nhận đồng nào ghi ngay đồng ấy.", cue: "Trả chậm: nói riêng, ghi ngay")"#;
    let file = with_steps(step);
    assert_eq!(carets(&file), []);
    let step = &file.scenario.parts[0].steps[0];
    assert!(step.hint.is_some());
    assert!(matches!(&step.kind, StepKind::Choose(choose) if choose.options[0].fatal.is_some()));
}

#[test]
fn one_broken_step_never_hides_the_next() {
    let file = with_steps(
        r#"(id: "a", rol: Chair, kind: Say(text: "Chào")),
           (id: "b", role: Chairman, kind: Say(text: "Chào")),
           (id: "c", role: Chair, minutes: "hai", kind: Say(text: "Chào")),
           (id: "d", role: Chair, kind: Say(text: "Kính thưa các cụ")),
           (id: "e", role: Chair, kind: Choose(prompt: "Họp?", options: [(id: "x", text: "Chào")])),
           (id: "f", role: Chair kind: Say(text: "Chào")),
           (id: "g", role: Chair, kind: Says(text: "Chào")),
           (id: "h", role: "Chair", kind: Say(text: "Chào")),
           (id: "i", role: Chair, minutes: 300000, kind: Say(text: "Chào")),"#,
    );
    assert_eq!(
        carets(&file),
        [
            ("DV0109", "rol"),
            ("DV0112", "Chairman"),
            ("DV0113", "hai"),
            ("DV0110", "("),
            ("DV0106", "kind"),
            ("DV0112", "Says"),
            ("DV0113", "Chair"),
            ("DV0113", "300000"),
        ]
    );
    let read: Vec<&str> = file.scenario.parts[0].steps.iter().map(|step| step.id.as_str()).collect();
    assert_eq!(read, ["d"]);
}

#[test]
fn an_open_bracket_is_reported_where_it_was_opened() {
    let file = with_steps(
        r#"(id: "a", role: Chair, kind: Say(text: "Chào"),
           (id: "b", role: Chair, kind: Say(text: "Chào")),
           (id: "c", role: Char, kind: Say(text: "Chào")),"#,
    );
    assert_eq!(carets(&file), [("DV0102", "("), ("DV0112", "Char")]);
    let opened = file.findings[0].range.start;
    assert!(file.text.get(opened..).unwrap_or_default().starts_with("(id: \"a\""));
    assert_eq!(file.scenario.parts[0].steps.len(), 1, "the step behind is read");
}

#[test]
fn a_quote_that_is_missing_is_reported_where_it_belongs() {
    let file = with_steps(
        "(id: \"a\", role: Chair, kind: Say(text: \"Chào bà con)),\n(id: \"b\", role: Chair, kind: Say(text: \"Chào\")),",
    );
    assert_eq!(carets(&file), [("DV0126", "")]);
    let missing = file.findings[0].range.start;
    assert!(file.text.get(..missing).unwrap_or_default().ends_with("\"Chào bà con"));
    assert_eq!(file.scenario.parts[0].steps.len(), 2, "both steps are read");
}

#[test]
fn head_fields_fail_each_by_itself() {
    let text = HEAD_TEXT
        .replace("STEPS", "")
        .replace("day: 15", "day: 300")
        .replace("title: \"Tháng năm\", ", "")
        .replace("goals", "goal")
        .replace("year: 2026", "yeer: 2026");
    let codes = carets(&read_script("may.ron", &text))
        .iter()
        .map(|(code, at)| format!("{code} {at}"))
        .collect::<Vec<_>>();
    assert_eq!(codes, ["DV0110 (", "DV0110 (", "DV0109 yeer", "DV0113 300", "DV0109 goal"]);
}

#[test]
fn hostile_input_never_panics() {
    let deep = "(".repeat(100_000);
    assert_eq!(carets(&read_script("deep.ron", &deep))[0].0, "DV0107");
    let deep = with_steps(&format!("(id: \"a\", when: {}", "Not(".repeat(100_000)));
    assert!(carets(&deep).iter().any(|(code, _)| *code == "DV0107"));
    for text in [
        "",
        "   ",
        "[]",
        "(",
        ")",
        "\"",
        "/*",
        "\u{feff}",
        "(format: 2)",
        "xin chào",
        "(:,:,)",
        "(format: 1, parts: (1))",
    ] {
        assert!(!read_script("odd.ron", text).findings.is_empty(), "{text:?}");
    }
    let bytes = b"(format: 1, title: \"Th\xe1ng\")";
    let file = read_script_bytes("latin.ron", bytes);
    assert_eq!(carets(&file)[0], ("DV0101", "\u{fffd}"));
}

#[test]
fn the_known_fields_are_those_of_the_model() {
    fn fields<T: serde::de::DeserializeOwned>() -> Vec<&'static str> {
        match ron_options().from_str::<T>("(zzz: 1)").map_err(|error| error.code) {
            Err(ron::Error::NoSuchStructField { expected, .. }) => expected.to_vec(),
            other => panic!("{:?}", other.err()),
        }
    }
    assert_eq!(fields::<Scenario>(), [&HEAD[..], &["parts"]].concat());
    assert_eq!(fields::<Part>(), PART);
    assert!(fields::<Step>().contains(&"planted"));
}
