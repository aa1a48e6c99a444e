//! `dongvai lang accept`: lets Vietnamese corrections of other laptops count here, like the list on the screen.
//!
//! A correction is named by its line, as `lang corrections` prints it. Exit codes: 0 accepted, 1 none waits for such a
//! line; then nothing is accepted. The JSON is `[{id, text}]`.

use std::io::Write;
use std::path::Path;

use serde_json::{Value, json};

use crate::cli::edge::{self, Format};
use crate::cli::failure::{Failure, unreadable};
use crate::cli::lang::corrections::put;
use crate::cli::opened;
use crate::cli::play::{RECORD, close};
use crate::cli::words::{CommandWords, sentence};
use crate::corrections::{self, Waiting};
use crate::record::Access;

#[derive(Debug, clap::Args)]
#[command(group(clap::ArgGroup::new("which").required(true).multiple(false).args(["lines", "all"])))]
pub struct AcceptArgs {
    /// Lines, as `dongvai lang corrections` prints them, such as ui/yes
    #[arg(value_name = "LINE")]
    lines: Vec<String>,
    /// Everything that waits
    #[arg(long)]
    all: bool,
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

pub(super) fn run(
    args: &AcceptArgs,
    data_dir: &Path,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    let path = data_dir.join(RECORD);
    let none = |line: &str, waiting: &[Waiting]| {
        let known: Vec<String> = waiting.iter().map(|made| made.key.to_string()).collect();
        let said = sentence("cli-accept-none").with("line", line).n("n", known.len());
        Failure::Content(said.with("known", known.join(", ")))
    };
    // No record is made here: a new one would be empty.
    if !path.try_exists().map_err(|error| unreadable(&path, &error))? {
        return match args.lines.first() {
            Some(line) => Err(none(line, &[])),
            None => told(args.format, &[], out),
        };
    }
    let mut store = opened::open(&path, Access::ReadWrite, err)?;
    let waiting = corrections::read(&store)?.waiting;
    let is_meant = |made: &&Waiting| args.all || args.lines.iter().any(|line| made.key.to_string() == *line);
    let accepted: Vec<&Waiting> = waiting.iter().filter(is_meant).collect();
    let missing = args.lines.iter().find(|line| !accepted.iter().any(|made| made.key.to_string() == **line));
    if let Some(line) = missing {
        close(Some(store), err)?;
        return Err(none(line, &waiting));
    }
    for made in &accepted {
        store.accept_correction(made.id)?;
    }
    close(Some(store), err)?;
    told(args.format, &accepted, out)
}

fn told(format: Format, accepted: &[&Waiting], out: &mut dyn Write) -> Result<u8, Failure> {
    let words = CommandWords::default();
    match format {
        Format::Json => {
            let row = |made: &&Waiting| json!({ "id": made.key.to_string(), "text": made.text });
            edge::json(out, &accepted.iter().map(row).collect::<Vec<Value>>())?;
        }
        Format::Human if accepted.is_empty() => writeln!(out, "{}", words.say("cli-accept-nothing"))?,
        Format::Human => {
            for made in accepted {
                writeln!(out, "{}  {}", made.key, put(made, &words))?;
            }
            writeln!(out, "{}", words.say(sentence("cli-accept-done").n("n", accepted.len())))?;
        }
    }
    Ok(0)
}
