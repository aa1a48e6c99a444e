//! Reads values out of an outline with `ron`, one node at a time, and says where each one fails.
//!
//! A node in which the outline already found a fault is not read: one mistake gives one finding.

use std::ops::Range;

use serde::de::DeserializeOwned;

use crate::limits;
use crate::scenario::finding::{Finding, FindingKind, nearest};
use crate::scenario::reader::amount::spoken_amount;
use crate::scenario::reader::failure;
use crate::scenario::reader::outline::{Node, NodeKind, OutlineFault, hides_the_rest, outline};
use crate::scenario::reader::spot::Spot;

#[derive(Debug)]
pub(super) struct Reader<'a> {
    source: &'a str,
    text: &'a str,
    pub(super) findings: Vec<Finding>,
    /// What could not be read; no later check says anything about it.
    pub(super) broken: Vec<Range<usize>>,
}

impl<'a> Reader<'a> {
    /// `mended` is what was repaired in the text before. It does not stop the reading.
    pub(super) fn new(source: &'a str, text: &'a str, mended: Vec<OutlineFault>) -> (Self, Option<Node>) {
        let (root, mut faults) = outline(text);
        if let Some(next) = faults.get(limits::FINDINGS).map(|fault| fault.range.clone()) {
            faults.truncate(limits::FINDINGS);
            faults.push(OutlineFault { range: next, related: None, kind: FindingKind::TooMany });
        }
        // Behind an open quote, text and code change places. So what was repaired there was not wrong.
        let hidden =
            faults.iter().filter(|fault| hides_the_rest(&fault.kind)).map(|fault| fault.range.start).min();
        faults.extend(mended.into_iter().filter(|fault| hidden.is_none_or(|from| fault.range.start < from)));
        let mut reader = Self { source, text, findings: Vec::new(), broken: Vec::new() };
        for fault in faults {
            if hides_the_rest(&fault.kind) {
                // What it is related to may stand before it, as the beginning of a group that was closed too early.
                let starts = fault.related.iter().chain([&fault.range]).map(|range| range.start);
                reader.broken.push(starts.min().unwrap_or_default()..text.len());
            }
            let source = source.to_owned();
            let (mut range, related, mut kind) = (fault.range, fault.related, fault.kind);
            if kind == FindingKind::MissingComma
                && let Some(amount) = spoken_amount(text, range.clone())
            {
                (range, kind) = amount;
            }
            let finding = Finding { source, range, related, kind };
            // Each group of an amount with spaces is a fault of its own.
            if !reader.findings.contains(&finding) {
                reader.findings.push(finding);
            }
        }
        let is_script = root
            .as_ref()
            .is_some_and(|root| matches!(&root.kind, NodeKind::Group(group) if group.bracket == '('));
        if !is_script && reader.findings.iter().all(|finding| finding.kind.is_mended()) {
            let range = root.as_ref().map_or(0..0, |root| Spot::new(root, text).word());
            reader.report(range, FindingKind::NotAScript);
        }
        (reader, root.filter(|_| is_script))
    }

    pub(super) fn spot<'n>(&self, node: &'n Node) -> Spot<'n>
    where
        'a: 'n,
    {
        Spot::new(node, self.text)
    }

    pub(super) fn report(&mut self, range: Range<usize>, kind: FindingKind) {
        let source = self.source.to_owned();
        match self.findings.len() {
            more if more > limits::FINDINGS => {}
            limits::FINDINGS => {
                let kind = FindingKind::TooMany;
                self.findings.push(Finding { source, range, related: None, kind });
            }
            _ => self.findings.push(Finding { source, range, related: None, kind }),
        }
    }

    fn is_full(&self) -> bool {
        self.findings.len() > limits::FINDINGS
    }

    /// Says which keys of a structure are unknown or written twice.
    pub(super) fn keys(&mut self, node: &Node, known: &[&str]) {
        let text = self.text;
        let mut seen: Vec<&str> = Vec::new();
        for entry in Spot::new(node, text).entries() {
            if self.is_full() {
                break;
            }
            // A value without a name is read by nothing, so it counts as an unknown name. What is told of its place already
            // is told once.
            let range = entry.key.as_ref().unwrap_or(&entry.value).range.clone();
            if entry.key.is_none() && self.findings.iter().any(|finding| finding.range.start == range.start) {
                continue;
            }
            let Some(name) = text.get(range.clone()).filter(|_| !self.is_broken(&range)) else { continue };
            if !known.contains(&name) {
                let expected = known.iter().map(|&field| field.to_owned()).collect();
                let nearest = nearest(name, known.iter().copied());
                self.report(range, FindingKind::UnknownField { found: name.to_owned(), expected, nearest });
            } else if seen.contains(&name) {
                self.report(range, FindingKind::DuplicateField { field: name.to_owned() });
            }
            seen.push(name);
        }
    }

    /// A field that must be written.
    pub(super) fn required<T: DeserializeOwned>(&mut self, node: &Node, field: &str) -> Option<T> {
        let spot = Spot::new(node, self.text);
        if let Some(value) = spot.find(field) {
            return self.value(value.node());
        }
        self.missing(node, field);
        None
    }

    pub(super) fn missing(&mut self, node: &Node, field: &str) {
        let whole =
            !self.findings.iter().any(|finding| finding.code() < "DV0108" || hides_the_rest(&finding.kind));
        if whole {
            let range = Spot::new(node, self.text).word();
            self.report(range, FindingKind::MissingField { field: field.to_owned() });
        }
    }

    /// A field that may be left out.
    pub(super) fn optional<T: DeserializeOwned + Default>(&mut self, node: &Node, field: &str) -> T {
        let spot = Spot::new(node, self.text);
        spot.find(field).and_then(|value| self.value(value.node())).unwrap_or_default()
    }

    /// The things in a list, each read by itself, with the number each has in the file.
    pub(super) fn items<T: DeserializeOwned>(&mut self, node: &Node) -> Vec<(usize, T)> {
        if !matches!(&node.kind, NodeKind::Group(group) if group.bracket == '[') {
            // Not a list: `ron` knows how to say so.
            let _: Option<Vec<T>> = self.value(node);
            return Vec::new();
        }
        let entries = Spot::new(node, self.text).entries();
        let read = entries.iter().enumerate();
        read.filter_map(|(number, entry)| Some((number, self.value(&entry.value)?))).collect()
    }

    pub(super) fn value<T: DeserializeOwned>(&mut self, node: &Node) -> Option<T> {
        if self.is_broken(&node.range) {
            return None;
        }
        let hinders = |finding: &&Finding| !finding.kind.is_mended() && overlaps(&finding.range, &node.range);
        let has_fault = self.is_full() || self.findings.iter().any(|finding| hinders(&finding));
        if has_fault {
            self.broken.push(node.range.clone());
            return None;
        }
        let slice = self.text.get(node.range.clone())?;
        match super::ron_options().from_str(slice) {
            Ok(value) => Some(value),
            Err(error) => {
                let amounts = amounts_in(self.text, node);
                if amounts.is_empty() {
                    let (range, kind) = failure::locate(Spot::new(node, self.text), slice, &error);
                    self.report(range, kind);
                }
                for (range, kind) in amounts {
                    self.report(range, kind);
                }
                self.broken.push(node.range.clone());
                None
            }
        }
    }

    fn is_broken(&self, range: &Range<usize>) -> bool {
        self.broken.iter().any(|broken| broken.contains(&range.start) || overlaps(broken, range))
    }
}

/// Every amount below this node that is written as people write it, in the order of the file.
fn amounts_in(text: &str, node: &Node) -> Vec<(Range<usize>, FindingKind)> {
    let mut found: Vec<(Range<usize>, FindingKind)> = Vec::new();
    let mut open = vec![node];
    while let Some(node) = open.pop() {
        match &node.kind {
            NodeKind::Word => {
                let amount = spoken_amount(text, node.range.clone());
                let is_new = |(range, _): &(Range<usize>, FindingKind)| {
                    found.iter().all(|(other, _)| !overlaps(other, range))
                };
                found.extend(amount.filter(is_new));
            }
            NodeKind::Group(group) => open.extend(group.entries.iter().rev().map(|entry| &entry.value)),
            NodeKind::Text => {}
        }
    }
    found
}

fn overlaps(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}
