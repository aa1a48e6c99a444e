//! Work beside the loop, as the rest of the backstage sees it: begun, heard of, stopped.

use std::time::Duration;

use crate::practice::counting;
use crate::record::{Access, RecordStore};
use crate::tui::msg::{Problem, Report, Request};
use crate::tui::runner::backstage::Backstage;
use crate::tui::runner::backstage::problems::{news, record_problem};
use crate::tui::runner::work::{Act, Heard, Work};

/// So many sessions are counted between two keys without anybody noticing.
const AT_ONCE: u64 = 200;

impl Backstage {
    pub fn is_working(&self) -> bool {
        self.work.is_some()
    }

    /// What came of the work in the meantime, and what is to be asked for after it.
    pub fn hear_of_work(&mut self, wait: Duration) -> (Vec<Report>, Vec<Request>) {
        let Some(work) = &mut self.work else { return (Vec::new(), Vec::new()) };
        match work.hear(wait) {
            Heard::Nothing => (Vec::new(), Vec::new()),
            Heard::Working(report) => (vec![report], Vec::new()),
            Heard::Done { reports, then } => {
                self.work = None;
                self.forget_joined();
                (reports, then)
            }
        }
    }

    pub(super) fn stop_work(&mut self) {
        if let Some(work) = &mut self.work {
            work.stop();
        }
    }

    /// Begins work of which the screen tells. There is one at a time: a second wish waits for nothing and is left out.
    pub(super) fn work(&mut self, title: &'static str, then: Vec<Request>, act: Act) -> Vec<Report> {
        if self.work.is_none() {
            self.work = Some(Work::begin(title, then, act));
        }
        vec![Report::Working { title, done: 0, of: 0 }]
    }

    /// Counts what has not been counted yet. Reports of work that goes on mean that `wish` is asked for after it.
    pub(super) fn count_first(&mut self, wish: Request) -> Result<Option<Vec<Report>>, Problem> {
        let failed = |error| record_problem(&error);
        if self.store.n_uncounted().map_err(failed)? <= AT_ONCE {
            counting::count_all(&mut self.store, &self.clock).map_err(failed)?;
            return Ok(None);
        }
        let (path, clock) = (self.store.path().to_owned(), self.clock);
        let act: Act = Box::new(move |tell| {
            let mut told = Vec::new();
            let counted = RecordStore::open(&path, Access::ReadWrite).and_then(|opening| {
                let mut store = opening.telling(&mut |what| told.push(Report::Failed(news(what))));
                counting::count(&mut store, &clock, tell)
            });
            told.extend(counted.err().map(|error| Report::Failed(record_problem(&error))));
            told
        });
        Ok(Some(self.work("job-counting", vec![wish], act)))
    }
}
