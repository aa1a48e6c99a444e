//! The columns of the two tables: name, width, and cell. A CSV file and a workbook have the same columns.
//!
//! Each cell has a type, and each form writes it in its own way; no number becomes a text here. Words for people
//! stand only in a workbook, beside the ids, whose columns are hidden there.

use std::borrow::Cow;
use std::fmt::{self, Display};

use crate::export::data::given;
use crate::export::data::rows::{ExportedAnswer, ExportedSession, Stamp};
use crate::export::data::words::SessionWords;
use crate::review::rate::is_few;
use crate::text::edge::cleaned;
use crate::workbook::cell::BookCell;
use crate::workbook::plan::{ColumnPlan, Look};

/// A column of a table whose rows are `R`.
pub struct DataColumn<R> {
    /// In CSV files. Titles in a workbook are messages, `export-column-<name>` with dashes.
    pub name: &'static str,
    /// In letters, in a workbook.
    pub width: u8,
    pub cell: fn(&R) -> BookCell<'_>,
    pub look: Look,
    /// Ids and other columns for programs: hidden in a workbook.
    is_for_programs: bool,
    /// Words, in a workbook alone.
    is_for_people: bool,
    unit: &'static str,
}

pub const fn column<R>(name: &'static str, width: u8, cell: fn(&R) -> BookCell<'_>) -> DataColumn<R> {
    DataColumn {
        name,
        width,
        cell,
        look: Look::Plain,
        is_for_programs: false,
        is_for_people: false,
        unit: "",
    }
}

/// The message over a column.
pub fn title_id(name: &str) -> String {
    format!("export-column-{}", name.replace('_', "-"))
}

impl<R> fmt::Debug for DataColumn<R> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_tuple("DataColumn").field(&self.name).finish()
    }
}

impl<R> DataColumn<R> {
    pub(super) const fn for_programs(self) -> Self {
        Self { is_for_programs: true, ..self }
    }

    const fn for_people(self) -> Self {
        Self { is_for_people: true, look: Look::Wrapped, ..self }
    }

    #[must_use]
    pub const fn looking(self, look: Look) -> Self {
        Self { look, ..self }
    }

    /// What a whole number in a CSV file counts.
    const fn in_units(self, unit: &'static str) -> Self {
        Self { unit, ..self }
    }

    /// Its name in a CSV file; none where it stands in workbooks alone.
    pub fn csv_name(&self) -> Option<String> {
        (!self.is_for_people).then(|| format!("{}{}", self.name, self.unit))
    }

    pub fn plan(&self, say: &dyn Fn(&str) -> String) -> ColumnPlan {
        let title = say(&title_id(self.name));
        let look = self.look;
        ColumnPlan { look, is_hidden: self.is_for_programs, ..ColumnPlan::new(title, self.width) }
    }
}

/// A row of the table of sessions. Only a workbook has the words.
#[derive(Debug)]
pub struct SessionLine<'a> {
    pub session: &'a ExportedSession,
    pub words: Option<SessionWords<'a>>,
}

/// A row of the table of answers, with the session it was given in.
#[derive(Debug)]
pub struct AnswerLine<'a> {
    pub session: &'a ExportedSession,
    pub answer: &'a ExportedAnswer,
    pub words: Option<SessionWords<'a>>,
}

impl SessionLine<'_> {
    pub const COLUMNS: [DataColumn<Self>; 32] = [
        column("session", 38, |line: &Self| id(line.session.summary.id)).for_programs(),
        column("laptop", 38, |line: &Self| id(line.session.summary.laptop)).for_programs(),
        column("scenario", 22, |line: &Self| text(line.session.summary.scenario.as_str())).for_programs(),
        column("title", 18, |line: &Self| said(line.words.map(SessionWords::title))).for_people(),
        column("scenario_hash", 20, |line: &Self| id(line.session.summary.scenario_hash)).for_programs(),
        column("home", 16, |line: &Self| owned(&line.session.homes().join("; "))).looking(Look::Wrapped),
        column("place", 12, |line: &Self| place(line.session)).looking(Look::Wrapped),
        column("club", 16, |line: &Self| text(line.session.summary.club.as_str())).for_programs(),
        column("club_words", 12, |line: &Self| said(line.words.map(SessionWords::village))).for_people(),
        column("kind", 10, |line: &Self| text(line.session.summary.kind.slug())).for_programs(),
        column("mode", 10, |line: &Self| text(&line.session.summary.mode)).for_programs(),
        column("mode_words", 11, |line: &Self| said(line.words.map(SessionWords::mode))).for_people(),
        column("cut_minutes", 7, |line: &Self| number(line.session.summary.cut)),
        column("started", 16, |line: &Self| time(line.session.started.as_ref())),
        column("started_utc", 26, |line: &Self| utc(line.session.started.as_ref())).for_programs(),
        column("finished", 16, |line: &Self| time(line.session.finished.as_ref())),
        column("finished_utc", 26, |line: &Self| utc(line.session.finished.as_ref())).for_programs(),
        column("forked_from", 38, |line: &Self| optional(line.session.summary.forked.map(|fork| fork.from)))
            .for_programs(),
        column("forked_at_seq", 12, |line: &Self| {
            number(line.session.summary.forked.map(|fork| fork.at_seq))
        })
        .for_programs(),
        column("copy_of", 38, |line: &Self| optional(line.session.summary.copy_of)).for_programs(),
        column("events", 10, |line: &Self| BookCell::count(line.session.summary.total)).for_programs(),
        column("answers", 7, |line: &Self| number(Some(line.session.summary.standing.answers))),
        column("firsts", 9, |line: &Self| {
            let firsts = line.session.summary.standing.firsts;
            of_few(Some(firsts), firsts)
        }),
        column("rights", 9, |line: &Self| {
            let standing = &line.session.summary.standing;
            of_few(Some(standing.rights), standing.firsts)
        }),
        column("score", 8, |line: &Self| {
            of_few(line.session.summary.standing.score, line.session.score.scored)
        }),
        column("seats", 40, |line: &Self| owned(&seats(line.session, str::to_owned))).for_programs(),
        column("seats_words", 24, |line: &Self| {
            said(line.words.map(|words| seats(line.session, |role| words.role(role))))
        })
        .for_people(),
        column("scored", 8, |line: &Self| {
            let scored = line.session.score.scored;
            of_few(Some(scored), scored)
        }),
        column("slips", 9, |line: &Self| number(Some(line.session.score.slips))),
        column("slips_caught", 9, |line: &Self| number(Some(line.session.score.slips_caught))),
        column("capped", 9, |line: &Self| flag(line.session.score.is_capped)),
        column("blocks", 40, |line: &Self| owned(&line.session.score.blocks_text()))
            .for_programs()
            .in_units("_x100"),
    ];
}

impl<'a> AnswerLine<'a> {
    /// What a workbook shows of it is read on one sheet of paper: what is only reckoned with is hidden there.
    pub const COLUMNS: [DataColumn<Self>; 31] = [
        column("session", 38, |line: &Self| id(line.session.summary.id)).for_programs(),
        column("scenario", 22, |line: &Self| text(line.session.summary.scenario.as_str())).for_programs(),
        column("title", 14, |line: &Self| said(line.words.map(SessionWords::title))).for_people(),
        column("mode_words", 11, |line: &Self| said(line.words.map(SessionWords::mode))).for_people(),
        column("home", 12, |line: &Self| text(line.home().unwrap_or_default())).looking(Look::Wrapped),
        column("place", 10, |line: &Self| place(line.session)).looking(Look::Wrapped),
        column("club", 16, |line: &Self| text(line.session.summary.club.as_str())).for_programs(),
        column("seq", 8, |line: &Self| number(Some(line.answer.attempt.seq))).for_programs(),
        column("at", 16, |line: &Self| time(line.answer.at.as_ref())),
        column("at_utc", 26, |line: &Self| utc(line.answer.at.as_ref())).for_programs(),
        column("step", 22, |line: &Self| text(line.answer.attempt.step.as_str())).for_programs(),
        column("prompt", 28, |line: &Self| said(line.words.map(|words| words.step(line.answer))))
            .for_people(),
        column("task", 8, |line: &Self| number(Some(u32::from(line.answer.attempt.task)))).for_programs(),
        column("item", 18, |line: &Self| text(line.answer.attempt.item.as_str())).for_programs(),
        column("item_words", 15, |line: &Self| said(line.words.map(|words| words.about(line.answer))))
            .for_people(),
        column("role", 12, |line: &Self| text(&line.answer.attempt.role)).for_programs(),
        column("role_words", 11, |line: &Self| {
            said(line.words.map(|words| words.role(&line.answer.attempt.role)))
        })
        .for_people(),
        column("learner", 10, |line: &Self| text(line.answer.code.as_deref().unwrap_or_default())),
        column("learner_id", 38, |line: &Self| optional(line.answer.attempt.learner)).for_programs(),
        column("try", 6, |line: &Self| number(Some(u32::from(line.answer.attempt.try_no)))),
        column("counts", 9, |line: &Self| {
            flag(line.answer.attempt.try_no == 1 && line.answer.attempt.possible > 0)
        })
        .for_programs(),
        column("right", 6, |line: &Self| line.answer.right().map_or(BookCell::Blank, flag)),
        column("hinted", 7, |line: &Self| flag(line.answer.attempt.hinted)),
        column("earned", 7, |line: &Self| BookCell::Points(line.answer.attempt.earned)).in_units("_x100"),
        column("possible", 8, |line: &Self| BookCell::Points(line.answer.attempt.possible))
            .in_units("_x100")
            .for_programs(),
        column("answer_kind", 12, |line: &Self| text(given::kind(&line.answer.answer.given())))
            .for_programs(),
        column("answer", 24, |line: &Self| given::cell(&line.answer.answer)).for_programs(),
        column("answer_words", 32, |line: &Self| said(line.words.map(|words| words.answer(line.answer))))
            .for_people(),
        column("wrong", 24, |line: &Self| owned(&line.answer.wrong.join(" "))).for_programs(),
        column("wrong_words", 20, |line: &Self| said(line.words.map(|words| words.wrong(line.answer))))
            .for_people(),
        column("took", 8, |line: &Self| {
            line.answer.attempt.took_ms.map_or(BookCell::Blank, BookCell::Milliseconds)
        })
        .in_units("_ms")
        .for_programs(),
    ];

    fn home(&self) -> Option<&'a str> {
        self.session.home_of(&self.answer.attempt)
    }
}

/// Every human seat with its code, `chair HV-01; treasurer`. A person who takes a seat later is listed later.
fn seats(session: &ExportedSession, role: impl Fn(&str) -> String) -> String {
    let said = session.humans().map(|seat| match seat.code() {
        Some(code) => format!("{} {code}", role(&seat.role)),
        None => role(&seat.role),
    });
    said.collect::<Vec<_>>().join("; ")
}

fn place(session: &ExportedSession) -> BookCell<'_> {
    text(session.summary.place.as_deref().unwrap_or_default())
}

fn text(text: &str) -> BookCell<'_> {
    match cleaned(text) {
        Cow::Borrowed(text) => BookCell::text(text),
        Cow::Owned(text) => BookCell::owned(text),
    }
}

fn owned(text: &str) -> BookCell<'static> {
    BookCell::owned(cleaned(text).into_owned())
}

fn said(words: Option<String>) -> BookCell<'static> {
    owned(&words.unwrap_or_default())
}

fn id<Id: Display>(id: Id) -> BookCell<'static> {
    BookCell::Text(id.to_string().into())
}

fn optional<Id: Display>(optional: Option<Id>) -> BookCell<'static> {
    optional.map_or(BookCell::Blank, id)
}

fn number(number: Option<u32>) -> BookCell<'static> {
    number.map_or(BookCell::Blank, BookCell::count)
}

/// A figure of so many tries; it is shown paler where these are few.
fn of_few(figure: Option<u32>, of: u32) -> BookCell<'static> {
    match figure {
        Some(figure) if is_few(u64::from(of)) => BookCell::FewNumber(i64::from(figure)),
        Some(_) | None => number(figure),
    }
}

/// One or nothing, so that a spreadsheet can build sums and averages.
fn flag(flag: bool) -> BookCell<'static> {
    BookCell::Number(i64::from(flag))
}

fn time(stamp: Option<&Stamp>) -> BookCell<'_> {
    stamp.map_or(BookCell::Blank, |stamp| BookCell::Time(stamp.local))
}

fn utc(stamp: Option<&Stamp>) -> BookCell<'_> {
    stamp.map_or(BookCell::Blank, |stamp| BookCell::text(&stamp.utc))
}
