//! The roll as it is being called: the members of as many teams beside each other as there is room for, what their leader
//! reports over them, and how many are noted so far.
//!
//! It counts what was marked and never what is right.

use ratatui::style::Style;
use ratatui::text::Span;

use crate::locale::{Pair, Value, number};
use crate::text;
use crate::tui::context::ViewContext;
use crate::tui::form::{Form, FormRow, Label};
use crate::tui::page::{Hit, Page};
use crate::tui::signs;

/// The members of one team: which rows of the form they have.
#[derive(Debug, Clone)]
pub struct RollTeam {
    pub number: u8,
    pub rows: std::ops::Range<usize>,
    /// What the leader reports.
    pub report: Vec<Label>,
}

/// The marks in the order of the form: present, away with a reason, away without one.
const MARKS: [(&str, &str, &str); 3] = [
    (signs::THERE, "roll-present", "roll-present"),
    (signs::EXCUSED, "roll-excused", "roll-excused-short"),
    (signs::AWAY, "roll-absent", "roll-absent-short"),
];
/// Columns before a name: the arrow of the focus, the sign of the mark, a free one.
const LEAD: usize = 3;
/// Columns between two reports.
const GAP: usize = 2;
/// Rows of large counts with their labels.
const LARGE_ROWS: usize = 5;
/// Rows below the names: the count, the question about the quorum with its rule, the commit row.
const BELOW: usize = 4;

/// Which teams are shown, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Layout {
    /// Teams beside each other.
    teams: usize,
    /// Columns of names that one team has.
    names: usize,
    /// Columns of the screen that one column of names has.
    columns: usize,
}

impl Layout {
    /// One team alone where the room does not have the rows of several, or `is_single` asks for it.
    fn of(columns: usize, widest: usize, n_teams: usize, is_single: bool) -> Self {
        let room = (columns / (LEAD + widest + 1)).max(1);
        if is_single {
            return Self { teams: 1, names: room, columns: columns / room };
        }
        // The same number of teams in every group, so that no team seems to be missing.
        let most = room.min(n_teams.max(1));
        let teams = (1..=most).rev().find(|n| n_teams.is_multiple_of(*n)).unwrap_or(1);
        if teams == 1 {
            return Self { teams, names: room, columns: columns / room };
        }
        Self { teams, names: 1, columns: columns / teams }
    }
}

/// Draws what the step asks, the names, the counts, and the rows of the form after the members.
pub fn draw(form: &Form, teams: &[RollTeam], prompt: &Pair, context: &ViewContext<'_>, page: &mut Page<'_>) {
    let label = |row: usize| form.rows.get(row).map(|row| row.label.pair(context).main).unwrap_or_default();
    let members = teams.iter().map(|team| team.rows.end).max().unwrap_or(0);
    let widest = (0..members).map(|row| text::width(&label(row))).max().unwrap_or(0);
    let room = context.rows_of_page();
    let tallest = teams.iter().map(|team| team.rows.len()).max().unwrap_or(0);
    let layout = Layout::of(page.columns(), widest, teams.len(), tallest + BELOW > room);
    let here = teams.iter().position(|team| team.rows.contains(&form.focus()));
    let group = here.map_or(teams.len().saturating_sub(1) / layout.teams, |at| at / layout.teams);
    let shown = teams.chunks(layout.teams).nth(group).unwrap_or_default();
    let height = shown.iter().map(|team| team.rows.len().div_ceil(layout.names)).max().unwrap_or(0);
    // In a small window what the step asks gives way to the names of the later teams.
    if group == 0 || here.is_none() || room >= height + 2 * BELOW {
        page.heading(prompt);
    }
    heads(shown, layout, context, page);
    for row in 0..height {
        let mut pieces = Vec::new();
        for team in shown {
            for column in 0..layout.names {
                let member = team.rows.start + column * team.rows.len().div_ceil(layout.names) + row;
                let is_free = row >= team.rows.len().div_ceil(layout.names) || !team.rows.contains(&member);
                match form.rows.get(member).filter(|_| !is_free) {
                    Some(cell) => {
                        let focused = form.focus() == member;
                        pieces.push((
                            name(cell, focused, layout.columns, context, page),
                            Some(Hit::Item(member)),
                        ));
                    }
                    None => pieces.push((Span::raw(" ".repeat(layout.columns)), None)),
                }
            }
        }
        let in_row = |team: &RollTeam| {
            let n = team.rows.len().div_ceil(layout.names);
            team.rows.contains(&form.focus()) && (form.focus() - team.rows.start) % n.max(1) == row
        };
        page.pieces(pieces, shown.iter().any(in_row));
    }
    counts(form, members, room >= height + 3 * BELOW + LARGE_ROWS, context, page);
    form.draw_from(members, context, page);
}

/// What the leader of each team reports; the number of a team without a report.
fn heads(shown: &[RollTeam], layout: Layout, context: &ViewContext<'_>, page: &mut Page<'_>) {
    let number =
        |team: &RollTeam| context.word_with("team-number", &[("team", Value::Count(i64::from(team.number)))]);
    let said = |team: &RollTeam| -> Vec<Pair> {
        if team.report.is_empty() {
            return vec![number(team).into()];
        }
        team.report.iter().map(|said| said.pair(context)).collect()
    };
    if let [team] = shown {
        return said(team).iter().for_each(|said| page.styled(said, page.theme().accent));
    }
    page.blank();
    let words = |team| said(team).into_iter().map(|said| said.main).collect::<Vec<_>>().join(" ");
    // Two reports beside each other have free columns between them.
    let cells =
        |team| [(words(team), layout.columns.saturating_sub(GAP), false), (String::new(), GAP, false)];
    page.cells(&shown.iter().flat_map(cells).collect::<Vec<_>>(), page.theme().accent);
    // The second language has the whole width, team by team.
    for second in shown.iter().flat_map(said).filter_map(|said| said.second) {
        page.second_language(&second);
    }
}

/// "►◦ cô Phàn Thị Sếnh có lý do": the words stand where they have room; the sign always does.
fn name(
    row: &FormRow,
    focused: bool,
    columns: usize,
    context: &ViewContext<'_>,
    page: &Page<'_>,
) -> Span<'static> {
    let theme = page.theme();
    let mark = row.cell.picked().and_then(|at| MARKS.get(at));
    let sign = mark.map_or(" ", |(sign, _, _)| sign);
    let arrow = if focused { signs::HERE } else { " " };
    let mut said = format!("{arrow}{sign} {}", row.label.pair(context).main);
    let is_told = focused || row.cell.picked().is_some_and(|at| at > 0);
    if is_told {
        let word = context.word(mark.map_or("roll-unmarked", |(_, _, short)| short));
        if text::width(&said) + 2 + text::width(&word) < columns {
            said = format!("{}{word} ", text::pad(&said, columns - text::width(&word) - 1));
        }
    }
    let style: Style = match (focused, mark) {
        (true, _) => theme.selected,
        (false, None) => theme.dim,
        (false, Some((signs::THERE, _, _))) => theme.text,
        (false, Some(_)) => theme.heading,
    };
    Span::styled(text::pad(&said, columns), style)
}

/// How many have each mark so far, as large as there is room for.
fn counts(form: &Form, members: usize, is_large: bool, context: &ViewContext<'_>, page: &mut Page<'_>) {
    // Those who were there when the roll was called before are in no row.
    let all = context.play.map_or(members, |play| play.story.club.members.len());
    let n = |mark: Option<usize>| {
        let rows = form.rows.iter().take(members);
        let n = rows.filter(|row| row.cell.picked() == mark).count();
        let n = if mark == Some(0) { n + all.saturating_sub(members) } else { n };
        number::count(i64::try_from(n).unwrap_or(0))
    };
    let mut counts: Vec<(String, String)> = MARKS
        .iter()
        .enumerate()
        .map(|(at, (sign, id, _))| (format!("{sign} {}", context.word(id)), n(Some(at))))
        .collect();
    counts.push((context.word("roll-unmarked"), n(None)));
    if is_large {
        page.blank();
        page.figures(&counts, LARGE_ROWS);
        page.blank();
        return;
    }
    let short = |(at, (_, n)): (usize, &(String, String))| match MARKS.get(at) {
        Some((sign, _, short)) => format!("{sign} {} {n}", context.word(short)).replace(' ', "\u{a0}"),
        None => format!("{} {n}", context.word("roll-unmarked")).replace(' ', "\u{a0}"),
    };
    let said: Vec<String> = counts.iter().enumerate().map(short).collect();
    page.styled(&said.join("\u{a0}\u{a0} ").into(), page.theme().accent);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn teams_stand_beside_each_other_as_far_as_their_names_have_room() {
        for (columns, widest, n, single, expected) in [
            (118, 20, 4, false, (4, 1, 29)),
            (78, 20, 4, false, (2, 1, 39)),
            (54, 20, 4, false, (2, 1, 27)),
            (54, 20, 3, false, (1, 2, 27)),
            (118, 20, 4, true, (1, 4, 29)),
            (54, 40, 4, false, (1, 1, 54)),
            (118, 20, 5, false, (1, 4, 29)),
            (5, 20, 0, false, (1, 1, 5)),
        ] {
            let Layout { teams, names, columns: wide } = Layout::of(columns, widest, n, single);
            assert_eq!((teams, names, wide), expected, "{columns} columns, {n} teams");
        }
    }
}
