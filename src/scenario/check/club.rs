//! Checks a club by itself: ids, names, offices with one holder, and a charter that can be followed.

use std::collections::HashMap;

use crate::club::{Charter, Office};
use crate::money::Dong;
use crate::scenario::check::located_texts;
use crate::scenario::finding::{Finding, FindingKind, ill_formed, ill_named};
use crate::scenario::reader::ClubFile;

/// What is wrong with a club, besides the faults of reading it.
pub fn check_club(file: &ClubFile) -> Vec<Finding> {
    let (Some(root), Some(club)) = (file.root(), &file.club) else { return Vec::new() };
    let mut found = Vec::new();
    if let Some(spot) = root.find("id") {
        found.extend(ill_named(club.id.as_str()).map(|kind| (spot.word(), None, kind)));
    }
    let mut ids = HashMap::new();
    let (mut offices, mut names) = (HashMap::new(), HashMap::new());
    for (number, member) in club.members.iter().enumerate() {
        let spot = file.member_spot(number).unwrap_or(root);
        let (range, id) = (spot.field("id").word(), member.id.to_string());
        found.extend(ill_formed(&id).map(|kind| (range.clone(), None, kind)));
        if let Some(first) = ids.insert(id.clone(), range.clone()) {
            found.push((range, Some(first), FindingKind::DuplicateId { id }));
        }
        let (range, name) = (spot.field("name").word(), member.full());
        if let Some(first) = names.insert(name.clone(), range.clone()) {
            found.push((range, Some(first), FindingKind::SameName { name }));
        }
        if let Some(office) = member.office.filter(|office| *office != Office::TeamLeader) {
            let range = spot.field("office").word();
            if let Some(first) = offices.insert(office, range.clone()) {
                found.push((range, Some(first), FindingKind::OfficeTwice { office }));
            }
        }
    }
    if let Some(spot) = root.find("charter") {
        let fields = impossible(&club.charter);
        found.extend(
            fields.into_iter().map(|field| {
                (spot.field(field).word(), None, FindingKind::Charter { field: field.to_owned() })
            }),
        );
    }
    if let Some(spot) = root.find("members").filter(|_| club.members.is_empty() && file.findings.is_empty()) {
        found.push((
            spot.word(),
            None,
            FindingKind::HowMany { field: "members".to_owned(), found: 0, low: 1 },
        ));
    }
    for text in located_texts(root).into_iter().filter(|text| text.value.trim().is_empty()) {
        found.push((text.spot.word(), None, FindingKind::EmptyText { field: text.field.to_owned() }));
    }
    let located = found.into_iter().filter(|(range, ..)| !file.is_broken(range));
    let mut findings: Vec<Finding> = located
        .map(|(range, related, kind)| Finding { source: file.source.clone(), range, related, kind })
        .collect();
    findings.sort_by_key(|finding| finding.range.start);
    findings
}

/// The fields of a charter that no club could follow.
fn impossible(charter: &Charter) -> Vec<&'static str> {
    let (part, whole) = charter.quorum;
    let (least, most) = charter.talk_minutes;
    [
        ("quorum", whole == 0 || part == 0 || part > whole),
        ("talk_minutes", least > most),
        ("rate_bp_month", charter.rate_bp_month > 10_000),
        ("interest_unit", charter.interest_unit <= Dong::ZERO),
        ("first_loan_max", charter.first_loan_max < Dong::ZERO || charter.first_loan_max > charter.loan_max),
        ("loan_max", charter.loan_max < Dong::ZERO),
        ("term_months", charter.term_months == 0),
        ("grace_months", charter.grace_months >= charter.term_months),
        ("fee_month", charter.fee_month < Dong::ZERO),
        ("reserve_percent", charter.reserve_percent > 100),
        ("cash_hold_max", charter.cash_hold_max < Dong::ZERO),
        ("visit_sick", charter.visit_sick.is_some_and(|sum| sum <= Dong::ZERO)),
        ("visit_death", charter.visit_death.is_some_and(|sum| sum <= Dong::ZERO)),
    ]
    .into_iter()
    .filter_map(|(field, is_wrong)| is_wrong.then_some(field))
    .collect()
}
