//! `Vote`: a motion is put to the vote, and hands are counted by team.

use std::iter;

use serde::{Deserialize, Serialize};

use crate::club::loan::RepaymentPlan;
use crate::club::{Club, Member};
use crate::id::{Flag, ItemId, LoanId, MemberId};
use crate::scenario::finding::FindingKind;
use crate::scenario::reader::spot::Spot;
use crate::scenario::shape::{FlagField, Grading, KindLine, Shape, Site, ids, texts};
use crate::scenario::terms::Item;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vote {
    /// What is put to the vote.
    pub motion: String,
    /// Members who might have to stand aside, shown for choice.
    pub asked_to_abstain: Vec<MemberId>,
    /// Those of them who really must: borrowers and their kin.
    #[serde(default)]
    pub must_abstain: Vec<MemberId>,
    /// Hands as the team leaders count them.
    pub hands: Vec<Hands>,
    /// Set if the motion is carried.
    pub carried: Flag,
    /// Set if the vote is put off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub put_off: Option<Flag>,
    /// Requests of this meeting that are not put to the vote: they wait for money. They stand in the minutes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waiting: Vec<Item>,
    /// What is another way from then on if the motion is carried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changes: Option<VoteChange>,
}

/// What a carried motion changes besides setting its flag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum VoteChange {
    Reschedule(Reschedule),
}

/// A loan is paid back by another plan (`scenarios/RULES.md`, brief 4.7, *giả định*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reschedule {
    pub loan: LoanId,
    pub plan: RepaymentPlan,
    /// The borrower's kin who are there: they stand aside too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kin: Vec<MemberId>,
    /// Whether the interest of missed months is no longer owed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub waives_interest: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hands {
    pub team: u8,
    #[serde(default)]
    pub agree: u16,
    #[serde(default)]
    pub disagree: u16,
    #[serde(default)]
    pub no_opinion: u16,
}

impl Hands {
    fn raised(&self) -> u32 {
        u32::from(self.agree) + u32::from(self.disagree) + u32::from(self.no_opinion)
    }
}

impl Vote {
    /// The loan that is paid back by another plan if the motion is carried.
    pub fn reschedules(&self) -> Option<&Reschedule> {
        match self.changes.as_ref()? {
            VoteChange::Reschedule(new) => Some(new),
        }
    }
}

/// How many members of a team are present and do not stand aside.
pub(super) fn n_voters(site: &Site<'_>, team: u8, aside: &[MemberId]) -> usize {
    let members = site.club.into_iter().flat_map(|club| &club.members);
    let votes = |member: &&Member| {
        member.team == team && !site.is_absent(member.id.as_str()) && !aside.contains(&member.id)
    };
    members.filter(votes).count()
}

/// The hands for, against and undecided of all teams together.
pub fn tally(all: &[Hands]) -> (u16, u16, u16) {
    let sum = |count: fn(&Hands) -> u16| all.iter().map(count).fold(0_u16, u16::saturating_add);
    (sum(|hands| hands.agree), sum(|hands| hands.disagree), sum(|hands| hands.no_opinion))
}

/// Reports a team without a line of hands, one that is not in the club, and one with more hands than people.
pub(super) fn check_hands<'a>(site: &mut Site<'a>, all: &[Hands], spot: Spot<'a>, aside: &[MemberId]) {
    site.at_least(spot, "hands", all.len(), 1);
    for team in site.club.map(Club::teams).unwrap_or_default() {
        let is_told = all.is_empty() || all.iter().any(|hands| hands.team == team);
        if !is_told && n_voters(site, team, aside) > 0 {
            site.report(spot.word(), FindingKind::TeamWithoutHands { team });
        }
    }
    for (number, of_team) in all.iter().enumerate() {
        let place = spot.item(number).field("team");
        site.team(of_team.team, place);
        let Some(club) = site.club else { continue };
        let has_members = club.members.iter().any(|member| member.team == of_team.team);
        // A team that is written twice still has no more hands than people.
        let told = all.iter().take(number + 1).filter(|told| told.team == of_team.team);
        let raised = told.map(Hands::raised).fold(0, u32::saturating_add);
        let voters = n_voters(site, of_team.team, aside);
        if has_members && usize::try_from(raised).is_ok_and(|raised| raised > voters) {
            let kind = FindingKind::HandsMoreThanTeam { team: of_team.team, hands: raised, voters };
            site.report(place.word(), kind);
        }
    }
}

impl Shape for Vote {
    fn prompt(&self) -> (&'static str, &str) {
        ("motion", &self.motion)
    }

    fn lines(&self) -> Vec<KindLine<'_>> {
        texts(&self.waiting)
    }

    fn grading(&self) -> Grading {
        Grading::Once
    }

    fn is_protected(&self) -> bool {
        true
    }

    fn outcomes(&self) -> Vec<(FlagField, &Flag)> {
        let put_off = self.put_off.iter().map(|flag| (FlagField::PutOff, flag));
        iter::once((FlagField::Carried, &self.carried)).chain(put_off).collect()
    }

    fn items(&self) -> Option<(&'static str, Vec<&ItemId>)> {
        Some(("waiting", ids(&self.waiting)))
    }

    fn check(&self, site: &mut Site<'_>) {
        for (field, ids) in
            [("asked_to_abstain", &self.asked_to_abstain), ("must_abstain", &self.must_abstain)]
        {
            for (number, id) in ids.iter().enumerate() {
                let spot = site.spot.field(field).item(number);
                if ids.iter().take(number).any(|other| other == id) {
                    site.report(spot.word(), FindingKind::AbstainTwice { id: id.to_string() });
                } else {
                    site.present_member(id.as_str(), spot);
                }
            }
        }
        for (number, id) in self.must_abstain.iter().enumerate() {
            let is_first = !self.must_abstain.iter().take(number).any(|other| other == id);
            if is_first && !self.asked_to_abstain.contains(id) {
                let range = site.spot.field("must_abstain").item(number).word();
                site.report(range, FindingKind::AbstainNotAsked { id: id.to_string() });
            }
        }
        check_hands(site, &self.hands, site.spot.field("hands"), &self.must_abstain);
    }
}
