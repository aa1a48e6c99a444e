//! The session that is played: begins it, resumes it, writes to it, plays it again from an earlier event.
//!
//! `practice` alone writes. A failure leaves the session as it was.

use serde::{Deserialize, Serialize};

use crate::clock::{Clock, Stopwatch};
use crate::id::{SessionId, StepId};
use crate::journal;
use crate::meeting::command::{Command, Mode};
use crate::practice::{Beginning, LiveSession, SessionError};
use crate::record::RecordStore;
use crate::record::model::{HALF_FILLED, SessionKind};
use crate::scenario::story::Story;
use crate::scenario::terms::Role;
use crate::tui::context::ShownOn;
use crate::tui::msg::{FreeText, HalfFilled, Problem, Report};
use crate::tui::runner::services::left_at::LeftAt;
use crate::tui::runner::services::problems::{no_session, problem, record_problem};
use crate::tui::runner::services::shared::{OpenSession, Shared, keep};
use crate::tui::screens::meeting::countdown;

#[derive(Debug)]
pub(super) struct MeetingService {
    /// Asked for on the command line; otherwise every session draws its own.
    seed: Option<u64>,
    /// Runs from the moment a task was opened, if the trainer wants a clock.
    stopwatch: Option<Stopwatch>,
    /// The moment of a session at which people discuss, and how long they do.
    discussion: Option<((SessionId, usize), Stopwatch)>,
    backup_due: bool,
}

impl MeetingService {
    pub(super) fn new(seed: Option<u64>) -> Self {
        Self { seed, stopwatch: None, discussion: None, backup_due: false }
    }

    pub(super) fn begin(
        &self,
        shared: &mut Shared,
        story: Story,
        mut beginning: Beginning,
    ) -> Result<Vec<Report>, Problem> {
        beginning.setup.seed = self.seed.unwrap_or_else(|| shared.clock.now_ms().unsigned_abs());
        let live = LiveSession::begin(&mut shared.store, &shared.clock, story, beginning)
            .map_err(|error| problem(&error))?;
        LeftAt::forget(shared);
        Ok(opened(shared, live))
    }

    /// Gives a command to the meeting.
    pub(super) fn give(
        &mut self,
        shared: &mut Shared,
        command: &Command,
        note: Option<&FreeText>,
    ) -> Result<Vec<Report>, Problem> {
        let reports = self.write(shared, |live, store, clock| {
            let note = note.map(|note| (note.kind, note.text.as_str()));
            live.give(store, clock, command, note).map(|from| Report::Recorded { from })
        })?;
        forget_form(shared);
        Ok(reports)
    }

    pub(super) fn change_seat(
        &mut self,
        shared: &mut Shared,
        role: Role,
        learner: &str,
        home: &str,
    ) -> Result<Vec<Report>, Problem> {
        self.write(shared, |live, store, clock| {
            live.change_seat(store, clock, role, learner, home).map(|from| Report::Recorded { from })
        })
    }

    pub(super) fn keep_note(&mut self, shared: &mut Shared, note: &FreeText) -> Result<Vec<Report>, Problem> {
        let reports = self.write(shared, |live, store, _| {
            live.keep_note(store, note.kind, &note.text).map(|()| Report::Kept)
        })?;
        forget_form(shared);
        Ok(reports)
    }

    /// Writes to the open session. Starts the clock anew, and marks the session when it has come to its end: its debrief
    /// is where one goes on from there, also after the power went.
    fn write(
        &mut self,
        shared: &mut Shared,
        act: impl FnOnce(&mut LiveSession, &mut RecordStore, &Clock) -> Result<Report, SessionError>,
    ) -> Result<Vec<Report>, Problem> {
        let is_over = |shared: &Shared| {
            let open = shared.open.as_ref().filter(|open| open.done_again().is_none());
            open.is_some_and(|open| open.session().is_finished())
        };
        let was_over = is_over(shared);
        let mut reports = self.write_and_mark(shared, act)?;
        let kept = match (was_over, is_over(shared), &shared.open) {
            (false, true, Some(open)) => {
                LeftAt { session: open.session().id(), page: Some(0), redo: None }.keep(shared)
            }
            (true, false, _) => {
                LeftAt::forget(shared);
                Ok(())
            }
            _ => Ok(()),
        };
        reports.extend(kept.err().map(Report::Failed));
        Ok(reports)
    }

    fn write_and_mark(
        &mut self,
        shared: &mut Shared,
        act: impl FnOnce(&mut LiveSession, &mut RecordStore, &Clock) -> Result<Report, SessionError>,
    ) -> Result<Vec<Report>, Problem> {
        let Shared { open, store, clock, .. } = shared;
        let Some(live) = open.as_mut().and_then(OpenSession::playable) else {
            return Err(no_session());
        };
        let was_finished = live.is_finished();
        if self.stopwatch.is_some() {
            self.stopwatch = Some(clock.stopwatch());
        }
        let report = act(live, store, clock).map_err(|error| problem(&error))?;
        if live.is_finished() && !was_finished {
            self.backup_due = true;
            if let Err(error) = live.finish(store, clock) {
                // The last answer is on disk all the same, and resuming sets the mark.
                return Ok(vec![report, Report::Failed(problem(&error))]);
            }
        }
        Ok(vec![report])
    }

    /// Switches the clock of the trainer on or off.
    pub(super) fn run_clock(&mut self, shared: &Shared, on: bool) -> Vec<Report> {
        self.stopwatch = on.then(|| shared.clock.stopwatch());
        Vec::new()
    }

    pub(super) fn elapsed_s(&self, clock: &Clock) -> Option<u32> {
        self.stopwatch.map(|watch| u32::try_from(watch.elapsed_s(clock)).unwrap_or(u32::MAX))
    }

    /// Starts the countdown where a discussion or a pause has begun, and ends it where the meeting has gone on.
    pub(super) fn watch_discussion(&mut self, shared: &Shared) {
        let moment = shared.open.as_ref().filter(|open| open.is_playing()).and_then(|open| {
            let session = open.session();
            let is_discussed = countdown::is_discussed(session.story(), session.meeting());
            is_discussed.then(|| (session.id(), countdown::began(session.meeting())))
        });
        if moment.as_ref() != self.discussion.as_ref().map(|(moment, _)| moment) {
            self.discussion = moment.map(|moment| (moment, shared.clock.stopwatch()));
        }
    }

    /// Seconds since the discussion began.
    pub(super) fn discussed_s(&self, clock: &Clock) -> Option<u32> {
        let (_, watch) = self.discussion.as_ref()?;
        Some(u32::try_from(watch.elapsed_s(clock)).unwrap_or(u32::MAX))
    }

    /// Makes the backup that is due after a session. Reports a failure, because people rely on backups.
    pub(super) fn back_up(&mut self, shared: &mut Shared) -> Option<Report> {
        if !std::mem::take(&mut self.backup_due) {
            return None;
        }
        let failed = shared.store.keep_backup(shared.clock.now_ms()).err()?;
        Some(Report::Failed(Problem::new("job-backup", failed.path.display().to_string())))
    }
}

/// Goes on where the user stopped last: in a step that is done again, in a debrief, or in a meeting.
pub(super) fn resume_last(shared: &mut Shared) -> Result<Vec<Report>, Problem> {
    match LeftAt::read(shared) {
        Some(LeftAt { session, redo: Some((redo, step)), .. }) => {
            return resume_redo(shared, redo, step, session);
        }
        Some(LeftAt { session, page, redo: None }) => return resume_at(shared, session, page),
        None => {}
    }
    let found = shared.store.unfinished().map_err(|error| record_problem(&error))?;
    let Some(session) = found else {
        return Err(no_session());
    };
    resume(shared, session.id)
}

pub(super) fn resume(shared: &mut Shared, session: SessionId) -> Result<Vec<Report>, Problem> {
    let reports = resume_at(shared, session, None)?;
    LeftAt::forget(shared);
    Ok(reports)
}

/// Opens the debrief of a session that has ended, from its first page on.
pub(super) fn open_debrief(shared: &mut Shared, session: SessionId) -> Result<Vec<Report>, Problem> {
    resume_at(shared, session, Some(0))
}

/// Keeps at which page of its debrief the open session stands.
pub(super) fn keep_page(shared: &mut Shared, page: Option<usize>) -> Result<Vec<Report>, Problem> {
    let Some(open) = &mut shared.open else { return Ok(Vec::new()) };
    open.turn_to(page);
    let session = open.session().id();
    if page.is_some() {
        LeftAt { session, page, redo: None }.keep(shared)?;
    } else {
        forget_form(shared);
        LeftAt::forget(shared);
    }
    Ok(Vec::new())
}

/// `page`: of its debrief, where that had begun.
fn resume_at(shared: &mut Shared, session: SessionId, page: Option<usize>) -> Result<Vec<Report>, Problem> {
    let live = LiveSession::resume(&shared.store, session).map_err(|error| problem(&error))?;
    if live.is_finished() {
        // The program ended between the last answer and the mark. Without this the session would always be offered
        // again.
        live.finish(&mut shared.store, &shared.clock).map_err(|error| problem(&error))?;
    }
    let reports = opened(shared, live);
    if let Some(open) = &mut shared.open {
        open.turn_to(page);
    }
    Ok(reports)
}

fn opened(shared: &mut Shared, session: LiveSession) -> Vec<Report> {
    let words = shared.words(session.story());
    put_in_front(shared, OpenSession::live(session, words));
    vec![Report::Begun]
}

/// Opens a session with the form that was begun there.
fn put_in_front(shared: &mut Shared, mut open: OpenSession) {
    let setup = open.session().meeting().state().setup.as_ref();
    let is_for_wall = setup.is_some_and(|setup| setup.mode != Mode::Solo);
    shared.show_on(if is_for_wall { ShownOn::Wall } else { ShownOn::Desk });
    let form = kept_form(shared.setting(HALF_FILLED), open.session().id());
    open.keep_form(form);
    shared.open = Some(open);
}

/// A form that is being filled in, as it stands in the record. There is at most one.
#[derive(Debug, Serialize, Deserialize)]
struct KeptForm {
    session: String,
    form: HalfFilled,
}

/// Returns the form that is being filled in, out of the setting, where it is one of this session.
pub(in crate::tui::runner) fn kept_form(setting: Option<String>, session: SessionId) -> Option<HalfFilled> {
    let kept = setting.and_then(|kept| serde_json::from_str::<KeptForm>(&kept).ok());
    kept.filter(|kept| kept.session == session.to_string()).map(|kept| kept.form)
}

/// The same setting for another session at the same task.
pub(in crate::tui::runner) fn form_for(kept: &str, session: SessionId) -> Option<String> {
    let kept: KeptForm = serde_json::from_str(kept).ok()?;
    serde_json::to_string(&KeptForm { session: session.to_string(), ..kept }).ok()
}

/// Keeps a form that is being filled in.
pub(super) fn keep_form(shared: &mut Shared, form: HalfFilled) -> Result<Vec<Report>, Problem> {
    let Some(open) = &mut shared.open else { return Ok(Vec::new()) };
    let kept = KeptForm { session: open.session().id().to_string(), form: form.clone() };
    open.keep_form(Some(form));
    match serde_json::to_string(&kept) {
        Ok(kept) => keep(shared, HALF_FILLED, &kept),
        Err(_) => Ok(Vec::new()),
    }
}

/// Takes a kept form away once its task is not open any more. One that stays behind does no harm: it fits no other task.
fn forget_form(shared: &mut Shared) {
    let Some(open) = &mut shared.open else { return };
    let Some(form) = open.half_filled() else { return };
    let is_open = open
        .session()
        .meeting()
        .state()
        .open_step()
        .is_some_and(|at| at.step == form.step && at.task == form.task);
    if !is_open {
        open.keep_form(None);
        let removed = shared.store.remove_setting(HALF_FILLED);
        journal::or_note(removed, "forget a form", &shared.store, &shared.clock);
    }
}

/// Opens a session of its own in which one step of the open session is done again.
pub(super) fn redo(shared: &mut Shared, step: StepId) -> Result<Vec<Report>, Problem> {
    let Some(open) = &shared.open else { return Err(no_session()) };
    let trail = &open.session().meeting().state().trail;
    let Some((_, at_seq)) = trail.iter().rfind(|(shown, _)| *shown == step) else { return Ok(Vec::new()) };
    let redo = open.session().fork(&mut shared.store, &shared.clock, *at_seq, SessionKind::Redo);
    let redo = redo.map_err(|error| problem(&error))?;
    let (of, page) = (open.session().id(), open.page());
    let words = shared.words(redo.story());
    LeftAt { session: of, page, redo: Some((redo.id(), step.clone())) }.keep(shared)?;
    shared.open = Some(OpenSession::again(redo, words, step, of));
    Ok(vec![Report::RedoBegun])
}

/// Goes on with a step that is done again. Where it had been answered, it is ended as it would have been.
fn resume_redo(
    shared: &mut Shared,
    redo: SessionId,
    step: StepId,
    of: SessionId,
) -> Result<Vec<Report>, Problem> {
    let live = LiveSession::resume(&shared.store, redo).map_err(|error| problem(&error))?;
    let is_open = live.meeting().state().open_step().is_some_and(|open| open.step == step);
    let words = shared.words(live.story());
    put_in_front(shared, OpenSession::again(live, words, step, of));
    if is_open { Ok(vec![Report::Begun]) } else { end_redo(shared) }
}

/// Ends the session of a step that was done again, and opens the one before it just where it stood.
pub(super) fn end_redo(shared: &mut Shared) -> Result<Vec<Report>, Problem> {
    let Shared { open, store, clock, .. } = &mut *shared;
    let Some(redo) = open.as_mut() else { return Err(no_session()) };
    let Some((step, of)) = redo.done_again().cloned() else { return Ok(Vec::new()) };
    if let Some(live) = redo.playable() {
        live.finish(store, clock).map_err(|error| problem(&error))?;
    }
    let tries = store.tries(of, &step).map_err(|error| record_problem(&error))?;
    let page = LeftAt::read(shared).and_then(|left| left.page);
    resume_at(shared, of, page)?;
    match page {
        Some(_) => LeftAt { session: of, page, redo: None }.keep(shared)?,
        None => LeftAt::forget(shared),
    }
    Ok(vec![Report::RedoEnded { step, tries }])
}

pub(super) fn leave(shared: &mut Shared) -> Vec<Report> {
    shared.open = None;
    vec![Report::Left { waiting: shared.waiting() }]
}
