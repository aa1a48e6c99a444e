//! Writes the papers of a scenario into the folder for documents, to be printed before class.
//!
//! Every time into a folder of its own: what somebody has written into an older kit is never touched.

use crate::export::Form;
use crate::export::kit::{Class, kit};
use crate::files;
use crate::locale::Speech;
use crate::papers::{free_folder, inside, kit_files};
use crate::tui::msg::{Problem, Report};
use crate::tui::runner::backstage::Backstage;
use crate::tui::runner::backstage::problems::unwritten_problem;

/// Below the folder for documents.
const FOLDER: &str = "giay-to";

impl Backstage {
    pub(super) fn write_kit(
        &mut self,
        scenario: &str,
        cut: u16,
        speech: Speech,
    ) -> Result<Vec<Report>, Problem> {
        let story = self.load(scenario)?;
        let words = self.spoken.words(&story, &self.library);
        let class = Class { story: &story, cut, catalog: self.catalog(), words: &words, speech };
        let papers = kit(class);
        let home = self.documents.folder().join(FOLDER);
        let files = kit_files(&papers, &Form::ALL)
            .map_err(|error| Problem::new("kit-failed", format!("{} ({error})", home.display())))?;
        // The id, not what was asked for: that may be a path.
        let folder = free_folder(&home, story.scenario.id.as_str(), &files);
        let planned = inside(&folder, files);
        files::all(&planned).map_err(|error| unwritten_problem("kit-failed", &error))?;
        Ok(vec![Report::KitWritten { folder: folder.display().to_string(), n: papers.len() }])
    }
}
