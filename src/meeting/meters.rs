//! The five meters, and the conditions that read them.
//!
//! Understanding, voices and trust run from 0 to 100; attendance is the percent of members that the roll call
//! found; the clock is minutes behind plan. How an answer moves them is data in the scenario, *tạm quy ước*.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::club::ledger::Ledger;
use crate::id::Flag;
use crate::meeting::state::State;
use crate::scenario::terms::{Bound, Condition, Meter, MeterEffect};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Meters {
    /// Minutes behind plan; negative when ahead.
    pub clock: i16,
    pub attendance: i16,
    pub understanding: i16,
    pub voices: i16,
    pub trust: i16,
}

impl Meters {
    /// From 1, little, to 5, much: twenty points each.
    pub fn level(&self, meter: Meter) -> i16 {
        (self.value(meter).max(0) / 20).min(4) + 1
    }

    pub fn value(&self, meter: Meter) -> i16 {
        match meter {
            Meter::Clock => self.clock,
            Meter::Attendance => self.attendance,
            Meter::Understanding => self.understanding,
            Meter::Voices => self.voices,
            Meter::Trust => self.trust,
        }
    }

    /// The meters after these effects.
    #[must_use]
    pub fn after(mut self, effects: &[MeterEffect]) -> Self {
        for effect in effects {
            match *effect {
                MeterEffect::Clock(minutes) => self.clock = self.clock.saturating_add(minutes),
                MeterEffect::Understanding(points) => self.understanding = moved(self.understanding, points),
                MeterEffect::Voices(points) => self.voices = moved(self.voices, points),
                MeterEffect::Trust(points) => self.trust = moved(self.trust, points),
                MeterEffect::Cash(_) => {}
            }
        }
        self
    }
}

fn moved(value: i16, points: i16) -> i16 {
    value.saturating_add(points).clamp(0, 100)
}

/// Whether a condition holds now.
pub fn holds(condition: &Condition, state: &State) -> bool {
    holds_for(condition, &state.flags, &state.meters, &state.ledger)
}

pub(super) fn holds_for(
    condition: &Condition,
    flags: &BTreeSet<Flag>,
    meters: &Meters,
    ledger: &Ledger,
) -> bool {
    let holds = |condition| holds_for(condition, flags, meters, ledger);
    match condition {
        Condition::All(all) => all.iter().all(holds),
        Condition::Any(any) => any.iter().any(holds),
        Condition::Not(not) => !holds(not),
        Condition::Flag(flag) => flags.contains(flag),
        Condition::Meter(meter, Bound::AtLeast(least)) => meters.value(*meter) >= *least,
        Condition::Meter(meter, Bound::Below(limit)) => meters.value(*meter) < *limit,
        Condition::BooksDiffer => !ledger.differences().is_empty(),
    }
}
