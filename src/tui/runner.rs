//! The loop: draws, waits for input, passes it to the app, does what the app asks, draws again.
//!
//! It blocks while nothing happens and draws only after a change, once all available input has been handled. It is
//! generic over the terminal and the source of events, so tests run this same loop. It gives the terminal back when
//! it ends, also by an error, a panic or a signal. It waits for the disk; [`watchdog`] reports it if that takes long.

pub mod services;
pub mod showing;
pub mod follow;
mod followed;
pub mod enter;
pub mod input;
mod dispatch;
mod watchdog;
pub mod work;

use std::collections::VecDeque;
use std::io::{self, BufWriter};
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::Backend;

use crate::clock::Clock;
use crate::paths;
use crate::tui::app::App;
use crate::tui::context::Mouse;
use crate::tui::msg::Request;
use crate::tui::quiet::Quiet;
use crate::tui::runner::dispatch::{Handled, context, perform, report, take};
use crate::tui::runner::enter::Enters;
use crate::tui::runner::input::{EventSource, Incoming, Keyboard};
use crate::tui::runner::services::Services;
use crate::tui::runner::watchdog::{AwaySince, Ending, Front, Hold, PATIENCE, StallNotice};

/// At most so many reads are taken before a frame, so that a flood cannot keep the screen from being drawn.
const MOST_BEFORE_FRAME: usize = 8;
/// A frame that took so long went over a slow line, or to a terminal that did not answer.
const SLOW_FRAME_MS: u64 = 50;
/// How often running work and keys are checked.
const WORK_PACE: Duration = Duration::from_millis(60);
/// The pace of the speaking clock, which alone makes the loop draw without a key.
const SECOND: Duration = Duration::from_secs(1);
/// How soon a preview notices that its file was saved, where no signal wakes the loop.
const STALE_PACE: Duration = Duration::from_millis(60);
/// An input method sends Backspace and the new letter within this time.
const BURST: Duration = Duration::from_millis(30);

/// Takes the terminal, runs to the end and gives it back. If the user leaves while the disk does not answer,
/// it gives the terminal back and calls `abandon`, which has to end the program.
pub fn run(
    mut app: App,
    services: &mut Services,
    first: Vec<Request>,
    abandon: &(dyn Fn() + Sync),
) -> io::Result<()> {
    // From here on signals are read with the input, and a new size of the window is noticed.
    let mut keyboard = Keyboard::new(Clock::System)?;
    let taken = input::take_first();
    let result = taken.and_then(|()| {
        let mut terminal = Terminal::new(Quiet::new(BufWriter::new(io::stdout())))?;
        let pause = paths::enter_pause_ms().unwrap_or(enter::PAUSE_MS);
        let leave = || {
            // If this fails, nothing more can be done.
            input::give_back().ok();
            abandon();
        };
        let front = (&mut terminal, &mut keyboard);
        run_watched(front, &mut app, services, first, pause, &leave)
    });
    let restored = input::give_back();
    result.and(restored)
}

/// The loop over any terminal and any source. `enter_pause_ms` is the least time between two Enters.
pub fn run_in<B>(
    terminal: &mut Terminal<B>,
    source: &mut impl EventSource,
    app: &mut App,
    services: &mut Services,
    first: Vec<Request>,
    enter_pause_ms: u64,
) -> io::Result<()>
where
    B: Backend + Send,
    B::Error: Send + Sync + std::error::Error + 'static,
{
    run_watched((terminal, source), app, services, first, enter_pause_ms, &|| {})
}

/// The loop with the watchdog beside it.
fn run_watched<B, S>(
    (terminal, source): (&mut Terminal<B>, &mut S),
    app: &mut App,
    services: &mut Services,
    first: Vec<Request>,
    enter_pause_ms: u64,
    leave: &(dyn Fn() + Sync),
) -> io::Result<()>
where
    B: Backend + Send,
    B::Error: Send + Sync + std::error::Error + 'static,
    S: EventSource,
{
    let notice = StallNotice::of(&context(app, services, &app.theme.theme()));
    let front = Front { terminal, source, notice, kept: VecDeque::new(), is_covered: false };
    let (front, absence) = (Mutex::new(front), AwaySince::default());
    let enters = Enters::new(enter_pause_ms);
    thread::scope(|scope| {
        let _ending = Ending(&absence);
        scope.spawn(|| watchdog::watch(&front, &absence, PATIENCE, leave));
        // From here on the loop counts as away from the terminal until it reads or draws.
        drop(absence.hold(&front));
        if perform(app, services, first) {
            return Ok(());
        }
        let (front, absence) = (&front, &absence);
        let mouse = Mouse::Taken;
        Loop { front, absence, app, services, enters, mouse, read_at: 0, wiped: false, ended: false }.run()
    })
}

struct Loop<'a, 'f, B: Backend, S> {
    front: &'a Mutex<Front<'f, B, S>>,
    absence: &'a AwaySince,
    app: &'a mut App,
    services: &'a mut Services,
    enters: Enters,
    /// Who has it as far as the terminal was told.
    mouse: Mouse,
    /// When the events in hand were read.
    read_at: u64,
    /// The terminal may show anything.
    wiped: bool,
    /// The terminal is gone, or the system or the person wants the program to end.
    ended: bool,
}

/// What came of one read.
#[derive(Debug, Clone, Copy, Default)]
struct Took {
    any: bool,
    changed: bool,
}

impl<'a, 'f, B, S: EventSource> Loop<'a, 'f, B, S>
where
    B: Backend,
    B::Error: Send + Sync + std::error::Error + 'static,
{
    fn run(&mut self) -> io::Result<()> {
        loop {
            self.take_all()?;
            if self.ended {
                return Ok(());
            }
            self.services.ready_for(self.app.speech);
            if self.draw_slowly()? {
                continue;
            }
            self.services.tell_followers(self.app.on_wall(), self.app.speech);
            let reports = self.services.after_frame(self.app.speech);
            if !reports.is_empty() {
                self.turning(|app, services| drop(report(app, services, reports)));
            } else if self.services.is_working() {
                self.go_on_working();
            } else {
                self.wait()?;
            }
        }
    }

    fn hold(&self) -> Hold<'a, Front<'f, B, S>> {
        self.absence.hold(self.front)
    }

    /// Reads all available input before a frame. What it finds was not pressed for a screen that is still to be
    /// drawn.
    fn take_all(&mut self) -> io::Result<()> {
        for _ in 0..MOST_BEFORE_FRAME {
            if self.ended || !self.take_once(Some(Duration::ZERO))?.any {
                break;
            }
        }
        Ok(())
    }

    /// Draws. If the terminal took long, keys that were pressed meanwhile were not meant for this screen either; true
    /// if they have changed something.
    fn draw_slowly(&mut self) -> io::Result<bool> {
        let took_ms = self.draw()?;
        self.enters.drawn();
        let is_slow = took_ms >= SLOW_FRAME_MS;
        let queued = if is_slow { self.take_once(Some(Duration::ZERO))? } else { Took::default() };
        self.enters.seen();
        Ok(queued.changed)
    }

    /// Returns how many milliseconds it took.
    fn draw(&mut self) -> io::Result<u64> {
        let theme = self.app.theme.theme();
        let mut front = self.hold();
        if self.mouse != self.app.mouse {
            self.mouse = self.app.mouse;
            front.source.take_mouse(self.mouse == Mouse::Taken)?;
        }
        let context = context(self.app, self.services, &theme);
        if front.notice.speech != context.speech {
            front.notice = StallNotice::of(&context);
        }
        let began = front.source.elapsed_ms();
        front.terminal.draw(|frame| self.app.draw(frame, &context)).map_err(io::Error::other)?;
        Ok(front.source.elapsed_ms().saturating_sub(began))
    }

    /// Waits until there is something to draw.
    fn wait(&mut self) -> io::Result<()> {
        let mut waited = Duration::ZERO;
        loop {
            // While a clock runs, and only then, a second that passes is something to draw.
            let with_clock = self.is_clock_running();
            let looks = cfg!(not(unix)) && self.services.is_watched();
            let pace = if looks { STALE_PACE } else { SECOND };
            let has_pace = with_clock || looks;
            let took = self.take_once(has_pace.then_some(pace))?;
            waited = if took.any { Duration::ZERO } else { waited.saturating_add(pace) };
            // What is being typed is not thrown away; the file is read again once it is done.
            self.ended |= self.services.is_stale() && !self.app.is_written_in();
            if took.changed || self.ended || (with_clock && waited >= SECOND) {
                return Ok(());
            }
        }
    }

    fn is_clock_running(&self) -> bool {
        // Mostly no clock is on, and this check is cheap.
        if self.services.elapsed_s().or(self.services.discussed_s()).is_none() {
            return false;
        }
        let theme = self.app.theme.theme();
        self.app.is_clock_running(&context(self.app, self.services, &theme))
    }

    /// Waits a moment for news of the work.
    fn go_on_working(&mut self) {
        let (reports, then) = self.services.poll_work(WORK_PACE);
        let quits = self.turning(|app, services| {
            let mut requests = report(app, services, reports);
            requests.extend(then);
            perform(app, services, requests)
        });
        self.ended |= quits;
    }

    fn read(&mut self, wait: Option<Duration>) -> io::Result<Vec<Event>> {
        let mut front = self.hold();
        if std::mem::take(&mut front.is_covered) {
            self.wipe(&mut front)?;
            return Ok(front.kept.drain(..).collect());
        }
        let incoming = front.source.read(wait)?;
        self.read_at = front.source.elapsed_ms();
        match incoming {
            Incoming::Events(events) => return Ok(events),
            Incoming::Returned => self.wipe(&mut front)?,
            Incoming::End => self.ended = true,
        }
        Ok(Vec::new())
    }

    fn wipe(&mut self, front: &mut Front<'f, B, S>) -> io::Result<()> {
        self.wiped = true;
        // Another program had the terminal in between; now the mouse is taken again.
        self.mouse = Mouse::Taken;
        front.terminal.clear().map_err(io::Error::other)
    }

    /// Takes what one read gives.
    fn take_once(&mut self, wait: Option<Duration>) -> io::Result<Took> {
        let mut events = VecDeque::from(self.read(wait)?);
        let mut took = Took { any: !events.is_empty(), changed: false };
        while let Some(event) = events.pop_front() {
            let is_stopped = is_ctrl_z(&event) && self.hold().source.stop()?;
            if is_stopped || matches!(event, Event::Resize(..)) {
                // A window that shrinks and grows again loses letters, and may have its old size by now.
                self.wipe(&mut self.hold())?;
            } else if !self.is_composing(&event, &mut events)? {
                took.changed |= self.handle(&event);
            }
            if self.ended {
                break;
            }
        }
        took.changed |= std::mem::take(&mut self.wiped);
        took.any |= took.changed;
        Ok(took)
    }

    /// Whether this is a Backspace with which an input method takes a letter back to replace it. In a field both act
    /// as keys; elsewhere only the new letter counts for the screen.
    fn is_composing(&mut self, event: &Event, events: &mut VecDeque<Event>) -> io::Result<bool> {
        if !is_backspace(event) || self.app.is_typing() {
            return Ok(false);
        }
        loop {
            let next = events.iter().filter_map(pressed).find(|key| key.code != KeyCode::Backspace);
            if let Some(key) = next {
                let is_plain = (key.modifiers - KeyModifiers::SHIFT).is_empty();
                return Ok(is_plain && matches!(key.code, KeyCode::Char(letter) if letter.is_alphabetic()));
            }
            let more = self.read(Some(BURST))?;
            if more.is_empty() {
                return Ok(false);
            }
            events.extend(more);
        }
    }

    /// True if there is something to draw.
    fn handle(&mut self, event: &Event) -> bool {
        let clicked = pressed(event).filter(|key| key.modifiers.is_empty());
        if let Some(code) = clicked.and_then(|key| self.app.clicked(key.code)) {
            return self.handle_key(&Event::Key(KeyEvent::new(code, KeyModifiers::NONE)));
        }
        self.handle_key(event)
    }

    fn handle_key(&mut self, event: &Event) -> bool {
        let is_enter = pressed(event).is_some_and(|key| key.code == KeyCode::Enter);
        let mut leads_on = false;
        if is_enter {
            let theme = self.app.theme.theme();
            leads_on = !self.app.enter_stays(&context(self.app, self.services, &theme));
            if !self.enters.takes(self.read_at, leads_on) {
                return false;
            }
        }
        let taken = self.turning(|app, services| take(app, services, event));
        match taken {
            Handled::Nothing => false,
            Handled::Changed => {
                if leads_on {
                    self.enters.turned();
                }
                true
            }
            Handled::Quit => {
                self.ended = true;
                false
            }
        }
    }

    /// Does something that may put another screen in front.
    fn turning<T>(&mut self, act: impl FnOnce(&mut App, &mut Services) -> T) -> T {
        let before = self.app.n_turns();
        let done = act(self.app, self.services);
        if self.app.n_turns() != before {
            self.enters.turned();
        }
        done
    }
}

/// The key that goes down here, or repeats.
fn pressed(event: &Event) -> Option<&KeyEvent> {
    let Event::Key(key) = event else { return None };
    (key.kind != KeyEventKind::Release).then_some(key)
}

fn is_backspace(event: &Event) -> bool {
    pressed(event).is_some_and(|key| key.code == KeyCode::Backspace && key.modifiers.is_empty())
}

pub(in crate::tui::runner) fn is_ctrl_z(event: &Event) -> bool {
    pressed(event).is_some_and(|key| key.code == KeyCode::Char('z') && key.modifiers == KeyModifiers::CONTROL)
}
