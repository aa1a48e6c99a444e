//! Mông between its two spellings: the international one (RPA) and the official one of Vietnam (Decree 206-CP, 1961).
//!
//! For drafts and for lint only, never for a final text: no speaker has reviewed what it writes. It knows syllables
//! and no words: no dictionary, no exceptions, and no tuning of a rule to a single word. Some rules were found on
//! the very words they are now counted on (`tests/fixtures/hmong-attested.tsv`), so the score there flatters. What it
//! misses, it misses regularly: sources in the Lềnh spelling have other vowels (koj caox, ob aoz, zos jaol, xya
//! shang), a weak syllable loses its tone (tsis tsi) or changes it (sib sik), and some pairs are simply other words.
//!
//! The invariant: a token that is not wholly one syllable stays as it is, and what was converted can be converted back.

mod tables;

use tables::{LENH_ONSETS, LENH_VOWELS, ONSETS, Pair, TONES, VOWELS};

/// Words that stay Vietnamese in a Mông text, and names, some of which would parse by accident.
pub const KEPT: [&str; 32] = [
    "câu lạc bộ",
    "liên thế hệ",
    "tự giúp nhau",
    "Ban Chủ nhiệm",
    "Chủ nhiệm",
    "Phó Chủ nhiệm",
    "Chủ tịch",
    "Thư ký",
    "Thủ quỹ",
    "tổ trưởng",
    "Quỹ hoạt động",
    "Quỹ tăng thu nhập",
    "hội phí",
    "phiếu thu",
    "phiếu chi",
    "biên bản",
    "quy chế",
    "giảng viên",
    "vai",
    "tổ",
    "bản",
    "xã",
    "xe máy",
    "đồng",
    "Enter",
    "Esc",
    "Tab",
    "dongvai",
    "Ctrl",
    "Backspace",
    "Telex",
    "VNI",
];

/// Every token that is an RPA syllable in the official spelling. Phrases in `kept` stay, whatever their capitals.
pub fn to_1961(rpa: &str, kept: &[&str]) -> String {
    convert(rpa, kept, |word| {
        parse(word, &[&ONSETS], &[&VOWELS], rpa_side).map(|found| found.write(official_side))
    })
}

/// Every token that is a syllable of the official spelling, that of Lềnh lessons too, in RPA.
pub fn to_rpa(official: &str, kept: &[&str]) -> String {
    convert(official, kept, |word| parse_official(word).map(|found| found.write(rpa_side)))
}

pub fn is_rpa_syllable(word: &str) -> bool {
    parse(&word.to_lowercase(), &[&ONSETS], &[&VOWELS], rpa_side).is_some()
}

pub fn is_1961_syllable(word: &str) -> bool {
    parse_official(&super::nfc(word).to_lowercase()).is_some()
}

/// A syllable as the pairs that it is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Syllable {
    onset: Pair,
    vowel: Pair,
    tone: Pair,
}

impl Syllable {
    fn write(self, side: fn(&Pair) -> &'static str) -> String {
        [self.onset, self.vowel, self.tone].iter().map(side).collect()
    }
}

fn rpa_side(pair: &Pair) -> &'static str {
    pair.0
}

fn official_side(pair: &Pair) -> &'static str {
    pair.1
}

fn parse_official(word: &str) -> Option<Syllable> {
    parse(word, &[&ONSETS, &LENH_ONSETS], &[&VOWELS, &LENH_VOWELS], official_side)
}

/// In neither spelling can two ways of cutting a word both come out whole, so the first that does is the one.
fn parse(
    word: &str,
    onsets: &[&[Pair]],
    vowels: &[&[Pair]],
    side: fn(&Pair) -> &'static str,
) -> Option<Syllable> {
    for onset in onsets.iter().copied().flatten() {
        let Some(rime) = word.strip_prefix(side(onset)) else { continue };
        for vowel in vowels.iter().copied().flatten() {
            let Some(left) = rime.strip_prefix(side(vowel)) else { continue };
            if let Some(tone) = TONES.iter().find(|tone| side(tone) == left) {
                return Some(Syllable { onset: *onset, vowel: *vowel, tone: *tone });
            }
        }
    }
    None
}

/// Goes through the text token by token; `change` gets a word in lower case and says what it becomes.
fn convert(text: &str, kept: &[&str], change: impl Fn(&str) -> Option<String>) -> String {
    let text = super::nfc(text);
    let kept: Vec<String> = kept.iter().map(|phrase| super::nfc(phrase).to_lowercase()).collect();
    let mut written = String::with_capacity(text.len().saturating_mul(2));
    let mut rest = &*text;
    while let Some(first) = rest.chars().next() {
        let stays = match first {
            '{' => Some(placeable_end(rest)),
            _ if is_word_letter(first) => kept_end(rest, &kept),
            _ => Some(first.len_utf8()),
        };
        let (token, later) =
            rest.split_at_checked(stays.unwrap_or_else(|| word_end(rest))).unwrap_or((rest, ""));
        match change(&token.to_lowercase()).filter(|_| stays.is_none()) {
            Some(changed) => push_with_capitals_of(token, &changed, &mut written),
            None => written.push_str(token),
        }
        rest = later;
    }
    written
}

/// Behind the brace that closes the first one, or at the end if none does.
fn placeable_end(text: &str) -> usize {
    let mut depth = 0_usize;
    for (at, letter) in text.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return at + letter.len_utf8();
        }
    }
    text.len()
}

/// Digits belong to the word, so that a code such as "hu7" is left alone.
fn is_word_letter(letter: char) -> bool {
    letter.is_alphanumeric() || unicode_normalization::char::is_combining_mark(letter)
}

fn word_end(text: &str) -> usize {
    text.find(|letter| !is_word_letter(letter)).unwrap_or(text.len())
}

/// Where the longest kept phrase ends that the text begins with, as whole words.
fn kept_end(text: &str, kept: &[String]) -> Option<usize> {
    let ends = kept.iter().filter_map(|phrase| {
        let mut letters = text.char_indices();
        for wanted in phrase.chars() {
            let (_, letter) = letters.next()?;
            let same = letter.to_lowercase().eq([wanted]) || (wanted == ' ' && letter.is_whitespace());
            if !same {
                return None;
            }
        }
        let left = letters.as_str();
        let is_whole = !left.starts_with(is_word_letter) && !phrase.is_empty();
        is_whole.then(|| text.len() - left.len())
    });
    ends.max()
}

/// "Peb" gives "Pêz", "PEB" gives "PÊZ"; a single capital begins a word, it does not shout.
fn push_with_capitals_of(token: &str, changed: &str, written: &mut String) {
    let is_capital = token.starts_with(char::is_uppercase);
    let shouts = is_capital && token.chars().count() > 1 && token.chars().all(char::is_uppercase);
    for (at, letter) in changed.chars().enumerate() {
        if shouts || (is_capital && at == 0) {
            written.extend(letter.to_uppercase());
        } else {
            written.push(letter);
        }
    }
}

#[cfg(test)]
mod tests;
