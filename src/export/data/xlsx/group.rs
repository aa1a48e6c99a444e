//! Writes the group's figures: the same sums as on its screens, from the same queries.
//!
//! They cover all sessions of a scenario, so an export of one session or one club leaves them out.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{Seek, Write};
use std::ops::ControlFlow;

use crate::export::data::rows::Stamp;
use crate::export::data::table::Cell;
use crate::export::data::words::Words;
use crate::export::data::xlsx::Titles;
use crate::export::data::xlsx::book::{Book, Head};
use crate::export::data::{DataError, Source};
use crate::id::StepId;
use crate::record::sessions::Term;
use crate::review::group::{
    GroupChange, GroupColumn, GroupMonth, OneMeeting, PlayedScenario, WeakStep, Whose,
};
use crate::review::rate::{self, By, LEAST_FIRSTS, Sums, WEAKEST};

/// Clubs or learners on one sheet of the heat map; a sheet has no more than 16,384 columns.
const MOST_COLUMNS: u32 = 1_000;
/// Of whom as many are asked for at once.
const PAGE: u32 = 200;

pub(super) fn write<W: Write + Seek>(
    book: &mut Book<W>,
    titles: Titles<'_>,
    source: &Source<'_>,
    tell: &mut dyn FnMut() -> ControlFlow<()>,
) -> Result<(), DataError> {
    let scenario =
        |term: &Term| if let Term::Scenario(scenario) = term { Some(scenario.clone()) } else { None };
    let asked: Vec<_> = source.terms.iter().filter_map(scenario).collect();
    if asked.len() < source.terms.len() {
        return Ok(());
    }
    let mut group = Group { book, titles, source, played: Vec::new() };
    for played in source.record.played()?.into_iter().filter(|one| asked.iter().all(|id| *id == one.scenario))
    {
        let hash = source.record.session(played.newest)?.map(|session| session.scenario_hash);
        let words = match hash {
            Some(hash) => Words::of(source.record, hash)?,
            None => None,
        };
        group.played.push((played, words));
    }
    let mut go_on = || if tell().is_break() { Err(DataError::Stopped) } else { Ok(()) };
    go_on()?;
    group.heat(By::Home, "export-sheet-heat")?;
    go_on()?;
    group.heat(By::Club, "export-sheet-clubs")?;
    go_on()?;
    group.heat(By::Learner, "export-sheet-learners")?;
    go_on()?;
    group.changes()?;
    go_on()?;
    group.trend()?;
    go_on()?;
    group.weakest()
}

struct Group<'g, 's, W: Write + Seek> {
    book: &'g mut Book<W>,
    titles: Titles<'g>,
    source: &'g Source<'s>,
    played: Vec<(PlayedScenario, Option<Words>)>,
}

impl<W: Write + Seek> Group<'_, '_, W> {
    /// A sheet for each scenario, and more where there are many columns: a rate and its number of tries for each.
    fn heat(&mut self, by: By, name: &str) -> Result<(), DataError> {
        let name = (self.titles)(name);
        let mut n_sheets = 0;
        for (played, words) in &self.played {
            let all: BTreeMap<StepId, Sums> =
                self.source.record.step_sums(&played.scenario)?.into_iter().collect();
            let steps = in_order(all.keys(), words.as_ref());
            let mut after: Option<Whose> = None;
            loop {
                let columns = self.source.record.heat(&played.scenario, by, after.as_ref(), MOST_COLUMNS)?;
                if columns.is_empty() && after.is_some() {
                    break;
                }
                n_sheets += 1;
                let heads = self.heat_heads(&columns);
                self.book.begin(&numbered(&name, n_sheets), &heads, 3)?;
                for step in &steps {
                    let own = all.get(step).copied().unwrap_or_default();
                    let mut row = self::step_cells(played, words.as_ref(), step);
                    row.extend(rate_cells(own));
                    for column in &columns {
                        row.extend(rate_cells(sums_of(column, step)));
                    }
                    self.book.row(&row)?;
                }
                after = columns.last().map(|column| column.whose.clone());
                if after.is_none() {
                    break;
                }
            }
        }
        Ok(())
    }

    fn heat_heads(&self, columns: &[GroupColumn]) -> Vec<Head> {
        let tries = (self.titles)("export-column-tries");
        let mut heads = self.heads(&[("scenario", 22), ("step", 22), ("prompt", 60)]);
        let everybody = (self.titles)("export-column-everybody");
        let names = columns.iter().map(|column| self.name(&column.whose, &column.name));
        for who in std::iter::once(everybody).chain(names) {
            let tries = format!("{who} – {tries}");
            heads.push(Head { title: who, width: 12, is_shaded: true });
            heads.push(Head { title: tries, width: 8, is_shaded: false });
        }
        heads
    }

    /// A home as it was written last, a club by its id, a learner by the code.
    fn name(&self, whose: &Whose, name: &str) -> String {
        match whose {
            Whose::Home(_) if name.is_empty() => (self.titles)("group-home-unknown"),
            Whose::Club(club) => club.to_string(),
            Whose::All | Whose::Home(_) | Whose::Learner(_) => name.to_owned(),
        }
    }

    /// The first and the last whole meeting of every club and learner that has had two.
    fn changes(&mut self) -> Result<(), DataError> {
        let heads = self.heads(&[
            ("scenario", 22),
            ("by", 12),
            ("who", 18),
            ("meetings", 10),
            ("first-at", 20),
            ("first-rate", 12),
            ("first-score", 10),
            ("last-at", 20),
            ("last-rate", 12),
            ("last-score", 10),
        ]);
        let name = (self.titles)("export-sheet-changes");
        self.book.begin(&name, &heads, 3)?;
        for (played, _) in &self.played {
            for by in By::ALL {
                let kind = (self.titles)(by_message(by));
                let mut after: Option<Whose> = None;
                loop {
                    let page = self.source.record.changes(&played.scenario, by, after.as_ref(), PAGE)?;
                    let Some(last) = page.last() else { break };
                    after = Some(last.whose.clone());
                    for change in &page {
                        let who = self.name(&change.whose, &change.name);
                        self.book.row(&change_cells(self.source, played, &kind, &who, change))?;
                    }
                }
            }
        }
        Ok(())
    }

    /// Whole meetings, month by month.
    fn trend(&mut self) -> Result<(), DataError> {
        let heads = self.heads(&[
            ("scenario", 22),
            ("month", 12),
            ("meetings", 10),
            ("rate", 12),
            ("mean-score", 12),
        ]);
        let name = (self.titles)("export-sheet-trend");
        self.book.begin(&name, &heads, 2)?;
        let clock = self.source.clock;
        for (played, _) in &self.played {
            let end = |at| clock.zone().month_end(at).unwrap_or(i64::MAX);
            for month in self.source.record.trend(&played.scenario, &Whose::All, end)? {
                let GroupMonth { started_at, meetings, firsts, rights, scores } = month;
                let month = Stamp::of(&clock, started_at);
                self.book.row(&[
                    text(played.scenario.as_str()),
                    month.map_or(Cell::Blank, |month| Cell::Month(Cow::Owned(month))),
                    number(meetings),
                    percent(rate::percent(rights, firsts)),
                    rate::mean(scores, meetings).map_or(Cell::Blank, |mean| number(u64::from(mean))),
                ])?;
            }
        }
        Ok(())
    }

    fn weakest(&mut self) -> Result<(), DataError> {
        let heads = self.heads(&[
            ("scenario", 22),
            ("step", 22),
            ("prompt", 60),
            ("rate", 12),
            ("firsts", 12),
            ("rights", 12),
            ("wrong-answer", 30),
            ("wrong-times", 10),
        ]);
        let name = (self.titles)("export-sheet-weakest");
        self.book.begin(&name, &heads, 3)?;
        for (played, words) in &self.played {
            for WeakStep { step, sums, commonest } in
                self.source.record.weakest(&played.scenario, LEAST_FIRSTS, WEAKEST)?
            {
                let mut row = step_cells(played, words.as_ref(), &step);
                row.extend([percent(sums.rate()), number(sums.firsts), number(sums.rights)]);
                row.extend(commonest.map_or([Cell::Blank, Cell::Blank], |wrong| {
                    [Cell::Text(wrong.answer.into()), number(wrong.n)]
                }));
                self.book.row(&row)?;
            }
        }
        Ok(())
    }

    fn heads(&self, columns: &[(&str, u8)]) -> Vec<Head> {
        let head = |&(name, width): &(&str, u8)| Head {
            title: (self.titles)(&format!("export-column-{name}")),
            width,
            is_shaded: name == "rate",
        };
        columns.iter().map(head).collect()
    }
}

/// As they are played, then those that the words do not know.
fn in_order<'a>(found: impl Iterator<Item = &'a StepId>, words: Option<&Words>) -> Vec<StepId> {
    let mut steps: Vec<StepId> = found.cloned().collect();
    let place = |step: &StepId| {
        words.and_then(|words| words.story.position(step)).map_or(usize::MAX, |position| position.number)
    };
    steps.sort_by_key(place);
    steps
}

fn step_cells<'a>(played: &'a PlayedScenario, words: Option<&Words>, step: &StepId) -> Vec<Cell<'a>> {
    let known = words.and_then(|words| words.story.step(step).map(|step| words.prompt(step)));
    vec![
        text(played.scenario.as_str()),
        Cell::Text(step.to_string().into()),
        known.map_or(Cell::Blank, |prompt| Cell::Text(prompt.into())),
    ]
}

fn sums_of(column: &GroupColumn, step: &StepId) -> Sums {
    column.cells.get(step).copied().unwrap_or_default()
}

/// The rate, and of how many tries it is. Where nobody has tried both stay blank.
fn rate_cells(sums: Sums) -> [Cell<'static>; 2] {
    let tries = if sums.firsts == 0 { Cell::Blank } else { number(sums.firsts) };
    [percent(sums.rate()), tries]
}

fn change_cells<'a>(
    source: &Source<'_>,
    played: &'a PlayedScenario,
    kind: &'a str,
    who: &'a str,
    change: &'a GroupChange,
) -> [Cell<'a>; 10] {
    let of = |meeting: OneMeeting| {
        let at = Stamp::of(&source.clock, meeting.started_at);
        [
            at.map_or(Cell::Blank, |at| Cell::Time(Cow::Owned(at))),
            percent(rate::percent(meeting.rights, meeting.firsts)),
            number(u64::from(meeting.score)),
        ]
    };
    let ([first_at, first_rate, first_score], [last_at, last_rate, last_score]) =
        (of(change.first), of(change.last));
    [
        text(played.scenario.as_str()),
        text(kind),
        text(who),
        number(change.meetings),
        first_at,
        first_rate,
        first_score,
        last_at,
        last_rate,
        last_score,
    ]
}

fn by_message(by: By) -> &'static str {
    match by {
        By::Home => "export-by-home",
        By::Club => "export-by-club",
        By::Learner => "export-by-learner",
    }
}

fn numbered(name: &str, n: u32) -> String {
    if n == 1 { name.to_owned() } else { format!("{name} {n}") }
}

fn text(text: &str) -> Cell<'_> {
    Cell::Text(text.into())
}

fn number(number: u64) -> Cell<'static> {
    Cell::Number(i64::try_from(number).unwrap_or(i64::MAX))
}

fn percent(percent: Option<u32>) -> Cell<'static> {
    percent.map_or(Cell::Blank, Cell::Percent)
}
