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

/// What was said or done, as plain data: for exports, which know no kinds of step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given<'a> {
    Option(&'a ItemId),
    Value(i64),
    /// What was heard, marked, or put in order.
    Items(Vec<&'a str>),
    /// The fields of a form, each with the name that [`Verdict::wrong`] has for it.
    ///
    /// [`Verdict::wrong`]: crate::meeting::event::Verdict::wrong
    Fields(Vec<(&'a str, GivenField<'a>)>),
    /// Nobody could follow what was said.
    NotWatched,
}

/// What stands in one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GivenField<'a> {
    Money(Dong),
    Count(i64),
    Flag(bool),
    /// One of the words that this field can have.
    Word(&'static str),
    Words(Vec<&'static str>),
    /// Options, lines or members.
    Ids(Vec<&'a str>),
}

fn ids(ids: &[ItemId]) -> Vec<&str> {
    ids.iter().map(ItemId::as_str).collect()
}

impl Answer {
    pub fn given(&self) -> Given<'_> {
        match self {
            Self::Choose(answer) => Given::Option(&answer.option),
            Self::Figure(answer) => Given::Value(answer.value),
            Self::Speak(answer) if answer.by == TickedBy::NotWatched => Given::NotWatched,
            Self::Speak(answer) => Given::Items(ids(&answer.heard)),
            Self::Order(answer) => Given::Items(ids(&answer.items)),
            Self::Inspect(answer) => Given::Items(ids(&answer.marked)),
            Self::RollCall(answer) => Given::Fields(answer.given_fields()),
            Self::Count(answer) => Given::Fields(answer.given_fields()),
            Self::Collect(answer) => Given::Fields(answer.given_fields()),
            Self::Write(answer) => Given::Fields(vec![
                ("income", GivenField::Money(answer.income)),
                ("operating", GivenField::Money(answer.operating)),
            ]),
            Self::Pay(answer) => Given::Fields(vec![
                (
                    "fund",
                    GivenField::Word(match answer.fund {
                        Fund::Income => "income",
                        Fund::Operating => "operating",
                    }),
                ),
                ("amount", GivenField::Money(answer.amount)),
                ("papers", GivenField::Words(answer.papers.iter().map(|paper| paper.slug()).collect())),
            ]),
            Self::Vote(answer) => Given::Fields(answer.given_fields()),
            Self::Minutes(answer) => Given::Fields(answer.given_fields()),
            Self::Discuss(answer) => Given::Fields(
                answer.hands.iter().map(|(id, n)| (id.as_str(), GivenField::Count(i64::from(*n)))).collect(),
            ),
        }
    }

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

impl RollCallAnswer {
    fn given_fields(&self) -> Vec<(&str, GivenField<'_>)> {
        let away = |excused: bool| {
            let members = self.away.iter().filter(move |absence| absence.excused == excused);
            GivenField::Ids(members.map(|absence| absence.member.as_str()).collect())
        };
        vec![("excused", away(true)), ("away", away(false)), ("quorum", GivenField::Flag(self.quorum))]
    }
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

impl CountAnswer {
    fn given_fields(&self) -> Vec<(&str, GivenField<'_>)> {
        let books = match &self.books {
            BooksSay::Agree => ("books", GivenField::Word("agree")),
            BooksSay::CashDiffers => ("books", GivenField::Word("cash-differs")),
            BooksSay::BooksDiffer { line } => ("books-differ", GivenField::Ids(vec![line.as_str()])),
        };
        vec![("total", GivenField::Money(self.total)), books]
    }
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

impl CollectAnswer {
    fn given_fields(&self) -> Vec<(&str, GivenField<'_>)> {
        let mark = match self.mark {
            Mark::Paid => "paid",
            Mark::Owes => "owes",
            Mark::Exempt => "exempt",
        };
        vec![
            ("principal", GivenField::Money(self.principal)),
            ("interest", GivenField::Money(self.interest)),
            ("other", GivenField::Money(self.other)),
            ("change", GivenField::Money(self.change)),
            ("receipt", GivenField::Flag(self.receipt)),
            ("mark", GivenField::Word(mark)),
        ]
    }
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

impl VoteAnswer {
    fn given_fields(&self) -> Vec<(&str, GivenField<'_>)> {
        let hands = |n: u16| GivenField::Count(i64::from(n));
        let quorum = ("quorum", GivenField::Flag(self.quorum));
        if !self.quorum {
            return vec![quorum];
        }
        vec![
            quorum,
            ("aside", GivenField::Ids(self.aside.iter().map(MemberId::as_str).collect())),
            ("objections", GivenField::Flag(self.asked_objections)),
            ("agree", hands(self.agree)),
            ("disagree", hands(self.disagree)),
            ("no-opinion", hands(self.no_opinion)),
            ("carried", GivenField::Flag(self.carried)),
        ]
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MinutesAnswer {
    pub fields: Vec<(ItemId, FieldAnswer)>,
}

impl MinutesAnswer {
    fn given_fields(&self) -> Vec<(&str, GivenField<'_>)> {
        let fields = self.fields.iter().map(|(id, value)| {
            let value = match value {
                FieldAnswer::Number(number) => GivenField::Count(*number),
                FieldAnswer::Pick(option) => GivenField::Ids(vec![option.as_str()]),
            };
            (id.as_str(), value)
        });
        fields.collect()
    }
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
