//! Repairs signs that a word processor or a hand puts in place of the signs of a script: curly, doubled and single quotes
//! round a text, other spaces and signs that cannot be seen, and dashes in place of a minus.
//!
//! Unrepaired, one pair of them makes dozens of findings. So they are replaced before anything else reads the text.
//! Each replacement has as many bytes as the original, and is reported once. The invariant: every byte after a
//! replaced sign keeps its place, so all other findings stand at their words.

use std::ops::Range;

use crate::scenario::finding::FindingKind;
use crate::scenario::reader::outline::OutlineFault;

/// Returns the text as it was meant, if that differs from how it is written, and the faults that were repaired in it.
pub(super) fn mended(text: &str) -> (Option<String>, Vec<OutlineFault>) {
    let is_odd = |sign| is_curly(sign) || is_odd_space(sign) || is_dash(sign) || sign == '\'';
    if !text.contains(is_odd) && !text.contains(DOUBLED) {
        return (None, Vec::new());
    }
    let Mender { mended, curly, spaces, dashes, .. } = Mender::over(text, true);
    let fault = |ranges: Vec<Range<usize>>, kind: fn(usize) -> FindingKind| {
        let more = ranges.len().saturating_sub(1);
        ranges.into_iter().next().map(|range| OutlineFault { range, related: None, kind: kind(more) })
    };
    let faults = [
        fault(curly, |more| FindingKind::CurlyQuotes { more }),
        fault(spaces, |more| FindingKind::OddSpace { more }),
        fault(dashes, |more| FindingKind::OddMinus { more }),
    ];
    ((mended != text).then_some(mended), faults.into_iter().flatten().collect())
}

/// The same repair for the file itself: straight quotes and plain spaces, without the spaces that keep the places. A
/// curly quote whose end is unknown stays.
pub fn retyped(text: &str) -> String {
    Mender::over(text, false).mended
}

/// A quote that was typed twice.
const DOUBLED: &str = "\"\"";

fn is_curly(sign: char) -> bool {
    matches!(sign, '“' | '”' | '„' | '‟' | '«' | '»')
}

/// A sign that looks like a space or like nothing, and is none for `ron`. The mark at the head of a file is none.
fn is_odd_space(sign: char) -> bool {
    is_unseen(sign) || sign.is_whitespace() && !sign.is_ascii()
}

/// A sign without a width that comes along when words are copied.
fn is_unseen(sign: char) -> bool {
    matches!(sign, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{ad}' | '\u{202a}'..='\u{202e}')
}

/// What is written in place of a minus before a number.
fn is_dash(sign: char) -> bool {
    matches!(sign, '–' | '—' | '−' | '‑')
}

#[derive(Default)]
struct Mender<'a> {
    text: &'a str,
    /// Whether a replacement is as long as what stood there.
    keeps_places: bool,
    mended: String,
    curly: Vec<Range<usize>>,
    spaces: Vec<Range<usize>>,
    dashes: Vec<Range<usize>>,
}

impl<'a> Mender<'a> {
    fn over(text: &'a str, keeps_places: bool) -> Self {
        let mended = String::with_capacity(text.len());
        let mut mender = Self { text, keeps_places, mended, ..Self::default() };
        let mut at = 0;
        while let Some(end) = mender.piece(at) {
            at = end;
        }
        mender
    }

    fn rest(&self, at: usize) -> &str {
        self.text.get(at..).unwrap_or_default()
    }

    /// Takes over the next comment, text or sign and gives back where it ends.
    fn piece(&mut self, at: usize) -> Option<usize> {
        let rest = self.text.get(at..)?;
        let sign = rest.chars().next()?;
        let next = at + sign.len_utf8();
        let end = match sign {
            '/' if rest.starts_with("//") => at + rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => at + rest.find("*/").map_or(rest.len(), |end| end + 2),
            'r' if rest.starts_with("r\"") || rest.starts_with("r#") => self.raw(at),
            '"' if rest.starts_with(DOUBLED) => {
                return Some(self.quoted_oddly(at, DOUBLED).unwrap_or_else(|| self.straight(at)));
            }
            '\'' => {
                if let Some(end) = self.quoted_oddly(at, "'") {
                    return Some(end);
                }
                next
            }
            '"' => return Some(self.straight(at)),
            _ if is_curly(sign) => return Some(self.curly(at, next)),
            _ if is_odd_space(sign) => {
                self.spaces.push(at..next);
                let n = if self.keeps_places { next - at } else { usize::from(!is_unseen(sign)) };
                self.mended.extend(std::iter::repeat_n(' ', n));
                return Some(next);
            }
            _ if is_dash(sign) && self.rest(next).starts_with(|digit: char| digit.is_ascii_digit()) => {
                self.dashes.push(at..next);
                let n = if self.keeps_places { next - at - 1 } else { 0 };
                self.mended.extend(std::iter::repeat_n(' ', n));
                self.mended.push('-');
                return Some(next);
            }
            _ => next,
        };
        self.mended.push_str(self.text.get(at..end)?);
        Some(end)
    }

    fn raw(&self, at: usize) -> usize {
        let rest = self.rest(at + 1);
        let hashes = rest.len() - rest.trim_start_matches('#').len();
        let inside = self.rest(at + 1 + hashes);
        match inside.strip_prefix('"').and_then(|inside| inside.find(&format!("\"{}", "#".repeat(hashes)))) {
            Some(length) => at + 1 + hashes + 1 + length + 1 + hashes,
            None => at + 1,
        }
    }

    /// A text that begins with a straight quote. It may end with a curly one that nothing in it has opened.
    fn straight(&mut self, at: usize) -> usize {
        let (mut escaped, mut opened) = (false, 0_usize);
        let inside = at + 1;
        for (offset, sign) in self.rest(inside).char_indices() {
            let here = inside + offset;
            let next = here + sign.len_utf8();
            match sign {
                '"' if !escaped => {
                    self.mended.push_str(self.text.get(at..next).unwrap_or_default());
                    return next;
                }
                '“' | '„' | '«' => opened += 1,
                '”' | '‟' | '»' if opened > 0 => opened -= 1,
                '”' | '‟' | '»' if self.ends_value(next) && !self.line(next).contains('"') => {
                    self.curly.push(here..next);
                    self.mended.push_str(self.text.get(at..here).unwrap_or_default());
                    self.put_quote(here..next, false);
                    return next;
                }
                _ => {}
            }
            escaped = sign == '\\' && !escaped;
        }
        self.mended.push_str(self.rest(at).to_owned().as_str());
        self.text.len()
    }

    /// A text that begins with a curly quote, up to the first quote on the line behind which a value may end and which closes
    /// none that was opened in the text; if there is none, up to the first behind which a value may end.
    fn curly(&mut self, at: usize, inside: usize) -> usize {
        self.curly.push(at..inside);
        let mut depth = 0_usize;
        let (mut closing, mut first) = (None, None);
        for (offset, sign) in self.line(inside).char_indices() {
            let here = inside + offset;
            let next = here + sign.len_utf8();
            let is_end = (is_curly(sign) || sign == '"') && self.ends_value(next);
            if is_end && first.is_none() {
                first = Some(here..next);
            }
            match sign {
                '“' | '„' | '«' if !is_end => depth += 1,
                '”' | '‟' | '»' if depth > 0 => depth -= 1,
                _ if is_end && depth == 0 => {
                    closing = Some(here..next);
                    break;
                }
                _ => {}
            }
        }
        let Some(closing) = closing.or(first) else {
            // The end of this text is unknown. A placeholder replaces it, so that the rest of the line is not reported
            // too.
            let line = self
                .line(inside)
                .trim_end_matches(|sign: char| sign.is_whitespace() || ",)]}".contains(sign));
            let end = inside + line.len();
            if !self.keeps_places {
                self.mended.push_str(self.text.get(at..end).unwrap_or_default());
                return end;
            }
            self.mended.push_str("\"?\"");
            self.mended.extend(std::iter::repeat_n(' ', (end - at).saturating_sub(3)));
            return end;
        };
        self.put_quote(at..inside, true);
        let words = self.text.get(inside..closing.start).unwrap_or_default();
        self.mended.push_str(&words.replace('"', if self.keeps_places { "'" } else { "\\\"" }));
        self.put_quote(closing.clone(), false);
        closing.end
    }

    /// A value between two other signs than straight quotes, on one line; none where it is no such value.
    fn quoted_oddly(&mut self, at: usize, quote: &str) -> Option<usize> {
        let inside = at + quote.len();
        let begins = self.mended.trim_end().ends_with([':', '[', '(', ',']);
        if !begins || self.ends_value(inside) {
            return None;
        }
        let mut ends = self.line(inside).match_indices(quote).map(|(offset, _)| inside + offset);
        let end = ends.find(|end| self.ends_value(end + quote.len()))?;
        let words = self.text.get(inside..end)?.replace('"', if self.keeps_places { "'" } else { "\\\"" });
        self.curly.push(at..inside);
        self.put_quote(at..inside, true);
        self.mended.push_str(&words);
        self.put_quote(end..end + quote.len(), false);
        Some(end + quote.len())
    }

    /// A straight quote, with spaces outside the text where it has to be as long as what stood there.
    fn put_quote(&mut self, range: Range<usize>, opens: bool) {
        let n = if self.keeps_places { range.len().saturating_sub(1) } else { 0 };
        let spaces = " ".repeat(n);
        let pieces = if opens { [spaces.as_str(), "\""] } else { ["\"", spaces.as_str()] };
        self.mended.extend(pieces);
    }

    fn line(&self, at: usize) -> &str {
        self.rest(at).split('\n').next().unwrap_or_default()
    }

    /// Whether a value may end here: nothing follows on the line, or what closes or parts values.
    fn ends_value(&self, at: usize) -> bool {
        let rest = self.line(at).trim_start();
        rest.is_empty() || rest.starts_with([',', ')', ']', '}', ':']) || rest.starts_with("//")
    }
}

#[cfg(test)]
mod tests {
    use super::mended;

    #[test]
    fn what_a_word_processor_has_changed_is_read_as_it_was_meant() {
        for (written, meant, n_curly, n_spaces) in [
            ("a: “Chào”, b: 1", "a:   \"Chào\"  , b: 1", 1, 0),
            ("a: “Chào\", b: 1", "a:   \"Chào\", b: 1", 1, 0),
            ("a: \"Chào”,\n b: \"x\"", "a: \"Chào\"  ,\n b: \"x\"", 1, 0),
            ("a: “Ông nói \"vâng\" ạ”)", "a:   \"Ông nói 'vâng' ạ\"  )", 1, 0),
            ("a: “Nói “vâng”, rồi đi”, b: 1", "a:   \"Nói “vâng”, rồi đi\"  , b: 1", 1, 0),
            ("a: “Mang “sổ”, “bút” đến”)", "a:   \"Mang “sổ”, “bút” đến\"  )", 1, 0),
            ("a: “Chào “x”, b: 1", "a:   \"Chào “x\"  , b: 1", 1, 0),
            ("a: “Chào,\n b: “x”", "a: \"?\"     ,\n b:   \"x\"  ", 2, 0),
            ("a: \"\"Chào bà\"\", b: \"\"", "a:  \"Chào bà\" , b: \"\"", 1, 0),
            ("a: 'Chào bà', b: (\"nó 'vâng'\")", "a: \"Chào bà\", b: (\"nó 'vâng'\")", 1, 0),
            ("a: (–5), b: −7", "a: (  -5), b:   -7", 0, 1),
            ("a:\u{200b} \"x\"", "a:    \"x\"", 0, 1),
            ("\u{a0}\u{a0}a:\u{3000}1", "    a:   1", 0, 3),
            ("// “ghi chú”\u{a0}\n/* “ */ a: r#\"“\"#", "// “ghi chú”\u{a0}\n/* “ */ a: r#\"“\"#", 0, 0),
            ("a: \"Ông nói “vâng”,\nrồi về\u{a0}\"", "a: \"Ông nói “vâng”,\nrồi về\u{a0}\"", 0, 0),
        ] {
            let (read, faults) = mended(written);
            assert_eq!(read.as_deref().unwrap_or(written), meant, "{written}");
            assert_eq!(meant.len(), written.len(), "{written}");
            let again = super::retyped(written);
            let read_again = mended(&again).0.unwrap_or(again);
            let words = |text: &str| text.replace(' ', "").replace("\\\"", "'");
            assert!(meant.contains('?') || words(&read_again) == words(meant), "{written}: {read_again}");
            let told = [n_curly, n_spaces].iter().filter(|n| **n > 0).count();
            assert_eq!(faults.len(), told, "{written}");
        }
        assert_eq!(mended("a: “"), (Some("a: \"?\"".to_owned()), mended("a: “").1));
    }
}
