//! Exports that a screen asks for: work beside the loop, into files of their own in the folder for documents.
//!
//! Nothing that is there is ever replaced: somebody may have gone on working with it.

use std::io::ErrorKind;

use crate::export::data::{DataForm, Numbers};
use crate::exporting::{ExportError, Exported, Stage, Wanted, export, free_place};
use crate::files::unfinished::UnfinishedError;
use crate::locale::Speech;
use crate::progress::Progress;
use crate::record::News;
use crate::tui::msg::{Problem, Report};
use crate::tui::runner::backstage::Backstage;
use crate::tui::runner::backstage::problems::{news, record_problem};
use crate::tui::runner::work::Act;

/// Below the folder for documents.
const FOLDER: &str = "xuat";

impl Backstage {
    pub(super) fn export(&mut self, form: DataForm, speech: Speech) -> Vec<Report> {
        let (record, library, clock) = (self.store.path().to_owned(), self.library.clone(), self.clock);
        let folder = self.documents.folder().join(FOLDER);
        let act: Act = Box::new(move |tell| {
            let out = free_place(&folder, &clock, form);
            let wanted = Wanted { form, out: &out, terms: &[], force: false, speech };
            let mut tell = |stage| match stage {
                Stage::Counting(progress) => tell(progress),
                Stage::Writing { written, of } => tell(Progress::new(written.sessions, of)),
            };
            let mut told = Vec::new();
            let mut hear = |what: News<'_>| told.push(Report::Failed(news(what)));
            let exported = export(&wanted, &library, &record, clock, &mut tell, &mut hear);
            let path = out.display().to_string();
            told.extend(match exported {
                Ok(Exported { written: Numbers { sessions, answers }, left_out, short, lost }) => {
                    let has_lost = !lost.is_nothing() || !short.is_empty();
                    Some(Report::Exported { path, sessions, answers, left_out: left_out.len(), has_lost })
                }
                // The screen hears of that anyway.
                Err(ExportError::Stopped) => None,
                Err(error) => Some(Report::Failed(problem(&error, path))),
            });
            told
        });
        self.work("export-working", Vec::new(), act)
    }
}

fn problem(error: &ExportError, out: String) -> Problem {
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
            Problem::new("error-export", format!("{} ({source})", path.display()))
        }
        ExportError::File(UnfinishedError::IsThere { .. })
        | ExportError::OwnRecord(_)
        | ExportError::Ending(_)
        | ExportError::Stopped => Problem::new("error-export", out),
    }
}
