//! Gives papers their texts: texts of the screens, lines of the scenario, and the head that all papers share.

use crate::export::paper::{Paper, Piece, Signature, Text, joined};
use crate::export::papers::{Kind, Played};
use crate::id::StepId;
use crate::locale::{Pair, Value, number};
use crate::scenario::model::{Part, Step};
use crate::scenario::terms::Role;

impl Played<'_> {
    pub(super) fn ui(&self, id: &str) -> Pair {
        self.catalog.ui(self.speech, id, &[])
    }

    pub(super) fn ui_with(&self, id: &str, values: &[(&str, Value)]) -> Pair {
        self.catalog.ui(self.speech, id, values)
    }

    /// A line of the scenario that belongs to no step.
    pub(super) fn line(&self, key: &str, vietnamese: &str) -> Pair {
        self.words.line(self.speech, key, vietnamese, self.values.now())
    }

    /// A line of a step, with the values as they were when the step was opened.
    pub(super) fn line_of(&self, step: &StepId, key: &str, vietnamese: &str) -> Pair {
        self.words.line(self.speech, key, vietnamese, self.values.of(step))
    }

    pub(super) fn role(&self, role: Role) -> Pair {
        self.ui(&format!("role-{}", role.slug()))
    }

    /// "Phần 2. Báo cáo kết quả tháng trước".
    pub(super) fn part(&self, part: &Part) -> Pair {
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
    pub(super) fn step(&self, role: Role, step: &Step) -> Pair {
        let (field, text) = step.in_few_words();
        joined(&[self.role(role), self.line_of(&step.id, &step.id.key(field), text)], ": ")
    }

    /// A paper with its head: the club, its name, and which session it comes from.
    pub(super) fn begin(&self, kind: Kind, title: Pair) -> Paper {
        let name = self.ui(&format!("doc-{}", kind.slug())).main;
        let mut paper = Paper::new(name, self.speech.main, Some(self.ui("doc-mark")));
        paper.push(Text::new(self.story.club.name.as_str()).centered().bold());
        paper.title(title);
        paper.field(self.ui("doc-scenario"), Some(self.line("scenario-title", &self.story.scenario.title)));
        paper.field(self.ui("doc-practised"), self.practised());
        paper.field(self.ui("doc-place"), self.place.map(Pair::from));
        paper
    }

    /// The day of the session, which is not the day in the script.
    pub(super) fn practised(&self) -> Option<Pair> {
        self.started.map(|at| Pair::from(number::date(at.day, at.month, at.year)))
    }

    pub(super) fn not_reached(&self) -> Text {
        Text::new(self.ui("doc-not-reached")).italic()
    }

    /// Places for hands; nobody's name is put under one.
    pub(super) fn signatures(&self, roles: &[Role]) -> Piece {
        let one = |role: &Role| Signature { office: self.role(*role), note: self.ui("doc-sign"), name: None };
        Piece::Signatures(roles.iter().map(one).collect())
    }
}
