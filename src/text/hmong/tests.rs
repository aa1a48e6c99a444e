//! The converter against the words that were found, and against itself.

use super::tables::{LENH_ONSETS, LENH_VOWELS, ONSETS, TONES, VOWELS};
use super::{KEPT, is_1961_syllable, is_rpa_syllable, to_1961, to_rpa};

const ATTESTED: &str = include_str!("../../../tests/fixtures/hmong-attested.tsv");

/// RPA and official cells of the fixture.
fn attested() -> Vec<(&'static str, &'static str)> {
    let lines = ATTESTED.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            assert_eq!(cells.len(), 4, "{line}");
            (cells[1], cells[2])
        })
        .collect()
}

/// Raise the numbers when a rule makes them better; never lower them.
#[test]
fn attested_words_come_out_as_often_as_ever() {
    let pairs = attested();
    assert_eq!(pairs.len(), 35);
    let (mut whole, mut right, mut all) = (0, 0, 0);
    for (rpa, official) in pairs {
        let draft = to_1961(rpa, &KEPT);
        whole += usize::from(draft == official);
        let (drafted, wanted): (Vec<&str>, Vec<&str>) =
            (draft.split(' ').collect(), official.split(' ').collect());
        all += drafted.len();
        // Cells with another number of words are another saying: no word of them counts as right.
        if drafted.len() == wanted.len() {
            right += drafted.iter().zip(&wanted).filter(|(one, other)| one == other).count();
        }
        if draft != official {
            println!("{rpa}: {draft}, found {official}");
        }
    }
    println!("{right} of {all} attested words, {whole} of 35 cells");
    assert!(whole >= 24 && right >= 30, "{right} of {all} words, {whole} cells");
}

#[test]
fn every_syllable_comes_back() {
    let (mut n_syllables, mut ambiguous) = (0, Vec::new());
    for onset in ONSETS {
        for vowel in VOWELS {
            for tone in TONES {
                let rpa = [onset.0, vowel.0, tone.0].concat();
                let official = [onset.1, vowel.1, tone.1].concat();
                assert_eq!(to_1961(&rpa, &[]), official, "{rpa}");
                n_syllables += 1;
                if to_rpa(&official, &[]) != rpa {
                    ambiguous.push(official);
                }
            }
        }
    }
    assert_eq!((n_syllables, ambiguous), (61 * 14 * 8, Vec::<String>::new()));
}

/// Two cuts of one word would make the order of the tables a rule.
#[test]
fn no_word_can_be_cut_in_two_ways() {
    let onsets: Vec<_> = ONSETS.iter().chain(&LENH_ONSETS).collect();
    let vowels: Vec<_> = VOWELS.iter().chain(&LENH_VOWELS).collect();
    let mut seen = std::collections::BTreeSet::new();
    for onset in &onsets {
        for vowel in &vowels {
            for tone in TONES {
                assert!(seen.insert([onset.1, vowel.1, tone.1].concat()), "{onset:?} {vowel:?} {tone:?}");
            }
        }
    }
}

#[test]
fn what_is_not_mong_stays() {
    for text in [
        "Chủ nhiệm",
        "{ $peb } {NUMBER($n, style: \"kuv\")} {$peb kuv",
        "câu lạc bộ, CÂU LẠC BỘ",
        "TQ-07, hu7",
        "Ban tự giúp nhau",
        "536.000\u{a0}đồng",
        "Enter, dongvai!",
        "",
    ] {
        assert_eq!(to_1961(text, &KEPT), text);
    }
    // A phrase is kept as whole words only, and what is not on the list has to be put there.
    assert_eq!(to_1961("hai tus hais", &["hai"]), "hai tul hêil");
    assert_eq!(to_1961("hai", &[]), "hêi");
    assert_eq!(to_rpa("câu lạc bộ câuv", &KEPT), "câu lạc bộ kaum");
}

#[test]
fn what_stands_around_a_word_stays_with_it() {
    assert_eq!(to_1961("Peb  POB\tua, (tsaug)… {$n}kuv", &KEPT), "Pêz  POZ\tuô, (tsâus)… {$n}cur");
    assert_eq!(to_1961("Chủ nhiệm hais: “W!”", &KEPT), "Chủ nhiệm hêil: “Ư!”");
    // Loose marks are the same text.
    assert_eq!(to_rpa("Pe\u{302}z", &[]), "Peb");
}

#[test]
fn a_syllable_is_one_in_its_own_spelling() {
    for word in ["peb", "Txhua", "NTSHUAV", "ob", "w"] {
        assert!(is_rpa_syllable(word) && !is_rpa_syllable(&format!("{word}q")), "{word}");
    }
    for word in ["pêz", "Cxuô", "NYUÔR", "caox", "jăngx", "greix", "ơưv", "e\u{302}"] {
        assert!(is_1961_syllable(word) && !is_1961_syllable(&format!("{word}q")), "{word}");
    }
    for word in ["", "b", "ban", "chủ", "pêb", "tổ", "tus sau"] {
        assert!(!is_rpa_syllable(word) && !is_1961_syllable(word), "{word}");
    }
}
