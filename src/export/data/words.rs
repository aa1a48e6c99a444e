//! Gives the words for the data, for people who read a workbook or a learning record store: titles, modes, roles,
//! steps, and what was answered.
//!
//! A scenario has the words with which it was played, with names and fixed amounts in them. A value that changes
//! during a meeting is an ellipsis, because it is unknown which moment the words describe.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fmt;

use crate::club::Member;
use crate::club::ledger::OPENING;
use crate::export::data::rows::{ExportedAnswer, ExportedSession};
use crate::id::{MemberId, ScenarioId, StepId};
use crate::locale::catalog::Catalog;
use crate::locale::values::UNKNOWN;
use crate::locale::words::{ScenarioWords, parts_message};
use crate::locale::{LocaleFile, Speech, Value, number};
use crate::meeting::answer::{Given, GivenField};
use crate::meeting::event::Planned;
use crate::meeting::figures::figure;
use crate::meeting::state::State;
use crate::money::Dong;
use crate::record::RecordStore;
use crate::record::error::RecordError;
use crate::record::model::TextHash;
use crate::review::tries::AnswerSummary;
use crate::scenario::guest::Attendee;
use crate::scenario::kinds::{BookPurpose, FieldValue, Minutes, Pays, Purpose};
use crate::scenario::model::Step;
use crate::scenario::story::Story;

/// The messages of the screens in the language of a workbook, and the scenarios' lines in it.
#[derive(Clone, Copy)]
pub struct DataWording<'t> {
    pub catalog: &'t Catalog,
    pub speech: Speech,
    /// The translation of a scenario; none for Vietnamese.
    pub translation: &'t dyn Fn(&ScenarioId) -> Option<LocaleFile>,
}

impl fmt::Debug for DataWording<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_tuple("DataWording").field(&self.speech).finish()
    }
}

impl DataWording<'_> {
    pub fn say(&self, id: &str) -> String {
        self.catalog.word(self.speech, id)
    }

    pub(super) fn say_with(&self, id: &str, values: &[(&str, Value)]) -> String {
        self.catalog.ui(Speech::only(self.speech.main), id, values).main
    }

    /// A message whose slug comes from the record. The slug itself where only a newer program knows it.
    pub(super) fn known(&self, id: &str, slug: &str) -> String {
        if self.catalog.has(id) { self.say(id) } else { slug.to_owned() }
    }

    pub(super) fn mode(&self, slug: &str) -> String {
        self.known(&format!("mode-{slug}"), slug)
    }

    pub(super) fn role(&self, slug: &str) -> String {
        self.known(&format!("role-{slug}"), slug)
    }
}

/// The words of the scenarios in a workbook, each read once.
#[derive(Debug, Default)]
pub(super) struct KnownWords(HashMap<TextHash, Option<Words>>);

impl KnownWords {
    /// As [`Words::of`].
    pub(super) fn of(
        &mut self,
        record: &RecordStore,
        hash: TextHash,
        wording: DataWording<'_>,
    ) -> Result<Option<&Words>, RecordError> {
        Ok(match self.0.entry(hash) {
            Entry::Occupied(known) => known.into_mut().as_ref(),
            Entry::Vacant(unknown) => unknown.insert(Words::of(record, hash, Some(wording))?).as_ref(),
        })
    }

    /// As [`KnownWords::of`], but the caller keeps the words and they are forgotten here.
    pub(super) fn take(
        &mut self,
        record: &RecordStore,
        hash: TextHash,
        wording: DataWording<'_>,
    ) -> Result<Option<Words>, RecordError> {
        self.0.remove(&hash).map_or_else(|| Words::of(record, hash, Some(wording)), Ok)
    }
}

/// The lines of one scenario in one language.
pub(super) struct Words {
    pub(super) story: Story,
    speech: Speech,
    lines: ScenarioWords,
    values: Vec<(String, Value)>,
    /// Every line in Vietnamese by its key.
    vietnamese: HashMap<String, String>,
}

impl Words {
    /// In the language of a workbook, or in Vietnamese. None where the scenario is no longer in the record, as after
    /// a recovery.
    pub(super) fn of(
        record: &RecordStore,
        hash: TextHash,
        wording: Option<DataWording<'_>>,
    ) -> Result<Option<Self>, RecordError> {
        Ok(record.story(hash)?.map(|story| Self::new(story, wording)))
    }

    fn new(story: Story, wording: Option<DataWording<'_>>) -> Self {
        let scenario = &story.scenario;
        let speech = wording.map_or_else(Speech::default, |wording| wording.speech);
        let translation = wording.and_then(|wording| (wording.translation)(&scenario.id));
        let written = scenario.lines();
        let lines = ScenarioWords::new(scenario.id.as_str(), &written, translation);
        let vietnamese = written.iter().map(|line| (line.key.clone(), line.text.to_owned())).collect();
        let before = State::default();
        let values = scenario.values.iter().map(|(name, quantity)| {
            let figured = figure(&story, &before, quantity).filter(|_| scenario.is_fixed(quantity));
            (name.clone(), figured.map_or_else(|| Value::from(UNKNOWN), Value::from))
        });
        let values = values.collect();
        Self { story, speech, lines, values, vietnamese }
    }

    pub(super) fn say(&self, key: &str, vietnamese: &str) -> String {
        self.lines.line(self.speech, key, vietnamese, &self.values).main
    }

    pub(super) fn title(&self) -> String {
        self.say("scenario-title", &self.story.scenario.title)
    }

    /// What a step asks.
    pub(super) fn prompt(&self, step: &Step) -> String {
        let (field, text) = step.prompt();
        self.say(&step.id.key(field), text)
    }

    /// What a step asks, by its id; none where these words have no such step.
    pub(super) fn prompt_of(&self, step: &StepId) -> Option<String> {
        self.story.step(step).map(|step| self.prompt(step))
    }

    /// An answer as it is counted, in words: as on the screens of a group.
    pub(super) fn counted(&self, wording: DataWording<'_>, step: &StepId, answer: &str) -> Option<String> {
        Some(match AnswerSummary::from_word(answer)? {
            AnswerSummary::Option(option) => {
                let said = self.named(wording, step, option.as_str());
                // Some options are words that are said, and have their marks.
                if said.starts_with('“') { said } else { format!("“{said}”") }
            }
            AnswerSummary::Value(value) => self.number(step, None, value),
            AnswerSummary::Fields(fields) => {
                let names = fields.iter().map(|field| self.part(wording, step, field));
                let names = names.collect::<Vec<_>>().join("; ");
                match self.story.step(step) {
                    Some(step) => {
                        wording.say_with(parts_message(step, &fields), &[("fields", Value::Text(names))])
                    }
                    None => names,
                }
            }
        })
    }

    /// A number that was asked for at this step, or in this field of its form: money where money was asked for.
    fn number(&self, step: &StepId, field: Option<&str>, value: i64) -> String {
        let step = self.story.step(step);
        let of_minutes = |minutes: &Minutes| {
            let found = minutes.fields.iter().find(|one| Some(one.id.as_str()) == field);
            found.is_some_and(|found| match &found.value {
                FieldValue::Number(quantity) => quantity.is_money(),
                FieldValue::OneOf { .. } => false,
            })
        };
        let figure = step.and_then(|step| step.kind.try_as_figure_ref());
        let minutes = step.and_then(|step| step.kind.try_as_minutes_ref());
        let is_money =
            figure.is_some_and(|figure| figure.answer.is_money()) || minutes.is_some_and(of_minutes);
        if is_money { number::money(Dong(value)) } else { number::count(value) }
    }

    /// The person or thing that an answer was about, where a step has several: the payer or receiver and what is
    /// paid. Empty where there is one.
    pub(super) fn about(&self, wording: DataWording<'_>, step: &StepId, item: &str) -> String {
        let (line, is_second) = match item.strip_suffix(SECOND_BOOK_LINE) {
            Some(line) => (line, true),
            None => (item, false),
        };
        let Some(step) = self.story.step(step).filter(|_| !item.is_empty()) else { return item.to_owned() };
        let who = self.story.party(step, line).and_then(|party| party.person).map(Attendee::full);
        let collect = step.kind.try_as_collect_ref();
        let payer = collect.and_then(|collect| collect.payers.iter().find(|one| one.id.as_str() == line));
        let payment = step.kind.try_as_pay_ref();
        let booking = step.kind.try_as_book_ref();
        let what = payer
            .map(|payer| paid(&payer.pays))
            .or_else(|| payment.map(|payment| paid_out(&payment.purpose)))
            .or_else(|| booking.map(|booking| booked(&booking.purpose)));
        let who = who.or_else(|| payer.map(|_| wording.say("book-together")));
        let what = what.map(|ids| ids.iter().map(|id| wording.say(id)).collect::<Vec<_>>().join(", "));
        let said: Vec<String> = [who, what].into_iter().flatten().collect();
        match (said.is_empty(), is_second) {
            (true, _) => item.to_owned(),
            (false, true) => format!("{} – {}", wording.say("export-second-book"), said.join(": ")),
            (false, false) => said.join(": "),
        }
    }

    /// A line of the cash books, as `step.item`.
    fn book_line(&self, wording: DataWording<'_>, line: &str) -> String {
        match line.split_once('.') {
            Some((step, item)) => self.about(wording, &step.into(), item),
            None if line == OPENING => wording.say("book-opening"),
            None => line.to_owned(),
        }
    }

    /// An option, a line, a field or a member by its id.
    fn named(&self, wording: DataWording<'_>, step: &StepId, id: &str) -> String {
        self.of_script(step, id).unwrap_or_else(|| {
            let of_data = format!("export-field-{id}");
            let id_of_data = wording.catalog.has(&of_data).then(|| wording.say(&of_data));
            id_of_data.unwrap_or_else(|| wording.known(&format!("field-{id}"), id))
        })
    }

    /// A part of an answer that was wrong, as screens call it.
    fn part(&self, wording: DataWording<'_>, step: &StepId, id: &str) -> String {
        self.of_script(step, id).unwrap_or_else(|| {
            wording.known(&format!("field-{id}"), &wording.known(&format!("export-field-{id}"), id))
        })
    }

    /// The text that the author wrote for it.
    fn of_script(&self, step: &StepId, id: &str) -> Option<String> {
        let line = ["text", "label"].into_iter().find_map(|field| {
            let key = step.item_key(&id.into(), field);
            self.vietnamese.get(&key).map(|vietnamese| self.say(&key, vietnamese))
        });
        line.or_else(|| self.story.member(&MemberId(id.to_owned())).map(Member::full))
    }
}

/// The end of the name of a line of the second book, after the name of the line of the first book.
const SECOND_BOOK_LINE: &str = "-second-book";

/// The messages that name what a payer comes to pay.
fn paid(pays: &Pays) -> &'static [&'static str] {
    match pays {
        Pays::Loan(_) | Pays::Early(_) => &["collect-principal-word", "collect-interest-word"],
        Pays::Fee(_) | Pays::FeeOwed | Pays::FeeExempt => &["collect-fee-word"],
        Pays::Donation(_) => &["collect-gift-word"],
        Pays::Capital(_) => &["collect-capital-word"],
        Pays::InKind(_) => &["collect-goods-word"],
    }
}

/// The message that names what money is paid out for.
fn paid_out(purpose: &Purpose) -> &'static [&'static str] {
    match purpose {
        Purpose::Spending => &["pay-spending-word"],
        Purpose::Visit(_) => &["pay-visit-word"],
        Purpose::Loan { .. } => &["pay-loan-word"],
        Purpose::Deposit(_) => &["pay-bank-word"],
        Purpose::Withdrawal(_) => &["pay-withdrawal-word"],
    }
}

/// The message that names a line without notes.
fn booked(purpose: &BookPurpose) -> &'static [&'static str] {
    match purpose {
        BookPurpose::LateSlip { .. } => &["book-late-slip-word"],
        BookPurpose::WriteOff { .. } => &["book-write-off-word"],
        BookPurpose::Correction { .. } => &["book-correction-word"],
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_tuple("Words").field(&self.story.scenario.id).finish()
    }
}

/// The words for one session.
#[derive(Debug, Clone, Copy)]
pub struct SessionWords<'w> {
    pub(super) wording: DataWording<'w>,
    pub(super) words: Option<&'w Words>,
    pub(super) session: &'w ExportedSession,
}

impl SessionWords<'_> {
    /// The title, or the id where the words are gone.
    pub(super) fn title(self) -> String {
        self.words.map_or_else(|| self.session.summary.scenario.to_string(), Words::title)
    }

    pub(super) fn mode(self) -> String {
        self.wording.mode(&self.session.summary.mode)
    }

    pub(super) fn role(self, role: &str) -> String {
        self.wording.role(role)
    }

    /// What the step asks, or its id where the words are gone.
    pub(super) fn step(self, answer: &ExportedAnswer) -> String {
        let step = &answer.attempt.step;
        self.words.and_then(|words| words.prompt_of(step)).unwrap_or_else(|| step.to_string())
    }

    /// The village of the club in the story, or the club's id where the words are gone.
    pub(super) fn village(self) -> String {
        let club = &self.session.summary.club;
        self.words.map_or_else(|| club.to_string(), |words| words.story.club.village.clone())
    }

    /// The person or thing that it was about, where the step has several.
    pub(super) fn about(self, answer: &ExportedAnswer) -> String {
        let item = answer.attempt.item.as_str();
        self.words
            .map_or_else(|| item.to_owned(), |words| words.about(self.wording, &answer.attempt.step, item))
    }

    /// What was said or done.
    pub(super) fn answer(self, answer: &ExportedAnswer) -> String {
        let named = |id: &str| self.named(answer, id);
        match answer.answer.given() {
            Given::Option(option) => named(option.as_str()),
            Given::Value(value) => self.number(answer, None, value),
            Given::Items(items) if items.is_empty() => self.wording.say("none"),
            Given::Items(items) => items.into_iter().map(named).collect::<Vec<_>>().join("; "),
            Given::NotWatched => self.wording.say("speak-not-watched"),
            Given::Fields(fields) => {
                let fields = fields.iter().filter_map(|(name, field)| self.field(answer, name, field));
                let said = fields.collect::<Vec<_>>().join("; ");
                if said.is_empty() { self.wording.say("none") } else { said }
            }
        }
    }

    /// The fields that were wrong.
    pub(super) fn wrong(self, answer: &ExportedAnswer) -> String {
        let named = answer.wrong.iter().map(|part| match self.words {
            Some(words) => words.part(self.wording, &answer.attempt.step, part),
            None => part.clone(),
        });
        named.collect::<Vec<_>>().join("; ")
    }

    fn named(self, answer: &ExportedAnswer, id: &str) -> String {
        match self.words {
            Some(words) => words.named(self.wording, &answer.attempt.step, id),
            None => id.to_owned(),
        }
    }

    fn number(self, answer: &ExportedAnswer, field: Option<&str>, value: i64) -> String {
        match self.words {
            Some(words) => words.number(&answer.attempt.step, field, value),
            None => number::count(value),
        }
    }

    /// `gốc: 100.000 đ`. None for what was left empty.
    fn field(self, answer: &ExportedAnswer, name: &str, field: &GivenField<'_>) -> Option<String> {
        let wording = self.wording;
        let word = |word: &str| match name {
            "fund" => wording.known(&format!("fund-{word}"), word),
            "papers" => wording.known(&format!("paper-{word}"), word),
            _ => wording.known(&format!("export-said-{word}"), word),
        };
        let named = |id: &str| self.named(answer, id);
        let id = |id: &&str| match (name, self.words) {
            ("books-differ", Some(words)) => words.book_line(wording, id),
            _ => self.named(answer, id),
        };
        let said = match field {
            // Nothing is a sum in the second book too; of a payment it was left empty.
            GivenField::Money(amount) if amount.0 == 0 && !answer.answer.is_write() => return None,
            GivenField::Money(amount) => number::money(*amount),
            GivenField::Notes(notes) if notes.is_empty() => wording.say("none"),
            GivenField::Notes(notes) => {
                let notes = notes.iter().map(|(note, n)| format!("{} × {n}", number::count(note.0)));
                notes.collect::<Vec<_>>().join(", ")
            }
            GivenField::Count(n) if answer.answer.is_discuss() => {
                wording.say_with("export-hands", &[("n", Value::Count(*n))])
            }
            GivenField::Count(n) => self.number(answer, Some(name), *n),
            GivenField::Flag(flag) => wording.say(if *flag { "yes" } else { "no" }),
            GivenField::Word(slug) => word(slug),
            GivenField::Words(slugs) if slugs.is_empty() => wording.say("none"),
            GivenField::Words(slugs) => slugs.iter().map(|slug| word(slug)).collect::<Vec<_>>().join(", "),
            GivenField::Ids(ids) if ids.is_empty() && answer.answer.is_roll_call() => {
                wording.say("export-nobody")
            }
            GivenField::Ids(ids) if ids.is_empty() => return None,
            GivenField::Ids(ids) => ids.iter().map(id).collect::<Vec<_>>().join(", "),
            GivenField::Planned(Planned::NextMonth) => wording.say("plan-next-month"),
            GivenField::Planned(Planned::By { who, day, fund }) => {
                let day = [("day", Value::count(day.day)), ("month", Value::count(day.month))];
                let fund =
                    fund.map_or_else(|| "plan-no-money".to_owned(), |fund| format!("fund-{}", fund.slug()));
                let parts = [named(who.as_str()), wording.say_with("plan-day", &day), wording.say(&fund)];
                parts.join(", ")
            }
        };
        Some(format!("{}: {said}", self.named(answer, name)))
    }
}
