//! Vietnamese syllables: which letters can be one or the beginning of one, and how a composed word is taken apart into
//! the keys that would make it.
//!
//! It judges letters only, in lower case and composed, by its own tables of onsets and rimes; there is no dictionary.
//! It lets "window", "text" and "wifi" stay as typed, so only what is in the tables passes. Only letters that the
//! keys of an aid can make are taken apart; any other word stays as it is.

use unicode_normalization::UnicodeNormalization;

use crate::text::telex::TypingAid;

/// Huyền, sắc, ngã, hỏi, nặng.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

const ONSETS: [&str; 29] = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p",
    "ph", "qu", "r", "s", "t", "th", "tr", "v", "x", "q",
];

/// Onsets in mountain names, as in Hmông, Hrê, Krông, Mnông, Xtiêng. Onsets of foreign words, such as the br of
/// browser, are left out.
pub(super) const CLUSTERS: [&str; 5] = ["hm", "hr", "kr", "mn", "xt"];

/// Written without a tone; "ăk" is for Đắk Lắk, "oong" for bản Nà Coóc and noong.
const RIMES: &str = "\
    a ac ach ai am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu \
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu \
    o oc oi om on ong op ot oong ooc oa oac oach oai oam oan oang oanh oao oap oat oay \
    oăc oăm oăn oăng oăt oe oem oen oeo oep oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt \
    u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uôc uôi uôm uôn uông uôt uơ \
    uy uya uych uyn uynh uyp uyt uyu uyên uyêt ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu \
    y yêm yên yêng yêt yêu";

/// The letters without the tone, and the tone.
pub(super) fn without_tone(word: &str) -> (String, Option<char>) {
    let mut tone = None;
    let letters = word
        .nfd()
        .filter(|mark| {
            let is_tone = TONES.contains(mark);
            if is_tone {
                tone = Some(*mark);
            }
            !is_tone
        })
        .nfc()
        .collect();
    (letters, tone)
}

/// Whether this can be a syllable or the beginning of one.
pub(super) fn is_possible(word: &str) -> bool {
    let (letters, tone) = without_tone(word);
    ONSETS.iter().chain(&CLUSTERS).any(|onset| {
        let rime = letters.strip_prefix(onset);
        rime.is_some_and(|rime| may_follow(onset, rime) && may_have(rime, tone) && begins_rime(onset, rime))
    })
}

/// Before i, e and ê some sounds have another spelling.
fn may_follow(onset: &str, rime: &str) -> bool {
    let is_front = rime.starts_with(['i', 'e', 'ê']);
    match onset {
        "c" | "ng" => !is_front,
        "g" => !rime.starts_with(['e', 'ê']),
        "gh" | "ngh" => is_front || rime.is_empty(),
        "q" => rime.is_empty(),
        // As in hawk and awk.
        "" | "h" => !rime.ends_with("ăk"),
        _ => true,
    }
}

/// A syllable that ends in p, t, c or ch has sắc or nặng; one without a tone may still get it.
fn may_have(rime: &str, tone: Option<char>) -> bool {
    let stops = rime.ends_with(['c', 'k', 'p', 't']) || rime.ends_with("ch");
    match tone {
        Some('\u{301}' | '\u{323}') => !rime.is_empty(),
        Some(_) => !stops && !rime.is_empty(),
        None => true,
    }
}

fn begins_rime(onset: &str, rime: &str) -> bool {
    // On the way to "ươ".
    let begins = |rime: &str| rime == "ưo" || RIMES.split_whitespace().any(|known| known.starts_with(rime));
    // In "quỳnh" and "quở" the u belongs to both.
    begins(rime) || (onset == "qu" && begins(&format!("u{rime}")))
}

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

/// The composed word with the capitals of the keys: each letter like the key that it began with.
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
    use rstest::rstest;

    use super::{TypingAid, decompose, is_possible, with_capitals_of, without_tone};

    #[rstest]
    #[case("nghiêng")]
    #[case("nghi")]
    #[case("ngh")]
    #[case("đ")]
    #[case("gì")]
    #[case("giếng")]
    #[case("giữ")]
    #[case("quốc")]
    #[case("quỳnh")]
    #[case("quở")]
    #[case("quý")]
    #[case("khuỷu")]
    #[case("thuở")]
    #[case("ươ")]
    #[case("xoong")]
    #[case("coóc")]
    #[case("đắk")]
    #[case("uyê")]
    #[case("q")]
    #[case("quyê")]
    #[case("kạn")]
    #[case("tưo")]
    #[case("lắk")]
    #[case("yêu")]
    #[case("quôc")]
    #[case("ngoèo")]
    #[case("uống")]
    #[case("hmông")]
    #[case("krông")]
    #[case("mnông")]
    #[case("xtiêng")]
    #[case("hrê")]
    fn syllables_and_their_beginnings_pass(#[case] word: &str) {
        assert!(is_possible(word), "{word}");
    }

    #[rstest]
    #[case("tẽt")]
    #[case("uìndow")]
    #[case("ưìi")]
    #[case("ưin")]
    #[case("xl")]
    #[case("tes")]
    #[case("đr")]
    #[case("cê")]
    #[case("ngiêng")]
    #[case("ghâu")]
    #[case("gê")]
    #[case("qa")]
    #[case("tòt")]
    #[case("ừch")]
    #[case("nghâ")]
    #[case("zô")]
    #[case("fà")]
    #[case("wà")]
    #[case("a1")]
    #[case("đđ")]
    #[case("quôcs")]
    #[case("hoàa")]
    fn other_words_do_not(#[case] word: &str) {
        assert!(!is_possible(word), "{word}");
    }

    #[test]
    fn a_tone_is_taken_off_wherever_it_stands() {
        for word in ["hòa", "hoà"] {
            assert_eq!(without_tone(word), ("hoa".to_owned(), Some('\u{300}')));
        }
        assert_eq!(without_tone("ươ"), ("ươ".to_owned(), None));
    }

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

    #[rstest]
    #[case("Nguyeenx", "nguyễn", "Nguyễn")]
    #[case("CHUYEENS", "chuyến", "CHUYẾN")]
    #[case("DDuwowcj", "được", "Được")]
    #[case("vIeetj", "việt", "vIệt")]
    #[case("Wng", "ưng", "Ưng")]
    #[case("UWNG", "ưng", "ƯNG")]
    #[case("TESS", "tes", "TES")]
    fn capitals_are_those_of_the_keys(#[case] keys: &str, #[case] made: &str, #[case] shown: &str) {
        assert_eq!(with_capitals_of(keys, made), shown);
    }
}
