//! A role is called to the keyboard: its name in letters that people in the last row can read, on the ground of its
//! color.

use ratatui::style::{Modifier, Style};

use crate::locale::{Pair, Value};
use crate::scenario::model::Part;
use crate::scenario::terms::Role;
use crate::tui::context::{Play, ViewContext};
use crate::tui::large::LetterSize;
use crate::tui::page::Page;
use crate::tui::screens::meeting::header;
use crate::tui::signs;

/// Rows for all but the letters: who is invited, what to do, whose code, and the free rows between.
const AROUND: usize = 9;

/// Rows for the number of a part, who begins, and the free rows between.
const ROWS_BESIDE_PART: usize = 5;

pub fn draw(
    context: &ViewContext<'_>,
    play: &Play<'_>,
    role: Role,
    new_part: Option<&Part>,
    page: &mut Page<'_>,
) {
    let style = page.theme().role_block(role);
    page.stand_in_the_middle();
    if let Some(part) = new_part {
        on_ground(page, &header::title(context, part), style);
    }
    on_ground(page, &context.ui("hand-over-invite"), style);
    page.blank();
    let rows = usize::from(context.window.1).saturating_sub(AROUND);
    page.large_centered(&context.role_call(role), rows, &LetterSize::DOWN, style);
    page.blank();
    if let Some(code) = play.learner(role) {
        let code = Value::Text(code.to_owned());
        on_ground(page, &context.ui_with("learner-code", &[("code", code)]), style);
    }
    let ready = context.ui("meeting-hand-over-ready");
    on_ground(page, &Pair { main: format!("{} {}", signs::role(role), ready.main), ..ready }, style);
    if new_part.is_some() {
        on_ground(page, &context.ui("hand-over-relay"), style);
    }
}

/// A part of the agenda begins: its name in letters that people in the last row can read, its number, and who begins.
pub fn draw_part(context: &ViewContext<'_>, part: &Part, first: Role, page: &mut Page<'_>) {
    page.stand_in_the_middle();
    if let Some(number) = part.number {
        let number = ("number", Value::Count(i64::from(number)));
        page.centered(&context.ui_with("part-number", &[number]), page.theme().accent);
        page.blank();
    }
    let rows = context.rows_of_page().saturating_sub(ROWS_BESIDE_PART);
    let title = header::title(context, part);
    page.large_centered(&title.main.to_uppercase(), rows, &LetterSize::DOWN, page.theme().heading);
    if let Some(second) = title.second {
        page.centered(&second.into(), page.theme().second_language);
    }
    page.blank();
    let begins = format!("{} {}", signs::role(first), context.role_call(first));
    page.centered(&begins.into(), page.theme().role_text(first));
}

/// Both languages in the style of the ground.
fn on_ground(page: &mut Page<'_>, pair: &Pair, style: Style) {
    page.centered(&Pair { second: None, ..pair.clone() }, style);
    if let Some(second) = &pair.second {
        page.centered(&Pair { main: second.clone(), second: None }, style.remove_modifier(Modifier::BOLD));
    }
}
