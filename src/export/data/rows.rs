//! Reads one session and its answers, as every form of export gets them.
//!
//! It only reads. Answers that a fork shares with its parent are the parent's, so nothing stands here twice.

use crate::calendar::{Moment, iso_utc};
use crate::clock::Clock;
use crate::export::data::Source;
use crate::id::LearnerId;
use crate::record::counted::Attempt;
use crate::record::error::RecordError;
use crate::record::home::Home;
use crate::record::model::{Seat, SessionSummary};
use crate::review::tries::AnswerSummary;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRow {
    pub summary: SessionSummary,
    pub seats: Vec<SeatRow>,
    pub started: Option<Stamp>,
    pub finished: Option<Stamp>,
}

/// Who sits on a role from an event on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatRow {
    pub role: String,
    pub from_seq: u32,
    /// Or else the computer.
    pub is_human: bool,
    pub learner: Option<String>,
    /// The person, whichever id they sat down with.
    pub learner_id: Option<LearnerId>,
    /// Tells two people with one code apart.
    pub mark: String,
    /// The trainees' own club, as it was written.
    pub home: Option<Home>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerRow {
    pub attempt: Attempt,
    /// The code of the person who answered.
    pub learner: Option<String>,
    /// None where only a newer program can read it.
    pub said: Option<AnswerSummary>,
    /// None where the laptop's clock was far from any calendar.
    pub at: Option<Stamp>,
}

/// One moment, for people and for programs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    pub local: Moment,
    pub second: u8,
    /// As in `calendar::iso_utc`.
    pub utc: String,
}

impl Stamp {
    pub fn of(clock: &Clock, at_ms: i64) -> Option<Self> {
        let second = at_ms.div_euclid(1_000).rem_euclid(60);
        Some(Self {
            local: clock.zone().moment(at_ms)?,
            second: u8::try_from(second).ok()?,
            utc: iso_utc(at_ms)?,
        })
    }

    /// `2026-11-23 14:05:00`, where the laptop stands.
    pub fn local_text(&self) -> String {
        let Moment { year, month, day, hour, minute } = self.local;
        format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{:02}", self.second)
    }
}

impl SessionRow {
    /// Milliseconds from the beginning to the end, if there was an end and no clock was set back in between.
    pub fn lasted_ms(&self) -> Option<u64> {
        let lasted = self.summary.finished_at?.checked_sub(self.summary.started_at)?;
        u64::try_from(lasted).ok()
    }

    /// The clubs of those who sat there, each way of writing once, in the order of the seats.
    pub fn homes(&self) -> Vec<&str> {
        let mut homes = Vec::new();
        for home in self.seats.iter().filter_map(|seat| seat.home.as_ref()) {
            if !homes.contains(&home.as_str()) {
                homes.push(home.as_str());
            }
        }
        homes
    }

    /// Returns the club of the person who gave this answer.
    pub fn home_of(&self, attempt: &Attempt) -> Option<&str> {
        let mut seats = self.seats.iter().rev();
        let seat = seats.find(|seat| seat.role == attempt.role && seat.from_seq <= attempt.seq)?;
        seat.home.as_ref().map(Home::as_str)
    }
}

impl From<Seat> for SeatRow {
    fn from(seat: Seat) -> Self {
        Self {
            is_human: seat.learner.is_some(),
            learner: seat.code().map(str::to_owned),
            learner_id: seat.person,
            mark: seat.mark,
            role: seat.role,
            from_seq: seat.from_seq,
            home: seat.home,
        }
    }
}

pub(super) fn session(source: &Source<'_>, summary: SessionSummary) -> Result<SessionRow, RecordError> {
    let Source { record, clock, .. } = source;
    Ok(SessionRow {
        seats: record.seats(summary.id)?.into_iter().map(SeatRow::from).collect(),
        started: Stamp::of(clock, summary.started_at),
        finished: summary.finished_at.and_then(|at| Stamp::of(clock, at)),
        summary,
    })
}

pub(super) fn answers(source: &Source<'_>, session: &SessionRow) -> Result<Vec<AnswerRow>, RecordError> {
    let Source { record, clock, .. } = source;
    // The person who answered has a seat in the same session.
    let code = |person: LearnerId| {
        let seat = session.seats.iter().find(|seat| seat.learner_id == Some(person));
        seat.and_then(|seat| seat.learner.clone())
    };
    let answers = record.attempts_with_time(session.summary.id)?.into_iter().map(|(at, attempt)| AnswerRow {
        said: AnswerSummary::from_word(&attempt.answer),
        at: Stamp::of(clock, at),
        learner: attempt.learner.and_then(code),
        attempt,
    });
    Ok(answers.collect())
}
