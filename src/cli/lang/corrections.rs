//! `dongvai lang corrections`: lists the lines that people in the room corrected and that count now, with who corrected
//! them, where and when. Then lists the Vietnamese corrections from other laptops that wait until a person here accepts
//! them (`waiting` in the JSON).
//!
//! Opens the record read-only. A record that does not exist has no corrections that count. The same is true for a
//! record of an older program that was not opened since then.

use std::io::Write;
use std::path::Path;

use serde_json::{Value, json};

use crate::cli::edge::{self, Format};
use crate::cli::failure::{Failure, unreadable};
use crate::cli::play::RECORD;
use crate::cli::words::{CommandWords, sentence};
use crate::clock::Clock;
use crate::corrections::{self, Live, StandingCorrections, Waiting};
use crate::locale::Lang;
use crate::record::error::Fault;
use crate::record::{Access, RecordStore};

pub(super) fn run(format: Format, data_dir: &Path, out: &mut dyn Write) -> Result<u8, Failure> {
    let StandingCorrections { live, waiting } = standing(data_dir)?;
    let words = CommandWords::default();
    match format {
        Format::Json => {
            let rows: Vec<Value> = live.iter().map(row).chain(waiting.iter().map(waiting_row)).collect();
            edge::json(out, &rows)?;
        }
        Format::Human => {
            for made in &live {
                let correction = &made.correction;
                writeln!(out, "{}  {}  {}", correction.lang.tag(), correction.key, correction.text)?;
                writeln!(out, "    {}", by_whom(made))?;
            }
            for made in &waiting {
                writeln!(out, "{}  {}  {}", Lang::Vi.tag(), made.key, put(made, &words))?;
                let by = who(made.code.as_ref(), made.place.as_ref(), made.at);
                writeln!(out, "    {}", words.say(sentence("cli-corrections-waiting").with("by", by)))?;
            }
            if let Some(first) = waiting.first() {
                let how = sentence("cli-corrections-accept").with("line", &first.key);
                writeln!(out, "{}", words.say(how))?;
            }
            if live.is_empty() && waiting.is_empty() {
                writeln!(out, "{}", words.say("cli-corrections-none"))?;
            }
        }
    }
    Ok(0)
}

/// The words that a waiting correction would put there.
pub(super) fn put(made: &Waiting, words: &CommandWords) -> String {
    made.text.clone().unwrap_or_else(|| words.say("cli-corrections-undone"))
}

/// Those that count now in this laptop's record.
pub(super) fn live(data_dir: &Path) -> Result<Vec<Live>, Failure> {
    Ok(standing(data_dir)?.live)
}

fn standing(data_dir: &Path) -> Result<StandingCorrections, Failure> {
    let path = data_dir.join(RECORD);
    if !path.try_exists().map_err(|error| unreadable(&path, &error))? {
        return Ok(StandingCorrections::default());
    }
    match RecordStore::open(&path, Access::ReadOnly) {
        Ok(opening) => Ok(corrections::read(&opening.telling(&mut |_| {}))?),
        Err(older) if older.fault == Fault::ReadOnly => Ok(StandingCorrections::default()),
        Err(error) => Err(error.into()),
    }
}

/// The code, the place and the time, as far as they were written down.
pub(super) fn by_whom(made: &Live) -> String {
    who(made.code.as_ref(), made.place.as_ref(), made.at)
}

fn who(code: Option<&String>, place: Option<&String>, at: i64) -> String {
    let time = Clock::System
        .zone()
        .moment(at)
        .map(|at| format!("{:04}-{:02}-{:02} {:02}:{:02}", at.year, at.month, at.day, at.hour, at.minute));
    let known = [code.cloned(), place.cloned(), time];
    known.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn row(made: &Live) -> Value {
    json!({
        "tag": made.correction.lang.tag(),
        "id": made.correction.key.to_string(),
        "text": made.correction.text,
        "code": made.code,
        "place": made.place,
        "at": made.at,
        "waiting": false,
    })
}

fn waiting_row(made: &Waiting) -> Value {
    json!({
        "tag": Lang::Vi.tag(),
        "id": made.key.to_string(),
        "text": made.text,
        "code": made.code,
        "place": made.place,
        "at": made.at,
        "waiting": true,
    })
}
