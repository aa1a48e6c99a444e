//! The only place that measures text: how many columns it takes, where it breaks, how it is cut and padded.
//!
//! Vietnamese letters have one column each but up to three code points, so no other code asks a string for its
//! length. It knows no screen and no file, and languages only as letters, in the modules below. The invariant: a
//! grapheme is never divided, and no result is wider than the caller asked for.

mod capital;
pub mod edge;
mod lint;
mod order;
pub mod spelling;
pub mod telex;

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

pub use capital::capital_at_starts;
pub use lint::{hidden_mark, showable};
pub use order::sort_key;
pub use telex::TypingAid;

/// Display columns, grapheme by grapheme as ratatui draws them.
pub fn width(text: &str) -> usize {
    plain_width(text).unwrap_or_else(|| text.graphemes(true).map(grapheme_width).sum())
}

/// Display columns in the type that layouts use. A width that no screen has becomes the largest value.
pub fn to_column_count(text: &str) -> u16 {
    to_u16(width(text))
}

pub fn to_u16(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

/// Lines of at most `columns` columns, broken at spaces; runs of spaces count as one.
///
/// A word longer than a line is cut between graphemes. A grapheme wider than a whole line is left out, because no
/// line can show it. No-break spaces keep their words together. Zero columns give no lines.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    each_line(&fold_spaces(text), columns, &mut |line| lines.push(line.to_owned()));
    lines
}

/// How many lines `wrap` gives, without making them.
pub fn height(text: &str, columns: usize) -> usize {
    let mut n_lines = 0;
    each_line(&fold_spaces(text), columns, &mut |_| n_lines += 1);
    n_lines
}

/// At most `columns` columns of the text, with "…" where something is missing.
pub fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let Some(room) = columns.checked_sub(1) else { return String::new() };
    let mut kept = String::with_capacity(text.len());
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        used += grapheme_width(grapheme);
        if used > room {
            break;
        }
        kept.push_str(grapheme);
    }
    kept.truncate(kept.trim_end().len());
    kept.push('…');
    kept
}

/// Exactly `columns` columns, the text at the left.
pub fn pad(text: &str, columns: usize) -> String {
    let mut padded = cut(text, columns);
    let missing = columns.saturating_sub(width(&padded));
    padded.extend(std::iter::repeat_n(' ', missing));
    padded
}

/// Exactly `columns` columns, the text at the right, as amounts stand.
pub fn pad_left(text: &str, columns: usize) -> String {
    let kept = cut(text, columns);
    let mut padded = " ".repeat(columns.saturating_sub(width(&kept)));
    padded.push_str(&kept);
    padded
}

/// The number of graphemes, which are the steps of a cursor.
pub fn n_graphemes(text: &str) -> usize {
    text.graphemes(true).count()
}

/// The text before and after so many graphemes.
pub fn split_graphemes(text: &str, n: usize) -> (&str, &str) {
    let at = text.grapheme_indices(true).nth(n).map_or(text.len(), |(at, _)| at);
    text.split_at_checked(at).unwrap_or((text, ""))
}

/// The words in quotes; quotes inside become inner ones. Words that are already one quotation stay as they are.
pub fn quoted(words: &str) -> String {
    let whole = words.strip_prefix('“').and_then(|inner| inner.strip_suffix('”'));
    let inner = whole.filter(|inner| !inner.contains(['“', '”'])).unwrap_or(words);
    format!("“{}”", inner.replace('“', "‘").replace('”', "’"))
}

/// The form in which text is stored, compared and sent to the screen.
pub fn nfc(text: &str) -> Cow<'_, str> {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        IsNormalized::No | IsNormalized::Maybe => Cow::Owned(text.nfc().collect()),
    }
}

/// Small letters without marks, as people type in a search: "Nà Coóc" is "na cooc".
pub fn plain(text: &str) -> String {
    let small = text.nfd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase);
    small.map(|letter| if letter == 'đ' { 'd' } else { letter }).collect()
}

/// Whether two typed words are the same but for capital letters, marks and the spaces around them.
pub fn is_alike(one: &str, other: &str) -> bool {
    plain(one.trim()) == plain(other.trim())
}

pub fn is_nfc(text: &str) -> bool {
    unicode_normalization::is_nfc(text)
}

/// Every run of spaces, tabs and line ends as one space, none at the ends. No-break spaces stay as they are.
pub fn fold_spaces(text: &str) -> Cow<'_, str> {
    if is_folded(text) {
        return Cow::Borrowed(text);
    }
    let mut folded = String::with_capacity(text.len());
    for word in text.split(is_break_space).filter(|word| !word.is_empty()) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    Cow::Owned(folded)
}

fn is_folded(text: &str) -> bool {
    let mut before = ' ';
    for letter in text.chars() {
        if is_break_space(letter) && (letter != ' ' || before == ' ') {
            return false;
        }
        before = letter;
    }
    text.is_empty() || before != ' '
}

/// Passes every line of a folded text to `take`, as a slice of it.
fn each_line<'a>(text: &'a str, columns: usize, take: &mut impl FnMut(&'a str)) {
    if text.is_empty() || columns == 0 {
        return;
    }
    let mut lines = Breaker { text, columns, start: 0, used: 0, space: None };
    if plain_width(text).is_some() {
        for (at, letter) in text.char_indices() {
            let end = at + letter.len_utf8();
            lines.take_in(at, end, 1, letter == ' ', take);
        }
    } else {
        for (at, grapheme) in text.grapheme_indices(true) {
            let end = at + grapheme.len();
            lines.take_in(at, end, grapheme_width(grapheme), grapheme == " ", take);
        }
    }
    lines.give(text.len(), take);
}

/// The beginning of the current line, its used columns, and its last space with the columns up to and including it.
struct Breaker<'a> {
    text: &'a str,
    columns: usize,
    start: usize,
    used: usize,
    space: Option<(usize, usize)>,
}

impl<'a> Breaker<'a> {
    fn take_in(
        &mut self,
        at: usize,
        end: usize,
        n_columns: usize,
        is_space: bool,
        take: &mut impl FnMut(&'a str),
    ) {
        if n_columns > self.columns {
            self.give(at, take);
            self.begin(end, 0);
            return;
        }
        if is_space {
            // A space that does not fit is where the line breaks anyway, and one that begins a line is dropped.
            if at == self.start {
                self.begin(end, 0);
            } else {
                self.used += n_columns;
                self.space = Some((at, self.used));
            }
            return;
        }
        if self.used + n_columns > self.columns {
            if let Some((space, used_with_space)) = self.space {
                self.give(space, take);
                self.begin(space + 1, self.used - used_with_space);
            }
            // The word alone may still be too long.
            if self.used + n_columns > self.columns {
                self.give(at, take);
                self.begin(at, 0);
            }
        }
        self.used += n_columns;
    }

    fn begin(&mut self, start: usize, used: usize) {
        self.start = start;
        self.used = used;
        self.space = None;
    }

    fn give(&self, end: usize, take: &mut impl FnMut(&'a str)) {
        let line = self.text.get(self.start..end).unwrap_or_default().trim_end_matches(' ');
        if !line.is_empty() {
            take(line);
        }
    }
}

/// Text with a control byte in it is never drawn.
fn grapheme_width(grapheme: &str) -> usize {
    if grapheme.contains(char::is_control) { 0 } else { UnicodeWidthStr::width(grapheme) }
}

/// A space at which a line may end.
fn is_break_space(letter: char) -> bool {
    letter.is_whitespace() && !matches!(letter, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// Whether a letter is a grapheme of one column where only such letters stand beside it, as in composed Vietnamese.
pub fn is_plain(letter: char) -> bool {
    matches!(letter,
        ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}'
        | '\u{2010}'..='\u{2015}' | '\u{2018}'..='\u{201f}' | '•' | '…' | '←'..='↓' | '−'
        | '─'..='◯' | '♠'..='♦' | '✓' | '✗')
}

/// The columns of a text in which every letter is plain, so that letters can be counted.
fn plain_width(text: &str) -> Option<usize> {
    text.chars().try_fold(0, |columns: usize, letter| is_plain(letter).then(|| columns.saturating_add(1)))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use proptest::prelude::{ProptestConfig, Strategy, any, prop_oneof, proptest};
    use unicode_segmentation::UnicodeSegmentation;

    #[rstest]
    #[case("Xin mời", "“Xin mời”")]
    #[case("“Xin mời”", "“Xin mời”")]
    #[case("Gọi qua micrô: “Đề nghị bà con vào!”", "“Gọi qua micrô: ‘Đề nghị bà con vào!’”")]
    #[case("“Vâng” và “dạ”", "“‘Vâng’ và ‘dạ’”")]
    fn quotes_inside_quotes_are_inner_ones(#[case] words: &str, #[case] expected: &str) {
        assert_eq!(super::quoted(words), expected);
    }

    #[test]
    fn vietnamese_takes_a_column_a_letter() {
        for text in ["Quỹ tiết kiệm", "Quy\u{303} tie\u{302}\u{301}t kie\u{323}\u{302}m"] {
            assert_eq!(super::width(text), 13, "{text}");
        }
        for (text, columns) in [("ꪎꪳꪀ ꪼꪕ", 5), ("ប្រជុំ", 3), ("日本", 4), ("", 0), ("►3 ✓ ▓▓░", 8)]
        {
            assert_eq!(super::width(text), columns, "{text}");
        }
    }

    #[test]
    fn lines_break_at_spaces_and_hold_no_break_spaces() {
        assert_eq!(
            super::wrap("Xin mời  Thủ quỹ\nđọc tồn hai quỹ", 9),
            ["Xin mời", "Thủ quỹ", "đọc tồn", "hai quỹ"]
        );
        assert_eq!(super::wrap("nộp 536.000\u{a0}đ ạ", 12), ["nộp", "536.000\u{a0}đ ạ"]);
        assert_eq!(super::wrap("nghiêng nghiêng", 4), ["nghi", "êng", "nghi", "êng"]);
        assert_eq!(super::wrap("日本語", 1), Vec::<String>::new());
        assert_eq!(super::wrap("vừa khít", 8), ["vừa khít"]);
        assert!(super::wrap("gì đó", 0).is_empty());
        assert!(super::wrap("  ", 5).is_empty());
        assert_eq!(super::height("Xin mời Thủ quỹ", 9), 2);
    }

    #[test]
    fn cutting_says_so() {
        for (text, columns, kept) in [
            ("Chủ nhiệm", 9, "Chủ nhiệm"),
            ("Chủ nhiệm", 8, "Chủ nhi…"),
            ("Chủ nhiệm", 5, "Chủ…"),
            ("Chủ nhiệm", 1, "…"),
            ("Chủ nhiệm", 0, ""),
            ("日本語", 4, "日…"),
        ] {
            assert_eq!(super::cut(text, columns), kept);
        }
        assert_eq!(super::pad("日本語", 4), "日… ");
        assert_eq!(super::pad_left("85.000\u{a0}đ", 10), "  85.000\u{a0}đ");
    }

    #[test]
    fn both_forms_become_one() {
        assert_eq!(super::nfc("Quy\u{303}"), "Quỹ");
        assert!(super::is_nfc("Quỹ") && !super::is_nfc("Quy\u{303}"));
        assert_eq!(
            (super::n_graphemes("Quy\u{303}"), super::split_graphemes("Quy\u{303}", 2)),
            (3, ("Qu", "y\u{303}"))
        );
        assert_eq!(super::split_graphemes("Quỹ", 9), ("Quỹ", ""));
        assert_eq!(super::fold_spaces(" a\t\n b\u{a0} c "), "a b\u{a0} c");
        assert!(matches!(super::fold_spaces("a b"), std::borrow::Cow::Borrowed("a b")));
    }

    fn some_text() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            any::<char>().prop_map(String::from),
            "[a-zăâđêôơưạảãàáệỗữ]{1,9}",
            "[ \u{a0}\n\t]{1,3}",
            "[\u{300}\u{301}\u{303}\u{309}\u{323}\u{200d}]",
            "[🏽👩🇻🇳ꪎꪳꪀប្រ日한ᄀ]{1,4}",
        ];
        proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn wrapping_keeps_graphemes_and_the_width(text in some_text(), columns in 0_usize..20) {
            let lines = super::wrap(&text, columns);
            assert!(lines.iter().all(|line| super::width(line) <= columns));
            assert_eq!(lines.len(), super::height(&text, columns));
            let folded = super::fold_spaces(&text);
            let shown: Vec<&str> = lines.iter().flat_map(|line| line.graphemes(true)).filter(|g| *g != " ").collect();
            let could_be_shown: Vec<&str> = folded
                .graphemes(true)
                .filter(|g| *g != " " && columns > 0 && super::grapheme_width(g) <= columns)
                .collect();
            assert_eq!(shown, could_be_shown);
        }

        #[test]
        fn lines_joined_are_the_folded_text(text in "([a-zđệữ\u{a0}]{1,12}[ \n]{1,2}){0,12}") {
            assert_eq!(super::wrap(&text, 12).join(" "), super::fold_spaces(&text));
        }

        #[test]
        fn cut_and_padded_text_fits(text in some_text(), columns in 0_usize..20) {
            assert!(super::width(&super::cut(&text, columns)) <= columns);
            assert_eq!(super::width(&super::pad(&text, columns)), columns);
            assert_eq!(super::width(&super::pad_left(&text, columns)), columns);
        }

        #[test]
        fn counting_letters_is_measuring_graphemes(text in "[ -~\u{a0}-\u{ac}\u{ae}-\u{24f}ẠạỆệỹ‐―‘‟…−─▟✓]{0,20}") {
            assert!(super::plain_width(&text).is_some());
            let by_graphemes: usize = text.graphemes(true).map(super::grapheme_width).sum();
            assert_eq!(super::width(&text), by_graphemes);
            assert_eq!(text.graphemes(true).count(), text.chars().count());
        }
    }
}
