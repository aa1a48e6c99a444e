//! Every screen as people see it. Rules hold each of them in every pair of languages at every size (`screen_rules`); two looks
//! of each are kept to be read: Vietnamese in a usual window, and with English under it on a projector.

use std::fmt::Write;

use dongvai::meeting::command::Mode;
use dongvai::scenario::terms::Role;
use dongvai::tui::msg::Request;

use super::app_on_screen::{TestApp, setup};
use super::screen_rules::{Look, broken, looks, speeches};
use super::shots::{JUNE, Start, shots};

const KEPT: [(&str, (u16, u16)); 2] = [("vi", (80, 24)), ("vi,en", (56, 16))];

fn screens(is_wanted: impl Fn(&Start) -> bool) {
    let mut wrong = Vec::new();
    for shot in shots().iter().filter(|shot| is_wanted(&shot.start)) {
        let looks = looks(shot, TestApp::new(), &speeches());
        snapshot(shot.name, &looks);
        wrong.extend(broken(&looks));
    }
    assert!(wrong.is_empty(), "{} rules are broken\n{}", wrong.len(), wrong.join("\n"));
}

/// One snapshot a screen, one look under the other.
fn snapshot(name: &str, looks: &[Look]) {
    let mut shown = String::new();
    let kept = |(speech, size)| looks.iter().find(move |look| look.speech == speech && look.size == size);
    for look in KEPT.into_iter().filter_map(kept) {
        writeln!(shown, "=== {} {}×{}\n{}", look.speech, look.size.0, look.size.1, look.text()).unwrap();
    }
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, shown);
    });
}

/// The screens from the first question to the briefing.
#[test]
fn before_the_meeting() {
    screens(|start| *start == Start::Home);
}

#[test]
fn one_view_for_each_kind() {
    screens(|start| matches!(start, Start::Task(Mode::Room, ..) | Start::October(_)));
}

#[test]
fn seats_alone_and_as_a_board() {
    screens(|start| matches!(start, Start::Task(Mode::Board | Mode::Solo, ..)));
}

#[test]
fn after_the_meeting() {
    screens(|start| matches!(start, Start::End(..) | Start::Transcript(..)));
}

#[test]
fn the_group() {
    screens(|start| *start == Start::Group);
}

/// What facilitators look at: what was played, seen again and compared.
#[test]
fn at_the_desk() {
    screens(|start| matches!(start, Start::Reviewed | Start::Privacy | Start::Locked | Start::Export));
}

/// Keys that lead somewhere and back, and those after which the same stands on the screen.
const THERE_AND_BACK: [(&str, &str); 7] = [
    ("3↓⏎0", "3↓"),
    ("3↓⏎↓↓↓i0", "3↓⏎↓↓↓"),
    ("3↓⏎↓↓↓d0", "3↓⏎↓↓↓"),
    ("3↓⏎⏎→→0", "3↓⏎"),
    // From the tries it goes to the session, not to where they were compared.
    ("3↓⏎⏎1d0", "3↓⏎"),
    ("3↓⏎⏎1d00", "3↓"),
    ("b↓⏎22CT-05⎋k10", "b↓⏎22CT-05⎋"),
];

#[test]
fn back_leads_to_the_screen_as_it_was_left() {
    let house = TestApp::new();
    house.play_with_mistakes();
    for (back, there) in THERE_AND_BACK {
        let frame = |keys| house.frame(Vec::new(), "vi", (80, 24), keys);
        // The last key of all is the way back; without it something else stands there.
        let (away, _) = back.split_at(back.len() - 1);
        let expected = frame(there);
        assert_ne!(frame(away), expected, "{away} leads nowhere");
        assert_eq!(frame(back), expected, "{back} is not {there}");
    }
}

/// What a step says does not change when its own money has been booked.
#[test]
fn a_step_speaks_of_the_moment_it_was_opened() {
    let house = TestApp::new();
    house.play_to(JUNE, setup(Mode::Room, None, 90), "after-sign", 0);
    let shown = house.frame(Vec::new(), "vi", (100, 900), "3⏎");
    assert!(shown.contains("gửi 3.684.000\u{a0}đ của Quỹ tăng thu nhập"), "{shown}");
    assert!(!shown.contains("gửi 0\u{a0}đ"), "{shown}");
}

/// Below the least size there is one sentence and no panic, whatever the size.
#[test]
fn too_small_a_window() {
    let house = TestApp::new();
    let shown: Vec<String> = [(1, 1), (20, 5), (55, 16), (56, 15)]
        .into_iter()
        .map(|size| format!("=== {}×{}\n{}", size.0, size.1, house.frame(Vec::new(), "vi", size, "")))
        .collect();
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("too-small", shown.join("\n"));
    });
}

/// A field for money out of a hand takes no more digits than one beyond what is in it.
#[test]
fn nobody_gives_back_what_nobody_has() {
    let house = TestApp::new();
    let session = house.play_to(JUNE, setup(Mode::Solo, Some(Role::Treasurer), 90), "on-collect", 0);
    let shown = house.frame(vec![Request::Resume { session }], "vi", (80, 24), "⏎⏎999999999999");
    assert!(shown.contains("[ 9.999.999") && !shown.contains("99.999.999"), "{shown}");
}

/// Letters typed on below the pledge are no commands until Esc.
#[test]
fn words_after_the_pledge_do_nothing_until_esc() {
    let house = TestApp::new();
    let session = house.play_to("khoi-dong", setup(Mode::Room, None, 5), "end", 0);
    let frame = |keys: &str| {
        let looked = vec![Request::Resume { session }];
        house.frame(looked, "vi", (80, 24), &format!("⏎⏎⏎⏎{keys}"))
    };
    let pledge = frame("");
    assert!(pledge.contains("Chốt"), "{pledge}");
    let typed = frame("Tôi sẽ⏎tq?01");
    assert!(typed.contains("►✎ Chốt") && typed.contains("Tôi sẽ"), "{typed}");
    assert!(frame("Tôi sẽ⏎⎋q").contains("►1 Có"), "after Esc a letter is a key");
}

/// A key that does nothing on a page is not named there.
#[test]
fn a_question_names_the_keys_it_takes() {
    let house = TestApp::new();
    let asked = house.frame(Vec::new(), "vi", (120, 40), "q");
    assert!(asked.contains("►1 Có") && !asked.contains("trợ giúp") && !asked.contains("sửa câu"), "{asked}");
    let help = house.frame(Vec::new(), "vi", (120, 40), "?");
    assert!(help.contains("trợ giúp"), "{help}");
    assert!(house.frame(Vec::new(), "vi", (120, 40), "??").contains("Hôm nay làm gì?"));
}

/// No debt is read off the wall: before a hall the name of a member who is late or owes a fee is not on it,
/// at the table, in the second book or in the books; alone at the screen it is.
#[test]
fn the_wall_names_nobody_who_owes() {
    for (step, number, keys) in [
        ("on-collect", 0, ""),
        ("on-collect", 1, ""),
        ("money-fees", 3, ""),
        ("money-fees", 0, "⎋x"),
        ("money-fees", 0, "⎋x2"),
    ] {
        let shown = |mode, solo| {
            let house = TestApp::new();
            let session = house.play_to(JUNE, setup(mode, solo, 90), step, number);
            house.frame(vec![Request::Resume { session }], "vi", (120, 40), keys)
        };
        let wall = shown(Mode::Room, None);
        assert!(!wall.contains("Nguyễn Thị Ơn"), "{step} {keys}\n{wall}");
    }
    let house = TestApp::new();
    let session = house.play_to(JUNE, setup(Mode::Solo, Some(Role::Treasurer), 90), "on-collect", 0);
    let alone = house.frame(vec![Request::Resume { session }], "vi", (120, 40), "");
    assert!(alone.contains("Nguyễn Thị Ơn"), "{alone}");
}
