//! The minutes of the meeting in the story, as a club keeps them: who, when, what was said and decided part by part, the
//! votes, the money, who does what by when.
//!
//! They report the meeting, from its first numbered part to its last; the `diary` reports the practice. Numbers are
//! those of the meeting, not those that were announced. What the session does not know is a line to be written on,
//! and what is confidential is not told.

use crate::export::kinds::{field, printed, sums};
use crate::export::paper::{Align, Level, Paper, Piece, Text, capital, joined};
use crate::export::papers::happened::{Done, done};
use crate::export::papers::played::{Played, SessionPaper};
use crate::export::papers::{attendance, funds, goods, plan, votes};
use crate::export::printed::{DoneStep, Said};
use crate::locale::{Pair, Value};
use crate::meeting::figures;
use crate::meeting::kinds::{ChooseAnswer, MinutesAnswer};
use crate::meeting::state::State;
use crate::scenario::guest::Attendee;
use crate::scenario::model::{Conclusion, Part, Step};
use crate::scenario::terms::{Absence, Role};

/// The table of what was decided, here and on the form.
pub(in crate::export) const CONCLUSIONS: [(u16, Align, &str); 3] = [
    (12, Align::Left, "kit-minutes-what"),
    (7, Align::Left, "kit-minutes-who"),
    (7, Align::Left, "kit-minutes-until"),
];
/// Rows to be written in by hand.
const N_OPEN: u16 = 4;

pub(super) fn paper(played: &Played<'_>) -> Paper {
    let title = played.ui_with("doc-minutes-title", &played.month());
    let mut paper =
        played.letter(SessionPaper::Minutes, "doc-minutes-code", Some(played.story.scenario.day), title);
    if !played.meeting.state().is_finished() {
        paper.push(Text::new(played.ui("doc-minutes-unfinished")).centered().bold());
    }
    people(played, &mut paper);
    let all = done(played.meeting);
    let parts = played.parts_of_meeting();
    paper.section(played.ui("doc-minutes-content"));
    for part in parts {
        part_of(played, part, &all, &mut paper);
    }
    votes::push(played, &all, &mut paper);
    let close = all.iter().rfind(|one| is_of(one, parts)).map(|one| &one.then);
    funds::push(played, close.unwrap_or(&State::default()), &mut paper);
    conclusions(played, parts, &all, &mut paper);
    paper.field(played.ui("doc-minutes-closed"), None);
    paper.push(played.signatures(&[Role::Secretary, Role::Chair]));
    paper.push(played.origin());
    paper
}

fn is_of(one: &Done<'_>, parts: &[Part]) -> bool {
    parts.iter().flat_map(|part| &part.steps).any(|step| step.id == *one.step)
}

/// When, where, who led, who wrote, who was there.
fn people(played: &Played<'_>, paper: &mut Paper) {
    paper.field(played.ui("doc-minutes-opened"), None);
    paper.field(played.ui("doc-minutes-venue"), Some(played.story.club.village.as_str().into()));
    for (id, role) in [("doc-minutes-chaired", Role::Chair), ("doc-minutes-wrote", Role::Secretary)] {
        let member = role.holder(&played.story.club);
        paper.field(played.ui(id), member.map(|member| member.full().into()));
    }
    let roll = played.meeting.state().roll.as_deref();
    paper.field(played.ui("doc-minutes-present"), roll.map(|away| attendance::present(played, away)));
    for (id, excused) in [("doc-excused", true), ("doc-absent", false)] {
        paper.field(played.ui(id), roll.map(|away| names(played, away, excused)));
    }
    paper.field(played.ui("doc-quorum"), roll.map(|away| attendance::quorum(played, away)));
    paper.field(played.ui("doc-minutes-guests"), guests(played));
}

/// Those who are invited by name, with their offices, then the others together.
fn guests(played: &Played<'_>) -> Option<Pair> {
    let scenario = &played.story.scenario;
    let named = scenario.invited.iter().map(|guest| {
        let name = Pair::from(Attendee::Guest(guest).full());
        let from = guest.from.as_ref().map(|from| played.line(&guest.from_key(), from));
        joined(&[name].into_iter().chain(from).collect::<Vec<_>>(), ", ")
    });
    let others = scenario.guests.iter().map(|guests| played.line("scenario-guests", guests));
    let all: Vec<Pair> = named.chain(others).collect();
    (!all.is_empty()).then(|| joined(&all, "; "))
}

fn names(played: &Played<'_>, away: &[Absence], excused: bool) -> Pair {
    let away = away.iter().filter(|absence| absence.excused == excused);
    let names = played.names(away.map(|absence| &absence.member));
    if names.is_empty() { played.ui("none") } else { names.into() }
}

/// What was done and said in one part. A part without anything is named while the meeting may still come to it.
fn part_of(played: &Played<'_>, part: &Part, all: &[Done<'_>], paper: &mut Paper) {
    let of_part: Vec<&Done<'_>> =
        all.iter().filter(|one| part.steps.iter().any(|step| step.id == *one.step)).collect();
    let Said { content, opinions } = said_in(played, part, &of_part);
    paper.push(Piece::Heading(Level::Part, played.part(part)));
    if of_part.is_empty() && !played.meeting.state().is_finished() {
        paper.push(played.not_reached());
        return;
    }
    if content.is_empty() && opinions.is_empty() {
        paper.push(Piece::Lines(1));
    }
    for line in content {
        paper.push(Text::item("–", line));
    }
    if !opinions.is_empty() {
        paper.push(Text::new(played.ui("doc-minutes-opinions")).italic());
    }
    for line in opinions {
        paper.push(Text::item("+", line));
    }
}

/// What was said and done in one part, in sentences.
///
/// Only what happened: lines that were heard, what was said of content, sums that the books have, votes. How people spoke,
/// what was objected to and what the class talked about is for the diary. A confidential step has no sentence here, nor has a choice of how to
/// act. All payments are one line, so that the sum of one member cannot be worked out from it.
fn said_in(played: &Played<'_>, part: &Part, of_part: &[&Done<'_>]) -> Said {
    let mut said = Said::default();
    let collects: Vec<&Step> = part.steps.iter().filter(|step| step.kind.is_collect()).collect();
    for step in &part.steps {
        if collects.first().is_some_and(|first| first.id == step.id) {
            let sums = collected(played, &collects, of_part);
            let given = given(played, &collects, of_part);
            let said_by = |words: Pair| joined(&[played.role(step.role), words], ": ");
            said.content.extend(sums.into_iter().chain(given).map(said_by));
        }
        let Some(last) = of_part.iter().rfind(|one| *one.step == step.id) else { continue };
        printed(&step.kind).minuted(&DoneStep { played, part, step, last }, &mut said);
    }
    said
}

/// The goods that were given in this part, and how many loans were paid back whole: no name.
fn given(played: &Played<'_>, steps: &[&Step], of_part: &[&Done<'_>]) -> Vec<Pair> {
    let own = |one: &&&Done<'_>| steps.iter().any(|step| step.id == *one.step);
    let Some(last) = of_part.iter().rfind(own) else { return Vec::new() };
    let Some(first) = of_part.iter().find(own) else { return Vec::new() };
    let closed = [&last.then, &first.before].map(|state| figures::n_closed(played.story, state));
    let [now, before] = closed;
    let n = now.saturating_sub(before);
    let closed = (n > 0).then(|| played.ui_with("doc-loans-closed", &[("n", Value::count(n))]));
    goods::sums(played, &last.then.gifts, steps).map(capital).into_iter().chain(closed).collect()
}

/// All that was paid in this part, in one line: "Thu gốc 1.300.000 đ, lãi 154.000 đ".
fn collected(played: &Played<'_>, steps: &[&Step], of_part: &[&Done<'_>]) -> Option<Pair> {
    let last = of_part.iter().rfind(|one| steps.iter().any(|step| step.id == *one.step))?;
    let words = joined(&[played.ui("doc-in"), sums(played, steps, last)?], " ");
    Some(played.remarked(words, played.was_slip(|slip| steps.iter().any(|step| step.id == slip.id))))
}

/// What was decided, who does it and until when: what the steps settled, as it was filled in, and rows for the rest.
fn conclusions(played: &Played<'_>, parts: &[Part], all: &[Done<'_>], paper: &mut Paper) {
    paper.section(played.ui("kit-minutes-conclusions"));
    let mut table = played.table(&CONCLUSIONS);
    for one in all.iter().filter(|one| !one.silent && is_of(one, parts)) {
        let Some(step) = played.story.step(one.step) else { continue };
        let chosen = one.answer.and_then(|answer| <&ChooseAnswer>::try_from(answer).ok());
        let is_so = |settled: &&Conclusion| {
            settled.option.as_ref().is_none_or(|option| chosen.is_some_and(|chosen| chosen.option == *option))
        };
        for settled in step.settles.iter().filter(is_so) {
            let cell = |(field, text): (&str, &str)| played.item_line(&step.id, &settled.id, field, text);
            let [what, who, until] = settled.lines().map(cell);
            table.row(vec![played.remarked(what, one.wrongly), who, until]);
        }
        let made = step.kind.try_as_plan_ref().filter(|_| !step.is_confidential());
        for [what, who, until] in made.iter().flat_map(|made| plan::rows(played, step, made, &one.then.plan))
        {
            table.row(vec![played.remarked(what, one.wrongly), who, until]);
        }
        let Some(form) = step.kind.try_as_minutes_ref() else { continue };
        let answer = one.answer.and_then(|answer| <&MinutesAnswer>::try_from(answer).ok());
        for (id, value) in answer.iter().flat_map(|answer| &answer.fields) {
            let of_form = form.fields.iter().find(|field| field.id == *id);
            let row = of_form.and_then(|of_form| {
                let (label, said) = field(played, &step.id, of_form, value)?;
                who_and_when(&label, &said)
            });
            if let Some([what, who, until]) = row {
                table.row(vec![played.remarked(what, one.wrongly), who, until]);
            }
        }
    }
    table.n_blank = N_OPEN;
    paper.push(table);
}

/// "Lợp mái bếp: người phụ trách – thời hạn", "Giao anh Thinh – trước ngày 30 tháng 6" as the three cells of a row. None
/// where a field asks for something else.
fn who_and_when(label: &Pair, said: &Pair) -> Option<[Pair; 3]> {
    let [what, _] = halves(label, ": ")?;
    halves(label, " – ")?;
    let [who, until] = halves(said, " – ")?;
    Some([what, who, until])
}

fn halves(words: &Pair, between: &str) -> Option<[Pair; 2]> {
    let (first, last) = words.main.split_once(between)?;
    let (second, second_last) = match &words.second {
        Some(second) => {
            let (first, last) = second.split_once(between)?;
            (Some(first.to_owned()), Some(last.to_owned()))
        }
        None => (None, None),
    };
    Some([Pair { main: first.to_owned(), second }, Pair { main: last.to_owned(), second: second_last }])
}

#[cfg(test)]
mod tests {
    use super::who_and_when;
    use crate::locale::Pair;

    fn both(main: &str, second: &str) -> Pair {
        Pair { main: main.to_owned(), second: Some(second.to_owned()) }
    }

    #[test]
    fn a_field_for_a_person_and_a_day_is_a_row() {
        let label = both("Lợp mái bếp: người phụ trách – thời hạn", "Kitchen roof: person – by when");
        let said = both("Giao anh Thinh – trước ngày 30 tháng 6", "anh Thinh – before June 30");
        let row = [
            both("Lợp mái bếp", "Kitchen roof"),
            both("Giao anh Thinh", "anh Thinh"),
            both("trước ngày 30 tháng 6", "before June 30"),
        ];
        assert_eq!(who_and_when(&label, &said), Some(row));
        let hands = Pair::from("Giơ tay, đếm từng tổ");
        assert_eq!(who_and_when(&"Cách quyết định cho vay".into(), &hands), None);
        assert_eq!(who_and_when(&label, &hands), None);
    }
}
