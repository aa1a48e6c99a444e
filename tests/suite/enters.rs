//! The loop and the times of keys: a key that is held, a disk that does not answer, keys that come faster than the
//! screen is drawn.

use std::collections::VecDeque;
use std::io;
use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseEvent, MouseEventKind};
use dongvai::meeting::command::{Mode, Setup};
use dongvai::record::{Access, RecordStore};
use dongvai::scenario::terms::Role;
use dongvai::tui::msg::{Homes, Request};
use dongvai::tui::runner::input::{EventSource, Incoming};
use tempfile::TempDir;

use super::player::record_in;
use super::script::Stand;

/// Events at their times. After the first Enter the disk stands still for a while, and time goes on.
pub(super) struct Fingers {
    events: VecDeque<(u64, Event)>,
    now_ms: u64,
    stall_ms: u64,
    is_stalled: bool,
}

impl Fingers {
    fn new(events: impl IntoIterator<Item = (u64, Event)>, stall_ms: u64) -> Self {
        let mut events: Vec<(u64, Event)> = events.into_iter().collect();
        events.sort_by_key(|(at, _)| *at);
        Self { events: events.into(), now_ms: 0, stall_ms, is_stalled: false }
    }

    /// One a second, each after the frame of the one before.
    pub(super) fn at_leisure(events: impl IntoIterator<Item = Event>) -> Self {
        Self::new((1..).map(|second| second * 1_000).zip(events), 0)
    }
}

impl EventSource for Fingers {
    fn read(&mut self, wait: Option<Duration>) -> io::Result<Incoming> {
        if std::mem::take(&mut self.is_stalled) {
            self.now_ms += std::mem::take(&mut self.stall_ms);
        }
        let wait = wait.map(|wait| self.now_ms + u64::try_from(wait.as_millis()).unwrap());
        self.now_ms = match (self.events.front(), wait) {
            (None, None) => return Ok(Incoming::End),
            (Some((at, _)), None) => self.now_ms.max(*at),
            (Some((at, _)), Some(until)) => self.now_ms.max(until.min(*at)),
            (None, Some(until)) => until,
        };
        let n_there = self.events.partition_point(|(at, _)| *at <= self.now_ms);
        let there: Vec<Event> = self.events.drain(..n_there).map(|(_, event)| event).collect();
        self.is_stalled = there.contains(&enter());
        Ok(Incoming::Events(there))
    }

    fn elapsed_ms(&self) -> u64 {
        self.now_ms
    }
}

fn key(code: KeyCode) -> Event {
    Event::Key(KeyEvent::new(code, KeyModifiers::NONE))
}

fn enter() -> Event {
    key(KeyCode::Enter)
}

/// Held for so long, after the first pause of a keyboard.
fn held(key: &Event, from_ms: u64, until_ms: u64) -> Vec<(u64, Event)> {
    let repeats = (from_ms + 250..until_ms).step_by(33);
    std::iter::once(from_ms).chain(repeats).map(|at| (at, key.clone())).collect()
}

fn moves(until_ms: u64) -> Vec<(u64, Event)> {
    let moved = |at: u64| {
        let (kind, column) = (MouseEventKind::Moved, u16::try_from(at % 80).unwrap());
        (at, Event::Mouse(MouseEvent { kind, column, row: 9, modifiers: KeyModifiers::NONE }))
    };
    (0..until_ms).step_by(7).map(moved).collect()
}

fn stand(desk: &TempDir) -> Stand {
    let opening = RecordStore::open(&record_in(desk.path()), Access::ReadWrite).unwrap();
    Stand::over(opening, desk.path(), (100, 30), 7)
}

/// June for the chair: it begins with a row of lines that are only read.
fn june() -> Vec<Request> {
    let setup = Setup { mode: Mode::Solo, solo: Some(Role::Chair), cut: 20, seed: 0, deputies: false };
    let scenario = "sinh-hoat-thang-sau".to_owned();
    let homes = Homes::default();
    vec![Request::Begin { scenario, setup, learners: Vec::new(), homes, place: String::new() }]
}

/// What stands there after these keys in June.
fn june_after(events: Vec<(u64, Event)>, stall_ms: u64) -> Vec<String> {
    let desk = TempDir::new().unwrap();
    let mut stand = stand(&desk);
    stand.run_with(june(), &mut Fingers::new(events, stall_ms));
    stand.lines()
}

#[test]
fn a_held_enter_shows_one_screen_more() {
    let once = june_after(vec![(1_000, enter())], 0);
    assert_ne!(once, june_after(Vec::new(), 0));
    assert_eq!(june_after(held(&enter(), 1_000, 2_500), 0), once);
    let with_mouse = [held(&enter(), 1_000, 6_000), moves(7_000)].concat();
    assert_eq!(june_after(with_mouse.clone(), 0), once);
    // Three seconds without an answer, in which it repeats, and then it repeats on.
    assert_eq!(june_after(with_mouse, 3_000), once);
    // Pressed again and again while nothing moved.
    let impatient = [1_000, 1_400, 1_900, 2_500, 3_600].map(|at| (at, enter()));
    assert_eq!(june_after(impatient.to_vec(), 3_000), once);
}

#[test]
fn an_enter_after_a_while_is_another_one() {
    let twice = june_after(vec![(1_000, enter()), (1_300, enter())], 0);
    assert_ne!(twice, june_after(vec![(1_000, enter())], 0));
    assert_eq!(
        june_after(vec![(1_000, enter()), (1_299, enter())], 0),
        june_after(vec![(1_000, enter())], 0)
    );
}

/// Digits, letters and the Enters between fields come in one burst, faster than any frame.
#[test]
fn a_form_takes_all_that_is_typed_at_once() {
    let desk = TempDir::new().unwrap();
    let mut stand = stand(&desk);
    // Play, the first scenario, the whole board, its first cut.
    let way = [key(KeyCode::Char('1')), enter(), key(KeyCode::Char('2')), key(KeyCode::Char('1'))];
    let code = |letter| if letter == '\r' { KeyCode::Enter } else { KeyCode::Char(letter) };
    let burst = "CT-01\rTQ-02\rTK-03\r".chars().map(|letter| (9_000, key(code(letter))));
    let way = (1..).map(|second| second * 1_000).zip(way);
    stand.run_with(Vec::new(), &mut Fingers::new(way.chain(burst), 0));
    for code in ["CT-01", "TQ-02", "TK-03"] {
        assert!(stand.shows(code), "{code}: {:#?}", stand.lines());
    }
}

/// An input method takes a letter back and puts another one there: on a list that is a letter, not the way back.
#[test]
fn a_backspace_before_a_letter_is_no_way_back() {
    let backspace = || key(KeyCode::Backspace);
    let letter = |letter| key(KeyCode::Char(letter));
    let list = |then: Vec<(u64, Event)>| {
        let desk = TempDir::new().unwrap();
        let mut stand = stand(&desk);
        let open = [(1_000, letter('3'))];
        stand.run_with(Vec::new(), &mut Fingers::new([open.to_vec(), then].concat(), 0));
        let title = stand.shows("Các buổi đã tập");
        (title, stand.shows("cũ nhất trước"))
    };
    assert_eq!(list(vec![]), (true, false));
    assert_eq!(list(vec![(2_000, letter('o'))]), (true, true));
    assert_eq!(list(vec![(2_000, letter('Ô'))]), (true, true));
    assert_eq!(list(vec![(2_000, backspace()), (2_000, letter('ô'))]), (true, true));
    // In two reads, and more than one letter taken back.
    assert_eq!(list(vec![(2_000, backspace()), (2_020, letter('ô'))]), (true, true));
    assert_eq!(list(vec![(2_000, backspace()), (2_001, backspace()), (2_002, letter('ộ'))]), (true, true));
    assert!(!list(vec![(2_000, backspace())]).0);
    assert!(!list(vec![(2_000, backspace()), (2_500, letter('o'))]).0);
    assert!(!list(vec![(2_000, backspace()), (2_000, key(KeyCode::Up))]).0);
}
