//! Asks for the PIN before one of the facilitator's screens, and has the field in which a PIN is typed.
//!
//! It keeps the request until the right PIN is given, and knows neither PIN nor hash.

use crate::locale::{Pair, Value};
use crate::tui::context::ViewContext;
use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Binding, Input, Takes};
use crate::tui::msg::{Report, Request};
use crate::tui::overlays::curtain::off_the_wall;
use crate::tui::page::Page;
use crate::tui::route::{Effect, OverlayRoute};
use crate::tui::view::View;

/// As many as a PIN may have.
const MOST: usize = 12;

/// Does what is asked for, once the wall is hidden and the PIN is given: each is asked for where there is one. For every
/// screen that is the facilitator's.
pub fn guard(context: &ViewContext<'_>, wished: Vec<Effect>) -> Vec<Effect> {
    let wished = if context.locked { vec![Effect::Open(OverlayRoute::Pin(wished))] } else { wished };
    off_the_wall(context, wished)
}

/// A field that shows how much was typed and not what.
#[derive(Debug, Clone, Default)]
pub struct Secret(String);

impl Secret {
    /// Takes letters and digits that every keyboard has.
    pub fn update(&mut self, input: &Input) {
        match input {
            Input::Text(letter) if letter.is_ascii_alphanumeric() && self.0.len() < MOST => {
                self.0.push(*letter);
            }
            Input::Erase => {
                self.0.pop();
            }
            _ => {}
        }
    }

    pub fn take(&mut self) -> String {
        std::mem::take(&mut self.0)
    }

    pub fn draw(&self, page: &mut Page<'_>) {
        let shown = format!("{}▏", "•".repeat(self.0.len()));
        page.pair("   ", &Pair { main: shown, second: None }, page.theme().accent, None, true);
    }
}

#[derive(Debug)]
pub struct PinBox {
    wished: Vec<Effect>,
    typed: Secret,
    told: Option<(u64, bool)>,
}

impl PinBox {
    pub fn new(wished: Vec<Effect>) -> Self {
        Self { wished, typed: Secret::default(), told: None }
    }
}

impl View for PinBox {
    fn bindings(&self, _context: &ViewContext<'_>) -> Vec<Binding> {
        vec![keys::COMMIT, keys::CLOSE]
    }

    fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        Chrome { second: (context.word("pin-title"), String::new()), ..Chrome::default() }
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        page.heading(&context.ui("pin-ask"));
        self.typed.draw(page);
        page.blank();
        if let Some((wait_s, was_heard)) = self.told {
            let wait = Value::count(wait_s);
            let said = match (was_heard, wait_s) {
                (true, 0) => context.ui("pin-wrong"),
                (true, _) => context.ui_with("pin-wrong-wait", &[("n", wait)]),
                (false, _) => context.ui_with("pin-too-soon", &[("n", wait)]),
            };
            page.signed("!", &said, page.theme().bad);
            page.blank();
        }
        page.dim(&context.ui("pin-forgotten"));
    }

    fn update(&mut self, input: &Input, _context: &ViewContext<'_>) -> Vec<Effect> {
        match input {
            Input::Enter => vec![Effect::Ask(Request::CheckPin { pin: self.typed.take() })],
            Input::Leave => vec![Effect::Close],
            _ => {
                self.typed.update(input);
                Vec::new()
            }
        }
    }

    fn report(&mut self, report: &Report, _context: &ViewContext<'_>) -> Vec<Effect> {
        match report {
            Report::PinRight => {
                let wished = std::mem::take(&mut self.wished);
                std::iter::once(Effect::Close).chain(wished).collect()
            }
            Report::PinWrong { wait_s, was_heard } => {
                self.told = Some((*wait_s, *was_heard));
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn takes(&self) -> Takes {
        Takes::Words
    }
}
