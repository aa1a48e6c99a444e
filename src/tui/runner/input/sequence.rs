//! Looks up what a whole sequence of a terminal means: a key, a click, the beginning of a paste, or nothing.
//!
//! It has tables only; the parser finds where a sequence begins and ends. A sequence that is on no table means
//! nothing.

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    Event(Event),
    PasteBegins,
    Nothing,
}

/// What ESC [, these bytes and this last one mean.
pub(super) fn meaning(body: &[u8], last: u8) -> Meaning {
    if body == b"200" && last == b'~' {
        return Meaning::PasteBegins;
    }
    let event = match (body.first(), last) {
        (Some(b'<'), b'M' | b'm') => click(body.get(1..).unwrap_or_default(), 0, last == b'm'),
        // Replies with a mark of their own, and those with a byte before the last.
        (Some(b'<'..=b'?'), _) => None,
        _ if body.iter().any(|byte| (0x20..0x30).contains(byte)) => None,
        (None, b'I') => Some(Event::FocusGained),
        (None, b'O') => Some(Event::FocusLost),
        (Some(_), b'M') => click(body, 32, false),
        (_, b'u') => code_key(body),
        (_, b'~' | b'^' | b'@') => numbered_key(body),
        // The place of the cursor ends like the third function key, which does nothing here.
        (Some(_), b'R' | b'I' | b'O') => None,
        _ => named(last).map(|code| held_key(code, body)),
    };
    event.map_or(Meaning::Nothing, Meaning::Event)
}

/// The key that a last letter names, after ESC [ and after ESC O alike.
fn named(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' | b'a' => KeyCode::Up,
        b'B' | b'b' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' | b'd' => KeyCode::Left,
        b'E' => KeyCode::KeypadBegin,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'P' => KeyCode::F(1),
        b'Q' => KeyCode::F(2),
        b'R' => KeyCode::F(3),
        b'S' => KeyCode::F(4),
        b'Z' => KeyCode::BackTab,
        _ => return None,
    })
}

/// What ESC O, a digit for what is held, and this byte mean: the keypad as some programs before this one set it.
pub(super) fn keypad_key(held: &[u8], last: u8) -> Option<Event> {
    let code = match last {
        b'M' => KeyCode::Enter,
        b'I' => KeyCode::Tab,
        b' ' => KeyCode::Char(' '),
        b'X' => KeyCode::Char('='),
        b'c' => KeyCode::Right,
        // * + , - . / and the digits stand in the order of their bytes.
        b'j'..=b'y' => KeyCode::Char(char::from(last - 0x40)),
        _ => named(last)?,
    };
    let (modifiers, kind) = held.first().map_or_else(unheld, |digit| what_is_held(&[*digit]));
    Some(Event::Key(KeyEvent::new_with_kind(code, modifiers, kind)))
}

/// ESC [ [ A to E.
pub(super) fn console_key(last: u8) -> Option<Event> {
    let code = matches!(last, b'A'..=b'E').then(|| KeyCode::F(last - b'A' + 1))?;
    Some(Event::Key(KeyEvent::new(code, KeyModifiers::NONE)))
}

/// ESC [ number ~, with what is held as the second number.
pub(super) fn numbered_key(body: &[u8]) -> Option<Event> {
    let number = number(part(body, 0)?)?;
    let code = match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => KeyCode::F(u8::try_from(number - 10).ok()?),
        17..=21 => KeyCode::F(u8::try_from(number - 11).ok()?),
        23..=26 => KeyCode::F(u8::try_from(number - 12).ok()?),
        28 | 29 => KeyCode::F(u8::try_from(number - 13).ok()?),
        31..=34 => KeyCode::F(u8::try_from(number - 14).ok()?),
        // xterm's other keys: 27, what is held, the letter.
        27 => return letter_key(self::number(part(body, 2)?)?, None, part(body, 1)),
        _ => return None,
    };
    Some(held_key(code, body))
}

/// ESC [ letter u, as newer terminals send every key.
fn code_key(body: &[u8]) -> Option<Event> {
    let codes = part(body, 0)?;
    let shifted = codes.split(|byte| *byte == b':').nth(1).and_then(number);
    letter_key(number(codes)?, shifted, part(body, 1))
}

fn letter_key(code: u32, shifted: Option<u32>, held: Option<&[u8]>) -> Option<Event> {
    let (modifiers, kind) = held.map_or_else(unheld, what_is_held);
    let is_shifted = modifiers.contains(KeyModifiers::SHIFT);
    let code = match code {
        9 if is_shifted => KeyCode::BackTab,
        9 => KeyCode::Tab,
        13 | 57_414 => KeyCode::Enter,
        27 => KeyCode::Esc,
        8 | 127 => KeyCode::Backspace,
        57_399..=57_408 => KeyCode::Char(char::from_digit(code - 57_399, 10)?),
        57_409 => KeyCode::Char('.'),
        57_410 => KeyCode::Char('/'),
        57_411 => KeyCode::Char('*'),
        57_412 => KeyCode::Char('-'),
        57_413 => KeyCode::Char('+'),
        57_415 => KeyCode::Char('='),
        57_416 => KeyCode::Char(','),
        57_417 => KeyCode::Left,
        57_418 => KeyCode::Right,
        57_419 => KeyCode::Up,
        57_420 => KeyCode::Down,
        57_421 => KeyCode::PageUp,
        57_422 => KeyCode::PageDown,
        57_423 => KeyCode::Home,
        57_424 => KeyCode::End,
        57_425 => KeyCode::Insert,
        57_426 => KeyCode::Delete,
        // Keys without a letter: locks, media, those that are held.
        0xe000..=0xf8ff => return None,
        _ => {
            let typed = char::from_u32(shifted.filter(|_| is_shifted).unwrap_or(code))?;
            let typed = if is_shifted { upper(typed) } else { typed };
            KeyCode::Char(Some(typed).filter(|typed| !typed.is_control())?)
        }
    };
    Some(Event::Key(KeyEvent::new_with_kind(code, modifiers, kind)))
}

/// The capital of a letter that has one of a single letter.
fn upper(letter: char) -> char {
    let mut capitals = letter.to_uppercase();
    capitals.next().filter(|_| capitals.next().is_none()).unwrap_or(letter)
}

fn held_key(code: KeyCode, body: &[u8]) -> Event {
    let (modifiers, kind) = part(body, 1).map_or_else(unheld, what_is_held);
    Event::Key(KeyEvent::new_with_kind(code, modifiers, kind))
}

fn unheld() -> (KeyModifiers, KeyEventKind) {
    (KeyModifiers::NONE, KeyEventKind::Press)
}

/// One more than the sum of what is held; after a colon, whether the key goes down, repeats or goes up.
fn what_is_held(part: &[u8]) -> (KeyModifiers, KeyEventKind) {
    let bits = number(part).unwrap_or(1).saturating_sub(1);
    let mut modifiers = KeyModifiers::NONE;
    for (bit, modifier) in [
        (1, KeyModifiers::SHIFT),
        (2, KeyModifiers::ALT),
        (4, KeyModifiers::CONTROL),
        (8, KeyModifiers::SUPER),
        (16, KeyModifiers::HYPER),
        (32, KeyModifiers::META),
    ] {
        if bits & bit != 0 {
            modifiers |= modifier;
        }
    }
    let kind = match part.split(|byte| *byte == b':').nth(1).and_then(number) {
        Some(2) => KeyEventKind::Repeat,
        Some(3) => KeyEventKind::Release,
        _ => KeyEventKind::Press,
    };
    (modifiers, kind)
}

/// Button, column, row; `base` is what the button counts from.
fn click(body: &[u8], base: u32, is_up: bool) -> Option<Event> {
    let at = |place| number(part(body, place)?);
    let place = |n: u32| u16::try_from(n).ok().map(|n| n.saturating_sub(1));
    mouse(at(0)?.checked_sub(base)?, place(at(1)?)?, place(at(2)?)?, is_up)
}

/// The oldest form: a byte each, counted from 32.
pub(super) fn old_click(bytes: &[u8]) -> Option<Event> {
    let [button, column, row] = bytes.try_into().ok().map(|bytes: [u8; 3]| bytes.map(u16::from))?;
    let (button, column, row) = (button.checked_sub(32)?, column.checked_sub(33)?, row.checked_sub(33)?);
    mouse(u32::from(button), column, row, false)
}

fn mouse(bits: u32, column: u16, row: u16, is_up: bool) -> Option<Event> {
    let button = match bits & 3 {
        0 => Some(MouseButton::Left),
        1 => Some(MouseButton::Middle),
        2 => Some(MouseButton::Right),
        _ => None,
    };
    let is_moved = bits & 32 != 0;
    let kind = match (bits & !0x3f, bits & 3) {
        (64, 0) => MouseEventKind::ScrollUp,
        (64, 1) => MouseEventKind::ScrollDown,
        (64, 2) => MouseEventKind::ScrollLeft,
        (64, _) => MouseEventKind::ScrollRight,
        (0, _) => match button {
            Some(button) if is_up => MouseEventKind::Up(button),
            Some(button) if is_moved => MouseEventKind::Drag(button),
            Some(button) => MouseEventKind::Down(button),
            None if is_moved => MouseEventKind::Moved,
            None => MouseEventKind::Up(MouseButton::Left),
        },
        _ => return None,
    };
    let mut modifiers = KeyModifiers::NONE;
    for (bit, modifier) in [(4, KeyModifiers::SHIFT), (8, KeyModifiers::ALT), (16, KeyModifiers::CONTROL)] {
        if bits & bit != 0 {
            modifiers |= modifier;
        }
    }
    Some(Event::Mouse(MouseEvent { kind, column, row, modifiers }))
}

fn part(body: &[u8], at: usize) -> Option<&[u8]> {
    body.split(|byte| *byte == b';').nth(at)
}

/// The number that this begins with, up to a colon.
fn number(part: &[u8]) -> Option<u32> {
    let digits = part.split(|byte| *byte == b':').next()?;
    std::str::from_utf8(digits).ok()?.parse().ok()
}
