//! `dongvai play FILE --at STEP`: shows one step while a scenario is written, with the meeting played to it by the model
//! answers.
//!
//! The session is in a record of its own, which is removed at the end. So no preview is ever counted. With `--watch` it is
//! made again whenever a file is saved, at the step that was shown last; while the file has faults, they are shown.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::cli::check::{self, CheckArgs};
use crate::cli::failure::Failure;
use crate::cli::play::{self, FirstScreen, PlayArgs, PlayedSeat, RECORD, cannot_load};
use crate::cli::watch::Watch;
use crate::cli::words::sentence;
use crate::clock::Clock;
use crate::id::{SessionId, StepId};
use crate::library::{Library, Origin};
use crate::meeting::command::{Mode, Setup};
use crate::meeting::explore;
use crate::meeting::flow;
use crate::paths::Folders;
use crate::practice::{Beginning, LiveSession};
use crate::record::model::HALF_FILLED;
use crate::record::{Access, RecordStore};
use crate::scenario::finding::nearest;
use crate::scenario::model::Step;
use crate::scenario::story::Story;
use crate::tui::runner::services::half_filled_for;

pub(super) fn run(
    args: &PlayArgs,
    folders: &Folders,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    let code = if args.watch {
        again_and_again(args, folders, out, err)?
    } else {
        let Ended::Left(code) = once(args, folders, None, None, err)? else { return Ok(0) };
        code
    };
    writeln!(out, "{}", sentence("cli-play-preview-over"))?;
    Ok(code)
}

/// How a preview came to its end.
enum Ended {
    /// The person left; the exit code.
    Left(u8),
    /// A file was saved.
    Stale(LeftOff),
}

/// Where a preview stood when a file was saved.
#[derive(Debug, Default)]
struct LeftOff {
    step: Option<StepId>,
    /// The form that was being filled in, as the record keeps it.
    form: Option<String>,
}

/// Shows the step until the person leaves, or until a file is saved.
fn once(
    args: &PlayArgs,
    folders: &Folders,
    form: Option<&str>,
    is_stale: Option<Arc<AtomicBool>>,
    err: &mut dyn Write,
) -> Result<Ended, Failure> {
    let scratch = tempfile::tempdir()?;
    let session = session_at(args, folders, form, scratch.path(), err)?;
    let scratch_folders = Folders { data: scratch.path().to_owned(), others: Vec::new(), ..folders.clone() };
    let first = FirstScreen::Preview { session, lang: args.lang, shelf: folders.data.clone() };
    let file = args.scenario.as_deref().and_then(|scenario| own_file(scenario, folders));
    let code = play::run_until(&scratch_folders, first, file, is_stale.clone(), err)?;
    if !is_stale.is_some_and(|is_stale| is_stale.load(Ordering::Acquire)) {
        return Ok(Ended::Left(code));
    }
    let store = RecordStore::open(&scratch.path().join(RECORD), Access::ReadOnly)?.telling(&mut |_| {});
    let live = LiveSession::resume(&store, session)?;
    let step = flow::turn(live.story(), live.meeting().state()).map(|turn| turn.step.id.clone());
    Ok(Ended::Stale(LeftOff { step, form: store.setting(HALF_FILLED)? }))
}

/// The person's own file with this scenario, by its id or its path: the record beside which it lies is not the one in use.
fn own_file(scenario: &str, folders: &Folders) -> Option<PathBuf> {
    match Library::new(Some(&folders.data)).script(scenario).ok()?.origin {
        Origin::User(path) => Some(path),
        Origin::Shipped => None,
    }
}

/// The same whenever a file is saved, until the person leaves.
fn again_and_again(
    args: &PlayArgs,
    folders: &Folders,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    let scenario = PathBuf::from(args.scenario.clone().unwrap_or_default());
    let watch = Watch::begin(std::slice::from_ref(&scenario), &check::own_folders(Some(&folders.data)))?;
    let (is_stale, mut args) = (watch.stale(), args.clone());
    let mut left = LeftOff::default();
    loop {
        match once(&args, folders, left.form.as_deref(), Some(Arc::clone(&is_stale)), err) {
            Ok(Ended::Left(code)) => return Ok(code),
            Ok(Ended::Stale(off)) => {
                args.at = off.step.as_ref().map(ToString::to_string).or(args.at);
                left = off;
            }
            // While it is being written, a file may be broken, or the step may be gone.
            Err(fault @ (Failure::Content(_) | Failure::Usage(_))) => {
                let named = CheckArgs { paths: vec![scenario.clone()], ..CheckArgs::default() };
                check::run(&named, &Library::new(Some(&folders.data)), out, err)?;
                writeln!(err, "{fault}\n{}", sentence("cli-play-watching"))?;
            }
            Err(failure) => return Err(failure),
        }
        if !watch.wait() {
            return Ok(0);
        }
    }
}

/// Plays to the step in a new record in this folder.
fn session_at(
    args: &PlayArgs,
    folders: &Folders,
    form: Option<&str>,
    scratch: &Path,
    err: &mut dyn Write,
) -> Result<SessionId, Failure> {
    let wanted = |word: &Option<String>| word.clone().unwrap_or_default();
    let (scenario, at) = (wanted(&args.scenario), wanted(&args.at));
    let story = Library::new(Some(&folders.data))
        .load(&scenario, args.club.as_deref())
        .map_err(|error| cannot_load(&scenario, &error))?;
    let (step, path, setup) = {
        play::refuse_cut(args.cut, &story)?;
        let (step, cut) = find(&story, &at, args.cut).ok_or_else(|| no_step(&story, &at))?;
        // A deputy who only speaks in this cut is seen from the hall.
        let own = Some(PlayedSeat::of(step.role)).filter(|_| story.scenario.seats(cut).contains(&step.role));
        let path = explore::path_to(&story, cut, &step.id, explore::MOST_STATES).unwrap_or_default();
        // Off the path of the model answers somebody answers otherwise, on whatever seat: so it is seen from the hall.
        let own = own.filter(|_| path.is_empty());
        let seat = args.role.or(own).unwrap_or(PlayedSeat::Room);
        (step.id.clone(), path, play::setup(seat, Some(cut), args.seed, &story)?)
    };
    if !path.is_empty() {
        let answers: Vec<String> = path.iter().map(|one| format!("{}: {}", one.step, one.word)).collect();
        writeln!(err, "{}", sentence("cli-play-by-path").with("path", answers.join(" → ")))?;
    }
    let mut store = RecordStore::open(&scratch.join(RECORD), Access::ReadWrite)?.telling(&mut |_| {});
    let beginning = Beginning { setup, learners: Vec::new(), homes: Vec::new(), place: None };
    let mut live = LiveSession::begin(&mut store, &Clock::System, story, beginning)?;
    let is_there = live.play_to(&mut store, &Clock::System, &step, &path)?;
    if let Some(form) = form.and_then(|form| half_filled_for(form, live.id())) {
        store.put_setting(HALF_FILLED, &form)?;
    }
    play::close(Some(store), err)?;
    if is_there {
        Ok(live.id())
    } else {
        Err(Failure::Usage(sentence("cli-play-off-path").with("step", step.as_str())))
    }
}

/// The step with this id, or with this number in the cut. The cut is the one that was asked for, else the scenario's
/// default, else the shortest that has the step.
fn find<'s>(story: &'s Story, at: &str, asked: Option<u16>) -> Option<(&'s Step, u16)> {
    let default = asked.unwrap_or(story.scenario.default_cut);
    if let Some(step) = story.steps().find(|step| step.id.as_str() == at) {
        let is_shown = |cut: &u16| *cut >= step.cut.max(default);
        let cut = asked.or_else(|| story.scenario.cuts.iter().copied().filter(is_shown).min());
        return Some((step, cut.unwrap_or(default)));
    }
    let wanted: usize = at.parse().ok()?;
    let setup = Setup { mode: Mode::Room, solo: None, cut: default, seed: 0, deputies: false };
    let number = |step: &Step| flow::number_in_cut(story, &setup, &step.id).map(|(number, _)| number);
    Some((story.steps().find(|step| number(step) == Some(wanted))?, default))
}

fn no_step(story: &Story, at: &str) -> Failure {
    let known = nearest(at, story.steps().map(|step| step.id.as_str()));
    let known = known.unwrap_or_else(|| "none".to_owned());
    Failure::Usage(sentence("cli-play-no-step").with("step", at).with("known", known))
}
