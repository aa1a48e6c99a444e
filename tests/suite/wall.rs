//! The wall before a hall: the room as it is, a cover, and a clicker that never answers.

use dongvai::meeting::command::Mode;
use dongvai::scenario::terms::Role;
use dongvai::tui::msg::Request;

use crate::suite::app_on_screen::{TestApp, setup};
use crate::suite::shots::JUNE;

fn before(step: &str, mode: Mode) -> TestApp {
    let house = TestApp::new();
    house.play_to(JUNE, setup(mode, None, 90), step, 0);
    house
}

fn after(house: &TestApp, size: (u16, u16), keys: &str) -> String {
    house.copy().frame(vec![Request::ResumeLast], "vi", size, keys)
}

fn saved(house: &TestApp, keys: &str) -> u64 {
    let house = house.copy();
    house.frame(vec![Request::ResumeLast], "vi", (80, 24), keys);
    let store = house.record();
    let session = store.unfinished().unwrap().unwrap();
    u64::try_from(store.events(session.id).unwrap().len()).unwrap()
}

/// The sign of each seat, team by team: as the map shows them behind the names of the teams, or as people below.
pub(super) fn teams_drawn(frame: &str) -> [String; 4] {
    const COLUMNS: usize = 30;
    let mut drawn = <[String; 4]>::default();
    let lines: Vec<Vec<char>> = frame.lines().map(|line| line.chars().collect()).collect();
    for (at, line) in frame.lines().enumerate() {
        if line.starts_with(" TỔ ") {
            let names: Vec<char> = line.chars().filter(char::is_ascii_digit).collect();
            let sign = |row: usize, column: usize| lines[row].get(column).copied().unwrap_or(' ');
            for (place, seats) in (1..).step_by(COLUMNS).take(4).enumerate() {
                if !names.contains(&char::from(b'1' + u8::try_from(place).unwrap())) {
                    continue;
                }
                for (row, seat) in
                    [at + 1, at + 4].into_iter().flat_map(|row| (0..7).map(move |seat| (row, seat)))
                {
                    let column = seats + seat * 4 + 1;
                    let person = [sign(row, column), sign(row, column + 1), sign(row + 1, column)];
                    drawn[place].extend(match person {
                        [' ', _, ' '] => None,
                        [' ', _, '▄'] => Some('·'),
                        [' ', _, aside] => Some(aside),
                        ['▄', '▐', _] => Some('▌'),
                        ['▄', _, '█'] => Some('▪'),
                        ['▄', _, hand] => Some(hand),
                        [office, ..] => Some(office),
                    });
                }
            }
        } else if line.contains("Tổ ") && line.contains(['▪', '▌', '░']) {
            for part in line.split("Tổ ").skip(1) {
                let (team, seats) = part.split_at(1);
                drawn[team.parse::<usize>().unwrap() - 1] =
                    seats.chars().filter(|sign| *sign != ' ').collect();
            }
        }
    }
    drawn
}

/// Every sign of the map against the club's own list and the roll of the model answer.
#[test]
fn the_room_is_drawn_from_the_roll() {
    let house = before("vote-loan", Mode::Room);
    let story = TestApp::library().load(JUNE, None).unwrap();
    let store = house.record();
    let session = store.unfinished().unwrap().unwrap();
    let meeting = dongvai::practice::Session::read(&store, session.id).unwrap();
    let roll = meeting.meeting().state().roll.clone().unwrap();
    for size in [(56, 16), (80, 24), (120, 40)] {
        let frame = after(&house, size, "");
        let drawn = teams_drawn(&frame);
        for (team, signs) in (1..).zip(&drawn) {
            let of_team = story.club.members.iter().filter(|member| member.team == team);
            let expected: String = of_team
                .map(|member| {
                    let is_away = roll.iter().any(|absence| absence.member == member.id);
                    let office = member.office.map(|office| format!("{office:?}"));
                    match office.as_deref() {
                        _ if is_away => '·',
                        Some("Chair") => '▲',
                        Some("Treasurer") => '●',
                        Some("Secretary") => '■',
                        Some("IncomeDeputy") => '♣',
                        Some("HealthDeputy") => '♥',
                        _ => '▪',
                    }
                })
                .collect();
            assert_eq!(*signs, expected, "team {team} at {size:?}\n{frame}");
        }
    }
}

#[test]
fn a_covered_wall_shows_nothing_and_takes_no_key() {
    let house = before("on-whispers", Mode::Board);
    for size in [(56, 16), (80, 24), (120, 40)] {
        let covered = after(&house, size, "⏎.");
        assert!(covered.contains("bấm . để mở") && !covered.contains("muốn nói riêng"), "{covered}");
        assert!(!covered.contains("THỦ QUỸ") && covered.contains('▄'), "{covered}");
        assert_eq!(after(&house, size, "⏎.1⏎mq0"), covered);
        assert_eq!(after(&house, size, "⏎.1⏎."), after(&house, size, "⏎"));
    }
    assert_eq!(saved(&house, "⏎.1⏎"), saved(&house, "⏎"));
}

/// In a field a point is no key: it neither covers the wall nor stands in a number.
#[test]
fn a_point_in_a_number_does_nothing() {
    let house = TestApp::new();
    house.play_to(JUNE, setup(Mode::Solo, Some(Role::Treasurer), 90), "money-collect", 0);
    let typed = house.frame(vec![Request::ResumeLast], "vi", (80, 24), "500.000");
    assert!(typed.replace('\u{a0}', " ").contains("[ 500.000 đ▏ ]"), "{typed}");
}

#[test]
fn a_clicker_goes_on_and_back_and_never_answers() {
    let house = before("on-whispers", Mode::Board);
    let shown = |keys: &str| after(&house, (80, 24), keys);
    let (task, feedback) = (shown("⏎"), shown("⏎1⏎"));
    for on in ["⇟", "→", " "] {
        assert_eq!(shown(on), task, "{on:?} goes on from a call");
        assert_eq!(shown(&format!("⏎{on}")), task, "{on:?} chooses nothing");
        let picked = shown("⏎1");
        assert_eq!(shown(&format!("⏎1{on}")), picked, "{on:?} commits nothing");
        assert_ne!(shown(&format!("⏎1⏎{on}")), feedback, "{on:?} goes on from what is said");
        assert_eq!(shown(&format!("⏎1⏎{on}")), shown("⏎1⏎⏎"));
    }
    assert!(shown("⏎1⏎⇞").contains("Quay lại"), "{}", shown("⏎1⏎⇞"));
    assert_eq!(shown("⏎⇞"), task);
    assert_eq!(saved(&house, "⏎1⇟→ "), saved(&house, "⏎1"));
}

/// In a window below the least size the task is not shown, so no key changes it.
#[test]
fn keys_do_nothing_while_the_window_is_too_small() {
    let house = before("on-whispers", Mode::Board);
    let n = |size, keys: &str| {
        let house = house.copy();
        house.frame(vec![Request::ResumeLast], "vi", size, keys);
        let store = house.record();
        let session = store.unfinished().unwrap().unwrap();
        store.events(session.id).unwrap().len()
    };
    assert_eq!(n((30, 8), "⏎1⏎⏎"), n((30, 8), ""));
    assert_eq!(n((56, 16), "⏎1⏎"), n((56, 16), "") + 1);
}

#[test]
fn no_debt_stands_under_a_name_on_the_wall() {
    let house = before("money-collect", Mode::Room);
    let books = after(&house, (80, 24), "x");
    let story = TestApp::library().load(JUNE, None).unwrap();
    for loan in &story.scenario.loans {
        let name = &story.member(&loan.borrower).unwrap().name;
        assert!(!books.contains(name.as_str()), "{name}\n{books}");
    }
    assert!(
        books.contains("Khoản vay 1") && !books.contains('►'),
        "nothing says whose is paid back now\n{books}"
    );
}
