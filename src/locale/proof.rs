//! Checks whether words may be used for a line: the same values as the Vietnamese, letters of the language, signs
//! that a terminal can draw, not much longer than the line above.
//!
//! The rules are the same for what is typed in class, what comes back in a sheet, and what is shipped. Only a speaker
//! can judge whether a line is well said.

use std::collections::BTreeSet;

use strum::IntoStaticStr;

use crate::locale::coverage::placeables_of_lines;
use crate::locale::lang::Lang;
use crate::locale::pattern::is_readable;
use crate::text;

/// What is wrong with the words for a line.
#[derive(Debug, Clone, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum LineFault {
    /// Empty; a line without words is left out instead.
    Empty,
    /// A brace is not closed, or there is something in braces that is no value.
    Unreadable,
    /// Values that the Vietnamese has and these words have not, and the other way round.
    Values { lacks: Vec<String>, adds: Vec<String> },
    /// A letter that this language is not written with.
    Letter(char),
    /// A mark without a letter, or a sign that cannot be seen.
    Mark(char),
    /// A word whose letters and marks are not composed.
    NotComposed(String),
    /// Signs alone, where the Vietnamese has words.
    Signs,
    /// The columns it takes, and the most that it may take.
    TooWide { columns: usize, most: usize },
}

impl LineFault {
    /// A word for programs.
    pub fn slug(&self) -> &'static str {
        self.into()
    }
}

/// The words in the form in which they are stored, or all that is wrong with them.
pub fn proofread(lang: Lang, vietnamese: &str, words: &str) -> Result<String, Vec<LineFault>> {
    let composed = text::nfc(words);
    let kept = text::fold_spaces(&composed).into_owned();
    let faults = faults(lang, vietnamese, &kept);
    if faults.is_empty() { Ok(kept) } else { Err(faults) }
}

/// All that is wrong with words as they stand in a file, not composed.
pub fn faults(lang: Lang, vietnamese: &str, words: &str) -> Vec<LineFault> {
    if words.trim().is_empty() {
        return vec![LineFault::Empty];
    }
    let mut faults = Vec::new();
    if !is_readable(words) {
        faults.push(LineFault::Unreadable);
    }
    let (wanted, own) = (values(vietnamese), values(words));
    if wanted != own {
        let names = |one: &BTreeSet<String>, other| one.difference(other).cloned().collect();
        faults.push(LineFault::Values { lacks: names(&wanted, &own), adds: names(&own, &wanted) });
    }
    if let Some(word) = words.split_whitespace().find(|word| !text::is_nfc(word)) {
        faults.push(LineFault::NotComposed(word.to_owned()));
    }
    let spoken = outside_braces(words);
    let is_of_word = |sign: char| sign.is_alphanumeric();
    if own.is_empty() && !spoken.contains(is_of_word) && has_letters(vietnamese) {
        faults.push(LineFault::Signs);
    }
    let mark = text::hidden_mark(&spoken).map(|(_, mark)| mark);
    faults.extend(mark.map(LineFault::Mark));
    let is_foreign = |letter: &char| Some(*letter) != mark && !is_written_with(lang, *letter);
    faults.extend(text::nfc(&spoken).chars().find(is_foreign).map(LineFault::Letter));
    let (columns, most) = (text::width(words), most_columns(vietnamese));
    if columns > most {
        faults.push(LineFault::TooWide { columns, most });
    }
    faults
}

/// The most columns that words for this line may take: a line of the smallest screen, or twice the Vietnamese. Longer
/// words would leave no room for the task on the wall.
pub fn most_columns(vietnamese: &str) -> usize {
    const LINE: usize = 54;
    text::width(vietnamese).saturating_mul(2).max(LINE)
}

/// Whether a language is written with this letter. Vietnamese names and titles stand in every one of them.
fn is_written_with(lang: Lang, letter: char) -> bool {
    let is_common = matches!(
        letter,
        ' '..='~'
            | '\u{a0}'
            | '–'
            | '—'
            | '…'
            | '“'
            | '”'
            | '‘'
            | '’'
            | '«'
            | '»'
            | '·'
            | '•'
            | '×'
            | '÷'
            | '−'
            | '→'
            | '←'
            | '↑'
            | '↓'
            | '⏎'
            | '✓'
            | '✗'
            | '★'
            | '☆'
            | '▲'
            | '▼'
            | '°'
            | '½'
    );
    is_common || is_vietnamese(letter) || (lang == Lang::Blt && matches!(letter, '\u{aa80}'..='\u{aadf}'))
}

fn is_vietnamese(letter: char) -> bool {
    const PLAIN: &str = "ăâđêôơưĂÂĐÊÔƠƯàáãèéìíòóõùúýÀÁÃÈÉÌÍÒÓÕÙÚÝĩũĨŨ";
    matches!(letter, '\u{1ea0}'..='\u{1ef9}') || PLAIN.contains(letter)
}

fn values(line: &str) -> BTreeSet<String> {
    placeables_of_lines([("line", line)]).remove("line").unwrap_or_default()
}

/// Whether anything in it is spoken, values aside.
pub fn has_letters(line: &str) -> bool {
    outside_braces(line).contains(char::is_alphabetic)
}

/// The text without the names of values.
fn outside_braces(words: &str) -> String {
    let mut depth = 0_usize;
    let spoken = words.chars().filter(|sign| match sign {
        '{' => {
            depth += 1;
            false
        }
        '}' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    });
    spoken.collect()
}

#[cfg(test)]
mod tests {
    use super::{LineFault, proofread};
    use crate::locale::lang::Lang;

    const DUE: &str = "{ $who } nộp { $sum }";

    #[test]
    fn sound_words_are_kept_composed_and_on_one_line() {
        let read = proofread(Lang::Mww, DUE, "  { $who } them\n { $sum } rau Thu\u{309} quy\u{303} ");
        assert_eq!(read, Ok("{ $who } them { $sum } rau Thủ quỹ".to_owned()));
        assert_eq!(proofread(Lang::Blt, "Tiền", "ꪹꪉꪷꪙ"), Ok("ꪹꪉꪷꪙ".to_owned()));
    }

    #[test]
    fn every_fault_is_told() {
        let lacks = LineFault::Values { lacks: vec!["sum".to_owned()], adds: Vec::new() };
        let adds = LineFault::Values { lacks: Vec::new(), adds: vec!["n".to_owned()] };
        for (lang, vietnamese, words, fault) in [
            (Lang::Mww, "Có", "  ", LineFault::Empty),
            (Lang::Mww, "Có", "Yog }", LineFault::Unreadable),
            (Lang::Mww, DUE, "{ $who } them", lacks),
            (Lang::Mww, "Có", "{ $n } Yog", adds),
            (Lang::Mww, "Tiền", "ꪹꪉꪷꪙ", LineFault::Letter('ꪹ')),
            (Lang::HmnVn, "Có", "Zоs", LineFault::Letter('о')),
            (Lang::Ium, "Có", "Zeiz\u{2069}", LineFault::Mark('\u{2069}')),
            (Lang::Blt, "Có", "ꪣ \u{aab0}", LineFault::Mark('\u{aab0}')),
            (Lang::Mww, "Có", "-", LineFault::Signs),
            (Lang::HmnVn, "Có", "—", LineFault::Signs),
            (Lang::Ium, "Có", "…", LineFault::Signs),
        ] {
            let told = proofread(lang, vietnamese, words).err().unwrap_or_default();
            assert!(told.contains(&fault), "{words}: {told:?}");
        }
        let long = "hais lus ".repeat(9);
        let told = proofread(Lang::Mww, "Nói", &long).err().unwrap_or_default();
        assert_eq!(told, [LineFault::TooWide { columns: 80, most: 54 }]);
    }

    /// English writes a date so, and "5" for "5 bản".
    #[test]
    fn signs_between_values_and_numbers_are_words() {
        for (vietnamese, words) in
            [("ngày { $day } tháng { $month }", "{ $day }/{ $month }"), ("5 bản", "5"), ("—", "-")]
        {
            assert_eq!(proofread(Lang::Mww, vietnamese, words), Ok(words.to_owned()));
        }
    }

    #[test]
    fn a_file_is_told_of_letters_that_nobody_has_composed() {
        let told = super::faults(Lang::HmnVn, "Quỹ", "Quy\u{303}");
        assert_eq!(told, [LineFault::NotComposed("Quy\u{303}".to_owned())]);
    }
}
