//! `dongvai export csv|xlsx|json|xapi`: sessions and answers as data, with learners' codes and never a name.
//!
//! Reads the arguments and prints the result. The work is done by `exporting`, as for the screens.

use std::io::{self, IsTerminal, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use clap::Subcommand;

use crate::cli::edge;
use crate::cli::failure::{Failure, remedy, typed_day, unreadable};
use crate::cli::opened::{self, Hearing};
use crate::cli::play::RECORD;
use crate::cli::words::{CommandWords, Sentence, sentence};
use crate::clock::Clock;
use crate::export::data::{DataForm, Numbers};
use crate::exporting::{ExportError, Exported, Stage, Wanted, export};
use crate::files::UnfinishedError;
use crate::library::Library;
use crate::locale::{Speech, number};
use crate::progress::Progress;
use crate::record::sessions::Term;

#[derive(Debug, Clone, Subcommand)]
pub enum DataCommand {
    /// Sessions and answers as two tables, sessions.csv and attempts.csv, with learners' codes and never a name
    Csv(DataArgs),
    /// A workbook for a spreadsheet: sessions, answers, and the figures of the group; learners' codes, never a name
    Xlsx(SheetArgs),
    /// One document with every session and its answers; learners' codes, never a name
    Json(DataArgs),
    /// Statements of the Experience API 1.0.3 for a learning record store; learners' ids, never a code or a name
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
    /// Only sessions of classes at this place, with or without marks
    #[arg(long)]
    pub place: Option<String>,
    /// Only sessions that began on this day or later
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub from: Option<String>,
    /// Only sessions that began on this day or before
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub to: Option<String>,
    /// Replace files that are there already
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Clone, clap::Args)]
pub struct SheetArgs {
    #[command(flatten)]
    pub data: DataArgs,
    /// Language of titles and words, vi or en
    #[arg(long, default_value = "vi", value_parser = typed_language)]
    pub lang: Speech,
}

/// A workbook is in one language, of those that are written in full.
fn typed_language(typed: &str) -> Result<Speech, String> {
    let spoken = typed.parse().ok().filter(|speech| is_of_workbooks(*speech));
    spoken.ok_or_else(|| CommandWords::default().say(not_of_workbooks(typed)))
}

fn is_of_workbooks(speech: Speech) -> bool {
    speech.main.is_in_full() && speech.second.is_none()
}

fn not_of_workbooks(typed: &str) -> Sentence {
    sentence("cli-export-lang").with("lang", typed)
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
    let terms = args.terms(&clock)?;
    if !is_of_workbooks(command.speech()) {
        return Err(Failure::Usage(not_of_workbooks(&command.speech().to_string())));
    }
    let wanted = Wanted {
        form: command.form(),
        out: &args.out,
        terms: &terms,
        place: args.place.as_deref(),
        force: args.force,
        speech: command.speech(),
    };
    let mut tell = ProgressLine {
        err,
        words: CommandWords::default(),
        is_seen: io::stderr().is_terminal(),
        has_said: false,
    };
    let mut hearing = Hearing::default();
    let record = data_dir.join(RECORD);
    let mut tell_stage = |stage| tell.tell(stage);
    let exported = export(&wanted, library, &record, clock, &mut tell_stage, &mut |news| hearing.hear(news));
    tell.end();
    let is_new = hearing.say(err)?;
    let exported = exported.map_err(told)?;
    let is_whole = exported.is_whole();
    let Exported { written: Numbers { sessions, answers }, left_out, short, lost } = exported;
    let whole = match (is_whole, left_out.is_empty()) {
        (true, _) => "yes",
        (false, true) => "lost",
        (false, false) => "left",
    };
    let done = sentence("cli-export-done").with("sessions", count(sessions)).with("answers", count(answers));
    let done = done.path("path", &args.out).with("whole", whole).n("left", left_out.len());
    writeln!(out, "{done}")?;
    opened::tell_left_out(&left_out, &clock, err)?;
    opened::tell_short(&short, &clock, err)?;
    if !is_new {
        opened::tell_still_lost(&lost, err)?;
    }
    Ok(0)
}

impl DataCommand {
    fn args(&self) -> &DataArgs {
        match self {
            Self::Csv(args) | Self::Json(args) | Self::Xapi(args) => args,
            Self::Xlsx(args) => &args.data,
        }
    }

    fn form(&self) -> DataForm {
        match self {
            Self::Csv(_) => DataForm::Csv,
            Self::Xlsx(_) => DataForm::Xlsx,
            Self::Json(_) => DataForm::Json,
            Self::Xapi(_) => DataForm::Xapi,
        }
    }

    /// Only a workbook has titles.
    fn speech(&self) -> Speech {
        if let Self::Xlsx(args) = self { args.lang } else { Speech::default() }
    }
}

impl DataArgs {
    fn terms(&self, clock: &Clock) -> Result<Vec<Term>, Failure> {
        let session = match &self.session {
            Some(id) => Some(Term::Session(
                id.parse()
                    .ok()
                    .ok_or_else(|| Failure::Content(sentence("cli-session-unknown").with("id", id)))?,
            )),
            None => None,
        };
        let scenario = self.scenario.as_deref().map(|id| Term::Scenario(id.into()));
        let club = self.club.as_deref().map(|id| Term::Club(id.into()));
        Ok([session, scenario, club, self.began(clock)?].into_iter().flatten().collect())
    }

    /// From the beginning of the first day to the end of the last one, where this laptop stands.
    fn began(&self, clock: &Clock) -> Result<Option<Term>, Failure> {
        let day = |typed: &String| {
            let date = typed_day(typed)?;
            clock
                .zone()
                .day(date.year, date.month, date.day)
                .ok_or_else(|| Failure::Usage(sentence("cli-bad-day").with("day", typed)))
        };
        let from = self.from.as_ref().map(day).transpose()?.map(|(first, _)| first);
        let until = self.to.as_ref().map(day).transpose()?.map(|(_, next)| next);
        if from.is_none() && until.is_none() {
            return Ok(None);
        }
        if let (Some(first), Some(last)) = (&self.from, &self.to)
            && from.zip(until).is_some_and(|(from, until)| from >= until)
        {
            return Err(Failure::Usage(
                sentence("cli-export-backwards").with("from", first).with("to", last),
            ));
        }
        Ok(Some(Term::Began { from: from.unwrap_or(i64::MIN), until: until.unwrap_or(i64::MAX) }))
    }
}

fn told(error: ExportError) -> Failure {
    match error {
        ExportError::Nothing => Failure::Content("cli-export-none".into()),
        ExportError::OwnRecord(out) => Failure::Usage(sentence("cli-export-own-record").path("path", &out)),
        ExportError::Ending(out) => Failure::Usage(sentence("cli-export-ending").path("path", &out)),
        ExportError::Busy => Failure::Storage("cli-export-busy".into()),
        ExportError::Unreadable { path, source } => unreadable(&path, &source),
        ExportError::Record(error) => error.into(),
        ExportError::File(UnfinishedError::IsThere { path }) => {
            Failure::Usage(sentence("cli-export-is-there").path("path", &path))
        }
        ExportError::File(UnfinishedError::Failed { path, source }) => failed(&path, &source),
        ExportError::Stopped => Failure::Content("cli-export-stopped".into()),
        ExportError::Differs { written, held } => Failure::Storage(
            sentence("cli-export-differs")
                .with("sessions", count(written.sessions))
                .with("answers", count(written.answers))
                .with("held-sessions", count(held.sessions))
                .with("held-answers", count(held.answers)),
        ),
    }
}

fn failed(path: &Path, error: &io::Error) -> Failure {
    let said = sentence("cli-export-failed").path("path", path).cause(error);
    Failure::Storage(said.said("remedy", remedy(error)))
}

fn count(n: u64) -> String {
    number::count(i64::try_from(n).unwrap_or(i64::MAX))
}

/// Shows the progress on one line that is overwritten; only on a terminal.
struct ProgressLine<'e> {
    err: &'e mut dyn Write,
    words: CommandWords,
    is_seen: bool,
    has_said: bool,
}

impl ProgressLine<'_> {
    /// It is never stopped from here.
    fn tell(&mut self, stage: Stage) -> ControlFlow<()> {
        let said = match stage {
            Stage::Counting(Progress { done, of }) => {
                sentence("cli-export-counting").with("done", count(done)).with("of", count(of))
            }
            Stage::Writing { written: Numbers { sessions, answers }, .. } => sentence("cli-export-writing")
                .with("sessions", count(sessions))
                .with("answers", count(answers)),
        };
        self.say(&self.words.say(said));
        ControlFlow::Continue(())
    }

    /// The export goes on whether or not this is read.
    fn say(&mut self, said: &str) {
        if self.is_seen {
            self.has_said = true;
            edge::say_over(said);
        }
    }

    fn end(&mut self) {
        if self.has_said {
            writeln!(self.err).ok();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::path::Path;

    use super::failed;

    #[test]
    fn a_full_disk_is_told_as_one() {
        let full = failed(Path::new("a.json"), &io::ErrorKind::StorageFull.into());
        assert!(full.exit_code() == 3 && full.to_string().contains("đã đầy"), "{full}");
        let held = failed(Path::new("a.json"), &io::ErrorKind::ResourceBusy.into());
        assert!(held.exit_code() == 3 && held.to_string().contains("đóng tệp ấy"), "{held}");
    }
}
