//! The people in the record: the list of codes and of names with what they agreed to and when, which typing narrows;
//! and one person, with where their code was typed and what the user can do.
//!
//! The user can join the person to another, take them apart, change the code, or erase the person, and is asked first
//! if the result cannot be seen at once. The question starts on No.

use crate::locale::{Pair, Value};
use crate::text;
use crate::text::TypingAid;
use crate::tui::context::ViewContext;
use crate::tui::field::Field;
use crate::tui::keys::{Action, Input};
use crate::tui::msg::privacy::{LearnerRow, PrivacyRequest};
use crate::tui::page::Page;
use crate::tui::route::Effect;
use crate::tui::screens::privacy::ask;
use crate::tui::view::Cursor;

/// What can be done about a person, in a list.
#[derive(Debug)]
pub(super) struct PersonMenu {
    row: LearnerRow,
    cursor: Cursor,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PersonAction {
    Join,
    TakeApart,
    Rename,
    Erase,
    Leave,
}

impl PersonMenu {
    pub(super) fn new(row: LearnerRow) -> Self {
        Self { row, cursor: Cursor::default() }
    }

    pub(super) fn row(&self) -> &LearnerRow {
        &self.row
    }

    fn choices(&self) -> Vec<PersonAction> {
        let apart = (self.row.parts > 1 || self.row.is_joined_to_erased).then_some(PersonAction::TakeApart);
        [Some(PersonAction::Join), apart, Some(PersonAction::Rename), Some(PersonAction::Erase)]
            .into_iter()
            .flatten()
            .collect()
    }

    pub(super) fn n_choices(&self) -> usize {
        self.choices().len()
    }

    pub(super) fn update(&mut self, input: &Input) -> Option<PersonAction> {
        let choices = self.choices();
        let moved = self.cursor.moved(input, choices.len());
        match input {
            Input::Pick(_) if moved => choices.get(self.cursor.at).copied(),
            Input::Enter => choices.get(self.cursor.at).copied(),
            Input::Do(Action::Back) | Input::Leave => Some(PersonAction::Leave),
            _ => None,
        }
    }

    pub(super) fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        about(&self.row, context, page);
        page.blank();
        for (at, choice) in self.choices().into_iter().enumerate() {
            let id = match choice {
                PersonAction::Join => "people-join",
                PersonAction::TakeApart => "people-apart",
                PersonAction::Rename => "people-rename",
                PersonAction::Erase | PersonAction::Leave => "people-erase",
            };
            page.item(at, &(at + 1).to_string(), &context.ui(id), self.cursor.at == at);
        }
    }
}

/// Shows everything that tells a person from another person with the same code.
pub(super) fn about(row: &LearnerRow, context: &ViewContext<'_>, page: &mut Page<'_>) {
    page.heading(&Pair { main: row.code.clone(), second: None });
    for line in
        [Some(laptops(row, context)), Some(sessions(row, context)), name(row, context)].into_iter().flatten()
    {
        page.pair("  ", &Pair { main: line, second: None }, page.theme().text, None, false);
    }
    if row.is_joined_to_erased {
        page.signed("!", &context.ui("people-joined-to-erased"), page.theme().warn);
    }
}

pub(super) fn laptops(row: &LearnerRow, context: &ViewContext<'_>) -> String {
    match (row.is_here, row.laptops.is_empty()) {
        (true, _) => context.word("people-here"),
        (false, true) => context.word("people-nowhere"),
        (false, false) => context.word_with("people-laptop", &[("laptop", row.laptops.as_str().into())]),
    }
}

pub(super) fn sessions(row: &LearnerRow, context: &ViewContext<'_>) -> String {
    context.word_with("privacy-sessions", &[("n", Value::count(row.sessions))])
}

pub(super) fn name(row: &LearnerRow, context: &ViewContext<'_>) -> Option<String> {
    let agreed = row.name.as_ref()?;
    let known = [("name", &agreed.name), ("version", &agreed.version), ("date", &agreed.date)];
    let known = known.map(|(what, words)| (what, Value::Text(words.clone())));
    Some(context.word_with("privacy-agreed", &known))
}

/// The question before two become one, or one becomes several.
#[derive(Debug)]
pub(super) struct Sure {
    kept: LearnerRow,
    /// None where they are to be taken apart.
    other: Option<LearnerRow>,
    cursor: Cursor,
}

impl Sure {
    pub(super) fn join(kept: LearnerRow, other: LearnerRow) -> Self {
        Self { kept, other: Some(other), cursor: Cursor { at: 1 } }
    }

    pub(super) fn apart(row: LearnerRow) -> Self {
        Self { kept: row, other: None, cursor: Cursor { at: 1 } }
    }

    /// Yes, no, or nothing said yet.
    pub(super) fn update(&mut self, input: &Input) -> Option<bool> {
        let moved = self.cursor.moved(input, 2);
        match input {
            Input::Pick(_) if moved => Some(self.cursor.at == 0),
            Input::Enter => Some(self.cursor.at == 0),
            Input::Do(Action::Back) | Input::Leave => Some(false),
            _ => None,
        }
    }

    pub(super) fn go(&self) -> Vec<Effect> {
        let kept = self.kept.person.clone();
        ask(match &self.other {
            Some(other) => PrivacyRequest::Join { kept, other: other.person.clone() },
            None => PrivacyRequest::TakeApart { person: kept },
        })
    }

    pub(super) fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        let (asks, after, yes, no) = match self.other {
            Some(_) => ("people-ask-join", "people-join-after", "people-join-yes", "people-join-no"),
            None => ("people-ask-apart", "people-apart-after", "people-apart-yes", "people-apart-no"),
        };
        let code = [("code", Value::Text(self.kept.code.clone()))];
        page.heading(&context.ui_with(asks, &code));
        about(&self.kept, context, page);
        if let Some(other) = &self.other {
            about(other, context, page);
        }
        let names = [Some(&self.kept), self.other.as_ref()].map(|row| row.and_then(|row| row.name.as_ref()));
        if let [Some(kept), Some(other)] = names
            && kept.name != other.name
        {
            page.text(&context.ui("people-join-names"));
        }
        page.text(&context.ui_with(after, &code));
        page.item(0, "1", &context.ui(yes), self.cursor.at == 0);
        page.item(1, "2", &context.ui(no), self.cursor.at == 1);
    }
}

/// Another code for a person, such as where one was mistyped.
#[derive(Debug)]
pub(super) struct Rename {
    row: LearnerRow,
    typed: Field,
    told: Option<&'static str>,
}

impl Rename {
    pub(super) fn new(row: LearnerRow) -> Self {
        let typed = Field::new(&row.bare);
        Self { row, typed, told: None }
    }

    pub(super) fn refused(&mut self, why: &'static str) {
        self.told = Some(why);
    }

    /// What to ask for; none to go back.
    pub(super) fn update(&mut self, input: &Input, aid: TypingAid) -> Option<Vec<Effect>> {
        match input {
            Input::Leave => return None,
            Input::Enter => {
                let (person, code) = (self.row.person.clone(), self.typed.text().to_owned());
                return Some(ask(PrivacyRequest::Rename { person, code }));
            }
            _ => {
                if self.typed.update(input, aid) {
                    self.told = None;
                }
            }
        }
        Some(Vec::new())
    }

    pub(super) fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        if let Some(told) = self.told {
            page.signed("!", &context.ui(told), page.theme().bad);
        }
        about(&self.row, context, page);
        page.blank();
        page.text(&context.ui("people-new-code"));
        self.typed.draw(0, true, page);
        page.blank();
        page.dim(&context.ui("people-rename-about"));
    }
}

/// As many as people read through; the others are found by typing.
const MOST_SHOWN: usize = 200;

#[derive(Debug, Default)]
pub(super) struct Learners {
    typed: Field,
    cursor: Cursor,
}

pub(super) enum Wish {
    Nothing,
    Leave,
    Choose(LearnerRow),
}

impl Learners {
    /// Code or name holds what was typed, marks and capitals aside.
    fn shown<'r>(&self, rows: &'r [LearnerRow]) -> Vec<&'r LearnerRow> {
        let typed = text::plain(self.typed.text());
        let holds = |row: &&LearnerRow| {
            let name = row.name.as_ref().map(|agreed| agreed.name.as_str()).unwrap_or_default();
            text::plain(&row.code).contains(&typed) || text::plain(name).contains(&typed)
        };
        rows.iter().filter(holds).take(MOST_SHOWN).collect()
    }

    pub(super) fn update(&mut self, input: &Input, rows: &[LearnerRow], aid: TypingAid) -> Wish {
        let n = self.shown(rows).len();
        match input {
            Input::Leave => return Wish::Leave,
            Input::Enter => {
                let found = self.shown(rows).get(self.cursor.at).map(|row| (*row).clone());
                return found.map_or(Wish::Nothing, Wish::Choose);
            }
            Input::Pick(_) => {}
            _ if self.cursor.moved(input, n) => {}
            _ => {
                if self.typed.update(input, aid) {
                    self.cursor.at = 0;
                }
            }
        }
        Wish::Nothing
    }

    /// Goes to a line; true if it was in focus already.
    pub(super) fn go(&mut self, item: usize) -> bool {
        let was_here = self.cursor.at == item;
        self.cursor.at = item;
        was_here
    }

    pub(super) fn page(&self, rows: &[LearnerRow], context: &ViewContext<'_>, page: &mut Page<'_>) {
        if rows.is_empty() {
            page.text(&context.ui("privacy-nobody"));
            return;
        }
        let found = context.word("privacy-find");
        page.dim(&Pair { main: format!("{found} {}▏", self.typed.text()), second: None });
        let shown = self.shown(rows);
        if shown.is_empty() {
            page.text(&context.ui("privacy-not-found"));
        }
        for (at, row) in shown.into_iter().enumerate() {
            let mut said = vec![row.code.clone(), sessions(row, context)];
            if !row.is_here {
                said.push(laptops(row, context));
            }
            said.extend(name(row, context));
            said.extend(row.is_joined_to_erased.then(|| context.word("people-joined-to-erased")));
            page.item(at, "", &Pair { main: said.join(" · "), second: None }, self.cursor.at == at);
        }
    }
}
