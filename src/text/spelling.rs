//! Finds slips of spelling in the drafted languages: tones behind numbers in Mông, the order of signs in Thái.
//!
//! A rule finds slips only; it does not say that a line is good, and it skips Vietnamese titles and names, which every
//! language uses. The caller decides what to say about a finding. Sources of the rules: the corpus and the word lists
//! that the glossary of the tests names; no speaker has been asked.

#[derive(Debug)]
/// A script of Mông, as far as numbers change the words behind them.
pub struct MongScript {
    /// The numbers after which a word of high level tone changes, as words.
    changing: [&'static str; 6],
    /// The counted words, each alone and behind such a number.
    counted: [(&'static str, &'static str); 4],
}

/// The Latin script that is used around the world (`mww`).
pub const RPA: MongScript = MongScript {
    changing: ["ib", "ob", "peb", "plaub", "tsib", "cuaj"],
    counted: [("tus", "tug"), ("hli", "hlis"), ("xyoo", "xyoos"), ("pua", "puas")],
};

/// The official script of 1961 (`hmn-VN`): the same words, converted letter by letter.
pub const OFFICIAL: MongScript = MongScript {
    changing: ["iz", "oz", "pêz", "plâuz", "tsiz", "chuôx"],
    counted: [("tul", "tus"), ("hli", "hlil"), ("shông", "shôngl"), ("puô", "puôl")],
};

/// The figures of the numbers that change the next word. They are the same in both scripts.
const CHANGING_FIGURES: [&str; 6] = ["1", "2", "3", "4", "5", "9"];

impl MongScript {
    /// A counted word that has the tone of its form alone, with its number, and the right form: "ob tus", "tug".
    pub fn unchanged_after_number(&self, text: &str) -> Option<(String, &'static str)> {
        let text = text.to_lowercase();
        // Behind a sign the next word is no longer counted; a sign behind the word itself does not matter.
        let words = text.split_whitespace().zip(text.split_whitespace().skip(1));
        let mut pairs =
            words.map(|(number, word)| (number.trim_start_matches(is_sign), word.trim_end_matches(is_sign)));
        pairs.find_map(|(number, word)| {
            let (_, becomes) = self.counted.iter().find(|(alone, _)| *alone == word)?;
            let is_changing = self.changing.contains(&number) || CHANGING_FIGURES.contains(&number);
            is_changing.then(|| (format!("{number} {word}"), *becomes))
        })
    }
}

fn is_sign(letter: char) -> bool {
    !letter.is_alphanumeric()
}

/// What a sign of Tai Viet is in its syllable, in the order in which the signs are typed. A consonant stands twice in
/// a syllable, at its beginning and at its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum ThaiSign {
    /// Stands to the left of its consonant.
    LeftVowel,
    Consonant,
    /// Stands over or under its consonant.
    VowelMark,
    Tone,
    /// Stands to the right of its consonant.
    RightVowel,
}

impl ThaiSign {
    /// `None` of a letter that is not Thái. The whole words of one sign (ꫛ, ꫜ) are like consonants.
    fn of(letter: char) -> Option<Self> {
        match letter {
            '\u{aab5}' | '\u{aab6}' | '\u{aab9}' | '\u{aabb}' | '\u{aabc}' => Some(Self::LeftVowel),
            '\u{aab0}' | '\u{aab2}'..='\u{aab4}' | '\u{aab7}' | '\u{aab8}' | '\u{aabe}' => {
                Some(Self::VowelMark)
            }
            '\u{aabf}' | '\u{aac1}' => Some(Self::Tone),
            '\u{aab1}' | '\u{aaba}' | '\u{aabd}' => Some(Self::RightVowel),
            '\u{aa80}'..='\u{aadf}' => Some(Self::Consonant),
            _ => None,
        }
    }
}

/// The first Thái word whose signs are not in the order in which they are typed, and the word in that order.
///
/// A word is one syllable, as the drafts write it: left vowel, consonant, mark over or under it, tone, right vowel,
/// last consonant. All marks have one combining class, so no normal form corrects their order.
pub fn misordered(thai: &str) -> Option<(&str, String)> {
    let words = thai.split(|letter| ThaiSign::of(letter).is_none()).filter(|word| !word.is_empty());
    words.map(|word| (word, in_typing_order(word))).find(|(word, ordered)| *word != ordered)
}

fn in_typing_order(word: &str) -> String {
    let signs: Vec<(ThaiSign, char)> =
        word.chars().filter_map(|letter| ThaiSign::of(letter).map(|sign| (sign, letter))).collect();
    let (mut ordered, rest): (Vec<_>, Vec<_>) =
        signs.into_iter().partition(|(sign, _)| *sign == ThaiSign::LeftVowel);
    let is_consonant = |(sign, _): &(ThaiSign, char)| *sign == ThaiSign::Consonant;
    // Signs before the first consonant belong behind it.
    let n_before = rest.iter().take_while(|sign| !is_consonant(sign)).count();
    let (before, rest) = rest.split_at(n_before);
    let mut consonants = rest.chunk_by(|_, next| !is_consonant(next));
    if let Some(first) = consonants.next() {
        let mut syllable = [first, before].concat();
        let mut others: Vec<Vec<(ThaiSign, char)>> = consonants.map(<[_]>::to_vec).collect();
        // A tone alone on the last consonant of several belongs to the first.
        if let Some([_, (ThaiSign::Tone, _)]) = others.last().map(Vec::as_slice)
            && let Some(tone) = others.last_mut().and_then(Vec::pop)
        {
            syllable.push(tone);
        }
        others.insert(0, syllable);
        for marks in &mut others {
            marks.sort_by_key(|(sign, _)| *sign);
            ordered.append(marks);
        }
    } else {
        ordered.extend(before);
    }
    ordered.into_iter().map(|(_, letter)| letter).collect()
}

/// The words of a Thái text, each with its letters alone.
pub fn toneless(thai: &str) -> impl Iterator<Item = (&str, String)> {
    let words =
        thai.split_whitespace().filter(|word| word.chars().any(|letter| ThaiSign::of(letter).is_some()));
    words.map(|word| {
        (word, word.chars().filter(|letter| ThaiSign::of(*letter) != Some(ThaiSign::Tone)).collect())
    })
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::{OFFICIAL, RPA, misordered, toneless};

    #[rstest]
    #[case("Muab ob peb tus lej", Some(("peb tus".to_owned(), "tug")))]
    #[case("Muab ob peb tug lej", None)]
    #[case("lub 5 hli", Some(("5 hli".to_owned(), "hlis")))]
    #[case("lub 6 hli, rau tus", None)]
    #[case("{ $n } tus", None)]
    #[case("Tổ 2: “Tus laus…”", None)]
    #[case("“Ob tus.”", Some(("ob tus".to_owned(), "tug")))]
    fn a_counted_word_changes_its_tone_after_six_numbers(
        #[case] text: &str,
        #[case] slip: Option<(String, &str)>,
    ) {
        assert_eq!(RPA.unchanged_after_number(text), slip, "{text}");
    }

    #[rstest]
    #[case("Muôz oz pêz tul lêx", Some(("pêz tul".to_owned(), "tus")))]
    #[case("Muôz oz pêz tus lêx", None)]
    #[case("luz 5 hli", Some(("5 hli".to_owned(), "hlil")))]
    #[case("chuôx shông", Some(("chuôx shông".to_owned(), "shôngl")))]
    #[case("luz 6 hli shông 2026", None)]
    fn the_official_script_has_the_same_tones(#[case] text: &str, #[case] slip: Option<(String, &str)>) {
        assert_eq!(OFFICIAL.unchanged_after_number(text), slip, "{text}");
    }

    #[rstest]
    #[case::in_order("ꪎꪲ꪿ ꪹꪚ꪿ꪱ", None)]
    #[case::two_marks_and_a_last_consonant("ꪤꪾꪣ ꪹꪥꪸꪒ ꪁꪫꪱꪣ", None)]
    #[case::a_word_of_one_sign("ꪋꪴ꪿ ꫛ", None)]
    #[case::not_thai("{ $n } Tổ trưởng", None)]
    #[case::tone_before_the_mark("ꪵꪣ꪿ꪙ ꪎ꪿ꪲ", Some(("ꪎ꪿ꪲ", "ꪎꪲ꪿")))]
    #[case::vowel_before_its_consonant("ꪱꪬ꫁", Some(("ꪱꪬ꫁", "ꪬ꫁ꪱ")))]
    #[case::left_vowel_behind_its_consonant("ꪊꪹꪸꪒ", Some(("ꪊꪹꪸꪒ", "ꪹꪊꪸꪒ")))]
    #[case::left_vowel_behind_the_tone("ꪣ꪿ꪵꪙ", Some(("ꪣ꪿ꪵꪙ", "ꪵꪣ꪿ꪙ")))]
    #[case::tone_behind_the_right_vowel("ꪹꪀꪱ꫁", Some(("ꪹꪀꪱ꫁", "ꪹꪀ꫁ꪱ")))]
    #[case::tone_on_the_last_consonant("ꪵꪣꪙ꪿,", Some(("ꪵꪣꪙ꪿", "ꪵꪣ꪿ꪙ")))]
    fn signs_have_one_order(#[case] text: &str, #[case] slip: Option<(&str, &str)>) {
        assert_eq!(misordered(text), slip.map(|(word, ordered)| (word, ordered.to_owned())), "{text}");
    }

    #[test]
    fn two_spellings_are_one_word_without_tones() {
        let letters = |text: &str| toneless(text).map(|(_, letters)| letters).collect::<Vec<_>>();
        assert_eq!(letters("ꪹꪚ꪿ꪱ ꪣꪲ Enter"), letters("ꪹꪚꪱ ꪣꪲ"));
    }
}
