//! One mirrored screen: what only the trainer is to see opens under the cover, no score stands on the wall unasked, and
//! the printed guide and the wall name a step alike.

use rstest::rstest;

use dongvai::meeting::command::Mode;
use dongvai::scenario::terms::Role;
use dongvai::tui::msg::Request;

use crate::suite::app_on_screen::{TestApp, setup};
use crate::suite::shots::JUNE;

const SIZE: (u16, u16) = (80, 24);
const ASKS: &str = "Xin che máy chiếu";

/// Home after some minutes of a session in this start of the program.
fn after_a_session(mode: Mode, solo: Option<Role>, keys: &str) -> String {
    let house = TestApp::new();
    let session = house.play_to("khoi-dong", setup(mode, solo, 5), "porch", 0);
    house.frame(vec![Request::Resume { session }], "vi", SIZE, &format!("m7{keys}"))
}

#[test]
fn the_trainers_pages_open_under_the_cover_after_a_session_on_the_wall() {
    for mode in [Mode::Board, Mode::Room] {
        for (key, page) in [
            ("3", "Các buổi đã tập"),
            ("4", "Ở lại máy này"),
            ("5", "Kết quả cả nhóm"),
            ("u", "Ở lại máy này"),
        ] {
            let asked = after_a_session(mode, None, key);
            assert!(asked.contains(ASKS) && !asked.contains(page), "{key}\n{asked}");
            assert!(asked.contains("►2"), "it stands on No\n{asked}");
            let opened = after_a_session(mode, None, &format!("{key}1"));
            assert!(opened.contains(page), "{key}\n{opened}");
            for stay in ["2", "⏎", "⎋", "0"] {
                let home = after_a_session(mode, None, &format!("{key}{stay}"));
                assert!(home.contains("Hôm nay làm gì?"), "{key}{stay}\n{home}");
            }
        }
    }
    // Who has put which line right stands on no wall either.
    assert!(after_a_session(Mode::Room, None, "t9").contains(ASKS));
    assert!(after_a_session(Mode::Room, None, "t91").contains("Các câu đã sửa"));
    let alone = after_a_session(Mode::Solo, Some(Role::Chair), "5");
    assert!(alone.contains("Kết quả cả nhóm"), "{alone}");
}

/// The PIN is typed under the cover too.
#[test]
fn the_wall_is_hidden_before_the_pin() {
    let house = TestApp::new();
    let session = house.play_to("khoi-dong", setup(Mode::Room, None, 5), "porch", 0);
    let hash = dongvai::pin::hash("2468").unwrap();
    house.record().put_setting(dongvai::pin::SETTING, &hash).unwrap();
    let shown = |keys: &str| house.copy().frame(vec![Request::Resume { session }], "vi", SIZE, keys);
    assert!(shown("m75").contains(ASKS));
    assert!(shown("m751").contains("Xin gõ mã PIN"));
    assert!(shown("m7512468⏎").contains("Kết quả cả nhóm"));
}

/// A name is typed at the seats of a board or a hall, so the wall is hidden first.
#[test]
fn a_name_is_not_typed_on_the_wall() {
    let house = TestApp::new();
    let asked = house.frame(Vec::new(), "vi", SIZE, "1↓⏎22CT-05⎋k");
    assert!(asked.contains(ASKS), "{asked}");
    let alone = house.frame(Vec::new(), "vi", SIZE, "1↓⏎121CT-05⎋k");
    assert!(!alone.contains(ASKS) && alone.contains("CT-05"), "{alone}");
}

#[rstest]
#[case(Mode::Board, None)]
#[case(Mode::Room, None)]
#[case(Mode::Solo, Some(Role::Chair))]
fn no_score_of_a_board_or_a_hall_stands_in_a_list_or_a_session_unasked(
    #[case] mode: Mode,
    #[case] solo: Option<Role>,
) {
    let house = TestApp::new();
    house.play_to("khoi-dong", setup(mode, solo, 5), "end", 0);
    let shown = |keys: &str| house.copy().frame(Vec::new(), "vi", (120, 40), keys);
    let is_alone = mode == Mode::Solo;
    assert_eq!(shown("3").contains("/100"), is_alone, "{}", shown("3"));
    assert_eq!(shown("3⏎").contains("/100") || shown("3⏎").contains("▓"), is_alone, "{}", shown("3⏎"));
    if is_alone {
        return;
    }
    for way in ["3", "3⏎"] {
        let asked = shown(&format!("{way}m"));
        assert!(asked.contains("Điểm số sẽ hiện lên màn hình") && asked.contains("►2"), "{asked}");
        assert!(!shown(&format!("{way}m⏎")).contains("/100"));
        assert!(shown(&format!("{way}m1")).contains("/100"), "{}", shown(&format!("{way}m1")));
    }
}

/// The number behind "bước" is the one in the trainer's printed guide.
#[test]
fn the_guide_and_the_wall_number_steps_alike() {
    let house = TestApp::new();
    let story = TestApp::library().load(JUNE, None).unwrap();
    let guide = super::kit::all(JUNE, 45).into_iter().find(|(paper, _)| paper.slug() == "trainer").unwrap().1;
    let guide = guide.replace('\u{a0}', " ");
    let numbered = |line: &str| line.split_once(". ").and_then(|(n, _)| n.parse::<usize>().ok());
    for step in ["roll-call", "money-read", "money-collect", "close-minutes"] {
        let session = house.play_to(JUNE, setup(Mode::Room, None, 45), step, 0);
        let wall = house.copy().frame(vec![Request::Resume { session }], "vi", SIZE, "");
        let number: usize =
            wall.split("bước ").nth(1).unwrap().split_whitespace().next().unwrap().parse().unwrap();
        let prompt = story.step(&step.into()).unwrap().prompt().1;
        let begin: String = prompt.chars().take_while(|letter| *letter != '{').take(30).collect();
        let before = guide.lines().take_while(|line| !line.contains(begin.trim()));
        assert_eq!(before.filter_map(numbered).last(), Some(number), "{step} {begin}\n{wall}");
    }
}

/// The screen is on the same wall after the program was started again, until one person plays alone.
#[test]
fn the_next_start_still_asks_to_hide_the_wall() {
    let house = TestApp::new();
    let session = house.play_to("khoi-dong", setup(Mode::Room, None, 5), "porch", 0);
    house.frame(vec![Request::Resume { session }], "vi", SIZE, "m7");
    assert!(house.frame(Vec::new(), "vi", SIZE, "3").contains(ASKS));
    let alone = house.play_to("khoi-dong", setup(Mode::Solo, Some(Role::Chair), 5), "porch", 0);
    house.frame(vec![Request::Resume { session: alone }], "vi", SIZE, "m7");
    assert!(house.frame(Vec::new(), "vi", SIZE, "3").contains("Các buổi đã tập"));
}

/// The page that changes seats names codes, and a step is skipped only after a question that stands on No.
#[test]
fn the_trainers_menu_asks_before_it_names_seats_and_before_it_skips() {
    let shown = |keys: &str| {
        let house = TestApp::new();
        let session = house.play_to("khoi-dong", setup(Mode::Room, None, 5), "porch", 0);
        house.frame(vec![Request::Resume { session }], "vi", SIZE, keys)
    };
    assert!(shown("m4").contains(ASKS));
    assert!(shown("m41").contains("Đổi Ban, đổi người"), "{}", shown("m41"));
    let asked = shown("m3");
    assert!(asked.contains("Bỏ qua bước này?") && asked.contains("►2"), "{asked}");
    assert_eq!(shown("m3⏎"), shown(""), "Enter skips nothing");
    assert_ne!(shown("m31"), shown(""));
}

/// A hint of a speech names what the hall listens for, so before a hall it stays on the speaker's card.
#[test]
fn a_hint_of_a_speech_is_on_no_wall() {
    let shown = |mode, solo, keys: &str| {
        let house = TestApp::new();
        let session = house.play_to(JUNE, setup(mode, solo, 90), "money-read", 0);
        house.frame(vec![Request::Resume { session }], "vi", SIZE, keys)
    };
    assert!(!shown(Mode::Room, None, "").contains("h gợi ý"));
    assert!(!shown(Mode::Room, None, "h1").contains('☞'));
    assert!(shown(Mode::Solo, Some(Role::Treasurer), "h1").contains('☞'));
}
