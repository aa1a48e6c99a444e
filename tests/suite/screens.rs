//! Every screen as people see it: in Vietnamese and with English under it at three sizes, and with drafts in both Mông
//! scripts and in Thái under it at the two sizes of a projector.

use std::fmt::Write;

use dongvai::meeting::command::Mode;
use dongvai::scenario::model::Role;
use dongvai::tui::msg::Request;

use crate::suite::stage_door::{House, setup};

const SIZES: [(u16, u16); 3] = [(56, 16), (80, 24), (120, 40)];
const SPEECHES: [&str; 2] = ["vi", "vi,en"];
const DRAFTED: [&str; 3] = ["vi,hmn-VN", "vi,mww", "vi,blt-Tavt-VN"];
const PROJECTOR: [(u16, u16); 2] = [(56, 16), (80, 24)];
const JUNE: &str = "sinh-hoat-thang-sau";

/// One snapshot a screen: every language at its sizes, one under the other.
fn snapshot(name: &str, frame: impl Fn(&str, (u16, u16)) -> String) {
    let mut shown = String::new();
    let in_full = SPEECHES.into_iter().flat_map(|speech| SIZES.map(|size| (speech, size)));
    let drafted = DRAFTED.into_iter().flat_map(|speech| PROJECTOR.map(|size| (speech, size)));
    for (speech, size) in in_full.chain(drafted) {
        writeln!(shown, "=== {speech} {}×{}\n{}", size.0, size.1, frame(speech, size)).unwrap();
    }
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, shown);
    });
}

/// A task of the June meeting before the hall, with these keys pressed.
fn task(name: &str, mode: Mode, solo: Option<Role>, step: &str, number: u16, keys: &str) {
    let house = House::new();
    let session = house.play_to(JUNE, setup(mode, solo, 90), step, number);
    snapshot(name, |speech, size| {
        house.copy().frame(vec![Request::Resume { session: session.clone() }], speech, size, keys)
    });
}

/// The screens from the first question to the briefing.
#[test]
fn before_the_meeting() {
    for (name, keys) in [
        ("home", ""),
        ("scenarios", "1"),
        ("setup-mode", "1↓⏎"),
        ("setup-cut", "1↓⏎2"),
        ("seats-solo", "1↓⏎12"),
        ("seats-board", "1↓⏎22"),
        ("briefing", "1↓⏎22⏎⏎⏎⏎⏎"),
        ("help", "?"),
        ("quit", "q"),
        ("sessions-empty", "2"),
        ("languages", "t↓↓↓"),
        ("cues", "t↓↓↓↓↓↓↓↓↓⏎"),
        ("corrections-empty", "t9"),
        ("correct", "s"),
        ("correct-which", "s1"),
        ("correct-edit", "s12"),
    ] {
        let house = House::new();
        snapshot(name, |speech, size| house.copy().frame(Vec::new(), speech, size, keys));
    }
}

#[test]
fn one_view_for_each_kind() {
    let room = |name, step, number, keys| task(name, Mode::Room, None, step, number, keys);
    room("choose", "on-whispers", 0, "3");
    room("choose-feedback", "on-whispers", 0, "2⏎");
    room("order", "prep-order", 0, "31");
    room("speak", "money-read", 0, "");
    room("speak-ticks", "money-read", 0, "⏎1");
    room("speak-feedback", "money-read", 0, "⏎12⏎");
    room("roll-call", "roll-call", 0, "→⇥");
    room("count", "count-open", 0, "9");
    room("count-missed", "count-open", 0, "1⏎1⏎1⏎1⏎1⏎1⏎1⏎1⏎1⏎1⏎1⏎1⏎");
    room("collect", "money-collect", 0, "500000⏎32000⏎");
    room("collect-missed", "money-collect", 0, "500000⏎36000⏎0⏎→⏎⏎");
    room("collect-fee", "money-fees", 1, "");
    room("second-book", "money-collect", 4, "500000");
    room("pay", "pay-loan", 0, "→⏎3000000⏎→");
    room("figure", "lendable", 0, "4600000");
    room("figure-worked", "lendable", 0, "1⏎⏎↑2⏎⏎↑3⏎⏎");
    room("inspect", "report-check", 0, "2");
    room("vote", "vote-loan", 0, "→⏎");
    room("minutes", "close-minutes", 0, "47");
    room("discuss", "close-discuss", 0, "12");
    room("say", "requests-say", 0, "");
    room("hint", "on-whispers", 0, "h1");
    room("books-loans", "money-collect", 0, "⎋x");
    room("books-cash", "money-fees", 0, "⎋x2");
    room("trainer", "on-whispers", 0, "m");
    room("trainer-pause", "on-whispers", 0, "m1");
    room("trainer-numbers", "on-whispers", 0, "m51");
    room("step-back", "on-whispers", 0, "0");
}

#[test]
fn seats_alone_and_as_a_board() {
    task("hand-over", Mode::Board, None, "money-collect", 0, "");
    task("solo-private", Mode::Solo, Some(Role::Treasurer), "on-whispers", 0, "");
    task("solo-computer", Mode::Solo, Some(Role::Chair), "money-collect", 0, "");
    task("solo-second-book", Mode::Solo, Some(Role::Secretary), "money-collect", 4, "");
    task("solo-speak", Mode::Solo, Some(Role::Treasurer), "money-read", 0, "");
}

#[test]
fn after_the_meeting() {
    for (name, mode, solo) in
        [("debrief-room", Mode::Room, None), ("debrief-solo", Mode::Solo, Some(Role::Chair))]
    {
        let house = House::new();
        // Back to the last step and through it again, to come to the debrief as people do.
        let session = house.play_to("khoi-dong", setup(mode, solo, 5), "end", 0);
        for (page, keys) in [("first", "⏎"), ("discussion", "⏎⏎"), ("pledge", "⏎⏎⏎")] {
            snapshot(&format!("{name}-{page}"), |speech, size| {
                house.copy().frame(vec![Request::Resume { session: session.clone() }], speech, size, keys)
            });
        }
        snapshot(&format!("{name}-sessions"), |speech, size| {
            house.copy().frame(vec![Request::ShowSession { session: session.clone() }], speech, size, "2⏎")
        });
    }
}

/// Below the least size there is one sentence and no panic, whatever the size.
#[test]
fn too_small_a_window() {
    let house = House::new();
    let shown: Vec<String> = [(1, 1), (20, 5), (55, 16), (56, 15)]
        .into_iter()
        .map(|size| format!("=== {}×{}\n{}", size.0, size.1, house.frame(Vec::new(), "vi", size, "")))
        .collect();
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("too-small", shown.join("\n"));
    });
}

/// Nobody's debt is read off the wall: before a hall the name of somebody who is late or owes a fee is not on it,
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
            let house = House::new();
            let session = house.play_to(JUNE, setup(mode, solo, 90), step, number);
            house.frame(vec![Request::Resume { session }], "vi", (120, 40), keys)
        };
        let wall = shown(Mode::Room, None);
        assert!(!wall.contains("Lò Thị Ón"), "{step} {keys}\n{wall}");
    }
    let house = House::new();
    let session = house.play_to(JUNE, setup(Mode::Solo, Some(Role::Treasurer), 90), "on-collect", 0);
    let alone = house.frame(vec![Request::Resume { session }], "vi", (120, 40), "");
    assert!(alone.contains("Lò Thị Ón"), "{alone}");
}
