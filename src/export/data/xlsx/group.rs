//! Writes the group's figures: the same sums as on its screens, from the same queries.
//!
//! They cover the exported sessions, like all else in the workbook. Steps are counted over all of these, months and
//! before and after over whole meetings alone; the heads of the columns say so. Every rate has its number of tries beside it, and
//! is shown paler where these are few (`review::rate::is_few`).

use std::collections::BTreeMap;
use std::io::{Seek, Write};
use std::ops::ControlFlow;

use crate::calendar::Moment;
use crate::clock::Clock;
use crate::export::data::rows::Stamp;
use crate::export::data::table::{DataColumn, column, title_id};
use crate::export::data::words::{DataWording, KnownWords, Words};
use crate::export::data::xlsx::{cells, plan};
use crate::export::data::{DataError, DataSource};
use crate::id::StepId;
use crate::record::sessions::Term;
use crate::review::group::{
    GroupChange, GroupColumn, GroupMonth, OneMeeting, PlayedScenario, WeakStep, Whose,
};
use crate::review::rate::{By, LEAST_FIRSTS, Sums, WEAKEST, is_few};
use crate::workbook::Workbook;
use crate::workbook::cell::{BookCell, Time};
use crate::workbook::plan::{ColumnPlan, Look, SheetPlan};

/// Clubs or learners on one sheet of the heat map; a sheet has no more than 16,384 columns.
const MOST_COLUMNS: u32 = 1_000;
/// How many of them one query reads.
const PAGE: u32 = 200;
/// The columns of a heat map. A rate and its tries stand under each name: in words under that of the whole group, which
/// comes first, then as signs.
const HEAT_COLUMNS: [&str; 7] =
    ["step", "heat_prompt", "everybody", "heat_rate", "tries", "heat_percent", "heat_tries"];

pub(super) fn write<W: Write + Seek>(
    book: &mut Workbook<W>,
    wording: DataWording<'_>,
    known: &mut KnownWords,
    source: &DataSource<'_>,
    tell: &mut dyn FnMut() -> ControlFlow<()>,
) -> Result<(), DataError> {
    let mut go_on = || if tell().is_break() { Err(DataError::Stopped) } else { Ok(()) };
    go_on()?;
    // The roll-ups are of whole scenarios. For anything less the same sums are made of its sessions.
    let is_scenario = |term: &Term| matches!(term, Term::Scenario(_));
    let _narrowed =
        if source.terms.iter().all(is_scenario) { None } else { Some(source.record.narrowed(source.terms)?) };
    let mut played = Vec::new();
    for scenario in source.record.played()? {
        let is_asked = |term: &Term| !matches!(term, Term::Scenario(id) if *id != scenario.scenario);
        if source.terms.iter().all(is_asked) {
            played.extend(Played::of(source, wording, known, scenario)?);
        }
    }
    let mut group = Group { book, wording, source };
    for one in &played {
        for by in By::ALL.iter().copied() {
            go_on()?;
            group.heat(one, by)?;
        }
    }
    go_on()?;
    group.changes(&played)?;
    go_on()?;
    group.trend(&played)?;
    go_on()?;
    group.weakest(&played)
}

/// A scenario with the steps that were answered.
struct Played {
    scenario: PlayedScenario,
    words: Option<Words>,
    title: String,
    sums: BTreeMap<StepId, Sums>,
}

impl Played {
    /// None where nothing in it was answered.
    fn of(
        source: &DataSource<'_>,
        wording: DataWording<'_>,
        known: &mut KnownWords,
        scenario: PlayedScenario,
    ) -> Result<Option<Self>, DataError> {
        let sums: BTreeMap<StepId, Sums> = source.record.step_sums(&scenario.scenario)?.into_iter().collect();
        if sums.is_empty() {
            return Ok(None);
        }
        let hash = source.record.session(scenario.newest)?.map(|session| session.scenario_hash);
        let words = match hash {
            Some(hash) => known.take(source.record, hash, wording)?,
            None => None,
        };
        let title = words.as_ref().map_or_else(|| scenario.title.clone(), Words::title);
        Ok(Some(Self { scenario, words, title, sums }))
    }

    /// In the order in which they are played, then steps that the words do not know.
    fn steps(&self) -> Vec<&StepId> {
        let mut steps: Vec<&StepId> = self.sums.keys().collect();
        let words = self.words.as_ref();
        let order = |step: &&StepId| {
            words.and_then(|words| words.story.position(step)).map_or(usize::MAX, |at| at.number)
        };
        steps.sort_by_key(order);
        steps
    }

    fn prompt(&self, step: &StepId) -> String {
        self.words.as_ref().and_then(|words| words.prompt_of(step)).unwrap_or_default()
    }
}

struct Group<'g, 's, W: Write + Seek> {
    book: &'g mut Workbook<W>,
    wording: DataWording<'g>,
    source: &'g DataSource<'s>,
}

impl<W: Write + Seek> Group<'_, '_, W> {
    /// Writes one sheet for each scenario, or more where there are many columns. Below each name stand a rate and its
    /// number of tries.
    fn heat(&mut self, played: &Played, by: By) -> Result<(), DataError> {
        let of = self.wording.say(match by {
            By::Home => "export-sheet-heat",
            By::Club => "export-sheet-clubs",
            By::Learner => "export-sheet-learners",
        });
        let name = format!("{of} – {}", played.title);
        let mut after: Option<Whose> = None;
        loop {
            let record = self.source.record;
            let columns = record.heat(&played.scenario.scenario, by, after.as_ref(), MOST_COLUMNS)?;
            if columns.is_empty() {
                return Ok(());
            }
            self.book.begin(self.heat_plan(name.clone(), &columns))?;
            for step in played.steps() {
                let own = played.sums.get(step).copied().unwrap_or_default();
                let mut row = vec![BookCell::owned(step.to_string()), BookCell::owned(played.prompt(step))];
                let each = columns.iter().map(|column| column.cells.get(step).copied().unwrap_or_default());
                row.extend(std::iter::once(own).chain(each).flat_map(rate_and_tries));
                self.book.row(&row)?;
            }
            after = columns.last().map(|column| column.whose.clone());
        }
    }

    fn heat_plan(&self, name: String, columns: &[GroupColumn]) -> SheetPlan {
        let [step, prompt, everybody, rate, tries, percent, n] =
            HEAT_COLUMNS.map(|name| self.wording.say(&title_id(name)));
        let step = ColumnPlan { is_hidden: true, ..ColumnPlan::new(step, 22) };
        let prompt = ColumnPlan { look: Look::Wrapped, ..ColumnPlan::new(prompt, 44) };
        let pair = |group: String, [rate, tries]: [ColumnPlan; 2]| {
            [ColumnPlan { group: group.clone(), look: Look::Shaded, ..rate }, ColumnPlan { group, ..tries }]
        };
        let mut plans = vec![step, prompt];
        plans.extend(pair(everybody, [ColumnPlan::new(rate, 9), ColumnPlan::new(tries, 7)]));
        for column in columns {
            let signs = [ColumnPlan::new(percent.clone(), 7), ColumnPlan::new(n.clone(), 6)];
            plans.extend(pair(self.heading(column, columns), signs));
        }
        SheetPlan { name, columns: plans, n_fixed: 2, has_filter: true, is_locked: false }
    }

    /// A club as it was written last, a club of a story by its village, a learner by the code.
    fn name(&self, whose: &Whose, name: &str) -> String {
        match whose {
            Whose::Home(_) if name.is_empty() => self.wording.say("group-home-unknown"),
            Whose::All | Whose::Home(_) | Whose::Club(_) | Whose::Learner(_) => name.to_owned(),
        }
    }

    /// The name over a column. Where two villages have one name, their clubs' ids tell them apart.
    fn heading(&self, column: &GroupColumn, among: &[GroupColumn]) -> String {
        let name = self.name(&column.whose, &column.name);
        match &column.whose {
            Whose::Club(club) if among.iter().filter(|other| other.name == column.name).count() > 1 => {
                format!("{name} ({club})")
            }
            Whose::Club(_) | Whose::All | Whose::Home(_) | Whose::Learner(_) => name,
        }
    }

    /// Compares the first and the last of the whole meetings that are alike, for every club and learner with at least
    /// two.
    fn changes(&mut self, played: &[Played]) -> Result<(), DataError> {
        self.book.begin(plan("export-sheet-changes", &ChangeLine::COLUMNS, self.wording))?;
        for one in played {
            for by in By::ALL.iter().copied() {
                let by_words = self.wording.say(by_message(by));
                let mut after: Option<Whose> = None;
                loop {
                    let record = self.source.record;
                    let page = record.changes(&one.scenario.scenario, by, after.as_ref(), PAGE)?;
                    let Some(last) = page.last() else { break };
                    after = Some(last.whose.clone());
                    for change in &page {
                        let line = ChangeLine {
                            title: &one.title,
                            by: &by_words,
                            who: self.name(&change.whose, &change.name),
                            change,
                            wording: self.wording,
                            source: self.source,
                        };
                        self.book.row(&cells(&ChangeLine::COLUMNS, &line))?;
                    }
                }
            }
        }
        Ok(())
    }

    /// Whole meetings, month by month. A month without any has its row, too.
    fn trend(&mut self, played: &[Played]) -> Result<(), DataError> {
        self.book.begin(plan("export-sheet-trend", &MonthLine::COLUMNS, self.wording))?;
        let clock = self.source.clock;
        for one in played {
            let end = |at| clock.zone().month_end(at).unwrap_or(i64::MAX);
            let months = self.source.record.trend(&one.scenario.scenario, &Whose::All, end)?;
            for month in without_gaps(months, end) {
                let line = MonthLine { title: &one.title, month, source: self.source };
                self.book.row(&cells(&MonthLine::COLUMNS, &line))?;
            }
        }
        Ok(())
    }

    /// The commonest wrong answers, in words. Where an answer has no words, its stored form.
    fn commonest(&self, played: &Played, weak: &WeakStep) -> String {
        let Some(wrong) = &weak.commonest else { return String::new() };
        let words =
            played.words.as_ref().and_then(|words| words.counted(self.wording, &weak.step, &wrong.answer));
        words.filter(|words| !words.is_empty()).unwrap_or_else(|| wrong.answer.clone())
    }

    fn weakest(&mut self, played: &[Played]) -> Result<(), DataError> {
        self.book.begin(plan("export-sheet-weakest", &WeakLine::COLUMNS, self.wording))?;
        for one in played {
            let weakest = self.source.record.weakest(&one.scenario.scenario, LEAST_FIRSTS, WEAKEST)?;
            for weak in &weakest {
                let line = WeakLine {
                    title: &one.title,
                    prompt: one.prompt(&weak.step),
                    words: self.commonest(one, weak),
                    weak,
                };
                self.book.row(&cells(&WeakLine::COLUMNS, &line))?;
            }
        }
        Ok(())
    }
}

/// After so many months without a meeting a wrong clock is more likely than a pause.
const MOST_EMPTY: usize = 120;

/// These months, and those between them.
fn without_gaps(months: Vec<GroupMonth>, end: impl Fn(i64) -> i64) -> Vec<GroupMonth> {
    let mut all: Vec<GroupMonth> = Vec::new();
    for month in months {
        if let Some(last) = all.last().map(|last| last.started_at) {
            let next = std::iter::successors(Some(end(last)), |at| Some(end(*at)));
            let between = next.take_while(|at| end(*at) <= month.started_at).take(MOST_EMPTY + 1);
            let between: Vec<GroupMonth> =
                between.map(|started_at| GroupMonth { started_at, ..GroupMonth::default() }).collect();
            if between.len() <= MOST_EMPTY {
                all.extend(between);
            }
        }
        all.push(month);
    }
    all
}

/// The names of the columns of these sheets.
pub fn column_names() -> Vec<&'static str> {
    let changes = ChangeLine::COLUMNS.map(|column| column.name);
    let months = MonthLine::COLUMNS.map(|column| column.name);
    let weak = WeakLine::COLUMNS.map(|column| column.name);
    HEAT_COLUMNS.into_iter().chain(changes).chain(months).chain(weak).collect()
}

struct ChangeLine<'a> {
    title: &'a str,
    by: &'a str,
    who: String,
    change: &'a GroupChange,
    wording: DataWording<'a>,
    source: &'a DataSource<'a>,
}

impl ChangeLine<'_> {
    const COLUMNS: [DataColumn<Self>; 16] = [
        column("title", 24, |line: &Self| BookCell::text(line.title)).looking(Look::Wrapped),
        column("by", 16, |line: &Self| BookCell::text(line.by)).looking(Look::Wrapped),
        column("who", 24, |line: &Self| BookCell::text(&line.who)).looking(Look::Wrapped),
        column("who_id", 24, |line: &Self| BookCell::owned(line.change.whose.id())).for_programs(),
        column("mode_words", 14, |line: &Self| BookCell::owned(line.wording.mode(&line.change.alike.mode)))
            .looking(Look::Wrapped),
        column("cut_minutes", 8, |line: &Self| {
            line.change.alike.cut.map_or(BookCell::Blank, BookCell::count)
        }),
        column("role_words", 22, |line: &Self| {
            let roles = line.change.alike.seats.iter().map(|seat| line.wording.role(seat));
            BookCell::owned(roles.collect::<Vec<_>>().join("; "))
        })
        .looking(Look::Wrapped),
        column("meetings", 8, |line: &Self| tries(line.change.meetings)),
        column("first_at", 19, |line: &Self| line.source.time(line.change.first.started_at)),
        column("first_rate", 10, |line: &Self| meeting_rate(line.change.first)).looking(Look::Barred),
        column("first_firsts", 9, |line: &Self| tries(line.change.first.firsts)),
        column("first_score", 8, |line: &Self| meeting_score(line.change.first)),
        column("last_at", 19, |line: &Self| line.source.time(line.change.last.started_at)),
        column("last_rate", 10, |line: &Self| meeting_rate(line.change.last)).looking(Look::Barred),
        column("last_firsts", 9, |line: &Self| tries(line.change.last.firsts)),
        column("last_score", 8, |line: &Self| meeting_score(line.change.last)),
    ];
}

struct MonthLine<'a> {
    title: &'a str,
    month: GroupMonth,
    source: &'a DataSource<'a>,
}

impl MonthLine<'_> {
    const COLUMNS: [DataColumn<Self>; 6] = [
        column("title", 30, |line: &Self| BookCell::text(line.title)).looking(Look::Wrapped),
        column("month", 12, |line: &Self| month_of(&line.source.clock, line.month.started_at)),
        column("meetings", 10, |line: &Self| tries(line.month.meetings)),
        column("whole_rate", 12, |line: &Self| rate(line.month.rate(), line.month.firsts))
            .looking(Look::Barred),
        column("firsts", 12, |line: &Self| tries(line.month.firsts)),
        column("mean_score", 12, |line: &Self| {
            line.month.score().map_or(BookCell::Blank, |score| figure(score.into(), line.month.meetings))
        }),
    ];
}

struct WeakLine<'a> {
    title: &'a str,
    prompt: String,
    /// The commonest wrong answer.
    words: String,
    weak: &'a WeakStep,
}

impl WeakLine<'_> {
    const COLUMNS: [DataColumn<Self>; 9] = [
        column("title", 24, |line: &Self| BookCell::text(line.title)).looking(Look::Wrapped),
        column("step", 18, |line: &Self| BookCell::text(line.weak.step.as_str())),
        column("prompt", 50, |line: &Self| BookCell::text(&line.prompt)).looking(Look::Wrapped),
        column("rate", 11, |line: &Self| rate(line.weak.sums.rate(), line.weak.sums.firsts))
            .looking(Look::Barred),
        column("firsts", 10, |line: &Self| tries(line.weak.sums.firsts)),
        column("rights", 10, |line: &Self| figure(line.weak.sums.rights, line.weak.sums.firsts)),
        column("wrong_answer", 30, |line: &Self| {
            line.weak.commonest.as_ref().map_or(BookCell::Blank, |wrong| BookCell::text(&wrong.answer))
        })
        .for_programs(),
        column("wrong_answer_words", 34, |line: &Self| BookCell::text(&line.words)).looking(Look::Wrapped),
        column("wrong_times", 10, |line: &Self| {
            line.weak.commonest.as_ref().map_or(BookCell::Blank, |wrong| tries(wrong.n))
        }),
    ];
}

impl DataSource<'_> {
    fn time(&self, at_ms: i64) -> BookCell<'static> {
        Stamp::of(&self.clock, at_ms).map_or(BookCell::Blank, |stamp| BookCell::Time(stamp.local))
    }
}

/// The rate, and of how many tries it is. Both stay blank without a try.
fn rate_and_tries(sums: Sums) -> [BookCell<'static>; 2] {
    if sums.firsts == 0 {
        [BookCell::Blank, BookCell::Blank]
    } else {
        [rate(sums.rate(), sums.firsts), tries(sums.firsts)]
    }
}

fn meeting_rate(meeting: OneMeeting) -> BookCell<'static> {
    rate(meeting.rate(), meeting.firsts)
}

fn rate(percent: Option<u32>, of: u64) -> BookCell<'static> {
    match percent {
        None => BookCell::Blank,
        Some(percent) if is_few(of) => BookCell::FewPercent(percent),
        Some(percent) => BookCell::Percent(percent),
    }
}

fn tries(n: u64) -> BookCell<'static> {
    figure(n, n)
}

/// A figure of so many tries.
fn figure(figure: u64, of: u64) -> BookCell<'static> {
    if is_few(of) {
        BookCell::FewNumber(i64::try_from(figure).unwrap_or(i64::MAX))
    } else {
        BookCell::count(figure)
    }
}

fn meeting_score(meeting: OneMeeting) -> BookCell<'static> {
    figure(meeting.score.into(), meeting.firsts)
}

/// The month alone, so that equal months have equal cells.
fn month_of(clock: &Clock, at_ms: i64) -> BookCell<'static> {
    let Some(stamp) = Stamp::of(clock, at_ms) else { return BookCell::Blank };
    let at = Moment { day: 1, hour: 0, minute: 0, ..stamp.local.at };
    BookCell::Month(Time { at, second: 0 })
}

fn by_message(by: By) -> &'static str {
    match by {
        By::Home => "export-by-home",
        By::Club => "export-by-club",
        By::Learner => "export-by-learner",
    }
}
