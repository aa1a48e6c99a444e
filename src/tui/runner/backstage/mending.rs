//! What the panel of languages and the mending of lines ask for: counts, lists, the words of a line, and keeping them.

use crate::library::LoadError;
use crate::locale::Speech;
use crate::locale::correction::{LineKey, PuttingRight};
use crate::tui::msg::{LineCounts, Problem, Report};
use crate::tui::runner::backstage::problems::{load_problem, record_problem};
use crate::tui::runner::backstage::{Backstage, lines};

impl Backstage {
    pub(super) fn count_lines(&self) -> Vec<Report> {
        let counts = self.line_counts.get_or_init(|| {
            // `dongvai check` reports what cannot be read; here it is not counted.
            let (censuses, problems) = self.library.censuses();
            self.note_unread(&problems);
            let counts = censuses.into_iter().map(|census| LineCounts {
                lang: census.lang,
                total: census.total,
                by_state: census.by_state,
                blank: census.blank,
                stale: census.stale,
            });
            counts.collect()
        });
        vec![Report::Lines { counts: counts.clone() }]
    }

    pub(super) fn list_corrections(&self) -> Vec<Report> {
        let protected = self.protected_lines.get_or_init(|| {
            let (lines, problems) = self.library.source_lines();
            self.note_unread(&problems);
            lines.into_iter().filter(|line| line.protected).map(|line| line.key).collect()
        });
        vec![Report::Corrections { rows: self.spoken.rows(protected, |at| self.time(at)) }]
    }

    fn note_unread(&self, problems: &[LoadError]) {
        for problem in problems {
            self.note("read scenarios and texts", load_problem(problem).id);
        }
    }

    pub(super) fn read_lines(&self, keys: &[LineKey], speech: Speech) -> Vec<Report> {
        let open = self.open.as_ref().map(|open| (open.session().story(), &open.words));
        let lines = lines::editable(keys, speech, &self.spoken, open, &self.library);
        vec![Report::Editable { lines, place: self.spoken.last_place() }]
    }

    pub(super) fn put_right(&mut self, made: &PuttingRight) -> Result<Vec<Report>, Problem> {
        let words = self.open.as_mut().map(|open| &mut open.words);
        let kept = self.spoken.put_right(&mut self.store, &self.clock, made, words);
        kept.map_err(|error| record_problem(&error))?;
        Ok(vec![Report::PutRight])
    }

    /// Accepts a correction. One that does not exist any more is not accepted; the list shows those that exist.
    pub(super) fn accept_correction(&mut self, id: &str) -> Result<Vec<Report>, Problem> {
        let words = self.open.as_mut().map(|open| &mut open.words);
        let accepted = self.spoken.accept(&mut self.store, id, words);
        accepted.map_err(|error| record_problem(&error))?;
        Ok(vec![Report::CorrectionAccepted])
    }
}
