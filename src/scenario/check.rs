//! (stub)
use crate::club::Club;
use crate::scenario::draft::{ClubDraft, Draft};
use crate::scenario::finding::Finding;
pub fn check(_draft: &Draft, _club: Option<&Club>) -> Vec<Finding> {
    Vec::new()
}
pub fn check_club(_draft: &ClubDraft) -> Vec<Finding> {
    Vec::new()
}
