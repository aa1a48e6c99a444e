//! `Say`: a line spoken by the step's role, or by a person in the room. It is heard and never graded.

use serde::{Deserialize, Serialize};

use crate::id::{ItemId, PersonId};
use crate::scenario::shape::{Grading, KindLine, Shape, Site};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Say {
    /// The member or guest who speaks; none for the step's own role.
    #[serde(default)]
    pub by: Option<PersonId>,
    pub text: String,
}

impl Shape for Say {
    fn prompt(&self) -> (&'static str, &str) {
        ("text", &self.text)
    }

    fn lines(&self) -> Vec<KindLine<'_>> {
        Vec::new()
    }

    fn grading(&self) -> Grading {
        Grading::Never
    }

    fn is_protected(&self) -> bool {
        false
    }

    fn items(&self) -> Option<(&'static str, Vec<&ItemId>)> {
        None
    }

    fn check(&self, site: &mut Site<'_>) {
        if let Some(by) = &self.by {
            site.present(by, site.spot.field("by"));
        }
    }
}
