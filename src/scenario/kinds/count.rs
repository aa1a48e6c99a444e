//! `Count`: the notes in both boxes are counted and compared with both books.

use std::iter;

use serde::{Deserialize, Serialize};

use crate::id::{Flag, ItemId};
use crate::money::Dong;
use crate::scenario::finding::FindingKind;
use crate::scenario::shape::{FlagField, Grading, KindLine, Shape, Site};

/// The notes that people pay with in Vietnam, in đồng.
const NOTES: [i64; 9] = [1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000];

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Count {
    pub prompt: String,
    /// The notes as they lie there when everything went by the model path: `(500000, 9)`. On another path the
    /// difference is made up in change.
    pub notes: Vec<(Dong, u16)>,
    /// The notes as they lie there on other paths, each list known by its sum.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub otherwise: Vec<Vec<(Dong, u16)>>,
    /// This has happened where it was counted right, and the notes and both books came to the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed: Option<Flag>,
}

impl Count {
    /// What its notes come to; none where it is more than [`Dong::MOST`].
    pub fn sum(&self) -> Option<Dong> {
        sum(&self.notes)
    }

    /// What each list of notes comes to; none where that is more than [`Dong::MOST`].
    pub fn lists(&self) -> impl Iterator<Item = Option<Dong>> {
        iter::once(&self.notes).chain(&self.otherwise).map(|notes| sum(notes))
    }

    /// The notes that come to this sum, as the author laid them. None where no list does.
    pub fn laid(&self, cash: Dong) -> Option<&[(Dong, u16)]> {
        let mut lists = self.otherwise.iter().chain(iter::once(&self.notes));
        lists.find(|notes| sum(notes) == Some(cash)).map(Vec::as_slice)
    }
}

/// The sum in đồng; none where it is more than [`Dong::MOST`].
fn sum(notes: &[(Dong, u16)]) -> Option<Dong> {
    let amounts = notes.iter().map(|(note, n)| note.times(i64::from(*n)).unwrap_or(Dong::MOST));
    Dong::sum(amounts).filter(|sum| *sum <= Dong::MOST)
}

impl Shape for Count {
    fn prompt(&self) -> (&'static str, &str) {
        ("prompt", &self.prompt)
    }

    fn lines(&self) -> Vec<KindLine<'_>> {
        Vec::new()
    }

    fn grading(&self) -> Grading {
        Grading::Retried
    }

    fn is_protected(&self) -> bool {
        true
    }

    fn items(&self) -> Option<(&'static str, Vec<&ItemId>)> {
        None
    }

    fn outcomes(&self) -> Vec<(FlagField, &Flag)> {
        self.agreed.iter().map(|flag| (FlagField::Agreed, flag)).collect()
    }

    fn check(&self, site: &mut Site<'_>) {
        let spot = site.spot.field("notes");
        site.at_least(spot, "notes", self.notes.len(), 1);
        let lists = site.spot.field("otherwise");
        let others = self.otherwise.iter().enumerate().map(|(number, notes)| (lists.item(number), notes));
        for (spot, notes) in iter::once((spot, &self.notes)).chain(others) {
            for (number, (note, _)) in notes.iter().enumerate() {
                if !NOTES.contains(&note.0) {
                    site.report(spot.item(number).item(0).word(), FindingKind::UnknownNote { note: *note });
                }
            }
        }
        let Some(found) = sum(&self.notes) else { return site.report(spot.word(), FindingKind::SumTooLarge) };
        if let Some(expected) = site.expected_cash.filter(|expected| *expected != found) {
            site.report(spot.word(), FindingKind::CountOffBooks { expected, found });
        }
    }
}
