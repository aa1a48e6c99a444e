//! Shows work that goes on: what it is, how far it is, and the one key that stops it.

use crate::locale::Value;
use crate::tui::context::ViewContext;
use crate::tui::frame::Chrome;
use crate::tui::keys::{Binding, Input};
use crate::tui::msg::Request;
use crate::tui::page::Page;
use crate::tui::route::Effect;
use crate::tui::view::View;

#[derive(Debug)]
pub struct Working {
    title: &'static str,
    done: u64,
    of: u64,
    stopping: bool,
}

impl Working {
    pub fn new(title: &'static str) -> Self {
        Self { title, done: 0, of: 0, stopping: false }
    }

    pub fn come_to(&mut self, done: u64, of: u64) {
        (self.done, self.of) = (done, of);
    }
}

impl View for Working {
    fn bindings(&self, _context: &ViewContext<'_>) -> Vec<Binding> {
        vec![Binding::always("Esc", "job-stop")]
    }

    fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        Chrome { second: (context.word("job-title"), String::new()), ..Chrome::default() }
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        page.blank();
        page.heading(&context.ui(self.title));
        page.blank();
        page.bar(self.done, self.of);
        if self.of > 0 {
            let count = |n| Value::count(n);
            page.text(&context.ui_with("job-far", &[("done", count(self.done)), ("of", count(self.of))]));
        }
        page.blank();
        page.dim(&context.ui(if self.stopping { "job-stopping" } else { "job-about" }));
    }

    fn update(&mut self, input: &Input, _context: &ViewContext<'_>) -> Vec<Effect> {
        if *input == Input::Leave && !self.stopping {
            self.stopping = true;
            return vec![Effect::Ask(Request::StopWork)];
        }
        Vec::new()
    }
}
