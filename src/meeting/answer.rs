//! What every answer gives as plain data, for statistics and exports, which know no kinds of step.
//!
//! Each kind keeps the type of its answer in its own file under `meeting::kinds`. An answer names options, lines and
//! members by id, and holds every number that the person entered. Answers are stored in events, so their fields never
//! change their meaning. Amounts are in đồng.

use crate::id::ItemId;
use crate::meeting::outcome::Planned;
use crate::money::Dong;

/// An answer of any kind.
pub trait AnswerOfKind {
    /// What was said or done.
    fn given(&self) -> Given<'_>;

    /// What statistics count it by, and the payer or line that it is about, where a step has several.
    fn gist(&self) -> (Gist, Option<ItemId>);
}

/// What an answer is counted by in statistics.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gist {
    Option(ItemId),
    Value(i64),
    /// It has several parts, so only the parts that were wrong are counted.
    Parts,
}

/// What was said or done, as plain data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given<'a> {
    Option(&'a ItemId),
    Value(i64),
    /// What was heard, marked, or put in order.
    Items(Vec<&'a str>),
    /// The fields of a form, each with the name that [`Verdict::wrong`] has for it.
    ///
    /// [`Verdict::wrong`]: crate::meeting::outcome::Verdict::wrong
    Fields(Vec<(&'a str, GivenField<'a>)>),
    /// The observers could not follow what was said.
    NotWatched,
}

/// What stands in one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GivenField<'a> {
    Money(Dong),
    /// The notes of each kind that were there, and how many.
    Notes(Vec<(Dong, u16)>),
    Count(i64),
    Flag(bool),
    /// One of the words that this field can have.
    Word(&'static str),
    Words(Vec<&'static str>),
    /// Options, lines or members.
    Ids(Vec<&'a str>),
    /// Who does a task, by what day, and which fund pays.
    Planned(&'a Planned),
}

impl<'a> Given<'a> {
    /// A list of items, by their ids.
    pub fn items(ids: &'a [ItemId]) -> Self {
        Self::Items(ids.iter().map(ItemId::as_str).collect())
    }
}
