//! Reads one session from the record and holds it as it stands, to be looked at. Nothing here writes.

use crate::id::SessionId;
use crate::locale::values::Values;
use crate::meeting::Meeting;
use crate::meeting::event::Event;
use crate::practice::trainees::Trainees;
use crate::record::RecordStore;
use crate::record::codec::{self, CodecError};
use crate::record::error::RecordError;
use crate::scenario::story::Story;
use crate::scenario::terms::Role;

/// One session, as it stands.
#[derive(Debug)]
pub struct Session {
    id: SessionId,
    story: Story,
    meeting: Meeting,
    saved: u64,
    values: Values,
    pub(super) trainees: Trainees,
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

    /// This session as it stood after so many events: for looking at an earlier moment.
    #[must_use]
    pub fn after(&self, n_events: usize) -> Self {
        let events = self.meeting.log().get(..n_events).unwrap_or(self.meeting.log());
        Self::opened(self.id, self.story.clone(), self.trainees.clone(), events, self.saved)
    }

    pub(super) fn opened(
        id: SessionId,
        story: Story,
        trainees: Trainees,
        events: &[Event],
        saved: u64,
    ) -> Self {
        let meeting = Meeting::default();
        let mut opened = Self { id, story, meeting, saved: 0, values: Values::default(), trainees };
        opened.take(events, saved);
        opened
    }

    pub(super) fn take(&mut self, events: &[Event], saved: u64) {
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
