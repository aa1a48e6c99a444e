//! What a seat, the room or the trainer can ask of the meeting.
//!
//! A command is a wish: `decide` turns it into events or into a refusal that is itself an event. Commands name
//! steps, options and members by id and carry every number the person entered; they are never stored.

use serde::{Deserialize, Serialize};

use crate::club::ledger::Fund;
use crate::id::{ItemId, LineId, MemberId, StepId};
use crate::money::Dong;
use crate::scenario::kind::Paper;
use crate::scenario::model::{Absence, Role};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Command {
    Open(Setup),
    /// The line was heard, or what a computer-played seat did was seen.
    Proceed {
        step: StepId,
    },
    /// "Xin góp ý: chỗ này chưa đúng" about what a computer-played seat does.
    Object {
        step: StepId,
    },
    Answer {
        step: StepId,
        by: Role,
        answer: Answer,
    },
    Hint {
        step: StepId,
    },
    /// The trainer goes on without an answer; the computer does the step in silence.
    Skip {
        step: StepId,
    },
    /// Back to the state after the first `to_seq` events.
    StepBack {
        to_seq: u32,
    },
    /// The trainer stops the meeting to discuss.
    Pause {
        step: StepId,
    },
    /// Somebody else takes this seat from here on. Who it is stands in the record, not here.
    ChangeSeat {
        role: Role,
    },
}

/// How a session is played. A mode is only which seats are human.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setup {
    pub mode: Mode,
    /// The human seat in `Solo`; ignored otherwise.
    pub solo: Option<Role>,
    /// Class minutes: one of the scenario's cuts.
    pub cut: u16,
    pub seed: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Mode {
    /// One trainee; the computer plays the other seats, sometimes wrongly.
    Solo,
    /// Three trainees pass the keyboard.
    Board,
    /// The trainer drives, the hall answers.
    Room,
}

impl Mode {
    pub const ALL: [Self; 3] = [Self::Solo, Self::Board, Self::Room];

    pub fn slug(self) -> &'static str {
        match self {
            Self::Solo => "solo",
            Self::Board => "board",
            Self::Room => "room",
        }
    }
}

impl Setup {
    /// The seats that people sit in.
    pub fn humans(&self) -> Vec<Role> {
        match self.mode {
            Mode::Solo => self.solo.into_iter().collect(),
            Mode::Board => vec![Role::Chair, Role::Treasurer, Role::Secretary],
            Mode::Room => Role::SEATS.to_vec(),
        }
    }
}

/// What was entered for one task of a step; one variant for each kind, and `Write` for the second book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    Choose {
        option: ItemId,
    },
    Speak {
        heard: Vec<ItemId>,
        by: TickedBy,
        /// Seconds spoken, if the trainer had the clock on.
        elapsed_s: Option<u32>,
    },
    Order {
        items: Vec<ItemId>,
    },
    RollCall {
        away: Vec<Absence>,
        quorum: bool,
    },
    Count {
        /// Denomination and number of notes.
        notes: Vec<(Dong, u16)>,
        total: Dong,
        books: BooksSay,
    },
    Collect {
        payer: ItemId,
        principal: Dong,
        interest: Dong,
        /// Fee or gift.
        other: Dong,
        change: Dong,
        receipt: bool,
        mark: Mark,
    },
    /// One line of the second book, as the secretary writes it: what goes into (or out of) each box.
    Write {
        item: ItemId,
        income: Dong,
        operating: Dong,
    },
    Pay {
        fund: Fund,
        amount: Dong,
        papers: Vec<Paper>,
    },
    Figure {
        value: i64,
    },
    Inspect {
        marked: Vec<ItemId>,
    },
    Vote {
        /// Whether there are enough members; without them the vote is put off.
        quorum: bool,
        aside: Vec<MemberId>,
        asked_objections: bool,
        agree: u16,
        disagree: u16,
        no_opinion: u16,
        carried: bool,
    },
    Minutes {
        fields: Vec<(ItemId, FieldAnswer)>,
    },
    Discuss {
        hands: Vec<(ItemId, u16)>,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum TickedBy {
    Observers,
    Trainer,
    /// The speaker alone, in `Solo`: kept, never scored.
    Oneself,
}

/// What somebody finds when notes and both books are laid side by side.
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

/// What is noted beside a name in the fee book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mark {
    Paid,
    Owes,
    Exempt,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FieldAnswer {
    Number(i64),
    Pick(ItemId),
}
