//! What the screens never see: the record, the library, the clock, and the session that is open.
//!
//! It does what screens ask for and reports what came of it in words that need no record. A failure is a report
//! too: the session stays where it was and the person is told what still holds.

mod carrying;
mod documents;
mod exporting;
mod group;
mod hall;
mod handing;
mod kit;
mod lines;
mod mending;
mod merging;
mod papers;
mod playing;
mod privacy;
mod problems;
mod scenarios;
mod search;
mod sessions;
mod spoken;
mod working;

use std::cell::OnceCell;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::calendar::Zone;
use crate::clock::{Clock, Stopwatch};
use crate::journal;
use crate::library::Library;
use crate::locale::catalog::Catalog;
use crate::locale::correction::LineKey;
use crate::locale::words::ScenarioWords;
use crate::locale::{Speech, number};
use crate::practice::{Beginning, LiveSession, Session};
use crate::record::error::Fault;
use crate::record::model::Home;
use crate::record::{Checkpoint, RecordStore};
use crate::scenario::story::Story;
use crate::tui::msg::{LineCounts, Problem, Report, Request};
use crate::tui::runner::backstage::documents::Documents;
use crate::tui::runner::backstage::privacy::Guarded;
use crate::tui::runner::backstage::problems::{DAMAGED_NOW, record_problem, recovered};
use crate::tui::runner::backstage::spoken::Spoken;
use crate::tui::runner::work::Work;
use crate::tui::stage::Play;

/// The setting that holds which club was named last.
pub const HOME: &str = "home";
pub use crate::tui::runner::backstage::documents::JOINED;
pub use crate::tui::runner::backstage::problems::news;
pub use crate::tui::runner::backstage::working::Unclosed;

#[derive(Debug)]
pub struct Backstage {
    store: RecordStore,
    library: Library,
    clock: Clock,
    spoken: Spoken,
    club: Option<String>,
    /// Asked for on the command line; otherwise every session draws its own.
    seed: Option<u64>,
    /// A scenario read just now, so that it is not read twice on the way into the meeting.
    read: Option<(String, Story)>,
    open: Option<OpenSession>,
    /// The record was not closed properly last time: worth a check once something is on the screen.
    check_due: bool,
    /// Runs from the moment a task was opened; only if the trainer wants a clock.
    stopwatch: Option<Stopwatch>,
    backup_due: bool,
    guarded: Guarded,
    /// Counted once: it takes long, and a key that is held would ask for it again and again.
    line_counts: OnceCell<Vec<LineCounts>>,
    protected_lines: OnceCell<HashSet<LineKey>>,
    /// What goes on beside the loop.
    work: Option<Work>,
    /// Where tests plug their sticks in; otherwise where the system does.
    sticks: Option<Vec<PathBuf>>,
    documents: Documents,
    /// In which window the room was tried last.
    hall: Option<String>,
}

/// The session on the screens.
#[derive(Debug)]
struct OpenSession {
    opened: Opened,
    words: ScenarioWords,
    /// The session as it stood earlier, while that is shown.
    moment: Option<Session>,
}

/// Only a session that is played can be written to.
#[derive(Debug)]
enum Opened {
    Live(LiveSession),
    Shown(Session),
}

impl OpenSession {
    fn live(session: LiveSession, words: ScenarioWords) -> Self {
        Self { opened: Opened::Live(session), words, moment: None }
    }

    fn shown(session: Session, words: ScenarioWords) -> Self {
        Self { opened: Opened::Shown(session), words, moment: None }
    }

    fn session(&self) -> &Session {
        match &self.opened {
            Opened::Live(live) => live,
            Opened::Shown(session) => session,
        }
    }

    fn playable(&mut self) -> Option<&mut LiveSession> {
        match &mut self.opened {
            Opened::Live(live) => Some(live),
            Opened::Shown(_) => None,
        }
    }

    fn show_moment(&mut self, n_events: usize) {
        let session = self.session();
        let is_whole = n_events >= session.meeting().log().len();
        self.moment = (!is_whole).then(|| session.after(n_events));
    }

    /// Whether it is played and has not come to its end.
    fn is_playing(&self) -> bool {
        match &self.opened {
            Opened::Live(live) => !live.is_finished(),
            Opened::Shown(_) => false,
        }
    }
}

impl Backstage {
    pub fn new(
        store: RecordStore,
        unclean: bool,
        library: Library,
        clock: Clock,
        club: Option<String>,
        seed: Option<u64>,
    ) -> Self {
        let (documents, hall) = (Documents::beside(store.path()), Self::hall_of(&store, &clock));
        let spoken = Spoken::new(&library, &store, &clock);
        let guarded = Guarded::new(&store, &clock);
        Self {
            store,
            library,
            clock,
            spoken,
            club,
            seed,
            read: None,
            open: None,
            check_due: unclean,
            stopwatch: None,
            backup_due: false,
            guarded,
            line_counts: OnceCell::new(),
            protected_lines: OnceCell::new(),
            work: None,
            sticks: None,
            documents,
            hall,
        }
    }

    pub fn catalog(&self) -> &Catalog {
        self.spoken.catalog()
    }

    /// Reads what is spoken from here on, if it has not been read yet.
    pub fn ready_for(&mut self, speech: Speech) {
        let words = self.open.as_mut().map(|open| &mut open.words);
        self.spoken.ready_for(speech, &self.library, words);
    }

    pub fn zone(&self) -> Zone {
        self.clock.zone()
    }

    pub fn setting(&self, key: &str) -> Option<String> {
        journal::or_note(self.store.setting(key), "read a setting", &self.store, &self.clock).flatten()
    }

    /// Notes in the journal what it goes on without.
    fn note(&self, what: &'static str, why: &'static str) {
        journal::note(self.store.path().parent().unwrap_or(Path::new(".")), &self.clock, what, why);
    }

    pub fn has_unfinished(&self) -> bool {
        let found = self.store.unfinished();
        journal::or_note(found, "look for an unfinished session", &self.store, &self.clock)
            .flatten()
            .is_some()
    }

    /// Seconds on the clock, if it is on.
    pub fn elapsed_s(&self) -> Option<u32> {
        self.stopwatch.map(|watch| u32::try_from(watch.elapsed_s(&self.clock)).unwrap_or(u32::MAX))
    }

    pub fn play(&self) -> Option<Play<'_>> {
        let open = self.open.as_ref()?;
        let session = open.moment.as_ref().unwrap_or_else(|| open.session());
        Some(Play {
            story: session.story(),
            meeting: session.meeting(),
            words: &open.words,
            values: session.values(),
            saved: session.saved(),
            learners: session.learners(),
            homes: session.homes(),
            elapsed_s: self.elapsed_s(),
        })
    }

    /// What may wait until the person sees something: a check after an unclean exit, a backup after a session.
    pub fn after_frame(&mut self) -> Vec<Report> {
        if std::mem::take(&mut self.check_due)
            && let Err(error) = self.store.quick_check()
        {
            if error.fault == Fault::Damaged {
                return self.recover();
            }
            journal::or_note::<()>(Err(error), "check the record", &self.store, &self.clock);
        }
        if let Some(failed) = self.finish_erasing() {
            return vec![failed];
        }
        if std::mem::take(&mut self.backup_due) {
            // It takes nothing away from the record itself, but whoever relies on backups has to know.
            if let Err(error) = self.store.keep_backup(self.clock.now_ms()) {
                let mut told =
                    vec![Report::Failed(Problem::new("job-backup", error.path.display().to_string()))];
                told.extend(self.checkpoint());
                return told;
            }
        }
        self.checkpoint()
    }

    /// Makes a checkpoint: while no session is open, the file alone is the whole record. Reports a result once for each
    /// writing.
    fn checkpoint(&mut self) -> Vec<Report> {
        let is_playing = self.open.as_ref().is_some_and(OpenSession::is_playing);
        if is_playing || self.work.is_some() || !self.store.needs_checkpoint() {
            return Vec::new();
        }
        match self.store.checkpoint() {
            Ok(Checkpoint::Whole) => Vec::new(),
            Ok(Checkpoint::LogBusy) => vec![Report::Failed(Problem::new("error-log-busy", self.path_told()))],
            Err(error) if error.fault == Fault::Damaged => self.recover(),
            Err(error) => vec![Report::Failed(record_problem(&error))],
        }
    }

    fn path_told(&self) -> String {
        self.store.path().display().to_string()
    }

    /// Moves a damaged record aside and goes on with what can be read of it. The open session may have lost its
    /// last events, so it is left; it can be resumed where the record now ends.
    fn recover(&mut self) -> Vec<Report> {
        self.open = None;
        let told = match self.store.recover_in_place() {
            Ok(recovery) => {
                recovery.map_or_else(|| Problem::new("error-storage", ""), |found| recovered(&found))
            }
            Err(error) => record_problem(&error),
        };
        vec![Report::Left { unfinished: self.has_unfinished() }, Report::Failed(told)]
    }

    pub fn perform(&mut self, request: Request, speech: Speech) -> Vec<Report> {
        self.ready_for(speech);
        let done = match request {
            Request::Quit => return Vec::new(),
            Request::CheckPin { pin } => Ok(self.check_pin(&pin)),
            Request::Privacy(request) => self.see_to_privacy(request),
            Request::StopWork => {
                self.stop_work();
                Ok(Vec::new())
            }
            Request::ListScenarios => Ok(self.list_scenarios(speech)),
            Request::Prepare { scenario } => self.prepare(&scenario, speech),
            Request::Begin { scenario, setup, learners, homes, place } => {
                let homes =
                    setup.humans().into_iter().map(|role| (role, homes.of(role).to_owned())).collect();
                self.begin(&scenario, Beginning { setup, learners, homes, place: Some(place) })
            }
            Request::RecallHome => Ok(vec![Report::Home(self.setting(HOME).unwrap_or_default())]),
            Request::KeepHome(words) => self.keep_home(&words),
            Request::ResumeLast => self.resume_last(),
            Request::Resume { session } => self.resume(session),
            Request::Try { command, note } => self.with_session(|live, store, clock| {
                let note = note.as_ref().map(|note| (note.kind, note.text.as_str()));
                live.give(store, clock, &command, note).map(|from| Report::Recorded { from })
            }),
            Request::ChangeSeat { role, learner, home } => self.with_session(|live, store, clock| {
                live.change_seat(store, clock, role, &learner, &home).map(|from| Report::Recorded { from })
            }),
            Request::Keep { note } => self.with_session(|live, store, _| {
                live.keep_note(store, note.kind, &note.text).map(|()| Report::Kept)
            }),
            Request::Fork { at_seq } => self.fork(at_seq),
            Request::Clock(on) => {
                self.stopwatch = on.then(|| self.clock.stopwatch());
                Ok(Vec::new())
            }
            Request::Leave => {
                self.open = None;
                Ok(vec![Report::Left { unfinished: self.has_unfinished() }])
            }
            Request::WritePapers { session, papers } => self.write_papers(session, &papers, speech),
            Request::Handover(request) => self.see_to_handover(request),
            Request::LookAtHall => Ok(self.look_at_hall()),
            Request::KeepHall(window) => self.keep_hall(window),
            Request::Ring => Ok(hall::ring()),
            Request::ShowFolder(folder) => documents::show(&folder),
            Request::FindSticks => self.find_sticks(),
            Request::Carry { to, which } => Ok(self.carry(to, which)),
            Request::ListBackups => Ok(self.list_backups()),
            Request::Restore { backup } => self.restore(&backup),
            Request::FindElsewhere => Ok(self.find_elsewhere()),
            Request::FindRecords => Ok(self.find_records()),
            Request::Merge { sources } => Ok(self.merge(sources)),
            Request::WriteKit { scenario, cut } => self.write_kit(&scenario, cut, speech),
            Request::Export { form } => Ok(self.export(form, speech)),
            Request::ListSessions(wish) => self.list_sessions(&wish),
            Request::ShowSession { session } => self.show(session),
            Request::ShowMoment { n_events } => Ok(self.show_moment(n_events)),
            Request::ShowTries { step } => self.show_tries(step),
            Request::Group(wish) => self.group(wish),
            Request::CountLines => Ok(self.count_lines()),
            Request::ListCorrections => Ok(self.list_corrections()),
            Request::ReadLines { keys } => Ok(self.read_lines(&keys, speech)),
            Request::PutRight(made) => self.put_right(&made),
            Request::AcceptCorrection(id) => self.accept_correction(&id),
            Request::KeepSpeech(speech) => self.keep_setting("speech", &speech.to_string()),
            Request::KeepDrafts(drafts) => self.keep_setting("drafts", if drafts { "show" } else { "hide" }),
            Request::KeepTheme(theme) => self.keep_setting("theme", &theme),
            Request::KeepTyping(aid) => self.keep_setting("typing", aid),
            Request::KeepAnswer(key, answer) => self.keep_setting(key, answer),
        };
        match done {
            Ok(reports) => reports,
            Err(problem) if problem.id == DAMAGED_NOW => self.recover(),
            Err(problem) => vec![Report::Failed(problem)],
        }
    }

    fn time(&self, at: i64) -> String {
        time(&self.clock, at)
    }

    /// Nothing is written where it is known already, as nearly always.
    fn keep_home(&mut self, words: &str) -> Result<Vec<Report>, Problem> {
        let home = Home::of(words);
        let known = self.setting(HOME);
        let kept = match &home {
            Some(home) if known.as_deref() == Some(home.as_str()) => Ok(()),
            Some(home) => self.store.put_setting(HOME, home.as_str()),
            None if known.is_none() => Ok(()),
            None => self.store.remove_setting(HOME),
        };
        kept.map(|()| Vec::new()).map_err(|error| record_problem(&error))
    }

    fn keep_setting(&mut self, key: &str, value: &str) -> Result<Vec<Report>, Problem> {
        self.store.put_setting(key, value).map_err(|error| record_problem(&error))?;
        Ok(Vec::new())
    }
}

/// "23/11/2026 14:05", where the laptop is.
fn time(clock: &Clock, at: i64) -> String {
    clock.zone().moment(at).map_or_else(String::new, |moment| {
        let date = number::date(moment.day, moment.month, moment.year);
        format!("{date} {:02}:{:02}", moment.hour, moment.minute)
    })
}
