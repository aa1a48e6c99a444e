//! Asks the first question of the first start, and the only one before home: which language. `t` changes it at any
//! time.
//!
//! It is the panel of languages as a screen of its own; home comes next.

use crate::tui::frame::Chrome;
use crate::tui::keys::{Binding, Input};
use crate::tui::msg::Report;
use crate::tui::overlays::languages::Languages;
use crate::tui::page::Page;
use crate::tui::route::{Effect, Route};
use crate::tui::stage::Stage;
use crate::tui::view::View;

#[derive(Debug, Default)]
pub struct LanguageScreen {
    panel: Languages,
    unfinished: bool,
}

impl LanguageScreen {
    pub fn new(unfinished: bool) -> Self {
        Self { unfinished, ..Self::default() }
    }

    /// Where the panel would close, home comes.
    fn onward(&self, effects: Vec<Effect>) -> Vec<Effect> {
        let home = || Effect::Show(Route::Home { unfinished: self.unfinished });
        let onward = |effect| if matches!(effect, Effect::Close) { home() } else { effect };
        effects.into_iter().map(onward).collect()
    }
}

impl View for LanguageScreen {
    fn bindings(&self, stage: &Stage<'_>) -> Vec<Binding> {
        self.panel.bindings(stage)
    }

    fn chrome(&self, stage: &Stage<'_>) -> Chrome {
        Chrome { top: (stage.word("app-name"), stage.word("app-subtitle")), ..self.panel.chrome(stage) }
    }

    fn page(&self, stage: &Stage<'_>, page: &mut Page<'_>) {
        self.panel.page(stage, page);
    }

    fn update(&mut self, input: &Input, stage: &Stage<'_>) -> Vec<Effect> {
        let effects = self.panel.update(input, stage);
        self.onward(effects)
    }

    fn report(&mut self, report: &Report, stage: &Stage<'_>) -> Vec<Effect> {
        self.panel.report(report, stage)
    }
}
