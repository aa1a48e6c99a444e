//! `RollCall`: who is present. The scenario's `absent` says who is not; a roll call that is repeated says who has come since.

use serde::{Deserialize, Serialize};

use crate::id::{ItemId, MemberId};
use crate::scenario::finding::FindingKind;
use crate::scenario::shape::{Grading, KindLine, Shape, Site};
use crate::scenario::terms::Absence;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RollCall {
    pub prompt: String,
    /// What each team leader reports, by team.
    pub reports: Vec<TeamReport>,
    /// Members who were away when the roll was called before, and have come since.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub arrived: Vec<MemberId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TeamReport {
    pub id: ItemId,
    pub team: u8,
    pub text: String,
}

impl RollCall {
    /// Who is away after this roll call, of those who were away before it.
    pub fn still_away(&self, before: &[Absence]) -> Vec<Absence> {
        before.iter().filter(|absence| !self.arrived.contains(&absence.member)).cloned().collect()
    }
}

impl Shape for RollCall {
    fn prompt(&self) -> (&'static str, &str) {
        ("prompt", &self.prompt)
    }

    fn lines(&self) -> Vec<KindLine<'_>> {
        self.reports.iter().map(|report| KindLine::of(&report.id, "text", &report.text)).collect()
    }

    fn grading(&self) -> Grading {
        Grading::Retried
    }

    fn is_protected(&self) -> bool {
        false
    }

    fn items(&self) -> Option<(&'static str, Vec<&ItemId>)> {
        Some(("reports", self.reports.iter().map(|report| &report.id).collect()))
    }

    fn check(&self, site: &mut Site<'_>) {
        for (number, id) in self.arrived.iter().enumerate() {
            site.member(id.as_str(), site.spot.field("arrived").item(number));
        }
        let reports = site.spot.field("reports");
        site.at_least(reports, "reports", self.reports.len(), 1);
        for (number, report) in self.reports.iter().enumerate() {
            let spot = reports.item(number).field("team");
            site.team(report.team, spot);
            if self.reports.iter().take(number).any(|other| other.team == report.team) {
                site.report(spot.word(), FindingKind::TeamTwice { team: report.team });
            }
        }
    }
}
