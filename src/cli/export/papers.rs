//! `dongvai export docx|html`: the papers of one session into a folder.
//!
//! A file that is there stays as it is unless --force is given, as a person may have gone on writing in it; and either
//! all files are written or none. A paper that the session cannot fill is not written, and it is said why.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::cli::export::record;
use crate::cli::failure::Failure;
use crate::cli::texts::PaperTexts;
use crate::cli::words::{Sentence, sentence};
use crate::clock::Clock;
use crate::export::PaperForm;
use crate::export::papers::{Lacking, SessionPaper};
use crate::files;
use crate::id::SessionId;
use crate::library::Library;
use crate::locale::Speech;
use crate::papers::{Source, inside, planned};

#[derive(Debug, Clone, clap::Args)]
pub struct PaperArgs {
    /// The session's id, as `sessions list` shows it
    #[arg(long)]
    pub session: String,
    /// The folder to write into; made if it is missing
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Which papers
    #[arg(long, value_enum, value_delimiter = ',', default_value = "all")]
    pub paper: Vec<Which>,
    /// Languages: the main one, and one for the second line, such as vi,en
    #[arg(long, default_value = "vi")]
    pub lang: Speech,
    /// Overwrite files that are there already
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Which {
    Minutes,
    Plan,
    Cash,
    Attendance,
    Report,
    Diary,
    Debrief,
    Certificate,
    All,
}

impl Which {
    fn takes(self, kind: SessionPaper) -> bool {
        match self {
            Self::Minutes => kind == SessionPaper::Minutes,
            Self::Plan => kind == SessionPaper::Plan,
            Self::Cash => kind == SessionPaper::Cash,
            Self::Attendance => kind == SessionPaper::Attendance,
            Self::Report => kind == SessionPaper::Report,
            Self::Diary => kind == SessionPaper::Diary,
            Self::Debrief => kind == SessionPaper::Debrief,
            Self::Certificate => kind == SessionPaper::Certificate,
            Self::All => true,
        }
    }
}

pub(super) fn run(
    args: &PaperArgs,
    form: PaperForm,
    library: &Library,
    data_dir: &Path,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    let session = &args.session;
    let none = || Failure::Content(sentence("cli-export-session-unknown").with("id", session));
    let id: SessionId = session.parse().ok().ok_or_else(none)?;
    let store = record(data_dir, err)?.ok_or_else(none)?;
    store.session(id)?.ok_or_else(none)?;
    let source = Source::read(&store, &Clock::System, id)?;
    let voice = PaperTexts::new(library, &store, source.session().story(), args.lang);
    let wanted =
        SessionPaper::ALL.iter().copied().filter(|kind| args.paper.iter().any(|which| which.takes(*kind)));
    let (kinds, others): (Vec<_>, Vec<_>) = wanted.partition(|kind| source.lacking(*kind).is_none());
    let why = |kind: &SessionPaper| {
        let lacks = source.lacking(*kind)?;
        Some(sentence(why_not(lacks)).with("paper", kind.slug()))
    };
    let mut whys = others.iter().filter_map(why);
    if kinds.is_empty()
        && let Some(first) = whys.next()
    {
        return Err(Failure::Content(whys.fold(first, Sentence::then)));
    }
    for one in whys {
        writeln!(err, "{one}")?;
    }
    let played = source.played(&voice.catalog, &voice.words, voice.speech);
    let files = planned(&kinds, &[form], &played)
        .map_err(|error| Failure::Storage(sentence("cli-export-paper-failed").with("cause", error)))?;
    let files = inside(&args.out, files);
    if let Some(there) = files.iter().find(|file| !args.force && files::is_there(&file.path)) {
        return Err(Failure::Usage(sentence("cli-export-paper-there").path("path", &there.path)));
    }
    files::all(&files)?;
    for file in &files {
        writeln!(out, "{}", file.path.display())?;
    }
    Ok(0)
}

fn why_not(lacks: Lacking) -> &'static str {
    match lacks {
        Lacking::Agenda => "cli-export-paper-lacks-agenda",
        Lacking::Opening => "cli-export-paper-lacks-opening",
        Lacking::RollCall => "cli-export-paper-lacks-roll-call",
        Lacking::Money => "cli-export-paper-lacks-money",
        Lacking::Plan => "cli-export-paper-lacks-plan",
    }
}
