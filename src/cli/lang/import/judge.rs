//! Judges whether a row of a sheet may be taken over, and what it changes.
//!
//! A row that changes nothing passes. Every other row must name an existing line, belong to the Vietnamese of today,
//! and hold words that pass `locale::proof`; to be called reviewed it must be signed. All faults of a row are
//! reported together.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use strum::{IntoStaticStr, VariantArray};

use crate::calendar::read_day;
use crate::cli::lang::common::mark_of;
use crate::cli::lang::import::known::KnownLines;
use crate::cli::lang::import::slips::Slips;
use crate::cli::lang::import::why::Why;
use crate::library::TranslatedLine;
use crate::locale::Lang;
use crate::locale::exchange::{RowFault, SheetColumn, SheetRow, kept};
use crate::locale::layer::{LineKey, UI};
use crate::locale::proof::{LineFault, faults};
use crate::locale::state::{LineState, StateRow, TextMark};
use crate::scenario::finding::nearest;

/// Who reviewed, where and when, for rows that do not say it themselves.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct ReviewSignature {
    pub(super) reviewer: String,
    pub(super) place: String,
    pub(super) date: String,
}

/// What an accepted row does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum RowOutcome {
    /// Words for a line that had none.
    New,
    Changed,
    /// The same words, in another state or from another source.
    State,
    /// The line has no words any more.
    Blank,
    Unchanged,
    /// Empty, though its state says that there are words: nothing asks for them to go.
    Left,
}

impl RowOutcome {
    pub(super) const ALL: &'static [Self] = Self::VARIANTS;

    pub(super) fn slug(self) -> &'static str {
        self.into()
    }
}

/// What is written for a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LineChange {
    pub(super) key: LineKey,
    /// None makes the line blank.
    pub(super) words: Option<String>,
    /// None for a language that its authors write in full.
    pub(super) state: Option<StateRow>,
}

pub(super) type JudgedRow = Result<(RowOutcome, Option<LineChange>), Vec<Why>>;

/// The Vietnamese that stands in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ShownVietnamese {
    Own,
    /// That of another line.
    Elsewhere,
    /// That of no line, or none.
    Other,
}

/// The source of words whose source is not written down.
const OWN_WORDS: &str = "KNOW";

pub(super) struct Judge<'a> {
    known: KnownLines<'a>,
    signature: &'a ReviewSignature,
    seen: BTreeSet<String>,
    slips: Slips,
    /// As `2026-11-24`. None where the clock is far from any real date.
    today: Option<String>,
}

impl<'a> Judge<'a> {
    pub(super) fn new(
        known: KnownLines<'a>,
        signature: &'a ReviewSignature,
        today: Option<String>,
        rows: &[SheetRow],
    ) -> Self {
        let slips = Slips::find(&known, rows);
        Self { known, signature, seen: BTreeSet::new(), slips, today }
    }

    pub(super) fn row(&mut self, row: &SheetRow) -> JudgedRow {
        if let Some(column) = shifted(row) {
            return Err(vec![Why::Shifted(column)]);
        }
        if let Some(fault) = &row.fault {
            return Err(vec![of_fault(fault)]);
        }
        let tag = row.kept(SheetColumn::Tag);
        if !tag.is_empty() && Lang::from_tag(&tag) != Some(self.known.lang) {
            return Err(vec![Why::OtherLanguage(tag)]);
        }
        let id = row.kept(SheetColumn::Id);
        let Some(line) = self.known.lines.get(&id).copied() else {
            let nearest = nearest(&id, self.known.lines.keys().map(String::as_str));
            return Err(vec![Why::UnknownId { nearest }]);
        };
        if !self.seen.insert(id) {
            return Err(vec![Why::Twice]);
        }
        if let Some(column) = self.slips.slipped.get(&row.line) {
            return Err(vec![Why::Slipped(*column)]);
        }
        let shown = self.vietnamese(line, row);
        if shown == ShownVietnamese::Elsewhere {
            return Err(vec![Why::Slipped(SheetColumn::Vietnamese)]);
        }
        let words = row.kept(SheetColumn::Text);
        let judged = if words.is_empty() {
            self.emptied(line, row)
        } else if self.known.lang.is_in_full() {
            self.authored(line, row, words)
        } else {
            self.drafted(line, row, words)
        };
        match (shown, self.beside_slips(row, judged)) {
            (ShownVietnamese::Other, Ok((_, Some(_)))) => Err(vec![Why::OtherVietnamese]),
            (_, judged) => judged,
        }
    }

    /// A sheet of other Vietnamese than today's has another mark, so nothing can be said of its cell.
    fn vietnamese(&self, line: &TranslatedLine, row: &SheetRow) -> ShownVietnamese {
        let is_own = |cell: &String| *cell == kept(&line.source.vietnamese);
        let cell = row.cell(SheetColumn::Vietnamese).map(kept).filter(|cell| !is_own(cell));
        match cell.filter(|_| not_of_today(line, row).is_none()) {
            None => ShownVietnamese::Own,
            Some(cell) if self.known.vietnamese.contains(&cell) => ShownVietnamese::Elsewhere,
            Some(_) => ShownVietnamese::Other,
        }
    }

    /// In a sheet with a shifted column no line becomes blank, and no row around the shift is taken over.
    fn beside_slips(&self, row: &SheetRow, judged: JudgedRow) -> JudgedRow {
        let beside = self.slips.beside.get(&row.line);
        match &judged {
            Ok((RowOutcome::Blank, _)) => match beside.or_else(|| self.slips.slipped.values().next()) {
                Some(column) => Err(vec![Why::BesideSlip(*column)]),
                None => judged,
            },
            Ok((_, Some(_))) => beside.map_or(judged, |column| Err(vec![Why::BesideSlip(*column)])),
            Ok((_, None)) | Err(_) => judged,
        }
    }

    fn emptied(&self, line: &TranslatedLine, row: &SheetRow) -> JudgedRow {
        if self.is_newly_signed(line, row) {
            return Err(vec![Why::Words(LineFault::Empty)]);
        }
        if line.words.is_none() {
            return Ok((RowOutcome::Unchanged, None));
        }
        if self.known.lang.is_in_full() {
            return Err(vec![Why::MustBeWritten]);
        }
        if !row.kept(SheetColumn::State).is_empty() {
            return Ok((RowOutcome::Left, None));
        }
        match not_of_today(line, row) {
            Some(why) => Err(vec![why]),
            None => Ok((RowOutcome::Blank, Some(change(line, None, None)))),
        }
    }

    /// A line of a language without drafts.
    fn authored(&self, line: &TranslatedLine, row: &SheetRow, words: String) -> JudgedRow {
        if line.words.as_ref() == Some(&words) {
            return Ok((RowOutcome::Unchanged, None));
        }
        if self.known.lang == Lang::Vi && line.source.key.file != UI {
            return Err(vec![Why::InTheScript]);
        }
        let mut whys: Vec<Why> = not_of_today(line, row).into_iter().collect();
        whys.extend(self.known.copied(line, &words).map(Why::Copied));
        whys.extend(faults(self.known.lang, &line.source.vietnamese, &words).into_iter().map(Why::Words));
        if !whys.is_empty() {
            return Err(whys);
        }
        let outcome = if line.words.is_some() { RowOutcome::Changed } else { RowOutcome::New };
        Ok((outcome, Some(change(line, Some(words), None))))
    }

    fn drafted(&self, line: &TranslatedLine, row: &SheetRow, words: String) -> JudgedRow {
        let mut whys: Vec<Why> = not_of_today(line, row).into_iter().collect();
        let slug = row.kept(SheetColumn::State);
        let state = if slug.is_empty() { Some(LineState::Draft) } else { LineState::from_typed(&slug) };
        let Some(state) = state else {
            whys.push(Why::UnknownState(slug));
            return Err(whys);
        };
        let key = line.source.key.to_string();
        let known = self.known.states.get(&key);
        let is_same = line.words.as_ref() == Some(&words);
        let claimed = Claim::of(state, line, &words, [known, self.known.elsewhere.get(&key)]);
        if claimed == Claim::Nobody {
            whys.push(Why::Claimed(state));
        } else if !state.is_reviewed() && self.is_newly_signed(line, row) {
            whys.push(Why::SignedDraft);
        }
        let state = if claimed == Claim::Outdated { LineState::Draft } else { state };
        let mut made = self.state_row(line, row, &words, state, known);
        let is_of_book = |known: &StateRow| is_sourced(known.state) && known.provenance == made.provenance;
        if !is_same && known.is_some_and(is_of_book) {
            OWN_WORDS.clone_into(&mut made.provenance);
        }
        if whys.is_empty() && is_same && is_as_known(line, &made, known) {
            return Ok((RowOutcome::Unchanged, None));
        }
        whys.extend(self.known.copied(line, &words).filter(|_| !is_same).map(Why::Copied));
        whys.extend(faults(self.known.lang, &line.source.vietnamese, &words).into_iter().map(Why::Words));
        if state.is_reviewed() {
            whys.extend(unsigned(&made, self.today.as_deref()));
            let is_old = |known: &StateRow| known.state.is_reviewed() && signed(known) == signed(&made);
            if !is_same && known.is_some_and(is_old) {
                whys.push(Why::OldReview);
            }
        }
        if !whys.is_empty() {
            return Err(whys);
        }
        let outcome = match (&line.words, is_same) {
            (_, true) => RowOutcome::State,
            (Some(_), false) => RowOutcome::Changed,
            (None, false) => RowOutcome::New,
        };
        Ok((outcome, Some(change(line, Some(words), Some(made)))))
    }

    /// Whether a reviewer, a place or a date has been filled in since the sheet was written.
    fn is_newly_signed(&self, line: &TranslatedLine, row: &SheetRow) -> bool {
        let is_kept = |column, cell: &str| {
            let known = self.known.states.get(&line.source.key.to_string());
            known.is_some_and(|known| signed_columns(known).contains(&(column, cell)))
        };
        let columns = [SheetColumn::Reviewer, SheetColumn::Place, SheetColumn::Date];
        let cells = columns.map(|column| (column, row.kept(column)));
        !self.known.lang.is_in_full()
            && cells.iter().any(|(column, cell)| !cell.is_empty() && !is_kept(*column, cell))
    }

    fn state_row(
        &self,
        line: &TranslatedLine,
        row: &SheetRow,
        words: &str,
        state: LineState,
        known: Option<&StateRow>,
    ) -> StateRow {
        let filled = |found: String, other: &str| if found.is_empty() { other.to_owned() } else { found };
        let provenance = known.map_or(OWN_WORDS, |known| &known.provenance);
        let signed = |column, own: &str| {
            if state.is_reviewed() { filled(row.kept(column), own) } else { String::new() }
        };
        StateRow {
            source: TextMark::of(&line.source.vietnamese),
            words: TextMark::of(words),
            state,
            provenance: filled(row.kept(SheetColumn::Note), provenance),
            reviewer: signed(SheetColumn::Reviewer, &self.signature.reviewer),
            place: signed(SheetColumn::Place, &self.signature.place),
            date: written_date(signed(SheetColumn::Date, &self.signature.date)),
        }
    }
}

fn change(line: &TranslatedLine, words: Option<String>, state: Option<StateRow>) -> LineChange {
    LineChange { key: line.source.key.clone(), words, state }
}

/// Whether the row was made for other Vietnamese than today's.
fn not_of_today(line: &TranslatedLine, row: &SheetRow) -> Option<Why> {
    let mark = row.kept(SheetColumn::Source);
    match mark_of(&mark) {
        Some(mark) if mark == TextMark::of(&line.source.vietnamese) => None,
        Some(_) => Some(Why::Stale),
        None => Some(Why::NoMark(mark)),
    }
}

/// Whether the files say all of this already. A draft needs no row of its own for that.
fn is_as_known(line: &TranslatedLine, made: &StateRow, known: Option<&StateRow>) -> bool {
    let is_same_source = known.map_or(OWN_WORDS, |known| &known.provenance) == made.provenance;
    let is_signed_alike = || known.is_some_and(|known| signed(known) == signed(made));
    line.standing.state == made.state && is_same_source && (!made.state.is_reviewed() || is_signed_alike())
}

fn signed(row: &StateRow) -> [&str; 3] {
    [&row.reviewer, &row.place, &row.date]
}

fn signed_columns(row: &StateRow) -> [(SheetColumn, &str); 3] {
    [(SheetColumn::Reviewer, &row.reviewer), (SheetColumn::Place, &row.place), (SheetColumn::Date, &row.date)]
}

/// How well a state is founded that only a source or a program can give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Claim {
    /// The state needs no source, or these words have it already.
    Sound,
    /// The words had it, and have changed since.
    Outdated,
    /// No known source gives it to these words.
    Nobody,
}

/// Whether a source or a program gives this state.
fn is_sourced(state: LineState) -> bool {
    match state {
        LineState::Converted | LineState::Documented => true,
        LineState::Draft | LineState::Reviewed | LineState::ReadAloud => false,
    }
}

impl Claim {
    fn of(state: LineState, line: &TranslatedLine, words: &str, known: [Option<&StateRow>; 2]) -> Self {
        let marks = (TextMark::of(&line.source.vietnamese), TextMark::of(words));
        let has_it = |known: &StateRow| known.state == state && (known.source, known.words) == marks;
        match (is_sourced(state), line.standing.state == state) {
            (false, _) => Self::Sound,
            (true, true) if line.words.as_deref() == Some(words) => Self::Sound,
            (true, _) if known.into_iter().flatten().any(has_it) => Self::Sound,
            (true, true) => Self::Outdated,
            (true, false) => Self::Nobody,
        }
    }
}

/// The column that holds the cell of another column: cells of the row were moved to the right or to the left.
pub(super) fn shifted(row: &SheetRow) -> Option<SheetColumn> {
    let is_mark = |column: &SheetColumn| {
        let cell = row.kept(*column);
        cell.starts_with('#') && mark_of(&cell).is_some()
    };
    let around = [SheetColumn::Text, SheetColumn::State, SheetColumn::Note, SheetColumn::Reviewer];
    let with_mark = around.into_iter().find(|column| is_mark(column));
    if let Some(column) = with_mark.filter(|_| !is_mark(&SheetColumn::Source)) {
        return Some(column);
    }
    let is_number = |cell: &str| !cell.is_empty() && cell.chars().all(|digit| digit.is_ascii_digit());
    let is_tag = |cell: &str| !cell.is_empty() && Lang::from_tag(cell).is_some();
    if is_number(&row.kept(SheetColumn::Tag)) {
        return Some(SheetColumn::Tag);
    }
    is_tag(&row.kept(SheetColumn::Most)).then_some(SheetColumn::Most)
}

fn of_fault(fault: &RowFault) -> Why {
    match fault {
        RowFault::Formula(cell) => Why::Formula(cell.clone()),
        RowFault::Surplus => Why::Surplus,
        RowFault::Date(cell) => Why::DateCell(cell.clone()),
        RowFault::Number(cell) => Why::NumberMark(cell.clone()),
        RowFault::Bare(cell) => Why::BareNumber(cell.clone()),
        RowFault::Error(cell) => Why::ErrorCell(cell.clone()),
        RowFault::Truth(cell) => Why::TruthCell(cell.clone()),
        RowFault::Hashes(cell) => Why::Hashes(cell.clone()),
    }
}

fn unsigned(made: &StateRow, today: Option<&str>) -> Vec<Why> {
    let columns = [SheetColumn::Reviewer, SheetColumn::Place, SheetColumn::Date];
    let lacking = columns.into_iter().zip(signed(made)).filter(|(_, cell)| cell.is_empty());
    let lacking: Vec<SheetColumn> = lacking.map(|(column, _)| column).collect();
    let mut whys = Vec::new();
    if !lacking.is_empty() {
        whys.push(Why::Unsigned(lacking));
    }
    if made.reviewer.contains(char::is_whitespace) {
        whys.push(Why::NotACode(made.reviewer.clone()));
    }
    if !made.date.is_empty() {
        whys.extend(date_fault(&made.date, today));
    }
    whys
}

/// Brings a date that was typed as 24/11/2026, 24-11-2026 or 24.11.2026 into the stored form. Leaves anything else as
/// it is.
pub(super) fn written_date(typed: String) -> String {
    let parsed = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"]
        .iter()
        .find_map(|form| NaiveDate::parse_from_str(&typed, form).ok())
        .filter(|date| (1_900..=9_999).contains(&date.year()));
    parsed.map_or(typed, |date| date.format("%Y-%m-%d").to_string())
}

/// A review from before this year is a typing mistake.
const FIRST_YEAR: i32 = 2020;

/// What is wrong with the day of a review, written as 2026-11-24. None where it can be true.
pub(super) fn date_fault(date: &str, today: Option<&str>) -> Option<Why> {
    match (read_day(date), today) {
        (None, _) => Some(Why::NotADate(date.to_owned())),
        (Some((year, ..)), _) if year < FIRST_YEAR => Some(Why::DateTooEarly(date.to_owned())),
        (Some(_), Some(today)) if date > today => {
            Some(Why::DateAhead { date: date.to_owned(), today: today.to_owned() })
        }
        (Some(_), _) => None,
    }
}
