//! Opens the record for a command, and says what became of a damaged one before the command says anything else.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::Path;

use crate::cli::failure::Failure;
use crate::cli::left_out::begun;
use crate::cli::words::{Sentence, Words, sentence};
use crate::clock::Clock;
use crate::record::{Access, LostSession, News, Opening, RecordStore, Recovery, StillLost, Why};

pub(super) fn open(path: &Path, access: Access, err: &mut dyn Write) -> Result<RecordStore, Failure> {
    let opening = match RecordStore::open(path, access) {
        // An older record is brought up to date to be looked at. A damaged one is recovered by the program alone.
        Err(error) if error.is_behind() => RecordStore::open(path, Access::ReadWrite),
        opening => opening,
    };
    telling(opening?, err)
}

/// For what reads all of a record: every page is checked first.
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

/// Hears while a line of progress is drawn, and says it afterwards.
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
    let words = Words::default();
    match news {
        News::Recovered(recovery) => tell_recovered(recovery, &words, err),
        News::LogSetAside(aside) => {
            writeln!(err, "{}", words.say(sentence("cli-opened-log-aside").path("path", aside)))
        }
    }
}

/// What was saved of a damaged record, and what was lost.
fn tell_recovered(recovery: &Recovery, words: &Words, err: &mut dyn Write) -> io::Result<()> {
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
    let words = Words::default();
    writeln!(err, "{}:", words.say("cli-opened-still-lost"))?;
    tell_lost(&lost.sessions, &lost.tables, lost.and_more, &words, err)
}

fn tell_lost(
    sessions: &[LostSession],
    tables: &BTreeSet<&'static str>,
    and_more: bool,
    words: &Words,
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

/// A session that is not whole any more.
pub(super) fn lost_session(one: &LostSession, words: &Words) -> Sentence {
    let begun = begun(one.started_at, &Clock::System, words);
    sentence("cli-opened-lost-session")
        .with("id", one.id)
        .with("begun", begun)
        .said("left", what_is_left(one))
}

/// Tables that were missing from a record, as people call what stands in them.
pub(super) fn tell_tables(
    tables: &BTreeSet<&'static str>,
    words: &Words,
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
        (Why::Note, _) => return "cli-opened-all-but-notes".into(),
        (Why::Unread | Why::Row | Why::Event | Why::Beginning, 0) => "cli-opened-none-left",
        (Why::Unread, _) => "cli-opened-some-read",
        (Why::Row | Why::Event | Why::Beginning, _) => "cli-opened-some-left",
    };
    sentence(id).n("n", lost.events_left).with("why", lost.why.slug())
}
