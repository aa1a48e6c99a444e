//! The room seen from the front: a sign for each member, team by team, in the order of the roll.
//!
//! It is drawn from the roll and gives no totals: the signs are there to be counted.

use ratatui::style::Style;
use ratatui::text::Span;

use crate::club::{Member, Office};
use crate::id::MemberId;
use crate::locale::Value;
use crate::meeting::state::State;
use crate::scenario::kinds::Vote;
use crate::scenario::terms::Role;
use crate::text;
use crate::tui::context::{Play, ViewContext};
use crate::tui::page::Page;
use crate::tui::signs;
use crate::tui::theme::Theme;

/// Teams have no more seats than this on the map; a club with larger ones has none.
const MOST_SEATS: usize = 16;
/// Four teams as signs on a narrow page.
const LEAST_ROWS: usize = 2;
/// A page of so many rows has one for what the signs mean.
const ROOM_FOR_LEGEND: usize = 16;
/// The roles that have a sign on the map.
const BOARD: [Role; 5] =
    [Role::Chair, Role::Treasurer, Role::Secretary, Role::IncomeDeputy, Role::HealthDeputy];
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
struct Seat {
    sign: &'static str,
    head: [&'static str; 3],
    body: [&'static str; 3],
    style: Style,
}

/// The seats of one team. `beside` stands behind the name where the seats are people.
#[derive(Debug)]
struct Team {
    number: u8,
    beside: String,
    seats: Vec<Seat>,
}

const NO_HEAD: [&str; 3] = [" ", " ", " "];
const HEAD: [&str; 3] = [" ", "▄", " "];
const BODY: [&str; 3] = ["▐", "█", "▌"];

impl Seat {
    /// A person with this sign on the body.
    fn marked(sign: &'static str, style: Style) -> Self {
        Self { sign, head: HEAD, body: ["▐", sign, "▌"], style }
    }

    /// No person: the sign alone, where a body would be.
    fn empty(sign: &'static str, style: Style) -> Self {
        Self { sign, head: NO_HEAD, body: [" ", sign, " "], style }
    }
}

/// Draws who is there, and who of them speaks, in so many rows. Draws nothing before the roll has been called.
pub fn draw(
    context: &ViewContext<'_>,
    play: &Play<'_>,
    speaker: Option<Speaker<'_>>,
    rows: usize,
    page: &mut Page<'_>,
) {
    let Some(teams) = seats(play, play.state(), speaker) else { return };
    let theme = page.theme();
    let is_heard = teams.iter().any(|(_, seats)| seats.iter().any(|seat| seat.speaks));
    let drawn = |(number, seats): (u8, Vec<RoomSeat>)| Team {
        number,
        beside: String::new(),
        seats: seats.iter().map(|seat| seat.drawn(theme)).collect(),
    };
    let teams: Vec<_> = teams.into_iter().map(drawn).collect();
    if by_team(context, &teams, rows, page) && context.rows_of_page() >= ROOM_FOR_LEGEND {
        let board = BOARD.map(signs::role).join(" ");
        let mut legend = vec![
            (signs::THERE, theme.dim, "roll-present"),
            (signs::AWAY, theme.dim, "room-away"),
            (board.as_str(), theme.dim, "room-board"),
        ];
        if is_heard {
            legend.push((" ", theme.selected, "room-speaks"));
        }
        draw_legend(context, &legend, page);
    }
}

/// Draws the room below what somebody says or is to say, where that leaves rows for it.
pub fn below(context: &ViewContext<'_>, play: &Play<'_>, speaker: Speaker<'_>, page: &mut Page<'_>) {
    let rows = context.rows_of_page().saturating_sub(page.n_rows() + 2);
    if rows >= LEAST_ROWS {
        page.blank();
        draw(context, play, Some(speaker), rows, page);
    }
}

/// Draws the hands of a vote as the team leaders count them, sorted within each team: whose hand it is, is not shown.
pub fn hands(context: &ViewContext<'_>, play: &Play<'_>, vote: &Vote, rows: usize, page: &mut Page<'_>) {
    let theme = page.theme();
    let raised = Seat { sign: signs::FOR, head: [" ", "▄", "▐"], body: BODY, style: theme.heading };
    let kinds = [
        (raised, "vote-agree"),
        (Seat::marked(signs::AGAINST, theme.text), "vote-disagree"),
        (Seat::marked(signs::NEITHER, theme.text), "vote-no-opinion"),
        (Seat::empty(signs::ASIDE, theme.dim), "vote-aside"),
    ];
    let mut used = [false; 4];
    let mut teams = Vec::new();
    for counted in &vote.hands {
        let aside = vote.must_abstain.iter().filter_map(|id| play.story.member(id));
        let n_aside = aside.filter(|member| member.team == counted.team).count();
        let counts = [counted.agree, counted.disagree, counted.no_opinion].map(usize::from);
        let counts = counts.into_iter().chain([n_aside]);
        let mut seats = Vec::new();
        for ((n, (seat, _)), used) in counts.zip(kinds).zip(&mut used) {
            *used |= n > 0;
            seats.extend(vec![seat; n]);
        }
        let beside = format!("{}–{}–{}", counted.agree, counted.disagree, counted.no_opinion);
        teams.push(Team { number: counted.team, beside, seats });
    }
    if by_team(context, &teams, rows, page) {
        let kinds = kinds.iter().zip(used).filter(|(_, used)| *used);
        let legend: Vec<_> = kinds.map(|((seat, id), _)| (seat.sign, theme.dim, *id)).collect();
        draw_legend(context, &legend, page);
    }
}

/// Each sign with what it means, as many in a row as have room.
fn draw_legend(context: &ViewContext<'_>, legend: &[(&str, Style, &str)], page: &mut Page<'_>) {
    let mut pieces: Vec<Span<'static>> = Vec::new();
    for (sign, style, id) in legend {
        let words = format!(" {}", context.word(id));
        let columns = pieces.iter().map(Span::width).sum::<usize>();
        if columns + 3 + text::width(sign) + text::width(&words) > page.columns() {
            page.spans(std::mem::take(&mut pieces));
        }
        let gap = if pieces.is_empty() { "" } else { "   " };
        pieces.push(Span::raw(gap));
        pieces.push(Span::styled((*sign).to_owned(), *style));
        pieces.push(Span::styled(words, page.theme().dim));
    }
    page.spans(pieces);
}

/// Draws the teams beside each other: as people where they have room, else as signs. False where a team is too large.
fn by_team(context: &ViewContext<'_>, teams: &[Team], rows: usize, page: &mut Page<'_>) -> bool {
    let most = teams.iter().map(|team| team.seats.len()).max().unwrap_or(0);
    if most > MOST_SEATS {
        return false;
    }
    let beside = teams_in_a_row(teams.len(), PEOPLE, page);
    let people = teams.len().div_ceil(beside) * (1 + most.div_ceil(IN_A_ROW) * PERSON.1);
    if page.draws_blocks() && people <= rows && beside * PEOPLE <= page.columns() + GAP {
        teams.chunks(beside).for_each(|teams| as_people(context, teams, most, page));
    } else {
        let columns = NAME + most + GAP;
        let beside = teams_in_a_row(teams.len(), columns, page);
        teams.chunks(beside).for_each(|teams| as_signs(context, teams, most, page));
    }
    true
}

/// As many as have room at these columns each, so that no row has fewer than another.
fn teams_in_a_row(n: usize, columns: usize, page: &Page<'_>) -> usize {
    let room = ((page.columns() + GAP) / columns).clamp(1, n.max(1));
    (1..=room).rev().find(|beside| n.is_multiple_of(*beside)).unwrap_or(1)
}

fn name(context: &ViewContext<'_>, team: &Team) -> String {
    context.word_with("team-number", &[("team", Value::Count(i64::from(team.number)))])
}

/// Teams beside each other, a sign for each seat.
fn as_signs(context: &ViewContext<'_>, teams: &[Team], most: usize, page: &mut Page<'_>) {
    let mut pieces = Vec::new();
    for team in teams {
        pieces.push(Span::styled(text::pad(&name(context, team), NAME), page.theme().dim));
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
        let name = name(context, team).to_uppercase();
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

/// Who has the word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speaker<'a> {
    Role(Role),
    Member(&'a MemberId),
}

impl Speaker<'_> {
    fn is(self, member: &Member) -> bool {
        match self {
            Self::Role(speaks) => member.office.and_then(role) == Some(speaks),
            Self::Member(id) => member.id == *id,
        }
    }
}

/// A member's place in the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoomSeat {
    /// For a member of the board with a role in the meeting.
    pub role: Option<Role>,
    pub is_there: bool,
    pub speaks: bool,
}

/// The teams with their seats, in the order of the club's list. None before the roll has been called.
pub fn seats(
    play: &Play<'_>,
    state: &State,
    speaker: Option<Speaker<'_>>,
) -> Option<Vec<(u8, Vec<RoomSeat>)>> {
    let away = state.roll.as_ref()?;
    let members = &play.story.club.members;
    let mut teams: Vec<u8> = members.iter().map(|member| member.team).collect();
    teams.sort_unstable();
    teams.dedup();
    let seat = |member: &Member| RoomSeat {
        role: member.office.and_then(role),
        is_there: away.iter().all(|absence| absence.member != member.id),
        speaks: speaker.is_some_and(|speaker| speaker.is(member)),
    };
    let of_team = |team: u8| members.iter().filter(|member| member.team == team).map(seat).collect();
    Some(teams.into_iter().map(|team| (team, of_team(team))).collect())
}

fn role(office: Office) -> Option<Role> {
    match office {
        Office::Chair => Some(Role::Chair),
        Office::IncomeDeputy => Some(Role::IncomeDeputy),
        Office::HealthDeputy => Some(Role::HealthDeputy),
        Office::Secretary => Some(Role::Secretary),
        Office::Treasurer => Some(Role::Treasurer),
        Office::TeamLeader => None,
    }
}

impl RoomSeat {
    fn drawn(self, theme: &Theme) -> Seat {
        let seat = match (self.is_there, self.role) {
            (false, _) => return Seat { body: HEAD, ..Seat::empty(signs::AWAY, theme.dim) },
            (true, Some(role)) => {
                let sign = signs::role(role);
                Seat { sign, head: [" ", sign, " "], body: BODY, style: theme.role_text(role) }
            }
            (true, None) => Seat { sign: signs::THERE, head: HEAD, body: BODY, style: theme.text },
        };
        if self.speaks { Seat { style: theme.selected, ..seat } } else { seat }
    }
}
