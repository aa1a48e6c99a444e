//! Sessions for the screens: pages of the list, one of them opened to be read, replayed or compared. Nothing is written
//! but what is counted from the events.

use crate::id::{ClubId, ScenarioId, StepId};
use crate::locale::{Lang, Speech};
use crate::meeting::event::Event;
use crate::practice::counting::took_ms;
use crate::practice::names::names;
use crate::practice::{Practice, role_of};
use crate::record::codec;
use crate::record::error::RecordError;
use crate::record::model::{Seat, SessionId, SessionSummary, TextHash};
use crate::record::sessions::{Filter, Page, Sort, Term};
use crate::record::trouble::Trouble;
use crate::review::rate::By;
use crate::scenario::terms::Role;
use crate::text;
use crate::tui::msg::{
    ListFrom, NoteRow, Problem, Report, Request, SeatRow, SessionDetail, SessionOrder, SessionRow,
    SessionsWish, TryRow, Within,
};
use crate::tui::runner::backstage::playing::session_id;
use crate::tui::runner::backstage::problems::{problem, record_problem};
use crate::tui::runner::backstage::search::terms;
use crate::tui::runner::backstage::{Backstage, OpenSession};

const PAGE: u32 = 60;

impl Backstage {
    pub(super) fn list_sessions(&mut self, wish: SessionsWish) -> Result<Vec<Report>, Problem> {
        if let Some(working) = self.count_first(Request::ListSessions(wish.clone()))? {
            return Ok(working);
        }
        let failed = |error| record_problem(&error);
        let (rows, more, of) = self.sessions(&wish).map_err(failed)?;
        let unreadable = self.store.troubled(&[]).map_err(failed)?.len();
        Ok(vec![Report::Sessions { from: wish.from, rows, more, of, unreadable }])
    }

    fn sessions(&mut self, wish: &SessionsWish) -> Result<(Vec<SessionRow>, bool, u64), RecordError> {
        let sort = match wish.order {
            SessionOrder::Newest => Sort::Newest,
            SessionOrder::Oldest => Sort::Oldest,
            SessionOrder::LowestScore => Sort::LowestScore,
            SessionOrder::HighestScore => Sort::HighestScore,
            SessionOrder::Club => Sort::Club,
        };
        let page = match &wish.from {
            ListFrom::First => Page::First,
            ListFrom::Last => Page::Last,
            ListFrom::After(id) => self.key(sort, id)?.map_or(Page::First, Page::After),
            ListFrom::Before(id) => self.key(sort, id)?.map_or(Page::Last, Page::Before),
        };
        // One more than is shown tells whether there are more.
        let backwards = matches!(page, Page::Last | Page::Before(_));
        let within = wish.within.as_ref().map(within).unwrap_or_default();
        let n = self.store.n_sessions_with(&within)?;
        let terms = [within, terms(&wish.words, &self.titles())].concat();
        let filter = Filter { terms, sort, page, limit: PAGE + 1 };
        let mut found = self.store.list(&filter)?;
        let more = found.len() > usize::try_from(PAGE).unwrap_or(usize::MAX);
        if more {
            found.remove(if backwards { 0 } else { found.len() - 1 });
        }
        let rows = found.iter().map(|summary| self.row(summary)).collect::<Result<Vec<_>, _>>()?;
        Ok((rows, more, n))
    }

    fn key(&self, sort: Sort, id: &str) -> Result<Option<crate::record::sessions::SessionKey>, RecordError> {
        let Ok(id) = id.parse() else { return Ok(None) };
        Ok(self.store.session(id)?.map(|summary| sort.key(&summary)))
    }

    /// The titles of the seats, as they are searched for.
    fn titles(&self) -> Vec<(String, &'static str)> {
        let vietnamese = Speech::only(Lang::Vi);
        let title = |role: Role| self.catalog().word(vietnamese, &format!("role-{}", role.slug()));
        Role::SEATS.into_iter().map(|role| (text::plain(&title(role)), role.slug())).collect()
    }

    fn row(&mut self, summary: &SessionSummary) -> Result<SessionRow, RecordError> {
        let (scenario, village) = self.title(summary)?;
        let seats = self.store.seats(summary.id)?;
        let mut codes: Vec<String> = seats.iter().filter_map(Seat::label).collect();
        codes.dedup();
        let mut homes: Vec<String> = seats.iter().filter_map(home_of).collect();
        homes.dedup();
        Ok(SessionRow {
            session: summary.id.to_string(),
            scenario,
            village,
            homes,
            place: summary.place.clone().unwrap_or_default(),
            mode: summary.mode.clone(),
            started: self.time(summary.started_at),
            finished: summary.finished_at.is_some(),
            answers: summary.standing.answers,
            score: summary.standing.score,
            codes,
            forked: summary.forked.is_some(),
            copy: summary.copy_of.is_some(),
            trouble: summary.trouble.map(|trouble| match trouble {
                Trouble::Newer { .. } => "sessions-newer",
                Trouble::Short { .. } => "sessions-short",
                Trouble::Row | Trouble::Event { .. } => "sessions-unreadable",
            }),
        })
    }

    /// Title and village as they were when it was played; the ids where that text is gone.
    fn title(&mut self, summary: &SessionSummary) -> Result<(String, String), RecordError> {
        let hash: TextHash = summary.scenario_hash;
        if let Some(known) = self.played.get(&hash) {
            return Ok(known.clone());
        }
        let Some(found) = self.store.scenario_text(hash)?.and_then(|text| names(&text)) else {
            return Ok((summary.scenario.to_string(), summary.club.to_string()));
        };
        let names = (found.title, found.village);
        self.played.insert(hash, names.clone());
        Ok(names)
    }

    /// Opens a session to be read.
    pub(super) fn show(&mut self, session: &str) -> Result<Vec<Report>, Problem> {
        let id = session_id(session)?;
        let practice = Practice::resume(&self.store, id).map_err(|error| problem(&error))?;
        let detail = self.detail(id).map_err(|error| record_problem(&error))?;
        let words = self.spoken.words(practice.story(), &self.library);
        self.open = Some(OpenSession { practice, words, moment: None });
        Ok(vec![Report::Session(Box::new(detail))])
    }

    fn detail(&self, id: SessionId) -> Result<SessionDetail, RecordError> {
        let Some(summary) = self.store.session(id)? else { return Ok(SessionDetail::default()) };
        let events = self.store.events(id)?;
        let took_s = |seq: u32| took_ms(&events, seq).map(|ms| ms / 1_000);
        let seat = |seat: &Seat| {
            let (role, from_seq) = (role_of(&seat.role)?, seat.from_seq);
            let (code, home) = (seat.label(), home_of(seat));
            let row =
                SeatRow { role, from_seq, code: code.unwrap_or_default(), home: home.unwrap_or_default() };
            (!row.code.is_empty() || !row.home.is_empty()).then_some(row)
        };
        let notes = self.store.notes(id)?.into_iter();
        Ok(SessionDetail {
            session: id.to_string(),
            started: self.time(summary.started_at),
            place: summary.place.unwrap_or_default(),
            finished: summary.finished_at.is_some(),
            took_s: events.iter().map(|event| took_s(event.seq)).collect(),
            seats: self.store.seats(id)?.iter().filter_map(seat).collect(),
            notes: notes.map(|note| NoteRow { seq: note.seq, kind: note.kind, text: note.text }).collect(),
        })
    }

    pub(super) fn show_moment(&mut self, n_events: usize) -> Vec<Report> {
        if let Some(open) = &mut self.open {
            let is_whole = n_events >= open.practice.meeting().log().len();
            open.moment = (!is_whole).then(|| open.practice.after(n_events));
        }
        vec![Report::Moment]
    }

    pub(super) fn show_tries(&mut self, step: StepId) -> Result<Vec<Report>, Problem> {
        let Some(open) = &self.open else { return Ok(Vec::new()) };
        let own = open.practice.session();
        let tries = self.tries(own, &step).map_err(|error| record_problem(&error))?;
        Ok(vec![Report::Tries { step, tries }])
    }

    /// In order of time. Each answer stands in the events of one session alone, so none comes twice.
    fn tries(&self, own: SessionId, step: &StepId) -> Result<Vec<TryRow>, RecordError> {
        let mut tries = Vec::new();
        for session in self.store.family(own)? {
            let seats = self.store.seats(session)?;
            for stored in self.store.own_events(session)? {
                let Ok(Event::Answered { step: found, by, answer, try_no, verdict, .. }) =
                    codec::decode(&stored)
                else {
                    continue;
                };
                if found == *step {
                    let seat =
                        seats.iter().rfind(|seat| seat.role == by.slug() && seat.from_seq <= stored.seq);
                    let code = seat.and_then(Seat::label);
                    let forked = session != own;
                    tries.push((
                        stored.at,
                        TryRow { at: self.time(stored.at), role: by, code, answer, verdict, try_no, forked },
                    ));
                }
            }
        }
        tries.sort_by_key(|(at, _)| *at);
        Ok(tries.into_iter().map(|(_, row)| row).collect())
    }
}

/// The sessions that a column of the group's figures is made of.
fn within(within: &Within) -> Vec<Term> {
    let whose = match within.by {
        By::Home => Term::Home(within.who.clone()),
        By::Club => Term::Club(ClubId(within.who.clone())),
        By::Learner => Term::AnyOf(vec![text::plain(&within.who)]),
    };
    vec![Term::Scenario(ScenarioId(within.scenario.clone())), whose]
}

fn home_of(seat: &Seat) -> Option<String> {
    seat.home.as_ref().map(ToString::to_string)
}
