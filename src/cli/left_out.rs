//! Reports the sessions that a command cannot read: which they are, why, and what to do.
//!
//! It goes to standard error, so that lists and data on standard output stay what they are.

use std::io::{self, Write};

use serde_json::{Value, json};

use crate::calendar::Moment;
use crate::cli::words::{Sentence, Words, sentence};
use crate::clock::Clock;
use crate::record::trouble::Troubled;
use crate::review::sessions::Trouble;

/// Nothing where nothing is left out.
pub(super) fn tell(left_out: &[Troubled], clock: &Clock, err: &mut dyn Write) -> io::Result<()> {
    name("cli-left-out", left_out, clock, err)
}

/// As [`tell`], for a copy of the record.
pub(super) fn tell_carried(left_out: &[Troubled], clock: &Clock, err: &mut dyn Write) -> io::Result<()> {
    name("cli-left-out-carried", left_out, clock, err)
}

/// Sessions whose end is missing. They are in what the command shows, as far as they go.
pub(super) fn tell_short(short: &[Troubled], clock: &Clock, err: &mut dyn Write) -> io::Result<()> {
    name("cli-left-out-short", short, clock, err)
}

/// Says nothing where there is nothing.
fn name(what: &'static str, sessions: &[Troubled], clock: &Clock, err: &mut dyn Write) -> io::Result<()> {
    if sessions.is_empty() {
        return Ok(());
    }
    let words = Words::default();
    writeln!(err, "{}", words.say(sentence(what).n("n", sessions.len())))?;
    for one in sessions {
        let begun = begun(one.started_at, clock, &words);
        writeln!(err, "  {} ({begun}): {}", one.id, words.say(why(one.trouble)))?;
    }
    Ok(())
}

/// For programs.
pub(super) fn shape(one: &Troubled) -> Value {
    json!({ "id": one.id, "started": one.started_at, "reason": one.trouble.to_string() })
}

/// When a session began, as people read it.
pub(super) fn begun(started_at: Option<i64>, clock: &Clock, words: &Words) -> String {
    match started_at.and_then(|at| clock.zone().moment(at)) {
        Some(at) => words.vietnamese(sentence("cli-begun").with("moment", written(at))),
        None => words.vietnamese("cli-day-unknown"),
    }
}

/// "24/11/2026 08:30".
pub(super) fn written(at: Moment) -> String {
    format!("{:02}/{:02}/{} {:02}:{:02}", at.day, at.month, at.year, at.hour, at.minute)
}

fn why(trouble: Trouble) -> Sentence {
    match trouble {
        Trouble::Row => "cli-left-out-row".into(),
        Trouble::Event { seq } => sentence("cli-left-out-event").n("seq", seq),
        Trouble::Short { seq } => sentence("cli-left-out-end").n("seq", seq),
        Trouble::Newer { seq } => sentence("cli-left-out-newer").n("seq", seq),
    }
}
