//! Bytes as terminals send them, cut at every place, and bytes that mean nothing.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseEventKind};
use proptest::prelude::{ProptestConfig, any, prop_oneof, proptest};
use proptest::strategy::{Just, Strategy};

use super::Parser;

/// Replies of terminals: nothing is pressed by them.
const REPLIES: [&str; 26] = [
    "\x1b]11;rgb:3030/3434/4646\x1b\\",
    "\x1b]11;rgb:1111/1111/1111\x07",
    "\x1b]10;rgb:ffff/ffff/ffff\x1b\\",
    "\x1b]4;1;rgba:12/34/56/78\x1b\\",
    "\x1b]52;c;cTAxMg==\x07",
    "\x1b]l1234 Cửa sổ q\x1b\\",
    "\x1b]lĜ q1\u{9c}",
    "\x1bP>|xterm(390)\x1b\\",
    "\x1bP!|7E565445\x1b\\",
    "\x1bP1$r0m\x1b\\",
    "\x1bP1+r544e=787465726d\x1b\\",
    "\x1bXq1\x1b\\",
    "\x1b^q1\x1b\\",
    "\x1b_Gi=1;OK\x1b\\",
    "\x1b[>41;354;0c",
    "\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c",
    "\x1b[=0c",
    "\x1b[0n",
    "\x1b[12;40R",
    "\x1b[?12;40R",
    "\x1b[?2026;2$y",
    "\x1b[4;1$y",
    "\x1b[8;24;80t",
    "\x1b[?1u",
    "\x1b[?997;1n",
    "\u{9b}?1;2c\u{9d}11;rgb:1/1/1\u{9c}",
];

/// One event each: the bytes, the key, what is held.
const KEYS: &[(&str, KeyCode, KeyModifiers)] = &[
    ("1", KeyCode::Char('1'), KeyModifiers::NONE),
    ("Q", KeyCode::Char('Q'), KeyModifiers::SHIFT),
    ("ô", KeyCode::Char('ô'), KeyModifiers::NONE),
    ("ộ", KeyCode::Char('ộ'), KeyModifiers::NONE),
    ("🙂", KeyCode::Char('🙂'), KeyModifiers::NONE),
    ("\r", KeyCode::Enter, KeyModifiers::NONE),
    ("\t", KeyCode::Tab, KeyModifiers::NONE),
    ("\x7f", KeyCode::Backspace, KeyModifiers::NONE),
    ("\x07", KeyCode::Char('g'), KeyModifiers::CONTROL),
    ("\x1a", KeyCode::Char('z'), KeyModifiers::CONTROL),
    ("\x1b\x7f", KeyCode::Backspace, KeyModifiers::ALT),
    ("\x1b[A", KeyCode::Up, KeyModifiers::NONE),
    ("\x1bOA", KeyCode::Up, KeyModifiers::NONE),
    ("\x1b[D", KeyCode::Left, KeyModifiers::NONE),
    ("\x1b[1;5C", KeyCode::Right, KeyModifiers::CONTROL),
    ("\x1bO5C", KeyCode::Right, KeyModifiers::CONTROL),
    ("\x1b[H", KeyCode::Home, KeyModifiers::NONE),
    ("\x1b[1~", KeyCode::Home, KeyModifiers::NONE),
    ("\x1b[7~", KeyCode::Home, KeyModifiers::NONE),
    ("\x1bOF", KeyCode::End, KeyModifiers::NONE),
    ("\x1b[3~", KeyCode::Delete, KeyModifiers::NONE),
    ("\x1b[3;2~", KeyCode::Delete, KeyModifiers::SHIFT),
    ("\x1b[5~", KeyCode::PageUp, KeyModifiers::NONE),
    ("\x1b[6~", KeyCode::PageDown, KeyModifiers::NONE),
    ("\x1b[Z", KeyCode::BackTab, KeyModifiers::NONE),
    ("\x1bOP", KeyCode::F(1), KeyModifiers::NONE),
    ("\x1b[[A", KeyCode::F(1), KeyModifiers::NONE),
    ("\x1b[15~", KeyCode::F(5), KeyModifiers::NONE),
    ("\x1b[24~", KeyCode::F(12), KeyModifiers::NONE),
    // The keypad as a program before this one may have left it.
    ("\x1bOp", KeyCode::Char('0'), KeyModifiers::NONE),
    ("\x1bOq", KeyCode::Char('1'), KeyModifiers::NONE),
    ("\x1bOy", KeyCode::Char('9'), KeyModifiers::NONE),
    ("\x1bOM", KeyCode::Enter, KeyModifiers::NONE),
    ("\x1bOl", KeyCode::Char(','), KeyModifiers::NONE),
    ("\x1bOn", KeyCode::Char('.'), KeyModifiers::NONE),
    ("\x1bOm", KeyCode::Char('-'), KeyModifiers::NONE),
    ("\x1b[57400u", KeyCode::Char('1'), KeyModifiers::NONE),
    ("\x1b[57414u", KeyCode::Enter, KeyModifiers::NONE),
    // AltGr, and other keys of terminals that name them all.
    ("\x1b[64;7u", KeyCode::Char('@'), KeyModifiers::CONTROL.union(KeyModifiers::ALT)),
    ("\x1b[27;7;64~", KeyCode::Char('@'), KeyModifiers::CONTROL.union(KeyModifiers::ALT)),
    ("\x1b[97;2u", KeyCode::Char('A'), KeyModifiers::SHIFT),
    ("\x1b[47:63;2u", KeyCode::Char('?'), KeyModifiers::SHIFT),
    ("\x1b[27u", KeyCode::Esc, KeyModifiers::NONE),
    ("\x1b[127u", KeyCode::Backspace, KeyModifiers::NONE),
];

fn read(reads: &[&[u8]]) -> Vec<Event> {
    let (mut parser, mut events) = (Parser::default(), Vec::new());
    for bytes in reads {
        parser.feed(bytes, 0, &mut events);
    }
    assert!(parser.deadline().is_none(), "{reads:?} ends in the middle");
    events
}

fn key(code: KeyCode, held: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, held))
}

fn typed(letter: char) -> Event {
    key(KeyCode::Char(letter), KeyModifiers::NONE)
}

/// Whole, in two reads cut anywhere, and byte by byte.
fn assert_reads(text: &str, events: &[Event]) {
    let bytes = text.as_bytes();
    assert_eq!(read(&[bytes]), events, "{text:?}");
    for at in 1..bytes.len() {
        let (one, other) = bytes.split_at(at);
        assert_eq!(read(&[one, other]), events, "{text:?} cut at {at}");
    }
    let single: Vec<&[u8]> = bytes.chunks(1).collect();
    assert_eq!(read(&single), events, "{text:?} byte by byte");
}

#[test]
fn replies_are_no_keys_wherever_they_are_cut() {
    for reply in REPLIES {
        assert_reads(reply, &[]);
        assert_reads(&format!("1{reply}2"), &[typed('1'), typed('2')]);
    }
}

#[test]
fn keys_are_the_same_keys_wherever_they_are_cut() {
    for (bytes, code, held) in KEYS {
        assert_reads(bytes, &[key(*code, *held)]);
        assert_reads(&format!("{bytes}{bytes}x"), &[key(*code, *held), key(*code, *held), typed('x')]);
    }
}

#[test]
fn pastes_and_clicks_are_whole_wherever_they_are_cut() {
    let paste = |text: &str| Event::Paste(text.to_owned());
    assert_reads("\x1b[200~Tiếng\r\nViệt q\x1b[201~1", &[paste("Tiếng\r\nViệt q"), typed('1')]);
    assert_reads("\x1b[200~\x1b[20\x1b\x1b[201~", &[paste("\x1b[20\x1b")]);
    assert_reads("\x1b[200~\x1b[201~", &[]);
    assert_reads("\x1b[201~", &[]);
    let kinds = |text: &str| -> Vec<(MouseEventKind, u16, u16)> {
        let events = read(&text.as_bytes().chunks(1).collect::<Vec<_>>());
        let mouse = events.into_iter().map(|event| {
            let Event::Mouse(mouse) = event else { panic!("{event:?}") };
            (mouse.kind, mouse.column, mouse.row)
        });
        mouse.collect()
    };
    let left = crossterm::event::MouseButton::Left;
    assert_eq!(
        kinds("\x1b[<0;300;2M\x1b[<0;300;2m"),
        [(MouseEventKind::Down(left), 299, 1), (MouseEventKind::Up(left), 299, 1)]
    );
    assert_eq!(
        kinds("\x1b[<65;1;1M\x1b[<64;1;1M"),
        [(MouseEventKind::ScrollDown, 0, 0), (MouseEventKind::ScrollUp, 0, 0)]
    );
    assert_eq!(kinds("\x1b[<35;9;9M"), [(MouseEventKind::Moved, 8, 8)]);
    assert_eq!(kinds("\x1b[M !!"), [(MouseEventKind::Down(left), 0, 0)]);
    assert_reads("\x1b[I\x1b[O", &[Event::FocusGained, Event::FocusLost]);
}

#[test]
fn a_key_that_goes_up_is_told_from_one_that_goes_down() {
    for (bytes, kind) in [
        ("\x1b[97;1:1u", KeyEventKind::Press),
        ("\x1b[97;1:2u", KeyEventKind::Repeat),
        ("\x1b[97;1:3u", KeyEventKind::Release),
        ("\x1b[1;1:3A", KeyEventKind::Release),
    ] {
        let events = read(&[bytes.as_bytes()]);
        assert!(matches!(events.as_slice(), [Event::Key(key)] if key.kind == kind), "{events:?}");
    }
}

/// What stays without an end: the bytes, how long to wait for more, and what they are then.
#[test]
fn what_has_no_end_is_given_up() {
    let esc = || key(KeyCode::Esc, KeyModifiers::NONE);
    for (bytes, wait_ms, events) in [
        (&b"\x1b"[..], 200, vec![esc()]),
        (b"\x1b\x1b", 200, vec![esc(), esc()]),
        (b"\x1b[", 200, vec![esc(), typed('[')]),
        (b"\x1bO", 200, vec![esc(), key(KeyCode::Char('O'), KeyModifiers::SHIFT)]),
        (b"\x1b]", 200, vec![esc(), typed(']')]),
        (b"\x1bP", 200, vec![esc(), key(KeyCode::Char('P'), KeyModifiers::SHIFT)]),
        (b"\x1b[1;", 1_000, vec![]),
        (b"\x1b[7$", 1_000, vec![key(KeyCode::Home, KeyModifiers::NONE)]),
        (b"\x1b]11;rgb:1", 1_000, vec![]),
        (b"\x1b]11;rgb:1\x1b", 1_000, vec![]),
        (b"\x1bP>|xterm\x1b", 1_000, vec![]),
        (
            b"\x1bX12\x1b",
            200,
            vec![esc(), key(KeyCode::Char('X'), KeyModifiers::SHIFT), typed('1'), typed('2'), esc()],
        ),
        (b"\x1b]12", 1_000, vec![]),
        (b"\x1bP>|q", 1_000, vec![]),
        (
            b"\x1bX12",
            1_000,
            vec![esc(), key(KeyCode::Char('X'), KeyModifiers::SHIFT), typed('1'), typed('2')],
        ),
        (b"\xe1\xbb", 200, vec![]),
        (b"\x1b[M!", 200, vec![]),
        (b"\x1b[200~ab", 2_000, vec![Event::Paste("ab".to_owned())]),
        (b"\x1b[200~ab\x1b", 200, vec![Event::Paste("ab".to_owned()), esc()]),
        (b"\x1b[200~ab\x1b[20", 2_000, vec![Event::Paste("ab".to_owned())]),
    ] {
        let (mut parser, mut heard) = (Parser::default(), Vec::new());
        parser.feed(bytes, 7, &mut heard);
        let due = parser.deadline().unwrap();
        assert_eq!(due, 7 + wait_ms, "{bytes:?}");
        parser.expire(due, &mut heard);
        assert_eq!(heard, events, "{bytes:?}");
        // Half a reply may go on for a while. Then nothing is waited for any more.
        if let Some(late) = parser.deadline() {
            assert_eq!(late, due + 10_000, "{bytes:?}");
            parser.expire(late, &mut heard);
        }
        assert_eq!((heard, parser.deadline()), (events, None), "{bytes:?}");
    }
}

/// Reads at these times, as the terminal is waited for: at every deadline before the next read, what is due is done.
fn read_timed(reads: &[(u64, &str)]) -> Vec<Event> {
    let (mut parser, mut events) = (Parser::default(), Vec::new());
    let past = |parser: &mut Parser, until: u64, events: &mut Vec<Event>| {
        while let Some(due) = parser.deadline().filter(|due| *due <= until) {
            parser.expire(due, events);
        }
    };
    for (at, bytes) in reads {
        past(&mut parser, at.saturating_sub(1), &mut events);
        parser.feed(bytes.as_bytes(), *at, &mut events);
    }
    past(&mut parser, u64::MAX, &mut events);
    events
}

/// Every reply, cut at every place, with its rest this much later.
#[test]
fn a_reply_whose_rest_comes_late_is_no_key() {
    let strings =
        ["\x1b]11;rgb:3030/3434/4646\x1b\\", "\x1b]11;rgb:1111/1111/1111\x07", "\x1bP>|xterm(390)\x1b\\"];
    for reply in strings {
        // Before its kind is known it is keys after a while: Esc, then the letters.
        for at in 3..reply.len() {
            let (one, other) = reply.split_at(at);
            for late in [80, 300, 900, 1_500, 5_000, 9_000] {
                assert_eq!(
                    read_timed(&[(0, one), (late, other)]),
                    [],
                    "{reply:?} cut at {at}, {late} ms later"
                );
            }
        }
    }
    for reply in ["\x1b[>41;354;0c", "\x1b[?64;1;2c", "\x1b[?2026;2$y"] {
        for at in 3..reply.len() - 1 {
            let (one, other) = reply.split_at(at);
            for late in [80, 900, 1_500, 9_000] {
                assert_eq!(
                    read_timed(&[(0, one), (late, other)]),
                    [],
                    "{reply:?} cut at {at}, {late} ms later"
                );
            }
        }
    }
}

/// An end that is cut in the middle, or comes by itself, leaves no field.
#[test]
fn the_end_of_a_string_is_no_esc_however_late() {
    for late in [150, 250, 900, 3_000] {
        for body in ["\x1b]11;rgb:3030/3434/4646", "\x1bP>|xterm(390)"] {
            let reads = [(0, body.to_owned() + "\x1b"), (late, "\\".to_owned()), (late + 1, "1".to_owned())];
            let reads: Vec<(u64, &str)> = reads.iter().map(|(at, bytes)| (*at, bytes.as_str())).collect();
            assert_eq!(read_timed(&reads), [typed('1')], "{late}");
            assert_eq!(read_timed(&[(0, body), (late, "\x1b\\"), (late + 300, "1")]), [typed('1')], "{late}");
        }
    }
}

/// However fast the user types after half a reply, at most a second's keys are lost, and none outside a reply.
#[test]
fn half_a_reply_does_not_swallow_keys_for_ever() {
    let keys = |from: u64, step: u64, n: u64, letter: &'static str| -> Vec<(u64, &'static str)> {
        (0..n).map(|at| (from + at * step, letter)).collect()
    };
    for begun in ["\x1bP>|half", "\x1bP1+r54", "\x1b]11;rgb:1", "\x1b]52;c;cT", "\x1b[>41;", "\x1b[1;"] {
        for step in [30, 90, 150, 300, 700] {
            let n = 8_000 / step;
            let reads = [vec![(0, begun)], keys(40, step, n, "1")].concat();
            let heard = u64::try_from(read_timed(&reads).len()).unwrap();
            assert!(heard >= n - 1_000 / step - 1, "{begun:?} every {step} ms: {heard} of {n}");
        }
        // What no reply holds is a key at once, and so is everything after it.
        let enter = key(KeyCode::Enter, KeyModifiers::NONE);
        assert_eq!(
            read_timed(&[(0, begun), (50, "\r"), (90, "1"), (95, "q")]),
            [enter, typed('1'), typed('q')]
        );
        assert_eq!(read_timed(&[(0, begun), (1_400, "12ộ1")]).len(), 4, "{begun:?}");
    }
    for begun in ["\x1bP1+r54", "\x1b]11;rgb:1"] {
        assert_eq!(read_timed(&[(0, begun), (50, "q1")]), [typed('q'), typed('1')], "{begun:?}");
    }
    let esc = || key(KeyCode::Esc, KeyModifiers::NONE);
    let shifted = |letter| key(KeyCode::Char(letter), KeyModifiers::SHIFT);
    assert_eq!(read_timed(&[(0, "\x1bP"), (90, "q")]), [esc(), shifted('P'), typed('q')]);
    assert_eq!(read_timed(&[(0, "\x1bP1q")]), [esc(), shifted('P'), typed('1'), typed('q')]);
}

/// The cases that were handed over, each with its pauses.
#[test]
fn keys_with_pauses_are_what_they_were() {
    assert_eq!(read_timed(&[(0, "\x1b"), (80, "]10;rgb:ffff/ffff/ffff\x1b\\")]), []);
    assert_eq!(read_timed(&[(0, "\x1b"), (150, "[D")]), [key(KeyCode::Left, KeyModifiers::NONE)]);
    let esc = || key(KeyCode::Esc, KeyModifiers::NONE);
    assert_eq!(
        read_timed(&[(0, "\x1b"), (250, "[D")]),
        [esc(), typed('['), key(KeyCode::Char('D'), KeyModifiers::SHIFT)]
    );
    assert_eq!(read_timed(&[(0, "\x1b[1"), (400, ";5C")]), [key(KeyCode::Right, KeyModifiers::CONTROL)]);
}

/// Letters after Esc, or after a beginning that is none, are letters: a program that was busy reads them at once.
#[test]
fn no_letter_is_lost_to_an_esc_before_it() {
    let esc = || key(KeyCode::Esc, KeyModifiers::NONE);
    let enter = || key(KeyCode::Enter, KeyModifiers::NONE);
    assert_reads("\x1b1", &[esc(), typed('1')]);
    assert_reads("\x1bộ", &[esc(), typed('ộ')]);
    assert_reads("\x1b\x1b[A", &[esc(), key(KeyCode::Up, KeyModifiers::NONE)]);
    assert_reads("\x1b]q", &[esc(), typed(']'), typed('q')]);
    assert_reads("\x1b[12\r1", &[enter(), typed('1')]);
    assert_reads("\x1b]11;rgb\r1", &[enter(), typed('1')]);
    assert_reads("\x1b]11;rgb\x1b[A", &[key(KeyCode::Up, KeyModifiers::NONE)]);
    assert_reads("\x1b[7$1", &[key(KeyCode::Home, KeyModifiers::NONE), typed('1')]);
    for bytes in [&b"\xff1"[..], b"\xe1\xbb1", b"\xc31", b"\x801", b"\xed\xa0\x801"] {
        assert_eq!(read(&[bytes]), [typed('1')], "{bytes:?}");
    }
}

#[test]
fn a_paste_of_any_length_ends_where_it_ends() {
    let words = "q".repeat(3 << 20);
    let events = read(&[b"\x1b[200~", words.as_bytes(), b"\x1b[201~1"]);
    let [Event::Paste(kept), last] = events.as_slice() else { panic!("{} events", events.len()) };
    assert_eq!((kept.len(), last), (1 << 20, &typed('1')));
}

fn some_bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..6),
        proptest::sample::select(REPLIES.as_slice()).prop_map(|reply| reply.as_bytes().to_vec()),
        proptest::sample::select(KEYS).prop_map(|(bytes, ..)| bytes.as_bytes().to_vec()),
        "\\x1b[\\[\\]OPX_^]?[0-9;:<>?$]{0,5}".prop_map(String::into_bytes),
        Just(b"\x1b[200~".to_vec()),
        Just(b"\x1b[201~".to_vec()),
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn letters_after_anything_are_letters(bytes in some_bytes(), at in any::<proptest::sample::Index>(), is_given_up: bool) {
        let whole = {
            let (mut parser, mut events) = (Parser::default(), Vec::new());
            parser.feed(&bytes, 0, &mut events);
            events
        };
        let (mut parser, mut events) = (Parser::default(), Vec::new());
        let (one, other) = bytes.split_at(at.index(bytes.len() + 1));
        parser.feed(one, 0, &mut events);
        parser.feed(other, 0, &mut events);
        assert_eq!(events, whole);
        // Also while the rest of a reply may still come.
        let mut now = 1_000;
        parser.expire(now, &mut events);
        if is_given_up {
            now += 11_000;
            parser.expire(now, &mut events);
            assert!(parser.deadline().is_none());
        }
        let n = events.len();
        parser.feed("1q\rộ".as_bytes(), now, &mut events);
        let enter = key(KeyCode::Enter, KeyModifiers::NONE);
        assert_eq!(events[n..], [typed('1'), typed('q'), enter, typed('ộ')]);
    }
}
