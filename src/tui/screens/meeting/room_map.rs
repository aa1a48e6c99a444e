//! The room seen from the front: a sign for each member, team by team, in the order of the roll.
//!
//! It is drawn from the roll and gives no totals: the signs are there to be counted.

use ratatui::style::Style;
use ratatui::text::Span;

use crate::club::Member;
use crate::id::{MemberId, PersonId};
use crate::meeting::state::State;
use crate::scenario::kinds::Hands;
use crate::scenario::terms::Role;
use crate::text;
use crate::tui::context::{Play, ViewContext};
use crate::tui::page::Page;
use crate::tui::screens::meeting::room_teams::{
    BODY, HEAD, SeatSign, SeatsDrawn, Team, by_team, name, people_in_a_row,
};
use crate::tui::signs;
use crate::tui::theme::Theme;

/// Four teams as signs on a narrow page.
const LEAST_ROWS: usize = 2;
/// A page of so many rows has one for what the signs mean.
const ROOM_FOR_LEGEND: usize = 16;
/// The roles that have a sign on the map.
const BOARD: [Role; 5] =
    [Role::Chair, Role::Treasurer, Role::Secretary, Role::IncomeDeputy, Role::HealthDeputy];

/// Draws who is there, and who of them speaks, in so many rows. Draws nothing before the roll has been called.
pub fn draw(
    context: &ViewContext<'_>,
    play: &Play<'_>,
    speaker: Option<Speaker<'_>>,
    rows: usize,
    page: &mut Page<'_>,
) {
    draw_teams(context, &teams(play, speaker, &[], page.theme()), is_heard(play, speaker), rows, page);
}

/// Draws who is there, and what each team reports: behind its name where the seats are people, else in a line above.
pub fn draw_with_reports(
    context: &ViewContext<'_>,
    play: &Play<'_>,
    reports: &[(u8, String)],
    rows: usize,
    page: &mut Page<'_>,
) {
    let teams = teams(play, None, reports, page.theme());
    if people_in_a_row(&teams, rows, page).is_none() {
        let said = reports.iter().map(|(number, said)| format!("{}:\u{a0}{said}", name(context, *number)));
        let said: Vec<String> = said.map(|said| said.replace(' ', "\u{a0}")).collect();
        page.styled(&said.join("   ").into(), page.theme().accent);
    }
    draw_teams(context, &teams, false, rows, page);
}

/// The teams as they are drawn, with what each reports. Empty before the roll has been called.
fn teams(
    play: &Play<'_>,
    speaker: Option<Speaker<'_>>,
    reports: &[(u8, String)],
    theme: &Theme,
) -> Vec<Team> {
    let report = |number: u8| reports.iter().find(|(team, _)| *team == number).map(|(_, said)| said.clone());
    let drawn = |(number, seats): (u8, Vec<RoomSeat>)| Team {
        number,
        beside: report(number).unwrap_or_default(),
        seats: seats.iter().map(|seat| seat.drawn(theme)).collect(),
    };
    seats(play, play.state(), speaker).into_iter().flatten().map(drawn).collect()
}

/// Whether the one who speaks has a seat in the room.
fn is_heard(play: &Play<'_>, speaker: Option<Speaker<'_>>) -> bool {
    speaker.is_some_and(|speaker| play.story.club.members.iter().any(|member| speaker.is(member)))
}

fn draw_teams(context: &ViewContext<'_>, teams: &[Team], is_heard: bool, rows: usize, page: &mut Page<'_>) {
    let theme = page.theme();
    let drawn = by_team(context, teams, rows, page);
    if let Some(drawn) = drawn.filter(|_| context.rows_of_page() >= ROOM_FOR_LEGEND) {
        let (there, away) = match drawn {
            SeatsDrawn::People => ("▐█▌", "▄"),
            SeatsDrawn::Signs => (signs::THERE, signs::AWAY),
        };
        let board = BOARD.map(signs::role).join(" ");
        let mut legend = vec![
            (there, theme.dim, "roll-present"),
            (away, theme.dim, "room-away"),
            (board.as_str(), theme.dim, "room-board"),
        ];
        if is_heard {
            legend.push((" ", theme.selected, "room-speaks"));
        }
        draw_legend(context, &legend, page);
    }
}

/// Draws the room below what is said or to be said, where that leaves rows for it.
pub fn below(context: &ViewContext<'_>, play: &Play<'_>, speaker: Speaker<'_>, page: &mut Page<'_>) {
    let rows = context.rows_of_page().saturating_sub(page.n_rows() + 2);
    if rows >= LEAST_ROWS {
        page.blank();
        draw(context, play, Some(speaker), rows, page);
    }
}

/// Draws the hands of a vote as the team leaders count them, sorted within each team: whose hand it is, is not shown.
/// `aside` are those who do not take part.
pub fn hands(
    context: &ViewContext<'_>,
    play: &Play<'_>,
    counted: &[Hands],
    aside: &[MemberId],
    rows: usize,
    page: &mut Page<'_>,
) {
    let theme = page.theme();
    let raised = SeatSign { sign: signs::FOR, head: [" ", "▄", "▐"], body: BODY, style: theme.heading };
    let kinds = [
        (raised, "vote-agree"),
        (SeatSign::marked(signs::AGAINST, theme.text), "vote-disagree"),
        (SeatSign::marked(signs::NEITHER, theme.text), "vote-no-opinion"),
        (SeatSign::empty(signs::ASIDE, theme.dim), "vote-aside"),
    ];
    let mut used = [false; 4];
    let mut teams = Vec::new();
    for counted in counted {
        let aside = aside.iter().filter_map(|id| play.story.member(id));
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
    if let Some(drawn) = by_team(context, &teams, rows, page) {
        let kinds = kinds.iter().zip(used).filter(|(_, used)| *used);
        let sign = |seat: &SeatSign| match drawn {
            // A raised hand stands beside the head.
            SeatsDrawn::People if seat.sign == signs::FOR => "▄▐",
            SeatsDrawn::People | SeatsDrawn::Signs => seat.sign,
        };
        let legend: Vec<_> = kinds.map(|((seat, id), _)| (sign(seat), theme.dim, *id)).collect();
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

/// Who has the word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speaker<'a> {
    Role(Role),
    Person(&'a PersonId),
}

impl Speaker<'_> {
    fn is(self, member: &Member) -> bool {
        match self {
            Self::Role(speaks) => member.office.and_then(Role::of_office) == Some(speaks),
            Self::Person(id) => *id == member.id,
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
        role: member.office.and_then(Role::of_office),
        is_there: away.iter().all(|absence| absence.member != member.id),
        speaks: speaker.is_some_and(|speaker| speaker.is(member)),
    };
    let of_team = |team: u8| members.iter().filter(|member| member.team == team).map(seat).collect();
    Some(teams.into_iter().map(|team| (team, of_team(team))).collect())
}

impl RoomSeat {
    fn drawn(self, theme: &Theme) -> SeatSign {
        let seat = match (self.is_there, self.role) {
            (false, _) => return SeatSign { body: HEAD, ..SeatSign::empty(signs::AWAY, theme.dim) },
            (true, Some(role)) => {
                let sign = signs::role(role);
                SeatSign { sign, head: [" ", sign, " "], body: BODY, style: theme.role_text(role) }
            }
            (true, None) => SeatSign { sign: signs::THERE, head: HEAD, body: BODY, style: theme.text },
        };
        if self.speaks { SeatSign { style: theme.selected, ..seat } } else { seat }
    }
}
