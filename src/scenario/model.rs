//! The shape of a practice script as its author writes it: a month of a club, parts of the agenda, steps.
//!
//! This is data only. What a fault is says `scenario::check`; what an answer is worth says `meeting::kinds`. Every
//! field is named as in the RON file, unknown fields are refused, and every text has a stable key
//! (`scenario::lines`) under which it is translated and corrected.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::club::ledger::Fund;
use crate::club::loan::{Loan, Month};
use crate::id::{ClubId, Flag, ItemId, PartId, ScenarioId, StepId};
use crate::money::Dong;
use crate::scenario::guest::Guest;
use crate::scenario::kinds::StepKind;
use crate::scenario::quantity::Quantity;
use crate::scenario::shape::SetBy;
use crate::scenario::terms::{Absence, Condition, Consequence, MeterEffect, Points, Role, notes_moved};

/// The only `format` this program reads.
pub const FORMAT: u32 = 1;

/// One practice script, as read from `scenarios/<id>.ron`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    pub format: u32,
    pub id: ScenarioId,
    pub title: String,
    /// What it is about, in one or two sentences.
    pub summary: String,
    pub club: ClubId,
    /// Whether the people and sums only make sense in that club.
    #[serde(default)]
    pub fixed_club: bool,
    pub month: Month,
    /// Day of the month on which the club meets.
    pub day: u8,
    /// Minutes of class time for which there is a cut, shortest first, and the one offered first.
    pub cuts: Vec<u16>,
    pub default_cut: u16,
    /// What the class is to learn, for the briefing screen.
    pub goals: Vec<String>,
    /// How hard it is, from 1 to 5; 0 where its author does not say.
    #[serde(default, skip_serializing_if = "is_unsaid")]
    pub difficulty: u8,
    /// What the trainer asks after it, beside the questions made from what happened.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub debrief: Vec<String>,
    /// The review by a person who works in a club; none where there was no review.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewed: Option<ClubReview>,
    /// Guests who do not speak, as the minutes name them together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guests: Option<String>,
    /// Guests who may speak, give or receive under their names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub invited: Vec<Guest>,
    /// The scenario to which it invites at its end, as a warm-up does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invites_to: Option<ScenarioId>,
    pub opening: OpeningValues,
    #[serde(default)]
    pub loans: Vec<Loan>,
    #[serde(default)]
    pub absent: Vec<Absence>,
    /// Amounts, counts and names that texts may use as `{ $name }`.
    #[serde(default)]
    pub values: BTreeMap<String, Quantity>,
    pub parts: Vec<Part>,
}

impl Scenario {
    /// Who is away once the roll calls up to and including this step have been taken; with none, when the meeting begins.
    pub fn away_after(&self, step: Option<&StepId>) -> Vec<Absence> {
        let steps: Vec<&Step> = self.parts.iter().flat_map(|part| &part.steps).collect();
        let taken = step.and_then(|id| steps.iter().position(|step| step.id == *id)).map_or(0, |at| at + 1);
        let rolls = steps.into_iter().take(taken).filter_map(|step| step.kind.try_as_roll_call_ref());
        rolls.fold(self.absent.clone(), |away, roll| roll.still_away(&away))
    }

    /// Whether a quantity stays the same during the whole meeting. A part of a loan does not where a vote may change it.
    pub fn is_fixed(&self, quantity: &Quantity) -> bool {
        let votes =
            self.parts.iter().flat_map(|part| &part.steps).filter_map(|step| step.kind.try_as_vote_ref());
        let mut changed = votes.filter_map(|vote| vote.reschedules());
        quantity.is_fixed() && !changed.any(|new| quantity.is_part_of(&new.loan))
    }

    /// Whether it plays a part of a meeting's agenda. A warm-up does not.
    pub fn has_agenda(&self) -> bool {
        self.parts.iter().any(|part| part.number.is_some())
    }

    /// The seats that a trainee can take in a cut: the three of every script, and a deputy who has a judged step there.
    pub fn seats(&self, cut: u16) -> Vec<Role> {
        let has_work = |role: Role| {
            let mut steps = self.parts.iter().flat_map(|part| &part.steps);
            steps.any(|step| step.role == role && step.cut <= cut && step.kind.is_judged())
        };
        Role::SEATS.into_iter().filter(|role| Role::TRAINED.contains(role) || has_work(*role)).collect()
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
fn is_unsaid(difficulty: &u8) -> bool {
    *difficulty == 0
}

/// Who has read a scenario through: a code, a place and a day, never a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClubReview {
    pub code: String,
    pub place: String,
    /// As it is written, such as "12/3/2027".
    pub date: String,
}

impl ClubReview {
    /// Its texts with the names of their fields, which are those of the values in a message.
    pub fn texts(&self) -> [(&'static str, &str); 3] {
        [("code", &self.code), ("place", &self.place), ("date", &self.date)]
    }
}

/// Where the meters and the money stand when the meeting begins.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpeningValues {
    /// How well people follow, how much members outside the board speak, trust in the board: each 0 to 100.
    pub understanding: u8,
    pub voices: u8,
    pub trust: u8,
    #[serde(default)]
    pub income_box: Dong,
    #[serde(default)]
    pub income_bank: Dong,
    #[serde(default)]
    pub operating_box: Dong,
    #[serde(default)]
    pub operating_bank: Dong,
    /// Notes that are missing from the boxes although both books have them; below zero where there are too many, 0 where
    /// nothing is off.
    #[serde(default)]
    pub short: Dong,
    /// By how much the second book has more (or less) than the treasurer's in a fund: `[(Operating, 9000)]`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub second_book: Vec<(Fund, Dong)>,
}

impl OpeningValues {
    /// By how much the second book is off in this fund.
    pub fn second_off(&self, fund: Fund) -> Dong {
        let own = self.second_book.iter().filter(|(other, _)| *other == fund);
        own.fold(Dong::ZERO, |sum, (_, off)| Dong(sum.0.saturating_add(off.0)))
    }
}

/// The number of the part in which one topic is talked about (`scenarios/RULES.md`, brief 3).
pub const TALK: u8 = 3;

/// A part of the agenda, with the steps that happen in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    pub id: PartId,
    pub name: String,
    /// The name in few words, for the header; the whole name where there is none.
    #[serde(default)]
    pub short: Option<String>,
    /// 1 to 6 for the six parts; none for what comes before, between and after them.
    #[serde(default)]
    pub number: Option<u8>,
    /// How the trainer leads it; printed for the trainer alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guide: Option<PartGuide>,
    pub steps: Vec<Step>,
}

/// How a trainer leads one part: no list of steps, but what it is for and where to stop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartGuide {
    /// What the class can do after it.
    pub aim: String,
    /// The step of this part at which the trainer stops the play and asks.
    pub freeze: StepId,
    /// What people here often get wrong, and with what good reason.
    pub mistake: String,
    /// One question that makes people look for the answer themselves.
    pub question: String,
    /// The one rule to leave behind.
    pub takeaway: String,
}

impl PartGuide {
    /// Its texts with the names of their fields, in the order of the page.
    pub fn texts(&self) -> [(&'static str, &str); 4] {
        [
            ("aim", &self.aim),
            ("mistake", &self.mistake),
            ("question", &self.question),
            ("takeaway", &self.takeaway),
        ]
    }
}

/// One moment of the meeting that belongs to one role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub id: StepId,
    pub role: Role,
    /// Planned minutes of the meeting that this step takes.
    #[serde(default)]
    pub minutes: u16,
    /// Played in cuts of at least this many class minutes; in shorter ones the computer does it in silence.
    #[serde(default)]
    pub cut: u16,
    /// Played only if this holds when its turn comes.
    #[serde(default)]
    pub when: Option<Condition>,
    pub kind: StepKind,
    /// Shown on the wall where a shorter cut leaves this step out: one clause without names and sums.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meanwhile: Option<String>,
    /// For this role alone: on screen in `solo`, on the printed card otherwise.
    #[serde(default)]
    pub private: Option<String>,
    /// Whether `private` is to be read out, as both balances are. Otherwise only this role knows it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub read_out: bool,
    /// Whether what is done here is between the people concerned: no minutes and no diary tell it. A step with something
    /// private is confidential anyway.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub confidential: bool,
    #[serde(default)]
    pub hint: Option<String>,
    /// The few words the role keeps in mind.
    #[serde(default)]
    pub cue: Option<String>,
    /// Points for doing it well. A `Choose` step gives its points on the options instead.
    #[serde(default)]
    pub points: Points,
    /// The reason, shown after it is done, and the rule behind it.
    #[serde(default)]
    pub why: Option<String>,
    #[serde(default)]
    pub rule: Option<String>,
    /// The rule is *tạm quy ước*.
    #[serde(default)]
    pub assumed: bool,
    /// What the board then did, where it was not done well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub then: Option<String>,
    /// What is settled with it: for the table of conclusions in the minutes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub settles: Vec<Conclusion>,
    /// What follows once the step is over, done well or not.
    #[serde(default)]
    pub right: Consequence,
    #[serde(default)]
    pub wrong: Consequence,
    /// What the seat says where the computer plays it and does it well: one line, in the form of what is planted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub says: Option<String>,
    /// What the computer does wrong here in `solo`, if the seed picks this step.
    #[serde(default)]
    pub planted: Option<Planted>,
}

/// What a meeting came to: what, who does it, by when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conclusion {
    pub id: ItemId,
    pub what: String,
    pub who: String,
    pub until: String,
    /// Only where this option of a `Choose` step was chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub option: Option<ItemId>,
}

/// A wrong deed of a seat that the computer plays; the trainee may object to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Planted {
    pub text: String,
    pub why: String,
    /// How the meeting put it right if no one objected. The next steps build on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub then: Option<String>,
    #[serde(default)]
    pub points: Points,
    /// What follows without an objection.
    #[serde(default)]
    pub missed: Consequence,
    /// What a right objection changes, before the seat does it well.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objected: Vec<MeterEffect>,
}

/// The speech alone of "Thủ quỹ: “…”".
pub fn without_speaker(words: &str) -> &str {
    let at = words.find(": “").map_or(0, |at| at.saturating_add(2));
    words.get(at..).unwrap_or(words)
}

impl Step {
    pub fn is_confidential(&self) -> bool {
        self.confidential || (self.private.is_some() && !self.read_out)
    }

    /// Everything that can follow from it, but for a right objection.
    pub fn consequences(&self) -> Vec<Consequence> {
        let mut all = vec![self.right.clone(), self.wrong.clone()];
        all.extend(self.planted.as_ref().map(|planted| planted.missed.clone()));
        all.extend(self.kind.shape().branches().into_iter().map(|branch| branch.consequence));
        all
    }

    /// Whether notes can come or go in it that stand in no book.
    pub fn moves_notes_alone(&self) -> bool {
        let objected = self.planted.iter().map(|planted| planted.objected.clone());
        let effects = self.consequences().into_iter().map(|consequence| consequence.effects);
        effects.chain(objected).any(|effects| notes_moved(&effects) != Dong::ZERO)
    }

    /// Every flag that this step can set, and by what.
    pub fn sets(&self) -> Vec<(SetBy, Flag)> {
        let shape = self.kind.shape();
        let missed = self.planted.as_ref().map(|planted| (SetBy::Missed, planted.missed.set.clone()));
        let entries =
            shape.branches().into_iter().map(|branch| (SetBy::Entry(branch.at), branch.consequence.set));
        [(SetBy::Right, self.right.set.clone()), (SetBy::Wrong, self.wrong.set.clone())]
            .into_iter()
            .chain(missed)
            .chain(entries)
            .flat_map(|(by, flags)| flags.into_iter().map(move |flag| (by, flag)))
            .chain(shape.outcomes().into_iter().map(|(field, flag)| (SetBy::Outcome(field), flag.clone())))
            .collect()
    }
}
