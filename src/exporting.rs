//! Exports the whole record to files for other programs, for the command line and the screens alike.
//!
//! Counts every session first, then reads one state of the record while other windows may go on writing. Compares what
//! it wrote with what the record holds, and puts files in place only if both are the same. The listener of the progress
//! may stop it; then no file is left. It makes no sentence: the caller does.

use std::fs::{self, File};
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

use crate::calendar::iso_utc;
use crate::clock::Clock;
use crate::export::data::csv::CsvWriter;
use crate::export::data::json::JsonWriter;
use crate::export::data::words::DataWording;
use crate::export::data::xapi::XapiWriter;
use crate::export::data::xlsx::XlsxWriter;
use crate::export::data::{DataError, DataForm, DataSource, Numbers, Writer};
use crate::files;
use crate::files::{UnfinishedError, UnfinishedFile};
use crate::id::ScenarioId;
use crate::library::Library;
use crate::locale::catalog::Catalog;
use crate::locale::layer::UI;
use crate::locale::{Lang, Speech};
use crate::practice::counting;
use crate::progress::{Progress, Tell};
use crate::record::error::RecordError;
use crate::record::sessions::Term;
use crate::record::trouble::Troubled;
use crate::record::{News, RecordStore, Snapshot, StillLost};
use crate::text;

/// How often another window may write between counting and reading before the export gives up.
const MOST_TRIES: usize = 5;

/// What is to be written, and where to.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'w> {
    pub form: DataForm,
    /// A file, or a folder for two tables.
    pub out: &'w Path,
    /// Which sessions.
    pub terms: &'w [Term],
    /// Of these only those at this place, in small or large letters, with or without marks.
    pub place: Option<&'w str>,
    /// Whether files that are there are replaced.
    pub force: bool,
    /// The language of titles and words in a workbook.
    pub speech: Speech,
}

/// The phase of an export, and how far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    Counting(Progress),
    /// Sessions that are written, of so many.
    Writing {
        written: Numbers,
        of: u64,
    },
}

#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error("the record holds no such sessions")]
    Nothing,
    #[error("{} is the record itself", .0.display())]
    OwnRecord(PathBuf),
    #[error("{} does not end in .xlsx", .0.display())]
    Ending(PathBuf),
    #[error("another window writes to the record all the time")]
    Busy,
    #[error("stopped before the end")]
    Stopped,
    #[error("{written:?} were written and the record holds {held:?}")]
    Differs { written: Numbers, held: Numbers },
    #[error("cannot look at {}: {source}", path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    #[error(transparent)]
    Record(#[from] RecordError),
    #[error(transparent)]
    File(#[from] UnfinishedError),
}

/// What an export holds, and what of the record it does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    pub written: Numbers,
    /// Sessions that cannot be read here.
    pub left_out: Vec<Troubled>,
    /// Sessions whose end is missing. What is left of them is in it.
    pub short: Vec<Troubled>,
    /// What the record itself has lost.
    pub lost: StillLost,
}

impl Exported {
    /// Whether it holds all that the record ever held of the chosen sessions.
    pub fn is_whole(&self) -> bool {
        self.left_out.is_empty() && self.short.is_empty() && self.lost.is_nothing()
    }
}

/// Writes everything, or nothing. Passes messages about a damaged record to `hear`.
pub fn export(
    wanted: &Wanted<'_>,
    library: &Library,
    record: &Path,
    clock: Clock,
    tell: &mut Tell<'_, Stage>,
    hear: &mut dyn FnMut(News<'_>),
) -> Result<Exported, ExportError> {
    let is_there =
        record.try_exists().map_err(|source| ExportError::Unreadable { path: record.to_owned(), source })?;
    if !is_there {
        return Err(ExportError::Nothing);
    }
    if is_same(wanted.out, record) {
        return Err(ExportError::OwnRecord(wanted.out.to_owned()));
    }
    let mut store = RecordStore::open_checked(record)?.telling(hear);
    let snapshot = counted(&mut store, &clock, tell)?;
    let mut terms = wanted.terms.to_vec();
    if let Some(place) = wanted.place {
        let is_meant = |known: &String| text::is_alike(known, place);
        terms.push(Term::Places(snapshot.places()?.into_iter().filter(is_meant).collect()));
    }
    let of = snapshot.n_sessions_with(&terms)?;
    if of == 0 {
        return Err(ExportError::Nothing);
    }
    let source = DataSource { record: &snapshot, clock, terms: &terms };
    let (left_out, short, lost) = (source.left_out()?, snapshot.short(&terms)?, snapshot.still_lost()?);
    let written = Writing { wanted, source, of, tell }.write(library)?;
    Ok(Exported { written, left_out, short, lost })
}

/// A name in this folder that is not in use yet: the day and a number.
pub fn free_place(among: &Path, clock: &Clock, form: DataForm) -> PathBuf {
    let day = clock
        .zone()
        .moment(clock.now_ms())
        .map_or_else(String::new, |at| format!("{:04}-{:02}-{:02}-", at.year, at.month, at.day));
    let ending = form.ending().map_or_else(String::new, |ending| format!(".{ending}"));
    let named = |n: u16| among.join(format!("{day}{n}{ending}"));
    // Where every name is taken, writing refuses to replace the last one.
    (1..u16::MAX).map(named).find(|path| !files::is_there(path)).unwrap_or_else(|| named(u16::MAX))
}

/// A user who names the record itself as the target would lose it.
fn is_same(out: &Path, record: &Path) -> bool {
    fs::canonicalize(out).is_ok_and(|out| fs::canonicalize(record).is_ok_and(|own| own == out))
}

/// A state of the record in which everything has been counted.
fn counted<'s>(
    store: &'s mut RecordStore,
    clock: &Clock,
    tell: &mut Tell<'_, Stage>,
) -> Result<Snapshot<'s>, ExportError> {
    // Rows may have been damaged since they were counted.
    store.look_at_rows()?;
    counting::look_at_ends(store)?;
    for _ in 0..MOST_TRIES {
        if counting::count(store, clock, &mut |progress| tell(Stage::Counting(progress)))?.is_break() {
            return Err(ExportError::Stopped);
        }
        // Another window may have written since; then what it wrote is counted, too.
        if store.snapshot()?.n_uncounted()? == 0 {
            break;
        }
    }
    let snapshot = store.snapshot()?;
    if snapshot.n_uncounted()? > 0 { Err(ExportError::Busy) } else { Ok(snapshot) }
}

/// One export, from the first byte to its files in place.
struct Writing<'w, 't> {
    wanted: &'w Wanted<'w>,
    source: DataSource<'w>,
    of: u64,
    tell: &'t mut Tell<'t, Stage>,
}

impl Writing<'_, '_> {
    fn write(&mut self, library: &Library) -> Result<Numbers, ExportError> {
        match self.wanted.form {
            DataForm::Csv => self.csv(),
            DataForm::Xlsx => self.xlsx(library),
            DataForm::Json => self.json(),
            DataForm::Xapi => self.xapi(),
        }
    }

    /// Removes a folder that stayed empty.
    fn csv(&mut self) -> Result<Numbers, ExportError> {
        let folder = self.wanted.out;
        let is_new = !files::is_there(folder);
        let written = self.tables(folder);
        if is_new && written.is_err() {
            fs::remove_dir(folder).ok();
        }
        written
    }

    fn tables(&mut self, folder: &Path) -> Result<Numbers, ExportError> {
        let begin = |name: &str| UnfinishedFile::begin(&folder.join(name), self.wanted.force);
        let ((sessions, sessions_file), (answers, answers_file)) =
            (begin("sessions.csv")?, begin("attempts.csv")?);
        let mut writer = CsvWriter::new(BufWriter::new(sessions_file), BufWriter::new(answers_file))
            .map_err(|error| self.failed(error))?;
        let written = self.hand_to(&mut writer)?;
        let [sessions_file, answers_file] = writer.end().map_err(|error| self.failed(error))?;
        let (sessions_file, answers_file) = (self.whole(sessions_file)?, self.whole(answers_file)?);
        self.go_on(written)?;
        answers.keep(&answers_file)?;
        sessions.keep(&sessions_file)?;
        Ok(written)
    }

    fn json(&mut self) -> Result<Numbers, ExportError> {
        let (aside, file) = UnfinishedFile::begin(self.wanted.out, self.wanted.force)?;
        let now = iso_utc(self.source.clock.now_ms());
        let mut writer =
            JsonWriter::new(BufWriter::new(file), now.as_deref()).map_err(|error| self.failed(error))?;
        let written = self.hand_to(&mut writer)?;
        let file = writer.end().map_err(|error| self.failed(error))?;
        self.keep(aside, file, written)
    }

    fn xapi(&mut self) -> Result<Numbers, ExportError> {
        let (aside, file) = UnfinishedFile::begin(self.wanted.out, self.wanted.force)?;
        let mut writer =
            XapiWriter::new(BufWriter::new(file), self.source.record).map_err(|error| self.failed(error))?;
        let written = self.hand_to(&mut writer)?;
        let file = writer.end().map_err(|error| self.failed(error))?;
        self.keep(aside, file, written)
    }

    fn xlsx(&mut self, library: &Library) -> Result<Numbers, ExportError> {
        let out = self.wanted.out;
        if out.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("xlsx")) {
            return Err(ExportError::Ending(out.to_owned()));
        }
        let (mut catalog, _) = Catalog::new([]);
        for lang in [Lang::Vi, Lang::En] {
            catalog.add(library.locale_file(lang, UI).0);
        }
        let speech = Speech::only(self.wanted.speech.main);
        let translation = |id: &ScenarioId| {
            (speech.main != Lang::Vi).then(|| library.locale_file(speech.main, id.as_str()).0)
        };
        let wording = DataWording { catalog: &catalog, speech, translation: &translation };
        let source = self.source;
        let (aside, file) = UnfinishedFile::begin(out, self.wanted.force)?;
        let mut writer =
            XlsxWriter::new(BufWriter::new(file), wording, source).map_err(|error| self.failed(error))?;
        let written = self.hand_to(&mut writer)?;
        let ended = writer.end(&mut || (self.tell)(Stage::Writing { written, of: self.of }));
        let file = ended.map_err(|error| self.failed(error))?;
        self.keep(aside, file, written)
    }

    fn hand_to(&mut self, writer: &mut dyn Writer) -> Result<Numbers, ExportError> {
        self.go_on(Numbers::default())?;
        let (source, of) = (self.source, self.of);
        let written = source.write(writer, &mut |written| (self.tell)(Stage::Writing { written, of }));
        written.map_err(|error| self.failed(error))
    }

    /// Renames the file to its place, unless `tell` stops the export now.
    fn keep(
        &mut self,
        aside: UnfinishedFile,
        file: BufWriter<File>,
        written: Numbers,
    ) -> Result<Numbers, ExportError> {
        let file = self.whole(file)?;
        self.go_on(written)?;
        aside.keep(&file)?;
        Ok(written)
    }

    fn go_on(&mut self, written: Numbers) -> Result<(), ExportError> {
        let told = (self.tell)(Stage::Writing { written, of: self.of });
        if told.is_break() { Err(ExportError::Stopped) } else { Ok(()) }
    }

    fn whole(&self, file: BufWriter<File>) -> Result<File, ExportError> {
        file.into_inner().map_err(|error| self.failed(DataError::Io(error.into_error())))
    }

    fn failed(&self, error: DataError) -> ExportError {
        match error {
            DataError::Record(error) => error.into(),
            DataError::Io(source) => UnfinishedError::failed(self.wanted.out, source).into(),
            DataError::Stopped => ExportError::Stopped,
            DataError::Differs { written, held } => ExportError::Differs { written, held },
        }
    }
}
