//! The columns of the two tables, and what stands in each: the same in a CSV file as in a spreadsheet.
//!
//! A cell says what it is, and each form writes it in its own way; nothing that is a number becomes a text here.

use std::borrow::Cow;
use std::fmt::Display;

use crate::export::data::rows::{AnswerRow, SeatRow, SessionRow, Stamp};
use crate::review::tries::AnswerSummary;
use crate::text::edge::cleaned;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell<'a> {
    Blank,
    Text(Cow<'a, str>),
    Number(i64),
    /// Hundredths of a point.
    Points(u32),
    Milliseconds(u32),
    /// So many of a hundred.
    Percent(u32),
    /// Where the laptop stands.
    Time(Cow<'a, Stamp>),
    /// As a time, of which only the month is shown.
    Month(Cow<'a, Stamp>),
    /// What stands over a column.
    Head(Cow<'a, str>),
}

/// A column: its name in CSV files, and the width it is given in a spreadsheet. Titles there are messages,
/// `export-column-<name>` with dashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    pub name: &'static str,
    pub width: u8,
}

const fn column(name: &'static str, width: u8) -> Column {
    Column { name, width }
}

impl Column {
    pub fn message(self) -> String {
        format!("export-column-{}", self.name.replace('_', "-"))
    }
}

pub const SESSION_COLUMNS: [Column; 23] = [
    column("session", 38),
    column("laptop", 38),
    column("scenario", 22),
    column("scenario_hash", 20),
    column("home", 30),
    column("place", 22),
    column("club", 16),
    column("kind", 10),
    column("mode", 10),
    column("cut_minutes", 12),
    column("started", 20),
    column("started_utc", 26),
    column("finished", 20),
    column("finished_utc", 26),
    column("forked_from", 38),
    column("forked_at_seq", 12),
    column("copy_of", 38),
    column("events", 10),
    column("answers", 10),
    column("firsts", 12),
    column("rights", 12),
    column("score", 10),
    column("seats", 40),
];

pub const ANSWER_COLUMNS: [Column; 23] = [
    column("session", 38),
    column("scenario", 22),
    column("home", 30),
    column("place", 22),
    column("club", 16),
    column("seq", 8),
    column("at", 20),
    column("at_utc", 26),
    column("step", 22),
    column("task", 8),
    column("item", 18),
    column("role", 12),
    column("learner", 12),
    column("learner_id", 38),
    column("try", 8),
    column("counts", 10),
    column("right", 8),
    column("hinted", 10),
    column("earned", 10),
    column("possible", 10),
    column("answer_kind", 12),
    column("answer", 24),
    column("took", 12),
];

pub fn session_cells(session: &SessionRow) -> [Cell<'_>; 23] {
    let summary = &session.summary;
    let standing = &summary.standing;
    [
        id(summary.id),
        id(summary.laptop),
        text(summary.scenario.as_str()),
        id(summary.scenario_hash),
        owned(&session.homes().join("; ")),
        text(summary.place.as_deref().unwrap_or_default()),
        text(summary.club.as_str()),
        text(summary.kind.slug()),
        text(&summary.mode),
        number(summary.cut),
        time(session.started.as_ref()),
        utc(session.started.as_ref()),
        time(session.finished.as_ref()),
        utc(session.finished.as_ref()),
        summary.forked.map_or(Cell::Blank, |forked| id(forked.from)),
        number(summary.forked.map(|forked| forked.at_seq)),
        summary.copy_of.map_or(Cell::Blank, id),
        Cell::Number(i64::try_from(summary.total).unwrap_or(i64::MAX)),
        number(Some(standing.answers)),
        number(Some(standing.firsts)),
        number(Some(standing.rights)),
        number(standing.score),
        owned(&seats(&session.seats)),
    ]
}

pub fn answer_cells<'a>(session: &'a SessionRow, answer: &'a AnswerRow) -> [Cell<'a>; 23] {
    let AnswerRow { attempt, learner, said, at } = answer;
    let summary = &session.summary;
    let (kind, given) = match said {
        Some(AnswerSummary::Option(option)) => (text("option"), text(option.as_str())),
        Some(AnswerSummary::Value(value)) => (text("value"), Cell::Number(*value)),
        Some(AnswerSummary::Fields(fields)) => (text("wrong"), owned(&fields.join(" "))),
        None => (text("unknown"), text(&attempt.answer)),
    };
    [
        id(summary.id),
        text(summary.scenario.as_str()),
        text(session.home_of(attempt).unwrap_or_default()),
        text(summary.place.as_deref().unwrap_or_default()),
        text(summary.club.as_str()),
        number(Some(attempt.seq)),
        time(at.as_ref()),
        utc(at.as_ref()),
        text(attempt.step.as_str()),
        number(Some(u32::from(attempt.task))),
        text(attempt.item.as_str()),
        text(&attempt.role),
        learner.as_deref().map_or(Cell::Blank, text),
        attempt.learner.map_or(Cell::Blank, id),
        number(Some(u32::from(attempt.try_no))),
        flag(attempt.try_no == 1 && attempt.possible > 0),
        flag(attempt.right),
        flag(attempt.hinted),
        Cell::Points(attempt.earned),
        Cell::Points(attempt.possible),
        kind,
        given,
        attempt.took_ms.map_or(Cell::Blank, Cell::Milliseconds),
    ]
}

/// Every human seat with its code, `chair HV-01; treasurer`. Whoever comes later in a seat stands behind.
fn seats(seats: &[SeatRow]) -> String {
    let humans = seats.iter().filter(|seat| seat.is_human);
    let said = humans.map(|seat| match &seat.learner {
        Some(learner) => format!("{} {learner}", seat.role),
        None => seat.role.clone(),
    });
    said.collect::<Vec<_>>().join("; ")
}

fn text(text: &str) -> Cell<'_> {
    let text = cleaned(text);
    if text.is_empty() { Cell::Blank } else { Cell::Text(text) }
}

fn owned(text: &str) -> Cell<'static> {
    if text.is_empty() { Cell::Blank } else { Cell::Text(cleaned(text).into_owned().into()) }
}

fn id<Id: Display + Copy>(id: Id) -> Cell<'static> {
    Cell::Text(id.to_string().into())
}

fn number(number: Option<u32>) -> Cell<'static> {
    number.map_or(Cell::Blank, |number| Cell::Number(i64::from(number)))
}

/// One or nothing, so that sums and averages can be made of it.
fn flag(flag: bool) -> Cell<'static> {
    Cell::Number(i64::from(flag))
}

fn time(stamp: Option<&Stamp>) -> Cell<'_> {
    stamp.map_or(Cell::Blank, |stamp| Cell::Time(Cow::Borrowed(stamp)))
}

fn utc(stamp: Option<&Stamp>) -> Cell<'_> {
    stamp.map_or(Cell::Blank, |stamp| text(&stamp.utc))
}
