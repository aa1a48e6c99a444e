//! Finds marks that a terminal draws wrongly or not at all. `check` warns of them, and fields leave them out.
//!
//! The invariant: what [`showable`] gives has no [`hidden_mark`].

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

#[cfg(test)]
mod tests {
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
}
