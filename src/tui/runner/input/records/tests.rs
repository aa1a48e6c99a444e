//! Records as consoles send them, and what each run of them comes to.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEventKind};

use super::{
    ALT, BACK, BURST_MS, ConsoleReader, ESCAPE, KeyRecord, LEAST_PASTED, MouseRecord, PACKET, RETURN, Record,
    TAB, Wheel,
};

const PLAIN: KeyModifiers = KeyModifiers::NONE;
const ALT_GR: KeyModifiers = KeyModifiers::CONTROL.union(KeyModifiers::ALT);
const ALT_HELD: KeyModifiers = KeyModifiers::ALT;
const CONTROL_HELD: KeyModifiers = KeyModifiers::CONTROL;
/// A hand is slower than this.
const SLOW: u64 = BURST_MS + 1;

fn down(key: u16, letter: char, held: KeyModifiers) -> Record {
    let unit = letter.encode_utf16(&mut [0; 2])[0];
    Record::Key(KeyRecord { is_down: true, repeats: 1, key, unit, held, is_enhanced: false })
}

fn up(key: u16, letter: char, held: KeyModifiers) -> Record {
    let unit = letter.encode_utf16(&mut [0; 2])[0];
    Record::Key(KeyRecord { is_down: false, repeats: 1, key, unit, held, is_enhanced: false })
}

/// A letter as the key of its capital, down and up again.
fn tap(letter: char) -> [Record; 2] {
    let key = match letter {
        '\n' => RETURN,
        '\t' => TAB,
        '\x1b' => ESCAPE,
        '\x08' => BACK,
        letter if letter.is_ascii_alphanumeric() => letter.to_ascii_uppercase() as u16,
        _ => PACKET,
    };
    let letter = if letter == '\n' { '\r' } else { letter };
    [down(key, letter, PLAIN), up(key, letter, PLAIN)]
}

/// Letters that come at once.
fn burst(letters: &str) -> Vec<(u64, Record)> {
    letters.chars().flat_map(tap).map(|record| (0, record)).collect()
}

/// What a reader makes of records, each so many milliseconds after the one before.
fn read(records: impl IntoIterator<Item = (u64, Record)>) -> Vec<Event> {
    let (mut reader, mut events, mut at) = (ConsoleReader::default(), Vec::new(), 0);
    for (pause, record) in records {
        at += pause;
        reader.feed(at, &record, &mut events);
    }
    if reader.waits(at).is_some() {
        reader.expire(&mut events);
    }
    events
}

fn at_once(records: impl IntoIterator<Item = Record>) -> Vec<Event> {
    read(records.into_iter().map(|record| (0, record)))
}

fn held(code: KeyCode, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, modifiers))
}

fn typed(letters: &str) -> Vec<Event> {
    letters.chars().map(|letter| held(KeyCode::Char(letter), KeyModifiers::NONE)).collect()
}

fn pasted(words: &str) -> Vec<Event> {
    vec![Event::Paste(words.to_owned())]
}

#[test]
fn letters_that_come_at_once_are_one_paste() {
    assert_eq!(read(burst("Xin chào\ncác\tbác q")), pasted("Xin chào\ncác\tbác q"));
    assert_eq!(read(burst(&"q".repeat(LEAST_PASTED))), pasted(&"q".repeat(LEAST_PASTED)));
    assert_eq!(read(burst("q1")), typed("q1"), "two fingers");
    let slowly = "Xin chào q".chars().flat_map(|letter| tap(letter).map(|record| (SLOW, record)));
    assert_eq!(read(slowly), typed("Xin chào q"));
    // Two pastes, and a key between them.
    let mut records = burst("chào");
    records.push((SLOW, down(0x28, '\0', PLAIN)));
    records.extend(burst("các bác"));
    let between = held(KeyCode::Down, KeyModifiers::NONE);
    assert_eq!(read(records), [pasted("chào"), vec![between], pasted("các bác")].concat());
}

#[test]
fn a_paste_that_the_terminal_marks_is_one_paste_however_slowly_it_comes() {
    let mut records = burst("\x1b[200~chào");
    records.extend(" bác\x1b[201~".chars().flat_map(tap).map(|record| (SLOW, record)));
    records.extend(tap('1').map(|record| (SLOW, record)));
    assert_eq!(read(records), [pasted("chào bác"), typed("1")].concat());
    assert_eq!(read(burst("\x1b[200~q\x1b[201~")), pasted("q"));
    assert_eq!(read(burst("\x1b[200~\x1b[201~")), []);
}

#[test]
fn an_input_method_that_takes_letters_back_types() {
    let back = || held(KeyCode::Backspace, KeyModifiers::NONE);
    let taken_back: Vec<Event> = (0..4).map(|_| back()).collect();
    assert_eq!(read(burst("\x08\x08\x08\x08ương")), [taken_back, typed("ương")].concat());
    let mut later = burst("\x08ế");
    later.push((SLOW, tap('t')[0]));
    later.extend(burst(" các"));
    assert_eq!(read(later), [vec![back()], typed("ế"), pasted("t các")].concat());
}

#[test]
fn a_character_with_ctrl_and_alt_is_a_character() {
    for letter in ['@', '€', '{', '1', 'đ'] {
        let records = [down(0x51, letter, ALT_GR), up(0x51, letter, ALT_GR)];
        assert_eq!(at_once(records), typed(&letter.to_string()), "{letter}");
    }
    // With no character it is nothing.
    assert_eq!(at_once([down(0x51, '\0', ALT_GR)]), []);
    let quit = held(KeyCode::Char('c'), KeyModifiers::CONTROL);
    assert_eq!(at_once([down(0x43, '\x03', CONTROL_HELD)]), [quit]);
    assert_eq!(at_once([down(0x58, 'x', ALT_HELD)]), [held(KeyCode::Char('x'), KeyModifiers::ALT)]);
}

#[test]
fn a_release_with_a_letter_nobody_pressed_is_that_letter() {
    // As the console pastes a letter that the layout has no key for: its number with Alt held.
    let by_number = |letter: char| {
        let mut records = vec![down(ALT, '\0', ALT_HELD)];
        for digit in 0x61..0x64 {
            records.extend([down(digit, '\0', ALT_HELD), up(digit, '\0', ALT_HELD)]);
        }
        records.push(up(ALT, letter, PLAIN));
        records
    };
    assert_eq!(at_once(by_number('ạ')), typed("ạ"));
    let words: Vec<Record> = "Bản Nậm Pẻ"
        .chars()
        .flat_map(|letter| if letter.is_ascii() { tap(letter).to_vec() } else { by_number(letter) })
        .collect();
    assert_eq!(at_once(words), pasted("Bản Nậm Pẻ"));
    assert_eq!(at_once([up(0, 'ạ', PLAIN), up(PACKET, 'q', PLAIN), up(0x41, 'ế', PLAIN)]), typed("ạqế"));
    // A capital that is released small; a key that an input method has kept to itself; keys that roll over.
    assert_eq!(at_once([down(0x41, 'A', PLAIN), up(0x41, 'a', PLAIN)]), typed("A"));
    assert_eq!(at_once([up(0x45, 'e', PLAIN)]), []);
    let over =
        [down(PACKET, 'ô', PLAIN), down(PACKET, 'n', PLAIN), up(PACKET, 'ô', PLAIN), up(PACKET, 'n', PLAIN)];
    assert_eq!(at_once(over), typed("ôn"));
    assert_eq!(at_once([up(ALT, '\0', PLAIN)]), []);
}

#[test]
fn keys_without_a_letter_are_their_keys() {
    let shift = KeyModifiers::SHIFT;
    for (key, unit, with, code, modifiers) in [
        (RETURN, '\r', PLAIN, KeyCode::Enter, KeyModifiers::NONE),
        (PACKET, '\r', PLAIN, KeyCode::Enter, KeyModifiers::NONE),
        (0, '\n', PLAIN, KeyCode::Enter, KeyModifiers::NONE),
        (ESCAPE, '\x1b', PLAIN, KeyCode::Esc, KeyModifiers::NONE),
        (TAB, '\t', PLAIN, KeyCode::Tab, KeyModifiers::NONE),
        (TAB, '\t', shift, KeyCode::BackTab, KeyModifiers::SHIFT),
        (BACK, '\x08', PLAIN, KeyCode::Backspace, KeyModifiers::NONE),
        (0x2e, '\0', PLAIN, KeyCode::Delete, KeyModifiers::NONE),
        (0x21, '\0', PLAIN, KeyCode::PageUp, KeyModifiers::NONE),
        (0x26, '\0', PLAIN, KeyCode::Up, KeyModifiers::NONE),
        (0x70, '\0', PLAIN, KeyCode::F(1), KeyModifiers::NONE),
        (0x61, '1', PLAIN, KeyCode::Char('1'), KeyModifiers::NONE),
        (0xbf, '?', shift, KeyCode::Char('?'), KeyModifiers::SHIFT),
    ] {
        assert_eq!(
            at_once([down(key, unit, with), up(key, unit, with)]),
            [held(code, modifiers)],
            "{key:#x}"
        );
    }
    for nothing in [0x10, 0x11, ALT, 0x14, 0x5b, 0x90] {
        assert_eq!(at_once([down(nothing, '\0', PLAIN), up(nothing, '\0', PLAIN)]), [], "{nothing:#x}");
    }
    // The keypad with Num Lock off, in the number of a letter; the arrow beside it is an arrow.
    assert_eq!(at_once([down(0x26, '\0', ALT_HELD)]), []);
    let Record::Key(key) = down(0x26, '\0', ALT_HELD) else { unreachable!("a key") };
    let arrow = Record::Key(KeyRecord { is_enhanced: true, ..key });
    assert_eq!(at_once([arrow]), [held(KeyCode::Up, KeyModifiers::ALT)]);
}

#[test]
fn a_key_that_is_held_down_repeats() {
    let Record::Key(key) = down(0x28, '\0', PLAIN) else { unreachable!("a key") };
    let down_held = Record::Key(KeyRecord { repeats: 5, ..key });
    assert_eq!(at_once([down_held]), vec![held(KeyCode::Down, KeyModifiers::NONE); 5]);
    let Record::Key(key) = down(0x41, 'a', PLAIN) else { unreachable!("a key") };
    assert_eq!(at_once([Record::Key(KeyRecord { repeats: 9, ..key })]), typed("aaaaaaaaa"));
    let repeated = (0..9).map(|_| (33, down(0x41, 'a', PLAIN)));
    assert_eq!(read(repeated), typed("aaaaaaaaa"));
}

#[test]
fn a_letter_of_two_units_is_one_letter() {
    let units = |letter: char| {
        let mut pair = [0; 2];
        letter.encode_utf16(&mut pair);
        let record = |is_down, unit| {
            Record::Key(KeyRecord { is_down, repeats: 1, key: PACKET, unit, held: PLAIN, is_enhanced: false })
        };
        pair.into_iter().flat_map(move |unit| [record(true, unit), record(false, unit)])
    };
    assert_eq!(at_once(units('😀')), typed("😀"));
    // Half a letter before a whole one is lost alone.
    let half = units('😀').take(2).chain(tap('a'));
    assert_eq!(at_once(half), typed("a"));
}

#[test]
fn clicks_the_wheel_and_a_new_size() {
    let mouse = |is_left_down, wheel| Record::Mouse(MouseRecord { column: 7, row: 2, is_left_down, wheel });
    let kinds: Vec<MouseEventKind> = at_once([
        mouse(false, None),
        mouse(true, None),
        mouse(true, None),
        mouse(false, None),
        mouse(false, Some(Wheel::Down)),
        mouse(false, Some(Wheel::Up)),
    ])
    .into_iter()
    .map(|event| {
        let Event::Mouse(mouse) = event else { panic!("{event:?}") };
        assert_eq!((mouse.column, mouse.row), (7, 2));
        mouse.kind
    })
    .collect();
    let left = MouseEventKind::Down(MouseButton::Left);
    assert_eq!(kinds, [left, MouseEventKind::ScrollDown, MouseEventKind::ScrollUp]);
    // What is held back comes before what came after it.
    let records = [tap('1')[0], Record::Resize { columns: 30, rows: 18 }];
    assert_eq!(at_once(records), [typed("1"), vec![Event::Resize(30, 18)]].concat());
}

#[test]
fn nothing_is_held_longer_than_a_burst_takes() {
    let (mut reader, mut events) = (ConsoleReader::default(), Vec::new());
    assert_eq!(reader.waits(0), None);
    reader.feed(100, &tap('1')[0], &mut events);
    assert!(events.is_empty());
    let wait = reader.waits(100).expect("it may be a paste");
    assert_eq!(u64::try_from(wait.as_millis()), Ok(BURST_MS + 1));
    reader.feed(100 + SLOW, &tap('2')[0], &mut events);
    assert_eq!(events, typed("1"));
    reader.expire(&mut events);
    assert_eq!((events, reader.waits(999)), (typed("12"), None));
}
