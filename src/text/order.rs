//! Vietnamese order of people: by given name, which is the last word, then by the other words from the left.
//!
//! Letters come first (a ă â, d đ, e ê, o ô ơ, u ư), then the tones: without a mark, huyền, hỏi, ngã, sắc, nặng.
//! Capitals do not count. It orders Vietnamese; other letters only get a fixed place after it.

use unicode_normalization::UnicodeNormalization;

const ALPHABET: &str = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];

/// The end of a word's letters. It is lower than every letter, so that "An" comes before "Ang".
const WORD_END: u8 = 1;
/// Comes before a letter that is not in the alphabet.
const FOREIGN: u8 = 250;

/// Bytes that compare as the names should.
pub fn sort_key(name: &str) -> Vec<u8> {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    let n_given = words.len().min(1);
    words.rotate_right(n_given);
    let mut key = Vec::with_capacity(name.len().saturating_mul(2));
    for word in words {
        word_key(word, &mut key);
    }
    // Names that differ in capitals alone still get one order.
    key.push(0);
    key.extend_from_slice(name.as_bytes());
    key
}

fn word_key(word: &str, key: &mut Vec<u8>) {
    let mut tones = Vec::with_capacity(word.len());
    for letter in word.nfc().flat_map(char::to_lowercase) {
        let mut tone = 0;
        let toneless = std::iter::once(letter).nfd().filter(|mark| match rank(*mark, TONES) {
            Some(found) => {
                tone = found.saturating_add(1);
                false
            }
            None => true,
        });
        for plain in toneless.nfc() {
            if let Some(found) = rank(plain, ALPHABET.chars()) {
                key.push(found.saturating_add(WORD_END + 1));
            } else {
                key.push(FOREIGN);
                key.extend_from_slice(plain.encode_utf8(&mut [0; 4]).as_bytes());
            }
        }
        tones.push(tone.saturating_add(WORD_END + 1));
    }
    key.push(WORD_END);
    key.append(&mut tones);
    key.push(WORD_END);
}

fn rank(letter: char, letters: impl IntoIterator<Item = char>) -> Option<u8> {
    letters.into_iter().position(|other| other == letter).and_then(|found| u8::try_from(found).ok())
}

#[cfg(test)]
mod tests {
    fn is_in_order(names: &[&str]) {
        for pair in names.windows(2) {
            if let [first, second] = pair {
                assert!(super::sort_key(first) < super::sort_key(second), "{first} before {second}");
            }
        }
    }

    #[test]
    fn letters_before_tones() {
        is_in_order(&[
            "ma", "mà", "mả", "mã", "má", "mạ", "mai", "mài", "man", "măn", "mân", "mo", "mô", "mơ",
        ]);
        is_in_order(&["An", "Ánh", "Ăn", "Âu", "Dao", "Đào", "Em", "Ên", "Uy", "Ưng", "Xuân", "Yến"]);
    }

    #[test]
    fn given_name_first() {
        is_in_order(&["Vàng Thị An", "Giàng A Chư", "Lò Văn Hà", "Giàng Thị Hạ", "Lò Thị Ón", "Lò Văn Ón"]);
        is_in_order(&["", "An", "Lò An"]);
    }

    #[test]
    fn both_forms_sort_alike() {
        let (composed, loose) =
            (super::sort_key("Lò Thị Quế"), super::sort_key("Lo\u{300} Thi\u{323} Que\u{302}\u{301}"));
        let up_to_name = |key: &[u8]| key.iter().position(|byte| *byte == 0).map(|end| key[..end].to_vec());
        assert_eq!(up_to_name(&composed), up_to_name(&loose));
    }
}
