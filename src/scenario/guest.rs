//! Guests of a meeting, and the people who speak, give or receive in it: members and guests.
//!
//! A guest belongs to the scenario and never to the club, so is in no roll, no vote and no count of members.

use serde::{Deserialize, Serialize};

use crate::club::{self, Member};
use crate::id::PersonId;

/// A person who is invited to one meeting: a health worker, an official, a donor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guest {
    pub id: PersonId,
    /// Full name, family name first: "Lường Thị Quyên".
    pub name: String,
    /// How the room addresses this person: y sĩ, đồng chí, ông, bà.
    pub address: String,
    /// The office or where this person comes from: "Trạm Y tế xã".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
}

impl Guest {
    /// The key of `from`.
    pub fn from_key(&self) -> String {
        format!("guest-{}-from", self.id)
    }
}

/// A member or a guest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attendee<'a> {
    Member(&'a Member),
    Guest(&'a Guest),
}

impl<'a> Attendee<'a> {
    /// "bà Ón": the address and the given name, which is the last word.
    pub fn called(self) -> String {
        club::called(self.address(), self.name())
    }

    /// "bà Lò Thị Ón".
    pub fn full(self) -> String {
        format!("{} {}", self.address(), self.name())
    }

    pub fn member(self) -> Option<&'a Member> {
        match self {
            Self::Member(member) => Some(member),
            Self::Guest(_) => None,
        }
    }

    pub fn guest(self) -> Option<&'a Guest> {
        match self {
            Self::Member(_) => None,
            Self::Guest(guest) => Some(guest),
        }
    }

    pub fn name(self) -> &'a str {
        match self {
            Self::Member(member) => &member.name,
            Self::Guest(guest) => &guest.name,
        }
    }

    fn address(self) -> &'a str {
        match self {
            Self::Member(member) => &member.address,
            Self::Guest(guest) => &guest.address,
        }
    }
}
