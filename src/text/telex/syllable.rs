//! What can be a Vietnamese syllable, or the beginning of one: own tables of onsets and rimes.
//!
//! It judges letters only, in lower case and composed; no dictionary. It is the guard that lets "window", "text" and
//! "wifi" stay as typed, so it would rather refuse: only what is on the tables passes.

use unicode_normalization::UnicodeNormalization;

/// Huyền, sắc, ngã, hỏi, nặng.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

const ONSETS: [&str; 29] = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p",
    "ph", "qu", "r", "s", "t", "th", "tr", "v", "x", "q",
];

/// Onsets in names of the mountains, as in Hmông, Hrê, Krông, Mnông, Xtiêng. Those that foreign words begin with as well,
/// such as the br of browser, are left out.
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

/// Whether a syllable could still come of this: all of one, or its first letters.
pub(super) fn is_possible(word: &str) -> bool {
    let (letters, tone) = without_tone(word);
    ONSETS.iter().chain(&CLUSTERS).any(|onset| {
        let rime = letters.strip_prefix(onset);
        rime.is_some_and(|rime| may_follow(onset, rime) && may_have(rime, tone) && begins_rime(onset, rime))
    })
}

/// Before i, e and ê some sounds are written otherwise.
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

/// A syllable that stops short has sắc or nặng; one that has no tone yet may get it.
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

#[cfg(test)]
mod tests {
    use super::{is_possible, without_tone};

    #[test]
    fn syllables_and_their_beginnings_pass() {
        for word in [
            "nghiêng", "nghi", "ngh", "đ", "gì", "giếng", "giữ", "quốc", "quỳnh", "quở", "quý", "khuỷu",
            "thuở", "ươ", "xoong", "coóc", "đắk", "uyê", "q", "quyê", "kạn", "tưo", "lắk", "yêu", "quôc",
            "ngoèo", "uống", "hmông", "krông", "mnông", "xtiêng", "hrê",
        ] {
            assert!(is_possible(word), "{word}");
        }
    }

    #[test]
    fn other_words_do_not() {
        for word in [
            "tẽt", "uìndow", "ưìi", "ưin", "xl", "tes", "đr", "cê", "ngiêng", "ghâu", "gê", "qa", "tòt",
            "ừch", "nghâ", "zô", "fà", "wà", "a1", "đđ", "quôcs", "hoàa",
        ] {
            assert!(!is_possible(word), "{word}");
        }
    }

    #[test]
    fn a_tone_is_taken_off_wherever_it_stands() {
        for word in ["hòa", "hoà"] {
            assert_eq!(without_tone(word), ("hoa".to_owned(), Some('\u{300}')));
        }
        assert_eq!(without_tone("ươ"), ("ươ".to_owned(), None));
    }
}
