//! `dongvai sessions list|show|replay|erase`: lists what was played, for people or as JSON, shows it on the screens
//! again, or erases it.
//!
//! Opens the record read-only. Sessions that are not counted yet are counted here, and the result is not kept. The JSON
//! shapes are stable: `list` → `[{id, scenario, kind, mode, place, seats: [{role, human, learner,
//! learner_id, home}], started,
//! finished, missing_from, answers, score}]`, `show` → `{session, events: [{seq, at, kind, …}]}`. Times are
//! milliseconds since 1970 in UTC.

use std::io::Write;

use clap::Subcommand;
use serde_json::{Map, Value, json};

use crate::cli::edge::{self, Format};
use crate::cli::failure::{Failure, unreadable};
use crate::cli::play::{self, FirstScreen, RECORD};
use crate::cli::words::{CommandWords, sentence};
use crate::cli::{erase, opened};
use crate::clock::Clock;
use crate::id::SessionId;
use crate::locale::Speech;
use crate::paths::Folders;
use crate::practice::counting;
use crate::record::model::{Seat, SessionSummary, StoredEvent};
use crate::record::sessions::Filter;
use crate::record::trouble::Troubled;
use crate::record::{Access, RecordStore};
use crate::review::sessions::{SessionPage, Trouble};

#[derive(Debug, Subcommand)]
pub enum SessionsCommand {
    /// Every session, newest first
    List {
        #[arg(long, value_enum, default_value_t = Format::Human)]
        format: Format,
    },
    /// One session, event by event
    Show {
        session: String,
        #[arg(long, value_enum, default_value_t = Format::Human)]
        format: Format,
    },
    /// Take a learner's name, code and words out of the record, or all that is old
    Erase(erase::EraseArgs),
    /// See one session again on the meeting's own screens
    Replay {
        /// The session's id, as `sessions list` shows it
        session: String,
        /// Languages: the main one, and one for the second line, such as vi,en
        #[arg(long)]
        lang: Option<Speech>,
    },
}

pub fn run(
    command: &SessionsCommand,
    folders: &Folders,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    let path = folders.data.join(RECORD);
    // Only a record that is not there is an empty one; a folder that cannot be read is reported.
    let is_there = path.try_exists().map_err(|error| unreadable(&path, &error))?;
    let look = |err: &mut dyn Write| -> Result<_, Failure> {
        Ok(if is_there { Some(opened::open(&path, Access::ReadOnly, err)?) } else { None })
    };
    match command {
        SessionsCommand::Erase(args) => erase::run(args, folders, &path, is_there, out, err),
        SessionsCommand::List { format } => list(look(err)?.as_ref(), *format, out, err),
        SessionsCommand::Show { session, format } => {
            let none = || unknown(session);
            let id: SessionId = session.parse().ok().ok_or_else(none)?;
            show(look(err)?.as_ref().ok_or_else(none)?, id, *format, out)
        }
        SessionsCommand::Replay { session, lang } => {
            let none = || unknown(session);
            let id: SessionId = session.parse().ok().ok_or_else(none)?;
            let store = look(err)?.ok_or_else(none)?;
            store.session(id)?.ok_or_else(none)?;
            drop(store);
            play::run(folders, FirstScreen::Shown { session: id, lang: *lang }, err)
        }
    }
}

fn list(
    store: Option<&RecordStore>,
    format: Format,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    let (mut rows, mut short) = (Vec::new(), Vec::new());
    let mut left_out = store.map_or(Ok(Vec::new()), RecordStore::bad_heads)?;
    let mut page = SessionPage::First;
    // Page by page, so that a record of any size needs no more memory than its answer.
    while let Some(store) = store {
        let filter = Filter { limit: 200, page, ..Filter::default() };
        let found = store.list(&filter)?;
        for summary in &found {
            let id = summary.id.to_string();
            if left_out.iter().any(|one| one.id == id) {
                continue;
            }
            match row(store, summary)? {
                Ok(row) => {
                    let seq = row["missing_from"].as_u64().and_then(|seq| u32::try_from(seq).ok());
                    short.extend(seq.map(|seq| Troubled {
                        id,
                        started_at: Some(summary.started_at),
                        trouble: Trouble::Short { seq },
                    }));
                    rows.push(row);
                }
                Err(trouble) => left_out.push(Troubled { id, started_at: Some(summary.started_at), trouble }),
            }
        }
        match found.last() {
            Some(last) => page = SessionPage::After(last.id),
            None => break,
        }
    }
    match format {
        Format::Json => edge::json(out, &rows)?,
        Format::Human => {
            let words = CommandWords::default();
            for row in &rows {
                let end = match (row["finished"].is_null(), row["missing_from"].is_null()) {
                    (true, _) => "open",
                    (false, true) => "done",
                    (false, false) => "short",
                };
                let finished = words.say(sentence("cli-session-row").with("end", end));
                writeln!(
                    out,
                    "{}  {}  {}  {finished}",
                    text(&row["id"]),
                    text(&row["scenario"]),
                    text(&row["mode"])
                )?;
            }
            if rows.is_empty() && left_out.is_empty() {
                writeln!(out, "{}", words.say("cli-sessions-none"))?;
            }
        }
    }
    opened::tell_left_out(&left_out, &Clock::System, err)?;
    opened::tell_short(&short, &Clock::System, err)?;
    if let Some(store) = store {
        opened::tell_still_lost(&store.still_lost()?, err)?;
    }
    Ok(0)
}

/// Or the reason why the session cannot be read.
fn row(store: &RecordStore, summary: &SessionSummary) -> Result<Result<Value, Trouble>, Failure> {
    if let Some(trouble) = summary.trouble.filter(|trouble| summary.is_counted && trouble.leaves_out()) {
        return Ok(Err(trouble));
    }
    let seats = store.seats(summary.id)?;
    let seat = |seat: &Seat| {
        json!({
            "role": seat.role,
            "human": seat.learner.is_some(),
            "learner": seat.code(),
            "learner_id": seat.person.map(|id| id.to_string()),
            "home": seat.home.as_ref().map(ToString::to_string),
        })
    };
    let seats: Vec<Value> = seats.iter().map(seat).collect();
    let (standing, short) = if summary.is_counted {
        let short = match summary.trouble {
            Some(Trouble::Short { seq }) => Some(seq),
            Some(Trouble::Row | Trouble::Event { .. } | Trouble::Newer { .. }) | None => None,
        };
        (summary.standing.clone(), short)
    } else {
        match counting::look(store, &Clock::System, summary.id)? {
            Ok(counted) => (counted.standing, counted.short),
            Err(trouble) => return Ok(Err(trouble)),
        }
    };
    Ok(Ok(json!({
        "id": summary.id.to_string(),
        "scenario": summary.scenario.as_str(),
        "kind": summary.kind.slug(),
        "mode": summary.mode,
        "place": summary.place,
        "seats": seats,
        "started": summary.started_at,
        "missing_from": short,
        "finished": summary.finished_at,
        "answers": standing.answers,
        "score": standing.score,
    })))
}

fn show(store: &RecordStore, id: SessionId, format: Format, out: &mut dyn Write) -> Result<u8, Failure> {
    if store.session(id)?.is_none() {
        return Err(unknown(&id.to_string()));
    }
    let events = store.events(id)?;
    match format {
        Format::Json => {
            let events: Vec<Value> = events.iter().map(event).collect();
            edge::json(out, &json!({ "session": id.to_string(), "events": events }))?;
        }
        Format::Human => {
            for stored in &events {
                writeln!(out, "{:>4}  {:<14} {}", stored.seq, stored.kind, stored.body)?;
            }
        }
    }
    Ok(0)
}

pub(super) fn unknown(session: &str) -> Failure {
    Failure::Content(sentence("cli-session-unknown").with("id", session))
}

/// The body's fields beside seq, time and kind.
fn event(stored: &StoredEvent) -> Value {
    let mut fields = Map::new();
    fields.insert("seq".to_owned(), stored.seq.into());
    fields.insert("at".to_owned(), stored.at.into());
    fields.insert("kind".to_owned(), stored.kind.clone().into());
    match serde_json::from_str(&stored.body) {
        Ok(Value::Object(body)) => fields.extend(body),
        Ok(other) => {
            fields.insert("body".to_owned(), other);
        }
        Err(_) => {
            fields.insert("body".to_owned(), stored.body.clone().into());
        }
    }
    Value::Object(fields)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or("")
}
