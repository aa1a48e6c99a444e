//! Finds the place of everything in a RON text: brackets, keys and words with their byte ranges, however broken it
//! is.
//!
//! It reads no values (`ron` does, one step at a time) and knows no field names. It goes on after most faults. It is
//! not recursive, so no input is too deep for the stack. A bracket that closes too early is reported where it stands,
//! and ends the reading, because all behind it would look misplaced. One that is not closed is reported where it was
//! opened.

use std::ops::Range;

use crate::limits;
use crate::scenario::finding::FindingKind;
use crate::scenario::reader::scanner::{Scanner, Token, TokenKind};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    pub range: Range<usize>,
    pub kind: NodeKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NodeKind {
    /// In quotes, which are part of the range.
    Text,
    /// A number, `true`, or a bare name.
    Word,
    Group(GroupNode),
}

/// `Name(…)`, `(…)`, `[…]` or `{…}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupNode {
    pub name: Option<Range<usize>>,
    pub bracket: char,
    /// The opening bracket.
    pub opened: Range<usize>,
    pub entries: Vec<NodeEntry>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NodeEntry {
    pub key: Option<Node>,
    pub value: Node,
}

/// A fault of the outline itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutlineFault {
    pub range: Range<usize>,
    pub related: Option<Range<usize>>,
    pub kind: FindingKind,
}

impl OutlineFault {
    /// Whether it, or what it is related to, stands behind this place.
    fn reaches(&self, place: usize) -> bool {
        self.range.start >= place || self.related.as_ref().is_some_and(|related| related.start >= place)
    }
}

/// The first value in the text, and everything that is wrong with the brackets, quotes and commas.
pub fn outline(text: &str) -> (Option<Node>, Vec<OutlineFault>) {
    let mut builder = Builder::default();
    let mut scanner = Scanner::new(text);
    while let Some(token) = scanner.next_token() {
        if token.kind == TokenKind::Word && builder.goes_on(&token.range, text) {
            continue;
        }
        if !builder.take(token) {
            break;
        }
    }
    builder.finish(text)
}

#[derive(Debug, Default)]
struct Frame {
    group: Option<GroupNode>,
    key: Option<Node>,
    value: Option<Node>,
}

#[derive(Debug)]
struct Builder {
    /// The frame without a group, at the bottom, is the file itself.
    frames: Vec<Frame>,
    top: Vec<Node>,
    faults: Vec<OutlineFault>,
    /// The texts with a line end in them.
    many_lined: Vec<Range<usize>>,
}

impl Default for Builder {
    fn default() -> Self {
        Self { frames: vec![Frame::default()], top: Vec::new(), faults: Vec::new(), many_lined: Vec::new() }
    }
}

impl Builder {
    /// Whether this word belongs to the value before it, as in `role: Thủ quỹ,`. Then they are one value. A word before a
    /// colon or a bracket begins something of its own.
    fn goes_on(&mut self, word: &Range<usize>, text: &str) -> bool {
        let is_of_words = |text: &str| {
            text.starts_with(char::is_alphabetic)
                && text.chars().all(|letter| letter.is_alphanumeric() || letter == ' ')
        };
        let line = text.get(word.start..).and_then(|rest| rest.split('\n').next()).unwrap_or_default();
        let words = line.find([',', ')', ']', '}']).map_or(line, |end| line.get(..end).unwrap_or_default());
        let Some(Frame { key: Some(_), value: Some(Node { range, kind: NodeKind::Word }), .. }) =
            self.frames.last_mut()
        else {
            return false;
        };
        let so_far = text.get(range.start..word.start).unwrap_or_default();
        let is_one = is_of_words(so_far) && is_of_words(words.trim_end());
        if is_one {
            range.end = word.end;
        }
        is_one
    }

    /// Processes one token; false where it makes no sense to go on.
    fn take(&mut self, token: Token) -> bool {
        let range = token.range;
        if let Some(end) = self.root_end() {
            // The file is over; most likely a bracket too many closed it before its end.
            let related = Some(end.saturating_sub(1)..end);
            self.faults.push(OutlineFault { range, related, kind: FindingKind::TrailingText });
            return false;
        }
        match token.kind {
            TokenKind::Word => self.value(Node { range, kind: NodeKind::Word }),
            TokenKind::Text { many_lines } => {
                if many_lines {
                    self.many_lined.push(range.clone());
                }
                self.value(Node { range, kind: NodeKind::Text });
            }
            TokenKind::Open(bracket) => return self.open(bracket, range),
            TokenKind::Close(bracket) => self.close(bracket, range),
            TokenKind::Colon => return self.colon(range),
            TokenKind::Comma => self.comma(range),
            TokenKind::Other(found) => self.fault(range, FindingKind::Stray { found }),
            TokenKind::UnclosedText => {
                // After a missing quote, text and code change places to the end. The first text with a line end in it
                // is most likely where it began.
                let opened = self.many_lined.first().cloned().unwrap_or(range);
                self.missing_quote(opened.start);
                return false;
            }
            TokenKind::UnclosedComment => {
                self.fault(range, FindingKind::UnclosedComment);
                return false;
            }
        }
        true
    }

    /// Reports that the text which begins here has no end, in place of all that was found behind it.
    fn missing_quote(&mut self, start: usize) {
        self.faults.retain(|fault| !fault.reaches(start));
        self.fault(start..start.saturating_add(1), FindingKind::UnclosedText);
    }

    /// Where the one value of the file was closed, if it was.
    fn root_end(&self) -> Option<usize> {
        let [file] = self.frames.as_slice() else { return None };
        let root = file.value.as_ref().filter(|root| matches!(root.kind, NodeKind::Group(_)))?;
        Some(root.range.end)
    }

    fn fault(&mut self, range: Range<usize>, kind: FindingKind) {
        self.faults.push(OutlineFault { range, related: None, kind });
    }

    fn frame(&mut self) -> Option<&mut Frame> {
        self.frames.last_mut()
    }

    fn value(&mut self, node: Node) {
        let Some(frame) = self.frame() else { return };
        if frame.value.is_some() {
            self.fault(node.range.clone(), FindingKind::MissingComma);
            self.flush();
        }
        if let Some(frame) = self.frame() {
            frame.value = Some(node);
        }
    }

    fn comma(&mut self, range: Range<usize>) {
        if self.frame().is_some_and(|frame| frame.key.is_none() && frame.value.is_none()) {
            self.fault(range, FindingKind::Stray { found: ',' });
        }
        self.flush();
    }

    fn colon(&mut self, range: Range<usize>) -> bool {
        if let Some(fault) = self.closed_early() {
            self.faults.push(fault);
            return false;
        }
        let Some(frame) = self.frame() else { return false };
        if frame.key.is_none() && frame.value.is_some() {
            frame.key = frame.value.take();
        } else {
            self.fault(range, FindingKind::Stray { found: ':' });
        }
        true
    }

    /// A list has no keys. So a key in it belongs to the group before it, which was closed too early.
    fn closed_early(&self) -> Option<OutlineFault> {
        let list = self.frames.last()?.group.as_ref().filter(|group| group.bracket == '[')?;
        let closed = &list.entries.last()?.value;
        let NodeKind::Group(group) = &closed.kind else { return None };
        group.entries.first()?.key.as_ref()?;
        let range = closed.range.end.checked_sub(1)?..closed.range.end;
        Some(OutlineFault { range, related: Some(group.opened.clone()), kind: FindingKind::ClosedEarly })
    }

    fn open(&mut self, bracket: char, range: Range<usize>) -> bool {
        if self.frames.len() > limits::SCRIPT_DEPTH {
            self.fault(range, FindingKind::TooDeep);
            return false;
        }
        let Some(frame) = self.frame() else { return false };
        let is_name = bracket == '(' && frame.value.as_ref().is_some_and(|node| node.kind == NodeKind::Word);
        let name = if is_name { frame.value.take().map(|node| node.range) } else { None };
        let group = GroupNode { name, bracket, opened: range, entries: Vec::new() };
        self.frames.push(Frame { group: Some(group), ..Frame::default() });
        true
    }

    fn close(&mut self, bracket: char, range: Range<usize>) {
        let matching =
            |frame: &Frame| frame.group.as_ref().is_some_and(|group| closing(group.bracket) == bracket);
        if !self.frames.iter().any(matching) {
            self.fault(range, FindingKind::Stray { found: bracket });
            return;
        }
        while !self.frames.last().is_some_and(matching) {
            self.unclosed(range.clone());
        }
        self.pop(range.end);
    }

    /// Gives up the innermost group: it should have been closed before `at`.
    fn unclosed(&mut self, at: Range<usize>) {
        let Some(group) = self.frames.last().and_then(|frame| frame.group.as_ref()) else { return };
        let kind = FindingKind::Unclosed { bracket: group.bracket };
        self.faults.push(OutlineFault { range: group.opened.clone(), related: Some(at.clone()), kind });
        self.flush();
        let lost = self.steal_siblings();
        self.pop(0);
        self.flush();
        if let Some(outer) = self.frame().and_then(|frame| frame.group.as_mut()) {
            outer.entries.extend(lost);
        }
    }

    /// In a structure that was not closed, the structures that follow without a key are its siblings.
    fn steal_siblings(&mut self) -> Vec<NodeEntry> {
        let Some(group) = self.frame().and_then(|frame| frame.group.as_mut()) else { return Vec::new() };
        let is_sibling =
            |entry: &NodeEntry| entry.key.is_none() && matches!(entry.value.kind, NodeKind::Group(_));
        let has_keys = group.entries.first().is_some_and(|entry| entry.key.is_some());
        match group.entries.iter().position(is_sibling) {
            Some(first) if has_keys => group.entries.split_off(first),
            _ => Vec::new(),
        }
    }

    fn pop(&mut self, end: usize) {
        self.flush();
        let Some(group) = self.frames.pop().and_then(|frame| frame.group) else { return };
        let start = group.name.as_ref().map_or(group.opened.start, |name| name.start);
        let last = group.entries.last().map_or(group.opened.end, |entry| entry.value.range.end);
        self.value(Node { range: start..end.max(last), kind: NodeKind::Group(group) });
    }

    fn flush(&mut self) {
        let Some(frame) = self.frame() else { return };
        let (key, value) = (frame.key.take(), frame.value.take());
        match (&mut frame.group, key, value) {
            (Some(group), key, Some(value)) => group.entries.push(NodeEntry { key, value }),
            (None, _, Some(value)) => self.top.push(value),
            (_, Some(key), None) => self.fault(key.range, FindingKind::MissingValue),
            (_, None, None) => {}
        }
    }

    fn finish(mut self, text: &str) -> (Option<Node>, Vec<OutlineFault>) {
        let end = text.len();
        // A text that goes on behind what looks like the end of its value, and faults behind it.
        let goes_on = |opened: &&Range<usize>| {
            let first_line = text.get((*opened).clone()).and_then(|text| text.split('\n').next());
            let is_over = first_line.is_some_and(|line| line.trim_end().ends_with([',', ')', ']', '}']));
            is_over && self.faults.iter().any(|fault| fault.reaches(opened.start))
        };
        if let Some(start) = self.many_lined.iter().find(goes_on).map(|opened| opened.start) {
            self.missing_quote(start);
        }
        let stopped = self.faults.last().is_some_and(|fault| hides_the_rest(&fault.kind));
        if self.frames.len() > 1 && !stopped {
            self.unclosed(end..end);
        }
        while self.frames.len() > 1 {
            self.pop(end);
        }
        self.flush();
        self.faults.sort_by_key(|fault| fault.range.start);
        (self.top.into_iter().next(), self.faults)
    }
}

/// Whether nothing after this fault is reliable.
pub fn hides_the_rest(kind: &FindingKind) -> bool {
    matches!(
        kind,
        FindingKind::UnclosedText
            | FindingKind::UnclosedComment
            | FindingKind::TooDeep
            | FindingKind::TooMany
            | FindingKind::TrailingText
            | FindingKind::ClosedEarly
    )
}

fn closing(bracket: char) -> char {
    match bracket {
        '(' => ')',
        '[' => ']',
        _ => '}',
    }
}
