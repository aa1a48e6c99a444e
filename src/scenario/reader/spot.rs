//! A place in a script's text, found by field names and numbers as the model has them.
//!
//! For a thing that is not written it returns the place where it would stand, so a finding always has a place.

use std::ops::Range;

use crate::scenario::reader::outline::{GroupNode, Node, NodeEntry, NodeKind};

#[derive(Debug, Clone, Copy)]
pub struct Spot<'a> {
    node: &'a Node,
    text: &'a str,
}

impl<'a> Spot<'a> {
    pub fn new(node: &'a Node, text: &'a str) -> Self {
        Self { node, text }
    }

    pub fn node(self) -> &'a Node {
        self.node
    }

    /// The text of the whole file.
    pub fn text(self) -> &'a str {
        self.text
    }

    pub fn source(self) -> &'a str {
        self.text.get(self.node.range.clone()).unwrap_or_default()
    }

    /// The value of a field; this place if it is not written.
    #[must_use]
    pub fn field(self, name: &str) -> Self {
        self.find(name).unwrap_or(self)
    }

    pub fn find(self, name: &str) -> Option<Self> {
        self.entries().iter().find(|entry| self.is_key(entry, name)).map(|entry| self.to(&entry.value))
    }

    /// The thing with this number in a list; this place if there is none.
    #[must_use]
    pub fn item(self, number: usize) -> Self {
        self.entries().get(number).map_or(self, |entry| self.to(&entry.value))
    }

    pub fn entries(self) -> &'a [NodeEntry] {
        self.group().map_or(&[], |group| &group.entries)
    }

    /// The brackets here; `Name((…))` and `Some(…)` count as what they hold.
    pub fn group(self) -> Option<&'a GroupNode> {
        let mut node = self.node;
        loop {
            let NodeKind::Group(group) = &node.kind else { return None };
            let inner = match group.entries.as_slice() {
                [NodeEntry { key: None, value }] if group.bracket == '(' => value,
                _ => return Some(group),
            };
            if !matches!(inner.kind, NodeKind::Group(_)) {
                return Some(group);
            }
            node = inner;
        }
    }

    /// Whether another place is inside this one.
    pub fn holds(self, other: Self) -> bool {
        let (outer, inner) = (&self.node.range, &other.node.range);
        outer.start <= inner.start && inner.end <= outer.end
    }

    /// The name before the brackets, such as `Choose`.
    pub fn name(self) -> &'a str {
        match &self.node.kind {
            NodeKind::Group(GroupNode { name: Some(name), .. }) => {
                self.text.get(name.clone()).unwrap_or_default()
            }
            NodeKind::Group(_) | NodeKind::Text | NodeKind::Word => "",
        }
    }

    /// The part that the caret marks: the inside of quotes, the name or bracket of a group, or the word.
    pub fn word(self) -> Range<usize> {
        let range = self.node.range.clone();
        match &self.node.kind {
            NodeKind::Text => self.inside_quotes(),
            NodeKind::Word => range,
            NodeKind::Group(group) => group.name.clone().unwrap_or_else(|| group.opened.clone()),
        }
    }

    /// The first text in here that reads `value`, or the word here.
    pub fn quoted(self, value: &str) -> Range<usize> {
        let mut open = vec![self];
        while let Some(spot) = open.pop() {
            match &spot.node.kind {
                NodeKind::Text if spot.text.get(spot.inside_quotes()) == Some(value) => {
                    return spot.inside_quotes();
                }
                NodeKind::Text | NodeKind::Word => {}
                NodeKind::Group(group) => {
                    let inside = group.entries.iter().rev();
                    open.extend(inside.flat_map(|entry| {
                        [Some(&entry.value), entry.key.as_ref()]
                            .into_iter()
                            .flatten()
                            .map(|node| spot.to(node))
                    }));
                }
            }
        }
        self.word()
    }

    /// Where `part` stands in the text here; the whole text if it is written with escapes.
    pub fn inside(self, part: &str) -> Range<usize> {
        match self.source().find(part) {
            Some(from) if !part.is_empty() => {
                let start = self.node.range.start.saturating_add(from);
                start..start.saturating_add(part.len())
            }
            _ => self.word(),
        }
    }

    /// Every place in here that lies in or around `at`, from the outermost in.
    pub fn around(self, at: usize) -> Vec<Self> {
        let mut path = vec![self];
        let mut here = self;
        while let NodeKind::Group(group) = &here.node.kind {
            let nodes = group.entries.iter().flat_map(|entry| entry.key.iter().chain([&entry.value]));
            let Some(next) = nodes.into_iter().find(|node| node.range.start <= at && at < node.range.end)
            else {
                break;
            };
            here = here.to(next);
            path.push(here);
        }
        path
    }

    /// Every word and key in here that reads `word`.
    pub fn words(self, word: &str) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut open = vec![self];
        while let Some(spot) = open.pop() {
            match &spot.node.kind {
                NodeKind::Word if spot.source() == word => found.push(spot.node.range.clone()),
                NodeKind::Word | NodeKind::Text => {}
                NodeKind::Group(group) => {
                    let is_it = |name: &&Range<usize>| self.text.get((*name).clone()) == Some(word);
                    found.extend(group.name.iter().filter(is_it).cloned());
                    open.extend(group.entries.iter().flat_map(|entry| {
                        [Some(&entry.value), entry.key.as_ref()]
                            .into_iter()
                            .flatten()
                            .map(|node| spot.to(node))
                    }));
                }
            }
        }
        found
    }

    #[must_use]
    pub fn to(self, node: &'a Node) -> Self {
        Self { node, text: self.text }
    }

    fn is_key(self, entry: &NodeEntry, name: &str) -> bool {
        entry.key.as_ref().is_some_and(|key| {
            let key = self.to(key);
            self.text.get(key.word()) == Some(name)
        })
    }

    fn inside_quotes(self) -> Range<usize> {
        let source = self.source();
        let start = source.find('"').map_or(0, |quote| quote + 1);
        let end = source.rfind('"').filter(|quote| *quote >= start).unwrap_or(source.len());
        let from = self.node.range.start;
        from.saturating_add(start)..from.saturating_add(end)
    }
}
