//! Keys one after the other, as a field hands them over.

use proptest::prelude::{ProptestConfig, any, prop_oneof, proptest};
use proptest::strategy::Strategy;

use super::{Composer, Typed, TypingAid};

/// Raw Telex, raw VNI, what they make.
const TABLE: &str = include_str!("../../../tests/fixtures/telex.tsv");

/// Types into a text with the cursor at `|` and shows both.
fn typed_into(aid: TypingAid, text: &str, keys: &str) -> String {
    let (before, after) = text.split_once('|').unwrap();
    let mut typed = Typed { before: before.to_owned(), after: after.to_owned() };
    let mut composer = Composer::default();
    for key in keys.chars() {
        typed = composer.type_in(aid, &typed.before, &typed.after, key);
    }
    format!("{}|{}", typed.before, typed.after)
}

fn typed(aid: TypingAid, keys: &str) -> String {
    typed_into(aid, "|", keys).trim_end_matches('|').to_owned()
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

#[test]
fn the_table_comes_out_in_three_capitalisations() {
    let mut n_rows = 0;
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [telex, vni, word] = cells[..] else { panic!("three cells: {line}") };
        assert!(crate::text::is_nfc(word), "{word}");
        for (aid, keys) in [(TypingAid::Telex, telex), (TypingAid::Vni, vni)] {
            assert_eq!(typed(aid, keys), word, "{aid:?} {keys}");
            assert_eq!(typed(aid, &capital(keys)), capital(word), "{aid:?} {keys}");
            assert_eq!(typed(aid, &keys.to_uppercase()), word.to_uppercase(), "{aid:?} {keys}");
            assert_eq!(typed(TypingAid::Off, keys), keys);
        }
        n_rows += 1;
    }
    assert!(n_rows >= 130, "{n_rows} rows");
}

/// Taken apart and put together again every word of the table is itself, and so it can be gone on with.
#[test]
fn a_word_whose_keys_are_not_known_can_be_gone_on_with() {
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        let word = line.rsplit('\t').next().unwrap();
        for aid in [TypingAid::Telex, TypingAid::Vni] {
            for shown in [word.to_owned(), capital(word), word.to_uppercase()] {
                assert!(super::keys_of(aid, &shown).is_some(), "{aid:?} {shown}");
            }
        }
    }
}

/// The keys of the letters in their order, and each key for a mark at any place after the letter it needs.
fn orders(letters: &str, marks: &[(char, usize)]) -> Vec<String> {
    let mut all = vec![letters.to_owned()];
    for (mark, needs) in marks {
        let mut longer = Vec::new();
        for keys in &all {
            let mut n_letters = 0;
            for (at, key) in keys.char_indices().chain([(keys.len(), ' ')]) {
                if n_letters >= *needs {
                    let (before, after) = keys.split_at(at);
                    longer.push(format!("{before}{mark}{after}"));
                }
                n_letters += usize::from(letters.contains(key));
            }
        }
        all = longer;
    }
    all
}

#[test]
fn names_of_the_mountains_in_every_order_of_keys() {
    let vni = [
        ("hmong", &[('6', 3)][..], "hmông"),
        ("krong", &[('6', 3)], "krông"),
        ("dak", &[('9', 1), ('8', 2), ('1', 2)], "đắk"),
        ("lak", &[('8', 2), ('1', 2)], "lắk"),
    ];
    let mut n_orders = 0;
    for (letters, marks, word) in vni {
        for keys in orders(letters, marks) {
            assert_eq!(typed(TypingAid::Vni, &keys), word, "{keys}");
            assert_eq!(typed(TypingAid::Vni, &keys.to_uppercase()), word.to_uppercase(), "{keys}");
            // The same keys in Telex: the letter that is doubled, w, s.
            let telex = keys.replace('6', "o").replace('9', "d").replace('8', "w").replace('1', "s");
            assert_eq!(typed(TypingAid::Telex, &telex), word, "{telex}");
            assert_eq!(typed(TypingAid::Telex, &capital(&telex)), capital(word), "{telex}");
            n_orders += 1;
        }
    }
    assert!(n_orders > 20, "{n_orders} orders");
}

#[test]
fn what_is_not_vietnamese_stays_as_typed() {
    for word in [
        "window",
        "text",
        "wifi",
        "xls",
        "Excel",
        "file",
        "facebook",
        "zalo",
        "USB",
        "print",
        "browser",
        "x",
        "TQ",
        "world",
        "internet",
        "project",
        "fax",
        "zoom",
        "book",
        "books",
        "desk",
        "weeks",
        "look",
        "task",
        "hrs",
        "html",
        "bakes",
        "ask",
        "works",
        "krone",
        "hawks",
        "awk",
        "facebooks",
        "kiosk",
        "broad",
    ] {
        assert_eq!(typed(TypingAid::Telex, word), word);
        assert_eq!(typed(TypingAid::Vni, word), word);
    }
    assert_eq!(typed(TypingAid::Vni, "TQ07 H2O 85.000d9 12"), "TQ07 H2O 85.000đ 12");
    assert_eq!(typed(TypingAid::Telex, "TQ-07 85.000dd"), "TQ-07 85.000đ");
}

#[test]
fn a_key_that_comes_twice_is_taken_back() {
    for (keys, word) in [
        ("tesst", "test"),
        ("TESST", "TEST"),
        ("ass", "as"),
        ("ooo", "oo"),
        ("xooong", "xoong"),
        ("ddd", "dd"),
        ("toool", "tool"),
        ("aww", "aw"),
        ("hoaff", "hoaf"),
        ("hoaz", "hoaz"),
        ("hoafz", "hoa"),
    ] {
        assert_eq!(typed(TypingAid::Telex, keys), word, "{keys}");
    }
    assert_eq!(typed(TypingAid::Vni, "a11 te11st"), "a1 te1st");
    assert_eq!(typed(TypingAid::LettersOnly, "ooo jooong cowuwv"), "oo joong cơưv");
}

#[test]
fn half_a_word_is_its_letters() {
    for (keys, shown) in
        [("nghie", "nghie"), ("tr", "tr"), ("dd", "đ"), ("tienges", "tiếng"), ("tuwo", "tưo")]
    {
        assert_eq!(typed(TypingAid::Telex, keys), shown);
    }
    // A space closes the word: its keys no longer count.
    assert_eq!(typed(TypingAid::Telex, "hoa f hoaf,s"), "hoa f hòa,s");
}

#[test]
fn a_slip_is_taken_back_and_the_word_is_what_it_was() {
    let mut composer = Composer::default();
    let mut text = String::new();
    for key in "xin nhuwngxa".chars() {
        text = composer.type_in(TypingAid::Telex, &text, "", key).before;
    }
    assert_eq!(text, "xin nhuwngxa");
    text = composer.erase(TypingAid::Telex, &text).unwrap();
    assert_eq!(text, "xin những");
    // A composed letter goes as a letter.
    assert_eq!(composer.erase(TypingAid::Telex, &text), None);
    assert_eq!(Composer::default().erase(TypingAid::Telex, "text"), None);
}

#[test]
fn in_the_middle_of_a_word() {
    for (text, keys, shown) in [
        ("Mươ|ng", "f", "Mườ|ng"),
        ("MƯƠ|NG", "F", "MƯỜ|NG"),
        ("quô|c", "s", "quố|c"),
        ("qu|ôc", "s", "qu|ốc"),
        ("xin m|ơi bà", "f", "xin m|ời bà"),
        ("t|ương lai", "r", "tr|ương lai"),
        ("tru|ong", "w", "trư|ơng"),
        ("ti|ếng", "f", "ti|ềng"),
        ("ho|n", "af", "hoà|n"),
        ("Mườ|ng", "f", "Mươf|ng"),
        ("d|i", "d", "đ|i"),
        ("|What", "Muowngf ", "Mường |What"),
        ("xin |bà", "mowif", "xin mời|bà"),
        ("|ương", "tr", "tr|ương"),
        ("hoà|", "s", "hóa|"),
        ("nghiên|", "gs", "nghiếng|"),
        ("te|st", "s", "tes|st"),
        ("Shô|ng", "s", "Shôs|ng"),
    ] {
        assert_eq!(typed_into(TypingAid::Telex, text, keys), shown, "{text} {keys}");
    }
    assert_eq!(typed_into(TypingAid::Vni, "qu|ôc", "1"), "qu|ốc");
    assert_eq!(typed_into(TypingAid::Vni, "ngươ|i", "2"), "ngườ|i");
    assert_eq!(typed_into(TypingAid::LettersOnly, "jo|ng", "o"), "jô|ng");
}

#[test]
fn aids_are_known_by_their_slug() {
    let mut aid = TypingAid::Off;
    for known in TypingAid::ALL.iter().copied() {
        assert_eq!(aid, known);
        assert_eq!(TypingAid::from_slug(known.slug()), Some(known));
        aid = aid.next();
    }
    assert_eq!((aid, TypingAid::from_slug("tcvn")), (TypingAid::Off, None));
}

fn some_keys() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<char>().prop_map(String::from),
        "[a-zA-Z0-9 .]{0,8}",
        "[bcdghnqt]{0,2}[aeiouyw]{1,3}[ncgt]{0,2}[sfrxjwaeod1-9]{0,4}",
        "[ăâđêôơưếộữạ\u{301}\u{303}\u{309}]{1,4}",
    ];
    proptest::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_keys_anywhere(before in some_keys(), after in some_keys(), keys in some_keys(), aid in 0_usize..4) {
        let aid = TypingAid::ALL[aid];
        let (before, after) = (crate::text::nfc(&before), crate::text::nfc(&after));
        let mut composer = Composer::default();
        let mut typed = Typed { before: before.to_string(), after: after.to_string() };
        for key in keys.chars() {
            typed = composer.type_in(aid, &typed.before, &typed.after, key);
            typed.before = crate::text::nfc(&typed.before).into_owned();
        }
        if aid == TypingAid::Off {
            let all = format!("{before}{keys}");
            assert_eq!((typed.before, typed.after), (crate::text::nfc(&all).into_owned(), after.to_string()));
        } else if keys.is_ascii() {
            assert!(crate::text::is_nfc(&typed.before) && crate::text::is_nfc(&typed.after));
        }
    }
}
