//! Cuts a RON text into tokens with their byte ranges. Knows quotes, raw strings and comments, and no meaning.
//!
//! It refuses nothing: a sign that RON does not have becomes [`TokenKind::Other`].

use std::ops::Range;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) range: Range<usize>,
    pub(super) kind: TokenKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    Word,
    Text {
        many_lines: bool,
    },
    Open(char),
    Close(char),
    Colon,
    Comma,
    Other(char),
    /// The range is the opening quote.
    UnclosedText,
    /// The range is the opening mark.
    UnclosedComment,
}

#[derive(Debug)]
pub(super) struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    /// Starts after a byte order mark and the `#![enable(…)]` lines, which are `ron`'s business.
    pub(super) fn new(text: &'a str) -> Self {
        let mut scanner = Self { text, at: 0 };
        scanner.skip_if("\u{feff}");
        loop {
            let before = scanner.at;
            if scanner.skip_blank().is_some() {
                // A comment without an end is the first token then.
                scanner.at = before;
                break;
            }
            if !scanner.rest().starts_with("#![") {
                break;
            }
            scanner.skip_while(|letter| letter != ']');
            scanner.skip_if("]");
        }
        scanner
    }

    pub(super) fn next_token(&mut self) -> Option<Token> {
        if let Some(unclosed) = self.skip_blank() {
            return Some(unclosed);
        }
        let start = self.at;
        let first = self.rest().chars().next()?;
        let kind = match first {
            '"' => self.quoted(start),
            '\'' => self.letter(),
            'r' | 'b' if self.is_prefixed_text() => {
                self.skip_while(|letter| matches!(letter, 'r' | 'b'));
                self.raw_or_quoted(start)
            }
            '(' | '[' | '{' => self.one(TokenKind::Open(first)),
            ')' | ']' | '}' => self.one(TokenKind::Close(first)),
            ':' => self.one(TokenKind::Colon),
            ',' => self.one(TokenKind::Comma),
            _ if is_word(first) => {
                self.skip_while(is_word);
                TokenKind::Word
            }
            _ => self.one(TokenKind::Other(first)),
        };
        let end = if kind == TokenKind::UnclosedText { start.saturating_add(1) } else { self.at };
        Some(Token { range: start..end, kind })
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn one(&mut self, kind: TokenKind) -> TokenKind {
        self.at += self.rest().chars().next().map_or(0, char::len_utf8);
        kind
    }

    fn skip_if(&mut self, start: &str) -> bool {
        let is_there = self.rest().starts_with(start);
        if is_there {
            self.at += start.len();
        }
        is_there
    }

    fn skip_while(&mut self, mut keep: impl FnMut(char) -> bool) {
        let rest = self.rest();
        self.at += rest.find(|letter| !keep(letter)).unwrap_or(rest.len());
    }

    /// Skips spaces and comments; a comment without an end comes back as a token.
    fn skip_blank(&mut self) -> Option<Token> {
        loop {
            self.skip_while(char::is_whitespace);
            let start = self.at;
            if self.rest().starts_with("//") {
                self.skip_while(|letter| letter != '\n');
            } else if self.skip_if("/*") {
                if !self.skip_comment() {
                    let range = start..start.saturating_add(2);
                    return Some(Token { range, kind: TokenKind::UnclosedComment });
                }
            } else {
                return None;
            }
        }
    }

    /// Comments may stand in comments.
    fn skip_comment(&mut self) -> bool {
        let mut depth = 1_usize;
        while depth > 0 {
            if self.skip_if("/*") {
                depth += 1;
            } else if self.skip_if("*/") {
                depth -= 1;
            } else if self.rest().is_empty() {
                return false;
            } else {
                self.one(TokenKind::Comma);
            }
        }
        true
    }

    fn quoted(&mut self, start: usize) -> TokenKind {
        self.at += 1;
        let mut escaped = false;
        self.skip_while(|letter| {
            let ends = letter == '"' && !escaped;
            escaped = letter == '\\' && !escaped;
            !ends
        });
        self.end_of_text(start, "\"")
    }

    fn is_prefixed_text(&self) -> bool {
        let after = self.rest().trim_start_matches(['r', 'b']);
        let prefix = self.rest().len() - after.len();
        prefix <= 2 && after.trim_start_matches('#').starts_with('"')
    }

    fn raw_or_quoted(&mut self, start: usize) -> TokenKind {
        let is_raw = self.text.get(start..self.at).is_some_and(|prefix| prefix.contains('r'));
        if !is_raw {
            return self.quoted(start);
        }
        let hashes_from = self.at;
        self.skip_while(|letter| letter == '#');
        let end = format!("\"{}", "#".repeat(self.at - hashes_from));
        self.at += 1;
        let rest = self.rest();
        self.at += rest.find(&end).unwrap_or(rest.len());
        self.end_of_text(start, &end)
    }

    fn end_of_text(&mut self, start: usize, end: &str) -> TokenKind {
        if !self.skip_if(end) {
            return TokenKind::UnclosedText;
        }
        let many_lines = self.text.get(start..self.at).is_some_and(|text| text.contains('\n'));
        TokenKind::Text { many_lines }
    }

    /// `'x'` or `'\n'`; a lone quote is nothing.
    fn letter(&mut self) -> TokenKind {
        let inside = self.rest().get(1..).unwrap_or_default();
        let escape = usize::from(inside.starts_with('\\'));
        let letter = inside.chars().nth(escape).map_or(0, char::len_utf8);
        let end = 1 + escape + letter;
        if self.rest().get(end..).is_some_and(|rest| rest.starts_with('\'')) {
            self.at += end + 1;
            return TokenKind::Word;
        }
        self.one(TokenKind::Other('\''))
    }
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '-' | '+' | '.' | '#')
}

#[cfg(test)]
mod tests {
    use super::{Scanner, TokenKind};

    #[test]
    fn words_of_a_script() {
        let text = "\u{feff}#![enable(implicit_some)]\n(id: \"a\\\"b\", /* /* x */ */ n: -5, // y\n r#\"q\"q\"#, 'c')";
        let mut scanner = Scanner::new(text);
        let mut words = Vec::new();
        while let Some(token) = scanner.next_token() {
            words.push(text.get(token.range).unwrap_or_default());
        }
        assert_eq!(
            words,
            ["(", "id", ":", "\"a\\\"b\"", ",", "n", ":", "-5", ",", "r#\"q\"q\"#", ",", "'c'", ")"]
        );
    }

    #[test]
    fn what_never_ends_is_given_back_at_its_start() {
        for (text, kind) in [("\"abc", TokenKind::UnclosedText), ("/* abc", TokenKind::UnclosedComment)] {
            assert_eq!(Scanner::new(text).next_token().map(|token| token.kind), Some(kind), "{text}");
        }
    }
}
