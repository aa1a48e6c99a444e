//! Marks that a terminal draws wrongly or not at all, for `check` to complain about.
//!
//! It only answers yes or no; what to say about it and where is the caller's business.

use unicode_normalization::char::is_combining_mark;

/// Whether some combining mark stands on nothing: the terminal would drop it without a word.
pub fn has_lone_mark(text: &str) -> bool {
    let mut on_letter = false;
    for letter in text.chars() {
        if is_combining_mark(letter) {
            if !on_letter {
                return true;
            }
        } else {
            on_letter = !letter.is_whitespace() && !letter.is_control();
        }
    }
    false
}

/// Whether there are invisible direction marks, which Fluent and word processors leave behind.
pub fn has_isolates(text: &str) -> bool {
    text.chars().any(|letter| {
        matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn marks_need_a_letter() {
        for (text, lone) in
            [("Quy\u{303}", false), ("\u{303}y", true), ("Qu \u{303}y", true), ("ꪎꪳꪀ", false), ("ꪀ ꪳ", true)]
        {
            assert_eq!(super::has_lone_mark(text), lone, "{text:?}");
        }
    }

    #[test]
    fn direction_marks_are_seen() {
        assert!(
            super::has_isolates("nộp \u{2068}536.000\u{2069}") && !super::has_isolates("nộp 536.000\u{a0}đ")
        );
    }
}
