//! `dongvai lang import`: takes in a sheet that came back, row by row, or another laptop's corrections.
//!
//! Judges every row before anything is written, and reports every refusal with its line. Unless asked otherwise, one
//! refused row keeps the whole sheet out. Writes into the user's folder of translations or into the named one, and
//! never into the record, except for corrections of another record.

mod ftl;
mod judge;
mod known;
mod record;
mod report;
mod slips;
mod target;
mod why;

use std::io::Write;
use std::path::Path;

use crate::cli::failure::Failure;
use crate::cli::lang::common::{language, tell};
use crate::cli::lang::corrections;
use crate::cli::lang::export::{SheetForm, with_vietnamese};
use crate::cli::lang::import::judge::{
    Judge, LineChange, ReviewSignature, date_fault, shifted, written_date,
};
use crate::cli::lang::import::known::KnownLines;
use crate::cli::lang::import::report::{ImportReport, sheet_problem};
use crate::cli::lang::import::target::Target;
use crate::cli::words::sentence;
use crate::clock::Clock;
use crate::corrections::Live;
use crate::files;
use crate::files::naming;
use crate::library::Library;
use crate::locale::Lang;
use crate::locale::exchange::{SheetColumn, TranslationSheet, tsv, xlsx};
use crate::{journal, limits};

pub use crate::cli::lang::import::report::ImportArgs;

pub(super) fn run(
    args: &ImportArgs,
    library: &Library,
    data_dir: &Path,
    clock: Clock,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    if is_record(&args.file) {
        return record::take_over(args, data_dir, out, err);
    }
    let form = SheetForm::of(&args.file)
        .ok_or_else(|| Failure::Usage(sentence("cli-import-ending").path("path", &args.file)))?;
    let today = today(clock);
    let signature = signature(args, today.as_deref())?;
    let sheet = read(&args.file, form)?;
    let lang = language(&tag(args, &sheet)?)?;
    let folder = args.into.clone().unwrap_or_else(|| data_dir.join("locales"));
    let (lines, problems) = library.source_lines();
    tell(&problems, err)?;
    let named = args.into.as_deref().map(Library::of_locales);
    let present = named.as_ref().unwrap_or(library);
    let (translated, unread) = present.translated(lang, &lines);
    tell(&unread, err)?;
    let ((states, _), (elsewhere, _)) = (present.states(lang), library.states(lang));
    let translated = translated.into_iter().map(|line| with_vietnamese(lang, line)).collect::<Vec<_>>();
    let live = corrections::live(data_dir).inspect_err(|_failure| {
        journal::note(data_dir, &clock, "read the corrections", "error-storage");
    });
    let live = live.unwrap_or_default();
    let known = KnownLines::new(lang, &translated, [&states, &elsewhere], (library, &lines), &live);
    let mut judge = Judge::new(known, &signature, today, &sheet.rows);
    let mut report = ImportReport::new(lang, args);
    let mut changes = Vec::new();
    for row in &sheet.rows {
        let judged = judge.row(row);
        changes.extend(report.add(row, judged));
    }
    let shipped = args.into.is_none().then_some(library);
    let target = Target { lang, folder: folder.join(lang.tag()), shipped, lines: &lines };
    if report.may_write() {
        let files = target.plan(&changes)?;
        if !args.dry_run {
            files::all(&files)?;
        }
        report.written = files.into_iter().map(|file| file.path).collect();
        report.overlaid = overlaid(lang, &changes, &live);
    }
    report.print(out)?;
    Ok(u8::from(!report.may_write()))
}

/// Finds lines that are now reviewed with other words than this laptop's own correction.
fn overlaid(lang: Lang, changes: &[LineChange], live: &[Live]) -> Vec<String> {
    let is_overlaid = |change: &&LineChange| {
        let reviewed = change.state.as_ref().filter(|row| row.state.is_reviewed());
        let (Some(row), Some(words)) = (reviewed, &change.words) else { return false };
        live.iter().map(|made| &made.correction).any(|made| {
            (made.lang, &made.key, made.source) == (lang, &change.key, row.source) && made.text != *words
        })
    };
    changes.iter().filter(is_overlaid).map(|change| change.key.to_string()).collect()
}

fn is_record(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ["sqlite3", "sqlite", "db"].iter().any(|known| ending == *known))
}

fn read(file: &Path, form: SheetForm) -> Result<TranslationSheet, Failure> {
    let bytes = naming::read(file, limits::SHEET_BYTES).map_err(|error| {
        let said =
            sentence("cli-import-unreadable").path("path", file).said("remedy", naming::remedy(&error));
        Failure::Storage(said.cause(&error))
    })?;
    let read = match form {
        SheetForm::Xlsx => xlsx::read(&bytes),
        SheetForm::Tsv => tsv::read(&bytes),
    };
    read.map_err(|problem| {
        Failure::Content(sentence("cli-import-sheet").path("path", file).said("why", sheet_problem(&problem)))
    })
}

/// The language that was asked for, else that of the first row with one. Rows of another language are refused one by
/// one.
fn tag(args: &ImportArgs, sheet: &TranslationSheet) -> Result<String, Failure> {
    if let Some(tag) = &args.tag {
        return Ok(tag.clone());
    }
    let cells = sheet.rows.iter().map(|row| row.kept(SheetColumn::Tag));
    let said: Vec<String> = cells.filter(|cell| !cell.is_empty()).collect();
    if let Some(known) = said.iter().find(|cell| Lang::from_tag(cell).is_some()) {
        return Ok(known.clone());
    }
    if let Some((line, column)) = sheet.rows.iter().find_map(|row| Some((row.line, shifted(row)?))) {
        let said = sentence("cli-import-shifted").path("path", &args.file).n("line", line);
        return Err(Failure::Content(said.with("column", column.vietnamese())));
    }
    said.into_iter().next().ok_or_else(|| {
        let said = sentence("cli-import-no-tag").path("path", &args.file);
        Failure::Usage(said.with("column", SheetColumn::Tag.vietnamese()).with("tag", Lang::Mww.tag()))
    })
}

fn signature(args: &ImportArgs, today: Option<&str>) -> Result<ReviewSignature, Failure> {
    let cell = |cell: &Option<String>| cell.as_deref().unwrap_or_default().trim().to_owned();
    let [reviewer, place, date] = [&args.reviewer, &args.place, &args.date].map(cell);
    let date = written_date(date);
    if let Some(fault) = date_fault(&date, today).filter(|_| !date.is_empty()) {
        return Err(Failure::Usage(sentence("cli-import-bad-date").said("why", fault.said())));
    }
    Ok(ReviewSignature { reviewer, place, date })
}

/// The day by this laptop's clock, as `2026-11-24`.
fn today(clock: Clock) -> Option<String> {
    let now = clock.zone().moment(clock.now_ms())?;
    Some(format!("{:04}-{:02}-{:02}", now.year, now.month, now.day))
}
