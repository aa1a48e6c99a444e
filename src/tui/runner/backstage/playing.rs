//! The session that is played: begun, gone on with, written to, and played again from somewhere in it.
//!
//! Every writing goes through `practice`. A failure leaves the session as it was.

use crate::clock::Clock;
use crate::id::SessionId;
use crate::practice::{Beginning, LiveSession, SessionError};
use crate::record::RecordStore;
use crate::tui::msg::{Problem, Report};
use crate::tui::runner::backstage::problems::{no_session, problem, record_problem};
use crate::tui::runner::backstage::{Backstage, OpenSession};

impl Backstage {
    pub(super) fn begin(&mut self, scenario: &str, mut beginning: Beginning) -> Result<Vec<Report>, Problem> {
        let story = self.load(scenario)?;
        beginning.setup.seed = self.seed.unwrap_or_else(|| self.clock.now_ms().unsigned_abs());
        let live = LiveSession::begin(&mut self.store, &self.clock, story, beginning)
            .map_err(|error| problem(&error))?;
        Ok(self.opened(live))
    }

    pub(super) fn resume_last(&mut self) -> Result<Vec<Report>, Problem> {
        let found = self.store.unfinished().map_err(|error| record_problem(&error))?;
        let Some(session) = found else {
            return Err(no_session());
        };
        self.resume(session.id)
    }

    pub(super) fn resume(&mut self, session: SessionId) -> Result<Vec<Report>, Problem> {
        let live = LiveSession::resume(&self.store, session).map_err(|error| problem(&error))?;
        if live.is_finished() {
            // Cut off between the last answer and the mark: otherwise it would be offered again for ever.
            live.finish(&mut self.store, &self.clock).map_err(|error| problem(&error))?;
        }
        Ok(self.opened(live))
    }

    fn opened(&mut self, session: LiveSession) -> Vec<Report> {
        let words = self.spoken.words(session.story(), &self.library);
        self.open = Some(OpenSession::live(session, words));
        vec![Report::Begun]
    }

    pub(super) fn with_session(
        &mut self,
        act: impl FnOnce(&mut LiveSession, &mut RecordStore, &Clock) -> Result<Report, SessionError>,
    ) -> Result<Vec<Report>, Problem> {
        let Some(live) = self.open.as_mut().and_then(OpenSession::playable) else {
            return Err(no_session());
        };
        let was_finished = live.is_finished();
        if self.stopwatch.is_some() {
            self.stopwatch = Some(self.clock.stopwatch());
        }
        let report = act(live, &mut self.store, &self.clock).map_err(|error| problem(&error))?;
        if live.is_finished() && !was_finished {
            self.backup_due = true;
            if let Err(error) = live.finish(&mut self.store, &self.clock) {
                // The last answer is on disk all the same, and resuming sets the mark.
                return Ok(vec![report, Report::Failed(problem(&error))]);
            }
        }
        Ok(vec![report])
    }

    pub(super) fn fork(&mut self, at_seq: u32) -> Result<Vec<Report>, Problem> {
        let Some(open) = &self.open else { return Err(no_session()) };
        let fork =
            open.session().fork(&mut self.store, &self.clock, at_seq).map_err(|error| problem(&error))?;
        Ok(self.opened(fork))
    }
}
