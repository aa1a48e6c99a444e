//! The console on Windows. It gives the program whole events: nothing arrives in pieces there.
//!
//! A key with Ctrl and Alt is a character of `AltGr`; that rule is in `tui::keys`.

use std::io;
use std::time::Duration;

use crossterm::event;

use super::{Heard, Source};
use crate::clock::{Clock, Stopwatch};

/// Events before the screen is drawn again, so that a flood cannot keep it from being drawn.
const MOST_BEFORE_FRAME: usize = 4_096;

/// The console this program runs in.
#[derive(Debug)]
pub struct Keyboard {
    clock: Clock,
    watch: Stopwatch,
}

impl Keyboard {
    pub fn new(clock: Clock) -> io::Result<Self> {
        // From here on a window that changes its size is noticed, also while the first frame is drawn.
        event::poll(Duration::ZERO)?;
        Ok(Self { clock, watch: clock.stopwatch() })
    }
}

impl Source for Keyboard {
    fn read(&mut self, wait: Option<Duration>) -> io::Result<Heard> {
        let mut events = Vec::new();
        let is_there = match wait {
            Some(wait) => event::poll(wait)?,
            None => true,
        };
        if is_there {
            events.push(event::read()?);
        }
        while events.len() < MOST_BEFORE_FRAME && event::poll(Duration::ZERO)? {
            events.push(event::read()?);
        }
        Ok(Heard::Events(events))
    }

    fn elapsed_ms(&self) -> u64 {
        self.watch.elapsed_ms(&self.clock)
    }
}
