//! The trainees' own club from the keyboard to the figures: asked once, kept, another for one seat, another in a relay.

use rstest::rstest;

use dongvai::meeting::command::Mode;
use dongvai::practice::{LiveSession, counting};
use dongvai::record::sessions::Filter;
use dongvai::record::{home, model};
use dongvai::review::rate::By;
use dongvai::scenario::terms::Role;
use dongvai::tui::msg::GroupWish;
use dongvai::tui::msg::{Homes, Request};

use super::app_on_screen::{NOW, TestApp, setup};
use super::shots::JUNE;

const DESK: (u16, u16) = (120, 40);
const ROOM: (u16, u16) = (56, 16);
/// To the fields for three learners, their club and the place.
const TO_SEATS: &str = "1↓⏎22";

fn seats(house: &TestApp) -> Vec<(String, String, String)> {
    let store = house.record();
    let newest = store.list(&Filter { limit: 1, ..Filter::default() }).unwrap();
    let seats = store.seats(newest[0].id).unwrap().into_iter().filter(|seat| seat.learner.is_some());
    let home = |seat: &model::Seat| seat.home.as_ref().map_or_else(String::new, ToString::to_string);
    seats.map(|seat| (seat.role.clone(), seat.learner.clone().unwrap(), home(&seat))).collect()
}

fn seat(role: &str, code: &str, home: &str) -> (String, String, String) {
    (role.to_owned(), code.to_owned(), home.to_owned())
}

#[test]
fn the_club_is_asked_once_and_remembered() {
    let house = TestApp::new();
    let home = "CLB Nậm Pẻ, xã Tà Lèng";
    // To the briefing, no further.
    house.frame(Vec::new(), "vi", DESK, &format!("{TO_SEATS}CN-01⏎⏎⏎ CLB  Nậm Pẻ, xã Tà Lèng⏎⏎⏎"));
    let next = house.frame(Vec::new(), "vi", DESK, TO_SEATS);
    assert!(next.contains(home), "{next}");
    // Also where the seat is chosen after it was asked for, and after the way back from the briefing.
    let alone = house.frame(Vec::new(), "vi", DESK, "1↓⏎121");
    assert!(alone.contains(home), "{alone}");
    let back = house.frame(Vec::new(), "vi", DESK, &format!("{TO_SEATS}⏎⏎⏎ 2⏎⏎⏎0"));
    assert!(back.contains(&format!("{home} 2")), "{back}");
    // Erased, it is forgotten.
    let erased = "⌫".repeat(home.chars().count() + 2);
    house.frame(Vec::new(), "vi", DESK, &format!("{TO_SEATS}⏎⏎⏎{erased}⏎⏎⏎"));
    assert_eq!(house.record().setting("home").unwrap(), None);
    house.frame(Vec::new(), "vi", DESK, &format!("{TO_SEATS}CN-01⏎⏎⏎{home}⏎⏎⏎⏎⏎"));
    let all = [("chair", "CN-01"), ("secretary", "secretary"), ("treasurer", "treasurer")];
    assert_eq!(seats(&house), all.map(|(role, code)| seat(role, code, home)));
}

#[test]
fn one_seat_of_a_table_is_from_another_club() {
    let house = TestApp::new();
    let keys = format!("{TO_SEATS}⏎⏎⏎CLB Nậm Pẻ⏎⏎c⏎⏎Ban xã Mường Phăng⏎⏎⏎⏎⏎⏎⏎⏎");
    house.frame(Vec::new(), "vi", DESK, &keys);
    assert_eq!(
        seats(&house),
        [
            seat("chair", "chair", "CLB Nậm Pẻ"),
            seat("secretary", "secretary", "CLB Nậm Pẻ"),
            seat("treasurer", "treasurer", "Ban xã Mường Phăng")
        ]
    );
}

#[rstest]
#[case("", "Chủ nhiệm – số thẻ")]
#[case("⏎⏎⏎", "Câu lạc bộ (hoặc Ban), xã của người tập")]
#[case("⏎⏎⏎⏎", "Nơi tập")]
#[case("⏎⏎⏎⏎⏎c", "câu lạc bộ khác (để trống: như cả bàn)")]
#[case("⏎⏎⏎⏎⏎c⎋?", "c một CLB")]
fn the_fields_are_all_there_in_the_smallest_room(#[case] keys: &str, #[case] shown: &str) {
    let frame = TestApp::new().frame(Vec::new(), "vi", ROOM, &format!("{TO_SEATS}{keys}"));
    // A label may go over two lines.
    let words = frame.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains(shown), "{keys}\n{frame}");
}

#[test]
fn what_was_written_stays_when_fields_come_and_go() {
    let keys = "CN-01⏎TQ-07⏎⏎CLB Nậm Pẻ⏎Nhà văn hóa⏎";
    for more in ["c", "c⎋c", "cBan xã⎋b"] {
        let frame = TestApp::new().frame(Vec::new(), "vi", DESK, &format!("{TO_SEATS}{keys}{more}"));
        for words in ["CN-01", "TQ-07", "CLB Nậm Pẻ", "Nhà văn hóa"] {
            assert!(frame.contains(words), "{more}\n{frame}");
        }
    }
}

#[test]
fn a_name_that_is_too_long_is_refused_and_nothing_is_lost() {
    assert_eq!(Homes::MOST_COLUMNS, home::MOST_COLUMNS);
    let long = "Nậm Pẻ ".repeat(12);
    let frame = TestApp::new().frame(Vec::new(), "vi", DESK, &format!("{TO_SEATS}CN-01⏎⏎⏎{long}⏎⏎⏎"));
    assert!(frame.contains("dài quá 80 chữ") && frame.contains("CN-01"), "{frame}");
}

/// Another board takes over in the middle: its answers belong to its own club, and no person is taken for another.
#[test]
fn a_relay_brings_another_club() {
    let house = TestApp::new();
    let session = house.play_to(JUNE, setup(Mode::Board, None, 20), "on-whispers", 0);
    let change = |role, learner: &str, home: &str| Request::ChangeSeat {
        role,
        learner: learner.to_owned(),
        home: home.to_owned(),
    };
    let requests = vec![
        Request::Resume { session },
        change(Role::Treasurer, "", "CLB Co Muông"),
        change(Role::Chair, "CN-09", "CLB Co Muông"),
    ];
    house.frame(requests, "vi", DESK, "");
    let (store, id) = (house.record(), session);
    let practice = LiveSession::resume(&store, id).unwrap();
    assert_eq!(practice.learners().last(), Some(&(Role::Chair, "CN-09".to_owned())));
    let all = seats(&house);
    let last = all.iter().rfind(|(role, ..)| role == "treasurer").unwrap();
    assert_eq!(*last, seat("treasurer", "treasurer", "CLB Co Muông"));
    let first = all.iter().find(|(role, ..)| role == "treasurer").unwrap();
    assert_eq!(*first, seat("treasurer", "TQ-07", ""));
}

/// A table of two clubs: each answer counts for the club of the person who gave it.
#[test]
fn a_table_of_two_clubs_in_the_figures() {
    let house = TestApp::new();
    let session = house.play_to(JUNE, setup(Mode::Board, None, 90), "end", 0);
    let record = rusqlite::Connection::open(house.dir.path().join("records.sqlite3")).unwrap();
    for (role, home) in
        [("chair", "CLB Nậm Pẻ"), ("treasurer", "Ban Mường Phăng"), ("secretary", "clb nậm pẻ")]
    {
        record.execute("UPDATE seat SET home = ?2 WHERE role = ?1", [role, home]).unwrap();
    }
    let mut store = house.record();
    counting::count_all(&mut store, &NOW).unwrap();
    let columns = store.heat(&JUNE.into(), By::Home, None, 9).unwrap();
    let found: Vec<(String, u64)> = columns.iter().map(|one| (one.whose.id(), one.total.firsts)).collect();
    let attempts = store.attempts(session).unwrap();
    let of = |is_treasurer: bool| {
        let counts = attempts.iter().filter(|one| one.try_no == 1 && one.possible > 0);
        counts.filter(|one| (one.role == "treasurer") == is_treasurer).count() as u64
    };
    assert_eq!(found, [("ban mường phăng".to_owned(), of(true)), ("nậm pẻ".to_owned(), of(false))]);
    drop((store, record));
    // Both ways of writing are one club; the one of the last seat is shown.
    let list = vec![Request::Group(GroupWish::List)];
    let frame = house.frame(list, "vi", DESK, "⏎");
    assert!(frame.contains("Phăng"), "{frame}");
    // From a cell of the map to the sessions of that club, and back.
    let list = || vec![Request::Group(GroupWish::List)];
    let sessions = house.frame(list(), "vi", DESK, "⏎→↓⏎⏎");
    assert!(sessions.contains("1 buổi") && sessions.contains("23/11/2026"), "{sessions}");
    let title = sessions.lines().next().unwrap_or_default();
    assert!(title.contains("Ban Mường Phăng"), "{title}");
    let back = house.frame(list(), "vi", DESK, "⏎→↓⏎⏎0");
    assert!(back.contains("Tất cả các bước"), "{back}");
    let listed = house.frame(Vec::new(), "vi", DESK, "3/muong phang⏎");
    assert!(listed.contains("Mường Phăng"), "{listed}");
}

/// Before and after are of the same seats of a club's own people: another seat is another comparison.
#[test]
fn a_club_is_compared_by_the_seats_of_its_own_people() {
    let house = TestApp::new();
    let first = house.play_to(JUNE, setup(Mode::Board, None, 20), "end", 0);
    let last = house.play_to(JUNE, setup(Mode::Board, None, 20), "end", 0);
    let record = rusqlite::Connection::open(house.dir.path().join("records.sqlite3")).unwrap();
    let sit = |session, role: &str, home: &str| {
        record
            .execute(
                "UPDATE seat SET home = ?3 WHERE session = ?1 AND role = ?2",
                rusqlite::params![session, role, home],
            )
            .unwrap();
        record.execute("UPDATE session SET counted = 0", []).unwrap();
        let mut store = house.record();
        counting::count_all(&mut store, &NOW).unwrap();
        let changes = store.changes(&JUNE.into(), By::Home, None, 9).unwrap();
        changes.into_iter().map(|change| (change.whose.id(), change.alike.seats)).collect::<Vec<_>>()
    };
    for role in ["secretary", "treasurer"] {
        sit(first, role, "Ban xã");
    }
    sit(first, "chair", "CLB Nậm Pẻ");
    sit(last, "secretary", "Ban xã");
    sit(last, "treasurer", "CLB Nậm Pẻ");
    assert_eq!(sit(last, "chair", "Ban xã"), []);
    sit(last, "treasurer", "Ban xã");
    let found = sit(last, "chair", "CLB Nậm Pẻ");
    let seats = |roles: &[&str]| roles.iter().map(|role| (*role).to_owned()).collect::<Vec<_>>();
    assert_eq!(
        found,
        [("ban xã".to_owned(), seats(&["secretary", "treasurer"])), ("nậm pẻ".to_owned(), seats(&["chair"]))]
    );
}
