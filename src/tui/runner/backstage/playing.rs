//! The session that is played: begun, gone on with, written to, and played again from somewhere in it.
//!
//! Every writing goes through `practice`. A failure leaves the session as it was.

use crate::clock::Clock;
use crate::practice::{Beginning, Practice, PracticeError};
use crate::record::RecordStore;
use crate::record::model::SessionId;
use crate::tui::msg::{Problem, Report};
use crate::tui::runner::backstage::problems::{problem, record_problem};
use crate::tui::runner::backstage::{Backstage, OpenSession};

impl Backstage {
    pub(super) fn begin(&mut self, scenario: &str, mut beginning: Beginning) -> Result<Vec<Report>, Problem> {
        let story = self.load(scenario)?;
        beginning.setup.seed = self.seed.unwrap_or_else(|| self.clock.now_ms().unsigned_abs());
        let practice = Practice::begin(&mut self.store, &self.clock, story, beginning)
            .map_err(|error| problem(&error))?;
        Ok(self.opened(practice))
    }

    pub(super) fn resume_last(&mut self) -> Result<Vec<Report>, Problem> {
        let found = self.store.unfinished().map_err(|error| record_problem(&error))?;
        let Some(session) = found else {
            return Err(Problem::new("error-nothing-to-resume", String::new()));
        };
        self.resume_session(session.id)
    }

    pub(super) fn resume(&mut self, session: &str) -> Result<Vec<Report>, Problem> {
        self.resume_session(session_id(session)?)
    }

    fn resume_session(&mut self, session: SessionId) -> Result<Vec<Report>, Problem> {
        let practice = Practice::resume(&self.store, session).map_err(|error| problem(&error))?;
        if practice.is_finished() {
            // Cut off between the last answer and the mark: otherwise it would be offered again for ever.
            practice.finish(&mut self.store, &self.clock).map_err(|error| problem(&error))?;
        }
        Ok(self.opened(practice))
    }

    fn opened(&mut self, practice: Practice) -> Vec<Report> {
        let words = self.spoken.words(practice.story(), &self.library);
        self.open = Some(OpenSession { practice, words, moment: None });
        vec![Report::Begun]
    }

    pub(super) fn with_session(
        &mut self,
        act: impl FnOnce(&mut Practice, &mut RecordStore, &Clock) -> Result<Report, PracticeError>,
    ) -> Result<Vec<Report>, Problem> {
        let Some(open) = &mut self.open else {
            return Err(Problem::new("error-nothing-to-resume", String::new()));
        };
        let was_finished = open.practice.is_finished();
        if self.stopwatch.is_some() {
            self.stopwatch = Some(self.clock.stopwatch());
        }
        let report =
            act(&mut open.practice, &mut self.store, &self.clock).map_err(|error| problem(&error))?;
        if open.practice.is_finished() && !was_finished {
            self.backup_due = true;
            if let Err(error) = open.practice.finish(&mut self.store, &self.clock) {
                // The last answer is on disk all the same, and resuming sets the mark.
                return Ok(vec![report, Report::Failed(problem(&error))]);
            }
        }
        Ok(vec![report])
    }

    pub(super) fn fork(&mut self, at_seq: u32) -> Result<Vec<Report>, Problem> {
        let Some(open) = &self.open else {
            return Err(Problem::new("error-nothing-to-resume", String::new()));
        };
        let fork =
            open.practice.fork(&mut self.store, &self.clock, at_seq).map_err(|error| problem(&error))?;
        Ok(self.opened(fork))
    }
}

pub(super) fn session_id(session: &str) -> Result<SessionId, Problem> {
    session.parse().ok().ok_or_else(|| Problem::new("error-nothing-to-resume", session.to_owned()))
}
