//! The form for the minutes, with room for each part of this meeting. It is blank: what happened is written in class.

use crate::export::kit::Kind;
use crate::export::kit::desk::Desk;
use crate::export::paper::{Align, Paper, Piece, Table};
use crate::scenario::model::Step;

pub(super) fn paper(desk: &Desk<'_>) -> Paper {
    let mut paper = desk.paper(Kind::Minutes);
    paper.title(desk.ui("kit-minutes-title"));
    for id in ["kit-minutes-day", "kit-minutes-place", "kit-minutes-present", "kit-minutes-guests"] {
        paper.field(desk.ui(id), None);
    }
    for part in desk.parts().iter().filter(|part| part.number.is_some() || part.steps.iter().any(is_money)) {
        paper.section(desk.part(part));
        paper.push(Piece::Lines(2));
        let votes = part.steps.iter().any(|step| step.kind.is_vote());
        if votes {
            paper.field(desk.ui("kit-minutes-motion"), None);
            for id in ["vote-agree", "vote-disagree", "vote-no-opinion", "kit-minutes-aside"] {
                paper.field(desk.ui(id), None);
            }
        }
    }
    paper.section(desk.ui("kit-minutes-conclusions"));
    let header = ["kit-minutes-what", "kit-minutes-who", "kit-minutes-until"].map(|id| desk.ui(id)).to_vec();
    let columns = [(12, Align::Left), (6, Align::Left), (4, Align::Left)];
    paper.push(Table { n_blank: 5, ..Table::new(columns, header) });
    paper.push(desk.signatures(&["role-secretary", "role-chair"]));
    paper.push(desk.credits());
    paper
}

fn is_money(step: &Step) -> bool {
    step.kind.is_vote() || step.kind.shape().moves_money()
}
