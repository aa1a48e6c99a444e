//! Reads one session and its answers for every form of export.
//!
//! It only reads: what the record counted, and beside each answer the event that it was counted from, which holds the
//! answer itself. Answers that a fork shares with its parent belong to the parent, so no answer stands here twice.

use crate::calendar::iso_utc;
use crate::clock::Clock;
use crate::export::data::{DataError, DataSource};
use crate::id::LearnerId;
use crate::meeting::answer::Given;
use crate::meeting::event::Event;
use crate::meeting::kinds::Answer;
use crate::record::codec;
use crate::record::counted::Attempt;
use crate::record::error::RecordError;
use crate::record::home::Home;
use crate::record::model::{Seat, SessionSummary};
use crate::review::{BlockScore, Reviewed, TaskReview, review};
use crate::workbook::cell::Time;

/// A session with who sat where and its times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportedSession {
    pub summary: SessionSummary,
    pub seats: Vec<Seat>,
    pub score: ScoreParts,
    pub started: Option<Stamp>,
    pub finished: Option<Stamp>,
}

/// The parts of a score, so that it can be worked out again from an export.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ScoreParts {
    /// Answers and planted mistakes that count in it. For a fork those of its parent are included.
    pub scored: u32,
    /// Planted mistakes that came up, and those that were objected to.
    pub slips: u32,
    pub slips_caught: u32,
    /// Whether a fatal error keeps it at [`CAP`] or below.
    ///
    /// [`CAP`]: crate::review::CAP
    pub is_capped: bool,
    pub blocks: Vec<BlockScore>,
}

impl ScoreParts {
    fn of(events: &[Event]) -> Self {
        let review = review(events);
        let count = |is_meant: &dyn Fn(&TaskReview) -> bool| {
            u32::try_from(review.tasks.iter().filter(|task| is_meant(task)).count()).unwrap_or(u32::MAX)
        };
        let is_slip = |task: &TaskReview| task.kind == Reviewed::Objection;
        Self {
            scored: count(&|task| task.possible > 0),
            slips: count(&is_slip),
            slips_caught: count(&|task| is_slip(task) && task.first_right),
            is_capped: !review.fatal.is_empty(),
            blocks: review.blocks,
        }
    }

    /// `procedure=250/300; finance=400/800`, in hundredths of a point.
    pub fn blocks_text(&self) -> String {
        let said = |score: &BlockScore| format!("{}={}/{}", score.block.slug(), score.earned, score.possible);
        self.blocks.iter().map(said).collect::<Vec<_>>().join("; ")
    }
}

/// An answer with its content, its person and its time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportedAnswer {
    pub attempt: Attempt,
    pub answer: Answer,
    /// The fields that were wrong, by name.
    pub wrong: Vec<String>,
    /// The code of the person who answered.
    pub code: Option<String>,
    /// None where the laptop's clock was far from any real date.
    pub at: Option<Stamp>,
}

impl ExportedAnswer {
    /// Whether it was right. None where the observers could not follow: such an answer is kept and judged nowhere.
    pub fn right(&self) -> Option<bool> {
        (!matches!(self.answer.given(), Given::NotWatched)).then_some(self.attempt.right)
    }
}

/// One moment, for people and for programs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    pub local: Time,
    /// As in `calendar::iso_utc`.
    pub utc: String,
}

impl Stamp {
    pub fn of(clock: &Clock, at_ms: i64) -> Option<Self> {
        let second = at_ms.div_euclid(1_000).rem_euclid(60);
        let local = Time { at: clock.zone().moment(at_ms)?, second: u8::try_from(second).ok()? };
        Some(Self { local, utc: iso_utc(at_ms)? })
    }
}

impl ExportedSession {
    /// Seats of people; the others are the computer's.
    pub fn humans(&self) -> impl Iterator<Item = &Seat> {
        self.seats.iter().filter(|seat| seat.learner.is_some())
    }

    /// Milliseconds from the beginning to the end, if there was an end and no clock was set back in between.
    pub fn lasted_ms(&self) -> Option<u64> {
        let lasted = self.summary.finished_at?.checked_sub(self.summary.started_at)?;
        u64::try_from(lasted).ok()
    }

    /// The clubs of the people in the seats, each spelling once, in the order of the seats.
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

pub(super) fn session(
    source: &DataSource<'_>,
    summary: SessionSummary,
) -> Result<ExportedSession, RecordError> {
    let DataSource { record, clock, .. } = source;
    Ok(ExportedSession {
        seats: record.seats(summary.id)?,
        score: score(source, &summary)?,
        started: Stamp::of(clock, summary.started_at),
        finished: summary.finished_at.and_then(|at| Stamp::of(clock, at)),
        summary,
    })
}

/// Only of sessions that can be read; others are in no export.
fn score(source: &DataSource<'_>, summary: &SessionSummary) -> Result<ScoreParts, RecordError> {
    let events = source.record.events(summary.id)?;
    let events: Vec<Event> = events.iter().map_while(|event| codec::decode(event).ok()).collect();
    Ok(ScoreParts::of(&events))
}

/// The answers of a session in order. An answer whose event is no longer an answer is left out. The export then has
/// other numbers than the record and fails.
pub(super) fn answers(
    source: &DataSource<'_>,
    session: &ExportedSession,
) -> Result<Vec<ExportedAnswer>, DataError> {
    let DataSource { record, clock, .. } = source;
    // The person who answered has a seat in the same session.
    let code = |person: LearnerId| {
        let seat = session.seats.iter().find(|seat| seat.person == Some(person));
        seat.and_then(Seat::code).map(str::to_owned)
    };
    let mut answers = Vec::new();
    for (attempt, event) in record.attempts_with_events(session.summary.id)? {
        let Ok(Event::Answered { answer, verdict, .. }) = codec::decode(&event) else { continue };
        answers.push(ExportedAnswer {
            at: Stamp::of(clock, event.at),
            code: attempt.learner.and_then(code),
            wrong: verdict.wrong,
            answer,
            attempt,
        });
    }
    Ok(answers)
}
