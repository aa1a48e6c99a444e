//! Writes papers and exports into the folder for documents.
//!
//! Each time it writes new files: what people have written into older ones stays.

use std::io::ErrorKind;

use crate::export::PaperForm;
use crate::export::data::{DataForm, Numbers};
use crate::export::kit::{Class, kit};
use crate::export::papers::SessionPaper;
use crate::exporting::{self, ExportError, Exported, Stage, Wanted, free_place};
use crate::files;
use crate::files::UnfinishedError;
use crate::id::SessionId;
use crate::locale::Speech;
use crate::papers::{Source, free_folder, inside, kit_files, planned};
use crate::progress::Progress;
use crate::record::News;
use crate::record::sessions::Term;
use crate::scenario::story::Story;
use crate::tui::msg::transfer::WhichSessions;
use crate::tui::msg::{Problem, Report};
use crate::tui::runner::services::problems::{
    file_problem, news, no_session, problem, record_problem, unwritten_problem,
};
use crate::tui::runner::services::shared::Shared;
use crate::tui::runner::work::Act;

/// Below the folder for documents.
const PAPERS: &str = "giay-to";
/// Below the folder for documents.
const EXPORTS: &str = "xuat";

/// Writes papers of this session, or of the one that is open, each as .docx and .html.
pub(super) fn write(
    shared: &Shared,
    session: Option<SessionId>,
    kinds: &[SessionPaper],
    speech: Speech,
) -> Result<Vec<Report>, Problem> {
    let session = match (session, &shared.open) {
        (Some(session), _) => session,
        (None, Some(open)) => open.session().id(),
        (None, None) => return Err(no_session()),
    };
    let source = Source::read(&shared.store, &shared.clock, session).map_err(|error| problem(&error))?;
    let kinds: Vec<SessionPaper> =
        kinds.iter().copied().filter(|kind| source.lacking(*kind).is_none()).collect();
    let words = shared.words(source.session().story());
    let played = source.played(shared.texts.catalog(), &words, speech);
    let unwritten = |detail: String| Problem::new("doc-failed", detail);
    let files = planned(&kinds, PaperForm::ALL, &played).map_err(|error| unwritten(error.to_string()))?;
    let among = shared.locations.folder().join(PAPERS);
    let folder = free_folder(&among, &source.folder_name(), &files);
    let files = inside(&folder, files);
    files::all(&files).map_err(|error| unwritten_problem("doc-failed", &error))?;
    let names = files.iter().filter_map(|file| file.path.file_name());
    Ok(vec![Report::PapersWritten {
        folder: folder.display().to_string(),
        files: names.map(|name| name.to_string_lossy().into_owned()).collect(),
    }])
}

/// Writes the papers of a scenario into a new folder, to be printed before class.
pub(super) fn write_kit(
    shared: &Shared,
    story: &Story,
    cut: u16,
    speech: Speech,
) -> Result<Vec<Report>, Problem> {
    let words = shared.words(story);
    let class = Class { story, cut, catalog: shared.texts.catalog(), words: &words, speech };
    let papers = kit(class);
    let home = shared.locations.folder().join(PAPERS);
    let files = kit_files(&papers, PaperForm::ALL)
        .map_err(|error| Problem::new("kit-failed", format!("{} ({error})", home.display())))?;
    // The id, not what was asked for: that may be a path.
    let folder = free_folder(&home, story.scenario.id.as_str(), &files);
    let planned = inside(&folder, files);
    files::all(&planned).map_err(|error| unwritten_problem("kit-failed", &error))?;
    Ok(vec![Report::KitWritten { folder: folder.display().to_string(), n: papers.len() }])
}

pub(super) fn find_places(shared: &Shared) -> Result<Vec<Report>, Problem> {
    let places = shared.store.places().map_err(|error| record_problem(&error))?;
    Ok(vec![Report::PlacesFound(places)])
}

/// Exports the record beside the loop into a new file. Replaces nothing: people may have worked on with it.
pub(super) fn export(
    shared: &mut Shared,
    form: DataForm,
    which: WhichSessions,
    speech: Speech,
) -> Vec<Report> {
    let (record, library, clock) = (shared.store.path().to_owned(), shared.library.clone(), shared.clock);
    let folder = shared.locations.folder().join(EXPORTS);
    let today = || {
        let zone = clock.zone();
        let (from, until) = zone.moment(clock.now_ms()).and_then(|at| zone.day(at.year, at.month, at.day))?;
        Some(Term::Began { from, until })
    };
    let terms: Vec<Term> = match which {
        WhichSessions::All => Vec::new(),
        WhichSessions::Today => today().into_iter().collect(),
        WhichSessions::Place(place) => vec![Term::Places(vec![place])],
    };
    let act: Act = Box::new(move |on_progress| {
        let out = free_place(&folder, &clock, form);
        let wanted = Wanted { form, out: &out, terms: &terms, place: None, force: false, speech };
        let mut on_stage = |stage| match stage {
            Stage::Counting(progress) => on_progress(progress),
            Stage::Writing { written, of } => on_progress(Progress::new(written.sessions, of)),
        };
        let mut reports = Vec::new();
        let mut on_news = |what: News<'_>| reports.push(Report::Failed(news(what)));
        let exported = exporting::export(&wanted, &library, &record, clock, &mut on_stage, &mut on_news);
        let path = out.display().to_string();
        reports.extend(match exported {
            Ok(Exported { written: Numbers { sessions, answers }, left_out, short, lost }) => {
                let has_lost = !lost.is_nothing() || !short.is_empty();
                Some(Report::Exported { path, sessions, answers, left_out: left_out.len(), has_lost })
            }
            // The screen gets `Report::Worked` for that.
            Err(ExportError::Stopped) => None,
            Err(error) => Some(Report::Failed(export_problem(&error, path))),
        });
        reports
    });
    shared.start_work("export-working", Vec::new(), act)
}

/// Shows a folder in a window of the system. The program goes on.
pub(super) fn show_folder(folder: &str) -> Result<Vec<Report>, Problem> {
    open::that_detached(folder).map_err(|_unknown| Problem::new("facilitator-folder-not-shown", folder))?;
    Ok(Vec::new())
}

fn export_problem(error: &ExportError, out: String) -> Problem {
    match error {
        ExportError::Nothing => Problem::new("export-nothing", out),
        ExportError::Differs { .. } => Problem::new("export-differs", out),
        ExportError::Busy => Problem::new("error-busy", out),
        ExportError::Record(error) => record_problem(error),
        ExportError::Unreadable { path, .. } => Problem::new("error-unreadable", path.display().to_string()),
        ExportError::File(UnfinishedError::Failed { path, source })
            if source.kind() == ErrorKind::ResourceBusy =>
        {
            Problem::new("doc-held", path.display().to_string())
        }
        ExportError::File(UnfinishedError::Failed { path, source }) => {
            file_problem("error-export", path, source)
        }
        ExportError::File(UnfinishedError::IsThere { .. })
        | ExportError::OwnRecord(_)
        | ExportError::Ending(_)
        | ExportError::Stopped => Problem::new("error-export", out),
    }
}
