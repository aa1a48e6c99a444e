//! The figures of a group for the screens: counted first, read by key, with the names that clubs call themselves.
//!
//! Names of learners never come in here: people stand under their codes.

use crate::id::{ScenarioId, StepId};
use crate::locale::number;
use crate::practice::names::names;
use crate::practice::{Practice, PracticeError};
use crate::record::error::RecordError;
use crate::record::group::{Change, Column, Meeting, Played, Whose, WrongAnswer};
use crate::review::rate::{By, LEAST_FIRSTS, WEAKEST};
use crate::tui::msg::group::{
    ChangeRow, Group, GroupColumn, GroupFigures, GroupWish, MeetingFigures, MonthRow, PlayedRow, Stretch,
    WeakRow, WrongRow,
};
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

    fn figures(&mut self, wish: GroupWish) -> Result<GroupFigures, RecordError> {
        Ok(match wish {
            GroupWish::List => {
                let mut played = self.store.played()?;
                // What was played most is what is looked at first.
                played.sort_by_key(|played| std::cmp::Reverse(played.sessions));
                let rows = played.iter().map(|played| self.played_row(played));
                GroupFigures::Played(rows.collect::<Result<_, _>>()?)
            }
            GroupWish::Open { scenario, by } => {
                GroupFigures::Opened(Box::new(self.opened_group(scenario, by)?))
            }
            GroupWish::Columns { scenario, by, after } => {
                GroupFigures::Columns(self.columns(&ScenarioId(scenario), by, Some(&after))?)
            }
            GroupWish::Changes { scenario, by, after } => {
                GroupFigures::Changes(self.changes(&ScenarioId(scenario), by, Some(&after))?)
            }
            GroupWish::Trend { scenario, by, who } => {
                let months = self.months(&ScenarioId(scenario), by, who.as_deref())?;
                GroupFigures::Trend { who, months }
            }
            GroupWish::Wrong { scenario, step } => {
                let found = self.store.wrong_answers(&ScenarioId(scenario), &step, MOST_WRONG)?;
                GroupFigures::Wrong { step, answers: found.into_iter().map(wrong_row).collect() }
            }
        })
    }

    fn played_row(&self, played: &Played) -> Result<PlayedRow, RecordError> {
        let newest = self.store.session(played.newest)?;
        let text = newest.map(|newest| self.store.scenario_text(newest.scenario_hash)).transpose()?.flatten();
        let title = text.and_then(|text| names(&text)).map(|names| names.title);
        Ok(PlayedRow {
            scenario: played.scenario.to_string(),
            title: title.unwrap_or_else(|| played.scenario.to_string()),
            sessions: played.sessions,
            whole: played.whole,
        })
    }

    fn opened_group(&mut self, scenario: String, by: By) -> Result<Group, RecordError> {
        let id = ScenarioId(scenario);
        let played = self.store.played()?.into_iter().find(|played| played.scenario == id);
        // Without words, as after a recovery, the figures stand there with ids.
        let practice = played.and_then(|played| match Practice::resume(&self.store, played.newest) {
            Ok(practice) => Some(practice),
            Err(PracticeError::NoScenario) => None,
            Err(error) => {
                self.note("read the newest session of a group", problem(&error).id);
                None
            }
        });
        self.open = practice.map(|practice| {
            let words = self.spoken.words(practice.story(), &self.library);
            OpenSession { practice, words, moment: None }
        });
        let story = self.open.as_ref().map(|open| open.practice.story());
        let place = |step: &StepId| story.and_then(|story| story.position(step));
        let mut steps = self.store.step_sums(&id)?;
        // Steps that the newest words no longer have come last.
        steps.sort_by_key(|(step, _)| place(step).map_or(usize::MAX, |position| position.number));
        let weakest = self.store.weakest(&id, LEAST_FIRSTS, WEAKEST)?;
        let weak_row = |weak: crate::record::group::WeakStep| WeakRow {
            step: weak.step,
            sums: weak.sums,
            commonest: weak.commonest.map(wrong_row),
        };
        Ok(Group {
            title: story.map_or_else(|| id.to_string(), |story| story.scenario.title.clone()),
            by,
            steps,
            columns: self.columns(&id, by, None)?,
            months: self.months(&id, by, None)?,
            changes: self.changes(&id, by, None)?,
            weakest: weakest.into_iter().map(weak_row).collect(),
            scenario: id.0,
        })
    }

    fn columns(
        &self,
        scenario: &ScenarioId,
        by: By,
        after: Option<&str>,
    ) -> Result<Stretch<GroupColumn>, RecordError> {
        let found = self.store.heat(scenario, by, after, PAGE)?;
        let has_more = is_full(&found);
        let column = |Column { who, total, cells }: Column| {
            let name = self.name(by, &who)?;
            Ok(GroupColumn { who, name, total, cells: cells.into_iter().collect() })
        };
        Ok(Stretch { rows: found.into_iter().map(column).collect::<Result<_, RecordError>>()?, has_more })
    }

    fn changes(
        &self,
        scenario: &ScenarioId,
        by: By,
        after: Option<&str>,
    ) -> Result<Stretch<ChangeRow>, RecordError> {
        let found = self.store.changes(scenario, by, after, PAGE)?;
        let has_more = is_full(&found);
        let row = |Change { who, meetings, first, last }: Change| {
            let name = self.name(by, &who)?;
            Ok(ChangeRow { who, name, meetings, first: self.meeting(first), last: self.meeting(last) })
        };
        Ok(Stretch { rows: found.into_iter().map(row).collect::<Result<_, RecordError>>()?, has_more })
    }

    fn meeting(&self, meeting: Meeting) -> MeetingFigures {
        let Meeting { started_at, firsts, rights, score } = meeting;
        let date = self.clock.moment(started_at);
        let date = date.map_or_else(String::new, |at| number::date(at.day, at.month, at.year));
        MeetingFigures { date, firsts, rights, score }
    }

    fn months(&self, scenario: &ScenarioId, by: By, who: Option<&str>) -> Result<Vec<MonthRow>, RecordError> {
        let whose = who.map_or(Whose::All, |who| Whose::of(by, who));
        let trend = self.store.trend(scenario, whose, |at| self.clock.month_end(at).unwrap_or(at))?;
        let month = |stretch: crate::record::group::Stretch| {
            let at = self.clock.moment(stretch.started_at)?;
            Some(MonthRow {
                year: at.year,
                month: at.month,
                meetings: stretch.meetings,
                firsts: stretch.firsts,
                rights: stretch.rights,
                scores: stretch.scores,
            })
        };
        Ok(trend.into_iter().filter_map(month).collect())
    }

    /// A home as it was written last, empty where none was; a club by its village, as the header of the meeting has it;
    /// a learner by the code.
    fn name(&self, by: By, who: &str) -> Result<String, RecordError> {
        match by {
            By::Learner => {
                let person = who.parse().ok().map(|id| self.store.label_of(id)).transpose()?.flatten();
                Ok(person.unwrap_or_else(|| who.to_owned()))
            }
            By::Home => Ok(self.store.home_words(who)?.unwrap_or_else(|| who.to_owned())),
            By::Club => {
                let text = self.store.text_of_club(who)?;
                let found = text.and_then(|text| names(&text));
                Ok(found.map_or_else(|| who.to_owned(), |found| found.village))
            }
        }
    }
}

/// A full page has another one behind it, which may be empty.
fn is_full<T>(page: &[T]) -> bool {
    u32::try_from(page.len()).is_ok_and(|n| n >= PAGE)
}

fn wrong_row(answer: WrongAnswer) -> WrongRow {
    WrongRow { answer: answer.answer, n: answer.n }
}
