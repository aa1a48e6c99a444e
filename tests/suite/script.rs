//! The loop of the screens without a terminal: events come from a list, frames go into memory.

use std::collections::VecDeque;
use std::io;
use std::path::Path;
use std::time::Duration;

use crossterm::event::Event;
use dongvai::clock::Clock;
use dongvai::library::Library;
use dongvai::locale::Speech;
use dongvai::meeting::chance;
use dongvai::record::{Opening, RecordStore};
use dongvai::tui::app::App;
use dongvai::tui::msg::Request;
use dongvai::tui::runner::enter::PAUSE_MS;
use dongvai::tui::runner::input::{EventSource, Incoming};
use dongvai::tui::runner::run_in;
use dongvai::tui::runner::services::Services;
use dongvai::tui::screens::Screen;
use dongvai::tui::screens::home::HomeScreen;
use dongvai::tui::theme::ThemeName;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::terminal::Size;

/// June 2026, which never gets any later.
pub(super) const CLOCK: Clock = Clock::Fixed(1_782_000_000_000);

/// Draws from a seed, one number after the other, alike on every machine.
#[derive(Debug, Clone)]
pub(super) struct Dice {
    seed: u64,
    n_thrown: u64,
}

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self { seed, n_thrown: 0 }
    }

    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.n_thrown += 1;
        chance::below(self.seed, &self.n_thrown.to_string(), limit)
    }

    pub(super) fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// Events in their order, each half a second after the one before; the next one is at times there at once and at times
/// only after a frame.
#[derive(Debug)]
pub(super) struct Script {
    pub(super) events: VecDeque<Event>,
    pub(super) dice: Dice,
    pub(super) now_ms: u64,
    /// No key comes before the first frame.
    pub(super) has_begun: bool,
}

impl EventSource for Script {
    /// Where a clock is shown, nothing coming means that a second has passed; so the end needs no other sign.
    fn read(&mut self, wait: Option<Duration>) -> io::Result<Incoming> {
        let is_moment = wait.is_some_and(|wait| wait < Duration::from_secs(1));
        if is_moment && (!self.has_begun || self.events.is_empty() || self.dice.below(3) == 0) {
            return Ok(Incoming::Events(Vec::new()));
        }
        self.has_begun = true;
        self.now_ms += 500;
        Ok(self.events.pop_front().map_or(Incoming::End, |event| Incoming::Events(vec![event])))
    }

    fn elapsed_ms(&self) -> u64 {
        self.now_ms
    }
}

/// The program without its command line.
pub(super) struct Stand {
    pub(super) app: App,
    pub(super) services: Services,
    pub(super) terminal: Terminal<TestBackend>,
    dice: Dice,
}

impl Stand {
    pub(super) fn new(store: RecordStore, data_dir: &Path, size: Size, seed: u64) -> Self {
        let library = Library::new(Some(data_dir));
        let services = Services::new(store, false, library, CLOCK, None, Some(seed));
        let home = Screen::Home(HomeScreen::new(services.waiting()));
        let terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
        let app = App::new(home, Speech::default(), ThemeName::default());
        Self { app, services, terminal, dice: Dice::new(seed) }
    }

    pub(super) fn over(opening: Opening, data_dir: &Path, size: Size, seed: u64) -> Self {
        assert_eq!(opening.recovered(), None);
        Self::new(opening.sound().unwrap(), data_dir, size, seed)
    }

    /// Runs until the events are used up; what is left of them was not read because the program ended.
    pub(super) fn run(&mut self, first: Vec<Request>, events: Vec<Event>) -> VecDeque<Event> {
        let mut script =
            Script { events: events.into(), dice: self.dice.clone(), now_ms: 0, has_begun: false };
        self.run_with(first, &mut script);
        self.dice = script.dice;
        script.events
    }

    /// Runs until the source ends.
    pub(super) fn run_with(&mut self, first: Vec<Request>, source: &mut impl EventSource) {
        let Self { terminal, app, services, .. } = self;
        run_in(terminal, source, app, services, first, PAUSE_MS).unwrap();
    }

    /// Lines of the last frame without the spaces at their ends.
    pub(super) fn lines(&self) -> Vec<String> {
        let buffer = self.terminal.backend().buffer();
        let columns = usize::from(buffer.area.width).max(1);
        let line = |cells: &[ratatui::buffer::Cell]| {
            cells.iter().map(ratatui::buffer::Cell::symbol).collect::<String>().trim_end().to_owned()
        };
        buffer.content.chunks(columns).map(line).collect()
    }

    pub(super) fn shows(&self, text: &str) -> bool {
        self.lines().join("\n").contains(text)
    }
}
