//! Reads what comes from the terminal: keys, pastes, clicks, a new size, the end.
//!
//! On Unix it reads and parses the bytes itself ([`parser`], [`sequence`]), because a terminal also sends replies, in
//! pieces, and none of them may act as a key. On Windows the console gives whole records, which [`records`] reads.
//! [`modes`] sets up the terminal and gives it back.
//!
//! The invariant: a read takes all that is there, in order, and loses no key.

pub mod modes;
pub mod parser;
pub mod records;
mod sequence;

#[cfg(windows)]
mod console;
#[cfg(unix)]
mod unix;

use std::io;
use std::time::Duration;

use crossterm::event::Event;

#[cfg(windows)]
pub use console::Keyboard;
#[cfg(unix)]
pub use unix::Keyboard;

/// What a read came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Incoming {
    /// All that was there; empty if the wait ended first.
    Events(Vec<Event>),
    /// The terminal was given away in between and may show anything: the whole screen is to be drawn.
    Returned,
    /// The terminal is gone, or the system asks the program to end.
    End,
}

/// Where terminal events come from. The loop and the watchdog read from it in turn.
pub trait Source: Send {
    /// Waits for something to come, no longer than `wait` where that is given, and takes all that is there.
    fn read(&mut self, wait: Option<Duration>) -> io::Result<Incoming>;

    /// Milliseconds since the source was made, as events are read.
    fn elapsed_ms(&self) -> u64;

    /// Gives the terminal back and stops until a shell goes on with this job. True if the screen is to be drawn anew.
    fn stop(&mut self) -> io::Result<bool> {
        Ok(false)
    }
}
