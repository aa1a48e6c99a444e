//! `dongvai doctor`: what this laptop, its terminal and the record are like, for whoever is asked for help.
//!
//! It looks at the record without changing a byte of it. Only in a terminal, and only where the record is sound, it
//! asks the two questions of the terminal check and keeps the answers as the app does. Only `--clean` removes anything.
//! The JSON shape is stable: `{version, data_dir, documents, elsewhere, record: {path, state, schema, sessions, hash,
//! hash_words, unreadable: {sessions: [{id, started, reason}], rows: {table: n}}, miscounted, problem}, folder,
//! journal: {path, lines}, locale, terminal: {term, color_term, program, columns, rows, colors}, answers: {viet_text,
//! tai_viet}}`; `state` is none, sound, damaged or unreadable.

mod clean;
mod words;

use std::io::{self, BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::cli::Format;
use crate::cli::doctor::words::Words;
use crate::cli::edge;
use crate::cli::failure::Failure;
use crate::cli::left_out;
use crate::cli::opened;
use crate::cli::play::{RECORD, close};
use crate::clock::Clock;
use crate::journal;
use crate::library::Library;
use crate::locale::catalog::Catalog;
use crate::locale::correction::UI;
use crate::locale::{Lang, Speech};
use crate::place::{self, Folders, TerminalFacts, VERSION};
use crate::record::Access;
use crate::record::content::ContentHash;
use crate::record::error::{Fault, RecordError};
use crate::record::health::{Health, health};
use crate::tui::picture::{Script, TaiViet, VIET_RIGHT, VIET_TEXT, VIET_WRONG};
use crate::tui::runner::backstage::JOINED;
use crate::weight::{self, Part, Weight, weigh};

/// So many of its lines are told.
const JOURNAL_LINES: usize = 5;

#[derive(Debug, clap::Args)]
pub(super) struct DoctorArgs {
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Language of the sentences
    #[arg(long, default_value = "vi")]
    lang: Speech,
    /// Remove older backups and files that were set aside long ago, after asking
    #[arg(long)]
    clean: bool,
    /// Do not ask
    #[arg(long, requires = "clean")]
    yes: bool,
}

/// Everything that was found out, before a word of it is told.
#[derive(Debug)]
struct Findings {
    folders: Folders,
    path: PathBuf,
    record: Result<Option<Health>, RecordError>,
    weight: Weight,
    /// The last troubles that stopped nothing.
    journal: Vec<String>,
    locale: Option<String>,
    terminal: TerminalFacts,
    /// Columns and rows; none where the output is no terminal.
    size: Option<(u16, u16)>,
    wants_no_color: bool,
}

pub(super) fn run(
    args: &DoctorArgs,
    folders: &Folders,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    let found = look(folders);
    if args.clean && args.format == Format::Json && !args.yes {
        return Err(Failure::Usage("cli-doctor-say-yes".into()));
    }
    let catalog = catalog_of(&Library::new(Some(&folders.data)));
    let words = Words { catalog: &catalog, speech: Speech::only(args.lang.main) };
    match args.format {
        Format::Json => edge::json(out, &found.json())?,
        Format::Human => {
            words.tell(&found, out)?;
            let asks = found.record.is_ok() && found.size.is_some() && io::stdin().is_terminal();
            for script in [Script::Viet, Script::TaiViet] {
                words.show(script, &found, out)?;
                if asks && let Some(is_same) = ask(&words, script, out)? {
                    keep(script, is_same, &found.path, err)?;
                    words.conclude(script, is_same, out)?;
                }
            }
        }
    }
    // A damaged record may still be recovered from what lies beside it.
    let cleaned = match (&found.record, args.clean, args.format) {
        (Ok(_), true, Format::Human) => clean::run(&found.weight, args.yes, &words, out, err)?,
        (Ok(_), true, Format::Json) => u8::from(!weight::remove(&found.weight.old).is_empty()) * 3,
        (Ok(_), false, _) | (Err(_), _, _) => 0,
    };
    match found.record {
        Ok(health) => {
            let troubled = health.as_ref().map_or(&[][..], |health| &health.troubled);
            left_out::tell(troubled, &Clock::System, err)?;
            Ok(cleaned)
        }
        Err(error) if error.fault == Fault::Damaged => {
            words.tell_damage(&error, err)?;
            Ok(3)
        }
        Err(error) => Err(error.into()),
    }
}

fn look(folders: &Folders) -> Findings {
    let path = folders.data.join(RECORD);
    Findings {
        folders: folders.clone(),
        record: health(&path),
        weight: weigh(&folders.written(), &path, Clock::System.now_ms()),
        journal: journal::tail(&folders.data, JOURNAL_LINES),
        path,
        locale: place::system_language(),
        terminal: place::terminal_facts(),
        size: if io::stdout().is_terminal() { crossterm::terminal::size().ok() } else { None },
        wants_no_color: place::wants_no_color(),
    }
}

impl Findings {
    /// What somebody answered earlier.
    fn answer(&self, setting: &str) -> Option<&str> {
        self.record.as_ref().ok()?.as_ref()?.settings.get(setting).map(String::as_str)
    }

    /// A record of another start, which home offers to join.
    fn elsewhere(&self) -> Option<String> {
        let other = self.folders.elsewhere(RECORD, self.answer(JOINED))?;
        Some(other.path.display().to_string())
    }

    /// Of a sound record of today's schema.
    fn hash(&self) -> Option<ContentHash> {
        self.record.as_ref().ok()?.as_ref()?.hash
    }

    /// Sessions and other rows that cannot be read.
    fn unreadable(&self) -> Value {
        let Ok(Some(health)) = &self.record else { return json!({ "sessions": [], "rows": {} }) };
        let sessions: Vec<Value> = health.troubled.iter().map(left_out::shape).collect();
        json!({ "sessions": sessions, "rows": health.bad_rows })
    }

    /// Bytes of the whole data folder and of each part, and what `--clean` would remove.
    fn folder(&self) -> Value {
        let mut folder = serde_json::Map::new();
        folder.insert("bytes".to_owned(), self.weight.total().into());
        folder.extend(Part::ALL.map(|part| (part.slug().replace('-', "_"), self.weight.of(part).into())));
        let old = self.weight.old.iter();
        let old = old.map(|old| json!({ "path": old.path.display().to_string(), "bytes": old.bytes }));
        folder.insert("old".to_owned(), old.collect());
        Value::Object(folder)
    }

    fn json(&self) -> Value {
        let (state, schema, sessions, problem) = match &self.record {
            Ok(None) => ("none", None, None, None),
            Ok(Some(health)) => ("sound", Some(health.schema), Some(health.sessions), None),
            Err(error) if error.fault == Fault::Damaged => ("damaged", None, None, Some(error.to_string())),
            Err(error) => ("unreadable", None, None, Some(error.to_string())),
        };
        let hash = self.hash();
        json!({
            "version": VERSION,
            "data_dir": self.folders.data.display().to_string(),
            "documents": self.folders.documents.display().to_string(),
            "elsewhere": self.elsewhere(),
            "record": {
                "path": self.path.display().to_string(),
                "state": state,
                "schema": schema,
                "sessions": sessions,
                "hash": hash.map(|hash| hash.facts.to_string()),
                "hash_words": hash.map(|hash| hash.words.to_string()),
                "unreadable": self.unreadable(),
                "miscounted": matches!(&self.record, Ok(Some(health)) if health.miscounted),
                "problem": problem,
            },
            "folder": self.folder(),
            "journal": {
                "path": journal::path(&self.folders.data).display().to_string(),
                "lines": self.journal,
            },
            "locale": self.locale,
            "terminal": {
                "term": self.terminal.term,
                "color_term": self.terminal.color_term,
                "program": self.terminal.program,
                "columns": self.size.map(|size| size.0),
                "rows": self.size.map(|size| size.1),
                "colors": !self.wants_no_color,
            },
            "answers": {
                "viet_text": self.answer(VIET_TEXT),
                "tai_viet": self.answer(TaiViet::SETTING),
            },
        })
    }
}

/// Whether typed and drawn look the same; none for any answer but 1 and 2.
fn ask(words: &Words<'_>, script: Script, out: &mut dyn Write) -> Result<Option<bool>, Failure> {
    words.ask(script, out)?;
    out.flush()?;
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line)?;
    Ok(match line.trim() {
        "1" => Some(true),
        "2" => Some(false),
        _ => None,
    })
}

fn keep(script: Script, is_same: bool, record: &Path, err: &mut dyn Write) -> Result<(), Failure> {
    let (setting, answer) = match (script, is_same) {
        (Script::Viet, true) => (VIET_TEXT, VIET_RIGHT),
        (Script::Viet, false) => (VIET_TEXT, VIET_WRONG),
        (Script::TaiViet, true) => (TaiViet::SETTING, TaiViet::Text.slug()),
        (Script::TaiViet, false) => (TaiViet::SETTING, TaiViet::Drawn.slug()),
    };
    let mut store = opened::open(record, Access::ReadWrite, err)?;
    store.put_setting(setting, answer)?;
    close(Some(store), err)
}

/// The texts in the two languages that are written in full.
fn catalog_of(library: &Library) -> Catalog {
    let (mut catalog, _) = Catalog::new([]);
    for lang in [Lang::Vi, Lang::En] {
        catalog.add(library.locale_file(lang, UI).0);
    }
    catalog
}
