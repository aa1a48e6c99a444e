//! The roll as it was called: every member by team, and a mark in one of three columns.
//!
//! Before the roll is called the columns are empty, to be filled by hand.

use crate::club::{Club, Member};
use crate::export::paper::{Align, Paper, Table, Text, joined};
use crate::export::papers::played::{Played, SessionPaper};
use crate::locale::{Pair, Value, number};
use crate::scenario::terms::{Absence, Role};
use crate::text;

const MARK: &str = "×";

pub(super) fn paper(played: &Played<'_>) -> Paper {
    let title = played.ui("doc-attendance-title");
    let mut paper = played.begin(SessionPaper::Attendance, title);
    let roll = played.meeting.state().roll.as_deref();
    match roll {
        Some(away) => {
            paper.push(Text::new(in_a_sentence(played, away)).bold());
            paper.field(played.ui("doc-quorum"), Some(quorum(played, away)));
        }
        None => paper.push(played.not_reached()),
    }
    paper.push(table(played, roll));
    paper.push(played.signatures(&[Role::Secretary, Role::Chair]));
    paper
}

fn table(played: &Played<'_>, roll: Option<&[Absence]>) -> Table {
    let head = ["doc-number", "doc-name", "doc-team", "doc-here", "doc-excused", "doc-absent"];
    let columns = [
        (8, Align::Center),
        (44, Align::Left),
        (10, Align::Center),
        (12, Align::Center),
        (13, Align::Center),
        (13, Align::Center),
    ];
    let mut table = Table::new(columns, head.map(|id| played.ui(id)).to_vec());
    for (n, member) in (1..).zip(in_order(&played.story.club)) {
        let mut cells = vec![
            Pair::from(number::count(n)),
            Pair::from(member.full()),
            Pair::from(member.team.to_string()),
        ];
        let marked = roll.map(|away| {
            let absence = away.iter().find(|absence| absence.member == member.id);
            absence.map_or(0, |absence| if absence.excused { 1 } else { 2 })
        });
        cells.extend((0..3).map(|at| Pair::from(if marked == Some(at) { MARK } else { "" })));
        table.row(cells);
    }
    table
}

/// Whether there were enough to vote on money, and how many that takes.
pub(super) fn quorum(played: &Played<'_>, away: &[Absence]) -> Pair {
    let club = &played.story.club;
    let present = club.members.len().saturating_sub(away.len());
    let enough = if present >= club.quorum() { "roll-quorum-yes" } else { "roll-quorum-no" };
    let needed = [("needed", Value::count(club.quorum())), ("members", Value::count(club.members.len()))];
    joined(&[played.ui(enough), played.ui_with("roll-quorum-rule", &needed)], ". ")
}

/// "47/54 người".
pub(super) fn present(played: &Played<'_>, away: &[Absence]) -> Pair {
    let members = played.story.club.members.len();
    let values =
        [("present", Value::count(members.saturating_sub(away.len()))), ("members", Value::count(members))];
    with_remark(played, played.ui_with("doc-present-of", &values))
}

/// How many were there, for this paper and the diary.
pub(in crate::export) fn in_a_sentence(played: &Played<'_>, away: &[Absence]) -> Pair {
    let members = played.story.club.members.len();
    let excused = away.iter().filter(|absence| absence.excused).count();
    let values: [(&str, Value); 4] = [
        ("present", Value::count(members.saturating_sub(away.len()))),
        ("members", Value::count(members)),
        ("excused", Value::count(excused)),
        ("absent", Value::count(away.len().saturating_sub(excused))),
    ];
    with_remark(played, played.ui_with("doc-roll", &values))
}

fn with_remark(played: &Played<'_>, words: Pair) -> Pair {
    played.remarked(words, played.was_slip(|step| step.kind.is_roll_call()))
}

/// The members by team, then by given name, as the roll is called on screen.
pub(in crate::export) fn in_order(club: &Club) -> Vec<&Member> {
    let mut members: Vec<&Member> = club.members.iter().collect();
    members.sort_by_cached_key(|member| (member.team, text::sort_key(&member.name)));
    members
}
