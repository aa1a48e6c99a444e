//! One file as it was checked: its text and what is wrong with it.

use std::ops::Range;

use crate::limits;
use crate::scenario::finding::{Finding, FindingKind};

/// One file and what is wrong with it.
#[derive(Debug, Clone)]
pub(super) struct Checked {
    pub name: String,
    /// As it was read: bytes that are no text are marked.
    pub text: String,
    pub findings: Vec<Finding>,
    /// Where the id of a script or club is written.
    pub(super) id: Option<Range<usize>>,
}

impl Checked {
    /// In the order of the text, each finding once, and no more than anybody reads.
    pub(super) fn sort(&mut self) {
        self.findings.sort_by_key(|finding| (finding.range.start, finding.code()));
        self.findings.dedup();
        if let Some(next) = self.findings.get(limits::FINDINGS).cloned() {
            self.findings.truncate(limits::FINDINGS);
            self.findings.retain(|finding| finding.kind != FindingKind::TooMany);
            self.findings.push(Finding { related: None, kind: FindingKind::TooMany, ..next });
        }
    }
}

/// The line and the column of a byte, in characters, both from 1.
pub(super) fn position(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at.min(text.len())).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let in_line = before.rsplit('\n').next().unwrap_or_default();
    (line, in_line.chars().count() + 1)
}
