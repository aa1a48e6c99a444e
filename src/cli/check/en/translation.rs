//! What is wrong with a file of texts, in English.

use crate::cli::check::en::{meant, said};
use crate::cli::check::phrase::{named, values};
use crate::scenario::finding::translation::TranslationFault as Fault;

pub(super) fn sentence(fault: &Fault) -> (String, String) {
    match fault {
        Fault::Unreadable { reason } => said(
            "This text cannot be read; the others of the file still work.",
            format!("A text is written id = words. The reader says: {reason}."),
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
    }
}
