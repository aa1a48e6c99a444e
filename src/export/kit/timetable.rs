//! The minutes of class: how long each part takes of a cut, and the talk afterwards.
//!
//! A cut is time in class, the minutes of a step are time in the story, so the first is divided by the second. The
//! invariant: the minutes of all parts and of the talk together are those of the cut.

use crate::export::kit::desk::Desk;
use crate::id::PartId;
use crate::meeting::flow;

/// Each part that is played in this cut with its minutes, and those of the talk afterwards.
pub(super) fn timetable<'a>(desk: &Desk<'a>) -> (Vec<(&'a PartId, u16)>, u16) {
    let cut = desk.class.cut;
    let playing = flow::minutes_of_play(cut);
    let played = desk.played();
    // A step takes time in class even where it takes none in the story.
    let weights = played
        .iter()
        .map(|(_, steps)| steps.iter().fold(0_u16, |sum, step| sum.saturating_add(step.minutes.max(1))));
    let weights: Vec<u16> = weights.collect();
    let minutes = dealt(playing, &weights);
    (played.iter().map(|(part, _)| &part.id).zip(minutes).collect(), cut.saturating_sub(playing))
}

/// Whole minutes by weight; each part has at least one if there are enough. Remaining minutes go to the largest
/// fractions.
fn dealt(minutes: u16, weights: &[u16]) -> Vec<u16> {
    let n = u16::try_from(weights.len()).unwrap_or(u16::MAX);
    let least = u16::from(minutes >= n);
    let free = u32::from(minutes.saturating_sub(least.saturating_mul(n)));
    let whole = weights.iter().map(|weight| u32::from(*weight)).sum::<u32>().max(1);
    let share = |weight: &u16| {
        let part = u32::from(*weight).saturating_mul(free);
        (u16::try_from(part / whole).unwrap_or(u16::MAX), part % whole)
    };
    let mut shares: Vec<(usize, u16, u32)> = Vec::new();
    for (at, weight) in weights.iter().enumerate() {
        let (minutes, rest) = share(weight);
        shares.push((at, minutes.saturating_add(least), rest));
    }
    let given: u16 = shares.iter().fold(0, |sum, (_, minutes, _)| sum.saturating_add(*minutes));
    shares.sort_by_key(|(at, _, rest)| (std::cmp::Reverse(*rest), *at));
    for (_, minutes, _) in shares.iter_mut().take(usize::from(minutes.saturating_sub(given))) {
        *minutes = minutes.saturating_add(1);
    }
    shares.sort_by_key(|(at, ..)| *at);
    shares.into_iter().map(|(_, minutes, _)| minutes).collect()
}

#[cfg(test)]
mod tests {
    use super::dealt;

    #[test]
    fn all_minutes_are_dealt_and_every_part_has_one() {
        for (minutes, weights) in [(15, vec![1, 1, 6, 16, 14, 6, 5, 3]), (34, vec![3, 9, 1]), (4, vec![8])] {
            let dealt = dealt(minutes, &weights);
            assert_eq!(dealt.iter().sum::<u16>(), minutes);
            assert!(dealt.iter().all(|minutes| *minutes > 0), "{dealt:?}");
        }
        assert_eq!(dealt(2, &[1, 5, 1]).iter().sum::<u16>(), 2);
        assert!(dealt(9, &[]).is_empty());
    }
}
