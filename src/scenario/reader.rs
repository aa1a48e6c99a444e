//! Reads a script from RON text and returns it with all its faults; it does not stop at the first one.
//!
//! An outline of the brackets cuts the text into parts and steps. Then `ron` reads each head field, loan, value and
//! step on its own, so one broken step never hides another. Only a bracket or quote in the wrong place may hide the
//! rest of its own file. `scenario::check` checks whether the content makes sense.

pub mod outline;
pub mod spot;
mod scanner;
mod values;
mod amount;
pub mod mend;
pub mod reworded;
mod lost_quote;
mod spare;
mod failure;
mod club;
mod heading;

use std::collections::BTreeMap;
use std::ops::Range;

use ron::extensions::Extensions;

use crate::club::loan::Month;
use crate::id::{ClubId, PartId, ScenarioId};
use crate::scenario::builtin;
use crate::scenario::finding::{Finding, FindingKind};
use crate::scenario::model::{FORMAT, OpeningValues, Part, Scenario, Step};
use crate::scenario::reader::outline::{Node, NodeKind, OutlineFault};
use crate::scenario::reader::spot::Spot;
use crate::scenario::reader::values::Reader;

pub use club::{ClubFile, read_club};
pub use heading::{heading, is_club};

const HEAD: [&str; 21] = [
    "format",
    "id",
    "title",
    "summary",
    "club",
    "fixed_club",
    "month",
    "day",
    "cuts",
    "default_cut",
    "goals",
    "difficulty",
    "debrief",
    "reviewed",
    "guests",
    "invited",
    "invites_to",
    "opening",
    "loans",
    "absent",
    "values",
];
const PART: [&str; 6] = ["id", "name", "short", "number", "guide", "steps"];

/// How every script and club is written: `Some` and the inner brackets of `Choose(…)` may be left out.
pub fn ron_options() -> ron::Options {
    ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_VARIANT_NEWTYPES)
}

/// A script as far as it could be read, and where everything in it stands.
#[derive(Debug, Clone)]
pub struct ScriptFile {
    pub source: String,
    /// The text as it is written, for a caller that shows a finding.
    pub text: String,
    /// The text as it was read, with every byte in the same place, where it differs from the written one.
    meant: Option<String>,
    /// What was read; fields that could not be are empty, steps that could not be are left out.
    pub scenario: Scenario,
    pub findings: Vec<Finding>,
    root: Option<Node>,
    numbers: Vec<PartNumbers>,
    broken: Vec<Range<usize>>,
}

/// The number that a part, and each of its steps, has in the file.
#[derive(Debug, Clone)]
struct PartNumbers {
    number: usize,
    steps: Vec<usize>,
}

impl ScriptFile {
    /// The script, if all of it could be read.
    pub fn whole(&self) -> Option<&Scenario> {
        self.findings.is_empty().then_some(&self.scenario)
    }

    pub fn root(&self) -> Option<Spot<'_>> {
        self.root.as_ref().map(|root| Spot::new(root, self.meant.as_ref().unwrap_or(&self.text)))
    }

    /// The part with this number among those that were read.
    pub fn part_spot(&self, part: usize) -> Option<Spot<'_>> {
        Some(self.root()?.field("parts").item(self.numbers.get(part)?.number))
    }

    pub fn step_spot(&self, part: usize, step: usize) -> Option<Spot<'_>> {
        let number = self.numbers.get(part)?.steps.get(step)?;
        Some(self.part_spot(part)?.field("steps").item(*number))
    }

    /// Whether something at this place could not be read.
    pub fn is_broken(&self, range: &Range<usize>) -> bool {
        self.broken.iter().any(|broken| broken.start <= range.start && range.start < broken.end)
    }
}

/// Reads one script. `source` is the name of the file in findings.
pub fn read_script(source: &str, text: &str) -> ScriptFile {
    let (meant, mended) = mend::mended(text);
    let file = read_meant(source, text, meant, mended);
    let is_misshapen = file.findings.iter().any(|finding| finding.kind.is_structural());
    if is_misshapen { repaired(source, text).unwrap_or(file) } else { file }
}

/// The script with its lost quotes, and with the one bracket that is too many or missing put right. None where nothing of
/// the kind was found.
fn repaired(source: &str, text: &str) -> Option<ScriptFile> {
    let n_findings = |text: &str| read_meant(source, text, None, Vec::new()).findings.len();
    let n_mended = |text: &str| n_findings(mend::mended(text).0.as_deref().unwrap_or(text));
    // Lost quotes come first: behind it, texts and code have changed places.
    let lost = lost_quote::with_lost_quotes(text, n_mended);
    let whole = lost.as_ref().map_or(text, |(with, _)| with.as_str());
    let (mut meant, mut mended) = mend::mended(whole);
    let n_before = mended.len();
    if let Some((with, faults)) = lost {
        meant = meant.or(Some(with));
        mended.extend(faults);
    }
    if let Some((right, fault)) = spare::with_right_brackets(meant.as_deref().unwrap_or(text), n_findings) {
        meant = Some(right);
        mended.push(fault);
    }
    (mended.len() > n_before).then(|| read_meant(source, text, meant, mended))
}

/// The same, after what could be repaired: `meant` is the text without it.
fn read_meant(source: &str, text: &str, meant: Option<String>, mended: Vec<OutlineFault>) -> ScriptFile {
    let (mut reader, root) = Reader::new(source, meant.as_deref().unwrap_or(text), mended);
    let mut scenario = nothing();
    let root = root.filter(|root| format(&mut reader, root));
    let numbers = root.as_ref().map(|root| read(&mut reader, root, &mut scenario)).unwrap_or_default();
    reader.findings.sort_by_key(|finding| finding.range.start);
    let (findings, broken) = (reader.findings, reader.broken);
    ScriptFile {
        source: source.to_owned(),
        text: text.to_owned(),
        meant,
        scenario,
        findings,
        root,
        numbers,
        broken,
    }
}

/// Reads one script from the bytes of the file.
pub fn read_script_bytes(source: &str, bytes: &[u8]) -> ScriptFile {
    let (text, fault) = decode(source, bytes);
    if let Some(fault) = fault.as_ref().filter(|fault| fault.kind.hides_the_file()) {
        return ScriptFile { text, findings: vec![fault.clone()], ..read_script(source, "") };
    }
    let mut file = read_script(source, &text);
    if let Some(fault) = fault {
        file.findings.insert(0, fault);
    }
    file
}

/// Text that was saved with two bytes for each letter, as some editors call "Unicode".
fn from_utf16(bytes: &[u8]) -> Option<String> {
    let [first, second, ..] = bytes else { return None };
    let is_big = match (first, second) {
        (0xff, 0xfe) => false,
        (0xfe, 0xff) => true,
        (0, letter) if *letter != 0 => true,
        (letter, 0) if *letter != 0 => false,
        _ => return None,
    };
    let unit = |pair: &[u8]| match pair {
        [one, other] if is_big => u16::from_be_bytes([*one, *other]),
        [one, other] => u16::from_le_bytes([*one, *other]),
        _ => 0,
    };
    let units = bytes.chunks_exact(2).map(unit);
    let letters = char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER));
    Some(letters.filter(|letter| *letter != '\u{feff}').collect())
}

/// A packed document, an old one, or rich text, by how such files begin.
fn is_office_file(bytes: &[u8]) -> bool {
    const BEGINNINGS: [&[u8]; 3] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf"];
    BEGINNINGS.iter().any(|beginning| bytes.starts_with(beginning))
}

/// The text with a mark in place of every byte that is no text, and the place of the first one.
pub fn decode(source: &str, bytes: &[u8]) -> (String, Option<Finding>) {
    if is_office_file(bytes) {
        let (source, kind) = (source.to_owned(), FindingKind::OfficeFile);
        return (String::new(), Some(Finding { source, range: 0..0, related: None, kind }));
    }
    if let Some(text) = from_utf16(bytes) {
        let source = source.to_owned();
        return (text, Some(Finding { source, range: 0..0, related: None, kind: FindingKind::Utf16 }));
    }
    let fault = std::str::from_utf8(bytes).err().map(|error| {
        let start = error.valid_up_to();
        let range = start..start.saturating_add(char::REPLACEMENT_CHARACTER.len_utf8());
        Finding { source: source.to_owned(), range, related: None, kind: FindingKind::NotUtf8 }
    });
    (String::from_utf8_lossy(bytes).into_owned(), fault)
}

/// An empty scenario, used for what could not be read.
fn nothing() -> Scenario {
    Scenario {
        format: FORMAT,
        id: ScenarioId::default(),
        title: String::new(),
        summary: String::new(),
        club: ClubId::default(),
        fixed_club: false,
        month: Month { year: 2000, month: 1 },
        day: 1,
        cuts: Vec::new(),
        default_cut: 0,
        goals: Vec::new(),
        difficulty: 0,
        debrief: Vec::new(),
        reviewed: None,
        guests: None,
        invited: Vec::new(),
        invites_to: None,
        opening: OpeningValues::default(),
        loans: Vec::new(),
        absent: Vec::new(),
        values: BTreeMap::new(),
        parts: Vec::new(),
    }
}

fn read(reader: &mut Reader<'_>, root: &Node, scenario: &mut Scenario) -> Vec<PartNumbers> {
    let known: Vec<&str> = HEAD.into_iter().chain(["parts"]).collect();
    reader.keys(root, &known);
    scenario.id = reader.required(root, "id").unwrap_or_default();
    scenario.title = reader.required(root, "title").unwrap_or_default();
    scenario.summary = reader.required(root, "summary").unwrap_or_default();
    scenario.club = reader.required(root, "club").unwrap_or_default();
    scenario.fixed_club = reader.optional(root, "fixed_club");
    if let Some(month) = reader.required(root, "month") {
        scenario.month = month;
    }
    scenario.day = reader.required(root, "day").unwrap_or(1);
    scenario.cuts = reader.required(root, "cuts").unwrap_or_default();
    scenario.default_cut = reader.required(root, "default_cut").unwrap_or_default();
    scenario.goals = reader.required(root, "goals").unwrap_or_default();
    scenario.difficulty = reader.optional(root, "difficulty");
    scenario.debrief = reader.optional(root, "debrief");
    scenario.reviewed = reader.optional(root, "reviewed");
    scenario.guests = reader.optional(root, "guests");
    scenario.invites_to = reader.optional(root, "invites_to");
    if let Some(opening) = reader.required(root, "opening") {
        scenario.opening = opening;
    }
    let spot = reader.spot(root);
    let (invited, loans) = (spot.find("invited"), spot.find("loans"));
    let (absent, values) = (spot.find("absent"), spot.find("values"));
    scenario.invited = invited.map(|list| values_of(reader.items(list.node()))).unwrap_or_default();
    scenario.loans = loans.map(|list| values_of(reader.items(list.node()))).unwrap_or_default();
    scenario.absent = absent.map(|list| values_of(reader.items(list.node()))).unwrap_or_default();
    scenario.values = values.map(|map| named(reader, map.node())).unwrap_or_default();
    let Some(parts) = spot.find("parts") else {
        reader.missing(root, "parts");
        return Vec::new();
    };
    let numbers = read_parts(reader, parts, scenario);
    builtin::declare(scenario);
    numbers
}

/// Whether this is a format that we read. A later one is not read further, because it would only give false faults.
fn format(reader: &mut Reader<'_>, root: &Node) -> bool {
    let Some(written) = reader.spot(root).find("format") else {
        reader.missing(root, "format");
        return true;
    };
    let is_ours = written.source() == FORMAT.to_string();
    if !is_ours {
        let kind = FindingKind::WrongFormat { found: written.source().to_owned(), expected: FORMAT };
        reader.report(written.word(), kind);
    }
    is_ours
}

fn values_of<T>(items: Vec<(usize, T)>) -> Vec<T> {
    items.into_iter().map(|(_, item)| item).collect()
}

fn named<T: serde::de::DeserializeOwned>(reader: &mut Reader<'_>, node: &Node) -> BTreeMap<String, T> {
    let is_map = matches!(&node.kind, NodeKind::Group(group) if group.bracket == '{');
    if !is_map {
        return reader.value(node).unwrap_or_default();
    }
    let mut values = BTreeMap::new();
    for entry in reader.spot(node).entries() {
        let key: Option<String> = entry.key.as_ref().and_then(|key| reader.value(key));
        let value: Option<T> = reader.value(&entry.value);
        if let (Some(key), Some(value)) = (key, value) {
            values.insert(key, value);
        }
    }
    values
}

fn read_parts(reader: &mut Reader<'_>, parts: Spot<'_>, scenario: &mut Scenario) -> Vec<PartNumbers> {
    if !matches!(&parts.node().kind, NodeKind::Group(group) if group.bracket == '[') {
        let _: Option<Vec<Part>> = reader.value(parts.node());
        return Vec::new();
    }
    let mut numbers = Vec::new();
    for (number, entry) in parts.entries().iter().enumerate() {
        let node = &entry.value;
        if !matches!(&node.kind, NodeKind::Group(group) if group.bracket == '(') {
            let _: Option<Part> = reader.value(node);
            continue;
        }
        reader.keys(node, &PART);
        let mut steps: Vec<(usize, Step)> = Vec::new();
        if let Some(list) = reader.spot(node).find("steps") {
            steps = reader.items(list.node());
        } else {
            reader.missing(node, "steps");
        }
        let id: Option<PartId> = reader.required(node, "id");
        let part = Part {
            id: id.unwrap_or_default(),
            name: reader.required(node, "name").unwrap_or_default(),
            short: reader.optional(node, "short"),
            number: reader.optional(node, "number"),
            guide: reader.optional(node, "guide"),
            steps: steps.iter().map(|(_, step)| step.clone()).collect(),
        };
        numbers.push(PartNumbers { number, steps: steps.iter().map(|(number, _)| *number).collect() });
        scenario.parts.push(part);
    }
    numbers
}

#[cfg(test)]
mod tests;
