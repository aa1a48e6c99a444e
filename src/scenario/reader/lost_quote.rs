//! Finds quotes that were forgotten, at the beginning or at the end of a text, so that each is one finding and hides nothing
//! else.
//!
//! A quote that is put in takes the place of a space nearby, so every byte behind that keeps its place. Quotes are put in
//! only where the script has half as many findings with them or fewer.

use crate::scenario::finding::FindingKind;
use crate::scenario::reader::outline::{OutlineFault, outline};

/// So many places are tried, each by reading the whole script.
const MOST_TRIED: usize = 80;
/// A longer text is left as it is.
const MOST_BYTES: usize = 400_000;

/// A place for a quote, and the space that it takes the place of. Only brackets and commas stand between the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    quote: usize,
    space: usize,
}

impl Place {
    /// The quote, and the space right before it.
    fn before_words(at: usize) -> Option<Self> {
        Some(Self { quote: at, space: at.checked_sub(1)? })
    }

    fn put(self, text: &mut String) {
        let (quote, space) = (self.quote, self.space);
        if space < quote {
            text.replace_range(space..quote, "\"");
        } else if let Some(between) = text.get(quote..space).map(str::to_owned) {
            text.replace_range(quote..=space, &format!("\"{between}"));
        }
    }

    fn fault(self) -> OutlineFault {
        OutlineFault { range: self.quote..self.quote, related: None, kind: FindingKind::LostQuote }
    }
}

/// The text with the quotes that it lost, and a fault for each. `n_findings` reads a text and counts what is wrong with it.
pub(super) fn with_lost_quotes(
    text: &str,
    n_findings: impl Fn(&str) -> usize,
) -> Option<(String, Vec<OutlineFault>)> {
    if text.len() > MOST_BYTES || outline(text).1.is_empty() {
        return None;
    }
    let before = n_findings(text);
    let uneven = uneven_lines(text);
    let with = |places: &[Place]| {
        let mut with = text.to_owned();
        for place in places {
            place.put(&mut with);
        }
        (n_findings(&with) * 2 <= before)
            .then(|| (with, places.iter().map(|place| place.fault()).collect::<Vec<_>>()))
    };
    // Each line with the likeliest place, all together; else one place alone, where the other lines mean something else.
    let likeliest: Vec<Place> = uneven.iter().filter_map(|places| places.first().copied()).collect();
    let all = (likeliest.len() == uneven.len() && !uneven.is_empty()).then(|| with(&likeliest)).flatten();
    all.or_else(|| uneven.iter().flatten().take(MOST_TRIED).find_map(|place| with(&[*place])))
}

/// The places for a quote in each line that has an odd number of quotes, the likeliest first.
fn uneven_lines(text: &str) -> Vec<Vec<Place>> {
    let mut start = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        let is_remark = line.trim_start().starts_with("//");
        if quotes(line).count() % 2 == 1 && !is_remark {
            found.push(places(text, start, line));
        }
        start += line.len();
    }
    found
}

fn quotes(line: &str) -> impl Iterator<Item = usize> {
    line.match_indices('"')
        .map(|(at, _)| at)
        .filter(|at| !line.get(..*at).unwrap_or_default().ends_with('\\'))
}

/// Where a quote makes all texts of the line whole.
fn places(text: &str, start: usize, line: &str) -> Vec<Place> {
    let beginnings = line.match_indices([':', '[', '(', ',']).map(|(at, _)| at + 1).filter_map(|at| {
        let words = line.get(at..)?.trim_start();
        let quote = line.len() - line.get(at..)?.trim_start().len();
        let is_text = words.starts_with(char::is_alphanumeric) && !begins_field(words);
        (is_text && quote > at).then_some(quote)
    });
    let ends = line.match_indices([',', ')', ']', '}', '\n']).map(|(at, _)| at);
    let whole = |at: usize| {
        let (before, after) = line.split_at_checked(at)?;
        is_whole(&[before, "\"", after].concat()).then_some(start + at)
    };
    let first = beginnings.filter_map(whole).filter_map(Place::before_words);
    let last = ends.filter_map(whole).filter_map(|quote| {
        let rest = text.get(quote..)?;
        let space = quote + rest.find(|sign: char| !",)]}".contains(sign))?;
        text.get(space..)?
            .starts_with(|sign: char| sign.is_ascii_whitespace())
            .then_some(Place { quote, space })
    });
    first.chain(last).collect()
}

/// `name:`, as a field begins.
fn begins_field(words: &str) -> bool {
    let (name, rest) = words.split_once(':').unwrap_or_default();
    let is_name = name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
    is_name && rest.starts_with(' ')
}

/// Whether each text of a line begins where a value or a name may begin, and ends where one may end.
fn is_whole(line: &str) -> bool {
    let at: Vec<usize> = quotes(line).collect();
    at.chunks(2).all(|pair| {
        let [first, last] = pair else { return false };
        let before = line.get(..*first).unwrap_or_default().trim_end();
        let after = line.get(last + 1..).unwrap_or_default().trim_start();
        let begins = before.is_empty() || before.ends_with([':', '[', '(', ',', '{']);
        let ends =
            after.is_empty() || after.starts_with([',', ')', ']', '}', ':']) || after.starts_with("//");
        // What stands between two texts is code, and no text holds a field.
        let inside = line.get(first + 1..*last).unwrap_or_default();
        let holds_field =
            inside.match_indices(", ").any(|(at, _)| begins_field(inside.get(at + 2..).unwrap_or_default()));
        begins && ends && !holds_field && is_code(between(line, &at, *first))
    })
}

/// What stands before this quote and behind the text before it.
fn between<'l>(line: &'l str, quotes: &[usize], first: usize) -> &'l str {
    let from = quotes.iter().rfind(|at| **at < first).map_or(0, |at| at + 1);
    line.get(from..first).unwrap_or_default()
}

fn is_code(words: &str) -> bool {
    words.is_ascii()
}
