//! The room seen from the front: a sign for each member, team by team, in the order of the roll.
//!
//! It is drawn from the roll and gives no totals: the signs are there to be counted.

use ratatui::text::Span;

use crate::club::{Member, Office};
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
/// A page of so many rows has one for what the signs mean.
const ROOM_FOR_LEGEND: usize = 16;
/// The roles that have a sign on the map.
const BOARD: [Role; 5] =
    [Role::Chair, Role::Treasurer, Role::Secretary, Role::IncomeDeputy, Role::HealthDeputy];
/// Columns of the name of a team, and of a seat.
const NAME: usize = 7;

/// Draws who is there. Nothing before the roll has been called.
pub fn draw(context: &ViewContext<'_>, play: &Play<'_>, page: &mut Page<'_>) {
    let Some(teams) = seats(play, play.state()) else { return };
    let theme = page.theme();
    let signs = |seats: Vec<RoomSeat>| seats.iter().map(|seat| seat.span(theme)).collect();
    let teams: Vec<_> = teams.into_iter().map(|(team, seats)| (team, signs(seats))).collect();
    if by_team(context, &teams, page) && context.rows_of_page() >= ROOM_FOR_LEGEND {
        let board = BOARD.map(signs::role).join(" ");
        let said =
            [(signs::THERE, "roll-present"), (signs::AWAY, "room-away"), (board.as_str(), "room-board")];
        let said = said.map(|(sign, id)| format!("{sign} {}", context.word(id)).replace(' ', "\u{a0}"));
        page.dim(&said.join("\u{a0}\u{a0} ").into());
    }
}

/// Draws the hands of a vote as the team leaders count them, sorted within each team: whose hand it is, is not shown.
pub fn hands(context: &ViewContext<'_>, play: &Play<'_>, vote: &Vote, page: &mut Page<'_>) {
    let theme = page.theme();
    let mut used = Vec::new();
    let mut teams = Vec::new();
    for counted in &vote.hands {
        let aside = vote.must_abstain.iter().filter_map(|id| play.story.member(id));
        let n_aside = aside.filter(|member| member.team == counted.team).count();
        let groups = [
            (signs::FOR, usize::from(counted.agree), theme.heading),
            (signs::AGAINST, usize::from(counted.disagree), theme.text),
            (signs::NEITHER, usize::from(counted.no_opinion), theme.text),
            (signs::ASIDE, n_aside, theme.dim),
        ];
        used.extend(groups.iter().filter(|(_, n, _)| *n > 0).map(|(sign, _, _)| *sign));
        let hands = groups.iter().flat_map(|(sign, n, style)| vec![Span::styled(*sign, *style); *n]);
        teams.push((counted.team, hands.collect()));
    }
    if !by_team(context, &teams, page) {
        return;
    }
    let legend = [
        (signs::FOR, "vote-agree"),
        (signs::AGAINST, "vote-disagree"),
        (signs::NEITHER, "vote-no-opinion"),
        (signs::ASIDE, "vote-aside"),
    ];
    let said = legend.iter().filter(|(sign, _)| used.contains(sign));
    let said = said.map(|(sign, id)| format!("{sign} {}", context.word(id)).replace(' ', "\u{a0}"));
    page.dim(&said.collect::<Vec<_>>().join("\u{a0}\u{a0} ").into());
}

/// Teams with their signs, as many beside each other as have room. False where a team is too large to be drawn.
fn by_team(context: &ViewContext<'_>, teams: &[(u8, Vec<Span<'static>>)], page: &mut Page<'_>) -> bool {
    let most = teams.iter().map(|(_, signs)| signs.len()).max().unwrap_or(0);
    if most > MOST_SEATS {
        return false;
    }
    let columns = NAME + most + 2;
    // The same number of teams in every row, so that no row seems to be missing.
    let room = (page.columns() / columns).clamp(1, teams.len().max(1));
    let in_a_row = (1..=room).rev().find(|n| teams.len().is_multiple_of(*n)).unwrap_or(1);
    for row in teams.chunks(in_a_row) {
        let mut pieces = Vec::new();
        for (team, signs) in row {
            let name = context.word_with("team-number", &[("team", Value::Count(i64::from(*team)))]);
            pieces.push(Span::styled(text::pad(&name, NAME), page.theme().dim));
            pieces.extend(signs.iter().cloned());
            pieces.push(Span::raw(" ".repeat(most - signs.len() + 2)));
        }
        page.spans(pieces);
    }
    true
}

/// A member's place in the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoomSeat {
    /// For a member of the board with a role in the meeting.
    pub role: Option<Role>,
    pub is_there: bool,
}

/// The teams with their seats, in the order of the club's list. None before the roll has been called.
pub fn seats(play: &Play<'_>, state: &State) -> Option<Vec<(u8, Vec<RoomSeat>)>> {
    let away = state.roll.as_ref()?;
    let members = &play.story.club.members;
    let mut teams: Vec<u8> = members.iter().map(|member| member.team).collect();
    teams.sort_unstable();
    teams.dedup();
    let seat = |member: &Member| RoomSeat {
        role: member.office.and_then(role),
        is_there: away.iter().all(|absence| absence.member != member.id),
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
    fn span(self, theme: &Theme) -> Span<'static> {
        match (self.is_there, self.role) {
            (false, _) => Span::styled(signs::AWAY, theme.dim),
            (true, Some(role)) => Span::styled(signs::role(role), theme.role_text(role)),
            (true, None) => Span::styled(signs::THERE, theme.text),
        }
    }
}
