//! `dongvai lang`: how far each language has come, and the sheets that go to its teachers and come back.
//!
//! It counts, writes and reads; it judges no words but by `locale::proof`, and calls no line reviewed that no speaker
//! has signed for. The JSON shapes are stable and stand in the README.

mod accept;
mod corrections;
mod export;
mod import;
mod places;
mod status;

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Subcommand;

use crate::cli::failure::Failure;
use crate::cli::words::{Words, sentence};
use crate::cli::{Format, check};
use crate::files::reading::remedy;
use crate::library::{Library, LoadError, is_locale};
use crate::locale::{Lang, Speech, Written};

pub use accept::AcceptArgs;
pub use export::{ExportArgs, Which};
pub use import::ImportArgs;

#[derive(Debug, Subcommand)]
pub enum LangCommand {
    /// How many lines of each language are drafts, reviewed, blank
    Status {
        #[arg(long, value_enum, default_value_t = Format::Human)]
        format: Format,
    },
    /// Look for faults in translations alone
    Check {
        /// Files and folders; none for everything shipped and your own
        paths: Vec<PathBuf>,
        #[arg(long, value_enum, default_value_t = Format::Human)]
        format: Format,
        /// Language of the sentences
        #[arg(long, default_value = "vi")]
        lang: Speech,
    },
    /// Write a language's lines into a sheet for a teacher (.xlsx or .tsv)
    Export(ExportArgs),
    /// Take over a sheet that came back, or the corrections in another laptop's record (.sqlite3)
    Import(ImportArgs),
    /// The lines that were put right in the room
    Corrections {
        #[arg(long, value_enum, default_value_t = Format::Human)]
        format: Format,
    },
    /// Let Vietnamese corrections of other laptops count on this one
    Accept(AcceptArgs),
}

pub fn run(
    command: &LangCommand,
    library: &Library,
    data_dir: &Path,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    match command {
        LangCommand::Status { format } => status::run(*format, library, data_dir, out, err),
        LangCommand::Check { paths, format, lang } => {
            let lang = if lang.main == Lang::En { check::Lang::En } else { check::Lang::Vi };
            look(paths, *format, lang, library, out, err)
        }
        LangCommand::Export(args) => export::run(args, library, data_dir, out, err),
        LangCommand::Import(args) => import::run(args, library, data_dir, out, err),
        LangCommand::Corrections { format } => corrections::run(*format, data_dir, out),
        LangCommand::Accept(args) => accept::run(args, data_dir, out, err),
    }
}

fn look(
    paths: &[PathBuf],
    format: Format,
    lang: check::Lang,
    library: &Library,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    if let Some(other) = paths.iter().find(|path| path.is_file() && !is_locale(path)) {
        return Err(Failure::Usage(sentence("cli-lang-not-locale").path("path", other)));
    }
    let format = match format {
        Format::Human => check::Format::Human,
        Format::Json => check::Format::Json,
    };
    let args = check::CheckArgs {
        paths: paths.to_vec(),
        format,
        lang,
        only_locales: true,
        ..check::CheckArgs::default()
    };
    Ok(check::run(&args, library, out, err)?)
}

/// Reads the corrections in this laptop's record, for other commands that show texts.
pub(super) fn live_corrections(data_dir: &Path) -> Result<Vec<crate::corrections::Live>, Failure> {
    corrections::live(data_dir)
}

/// The language with this tag, if texts are written in it.
fn language(tag: &str) -> Result<Lang, Failure> {
    let Some(lang) = Lang::from_tag(tag) else {
        let written = Lang::ALL.iter().filter(|lang| lang.written() != Written::NotYet);
        let known = written.map(|lang| lang.tag()).collect::<Vec<_>>().join(", ");
        return Err(Failure::Usage(sentence("cli-lang-unknown").with("tag", tag).with("known", known)));
    };
    if lang.written() == Written::NotYet {
        let said = sentence("cli-lang-not-yet").with("name", lang.own_name()).with("tag", lang.tag());
        return Err(Failure::Usage(said));
    }
    Ok(lang)
}

/// What could not be read beside what was asked for, each once.
fn tell(problems: &[LoadError], err: &mut dyn Write) -> Result<(), Failure> {
    let words = Words::default();
    let mut told: Vec<String> = problems.iter().map(|problem| told_of(problem, &words)).collect();
    told.dedup();
    for problem in told {
        writeln!(err, "{problem}")?;
    }
    Ok(())
}

fn told_of(problem: &LoadError, words: &Words) -> String {
    match problem {
        LoadError::Unreadable { path, source } => {
            let said = sentence("cli-lang-unreadable").path("path", path).with("cause", source);
            words.say(said.said("remedy", remedy(source)))
        }
        LoadError::Faults { name, .. } => words.say(sentence("cli-lang-faults").with("name", name)),
        LoadError::NoScenario { .. } | LoadError::NoClub { .. } | LoadError::FixedClub { .. } => {
            problem.to_string()
        }
    }
}
