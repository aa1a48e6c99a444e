//! Shows words that every meeting uses, in both languages, to be read off the wall.
//!
//! It has numbers and greetings for people who cannot read them in Vietnamese. It is a list and takes no answer.

use crate::tui::context::ViewContext;
use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Binding, Input};
use crate::tui::page::Page;
use crate::tui::route::Effect;
use crate::tui::view::{View, leaves};

const CUES: [&str; 39] = [
    "cue-hello",
    "cue-thanks",
    "cue-yes",
    "cue-no",
    "cue-have",
    "cue-have-not",
    "cue-next",
    "cue-again",
    "cue-agree",
    "cue-disagree",
    "vote-word",
    "cue-present",
    "cue-absent",
    "cue-everyone",
    "cue-say",
    "cue-ask",
    "cue-listen",
    "cue-understand",
    "cue-help",
    "cue-good",
    "cue-today",
    "cue-month",
    "money-word",
    "money-word-borrow",
    "money-word-pay",
    "money-word-count",
    "money-word-book",
    "cue-1",
    "cue-2",
    "cue-3",
    "cue-4",
    "cue-5",
    "cue-6",
    "cue-7",
    "cue-8",
    "cue-9",
    "cue-10",
    "cue-100",
    "cue-1000",
];

#[derive(Debug)]
pub struct Cues;

impl View for Cues {
    fn bindings(&self, _context: &ViewContext<'_>) -> Vec<Binding> {
        vec![keys::CLOSE]
    }

    fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        Chrome { second: (context.word("language-cues"), String::new()), ..Chrome::default() }
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        for id in CUES {
            page.text(&context.ui(id));
        }
    }

    fn update(&mut self, input: &Input, _context: &ViewContext<'_>) -> Vec<Effect> {
        if leaves(input) || matches!(input, Input::Enter) { vec![Effect::Close] } else { Vec::new() }
    }
}
