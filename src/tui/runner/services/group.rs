//! Reads the figures of a group, after counting what has not been counted yet.

use crate::id::{ScenarioId, StepId};
use crate::practice::{Session, SessionError};
use crate::record::error::RecordError;
use crate::review::group::{GroupFigures, GroupMonth, GroupPage, Whose};
use crate::review::rate::{By, LEAST_FIRSTS, WEAKEST};
use crate::tui::msg::{GroupReport, GroupWish, Problem, Report, Request};
use crate::tui::runner::services::problems::{problem, record_problem};
use crate::tui::runner::services::shared::{OpenSession, Shared};

/// Columns and rows that are read at once: more than any screen has room for.
const PAGE: u32 = 24;
/// Wrong answers that are shown of one step.
const MOST_WRONG: u32 = 8;

pub(super) fn group(shared: &mut Shared, wish: GroupWish) -> Result<Vec<Report>, Problem> {
    if matches!(wish, GroupWish::List | GroupWish::Open { .. })
        && let Some(counting) = shared.count_first(Request::Group(wish.clone()))?
    {
        return Ok(counting);
    }
    figures(shared, wish).map(|figures| vec![Report::Group(figures)]).map_err(|error| record_problem(&error))
}

fn figures(shared: &mut Shared, wish: GroupWish) -> Result<GroupReport, RecordError> {
    Ok(match wish {
        GroupWish::List => {
            let mut played = shared.store.played()?;
            // What was played most is what is looked at first.
            played.sort_by_key(|played| std::cmp::Reverse(played.sessions));
            GroupReport::Played(played)
        }
        GroupWish::Open { scenario, by } => GroupReport::Opened(Box::new(open_group(shared, scenario, by)?)),
        GroupWish::Columns { scenario, by, after } => {
            GroupReport::Columns(page(shared.store.heat(&scenario, by, Some(&after), PAGE)?))
        }
        GroupWish::Changes { scenario, by, after } => {
            GroupReport::Changes(page(shared.store.changes(&scenario, by, Some(&after), PAGE)?))
        }
        GroupWish::Trend { scenario, whose } => {
            let months = months(shared, &scenario, &whose)?;
            GroupReport::Trend { whose, months }
        }
        GroupWish::Wrong { scenario, step } => {
            let answers = shared.store.wrong_answers(&scenario, &step, MOST_WRONG)?;
            GroupReport::Wrong { step, answers }
        }
    })
}

fn open_group(shared: &mut Shared, id: ScenarioId, by: By) -> Result<GroupFigures, RecordError> {
    let played = shared.store.played()?.into_iter().find(|played| played.scenario == id);
    // Without words, as after a recovery, the figures are shown with ids.
    let session = played.and_then(|played| match Session::read(&shared.store, played.newest) {
        Ok(session) => Some(session),
        Err(SessionError::NoScenario) => None,
        Err(error) => {
            shared.note("read the newest session of a group", problem(&error).id);
            None
        }
    });
    shared.open = session.map(|session| {
        let words = shared.words(session.story());
        OpenSession::shown(session, words)
    });
    let story = shared.open.as_ref().map(|open| open.session().story());
    let place = |step: &StepId| story.and_then(|story| story.position(step));
    let mut steps = shared.store.step_sums(&id)?;
    // Steps that the newest words no longer have come last.
    steps.sort_by_key(|(step, _)| place(step).map_or(usize::MAX, |position| position.number));
    Ok(GroupFigures {
        title: story.map_or_else(|| id.to_string(), |story| story.scenario.title.clone()),
        by,
        steps,
        columns: page(shared.store.heat(&id, by, None, PAGE)?),
        months: months(shared, &id, &Whose::All)?,
        changes: page(shared.store.changes(&id, by, None, PAGE)?),
        weakest: shared.store.weakest(&id, LEAST_FIRSTS, WEAKEST)?,
        scenario: id,
    })
}

/// Months that no calendar has, because a clock was wrong, are left out.
fn months(shared: &Shared, scenario: &ScenarioId, whose: &Whose) -> Result<Vec<GroupMonth>, RecordError> {
    let zone = shared.clock.zone();
    let mut months = shared.store.trend(scenario, whose, |at| zone.month_end(at).unwrap_or(at))?;
    months.retain(|month| zone.moment(month.started_at).is_some());
    Ok(months)
}

/// A full page has another one behind it, which may be empty.
fn page<T>(rows: Vec<T>) -> GroupPage<T> {
    GroupPage { has_more: u32::try_from(rows.len()).is_ok_and(|n| n >= PAGE), rows }
}
