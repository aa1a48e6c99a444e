//! Makes the papers of one session: minutes, plan of the month, cash page, attendance, monthly report, diary, debrief sheet,
//! certificate.
//!
//! Everything on them comes from the session's events, notes and seats; nothing is worked out that the meeting did
//! not come to. What is missing or unknown says so, or is a dotted line to write on, such as the number of a letter.
//! A paper without any true content is not made (`lacking`). Every page says that this is practice, so none has a
//! state heading or a seal. Nothing private and nothing confidential is on them, and what was claimed stands beside
//! what there was.
//!
//! From the ground up: what was done (`happened`), the session and its texts (`played`), parts of papers (`counts`,
//! `book_lines`, `funds`, `votes`), one file for each paper.

pub(super) mod happened;
pub(super) mod played;
mod lacking;
pub(super) mod counts;
mod book_lines;
mod funds;
pub(super) mod attendance;
pub(super) mod votes;
pub(super) mod goods;
pub(super) mod elections;
pub(super) mod plan;
mod minutes;
mod cash;
mod report;
mod diary;
mod debrief;
mod certificate;

use crate::export::paper::Paper;

pub use crate::export::papers::lacking::{Lacking, lacking};
pub(super) use crate::export::papers::minutes::CONCLUSIONS;
pub(super) use crate::export::papers::plan::COLUMNS as PLAN;
pub use crate::export::papers::played::{Played, SessionPaper};
pub(super) use crate::export::papers::report::MONEY;
pub(super) use crate::export::papers::votes::COLUMNS as VOTES;

pub fn paper(kind: SessionPaper, played: &Played<'_>) -> Paper {
    match kind {
        SessionPaper::Minutes => minutes::paper(played),
        SessionPaper::Plan => plan::paper(played),
        SessionPaper::Cash => cash::paper(played),
        SessionPaper::Attendance => attendance::paper(played),
        SessionPaper::Report => report::paper(played),
        SessionPaper::Diary => diary::paper(played),
        SessionPaper::Debrief => debrief::paper(played),
        SessionPaper::Certificate => certificate::paper(played),
    }
}
