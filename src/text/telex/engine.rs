//! From keys to a composed word: the one place that names the crate `vi`, and the letters of the Mông script.
//!
//! The crate changes foreign words, fails on capitals and panics on letters that are composed already. So it gets
//! ASCII letters and digits in lower case only, and the caller decides whether to show the result. To replace the
//! crate, replace `vietnamese`.

use vi::processor::AccentStyle;
use vi::{Definition, TELEX, VNI, transform_buffer_with_style};

use super::TypingAid;
use super::syllable::CLUSTERS;

/// Longer than any syllable with every key it takes.
const MOST_KEYS: usize = 16;

/// What a key makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Made {
    pub(super) text: String,
    /// A key that came twice took back its effect.
    pub(super) undone: bool,
}

/// The word that these keys make, all in lower case. None if they are not keys of this aid.
pub(super) fn make(aid: TypingAid, keys: &str) -> Option<Made> {
    let is_fit = keys.bytes().all(|key| key.is_ascii_lowercase() || key.is_ascii_digit());
    if !is_fit || keys.len() > MOST_KEYS {
        return None;
    }
    match aid {
        TypingAid::Off => None,
        TypingAid::Telex => Some(vietnamese(&TELEX, keys)),
        TypingAid::Vni => Some(vietnamese(&VNI, keys)),
        TypingAid::LettersOnly => Some(letters(keys)),
    }
}

/// Tones stand as in the app's own texts: hòa, thủy, khỏe.
///
/// The crate knows neither the onset of Krông nor the final k of Đắk. So it gets rông and đắc, and the letters are
/// put back into its result.
fn vietnamese(method: &Definition, keys: &str) -> Made {
    let (lead, rest) = split_cluster(keys);
    let with_c = final_k(rest).map(|(before, after)| format!("{before}c{after}"));
    let mut text = String::with_capacity(keys.len() * 2);
    let fed = with_c.as_deref().unwrap_or(rest);
    let result = transform_buffer_with_style(method, AccentStyle::Old, fed.chars(), &mut text);
    let undone = result.tone_mark_removed || result.letter_modification_removed;
    if with_c.is_some() {
        let Some(without_c) = text.strip_suffix('c') else {
            return Made { text: keys.to_owned(), undone: false };
        };
        text = format!("{without_c}k");
    }
    Made { text: crate::text::nfc(&format!("{lead}{text}")).into_owned(), undone }
}

/// The first letter of an onset in mountain names, and what comes after it.
fn split_cluster(keys: &str) -> (&str, &str) {
    let is_cluster = CLUSTERS.iter().any(|cluster| keys.starts_with(cluster));
    keys.split_at_checked(usize::from(is_cluster)).unwrap_or(("", keys))
}

/// The keys before and after a k that may end a syllable: one that comes after a vowel.
fn final_k(keys: &str) -> Option<(&str, &str)> {
    keys.rsplit_once('k').filter(|(before, _)| before.contains(['a', 'e', 'i', 'o', 'u', 'y']))
}

const LETTERS: [(char, char, char); 7] = [
    ('e', 'e', 'ê'),
    ('o', 'o', 'ô'),
    ('a', 'a', 'â'),
    ('a', 'w', 'ă'),
    ('o', 'w', 'ơ'),
    ('u', 'w', 'ư'),
    ('d', 'd', 'đ'),
];

/// Two keys side by side make a letter. The second key again gives both letters back, and they stay.
fn letters(keys: &str) -> Made {
    let mut made: Vec<(char, bool)> = Vec::new();
    let mut undone = false;
    for key in keys.chars() {
        let last = made.last().copied();
        let joined =
            LETTERS.iter().find(|(first, second, _)| last == Some((*first, false)) && *second == key);
        let parted =
            LETTERS.iter().find(|(_, second, letter)| last == Some((*letter, false)) && *second == key);
        match (joined, parted) {
            (Some((_, _, letter)), _) => {
                made.pop();
                made.push((*letter, false));
            }
            (None, Some((first, second, _))) => {
                made.pop();
                made.extend([(*first, true), (*second, true)]);
                undone = true;
            }
            (None, None) => made.push((key, false)),
        }
    }
    Made { text: made.into_iter().map(|(letter, _)| letter).collect(), undone }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use proptest::prelude::{ProptestConfig, proptest};

    use super::{Made, make};
    use crate::text::telex::TypingAid;

    #[test]
    fn only_plain_keys_are_taken() {
        for keys in ["mường", "muo\u{31b}", "Muong", "a b", "aaaaaaaaaaaaaaaaa"] {
            assert_eq!(make(TypingAid::Telex, keys), None, "{keys}");
        }
        assert_eq!(make(TypingAid::Off, "as"), None);
    }

    #[rstest]
    #[case("joong", "jông")]
    #[case("cowuwv", "cơưv")]
    #[case("nhieex", "nhiêx")]
    #[case("ddangz", "đangz")]
    #[case("jawngx", "jăngx")]
    #[case("ooo", "oo")]
    #[case("oooo", "ooo")]
    #[case("dddd", "ddd")]
    #[case("aww", "aw")]
    #[case("w", "w")]
    #[case("tuwj", "tưj")]
    #[case("khoongs", "khôngs")]
    fn letters_join_and_part(#[case] keys: &str, #[case] text: &str) {
        assert_eq!(make(TypingAid::LettersOnly, keys).map(|made| made.text).as_deref(), Some(text));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_keys_break_it(keys in "[a-z0-9]{0,16}", syllable in "[bcdgnqt]{0,2}[aeiouyw]{1,4}[sfrxjzwaeod0-9]{0,8}") {
            for keys in [&keys, &syllable] {
                for aid in TypingAid::ALL.iter().copied() {
                    let Some(Made { text, .. }) = make(aid, keys) else { continue };
                    assert!(crate::text::is_nfc(&text), "{keys} {text}");
                }
            }
        }
    }
}
