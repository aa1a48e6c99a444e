//! Answers: what was entered for one task of a step. Each kind has one type, and a line of the second book has one.
//!
//! An answer names options, lines and members by id, and holds every number that the person entered. Answers are stored
//! in events, so their fields never change their meaning. Amounts are in đồng.

use derive_more::{From, TryInto};
use serde::{Deserialize, Serialize};
use strum::EnumIs;

use crate::club::ledger::Fund;
use crate::id::{ItemId, LineId, MemberId};
use crate::money::Dong;
use crate::scenario::kinds::PaymentPaper;
use crate::scenario::terms::Absence;

/// An answer of any kind. `meeting::rules` converts it to the type that the task takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, From, TryInto, EnumIs)]
#[try_into(owned, ref)]
pub enum Answer {
    Choose(ChooseAnswer),
    Speak(SpeakAnswer),
    Order(OrderAnswer),
    RollCall(RollCallAnswer),
    Count(CountAnswer),
    Collect(CollectAnswer),
    Write(WriteAnswer),
    Pay(PayAnswer),
    Figure(FigureAnswer),
    Inspect(InspectAnswer),
    Vote(VoteAnswer),
    Minutes(MinutesAnswer),
    Discuss(DiscussAnswer),
}

/// What an answer is counted by in statistics.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gist {
    Option(ItemId),
    Value(i64),
    /// It has several parts, so only the parts that were wrong are counted.
    Parts,
}

impl Answer {
    /// What it is counted by, and the payer or line that it is about, where a step has several.
    pub fn gist(&self) -> (Gist, Option<ItemId>) {
        match self {
            Self::Choose(answer) => (Gist::Option(answer.option.clone()), None),
            Self::Figure(answer) => (Gist::Value(answer.value), None),
            Self::Collect(answer) => (Gist::Parts, Some(answer.payer.clone())),
            Self::Write(answer) => (Gist::Parts, Some(ItemId(format!("{}-second-book", answer.item)))),
            Self::Speak(_)
            | Self::Order(_)
            | Self::RollCall(_)
            | Self::Count(_)
            | Self::Pay(_)
            | Self::Inspect(_)
            | Self::Vote(_)
            | Self::Minutes(_)
            | Self::Discuss(_) => (Gist::Parts, None),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChooseAnswer {
    pub option: ItemId,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpeakAnswer {
    pub heard: Vec<ItemId>,
    pub by: TickedBy,
    /// Seconds spoken, if the trainer had the clock on.
    pub elapsed_s: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum TickedBy {
    Observers,
    Trainer,
    /// The speaker alone, in `Solo`: kept, never scored.
    Oneself,
    /// Nobody could follow what was said: kept, never scored, and nothing is known of what was heard.
    NotWatched,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderAnswer {
    pub items: Vec<ItemId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RollCallAnswer {
    pub away: Vec<Absence>,
    pub quorum: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountAnswer {
    /// Denomination and number of notes.
    pub notes: Vec<(Dong, u16)>,
    /// The sum of the notes.
    pub total: Dong,
    pub books: BooksSay,
}

/// What somebody finds on comparing the notes with both books.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum BooksSay {
    Agree,
    /// The books differ from each other on this line.
    BooksDiffer {
        line: LineId,
    },
    /// The books agree with each other but not with the notes.
    CashDiffers,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollectAnswer {
    pub payer: ItemId,
    pub principal: Dong,
    pub interest: Dong,
    /// Fee or gift.
    pub other: Dong,
    pub change: Dong,
    pub receipt: bool,
    pub mark: Mark,
}

/// What is noted beside a name in the fee book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mark {
    Paid,
    Owes,
    Exempt,
}

/// One line of the second book, as the secretary writes it: what goes into (or out of) each box.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteAnswer {
    pub item: ItemId,
    pub income: Dong,
    pub operating: Dong,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayAnswer {
    pub fund: Fund,
    pub amount: Dong,
    pub papers: Vec<PaymentPaper>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureAnswer {
    pub value: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InspectAnswer {
    pub marked: Vec<ItemId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoteAnswer {
    /// Whether there are enough members; without them the vote is put off.
    pub quorum: bool,
    pub aside: Vec<MemberId>,
    pub asked_objections: bool,
    pub agree: u16,
    pub disagree: u16,
    pub no_opinion: u16,
    pub carried: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MinutesAnswer {
    pub fields: Vec<(ItemId, FieldAnswer)>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FieldAnswer {
    Number(i64),
    Pick(ItemId),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiscussAnswer {
    pub hands: Vec<(ItemId, u16)>,
}
