//! The session that is played: begins it, resumes it, writes to it, plays it again from an earlier event.
//!
//! `practice` alone writes. A failure leaves the session as it was.

use serde::{Deserialize, Serialize};

use crate::clock::{Clock, Stopwatch};
use crate::id::{SessionId, StepId};
use crate::journal;
use crate::meeting::command::Command;
use crate::practice::{Beginning, LiveSession, SessionError};
use crate::record::RecordStore;
use crate::record::model::{HALF_FILLED, SessionKind};
use crate::scenario::story::Story;
use crate::scenario::terms::Role;
use crate::tui::msg::{FreeText, HalfFilled, Problem, Report};
use crate::tui::runner::services::problems::{no_session, problem, record_problem};
use crate::tui::runner::services::shared::{OpenSession, Shared, keep};

#[derive(Debug)]
pub(super) struct MeetingService {
    /// Asked for on the command line; otherwise every session draws its own.
    seed: Option<u64>,
    /// Runs from the moment a task was opened, if the trainer wants a clock.
    stopwatch: Option<Stopwatch>,
    backup_due: bool,
}

impl MeetingService {
    pub(super) fn new(seed: Option<u64>) -> Self {
        Self { seed, stopwatch: None, backup_due: false }
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
        self.write(shared, |live, store, _| {
            live.keep_note(store, note.kind, &note.text).map(|()| Report::Kept)
        })
    }

    /// Writes to the open session. Starts the clock anew, and marks the session when it has come to its end.
    fn write(
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

    /// Makes the backup that is due after a session. Reports a failure, because people rely on backups.
    pub(super) fn back_up(&mut self, shared: &mut Shared) -> Option<Report> {
        if !std::mem::take(&mut self.backup_due) {
            return None;
        }
        let failed = shared.store.keep_backup(shared.clock.now_ms()).err()?;
        Some(Report::Failed(Problem::new("job-backup", failed.path.display().to_string())))
    }
}

pub(super) fn resume_last(shared: &mut Shared) -> Result<Vec<Report>, Problem> {
    let found = shared.store.unfinished().map_err(|error| record_problem(&error))?;
    let Some(session) = found else {
        return Err(no_session());
    };
    resume(shared, session.id)
}

pub(super) fn resume(shared: &mut Shared, session: SessionId) -> Result<Vec<Report>, Problem> {
    let live = LiveSession::resume(&shared.store, session).map_err(|error| problem(&error))?;
    if live.is_finished() {
        // Cut off between the last answer and the mark: otherwise it would be offered again for ever.
        live.finish(&mut shared.store, &shared.clock).map_err(|error| problem(&error))?;
    }
    Ok(opened(shared, live))
}

fn opened(shared: &mut Shared, session: LiveSession) -> Vec<Report> {
    let words = shared.words(session.story());
    let form = kept_form(shared.setting(HALF_FILLED), session.id());
    let mut open = OpenSession::live(session, words);
    open.keep_form(form);
    shared.open = Some(open);
    vec![Report::Begun]
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
    let of = open.session().id();
    let words = shared.words(redo.story());
    shared.open = Some(OpenSession::again(redo, words, step, of));
    Ok(vec![Report::RedoBegun])
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
    let before = LiveSession::resume(store, of).map_err(|error| problem(&error))?;
    opened(shared, before);
    Ok(vec![Report::RedoEnded { step, tries }])
}

pub(super) fn leave(shared: &mut Shared) -> Vec<Report> {
    shared.open = None;
    vec![Report::Left { unfinished: shared.has_unfinished() }]
}
