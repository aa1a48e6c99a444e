//! Names that are wrong: which known name was most likely meant, and whether an id has the right shape.

use crate::id;
use crate::scenario::finding::FindingKind;

/// The known name that was most likely meant. At most a third of its letters may differ.
pub fn nearest<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let found = found.to_lowercase();
    let known: Vec<&str> = known.into_iter().collect();
    let is_begun = |name: &&&str| found.len() >= 3 && name.to_lowercase().starts_with(&found);
    if let Some(whole) = known.iter().filter(is_begun).min_by_key(|name| name.len()) {
        return Some((*whole).to_owned());
    }
    known
        .into_iter()
        .map(|name| (distance(&found, &name.to_lowercase()), name))
        .filter(|(away, name)| *away <= name.len().max(3).div_ceil(3))
        .min_by_key(|(away, _)| *away)
        .map(|(_, name)| name.to_owned())
}

/// Whether an id has the shape that every id must have, as a finding.
pub fn ill_formed(id: &str) -> Option<FindingKind> {
    (!id::is_well_formed(id)).then(|| FindingKind::IllFormedId { id: id.to_owned() })
}

/// As [`ill_formed`], for an id that files are named after.
pub fn ill_named(id: &str) -> Option<FindingKind> {
    ill_formed(id).or_else(|| id::is_device(id).then(|| FindingKind::IllFormedId { id: id.to_owned() }))
}

/// Letters to put in, take out or change to come from one word to the other.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (line, letter) in from.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        for (at, other) in to.iter().enumerate() {
            let change = diagonal + usize::from(letter != *other);
            diagonal = row[at + 1];
            row[at + 1] = change.min(row[at] + 1).min(diagonal + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_name_that_was_meant() {
        let fields = ["prompt", "options", "private"];
        for (found, meant) in
            [("promt", Some("prompt")), ("Options", Some("options")), ("xyz", None), ("", None)]
        {
            assert_eq!(nearest(found, fields).as_deref(), meant, "{found}");
        }
    }
}
