//! Opens the record for a command, and says first what became of a damaged one. Reports the sessions that a command
//! cannot read: which they are, why, and what to do.
//!
//! All of this goes to standard error, so that lists and data on standard output are not changed.

use std::collections::BTreeSet;
use std::io;
use std::io::Write;
use std::path::Path;

use serde_json::{Value, json};

use crate::calendar::Moment;
use crate::cli::failure::Failure;
use crate::cli::words::{CommandWords, Sentence, sentence};
use crate::clock::Clock;
use crate::record::trouble::Troubled;
use crate::record::{Access, LossReason, LostSession, News, Opening, RecordStore, Recovery, StillLost};
use crate::review::sessions::Trouble;

pub(super) fn open(path: &Path, access: Access, err: &mut dyn Write) -> Result<RecordStore, Failure> {
    let opening = match RecordStore::open(path, access) {
        // An older record is brought up to date to be looked at. A damaged one is recovered by the program alone.
        Err(error) if error.is_behind() => RecordStore::open(path, Access::ReadWrite),
        opening => opening,
    };
    telling(opening?, err)
}

/// For commands that read all of a record: every page is checked first.
pub(super) fn open_checked(path: &Path, err: &mut dyn Write) -> Result<RecordStore, Failure> {
    telling(RecordStore::open_checked(path)?, err)
}

fn telling(opening: Opening, err: &mut dyn Write) -> Result<RecordStore, Failure> {
    let mut said = Ok(());
    let store = opening.telling(&mut |news| {
        if said.is_ok() {
            said = tell(news, err);
        }
    });
    said?;
    Ok(store)
}

/// Collects the messages while a line of progress is drawn, and prints them afterwards.
#[derive(Debug, Default)]
pub(super) struct Hearing {
    said: Vec<u8>,
    failed: Option<io::Error>,
}

impl Hearing {
    pub(super) fn hear(&mut self, news: News<'_>) {
        if let Err(error) = tell(news, &mut self.said) {
            self.failed = Some(error);
        }
    }

    /// Whether there was anything to say.
    pub(super) fn say(self, err: &mut dyn Write) -> io::Result<bool> {
        err.write_all(&self.said)?;
        self.failed.map_or(Ok(!self.said.is_empty()), Err)
    }
}

/// What has to be said of a record that was opened.
fn tell(news: News<'_>, err: &mut dyn Write) -> io::Result<()> {
    let words = CommandWords::default();
    match news {
        News::Recovered(recovery) => tell_recovered(recovery, &words, err),
        News::LogSetAside(aside) => {
            writeln!(err, "{}", words.say(sentence("cli-opened-log-aside").path("path", aside)))
        }
    }
}

/// What was saved of a damaged record, and what was lost.
fn tell_recovered(recovery: &Recovery, words: &CommandWords, err: &mut dyn Write) -> io::Result<()> {
    let saved = sentence("cli-opened-recovered")
        .n("sessions", recovery.sessions)
        .n("events", recovery.events)
        .path("path", &recovery.moved_to);
    writeln!(err, "{}", words.say(saved))?;
    if recovery.lost {
        let Recovery { lost_sessions, lost_tables, lost_unnamed, .. } = recovery;
        tell_lost(lost_sessions, lost_tables, *lost_unnamed, words, err)
    } else {
        writeln!(err, "  {}.", words.say("cli-opened-nothing-lost"))
    }
}

/// Tells what the record lost once and still misses; nothing if it is complete.
pub(super) fn tell_still_lost(lost: &StillLost, err: &mut dyn Write) -> io::Result<()> {
    if lost.is_nothing() {
        return Ok(());
    }
    let words = CommandWords::default();
    writeln!(err, "{}:", words.say("cli-opened-still-lost"))?;
    tell_lost(&lost.sessions, &lost.tables, lost.and_more, &words, err)
}

fn tell_lost(
    sessions: &[LostSession],
    tables: &BTreeSet<&'static str>,
    and_more: bool,
    words: &CommandWords,
    err: &mut dyn Write,
) -> io::Result<()> {
    for one in sessions {
        writeln!(err, "  {}", words.say(lost_session(one, words)))?;
    }
    tell_tables(tables, words, err)?;
    if and_more {
        writeln!(err, "  {}", words.say("cli-opened-more"))?;
    }
    writeln!(err, "  {}", words.say("cli-opened-merge"))
}

/// A session that is not complete any more.
pub(super) fn lost_session(one: &LostSession, words: &CommandWords) -> Sentence {
    let begun = begun(one.started_at, &Clock::System, words);
    sentence("cli-opened-lost-session")
        .with("id", one.id)
        .with("begun", begun)
        .said("left", what_is_left(one))
}

/// Tables that were missing from a record, named by what they hold.
pub(super) fn tell_tables(
    tables: &BTreeSet<&'static str>,
    words: &CommandWords,
    out: &mut dyn Write,
) -> io::Result<()> {
    for table in tables {
        writeln!(out, "  {}", words.say(sentence("cli-opened-table").with("table", table)))?;
    }
    Ok(())
}

/// How much is left of a session, and why no more.
fn what_is_left(lost: &LostSession) -> Sentence {
    let id = match (lost.why, lost.events_left) {
        (LossReason::Note, _) => return "cli-opened-all-but-notes".into(),
        (LossReason::Unread | LossReason::Row | LossReason::Event | LossReason::Beginning, 0) => {
            "cli-opened-none-left"
        }
        (LossReason::Unread, _) => "cli-opened-some-read",
        (LossReason::Row | LossReason::Event | LossReason::Beginning, _) => "cli-opened-some-left",
    };
    sentence(id).n("n", lost.events_left).with("why", lost.why.slug())
}

/// Prints nothing where no session is left out.
pub(super) fn tell_left_out(left_out: &[Troubled], clock: &Clock, err: &mut dyn Write) -> io::Result<()> {
    name("cli-left-out", left_out, clock, err)
}

/// As [`tell`], for a copy of the record.
pub(super) fn tell_carried(left_out: &[Troubled], clock: &Clock, err: &mut dyn Write) -> io::Result<()> {
    name("cli-left-out-carried", left_out, clock, err)
}

/// Sessions whose end is missing. The command shows them as far as they go.
pub(super) fn tell_short(short: &[Troubled], clock: &Clock, err: &mut dyn Write) -> io::Result<()> {
    name("cli-left-out-short", short, clock, err)
}

/// Prints nothing where there is nothing.
fn name(what: &'static str, sessions: &[Troubled], clock: &Clock, err: &mut dyn Write) -> io::Result<()> {
    if sessions.is_empty() {
        return Ok(());
    }
    let words = CommandWords::default();
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
pub(super) fn begun(started_at: Option<i64>, clock: &Clock, words: &CommandWords) -> String {
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
