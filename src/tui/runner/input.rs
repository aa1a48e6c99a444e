//! Reads what comes from the terminal: keys, pastes, clicks, a new size, the end. Sets up the terminal while the
//! program runs, and gives it back.
//!
//! On Unix it reads and parses the bytes itself ([`parser`], [`sequence`]), because a terminal also sends replies, in
//! pieces, and none of them may act as a key. On Windows the console gives whole records, which [`records`] reads.
//!
//! It asks for raw mode, the alternate screen, bracketed paste, clicks and the wheel. It does not ask for movements
//! of the mouse: nothing needs them, and many of them would wait while a disk is slow. It sends no request that the
//! terminal has to answer.

pub mod parser;
pub mod records;
mod sequence;
#[cfg(windows)]
mod console;
#[cfg(unix)]
mod unix;

use std::io;
use std::io::Write;
use std::time::Duration;

#[cfg(windows)]
pub use console::ConsoleKeyboard as Keyboard;
use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste, Event};
use crossterm::queue;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
#[cfg(unix)]
pub use unix::TerminalKeyboard as Keyboard;

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
pub trait EventSource: Send {
    /// Waits for something to come, no longer than `wait` where that is given, and takes all that is there.
    fn read(&mut self, wait: Option<Duration>) -> io::Result<Incoming>;

    /// Milliseconds since the source was made, as events are read.
    fn elapsed_ms(&self) -> u64;

    /// Gives the terminal back and stops until a shell goes on with this job. True if the screen is to be drawn anew.
    fn stop(&mut self) -> io::Result<bool> {
        Ok(false)
    }

    /// Asks the terminal for clicks and the wheel, or leaves them to it, so that it can select text.
    fn take_mouse(&mut self, _takes: bool) -> io::Result<()> {
        Ok(())
    }
}

/// Takes the terminal. A panic gives it back.
pub fn take_first() -> io::Result<()> {
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        // If this fails, nothing more can be done; the panic must be printed.
        give_back().ok();
        hook(panic);
    }));
    take()
}

/// Takes the terminal, also after it was given away without being given back.
pub fn take() -> io::Result<()> {
    disable_raw_mode()?;
    enable_raw_mode()?;
    let mut out = io::stdout();
    ask(&mut out)?;
    out.flush()
}

/// Gives the terminal back as it was; each part also where another one fails.
pub fn give_back() -> io::Result<()> {
    let mut out = io::stdout();
    let asked = withdraw(&mut out).and_then(|()| out.flush());
    let cooked = disable_raw_mode();
    asked.and(cooked)
}

/// Without bracketed paste a pasted text would be typed as keys.
fn ask(out: &mut impl Write) -> io::Result<()> {
    queue!(out, EnterAlternateScreen, Hide, EnableBracketedPaste)?;
    clicks(out, true)
}

/// Asks for clicks and the wheel, or for no more of them.
fn take_mouse(takes: bool) -> io::Result<()> {
    let mut out = io::stdout();
    clicks(&mut out, takes)?;
    out.flush()
}

fn withdraw(out: &mut impl Write) -> io::Result<()> {
    clicks(out, false)?;
    queue!(out, DisableBracketedPaste, LeaveAlternateScreen, Show)
}

/// Presses and the wheel (1000), with numbers of any size (1006).
#[cfg(unix)]
fn clicks(out: &mut impl Write, are_on: bool) -> io::Result<()> {
    out.write_all(if are_on { b"\x1b[?1000h\x1b[?1006h" } else { b"\x1b[?1006l\x1b[?1000l" })
}

#[cfg(windows)]
fn clicks(out: &mut impl Write, are_on: bool) -> io::Result<()> {
    use crossterm::event::{DisableMouseCapture, EnableMouseCapture};
    use crossterm::execute;
    if are_on { execute!(out, EnableMouseCapture) } else { execute!(out, DisableMouseCapture) }
}

#[cfg(all(test, unix))]
mod tests {
    use crate::tui::runner::input::{ask, withdraw};

    #[test]
    fn only_clicks_and_the_wheel_are_asked_for() {
        let (mut asked, mut withdrawn) = (Vec::new(), Vec::new());
        ask(&mut asked).unwrap();
        withdraw(&mut withdrawn).unwrap();
        let modes = |bytes: Vec<u8>, last: char| {
            let text = String::from_utf8(bytes).unwrap();
            let mut modes: Vec<String> = text
                .split("\x1b[?")
                .filter_map(|mode| mode.strip_suffix(last))
                .map(ToOwned::to_owned)
                .collect();
            modes.sort_unstable();
            modes
        };
        assert_eq!(modes(asked, 'h'), ["1000", "1006", "1049", "2004"]);
        // The cursor is shown last, which is another h.
        assert_eq!(modes(withdrawn, 'l'), ["1000", "1006", "1049", "2004"]);
    }
}
