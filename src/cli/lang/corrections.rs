//! `dongvai lang corrections`: the lines that were put right in the room and count now, with who said it, where, when.
//!
//! The record is opened read-only. One that is not there, or of an older program that has not been opened since, holds
//! none that count.

use std::io::Write;
use std::path::Path;

use serde_json::{Value, json};

use crate::cli::Format;
use crate::cli::failure::{Failure, unreadable};
use crate::cli::play::RECORD;
use crate::clock::Clock;
use crate::corrections::{self, Live};
use crate::record::error::Fault;
use crate::record::{Access, RecordStore};

pub(super) fn run(format: Format, data_dir: &Path, out: &mut dyn Write) -> Result<u8, Failure> {
    let live = live(data_dir)?;
    match format {
        Format::Json => {
            let rows: Vec<Value> = live.iter().map(row).collect();
            writeln!(out, "{}", Value::Array(rows))?;
        }
        Format::Human => {
            for made in &live {
                let correction = &made.correction;
                writeln!(out, "{}  {}  {}", correction.lang.tag(), correction.key, correction.text)?;
                writeln!(out, "    {}", by_whom(made))?;
            }
            if live.is_empty() {
                writeln!(out, "Chưa có câu nào sửa tại chỗ.")?;
            }
        }
    }
    Ok(0)
}

/// Those that count now in this laptop's record.
pub(super) fn live(data_dir: &Path) -> Result<Vec<Live>, Failure> {
    let path = data_dir.join(RECORD);
    if !path.try_exists().map_err(|error| unreadable(&path, &error))? {
        return Ok(Vec::new());
    }
    match RecordStore::open(&path, Access::ReadOnly) {
        Ok(opening) => Ok(corrections::read(&opening.telling(&mut |_| {}))?),
        Err(older) if older.fault == Fault::ReadOnly => Ok(Vec::new()),
        Err(error) => Err(error.into()),
    }
}

/// The code, the place and the time, as far as somebody wrote them down.
pub(super) fn by_whom(made: &Live) -> String {
    let time = Clock::System
        .moment(made.at)
        .map(|at| format!("{:04}-{:02}-{:02} {:02}:{:02}", at.year, at.month, at.day, at.hour, at.minute));
    let known = [made.code.clone(), made.place.clone(), time];
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
    })
}
