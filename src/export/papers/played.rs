//! What all papers of a session are made from, and their texts: those of the screens, lines of the scenario, and the
//! head that all papers share.

use std::collections::BTreeMap;

use strum::{IntoStaticStr, VariantArray};

use crate::calendar::Moment;
use crate::club::Member;
use crate::export::kit::desk::with_note;
use crate::export::paper::{Align, Paper, Piece, Signature, Size, Table, Text, joined, labelled};
use crate::export::papers::happened::slips;
use crate::id::{ItemId, LearnerId, MemberId, StepId};
use crate::locale::catalog::Catalog;
use crate::locale::values::Values;
use crate::locale::words::ScenarioWords;
use crate::locale::{Pair, Speech, Value, number};
use crate::meeting::Meeting;
use crate::record::model::Seat;
use crate::review::sessions::Note;
use crate::scenario::model::{Part, Step};
use crate::scenario::story::Story;
use crate::scenario::terms::Role;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum SessionPaper {
    Minutes,
    Cash,
    Attendance,
    Report,
    Plan,
    Diary,
    Debrief,
    Certificate,
}

impl SessionPaper {
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// The word for the command line; also its message is `doc-<slug>`.
    pub fn slug(self) -> &'static str {
        self.into()
    }

    /// The name of its file, without the ending: letters that every stick and every printing shop can read.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Minutes => "bien-ban",
            Self::Plan => "ke-hoach-thang",
            Self::Cash => "trang-so-quy",
            Self::Attendance => "diem-danh",
            Self::Report => "bao-cao-thang",
            Self::Diary => "nhat-ky-buoi-tap",
            Self::Debrief => "phieu-gop-y",
            Self::Certificate => "giay-ghi-nhan",
        }
    }
}

/// A session as its papers need it, and their languages. It holds no record.
#[derive(Debug, Clone, Copy)]
pub struct Played<'a> {
    pub story: &'a Story,
    pub meeting: &'a Meeting,
    /// The values that lines of the scenario name.
    pub values: &'a Values,
    pub notes: &'a [Note],
    pub seats: &'a [Seat],
    /// Names of people who agreed to be named.
    pub names: &'a BTreeMap<LearnerId, String>,
    pub started: Option<Moment>,
    pub place: Option<&'a str>,
    pub catalog: &'a Catalog,
    pub words: &'a ScenarioWords,
    pub speech: Speech,
}

impl Played<'_> {
    pub(in crate::export) fn ui(&self, id: &str) -> Pair {
        self.catalog.ui(self.speech, id, &[])
    }

    pub(in crate::export) fn ui_with(&self, id: &str, values: &[(&str, Value)]) -> Pair {
        self.catalog.ui(self.speech, id, values)
    }

    /// Words that rest on a step which the computer did wrongly without an objection: they are right for the story, but
    /// not what was done, and a remark says so.
    pub(in crate::export) fn remarked(&self, words: Pair, wrongly: bool) -> Pair {
        if wrongly { with_note(&words, &self.ui("doc-wrongly")) } else { words }
    }

    /// Whether the computer did such a step wrongly, and nobody objected.
    pub(in crate::export) fn was_slip(&self, is_such: impl Fn(&Step) -> bool) -> bool {
        slips(self.meeting).filter_map(|id| self.story.step(id)).any(is_such)
    }

    /// A line of the scenario that belongs to no step.
    pub(in crate::export) fn line(&self, key: &str, vietnamese: &str) -> Pair {
        self.words.line(self.speech, key, vietnamese, self.values.now())
    }

    /// A line of a step, with the values as they were when the step was opened.
    pub(in crate::export) fn line_of(&self, step: &StepId, key: &str, vietnamese: &str) -> Pair {
        self.words.line(self.speech, key, vietnamese, self.values.of(step))
    }

    /// A line of something that a step has several of, such as an option.
    pub(in crate::export) fn item_line(
        &self,
        step: &StepId,
        item: &ItemId,
        field: &str,
        vietnamese: &str,
    ) -> Pair {
        self.line_of(step, &step.item_key(item, field), vietnamese)
    }

    pub(in crate::export) fn role(&self, role: Role) -> Pair {
        self.ui(&format!("role-{}", role.slug()))
    }

    /// "bà Lường Thị Pản, ông Lường Văn Dâng"; empty without members.
    pub(in crate::export) fn names<'m>(&self, members: impl IntoIterator<Item = &'m MemberId>) -> String {
        let names = members.into_iter().filter_map(|id| self.story.member(id)).map(Member::full);
        names.collect::<Vec<_>>().join(", ")
    }

    /// The month of the story, for a title.
    pub(in crate::export) fn month(&self) -> [(&'static str, Value); 2] {
        let month = self.story.scenario.month;
        [("month", Value::count(month.month)), ("year", Value::Text(month.year.to_string()))]
    }

    /// "Phần 2. Báo cáo kết quả tháng trước".
    pub(in crate::export) fn part(&self, part: &Part) -> Pair {
        let name = self.line(&part.id.key(), &part.name);
        match part.number {
            Some(n) => {
                let number = self.ui_with("doc-part", &[("n", Value::Count(i64::from(n)))]);
                joined(&[number, name], ". ")
            }
            None => name,
        }
    }

    /// "Thủ quỹ: Trả chậm: nói riêng, ghi ngay".
    pub(in crate::export) fn step(&self, role: Role, step: &Step) -> Pair {
        let (field, text) = step.in_few_words();
        joined(&[self.role(role), self.line_of(&step.id, &step.id.key(field), text)], ": ")
    }

    /// The parts of the meeting itself: from the first to the last that has a number, without what comes before and
    /// after it. All parts of a story that numbers none.
    pub(in crate::export) fn parts_of_meeting(&self) -> &[Part] {
        let parts = &self.story.scenario.parts;
        let has_number = |part: &Part| part.number.is_some();
        let first = parts.iter().position(has_number).unwrap_or_default();
        let last = parts.iter().rposition(has_number).map_or(parts.len(), |last| last.saturating_add(1));
        parts.get(first..last).unwrap_or(parts)
    }

    /// The day on which the meeting of the story is held.
    pub(in crate::export) fn story_day(&self) -> String {
        let month = self.story.scenario.month;
        number::date(self.story.scenario.day, month.month, month.year)
    }

    fn blank(&self, kind: SessionPaper) -> Paper {
        let name = self.ui(&format!("doc-{}", kind.slug())).main;
        Paper::new(name, self.speech.main, Some(self.ui("doc-mark")))
    }

    /// A paper with the head of a letter of the club: its number is left to be written, and so is the day where none is
    /// given. Place, month and year are those of the story.
    pub(in crate::export) fn letter(
        &self,
        kind: SessionPaper,
        code: &str,
        day: Option<u8>,
        title: Pair,
    ) -> Paper {
        let mut paper = self.blank(kind);
        paper.push(Text::new(self.story.club.name.as_str()).bold());
        paper.push(Text::new(self.ui(code)));
        let month = self.story.scenario.month;
        let values = [
            ("place", Value::Text(self.story.club.village.clone())),
            ("day", day.map_or_else(|| Value::from("……"), Value::count)),
            ("month", Value::count(month.month)),
            ("year", Value::Text(month.year.to_string())),
        ];
        let place = Text { align: Align::Right, ..Text::new(self.ui_with("doc-place-day", &values)) };
        paper.push(place.italic());
        paper.title(title);
        paper
    }

    /// Which session a letter comes from, to stand at its foot.
    pub(in crate::export) fn origin(&self) -> Text {
        let title = self.line("scenario-title", &self.story.scenario.title);
        let place = self.place.map(Pair::from);
        let known =
            [("doc-scenario", Some(title)), ("doc-practised", self.practised()), ("doc-place", place)];
        let known = known.into_iter().filter_map(|(id, value)| Some(labelled(&self.ui(id), Some(&value?))));
        Text::new(joined(&known.collect::<Vec<_>>(), ". ")).sized(Size::Small).italic()
    }

    /// A paper with its head: the club, its name, and which session it comes from.
    pub(in crate::export) fn begin(&self, kind: SessionPaper, title: Pair) -> Paper {
        let mut paper = self.blank(kind);
        paper.push(Text::new(self.story.club.name.as_str()).centered().bold());
        paper.title(title);
        paper.field(self.ui("doc-scenario"), Some(self.line("scenario-title", &self.story.scenario.title)));
        paper.field(self.ui("doc-practised"), self.practised());
        paper.field(self.ui("doc-place"), self.place.map(Pair::from));
        paper
    }

    /// The day of the session, which is not the day in the script.
    pub(in crate::export) fn practised(&self) -> Option<Pair> {
        self.started.map(|at| Pair::from(number::date(at.day, at.month, at.year)))
    }

    pub(in crate::export) fn not_reached(&self) -> Text {
        Text::new(self.ui("doc-not-reached")).italic()
    }

    pub(in crate::export) fn table(&self, columns: &[(u16, Align, &str)]) -> Table {
        Table::headed(columns, |id| self.ui(id))
    }

    /// Places to sign; no name is put under one.
    pub(in crate::export) fn signatures(&self, roles: &[Role]) -> Piece {
        let one = |role: &Role| Signature { office: self.role(*role), note: self.ui("doc-sign"), name: None };
        Piece::Signatures(roles.iter().map(one).collect())
    }
}
