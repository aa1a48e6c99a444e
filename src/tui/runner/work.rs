//! Work that takes longer than a key may: runs in a thread beside the loop, reports its progress, can be stopped.
//!
//! The worker opens what it needs itself and shares only two channels with the loop. It learns that it has to stop
//! only when it reports progress. So it reports often, and leaves nothing half done.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::progress::{Progress, Tell};
use crate::tui::msg::{Report, Request};

/// What is to be done, and what came of it.
pub type Act = Box<dyn FnOnce(&mut Tell<'_>) -> Vec<Report> + Send>;

#[derive(Debug)]
pub struct Work {
    /// The ui message that says what is being done.
    title: &'static str,
    /// What is asked for once it is done and was not stopped.
    then: Vec<Request>,
    messages: Receiver<Message>,
    stop: Sender<()>,
    worker: Option<JoinHandle<()>>,
    stopped: bool,
    /// Where it writes to, if that is another place than the data folder.
    to: Option<PathBuf>,
}

#[derive(Debug)]
enum Message {
    Progress(Progress),
    Done(Vec<Report>),
}

/// How far the work is after a wait.
#[derive(Debug)]
pub enum Status {
    Waiting,
    Working(Report),
    Done { reports: Vec<Report>, then: Vec<Request> },
}

impl Work {
    pub fn begin(title: &'static str, then: Vec<Request>, act: Act) -> Self {
        let (sender, messages) = mpsc::channel();
        let (stop, stops) = mpsc::channel();
        let worker = thread::spawn(move || {
            let progress_sender = sender.clone();
            let reports = act(&mut |progress| {
                // When the loop has ended, the work stops too.
                let is_received = progress_sender.send(Message::Progress(progress)).is_ok();
                if is_received && stops.try_recv().is_err() {
                    ControlFlow::Continue(())
                } else {
                    ControlFlow::Break(())
                }
            });
            sender.send(Message::Done(reports)).ok();
        });
        Self { title, then, messages, stop, worker: Some(worker), stopped: false, to: None }
    }

    /// Notes where it writes to, such as a stick.
    pub fn write_to(&mut self, to: PathBuf) {
        self.to = Some(to);
    }

    /// Asks the worker to stop. It does so where nothing is left half done, and reports.
    pub fn stop(&mut self) {
        self.stopped = true;
        self.stop.send(()).ok();
    }

    /// Waits no longer than this for news and takes all there is.
    pub fn poll(&mut self, wait: Duration) -> Status {
        let mut last = None;
        let mut next = self.messages.recv_timeout(wait);
        loop {
            match next {
                Ok(Message::Progress(progress)) => last = Some(progress),
                Ok(Message::Done(reports)) => return self.done(reports),
                Err(RecvTimeoutError::Timeout) => break,
                // The thread ended without a result, so there is nothing to report.
                Err(RecvTimeoutError::Disconnected) => return self.done(Vec::new()),
            }
            next = self.messages.recv_timeout(Duration::ZERO);
        }
        last.map_or(Status::Waiting, |Progress { done, of }| {
            Status::Working(Report::Working { title: self.title, done, of })
        })
    }

    fn done(&mut self, reports: Vec<Report>) -> Status {
        let then = if self.stopped { Vec::new() } else { std::mem::take(&mut self.then) };
        let reports = std::iter::once(Report::Worked { stopped: self.stopped }).chain(reports).collect();
        Status::Done { reports, then }
    }

    /// Asks it to stop, when the user leaves the program. Waits no longer than `patience` for the next report. Work
    /// that hangs is left to end with the program, and is returned.
    pub fn end(mut self, patience: Duration) -> Result<(), Unfinished> {
        self.stop.send(()).ok();
        loop {
            match self.messages.recv_timeout(patience) {
                Ok(Message::Progress(_)) => {}
                Ok(Message::Done(_)) | Err(RecvTimeoutError::Disconnected) => return Ok(()),
                Err(RecvTimeoutError::Timeout) => {
                    self.worker = None;
                    return Err(Unfinished { to: self.to.take() });
                }
            }
        }
    }
}

/// Work that did not stop when the program ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfinished {
    /// Where it leaves what it has half made, if that is another place than the data folder.
    pub to: Option<PathBuf>,
}

/// Waits for the worker to come to an end, so that nothing it made is left lying about.
impl Drop for Work {
    fn drop(&mut self) {
        self.stop.send(()).ok();
        if let Some(worker) = self.worker.take() {
            worker.join().ok();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::time::Duration;

    use super::{Status, Unfinished, Work};
    use crate::progress::Progress;
    use crate::tui::msg::{Report, Request};

    const LONG: Duration = Duration::from_mins(1);

    fn kept(reports: &[Report]) -> usize {
        reports.iter().filter(|report| matches!(report, Report::Kept)).count()
    }

    /// The end of the work, without the reports on the way.
    fn end(work: &mut Work) -> (Vec<Report>, Vec<Request>) {
        loop {
            if let Status::Done { reports, then } = work.poll(LONG) {
                return (reports, then);
            }
        }
    }

    #[test]
    fn it_tells_how_far_it_is_and_asks_for_what_comes_then() {
        let (go_on, wait) = mpsc::channel::<()>();
        let mut work = Work::begin(
            "job-counting",
            vec![Request::ListScenarios],
            Box::new(move |tell| {
                let _ = tell(Progress::new(1, 2));
                wait.recv().ok();
                vec![Report::Kept]
            }),
        );
        let Status::Working(Report::Working { title: "job-counting", done: 1, of: 2 }) = work.poll(LONG)
        else {
            panic!("not told");
        };
        go_on.send(()).expect("a worker that waits");
        let (reports, then) = end(&mut work);
        assert!(matches!(reports.first(), Some(Report::Worked { stopped: false })));
        assert_eq!((kept(&reports), then.as_slice()), (1, &[Request::ListScenarios][..]));
    }

    #[test]
    fn it_stops_when_it_tells_the_next_time() {
        let (go_on, wait) = mpsc::channel::<()>();
        let mut work = Work::begin(
            "job-counting",
            vec![Request::ListScenarios],
            Box::new(move |tell| {
                wait.recv().ok();
                if tell(Progress::new(1, 2)).is_break() { Vec::new() } else { vec![Report::Kept] }
            }),
        );
        work.stop();
        go_on.send(()).expect("a worker that waits");
        let (reports, then) = end(&mut work);
        assert!(matches!(reports.as_slice(), [Report::Worked { stopped: true }]));
        assert_eq!(then, []);
    }
    #[test]
    fn what_hangs_is_left_and_what_stops_is_waited_for() {
        let (go_on, wait) = mpsc::channel::<()>();
        let hangs: crate::tui::runner::work::Act = Box::new(move |_| {
            wait.recv().ok();
            Vec::new()
        });
        let mut work = Work::begin("carry-working", Vec::new(), hangs);
        work.write_to("/media/usb".into());
        assert_eq!(work.end(Duration::ZERO), Err(Unfinished { to: Some("/media/usb".into()) }));
        drop(go_on);
        let stops = Work::begin("carry-working", Vec::new(), Box::new(|_| Vec::new()));
        assert_eq!(stops.end(LONG), Ok(()));
    }
}
