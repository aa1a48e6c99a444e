//! Runs one practice session: decide, append, apply, in this order. It is the only writer of events.
//!
//! Append comes before apply, so what a screen shows is already on disk. If an append fails, the meeting stays
//! where it was; if the write went through although the answer got lost, the events are read back from the record
//! and nothing is doubled. It draws nothing and makes no sentence.

pub mod counting;
pub(crate) mod keeping;
pub(crate) mod names;

use crate::clock::Clock;
use crate::locale::Value;
use crate::meeting::command::{Command, Mode, Setup};
use crate::meeting::event::Event;
use crate::meeting::{self, Meeting, figures};
use crate::record::RecordStore;
use crate::record::codec::{self, CodecError};
use crate::record::error::RecordError;
use crate::record::model::{
    Extras, HALL, Home, NewSession, Note, Seat, SessionId, SessionKind, StoredEvent, TextHash,
};
use crate::scenario::story::Story;
use crate::scenario::terms::Role;

#[derive(Debug)]
pub struct Practice {
    session: SessionId,
    story: Story,
    meeting: Meeting,
    saved: u64,
    values: Vec<(String, Value)>,
    trainees: Trainees,
}

#[derive(Debug, thiserror::Error)]
pub enum PracticeError {
    #[error(transparent)]
    Record(#[from] RecordError),
    #[error("the record of this session cannot be read: {0}")]
    Codec(#[from] CodecError),
    #[error("the scenario of this session is not in the record, or cannot be read")]
    NoScenario,
    #[error("there is no such session")]
    NoSession,
    #[error("the session could not be opened: {0}")]
    Refused(&'static str),
}

/// Who begins what, and where.
#[derive(Debug, Clone)]
pub struct Beginning {
    pub setup: Setup,
    pub learners: Vec<(Role, String)>,
    /// Of each seat, the trainees' own club as it was written.
    pub homes: Vec<(Role, String)>,
    pub place: Option<String>,
}

impl Practice {
    /// This session as it stood after so many events: to be looked at, not to be gone on with.
    #[must_use]
    pub fn after(&self, n_events: usize) -> Self {
        let events = self.meeting.log().get(..n_events).unwrap_or(self.meeting.log());
        Self::opened(self.session, self.story.clone(), self.trainees.clone(), events, self.saved)
    }

    /// Starts a session and writes its first events.
    pub fn begin(
        store: &mut RecordStore,
        clock: &Clock,
        story: Story,
        beginning: Beginning,
    ) -> Result<Self, PracticeError> {
        let now = clock.now_ms();
        let events = meeting::decide(&story, &Meeting::default(), &Command::Open(beginning.setup.clone()));
        if let Some(Event::Refused { refusal }) = events.first() {
            return Err(PracticeError::Refused(refusal.slug()));
        }
        let session = SessionId::at(now);
        let new = new_session(session, &story, &beginning, now)?;
        let stored = encode(&events, 1, now)?;
        let saved = store.begin(&new, &stored)?;
        Ok(Self::opened(session, story, beginning.into(), &events, saved.total))
    }

    /// Opens a session again, exactly where it stood, with the scenario it was begun with.
    pub fn resume(store: &RecordStore, session: SessionId) -> Result<Self, PracticeError> {
        let summary = store.session(session)?.ok_or(PracticeError::NoSession)?;
        let story = played(store, summary.scenario_hash)?.ok_or(PracticeError::NoScenario)?;
        store.take_up(session)?;
        let stored = store.events(session)?;
        let events = stored.iter().map(codec::decode).collect::<Result<Vec<Event>, _>>()?;
        let trainees = Trainees::read(&store.seats(session)?, summary.place);
        Ok(Self::opened(session, story, trainees, &events, summary.total))
    }

    fn opened(session: SessionId, story: Story, trainees: Trainees, events: &[Event], saved: u64) -> Self {
        let meeting = Meeting::default();
        let mut practice = Self { session, story, meeting, saved: 0, values: Vec::new(), trainees };
        practice.take(events, saved);
        practice
    }

    /// Decides a command, writes what it leads to and takes it in. Returns the place in the log where the new
    /// events begin.
    pub fn give(
        &mut self,
        store: &mut RecordStore,
        clock: &Clock,
        command: &Command,
        note: Option<(&str, &str)>,
    ) -> Result<usize, PracticeError> {
        let events = meeting::decide(&self.story, &self.meeting, command);
        self.keep(store, clock, &events, note, &[])
    }

    /// Seats another learner from here on, from this club. Without a code it is no particular person.
    pub fn change_seat(
        &mut self,
        store: &mut RecordStore,
        clock: &Clock,
        role: Role,
        learner: &str,
        home: &str,
    ) -> Result<usize, PracticeError> {
        let events = meeting::decide(&self.story, &self.meeting, &Command::ChangeSeat { role });
        let who = if learner.is_empty() { self.nobody(role) } else { learner.to_owned() };
        let seat = Seat {
            home: Home::of(home),
            ..Seat::typed(role.slug(), self.meeting.seq().saturating_add(1), Some(&who))
        };
        let from = self.keep(store, clock, &events, None, &[seat])?;
        self.trainees.learners.retain(|(seat, _)| *seat != role);
        if !learner.is_empty() {
            self.trainees.learners.push((role, learner.to_owned()));
        }
        self.trainees.homes.push((role, home.to_owned()));
        Ok(from)
    }

    fn nobody(&self, role: Role) -> String {
        let setup = self.meeting.state().setup.as_ref();
        nobody(setup.map_or(Mode::Solo, |setup| setup.mode), role)
    }

    /// Keeps free text of its own, such as a pledge.
    pub fn keep_note(
        &mut self,
        store: &mut RecordStore,
        kind: &str,
        text: &str,
    ) -> Result<(), PracticeError> {
        let seq = self.meeting.seq();
        let notes = [Note { seq, kind: kind.to_owned(), text: text.to_owned() }];
        let extras = Extras { notes: &notes, ..Extras::default() };
        store.append(self.session, seq.saturating_add(1), &[], &extras)?;
        Ok(())
    }

    /// Marks the session as over.
    pub fn finish(&self, store: &mut RecordStore, clock: &Clock) -> Result<(), PracticeError> {
        Ok(store.finish(self.session, clock.now_ms())?)
    }

    /// A new session that shares the first `at_seq` events and leaves this one as it is.
    pub fn fork(&self, store: &mut RecordStore, clock: &Clock, at_seq: u32) -> Result<Self, PracticeError> {
        let now = clock.now_ms();
        let setup = self.meeting.state().setup.clone().ok_or(PracticeError::NoSession)?;
        let Trainees { learners, homes, place } = self.trainees.clone();
        let beginning = Beginning { setup, learners, homes, place };
        let session = SessionId::at(now);
        let mut new = new_session(session, &self.story, &beginning, now)?;
        // The same people sit there, wherever their codes were typed.
        let seats = store.seats(self.session)?;
        for seat in &mut new.seats {
            let same = |known: &&Seat| known.role == seat.role && known.learner == seat.learner;
            seat.id = seats.iter().rev().find(same).and_then(|known| known.id);
        }
        let saved = store.fork(self.session, at_seq, &new, &[])?;
        let shared = usize::try_from(at_seq).unwrap_or(usize::MAX).min(self.meeting.log().len());
        let events = self.meeting.log().get(..shared).unwrap_or_default().to_vec();
        Ok(Self::opened(session, self.story.clone(), beginning.into(), &events, saved.total))
    }

    fn keep(
        &mut self,
        store: &mut RecordStore,
        clock: &Clock,
        events: &[Event],
        note: Option<(&str, &str)>,
        seats: &[Seat],
    ) -> Result<usize, PracticeError> {
        let from = self.meeting.log().len();
        let next_seq = self.meeting.seq().saturating_add(1);
        let stored = encode(events, next_seq, clock.now_ms())?;
        let notes: Vec<Note> = note
            .into_iter()
            .map(|(kind, text)| Note { seq: next_seq, kind: kind.to_owned(), text: text.to_owned() })
            .collect();
        let extras = Extras { notes: &notes, seats };
        match store.append(self.session, next_seq, &stored, &extras) {
            Ok(saved) => {
                self.take(events, saved.total);
                Ok(from)
            }
            Err(error) => {
                // In a file that is gone from its place nothing is saved, though it can still be read.
                if !error.fault.is_moved() && self.is_on_disk(store, &stored) {
                    let total =
                        u64::from(self.meeting.seq()).saturating_add(stored.len().try_into().unwrap_or(0));
                    self.take(events, total);
                    return Ok(from);
                }
                Err(error.into())
            }
        }
    }

    /// Whether the record ends with just these events: then only the answer to the write was lost.
    fn is_on_disk(&self, store: &RecordStore, stored: &[StoredEvent]) -> bool {
        store.events(self.session).is_ok_and(|events| {
            let expected = self.meeting.log().len().saturating_add(stored.len());
            events.len() == expected && events.ends_with(stored)
        })
    }

    fn take(&mut self, events: &[Event], saved: u64) {
        for event in events {
            self.meeting.apply(event);
        }
        self.saved = saved;
        let state = self.meeting.state();
        self.values.clear();
        for (name, quantity) in &self.story.scenario.values {
            let value = figures::figure(&self.story, state, quantity);
            let value = value.map_or_else(|| Value::from("…"), Value::from);
            self.values.push((name.clone(), value));
        }
    }

    pub fn session(&self) -> SessionId {
        self.session
    }

    pub fn story(&self) -> &Story {
        &self.story
    }

    pub fn meeting(&self) -> &Meeting {
        &self.meeting
    }

    /// Events of this session on disk, those before a fork included.
    pub fn saved(&self) -> u64 {
        self.saved
    }

    /// The scenario's values as the meeting stands.
    pub fn values(&self) -> &[(String, Value)] {
        &self.values
    }

    pub fn learners(&self) -> &[(Role, String)] {
        &self.trainees.learners
    }

    /// From which clubs they are.
    pub fn homes(&self) -> &[(Role, String)] {
        &self.trainees.homes
    }

    pub fn is_finished(&self) -> bool {
        self.meeting.state().is_finished()
    }
}

fn encode(events: &[Event], first_seq: u32, now: i64) -> Result<Vec<StoredEvent>, CodecError> {
    let numbered = events.iter().zip(first_seq..);
    numbered.map(|(event, seq)| codec::encode(event, seq, now)).collect()
}

/// The scenario and club that sessions with this hash were played with; none where they are gone or unreadable.
pub fn played(store: &RecordStore, hash: TextHash) -> Result<Option<Story>, RecordError> {
    let text = store.scenario_text(hash)?;
    Ok(text.and_then(|text| serde_json::from_str::<Story>(&text).ok()).map(Story::indexed))
}

fn new_session(
    id: SessionId,
    story: &Story,
    beginning: &Beginning,
    now: i64,
) -> Result<NewSession, PracticeError> {
    let scenario_text = serde_json::to_string(story).ok().ok_or(PracticeError::NoScenario)?;
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

/// The seat with this word in the record.
pub fn role_of(slug: &str) -> Option<Role> {
    Role::SEATS.into_iter().find(|role| role.slug() == slug)
}

/// Who plays a session, from which clubs and where. Of several entries of one seat the last counts.
#[derive(Debug, Clone, Default)]
struct Trainees {
    learners: Vec<(Role, String)>,
    homes: Vec<(Role, String)>,
    place: Option<String>,
}

impl Trainees {
    /// From the seats in the record, the earlier before the later.
    fn read(seats: &[Seat], place: Option<String>) -> Self {
        let known = || seats.iter().filter_map(|seat| Some((role_of(&seat.role)?, seat)));
        let learners = known().filter_map(|(role, seat)| Some((role, seat.code()?.to_owned())));
        let home = |seat: &Seat| seat.home.as_ref().map_or_else(String::new, ToString::to_string);
        let homes = known().map(|(role, seat)| (role, home(seat)));
        Self { learners: learners.collect(), homes: homes.collect(), place }
    }
}

/// What was written down for this seat.
fn home_of(homes: &[(Role, String)], role: Role) -> Option<Home> {
    homes.iter().rev().find(|(seat, _)| *seat == role).and_then(|(_, words)| Home::of(words))
}

impl From<Beginning> for Trainees {
    fn from(beginning: Beginning) -> Self {
        let Beginning { setup: _, learners, homes, place } = beginning;
        Self { learners, homes, place }
    }
}
