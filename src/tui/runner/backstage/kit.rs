//! Writes the papers of a scenario into the data folder, to be printed before class.
//!
//! Every time into a folder of its own: what somebody has written into an older kit is never touched.

use std::path::{Path, PathBuf};

use crate::export::kit::{Class, kit, written};
use crate::files::{self, Planned};
use crate::locale::Speech;
use crate::tui::msg::{Problem, Report};
use crate::tui::runner::backstage::Backstage;

/// Below the data folder, beside the record.
const FOLDER: &str = "giay-to";
/// More kits of one scenario than anybody keeps.
const MOST: u32 = 1_000;

impl Backstage {
    pub(super) fn write_kit(
        &mut self,
        scenario: &str,
        cut: u16,
        speech: Speech,
    ) -> Result<Vec<Report>, Problem> {
        let rehearsal = self.load(scenario)?;
        let words = self.spoken.words(&rehearsal, &self.library);
        let class = Class { rehearsal: &rehearsal, cut, catalog: self.catalog(), words: &words, speech };
        let papers = kit(class);
        let home = self.store.path().parent().unwrap_or(Path::new("")).join(FOLDER);
        // The id, not what was asked for: that may be a path.
        let folder = free(&home, rehearsal.scenario.id.as_str());
        let files = written(&papers, true, true)
            .map_err(|error| Problem::new("kit-failed", format!("{} ({error})", folder.display())))?;
        let planned: Vec<Planned> =
            files.into_iter().map(|(name, bytes)| Planned { path: folder.join(name), bytes }).collect();
        files::all(&planned).map_err(|error| {
            Problem::new("kit-failed", format!("{} ({})", error.path.display(), error.source))
        })?;
        Ok(vec![Report::KitWritten { folder: folder.display().to_string(), n: papers.len() }])
    }
}

/// The first folder of this name that is not there yet: `ten`, `ten-2`, `ten-3`.
fn free(home: &Path, name: &str) -> PathBuf {
    let others = (2..MOST).map(|n| home.join(format!("{name}-{n}")));
    let mut folders = std::iter::once(home.join(name)).chain(others);
    folders.find(|folder| folder.symlink_metadata().is_err()).unwrap_or_else(|| home.join(name))
}
