//! Drawn letters: every glyph is there, the pixels are those that were looked at, nothing is cut or too wide.

use proptest::prelude::{ProptestConfig, proptest};
use ratatui::style::Style;
use ratatui::text::Line;

use sha2::{Digest, Sha256};

use super::face::Face;
use super::raster;
use super::{BETWEEN, FONTS, Script, TAI_VIET_FONT, TaiViet, TextRun, draw, pieces};
use crate::tui::large::{self, LetterSize};
use crate::tui::theme::ThemeName;

/// Every letter and mark that Unicode has in the block.
const LETTERS: [std::ops::RangeInclusive<char>; 2] = ['\u{aa80}'..='\u{aac2}', '\u{aadb}'..='\u{aadf}'];

/// Words of a meeting, with vowels before, above, under and after, and both tones.
const TAI_VIET_WORDS: [&str; 6] = ["ꪋꪳ꪿ ꪭꪴ꫁ ꪎꪲ꪿", "ꪭꪮꪚ ꪶꪭꪥ", "ꪹꪜꪷꪉ", "ꪵꪁꪫ", "ꪼꪕ 12/3 ꪀꪱ!", "ꪻꪬ꫁ ꪤꪽ꪿"];

fn text_style() -> Style {
    ThemeName::Dark.theme().text
}

fn drawn(words: &str) -> Vec<Line<'static>> {
    draw(words, Script::TaiViet, Script::TaiViet.em(), 54, text_style())
}

fn widest(rows: &[Line<'_>]) -> usize {
    rows.iter().map(Line::width).max().unwrap_or(0)
}

fn has_glyph(face: &Face, letter: char) -> bool {
    face.inner.charmap().map_unicode(letter).is_some_and(|glyph| glyph.to_u32() != 0)
}

#[test]
fn every_letter_that_may_be_drawn_has_a_glyph() {
    let tai_viet = Face::new(TAI_VIET_FONT.data).expect("a sound font");
    let missing: Vec<char> = LETTERS
        .into_iter()
        .flatten()
        .chain(BETWEEN.chars())
        .filter(|letter| !has_glyph(&tai_viet, *letter))
        .collect();
    assert_eq!(missing, Vec::<char>::new());
    assert!(!has_glyph(&tai_viet, 'z'), "this test can tell a glyph from none");
}

/// Every letter with every mark, and the samples, in three sizes: whatever shapes and outlines them, the pixels stay.
#[test]
fn the_pixels_are_those_that_were_looked_at() {
    let letters = || LETTERS.into_iter().flatten();
    let with_marks =
        letters().flat_map(|letter| ["", "ꪲ", "ꪴ", "ꪲ꪿", "ꪰ꫁"].map(|marks| format!("{letter}{marks}")));
    let face = Face::new(TAI_VIET_FONT.data).expect("a sound font");
    let mut hash = Sha256::new();
    let mut n_black = 0_usize;
    for words in with_marks.chain(TAI_VIET_WORDS.map(str::to_owned)) {
        let Some(shape) = face.shape(&words) else { continue };
        for em in [9, 18, 31] {
            for row in raster::levels(&face, &shape, em) {
                n_black += row.iter().filter(|level| **level > 0).count();
                hash.update(&row);
                hash.update([u8::MAX]);
            }
        }
    }
    let hash = format!("{:x}", hash.finalize());
    assert_eq!(
        (n_black, hash.as_str()),
        (142_878, "314f569937939ca0f14775e03e50c570c3f612cf404e6e42d47f08653a885de2")
    );
}

#[test]
fn a_word_looks_like_this() {
    let rows = draw("ꪭꪴ꫁", Script::TaiViet, 18, 54, ThemeName::Plain.theme().text);
    let rows: Vec<String> = rows.iter().map(|row| row.to_string().trim_end().to_owned()).collect();
    let expected = [
        "  ▀▀█   ▄▄",
        "    ███▀",
        "   ▀▀",
        "        ▄▄",
        "██    ▄▀▀▀█▄",
        "██   ▄█   ▀█",
        "██   █    ▄█",
        "▀█  █▀    █▀",
        " ▀▀▀    ▀▀▀",
        "    ▀▀█",
        "   ▄▄▀",
    ];
    assert_eq!(rows, expected);
}

#[test]
fn a_mark_or_a_vowel_makes_another_picture() {
    let words = ["ꪀ", "ꪹꪀ", "ꪀꪱ", "ꪀꪰ", "ꪀꪲ", "ꪀꪳ", "ꪀꪴ", "ꪀꪷ", "ꪀꪸ", "ꪀꪾ", "ꪀ꪿", "ꪀ꫁", "ꪀꪲ꪿", "ꪀꪲ꫁"];
    for (at, one) in words.iter().enumerate() {
        for other in &words[at + 1..] {
            assert_ne!(drawn(one), drawn(other), "{one} {other}");
        }
    }
}

/// The font alone would draw the one through the other.
#[test]
fn a_tone_stands_above_the_vowel_mark() {
    let face = Face::new(TAI_VIET_FONT.data).expect("a sound font");
    let top = |words: &str| face.shape(words).expect("something to see").ink.top;
    for (vowel, both) in [("ꪀꪳ", "ꪀꪳ꪿"), ("ꪀꪲ", "ꪀꪲ꫁"), ("ꪀꪸ", "ꪀꪸ꫁")] {
        let raised = top(both) - top(vowel);
        assert!(raised > face.units_per_em() / 4, "{both}: {raised}");
    }
    assert_eq!(top("ꪀꪴ꪿"), top("ꪀ꪿"), "a vowel below is in nobody's way");
}

/// The terminal check shows the letters of the wall.
#[test]
fn vietnamese_is_drawn_as_large_letters_are() {
    let rows = draw(Script::Viet.sample(), Script::Viet, Script::Viet.em(), 54, text_style());
    let large = large::draw(Script::Viet.sample(), LetterSize::Small).expect("letters of the table");
    assert_eq!(rows.iter().map(Line::to_string).collect::<Vec<_>>(), large.rows);
    assert_eq!(
        draw("Ễ", Script::Viet, 14, 2, text_style())[0].to_string(),
        "Ễ",
        "typed where it has no room"
    );
}

#[test]
fn without_colors_there_are_four_blocks_and_no_color() {
    for script in [Script::TaiViet, Script::Viet] {
        let rows = draw(script.sample(), script, script.em(), 54, ThemeName::Plain.theme().text);
        let spans = || rows.iter().flat_map(|row| &row.spans);
        assert!(spans().count() > 0);
        assert!(spans().all(|span| span.style.fg.is_none() && span.style.bg.is_none()));
        assert!(spans().flat_map(|span| span.content.chars()).all(|block| " █▀▄".contains(block)));
    }
}

#[test]
fn pictures_have_no_empty_edges_and_the_height_they_are_meant_to_have() {
    let is_empty = |row: &Line<'_>| row.to_string().trim().is_empty();
    for (words, n_rows) in [("ꪀ", 5), ("ꪀꪲ", 8), ("ꪀꪲ꪿", 12), ("ꪭꪮꪚ ꪶꪭꪥ", 18)] {
        let rows = drawn(words);
        assert_eq!(rows.len(), n_rows, "{words}");
        assert!(!is_empty(&rows[0]) && !is_empty(&rows[rows.len() - 1]));
    }
    assert!(drawn("").is_empty() && drawn("  ").is_empty());
    assert!(draw("ꪀ", Script::TaiViet, 18, 0, text_style()).is_empty());
}

#[test]
fn what_is_too_wide_is_broken_and_nothing_is_lost() {
    assert_eq!(drawn("ꪭꪮꪚ ꪶꪭꪥ").iter().filter(|row| row.spans.is_empty()).count(), 1, "one line for a word");
    // As high as its letters are drawn under each other, and not one of them smaller.
    let narrow = draw("ꪀꪀꪀ", Script::TaiViet, 18, 12, text_style());
    let one = drawn("ꪀ");
    assert_eq!(narrow.len(), 3 * one.len() + 2);
    assert_eq!(narrow[..one.len()], one);
    // A letter that is wider than all columns is drawn smaller, and so is a vowel with its consonant.
    let tiny = draw("ꪀ", Script::TaiViet, 18, 5, text_style());
    assert!((1..one.len()).contains(&tiny.len()) && widest(&tiny) <= 5);
    assert!(draw("ꪹꪀ", Script::TaiViet, 18, 12, text_style()).len() < one.len());
}

#[test]
fn latin_pieces_are_typed() {
    let drawn = |words: &str| TextRun::Drawn(words.to_owned());
    let typed = |words: &str| TextRun::Typed(words.to_owned());
    for (words, expected) in [
        ("ꪭꪮꪚ ꪶꪭꪥ (nháp)", vec![drawn("ꪭꪮꪚ ꪶꪭꪥ"), typed("(nháp)")]),
        ("1. ꪭꪮꪚ, 2/3 ꪶꪭꪥ!", vec![drawn("1. ꪭꪮꪚ, 2/3 ꪶꪭꪥ!")]),
        ("ꪶꪭꪥ Thủ quỹ ꪭꪮꪚ", vec![drawn("ꪶꪭꪥ"), typed("Thủ quỹ"), drawn("ꪭꪮꪚ")]),
        ("ꪶꪭꪥ(nháp)", vec![drawn("ꪶꪭꪥ"), typed("(nháp)")]),
        ("Chair (draft)", vec![typed("Chair (draft)")]),
        ("12", vec![typed("12")]),
        ("", vec![typed("")]),
    ] {
        assert_eq!(pieces(words), expected, "{words}");
    }
}

#[test]
fn each_font_comes_with_its_license_and_stays_small() {
    for font in FONTS {
        assert!(font.license.starts_with("Copyright 20"), "{}", font.name);
        assert!(font.license.contains("SIL OPEN FONT LICENSE Version 1.1"));
        assert!(font.data.len() < 20_000, "{}", font.name);
    }
    assert_eq!(TaiViet::from_slug(TaiViet::Text.slug()), Some(TaiViet::Text));
    assert_eq!(TaiViet::from_slug(""), None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_picture_is_wider_than_its_columns(
        words in "([ꪀ-ꪯ\u{aab5}\u{aab6}\u{aab9}][\u{aab0}-\u{aab4}\u{aabf}\u{aac1}]{0,2}[ꪱꪙ ]{0,2}){0,8}",
        columns in 0_usize..84, em in 1_u16..30,
    ) {
        let rows = draw(&words, Script::TaiViet, em, columns, text_style());
        assert!(widest(&rows) <= columns, "{words} {columns}");
        let is_seen = em > 4 && columns > 4 && words.chars().any(|letter| ('ꪀ'..='ꪯ').contains(&letter));
        assert!(!is_seen || !rows.is_empty(), "{words} {columns} {em}");
    }

    #[test]
    fn taking_apart_loses_no_letter(words in "[ꪀ-ꪄꪲa-c(), 0-3.]{0,16}") {
        let joined: String = pieces(&words)
            .into_iter()
            .map(|piece| match piece {
                TextRun::Drawn(words) | TextRun::Typed(words) => words,
            })
            .collect();
        let plain = |words: &str| words.replace(' ', "");
        assert_eq!(plain(&joined), plain(&words));
    }
}
