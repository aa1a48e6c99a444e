//! The papers of one session: minutes, cash page, attendance, debrief sheet, certificate.
//!
//! Everything on them comes from the session's events, notes and seats; nothing is worked out that the meeting did not
//! come to. What it has not come to says so or leaves a dotted line to write on. Every page says that this is practice,
//! and none looks like an official letter: no state heading, no number, no seal. Nobody's private facts are on them.
//!
//! From the ground up: what was done (`happened`), the session and its texts (`played`), one file for each paper; the
//! minutes also use sentences of the roll and of what each step came to.

mod happened;
mod played;
mod minutes;
mod result;
mod cash;
mod attendance;
mod debrief;
mod certificate;

use crate::export::paper::Paper;

pub use crate::export::papers::played::{Kind, Played};

pub fn paper(kind: Kind, played: &Played<'_>) -> Paper {
    match kind {
        Kind::Minutes => minutes::paper(played),
        Kind::Cash => cash::paper(played),
        Kind::Attendance => attendance::paper(played),
        Kind::Debrief => debrief::paper(played),
        Kind::Certificate => certificate::paper(played),
    }
}
