//! Asks the first question of the first start, and the only one before home: which language. `t` changes it at any
//! time.
//!
//! It is the panel of languages as a screen of its own; home comes next.

use crate::tui::context::ViewContext;
use crate::tui::frame::Chrome;
use crate::tui::keys::{Binding, Input};
use crate::tui::msg::{GoOn, Report};
use crate::tui::overlays::languages::Languages;
use crate::tui::page::Page;
use crate::tui::route::{Effect, Route};
use crate::tui::view::View;

#[derive(Debug, Default)]
pub struct LanguageScreen {
    panel: Languages,
    waiting: GoOn,
}

impl LanguageScreen {
    pub fn new(waiting: GoOn) -> Self {
        Self { waiting, ..Self::default() }
    }

    /// Where the panel would close, home comes.
    fn onward(&self, effects: Vec<Effect>) -> Vec<Effect> {
        let home = || Effect::Show(Route::Home { waiting: self.waiting });
        let onward = |effect| if matches!(effect, Effect::Close) { home() } else { effect };
        effects.into_iter().map(onward).collect()
    }
}

impl View for LanguageScreen {
    fn bindings(&self, context: &ViewContext<'_>) -> Vec<Binding> {
        self.panel.bindings(context)
    }

    fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        Chrome { top: (context.word("app-name"), context.word("app-subtitle")), ..self.panel.chrome(context) }
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        self.panel.page(context, page);
    }

    fn update(&mut self, input: &Input, context: &ViewContext<'_>) -> Vec<Effect> {
        let effects = self.panel.update(input, context);
        self.onward(effects)
    }

    fn report(&mut self, report: &Report, context: &ViewContext<'_>) -> Vec<Effect> {
        self.panel.report(report, context)
    }
}
