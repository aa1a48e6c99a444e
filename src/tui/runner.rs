//! The loop: draw, wait for the next terminal event, let the app take it, do what it asks, draw again.
//!
//! It blocks while nothing happens and draws only after something has changed, once the queue of events is empty.
//! Generic over the terminal and the source of events, so that tests run this very loop. The terminal is restored
//! when it ends, also by an error or a panic.

pub mod backstage;
pub mod work;

use std::collections::VecDeque;
use std::io::{self, BufWriter};
use std::time::Duration;

use crossterm::event::{
    self, DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture, Event,
    MouseButton, MouseEventKind,
};
use crossterm::execute;
use ratatui::Terminal;
use ratatui::backend::Backend;

use crate::text;
use crate::tui::app::App;
use crate::tui::keys::{self, Input};
use crate::tui::msg::{Report, Request};
use crate::tui::quiet::Quiet;
use crate::tui::runner::backstage::Backstage;
use crate::tui::stage::Stage;
use crate::tui::theme::Theme;

/// At most so many events are taken before a frame, so that a flood cannot keep the screen from being drawn.
const MOST_BEFORE_FRAME: usize = 256;
/// How often work that goes on is looked at, and keys are while it does.
const WORK_PACE: Duration = Duration::from_millis(60);

/// Where terminal events come from.
pub trait Source {
    /// Waits for the next event; `None` ends the program.
    fn next(&mut self) -> io::Result<Option<Event>>;
    /// Waits no longer than this; `None` if nothing came. For the speaking clock alone.
    fn next_within(&mut self, wait: Duration) -> io::Result<Option<Event>> {
        let _ = wait;
        self.next()
    }

    /// Whether one is there already.
    fn is_ready(&mut self) -> io::Result<bool>;
}

/// The terminal this program runs in.
#[derive(Debug)]
pub struct Keyboard;

impl Source for Keyboard {
    fn next(&mut self) -> io::Result<Option<Event>> {
        event::read().map(Some)
    }

    fn next_within(&mut self, wait: Duration) -> io::Result<Option<Event>> {
        if event::poll(wait)? { event::read().map(Some) } else { Ok(None) }
    }

    fn is_ready(&mut self) -> io::Result<bool> {
        event::poll(Duration::ZERO)
    }
}

/// Takes the terminal, runs to the end and gives it back.
pub fn run(mut app: App, backstage: &mut Backstage, first: Vec<Request>) -> io::Result<()> {
    // This enters raw mode and the other screen, and makes a panic give them back.
    drop(ratatui::try_init()?);
    let mut terminal = Terminal::new(Quiet::new(BufWriter::new(io::stdout())))?;
    // From here on a window that changes its size is noticed, also while the first frame is drawn.
    event::poll(Duration::ZERO)?;
    // Without bracketed paste a pasted text would be typed as keys and quit at its first q.
    let modes = execute!(io::stdout(), EnableBracketedPaste, EnableMouseCapture);
    let result = modes.and_then(|()| run_in(&mut terminal, &mut Keyboard, &mut app, backstage, first));
    let restored = execute!(io::stdout(), DisableMouseCapture, DisableBracketedPaste);
    ratatui::try_restore()?;
    result.and(restored)
}

/// The loop over any terminal and any source.
pub fn run_in<B>(
    terminal: &mut Terminal<B>,
    source: &mut impl Source,
    app: &mut App,
    backstage: &mut Backstage,
    first: Vec<Request>,
) -> io::Result<()>
where
    B: Backend,
    B::Error: Send + Sync + std::error::Error + 'static,
{
    if perform(app, backstage, first) {
        return Ok(());
    }
    loop {
        backstage.ready_for(app.speech);
        draw(terminal, app, backstage)?;
        let reports = backstage.after_frame();
        if !reports.is_empty() {
            tell(app, backstage, reports);
            continue;
        }
        if backstage.is_working() {
            if !go_on_working(source, app, backstage)? {
                return Ok(());
            }
            continue;
        }
        let mut changed = false;
        let mut taken = 0;
        while !changed || (taken < MOST_BEFORE_FRAME && source.is_ready()?) {
            let event = if backstage.elapsed_s().is_some() && app.shows_clock() {
                // With the clock on, and only then, a second that passes is something to draw.
                let Some(event) = source.next_within(Duration::from_secs(1))? else { break };
                event
            } else {
                let Some(event) = source.next()? else { return Ok(()) };
                event
            };
            taken += 1;
            match take(app, backstage, &event) {
                Taken::Nothing => {}
                Taken::Changed => changed = true,
                Taken::Quit => return Ok(()),
            }
        }
    }
}

/// Waits a moment for news of the work, and takes the keys pressed meanwhile. False when the program is to end.
fn go_on_working(source: &mut impl Source, app: &mut App, backstage: &mut Backstage) -> io::Result<bool> {
    let (reports, then) = backstage.hear_of_work(WORK_PACE);
    let mut requests = tell(app, backstage, reports);
    requests.extend(then);
    if perform(app, backstage, requests) {
        return Ok(false);
    }
    while source.is_ready()? {
        let Some(event) = source.next()? else { return Ok(false) };
        if matches!(take(app, backstage, &event), Taken::Quit) {
            return Ok(false);
        }
    }
    Ok(true)
}

enum Taken {
    Nothing,
    Changed,
    Quit,
}

fn draw<B>(terminal: &mut Terminal<B>, app: &mut App, backstage: &Backstage) -> io::Result<()>
where
    B: Backend,
    B::Error: Send + Sync + std::error::Error + 'static,
{
    let theme = app.theme.theme();
    let stage = stage(app, backstage, &theme);
    terminal.draw(|frame| app.draw(frame, &stage)).map_err(io::Error::other)?;
    Ok(())
}

/// What the screens may look at now.
fn stage<'a>(app: &App, backstage: &'a Backstage, theme: &'a Theme) -> Stage<'a> {
    Stage {
        catalog: backstage.catalog(),
        speech: app.speech,
        typing: app.typing,
        theme,
        play: backstage.play(),
        before: app.before(),
        drafts: app.drafts(),
        locked: backstage.is_locked(),
        heard: None,
    }
}

fn take(app: &mut App, backstage: &mut Backstage, event: &Event) -> Taken {
    let theme = app.theme.theme();
    let stage = stage(app, backstage, &theme);
    let requests = match event {
        Event::Key(key) => {
            let typing = app.is_typing();
            match keys::read(key, &app.bindings(&stage), typing) {
                Some(input) => app.update(&input, &stage),
                None => return Taken::Nothing,
            }
        }
        Event::Paste(words) => app.update(&Input::Paste(text::nfc(words).into_owned()), &stage),
        Event::Mouse(mouse) => match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => app.click(mouse.column, mouse.row, &stage),
            MouseEventKind::ScrollDown => {
                app.wheel(1);
                Vec::new()
            }
            MouseEventKind::ScrollUp => {
                app.wheel(-1);
                Vec::new()
            }
            _ => return Taken::Nothing,
        },
        Event::Resize(..) => return Taken::Changed,
        Event::FocusGained | Event::FocusLost => return Taken::Nothing,
    };
    if perform(app, backstage, requests) { Taken::Quit } else { Taken::Changed }
}

/// Does what was asked, and what the reports ask for in turn. True when the program is to end.
fn perform(app: &mut App, backstage: &mut Backstage, requests: Vec<Request>) -> bool {
    let mut queue = VecDeque::from(requests);
    while let Some(request) = queue.pop_front() {
        if request == Request::Quit {
            return true;
        }
        let reports = backstage.perform(request, app.speech);
        queue.extend(tell(app, backstage, reports));
    }
    false
}

/// Hands reports to the app; returns what it asks for in turn.
fn tell(app: &mut App, backstage: &Backstage, reports: Vec<Report>) -> Vec<Request> {
    let mut requests = Vec::new();
    for report in reports {
        let theme = app.theme.theme();
        let stage = stage(app, backstage, &theme);
        requests.extend(app.report(&report, &stage));
    }
    requests
}
