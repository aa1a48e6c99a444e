//! The papers of one session: minutes, cash page, attendance, debrief sheet, certificate.
//!
//! Everything on them comes from the session's events, notes and seats; nothing is worked out that the meeting did not
//! come to. What it has not come to says so or leaves a dotted line to write on. Every page says that this is practice,
//! and none looks like an official letter: no state heading, no number, no seal. Nobody's private facts are on them.

mod happened;
mod words;
mod minutes;
mod result;
mod cash;
mod attendance;
mod debrief;
mod certificate;

use std::collections::BTreeMap;

use crate::calendar::Moment;
use crate::export::paper::Paper;
use crate::id::LearnerId;
use crate::locale::Speech;
use crate::locale::catalog::Catalog;
use crate::locale::values::Values;
use crate::locale::words::ScenarioWords;
use crate::meeting::Meeting;
use crate::record::model::Seat;
use crate::review::sessions::Note;
use crate::scenario::story::Story;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Minutes,
    Cash,
    Attendance,
    Debrief,
    Certificate,
}

impl Kind {
    pub const ALL: [Self; 5] =
        [Self::Minutes, Self::Cash, Self::Attendance, Self::Debrief, Self::Certificate];

    /// The word for the command line; also its message is `doc-<slug>`.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Minutes => "minutes",
            Self::Cash => "cash",
            Self::Attendance => "attendance",
            Self::Debrief => "debrief",
            Self::Certificate => "certificate",
        }
    }

    /// The name of its file, without the ending: letters that every stick and every printer's shop can read.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Minutes => "bien-ban",
            Self::Cash => "trang-so-quy",
            Self::Attendance => "diem-danh",
            Self::Debrief => "phieu-gop-y",
            Self::Certificate => "giay-ghi-nhan",
        }
    }
}

/// A session as its papers see it, and how they say it. There is no record in it.
#[derive(Debug, Clone, Copy)]
pub struct Played<'a> {
    pub story: &'a Story,
    pub meeting: &'a Meeting,
    /// What the lines of the scenario name.
    pub values: &'a Values,
    pub notes: &'a [Note],
    pub seats: &'a [Seat],
    /// Names of people who agreed to be named.
    pub names: &'a BTreeMap<LearnerId, String>,
    pub started: Option<Moment>,
    pub place: Option<&'a str>,
    pub catalog: &'a Catalog,
    pub words: &'a ScenarioWords,
    pub speech: Speech,
}

pub fn paper(kind: Kind, played: &Played<'_>) -> Paper {
    match kind {
        Kind::Minutes => minutes::paper(played),
        Kind::Cash => cash::paper(played),
        Kind::Attendance => attendance::paper(played),
        Kind::Debrief => debrief::paper(played),
        Kind::Certificate => certificate::paper(played),
    }
}
