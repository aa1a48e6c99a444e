//! Finds a bracket that is too many or missing at the beginning of a list, so that it is one finding and hides nothing else.
//!
//! One that is taken out leaves a space, and one that is put in takes the place of a space, so every byte behind it keeps its
//! place. This is done only where all brackets are right then, and the script has fewer findings.

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

/// The text without its spare bracket or with its missing one, and the fault of it. `n_findings` reads a text and counts what
/// is wrong with it.
pub(super) fn with_right_brackets(
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
    let spare = without.min_by_key(|(n, ..)| *n).map(|(n, bracket, without)| {
        let kind = FindingKind::SpareBracket { found: bracket.sign };
        (n, without, OutlineFault { range: bracket.range.clone(), related: None, kind })
    });
    let missing = with_missing(text, &all, &n_findings);
    let (n, right, fault) = spare.into_iter().chain(missing).min_by_key(|(n, ..)| *n)?;
    let is_better = if must_be_right { n == 0 } else { n < before };
    is_better.then_some((right, fault))
}

/// The text with the bracket that begins a list, where one closes that was never opened.
fn with_missing(
    text: &str,
    all: &[Bracket],
    n_findings: impl Fn(&str) -> usize,
) -> Option<(usize, String, OutlineFault)> {
    let until = all.get(first_misfit(all)).filter(|bracket| bracket.sign == ']')?.range.start;
    let before = text.get(..until)?;
    let begins_list = |at: &usize| {
        let rest = text.get(at + 2..).unwrap_or_default().trim_start();
        rest.starts_with('(') || is_one_of_several(rest)
    };
    let colons = before.rmatch_indices(": ").map(|(at, _)| at).filter(begins_list).take(MOST_TRIED);
    let with = colons.filter_map(|at| {
        let mut with = text.to_owned();
        with.replace_range(at + 1..at + 2, "[");
        outline(&with).1.is_empty().then(|| (n_findings(&with), at + 2, with))
    });
    let (n, at, with) = with.min_by_key(|(n, ..)| *n)?;
    let kind = FindingKind::MissingBracket { found: '[' };
    Some((n, with, OutlineFault { range: at..at, related: None, kind }))
}

/// Whether this is a text or a number that another one or the end of a list follows, and no field.
fn is_one_of_several(value: &str) -> bool {
    let text = value.strip_prefix('"').and_then(|text| text.split_once('"')).map(|(_, after)| after);
    let after =
        text.unwrap_or_else(|| value.trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == '_'));
    let next = after.trim_start_matches(|sign: char| sign == ',' || sign.is_whitespace());
    after.len() < value.len()
        && next.starts_with(|sign: char| sign.is_ascii_digit() || matches!(sign, ']' | '"'))
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
