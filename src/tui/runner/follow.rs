//! A window that follows the session that another one plays: the wall for the hall, or the trainer's own page.
//!
//! It looks at the disk once a second and draws after a change. It writes nothing, so any number of such windows may
//! start, end and return at any moment. While the disk does not answer, the last frame stays.

use std::io::{self, BufWriter};
use std::path::PathBuf;
use std::time::Duration;

use crossterm::event::{Event, MouseEventKind};
use ratatui::Frame;
use ratatui::Terminal;
use ratatui::backend::Backend;

use crate::clock::Clock;
use crate::id::SessionId;
use crate::library::Library;
use crate::locale::{Pair, Speech, Value};
use crate::record::lists::LONGEST_MS;
use crate::text::TypingAid;
use crate::tui::context::{Mouse, Play, PlayedFor, ShownOn, ViewContext};
use crate::tui::frame;
use crate::tui::keys::{self, Action, Input, Takes};
use crate::tui::large::LargeLetters;
use crate::tui::lectern::{Ahead, Lectern, LecternFacts};
use crate::tui::page::Drawn;
use crate::tui::quiet::Quiet;
use crate::tui::runner::followed::{FollowedRecord, FollowedSession, NothingYet, Sight};
use crate::tui::runner::input::{self, EventSource, Incoming, Keyboard};
use crate::tui::runner::is_ctrl_z;
use crate::tui::theme::{Theme, ThemeName};
use crate::tui::wall_view::{WallView, draw_waiting};

/// Between one look at the disk and the next.
const LOOK_MS: u64 = 1_000;

/// Whom the window is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FollowedBy {
    Wall,
    Trainer,
}

/// What was asked for when the window was opened.
#[derive(Debug, Clone, Copy)]
pub struct FollowWish {
    pub by: FollowedBy,
    /// The session to follow; none for the one that is played.
    pub session: Option<SessionId>,
    /// In place of what is kept in the record.
    pub speech: Option<Speech>,
    pub theme: Option<ThemeName>,
    /// Where the record says nothing of it.
    pub large: LargeLetters,
}

/// What a following window shows.
#[derive(Debug)]
pub struct Following {
    by: FollowedBy,
    reader: FollowedRecord,
    /// Chosen in this window, or on the command line.
    theme: Option<ThemeName>,
    /// The meeting as it would go on, for the trainer.
    ahead: Option<Ahead>,
    lectern: Lectern,
    /// The first row to show after scrolling.
    top: Option<u16>,
    drawn: Drawn,
    /// Minutes of class, as they were drawn.
    minutes: Option<i64>,
    window: (u16, u16),
}

/// What came of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Came {
    Nothing,
    Changed,
    Wiped,
    Quit,
}

impl Following {
    pub fn new(wish: &FollowWish, record: PathBuf, library: Library, clock: Clock) -> Self {
        Self {
            by: wish.by,
            reader: FollowedRecord::new(wish, record, library, clock),
            theme: wish.theme,
            ahead: None,
            lectern: Lectern::default(),
            top: None,
            drawn: Drawn::default(),
            minutes: None,
            window: (0, 0),
        }
    }

    /// Looks at the disk and at the clock. True if there is something to draw.
    pub fn look(&mut self) -> bool {
        let is_new = self.reader.look();
        if is_new {
            self.top = None;
            self.ahead = match (&self.reader.sight, self.by) {
                (Sight::Session(followed), FollowedBy::Trainer) => Some(Ahead::of(&followed.play())),
                (Sight::Session(_) | Sight::Nothing(_), _) => None,
            };
        }
        let now_ms = self.reader.clock().now_ms();
        let is_ticking = match (&mut self.reader.sight, self.by) {
            (Sight::Session(followed), FollowedBy::Wall) => followed.tick(now_ms),
            (Sight::Session(_) | Sight::Nothing(_), _) => false,
        };
        // Always stored, so that the next look does not draw the same again.
        let minutes = self.minutes_of_class();
        let is_later = std::mem::replace(&mut self.minutes, minutes) != minutes;
        is_new || is_ticking || is_later
    }

    /// Minutes of class until now; none on a wall, which has no clock.
    fn minutes_of_class(&self) -> Option<i64> {
        let Sight::Session(followed) = &self.reader.sight else { return None };
        let (taught, last) = followed.taught;
        let since = self.reader.clock().now_ms().saturating_sub(last);
        let is_on = (0..LONGEST_MS).contains(&since) && !followed.play().state().is_finished();
        let now = if is_on { taught.saturating_add(since) } else { taught };
        (self.by == FollowedBy::Trainer).then_some(now / 60_000)
    }

    fn theme(&self) -> Theme {
        self.theme.unwrap_or(self.reader.looks.theme).theme()
    }

    fn context<'a>(&'a self, theme: &'a Theme) -> ViewContext<'a> {
        let speech = self.reader.looks.speech;
        let play: Option<Play<'a>> = match &self.reader.sight {
            Sight::Session(followed) => Some(followed.play()),
            Sight::Nothing(_) => None,
        };
        ViewContext {
            catalog: self.reader.texts.catalog(),
            // The trainer's page has much to say in little room.
            speech: if self.by == FollowedBy::Trainer { Speech::only(speech.main) } else { speech },
            typing: TypingAid::default(),
            played_for: PlayedFor::Results,
            theme,
            play,
            before: speech,
            drafts: Some(speech.drafts),
            zone: self.reader.clock().zone(),
            locked: false,
            window: self.window,
            hall: None,
            opens: false,
            elsewhere: None,
            handed_over: false,
            mouse: Mouse::default(),
            shown_on: ShownOn::default(),
            shown: None,
        }
    }

    pub fn draw(&mut self, frame: &mut Frame<'_>) {
        let area = frame.area();
        self.window = (area.width, area.height);
        let theme = self.theme();
        self.drawn = self.draw_in(frame, &self.context(&theme));
    }

    fn draw_in(&self, frame: &mut Frame<'_>, context: &ViewContext<'_>) -> Drawn {
        let lettering = self.reader.looks.lettering;
        if frame::is_too_small(self.window) {
            frame::too_small(frame, context);
            return Drawn::default();
        }
        match (&self.reader.sight, &self.ahead) {
            (Sight::Nothing(why), _) => {
                draw_waiting(frame, context, lettering.large, &waits_for(context, why));
                Drawn::default()
            }
            (Sight::Session(followed), Some(ahead)) => self.draw_lectern(frame, context, followed, ahead),
            (Sight::Session(followed), None) => {
                let FollowedSession { wall, tries, .. } = &**followed;
                WallView { shown: wall, tries, lettering }.draw(frame, context, self.top)
            }
        }
    }

    fn draw_lectern(
        &self,
        frame: &mut Frame<'_>,
        context: &ViewContext<'_>,
        followed: &FollowedSession,
        ahead: &Ahead,
    ) -> Drawn {
        let minutes = self.minutes.unwrap_or(0);
        let facts = LecternFacts { wall: &followed.wall, ahead, wrong: &followed.wrong, minutes };
        self.lectern.draw(frame, context, &facts, self.top)
    }

    fn take(&mut self, event: &Event) -> Came {
        match event {
            Event::Key(key) => {
                let Some(input) = keys::read(key, &Lectern::BINDINGS, Takes::Nothing) else {
                    return Came::Nothing;
                };
                self.press(&input)
            }
            Event::Resize(..) => Came::Wiped,
            Event::Mouse(mouse) => match mouse.kind {
                MouseEventKind::ScrollDown => self.scroll(1),
                MouseEventKind::ScrollUp => self.scroll(-1),
                MouseEventKind::Down(_)
                | MouseEventKind::Up(_)
                | MouseEventKind::Drag(_)
                | MouseEventKind::Moved
                | MouseEventKind::ScrollLeft
                | MouseEventKind::ScrollRight => Came::Nothing,
            },
            Event::Paste(_) | Event::FocusGained | Event::FocusLost => Came::Nothing,
        }
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "no other key does anything in a window that only looks"
    )]
    fn press(&mut self, input: &Input) -> Came {
        const PAGE: i16 = 6;
        match input {
            Input::Do(Action::Quit) => Came::Quit,
            Input::Do(Action::Theme) => {
                self.theme = Some(self.theme.unwrap_or(self.reader.looks.theme).next());
                Came::Changed
            }
            Input::Up => self.scroll(-1),
            Input::Down => self.scroll(1),
            Input::PageUp => self.scroll(-PAGE),
            Input::PageDown => self.scroll(PAGE),
            Input::Left | Input::Right | Input::Home => {
                let (Sight::Session(followed), Some(ahead)) = (&self.reader.sight, &self.ahead) else {
                    return Came::Nothing;
                };
                if !self.lectern.turn(input, ahead, &followed.wall, &followed.play()) {
                    return Came::Nothing;
                }
                self.top = None;
                Came::Changed
            }
            _ => Came::Nothing,
        }
    }

    fn scroll(&mut self, rows: i16) -> Came {
        let top = self.drawn.top.saturating_add_signed(rows).min(self.drawn.most_top);
        if top == self.drawn.top {
            return Came::Nothing;
        }
        self.top = Some(top);
        Came::Changed
    }
}

/// What a window says that has nothing to show yet: why, and what to do.
fn waits_for(context: &ViewContext<'_>, why: &NothingYet) -> Vec<Pair> {
    let (id, path) = match why {
        NothingYet::NoRecord => ("follow-no-record", ""),
        NothingYet::NoSession => ("follow-no-session", ""),
        NothingYet::Trouble { id, path } => (*id, path.as_str()),
    };
    let values = [("path", Value::Text(path.to_owned()))];
    let rest = format!("{id}-do");
    let said = [id, rest.as_str()].into_iter().filter(|id| context.catalog.has(id));
    said.map(|id| context.ui_with(id, &values)).collect()
}

/// Takes the terminal, runs until the user leaves, and gives it back.
pub fn run(following: &mut Following) -> io::Result<()> {
    // From here on signals are read with the input, and a new size of the window is noticed.
    let mut keyboard = Keyboard::new(Clock::System)?;
    let taken = input::take_first();
    let result = taken.and_then(|()| {
        let mut terminal = Terminal::new(Quiet::new(BufWriter::new(io::stdout())))?;
        run_in(&mut terminal, &mut keyboard, following)
    });
    let restored = input::give_back();
    result.and(restored)
}

/// The loop over any terminal and any source.
pub fn run_in<B>(
    terminal: &mut Terminal<B>,
    source: &mut impl EventSource,
    following: &mut Following,
) -> io::Result<()>
where
    B: Backend,
    B::Error: Send + Sync + std::error::Error + 'static,
{
    following.look();
    let mut looked_at = source.elapsed_ms();
    loop {
        terminal.draw(|frame| following.draw(frame)).map_err(io::Error::other)?;
        let mut came = Came::Nothing;
        while came == Came::Nothing {
            let left = LOOK_MS.saturating_sub(source.elapsed_ms().saturating_sub(looked_at));
            let events = match source.read(Some(Duration::from_millis(left)))? {
                Incoming::Events(events) => events,
                Incoming::Returned => {
                    came = Came::Wiped;
                    Vec::new()
                }
                Incoming::End => return Ok(()),
            };
            for event in &events {
                let is_stopped = is_ctrl_z(event) && source.stop()?;
                let then = if is_stopped { Came::Wiped } else { following.take(event) };
                if then == Came::Quit {
                    return Ok(());
                }
                if came != Came::Wiped && then != Came::Nothing {
                    came = then;
                }
            }
            if source.elapsed_ms().saturating_sub(looked_at) >= LOOK_MS {
                looked_at = source.elapsed_ms();
                if following.look() && came == Came::Nothing {
                    came = Came::Changed;
                }
            }
        }
        if came == Came::Wiped {
            // A window that shrinks and grows again loses letters.
            terminal.clear().map_err(io::Error::other)?;
        }
    }
}
