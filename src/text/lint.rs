//! Finds what is wrong with the letters of a text: marks that a terminal draws wrongly or not at all, and slips of
//! spelling in drafted languages. `check` warns of them, and fields leave them out.
//!
//! A rule finds slips only; it does not say that a line is good. It skips Vietnamese titles and names, which every
//! language uses. The caller decides what to say about a finding.

use unicode_normalization::char::is_combining_mark;

use crate::text::edge::is_unsafe;

/// The first sign that is dropped from every output ([`is_unsafe`]), or the first mark without a letter, and where it
/// stands. Ends of lines and tabs are no such signs: they become spaces.
pub fn hidden_mark(text: &str) -> Option<(usize, char)> {
    let mut before = ' ';
    for (at, letter) in text.char_indices() {
        let is_hidden = is_unsafe(letter) && !matches!(letter, '\n' | '\r' | '\t');
        let is_lone = is_combining_mark(letter) && (before.is_whitespace() || before.is_ascii_punctuation());
        if is_hidden || is_lone {
            return Some((at, letter));
        }
        before = letter;
    }
    None
}

/// What a screen can show of words that follow `before`: line ends and tabs as spaces, nothing invisible, no mark
/// without a letter.
pub fn showable(before: &str, words: &str) -> String {
    let mut on_letter = before.chars().next_back().is_some_and(|letter| !letter.is_whitespace());
    let mut shown = String::with_capacity(words.len());
    for letter in words.chars() {
        let is_space = letter.is_whitespace();
        let is_invisible = !is_space && is_unsafe(letter);
        if is_invisible || (is_combining_mark(letter) && !on_letter) {
            continue;
        }
        on_letter = !is_space;
        shown.push(if is_space && letter != '\u{a0}' { ' ' } else { letter });
    }
    shown
}

/// Numbers of Mông after which a word of high level tone changes (RPA), and as figures.
const CHANGING: [&str; 12] = ["ib", "ob", "peb", "plaub", "tsib", "cuaj", "1", "2", "3", "4", "5", "9"];
/// The number words, and their forms after such a word.
const COUNTED: [(&str, &str); 4] = [("tus", "tug"), ("hli", "hlis"), ("xyoo", "xyoos"), ("pua", "puas")];

/// A number word that has the tone of its form alone, the word after it, and the right form: "ob tus", "tug".
pub fn unchanged_after_number(mong: &str) -> Option<(String, &'static str)> {
    let mong = mong.to_lowercase();
    // Behind a sign the next word is no longer counted; a sign behind the word itself does not matter.
    let words = mong.split_whitespace().zip(mong.split_whitespace().skip(1));
    let mut pairs =
        words.map(|(number, word)| (number.trim_start_matches(is_sign), word.trim_end_matches(is_sign)));
    pairs.find_map(|(number, word)| {
        let (_, becomes) = COUNTED.iter().find(|(alone, _)| *alone == word)?;
        CHANGING.contains(&number).then(|| (format!("{number} {word}"), *becomes))
    })
}

fn is_sign(letter: char) -> bool {
    !letter.is_alphanumeric()
}

/// The tone marks of Tai Viet that stand over a letter.
fn is_thai_tone(sign: char) -> bool {
    matches!(sign, '\u{aabf}' | '\u{aac1}')
}

/// The vowels of Tai Viet that stand over or under a letter.
fn is_thai_vowel_sign(sign: char) -> bool {
    matches!(sign, '\u{aab0}' | '\u{aab2}'..='\u{aab4}' | '\u{aab7}'..='\u{aab8}' | '\u{aabe}')
}

/// The first Thái word in which a tone stands before the vowel sign of its letter. All of these marks have one
/// combining class, so no normal form corrects their order.
pub fn tone_before_vowel(thai: &str) -> Option<&str> {
    thai.split_whitespace().find(|word| {
        word.chars()
            .zip(word.chars().skip(1))
            .any(|(one, next)| is_thai_tone(one) && is_thai_vowel_sign(next))
    })
}

/// The words of a Thái text, each with its letters alone.
pub fn toneless(thai: &str) -> impl Iterator<Item = (&str, String)> {
    let words = thai
        .split_whitespace()
        .filter(|word| word.chars().any(|sign| matches!(sign, '\u{aa80}'..='\u{aadf}')));
    words.map(|word| (word, word.chars().filter(|sign| !is_thai_tone(*sign)).collect()))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::{tone_before_vowel, toneless, unchanged_after_number};

    #[test]
    fn signs_that_cannot_be_seen() {
        let cases = [
            ("Tổ một", None),
            ("a\u{2068}b", Some((1, '\u{2068}'))),
            (" \u{301}a", Some((1, '\u{301}'))),
            ("e\u{301}", None),
            ("một\r\n\thai", None),
            ("a\u{85}b", Some((1, '\u{85}'))),
            ("a\u{1b}[31m", Some((1, '\u{1b}'))),
            ("a\u{7}", Some((1, '\u{7}'))),
            ("\u{7f}", Some((0, '\u{7f}'))),
            ("a\u{2028}b", Some((1, '\u{2028}'))),
            ("a\u{2029}b", Some((1, '\u{2029}'))),
            ("a\u{e0041}", Some((1, '\u{e0041}'))),
        ];
        for (text, mark) in cases {
            assert_eq!(super::hidden_mark(text), mark, "{text:?}");
        }
    }

    #[test]
    fn only_what_can_be_seen_is_put_into_a_text() {
        assert_eq!(
            super::showable("", "\u{301}a\u{301} \u{301}\tb\r\n\u{1b}\u{2068}c\u{200b}\u{e0041}\u{a0}"),
            "a\u{301}  b  c\u{a0}"
        );
        assert_eq!(super::showable("a", "\u{301}"), "\u{301}");
        assert_eq!(super::showable("a ", "\u{301}"), "");
    }

    #[rstest]
    #[case("Muab ob peb tus lej", Some(("peb tus".to_owned(), "tug")))]
    #[case("Muab ob peb tug lej", None)]
    #[case("lub 5 hli", Some(("5 hli".to_owned(), "hlis")))]
    #[case("lub 6 hli, rau tus", None)]
    #[case("{ $n } tus", None)]
    #[case("Tổ 2: “Tus laus…”", None)]
    #[case("“Ob tus.”", Some(("ob tus".to_owned(), "tug")))]
    fn a_counted_word_changes_its_tone_after_six_numbers(
        #[case] text: &str,
        #[case] slip: Option<(String, &str)>,
    ) {
        assert_eq!(unchanged_after_number(text), slip, "{text}");
    }

    #[test]
    fn a_tone_stands_behind_the_vowel_sign() {
        assert_eq!(tone_before_vowel("ꪎꪲ꪿ ꪹꪚ꪿ꪱ"), None);
        assert_eq!(tone_before_vowel("ꪵꪣ꪿ꪙ ꪎ꪿ꪲ"), Some("ꪎ꪿ꪲ"));
    }

    #[test]
    fn two_spellings_are_one_word_without_tones() {
        let letters = |text: &str| toneless(text).map(|(_, letters)| letters).collect::<Vec<_>>();
        assert_eq!(letters("ꪹꪚ꪿ꪱ ꪣꪲ Enter"), letters("ꪹꪚꪱ ꪣꪲ"));
    }
}
