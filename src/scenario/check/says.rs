//! Checks that only its content tells a planted mistake from what the seat says when it does well (`says`): both are there,
//! and no habit tells them apart. The mistake must also say how the meeting put it right (`then`).
//!
//! An imaginary listener who does not know the subject objects to every line that is shorter, longer, gives a reason or
//! gives none. None of these habits may find much more than half of the mistakes. Only the Vietnamese of a script is
//! checked.

use crate::scenario::check::inspection::Inspection;
use crate::scenario::check::tone::gives_reason;
use crate::scenario::finding::{FindingKind, Habit};
use crate::scenario::model::without_speaker;

/// With fewer pairs a habit is soon right by chance.
const FEWEST: usize = 8;
/// How many of a hundred mistakes a habit may find.
const MOST: usize = 65;

/// What is said by a seat that does well, and what is planted there.
type Pair<'a> = (&'a str, &'a str);

pub(super) fn check(inspection: &mut Inspection<'_>) {
    let mut pairs: Vec<Pair<'_>> = Vec::new();
    for located in inspection.steps.clone() {
        // A line that is heard has its right words anyway.
        let Some(planted) = located.step.planted.as_ref().filter(|_| !located.step.kind.is_say()) else {
            continue;
        };
        let spot = located.spot.field("planted").word();
        if planted.then.is_none() {
            inspection.report(spot.clone(), FindingKind::PlantedLacks { field: "then" });
        }
        match &located.step.says {
            Some(says) => pairs.push((says, without_speaker(&planted.text))),
            None => inspection.report(spot, FindingKind::PlantedLacks { field: "says" }),
        }
    }
    let of = pairs.len();
    if of < FEWEST {
        return;
    }
    for habit in Habit::ALL.iter().copied() {
        // Where the habit sees no difference, it is right every second time.
        let halves: usize = pairs.iter().map(|pair| halves_told(habit, *pair)).sum();
        let told = halves / 2;
        if told * 100 > MOST * of {
            let range = inspection.root.field("id").word();
            inspection.report(range, FindingKind::HabitTells { habit, told, of });
        }
    }
}

/// 2 where the habit objects to the planted line alone, 0 where to the right one alone, 1 where to both or to none.
fn halves_told(habit: Habit, (says, planted): Pair<'_>) -> usize {
    let [right, wrong] = [says, planted].map(|text| text.split_whitespace().count());
    let (right, wrong) = match habit {
        Habit::Shorter => (right < wrong, wrong < right),
        Habit::Longer => (right > wrong, wrong > right),
        Habit::WithReason => (gives_reason(says), gives_reason(planted)),
        Habit::WithoutReason => (!gives_reason(says), !gives_reason(planted)),
    };
    match (right, wrong) {
        (false, true) => 2,
        (true, false) => 0,
        (true, true) | (false, false) => 1,
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::{Habit, halves_told};

    #[rstest]
    #[case(Habit::Shorter, "Mời cụ ngồi ạ", "Ký thay", 2)]
    #[case(Habit::Longer, "Mời cụ ngồi ạ", "Ký thay", 0)]
    #[case(Habit::Longer, "Mời cụ", "Ký thay", 1)]
    #[case(Habit::WithReason, "Mời cụ ngồi", "Ký thay cho nhanh", 2)]
    #[case(Habit::WithoutReason, "Mời cụ ngồi", "Ký thay cho nhanh", 0)]
    fn what_a_habit_tells(
        #[case] habit: Habit,
        #[case] says: &str,
        #[case] planted: &str,
        #[case] halves: usize,
    ) {
        assert_eq!(halves_told(habit, (says, planted)), halves);
    }
}
