//! A field for words: the text, a cursor in it, and help with typing Vietnamese. Every text that people write is
//! written in one.
//!
//! Input methods and pastes all arrive here as keys: letters, Backspaces, marks that come after their letter. It
//! knows no rule and no screen; the form knows the purpose of the words.
//!
//! The invariants: the text is NFC and holds nothing that a screen cannot show; the cursor counts graphemes, so it is
//! never inside one; and a typed letter is either in the text or has changed another letter there.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a field names the inputs it takes; every other one is for whoever holds it"
)]

use crate::locale::Pair;
use crate::text::telex::{Composer, Typed};
use crate::text::{self, TypingAid};
use crate::tui::keys::Input;
use crate::tui::page::{Hit, Page};

/// The most letters of a field: some pages, but no whole file pasted by mistake.
const MOST_LETTERS: usize = 4_000;
const CURSOR: &str = "▏";

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Field {
    text: String,
    /// Graphemes before the cursor.
    at: usize,
    composer: Composer,
}

impl Field {
    /// A field with these words and the cursor after them.
    pub fn new(words: &str) -> Self {
        let mut field = Self::default();
        field.put(words);
        field
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// Handles an input for a field; false if the input was not for it or changed nothing.
    pub fn update(&mut self, input: &Input, aid: TypingAid) -> bool {
        let last = text::n_graphemes(&self.text);
        match input {
            Input::Text(letter) => self.type_in(*letter, aid),
            Input::Paste(words) => self.put(words),
            Input::Erase => self.at > 0 && self.erase(aid),
            Input::Delete => self.at < last && self.cut(self.at, self.at + 1),
            Input::Left => self.go(self.at.saturating_sub(1)),
            Input::Right => self.go((self.at + 1).min(last)),
            Input::Home => self.go(0),
            Input::End => self.go(last),
            _ => false,
        }
    }

    /// Draws the text under its label. Only the line with the cursor is what the page scrolls to.
    pub fn draw(&self, number: usize, has_cursor: bool, page: &mut Page<'_>) {
        let (before, after) = self.halves();
        let shown = [before, if has_cursor { CURSOR } else { "" }, after].concat();
        let lead = "   ";
        for line in text::wrap(&shown, page.columns().saturating_sub(text::width(lead)).max(1)) {
            let focused = has_cursor && line.contains(CURSOR);
            let line = Pair { main: line, second: None };
            page.pair(lead, &line, page.theme().accent, Some(Hit::Item(number)), focused);
        }
    }

    fn halves(&self) -> (&str, &str) {
        text::split_graphemes(&self.text, self.at)
    }

    fn type_in(&mut self, letter: char, aid: TypingAid) -> bool {
        let (before, after) = self.halves();
        let Some(letter) = text::showable(before, letter.encode_utf8(&mut [0; 4])).chars().next() else {
            return false;
        };
        let (before, after) = (before.to_owned(), after.to_owned());
        let Typed { before, after } = self.composer.type_in(aid, &before, &after, letter);
        self.set(&before, &after)
    }

    /// Inserts all at once, without composing: a paste is written already.
    fn put(&mut self, words: &str) -> bool {
        let (before, after) = self.halves();
        let room = MOST_LETTERS.saturating_sub(self.text.chars().count());
        let shown = text::showable(before, &text::nfc(words));
        // Only whole letters, each with its marks.
        let end: String = shown.chars().take(room).collect();
        let n = text::n_graphemes(&end);
        let is_whole = text::split_graphemes(&shown, n).0.len() == end.len();
        let end = text::split_graphemes(&shown, if is_whole { n } else { n.saturating_sub(1) }).0;
        let (before, after) = ([before, end].concat(), after.to_owned());
        self.set(&before, &after)
    }

    fn erase(&mut self, aid: TypingAid) -> bool {
        let (before, after) = self.halves();
        let (before, after) = (before.to_owned(), after.to_owned());
        match self.composer.erase(aid, &before) {
            Some(before) => self.set(&before, &after),
            None => self.cut(self.at - 1, self.at),
        }
    }

    fn cut(&mut self, from: usize, to: usize) -> bool {
        let (before, _) = text::split_graphemes(&self.text, from);
        let (_, after) = text::split_graphemes(&self.text, to);
        let (before, after) = (before.to_owned(), after.to_owned());
        self.set(&before, &after)
    }

    fn go(&mut self, at: usize) -> bool {
        let moved = self.at != at;
        self.at = at;
        moved
    }

    /// Sets text and cursor. A mark joins the letter before it here, and so do letters that come together.
    fn set(&mut self, before: &str, after: &str) -> bool {
        let joined = [before, after].concat();
        let whole = text::nfc(&joined);
        if whole.chars().count() > MOST_LETTERS.max(self.text.chars().count()) {
            return false;
        }
        self.at = text::n_graphemes(before).min(text::n_graphemes(&whole));
        let changed = self.text != *whole;
        self.text = whole.into_owned();
        changed
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Just, ProptestConfig, any, prop_oneof, proptest};
    use proptest::strategy::Strategy;

    use super::{Field, MOST_LETTERS};
    use crate::text::edge::is_unsafe;
    use crate::text::{self, TypingAid};
    use crate::tui::keys::Input;

    /// Types: `←` `→` move, `⇤` `⇥` go to the ends, `⌫` `⌦` erase, anything else is a letter.
    fn press(field: &mut Field, keys: &str, aid: TypingAid) {
        for key in keys.chars() {
            let input = match key {
                '←' => Input::Left,
                '→' => Input::Right,
                '⇤' => Input::Home,
                '⇥' => Input::End,
                '⌫' => Input::Erase,
                '⌦' => Input::Delete,
                letter => Input::Text(letter),
            };
            field.update(&input, aid);
        }
    }

    /// The text with the cursor in it.
    fn after(keys: &str, aid: TypingAid) -> String {
        let mut field = Field::default();
        press(&mut field, keys, aid);
        let (before, after) = field.halves();
        format!("{before}|{after}")
    }

    #[test]
    fn a_cursor_moves_and_letters_go_where_it_stands() {
        for (keys, shown) in [
            ("abc", "abc|"),
            ("abc←←X", "aX|bc"),
            ("abc⇤⌦⌦", "|c"),
            ("abc←⌫", "a|c"),
            ("abc⇤←⌫Y⇥→⌦Z", "YabcZ|"),
            ("⌫⌦", "|"),
        ] {
            assert_eq!(after(keys, TypingAid::Off), shown, "{keys}");
        }
    }

    #[test]
    fn vietnamese_is_composed_also_in_the_middle() {
        for (keys, shown) in [
            ("Muowng←←f", "Mườ|ng"),
            ("xin mowif bas", "xin mời bá|"),
            ("tieengs⌫⌫ng", "tiếng|"),
            ("tesst", "test|"),
            ("quooc←s", "quố|c"),
            ("TQ-07", "TQ-07|"),
            ("anh nghie", "anh nghie|"),
        ] {
            assert_eq!(after(keys, TypingAid::Telex), shown, "{keys}");
        }
        assert_eq!(after("Mu7o7ng2", TypingAid::Vni), "Mường|");
        assert_eq!(after("Coongv haauv", TypingAid::LettersOnly), "Côngv hâuv|");
    }

    /// A keyboard program erases what it had typed and puts the composed letter in its place.
    #[test]
    fn bursts_of_a_keyboard_program_keep_every_letter() {
        for aid in TypingAid::ALL.iter().copied() {
            assert_eq!(after("a⌫á", aid), "á|");
            assert_eq!(after("Mươ⌫ơ⌫⌫ườ", aid), "Mườ|");
            assert_eq!(after("ti\u{ea}\u{301}\u{7}", aid), "tiế|");
        }
        // A mark as a key of its own, before a letter, after one, after a space.
        assert_eq!(after("\u{301}a\u{301} \u{301}", TypingAid::Off), "á |");
        assert_eq!(after("quy\u{303}⌫", TypingAid::Off), "qu|");
        assert_eq!(after("a\u{328}\u{20d7}b←⌫", TypingAid::Off), "|b");
    }

    #[test]
    fn a_paste_is_taken_whole_and_not_composed() {
        let mut field = Field::new("xin bà");
        press(&mut field, "←←", TypingAid::Telex);
        field.update(&Input::Paste("m\u{1a1}\u{300}i\tcác\u{2068}".to_owned()), TypingAid::Telex);
        assert_eq!((field.text(), field.halves().1), ("xin mời cácbà", "bà"));
        field.update(&Input::Paste("as\n".to_owned()), TypingAid::Telex);
        assert_eq!(field.text(), "xin mời cácas bà");
    }

    #[test]
    fn there_is_an_end_to_what_a_field_takes() {
        let mut field = Field::default();
        field.update(&Input::Paste("e\u{323}\u{302}x ".repeat(MOST_LETTERS)), TypingAid::Off);
        assert_eq!(field.text().chars().count(), MOST_LETTERS);
        assert!(!field.update(&Input::Text('a'), TypingAid::Off));
        // A tone takes no room.
        press(&mut field, "⌫⌫⌫⌫ as", TypingAid::Telex);
        assert!(field.text().ends_with(" á"));
        field.update(&Input::Paste("ab\u{328}\u{20d7}".repeat(9)), TypingAid::Off);
        assert!(field.text().chars().count() <= MOST_LETTERS && field.text().ends_with('a'));
    }

    fn inputs() -> impl Strategy<Value = Vec<Input>> {
        let one = prop_oneof![
            any::<char>().prop_map(Input::Text),
            "[a-zA-Z ]".prop_map(|letter| Input::Text(letter.chars().next().unwrap())),
            "[sfrxjwaeod1-9]".prop_map(|letter| Input::Text(letter.chars().next().unwrap())),
            "[ắđơ\u{301}\u{303}\u{200d}🇻🇳👩ꪎꪳ]".prop_map(|letter| Input::Text(letter.chars().next().unwrap())),
            Just(Input::Left),
            Just(Input::Right),
            Just(Input::Home),
            Just(Input::Erase),
            Just(Input::Delete),
            ".{0,6}".prop_map(Input::Paste),
        ];
        proptest::collection::vec(one, 0..40)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn whatever_is_pressed_the_text_is_sound(inputs in inputs(), aid in 0_usize..4) {
            let mut field = Field::default();
            for input in &inputs {
                // What Backspace leaves: all but the grapheme before the cursor.
                let (left, right) = field.halves();
                let (kept, _) = text::split_graphemes(left, text::n_graphemes(left).saturating_sub(1));
                let erased = text::nfc(&[kept, right].concat()).into_owned();
                field.update(input, TypingAid::ALL[aid]);
                assert!(text::is_nfc(field.text()), "{:?}", field.text());
                assert!(!field.text().chars().any(is_unsafe));
                assert!(field.at <= text::n_graphemes(field.text()));
                let (left, right) = field.halves();
                assert_eq!([left, right].concat(), field.text());
                if *input == Input::Erase && TypingAid::ALL[aid] == TypingAid::Off {
                    assert_eq!(field.text(), erased);
                }
            }
        }

        #[test]
        fn switched_off_no_letter_is_lost(letters in "[a-zA-Z0-9ăâđêôơưÁỆ .,-]{0,30}") {
            let mut field = Field::default();
            press(&mut field, &letters, TypingAid::Off);
            assert_eq!(field.text(), letters);
        }
    }
}
