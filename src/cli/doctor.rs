//! `dongvai doctor`: shows the state of this laptop, its terminal and the record, for a helper.
//!
//! It does not change a byte of the record. It asks the two questions of the terminal check only in a terminal and
//! only where the record is sound, and keeps the answers as the app does. Only `--clean` removes anything: it lists
//! the old files of the data folder (see `weight`), asks, and removes them. It asks only in a terminal; a script has
//! to say `--yes`.
//!
//! The JSON shape is stable: `{version, data_dir, documents, elsewhere, record: {path, state, schema, sessions, hash,
//! hash_words, unreadable: {sessions: [{id, started, reason}], rows: {table: n}}, miscounted, problem}, folder,
//! journal: {path, lines}, locale, terminal: {term, color_term, program, columns, rows, colors}, answers: {viet_text,
//! tai_viet}}`; `state` is none, sound, damaged or unreadable.

mod findings;
mod words;

use std::io;
use std::io::{BufRead, IsTerminal, Write};
use std::path::Path;

use crate::cli::doctor::findings::look;
use crate::cli::doctor::words::{DoctorWords, size};
use crate::cli::edge::Format;
use crate::cli::failure::Failure;
use crate::cli::play::close;
use crate::cli::{edge, opened};
use crate::clock::Clock;
use crate::library::Library;
use crate::locale::catalog::Catalog;
use crate::locale::layer::UI;
use crate::locale::{Lang, Speech, Value};
use crate::paths::Folders;
use crate::record::Access;
use crate::record::error::Fault;
use crate::tui::picture::{Script, TaiViet, VIET_RIGHT, VIET_TEXT, VIET_WRONG};
use crate::weight;
use crate::weight::Weight;

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
    let words = DoctorWords { catalog: &catalog, speech: Speech::only(args.lang.main) };
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
    // A damaged record may still be recovered from the files beside it.
    let cleaned = match (&found.record, args.clean, args.format) {
        (Ok(_), true, Format::Human) => clean(&found.weight, args.yes, &words, out, err)?,
        (Ok(_), true, Format::Json) => u8::from(!weight::remove(&found.weight.old).is_empty()) * 3,
        (Ok(_), false, _) | (Err(_), _, _) => 0,
    };
    match found.record {
        Ok(health) => {
            let troubled = health.as_ref().map_or(&[][..], |health| &health.troubled);
            opened::tell_left_out(troubled, &Clock::System, err)?;
            Ok(cleaned)
        }
        Err(error) if error.fault == Fault::Damaged => {
            words.tell_damage(&error, err)?;
            Ok(3)
        }
        Err(error) => Err(error.into()),
    }
}

/// Whether typed and drawn letters look the same. None for any answer but 1 and 2.
fn ask(words: &DoctorWords<'_>, script: Script, out: &mut dyn Write) -> Result<Option<bool>, Failure> {
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

fn clean(
    weight: &Weight,
    yes: bool,
    words: &DoctorWords<'_>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    if weight.old.is_empty() {
        writeln!(out, "\n{}", words.word("doctor-clean-nothing", &[]))?;
        return Ok(0);
    }
    writeln!(out, "\n{}", words.word("doctor-clean-these", &[]))?;
    for old in &weight.old {
        writeln!(out, "- {} ({})", old.path.display(), size(old.bytes))?;
    }
    writeln!(out, "{}", words.word("doctor-clean-stays", &[]))?;
    if !yes && !agrees(words, out)? {
        writeln!(out, "{}", words.word("doctor-clean-none", &[]))?;
        return Ok(0);
    }
    let failed = weight::remove(&weight.old);
    let removed = weight.old.iter().filter(|old| !failed.iter().any(|(path, _)| *path == old.path));
    let (n, bytes) = removed.fold((0_usize, 0_u64), |(n, sum), old| (n + 1, sum.saturating_add(old.bytes)));
    let values = [("n", Value::count(n)), ("size", Value::Text(size(bytes)))];
    writeln!(out, "{}", words.word("doctor-clean-done", &values))?;
    for (path, error) in &failed {
        let values = [("path", Value::Text(path.display().to_string()))];
        writeln!(err, "dongvai: {} ({error})", words.word("doctor-clean-failed", &values))?;
    }
    Ok(if failed.is_empty() { 0 } else { 3 })
}

fn agrees(words: &DoctorWords<'_>, out: &mut dyn Write) -> Result<bool, Failure> {
    if !io::stdin().is_terminal() {
        return Err(Failure::Usage("cli-doctor-say-yes".into()));
    }
    write!(out, "{} ", words.word("doctor-clean-ask", &[]))?;
    out.flush()?;
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line)?;
    Ok(line.trim() == "1")
}
