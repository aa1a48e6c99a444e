//! What a facilitator sees of sessions that were played: lists of any length, one session seen again, tries compared.

use std::fs;
use std::path::Path;

use dongvai::clock::Clock;
use dongvai::id::SessionId;
use dongvai::practice::counting;
use dongvai::record::model::{NewSession, SessionKind};
use dongvai::record::sessions::Filter;

use super::app_on_screen::TestApp;

const WALL: (u16, u16) = (80, 24);

/// So many sessions without an event, one a minute, of one club or another.
fn house_with(n: u32) -> TestApp {
    let house = TestApp::new();
    let mut store = house.record();
    for at in 0..n {
        let started_at = 1_790_000_000_000 + i64::from(at) * 60_000;
        let new = NewSession {
            id: SessionId::at(started_at),
            kind: SessionKind::Play,
            scenario: format!("bai-{at:03}").as_str().into(),
            scenario_text: "{}".into(),
            seed: 1,
            mode: "room".into(),
            cut: None,
            club: if at % 10 == 0 { "xom-chieng" } else { "na-cooc" }.into(),
            place: None,
            started_at,
            seats: Vec::new(),
        };
        store.begin(&new, &[]).expect("a session");
    }
    counting::count_all(&mut store, &Clock::Fixed(0)).expect("counted");
    house
}

/// The scenario of the row in focus.
fn in_focus(frame: &str) -> Option<u32> {
    let line = frame.lines().find(|line| line.contains('►'))?;
    let (_, after) = line.split_once("bai-")?;
    after.get(..3)?.parse().ok()
}

#[test]
fn a_long_list_is_walked_to_its_end_and_back() {
    let house = house_with(400);
    let focus = |keys: &str| in_focus(&house.frame(Vec::new(), "vi", WALL, keys));
    assert_eq!(focus("3"), Some(399));
    assert_eq!(focus(&format!("3{}", "↓".repeat(399))), Some(0), "past three windows, row by row");
    assert_eq!(focus(&format!("3{}", "⇟".repeat(60))), Some(0));
    assert_eq!(focus("3⇲"), Some(0));
    assert_eq!(focus(&format!("3⇲{}", "↑".repeat(399))), Some(399));
    assert_eq!(focus(&format!("3⇲{}⇱", "↑".repeat(9))), Some(399));
    assert_eq!(focus("3o"), Some(0), "the oldest first");
    assert_eq!(focus("3/xom chieng⏎"), Some(390));
    assert_eq!(focus(&format!("3/xom chieng⏎{}", "↓".repeat(99))), Some(0));
    assert_eq!(focus("3/bai-12⏎↓"), Some(128));
    assert_eq!(focus("3/bai-12⏎⎋"), Some(399), "Esc shows all again");
}

#[test]
fn every_moment_of_a_session_can_be_seen_again() {
    let house = TestApp::new();
    house.play_with_mistakes();
    let mut seen = Vec::new();
    for n in 0..40 {
        let frame = house.copy().frame(Vec::new(), "vi,en", (120, 40), &format!("3↓⏎⏎⇱{}", "→".repeat(n)));
        let bar =
            frame.lines().find(|line| line.contains("━█") || line.contains("█─")).expect("a bar").to_owned();
        let (at, of) =
            bar.split_once(" · ").map_or(bar.as_str(), |(place, _)| place).rsplit_once('/').expect("a place");
        let at: usize = at.rsplit(' ').next().and_then(|at| at.parse().ok()).expect("a number");
        let of: usize = of.trim().parse().expect("a number");
        assert_eq!(at, (n + 1).min(of), "{frame}");
        seen.push(frame);
        if at == of {
            break;
        }
    }
    let stops = seen.len();
    assert!((12..40).contains(&stops), "{stops} stops");
    // Backwards it is the same.
    let back = house.copy().frame(Vec::new(), "vi,en", (120, 40), &format!("3↓⏎⏎⇲{}", "←".repeat(stops - 3)));
    assert_eq!(back, seen[2]);
    // What was chosen wrongly is told with its reason; who looks again answers nothing.
    let all = seen.join("\n");
    assert!(
        all.contains("Ngồi chờ cho trang trọng, đông đủ bà con tự vào")
            && all.contains("Một lời mời là mọi người")
    );
    let totals = || -> Vec<(SessionId, u64)> {
        let found = house.record().list(&Filter::default()).expect("a list");
        found.iter().map(|summary| (summary.id, summary.total)).collect()
    };
    let before = totals();
    house.frame(Vec::new(), "vi", (120, 40), "3↓⏎⏎⏎⏎1⏎2⏎3⏎b⏎h⏎m⏎");
    assert_eq!(totals(), before);
}

#[test]
fn a_session_is_seen_again_after_its_scenario_has_gone() {
    let house = TestApp::new();
    house.play_with_mistakes();
    let shelf = tempfile::tempdir().expect("a folder");
    fs::create_dir_all(shelf.path().join("scenarios")).expect("a folder");
    fs::create_dir_all(shelf.path().join("locales/vi")).expect("a folder");
    let texts = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales/vi/ui.ftl");
    fs::copy(texts, shelf.path().join("locales/vi/ui.ftl")).expect("the texts of the screens");
    let bare = TestApp::with_shelf(shelf.path());
    drop(house.record());
    fs::copy(house.dir.path().join("records.sqlite3"), bare.dir.path().join("records.sqlite3"))
        .expect("a copy");
    let list = bare.frame(Vec::new(), "vi", WALL, "3");
    assert!(list.contains("Khởi động: năm phút làm quen · Bản Nà Coóc"), "{list}");
    let again = bare.frame(Vec::new(), "vi", WALL, "3↓⏎⏎1");
    assert!(again.contains("Ngồi chờ cho trang trọng, đông đủ bà con tự vào"), "{again}");
}
