//! The values of what is wrong with a file of texts or of states.

use crate::cli::check::values::{Values, hex, meaning, named, text};
use crate::locale::Value;
use crate::scenario::finding::translation::{BadRow, TranslationFault as Fault};

pub(super) fn values(fault: &Fault) -> Values {
    match fault {
        Fault::TooDeep => Vec::new(),
        Fault::Unreadable { reason } => vec![text("reason", reason)],
        Fault::Twice { id } => vec![text("id", id)],
        Fault::Missing { ids: names, .. }
        | Fault::NoState { ids: names }
        | Fault::Stale { keys: names }
        | Fault::OtherWords { keys: names } => {
            vec![("n", Value::count(names.len())), ("ids", named(names))]
        }
        Fault::Unknown { id, nearest } | Fault::NoScript { id, nearest } => {
            meaning(nearest.as_ref(), [text("id", id)])
        }
        Fault::OtherValues { lacks, adds } => {
            let differs = match (lacks.is_empty(), adds.is_empty()) {
                (false, false) => "both",
                (false, true) => "lacks",
                (true, _) => "adds",
            };
            vec![("differs", Value::from(differs)), placeables("lacks", lacks), placeables("adds", adds)]
        }
        Fault::NoFile { file } => vec![text("file", file)],
        Fault::Letter { letter } => vec![text("letter", letter), ("hex", hex(*letter))],
        Fault::TooWide { columns, most } => {
            vec![("columns", Value::count(*columns)), ("most", Value::count(*most))]
        }
        Fault::BadRow(bad) => of_row(bad),
        Fault::StateOfNothing { key, nearest } => meaning(nearest.as_ref(), [text("key", key)]),
        Fault::StateWithoutWords { key } | Fault::ReviewedByNobody { key } => vec![text("key", key)],
    }
}

fn of_row(bad: &BadRow) -> Values {
    let row = |slug: &str| ("row", Value::from(slug));
    match bad {
        BadRow::Columns(n) => vec![row("columns"), ("columns", Value::count(*n))],
        BadRow::Mark(found) => vec![row("mark"), text("found", found)],
        BadRow::State(found) => vec![row("state"), text("found", found)],
        BadRow::Twice(key) => vec![row("twice"), text("found", key)],
    }
}

fn placeables(name: &'static str, names: &[String]) -> (&'static str, Value) {
    (name, Value::Text(names.iter().map(|name| format!("{{ ${name} }}")).collect::<Vec<_>>().join(", ")))
}
