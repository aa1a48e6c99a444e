//! One step done again: what the trainer's menu speaks of, and a session that ends with its step and counts for nothing.

use dongvai::id::SessionId;
use dongvai::meeting::command::Mode;
use dongvai::practice::counting::count_all;
use dongvai::record::sessions::Filter;
use dongvai::tui::msg::Request;

use crate::suite::app_on_screen::{NOW, TestApp, setup};
use crate::suite::shots::JUNE;

const ASKED: &str = "Có người muốn nói riêng với Thủ quỹ";

/// A board before the treasurer is spoken to in private.
fn before_the_whisper() -> (TestApp, SessionId) {
    let house = TestApp::new();
    let session = house.play_to(JUNE, setup(Mode::Board, None, 90), "on-whispers", 0);
    (house, session)
}

fn after(house: &TestApp, keys: &str) -> String {
    house.frame(vec![Request::ResumeLast], "vi", (80, 24), keys)
}

#[test]
fn the_menu_speaks_of_the_answer_that_is_talked_about() {
    let (house, _) = before_the_whisper();
    let task = after(&house.copy(), "⏎");
    let feedback = after(&house.copy(), "⏎1⏎");
    assert!(
        feedback.contains("Sau phần 2 · Công khai thu chi") && feedback.contains("3/17 · bước 30"),
        "{feedback}"
    );
    assert!(task.contains(ASKED) && !feedback.contains(ASKED), "{task}\n{feedback}");
    let paused = after(&house.copy(), "⏎1⏎m1");
    assert!(paused.contains("Dừng để bàn") && paused.contains(ASKED), "{paused}");
    let skipped = after(&house.copy(), "⏎1⏎m3");
    assert!(skipped.contains("Bước này làm xong rồi"), "{skipped}");
    let events = |keys| {
        let house = house.copy();
        after(&house, keys);
        let store = house.record();
        let session = store.unfinished().unwrap().unwrap();
        store.events(session.id).unwrap()
    };
    assert_eq!(events("⏎1⏎m3⏎"), events("⏎1⏎"), "nothing nobody has seen is skipped");
}

#[test]
fn a_step_is_done_again_and_then_one_is_where_one_was() {
    let (house, session) = before_the_whisper();
    let feedback = after(&house.copy(), "⏎1⏎");
    let called = after(&house.copy(), "⏎1⏎m2");
    assert!(called.contains("Xin mời") && called.contains("Làm lại"), "{called}");
    let tries = after(&house.copy(), "⏎1⏎m2⏎2⏎⏎");
    assert!(tries.contains("Các lần làm một bước") && tries.contains("lần 1 ·"), "{tries}");
    assert!(tries.contains("tập lại"), "{tries}");
    assert_eq!(after(&house, "⏎1⏎m2⏎2⏎⏎⏎"), feedback);

    let store = house.record();
    assert_eq!(store.unfinished().unwrap().map(|found| found.id), Some(session));
    assert_eq!(store.n_sessions().unwrap(), 1);
    let listed = store.list(&Filter::default()).unwrap();
    assert_eq!(listed.iter().map(|found| found.id).collect::<Vec<_>>(), [session]);
    assert_eq!(store.session_detail(session).unwrap().unwrap().redone, ["on-whispers".into()]);
    assert_eq!(store.family(session).unwrap().len(), 2);
    let redo = store.family(session).unwrap().into_iter().find(|found| *found != session).unwrap();
    assert!(store.session(redo).unwrap().unwrap().finished_at.is_some());
}

/// A first try is one of the session. Doing the step again changes no figure of the group.
#[test]
fn a_step_that_is_done_again_is_not_counted() {
    let (house, session) = before_the_whisper();
    let counted = |keys: &str| {
        let house = house.copy();
        after(&house, keys);
        let mut store = house.record();
        count_all(&mut store, &NOW).unwrap();
        store
            .family(session)
            .unwrap()
            .iter()
            .map(|found| store.attempts(*found).unwrap().len())
            .sum::<usize>()
    };
    assert_eq!(counted("⏎1⏎m2⏎2⏎⏎"), counted("⏎1⏎"));
}

#[test]
fn whoever_stops_doing_it_again_is_back_as_well() {
    let (house, session) = before_the_whisper();
    let feedback = after(&house.copy(), "⏎1⏎");
    // 0 asks, standing on No.
    let asked = after(&house.copy(), "⏎1⏎m2⏎0");
    assert!(asked.contains("Thôi không làm lại bước này nữa?") && asked.contains("►2"), "{asked}");
    let back = after(&house, "⏎1⏎m2⏎01⏎");
    assert_eq!(back, feedback);
    assert!(house.record().session_detail(session).unwrap().unwrap().redone.is_empty());
}

/// The program dies in the middle of a step that is done again: it is no session, neither unfinished nor counted.
#[test]
fn a_step_that_was_left_in_the_middle_is_no_session() {
    let (house, session) = before_the_whisper();
    after(&house, "⏎1⏎m2⏎");
    assert_eq!(house.record().unfinished().unwrap().map(|found| found.id), Some(session));
    assert_eq!(house.record().n_sessions().unwrap(), 1);
}

/// There is no try to set beside another.
#[test]
fn a_step_without_an_answer_is_not_done_again() {
    let house = TestApp::new();
    let session = house.play_to("khoi-dong", setup(Mode::Room, None, 5), "porch", 0);
    let frame = house.frame(vec![Request::Resume { session }], "vi", (80, 24), "m2");
    assert!(frame.contains("Bước này chưa làm"), "{frame}");
}
