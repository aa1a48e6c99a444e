//! Finds spelling slips in drafted languages by rule, for `check` to warn of.
//!
//! A rule finds slips only; it does not say that a line is good. It skips Vietnamese titles and names, which every
//! language has.

/// Numbers of Mông after which a word of high level tone changes (RPA), and as figures.
const CHANGING: [&str; 12] = ["ib", "ob", "peb", "plaub", "tsib", "cuaj", "1", "2", "3", "4", "5", "9"];
/// The words that are counted, and what they become there.
const COUNTED: [(&str, &str); 4] = [("tus", "tug"), ("hli", "hlis"), ("xyoo", "xyoos"), ("pua", "puas")];

/// The number and the word behind it that keeps the tone which it has alone, and what it should be: "ob tus", "tug".
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

/// The first Thái word in which a tone stands before the vowel sign of its letter. All of these marks are of one class,
/// so no normal form puts them right.
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
    use super::{tone_before_vowel, toneless, unchanged_after_number};

    #[test]
    fn a_counted_word_changes_its_tone_after_six_numbers() {
        for (text, slip) in [
            ("Muab ob peb tus lej", Some(("peb tus".to_owned(), "tug"))),
            ("Muab ob peb tug lej", None),
            ("lub 5 hli", Some(("5 hli".to_owned(), "hlis"))),
            ("lub 6 hli, rau tus", None),
            ("{ $n } tus", None),
            ("Tổ 2: “Tus laus…”", None),
            ("“Ob tus.”", Some(("ob tus".to_owned(), "tug"))),
        ] {
            assert_eq!(unchanged_after_number(text), slip, "{text}");
        }
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
