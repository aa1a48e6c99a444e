//! Checks texts: that they are there, that every `{ $name }` has a value, and that no amount is written out.
//!
//! It goes through the outline and not the model, so texts of steps that could not be read are checked too. An amount
//! in a prompt would be wrong on every path but one. In a paper to be inspected an amount is right.

use std::collections::BTreeSet;

use crate::scenario::builtin;
use crate::scenario::check::inspection::Inspection;
use crate::scenario::finding::{FindingKind, nearest};
use crate::scenario::reader::outline::{Node, NodeKind};
use crate::scenario::reader::ron_options;
use crate::scenario::reader::spot::Spot;

const FIELDS: [&str; 26] = [
    "title",
    "summary",
    "goals",
    "debrief",
    "meanwhile",
    "name",
    "village",
    "address",
    "text",
    "private",
    "hint",
    "cue",
    "why",
    "rule",
    "prompt",
    "says",
    "question",
    "motion",
    "label",
    "then",
    "minutes",
    "what",
    "who",
    "until",
    "guests",
    "from",
];
const MORE_FIELDS: [&str; 4] = ["working", "mistake", "aim", "takeaway"];

/// One text of a script or club, and where it stands.
#[derive(Debug, Clone)]
pub struct LocatedText<'a> {
    pub field: &'a str,
    /// The kind of step it belongs to, such as `Choose`; empty outside of kinds.
    pub kind: &'a str,
    pub value: String,
    pub spot: Spot<'a>,
}

impl LocatedText<'_> {
    /// Whether it is read out or shown, and is no id or sign.
    fn is_words(&self) -> bool {
        FIELDS.contains(&self.field) || MORE_FIELDS.contains(&self.field)
    }
}

/// Every text below a place that is read out or shown, in reading order.
pub fn located_texts(root: Spot<'_>) -> Vec<LocatedText<'_>> {
    let mut texts = quoted_texts(root);
    texts.retain(LocatedText::is_words);
    texts
}

/// Everything that stands in quotes below a place, in reading order.
pub fn quoted_texts(root: Spot<'_>) -> Vec<LocatedText<'_>> {
    let mut texts = Vec::new();
    let mut open = vec![(root, "", "")];
    while let Some((spot, field, kind)) = open.pop() {
        match &spot.node().kind {
            NodeKind::Text => {
                if let Ok(value) = ron_options().from_str(spot.source()) {
                    texts.push(LocatedText { field, kind, value, spot });
                }
            }
            NodeKind::Word => {}
            NodeKind::Group(group) => {
                let kind = if field == "kind" { spot.name() } else { kind };
                for entry in group.entries.iter().rev() {
                    let inner = entry.key.as_ref().map_or(field, |key| spot.to(key).source());
                    open.push((spot.to(&entry.value), inner, kind));
                }
            }
        }
    }
    texts
}

pub(super) fn check(inspection: &mut Inspection<'_>) {
    let values = inspection.head("values");
    let keys = values.map(Spot::entries).unwrap_or_default().iter().filter_map(|entry| entry.key.as_ref());
    let known: Vec<(&str, &Node)> = keys
        .map(|key| (inspection.file.text.get(inspection.root.to(key).word()).unwrap_or_default(), key))
        .collect();
    let own = builtin::quantities(inspection.scenario);
    let names = || known.iter().map(|(known, _)| *known).chain(own.keys().map(String::as_str));
    let mut used = BTreeSet::new();
    for text in located_texts(inspection.root) {
        if text.value.trim().is_empty() {
            let field = text.field.to_owned();
            inspection.report(text.spot.word(), FindingKind::EmptyText { field });
        }
        for found in placeables(&text.value) {
            match found {
                Placeable::Value(name) => {
                    let steps = &inspection.steps;
                    let own = steps.iter().find(|located| located.spot.holds(text.spot));
                    let whole = own.map(|own| builtin::whole_name(inspection.scenario, own.step, name));
                    if !names().any(|known| known == whole.as_deref().unwrap_or(name)) {
                        let nearest = nearest(name, names());
                        let range = text.spot.inside(&format!("${name}"));
                        inspection
                            .report(range, FindingKind::UnknownValue { name: name.to_owned(), nearest });
                    }
                    used.insert(name.to_owned());
                }
                Placeable::Bad(found) => {
                    let kind = FindingKind::BadPlaceable { found: found.to_owned() };
                    inspection.report(text.spot.inside(found), kind);
                }
            }
        }
        if refuses_amounts(&text)
            && let Some(found) = bare_amount(&text.value)
        {
            let kind = FindingKind::BareAmount { found: found.to_owned() };
            inspection.report(text.spot.inside(found), kind);
        }
    }
    for (name, key) in known {
        if !used.contains(name) {
            let range = inspection.root.to(key).word();
            inspection.report(range, FindingKind::ValueNeverUsed { name: name.to_owned() });
        }
    }
}

fn refuses_amounts(text: &LocatedText<'_>) -> bool {
    match text.field {
        "prompt" | "private" | "says" | "hint" | "question" | "motion" => true,
        "text" => text.kind == "Choose",
        _ => false,
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Placeable<'a> {
    Value(&'a str),
    /// Finds something in braces that is no `{ $name }`.
    Bad(&'a str),
}

/// Finds braces in a text. Scripts use names only: no other part of Fluent works in every language we have.
fn placeables(text: &str) -> Vec<Placeable<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let here = rest.get(at..).unwrap_or_default();
        let end = here.find('}').map_or(here.len(), |end| end + 1);
        let whole = here.get(..end).unwrap_or_default();
        let inner = whole.strip_prefix('{').and_then(|inner| inner.strip_suffix('}')).map(str::trim);
        let name = inner.and_then(|inner| inner.strip_prefix('$')).filter(|name| is_name(name));
        found.push(name.map_or(Placeable::Bad(whole), Placeable::Value));
        rest = here.get(end..).unwrap_or_default();
    }
    found
}

fn is_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-'))
}

/// The first amount of money written in figures: `5.684.000`, `500 nghìn`, `36000 đ`.
fn bare_amount(text: &str) -> Option<&str> {
    let is_figure = |letter: char| letter.is_ascii_digit() || letter == '.';
    let mut from = 0;
    while let Some(start) = text.get(from..)?.find(|letter: char| letter.is_ascii_digit()) {
        let start = from + start;
        let rest = text.get(start..)?;
        let length = rest.find(|letter| !is_figure(letter)).unwrap_or(rest.len());
        let figures = rest.get(..length)?.trim_end_matches('.');
        let after = rest.get(figures.len()..)?;
        if let Some(unit) = money_word(after) {
            return rest.get(..figures.len() + unit);
        }
        let mut groups = figures.split('.');
        let is_grouped = groups.next().is_some_and(|first| first.len() <= 3)
            && figures.contains('.')
            && groups.all(|group| group.len() == 3);
        if is_grouped {
            return Some(figures);
        }
        from = start + length;
    }
    None
}

/// The length of a word for money that follows at once or after a space. `đồng chí` is a comrade.
fn money_word(after: &str) -> Option<usize> {
    let word = after.trim_start();
    let space = after.len() - word.len();
    let unit = ["đồng", "nghìn", "ngàn", "triệu", "tr", "đ", "k"].into_iter().find(|unit| {
        word.strip_prefix(unit).is_some_and(|next| {
            !next.starts_with(char::is_alphanumeric) && !next.trim_start().starts_with("chí")
        })
    })?;
    Some(space + unit.len())
}

#[cfg(test)]
mod tests {
    use super::{Placeable, bare_amount, placeables};

    #[test]
    fn amounts_written_out() {
        let cases = [
            ("Nộp 500.000 đồng", Some("500.000 đồng")),
            ("còn 36000đ nữa", Some("36000đ")),
            ("vay 2 triệu.", Some("2 triệu")),
            ("đủ 1.600.000.", Some("1.600.000")),
            ("nghỉ 5 phút, đo lại", None),
            ("ngày 23.11", None),
            ("3 đồng chí", None),
            ("tổ 2", None),
            ("hơn 180/110", None),
        ];
        for (text, amount) in cases {
            assert_eq!(bare_amount(text), amount, "{text}");
        }
    }

    #[test]
    fn what_stands_in_braces() {
        let found = placeables("{ $on } và {$so-tien}, { on }, { $a ->, } dư");
        assert_eq!(
            found,
            [
                Placeable::Value("on"),
                Placeable::Value("so-tien"),
                Placeable::Bad("{ on }"),
                Placeable::Bad("{ $a ->, }"),
            ]
        );
        assert_eq!(placeables("mở { quên"), [Placeable::Bad("{ quên")]);
    }
}
