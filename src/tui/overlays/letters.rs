//! Asks whether this terminal shows the letters right: the same words typed and drawn, and a question about each
//! script.
//!
//! Only a person can see it, because no terminal reports it. No answer is chosen in advance. The question and the
//! typed words are in the header too, so they stay in view while the page scrolls, and the answers are above the
//! picture. Each answer is kept at once. Skipping keeps nothing and changes nothing: Vietnamese is always typed, and
//! Tai Viet stays drawn.

use crate::locale::Pair;
use crate::tui::context::ViewContext;
use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Action, Binding, Input};
use crate::tui::large::{self, LargeLetters, LetterSize};
use crate::tui::msg::Request;
use crate::tui::page::Page;
use crate::tui::picture::{Script, TaiViet, VIET_RIGHT, VIET_TEXT, VIET_WRONG};
use crate::tui::route::Effect;
use crate::tui::view::{Cursor, View};

#[derive(Debug)]
pub struct Letters {
    step: Step,
    cursor: Cursor,
    /// Only this script is asked about.
    is_one: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Asks(Asked),
    /// What to do where the Vietnamese is not right.
    Advises,
    /// What follows for Tai Viet.
    Tells(TaiViet),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// Whether the words typed and drawn are the same.
    Script(Script),
    /// Whether the large letters have no gaps.
    Large,
}

impl Asked {
    /// The answers, in the order of their digits: it is so, it is not so.
    fn answers(self) -> [&'static str; 2] {
        match self {
            Self::Script(_) => ["check-same", "check-different"],
            Self::Large => ["check-large-whole", "check-large-gaps"],
        }
    }
}

impl Letters {
    /// Asks about one script, when its letters are first needed, or about every script.
    pub fn new(script: Option<Script>) -> Self {
        let step = Step::Asks(Asked::Script(script.unwrap_or(Script::Viet)));
        Self { step, cursor: Cursor::NOWHERE, is_one: script.is_some() }
    }

    fn answer(&mut self, asked: Asked, is_so: bool) -> Vec<Effect> {
        self.cursor = Cursor::NOWHERE;
        match asked {
            Asked::Script(Script::Viet) => {
                self.step = if is_so { Step::Asks(Asked::Large) } else { Step::Advises };
                vec![Effect::Ask(Request::KeepAnswer(VIET_TEXT, if is_so { VIET_RIGHT } else { VIET_WRONG }))]
            }
            Asked::Large => {
                let shown = if is_so { LargeLetters::Drawn } else { LargeLetters::Text };
                self.step = Step::Asks(Asked::Script(Script::TaiViet));
                vec![
                    Effect::ShowLarge(shown),
                    Effect::Ask(Request::KeepAnswer(LargeLetters::SETTING, shown.slug())),
                ]
            }
            Asked::Script(Script::TaiViet) => {
                let shown = if is_so { TaiViet::Text } else { TaiViet::Drawn };
                self.step = Step::Tells(shown);
                vec![
                    Effect::ShowTaiViet(shown),
                    Effect::Ask(Request::KeepAnswer(TaiViet::SETTING, shown.slug())),
                ]
            }
        }
    }
}

impl View for Letters {
    fn bindings(&self, _context: &ViewContext<'_>) -> Vec<Binding> {
        match self.step {
            Step::Asks(_) => vec![
                keys::does(2),
                keys::COMMIT,
                Binding::always("0", "key-skip"),
                Binding::always("PgDn", "key-scroll"),
            ],
            Step::Advises | Step::Tells(_) => vec![keys::NEXT],
        }
    }

    fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        let (said, typed, place) = match self.step {
            Step::Asks(Asked::Script(Script::Viet)) => ("check-ask-viet", Script::Viet.sample(), "1/3"),
            Step::Asks(Asked::Large) => ("check-ask-large", "", "2/3"),
            Step::Asks(Asked::Script(Script::TaiViet)) => {
                ("check-ask-tai-viet", Script::TaiViet.sample(), "3/3")
            }
            Step::Advises => ("check-viet-wrong", "", "1/3"),
            Step::Tells(_) => ("check-done", "", "3/3"),
        };
        Chrome {
            top: (context.word("app-name"), format!("{} {place}", context.word("check-title"))),
            second: (context.word(said), typed.to_owned()),
            ..Chrome::default()
        }
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        match self.step {
            Step::Asks(asked) => {
                for (at, id) in asked.answers().into_iter().enumerate() {
                    page.item(at, &(at + 1).to_string(), &context.ui(id), self.cursor.at == at);
                }
                match asked {
                    Asked::Script(script) => {
                        let typed = context.word_with("check-typed", &[("words", script.sample().into())]);
                        page.text(&Pair { main: typed, second: None });
                        page.picture(script.sample(), script);
                    }
                    Asked::Large => {
                        let style = page.theme().heading;
                        page.blank();
                        page.large(large::SAMPLE, usize::from(u16::MAX), &[LetterSize::Small], style);
                    }
                }
            }
            Step::Advises => {
                for id in ["check-viet-wrong-font", "check-viet-wrong-windows", "check-viet-wrong-xterm"] {
                    page.blank();
                    page.text(&context.ui(id));
                }
            }
            Step::Tells(shown) => {
                page.blank();
                page.text(&context.ui(match shown {
                    TaiViet::Text => "check-tai-viet-typed",
                    TaiViet::Drawn => "check-tai-viet-drawn",
                }));
                page.blank();
                page.dim(&context.ui("check-again"));
            }
        }
    }

    /// A digit answers at once: the check can be taken again at any time.
    fn update(&mut self, input: &Input, _context: &ViewContext<'_>) -> Vec<Effect> {
        if matches!(input, Input::Do(Action::Back) | Input::Leave) {
            return vec![Effect::Close];
        }
        match self.step {
            Step::Asks(asked) => {
                let n = asked.answers().len();
                let moved = self.cursor.moved(input, n);
                match input {
                    Input::Pick(_) if !moved => Vec::new(),
                    Input::Pick(_) | Input::Enter if self.cursor.at < n => {
                        self.answer(asked, self.cursor.at == 0)
                    }
                    _ => Vec::new(),
                }
            }
            Step::Advises if self.is_one && *input == Input::Enter => vec![Effect::Close],
            Step::Advises if *input == Input::Enter => {
                self.step = Step::Asks(Asked::Large);
                Vec::new()
            }
            Step::Tells(_) if *input == Input::Enter => vec![Effect::Close],
            Step::Advises | Step::Tells(_) => Vec::new(),
        }
    }
}
