//! The loop of the screens without a terminal: events come from a list, frames go into memory.

use std::collections::VecDeque;
use std::io::{self, ErrorKind};
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
use dongvai::tui::runner::backstage::Backstage;
use dongvai::tui::runner::{Source, run_in};
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

/// Events in their order; the next one is at times ready at once and at times only after a frame.
#[derive(Debug)]
pub(super) struct Script {
    pub(super) events: VecDeque<Event>,
    pub(super) dice: Dice,
}

impl Source for Script {
    fn next(&mut self) -> io::Result<Option<Event>> {
        Ok(self.events.pop_front())
    }

    /// Where a clock is shown, nothing coming means that a second has passed; so the end needs another sign.
    fn next_within(&mut self, _wait: Duration) -> io::Result<Option<Event>> {
        self.events.pop_front().map_or_else(|| Err(ErrorKind::UnexpectedEof.into()), |event| Ok(Some(event)))
    }

    fn is_ready(&mut self) -> io::Result<bool> {
        Ok(!self.events.is_empty() && self.dice.below(3) > 0)
    }
}

/// The program without its command line.
pub(super) struct Stand {
    pub(super) app: App,
    pub(super) backstage: Backstage,
    pub(super) terminal: Terminal<TestBackend>,
    dice: Dice,
}

impl Stand {
    pub(super) fn new(store: RecordStore, data_dir: &Path, size: Size, seed: u64) -> Self {
        let library = Library::new(Some(data_dir));
        let backstage = Backstage::new(store, false, library, CLOCK, None, Some(seed));
        let home = Screen::Home(HomeScreen::new(backstage.has_unfinished()));
        let terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
        let app = App::new(home, Speech::default(), ThemeName::default());
        Self { app, backstage, terminal, dice: Dice::new(seed) }
    }

    pub(super) fn over(opening: Opening, data_dir: &Path, size: Size, seed: u64) -> Self {
        assert_eq!(opening.recovered(), None);
        Self::new(opening.sound().unwrap(), data_dir, size, seed)
    }

    /// Runs until the events are used up; what is left of them was not read because the program ended.
    pub(super) fn run(&mut self, first: Vec<Request>, events: Vec<Event>) -> VecDeque<Event> {
        let mut script = Script { events: events.into(), dice: self.dice.clone() };
        let ended = run_in(&mut self.terminal, &mut script, &mut self.app, &mut self.backstage, first);
        if let Err(error) = ended {
            assert_eq!(error.kind(), ErrorKind::UnexpectedEof, "{error}");
        }
        self.dice = script.dice;
        script.events
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
