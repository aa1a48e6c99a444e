//! The field by its keys alone.

use proptest::prelude::{Just, ProptestConfig, any, prop_oneof, proptest};
use proptest::strategy::Strategy;

use super::{Field, MOST_LETTERS};
use crate::text::edge::is_unsafe;
use crate::text::{self, TypingAid};
use crate::tui::keys::Input;

/// Types: `←` `→` move, `⇤` `⇥` go to the ends, `⌫` `⌦` erase, anything else is a letter.
fn press(field: &mut Field, keys: &str, aid: TypingAid) {
    for key in keys.chars() {
        let input = match key {
            '←' => Input::Left,
            '→' => Input::Right,
            '⇤' => Input::Home,
            '⇥' => Input::End,
            '⌫' => Input::Erase,
            '⌦' => Input::Delete,
            letter => Input::Text(letter),
        };
        field.update(&input, aid);
    }
}

/// The text with the cursor in it.
fn after(keys: &str, aid: TypingAid) -> String {
    let mut field = Field::default();
    press(&mut field, keys, aid);
    let (before, after) = field.halves();
    format!("{before}|{after}")
}

#[test]
fn a_cursor_moves_and_letters_go_where_it_stands() {
    for (keys, shown) in [
        ("abc", "abc|"),
        ("abc←←X", "aX|bc"),
        ("abc⇤⌦⌦", "|c"),
        ("abc←⌫", "a|c"),
        ("abc⇤←⌫Y⇥→⌦Z", "YabcZ|"),
        ("⌫⌦", "|"),
    ] {
        assert_eq!(after(keys, TypingAid::Off), shown, "{keys}");
    }
}

#[test]
fn vietnamese_is_composed_also_in_the_middle() {
    for (keys, shown) in [
        ("Muowng←←f", "Mườ|ng"),
        ("xin mowif bas", "xin mời bá|"),
        ("tieengs⌫⌫ng", "tiếng|"),
        ("tesst", "test|"),
        ("quooc←s", "quố|c"),
        ("TQ-07", "TQ-07|"),
        ("anh nghie", "anh nghie|"),
    ] {
        assert_eq!(after(keys, TypingAid::Telex), shown, "{keys}");
    }
    assert_eq!(after("Mu7o7ng2", TypingAid::Vni), "Mường|");
    assert_eq!(after("Coongv haauv", TypingAid::LettersOnly), "Côngv hâuv|");
}

/// A keyboard program erases what it had typed and puts the composed letter in its place.
#[test]
fn bursts_of_a_keyboard_program_keep_every_letter() {
    for aid in TypingAid::ALL {
        assert_eq!(after("a⌫á", aid), "á|");
        assert_eq!(after("Mươ⌫ơ⌫⌫ườ", aid), "Mườ|");
        assert_eq!(after("ti\u{ea}\u{301}\u{7}", aid), "tiế|");
    }
    // A mark as a key of its own, before a letter, after one, after a space.
    assert_eq!(after("\u{301}a\u{301} \u{301}", TypingAid::Off), "á |");
    assert_eq!(after("quy\u{303}⌫", TypingAid::Off), "qu|");
    assert_eq!(after("a\u{328}\u{20d7}b←⌫", TypingAid::Off), "|b");
}

#[test]
fn a_paste_is_taken_whole_and_not_composed() {
    let mut field = Field::new("xin bà");
    press(&mut field, "←←", TypingAid::Telex);
    field.update(&Input::Paste("m\u{1a1}\u{300}i\tcác\u{2068}".to_owned()), TypingAid::Telex);
    assert_eq!((field.text(), field.halves().1), ("xin mời cácbà", "bà"));
    field.update(&Input::Paste("as\n".to_owned()), TypingAid::Telex);
    assert_eq!(field.text(), "xin mời cácas bà");
}

#[test]
fn there_is_an_end_to_what_a_field_takes() {
    let mut field = Field::default();
    field.update(&Input::Paste("e\u{323}\u{302}x ".repeat(MOST_LETTERS)), TypingAid::Off);
    assert_eq!(field.text().chars().count(), MOST_LETTERS);
    assert!(!field.update(&Input::Text('a'), TypingAid::Off));
    // A tone takes no room.
    press(&mut field, "⌫⌫⌫⌫ as", TypingAid::Telex);
    assert!(field.text().ends_with(" á"));
    field.update(&Input::Paste("ab\u{328}\u{20d7}".repeat(9)), TypingAid::Off);
    assert!(field.text().chars().count() <= MOST_LETTERS && field.text().ends_with('a'));
}

fn inputs() -> impl Strategy<Value = Vec<Input>> {
    let one = prop_oneof![
        any::<char>().prop_map(Input::Text),
        "[a-zA-Z ]".prop_map(|letter| Input::Text(letter.chars().next().unwrap())),
        "[sfrxjwaeod1-9]".prop_map(|letter| Input::Text(letter.chars().next().unwrap())),
        "[ắđơ\u{301}\u{303}\u{200d}🇻🇳👩ꪎꪳ]".prop_map(|letter| Input::Text(letter.chars().next().unwrap())),
        Just(Input::Left),
        Just(Input::Right),
        Just(Input::Home),
        Just(Input::Erase),
        Just(Input::Delete),
        ".{0,6}".prop_map(Input::Paste),
    ];
    proptest::collection::vec(one, 0..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_pressed_the_text_is_sound(inputs in inputs(), aid in 0_usize..4) {
        let mut field = Field::default();
        for input in &inputs {
            // What Backspace leaves: all but the grapheme before the cursor.
            let (left, right) = field.halves();
            let (kept, _) = text::split_graphemes(left, text::n_graphemes(left).saturating_sub(1));
            let erased = text::nfc(&[kept, right].concat()).into_owned();
            field.update(input, TypingAid::ALL[aid]);
            assert!(text::is_nfc(field.text()), "{:?}", field.text());
            assert!(!field.text().chars().any(is_unsafe));
            assert!(field.at <= text::n_graphemes(field.text()));
            let (left, right) = field.halves();
            assert_eq!([left, right].concat(), field.text());
            if *input == Input::Erase && TypingAid::ALL[aid] == TypingAid::Off {
                assert_eq!(field.text(), erased);
            }
        }
    }

    #[test]
    fn switched_off_no_letter_is_lost(letters in "[a-zA-Z0-9ăâđêôơưÁỆ .,-]{0,30}") {
        let mut field = Field::default();
        press(&mut field, &letters, TypingAid::Off);
        assert_eq!(field.text(), letters);
    }
}
