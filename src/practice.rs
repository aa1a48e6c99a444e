//! A session of practice, between the meeting and the record: reading ([`Session`]), playing ([`LiveSession`], the
//! only writer of events), and counting its events.
//!
//! This file reads one session and holds its state, with who plays it, from which clubs and where. Nothing in it
//! writes; only `live` does.

mod live;
pub mod counting;
pub(crate) mod retention;

use crate::id::SessionId;
use crate::locale::values::Values;
use crate::meeting::Meeting;
use crate::meeting::event::Event;
use crate::record::codec::CodecError;
use crate::record::error::RecordError;
use crate::record::home::Home;
use crate::record::model::Seat;
use crate::record::{RecordStore, codec};
use crate::scenario::story::Story;
use crate::scenario::terms::Role;

pub use crate::practice::live::{Beginning, LiveSession};

/// One session, as it stands.
#[derive(Debug)]
pub struct Session {
    id: SessionId,
    story: Story,
    meeting: Meeting,
    saved: u64,
    values: Values,
    trainees: Trainees,
}

#[derive(Debug, thiserror::Error)]
pub enum SessionError {
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

impl Session {
    /// Reads a session exactly as it stands, with the scenario it was begun with.
    pub fn read(store: &RecordStore, session: SessionId) -> Result<Self, SessionError> {
        let summary = store.session(session)?.ok_or(SessionError::NoSession)?;
        let story = store.story(summary.scenario_hash)?.ok_or(SessionError::NoScenario)?;
        let stored = store.events(session)?;
        let events = stored.iter().map(codec::decode).collect::<Result<Vec<Event>, _>>()?;
        let trainees = Trainees::read(&store.seats(session)?, summary.place);
        Ok(Self::opened(session, story, trainees, &events, summary.total))
    }

    /// This session as it stood after so many events, to look at an earlier moment.
    #[must_use]
    pub fn after(&self, n_events: usize) -> Self {
        let events = self.meeting.log().get(..n_events).unwrap_or(self.meeting.log());
        Self::opened(self.id, self.story.clone(), self.trainees.clone(), events, self.saved)
    }

    fn opened(id: SessionId, story: Story, trainees: Trainees, events: &[Event], saved: u64) -> Self {
        let meeting = Meeting::default();
        let mut opened = Self { id, story, meeting, saved: 0, values: Values::default(), trainees };
        opened.take(events, saved);
        opened
    }

    fn take(&mut self, events: &[Event], saved: u64) {
        for event in events {
            self.meeting.apply(event);
            self.values.follow(&self.story, event, self.meeting.state());
        }
        self.saved = saved;
        self.values.stand(&self.story, self.meeting.state());
    }

    pub fn id(&self) -> SessionId {
        self.id
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

    /// The values that the scenario's lines name.
    pub fn values(&self) -> &Values {
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
        let known = || seats.iter().filter_map(|seat| Some((Role::seat(&seat.role)?, seat)));
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
