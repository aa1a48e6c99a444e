//! Reads the terminal on Unix: its bytes, and the signals that concern it, in one wait.
//!
//! Each signal writes to a pipe, so one wait receives everything and an idle program sleeps. A sequence that has
//! begun has a deadline, and only then the wait has one too. A terminal that has bytes is read before any deadline
//! counts, so bytes are not late because the program was busy.

use std::io::{self, ErrorKind, Read};
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::time::Duration;

use crossterm::event::Event;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::process::{Signal, kill_current_process_group};
use signal_hook::SigId;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGWINCH};
use signal_hook::low_level::{pipe, unregister};

use super::parser::Parser;
use crate::clock::{Clock, Stopwatch};
use crate::tui::runner::input;
use crate::tui::runner::input::{EventSource, Incoming};

/// Read before the screen is drawn again, so that a flood cannot keep it from being drawn.
const MOST_BEFORE_FRAME: usize = 64 * 1024;
/// A stop that the system grants comes within this time; one that it ignores never does.
const STOP_PAUSE: Duration = Duration::from_millis(100);

/// The terminal this program runs in.
#[derive(Debug)]
pub struct TerminalKeyboard {
    clock: Clock,
    watch: Stopwatch,
    parser: Parser,
    end: Signals,
    size: Signals,
    go_on: Signals,
}

/// Signals of one meaning, and the pipe in which they arrive.
#[derive(Debug)]
struct Signals {
    arrived: UnixStream,
    ids: Vec<SigId>,
}

/// What is there after a wait.
#[derive(Debug)]
struct Ready {
    keys: PollFlags,
    end: PollFlags,
    size: PollFlags,
    go_on: PollFlags,
}

impl Ready {
    fn is_gone(&self) -> bool {
        self.keys.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL)
    }
}

impl Signals {
    fn of(signals: &[i32]) -> io::Result<Self> {
        let (arrived, sender) = UnixStream::pair()?;
        arrived.set_nonblocking(true)?;
        let ids = signals.iter().map(|signal| pipe::register(*signal, sender.try_clone()?));
        Ok(Self { ids: ids.collect::<io::Result<_>>()?, arrived })
    }

    /// Empties the pipe. True if a signal had come.
    fn take(&mut self) -> io::Result<bool> {
        let mut has_come = false;
        let mut bytes = [0; 64];
        loop {
            match self.arrived.read(&mut bytes) {
                Ok(0) => return Ok(has_come),
                Ok(_) => has_come = true,
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(has_come),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}

/// From here on these signals do nothing: the program is ending as they asked.
impl Drop for Signals {
    fn drop(&mut self) {
        for id in self.ids.drain(..) {
            unregister(id);
        }
    }
}

impl TerminalKeyboard {
    pub fn new(clock: Clock) -> io::Result<Self> {
        Ok(Self {
            clock,
            watch: clock.stopwatch(),
            parser: Parser::default(),
            end: Signals::of(&[SIGTERM, SIGHUP, SIGINT, SIGQUIT])?,
            size: Signals::of(&[SIGWINCH])?,
            go_on: Signals::of(&[SIGCONT])?,
        })
    }

    fn wait(&self, wait: Option<Duration>, for_keys: PollFlags) -> io::Result<Ready> {
        let until = wait.map(|wait| self.elapsed_ms().saturating_add(millis(wait)));
        let stdin = io::stdin();
        let mut fds = [
            PollFd::new(&stdin, for_keys),
            PollFd::new(&self.end.arrived, PollFlags::IN),
            PollFd::new(&self.size.arrived, PollFlags::IN),
            PollFd::new(&self.go_on.arrived, PollFlags::IN),
        ];
        loop {
            let left = until.map(|until| until.saturating_sub(self.elapsed_ms()));
            let left = left.map(|ms| Timespec::try_from(Duration::from_millis(ms)).unwrap_or_default());
            match poll(&mut fds, left.as_ref()) {
                Ok(_) => break,
                Err(Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
        let [keys, end, size, go_on] = fds.map(|fd| fd.revents());
        Ok(Ready { keys, end, size, go_on })
    }

    /// Takes what one read gives. None if the terminal is gone.
    fn take(&mut self, events: &mut Vec<Event>) -> io::Result<Option<usize>> {
        let mut bytes = [0; 4096];
        let n = match rustix::io::read(io::stdin().as_fd(), &mut bytes) {
            Ok(0) | Err(Errno::IO) => return Ok(None),
            Ok(n) => n,
            Err(Errno::INTR | Errno::AGAIN) => 0,
            Err(error) => return Err(error.into()),
        };
        self.parser.feed(bytes.get(..n).unwrap_or_default(), self.elapsed_ms(), events);
        Ok(Some(n))
    }
}

impl EventSource for TerminalKeyboard {
    fn read(&mut self, wait: Option<Duration>) -> io::Result<Incoming> {
        let until = wait.map(|wait| self.elapsed_ms().saturating_add(millis(wait)));
        let mut events = Vec::new();
        let mut n_read = 0;
        loop {
            let now = self.elapsed_ms();
            let next = [until, self.parser.deadline()].into_iter().flatten().min();
            let left = if events.is_empty() { next.map(|next| next.saturating_sub(now)) } else { Some(0) };
            let ready = self.wait(left.map(Duration::from_millis), PollFlags::IN)?;
            if !ready.end.is_empty() {
                return Ok(Incoming::End);
            }
            if !ready.go_on.is_empty() && self.go_on.take()? {
                input::take()?;
                return Ok(Incoming::Returned);
            }
            if !ready.size.is_empty() && self.size.take()? {
                let (columns, rows) = crossterm::terminal::size()?;
                events.push(Event::Resize(columns, rows));
            }
            if ready.keys.contains(PollFlags::IN) {
                match self.take(&mut events)? {
                    Some(n) => n_read += n,
                    None if events.is_empty() => return Ok(Incoming::End),
                    None => return Ok(Incoming::Events(events)),
                }
                if n_read >= MOST_BEFORE_FRAME {
                    return Ok(Incoming::Events(events));
                }
                continue;
            }
            if ready.is_gone() && events.is_empty() {
                return Ok(Incoming::End);
            }
            let now = self.elapsed_ms();
            if self.parser.deadline().is_some_and(|deadline| deadline <= now) {
                self.parser.expire(now, &mut events);
            }
            if !events.is_empty() || until.is_some_and(|until| until <= now) {
                return Ok(Incoming::Events(events));
            }
        }
    }

    fn elapsed_ms(&self) -> u64 {
        self.watch.elapsed_ms(&self.clock)
    }

    fn take_mouse(&mut self, takes: bool) -> io::Result<()> {
        input::take_mouse(takes)
    }

    /// The whole job stops, as the shell that started it expects. Where no shell would wake it, the system ignores this.
    fn stop(&mut self) -> io::Result<bool> {
        self.go_on.take()?;
        input::give_back()?;
        kill_current_process_group(Signal::TSTP)?;
        // Another thread may take the signal a moment later than this one goes on.
        let until = self.elapsed_ms().saturating_add(millis(STOP_PAUSE));
        loop {
            let left = until.saturating_sub(self.elapsed_ms());
            let ready = self.wait(Some(Duration::from_millis(left)), PollFlags::empty())?;
            let is_over = !(ready.go_on | ready.end).is_empty() || ready.is_gone();
            if is_over || left == 0 {
                break;
            }
        }
        self.go_on.take()?;
        input::take()?;
        Ok(true)
    }
}

fn millis(wait: Duration) -> u64 {
    u64::try_from(wait.as_millis()).unwrap_or(u64::MAX)
}
