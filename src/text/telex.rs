//! Help with typing Vietnamese where the computer has no keyboard for it: Telex, VNI, or the Mông letters alone.
//!
//! A [`Composer`] remembers the keys of the word that is being typed, because taking back by a second key (tesst
//! gives test) cannot be seen from the letters. For a word that stood there before it works the keys out from the
//! letters. It holds no text and no cursor, and knows no field and no screen.
//!
//! The invariant: what is not Vietnamese stays as typed, and a letter that changes nothing is put where it was typed.

mod engine;
mod syllable;

use unicode_normalization::char::is_combining_mark;

use strum::{EnumString, IntoStaticStr, VariantArray};
use syllable::without_tone;

/// Which keys make which letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum TypingAid {
    #[default]
    Off,
    Telex,
    Vni,
    /// For the Mông script, whose tones are letters: ee oo aa aw ow uw dd and no tone keys.
    #[strum(serialize = "letters")]
    LettersOnly,
}

impl TypingAid {
    pub const ALL: &'static [Self] = Self::VARIANTS;

    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Off => Self::Telex,
            Self::Telex => Self::Vni,
            Self::Vni => Self::LettersOnly,
            Self::LettersOnly => Self::Off,
        }
    }

    pub fn slug(self) -> &'static str {
        self.into()
    }

    pub fn from_slug(slug: &str) -> Option<Self> {
        slug.parse().ok()
    }

    /// Whether this key may be part of a word's keys.
    fn takes(self, key: char) -> bool {
        self != Self::Off && (key.is_ascii_alphabetic() || (self == Self::Vni && key.is_ascii_digit()))
    }

    fn is_word_letter(self, letter: char) -> bool {
        letter.is_alphabetic() || is_combining_mark(letter) || (self == Self::Vni && letter.is_ascii_digit())
    }
}

/// The text on both sides of the cursor after a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    pub before: String,
    pub after: String,
}

/// Remembers the word that was typed last.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Composer {
    word: Option<Word>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Word {
    aid: TypingAid,
    keys: String,
    shown: String,
    /// The keys were pressed and not worked out from letters, so the word may be shown as typed.
    pressed: bool,
}

/// The word that the keys make.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Shown {
    AsTyped,
    Made(String),
    /// Taken back by a second key. From there on the letters stay as typed.
    Undone(String),
}

impl Composer {
    /// Puts a key between the text before and after the cursor.
    pub fn type_in(&mut self, aid: TypingAid, before: &str, after: &str, key: char) -> Typed {
        let (head, left) = last_word(aid, before);
        let known = self.known(aid, left);
        let (right, tail) = first_word(aid, after);
        let is_first_digit = left.is_empty() && key.is_ascii_digit();
        if !aid.takes(key) || is_first_digit {
            return Typed { before: format!("{before}{key}"), after: after.to_owned() };
        }
        // A word that is being typed in front of another one is a word of its own.
        let is_own = right.is_empty() || left.is_empty() || known.is_some();
        let (left, right) = if is_own {
            (self.at_end(aid, left, key, known), right.to_owned())
        } else {
            in_the_middle(aid, left, right, key).unwrap_or_else(|| (format!("{left}{key}"), right.to_owned()))
        };
        Typed { before: format!("{head}{left}"), after: format!("{right}{tail}") }
    }

    /// Removes the last key of a word that was typed here, so that a slip does not cost what was composed before it.
    /// None where one letter is one key.
    pub fn erase(&mut self, aid: TypingAid, before: &str) -> Option<String> {
        let (head, word) = last_word(aid, before);
        let known = self.known(aid, word)?;
        let mut keys = known.keys;
        if !known.pressed || keys != known.shown || keys.pop().is_none() {
            return None;
        }
        let shown = match compose(aid, &keys) {
            Shown::Made(text) | Shown::Undone(text) => text,
            Shown::AsTyped => keys.clone(),
        };
        let text = format!("{head}{shown}");
        self.word = Some(Word { aid, keys, shown, pressed: true });
        Some(text)
    }

    /// Forgets the remembered word, if it is this one.
    fn known(&mut self, aid: TypingAid, word: &str) -> Option<Word> {
        self.word.take().filter(|known| known.aid == aid && known.shown == word)
    }

    /// The word with one more key, remembered if it may still change.
    fn at_end(&mut self, aid: TypingAid, word: &str, key: char, known: Option<Word>) -> String {
        let with_key = format!("{word}{key}");
        let (mut keys, pressed) = match known {
            Some(known) => (known.keys, known.pressed),
            None if word.is_empty() => (String::new(), true),
            None => match keys_of(aid, word) {
                Some(keys) => (keys.concat(), false),
                None => return with_key,
            },
        };
        keys.push(key);
        let shown = match compose(aid, &keys) {
            Shown::Made(text) | Shown::Undone(text) => text,
            Shown::AsTyped if pressed => keys.clone(),
            Shown::AsTyped => return with_key,
        };
        self.word = Some(Word { aid, keys, shown: shown.clone(), pressed });
        shown
    }
}

/// Goes through the keys one by one, as they were typed: only what was shown on the screen can be taken back.
fn compose(aid: TypingAid, keys: &str) -> Shown {
    let mut shown = Shown::AsTyped;
    for (at, key) in keys.char_indices() {
        if let Shown::Undone(text) = &mut shown {
            text.push(key);
            continue;
        }
        let so_far = keys.get(..at + key.len_utf8()).unwrap_or(keys);
        let Some(made) = engine::make(aid, &so_far.to_ascii_lowercase()) else {
            shown = Shown::AsTyped;
            continue;
        };
        let text = syllable::with_capitals_of(so_far, &made.text);
        shown = if aid == TypingAid::LettersOnly || syllable::is_possible(&made.text) {
            Shown::Made(text)
        } else if made.undone && matches!(shown, Shown::Made(_)) {
            Shown::Undone(text)
        } else {
            Shown::AsTyped
        };
    }
    shown
}

/// Keys for each letter of a word in the text, if they make exactly this word. The place of its tone is free.
fn keys_of(aid: TypingAid, word: &str) -> Option<Vec<String>> {
    let letters = syllable::decompose(aid, word)?;
    let keys = letters.concat();
    let again = match compose(aid, &keys) {
        Shown::Made(text) | Shown::Undone(text) => text,
        Shown::AsTyped => keys,
    };
    (without_tone(&again) == without_tone(word)).then_some(letters)
}

/// The word with the key at the cursor, or at its end where that makes sense: a tone belongs to the whole word.
fn in_the_middle(aid: TypingAid, left: &str, right: &str, key: char) -> Option<(String, String)> {
    let word = format!("{left}{right}");
    let letters = keys_of(aid, &word)?;
    let n_left = left.chars().count();
    let (front, back) = letters.split_at_checked(n_left)?;
    let at_cursor = format!("{}{key}{}", front.concat(), back.concat());
    let at_end = format!("{}{key}", letters.concat());
    // Before the vowel an r makes tr, behind it a tone.
    let after_vowel = without_tone(left).0.to_lowercase().contains(is_vowel);
    let tone = syllable::tone_of(aid, key).filter(|_| after_vowel);
    if tone.is_some() && tone == without_tone(&word).1 {
        return Some((format!("{}{key}", without_tone(left).0), without_tone(right).0));
    }
    let fits = |keys: &String, most_more: usize| {
        let Shown::Made(text) = compose(aid, keys) else { return None };
        let more = text.chars().count().checked_sub(letters.len())?;
        let changed = more > 0 || text != word;
        (changed && more <= most_more).then(|| split_after(&text, n_left + more))
    };
    let (cursor, end) = (|| fits(&at_cursor, 1), || fits(&at_end, 0));
    if tone.is_some() { end().or_else(cursor) } else { cursor().or_else(end) }
}

fn is_vowel(letter: char) -> bool {
    "aăâeêioôơuưy".contains(letter)
}

fn split_after(text: &str, n_letters: usize) -> (String, String) {
    (text.chars().take(n_letters).collect(), text.chars().skip(n_letters).collect())
}

/// The text before its last word, and that word. A word does not begin with a digit.
fn last_word(aid: TypingAid, text: &str) -> (&str, &str) {
    let head = text.trim_end_matches(|letter| aid.is_word_letter(letter));
    let word =
        text.get(head.len()..).unwrap_or_default().trim_start_matches(|letter: char| letter.is_ascii_digit());
    text.split_at_checked(text.len() - word.len()).unwrap_or((text, ""))
}

fn first_word(aid: TypingAid, text: &str) -> (&str, &str) {
    let tail = text.trim_start_matches(|letter| aid.is_word_letter(letter));
    text.split_at_checked(text.len() - tail.len()).unwrap_or(("", text))
}

#[cfg(test)]
mod tests;
