//! A step that cannot be written is not shown as done, the person is told, and the same key works once it can be.

use std::path::Path;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use dongvai::clock::Clock;
use dongvai::library::Library;
use dongvai::meeting::command::{Command, Mode, Setup};
use dongvai::meeting::flow::{self, Who};
use dongvai::meeting::rules::Scene;
use dongvai::meeting::{Meeting, kinds};
use dongvai::practice::{Beginning, LiveSession, SessionError, counting};
use dongvai::record::error::Fault;
use dongvai::record::{Access, FailPoint, RecordStore};
use dongvai::scenario::terms::Role;
use dongvai::tui::msg::{Homes, Request};

use super::player::record_in;
use super::script::Stand;

const CLOCK: Clock = Clock::Fixed(1_782_000_000_000);

pub(super) fn store(data_dir: &Path) -> RecordStore {
    RecordStore::open(&record_in(data_dir), Access::ReadWrite).unwrap().sound().unwrap()
}

fn setup() -> Setup {
    Setup { mode: Mode::Solo, solo: Some(Role::Chair), cut: 5, seed: 1, deputies: false }
}

/// The warm-up, alone, as the chair.
pub(super) fn begin(data_dir: &Path) -> LiveSession {
    let story = Library::new(None).load("khoi-dong", None).unwrap();
    let beginning = Beginning { setup: setup(), learners: Vec::new(), homes: Vec::new(), place: None };
    LiveSession::begin(&mut store(data_dir), &CLOCK, story, beginning).unwrap()
}

pub(super) fn enter() -> Event {
    Event::Key(KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE))
}

/// The next command by the model answers; `None` when the meeting is over.
pub(super) fn model_command(practice: &LiveSession) -> Option<Command> {
    let state = practice.meeting().state();
    let turn = flow::turn(practice.story(), state)?;
    let scene = Scene { story: practice.story(), state, step: turn.step };
    let step = turn.step.id.clone();
    match (turn.who, kinds::model(scene, &turn.task)) {
        (Who::Person(by), Some(answer)) => Some(Command::Answer { step, by, answer }),
        _ => Some(Command::Proceed { step }),
    }
}

fn same(one: &Meeting, other: &Meeting) -> bool {
    one.state() == other.state() && one.log() == other.log()
}

#[test]
fn a_step_that_was_not_written_is_not_done_and_can_be_tried_again() {
    let desk = tempfile::tempdir().unwrap();
    let mut practice = begin(desk.path());
    let mut store = store(desk.path());
    while let Some(command) = model_command(&practice) {
        let (before, saved) = (practice.meeting().clone(), practice.saved());
        store.fail_next_append(FailPoint::BeforeCommit);
        let failed = practice.give(&mut store, &CLOCK, &command, None);
        assert!(matches!(failed, Err(SessionError::Record(error)) if error.fault == Fault::Full));
        assert!(same(practice.meeting(), &before) && practice.saved() == saved);
        let on_disk = LiveSession::resume(&store, practice.id()).unwrap();
        assert!(same(on_disk.meeting(), &before));

        practice.give(&mut store, &CLOCK, &command, None).unwrap();
        assert!(practice.saved() > saved);
    }
    assert!(practice.is_finished());
}

#[test]
fn a_step_that_was_written_without_an_answer_is_not_doubled() {
    let (desk, smooth) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (mut practice, mut other) = (begin(desk.path()), begin(smooth.path()));
    let (mut store, mut other_store) = (store(desk.path()), self::store(smooth.path()));
    while let Some(command) = model_command(&practice) {
        store.fail_next_append(FailPoint::AfterCommit);
        practice.give(&mut store, &CLOCK, &command, Some(("minutes", "một lần thôi"))).unwrap();
        other.give(&mut other_store, &CLOCK, &command, None).unwrap();
        assert!(same(practice.meeting(), other.meeting()) && practice.saved() == other.saved());
    }
    let on_disk = LiveSession::resume(&store, practice.id()).unwrap();
    assert!(same(on_disk.meeting(), other.meeting()));
    assert_eq!(store.events(practice.id()).unwrap().len(), other.meeting().log().len());
    let n_notes = store.notes(practice.id()).unwrap().len();
    for store in [&mut store, &mut other_store] {
        counting::count_all(store, &CLOCK).unwrap();
    }
    let steps_taken = store.attempts(practice.id()).unwrap();
    assert!(!steps_taken.is_empty());
    assert_eq!(steps_taken, other_store.attempts(other.id()).unwrap());
    assert!(n_notes > 0 && n_notes < practice.meeting().log().len());
}

/// A stand in the warm-up whose next write meets this fault.
fn stand_that_fails(data_dir: &Path, at: FailPoint) -> Stand {
    let mut store = store(data_dir);
    store.fail_next_append(at);
    let mut stand = Stand::new(store, data_dir, (100, 30), 1);
    let begin = Request::Begin {
        scenario: "khoi-dong".to_owned(),
        setup: setup(),
        learners: Vec::new(),
        homes: Homes::default(),
        place: String::new(),
    };
    stand.run(vec![begin], Vec::new());
    stand
}

#[test]
fn the_screen_says_that_a_step_is_not_saved_and_the_same_key_saves_it() {
    let desk = tempfile::tempdir().unwrap();
    let mut stand = stand_that_fails(desk.path(), FailPoint::BeforeCommit);
    let at_first = stand.lines();
    let n_saved = stand.services.play().unwrap().saved;
    stand.run(Vec::new(), vec![enter()]);
    assert!(stand.shows("bước này chưa lưu được"), "{:#?}", stand.lines());
    assert!(stand.shows("Các bước trước vẫn còn nguyên"));
    assert_eq!(stand.services.play().unwrap().saved, n_saved);
    stand.run(Vec::new(), vec![enter()]);
    assert_eq!(stand.lines(), at_first, "the step is still to be done");
    stand.run(Vec::new(), vec![enter()]);
    assert!(stand.services.play().unwrap().saved > n_saved);
    assert_ne!(stand.lines(), at_first);
}

#[test]
fn the_screen_goes_on_where_only_the_answer_to_a_write_was_lost() {
    let desk = tempfile::tempdir().unwrap();
    let mut stand = stand_that_fails(desk.path(), FailPoint::AfterCommit);
    let n_saved = stand.services.play().unwrap().saved;
    stand.run(Vec::new(), vec![enter()]);
    let saved = stand.services.play().unwrap().saved;
    assert!(saved > n_saved && stand.shows(&format!("đã lưu·{saved}")), "{:#?}", stand.lines());
    assert!(!stand.shows("chưa lưu được"));
}

#[test]
fn a_full_disk_stops_the_meeting_and_room_on_it_lets_it_go_on() {
    let desk = tempfile::tempdir().unwrap();
    let mut store = store(desk.path());
    // Ballast to throw out later, and after it no page more than a few.
    store.put_setting("ballast", &"x".repeat(200_000)).unwrap();
    store.limit_growth(40).unwrap();
    let mut stand = Stand::new(store, desk.path(), (100, 30), 1);
    let begin = Request::Begin {
        scenario: "khoi-dong".to_owned(),
        setup: setup(),
        learners: Vec::new(),
        homes: Homes::default(),
        place: String::new(),
    };
    stand.run(vec![begin], Vec::new());
    assert!(stand.services.play().is_some(), "{:#?}", stand.lines());
    // Stepping to and fro writes events without end.
    let key = |letter| Event::Key(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE));
    let to_and_fro = [enter(), key('0'), key('1')];
    let mut n_tries = 2;
    while !stand.shows("Ổ đĩa đã đầy") {
        n_tries += 1;
        assert!(n_tries < 3_000);
        stand.run(Vec::new(), vec![to_and_fro[n_tries % 3].clone()]);
    }
    let saved = stand.services.play().unwrap().saved;
    stand.run(Vec::new(), vec![enter()]);
    assert!(stand.shows(&format!("đã lưu·{saved}")), "{:#?}", stand.lines());

    let other = self::store(desk.path());
    assert_eq!(LiveSession::resume(&other, super::player::newest(&other).unwrap()).unwrap().saved(), saved);
    drop(other);
    let mut other = self::store(desk.path());
    other.put_setting("ballast", "").unwrap();
    stand.run(Vec::new(), to_and_fro.to_vec());
    assert!(stand.services.play().unwrap().saved > saved, "{:#?}", stand.lines());
    other.full_check().unwrap();
}
