//! Holds what all papers of a kit are made from: the script in one cut, the meeting played once, the texts.
//!
//! Words come from the catalog and from the lines of the scenario only, so that nothing unreviewed is printed without
//! its mark.

use strum::{IntoStaticStr, VariantArray};

use crate::export::kit::course::Course;
use crate::export::paper::{Align, Paper, Piece, Signature, Size, Table, Text, joined};
use crate::locale::catalog::Catalog;
use crate::locale::lang::Speech;
use crate::locale::words::ScenarioWords;
use crate::locale::{Pair, Value};
use crate::meeting::flow;
use crate::scenario::guest::Attendee;
use crate::scenario::model::{Part, Step};
use crate::scenario::story::Story;
use crate::scenario::terms::Role;

/// What is printed, in the order of the files in the folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum KitPaper {
    Guide,
    Roles,
    People,
    Observers,
    CashBooks,
    LoanBook,
    RollBook,
    Slips,
    LoanForms,
    Minutes,
    Report,
    Money,
    Numbers,
    TakeHome,
    Trainer,
    Plan,
}

impl KitPaper {
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// Its message is `kit-<slug>`.
    pub fn slug(self) -> &'static str {
        self.into()
    }

    /// The name of its file, without the ending: letters that every stick and every printing shop can read.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Guide => "01-huong-dan",
            Self::Roles => "02-the-vai",
            Self::People => "03-the-thanh-vien",
            Self::Observers => "04-phieu-quan-sat",
            Self::CashBooks => "05-so-quy",
            Self::LoanBook => "06-so-vay-ban-thu-quy",
            Self::RollBook => "07-so-diem-danh-hoi-phi",
            Self::Slips => "08-phieu-thu-phieu-chi",
            Self::LoanForms => "09-giay-vay-von",
            Self::Minutes => "10-bien-ban",
            Self::Report => "11-bao-cao-thang",
            Self::Money => "12-tien-tap",
            Self::Numbers => "13-the-so",
            Self::TakeHome => "14-to-cam-tay",
            Self::Trainer => "15-chi-danh-cho-giang-vien",
            Self::Plan => "16-ke-hoach-thang",
        }
    }
}

/// A scenario for a class, and the languages of its papers.
#[derive(Debug, Clone, Copy)]
pub struct Class<'a> {
    pub story: &'a Story,
    /// One of the scenario's cuts.
    pub cut: u16,
    pub catalog: &'a Catalog,
    pub words: &'a ScenarioWords,
    pub speech: Speech,
}

#[derive(Debug)]
pub(in crate::export) struct Desk<'a> {
    pub(in crate::export) class: Class<'a>,
    pub(in crate::export) course: Course,
}

impl<'a> Desk<'a> {
    pub(in crate::export) fn new(class: Class<'a>) -> Self {
        Self { course: Course::of(class.story, class.cut), class }
    }

    pub(in crate::export) fn ui(&self, id: &str) -> Pair {
        self.ui_with(id, &[])
    }

    pub(in crate::export) fn ui_with(&self, id: &str, values: &[(&str, Value)]) -> Pair {
        self.class.catalog.ui(self.class.speech, id, values)
    }

    pub(in crate::export) fn has(&self, id: &str) -> bool {
        self.class.catalog.has(id)
    }

    pub(in crate::export) fn role(&self, role: Role) -> Pair {
        self.ui(&format!("role-{}", role.slug()))
    }

    /// A line of the scenario without values.
    pub(in crate::export) fn plain(&self, key: &str, text: &str) -> Pair {
        self.class.words.line::<&str>(self.class.speech, key, text, &[])
    }

    /// A line of a step as it can be printed before the meeting.
    pub(in crate::export) fn before(&self, step: &Step, field: &str, text: &str) -> Pair {
        let values = self.course.values_before(self.class.story, step);
        self.class.words.line(self.class.speech, &step.id.key(field), text, &values)
    }

    /// A line of a step as it is said when the step comes.
    pub(in crate::export) fn then(&self, step: &Step, key: &str, text: &str) -> Pair {
        let values = self.course.values_at(self.class.story, step);
        self.class.words.line(self.class.speech, key, text, &values)
    }

    pub(in crate::export) fn parts(&self) -> &'a [Part] {
        &self.class.story.scenario.parts
    }

    /// "Phần 2. Báo cáo kết quả tháng trước".
    pub(in crate::export) fn part(&self, part: &Part) -> Pair {
        let name = self.plain(&part.id.key(), &part.name);
        self.numbered(part, name)
    }

    /// The same, shorter.
    pub(in crate::export) fn part_in_short(&self, part: &Part) -> Pair {
        match &part.short {
            Some(short) => self.numbered(part, self.plain(&part.id.short_key(), short)),
            None => self.part(part),
        }
    }

    fn numbered(&self, part: &Part, name: Pair) -> Pair {
        match part.number {
            Some(n) => {
                joined(&[self.ui_with("kit-part", &[("n", Value::count(usize::from(n)))]), name], ". ")
            }
            None => name,
        }
    }

    pub(in crate::export) fn is_in_cut(&self, step: &Step) -> bool {
        let setup = self.course.opening().setup.as_ref();
        setup.is_some_and(|setup| flow::is_in_cut(setup, step))
    }

    /// The number of a step of this cut, which the screen shows too.
    pub(in crate::export) fn number(&self, step: &Step) -> Option<usize> {
        let setup = self.course.opening().setup.as_ref()?;
        flow::number_in_cut(self.class.story, setup, &step.id).map(|(number, _)| number)
    }

    /// Whether some path of this cut leads to the step.
    pub(in crate::export) fn is_reached(&self, step: &Step) -> bool {
        self.course.comes_to(self.class.story, step) || self.course.is_on_another_path(step)
    }

    /// The steps that are played in this cut on some path, part by part; parts without one are left out.
    pub(in crate::export) fn played(&self) -> Vec<(&'a Part, Vec<&'a Step>)> {
        let is_played = |step: &&Step| self.is_in_cut(step) && self.is_reached(step);
        let steps = |part: &'a Part| part.steps.iter().filter(is_played).collect();
        let parts = self.parts().iter().map(|part| (part, steps(part)));
        parts.filter(|(_, steps): &(_, Vec<_>)| !steps.is_empty()).collect()
    }

    /// The seats that have something to do in this cut, in their order.
    pub(in crate::export) fn seats(&self) -> Vec<Role> {
        let has_step =
            |role: &Role| self.played().iter().flat_map(|(_, steps)| steps).any(|step| step.role == *role);
        Role::SEATS.into_iter().filter(has_step).collect()
    }

    /// A paper with the mark of practice on every page.
    pub(in crate::export) fn paper(&self, kind: KitPaper) -> Paper {
        let mark = if kind == KitPaper::Trainer { "kit-mark-trainer" } else { "kit-mark" };
        let name = self.ui(&format!("kit-{}", kind.slug()));
        Paper::new(name.main, self.class.speech.main, Some(self.ui(mark)))
    }

    /// Adds the head of a letter of the club, with space for its number and its day.
    pub(in crate::export) fn letter_head(&self, code: &str, title: Pair, paper: &mut Paper) {
        let club = &self.class.story.club;
        paper.push(Text::new(club.name.as_str()).bold());
        paper.push(Text::new(self.ui(code)));
        let place = [("place", Value::Text(club.village.clone()))];
        let place = Text { align: Align::Right, ..Text::new(self.ui_with("kit-place-day", &place)) };
        paper.push(place.italic());
        paper.title(title);
    }

    /// A table with these columns: share of the width, alignment of the cells, the message above.
    pub(in crate::export) fn table(&self, columns: &[(u16, Align, &str)]) -> Table {
        Table::headed(columns, |id| self.ui(id))
    }

    /// Lines to be filled in.
    pub(in crate::export) fn fields(&self, ids: &[&str], paper: &mut Paper) {
        for id in ids {
            paper.field(self.ui(id), None);
        }
    }

    /// Under everything that is printed.
    pub(in crate::export) fn credits(&self) -> Text {
        Text::new(self.ui("app-credits")).sized(Size::Small).italic()
    }

    /// Places to sign; no name is put under one.
    pub(in crate::export) fn signatures(&self, offices: &[&str]) -> Piece {
        let one = |id: &&str| Signature { office: self.ui(id), note: self.ui("kit-sign"), name: None };
        Piece::Signatures(offices.iter().map(one).collect())
    }

    /// The member or guest who speaks a line from the hall.
    pub(in crate::export) fn speaker(&self, step: &Step) -> Option<Attendee<'a>> {
        self.class.story.person(step.kind.try_as_say_ref()?.by.as_ref()?)
    }

    pub(in crate::export) fn minutes(&self, n: u16) -> Pair {
        self.ui_with("cut-minutes", &[("minutes", Value::count(usize::from(n)))])
    }
}

/// Marks what only happens on some paths.
pub(in crate::export) fn if_called(desk: &Desk<'_>, step: &Step, words: Pair) -> Pair {
    if step.when.is_some() { labelled(desk.ui("kit-if-called"), " ", words) } else { words }
}

/// Words after a label. If they are in the main language alone, so is the label: nothing is said twice.
pub(in crate::export) fn labelled(label: Pair, between: &str, words: Pair) -> Pair {
    if words.second.is_none() {
        return Pair { main: [label.main, words.main].join(between), second: None };
    }
    joined(&[label, words], between)
}

/// Words followed by others in brackets.
pub(in crate::export) fn with_note(words: &Pair, note: &Pair) -> Pair {
    let second = words
        .second
        .as_ref()
        .map(|second| format!("{second} ({})", note.second.as_deref().unwrap_or(&note.main)));
    Pair { main: format!("{} ({})", words.main, note.main), second }
}

/// Words with the mark of what is only agreed on for practice.
pub(in crate::export) fn assumed(desk: &Desk<'_>, words: Pair, is_assumed: bool) -> Pair {
    if is_assumed { with_note(&words, &desk.ui("feedback-assumed")) } else { words }
}

pub(in crate::export) fn small(words: Pair) -> Text {
    Text::item(" ", words).sized(Size::Small)
}
