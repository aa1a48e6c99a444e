//! What is wrong with a file of texts or of states, in English.

use crate::cli::check::en::{meant, said};
use crate::cli::check::phrase::{named, values};
use crate::scenario::finding::translation::{BadRow, TranslationFault as Fault};

pub(super) fn sentence(fault: &Fault) -> (String, String) {
    match fault {
        Fault::Unreadable { reason } => said(
            "This text cannot be read; the others of the file still work.",
            format!("A text is written id = words. The reader says: {reason}."),
        ),
        Fault::TooDeep => said(
            "This text has too many braces inside each other; the others of the file still work.",
            "Take away the { that are too many; a text needs { $name } and no more.",
        ),
        Fault::Twice { id } => {
            said(format!("`{id}` stands here twice; the first is used."), "Keep one of them.")
        }
        Fault::Missing { ids, .. } => said(
            format!("{} texts of the Vietnamese are missing: {}.", ids.len(), named(ids)),
            "Add each as id = words.",
        ),
        Fault::Unknown { id, nearest } => said(
            format!("The Vietnamese has no text `{id}`; nobody ever sees this one."),
            meant(nearest.as_ref(), "Drop it, or change the id."),
        ),
        Fault::OtherValues { lacks, adds } => {
            let mut parts = Vec::new();
            if !lacks.is_empty() {
                parts.push(format!("lacks {}", values(lacks)));
            }
            if !adds.is_empty() {
                parts.push(format!("adds {}", values(adds)));
            }
            said(
                format!("Its values are not those of the Vietnamese: it {}.", parts.join(" and ")),
                "Use the same { $name } as the Vietnamese.",
            )
        }
        Fault::NoScript { id, nearest } => said(
            format!("There is no scenario `{id}`, so this file is never read."),
            meant(nearest.as_ref(), "Name the file after the id of its scenario, or ui.ftl."),
        ),
        Fault::NoFile { file } => {
            said(format!("This scenario has no {file}."), "Write it, one line for each text: id = words.")
        }
        Fault::Letter { letter } => said(
            format!("This language is not written with `{letter}` (U+{:04X}).", u32::from(*letter)),
            "Type it again; letters that look alike may be of another alphabet.",
        ),
        Fault::TooWide { columns, most } => said(
            format!("This text takes {columns} columns, and should take no more than {most}."),
            "Say it in fewer words, so that the work stays on the wall.",
        ),
        Fault::BadRow(bad) => bad_row(bad),
        Fault::StateOfNothing { key, nearest } => said(
            format!("The Vietnamese has no text `{key}`, so this is the state of nothing."),
            meant(nearest.as_ref(), "Drop the row, or change the id."),
        ),
        Fault::StateWithoutWords { key } => said(
            format!("This language has no words for `{key}`."),
            "Drop the row, or add the words to the .ftl file.",
        ),
        Fault::NoState { ids } => said(
            format!("{} texts have no row in state.tsv: {}.", ids.len(), named(ids)),
            "They count as drafts. `dongvai lang import` writes words and states together.",
        ),
        Fault::Stale { keys } => said(
            format!("The Vietnamese has changed since {} texts were made: {}.", keys.len(), named(keys)),
            "They are drafts again. Let a speaker look at a new sheet (`dongvai lang export`).",
        ),
        Fault::OtherWords { keys } => said(
            format!(
                "The words have changed since {} texts were given their state: {}.",
                keys.len(),
                named(keys)
            ),
            "They are drafts again. Let a speaker look at a new sheet (`dongvai lang export`).",
        ),
        Fault::ReviewedByNobody { key } => said(
            format!("`{key}` is called reviewed without the code of who did it, the place or the date."),
            "Fill in all three, or call it a draft.",
        ),
    }
}

fn bad_row(bad: &BadRow) -> (String, String) {
    let (what, remedy) = match bad {
        BadRow::Columns(n) => (
            format!("This row has {n} columns instead of 8."),
            "One tab stands between columns, empty ones too.",
        ),
        BadRow::Mark(found) => {
            (format!("`{found}` is the mark of no text."), "A mark is 16 digits 0-9, a-f; import writes it.")
        }
        BadRow::State(found) => (
            format!("There is no state `{found}`."),
            "States are draft, converted, documented, reviewed, read-aloud.",
        ),
        BadRow::Twice(key) => (format!("`{key}` has two rows; the first is used."), "Keep one of them."),
    };
    said(what, format!("{remedy} Until then the text counts as a draft."))
}
