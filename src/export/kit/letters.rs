//! Blank letters of the club: the minutes of the meeting, the monthly report and the plan of the month, with the same parts
//! as those that a session fills in (`export::papers`).

use crate::export::kit::desk::{Desk, KitPaper};
use crate::export::paper::{Align, Level, Paper, Piece, Table};
use crate::export::papers;
use crate::locale::Pair;
use crate::scenario::kinds::plan::MOST_TASKS;
use crate::scenario::model::Step;
use crate::text;

const PEOPLE: [&str; 8] = [
    "doc-minutes-opened",
    "doc-minutes-venue",
    "doc-minutes-chaired",
    "doc-minutes-wrote",
    "doc-minutes-present",
    "doc-excused",
    "doc-absent",
    "doc-minutes-guests",
];

/// Makes the form for the minutes, with room for each part of this meeting.
pub(super) fn minutes(desk: &Desk<'_>) -> Paper {
    let mut paper = desk.paper(KitPaper::Minutes);
    desk.letter_head("kit-code-minutes", desk.ui("kit-minutes-title"), &mut paper);
    desk.fields(&PEOPLE, &mut paper);
    paper.section(desk.ui("doc-minutes-content"));
    for part in desk.parts().iter().filter(|part| part.number.is_some() || part.steps.iter().any(is_money)) {
        paper.push(Piece::Heading(Level::Part, desk.part(part)));
        paper.push(Piece::Lines(2));
    }
    if desk.class.story.steps().any(|step| step.kind.is_vote() || step.kind.is_elect()) {
        paper.section(desk.ui("doc-requests"));
        paper.push(Table { n_blank: 3, ..desk.table(&papers::VOTES) });
        desk.fields(&["kit-minutes-aside"], &mut paper);
    }
    paper.section(desk.ui("doc-money"));
    funds(desk, &mut paper);
    paper.section(desk.ui("kit-minutes-conclusions"));
    paper.push(Table { n_blank: 5, ..desk.table(&papers::CONCLUSIONS) });
    paper.field(desk.ui("doc-minutes-closed"), None);
    paper.push(desk.signatures(&["role-secretary", "role-chair"]));
    paper.push(desk.credits());
    paper
}

const FUNDS: [(u16, Align, &str); 5] = [
    (30, Align::Left, "doc-fund"),
    (15, Align::Right, "book-opening"),
    (15, Align::Right, "doc-in"),
    (15, Align::Right, "doc-out"),
    (15, Align::Right, "doc-left"),
];

fn funds(desk: &Desk<'_>, paper: &mut Paper) {
    let mut table = desk.table(&FUNDS);
    for id in ["fund-income", "fund-operating"] {
        let blank = std::iter::repeat_n(Pair::default(), table.columns.len().saturating_sub(1));
        table.row([desk.ui(id)].into_iter().chain(blank).collect());
    }
    paper.push(table);
}

fn is_money(step: &Step) -> bool {
    step.kind.is_vote() || step.kind.is_elect() || step.kind.is_booked()
}

/// Makes the form for the plan of the month, with a row for each task there may be.
pub(super) fn plan(desk: &Desk<'_>) -> Paper {
    let mut paper = desk.paper(KitPaper::Plan);
    desk.letter_head("kit-code-plan", desk.ui("kit-plan-title"), &mut paper);
    let n_blank = text::to_u16(MOST_TASKS);
    paper.push(Table { n_blank, ..desk.table(&papers::PLAN) });
    desk.fields(&["doc-plan-sum", "doc-plan-fund"], &mut paper);
    paper.push(desk.signatures(&["role-secretary", "role-chair"]));
    paper.push(desk.credits());
    paper
}

const MEETING: [&str; 5] = [
    "doc-minutes-present",
    "doc-report-topic",
    "doc-report-questions",
    "doc-report-helped",
    "doc-report-visits",
];
const MONEY: [&str; 10] = [
    "book-opening",
    "doc-report-principal",
    "doc-report-interest",
    "doc-report-fees",
    "doc-report-gifts",
    "doc-report-lent",
    "doc-report-spent",
    "doc-report-visiting",
    "doc-report-box",
    "doc-report-bank",
];
const LOANS: [&str; 4] =
    ["doc-report-outstanding", "doc-report-late", "doc-report-overdue", "doc-report-done"];

/// Makes the form for the monthly report to the commune's Hội Người cao tuổi.
pub(super) fn report(desk: &Desk<'_>) -> Paper {
    let mut paper = desk.paper(KitPaper::Report);
    desk.letter_head("kit-code-report", desk.ui("kit-report-title"), &mut paper);
    desk.fields(&["doc-report-to"], &mut paper);
    paper.section(desk.ui("doc-report-meeting"));
    desk.fields(&MEETING, &mut paper);
    paper.section(desk.ui("doc-report-money"));
    let mut table = desk.table(&papers::MONEY);
    for id in MONEY {
        table.row(vec![desk.ui(id), Pair::default(), Pair::default()]);
    }
    paper.push(table);
    paper.section(desk.ui("doc-report-loans"));
    desk.fields(&LOANS, &mut paper);
    for id in ["doc-report-plan", "doc-report-wishes"] {
        paper.section(desk.ui(id));
        paper.push(Piece::Lines(2));
    }
    paper.push(desk.signatures(&["role-secretary", "role-chair"]));
    paper.push(desk.credits());
    paper
}
