//! A field for words: the text, a cursor in it, and help with typing Vietnamese. Every place where people write has one.
//!
//! Keyboards of the system, keyboard programs and pastes all end here, as keys or as bursts of them: letters, Backspaces,
//! marks that come after their letter. It knows no rule and no screen; what the words are for is the form's business.
//!
//! The invariants: the text is NFC and holds nothing that a screen could not show; the cursor counts graphemes, so it
//! never stands inside one; and a letter typed is either in the text or has changed another one there.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a field names the inputs it takes; every other one is for whoever holds it"
)]

use crate::locale::Pair;
use crate::text::telex::{Composer, Typed};
use crate::text::{self, TypingAid};
use crate::tui::keys::Input;
use crate::tui::page::{Hit, Page};

/// Letters that a field takes: some pages, and never a whole file pasted by mistake.
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
    /// With these words in it and the cursor behind them.
    pub fn new(words: &str) -> Self {
        let mut field = Self::default();
        field.put(words);
        field
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// Takes what is for a field; false if the input was not or changed nothing.
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

    /// All at once, and never composed: what is pasted is written already.
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

    /// Text and cursor anew. A mark joins the letter before it here, and so do letters that come to stand together.
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
mod tests;
