//! Texts as they are written in a file, values still in braces: what translators see and marks are made of.
//!
//! It reads and writes the syntax; it fills nothing in. The invariant: a text written here is read back as the same.

use std::collections::BTreeMap;

use fluent_syntax::ast::{Entry, Identifier, Message, Pattern, Resource};
use fluent_syntax::{parser, serializer};

use crate::text;

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
    let resource = parser::parse_runtime(source).unwrap_or_else(|(resource, _)| resource);
    patterns(resource.body.iter()).collect()
}

/// As above, to be looked up.
pub fn pattern_map(source: &str) -> BTreeMap<String, String> {
    patterns_of_file(source).into_iter().collect()
}

/// The names of the values in a text, as often as they stand there.
pub(super) fn value_names(pattern: &str) -> impl Iterator<Item = &str> {
    let is_part = |sign: char| sign.is_ascii_alphanumeric() || sign == '_' || sign == '-';
    pattern.split('$').skip(1).filter_map(move |rest| rest.split(|sign: char| !is_part(sign)).next())
}

/// Whether a text says anything: `{ "" }` is how a file writes nothing.
pub fn has_words(pattern: &str) -> bool {
    !pattern.is_empty() && pattern != "{ \"\" }"
}

/// Whether this text can stand in a file on one line and is read back as it is written.
pub fn is_readable(pattern: &str) -> bool {
    let source = format!("line = {}\n", text::fold_spaces(pattern));
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
