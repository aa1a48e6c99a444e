//! Names of things, each its own type so that a step is never taken for a member.
//!
//! Authors give ids of the form `[a-z][a-z0-9-]*` (`scenario::check` says so where one is not). The program gives ids of
//! 16 bytes that no two laptops share. An id is never translated, so records replay after every wording has changed.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            pub fn new(id: impl Into<String>) -> Self {
                Self(id.into())
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.to_owned())
            }
        }
    )+};
}

ids! {
    ScenarioId, ClubId, PartId, StepId, MemberId, LoanId,
    /// A member of the club, or a guest of the meeting.
    PersonId,
    /// Something that has happened in this meeting, for the conditions of later steps.
    Flag,
    /// One thing inside a step that is chosen or worked through: an option, a payer, an item, a field.
    ItemId,
    /// One line in a cash book: `<step>.<item>`, the same in both books.
    LineId,
}

impl PartialEq<MemberId> for PersonId {
    fn eq(&self, member: &MemberId) -> bool {
        self.0 == member.0
    }
}

macro_rules! unique_ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(out)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

unique_ids! {
    SessionId,
    /// The laptop on which a session was played, unchanged by merging.
    LaptopId,
    /// A person who sat down, under whichever code.
    LearnerId,
    CorrectionId,
}

impl StepId {
    /// The line that this step writes for one of its items.
    pub fn line(&self, item: &ItemId) -> LineId {
        LineId(format!("{self}.{item}"))
    }
}

impl LineId {
    /// Whether this step has written it.
    pub fn is_of(&self, step: &StepId) -> bool {
        self.0.split_once('.').is_some_and(|(writer, _)| writer == step.as_str())
    }
}

/// Whether `id` has the shape every id must have.
pub fn is_well_formed(id: &str) -> bool {
    let mut letters = id.chars();
    letters.next().is_some_and(|first| first.is_ascii_lowercase())
        && letters.all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-')
}

/// Whether Windows reserves this name, with any ending, for a device: no file can have it.
pub fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let numbered = |word: &str| {
        stem.strip_prefix(word)
            .is_some_and(|n| matches!(n, "¹" | "²" | "³") || (n.len() == 1 && n.parse::<u8>().is_ok()))
    };
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul" | "conin$" | "conout$")
        || numbered("com")
        || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    #[test]
    fn shape_of_an_id() {
        for (id, good) in
            [("on-whispers", true), ("l2", true), ("2l", false), ("", false), ("Ón", false), ("a_b", false)]
        {
            assert_eq!(super::is_well_formed(id), good, "{id}");
        }
    }

    #[rstest]
    #[case("con", true)]
    #[case("CON.ron", true)]
    #[case("nul", true)]
    #[case("aux.tar.gz", true)]
    #[case("prn", true)]
    #[case("com1", true)]
    #[case("lpt9", true)]
    #[case("com¹", true)]
    #[case("com", false)]
    #[case("com10", false)]
    #[case("con-1", false)]
    #[case("hop-con", false)]
    fn names_of_devices(#[case] name: &str, #[case] expected: bool) {
        assert_eq!(super::is_device(name), expected, "{name}");
    }
}
