//! `Elect`: people are nominated for one seat or several, and hands are counted for each of them.
//!
//! Who is elected follows from the hands: the most of them, more than half of those who are there, and no more people than
//! seats (*giả định*). A tie at the last seat fills none, so `check` refuses it.

use serde::{Deserialize, Serialize};

use crate::id::{Flag, ItemId, MemberId};
use crate::scenario::finding::FindingKind;
use crate::scenario::finding::duties::ElectFault;
use crate::scenario::kinds::vote::{self, Hands};
use crate::scenario::reader::spot::Spot;
use crate::scenario::shape::{FlagField, Grading, KindLine, Shape, Site};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Elect {
    pub prompt: String,
    /// How many people are elected at most.
    pub seats: u8,
    pub candidates: Vec<Candidate>,
    /// Set if the election is put off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub put_off: Option<Flag>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Candidate {
    pub member: MemberId,
    /// Hands as the team leaders count them; papers of a ballot alike.
    pub hands: Vec<Hands>,
    /// Is away, and has sent word to accept.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub agreed: bool,
    /// Set if this candidate is elected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub elected: Option<Flag>,
}

impl Candidate {
    /// The hands for, against and undecided of all teams together.
    pub fn tally(&self) -> (u16, u16, u16) {
        vote::tally(&self.hands)
    }

    fn agree(&self) -> u16 {
        self.tally().0
    }
}

impl Elect {
    /// Those who have more than half of so many people, the most hands first.
    fn eligible(&self, present: usize) -> Vec<&Candidate> {
        let has_half = |one: &&Candidate| usize::from(one.agree()).saturating_mul(2) > present;
        let mut eligible: Vec<&Candidate> = self.candidates.iter().filter(has_half).collect();
        eligible.sort_by_key(|one| std::cmp::Reverse(one.agree()));
        eligible
    }

    /// Two with as many hands, of whom one alone would get the last seat.
    pub fn tie(&self) -> Option<(&MemberId, &MemberId)> {
        let mut all: Vec<&Candidate> = self.candidates.iter().collect();
        all.sort_by_key(|one| std::cmp::Reverse(one.agree()));
        let seats = usize::from(self.seats);
        let (last, next) = (all.get(seats.checked_sub(1)?)?, all.get(seats)?);
        (last.agree() == next.agree() && next.agree() > 0).then_some((&last.member, &next.member))
    }

    /// Who is elected where so many are there.
    pub fn elected(&self, present: usize) -> Vec<&MemberId> {
        let eligible = self.eligible(present);
        let seats = usize::from(self.seats);
        let tied = eligible.get(seats).map(|next| next.agree());
        let is_clear = |one: &&&Candidate| Some(one.agree()) != tied;
        eligible.iter().take(seats).filter(is_clear).map(|one| &one.member).collect()
    }

    pub fn candidate(&self, member: &MemberId) -> Option<&Candidate> {
        self.candidates.iter().find(|one| one.member == *member)
    }

    /// Reports a team with more hands for all together than its people have, one for each seat.
    fn check_seats<'a>(&self, site: &mut Site<'a>, spot: Spot<'a>) {
        let seats = u32::from(self.seats);
        for team in site.club.map(crate::club::Club::teams).unwrap_or_default() {
            let of_team =
                self.candidates.iter().flat_map(|one| &one.hands).filter(|hands| hands.team == team);
            let hands = of_team.map(|hands| u32::from(hands.agree)).fold(0, u32::saturating_add);
            let voters = u32::try_from(vote::n_voters(site, team, &[])).unwrap_or(u32::MAX);
            let most = voters.saturating_mul(seats);
            if hands > most {
                site.report(
                    spot.word(),
                    FindingKind::InElection(ElectFault::TooManyHands { team, hands, most }),
                );
            }
        }
    }
}

impl Shape for Elect {
    fn prompt(&self) -> (&'static str, &str) {
        ("prompt", &self.prompt)
    }

    fn lines(&self) -> Vec<KindLine<'_>> {
        Vec::new()
    }

    fn grading(&self) -> Grading {
        Grading::Once
    }

    fn is_protected(&self) -> bool {
        true
    }

    fn outcomes(&self) -> Vec<(FlagField, &Flag)> {
        let put_off = self.put_off.iter().map(|flag| (FlagField::PutOff, flag));
        let candidates = self.candidates.iter().enumerate();
        let elected =
            candidates.filter_map(|(at, one)| Some((FlagField::Elected(at), one.elected.as_ref()?)));
        elected.chain(put_off).collect()
    }

    fn items(&self) -> Option<(&'static str, Vec<&ItemId>)> {
        None
    }

    fn check(&self, site: &mut Site<'_>) {
        let candidates = site.spot.field("candidates");
        site.at_least(candidates, "candidates", self.candidates.len(), 1);
        site.within(site.spot.field("seats"), "seats", i64::from(self.seats), 1..=9);
        if usize::from(self.seats) > self.candidates.len() && !self.candidates.is_empty() {
            let fault = ElectFault::MoreSeats { seats: self.seats, candidates: self.candidates.len() };
            site.report(site.spot.field("seats").word(), FindingKind::InElection(fault));
        }
        for (number, one) in self.candidates.iter().enumerate() {
            let spot = candidates.item(number);
            let id = one.member.as_str();
            let place = spot.field("member");
            site.member(id, place);
            if site.is_absent(id) && !one.agreed {
                let fault = ElectFault::Absent { id: id.to_owned() };
                site.report(place.quoted(id), FindingKind::InElection(fault));
            }
            if self.candidates.iter().take(number).any(|other| other.member == one.member) {
                let fault = ElectFault::Twice { id: id.to_owned() };
                site.report(place.quoted(id), FindingKind::InElection(fault));
            }
            vote::check_hands(site, &one.hands, spot.field("hands"), &[]);
        }
        self.check_seats(site, candidates);
        if let Some((last, next)) = self.tie() {
            let fault = ElectFault::Tie { last: last.to_string(), next: next.to_string() };
            site.report(candidates.word(), FindingKind::InElection(fault));
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::{Candidate, Elect, Hands};

    fn elect(seats: u8, hands: &[(&str, u16)]) -> Elect {
        let candidate = |(id, agree): &(&str, u16)| Candidate {
            member: (*id).into(),
            hands: vec![Hands { team: 1, agree: *agree, disagree: 0, no_opinion: 0 }],
            agreed: false,
            elected: None,
        };
        Elect {
            prompt: String::new(),
            seats,
            candidates: hands.iter().map(candidate).collect(),
            put_off: None,
        }
    }

    #[rstest]
    #[case::the_most_hands(1, &[("a", 7), ("b", 8)], &["b"], false)]
    #[case::half_is_not_more_than_half(1, &[("a", 5), ("b", 3)], &[], false)]
    #[case::as_many_as_there_are_seats(2, &[("a", 7), ("b", 8), ("c", 9)], &["c", "b"], false)]
    #[case::fewer_than_seats(3, &[("a", 7), ("b", 2), ("c", 9)], &["c", "a"], false)]
    #[case::a_tie_fills_no_seat(2, &[("a", 7), ("b", 7), ("c", 9)], &["c"], true)]
    #[case::a_tie_for_one_seat(1, &[("a", 5), ("b", 5)], &[], true)]
    #[case::without_a_hand_there_is_no_tie(1, &[("a", 0), ("b", 0)], &[], false)]
    #[case::a_tie_within_the_seats_is_none(2, &[("a", 7), ("b", 7), ("c", 6)], &["a", "b"], false)]
    fn who_is_elected_of_ten(
        #[case] seats: u8,
        #[case] hands: &[(&str, u16)],
        #[case] elected: &[&str],
        #[case] is_tied: bool,
    ) {
        let elect = elect(seats, hands);
        let ids: Vec<&str> = elect.elected(10).into_iter().map(crate::id::MemberId::as_str).collect();
        assert_eq!((ids.as_slice(), elect.tie().is_some()), (elected, is_tied));
    }
}
