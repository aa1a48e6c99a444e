//! Checks one script or club file: reading it, the checks of the core, the screen, and every path through it. Also
//! finds references to rules, such as "brief 4.5", that have no name in the texts of the screens.
//!
//! A reference in the author's own words is not checked. It is shown as it is.

use std::collections::{BTreeMap, BTreeSet};

use crate::cli::check::report::Checked;
use crate::cli::check::{paths, screen};
use crate::club::Club;
use crate::library::{Origin, SourceText};
use crate::meeting::explore::MOST_STATES;
use crate::scenario::check::{check, check_club, located_texts, work};
use crate::scenario::finding::{Finding, FindingKind, Severity, nearest};
use crate::scenario::lines::rule_key;
use crate::scenario::reader::spot::Spot;
use crate::scenario::reader::{ScriptFile, read_club, read_script_bytes};
use crate::scenario::story::Story;

/// The files beside the checked file in which names are looked up.
#[derive(Debug)]
pub(super) struct Surroundings {
    pub(super) clubs: BTreeMap<String, KnownClub>,
    /// Ids of shipped clubs (true) and scripts.
    pub(super) shipped: Vec<(bool, String)>,
    /// Files of the person's own by whether they are of clubs and by id, the one that is used first.
    pub(super) own: BTreeMap<(bool, String), Vec<String>>,
    /// Ids of the Vietnamese texts of the screens.
    pub(super) ui: BTreeSet<String>,
}

/// A club that scripts may name.
#[derive(Debug)]
pub(super) struct KnownClub {
    pub(super) text: SourceText,
    /// None where it could not be read.
    club: Option<Club>,
    is_sound: bool,
}

impl KnownClub {
    pub(super) fn new(text: &SourceText) -> Self {
        let file = read_club(&text.name, &text.bytes);
        let is_sound = file.whole().is_some() && are_warnings(&check_club(&file));
        Self { text: text.clone(), club: file.club, is_sound }
    }
}

pub(super) fn check_text(text: &SourceText, around: &Surroundings) -> Checked {
    let mut checked = if text.is_club { club(text) } else { script(text, around) };
    if let (Origin::User(_), Some(range)) = (&text.origin, checked.id.clone()) {
        let written = checked.text.get(range.clone()).unwrap_or_default();
        if around.shipped.iter().any(|(is_club, id)| *is_club == text.is_club && id == written) {
            let kind = FindingKind::ShippedId { id: written.to_owned() };
            checked.findings.push(Finding { source: text.name.clone(), range, related: None, kind });
        } else if let Some([first, others @ ..]) =
            around.own.get(&(text.is_club, written.to_owned())).map(Vec::as_slice)
            && others.contains(&text.name)
        {
            let kind = FindingKind::TakenId { id: written.to_owned(), file: first.clone() };
            checked.findings.push(Finding { source: text.name.clone(), range, related: None, kind });
        }
    }
    checked.sort();
    checked
}

fn club(text: &SourceText) -> Checked {
    let file = read_club(&text.name, &text.bytes);
    let mut findings = check_club(&file);
    if let Some(root) = file.root() {
        findings.extend(screen::texts(&text.name, root, &screen::ShownValues::new()));
    }
    let id = file.root().and_then(|root| Some(root.find("id")?.word()));
    findings.extend(file.findings);
    Checked { name: text.name.clone(), text: file.text, findings, work: None, id, club: None }
}

fn script(text: &SourceText, around: &Surroundings) -> Checked {
    let file = read_script_bytes(&text.name, &text.bytes);
    let club = around.clubs.get(file.scenario.club.as_str());
    let known = club.and_then(|club| club.club.as_ref());
    let is_whole = file.findings.iter().all(|finding| finding.kind.is_mended());
    let work = file.root().filter(|_| is_whole).map(|_| work(&file.scenario));
    let mut findings = check(&file, known);
    if let Some(root) = file.root() {
        let story = story(&file, club, &findings);
        let values = story.as_ref().map(screen::values).unwrap_or_default();
        findings.extend(screen::texts(&text.name, root, &values));
        findings.extend(screen::choices(&file, &values));
        findings.extend(unknown(&text.name, root, &around.ui));
        let named = root.find("club").map(Spot::word).filter(|word| !file.is_broken(word));
        let fault = club_fault(&file, club, around);
        findings.extend(named.zip(fault).map(|(range, kind)| Finding {
            source: text.name.clone(),
            range,
            related: None,
            kind,
        }));
        if let Some(story) = &story {
            findings.extend(paths::faults(&file, story, MOST_STATES));
        }
    }
    let id = file.root().and_then(|root| Some(root.find("id")?.word()));
    findings.extend(file.findings);
    let club = Some(file.scenario.club.to_string());
    Checked { name: text.name.clone(), text: file.text, findings, work, id, club }
}

/// What is wrong with the club of a script: nowhere to be found, or with errors in its own file.
fn club_fault(file: &ScriptFile, club: Option<&KnownClub>, around: &Surroundings) -> Option<FindingKind> {
    let id = file.scenario.club.to_string();
    match club {
        None => {
            let nearest = nearest(&id, around.clubs.keys().map(String::as_str));
            Some(FindingKind::UnknownClub { id, nearest })
        }
        Some(club) if club.is_sound => None,
        Some(club) => Some(FindingKind::FaultyClub { id, file: club.text.name.clone() }),
    }
}

/// The script with its club, if it can be played as it stands.
fn story(file: &ScriptFile, club: Option<&KnownClub>, findings: &[Finding]) -> Option<Story> {
    let club = club.filter(|club| club.is_sound)?.club.clone()?;
    let scenario = file.whole().filter(|_| are_warnings(findings))?;
    Some(Story::new(scenario.clone(), club))
}

fn are_warnings(findings: &[Finding]) -> bool {
    findings.iter().all(|finding| finding.severity() == Severity::Warning)
}

/// `known` are the ids of the Vietnamese texts. Without any, no reference can be checked.
pub(super) fn unknown(source: &str, root: Spot<'_>, known: &BTreeSet<String>) -> Vec<Finding> {
    if known.is_empty() {
        return Vec::new();
    }
    let places = located_texts(root).into_iter().filter(|text| text.field == "rule");
    let places = places.filter(|text| is_reference(&text.value) && !known.contains(&rule_key(&text.value)));
    let finding = |text: crate::scenario::check::LocatedText<'_>| Finding {
        source: source.to_owned(),
        range: text.spot.word(),
        related: None,
        kind: FindingKind::UnknownRule { rule: text.value },
    };
    places.map(finding).collect()
}

/// `brief` or `practice`, and a section.
fn is_reference(rule: &str) -> bool {
    let Some((paper, section)) = rule.trim().split_once(' ') else { return false };
    let is_section =
        section.split('.').all(|part| !part.is_empty() && part.bytes().all(|digit| digit.is_ascii_digit()));
    matches!(paper, "brief" | "practice") && is_section
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::is_reference;

    #[rstest]
    #[case("brief 4.5", true)]
    #[case("practice 2", true)]
    #[case("brief", false)]
    #[case("brief 4. Quy chế", false)]
    #[case("Quy chế điều 5", false)]
    fn what_is_a_reference(#[case] rule: &str, #[case] is_one: bool) {
        assert_eq!(is_reference(rule), is_one, "{rule}");
    }
}
