//! The figures of a group for the screens: counted first, then read by key.

use crate::id::{ScenarioId, StepId};
use crate::practice::{Session, SessionError};
use crate::record::error::RecordError;
use crate::review::group::{Change, Column, GroupFigures, Month, Page, Whose};
use crate::review::rate::{By, LEAST_FIRSTS, WEAKEST};
use crate::tui::msg::group::{GroupReport, GroupWish};
use crate::tui::msg::{Problem, Report, Request};
use crate::tui::runner::backstage::problems::{problem, record_problem};
use crate::tui::runner::backstage::{Backstage, OpenSession};

/// Columns and rows that are read at once: more than any screen has room for.
const PAGE: u32 = 24;
/// Wrong answers that are shown of one step.
const MOST_WRONG: u32 = 8;

impl Backstage {
    pub(super) fn group(&mut self, wish: GroupWish) -> Result<Vec<Report>, Problem> {
        if matches!(wish, GroupWish::List | GroupWish::Open { .. })
            && let Some(counting) = self.count_first(Request::Group(wish.clone()))?
        {
            return Ok(counting);
        }
        self.figures(wish).map(|figures| vec![Report::Group(figures)]).map_err(|error| record_problem(&error))
    }

    fn figures(&mut self, wish: GroupWish) -> Result<GroupReport, RecordError> {
        Ok(match wish {
            GroupWish::List => {
                let mut played = self.store.played()?;
                // What was played most is what is looked at first.
                played.sort_by_key(|played| std::cmp::Reverse(played.sessions));
                GroupReport::Played(played)
            }
            GroupWish::Open { scenario, by } => GroupReport::Opened(Box::new(self.open_group(scenario, by)?)),
            GroupWish::Columns { scenario, by, after } => {
                GroupReport::Columns(self.columns(&scenario, by, Some(&after))?)
            }
            GroupWish::Changes { scenario, by, after } => {
                GroupReport::Changes(self.changes(&scenario, by, Some(&after))?)
            }
            GroupWish::Trend { scenario, whose } => {
                let months = self.months(&scenario, &whose)?;
                GroupReport::Trend { whose, months }
            }
            GroupWish::Wrong { scenario, step } => {
                let answers = self.store.wrong_answers(&scenario, &step, MOST_WRONG)?;
                GroupReport::Wrong { step, answers }
            }
        })
    }

    fn open_group(&mut self, id: ScenarioId, by: By) -> Result<GroupFigures, RecordError> {
        let played = self.store.played()?.into_iter().find(|played| played.scenario == id);
        // Without words, as after a recovery, the figures stand there with ids.
        let session = played.and_then(|played| match Session::read(&self.store, played.newest) {
            Ok(session) => Some(session),
            Err(SessionError::NoScenario) => None,
            Err(error) => {
                self.note("read the newest session of a group", problem(&error).id);
                None
            }
        });
        self.open = session.map(|session| {
            let words = self.spoken.words(session.story(), &self.library);
            OpenSession::shown(session, words)
        });
        let story = self.open.as_ref().map(|open| open.session().story());
        let place = |step: &StepId| story.and_then(|story| story.position(step));
        let mut steps = self.store.step_sums(&id)?;
        // Steps that the newest words no longer have come last.
        steps.sort_by_key(|(step, _)| place(step).map_or(usize::MAX, |position| position.number));
        Ok(GroupFigures {
            title: story.map_or_else(|| id.to_string(), |story| story.scenario.title.clone()),
            by,
            steps,
            columns: self.columns(&id, by, None)?,
            months: self.months(&id, &Whose::All)?,
            changes: self.changes(&id, by, None)?,
            weakest: self.store.weakest(&id, LEAST_FIRSTS, WEAKEST)?,
            scenario: id,
        })
    }

    fn columns(
        &self,
        scenario: &ScenarioId,
        by: By,
        after: Option<&Whose>,
    ) -> Result<Page<Column>, RecordError> {
        self.store.heat(scenario, by, after, PAGE).map(page)
    }

    fn changes(
        &self,
        scenario: &ScenarioId,
        by: By,
        after: Option<&Whose>,
    ) -> Result<Page<Change>, RecordError> {
        self.store.changes(scenario, by, after, PAGE).map(page)
    }

    /// Months that no calendar has, because a clock was wrong, are left out.
    fn months(&self, scenario: &ScenarioId, whose: &Whose) -> Result<Vec<Month>, RecordError> {
        let zone = self.clock.zone();
        let mut months = self.store.trend(scenario, whose, |at| zone.month_end(at).unwrap_or(at))?;
        months.retain(|month| zone.moment(month.started_at).is_some());
        Ok(months)
    }
}

/// A full page has another one behind it, which may be empty.
fn page<T>(rows: Vec<T>) -> Page<T> {
    Page { has_more: u32::try_from(rows.len()).is_ok_and(|n| n >= PAGE), rows }
}
