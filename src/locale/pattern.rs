//! Texts as they are written in a file, with values in braces: translators see them so, and marks are made of them.
//!
//! It reads and writes the syntax and fills in no value. The invariant: a text written here is read back as the same.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use fluent_syntax::ast::{Entry, Identifier, Message, Pattern, Resource};
use fluent_syntax::{parser, serializer};

use crate::limits::TEXT_DEPTH;
use crate::text;

/// Reads a file of texts; leaves out what cannot be read. Every call of the parser goes through here, except those of
/// the bundle.
pub(super) fn parsed<T>(source: &str, take: impl FnOnce(Resource<&str>) -> T) -> T {
    let (bearable, _) = without_depth(source);
    take(parser::parse_runtime(bearable.as_ref()).unwrap_or_else(|(resource, _)| resource))
}

/// The source in which every text is blanked whose braces and calls are deeper than the parser can take, line ends
/// kept; and where those texts stand. The parser is recursive for each of them.
pub(super) fn without_depth(source: &str) -> (Cow<'_, str>, Vec<Range<usize>>) {
    if depth(source) <= TEXT_DEPTH {
        return (Cow::Borrowed(source), Vec::new());
    }
    let (mut left, mut deep) = (source.to_owned(), Vec::new());
    for text in texts(source) {
        if depth(source.get(text.clone()).unwrap_or_default()) > TEXT_DEPTH {
            blank(&mut left, &text);
            deep.push(text);
        }
    }
    (Cow::Owned(left), deep)
}

/// Spaces in place of a part; line ends stay.
pub(super) fn blank(source: &mut String, stretch: &Range<usize>) {
    let Some(text) = source.get(stretch.clone()) else { return };
    let blank: String = text.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
    source.replace_range(stretch.clone(), &blank);
}

/// From one `name =` at the beginning of a line to the next. Inside braces that is no syntax, so a text ends there
/// for the parser.
fn texts(source: &str) -> Vec<Range<usize>> {
    let mut texts: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let end = at + line.len();
        match texts.last_mut() {
            Some(last) if !begins_text(line) => last.end = end,
            _ => texts.push(at..end),
        }
        at = end;
    }
    texts
}

fn begins_text(line: &str) -> bool {
    let name = line.strip_prefix('-').unwrap_or(line);
    let is_part = |sign: char| sign.is_ascii_alphanumeric() || sign == '-' || sign == '_';
    name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.trim_start_matches(is_part).trim_start_matches(' ').starts_with('=')
}

/// The most braces and, inside braces, calls that are open at one place. Counts too many rather than too few: every
/// opening sign counts, a closing sign does not where it may stand in quotes.
fn depth(source: &str) -> usize {
    let (mut braces, mut calls, mut most) = (0_usize, 0_usize, 0_usize);
    let (mut in_quotes, mut escaped) = (false, false);
    for sign in source.bytes() {
        match sign {
            b'{' => braces += 1,
            b'(' if braces > 0 => calls += 1,
            b'}' if !in_quotes => {
                braces = braces.saturating_sub(1);
                calls = if braces == 0 { 0 } else { calls };
            }
            b')' if !in_quotes => calls = calls.saturating_sub(1),
            b'"' if !escaped => in_quotes = !in_quotes && braces > 0,
            b'\n' => in_quotes = false,
            _ => {}
        }
        escaped = sign == b'\\' && !escaped;
        most = most.max(braces + calls);
    }
    most
}

/// Ids and texts of a file that has been read, each on one line. Of two with one id the first counts.
pub(super) fn patterns<'e>(
    entries: impl Iterator<Item = &'e Entry<&'e str>>,
) -> impl Iterator<Item = (String, String)> {
    let mut seen = std::collections::HashSet::new();
    entries.filter_map(move |entry| match entry {
        Entry::Message(Message { id, value: Some(value), .. }) if seen.insert(id.name) => {
            Some((id.name.to_owned(), written(value)))
        }
        Entry::Message(_)
        | Entry::Term(_)
        | Entry::Comment(_)
        | Entry::GroupComment(_)
        | Entry::ResourceComment(_)
        | Entry::Junk { .. } => None,
    })
}

/// The texts of a `.ftl` file in its order. What cannot be read is left out.
pub fn patterns_of_file(source: &str) -> Vec<(String, String)> {
    parsed(source, |resource| patterns(resource.body.iter()).collect())
}

/// As above, as a map.
pub fn pattern_map(source: &str) -> BTreeMap<String, String> {
    patterns_of_file(source).into_iter().collect()
}

/// The names of the values in a text, as often as they stand there.
pub(super) fn value_names(pattern: &str) -> impl Iterator<Item = &str> {
    let is_part = |sign: char| sign.is_ascii_alphanumeric() || sign == '_' || sign == '-';
    pattern.split('$').skip(1).filter_map(move |rest| rest.split(|sign: char| !is_part(sign)).next())
}

/// Whether a text has words: `{ "" }` is how a file writes nothing.
pub fn has_words(pattern: &str) -> bool {
    !pattern.is_empty() && pattern != "{ \"\" }"
}

/// Whether this text can stand in a file on one line and is read back as it is written.
pub fn is_readable(pattern: &str) -> bool {
    let source = format!("line = {}\n", text::fold_spaces(pattern));
    if depth(&source) > TEXT_DEPTH {
        return false;
    }
    match parser::parse_runtime(source.as_str()) {
        Ok(resource) => matches!(resource.body.as_slice(), [Entry::Message(Message { value: Some(_), .. })]),
        Err(_) => false,
    }
}

fn written(pattern: &Pattern<&str>) -> String {
    let message = Message {
        id: Identifier { name: "x" },
        value: Some(pattern.clone()),
        attributes: Vec::new(),
        comment: None,
    };
    let file = serializer::serialize(&Resource { body: vec![Entry::Message(message)] });
    let words = file.trim_start().strip_prefix('x').map_or("", str::trim_start);
    text::fold_spaces(words.strip_prefix('=').unwrap_or_default()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{is_readable, patterns_of_file};

    #[test]
    fn texts_are_read_as_they_are_written() {
        let file = "a = Một { $n }\nb =\n    Hai\n    dòng\nc = { $n ->\n   *[other] { $n } lần\n }\na = Lại\nd = {\n";
        let read = patterns_of_file(file);
        let expected = [("a", "Một { $n }"), ("b", "Hai dòng"), ("c", "{ $n -> *[other] { $n } lần }")];
        assert_eq!(read, expected.map(|(id, text)| (id.to_owned(), text.to_owned())));
    }

    /// Each of these ended the program, because the parser is recursive for every brace.
    #[test]
    fn no_depth_of_braces_is_handed_to_the_parser() {
        let each = ["{ ", "{ A(", "A(\"}\", ", "{ $x -> *[a] ", "{ $x -> *[a] \" { ", "{ \"}\" {"];
        for deep in each {
            let words = format!("{{ {}", deep.repeat(15_000));
            assert!(!is_readable(&words), "{deep}");
            let file = format!("a = Một\nb = {words}\nc = {{ $n }} lần\n");
            let read = patterns_of_file(&file);
            let expected = [("a", "Một"), ("c", "{ $n } lần")];
            assert_eq!(read, expected.map(|(id, text)| (id.to_owned(), text.to_owned())), "{deep}");
        }
        let over_lines = format!("a = {{ {}\nb = Hai\n", "A(\n".repeat(15_000));
        assert_eq!(patterns_of_file(&over_lines), [("b".to_owned(), "Hai".to_owned())]);
        assert!(is_readable(&"{ $n } (".repeat(15_000)), "many values in a row are not deep");
    }

    #[test]
    fn what_cannot_be_read_back_is_known() {
        for text in ["Còn { $n } lần", "Ông nói: “vâng”", "50 % tiền"] {
            assert!(is_readable(text), "{text}");
        }
        for text in ["Còn { $n lần", "thừa } ngoặc", "", "{ }"] {
            assert!(!is_readable(text), "{text}");
        }
    }
}
