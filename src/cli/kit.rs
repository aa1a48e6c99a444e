//! `dongvai kit`: writes the papers of one scenario into a folder, to be printed before class.
//!
//! All files are written or none. What is there already is left alone unless `--force` says otherwise: a person may
//! have written into it.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::cli::failure::Failure;
use crate::cli::lang::live_corrections;
use crate::cli::play::cannot_load;
use crate::cli::texts::PaperTexts;
use crate::cli::words::{CommandWords, sentence};
use crate::export::PaperForm;
use crate::export::kit::{Class, KitPaper, kit};
use crate::files::{self, FileToWrite};
use crate::library::Library;
use crate::locale::Speech;
use crate::papers::{inside, kit_files};

#[derive(Debug, Clone, clap::Args)]
pub(super) struct KitArgs {
    /// A scenario's id, or the path of a .ron file
    pub scenario: String,
    /// Class minutes: one of the scenario's cuts; its default if left out
    #[arg(long)]
    pub cut: Option<u16>,
    /// Languages: the main one, and one for the second line, such as vi,hmn-VN
    #[arg(long, default_value = "vi")]
    pub lang: Speech,
    /// As what the papers are written
    #[arg(long, value_enum, default_value_t = Forms::Both)]
    pub format: Forms,
    /// The folder they go to
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Put the papers of another club on them
    #[arg(long)]
    pub club: Option<String>,
    /// Write over files that are there
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Forms {
    Docx,
    Html,
    Both,
}

impl Forms {
    fn all(self) -> &'static [PaperForm] {
        match self {
            Self::Docx => &[PaperForm::Docx],
            Self::Html => &[PaperForm::Html],
            Self::Both => PaperForm::ALL,
        }
    }
}

pub(super) fn run(
    args: &KitArgs,
    library: &Library,
    data_dir: &Path,
    out: &mut dyn Write,
) -> Result<u8, Failure> {
    let story = library
        .load(&args.scenario, args.club.as_deref())
        .map_err(|error| cannot_load(&args.scenario, &error))?;
    let scenario = &story.scenario;
    let cut = args.cut.unwrap_or(scenario.default_cut);
    if !scenario.cuts.contains(&cut) {
        let known: Vec<String> = scenario.cuts.iter().map(u16::to_string).collect();
        return Err(Failure::Usage(sentence("cli-kit-no-cut").n("cut", cut).with("known", known.join(", "))));
    }
    // To name a drafted language here is to ask for its drafts; each still has its mark.
    let speech = args.lang.showing_drafts(true);
    let voice = PaperTexts::with(library, &story, speech, &live_corrections(data_dir)?);
    let class = Class { story: &story, cut, catalog: &voice.catalog, words: &voice.words, speech };
    let files = kit_files(&kit(class), args.format.all())
        .map_err(|error| Failure::Storage(sentence("cli-kit-failed").with("cause", error)))?;
    let files = inside(&args.out, files);
    refuse_present(&files, args.force)?;
    files::all(&files)?;
    for file in &files {
        writeln!(out, "{}", file.path.display())?;
    }
    let words = CommandWords::default();
    let done = || sentence("cli-kit-done").n("n", files.len()).path("path", &args.out).n("cut", cut);
    writeln!(out, "{}", words.vietnamese(done()))?;
    writeln!(out, "{}", words.say(sentence("cli-kit-print").with("file", KitPaper::Guide.file_name())))?;
    writeln!(out, "({})", words.english(done()))?;
    Ok(0)
}

fn refuse_present(files: &[FileToWrite], force: bool) -> Result<(), Failure> {
    let present: Vec<&FileToWrite> = files.iter().filter(|file| files::is_there(&file.path)).collect();
    match present.first() {
        Some(first) if !force => {
            Err(Failure::Usage(sentence("cli-kit-present").n("n", present.len()).path("path", &first.path)))
        }
        _ => Ok(()),
    }
}
