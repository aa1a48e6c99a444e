//! Makes events from the records of a Windows console: keys, pastes, clicks, a new size.
//!
//! A console marks no paste: its letters arrive as keys, all at once. Letters that come faster than a person types
//! are one paste. A letter that no key of the layout has comes as the release of Alt, or of no key at all. A
//! character with both Ctrl and Alt was typed with `AltGr`.
//!
//! It is pure, so it is tested on every system; `console` gives it what Windows gives. The invariant: every letter is
//! given once, as a key or within a paste, and none waits longer than [`ConsoleReader::waits`] says.

mod keys;
#[cfg(test)]
mod tests;

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use self::keys::{is_alt_code, key_of, named, pasted_as};

/// Letters of one paste follow each other within this time. A key that is held down repeats every 33 ms.
const BURST_MS: u64 = 20;
/// So many letters at once were not typed. Two keys can go down together, and an input method may send a syllable.
const LEAST_PASTED: usize = 4;
/// Kept of one paste; what comes after this is read and dropped.
const MOST_PASTED: usize = 1 << 20;
/// Windows Terminal puts these around a paste. Its end may be long in coming.
const PASTE_BEGINS: &str = "\x1b[200~";
const PASTE_ENDS: &str = "\x1b[201~";
const PASTE_PAUSE_MS: u64 = 2_000;
/// Keys that can be down at once. A console that lost a release must not fill the memory.
const MOST_DOWN: usize = 32;

/// A record of the console's input, as Windows gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Record {
    Key(KeyRecord),
    Mouse(MouseRecord),
    Resize { columns: u16, rows: u16 },
}

/// `KEY_EVENT_RECORD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyRecord {
    pub is_down: bool,
    /// A key that is held down may come as one record.
    pub repeats: u16,
    /// The virtual key.
    pub key: u16,
    /// A unit of UTF-16; 0 for none.
    pub unit: u16,
    /// Shift, Ctrl and Alt.
    pub held: KeyModifiers,
    /// The key stands outside the keypad, or is the keypad's Enter or slash.
    pub is_enhanced: bool,
}

/// `MOUSE_EVENT_RECORD`, its place counted from the corner of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MouseRecord {
    pub column: u16,
    pub row: u16,
    /// Whether the left button is down.
    pub is_left_down: bool,
    /// Where the wheel was turned: away from the hand or towards it.
    pub wheel: Option<Wheel>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wheel {
    Up,
    Down,
}

const BACK: u16 = 0x08;
const TAB: u16 = 0x09;
const LINE_FEED: u16 = 0x0a;
const RETURN: u16 = 0x0d;
const ALT: u16 = 0x12;
const ESCAPE: u16 = 0x1b;
/// A letter without a key, from an input method.
const PACKET: u16 = 0xe7;

#[derive(Debug, Default)]
pub struct ConsoleReader {
    run: Run,
    /// When the last letter of the run came.
    last_ms: u64,
    /// The first half of a letter that takes two units.
    half: Option<u16>,
    /// Keys that are down, each with the unit it came with.
    down: Vec<(u16, u16)>,
    is_left_down: bool,
}

/// Letters that have come at once so far.
#[derive(Debug, Default)]
enum Run {
    #[default]
    None,
    /// Too few to say. Each as it is in a paste, and as a key.
    Few(Vec<(char, Event)>),
    Paste(String),
    /// An input method takes letters back and puts others in their place, so all of this is keys.
    Composing,
}

impl ConsoleReader {
    /// Takes one record that came at this time.
    pub fn feed(&mut self, at_ms: u64, record: &Record, events: &mut Vec<Event>) {
        if at_ms.saturating_sub(self.last_ms) > self.pause_ms() {
            self.expire(events);
        }
        match record {
            Record::Key(key) => self.key(at_ms, key, events),
            Record::Mouse(mouse) => self.mouse(*mouse, events),
            Record::Resize { columns, rows } => {
                self.expire(events);
                events.push(Event::Resize(*columns, *rows));
            }
        }
    }

    /// How long from this time on to wait for the next record before [`Self::expire`]; none if nothing is held back.
    pub fn waits(&self, now_ms: u64) -> Option<Duration> {
        match self.run {
            Run::None | Run::Composing => None,
            Run::Few(_) | Run::Paste(_) => {
                let waited = now_ms.saturating_sub(self.last_ms);
                Some(Duration::from_millis(self.pause_ms().saturating_add(1).saturating_sub(waited)))
            }
        }
    }

    /// Nothing has followed: gives what is held back.
    pub fn expire(&mut self, events: &mut Vec<Event>) {
        match std::mem::take(&mut self.run) {
            Run::None | Run::Composing => {}
            Run::Few(keys) => events.extend(keys.into_iter().map(|(_, event)| event)),
            Run::Paste(words) => {
                let words = words.replace(PASTE_BEGINS, "").replace(PASTE_ENDS, "");
                if !words.is_empty() {
                    events.push(Event::Paste(words));
                }
            }
        }
    }

    fn pause_ms(&self) -> u64 {
        match &self.run {
            Run::Paste(words) if words.starts_with(PASTE_BEGINS) && !words.ends_with(PASTE_ENDS) => {
                PASTE_PAUSE_MS
            }
            Run::None | Run::Few(_) | Run::Paste(_) | Run::Composing => BURST_MS,
        }
    }

    fn key(&mut self, at_ms: u64, record: &KeyRecord, events: &mut Vec<Event>) {
        if record.is_down {
            self.presses(record);
        } else if !self.releases_letter(record) {
            return;
        }
        if is_alt_code(record) {
            return;
        }
        let Some((code, modifiers)) = self.meaning(record) else { return };
        let event = Event::Key(KeyEvent::new(code, modifiers));
        let n = usize::from(record.repeats.max(1));
        let is_plain = !modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        if let Some(letter) = pasted_as(code).filter(|_| is_plain && n == 1) {
            self.letter(letter, event, events);
        } else {
            self.expire(events);
            events.extend(std::iter::repeat_n(event, n));
            if code == KeyCode::Backspace {
                self.run = Run::Composing;
            }
        }
        self.last_ms = at_ms;
    }

    fn letter(&mut self, letter: char, event: Event, events: &mut Vec<Event>) {
        match &mut self.run {
            Run::None => self.run = Run::Few(vec![(letter, event)]),
            Run::Few(keys) => {
                keys.push((letter, event));
                if keys.len() >= LEAST_PASTED {
                    self.run = Run::Paste(keys.iter().map(|(letter, _)| letter).collect());
                }
            }
            Run::Paste(words) => {
                if words.len() < MOST_PASTED {
                    words.push(letter);
                }
            }
            Run::Composing => events.push(event),
        }
    }

    fn presses(&mut self, record: &KeyRecord) {
        let down = (record.key, record.unit);
        if !self.down.contains(&down) {
            if self.down.len() >= MOST_DOWN {
                self.down.remove(0);
            }
            self.down.push(down);
        }
    }

    /// Whether this release carries a letter whose key was not pressed. A letter of plain Latin comes so from a key that an
    /// input method has kept to itself, and is no letter.
    fn releases_letter(&mut self, record: &KeyRecord) -> bool {
        let same = self.down.iter().position(|down| *down == (record.key, record.unit));
        // A capital may be released as a small letter.
        let pressed = same.or_else(|| self.down.iter().position(|(key, _)| *key == record.key));
        if let Some(at) = pressed {
            self.down.remove(at);
        }
        match record.key {
            _ if record.unit == 0 => false,
            ALT => true,
            0 | PACKET => pressed.is_none(),
            _ => pressed.is_none() && record.unit >= 0x80,
        }
    }

    fn meaning(&mut self, record: &KeyRecord) -> Option<(KeyCode, KeyModifiers)> {
        let mut modifiers = record.held;
        if let Some(code) = named(key_of(record), modifiers.contains(KeyModifiers::SHIFT)) {
            self.half = None;
            return Some((code, modifiers));
        }
        match record.unit {
            // Ctrl and a letter.
            control @ 0x01..=0x1a => {
                let letter = char::from(u8::try_from(control - 1).ok()? + b'a');
                Some((KeyCode::Char(letter), modifiers | KeyModifiers::CONTROL))
            }
            0 | 0x1b..=0x1f | 0x7f..=0x9f => None,
            unit => {
                let letter = self.whole(unit)?;
                if modifiers.contains(KeyModifiers::CONTROL | KeyModifiers::ALT) || !record.is_down {
                    modifiers -= KeyModifiers::CONTROL | KeyModifiers::ALT;
                }
                Some((KeyCode::Char(letter), modifiers))
            }
        }
    }

    /// A letter of one unit, or of this one and the half that came before it.
    fn whole(&mut self, unit: u16) -> Option<char> {
        let half = self.half.take();
        let units = half.into_iter().chain([unit]);
        let letter = char::decode_utf16(units).last()?.ok();
        if letter.is_none() {
            self.half = Some(unit);
        }
        letter
    }

    fn mouse(&mut self, mouse: MouseRecord, events: &mut Vec<Event>) {
        let is_click = mouse.is_left_down && !self.is_left_down;
        let kind = match mouse.wheel {
            Some(Wheel::Up) => MouseEventKind::ScrollUp,
            Some(Wheel::Down) => MouseEventKind::ScrollDown,
            None => {
                self.is_left_down = mouse.is_left_down;
                if !is_click {
                    return;
                }
                MouseEventKind::Down(MouseButton::Left)
            }
        };
        self.expire(events);
        let MouseRecord { column, row, .. } = mouse;
        events.push(Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }));
    }
}
