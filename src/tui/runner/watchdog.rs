//! Reports that the disk does not answer, while the loop waits for it.
//!
//! The loop waits for the disk, so a network share that hangs would freeze the screen without a word. The watchdog is
//! a thread beside the loop. When the loop has not come back to the terminal for [`PATIENCE`], the watchdog takes the
//! terminal, writes this over the last frame, and reads the keys: Ctrl+C ends the program, a new size is drawn, other
//! keys do nothing. Keys that were typed before are kept for the loop.
//!
//! The invariant: only the thread that holds the [`Front`] reads or draws. The loop holds it while it does so, the
//! watchdog only while the loop is stuck. While the loop waits for a key, the watchdog sleeps.

use std::collections::VecDeque;
use std::io;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::Backend;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::style::Style;

use crate::locale::Speech;
use crate::text;
use crate::tui::context::ViewContext;
use crate::tui::runner::input::{EventSource, Incoming};
use crate::tui::runner::pressed;

/// The notice appears after once to twice this time.
pub(super) const PATIENCE: Duration = Duration::from_secs(1);
/// How often the watchdog looks whether the loop goes on again, and keys are while it does not.
const PACE: Duration = Duration::from_millis(60);

/// The terminal, its source of events, and the notice over it.
pub(super) struct Front<'a, B: Backend, S> {
    pub(super) terminal: &'a mut Terminal<B>,
    pub(super) source: &'a mut S,
    pub(super) notice: StallNotice,
    /// Typed before the notice was there.
    pub(super) kept: VecDeque<Event>,
    /// The notice was drawn over the last frame.
    pub(super) is_covered: bool,
}

/// What is said while the disk does not answer. Made in advance, as nothing can be looked up then.
#[derive(Debug, Clone)]
pub(super) struct StallNotice {
    pub(super) speech: Speech,
    words: String,
    style: Style,
}

/// Whether the loop is away from the terminal, and since which time it went.
#[derive(Debug, Default)]
pub(super) struct AwaySince {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    /// How often the loop has left the terminal.
    n: u64,
    is_away: bool,
    /// The watchdog waits without an end, until the loop leaves.
    is_asleep: bool,
    has_ended: bool,
}

/// The terminal in the hands of the loop. When it is let go, the loop is away.
pub(super) struct Hold<'a, T> {
    absence: &'a AwaySince,
    front: MutexGuard<'a, T>,
}

impl<T> std::ops::Deref for Hold<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.front
    }
}

impl<T> std::ops::DerefMut for Hold<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.front
    }
}

impl<T> Drop for Hold<'_, T> {
    fn drop(&mut self) {
        self.absence.leave();
    }
}

/// Ends the watchdog when it is dropped, also by a panic of the loop.
pub(super) struct Ending<'a>(pub(super) &'a AwaySince);

impl Drop for Ending<'_> {
    fn drop(&mut self) {
        lock(&self.0.state).has_ended = true;
        self.0.changed.notify_all();
    }
}

impl AwaySince {
    /// Comes back to the terminal. Where the watchdog has it, it is given back within [`PACE`].
    pub(super) fn hold<'a, T>(&'a self, front: &'a Mutex<T>) -> Hold<'a, T> {
        lock(&self.state).is_away = false;
        Hold { absence: self, front: lock(front) }
    }

    /// Goes away from the terminal. Wakes the watchdog only where it sleeps, so a row of keys wakes it once.
    fn leave(&self) {
        let mut state = lock(&self.state);
        state.n += 1;
        state.is_away = true;
        if state.is_asleep {
            self.changed.notify_one();
        }
    }

    /// Waits until the loop has been away for so long without coming back. `None` at the end.
    fn wait_until_stuck(&self, patience: Duration) -> Option<u64> {
        let mut state = lock(&self.state);
        loop {
            if state.has_ended {
                return None;
            }
            if !state.is_away {
                state.is_asleep = true;
                state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
                state.is_asleep = false;
                continue;
            }
            let n = state.n;
            let is_same = |state: &mut State| !state.has_ended && state.is_away && state.n == n;
            let waited = self.changed.wait_timeout_while(state, patience, is_same);
            let (after, timeout) = waited.unwrap_or_else(PoisonError::into_inner);
            if timeout.timed_out() {
                return Some(n);
            }
            state = after;
        }
    }

    /// Whether the loop has not come back since.
    fn is_stuck(&self, n: u64) -> bool {
        let state = lock(&self.state);
        state.is_away && state.n == n && !state.has_ended
    }
}

/// A panic elsewhere leaves nothing half changed here.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl StallNotice {
    pub(super) fn of(context: &ViewContext<'_>) -> Self {
        let words = ["job-stuck", "job-stuck-quit"].map(|id| context.word(id)).join(" ");
        Self { speech: context.speech, words, style: context.theme.selected }
    }
}

/// Watches until the loop ends. If the user wants to leave meanwhile, it calls `leave` once, which ends the program.
pub(super) fn watch<B: Backend, S: EventSource>(
    front: &Mutex<Front<'_, B, S>>,
    absence: &AwaySince,
    patience: Duration,
    leave: &dyn Fn(),
) {
    while let Some(n) = absence.wait_until_stuck(patience) {
        let mut front = lock(front);
        if !absence.is_stuck(n) {
            continue;
        }
        let wants_to_leave = front.stand_in(|| absence.is_stuck(n)).unwrap_or(true);
        if wants_to_leave && absence.is_stuck(n) {
            leave();
            return;
        }
    }
}

impl<B: Backend, S: EventSource> Front<'_, B, S> {
    /// Says that the disk does not answer, and reads the keys, until the loop goes on. True if the user wants to leave.
    fn stand_in(&mut self, is_stuck: impl Fn() -> bool) -> io::Result<bool> {
        match self.source.read(Some(Duration::ZERO))? {
            Incoming::Events(events) => self.kept.extend(events),
            Incoming::Returned => {}
            Incoming::End => return Ok(true),
        }
        self.is_covered = true;
        let mut shown = None;
        while is_stuck() {
            // Asked for, because a signal is not delivered to a thread that waits for a disk.
            let size = self.terminal.size().ok();
            if shown != Some(size) {
                if shown.is_some() {
                    self.terminal.backend_mut().clear().ok();
                }
                self.say().ok();
                shown = Some(size);
            }
            match self.source.read(Some(PACE))? {
                Incoming::Events(events) if events.iter().any(is_ctrl_c) => return Ok(true),
                Incoming::Events(_) => {}
                Incoming::Returned => shown = None,
                Incoming::End => return Ok(true),
            }
        }
        Ok(false)
    }

    /// Draws the notice over the last lines of the window. The rest of the last frame stays to be read.
    fn say(&mut self) -> Result<(), B::Error> {
        let Size { width, height } = self.terminal.size()?;
        let lines = text::wrap(&self.notice.words, usize::from(width.saturating_sub(2)).max(1));
        let n_lines = text::to_u16(lines.len()).min(height);
        let area = Rect { x: 0, y: height - n_lines, width, height: n_lines };
        let mut band = Buffer::empty(area);
        band.set_style(area, self.notice.style);
        for (line, y) in lines.iter().zip(area.top()..area.bottom()) {
            band.set_string(1.min(width), y, line, self.notice.style);
        }
        let cells = area.positions().zip(&band.content).map(|(at, cell)| (at.x, at.y, cell));
        let backend = self.terminal.backend_mut();
        backend.draw(cells)?;
        backend.flush()
    }
}

fn is_ctrl_c(event: &Event) -> bool {
    pressed(event).is_some_and(|key| key.code == KeyCode::Char('c') && key.modifiers == KeyModifiers::CONTROL)
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;
    use std::io;
    use std::sync::{Mutex, mpsc};
    use std::thread;
    use std::time::Duration;

    use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
    use ratatui::Terminal;
    use ratatui::backend::TestBackend;
    use ratatui::style::Style;

    use super::{AwaySince, Ending, EventSource, Front, Incoming, StallNotice, watch};
    use crate::locale::Speech;

    /// What each read gives; `None` makes the loop go on again.
    struct Script {
        reads: VecDeque<Option<Incoming>>,
        go_on: mpsc::Sender<()>,
    }

    impl EventSource for Script {
        fn read(&mut self, _: Option<Duration>) -> io::Result<Incoming> {
            if let Some(Some(incoming)) = self.reads.pop_front() {
                return Ok(incoming);
            }
            self.go_on.send(()).ok();
            Ok(Incoming::Events(Vec::new()))
        }

        fn elapsed_ms(&self) -> u64 {
            0
        }
    }

    fn key(letter: char, modifiers: KeyModifiers) -> Incoming {
        Incoming::Events(vec![Event::Key(KeyEvent::new(KeyCode::Char(letter), modifiers))])
    }

    struct Came {
        has_left: bool,
        n_kept: usize,
        is_covered: bool,
        screen: String,
    }

    /// A loop that is away until the script lets it go on or the user leaves.
    fn stuck(reads: Vec<Option<Incoming>>) -> Came {
        let (go_on, waits) = mpsc::channel();
        let mut terminal = Terminal::new(TestBackend::new(30, 4)).unwrap();
        let mut source = Script { reads: reads.into(), go_on: go_on.clone() };
        let notice = StallNotice {
            speech: Speech::default(),
            words: "Ổ đĩa chưa trả lời, xin đợi. Ctrl+C: thoát".to_owned(),
            style: Style::new(),
        };
        let (terminal, source) = (&mut terminal, &mut source);
        let front = Front { terminal, source, notice, kept: VecDeque::new(), is_covered: false };
        let (front, absence, left) = (Mutex::new(front), AwaySince::default(), Mutex::new(false));
        let leave = || {
            *left.lock().unwrap() = true;
            go_on.send(()).ok();
        };
        thread::scope(|scope| {
            let _ending = Ending(&absence);
            scope.spawn(|| {
                let front = &front;
                watch(front, &absence, Duration::from_millis(1), &leave);
            });
            drop(absence.hold(&front));
            waits.recv().unwrap();
            let front = absence.hold(&front);
            Came {
                has_left: *left.lock().unwrap(),
                n_kept: front.kept.len(),
                is_covered: front.is_covered,
                screen: front.terminal.backend().to_string(),
            }
        })
    }

    #[test]
    fn it_says_so_keeps_what_was_typed_before_and_goes_on() {
        let came = stuck(vec![
            Some(key('a', KeyModifiers::NONE)),
            Some(key('b', KeyModifiers::NONE)),
            Some(Incoming::Returned),
            None,
        ]);
        assert!(!came.has_left && came.is_covered);
        assert_eq!(came.n_kept, 1);
        assert!(
            came.screen.ends_with("\" Ổ đĩa chưa trả lời, xin đợi. \"\n\" Ctrl+C: thoát                \"\n")
        );
    }

    #[test]
    fn ctrl_c_leaves_once_it_was_said_and_the_end_of_the_terminal_always() {
        let ctrl_c = || Some(key('c', KeyModifiers::CONTROL));
        let came = stuck(vec![ctrl_c(), None]);
        assert!(!came.has_left && came.n_kept == 1, "it was pressed for the screen before");
        assert!(stuck(vec![ctrl_c(), ctrl_c(), None]).has_left);
        assert!(stuck(vec![Some(Incoming::End), None]).has_left);
        assert!(stuck(vec![ctrl_c(), Some(Incoming::End), None]).has_left);
    }
}
