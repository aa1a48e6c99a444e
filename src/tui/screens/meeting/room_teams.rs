//! Teams of seats as they are drawn: beside each other, a sign for each seat, or a person of two rows where the page has
//! room for all of them.
//!
//! It knows nothing of the meeting: whose seats they are, and what a sign means, is said by its caller.

use ratatui::style::Style;
use ratatui::text::Span;

use crate::locale::Value;
use crate::text;
use crate::tui::context::ViewContext;
use crate::tui::page::Page;

/// Teams have no more seats than this on the map; a club with larger ones has none.
const MOST_SEATS: usize = 16;
/// Columns of the name of a team, where signs stand behind it.
const NAME: usize = 7;
/// On a wide page each seat is a person: so many columns and rows, the free ones included, and so many in a row.
const PERSON: (usize, usize) = (4, 3);
const IN_A_ROW: usize = 7;
/// Free columns after a team, and columns of a team of people with them.
const GAP: usize = 2;
const PEOPLE: usize = IN_A_ROW * PERSON.0 + GAP;

/// One seat: a sign of one column, and a person of two rows and three columns where there is room.
#[derive(Debug, Clone, Copy)]
pub(super) struct SeatSign {
    pub(super) sign: &'static str,
    pub(super) head: [&'static str; 3],
    pub(super) body: [&'static str; 3],
    pub(super) style: Style,
}

/// The seats of one team. `beside` stands behind the name where the seats are people.
#[derive(Debug)]
pub(super) struct Team {
    pub(super) number: u8,
    pub(super) beside: String,
    pub(super) seats: Vec<SeatSign>,
}

const NO_HEAD: [&str; 3] = [" ", " ", " "];
pub(super) const HEAD: [&str; 3] = [" ", "▄", " "];
pub(super) const BODY: [&str; 3] = ["▐", "█", "▌"];

impl SeatSign {
    /// A person with this sign on the body.
    pub(super) fn marked(sign: &'static str, style: Style) -> Self {
        Self { sign, head: HEAD, body: ["▐", sign, "▌"], style }
    }

    /// No person: the sign alone, where a body would be.
    pub(super) fn empty(sign: &'static str, style: Style) -> Self {
        Self { sign, head: NO_HEAD, body: [" ", sign, " "], style }
    }
}

/// How seats were drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SeatsDrawn {
    People,
    Signs,
}

/// Draws the teams beside each other: as people where they have room, else as signs. None where a team is too large, or
/// there is none.
pub(super) fn by_team(
    context: &ViewContext<'_>,
    teams: &[Team],
    rows: usize,
    page: &mut Page<'_>,
) -> Option<SeatsDrawn> {
    let most = most_seats(teams)?;
    if let Some(beside) = people_in_a_row(teams, rows, page) {
        teams.chunks(beside).for_each(|teams| as_people(context, teams, most, page));
        return Some(SeatsDrawn::People);
    }
    let beside = teams_in_a_row(teams.len(), NAME + most + GAP, page);
    teams.chunks(beside).for_each(|teams| as_signs(context, teams, most, page));
    Some(SeatsDrawn::Signs)
}

/// How many of these teams stand beside each other as people. None where they have no room in so many rows.
pub(super) fn people_in_a_row(teams: &[Team], rows: usize, page: &Page<'_>) -> Option<usize> {
    let most = most_seats(teams)?;
    let beside = teams_in_a_row(teams.len(), PEOPLE, page);
    let people = teams.len().div_ceil(beside) * (1 + most.div_ceil(IN_A_ROW) * PERSON.1);
    let has_room = people <= rows && beside * PEOPLE <= page.columns() + GAP;
    (page.draws_blocks() && has_room).then_some(beside)
}

/// The seats of the largest team. None where it is too large to be drawn, or there is no team.
fn most_seats(teams: &[Team]) -> Option<usize> {
    teams.iter().map(|team| team.seats.len()).max().filter(|most| *most <= MOST_SEATS)
}

/// As many as have room at these columns each, so that no row has fewer than another.
fn teams_in_a_row(n: usize, columns: usize, page: &Page<'_>) -> usize {
    let room = ((page.columns() + GAP) / columns).clamp(1, n.max(1));
    (1..=room).rev().find(|beside| n.is_multiple_of(*beside)).unwrap_or(1)
}

pub(super) fn name(context: &ViewContext<'_>, team: u8) -> String {
    context.word_with("team-number", &[("team", Value::Count(i64::from(team)))])
}

/// Teams beside each other, a sign for each seat.
fn as_signs(context: &ViewContext<'_>, teams: &[Team], most: usize, page: &mut Page<'_>) {
    let mut pieces = Vec::new();
    for team in teams {
        pieces.push(Span::styled(text::pad(&name(context, team.number), NAME), page.theme().dim));
        team.seats.iter().for_each(|seat| append(&mut pieces, seat.sign, seat.style));
        pieces.push(Span::raw(" ".repeat(most - team.seats.len() + GAP)));
    }
    page.spans(pieces);
}

/// Teams beside each other, seven people in a row.
fn as_people(context: &ViewContext<'_>, teams: &[Team], most: usize, page: &mut Page<'_>) {
    let theme = page.theme();
    let columns = IN_A_ROW * PERSON.0;
    let mut names = Vec::new();
    for (at, team) in teams.iter().enumerate() {
        let name = name(context, team.number).to_uppercase();
        let beside = text::pad_left(&team.beside, (columns - 1).saturating_sub(text::width(&name)));
        append(&mut names, if at == 0 { "" } else { "   " }, theme.text);
        append(&mut names, &name, theme.heading);
        append(&mut names, &beside, theme.text);
    }
    page.spans(names);
    for line in 0..most.div_ceil(IN_A_ROW) {
        for half in 0..PERSON.1 {
            let mut pieces = Vec::new();
            for (number, team) in teams.iter().enumerate() {
                append(&mut pieces, if number == 0 { "" } else { "  " }, theme.text);
                for at in line * IN_A_ROW..(line + 1) * IN_A_ROW {
                    let seat = team.seats.get(at).filter(|_| half < 2);
                    let (signs, style) = seat.map_or((NO_HEAD, theme.text), |seat| {
                        (if half == 0 { seat.head } else { seat.body }, seat.style)
                    });
                    append(&mut pieces, &signs.concat(), style);
                    append(&mut pieces, " ", theme.text);
                }
            }
            page.spans(pieces);
        }
    }
}

/// Appends words to what has the same style.
fn append(pieces: &mut Vec<Span<'static>>, words: &str, style: Style) {
    match pieces.last_mut().filter(|last| last.style == style) {
        Some(last) => last.content.to_mut().push_str(words),
        None => pieces.push(Span::styled(words.to_owned(), style)),
    }
}
