//! Every capital of Vietnamese has a drawing of its own, and words have the sizes that screens count on.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::LetterSize::{Bold, Huge, Large, Small};
use super::{Drawing, Drawings, LetterSize, draw, largest};

fn size(text: &str, size: LetterSize) -> (usize, usize) {
    let drawn = draw(text, size).unwrap();
    (drawn.width, drawn.rows.len())
}

#[test]
fn words_of_the_wall_have_their_sizes() {
    for (text, small, bold, large) in [
        ("THỦ QUỸ", (39, 6), (45, 6), (78, 11)),
        ("CHỦ NHIỆM", (51, 7), (59, 7), (102, 14)),
        ("THƯ KÝ", (35, 5), (40, 5), (70, 10)),
        ("PHÓ CHỦ NHIỆM", (73, 7), (84, 7), (146, 14)),
        ("47/54", (29, 4), (34, 4), (58, 7)),
        ("536.000", (37, 4), (44, 4), (74, 7)),
        ("4.600.000\u{a0}đ", (55, 4), (65, 4), (110, 7)),
    ] {
        assert_eq!([size(text, Small), size(text, Bold), size(text, Large)], [small, bold, large], "{text}");
    }
    assert_eq!(size("THỦ QUỸ", Huge).0, 156);
}

#[test]
fn a_word_looks_like_this() {
    let drawn = draw("THỦ QUỸ", Small).unwrap();
    assert_eq!(
        drawn.rows,
        [
            "              ▄▄                       ",
            "              ▄▀                  ▄▀▄▄▀",
            "▄▄▄▄▄ ▄   ▄ ▄   ▄      ▄▄▄  ▄   ▄ ▄   ▄",
            "  █   █   █ █   █     █   █ █   █ ▀▄ ▄▀",
            "  █   █▀▀▀█ █   █     █   █ █   █   █  ",
            "  █   █   █ ▀▄▄▄▀      ▀▀█▄ ▀▄▄▄▀   █  ",
        ]
    );
}

/// All letters with and without tones, digits and signs. O and 0 alone look the same, as on many signs.
#[test]
fn no_two_letters_look_the_same() {
    let tones = ["", "\u{301}", "\u{300}", "\u{309}", "\u{303}", "\u{323}"];
    let toned = "AĂÂEÊIOÔƠUƯY".chars().flat_map(|vowel| tones.map(|tone| format!("{vowel}{tone}")));
    let plain = "BCDĐGHKLMNPQRSTVXFJWZ0123456789.,:/%-+×?!đ".chars().map(String::from);
    let mut seen: BTreeMap<Vec<String>, Vec<String>> = BTreeMap::new();
    for letter in toned.chain(plain) {
        let letter: String = letter.nfc().collect();
        for size in [Small, Large] {
            let Drawing { rows, width } =
                draw(&letter, size).unwrap_or_else(|| panic!("{letter} is missing"));
            assert!(rows.iter().all(|row| row.chars().count() == width), "{letter}");
            // Where the capital stands in its rows is part of how it looks.
            let key = std::iter::once(format!("{size:?}")).chain(rows).collect();
            seen.entry(key).or_default().push(letter.clone());
        }
    }
    let alike: Vec<&Vec<String>> = seen.values().filter(|letters| letters.len() > 1).collect();
    assert_eq!(alike, [&["O", "0"], &["O", "0"]]);
    assert!(seen.len() > 200);
}

#[test]
fn the_largest_that_fits_is_taken() {
    let width =
        |columns, rows| largest("THỦ QUỸ", columns, rows, &LetterSize::DOWN, None).map(|drawn| drawn.width);
    assert_eq!(
        [width(200, 30), width(100, 30), width(77, 30), width(44, 6)],
        [Some(156), Some(78), Some(45), Some(39)]
    );
    assert_eq!([width(38, 6), width(200, 5)], [None, None]);
    assert_eq!(largest("THỦ QUỸ", 200, 30, &[Small], None).map(|drawn| drawn.width), Some(39));
}

#[test]
fn what_is_not_in_the_table_is_not_drawn() {
    for text in ["", "  ", "Thủ quỹ", "ꪜꪱꪉ", "A😀"] {
        assert_eq!(draw(text, Small), None, "{text}");
    }
}

#[test]
fn a_text_is_drawn_once_for_each_size() {
    let kept = Drawings::default();
    let first = largest("TỔ 1", 200, 30, &LetterSize::DOWN, Some(&kept));
    assert_eq!(first, largest("TỔ 1", 200, 30, &LetterSize::DOWN, None));
    let n_drawn = kept.0.borrow().len();
    assert_eq!(largest("TỔ 1", 200, 30, &LetterSize::DOWN, Some(&kept)), first);
    assert_eq!(kept.0.borrow().len(), n_drawn, "nothing is drawn again");
}
