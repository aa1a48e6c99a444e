//! Plays one session: decide, append, apply, in this order. It is the only writer of events.
//!
//! Append comes before apply, so what a screen shows is already on disk. If an append fails, the meeting stays where
//! it was. If the write succeeded and only its result got lost, the events are read back from the record and none is
//! doubled. It draws nothing and makes no sentence.

use std::ops::{ControlFlow, Deref};

use crate::clock::Clock;
use crate::id::{SessionId, StepId};
use crate::meeting::command::{Command, Mode, Setup};
use crate::meeting::event::Event;
use crate::meeting::explore::Detour;
use crate::meeting::state::State;
use crate::meeting::{self, Meeting, ahead};
use crate::practice::{Session, SessionError, Trainees, home_of};
use crate::record::RecordStore;
use crate::record::codec::{self, CodecError};
use crate::record::home::Home;
use crate::record::model::{Extras, HALL, NewSession, Seat, SessionKind, StoredEvent};
use crate::review::sessions::Note;
use crate::scenario::story::Story;
use crate::scenario::terms::Role;

/// The session that is played.
#[derive(Debug)]
pub struct LiveSession(Session);

/// Who starts what, and where.
#[derive(Debug, Clone)]
pub struct Beginning {
    pub setup: Setup,
    pub learners: Vec<(Role, String)>,
    /// Of each seat, the trainees' own club as it was written.
    pub homes: Vec<(Role, String)>,
    pub place: Option<String>,
}

impl LiveSession {
    /// Starts a session and writes its first events.
    pub fn begin(
        store: &mut RecordStore,
        clock: &Clock,
        story: Story,
        beginning: Beginning,
    ) -> Result<Self, SessionError> {
        let now = clock.now_ms();
        let events = meeting::decide(&story, &Meeting::default(), &Command::Open(beginning.setup.clone()));
        if let Some(Event::Refused { refusal }) = events.first() {
            return Err(SessionError::Refused(refusal.slug()));
        }
        let session = SessionId::at(now);
        let new = new_session(session, &story, &beginning, now)?;
        let stored = encode(&events, 1, now)?;
        let saved = store.begin(&new, &stored)?;
        Ok(Self(Session::opened(session, story, beginning.into(), &events, saved.total)))
    }

    /// Opens a session again, exactly where it stood, to go on with it.
    pub fn resume(store: &RecordStore, session: SessionId) -> Result<Self, SessionError> {
        // This comes first: what another window writes from here on is noticed at the next append.
        store.take_up(session)?;
        Session::read(store, session).map(Self)
    }

    /// Decides a command, writes its events and applies them. Returns the index in the log where the new events
    /// begin.
    pub fn give(
        &mut self,
        store: &mut RecordStore,
        clock: &Clock,
        command: &Command,
        note: Option<(&str, &str)>,
    ) -> Result<usize, SessionError> {
        let events = meeting::decide(self.story(), self.meeting(), command);
        self.keep(store, clock, &events, note, &[])
    }

    /// Plays the model answers, and those of the path where it has others, until this step is open, and writes their events
    /// together. Writes nothing and returns false where they do not lead there.
    pub fn play_to(
        &mut self,
        store: &mut RecordStore,
        clock: &Clock,
        step: &StepId,
        path: &[Detour],
    ) -> Result<bool, SessionError> {
        let is_there = |state: &State| state.open_step().is_some_and(|open| open.step == *step);
        let mut meeting = self.meeting().clone();
        let mut events = Vec::new();
        if !is_there(meeting.state()) {
            ahead::play_along(self.story(), &mut meeting, path, |event, state| {
                events.push(event.clone());
                if is_there(state) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
        }
        if !is_there(meeting.state()) {
            return Ok(false);
        }
        self.keep(store, clock, &events, None, &[])?;
        Ok(true)
    }

    /// Seats another learner from here on, from this club. Without a code it is no particular person.
    pub fn change_seat(
        &mut self,
        store: &mut RecordStore,
        clock: &Clock,
        role: Role,
        learner: &str,
        home: &str,
    ) -> Result<usize, SessionError> {
        let events = meeting::decide(self.story(), self.meeting(), &Command::ChangeSeat { role });
        let who = if learner.is_empty() { self.nobody(role) } else { learner.to_owned() };
        let seat = Seat {
            home: Home::of(home),
            ..Seat::typed(role.slug(), self.meeting().seq().saturating_add(1), Some(&who))
        };
        let from = self.keep(store, clock, &events, None, &[seat])?;
        self.0.trainees.learners.retain(|(seat, _)| *seat != role);
        if !learner.is_empty() {
            self.0.trainees.learners.push((role, learner.to_owned()));
        }
        self.0.trainees.homes.push((role, home.to_owned()));
        Ok(from)
    }

    fn nobody(&self, role: Role) -> String {
        let setup = self.meeting().state().setup.as_ref();
        nobody(setup.map_or(Mode::Solo, |setup| setup.mode), role)
    }

    /// Keeps a free text, such as a pledge.
    pub fn keep_note(&mut self, store: &mut RecordStore, kind: &str, text: &str) -> Result<(), SessionError> {
        let seq = self.meeting().seq();
        let notes = [Note { seq, kind: kind.to_owned(), text: text.to_owned() }];
        let extras = Extras { notes: &notes, ..Extras::default() };
        store.append(self.id(), seq.saturating_add(1), &[], &extras)?;
        Ok(())
    }

    /// Marks the session as over.
    pub fn finish(&self, store: &mut RecordStore, clock: &Clock) -> Result<(), SessionError> {
        Ok(store.finish(self.id(), clock.now_ms())?)
    }

    fn keep(
        &mut self,
        store: &mut RecordStore,
        clock: &Clock,
        events: &[Event],
        note: Option<(&str, &str)>,
        seats: &[Seat],
    ) -> Result<usize, SessionError> {
        let from = self.meeting().log().len();
        let next_seq = self.meeting().seq().saturating_add(1);
        let stored = encode(events, next_seq, clock.now_ms())?;
        let notes: Vec<Note> = note
            .into_iter()
            .map(|(kind, text)| Note { seq: next_seq, kind: kind.to_owned(), text: text.to_owned() })
            .collect();
        let extras = Extras { notes: &notes, seats };
        match store.append(self.id(), next_seq, &stored, &extras) {
            Ok(saved) => {
                self.0.take(events, saved.total);
                Ok(from)
            }
            Err(error) => {
                // Nothing is saved into a file that was moved or removed, though it can still be read.
                if !error.fault.is_moved() && self.is_on_disk(store, &stored) {
                    let total =
                        u64::from(self.meeting().seq()).saturating_add(stored.len().try_into().unwrap_or(0));
                    self.0.take(events, total);
                    return Ok(from);
                }
                Err(error.into())
            }
        }
    }

    /// Whether the record ends with just these events: then only the result of the write was lost.
    fn is_on_disk(&self, store: &RecordStore, stored: &[StoredEvent]) -> bool {
        store.events(self.id()).is_ok_and(|events| {
            let expected = self.meeting().log().len().saturating_add(stored.len());
            events.len() == expected && events.ends_with(stored)
        })
    }
}

impl Session {
    /// Begins a session that shares the first `at_seq` events of another and leaves it as it is.
    pub fn fork(
        &self,
        store: &mut RecordStore,
        clock: &Clock,
        at_seq: u32,
        kind: SessionKind,
    ) -> Result<LiveSession, SessionError> {
        let now = clock.now_ms();
        let setup = self.meeting().state().setup.clone().ok_or(SessionError::NoSession)?;
        let Trainees { learners, homes, place } = self.trainees.clone();
        let beginning = Beginning { setup, learners, homes, place };
        let session = SessionId::at(now);
        let mut new = NewSession { kind, ..new_session(session, self.story(), &beginning, now)? };
        // The same people sit there, wherever their codes were typed.
        let seats = store.seats(self.id())?;
        for seat in &mut new.seats {
            let same = |known: &&Seat| known.role == seat.role && known.learner == seat.learner;
            seat.id = seats.iter().rev().find(same).and_then(|known| known.id);
        }
        let saved = store.fork(self.id(), at_seq, &new, &[])?;
        let shared = usize::try_from(at_seq).unwrap_or(usize::MAX).min(self.meeting().log().len());
        let events = self.meeting().log().get(..shared).unwrap_or_default().to_vec();
        Ok(LiveSession(Self::opened(session, self.story().clone(), beginning.into(), &events, saved.total)))
    }
}

impl Deref for LiveSession {
    type Target = Session;

    fn deref(&self) -> &Session {
        &self.0
    }
}

impl From<Beginning> for Trainees {
    fn from(beginning: Beginning) -> Self {
        let Beginning { setup: _, learners, homes, place } = beginning;
        Self { learners, homes, place }
    }
}

fn encode(events: &[Event], first_seq: u32, now: i64) -> Result<Vec<StoredEvent>, CodecError> {
    let numbered = events.iter().zip(first_seq..);
    numbered.map(|(event, seq)| codec::encode(event, seq, now)).collect()
}

fn new_session(
    id: SessionId,
    story: &Story,
    beginning: &Beginning,
    now: i64,
) -> Result<NewSession, SessionError> {
    let scenario_text = serde_json::to_string(story).ok().ok_or(SessionError::NoScenario)?;
    let humans = beginning.setup.humans();
    let seats = Role::SEATS.into_iter().map(|role| {
        let learner = humans.contains(&role).then(|| learner_of(beginning, role));
        let home = home_of(&beginning.homes, role).filter(|_| humans.contains(&role));
        Seat { home, ..Seat::typed(role.slug(), 1, learner.as_deref()) }
    });
    Ok(NewSession {
        id,
        kind: SessionKind::Play,
        scenario: story.scenario.id.clone(),
        scenario_text,
        seed: beginning.setup.seed,
        mode: beginning.setup.mode.slug().to_owned(),
        cut: Some(u32::from(beginning.setup.cut)),
        club: story.club.id.clone(),
        place: beginning.place.clone().filter(|place| !place.trim().is_empty()),
        started_at: now,
        seats: seats.collect(),
    })
}

fn learner_of(beginning: &Beginning, role: Role) -> String {
    let found = beginning.learners.iter().rev().find(|(seat, _)| *seat == role).map(|(_, code)| code.clone());
    found.unwrap_or_else(|| nobody(beginning.setup.mode, role))
}

/// Returns the word for a seat without a code. People still use this seat: in the hall everybody uses it.
fn nobody(mode: Mode, role: Role) -> String {
    match mode {
        Mode::Room => HALL.to_owned(),
        Mode::Solo | Mode::Board => role.slug().to_owned(),
    }
}
