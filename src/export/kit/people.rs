//! Small cards for the people who speak or pay from the hall: what to say, and when.
//!
//! A card has only the lines that its person says aloud. Absent people have no card, and no card is for several people.
//! The card of a late payer says what to bring, never what is owed.

use crate::club::{Member, Office};
use crate::export::kit::desk::{Desk, KitPaper, if_called, labelled};
use crate::export::kit::fold;
use crate::export::paper::{Grid, Paper, Piece, Size, Text, joined};
use crate::id::PersonId;
use crate::locale::{Pair, Value};
use crate::scenario::guest::Attendee;
use crate::scenario::kinds::Hands;
use crate::scenario::model::{Part, Step};

const BESIDE: usize = 2;
/// The least height of a card; a longer one makes its row higher, so that fewer rows stand on its sheet.
const HEIGHT_MM: u16 = 62;
/// Inside a card.
const WIDTH_MM: usize = 82;
/// Above and below what is on a card, and all rows of a sheet together, in tenths of a millimetre.
const EDGES: usize = 60;
const SHEET: usize = 2_420;

/// A person in the hall, with all there is to say in the order of the meeting.
struct Card {
    id: PersonId,
    name: Pair,
    lines: Vec<Pair>,
}

pub(super) fn paper(desk: &Desk<'_>) -> Paper {
    let people = people(desk);
    let mut paper = desk.paper(KitPaper::People);
    let cards: Vec<Vec<Piece>> = people.iter().map(|person| card(desk, person)).collect();
    for (at, cards) in sheets(&cards).into_iter().enumerate() {
        if at > 0 {
            paper.push(Piece::PageBreak);
        }
        paper.push(Grid { n_columns: 2, height_mm: HEIGHT_MM, cards });
    }
    paper.push(desk.credits());
    paper
}

/// The cards of each sheet, as many rows as it holds.
fn sheets(cards: &[Vec<Piece>]) -> Vec<Vec<Vec<Piece>>> {
    let mut sheets: Vec<Vec<Vec<Piece>>> = Vec::new();
    let mut left = 0;
    for row in cards.chunks(BESIDE) {
        let highest = row.iter().map(|card| fold::height_in(card, WIDTH_MM)).max().unwrap_or_default();
        let needed = highest.max(usize::from(HEIGHT_MM) * 10) + EDGES;
        match sheets.last_mut() {
            Some(sheet) if needed <= left => sheet.extend_from_slice(row),
            _ => {
                left = SHEET;
                sheets.push(row.to_vec());
            }
        }
        left = left.saturating_sub(needed);
    }
    sheets
}

pub(super) fn is_anybody(desk: &Desk<'_>) -> bool {
    !people(desk).is_empty()
}

fn card(desk: &Desk<'_>, person: &Card) -> Vec<Piece> {
    let mut card = vec![Piece::from(Text::new(person.name.clone()).bold())];
    card.extend(person.lines.iter().map(|line| Text::new(line.clone()).sized(Size::Small).into()));
    card.push(Text::new(desk.ui("kit-person-own-words")).sized(Size::Small).italic().into());
    card
}

fn people(desk: &Desk<'_>) -> Vec<Card> {
    let mut people = Vec::new();
    for (part, steps) in desk.played() {
        for step in steps {
            if let Some(say) = step.kind.try_as_say_ref()
                && let Some(speaker) = &say.by
            {
                let words = desk.before(step, "text", &say.text);
                add(desk, &mut people, Some(speaker), when(desk, part, step, words));
            }
            if let Some(collect) = step.kind.try_as_collect_ref() {
                for payer in &collect.payers {
                    let values = desk.course.values_before(desk.class.story, step);
                    let key = step.id.item_key(&payer.id, "says");
                    let words = desk.class.words.line(desk.class.speech, &key, &payer.says, &values);
                    let brings = desk.ui_with("kit-brings", &[("sum", Value::Money(payer.brings))]);
                    let words = if payer.brings.0 > 0 { joined(&[words, brings], " ") } else { words };
                    let speaker = payer.by.as_ref().or(payer.member.as_ref());
                    add(desk, &mut people, speaker, when(desk, part, step, words));
                }
            }
            if let Some(roll) = step.kind.try_as_roll_call_ref() {
                for report in &roll.reports {
                    let key = step.id.item_key(&report.id, "text");
                    let words = desk.then(step, &key, &report.text);
                    let leader = leader(desk, report.team);
                    add(desk, &mut people, leader.as_ref(), when(desk, part, step, words));
                }
            }
            if let Some(vote) = step.kind.try_as_vote_ref() {
                for hands in &vote.hands {
                    let leader = leader(desk, hands.team);
                    let words = of_team(desk, hands);
                    add(desk, &mut people, leader.as_ref(), when(desk, part, step, words));
                }
            }
            for one in step.kind.try_as_elect_ref().into_iter().flat_map(|elect| &elect.candidates) {
                let name = desk.class.story.member(&one.member).map(Member::full).unwrap_or_default();
                for hands in &one.hands {
                    let leader = leader(desk, hands.team);
                    let words = joined(&[name.as_str().into(), of_team(desk, hands)], " – ");
                    add(desk, &mut people, leader.as_ref(), when(desk, part, step, words));
                }
            }
        }
    }
    people
}

/// "Tổ 2: Tán thành 11, không tán thành 0, không có ý kiến 1".
fn of_team(desk: &Desk<'_>, hands: &Hands) -> Pair {
    let counts = [("agree", hands.agree), ("disagree", hands.disagree), ("none", hands.no_opinion)];
    let words = desk.ui_with("vote-said", &counts.map(|(id, n)| (id, Value::count(n))));
    let team = desk.ui_with("team-number", &[("team", Value::count(hands.team))]);
    joined(&[team, words], ": ")
}

/// "Phần 3. Truyền thông: “…”", and that it is said only if asked for where it depends on the meeting.
fn when(desk: &Desk<'_>, part: &Part, step: &Step, words: Pair) -> Pair {
    labelled(desk.part_in_short(part), ": ", if_called(desk, step, words))
}

/// Puts a line on the card of its speaker. The trainer reads the lines of absent people.
fn add(desk: &Desk<'_>, people: &mut Vec<Card>, speaker: Option<&PersonId>, line: Pair) {
    let story = desk.class.story;
    let away = story.scenario.away_after(story.steps().last().map(|step| &step.id));
    let is_absent = |id: &&PersonId| away.iter().any(|absence| **id == absence.member);
    let Some(id) = speaker.filter(|id| !is_absent(id)) else { return };
    if let Some(known) = people.iter_mut().find(|person| person.id == *id) {
        known.lines.push(line);
        return;
    }
    let Some(person) = story.person(id) else { return };
    people.push(Card { id: id.clone(), name: named(desk, person), lines: vec![line] });
}

/// "bà Lò Thị Ón · Tổ 2", "y sĩ Lường Thị Quyên · Trạm Y tế xã".
fn named(desk: &Desk<'_>, person: Attendee<'_>) -> Pair {
    let name = Pair::from(person.full());
    match person {
        Attendee::Member(member) => {
            let team = desk.ui_with("team-number", &[("team", Value::count(usize::from(member.team)))]);
            joined(&[name, team], " · ")
        }
        Attendee::Guest(guest) => match &guest.from {
            Some(from) => joined(&[name, desk.plain(&guest.from_key(), from)], " · "),
            None => name,
        },
    }
}

fn leader(desk: &Desk<'_>, team: u8) -> Option<PersonId> {
    let mut of_team = desk.class.story.club.members.iter().filter(|member| member.team == team);
    let leader = of_team.find(|member| member.office == Some(Office::TeamLeader))?;
    Some(PersonId(leader.id.0.clone()))
}
