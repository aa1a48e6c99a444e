//! Lists who is in the record: codes, names with what they agreed to and when. Typing narrows the list.

use crate::locale::Pair;
use crate::text::{self, TypingAid};
use crate::tui::context::ViewContext;
use crate::tui::field::Field;
use crate::tui::keys::Input;
use crate::tui::msg::privacy::LearnerRow;
use crate::tui::page::Page;
use crate::tui::screens::privacy::person;
use crate::tui::view::Cursor;

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
            let mut said = vec![row.code.clone(), person::sessions(row, context)];
            if !row.is_here {
                said.push(person::laptops(row, context));
            }
            said.extend(person::name(row, context));
            said.extend(row.is_joined_to_erased.then(|| context.word("people-joined-to-erased")));
            page.item(at, "", &Pair { main: said.join(" · "), second: None }, self.cursor.at == at);
        }
    }
}
