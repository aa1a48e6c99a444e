//! Reads a group's results from the roll-ups: by step, by the trainees' own club (`home`), by the club of the story, by
//! learner, over time.
//!
//! They are sums in whole numbers; `review::rate` makes rates of them. No answer is read here: every query is a range
//! of a primary key, so it costs the same in a record of a million answers. What is not counted yet
//! (`practice::counting`) is not in it.

use std::collections::BTreeSet;

use rusqlite::params;

use crate::id::{ClubId, LearnerId, ScenarioId, SessionId, StepId};
use crate::record::error::RecordError;
use crate::record::model::Seat;
use crate::record::names::{KnownNames, Names};
use crate::record::store::RecordStore;
use crate::review::group::{
    Alike, GroupChange, GroupColumn, GroupMonth, OneMeeting, PlayedScenario, WeakStep, Whose, WrongAnswer,
};
use crate::review::rate::{By, RateLevel, Sums};

pub(super) const SCENARIOS: &str = "WITH RECURSIVE played (scenario) AS (\
     SELECT min(scenario) FROM session \
     UNION ALL SELECT (SELECT min(scenario) FROM session WHERE scenario > played.scenario) FROM played \
         WHERE played.scenario IS NOT NULL) \
     SELECT scenario, (SELECT count(*) FROM session WHERE session.scenario = played.scenario), \
         (SELECT count(*) FROM progress \
             WHERE progress.scenario = played.scenario AND kind = 'all' AND who = ''), \
         (SELECT id FROM session WHERE session.scenario = played.scenario AND (trouble IS NULL OR trouble LIKE 'short %') \
             ORDER BY started_at DESC, id DESC LIMIT 1) \
     FROM played WHERE scenario IS NOT NULL";
pub(super) const WHO: &str = "SELECT DISTINCT who FROM tally \
     WHERE scenario = ?1 AND kind = ?2 AND who >= ?3 AND who IS NOT ?4 ORDER BY who LIMIT ?5";
pub(super) const IS_TALLIED: &str = "SELECT 1 FROM tally \
     WHERE scenario = ?1 AND kind = ?2 AND who = ?3 LIMIT 1";
pub(super) const MEETINGS: &str =
    "SELECT count(*) FROM progress WHERE scenario = ?1 AND kind = ?2 AND who = ?3";
/// Every person once, by code.
const BY_CODE: &str = "SELECT person FROM learner GROUP BY person ORDER BY min(shown), person";
pub(super) const CELLS: &str = "SELECT step, firsts, rights, earned, possible FROM tally \
     WHERE scenario = ?1 AND kind = ?2 AND who = ?3 ORDER BY step";
pub(super) const TEXT_OF_CLUB: &str = "SELECT text FROM scenario_text \
     WHERE hash = (SELECT scenario_hash FROM session WHERE club = ?1 ORDER BY id DESC LIMIT 1)";
pub(super) const HOME_WORDS: &str =
    "SELECT words FROM session_home WHERE home = ?1 ORDER BY started_at DESC, session DESC LIMIT 1";
pub(super) const WRONG: &str = "SELECT answer, n FROM wrong_tally \
     WHERE scenario = ?1 AND step = ?2 ORDER BY n DESC, answer LIMIT ?3";
pub(super) const NEXT_MEETING: &str = "SELECT started_at FROM progress \
     WHERE scenario = ?1 AND kind = ?2 AND who = ?3 AND started_at >= ?4 ORDER BY started_at LIMIT 1";
pub(super) const STRETCH: &str = "SELECT count(*), sum(firsts), sum(rights), sum(max(score, 0)) FROM progress \
     WHERE scenario = ?1 AND kind = ?2 AND who = ?3 AND started_at >= ?4 AND started_at < ?5";
pub(super) const REPEATED: &str = "SELECT who, count(*) FROM progress \
     WHERE scenario = ?1 AND kind = ?2 AND who > ?3 GROUP BY who HAVING count(*) > 1 ORDER BY who LIMIT ?4";
pub(super) const SERIES: &str = "SELECT progress.started_at, progress.session, progress.firsts, progress.rights, \
     max(progress.score, 0), mode, cut FROM progress CROSS JOIN session ON session.id = progress.session \
     WHERE progress.scenario = ?1 AND progress.kind = ?2 AND who = ?3 \
     ORDER BY progress.started_at, progress.session";

impl RecordStore {
    /// Lists the scenarios that were played, by id.
    pub fn played(&self) -> Result<Vec<PlayedScenario>, RecordError> {
        let mut played = self.rows(SCENARIOS, [], |row| {
            Ok(PlayedScenario {
                scenario: ScenarioId(row.get(0)?),
                title: String::new(),
                sessions: row.get(1)?,
                whole: row.get(2)?,
                newest: row.get(3)?,
            })
        })?;
        let mut names = KnownNames::default();
        for one in &mut played {
            let hash = self.session(one.newest)?.map(|newest| newest.scenario_hash);
            let named = hash.map(|hash| names.of(self, hash)).transpose()?.flatten();
            one.title = named.map_or_else(|| one.scenario.to_string(), |named| named.title.clone());
        }
        Ok(played)
    }

    /// Returns the name that people use for one of these: a club as the newest session writes it, empty where none
    /// was given; a story's club by its village; a learner by the code. The id where nothing is known.
    fn name_of(&self, whose: &Whose) -> Result<String, RecordError> {
        let found = match whose {
            Whose::All => Some(String::new()),
            Whose::Home(home) => {
                let found = self.rows(HOME_WORDS, [home], |row| row.get::<_, String>(0))?;
                found.into_iter().find(|words| !words.is_empty())
            }
            Whose::Club(club) => {
                let text = self.rows(TEXT_OF_CLUB, [club.as_str()], |row| row.get::<_, String>(0))?.pop();
                text.and_then(|text| Names::in_text(&text)).map(|names| names.village)
            }
            Whose::Learner(learner) => self.label_of(*learner)?,
        };
        Ok(found.unwrap_or_else(|| whose.id()))
    }

    /// Reads the results of the whole group at each step, by its id: the last column of the heat map.
    pub fn step_sums(&self, scenario: &ScenarioId) -> Result<Vec<(StepId, Sums)>, RecordError> {
        self.cells(scenario, &Whose::All)
    }

    /// Reads a page of a heat map: so many clubs, story's clubs or learners after this one, by name. The first page
    /// is after none, and answers without a club come first.
    pub fn heat(
        &self,
        scenario: &ScenarioId,
        by: By,
        after: Option<&Whose>,
        limit: u32,
    ) -> Result<Vec<GroupColumn>, RecordError> {
        let after = after.map(Whose::id);
        let listed = |make: fn(String) -> Whose| {
            let values =
                params![scenario.as_str(), kind(by), after.as_deref().unwrap_or_default(), after, limit];
            self.rows(WHO, values, |row| row.get(0).map(make))
        };
        let who: Vec<Whose> = match by {
            By::Home => listed(Whose::Home)?,
            By::Club => listed(club)?,
            By::Learner => self.people_after(after.as_deref(), limit, |who| {
                let values = params![scenario.as_str(), kind(by), who];
                self.rows(IS_TALLIED, values, |row| row.get(0)).map(|found: Vec<i64>| !found.is_empty())
            })?,
        };
        let column = |whose: Whose| {
            let cells = self.cells(scenario, &whose)?;
            let total = cells.iter().fold(Sums::default(), |total, (_, cell)| total.and(*cell));
            Ok(GroupColumn { name: self.name_of(&whose)?, whose, total, cells: cells.into_iter().collect() })
        };
        who.into_iter().map(column).collect()
    }

    fn cells(&self, scenario: &ScenarioId, whose: &Whose) -> Result<Vec<(StepId, Sums)>, RecordError> {
        let (kind, who) = key(whose);
        self.rows(CELLS, params![scenario.as_str(), kind, who], |row| {
            let sums =
                Sums { firsts: row.get(1)?, rights: row.get(2)?, earned: row.get(3)?, possible: row.get(4)? };
            Ok((StepId(row.get(0)?), sums))
        })
    }

    /// Finds the steps with the lowest rate of correct first tries, the lowest first, equal ones by id. Leaves out
    /// steps with fewer than `least` first tries, and those that went well ([`RateLevel::High`]).
    pub fn weakest(
        &self,
        scenario: &ScenarioId,
        least: u64,
        most: usize,
    ) -> Result<Vec<WeakStep>, RecordError> {
        let mut weak = self.step_sums(scenario)?;
        let went_well = |sums: &Sums| sums.rate().map(RateLevel::of) == Some(RateLevel::High);
        weak.retain(|(_, sums)| sums.firsts >= least.max(1) && !went_well(sums));
        // Compared as fractions, so that no rounding decides; the sort keeps the order of ids.
        let cross = |one: &Sums, other: &Sums| u128::from(one.rights) * u128::from(other.firsts);
        weak.sort_by(|(_, a), (_, b)| cross(a, b).cmp(&cross(b, a)));
        weak.truncate(most);
        let with_answer = |(step, sums): (StepId, Sums)| {
            let commonest = self.wrong_answers(scenario, &step, 1)?.pop();
            Ok(WeakStep { step, sums, commonest })
        };
        weak.into_iter().map(with_answer).collect()
    }

    /// Lists the wrong first answers of the whole group, the commonest first.
    pub fn wrong_answers(
        &self,
        scenario: &ScenarioId,
        step: &StepId,
        limit: u32,
    ) -> Result<Vec<WrongAnswer>, RecordError> {
        self.rows(WRONG, params![scenario.as_str(), step.as_str(), limit], |row| {
            Ok(WrongAnswer { answer: row.get(0)?, n: row.get(1)? })
        })
    }

    /// Sums up whole meetings by periods of time, in order. `end` gives the end of the period that holds a moment,
    /// such as the first moment of the next month. A period without a meeting is left out.
    pub fn trend(
        &self,
        scenario: &ScenarioId,
        whose: &Whose,
        end: impl Fn(i64) -> i64,
    ) -> Result<Vec<GroupMonth>, RecordError> {
        let (kind, who) = key(whose);
        let mut trend = Vec::new();
        let mut from = i64::MIN;
        loop {
            let values = params![scenario.as_str(), kind, who, from];
            let next: Option<i64> = self.rows(NEXT_MEETING, values, |row| row.get(0))?.pop();
            let Some(started_at) = next else { return Ok(trend) };
            let until = end(started_at).max(started_at.saturating_add(1));
            if until == started_at {
                return Ok(trend);
            }
            let values = params![scenario.as_str(), kind, who, started_at, until];
            trend.extend(self.rows(STRETCH, values, |row| {
                Ok(GroupMonth {
                    started_at,
                    meetings: row.get(0)?,
                    firsts: row.get(1)?,
                    rights: row.get(2)?,
                    scores: row.get(3)?,
                })
            })?);
            from = until;
        }
    }

    /// Reads a page of clubs or people with at least two whole meetings that are alike: so many after this one, by
    /// name, each with all of theirs. Meetings without a home belong to no club, so they are compared with nothing.
    pub fn changes(
        &self,
        scenario: &ScenarioId,
        by: By,
        after: Option<&Whose>,
        limit: u32,
    ) -> Result<Vec<GroupChange>, RecordError> {
        let least = usize::try_from(limit).unwrap_or(usize::MAX);
        let mut after = after.cloned();
        let mut changes = Vec::new();
        while changes.len() < least {
            let repeated = self.repeated(scenario, by, after.as_ref(), limit)?;
            let Some(last) = repeated.last() else { break };
            after = Some(last.clone());
            for whose in repeated {
                if changes.len() >= least {
                    break;
                }
                changes.extend(self.changes_of(scenario, by, &whose)?);
            }
        }
        Ok(changes)
    }

    /// So many of them that have more than one whole meeting.
    fn repeated(
        &self,
        scenario: &ScenarioId,
        by: By,
        after: Option<&Whose>,
        limit: u32,
    ) -> Result<Vec<Whose>, RecordError> {
        let after = after.map(Whose::id);
        let listed = |make: fn(String) -> Whose| {
            let values = params![scenario.as_str(), kind(by), after.as_deref().unwrap_or_default(), limit];
            self.rows(REPEATED, values, |row| row.get(0).map(make))
        };
        match by {
            By::Home => listed(Whose::Home),
            By::Club => listed(club),
            By::Learner => self.people_after(after.as_deref(), limit, |who| {
                let values = params![scenario.as_str(), kind(by), who];
                let meetings: Vec<u64> = self.rows(MEETINGS, values, |row| row.get(0))?;
                Ok(meetings.first().is_some_and(|n| *n > 1))
            }),
        }
    }

    /// The first and the last of each kind of meeting that one of these has had twice, the kind with the newest last
    /// one.
    fn changes_of(
        &self,
        scenario: &ScenarioId,
        by: By,
        whose: &Whose,
    ) -> Result<Vec<GroupChange>, RecordError> {
        let values = params![scenario.as_str(), kind(by), whose.id()];
        let series = self.rows(SERIES, values, |row| {
            let meeting = OneMeeting {
                started_at: row.get(0)?,
                firsts: row.get(2)?,
                rights: row.get(3)?,
                score: row.get(4)?,
            };
            Ok((
                row.get::<_, SessionId>(1)?,
                meeting,
                (row.get::<_, String>(5)?, row.get::<_, Option<u32>>(6)?),
            ))
        })?;
        let mut alike: Vec<(Alike, u64, OneMeeting, OneMeeting)> = Vec::new();
        for (session, meeting, (mode, cut)) in series {
            let of = Alike { mode, cut, seats: self.seats_of(session, whose)? };
            match alike.iter().position(|(known, ..)| *known == of) {
                Some(at) => {
                    let (of, n, first, _) = alike.remove(at);
                    alike.push((of, n.saturating_add(1), first, meeting));
                }
                None => alike.push((of, 1, meeting, meeting)),
            }
        }
        alike.retain(|(_, meetings, ..)| *meetings > 1);
        let name = if alike.is_empty() { String::new() } else { self.name_of(whose)? };
        let change = |(alike, meetings, first, last)| GroupChange {
            whose: whose.clone(),
            name: name.clone(),
            alike,
            meetings,
            first,
            last,
        };
        Ok(alike.into_iter().map(change).collect())
    }

    /// The roles that people had in a session: for a learner their own, for a club those of its people, else all.
    fn seats_of(&self, session: SessionId, whose: &Whose) -> Result<Vec<String>, RecordError> {
        let is_meant = |seat: &Seat| match whose {
            Whose::Learner(learner) => seat.person == Some(*learner),
            Whose::Home(home) => seat.learner.is_some() && seat.home_key() == *home,
            Whose::All | Whose::Club(_) => seat.learner.is_some(),
        };
        let seats = self.seats(session)?.into_iter().filter(is_meant).map(|seat| seat.role);
        Ok(seats.collect::<BTreeSet<_>>().into_iter().collect())
    }

    /// So many people after this one who meet a condition, in the order of their codes. A page starts after the id of
    /// the last person of the page before it.
    fn people_after(
        &self,
        after: Option<&str>,
        limit: u32,
        is_wanted: impl Fn(&str) -> Result<bool, RecordError>,
    ) -> Result<Vec<Whose>, RecordError> {
        let mut people = self.rows(BY_CODE, [], |row| row.get::<_, LearnerId>(0))?.into_iter();
        if let Some(after) = after {
            people.by_ref().find(|person| person.to_string() == after);
        }
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let mut wanted = Vec::new();
        for person in people {
            if wanted.len() == limit {
                break;
            }
            if is_wanted(&person.to_string())? {
                wanted.push(Whose::Learner(person));
            }
        }
        Ok(wanted)
    }
}

/// The word for it in the roll-ups.
fn kind(by: By) -> &'static str {
    match by {
        By::Home => "home",
        By::Club => "club",
        By::Learner => "learner",
    }
}

fn club(id: String) -> Whose {
    Whose::Club(ClubId(id))
}

/// The word and the id in the roll-ups.
fn key(whose: &Whose) -> (&'static str, String) {
    let kind = match whose {
        Whose::All => "all",
        Whose::Home(_) => kind(By::Home),
        Whose::Club(_) => kind(By::Club),
        Whose::Learner(_) => kind(By::Learner),
    };
    (kind, whose.id())
}
