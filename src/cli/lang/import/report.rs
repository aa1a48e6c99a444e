//! The arguments of an import, and its report: what became of each row of a sheet, for people and for programs.
//!
//! The JSON is stable: `{tag, rows: [{line, id, result, reasons}], new, changed, state, blank, unchanged, left,
//! refused, written, overlaid, dry_run}`. People are not shown rows that change nothing.

use std::io::Write;
use std::path::PathBuf;

use serde::Serialize;

use crate::cli::edge::{self, Format};
use crate::cli::failure::Failure;
use crate::cli::lang::import::judge::{JudgedRow, LineChange, RowOutcome};
use crate::cli::lang::import::why::Why;
use crate::cli::words::{CommandWords, Sentence, sentence};
use crate::locale::Lang;
use crate::locale::exchange::{SheetColumn, SheetProblem, SheetRow};

#[derive(Debug, Clone, clap::Args)]
pub struct ImportArgs {
    /// A sheet (.xlsx, .tsv), or another laptop's record (.sqlite3)
    pub file: PathBuf,
    /// The language, if the sheet does not say it
    #[arg(long)]
    pub tag: Option<String>,
    /// Write into DIR/TAG instead of your own folder, such as --into locales in a checkout
    #[arg(long, value_name = "DIR")]
    pub into: Option<PathBuf>,
    /// The code of the speaker who reviewed, for rows that do not say it
    #[arg(long, value_name = "CODE")]
    pub reviewer: Option<String>,
    /// Where it was reviewed, for rows that do not say it
    #[arg(long)]
    pub place: Option<String>,
    /// When it was reviewed, for rows that do not say it
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<String>,
    /// Say what would be done and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Take over the sound rows even if others are refused
    #[arg(long)]
    pub skip_refused: bool,
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

#[derive(Debug)]
pub(super) struct ImportReport<'a> {
    lang: Lang,
    args: &'a ImportArgs,
    rows: Vec<Row>,
    /// Files that were written, or would be.
    pub(super) written: Vec<PathBuf>,
    /// Lines that came back reviewed, while this laptop shows its own correction instead.
    pub(super) overlaid: Vec<String>,
}

#[derive(Debug)]
struct Row {
    line: usize,
    id: String,
    result: Result<RowOutcome, Vec<Why>>,
    /// Whether it was newly signed.
    is_signed: bool,
}

#[derive(Debug, Serialize)]
struct JsonRow<'a> {
    line: usize,
    id: &'a str,
    result: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reasons: Vec<JsonReason>,
}

#[derive(Debug, Serialize)]
struct JsonReason {
    code: &'static str,
    message: String,
}

impl<'a> ImportReport<'a> {
    pub(super) fn new(lang: Lang, args: &'a ImportArgs) -> Self {
        Self { lang, args, rows: Vec::new(), written: Vec::new(), overlaid: Vec::new() }
    }

    /// Adds a row to the report, and returns what it changes.
    pub(super) fn add(&mut self, row: &SheetRow, judged: JudgedRow) -> Option<LineChange> {
        let (result, change) = match judged {
            Ok((outcome, change)) => (Ok(outcome), change),
            Err(whys) => (Err(whys), None),
        };
        let id = row.kept(SheetColumn::Id);
        let is_signed = change
            .as_ref()
            .and_then(|change: &LineChange| change.state.as_ref())
            .is_some_and(|row| row.state.is_reviewed());
        self.rows.push(Row { line: row.line, id, result, is_signed });
        change
    }

    pub(super) fn may_write(&self) -> bool {
        self.args.skip_refused || self.n_refused() == 0
    }

    fn n_refused(&self) -> usize {
        self.rows.iter().filter(|row| row.result.is_err()).count()
    }

    fn count(&self, outcome: RowOutcome) -> usize {
        self.rows.iter().filter(|row| row.result == Ok(outcome)).count()
    }

    /// The first and the last row of each block that was signed. If the block was pasted into the wrong rows, a
    /// reader who knows what was reviewed sees it here.
    fn signed_blocks(&self) -> impl Iterator<Item = (&Row, &Row)> {
        let blocks = self.rows.chunk_by(|row, next| row.is_signed && next.is_signed);
        let many = blocks.filter(|block| block.len() > 1);
        many.filter_map(|block| Some((block.first()?, block.last()?)))
    }

    pub(super) fn print(&self, out: &mut dyn Write) -> Result<(), Failure> {
        match self.args.format {
            Format::Human => self.human(out),
            Format::Json => self.json(out),
        }
    }

    fn human(&self, out: &mut dyn Write) -> Result<(), Failure> {
        let words = CommandWords::default();
        for Row { line, id, result, .. } in &self.rows {
            match result {
                Ok(RowOutcome::Unchanged) => {}
                Ok(outcome) => {
                    let row = sentence("cli-import-row").n("line", *line).with("id", id);
                    writeln!(out, "{}", words.say(row.with("outcome", outcome.slug())))?;
                }
                Err(whys) => {
                    for why in whys {
                        let refused = sentence("cli-import-refused").n("line", *line).with("id", id);
                        writeln!(out, "{}", words.say(refused.said("why", why.said())))?;
                    }
                }
            }
        }
        for (first, last) in self.signed_blocks() {
            let said = sentence("cli-import-signed").n("first", first.line).n("last", last.line);
            let said = said.with("first_id", &first.id).with("last_id", &last.id);
            writeln!(out, "{}", words.say(said))?;
        }
        let count = |outcome: RowOutcome| {
            let n = self.count(outcome);
            words.say(sentence("cli-import-count").n("n", n).with("outcome", outcome.slug()))
        };
        let sums =
            sentence("cli-import-sums").with("name", self.lang.own_name()).with("tag", self.lang.tag());
        let counts: Vec<String> = RowOutcome::ALL.iter().copied().map(count).collect();
        let sums = sums.with("counts", counts.join(", ")).n("refused", self.n_refused());
        writeln!(out, "{}", words.say(sums))?;
        let paths = self.written.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ");
        let ending = match (self.may_write(), self.written.is_empty(), self.args.dry_run) {
            (false, ..) => "cli-import-mend".into(),
            (true, true, _) => "cli-import-nothing".into(),
            (true, false, true) => sentence("cli-import-would-write").with("paths", paths),
            (true, false, false) => sentence("cli-import-written").with("paths", paths),
        };
        writeln!(out, "{}", words.say(ending))?;
        if !self.overlaid.is_empty() {
            let overlaid = sentence("cli-import-overlaid").with("lines", self.overlaid.join(", "));
            writeln!(out, "{}", words.say(overlaid))?;
        }
        Ok(())
    }

    fn json(&self, out: &mut dyn Write) -> Result<(), Failure> {
        let words = CommandWords::default();
        let rows: Vec<JsonRow<'_>> = self.rows.iter().map(|row| json_row(row, &words)).collect();
        let mut told = serde_json::Map::new();
        told.insert("tag".to_owned(), self.lang.tag().into());
        told.insert("rows".to_owned(), serde_json::to_value(rows).map_err(std::io::Error::from)?);
        for outcome in RowOutcome::ALL.iter().copied() {
            told.insert(outcome.slug().to_owned(), self.count(outcome).into());
        }
        told.insert("refused".to_owned(), self.n_refused().into());
        let written = self.written.iter().filter(|_| !self.args.dry_run);
        let written: Vec<String> = written.map(|path| path.display().to_string()).collect();
        told.insert("written".to_owned(), written.into());
        told.insert("overlaid".to_owned(), self.overlaid.clone().into());
        told.insert("dry_run".to_owned(), self.args.dry_run.into());
        edge::json(out, &told)?;
        Ok(())
    }
}

fn json_row<'r>(row: &'r Row, words: &CommandWords) -> JsonRow<'r> {
    let (result, reasons) = match &row.result {
        Ok(outcome) => (outcome.slug(), Vec::new()),
        Err(whys) => {
            let reason = |why: &Why| JsonReason { code: why.slug(), message: words.say(why.said()) };
            ("refused", whys.iter().map(reason).collect())
        }
    };
    JsonRow { line: row.line, id: &row.id, result, reasons }
}

/// Says why a file is no sheet, and what to do.
pub(super) fn sheet_problem(problem: &SheetProblem) -> Sentence {
    let names = |columns: &[SheetColumn]| {
        let words = CommandWords::default();
        let named = columns.iter().map(|column| {
            let said = sentence("cli-import-column").with("vietnamese", column.vietnamese());
            words.say(said.with("english", column.english()))
        });
        named.collect::<Vec<_>>().join(", ")
    };
    match problem {
        SheetProblem::NotXlsx(reason) => sentence("cli-sheet-not-xlsx").with("cause", reason),
        SheetProblem::NotUtf8 => "cli-sheet-not-utf8".into(),
        SheetProblem::TooLarge => "cli-sheet-too-large".into(),
        SheetProblem::Empty => "cli-sheet-empty".into(),
        SheetProblem::Lacks(columns) => sentence("cli-sheet-lacks").with("columns", names(columns)),
        SheetProblem::Twice(column) => sentence("cli-sheet-twice").with("columns", names(&[*column])),
        SheetProblem::TooLong(most) => sentence("cli-sheet-too-long").n("most", *most),
        SheetProblem::Unwritten(reason) => sentence("cli-sheet-unwritten").with("cause", reason),
    }
}
