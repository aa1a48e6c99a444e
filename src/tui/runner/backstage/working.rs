//! Work beside the loop, as the rest of the backstage sees it: begun, heard of, stopped.

use std::path::PathBuf;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::practice::counting;
use crate::record::error::RecordError;
use crate::record::{Access, Checkpoint, RecordStore};
use crate::tui::msg::{Problem, Report, Request};
use crate::tui::runner::backstage::Backstage;
use crate::tui::runner::backstage::problems::{news, record_problem};
use crate::tui::runner::work::{Act, Heard, Unfinished, Work};

/// So many sessions are counted between two keys without anybody noticing.
const AT_ONCE: u64 = 200;
/// Who leaves the program waits no longer than this for the work to stop, and no longer than this for the record.
const PATIENCE: Duration = Duration::from_secs(1);

/// What the program could not bring to an end.
#[derive(Debug)]
pub enum Unclosed {
    Work(Unfinished),
    Record(RecordError),
    /// The disk of the record does not answer.
    Hangs,
}

impl Backstage {
    /// Stops what goes on beside the loop, and lets the record go as one whole file. A disk that does not answer is not
    /// waited for: what is saved stays saved, the log beside the record belongs to it.
    pub fn close(self) -> Result<Checkpoint, Unclosed> {
        let ended = self.work.map_or(Ok(()), |work| work.end(PATIENCE));
        let (tell, told) = mpsc::channel();
        let store = self.store;
        thread::spawn(move || tell.send(store.close()).ok());
        let closed = told.recv_timeout(PATIENCE);
        ended.map_err(Unclosed::Work)?;
        closed.map_or(Err(Unclosed::Hangs), |closed| closed.map_err(Unclosed::Record))
    }

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

    /// As [`Self::work`], for work that writes to another place than the data folder, such as a stick.
    pub(super) fn work_to(&mut self, to: PathBuf, title: &'static str, act: Act) -> Vec<Report> {
        let is_new = self.work.is_none();
        let reports = self.work(title, Vec::new(), act);
        if let Some(work) = self.work.as_mut().filter(|_| is_new) {
            work.write_to(to);
        }
        reports
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
