//! Reads the console on Windows: a thread waits for its records, [`records`](super::records) makes events of them.
//!
//! The thread does nothing else, so each record has the time at which it came, also while the program is busy.

use std::io;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender, TryRecvError};
use std::time::Duration;

use crossterm::event::KeyModifiers;
use crossterm_winapi::{Console, ControlKeyState, EventFlags, Handle, InputRecord, ScreenBuffer};

use super::records::{ConsoleReader, KeyRecord, MouseRecord, Record, Wheel};
use super::{EventSource, Incoming};
use crate::clock::{Clock, Stopwatch};

/// Records before the screen is drawn again, so that a flood cannot keep it from being drawn.
const MOST_BEFORE_FRAME: usize = 8_192;

/// In `dwControlKeyState`; Alt and Ctrl of either side.
const ALT: u32 = 0x01 | 0x02;
const CONTROL: u32 = 0x04 | 0x08;
const SHIFT: u32 = 0x10;
const ENHANCED: u32 = 0x100;

type Arrived = io::Result<(u64, Record)>;

/// The console this program runs in.
#[derive(Debug)]
pub struct ConsoleKeyboard {
    clock: Clock,
    watch: Stopwatch,
    arrived: Receiver<Arrived>,
    reader: ConsoleReader,
}

impl ConsoleKeyboard {
    pub fn new(clock: Clock) -> io::Result<Self> {
        let watch = clock.stopwatch();
        let console = Console::from(Handle::current_in_handle()?);
        let (sender, arrived) = mpsc::channel();
        std::thread::Builder::new()
            .name("console".to_owned())
            .spawn(move || listen(&console, &sender, || watch.elapsed_ms(&clock)))?;
        Ok(Self { clock, watch, arrived, reader: ConsoleReader::default() })
    }
}

impl EventSource for ConsoleKeyboard {
    fn read(&mut self, wait: Option<Duration>) -> io::Result<Incoming> {
        let mut events = Vec::new();
        let began = self.elapsed_ms();
        for _ in 0..MOST_BEFORE_FRAME {
            let next = match self.arrived.try_recv() {
                Ok(arrived) => Some(arrived),
                Err(TryRecvError::Disconnected) => return Ok(Incoming::End),
                Err(TryRecvError::Empty) if events.is_empty() => {
                    let now = self.elapsed_ms();
                    let left = wait.map(|wait| wait.saturating_sub(Duration::from_millis(now - began)));
                    let held = self.reader.waits(now);
                    match wait_for(&self.arrived, [left, held].into_iter().flatten().min()) {
                        Ok(next) => next,
                        Err(_) => return Ok(Incoming::End),
                    }
                }
                Err(TryRecvError::Empty) => break,
            };
            match next {
                Some(arrived) => {
                    let (at, record) = arrived?;
                    self.reader.feed(at, &record, &mut events);
                }
                None => {
                    let now = self.elapsed_ms();
                    if self.reader.waits(now) == Some(Duration::ZERO) {
                        self.reader.expire(&mut events);
                    }
                    let is_over = wait.is_some_and(|wait| Duration::from_millis(now - began) >= wait);
                    if is_over || !events.is_empty() {
                        break;
                    }
                }
            }
        }
        Ok(Incoming::Events(events))
    }

    fn elapsed_ms(&self) -> u64 {
        self.watch.elapsed_ms(&self.clock)
    }

    fn take_mouse(&mut self, takes: bool) -> io::Result<()> {
        super::take_mouse(takes)
    }
}

/// None if the time is over before something comes.
fn wait_for(
    arrived: &Receiver<Arrived>,
    pause: Option<Duration>,
) -> Result<Option<Arrived>, mpsc::RecvError> {
    match pause {
        None => arrived.recv().map(Some),
        Some(pause) => match arrived.recv_timeout(pause) {
            Ok(next) => Ok(Some(next)),
            Err(RecvTimeoutError::Timeout) => Ok(None),
            Err(RecvTimeoutError::Disconnected) => Err(mpsc::RecvError),
        },
    }
}

/// Sends every record with the time it came at, until the program or the console is gone.
fn listen(console: &Console, sender: &Sender<Arrived>, now_ms: impl Fn() -> u64) {
    loop {
        let incoming = console.read_single_input_event().and_then(|first| {
            let mut all = vec![first];
            all.extend(console.read_console_input()?);
            Ok(all)
        });
        let at = now_ms();
        let is_gone = match incoming {
            Ok(records) => {
                records.iter().filter_map(translate).any(|record| sender.send(Ok((at, record))).is_err())
            }
            Err(error) => {
                sender.send(Err(error)).ok();
                true
            }
        };
        if is_gone {
            return;
        }
    }
}

fn translate(record: &InputRecord) -> Option<Record> {
    match record {
        InputRecord::KeyEvent(key) => Some(Record::Key(KeyRecord {
            is_down: key.key_down,
            repeats: key.repeat_count,
            key: key.virtual_key_code,
            unit: key.u_char,
            held: held(key.control_key_state),
            is_enhanced: key.control_key_state.has_state(ENHANCED),
        })),
        // Nothing here needs a movement, or a wheel that goes sideways.
        InputRecord::MouseEvent(mouse)
            if matches!(mouse.event_flags, EventFlags::MouseMoved | EventFlags::MouseHwheeled) =>
        {
            None
        }
        InputRecord::MouseEvent(mouse) => {
            let is_wheel = mouse.event_flags == EventFlags::MouseWheeled;
            let wheel = if mouse.button_state.scroll_down() { Wheel::Down } else { Wheel::Up };
            Some(Record::Mouse(MouseRecord {
                column: u16::try_from(mouse.mouse_position.x).ok()?,
                row: u16::try_from(mouse.mouse_position.y.saturating_sub(window_top())).ok()?,
                is_left_down: !is_wheel && mouse.button_state.left_button(),
                wheel: is_wheel.then_some(wheel),
            }))
        }
        InputRecord::WindowBufferSizeEvent(window) => Some(Record::Resize {
            columns: u16::try_from(window.size.x).ok()?.saturating_add(1),
            rows: u16::try_from(window.size.y).ok()?.saturating_add(1),
        }),
        InputRecord::FocusEvent(_) | InputRecord::MenuEvent(_) => None,
    }
}

/// The console counts rows from the top of its buffer, which may lie above the window.
fn window_top() -> i16 {
    ScreenBuffer::current().and_then(|buffer| buffer.info()).map_or(0, |info| info.terminal_window().top)
}

fn held(state: ControlKeyState) -> KeyModifiers {
    let keys = [(SHIFT, KeyModifiers::SHIFT), (CONTROL, KeyModifiers::CONTROL), (ALT, KeyModifiers::ALT)];
    keys.into_iter().filter(|(bits, _)| state.has_state(*bits)).map(|(_, modifier)| modifier).collect()
}
