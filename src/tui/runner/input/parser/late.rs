//! Handles the rest of a reply that comes late, and says which bytes a reply can hold.
//!
//! A reply that was given up may still send its rest. Bytes that may be that rest are held until it ends or a short
//! pause shows that they were typed. So no typed letter is lost, and no rest is read as keys.

use crossterm::event::Event;

use super::{BELL, ESC, MOST_HELD, Parser, State, Text};

/// ST in one byte.
const END: u8 = 0x9c;

/// What was given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LateReply {
    /// A string.
    Text,
    /// A string after ESC: \ ends it.
    TextEscape,
    /// ESC [ with a mark that only replies have, and numbers.
    Numbers,
}

impl Parser {
    /// The first byte after a reply was given up.
    pub(super) fn late(&mut self, byte: u8, reply: LateReply, events: &mut Vec<Event>) {
        match (reply, byte) {
            (LateReply::TextEscape, b'\\') | (LateReply::Text, BELL | END) => self.reset(),
            (LateReply::Text, ESC) => self.begin(ESC, State::RestEscape),
            (LateReply::Text, 0x20..=0x7e) | (LateReply::Numbers, 0x20..=0x3f) => {
                self.begin(byte, State::Rest(reply));
            }
            (LateReply::Text | LateReply::TextEscape | LateReply::Numbers, _) => {
                self.reset();
                self.ground(byte, events);
            }
        }
    }

    pub(super) fn rest(&mut self, byte: u8, reply: LateReply, events: &mut Vec<Event>) {
        let has_room = self.held.len() < MOST_HELD;
        let is_end = match reply {
            LateReply::Text | LateReply::TextEscape => matches!(byte, BELL | END),
            // The last letters of replies.
            LateReply::Numbers => matches!(byte, b'c' | b'n' | b'R' | b't' | b'u' | b'y' | b'm' | b'M'),
        };
        match (reply, byte) {
            _ if is_end => self.reset(),
            (LateReply::Text | LateReply::TextEscape, ESC) => self.hold(ESC, State::RestEscape),
            (LateReply::Text | LateReply::TextEscape, 0x20..=0x7e) | (LateReply::Numbers, 0x20..=0x3f)
                if has_room =>
            {
                self.hold(byte, State::Rest(reply));
            }
            (LateReply::Text | LateReply::TextEscape | LateReply::Numbers, _) => {
                self.give_held(events);
                self.ground(byte, events);
            }
        }
    }

    pub(super) fn rest_escape(&mut self, byte: u8, events: &mut Vec<Event>) {
        if byte == b'\\' {
            return self.reset();
        }
        self.held.pop();
        self.give_held(events);
        self.begin(ESC, State::Escape);
        self.escape(byte, events);
    }

    /// The sequence is given up. If only replies begin so, its rest may still come.
    pub(super) fn give_up_sequence(&mut self, events: &mut Vec<Event>) {
        let is_reply = self.held.get(2).is_some_and(|mark| (b'<'..=b'?').contains(mark));
        self.end_sequence_early(events);
        if is_reply {
            self.state = State::Late(LateReply::Numbers);
        }
    }

    /// The string is given up. `reply` is none where no reply can have begun.
    pub(super) fn give_up_text(&mut self, text: Text, reply: LateReply, events: &mut Vec<Event>) {
        let is_reply = text != Text::Other && self.held.len() > 2;
        self.end_text_early(text, events);
        if is_reply {
            self.state = State::Late(reply);
        }
    }
}

/// Whether a reply of this kind can go on with this byte. `body` is what stands between ESC, the kind and the byte.
pub(super) fn may_hold(text: Text, body: &[u8], byte: u8) -> bool {
    match text {
        Text::Command => command_may_hold(body, byte),
        Text::Device => device_may_hold(body, byte),
        Text::Other => true,
    }
}

/// A number and what follows it, or a title.
fn command_may_hold(body: &[u8], byte: u8) -> bool {
    if matches!(body.first(), Some(b'l' | b'L' | b'I')) {
        return true;
    }
    let n_digits = body.iter().take_while(|byte| byte.is_ascii_digit()).count();
    match (n_digits, body.get(n_digits)) {
        (0, _) => byte.is_ascii_digit() || matches!(byte, b'l' | b'L' | b'I'),
        (_, None) => byte.is_ascii_digit() || byte == b';',
        // Colors: numbers, "rgb:" or "rgba:", hexadecimal digits.
        (_, Some(_)) if matches!(body.get(..n_digits), Some([b'4' | b'5'] | [b'1', _])) => {
            byte.is_ascii_hexdigit()
                || matches!(byte, b'r' | b'g' | b'R' | b'G' | b':' | b'/' | b';' | b'#' | b'?')
        }
        // The clipboard: its name, and letters and digits with three signs.
        (_, Some(_)) if body.get(..n_digits) == Some(b"52") => {
            byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b';' | b'?')
        }
        (_, Some(_)) => byte >= 0x20,
    }
}

/// `>|` and a name, `!|` and digits, `0` or `1` with `$r` or `+r` and a setting.
fn device_may_hold(body: &[u8], byte: u8) -> bool {
    match body {
        [] => matches!(byte, b'>' | b'!' | b'0' | b'1'),
        [b'>' | b'!'] => byte == b'|',
        [b'>', _, ..] => byte >= 0x20,
        [b'!', _, ..] => byte.is_ascii_hexdigit(),
        [_] => matches!(byte, b'$' | b'+'),
        [_, _] => byte == b'r',
        [_, b'+', ..] => byte.is_ascii_hexdigit() || matches!(byte, b'=' | b';'),
        [_, _, ..] => (0x20..0x7f).contains(&byte),
    }
}
