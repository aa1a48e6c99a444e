//! Asks to hide the wall before a page that only the trainer is to see.
//!
//! One screen is mirrored as a rule, so the page itself would be on the wall. Meanwhile the wall shows the words of a
//! pause and a question without names. Its answer is No at first.

use crate::tui::context::{ShownOn, ViewContext};
use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Binding, Input};
use crate::tui::large::LetterSize;
use crate::tui::page::Page;
use crate::tui::route::{Effect, OverlayRoute};
use crate::tui::view::{Cursor, View, leaves};

#[derive(Debug)]
pub struct Curtain {
    wished: Vec<Effect>,
    cursor: Cursor,
}

/// Does what is asked for, once the wall is hidden where the screen may be on one.
pub fn off_the_wall(context: &ViewContext<'_>, wished: Vec<Effect>) -> Vec<Effect> {
    match context.shown_on {
        ShownOn::Desk => wished,
        ShownOn::Wall => vec![Effect::Open(OverlayRoute::Curtain(wished))],
    }
}

/// Rows below the large words.
const ROWS_OF_QUESTION: usize = 6;

impl Curtain {
    pub fn new(wished: Vec<Effect>) -> Self {
        Self { wished, cursor: Cursor { at: 1 } }
    }
}

impl View for Curtain {
    fn bindings(&self, _context: &ViewContext<'_>) -> Vec<Binding> {
        vec![keys::does(2), keys::CLOSE]
    }

    fn chrome(&self, _context: &ViewContext<'_>) -> Chrome {
        Chrome::default()
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        let rows = context.rows_of_page().saturating_sub(ROWS_OF_QUESTION);
        let sizes = [LetterSize::Large, LetterSize::Bold, LetterSize::Small];
        page.large_centered(&context.word("cover-pause"), rows, &sizes, page.theme().heading);
        page.blank();
        page.text(&context.ui("curtain-ask"));
        page.blank();
        page.item(0, "1", &context.ui("curtain-open"), self.cursor.at == 0);
        page.item(1, "2", &context.ui("curtain-stay"), self.cursor.at == 1);
    }

    fn update(&mut self, input: &Input, _context: &ViewContext<'_>) -> Vec<Effect> {
        let moved = self.cursor.moved(input, 2);
        match input {
            Input::Pick(_) if !moved => Vec::new(),
            Input::Pick(_) | Input::Enter if self.cursor.at == 0 => {
                std::iter::once(Effect::Close).chain(std::mem::take(&mut self.wished)).collect()
            }
            Input::Pick(_) | Input::Enter => vec![Effect::Close],
            _ if leaves(input) => vec![Effect::Close],
            _ => Vec::new(),
        }
    }
}
