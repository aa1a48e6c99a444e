//! Sessions for the screens: pages of the list, one of them opened to be read, replayed or compared. Nothing is written
//! but what is counted from the events.

use crate::id::{SessionId, StepId};
use crate::locale::{Lang, Speech};
use crate::practice::Session;
use crate::record::error::RecordError;
use crate::record::sessions::{Filter, Term};
use crate::review::group::{Whose, Within};
use crate::review::sessions::{SessionPage, SessionRow};
use crate::scenario::terms::Role;
use crate::text;
use crate::tui::msg::{Problem, Report, Request, SessionsWish};
use crate::tui::runner::backstage::problems::{no_session, problem, record_problem};
use crate::tui::runner::backstage::search::terms;
use crate::tui::runner::backstage::{Backstage, OpenSession};

const PAGE: u32 = 60;

impl Backstage {
    pub(super) fn list_sessions(&mut self, wish: &SessionsWish) -> Result<Vec<Report>, Problem> {
        if let Some(working) = self.count_first(Request::ListSessions(wish.clone()))? {
            return Ok(working);
        }
        let failed = |error| record_problem(&error);
        let (rows, more, of) = self.sessions(wish).map_err(failed)?;
        let unreadable = self.store.troubled(&[]).map_err(failed)?.len();
        Ok(vec![Report::Sessions { from: wish.from, rows, more, of, unreadable }])
    }

    fn sessions(&self, wish: &SessionsWish) -> Result<(Vec<SessionRow>, bool, u64), RecordError> {
        let within = wish.within.as_ref().map(within).unwrap_or_default();
        let n = self.store.n_sessions_with(&within)?;
        let terms = [within, terms(&wish.words, &self.titles())].concat();
        // One more than is shown tells whether there are more.
        let filter = Filter { terms, order: wish.order, page: wish.from, limit: PAGE + 1 };
        let mut rows = self.store.session_rows(&filter)?;
        let more = rows.len() > usize::try_from(PAGE).unwrap_or(usize::MAX);
        if more {
            match wish.from {
                SessionPage::Last | SessionPage::Before(_) => rows.remove(0),
                SessionPage::First | SessionPage::After(_) => rows.remove(rows.len() - 1),
            };
        }
        Ok((rows, more, n))
    }

    /// The titles of the seats, as they are searched for.
    fn titles(&self) -> Vec<(String, &'static str)> {
        let vietnamese = Speech::only(Lang::Vi);
        let title = |role: Role| self.catalog().word(vietnamese, &format!("role-{}", role.slug()));
        Role::SEATS.into_iter().map(|role| (text::plain(&title(role)), role.slug())).collect()
    }

    /// Opens a session to be read.
    pub(super) fn show(&mut self, id: SessionId) -> Result<Vec<Report>, Problem> {
        let session = Session::read(&self.store, id).map_err(|error| problem(&error))?;
        let detail = self.store.session_detail(id).map_err(|error| record_problem(&error))?;
        let detail = detail.ok_or_else(no_session)?;
        let words = self.spoken.words(session.story(), &self.library);
        self.open = Some(OpenSession::shown(session, words));
        Ok(vec![Report::Session(Box::new(detail))])
    }

    pub(super) fn show_moment(&mut self, n_events: usize) -> Vec<Report> {
        if let Some(open) = &mut self.open {
            open.show_moment(n_events);
        }
        vec![Report::Moment]
    }

    pub(super) fn show_tries(&mut self, step: StepId) -> Result<Vec<Report>, Problem> {
        let Some(open) = &self.open else { return Ok(Vec::new()) };
        let tries = self.store.tries(open.session().id(), &step).map_err(|error| record_problem(&error))?;
        Ok(vec![Report::Tries { step, tries }])
    }
}

/// The sessions that a column of the group's figures is made of.
fn within(within: &Within) -> Vec<Term> {
    let whose = match &within.whose {
        Whose::All => None,
        Whose::Home(home) => Some(Term::Home(home.clone())),
        Whose::Club(club) => Some(Term::Club(club.clone())),
        Whose::Learner(learner) => Some(Term::Learner(*learner)),
    };
    [Term::Scenario(within.scenario.clone())].into_iter().chain(whose).collect()
}
