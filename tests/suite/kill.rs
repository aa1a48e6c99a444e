//! The power goes off at any moment: what the screen said was saved is there and complete, and the same step is shown
//! again.
//!
//! A seed chooses the seat, the step, how many of its keys are still pressed and how many bytes of the answer are
//! still read before `SIGKILL`; it never chooses a time.

use std::path::Path;

use dongvai::clock::Clock;
use dongvai::id::SessionId;
use dongvai::practice::LiveSession;
use dongvai::tui::msg::Request;

use super::player::{Player, newest, read_along, record_in};
use super::script::{Dice, Stand};
use super::terminal::{Ended, Size, Terminal};

const WALL: Size = (100, 30);
const N_DESKS: u64 = 6;
const N_KILLS_AT_A_DESK: usize = 10;

/// The session that `resume` would open.
fn unfinished(data_dir: &Path) -> Option<SessionId> {
    let record = record_in(data_dir);
    if !record.exists() {
        return None;
    }
    read_along(&record).unfinished().unwrap().map(|summary| summary.id)
}

/// The screen of the resumed session, drawn in this process from the same record.
fn expected_screen(data_dir: &Path) -> Vec<String> {
    let mut stand = Stand::new(read_along(&record_in(data_dir)), data_dir, WALL, 0);
    stand.run(vec![Request::ResumeLast], Vec::new());
    stand.lines()
}

/// Opens the program where it was cut off, or in a new session.
fn open(data_dir: &Path, dice: &mut Dice) -> Terminal {
    if unfinished(data_dir).is_some() {
        return Terminal::open(data_dir, WALL, &["resume"]);
    }
    let role = *dice.of(&["chair", "treasurer", "secretary", "board", "room"]);
    let seed = dice.below(1_000).to_string();
    Terminal::open(data_dir, WALL, &["play", "khoi-dong", "--role", role, "--seed", &seed])
}

/// One sitting, ended by a kill. Returns what the screen showed last, and the session it was about.
fn sit_down(data_dir: &Path, dice: &mut Dice) -> (Ended, Option<SessionId>) {
    let left = unfinished(data_dir);
    let expected = left.map(|_| expected_screen(data_dir));
    let mut terminal = open(data_dir, dice);
    if dice.below(6) == 0 {
        // Before anything is on the screen, perhaps before there is a record.
        let n_bytes = dice.below(3_000);
        terminal.wait_until("the first bytes", |it| it.n_bytes() >= n_bytes || it.saved() > 0);
        let ended = terminal.kill();
        let store = record_in(data_dir).exists().then(|| read_along(&record_in(data_dir)));
        return (ended, store.and_then(|store| newest(&store)));
    }
    terminal.wait_until("the meeting", |it| it.saved() > 0);
    if let Some(expected) = expected {
        terminal.wait_until("the step that was open", |it| it.lines() == expected);
    }
    let mut player = Player::new(terminal, data_dir);
    let session = player.practice().id();
    assert!(left.is_none_or(|left| left == session));
    let n_steps = dice.below(3);
    for _ in 0..n_steps {
        if !player.step() {
            break;
        }
    }
    let practice = player.practice();
    if let Some(next) = player.next_move(&practice) {
        player.take_over(&next);
        let n_keys = next.keys.chars().count();
        let n_pressed = dice.below(n_keys + 3).min(n_keys);
        player.terminal.send(&next.keys.chars().take(n_pressed).collect::<String>());
        if n_pressed == n_keys {
            let until = player.terminal.n_bytes() + dice.below(4_000);
            let saved = player.terminal.saved();
            player.terminal.wait_until("an answer", |it| it.n_bytes() >= until || it.saved() > saved);
        }
    }
    (player.terminal.kill(), Some(session))
}

#[test]
fn sixty_kills_lose_nothing_that_the_screen_called_saved() {
    let mut n_steps_cut_off = 0;
    for seed in 0..N_DESKS {
        let desk = tempfile::tempdir().unwrap();
        let mut dice = Dice::new(seed);
        for kill in 0..N_KILLS_AT_A_DESK {
            let (ended, session) = sit_down(desk.path(), &mut dice);
            let Some(session) = session else {
                assert_eq!(ended.saved, 0);
                continue;
            };
            let store = read_along(&record_in(desk.path()));
            store.full_check().unwrap();
            let practice = LiveSession::resume(&store, session).unwrap();
            let n_events = store.events(session).unwrap().len();
            assert!(
                u64::try_from(n_events).unwrap() >= ended.saved,
                "desk {seed}, kill {kill}: {n_events} events, and the screen said\n{}",
                ended.screen
            );
            assert_eq!(practice.meeting().log().len(), n_events);
            n_steps_cut_off += usize::from(unfinished(desk.path()).is_some());
        }
    }
    assert!(n_steps_cut_off > 30, "only {n_steps_cut_off} kills in the middle of a meeting");
}

/// Cut off between the last answer and the mark that the session is over.
#[test]
fn a_meeting_cut_off_at_its_very_end_is_over_once_it_is_resumed() {
    let desk = tempfile::tempdir().unwrap();
    let mut practice = super::faults::begin(desk.path());
    let mut store = super::faults::store(desk.path());
    while let Some(command) = super::faults::model_command(&practice) {
        practice.give(&mut store, &Clock::Fixed(1), &command, None).unwrap();
    }
    assert!(practice.is_finished() && store.unfinished().unwrap().is_some());

    let mut stand = Stand::new(store, desk.path(), WALL, 0);
    stand.run(vec![Request::ResumeLast], Vec::new());
    assert!(unfinished(desk.path()).is_none(), "nothing is left to go on with");
    stand.run(Vec::new(), vec![super::faults::enter()]);
    assert!(stand.shows("Góp ý sau buổi tập"), "{:?}", stand.lines());
}
