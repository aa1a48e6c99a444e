//! Which key a record of the console means, by the numbers that Windows gives to keys.

use crossterm::event::{KeyCode, KeyModifiers};

use super::{BACK, ESCAPE, KeyRecord, LINE_FEED, PACKET, RETURN, TAB};

/// Whether this key writes the number of a letter with Alt held; the letter itself comes with the release of Alt. With
/// Num Lock off the keypad has arrows, which the other arrows are told from.
pub(super) fn is_alt_code(record: &KeyRecord) -> bool {
    let is_keypad = match record.key {
        0x60..=0x69 => true,
        0x0c | 0x21..=0x28 | 0x2d => !record.is_enhanced,
        _ => false,
    };
    is_keypad && record.held == KeyModifiers::ALT
}

/// The key, also where it comes without one, by the unit that it always has.
pub(super) fn key_of(record: &KeyRecord) -> u16 {
    match (record.key, record.unit) {
        (0 | PACKET, unit @ (BACK | TAB | RETURN | ESCAPE)) => unit,
        (0 | PACKET, LINE_FEED) => RETURN,
        (key, _) => key,
    }
}

/// What a key stands for in a paste.
pub(super) fn pasted_as(code: KeyCode) -> Option<char> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "crossterm's other keys are in no paste")]
    match code {
        KeyCode::Char(letter) => Some(letter),
        KeyCode::Enter => Some('\n'),
        KeyCode::Tab => Some('\t'),
        KeyCode::Esc => Some('\x1b'),
        _ => None,
    }
}

pub(super) fn named(key: u16, is_shifted: bool) -> Option<KeyCode> {
    Some(match key {
        BACK => KeyCode::Backspace,
        TAB if is_shifted => KeyCode::BackTab,
        TAB => KeyCode::Tab,
        RETURN => KeyCode::Enter,
        ESCAPE => KeyCode::Esc,
        0x21 => KeyCode::PageUp,
        0x22 => KeyCode::PageDown,
        0x23 => KeyCode::End,
        0x24 => KeyCode::Home,
        0x25 => KeyCode::Left,
        0x26 => KeyCode::Up,
        0x27 => KeyCode::Right,
        0x28 => KeyCode::Down,
        0x2d => KeyCode::Insert,
        0x2e => KeyCode::Delete,
        0x70..=0x87 => KeyCode::F(u8::try_from(key - 0x6f).ok()?),
        _ => return None,
    })
}
