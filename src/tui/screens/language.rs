//! The first question ever asked: which language. It can be changed at any moment with `t`.

use crate::locale::{Lang, Speech};
use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Binding, Input};
use crate::tui::msg::{Effect, Request};
use crate::tui::page::Page;
use crate::tui::screens::home::HomeScreen;
use crate::tui::screens::terminal_check::TerminalCheckScreen;
use crate::tui::screens::{Cursor, Screen, View};
use crate::tui::stage::Stage;

#[derive(Debug, Default)]
pub struct LanguageScreen {
    cursor: Cursor,
    unfinished: bool,
    /// At the very first run the terminal check follows.
    is_first_run: bool,
}

impl LanguageScreen {
    pub fn new(unfinished: bool) -> Self {
        Self { unfinished, ..Self::default() }
    }

    pub fn at_first_run(unfinished: bool) -> Self {
        Self { unfinished, is_first_run: true, ..Self::default() }
    }

    fn next(&self) -> Screen {
        if self.is_first_run {
            Screen::TerminalCheck(TerminalCheckScreen::new(self.unfinished))
        } else {
            Screen::Home(HomeScreen::new(self.unfinished))
        }
    }
}

fn choices() -> [(Speech, &'static str); 3] {
    [
        (Speech::only(Lang::Vi), "language-vi"),
        (Speech::with(Lang::Vi, Lang::En), "language-vi-en"),
        (Speech::with(Lang::En, Lang::Vi), "language-en-vi"),
    ]
}

impl View for LanguageScreen {
    fn bindings(&self, _stage: &Stage<'_>) -> Vec<Binding> {
        vec![Binding::always("1-3", "key-select"), keys::COMMIT]
    }

    fn chrome(&self, stage: &Stage<'_>) -> Chrome {
        Chrome {
            top: (stage.word("app-name"), stage.word("app-subtitle")),
            second: (stage.word("language-title"), String::new()),
            ..Chrome::default()
        }
    }

    fn page(&self, stage: &Stage<'_>, page: &mut Page<'_>) {
        page.blank();
        for (at, (_, id)) in choices().iter().enumerate() {
            page.item(at, &(at + 1).to_string(), &stage.ui(id), self.cursor.at == at);
        }
        page.blank();
        page.dim(&stage.ui("language-later"));
    }

    fn update(&mut self, input: &Input, _stage: &Stage<'_>) -> Vec<Effect> {
        if self.cursor.moved(input, choices().len()) {
            return Vec::new();
        }
        match (input, choices().get(self.cursor.at)) {
            (Input::Enter, Some((speech, _))) => vec![
                Effect::Speak(*speech),
                Effect::Ask(Request::KeepSpeech(*speech)),
                Effect::Show(self.next()),
            ],
            _ => Vec::new(),
        }
    }
}
