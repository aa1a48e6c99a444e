//! What the services share: the record, the library, the clock, the texts, the folders, the open session, the settings,
//! and the work beside the loop, which is started, polled and stopped here.
//!
//! It names no service, so each service can name it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::clock::Clock;
use crate::id::{SessionId, StepId};
use crate::journal;
use crate::library::Library;
use crate::locale::words::ScenarioWords;
use crate::locale::{Speech, number};
use crate::paths::Folders;
use crate::practice::{LiveSession, Session, counting};
use crate::record::error::Fault;
use crate::record::home::Home;
use crate::record::names::KnownNames;
use crate::record::{Access, Checkpoint, RecordStore};
use crate::scenario::lines::Line;
use crate::scenario::story::Story;
use crate::tui::context::ShownOn;
use crate::tui::msg::{GoOn, HalfFilled, Problem, Report, Request};
use crate::tui::on_wall::OnWall;
use crate::tui::runner::services::left_at::LeftAt;
use crate::tui::runner::services::locations::{Locations, Marks, plugged_in};
use crate::tui::runner::services::problems::{news, record_problem, recovered};
use crate::tui::runner::services::texts::SpokenTexts;
use crate::tui::runner::showing::Showing;
use crate::tui::runner::work::{Act, Status, Work};

#[derive(Debug)]
pub(super) struct Shared {
    pub(super) store: RecordStore,
    pub(super) library: Library,
    pub(super) clock: Clock,
    pub(super) texts: SpokenTexts,
    pub(super) locations: Locations,
    /// Of the scenarios in the lists. Kept, because each letter of a search lists the sessions again.
    pub(super) names: KnownNames,
    pub(super) open: Option<OpenSession>,
    /// The work that runs beside the loop. There is at most one.
    pub(super) work: Option<Work>,
    /// Where the session played last may be seen.
    pub(super) shown_on: ShownOn,
}

/// The session on the screens.
#[derive(Debug)]
pub(super) struct OpenSession {
    opened: Opened,
    pub(super) words: ScenarioWords,
    /// The session as it stood earlier, while that is shown.
    moment: Option<Session>,
    /// The step that is done again, and the session to which it belongs.
    again: Option<(StepId, SessionId)>,
    half_filled: Option<HalfFilled>,
    /// The page of the debrief at which it was left.
    page: Option<usize>,
}

/// Only a session that is played can be written to.
#[derive(Debug)]
enum Opened {
    Live(LiveSession),
    Shown(Session),
}

impl OpenSession {
    fn of(opened: Opened, words: ScenarioWords) -> Self {
        Self { opened, words, moment: None, again: None, half_filled: None, page: None }
    }

    pub(super) fn page(&self) -> Option<usize> {
        self.page
    }

    pub(super) fn turn_to(&mut self, page: Option<usize>) {
        self.page = page;
    }

    pub(super) fn live(session: LiveSession, words: ScenarioWords) -> Self {
        Self::of(Opened::Live(session), words)
    }

    /// A session in which one step of another is done again.
    pub(super) fn again(session: LiveSession, words: ScenarioWords, step: StepId, of: SessionId) -> Self {
        Self { again: Some((step, of)), ..Self::live(session, words) }
    }

    pub(super) fn done_again(&self) -> Option<&(StepId, SessionId)> {
        self.again.as_ref()
    }

    pub(super) fn shown(session: Session, words: ScenarioWords) -> Self {
        Self::of(Opened::Shown(session), words)
    }

    pub(super) fn half_filled(&self) -> Option<&HalfFilled> {
        self.half_filled.as_ref()
    }

    pub(super) fn keep_form(&mut self, form: Option<HalfFilled>) {
        self.half_filled = form;
    }

    pub(super) fn session(&self) -> &Session {
        match &self.opened {
            Opened::Live(live) => live,
            Opened::Shown(session) => session,
        }
    }

    /// What stands on the wall of this session. None where it is only looked at.
    pub(super) fn showing(&self, wall: OnWall, speech: Speech) -> Option<Showing> {
        let Opened::Live(live) = &self.opened else { return None };
        let again = self.again.clone().map(|(step, of)| (of, step));
        Some(Showing { session: live.id(), again, event: live.meeting().seq(), speech, wall })
    }

    /// Returns the session as it is shown: as it stood earlier, or as it stands.
    pub(super) fn shown_session(&self) -> &Session {
        self.moment.as_ref().unwrap_or_else(|| self.session())
    }

    pub(super) fn playable(&mut self) -> Option<&mut LiveSession> {
        match &mut self.opened {
            Opened::Live(live) => Some(live),
            Opened::Shown(_) => None,
        }
    }

    pub(super) fn show_moment(&mut self, n_events: usize) {
        let session = self.session();
        let is_whole = n_events >= session.meeting().log().len();
        self.moment = (!is_whole).then(|| session.after(n_events));
    }

    /// Whether it is played and has not ended.
    pub(super) fn is_playing(&self) -> bool {
        match &self.opened {
            Opened::Live(live) => !live.is_finished(),
            Opened::Shown(_) => false,
        }
    }
}

impl Shared {
    /// Notes a failure in the journal that stops nothing.
    pub(super) fn note(&self, what: &'static str, why: &'static str) {
        journal::note(self.store.path().parent().unwrap_or(Path::new(".")), &self.clock, what, why);
    }

    pub(super) fn waiting(&self) -> GoOn {
        if let Some(left) = LeftAt::read(self) {
            return if left.redo.is_some() { GoOn::Redo } else { GoOn::Debrief };
        }
        let found = self.store.unfinished();
        let found = journal::or_note(found, "look for an unfinished session", &self.store, &self.clock);
        if found.flatten().is_some() { GoOn::Meeting } else { GoOn::Nothing }
    }

    /// Returns the lines of a scenario in the languages that are spoken now.
    pub(super) fn words(&self, story: &Story) -> ScenarioWords {
        self.texts.words(story, &self.library)
    }

    /// These lines of a scenario in what is spoken.
    pub(super) fn words_of(&self, id: &str, lines: &[Line<'_>]) -> ScenarioWords {
        self.texts.words_of(id, lines, &self.library)
    }

    pub(super) fn time(&self, at: i64) -> String {
        time(&self.clock, at)
    }

    /// Uses the folders that were chosen at the start. `opens`: the system can show one in a window.
    pub(super) fn use_folders(&mut self, folders: &Folders, opens: bool) {
        let marks = Marks::read(|key| self.setting(key));
        self.locations.choose(folders, opens, self.store.path(), &marks);
    }

    /// Offers no longer what has been joined or taken.
    pub(super) fn forget_joined(&mut self) {
        let marks = Marks::read(|key| self.setting(key));
        self.locations.forget_joined(&marks);
    }

    pub(super) fn sticks(&self) -> Vec<PathBuf> {
        self.locations.sticks().unwrap_or_else(|| plugged_in(self.store.path(), &self.clock))
    }

    /// Moves the log into the record while no session is played, so that the one file is the whole record. Reports a
    /// result once for each writing.
    pub(super) fn checkpoint(&mut self) -> Vec<Report> {
        let is_playing = self.open.as_ref().is_some_and(OpenSession::is_playing);
        if is_playing || self.work.is_some() || !self.store.needs_checkpoint() {
            return Vec::new();
        }
        match self.store.checkpoint() {
            Ok(Checkpoint::Whole) => Vec::new(),
            Ok(Checkpoint::LogBusy) => {
                let path = self.store.path().display().to_string();
                vec![Report::Failed(Problem::new("error-log-busy", path))]
            }
            Err(error) if error.fault == Fault::Damaged => self.recover(),
            Err(error) => vec![Report::Failed(record_problem(&error))],
        }
    }

    /// Moves a damaged record aside and goes on with what can be read of it. The open session may have lost its
    /// last events, so it is left; it can be resumed where the record now ends.
    pub(super) fn recover(&mut self) -> Vec<Report> {
        self.open = None;
        let problem = match self.store.recover_in_place() {
            Ok(recovery) => {
                recovery.map_or_else(|| Problem::new("error-storage", ""), |found| recovered(&found))
            }
            Err(error) => record_problem(&error),
        };
        vec![Report::Left { waiting: self.waiting() }, Report::Failed(problem)]
    }
}

/// Returns "23/11/2026 14:05" in the time zone of the laptop.
pub(super) fn time(clock: &Clock, at: i64) -> String {
    clock.zone().moment(at).map_or_else(String::new, number::day_and_time)
}

/// The setting that holds which club was named last.
pub const HOME: &str = "home";

/// The setting of where the screen may be seen.
pub(super) const SHOWN_ON: &str = "shown_on";

impl Shared {
    /// Returns a setting. A record that cannot be read has none; the journal notes it.
    /// Notes where the screen may be seen, for the next start too.
    pub(super) fn show_on(&mut self, shown_on: ShownOn) {
        if std::mem::replace(&mut self.shown_on, shown_on) != shown_on {
            let kept = self.store.put_setting(SHOWN_ON, shown_on.into());
            journal::or_note(kept, "keep where the screen is seen", &self.store, &self.clock);
        }
    }

    pub(super) fn setting(&self, key: &str) -> Option<String> {
        journal::or_note(self.store.setting(key), "read a setting", &self.store, &self.clock).flatten()
    }
}

/// Reports the club that was named last.
pub(super) fn recall_home(shared: &Shared) -> Vec<Report> {
    vec![Report::Home(shared.setting(HOME).unwrap_or_default())]
}

/// Writes nothing where it is known already, as nearly always.
pub(super) fn keep_home(shared: &mut Shared, words: &str) -> Result<Vec<Report>, Problem> {
    let home = Home::of(words);
    let known = shared.setting(HOME);
    let kept = match &home {
        Some(home) if known.as_deref() == Some(home.as_str()) => Ok(()),
        Some(home) => shared.store.put_setting(HOME, home.as_str()),
        None if known.is_none() => Ok(()),
        None => shared.store.remove_setting(HOME),
    };
    kept.map(|()| Vec::new()).map_err(|error| record_problem(&error))
}

/// Keeps a setting.
pub(super) fn keep(shared: &mut Shared, key: &str, value: &str) -> Result<Vec<Report>, Problem> {
    shared.store.put_setting(key, value).map_err(|error| record_problem(&error))?;
    Ok(Vec::new())
}

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
