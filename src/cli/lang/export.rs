//! `dongvai lang export`: writes a language's lines as a sheet, with what a teacher needs beside each.
//!
//! The words are those of the files, or the corrections of the room. A correction of a line whose Vietnamese has
//! changed since is only counted. The sheet holds codes and no name of a person.

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::cli::failure::Failure;
use crate::cli::lang::common::{language, mark_cell, tell};
use crate::cli::lang::legend::legend;
use crate::cli::lang::{corrections, places};
use crate::cli::words::{CommandWords, sentence};
use crate::corrections::Live;
use crate::files::{self, FileToWrite};
use crate::library::{Library, SourceLine, TranslatedLine};
use crate::locale::exchange::{SheetColumn, SheetRow, TranslationSheet, tsv, xlsx};
use crate::locale::layer::UI;
use crate::locale::proof::most_columns;
use crate::locale::state::{LineState, StateTable, TextMark};
use crate::locale::{Lang, Written};

#[derive(Debug, Clone, clap::Args)]
pub struct ExportArgs {
    /// The language, such as mww
    pub tag: String,
    /// Where the sheet goes; its ending says the form, .xlsx or .tsv
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    #[command(flatten)]
    pub which: WhichLines,
}

/// Every line unless one of these is asked for.
#[derive(Debug, Clone, Copy, Default, clap::Args)]
#[group(multiple = false)]
pub struct WhichLines {
    /// Every line (the default)
    #[arg(long)]
    pub all: bool,
    /// Only lines without words
    #[arg(long)]
    pub blank: bool,
    /// Only lines that no speaker has reviewed
    #[arg(long)]
    pub drafts: bool,
}

pub(super) fn run(
    args: &ExportArgs,
    library: &Library,
    data_dir: &Path,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    let lang = language(&args.tag)?;
    let form = SheetForm::of(&args.out)
        .ok_or_else(|| Failure::Usage(sentence("cli-sheet-ending").path("path", &args.out)))?;
    let (lines, problems) = library.source_lines();
    tell(&problems, err)?;
    let live = corrections::live(data_dir)?;
    let words = CommandWords::default();
    let (rows, n_other) = rows(lang, library, &lines, &live, &words);
    let mut sheet = TranslationSheet { rows: rows.into_iter().filter(|row| args.which.takes(row)).collect() };
    sheet.rows.sort_by_key(|row| !asks(row));
    let bytes = match form {
        SheetForm::Xlsx => xlsx::write(&sheet, lang.tag(), &legend(&sheet, &words)),
        SheetForm::Tsv => tsv::write(&sheet),
    };
    let bytes = bytes.map_err(|error| Failure::Storage(sentence("cli-sheet-failed").with("cause", error)))?;
    files::all(&[FileToWrite { path: args.out.clone(), bytes }])?;
    let written = sentence("cli-sheet-written").n("n", sheet.rows.len()).with("lang", lang.own_name());
    writeln!(out, "{}", words.say(written.path("path", &args.out)))?;
    if n_other > 0 {
        writeln!(out, "{}", words.say(sentence("cli-sheet-other").n("n", n_other)))?;
    }
    Ok(0)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SheetForm {
    Xlsx,
    Tsv,
}

impl SheetForm {
    pub(super) fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_lowercase();
        match ending.as_str() {
            "xlsx" => Some(Self::Xlsx),
            "tsv" => Some(Self::Tsv),
            _ => None,
        }
    }
}

impl WhichLines {
    fn takes(self, row: &SheetRow) -> bool {
        let is_in = |column| row.cell(column).is_some_and(|cell| !cell.is_empty());
        let state = row.cell(SheetColumn::State).and_then(LineState::from_slug);
        match (self.blank, self.drafts) {
            (true, _) => !is_in(SheetColumn::Text),
            (_, true) => state.is_some_and(|state| !state.is_reviewed()),
            _ => true,
        }
    }
}

/// Whether there is a question to the teacher about the words. Such rows come first.
fn asks(row: &SheetRow) -> bool {
    row.cell(SheetColumn::Note).is_some_and(|note| note.ends_with('?'))
}

/// Makes a row for each line. Returns also how many corrections stand in no row.
fn rows(
    lang: Lang,
    library: &Library,
    lines: &[SourceLine],
    live: &[Live],
    words: &CommandWords,
) -> (Vec<SheetRow>, usize) {
    let places = places::of_scripts(library, words);
    let (english, _) = library.translated(Lang::En, lines);
    // What cannot be read of the language itself is reported by `check`, and counts here as blank.
    let (translated, _) = library.translated(lang, lines);
    let (states, _) = library.states(lang);
    let own: Vec<&Live> = live.iter().filter(|made| made.correction.lang == lang).collect();
    let mut n_taken = 0;
    let mut rows = Vec::new();
    for (line, english) in translated.into_iter().zip(english) {
        let line = with_vietnamese(lang, line);
        let source = TextMark::of(&line.source.vietnamese);
        let made = own
            .iter()
            .copied()
            .find(|made| (&made.correction.key, made.correction.source) == (&line.source.key, source));
        n_taken += usize::from(made.is_some());
        let spot = if line.source.key.file == UI {
            places::of_screen(&line.source.key, words)
        } else {
            places.get(&line.source.key).cloned().unwrap_or_default()
        };
        let mut row = row(lang, &line, made, &states, words);
        row.set(SheetColumn::Where, spot);
        row.set(SheetColumn::English, english.words.unwrap_or_default());
        rows.push(row);
    }
    (rows, own.len().saturating_sub(n_taken))
}

/// The Vietnamese of a script stands in the script, not in a file of texts.
pub(super) fn with_vietnamese(lang: Lang, line: TranslatedLine) -> TranslatedLine {
    let words = if lang == Lang::Vi { Some(line.source.vietnamese.clone()) } else { line.words };
    TranslatedLine { words, ..line }
}

/// The columns of [`standing_cells`].
pub(super) const STANDING: [SheetColumn; 5] =
    [SheetColumn::State, SheetColumn::Note, SheetColumn::Reviewer, SheetColumn::Place, SheetColumn::Date];

/// What the files say of the words of a line: their state, their source, who reviewed them.
pub(super) fn standing_cells(lang: Lang, line: &TranslatedLine, states: &StateTable) -> [String; 5] {
    let TranslatedLine { source, words, standing } = line;
    let state = match lang.written() {
        Written::InPart if words.is_some() => standing.state.slug(),
        Written::InPart | Written::InFull | Written::NotYet => "",
    };
    let known = states.get(&source.key.to_string()).filter(|_| words.is_some());
    let note = known.map(|row| row.provenance.clone()).unwrap_or_default();
    let [reviewer, place, date] = match known.filter(|_| standing.state.is_reviewed()) {
        Some(row) => [&row.reviewer, &row.place, &row.date].map(Clone::clone),
        None => Default::default(),
    };
    [state.to_owned(), note, reviewer, place, date]
}

fn row(
    lang: Lang,
    line: &TranslatedLine,
    made: Option<&Live>,
    states: &StateTable,
    said: &CommandWords,
) -> SheetRow {
    let TranslatedLine { source, words, .. } = line;
    // Once the file says the same, its state counts and the correction no longer does.
    let made = made.filter(|made| words.as_ref() != Some(&made.correction.text));
    let text = made.map(|made| made.correction.text.clone()).or_else(|| words.clone()).unwrap_or_default();
    let standing = match made {
        None => standing_cells(lang, line, states),
        Some(made) => {
            let by = said.say(sentence("cli-sheet-corrected").with("by", corrections::by_whom(made)));
            [LineState::Draft.slug().to_owned(), by, String::new(), String::new(), String::new()]
        }
    };
    let [state, note, reviewer, place, date] = standing;
    let mut row = SheetRow::default();
    for (column, cell) in [
        (SheetColumn::Id, source.key.to_string()),
        (SheetColumn::Vietnamese, source.vietnamese.clone()),
        (SheetColumn::Text, text),
        (SheetColumn::State, state),
        (SheetColumn::Source, mark_cell(TextMark::of(&source.vietnamese))),
        (SheetColumn::Note, note),
        (SheetColumn::Reviewer, reviewer),
        (SheetColumn::Place, place),
        (SheetColumn::Date, date),
        (
            SheetColumn::Protected,
            if source.protected { said.say("cli-sheet-protected") } else { "—".to_owned() },
        ),
        (SheetColumn::Most, most_columns(&source.vietnamese).to_string()),
        (SheetColumn::Tag, lang.tag().to_owned()),
    ] {
        row.set(column, cell);
    }
    row
}
