//! Work beside the loop, as the services see it: started, polled, stopped.

use std::path::PathBuf;
use std::time::Duration;

use crate::practice::counting;
use crate::record::{Access, RecordStore};
use crate::tui::msg::{Problem, Report, Request};
use crate::tui::runner::services::problems::{news, record_problem};
use crate::tui::runner::services::shared::Shared;
use crate::tui::runner::work::{Act, Status, Work};

/// So many sessions are counted between two keys before the wait can be felt.
const AT_ONCE: u64 = 200;

/// Asks the work to stop. It reports when it has.
pub(super) fn stop(shared: &mut Shared) -> Vec<Report> {
    if let Some(work) = &mut shared.work {
        work.stop();
    }
    Vec::new()
}

impl Shared {
    /// Returns the reports of the work in the meantime, and what is to be asked for after it.
    pub(super) fn poll_work(&mut self, wait: Duration) -> (Vec<Report>, Vec<Request>) {
        let Some(work) = &mut self.work else { return (Vec::new(), Vec::new()) };
        match work.poll(wait) {
            Status::Waiting => (Vec::new(), Vec::new()),
            Status::Working(report) => (vec![report], Vec::new()),
            Status::Done { reports, then } => {
                self.work = None;
                self.forget_joined();
                (reports, then)
            }
        }
    }

    /// Starts work and shows it on the screen. While other work runs, this one is left out.
    pub(super) fn start_work(&mut self, title: &'static str, then: Vec<Request>, act: Act) -> Vec<Report> {
        if self.work.is_none() {
            self.work = Some(Work::begin(title, then, act));
        }
        vec![Report::Working { title, done: 0, of: 0 }]
    }

    /// As [`Self::start_work`], for work that writes outside the data folder, such as to a stick.
    pub(super) fn start_work_to(&mut self, to: PathBuf, title: &'static str, act: Act) -> Vec<Report> {
        let is_new = self.work.is_none();
        let reports = self.start_work(title, Vec::new(), act);
        if let Some(work) = self.work.as_mut().filter(|_| is_new) {
            work.write_to(to);
        }
        reports
    }

    /// Counts what has not been counted yet. If it returns reports, the counting goes on beside the loop, and `request`
    /// is asked for again after it.
    pub(super) fn count_first(&mut self, request: Request) -> Result<Option<Vec<Report>>, Problem> {
        let failed = |error| record_problem(&error);
        if self.store.n_uncounted().map_err(failed)? <= AT_ONCE {
            counting::count_all(&mut self.store, &self.clock).map_err(failed)?;
            return Ok(None);
        }
        let (path, clock) = (self.store.path().to_owned(), self.clock);
        let act: Act = Box::new(move |progress| {
            let mut reports = Vec::new();
            let counted = RecordStore::open(&path, Access::ReadWrite).and_then(|opening| {
                let mut store = opening.telling(&mut |what| reports.push(Report::Failed(news(what))));
                counting::count(&mut store, &clock, progress)
            });
            reports.extend(counted.err().map(|error| Report::Failed(record_problem(&error))));
            reports
        });
        Ok(Some(self.start_work("job-counting", vec![request], act)))
    }
}
