//! Does what screens ask for: each [`Request`] goes to one service, and its reports come back.
//!
//! A service is one file with one function for each request. It keeps its own state; [`shared`] has what all of them
//! use. A failure is a report too: the session stays as it was, and the report says what still holds.

mod group;
mod hall;
mod left_at;
mod transfer;
mod lines;
mod locations;
pub(super) mod meeting;
mod merge;
mod own_file;
mod papers;
mod people;
mod problems;
mod scenarios;
mod sessions;
mod shared;
pub(super) mod texts;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use crate::calendar::Zone;
use crate::clock::Clock;
use crate::corrections;
use crate::id::SessionId;
use crate::journal;
use crate::library::Library;
use crate::locale::Speech;
use crate::locale::catalog::Catalog;
use crate::paths::Folders;
use crate::practice::Beginning;
use crate::record::error::{Fault, RecordError};
use crate::record::names::KnownNames;
use crate::record::{Checkpoint, RecordStore};
use crate::scenario::story::Story;
use crate::tui::context::{Audience, Mouse, Play, ShownOn};
use crate::tui::msg::{GoOn, Problem, Report, Request};
use crate::tui::on_wall::OnWall;
use crate::tui::runner::services::hall::HallService;
use crate::tui::runner::services::lines::LineService;
use crate::tui::runner::services::locations::Locations;
use crate::tui::runner::services::meeting::MeetingService;
use crate::tui::runner::services::people::PeopleService;
use crate::tui::runner::services::problems::DAMAGED_NOW;
use crate::tui::runner::services::scenarios::ScenarioService;
use crate::tui::runner::services::shared::{SHOWN_ON, Shared};
use crate::tui::runner::services::texts::SpokenTexts;
use crate::tui::runner::showing::ShowingFile;
use crate::tui::runner::work::Unfinished;

pub use crate::tui::runner::services::locations::JOINED;
pub use crate::tui::runner::services::problems::news;
pub use crate::tui::runner::services::shared::HOME;

/// Leaving waits no longer than this for the work to stop, and no longer than this for the record.
const PATIENCE: Duration = Duration::from_secs(1);

/// The setting of the mouse, and what it says while the terminal has it.
const MOUSE: &str = "mouse";
const MOUSE_OFF: &str = "off";

#[derive(Debug)]
pub struct Services {
    shared: Shared,
    meeting: MeetingService,
    scenarios: ScenarioService,
    lines: LineService,
    people: PeopleService,
    hall: HallService,
    /// What windows that follow the session read.
    showing: ShowingFile,
    /// The record was not closed properly last time: it is checked once something is on the screen.
    check_due: bool,
    /// What may wait until something is on the screen.
    due: Vec<Request>,
    /// Becomes true when the file that is shown was saved again.
    stale: Option<Arc<AtomicBool>>,
}

/// Work that did not stop with the program.
#[derive(Debug)]
pub enum Unclosed {
    Work(Unfinished),
    Record(RecordError),
    /// The disk of the record does not answer.
    Hangs,
}

/// What a record keeps of a form that is being filled in, as the record of another session at the same task keeps it.
pub fn half_filled_for(kept: &str, session: SessionId) -> Option<String> {
    meeting::form_for(kept, session)
}

impl Services {
    /// `unclean`: the record was not closed properly last time. `seed` is for tests and the command line; without it
    /// every session draws its own.
    pub fn new(
        store: RecordStore,
        unclean: bool,
        library: Library,
        clock: Clock,
        club: Option<String>,
        seed: Option<u64>,
    ) -> Self {
        let read = journal::or_note(corrections::read(&store), "read the corrections", &store, &clock);
        let (texts, locations) =
            (SpokenTexts::new(&library, read.unwrap_or_default()), Locations::beside(store.path()));
        let shown_on =
            journal::or_note(store.setting(SHOWN_ON), "read where the screen is seen", &store, &clock);
        let shown_on = shown_on.flatten().and_then(|kept| kept.parse().ok()).unwrap_or_default();
        let (people, hall) = (PeopleService::new(&store, &clock), HallService::new(&store, &clock));
        let showing = ShowingFile::beside(store.path());
        Self {
            shared: Shared {
                store,
                library,
                clock,
                texts,
                locations,
                names: KnownNames::default(),
                open: None,
                work: None,
                shown_on,
            },
            meeting: MeetingService::new(seed),
            scenarios: ScenarioService::new(club),
            lines: LineService::default(),
            people,
            hall,
            showing,
            check_due: unclean,
            due: Vec::new(),
            stale: None,
        }
    }

    /// Uses the folders that were chosen at the start. `opens`: the system can show a folder in a window.
    #[must_use]
    pub fn in_folders(mut self, folders: &Folders, opens: bool) -> Self {
        self.shared.use_folders(folders, opens);
        self
    }

    /// Performs these once something is on the screen.
    #[must_use]
    pub fn after_the_first_frame(mut self, due: Vec<Request>) -> Self {
        self.due = due;
        self
    }

    /// Ends the loop once this becomes true.
    #[must_use]
    pub fn until(mut self, stale: Option<Arc<AtomicBool>>) -> Self {
        self.stale = stale;
        self
    }

    pub fn is_watched(&self) -> bool {
        self.stale.is_some()
    }

    pub fn is_stale(&self) -> bool {
        self.stale.as_ref().is_some_and(|stale| stale.load(Ordering::Acquire))
    }

    /// Takes a scenario that has been read already.
    #[must_use]
    pub fn with_read(mut self, scenario: String, story: Story) -> Self {
        self.scenarios.hand_in(scenario, story);
        self
    }

    /// Uses these folders as sticks, in place of the system's. For tests.
    #[doc(hidden)]
    pub fn plug_in(&mut self, sticks: Vec<PathBuf>) {
        self.shared.locations.plug_in(sticks);
    }

    pub fn catalog(&self) -> &Catalog {
        self.shared.texts.catalog()
    }

    /// Reads the texts of these languages, if they have not been read yet.
    pub fn ready_for(&mut self, speech: Speech) {
        let Shared { texts, library, open, .. } = &mut self.shared;
        texts.ready_for(speech, library, open.as_mut().map(|open| &mut open.words));
    }

    pub fn zone(&self) -> Zone {
        self.shared.clock.zone()
    }

    pub fn setting(&self, key: &str) -> Option<String> {
        self.shared.setting(key)
    }

    /// Returns what can be gone on with.
    pub fn waiting(&self) -> GoOn {
        self.shared.waiting()
    }

    /// Whether the facilitator's screens need a PIN.
    pub fn is_locked(&self) -> bool {
        self.people.is_locked()
    }

    /// Who has the mouse: the program, until the user leaves it to the terminal.
    pub fn mouse(&self) -> Mouse {
        if self.setting(MOUSE).as_deref() == Some(MOUSE_OFF) { Mouse::Left } else { Mouse::Taken }
    }

    /// Where the screen may be seen.
    pub fn shown_on(&self) -> ShownOn {
        self.shared.shown_on
    }

    /// Returns in which window the room was tried last.
    pub fn hall(&self) -> Option<&str> {
        self.hall.tried()
    }

    /// Whether the system can show a folder in a window.
    pub fn opens(&self) -> bool {
        self.shared.locations.opens()
    }

    /// Returns the record of an earlier start in another folder.
    pub fn elsewhere(&self) -> Option<&Path> {
        self.shared.locations.elsewhere()
    }

    /// Returns the folder of a hand-over beside the program.
    pub fn handed_over(&self) -> Option<&Path> {
        self.shared.locations.handed_over()
    }

    /// Returns the seconds on the clock, if it is on.
    pub fn elapsed_s(&self) -> Option<u32> {
        self.meeting.elapsed_s(&self.shared.clock)
    }

    /// Returns the seconds since a discussion or a pause began, while there is one.
    pub fn discussed_s(&self) -> Option<u32> {
        self.meeting.discussed_s(&self.shared.clock)
    }

    pub fn play(&self) -> Option<Play<'_>> {
        let open = self.shared.open.as_ref()?;
        let session = open.shown_session();
        Some(Play {
            story: session.story(),
            meeting: session.meeting(),
            words: &open.words,
            values: session.values(),
            saved: session.saved(),
            learners: session.learners(),
            homes: session.homes(),
            again: open.done_again().map(|(step, _)| step),
            page: open.page(),
            half_filled: open.half_filled(),
            audience: Audience::Players,
            elapsed_s: self.elapsed_s(),
            discussed_s: self.discussed_s(),
        })
    }

    /// Does what may wait until something is on the screen: a check after an unclean exit, a backup after a session.
    pub fn after_frame(&mut self, speech: Speech) -> Vec<Report> {
        let due = std::mem::take(&mut self.due);
        if !due.is_empty() {
            return due.into_iter().flat_map(|request| self.perform(request, speech)).collect();
        }
        let shared = &mut self.shared;
        if std::mem::take(&mut self.check_due)
            && let Err(error) = shared.store.quick_check()
        {
            if error.fault == Fault::Damaged {
                return shared.recover();
            }
            journal::or_note::<()>(Err(error), "check the record", &shared.store, &shared.clock);
        }
        if let Some(failed) = self.people.finish_erasing(shared) {
            return vec![failed];
        }
        let mut reports: Vec<Report> = self.meeting.back_up(shared).into_iter().collect();
        reports.extend(shared.checkpoint());
        reports
    }

    /// Says what stands on the wall, for windows that follow the session.
    pub fn tell_followers(&mut self, wall: OnWall, speech: Speech) {
        let Self { shared, showing, .. } = self;
        showing.keep(shared.open.as_ref().and_then(|open| open.showing(wall, speech)), &shared.clock);
    }

    pub fn is_working(&self) -> bool {
        self.shared.work.is_some()
    }

    /// Waits no longer than this for news of the work. Returns its reports, and what is to be asked for after it.
    pub fn poll_work(&mut self, wait: Duration) -> (Vec<Report>, Vec<Request>) {
        self.shared.poll_work(wait)
    }

    /// Stops the work beside the loop and closes the record as one whole file. Does not wait for a disk that does not
    /// answer: what is saved stays saved, the log beside the record belongs to it.
    pub fn close(mut self) -> Result<Checkpoint, Unclosed> {
        self.showing.keep(None, &self.shared.clock);
        let Shared { work, store, .. } = self.shared;
        let ended = work.map_or(Ok(()), |work| work.end(PATIENCE));
        let (sender, receiver) = mpsc::channel();
        thread::spawn(move || sender.send(store.close()).ok());
        let closed = receiver.recv_timeout(PATIENCE);
        ended.map_err(Unclosed::Work)?;
        closed.map_or(Err(Unclosed::Hangs), |closed| closed.map_err(Unclosed::Record))
    }

    pub fn perform(&mut self, request: Request, speech: Speech) -> Vec<Report> {
        self.ready_for(speech);
        let done = self.dispatch(request, speech);
        self.meeting.watch_discussion(&self.shared);
        match done {
            Ok(reports) => reports,
            Err(problem) if problem.id == DAMAGED_NOW => self.shared.recover(),
            Err(problem) => vec![Report::Failed(problem)],
        }
    }

    /// Hands a request to its service.
    fn dispatch(&mut self, request: Request, speech: Speech) -> Result<Vec<Report>, Problem> {
        let Self {
            shared,
            meeting,
            scenarios,
            lines,
            people,
            hall,
            showing: _,
            check_due: _,
            due: _,
            stale: _,
        } = self;
        match request {
            Request::Quit => Ok(Vec::new()),
            Request::ListScenarios => Ok(scenarios::list(shared, speech)),
            Request::Prepare { scenario } => scenarios.prepare(shared, &scenario, speech),
            Request::Begin { scenario, setup, learners, homes, place } => {
                let homes =
                    setup.humans().into_iter().map(|role| (role, homes.of(role).to_owned())).collect();
                let story = scenarios.load(shared, &scenario)?;
                meeting.begin(shared, story, Beginning { setup, learners, homes, place: Some(place) })
            }
            Request::ResumeLast => meeting::resume_last(shared),
            Request::Resume { session } => meeting::resume(shared, session),
            Request::Try { command, note } => meeting.give(shared, &command, note.as_ref()),
            Request::ChangeSeat { role, learner, home } => meeting.change_seat(shared, role, &learner, &home),
            Request::KeepForm(form) => meeting::keep_form(shared, form),
            Request::Keep { note } => meeting.keep_note(shared, &note),
            Request::KeepPage(page) => meeting::keep_page(shared, page),
            Request::OpenDebrief { session } => meeting::open_debrief(shared, session),
            Request::TellScores => Ok(vec![Report::ScoresTold]),
            Request::Redo { step } => meeting::redo(shared, step),
            Request::EndRedo => meeting::end_redo(shared),
            Request::Clock(on) => Ok(meeting.run_clock(shared, on)),
            Request::Leave => Ok(meeting::leave(shared)),
            Request::ListSessions(wish) => sessions::list(shared, &wish),
            Request::ShowSession { session } => sessions::show(shared, session),
            Request::ShowMoment { n_events } => Ok(sessions::show_moment(shared, n_events)),
            Request::ShowTries { step } => sessions::show_tries(shared, step),
            Request::Group(wish) => group::group(shared, wish),
            Request::WritePapers { session, papers } => papers::write(shared, session, &papers, speech),
            Request::WriteKit { scenario, cut } => {
                let story = scenarios.load(shared, &scenario)?;
                papers::write_kit(shared, &story, cut, speech)
            }
            Request::FindPlaces => papers::find_places(shared),
            Request::Export { form, which } => Ok(papers::export(shared, form, which, speech)),
            Request::ShowFolder(folder) => papers::show_folder(&folder),
            Request::FindSticks => transfer::find_sticks(shared),
            Request::Carry { to, which } => Ok(transfer::carry(shared, to, which)),
            Request::ListBackups => Ok(transfer::list_backups(shared)),
            Request::Restore { backup } => transfer::restore(shared, &backup),
            Request::FindRecords => Ok(merge::find_records(shared)),
            Request::FindElsewhere => Ok(merge::find_elsewhere(shared)),
            Request::Merge { sources } => Ok(merge::merge(shared, sources)),
            Request::Handover(request) => transfer::perform(shared, request, people.has_pin()),
            Request::Privacy(request) => people.perform(shared, request),
            Request::CheckPin { pin } => Ok(people.check_pin(&pin, &shared.clock)),
            Request::LookAtHall => Ok(hall::look(shared)),
            Request::KeepHall(window) => hall.keep(shared, window),
            Request::Ring => Ok(hall::ring()),
            Request::CountLines => Ok(lines.count(shared)),
            Request::ListCorrections => Ok(lines.list_corrections(shared)),
            Request::ReadLines { keys } => Ok(lines::read(shared, &keys, speech)),
            Request::PutRight(made) => lines::keep_correction(shared, &made),
            Request::AcceptCorrection(id) => lines::accept_correction(shared, &id),
            Request::RecallHome => Ok(shared::recall_home(shared)),
            Request::KeepHome(words) => shared::keep_home(shared, &words),
            Request::KeepSpeech(speech) => shared::keep(shared, "speech", &speech.to_string()),
            Request::KeepDrafts(drafts) => {
                shared::keep(shared, "drafts", if drafts { "show" } else { "hide" })
            }
            Request::KeepTheme(theme) => shared::keep(shared, "theme", &theme),
            Request::KeepTyping(aid) => shared::keep(shared, "typing", aid),
            Request::KeepMouse(mouse) => {
                shared::keep(shared, MOUSE, if mouse == Mouse::Taken { "on" } else { MOUSE_OFF })
            }
            Request::KeepAnswer(key, answer) => shared::keep(shared, key, answer),
            Request::StopWork => Ok(shared::stop(shared)),
        }
    }
}
