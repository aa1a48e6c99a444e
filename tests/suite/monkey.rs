//! Random keys, windows of any size, mouse and paste, through the same loop that the program runs.
//!
//! Nothing may panic or end in an error, and whatever has happened, the meeting on the screen is the one on disk.

use std::collections::BTreeSet;
use std::path::Path;

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use dongvai::meeting::command::{Mode, Setup};
use dongvai::meeting::{Meeting, fold};
use dongvai::practice::LiveSession;
use dongvai::record::sessions::Filter;
use dongvai::record::{Access, RecordStore};
use dongvai::scenario::terms::Role;
use dongvai::tui::msg::{Homes, Request};

use super::enters::Fingers;
use super::player::{check_whole, read_along, record_in};
use super::script::{Dice, Stand};
use super::terminal::Size;

const SIZES: [Size; 12] = [
    (1, 1),
    (2, 60),
    (200, 1),
    (20, 5),
    (55, 16),
    (56, 15),
    (56, 16),
    (80, 24),
    (99, 30),
    (100, 30),
    (132, 43),
    (200, 60),
];

const LETTERS: [char; 22] = [
    't', 'g', 'w', '?', 'p', 'n', 'm', 'b', 'h', 'x', 'T', 'B', 'r', 'a', 'đ', 'Ữ', '\u{301}', '\u{200b}',
    '漢', '🙂', '\u{aa80}', '\u{7f}',
];

const KEYS: [KeyCode; 18] = [
    KeyCode::Up,
    KeyCode::Down,
    KeyCode::Left,
    KeyCode::Right,
    KeyCode::Tab,
    KeyCode::BackTab,
    KeyCode::PageUp,
    KeyCode::PageDown,
    KeyCode::Home,
    KeyCode::End,
    KeyCode::Esc,
    KeyCode::Backspace,
    KeyCode::Delete,
    KeyCode::Insert,
    KeyCode::F(1),
    KeyCode::Null,
    KeyCode::CapsLock,
    KeyCode::Menu,
];

const PASTES: [&str; 5] =
    ["", "q\nq\n1\r\n", "1234567890123456789", "tie\u{302}\u{301}ng Vie\u{323}\u{302}t", "\u{1b}[A\0"];

fn key(code: KeyCode) -> Event {
    Event::Key(KeyEvent::new(code, KeyModifiers::NONE))
}

/// Mostly keys that lead somewhere, as a meeting is long.
fn anything(dice: &mut Dice, size: Size) -> Event {
    match dice.below(100) {
        0..30 => key(KeyCode::Enter),
        30..58 => key(KeyCode::Char(*dice.of(&['0', '1', '1', '2', '2', '3', '4', '5', '9', ' ']))),
        58..74 => key(*dice.of(&KEYS)),
        74..86 => key(KeyCode::Char(*dice.of(&LETTERS))),
        86 => key(KeyCode::Char('q')),
        87..90 => {
            let modifiers = *dice.of(&[KeyModifiers::CONTROL, KeyModifiers::ALT, KeyModifiers::SHIFT]);
            Event::Key(KeyEvent::new(KeyCode::Char(*dice.of(&LETTERS)), modifiers))
        }
        90 => Event::Key(KeyEvent::new_with_kind(
            KeyCode::Enter,
            KeyModifiers::NONE,
            *dice.of(&[KeyEventKind::Release, KeyEventKind::Repeat]),
        )),
        91..93 => Event::Paste((*dice.of(&PASTES)).to_owned()),
        93 => Event::Resize(u16::try_from(dice.below(300)).unwrap(), 0),
        94 => Event::FocusLost,
        _ => mouse(dice, size),
    }
}

/// Also where the window has no place any more.
fn mouse(dice: &mut Dice, (columns, rows): Size) -> Event {
    let kind = *dice.of(&[
        MouseEventKind::Down(MouseButton::Left),
        MouseEventKind::Down(MouseButton::Left),
        MouseEventKind::Down(MouseButton::Right),
        MouseEventKind::Up(MouseButton::Left),
        MouseEventKind::Drag(MouseButton::Left),
        MouseEventKind::Moved,
        MouseEventKind::ScrollDown,
        MouseEventKind::ScrollUp,
        MouseEventKind::ScrollLeft,
    ]);
    let mut place = |limit: u16| u16::try_from(dice.below(usize::from(limit) + 3)).unwrap();
    let (column, row) =
        if kind == MouseEventKind::Moved { (u16::MAX, u16::MAX) } else { (place(columns), place(rows)) };
    Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE })
}

fn stand(data_dir: &Path, size: Size, seed: u64) -> Stand {
    let opening = RecordStore::open(&record_in(data_dir), Access::ReadWrite).unwrap();
    Stand::over(opening, data_dir, size, seed)
}

/// A session in the record is the one on the screen, and every session can be read.
fn assert_on_disk(stand: &Stand, data_dir: &Path) {
    let store = read_along(&record_in(data_dir));
    let sessions = store.list(&Filter { limit: 500, ..Filter::default() }).unwrap();
    // Steps that were done again stand with their sessions.
    let ids: BTreeSet<_> = sessions.iter().flat_map(|session| store.family(session.id).unwrap()).collect();
    let meetings: Vec<LiveSession> =
        ids.into_iter().map(|session| LiveSession::resume(&store, session).unwrap()).collect();
    let Some(play) = stand.services.play() else { return };
    // A session that is seen again stands at some moment of what is saved of it.
    let is_moment = u64::from(play.meeting.seq()) < play.saved;
    let same = |meeting: &Meeting| {
        let is_whole = meeting.state() == play.meeting.state() && meeting.log() == play.meeting.log();
        is_whole || (is_moment && meeting.log().starts_with(play.meeting.log()))
    };
    assert!(meetings.iter().any(|practice| same(practice.meeting())), "the screen is ahead of the record");
    assert_eq!(fold(play.meeting.log()).state(), play.meeting.state());
}

fn first(scenario: &str, mode: Mode, solo: Option<Role>, cut: u16) -> Vec<Request> {
    let setup = Setup { mode, solo, cut, seed: 0, deputies: false };
    let scenario = scenario.to_owned();
    vec![Request::Begin {
        scenario,
        setup,
        learners: Vec::new(),
        homes: Homes::default(),
        place: String::new(),
    }]
}

/// Sits at the keyboard for so many events, opening the program again whenever it has been left.
fn let_loose(seed: u64, n_events: usize, begins: Vec<Request>) {
    let desk = tempfile::tempdir().unwrap();
    let mut dice = Dice::new(seed);
    let mut at = stand(desk.path(), (80, 24), seed);
    let mut begins = begins;
    let mut n_done = 0;
    while n_done < n_events {
        let size = *dice.of(&SIZES);
        at.terminal.backend_mut().resize(size.0, size.1);
        let n = 1 + dice.below(30);
        let mut events: Vec<Event> = (0..n).map(|_| anything(&mut dice, size)).collect();
        events.push(Event::FocusGained);
        n_done += n;
        let left = at.run(std::mem::take(&mut begins), events);
        if !left.is_empty() {
            assert_on_disk(&at, desk.path());
            drop(at);
            at = stand(desk.path(), size, seed);
        }
    }
    assert_on_disk(&at, desk.path());
    drop(at);
    check_whole(&record_in(desk.path()));
}

#[test]
fn from_home_anything_may_be_pressed() {
    for seed in 0..3 {
        let_loose(seed, 700, Vec::new());
    }
}

#[test]
fn in_the_warm_up_anything_may_be_pressed() {
    for (seed, mode) in (10..).zip(Mode::ALL.iter().copied()) {
        let solo = (mode == Mode::Solo).then_some(Role::Treasurer);
        let_loose(seed, 600, first("khoi-dong", mode, solo, 5));
    }
}

#[test]
fn in_the_june_meeting_anything_may_be_pressed() {
    let seats = [
        (Mode::Solo, Some(Role::Chair), 20),
        (Mode::Solo, Some(Role::Treasurer), 45),
        (Mode::Solo, Some(Role::Secretary), 90),
        (Mode::Board, None, 20),
        (Mode::Room, None, 45),
    ];
    for (seed, (mode, solo, cut)) in (20..).zip(seats) {
        let_loose(seed, 500, first("sinh-hoat-thang-sau", mode, solo, cut));
    }
}

#[test]
fn a_window_that_changes_its_size_without_end() {
    let desk = tempfile::tempdir().unwrap();
    let mut at = stand(desk.path(), (80, 24), 1);
    at.run(first("sinh-hoat-thang-sau", Mode::Room, None, 20), Vec::new());
    let before = at.lines();
    let mut dice = Dice::new(1);
    for _ in 0..200 {
        let size = (1 + u16::try_from(dice.below(200)).unwrap(), 1 + u16::try_from(dice.below(60)).unwrap());
        at.terminal.backend_mut().resize(size.0, size.1);
        at.run(Vec::new(), vec![Event::Resize(size.0, size.1); 3]);
        assert_eq!(at.lines().len(), usize::from(size.1));
    }
    at.terminal.backend_mut().resize(80, 24);
    at.run(Vec::new(), vec![Event::Resize(80, 24)]);
    assert_eq!(at.lines(), before);
}

#[test]
fn a_long_paste_goes_into_the_field_and_nowhere_else() {
    let desk = tempfile::tempdir().unwrap();
    let mut at = stand(desk.path(), (80, 24), 1);
    // Home, play, the first scenario, alone, its first role: the field for a learner's code.
    let way =
        "1\r111".chars().map(|digit| key(if digit == '\r' { KeyCode::Enter } else { KeyCode::Char(digit) }));
    at.run_with(Vec::new(), &mut Fingers::at_leisure(way));
    assert!(at.app.is_typing());
    let paste = "q1 Nguyễn\n".repeat(5_000);
    let left = at.run(Vec::new(), vec![Event::Paste(paste), key(KeyCode::Char('q')), Event::FocusGained]);
    assert!(left.is_empty() && at.app.is_typing(), "nothing pasted is a key");
    assert!(at.shows("Nguyễn"));
    assert!(at.services.play().is_none());
}
