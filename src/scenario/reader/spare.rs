//! Finds a bracket that is too many and a first quote that was forgotten, so that each is one finding and hides nothing else.
//!
//! One that is taken out leaves a space, so every byte behind it keeps its place. It is taken out only where all brackets are
//! right without it, and the script has fewer findings.

use std::cmp::Ordering;
use std::ops::Range;

use crate::scenario::finding::FindingKind;
use crate::scenario::reader::outline::{OutlineFault, outline};
use crate::scenario::reader::scanner::{Scanner, TokenKind};

/// So many brackets before the place where they stop to fit are tried.
const MOST_TRIED: usize = 80;
/// A longer text is left as it is.
const MOST_BYTES: usize = 400_000;

/// A bracket and where it stands.
#[derive(Debug, Clone)]
struct Bracket {
    sign: char,
    is_open: bool,
    range: Range<usize>,
}

/// The text without its spare bracket, and the fault of it. `n_findings` reads a text and counts what is wrong with it.
pub(super) fn without_spare(
    text: &str,
    n_findings: impl Fn(&str) -> usize,
) -> Option<(String, OutlineFault)> {
    let (_, faults) = outline(text);
    let is_of_text = |fault: &OutlineFault| {
        matches!(fault.kind, FindingKind::UnclosedText | FindingKind::UnclosedComment | FindingKind::TooDeep)
    };
    if faults.is_empty() || text.len() > MOST_BYTES || faults.iter().any(is_of_text) {
        return None;
    }
    let all = brackets(text);
    let (tried, must_be_right) = candidates(&all);
    let before = n_findings(text);
    let without = tried.into_iter().filter_map(|bracket| {
        let mut without = text.to_owned();
        without.replace_range(bracket.range.clone(), " ");
        outline(&without).1.is_empty().then(|| (n_findings(&without), bracket, without))
    });
    let (n, bracket, without) = without.min_by_key(|(n, ..)| *n)?;
    let is_better = if must_be_right { n == 0 } else { n < before };
    let kind = FindingKind::SpareBracket { found: bracket.sign };
    is_better.then(|| (without, OutlineFault { range: bracket.range.clone(), related: None, kind }))
}

/// The text with the first quote of a text in place of the space before it, and the fault of it. It is taken for one where a
/// line has an odd number of quotes, a field of more than one word without one, and the script has half as many findings with
/// it or fewer.
pub(super) fn with_lost_quote(
    text: &str,
    n_findings: impl Fn(&str) -> usize,
) -> Option<(String, OutlineFault)> {
    if text.len() > MOST_BYTES || outline(text).1.is_empty() {
        return None;
    }
    let before = n_findings(text);
    let mut start = 0;
    let mut tried = 0;
    for line in text.split_inclusive('\n') {
        let quotes =
            line.match_indices('"').filter(|(at, _)| !line.get(..*at).unwrap_or_default().ends_with('\\'));
        if quotes.count() % 2 == 1 && tried < MOST_TRIED {
            for at in lost_in(line) {
                tried += 1;
                let mut with = text.to_owned();
                with.replace_range(start + at..=start + at, "\"");
                if n_findings(&with) * 2 <= before {
                    let range = start + at + 1..start + at + 1;
                    return Some((with, OutlineFault { range, related: None, kind: FindingKind::LostQuote }));
                }
            }
        }
        start += line.len();
    }
    None
}

/// The spaces of a line behind `name:` and before words that end with a quote.
fn lost_in(line: &str) -> impl Iterator<Item = usize> {
    line.match_indices(": ").map(|(at, _)| at + 1).filter(|at| {
        let value = line.get(at + 1..).unwrap_or_default();
        let words = value.split('"').next().unwrap_or_default();
        value.starts_with(char::is_alphabetic) && words.len() < value.len() && words.contains(' ')
    })
}

fn brackets(text: &str) -> Vec<Bracket> {
    let mut scanner = Scanner::new(text);
    let mut found = Vec::new();
    while let Some(token) = scanner.next_token() {
        match token.kind {
            TokenKind::Open(sign) => found.push(Bracket { sign, is_open: true, range: token.range }),
            TokenKind::Close(sign) => found.push(Bracket { sign, is_open: false, range: token.range }),
            TokenKind::Word
            | TokenKind::Text { .. }
            | TokenKind::Colon
            | TokenKind::Comma
            | TokenKind::Other(_)
            | TokenKind::UnclosedText
            | TokenKind::UnclosedComment => {}
        }
    }
    found
}

/// Those that may be too many, the nearest to the place where they stop to fit first, and whether the script has to be right
/// without it: where a bracket is open, rather its end is missing.
fn candidates(all: &[Bracket]) -> (Vec<&Bracket>, bool) {
    let count = |sign: char| all.iter().filter(|bracket| bracket.sign == sign).count();
    let uneven: Vec<(char, char, Ordering)> = [('(', ')'), ('[', ']'), ('{', '}')]
        .into_iter()
        .map(|(open, close)| (open, close, count(open).cmp(&count(close))))
        .filter(|(.., order)| *order != Ordering::Equal)
        .collect();
    let [(open, close, order)] = uneven.as_slice() else { return (Vec::new(), true) };
    let misfit = first_misfit(all);
    let (sign, is_open) = if *order == Ordering::Less { (*close, false) } else { (*open, true) };
    let until = if is_open { all.len() } else { misfit.saturating_add(1) };
    let of_sign = all.iter().take(until).rev().filter(|bracket| bracket.sign == sign);
    (of_sign.take(MOST_TRIED).collect(), is_open)
}

/// The number of the first bracket that closes another one than was opened last.
fn first_misfit(all: &[Bracket]) -> usize {
    let mut open: Vec<char> = Vec::new();
    let fits = |open: char, close: char| matches!((open, close), ('(', ')') | ('[', ']') | ('{', '}'));
    for (at, bracket) in all.iter().enumerate() {
        if bracket.is_open {
            open.push(bracket.sign);
        } else if !open.pop().is_some_and(|last| fits(last, bracket.sign)) {
            return at;
        }
    }
    all.len()
}
