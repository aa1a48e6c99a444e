//! Turns what `ron` says about one value into a finding at the right word.
//!
//! `ron` counts lines and characters from the start of the part it reads and often stops after the wrong word, so the
//! outline finds the word.

use std::ops::Range;

use ron::error::{Error, Position, SpannedError};

use crate::scenario::finding::{FindingKind, WantedValue, nearest};
use crate::scenario::reader::amount::spoken_amount;
use crate::scenario::reader::outline::{GroupNode, NodeKind};
use crate::scenario::reader::spot::Spot;

#[expect(clippy::wildcard_enum_match_arm, reason = "ron may name more faults in any release")]
pub(super) fn locate(spot: Spot<'_>, slice: &str, error: &SpannedError) -> (Range<usize>, FindingKind) {
    let base = spot.node().range.start;
    let start = base.saturating_add(offset(slice, error.span.start));
    let end = base.saturating_add(offset(slice, error.span.end));
    match &error.code {
        Error::NoSuchStructField { expected, found, .. } => {
            let kind = FindingKind::UnknownField {
                found: found.clone(),
                expected: owned(expected),
                nearest: nearest(found, expected.iter().copied()),
            };
            (closest(spot, found, end), kind)
        }
        Error::NoSuchEnumVariant { expected, found, .. } => {
            let kind = FindingKind::UnknownVariant {
                found: found.clone(),
                expected: owned(expected),
                nearest: nearest(found, expected.iter().copied()),
            };
            (closest(spot, found, end), kind)
        }
        Error::DuplicateStructField { field, .. } => {
            (closest(spot, field, end), FindingKind::DuplicateField { field: (*field).to_owned() })
        }
        Error::MissingStructField { field, .. } => {
            (without(spot, field, end), FindingKind::MissingField { field: (*field).to_owned() })
        }
        Error::ExceededRecursionLimit => (start..start, FindingKind::TooDeep),
        code => {
            let at = at_fault(spot, start, end);
            if let Some(amount) = spoken_amount(spot.text(), at.node().range.clone()) {
                return amount;
            }
            let found = at.source().chars().take(40).collect();
            let wanted = wanted(code);
            let kind = if wanted == WantedValue::Other {
                FindingKind::Unreadable { found }
            } else {
                FindingKind::WrongValue { wanted, found }
            };
            (at.word(), kind)
        }
    }
}

fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}

/// The byte at a line and a column in characters, both counted from 1.
fn offset(slice: &str, position: Position) -> usize {
    let line = position.line.saturating_sub(1);
    let start: usize = slice.split_inclusive('\n').take(line).map(str::len).sum();
    let rest = slice.get(start..).unwrap_or_default();
    let column = rest.char_indices().nth(position.col.saturating_sub(1)).map_or(rest.len(), |(at, _)| at);
    start.saturating_add(column)
}

/// The word `name` that lies nearest before or at `at`.
fn closest(spot: Spot<'_>, name: &str, at: usize) -> Range<usize> {
    let words = spot.words(name).into_iter();
    words.min_by_key(|word| word.start.abs_diff(at)).unwrap_or_else(|| spot.word())
}

/// The innermost structure around `at` that lacks `field`; `ron` notices at its closing bracket or behind it.
fn without(spot: Spot<'_>, field: &str, at: usize) -> Range<usize> {
    let lacks = |inner: &Spot<'_>| {
        matches!(&inner.node().kind, NodeKind::Group(GroupNode { bracket: '(', .. }))
            && inner.find(field).is_none()
    };
    let before = spot.around(at.saturating_sub(1));
    before.into_iter().rev().find(lacks).unwrap_or(spot).word()
}

/// The word that `ron` could not take: what begins where it stopped, or what it had just read.
fn at_fault(spot: Spot<'_>, start: usize, end: usize) -> Spot<'_> {
    [end, end.saturating_sub(1), start]
        .into_iter()
        .filter_map(|at| Some((at, spot.around(at).pop()?)))
        .find(|(at, inner)| match inner.node().kind {
            NodeKind::Group(_) => inner.node().range.start == *at,
            NodeKind::Text | NodeKind::Word => true,
        })
        .map_or(spot, |(_, inner)| inner)
}

#[expect(clippy::wildcard_enum_match_arm, reason = "ron may name more faults in any release")]
fn wanted(code: &Error) -> WantedValue {
    match code {
        Error::ExpectedInteger
        | Error::IntegerOutOfBounds
        | Error::InvalidIntegerDigit { .. }
        | Error::ExpectedFloat => WantedValue::Number,
        Error::ExpectedString | Error::ExpectedChar => WantedValue::Text,
        Error::ExpectedArray => WantedValue::List,
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => WantedValue::Group,
        Error::ExpectedMap => WantedValue::Map,
        Error::ExpectedBoolean => WantedValue::YesOrNo,
        Error::ExpectedIdentifier => WantedValue::Name,
        _ => WantedValue::Other,
    }
}
