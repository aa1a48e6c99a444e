//! Writing the papers of a session into the folder for documents, each as .docx and .html.
//!
//! Every time into files of their own: a folder in which somebody may have gone on writing is left alone.

use crate::export::Form;
use crate::export::papers::Kind;
use crate::files;
use crate::id::SessionId;
use crate::locale::Speech;
use crate::papers::{Source, free_folder, inside, planned};
use crate::tui::msg::{Problem, Report};
use crate::tui::runner::backstage::Backstage;
use crate::tui::runner::backstage::problems::{no_session, problem, unwritten_problem};

/// Below the folder for documents.
const PAPERS: &str = "giay-to";

impl Backstage {
    /// Papers of this session, or of the one that is open.
    pub(super) fn write_papers(
        &self,
        session: Option<SessionId>,
        kinds: &[Kind],
        speech: Speech,
    ) -> Result<Vec<Report>, Problem> {
        let session = match (session, &self.open) {
            (Some(session), _) => session,
            (None, Some(open)) => open.session().id(),
            (None, None) => return Err(no_session()),
        };
        let source = Source::read(&self.store, &self.clock, session).map_err(|error| problem(&error))?;
        let words = self.spoken.words(source.session().story(), &self.library);
        let played = source.played(self.catalog(), &words, speech);
        let unwritten = |detail: String| Problem::new("doc-failed", detail);
        let files = planned(kinds, &Form::ALL, &played).map_err(|error| unwritten(error.to_string()))?;
        let among = self.documents.folder().join(PAPERS);
        let folder = free_folder(&among, &source.folder_name(), &files);
        let files = inside(&folder, files);
        files::all(&files).map_err(|error| unwritten_problem("doc-failed", &error))?;
        let names = files.iter().filter_map(|file| file.path.file_name());
        Ok(vec![Report::PapersWritten {
            folder: folder.display().to_string(),
            files: names.map(|name| name.to_string_lossy().into_owned()).collect(),
        }])
    }
}
