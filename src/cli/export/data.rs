//! `dongvai export csv|xlsx|json|xapi`: sessions and answers as data, with learners' codes and never a name.
//!
//! Everything is counted first, then read out of one state of the record, though another window may play on. What was
//! written is compared with what the record holds; files are put in place only where both are the same.

use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use clap::Subcommand;

use crate::cli::export::aside::{Aside, failed};
use crate::cli::failure::{Failure, unreadable};
use crate::cli::play::RECORD;
use crate::clock::{Clock, iso_utc};
use crate::export::data::csv::CsvWriter;
use crate::export::data::json::JsonWriter;
use crate::export::data::xapi::XapiWriter;
use crate::export::data::xlsx::XlsxWriter;
use crate::export::data::{DataError, Numbers, Source};
use crate::library::Library;
use crate::locale::catalog::Catalog;
use crate::locale::correction::UI;
use crate::locale::{Lang, Speech, number};
use crate::practice::counting::{self, Progress};
use crate::record::sessions::Term;
use crate::record::{Access, RecordStore, Snapshot};

/// How often somebody may write between counting and reading before it is given up.
const PATIENCE: usize = 5;

#[derive(Debug, Clone, Subcommand)]
pub enum DataCommand {
    /// Sessions and answers as two tables, sessions.csv and attempts.csv, with learners' codes and never a name
    Csv(DataArgs),
    /// A workbook for a spreadsheet: sessions, answers, and the figures of the group; learners' codes, never a name
    Xlsx(SheetArgs),
    /// One document with every session and its answers; learners' codes, never a name
    Json(DataArgs),
    /// Statements of the Experience API 1.0.3 for a learning record store; learners' codes, never a name
    Xapi(DataArgs),
}

#[derive(Debug, Clone, clap::Args)]
pub struct DataArgs {
    /// Where it goes: a file, or for csv a folder
    #[arg(long, value_name = "PATH")]
    pub out: PathBuf,
    /// Only this session
    #[arg(long, value_name = "ID")]
    pub session: Option<String>,
    /// Only sessions of this scenario
    #[arg(long, value_name = "ID")]
    pub scenario: Option<String>,
    /// Only sessions of this club
    #[arg(long, value_name = "ID")]
    pub club: Option<String>,
    /// Replace files that are there already
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Clone, clap::Args)]
pub struct SheetArgs {
    #[command(flatten)]
    pub data: DataArgs,
    /// Language of the titles, vi or en
    #[arg(long, default_value = "vi")]
    pub lang: Speech,
}

pub(super) fn run(
    command: &DataCommand,
    library: &Library,
    data_dir: &Path,
    clock: Clock,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    let args = command.args();
    let terms = args.terms()?;
    let record = data_dir.join(RECORD);
    let is_there = record.try_exists().map_err(|error| unreadable(&record, &error))?;
    if !is_there {
        return Err(nothing());
    }
    refuse_record(&args.out, &record)?;
    let mut tell = Teller { err, is_seen: io::stderr().is_terminal() };
    let mut store = RecordStore::open(&record, Access::ReadWrite)?.store;
    let snapshot = counted(&mut store, &clock, &mut tell)?;
    let source = Source { record: &snapshot, clock, terms: &terms };
    if snapshot.n_sessions_with(&terms)? == 0 {
        return Err(nothing());
    }
    let written = match command {
        DataCommand::Csv(args) => csv(args, &source, &mut tell),
        DataCommand::Xlsx(args) => xlsx(args, library, &source, &mut tell),
        DataCommand::Json(args) => json(args, &source, &mut tell),
        DataCommand::Xapi(args) => xapi(args, &source, &mut tell),
    };
    tell.end();
    let Numbers { sessions, answers } = written?;
    writeln!(
        out,
        "Đã lưu {} buổi tập, {} câu trả lời vào {}; đúng bằng số trong tệp kết quả.",
        count(sessions),
        count(answers),
        args.out.display()
    )?;
    Ok(0)
}

impl DataCommand {
    fn args(&self) -> &DataArgs {
        match self {
            Self::Csv(args) | Self::Json(args) | Self::Xapi(args) => args,
            Self::Xlsx(args) => &args.data,
        }
    }
}

impl DataArgs {
    fn terms(&self) -> Result<Vec<Term>, Failure> {
        let session = match &self.session {
            Some(id) => Some(Term::Session(id.parse().ok().ok_or_else(|| {
                Failure::Content(format!("không có buổi tập “{id}”; xem: dongvai sessions list"))
            })?)),
            None => None,
        };
        let scenario = self.scenario.as_deref().map(|id| Term::Scenario(id.into()));
        let club = self.club.as_deref().map(|id| Term::Club(id.into()));
        Ok([session, scenario, club].into_iter().flatten().collect())
    }
}

/// A state of the record in which everything has been counted.
fn counted<'s>(
    store: &'s mut RecordStore,
    clock: &Clock,
    tell: &mut Teller<'_>,
) -> Result<Snapshot<'s>, Failure> {
    for _ in 0..PATIENCE {
        // Nobody stops it, so it comes to its end.
        let _: ControlFlow<()> = counting::count(store, clock, &mut |progress| tell.counting(progress))?;
        // Another window may have written since; then what it wrote is counted, too.
        if store.snapshot()?.n_uncounted()? == 0 {
            break;
        }
    }
    let snapshot = store.snapshot()?;
    if snapshot.n_uncounted()? > 0 {
        return Err(Failure::Storage(
            "một cửa sổ khác đang lưu liên tục. Chưa lưu gì; xin dừng tay ở đó một chút rồi làm lại."
                .to_owned(),
        ));
    }
    Ok(snapshot)
}

fn csv(args: &DataArgs, source: &Source<'_>, tell: &mut Teller<'_>) -> Result<Numbers, Failure> {
    let told = |error| told(error, &args.out);
    let begin = |name: &str| Aside::begin(&args.out.join(name), args.force);
    let ((sessions, sessions_file), (answers, answers_file)) =
        (begin("sessions.csv")?, begin("attempts.csv")?);
    let mut writer =
        CsvWriter::new(BufWriter::new(sessions_file), BufWriter::new(answers_file)).map_err(told)?;
    let written = source.write(&mut writer, &mut |numbers| tell.writing(numbers)).map_err(told)?;
    let [sessions_file, answers_file] = writer.end().map_err(told)?;
    let (sessions_file, answers_file) = (whole(sessions_file, args)?, whole(answers_file, args)?);
    answers.keep(&answers_file)?;
    sessions.keep(&sessions_file)?;
    Ok(written)
}

fn json(args: &DataArgs, source: &Source<'_>, tell: &mut Teller<'_>) -> Result<Numbers, Failure> {
    let told = |error| told(error, &args.out);
    let (aside, file) = Aside::begin(&args.out, args.force)?;
    let now = iso_utc(source.clock.now_ms());
    let mut writer = JsonWriter::new(BufWriter::new(file), now.as_deref()).map_err(told)?;
    let written = source.write(&mut writer, &mut |numbers| tell.writing(numbers)).map_err(told)?;
    aside.keep(&whole(writer.end().map_err(told)?, args)?)?;
    Ok(written)
}

fn xapi(args: &DataArgs, source: &Source<'_>, tell: &mut Teller<'_>) -> Result<Numbers, Failure> {
    let told = |error| told(error, &args.out);
    let (aside, file) = Aside::begin(&args.out, args.force)?;
    let mut writer = XapiWriter::new(BufWriter::new(file), source.record).map_err(told)?;
    let written = source.write(&mut writer, &mut |numbers| tell.writing(numbers)).map_err(told)?;
    aside.keep(&whole(writer.end().map_err(told)?, args)?)?;
    Ok(written)
}

fn xlsx(
    args: &SheetArgs,
    library: &Library,
    source: &Source<'_>,
    tell: &mut Teller<'_>,
) -> Result<Numbers, Failure> {
    let data = &args.data;
    let told = |error| told(error, &data.out);
    if data.out.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("xlsx")) {
        return Err(Failure::Usage(format!("tệp {} phải có đuôi .xlsx. Chưa lưu gì.", data.out.display())));
    }
    let (mut catalog, _) = Catalog::new([]);
    for lang in [Lang::Vi, Lang::En] {
        catalog.add(library.locale_file(lang, UI).0);
    }
    let speech = Speech::only(args.lang.main);
    let titles = |id: &str| catalog.word(speech, id);
    let (aside, file) = Aside::begin(&data.out, data.force)?;
    let mut writer = XlsxWriter::new(BufWriter::new(file), &titles, source).map_err(told)?;
    let written = source.write(&mut writer, &mut |numbers| tell.writing(numbers)).map_err(told)?;
    aside.keep(&whole(writer.end(source).map_err(told)?, data)?)?;
    Ok(written)
}

fn whole(file: BufWriter<File>, args: &DataArgs) -> Result<File, Failure> {
    file.into_inner().map_err(|error| failed(&args.out, error.error()))
}

/// Whoever names the record itself would lose it.
fn refuse_record(out: &Path, record: &Path) -> Result<(), Failure> {
    let is_record =
        fs::canonicalize(out).is_ok_and(|out| fs::canonicalize(record).is_ok_and(|own| own == out));
    if is_record {
        return Err(Failure::Usage(format!(
            "{} là tệp kết quả của chương trình; xin chọn tên khác. Chưa lưu gì.",
            out.display()
        )));
    }
    Ok(())
}

fn nothing() -> Failure {
    Failure::Content("không có buổi tập nào như vậy để lưu ra; xem: dongvai sessions list".to_owned())
}

fn told(error: DataError, path: &Path) -> Failure {
    match error {
        DataError::Record(error) => error.into(),
        DataError::Io(error) => failed(path, &error),
        DataError::Stopped => Failure::Content("đã dừng theo ý người dùng. Không để lại tệp nào.".to_owned()),
        DataError::Differs { written, held } => Failure::Storage(format!(
            "không làm được: đọc ra {} buổi tập, {} câu trả lời, mà tệp kết quả giữ {} buổi tập, {} câu trả lời. \
             Không để lại tệp nào, tệp kết quả vẫn như cũ. Có thể một buổi tập do phiên bản mới hơn lưu, hoặc tệp kết \
             quả bị hỏng; xin chạy: dongvai doctor",
            count(written.sessions),
            count(written.answers),
            count(held.sessions),
            count(held.answers)
        )),
    }
}

fn count(n: u64) -> String {
    number::count(i64::try_from(n).unwrap_or(i64::MAX))
}

/// Says how far it is, on a line of its own that is written over; only where somebody looks.
struct Teller<'e> {
    err: &'e mut dyn Write,
    is_seen: bool,
}

impl Teller<'_> {
    fn counting(&mut self, Progress { done, of }: Progress) -> ControlFlow<()> {
        self.say(&format!("Đang đếm: {} / {} buổi tập", count(done), count(of)));
        ControlFlow::Continue(())
    }

    fn writing(&mut self, written: Numbers) -> ControlFlow<()> {
        let Numbers { sessions, answers } = written;
        self.say(&format!("Đang lưu: {} buổi tập, {} câu trả lời", count(sessions), count(answers)));
        ControlFlow::Continue(())
    }

    /// Whether anybody heard it changes nothing.
    fn say(&mut self, said: &str) {
        if self.is_seen {
            write!(self.err, "\r{said}\u{1b}[K").and_then(|()| self.err.flush()).ok();
        }
    }

    fn end(&mut self) {
        if self.is_seen {
            writeln!(self.err).ok();
        }
    }
}
