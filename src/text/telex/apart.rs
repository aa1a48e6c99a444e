//! A composed word taken apart into the keys that would make it, and capitals given back.
//!
//! Only letters that the keys of an aid can make come apart; for any other word there is no answer, and it stays.

use unicode_normalization::UnicodeNormalization;

use super::TypingAid;
use super::syllable::without_tone;

/// Keys in Telex and in VNI for each mark; a circumflex in Telex is the letter once more.
const MARKS: [(char, Option<char>, char); 8] = [
    ('\u{301}', Some('s'), '1'),
    ('\u{300}', Some('f'), '2'),
    ('\u{309}', Some('r'), '3'),
    ('\u{303}', Some('x'), '4'),
    ('\u{323}', Some('j'), '5'),
    ('\u{302}', None, '6'),
    ('\u{31b}', Some('w'), '7'),
    ('\u{306}', Some('w'), '8'),
];

/// For each letter of the word the keys that make it.
pub(super) fn decompose(aid: TypingAid, word: &str) -> Option<Vec<String>> {
    let mut letters: Vec<String> = Vec::new();
    let mut before = None;
    for letter in word.chars() {
        let mut keys = keys_of(aid, letter)?;
        // A doubled letter that stands was doubled again.
        let plain = without_tone(&letter.to_lowercase().to_string()).0;
        if aid != TypingAid::Vni
            && ["a", "e", "o", "d"].contains(&plain.as_str())
            && before.as_ref() == Some(&plain)
        {
            keys = keys.chars().take(1).chain(keys.chars()).collect();
            before = None;
        } else {
            before = Some(plain);
        }
        letters.push(keys);
    }
    Some(letters)
}

fn keys_of(aid: TypingAid, letter: char) -> Option<String> {
    let is_vni = aid == TypingAid::Vni;
    if matches!(letter, 'đ' | 'Đ') {
        let plain = if letter == 'đ' { 'd' } else { 'D' };
        return Some([plain, if is_vni { '9' } else { 'd' }].iter().collect());
    }
    let mut parts = std::iter::once(letter).nfd();
    let plain = parts.next().filter(char::is_ascii_alphanumeric)?;
    let mut keys = String::from(plain);
    for mark in parts {
        let (_, telex, vni) = MARKS.iter().find(|(known, ..)| *known == mark)?;
        let is_tone = ('1'..='5').contains(vni);
        if aid == TypingAid::LettersOnly && is_tone {
            return None;
        }
        keys.push(if is_vni { *vni } else { telex.unwrap_or(plain.to_ascii_lowercase()) });
    }
    Some(keys)
}

/// The tone that a key gives, if it gives one.
pub(super) fn tone_of(aid: TypingAid, key: char) -> Option<char> {
    let tones = MARKS.iter().filter(|(_, _, vni)| ('1'..='5').contains(vni));
    let found = match aid {
        TypingAid::Off | TypingAid::LettersOnly => None,
        TypingAid::Telex => tones.into_iter().find(|(_, telex, _)| *telex == Some(key.to_ascii_lowercase())),
        TypingAid::Vni => tones.into_iter().find(|(_, _, vni)| *vni == key),
    };
    found.map(|(mark, ..)| *mark)
}

/// The made word with the capitals of the keys: each letter as the key that it began with.
pub(super) fn with_capitals_of(keys: &str, made: &str) -> String {
    if !keys.bytes().any(|key| key.is_ascii_uppercase()) {
        return made.to_owned();
    }
    let mut left = keys.chars();
    let mut written = String::with_capacity(made.len());
    for letter in made.chars() {
        let plain = if letter == 'đ' { 'd' } else { std::iter::once(letter).nfd().next().unwrap_or(letter) };
        // A w may stand for the whole of ư.
        let begins = |key: &char| {
            key.eq_ignore_ascii_case(&plain)
                || (plain == 'u' && letter != 'u' && key.eq_ignore_ascii_case(&'w'))
        };
        let rest = left.clone();
        let key = left.find(begins);
        if key.is_none() {
            left = rest;
        }
        if key.is_some_and(|key| key.is_ascii_uppercase()) {
            written.extend(letter.to_uppercase());
        } else {
            written.push(letter);
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::{TypingAid, decompose, with_capitals_of};

    #[test]
    fn words_come_apart_letter_by_letter() {
        for (aid, word, keys) in [
            (TypingAid::Telex, "Mường", "M uw owf n g"),
            (TypingAid::Telex, "ĐẮK", "Dd Aws K"),
            (TypingAid::Telex, "Coóc", "C o oos c"),
            (TypingAid::Telex, "xoong", "x o oo n g"),
            (TypingAid::Vni, "quốc", "q u o61 c"),
            (TypingAid::Vni, "đ", "d9"),
            (TypingAid::LettersOnly, "Cơưv", "C ow uw v"),
        ] {
            assert_eq!(decompose(aid, word).map(|keys| keys.join(" ")).as_deref(), Some(keys));
        }
        for (aid, word) in [(TypingAid::LettersOnly, "tổ"), (TypingAid::Telex, "ꪎꪳ"), (TypingAid::Telex, "ñ̂")]
        {
            assert_eq!(decompose(aid, word), None, "{word}");
        }
    }

    #[test]
    fn capitals_are_those_of_the_keys() {
        for (keys, made, shown) in [
            ("Nguyeenx", "nguyễn", "Nguyễn"),
            ("CHUYEENS", "chuyến", "CHUYẾN"),
            ("DDuwowcj", "được", "Được"),
            ("vIeetj", "việt", "vIệt"),
            ("Wng", "ưng", "Ưng"),
            ("UWNG", "ưng", "ƯNG"),
            ("TESS", "tes", "TES"),
        ] {
            assert_eq!(with_capitals_of(keys, made), shown);
        }
    }
}
