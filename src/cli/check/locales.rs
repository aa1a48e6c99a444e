//! Checks files of texts in one language: what cannot be read, which texts are missing or never used, which values
//! differ, which letters are of another language. `states` checks what is known of each text.
//!
//! A language that is written in full (`en`) must have every text. Any other language may have fewer. A file in the
//! user's folder only replaces lines of a shipped file, so no text counts as missing there.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::cli::check::report::Checked;
use crate::cli::check::screen;
use crate::files::naming;
use crate::library::{Library, LocaleText, Origin, SourceText};
use crate::locale::catalog::Catalog;
use crate::locale::coverage::{Coverage, Placeables, placeables_of_file, placeables_of_lines};
use crate::locale::layer::UI;
use crate::locale::proof::{LineFault, faults};
use crate::locale::sentences::{CHECK, COMMANDS};
use crate::locale::{Lang, ProblemKind, has_words, is_readable, pattern_map, patterns_of_file};
use crate::scenario::finding::translation::TranslationFault as Fault;
use crate::scenario::finding::{Finding, FindingKind, nearest};
use crate::scenario::reader::{decode, read_script_bytes};
use crate::text::spelling;
use crate::{limits, text};

/// Texts as they are written, by their ids.
pub(super) type TextMap = BTreeMap<String, String>;

/// What translations are compared with.
#[derive(Debug)]
pub(super) struct Sources<'a> {
    library: &'a Library,
    ui: Option<Placeables>,
    /// What commands say, by the stem of its file.
    commands: BTreeMap<&'static str, Placeables>,
    /// Every script by its id; none where not all of it could be read.
    pub(super) scripts: BTreeMap<String, Option<Placeables>>,
    /// The Vietnamese of the screens and of every script that could be read.
    pub(super) vietnamese: BTreeMap<String, TextMap>,
}

impl<'a> Sources<'a> {
    pub(super) fn new<'t>(library: &'a Library, scripts: impl Iterator<Item = &'t SourceText>) -> Self {
        let ui = library.locale_text(Lang::Vi.tag(), "ui.ftl").map(|source| placeables_of_file(&source));
        let said = [CHECK, COMMANDS].into_iter().filter_map(|stem| {
            let source = library.locale_text(Lang::Vi.tag(), &format!("{stem}.ftl"))?;
            Some((stem, placeables_of_file(&source)))
        });
        let mut vietnamese = BTreeMap::new();
        // As it is spoken, with what the person keeps over it.
        let (own, _) = library.locale_texts(Lang::Vi.tag(), "ui.ftl");
        if !own.is_empty() {
            vietnamese.insert(UI.to_owned(), overlaid(&own));
        }
        let mut known = BTreeMap::new();
        for text in scripts.filter(|text| !text.is_club) {
            let Some((id, _)) = text.heading() else { continue };
            if known.contains_key(&id) {
                continue;
            }
            let file = read_script_bytes(&text.name, &text.bytes);
            let lines = file.whole().map(crate::scenario::model::Scenario::lines);
            let placeables = lines.map(|lines| {
                let written = |line: &crate::scenario::lines::Line<'_>| {
                    (line.key.clone(), text::fold_spaces(&text::nfc(line.text)).into_owned())
                };
                vietnamese.insert(id.clone(), lines.iter().map(written).collect());
                placeables_of_lines(lines.iter().map(|line| (line.key.as_str(), line.text)))
            });
            known.insert(id, placeables);
        }
        Self { library, ui, commands: said.collect(), scripts: known, vietnamese }
    }

    /// The texts of one file of a language: those in the folder of the checked file, over the shipped ones.
    pub(super) fn beside(&self, file: &LocaleText, name: &str) -> Vec<String> {
        let shipped = self.library.locale_text(&file.tag, name);
        let own = match &file.origin {
            Origin::Shipped => None,
            // A file that cannot be read is reported where it is checked itself.
            Origin::User(path) => naming::read(&path.with_file_name(name), limits::LOCALE_BYTES).ok(),
        };
        let own = own.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        shipped.into_iter().chain(own).collect()
    }

    /// The ids of the Vietnamese texts of the screens.
    pub(super) fn ui_ids(&self) -> BTreeSet<String> {
        self.ui.iter().flat_map(BTreeMap::keys).cloned().collect()
    }

    pub(super) fn check(&self, file: &LocaleText) -> Checked {
        let (text, fault) = decode(&file.name, &file.bytes);
        let is_read = fault.as_ref().is_none_or(|fault| !fault.kind.hides_the_file());
        let mut inspection = LocaleInspection { file, text: &text, findings: fault.into_iter().collect() };
        if !is_read {
            let findings = inspection.findings;
            return Checked { name: file.name.clone(), text, findings, work: None, id: None, club: None };
        }
        inspection.look_at_signs();
        if file.is_states {
            self.check_states(&mut inspection);
        } else {
            inspection.look_at_syntax();
            self.compare(&mut inspection);
            self.look_at_words(&mut inspection);
        }
        let findings = inspection.findings;
        let mut checked =
            Checked { name: file.name.clone(), text, findings, work: None, id: None, club: None };
        checked.sort();
        checked
    }

    fn compare(&self, inspection: &mut LocaleInspection<'_>) {
        let LocaleText { tag, stem, .. } = inspection.file;
        let is_source = *tag == Lang::Vi.tag();
        let in_full = Lang::from_tag(tag).is_some_and(Lang::is_in_full);
        let said = self.commands.get(stem.as_str()).filter(|_| in_full);
        let vietnamese = match (stem.as_str(), said, self.scripts.get(stem)) {
            (UI, ..) => self.ui.as_ref(),
            (_, Some(said), _) => Some(said),
            (.., Some(script)) => script.as_ref(),
            (.., None) => {
                let nearest = nearest(stem, self.scripts.keys().map(String::as_str).chain([UI]));
                return inspection.tell(0..0, Fault::NoScript { id: stem.clone(), nearest });
            }
        };
        let Some(vietnamese) = vietnamese else { return };
        let here = placeables_of_file(inspection.text);
        let shipped = self.library.locale_text(tag, &format!("{stem}.ftl"));
        let with_shipped = |ids: &mut Vec<String>| {
            if let (Origin::User(_), Some(shipped)) = (&inspection.file.origin, &shipped) {
                let shipped = placeables_of_file(shipped);
                ids.retain(|id| !shipped.contains_key(id));
            }
        };
        let Coverage { mut missing, unused, differing } = Coverage::of(&here, vietnamese);
        with_shipped(&mut missing);
        // There English follows the Vietnamese in brackets, and may be shorter.
        let is_gloss = stem == COMMANDS;
        if !missing.is_empty() && !is_source && !is_gloss {
            inspection.tell(0..0, Fault::Missing { ids: missing, in_full });
        }
        for id in unused {
            if inspection.is_full() {
                return;
            }
            let nearest = nearest(&id, vietnamese.keys().map(String::as_str));
            inspection.tell(inspection.message(&id), Fault::Unknown { id: id.clone(), nearest });
        }
        for id in differing.into_iter().filter(|_| !is_gloss) {
            if inspection.is_full() {
                return;
            }
            let (Some(own), Some(wanted)) = (here.get(&id), vietnamese.get(&id)) else { continue };
            let lacks = wanted.difference(own).cloned().collect();
            let adds = own.difference(wanted).cloned().collect();
            inspection.tell(inspection.message(&id), Fault::OtherValues { lacks, adds });
        }
    }

    /// Checks letters, widths, and the words of a drafted language that have no known source.
    fn look_at_words(&self, inspection: &mut LocaleInspection<'_>) {
        let LocaleText { tag, stem, .. } = inspection.file;
        let (Some(lang), Some(vietnamese)) = (Lang::from_tag(tag), self.vietnamese.get(stem)) else { return };
        let states = self.states_beside(inspection.file);
        let mut unknown = Vec::new();
        let mut spellings = BTreeMap::new();
        for (id, words) in patterns_of_file(inspection.text) {
            let Some(vietnamese) = vietnamese.get(&id).filter(|_| has_words(&words)) else { continue };
            if inspection.is_full() {
                return;
            }
            for fault in faults(lang, vietnamese, &words) {
                inspection.tell_of_words(&id, &words, &fault);
            }
            if let Some(slip) = slip(lang, &words, &mut spellings) {
                inspection.tell(inspection.message(&id), slip);
            }
            if !lang.is_in_full() && states.get(&format!("{stem}/{id}")).is_none() {
                unknown.push(id);
            }
        }
        if !unknown.is_empty() {
            inspection.tell(0..0, Fault::NoState { ids: unknown });
        }
    }

    /// Whether a shipped script lacks its file in the language that is written in full. A folder without that
    /// language cannot lack the file.
    pub(super) fn missing_file(&self, script: &SourceText, checked: &Checked) -> Option<Finding> {
        let tag = Lang::En.tag();
        self.library
            .locale_text(tag, "ui.ftl")
            .filter(|_| script.origin == Origin::Shipped && !script.is_club)?;
        let range = checked.id.clone()?;
        let id = checked.text.get(range.clone())?;
        let file = format!("locales/{tag}/{id}.ftl");
        if self.library.locale_text(tag, &format!("{id}.ftl")).is_some() {
            return None;
        }
        let kind = FindingKind::InLocale(Fault::NoFile { file });
        Some(Finding { source: script.name.clone(), range, related: None, kind })
    }
}

/// What the spelling of a drafted language shows to be wrong, if anything. `spellings` holds the Thái words of the
/// file so far, each under its letters without tones.
fn slip(lang: Lang, words: &str, spellings: &mut BTreeMap<String, String>) -> Option<Fault> {
    let number_tone = |script: spelling::MongScript| {
        let (found, becomes) = script.unchanged_after_number(words)?;
        Some(Fault::NumberTone { found, becomes: becomes.to_owned() })
    };
    match lang {
        Lang::Mww => number_tone(spelling::RPA),
        Lang::HmnVn => number_tone(spelling::OFFICIAL),
        Lang::Blt => {
            if let Some((word, ordered)) = spelling::misordered(words) {
                return Some(Fault::Misordered { word: word.to_owned(), ordered });
            }
            spelling::toneless(words).find_map(|(word, letters)| {
                let known = spellings.entry(letters).or_insert_with(|| word.to_owned());
                (known != word).then(|| Fault::TwoSpellings { word: word.to_owned(), other: known.clone() })
            })
        }
        Lang::Vi | Lang::En | Lang::Ium | Lang::Hni => None,
    }
}

/// Joins several texts for one file; a later one replaces an earlier one.
pub(super) fn overlaid(texts: &[String]) -> TextMap {
    texts.iter().flat_map(|text| pattern_map(text)).collect()
}

pub(super) struct LocaleInspection<'a> {
    pub(super) file: &'a LocaleText,
    pub(super) text: &'a str,
    findings: Vec<Finding>,
}

impl LocaleInspection<'_> {
    /// Whether there are more findings than are shown. Then the search stops.
    pub(super) fn is_full(&self) -> bool {
        self.findings.len() > limits::FINDINGS
    }

    fn report(&mut self, range: Range<usize>, kind: FindingKind) {
        self.findings.push(Finding { source: self.file.name.clone(), range, related: None, kind });
    }

    pub(super) fn tell(&mut self, range: Range<usize>, fault: Fault) {
        self.report(range, FindingKind::InLocale(fault));
    }

    fn look_at_signs(&mut self) {
        let mut start = 0;
        for line in self.text.split_inclusive('\n') {
            if self.is_full() {
                break;
            }
            // Editors put the mark at the very beginning of a file, and the reader knows it.
            let marked = if start == 0 { line.trim_start_matches('\u{feff}') } else { line };
            for (sign, kind) in screen::signs(marked) {
                let at = start + line.find(sign).unwrap_or_default();
                self.report(at..at + sign.len(), kind);
            }
            start += line.len();
        }
    }

    /// The language only matters for plurals, so any will do to parse with.
    fn look_at_syntax(&mut self) {
        let (catalog, _) = Catalog::new([(Lang::Vi, self.text.to_owned())]);
        for problem in catalog.problems() {
            if self.is_full() {
                break;
            }
            let range = problem.line.map_or(0..0, |line| self.line(line));
            self.tell(
                range,
                match problem.kind {
                    ProblemKind::Unreadable(reason) => Fault::Unreadable { reason },
                    ProblemKind::TooDeep => Fault::TooDeep,
                    ProblemKind::Twice(id) => Fault::Twice { id },
                },
            );
        }
    }

    /// What the finding about the whole file does not say already.
    fn tell_of_words(&mut self, id: &str, words: &str, fault: &LineFault) {
        let message = self.message(id);
        match fault {
            LineFault::Letter(letter) => {
                let after = self.text.get(message.start..).unwrap_or_default();
                let found = after.find(*letter).map(|at| message.start + at);
                let range = found.map_or(message, |at| at..at + letter.len_utf8());
                self.tell(range, Fault::Letter { letter: *letter });
            }
            // A text with variants is never seen whole.
            LineFault::TooWide { columns, most } if is_readable(words) => {
                self.tell(message, Fault::TooWide { columns: *columns, most: *most });
            }
            LineFault::TooWide { .. }
            | LineFault::Empty
            | LineFault::Signs
            | LineFault::Unreadable
            | LineFault::Values { .. }
            | LineFault::Mark(_)
            | LineFault::NotComposed(_) => {}
        }
    }

    /// The bytes of a line, counted from 1, without its end.
    pub(super) fn line(&self, number: usize) -> Range<usize> {
        let lines = self.text.split_inclusive('\n');
        let start = lines.clone().take(number.saturating_sub(1)).map(str::len).sum::<usize>();
        let length = lines.clone().nth(number.saturating_sub(1)).map_or(0, |line| line.trim_end().len());
        start..start + length
    }

    /// Where a message is defined.
    fn message(&self, id: &str) -> Range<usize> {
        let mut start = 0;
        for line in self.text.split_inclusive('\n') {
            if line.strip_prefix(id).is_some_and(|rest| rest.trim_start().starts_with('=')) {
                return start..start + id.len();
            }
            start += line.len();
        }
        0..0
    }
}
