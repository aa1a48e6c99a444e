//! Makes events from the bytes of a terminal: keys, pastes, clicks.
//!
//! A terminal sends keys and its own replies over the same line, whole or in pieces. Every byte goes through one
//! state machine that keeps nothing but the sequence that has begun. Replies give no event. The same bytes give the
//! same events however they are cut into reads, as long as [`Parser::deadline`] does not pass between them.
//!
//! The invariant: letters after any sequence are letters again. A sequence without an end is given up at its
//! deadline, and a byte that cannot belong to it ends it and is read as a key. The deadline of a reply counts from
//! its beginning, so fast keys do not delay it.

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

use super::sequence::{self, Meaning};
use late::{LateReply, may_hold};

const ESC: u8 = 0x1b;
const BELL: u8 = 0x07;
const PASTE_ENDS: &[u8] = b"\x1b[201~";
/// Kept of one paste. A field takes a few pages; what comes after this is read and dropped.
const MOST_PASTED: usize = 1 << 20;
/// Kept of one sequence: longer than any that means something.
const MOST_HELD: usize = 256;

/// The rest of a key comes within this time, also over a slow line.
const KEY_PAUSE: Duration = Duration::from_millis(200);
/// The rest of a reply that has begun for certain, from its beginning on.
const REPLY_PAUSE: Duration = Duration::from_secs(1);
/// So long the rest of a reply that was given up may still come.
const LATE_PAUSE: Duration = Duration::from_secs(10);
const PASTE_PAUSE: Duration = Duration::from_secs(2);

#[derive(Debug, Default)]
pub struct Parser {
    state: State,
    /// The bytes of the sequence that has begun, from its ESC on; of a letter, its bytes so far.
    held: Vec<u8>,
    pasted: Vec<u8>,
    /// When the last bytes came, and the first of those that are held, in milliseconds.
    now: u64,
    begun: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum State {
    #[default]
    Ground,
    /// In a letter of so many bytes.
    Letter(usize),
    /// After ESC.
    Escape,
    /// After ESC O, where a keypad and the first function keys are.
    Keypad,
    /// After ESC [.
    Sequence,
    /// After ESC [ [, where the Linux console has its first function keys.
    Console,
    /// So many bytes of a click in the oldest form are still to come.
    OldClick(u8),
    /// In a string, with so many bytes of a letter in it still to come.
    Text(Text, u8),
    /// In a string after ESC, which is its end if \ follows.
    TextEscape(Text),
    /// In a paste, so many bytes into what may be its end.
    Paste(usize),
    /// After a reply that was given up.
    Late(LateReply),
    /// In what may be the rest of it.
    Rest(LateReply),
    /// In that after ESC.
    RestEscape,
}

/// Strings that terminals send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Text {
    /// OSC: colors, titles.
    Command,
    /// DCS: versions, settings.
    Device,
    /// SOS, PM, APC: nothing that a terminal sends unasked, so letters after ESC X may have been typed.
    Other,
}

impl Parser {
    /// Takes the bytes of one read at a time in milliseconds.
    pub fn feed(&mut self, bytes: &[u8], now: u64, events: &mut Vec<Event>) {
        self.now = now;
        for byte in bytes {
            self.take(*byte, events);
        }
    }

    /// When [`Self::expire`] is due if no byte comes before; none if nothing has begun.
    pub fn deadline(&self) -> Option<u64> {
        let after = |from: u64, pause: Duration| {
            Some(from.saturating_add(u64::try_from(pause.as_millis()).unwrap_or(u64::MAX)))
        };
        let has_begun = self.held.len() > 2;
        match self.state {
            State::Ground => None,
            State::Sequence | State::Text(..) | State::TextEscape(Text::Command | Text::Device)
                if has_begun =>
            {
                after(self.begun, REPLY_PAUSE)
            }
            State::Late(_) => after(self.now, LATE_PAUSE),
            // An ESC in a paste after which nothing comes was pressed: the end of the paste has been lost.
            State::Paste(1)
            | State::Letter(_)
            | State::Escape
            | State::Keypad
            | State::Sequence
            | State::Console
            | State::OldClick(_)
            | State::Text(..)
            | State::TextEscape(_)
            | State::Rest(_)
            | State::RestEscape => after(self.now, KEY_PAUSE),
            State::Paste(_) => after(self.now, PASTE_PAUSE),
        }
    }

    /// The rest has not come: what was pressed is given, half a reply is dropped.
    pub fn expire(&mut self, now: u64, events: &mut Vec<Event>) {
        self.now = now;
        match self.state {
            State::Ground => {}
            State::Letter(_) | State::OldClick(_) | State::Late(_) => self.reset(),
            State::Escape | State::Keypad | State::Console | State::Rest(_) | State::RestEscape => {
                self.give_held(events);
            }
            State::Sequence if self.held.len() == 2 => self.give_held(events),
            State::Sequence => self.give_up_sequence(events),
            State::Text(text, _) => self.give_up_text(text, LateReply::Text, events),
            // Of a reply the ESC is its end; after anything else it was pressed.
            State::TextEscape(text) if text != Text::Other && self.held.len() > 2 => {
                self.give_up_text(text, LateReply::TextEscape, events);
            }
            State::TextEscape(text) => {
                self.end_text_early(text, events);
                events.push(key(KeyCode::Esc));
            }
            State::Paste(1) => {
                self.end_paste(events);
                events.push(key(KeyCode::Esc));
            }
            State::Paste(_) => self.end_paste(events),
        }
    }

    fn take(&mut self, byte: u8, events: &mut Vec<Event>) {
        match self.state {
            State::Ground => self.ground(byte, events),
            State::Letter(n) => self.letter(byte, n, events),
            State::Escape => self.escape(byte, events),
            State::Keypad => self.keypad(byte, events),
            State::Sequence => self.sequence(byte, events),
            State::Console => {
                self.reset();
                events.extend(sequence::console_key(byte));
            }
            State::OldClick(n) => self.old_click(byte, n, events),
            State::Text(text, n_more) => self.text(byte, text, n_more, events),
            State::TextEscape(_) if byte == b'\\' => self.reset(),
            State::TextEscape(_) => {
                self.begin(ESC, State::Escape);
                self.escape(byte, events);
            }
            State::Paste(matched) => self.paste(byte, matched, events),
            State::Late(reply) => self.late(byte, reply, events),
            State::Rest(reply) => self.rest(byte, reply, events),
            State::RestEscape => self.rest_escape(byte, events),
        }
    }

    fn reset(&mut self) {
        self.state = State::Ground;
        self.held.clear();
    }

    fn begin(&mut self, byte: u8, state: State) {
        self.held.clear();
        self.begun = self.now;
        self.hold(byte, state);
    }

    fn hold(&mut self, byte: u8, state: State) {
        if self.held.len() < MOST_HELD {
            self.held.push(byte);
        }
        self.state = state;
    }

    /// What was held were keys, one after the other.
    fn give_held(&mut self, events: &mut Vec<Event>) {
        let held = std::mem::take(&mut self.held);
        self.state = State::Ground;
        for byte in held {
            if byte == ESC {
                events.push(key(KeyCode::Esc));
            } else {
                self.ground(byte, events);
            }
        }
        self.reset();
    }

    fn ground(&mut self, byte: u8, events: &mut Vec<Event>) {
        match byte {
            ESC => self.begin(ESC, State::Escape),
            0x00..=0x1f | 0x7f => events.extend(control(byte)),
            0x20..=0x7e => events.push(letter(char::from(byte))),
            0x80..=0x9f => self.introducer(byte, events),
            0xc2..=0xdf => self.begin(byte, State::Letter(2)),
            0xe0..=0xef => self.begin(byte, State::Letter(3)),
            0xf0..=0xf4 => self.begin(byte, State::Letter(4)),
            // No character begins with this byte.
            0xa0..=0xc1 | 0xf5..=0xff => {}
        }
    }

    fn letter(&mut self, byte: u8, n: usize, events: &mut Vec<Event>) {
        if !(0x80..=0xbf).contains(&byte) {
            self.reset();
            return self.ground(byte, events);
        }
        self.hold(byte, State::Letter(n));
        if self.held.len() < n {
            return;
        }
        let read = std::str::from_utf8(&self.held).ok().and_then(|text| text.chars().next());
        self.reset();
        match read {
            Some(control @ '\u{80}'..='\u{9f}') => {
                self.introducer(u8::try_from(u32::from(control)).unwrap_or(0), events);
            }
            Some(read) => events.push(letter(read)),
            None => {}
        }
    }

    /// A byte that stands for ESC and another one, as some terminals shorten them.
    fn introducer(&mut self, byte: u8, events: &mut Vec<Event>) {
        let second = byte.wrapping_sub(0x40);
        if matches!(second, b'[' | b'O' | b']' | b'P' | b'X' | b'^' | b'_') {
            self.begin(ESC, State::Escape);
            self.escape(second, events);
        }
    }

    /// ESC and a letter is Esc and that letter: in a program that was busy for a moment they come in one read.
    fn escape(&mut self, byte: u8, events: &mut Vec<Event>) {
        match byte {
            b'[' => self.hold(byte, State::Sequence),
            b'O' => self.hold(byte, State::Keypad),
            b']' => self.hold(byte, State::Text(Text::Command, 0)),
            b'P' => self.hold(byte, State::Text(Text::Device, 0)),
            b'X' | b'^' | b'_' => self.hold(byte, State::Text(Text::Other, 0)),
            b'\r' | 0x7f => {
                self.reset();
                events.extend(control(byte).map(with_alt));
            }
            _ => {
                self.reset();
                events.push(key(KeyCode::Esc));
                self.ground(byte, events);
            }
        }
    }

    fn keypad(&mut self, byte: u8, events: &mut Vec<Event>) {
        match sequence::keypad_key(self.held.get(2..).unwrap_or_default(), byte) {
            Some(event) => {
                self.reset();
                events.push(event);
            }
            None if byte.is_ascii_digit() => self.hold(byte, State::Keypad),
            None => {
                self.give_held(events);
                self.ground(byte, events);
            }
        }
    }

    fn sequence(&mut self, byte: u8, events: &mut Vec<Event>) {
        let is_first = self.held.len() == 2;
        match byte {
            b'[' if is_first => self.hold(byte, State::Console),
            b'M' if is_first => self.hold(byte, State::OldClick(3)),
            // One terminal ends a key held with Shift so; elsewhere only y follows.
            _ if self.held.last() == Some(&b'$') && byte != b'y' => {
                self.end_sequence_early(events);
                self.ground(byte, events);
            }
            0x20..=0x3f => self.hold(byte, State::Sequence),
            0x40..=0x7e => {
                let meaning = sequence::meaning(self.held.get(2..).unwrap_or_default(), byte);
                self.reset();
                match meaning {
                    Meaning::Event(event) => events.push(event),
                    Meaning::PasteBegins => self.state = State::Paste(0),
                    Meaning::Nothing => {}
                }
            }
            0x00..=0x1f | 0x7f..=0xff => {
                self.reset();
                self.ground(byte, events);
            }
        }
    }

    fn end_sequence_early(&mut self, events: &mut Vec<Event>) {
        let held = std::mem::take(&mut self.held);
        self.state = State::Ground;
        if let Some(number) = held.strip_prefix(b"\x1b[").and_then(|rest| rest.strip_suffix(b"$")) {
            events.extend(sequence::numbered_key(number));
        }
    }

    fn old_click(&mut self, byte: u8, n: u8, events: &mut Vec<Event>) {
        self.hold(byte, State::OldClick(n.saturating_sub(1)));
        if n <= 1 {
            events.extend(sequence::old_click(self.held.get(3..).unwrap_or_default()));
            self.reset();
        }
    }

    fn text(&mut self, byte: u8, text: Text, n_more: u8, events: &mut Vec<Event>) {
        let body = self.held.get(2..).unwrap_or_default();
        // Of a very long one, only the beginning is held.
        let may_hold = may_hold(text, body, byte);
        // A number that no reply goes on from was typed after Esc and a letter.
        let is_begun = body.iter().any(|byte| !byte.is_ascii_digit());
        let is_end = byte == BELL || (byte == 0x9c && (n_more == 0 || self.held.last() == Some(&0xc2)));
        match byte {
            ESC => self.state = State::TextEscape(text),
            _ if is_end => self.reset(),
            0x00..=0x1f | 0x7f => {
                self.end_text_early(text, events);
                self.ground(byte, events);
            }
            _ if !may_hold && is_begun => {
                self.end_text_early(text, events);
                self.ground(byte, events);
            }
            _ if !may_hold => {
                self.give_held(events);
                self.ground(byte, events);
            }
            0xc2..=0xdf => self.hold(byte, State::Text(text, 1)),
            0xe0..=0xef => self.hold(byte, State::Text(text, 2)),
            0xf0..=0xf4 => self.hold(byte, State::Text(text, 3)),
            _ => self.hold(byte, State::Text(text, n_more.saturating_sub(1))),
        }
    }

    fn end_text_early(&mut self, text: Text, events: &mut Vec<Event>) {
        if text == Text::Other || self.held.len() == 2 {
            self.give_held(events);
        } else {
            self.reset();
        }
    }

    fn paste(&mut self, byte: u8, matched: usize, events: &mut Vec<Event>) {
        if PASTE_ENDS.get(matched) == Some(&byte) {
            self.state = State::Paste(matched + 1);
            if matched + 1 == PASTE_ENDS.len() {
                self.state = State::Paste(0);
                self.end_paste(events);
            }
            return;
        }
        self.keep_pasted(PASTE_ENDS.get(..matched).unwrap_or_default());
        // ESC stands nowhere in the end but at its beginning.
        if byte == ESC {
            self.state = State::Paste(1);
        } else {
            self.state = State::Paste(0);
            self.keep_pasted(&[byte]);
        }
    }

    fn keep_pasted(&mut self, bytes: &[u8]) {
        if self.pasted.len() + bytes.len() <= MOST_PASTED {
            self.pasted.extend_from_slice(bytes);
        }
    }

    fn end_paste(&mut self, events: &mut Vec<Event>) {
        self.reset();
        let words = String::from_utf8_lossy(&std::mem::take(&mut self.pasted)).into_owned();
        if !words.is_empty() {
            events.push(Event::Paste(words));
        }
    }
}

fn key(code: KeyCode) -> Event {
    Event::Key(KeyEvent::new(code, KeyModifiers::NONE))
}

fn letter(letter: char) -> Event {
    let held = if letter.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
    Event::Key(KeyEvent::new(KeyCode::Char(letter), held))
}

fn with_alt(event: Event) -> Event {
    let Event::Key(key) = event else { return event };
    Event::Key(KeyEvent::new(key.code, key.modifiers | KeyModifiers::ALT))
}

/// What a control byte stands for: a key of its own, or a letter with Ctrl.
fn control(byte: u8) -> Option<Event> {
    let with_ctrl = |letter| Event::Key(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL));
    match byte {
        b'\r' => Some(key(KeyCode::Enter)),
        b'\t' => Some(key(KeyCode::Tab)),
        0x7f => Some(key(KeyCode::Backspace)),
        0x00 => Some(with_ctrl(' ')),
        0x01..=0x1a => Some(with_ctrl(char::from(byte - 1 + b'a'))),
        0x1c..=0x1f => Some(with_ctrl(char::from(byte - 0x1c + b'4'))),
        _ => None,
    }
}

mod late;
#[cfg(test)]
mod tests;
