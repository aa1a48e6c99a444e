//! References to rules, such as "brief 4.5", that have no name in the texts of the screens.
//!
//! Words of an author's own are no reference and are shown as they are.

use std::collections::BTreeSet;

use crate::scenario::check::located_texts;
use crate::scenario::finding::{Finding, FindingKind};
use crate::scenario::lines::rule_key;
use crate::scenario::reader::spot::Spot;

/// `known` are the ids of the Vietnamese texts; without any, nothing can be said.
pub(super) fn unknown(source: &str, root: Spot<'_>, known: &BTreeSet<String>) -> Vec<Finding> {
    if known.is_empty() {
        return Vec::new();
    }
    let places = located_texts(root).into_iter().filter(|place| place.field == "rule");
    let places =
        places.filter(|place| is_reference(&place.value) && !known.contains(&rule_key(&place.value)));
    let finding = |place: crate::scenario::check::LocatedText<'_>| Finding {
        source: source.to_owned(),
        range: place.spot.word(),
        related: None,
        kind: FindingKind::UnknownRule { rule: place.value },
    };
    places.map(finding).collect()
}

/// `brief` or `practice`, and a section.
fn is_reference(rule: &str) -> bool {
    let Some((paper, section)) = rule.trim().split_once(' ') else { return false };
    let is_section =
        section.split('.').all(|part| !part.is_empty() && part.bytes().all(|digit| digit.is_ascii_digit()));
    matches!(paper, "brief" | "practice") && is_section
}

#[cfg(test)]
mod tests {
    use super::is_reference;

    #[test]
    fn what_is_a_reference() {
        for (rule, is_one) in [
            ("brief 4.5", true),
            ("practice 2", true),
            ("brief", false),
            ("brief 4. Quy chế", false),
            ("Quy chế điều 5", false),
        ] {
            assert_eq!(is_reference(rule), is_one, "{rule}");
        }
    }
}
