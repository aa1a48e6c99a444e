//! The first page: what is in the kit, how many copies of each, and how the class works on paper, step by step.
//!
//! It may lie open on the table, so no answer is on it.

use crate::export::kit::desk::{Desk, KitPaper, if_called, with_note};
use crate::export::kit::timetable::timetable;
use crate::export::kit::{money, roles};
use crate::export::paper::{Align, Level, Paper, Piece, Size, Table, Text};
use crate::locale::{Pair, Value, number};
use crate::money::Dong;
use crate::scenario::lines::{debrief_key, goal_key};

/// How the class works, in order.
const HOW: [&str; 7] =
    ["kit-how-1", "kit-how-2", "kit-how-3", "kit-how-4", "kit-how-5", "kit-how-6", "kit-how-7"];

/// `there` are the papers of the kit.
pub(super) fn paper(desk: &Desk<'_>, there: &[KitPaper]) -> Paper {
    let mut paper = desk.paper(KitPaper::Guide);
    let scenario = &desk.class.story.scenario;
    paper.title(desk.ui("kit-title"));
    paper.push(Text::new(desk.plain("scenario-title", &scenario.title)).centered().bold().sized(Size::Large));
    paper.text(desk.plain("scenario-summary", &scenario.summary));
    paper.field(desk.ui("kit-cut"), Some(desk.minutes(desk.class.cut)));
    paper.push(Text::new(reviewed(desk)).italic());
    paper.section(desk.ui("briefing-goals"));
    for (at, goal) in scenario.goals.iter().enumerate() {
        paper.push(Text::item("•", desk.plain(&goal_key(at), goal)));
    }
    if !scenario.debrief.is_empty() {
        paper.section(desk.ui("question-own"));
    }
    for (at, question) in scenario.debrief.iter().enumerate() {
        paper.push(Text::item("•", desk.plain(&debrief_key(at), question)));
    }
    paper.section(desk.ui("kit-contents"));
    paper.push(contents(desk, there));
    notes(desk, &mut paper);
    paper.section(desk.ui("kit-how"));
    for (n, id) in (1..).zip(HOW) {
        let n: usize = n;
        paper.push(Text::item(format!("{n}."), desk.ui(id)));
    }
    paper.section(desk.ui("kit-order"));
    order(desk, &mut paper);
    paper.push(Text::new(desk.ui("briefing-assumed")).italic());
    paper.push(desk.credits());
    paper
}

/// The review of the scenario, or that there was none.
fn reviewed(desk: &Desk<'_>) -> Pair {
    let Some(by) = &desk.class.story.scenario.reviewed else { return desk.ui("scenario-unreviewed") };
    desk.ui_with("scenario-reviewed", &by.texts().map(|(name, text)| (name, Value::from(text))))
}

/// Each paper with its file and the copies a class needs.
fn contents(desk: &Desk<'_>, there: &[KitPaper]) -> Table {
    let header =
        ["kit-contents-what", "kit-contents-file", "kit-contents-copies"].map(|id| desk.ui(id)).to_vec();
    let mut table = Table::new([(9, Align::Left), (8, Align::Left), (8, Align::Left)], header);
    for kind in there {
        let name = desk.ui(&format!("kit-{}", kind.slug()));
        let copies = desk.ui(&format!("kit-copies-{}", kind.slug()));
        table.row(vec![name, kind.file_name().into(), copies]);
    }
    table
}

/// How many of each note there are, and what is in the boxes at the beginning.
fn notes(desk: &Desk<'_>, paper: &mut Paper) {
    let all = money::notes(desk);
    if all.is_empty() {
        return;
    }
    let opening = money::opening(desk);
    let in_boxes = |note: Dong| opening.iter().find(|(other, _)| *other == note).map_or(0, |(_, n)| *n);
    paper.section(desk.ui("kit-money"));
    let header = ["kit-count-note", "kit-money-printed", "kit-money-in-boxes"].map(|id| desk.ui(id)).to_vec();
    let mut table = Table::new([(1, Align::Right), (1, Align::Right), (1, Align::Right)], header);
    for (note, n) in all {
        let cells = [number::money(note), n.to_string(), in_boxes(note).to_string()];
        table.row(cells.map(Pair::from).to_vec());
    }
    let cash = desk.course.opening().ledger.cash();
    table.sum(vec![desk.ui("kit-total"), Pair::default(), number::money(cash).into()]);
    paper.push(table);
}

/// The steps of this cut in order and who does each, part by part with the minutes of class, and the talk afterwards.
fn order(desk: &Desk<'_>, paper: &mut Paper) {
    let mut n = 0;
    let (minutes, debrief) = timetable(desk);
    for (part, steps) in desk.played() {
        let mut table = Table::new([(2, Align::Center), (7, Align::Left), (16, Align::Left)], Vec::new());
        for step in steps {
            n += 1;
            let (who, what) = match desk.speaker(step) {
                Some(person) => {
                    (Pair::from(person.called()), if_called(desk, step, desk.ui("kit-speaks-from-card")))
                }
                None => (desk.role(step.role), roles::task(desk, step)),
            };
            let number = desk.number(step).map_or_else(Pair::default, |number| number.to_string().into());
            table.row(vec![number, who, what]);
        }
        let own = minutes.iter().find(|(id, _)| **id == part.id).map_or(0, |(_, minutes)| *minutes);
        let name = with_note(&desk.part(part), &desk.minutes(own));
        paper.push(Piece::Heading(Level::Part, name));
        paper.push(table);
    }
    paper.push(Text::new(with_note(&desk.ui("kit-order-debrief"), &desk.minutes(debrief))).bold());
    let all = desk.ui_with(
        "kit-order-sum",
        &[("steps", Value::count(n)), ("minutes", Value::count(usize::from(desk.class.cut)))],
    );
    paper.text(all);
}
