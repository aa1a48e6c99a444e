//! A person at the keyboard who always knows the right answer: it reads the record beside the running program, works
//! out what is asked and types the answer.
//!
//! The record tells what to type and the screen tells when: each step waits until "đã lưu·N" stands there.

use dongvai::tui::signs::MORE_BELOW;
use std::path::{Path, PathBuf};

use dongvai::id::SessionId;
use dongvai::meeting::flow::{self, Who};
use dongvai::meeting::kinds::{self, Answer};
use dongvai::meeting::rules::Scene;
use dongvai::practice::LiveSession;
use dongvai::record::sessions::Filter;
use dongvai::record::{Access, RecordStore};
use dongvai::scenario::terms::Role;
use dongvai::tui::context::{Audience, Play};
use dongvai::tui::screens::meeting::feedback::Feedback;

use super::answer_keys::{self, ENTER};
use super::terminal::{Terminal, shown_saved};

pub(super) struct Player {
    pub(super) terminal: Terminal,
    record: PathBuf,
    /// Whose turn the keyboard was last, where it is handed over.
    last: Option<Role>,
    /// The part in which the last key was pressed.
    part: Option<String>,
    pub(super) n_hand_overs: usize,
    pub(super) n_answers: usize,
}

/// What comes next: the keys for it, and whether the keyboard is handed over first.
pub(super) struct Move {
    pub(super) keys: String,
    pub(super) hand_over: Option<Role>,
    /// The part of the agenda, and whether a title stands before it.
    part: (String, bool),
    by: Option<Role>,
}

pub(super) fn record_in(data_dir: &Path) -> PathBuf {
    data_dir.join("records.sqlite3")
}

/// Reads the record as a second screen would.
pub(super) fn read_along(record: &Path) -> RecordStore {
    RecordStore::open(record, Access::ReadOnly).unwrap().sound().unwrap()
}

/// Checks the whole record, as nothing else uses it any more.
pub(super) fn check_whole(record: &Path) {
    RecordStore::open(record, Access::ReadWrite).unwrap().sound().unwrap().full_check().unwrap();
}

/// The session that was begun last.
pub(super) fn newest(store: &RecordStore) -> Option<SessionId> {
    store.list(&Filter { limit: 1, ..Filter::default() }).unwrap().first().map(|summary| summary.id)
}

impl Player {
    /// Takes the keyboard of a program that shows a meeting.
    pub(super) fn new(terminal: Terminal, data_dir: &Path) -> Self {
        Self { terminal, record: record_in(data_dir), last: None, part: None, n_hand_overs: 0, n_answers: 0 }
    }

    pub(super) fn practice(&self) -> LiveSession {
        let store = read_along(&self.record);
        LiveSession::resume(&store, newest(&store).unwrap()).unwrap()
    }

    /// The next thing to press; `None` when the meeting is over.
    pub(super) fn next_move(&self, practice: &LiveSession) -> Option<Move> {
        let state = practice.meeting().state();
        let turn = flow::turn(practice.story(), state)?;
        let is_board = state.setup.as_ref().unwrap().mode.slug() == "board";
        let scene = Scene { story: practice.story(), state, step: turn.step };
        let answer = kinds::model(scene, &turn.task);
        let (keys, by) = match (turn.who, answer) {
            (Who::Person(_), Some(answer)) | (Who::Anyone, Some(answer @ Answer::Discuss(_))) => {
                (answer_keys::keys(practice, &turn, &answer), Some(turn.task.role))
            }
            _ => (ENTER.to_owned(), None),
        };
        let hand_over = match turn.who {
            Who::Person(role) => Some(role).filter(|role| is_board && self.last != Some(*role)),
            Who::Anyone | Who::Computer(_) => None,
        };
        let part = practice.story().part_of(&turn.step.id)?;
        let name = part.short.as_ref().unwrap_or(&part.name).clone();
        let is_room = state.setup.as_ref().unwrap().mode.slug() == "room";
        let is_new = is_room && self.part.as_ref().is_some_and(|last| *last != name);
        Some(Move { keys, hand_over, part: (name, is_new), by })
    }

    /// Plays one step; false when the meeting is over.
    pub(super) fn step(&mut self) -> bool {
        let practice = self.practice();
        let Some(next) = self.next_move(&practice) else { return false };
        self.take_over(&next);
        let saved = practice.saved();
        if next.by.is_none() {
            self.see_all();
        }
        self.terminal.send(&next.keys);
        self.terminal
            .wait_until("a step to be saved", |terminal| shown_saved(&terminal.contents()) > Some(saved));
        self.settle(&next, saved);
        true
    }

    /// Goes past the call of another seat to the keyboard, and past the title of a new part.
    pub(super) fn take_over(&mut self, next: &Move) {
        if let Some(role) = next.hand_over {
            self.terminal.wait_for("Xin mời");
            self.terminal.send(ENTER);
            self.last = Some(role);
            self.n_hand_overs += 1;
        }
        let (part, is_new) = &next.part;
        if *is_new {
            self.terminal.wait_for(part);
            self.terminal.send(ENTER);
        }
        self.part = Some(part.clone());
    }

    /// After a step: the screen shows all that is on disk, and what is said about the step is read.
    fn settle(&mut self, next: &Move, before: u64) {
        let practice = self.practice();
        let total = practice.saved();
        self.terminal
            .wait_until("all that is saved", |terminal| shown_saved(&terminal.contents()) == Some(total));
        if next.by.is_some() {
            self.last = next.by;
            self.n_answers += 1;
        }
        if has_feedback(&practice, before) {
            if self.terminal.has("chưa ai góp ý") {
                self.see_all();
            }
            self.terminal.send(ENTER);
        }
    }

    /// Reads what the computer does to its end, before Enter goes on.
    fn see_all(&mut self) {
        while self.terminal.has(MORE_BELOW) {
            let seen = self.terminal.contents();
            self.terminal.send(ENTER);
            self.terminal.wait_until("what is below", |terminal| terminal.contents() != seen);
        }
    }
}

/// Whether the screen stops to say something about the events after the first `before`.
fn has_feedback(practice: &LiveSession, before: u64) -> bool {
    let words = dongvai::locale::words::ScenarioWords::new("", &[], []);
    let play = Play {
        story: practice.story(),
        meeting: practice.meeting(),
        words: &words,
        values: practice.values(),
        saved: practice.saved(),
        learners: practice.learners(),
        homes: practice.homes(),
        again: None,
        page: None,
        audience: Audience::Players,
        half_filled: None,
        elapsed_s: None,
        discussed_s: None,
    };
    Feedback::of(&play, usize::try_from(before).unwrap(), None).is_some()
}
