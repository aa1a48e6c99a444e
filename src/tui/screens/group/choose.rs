//! Which scenario, and seen by whom.

use crate::locale::{Pair, Value};
use crate::review::group::PlayedScenario;
use crate::review::rate::By;
use crate::tui::page::Page;
use crate::tui::stage::Stage;

/// The line that says by whom, above the scenarios.
pub fn by_word(by: By) -> &'static str {
    match by {
        By::Home => "group-by-home",
        By::Club => "group-by-club",
        By::Learner => "group-by-learner",
    }
}

pub fn page(stage: &Stage<'_>, played: &[PlayedScenario], by: By, at: usize, page: &mut Page<'_>) {
    if played.is_empty() {
        page.text(&stage.ui("group-empty"));
        return;
    }
    page.text(&stage.ui_with("group-seen", &[("by", Value::Id(by_word(by).to_owned()))]));
    page.blank();
    page.heading(&stage.ui("group-choose"));
    for (number, row) in played.iter().enumerate() {
        let values = [("n", Value::count(row.sessions)), ("whole", Value::count(row.whole))];
        let title = Pair { main: row.title.clone(), second: None };
        page.item(number, &(number + 1).to_string(), &title, number == at);
        page.pair("   ", &stage.ui_with("group-sessions", &values), page.theme().dim, None, number == at);
    }
}
