//! Who plays a session, from which clubs and where, as it is typed and as it is stored.

use crate::record::model::{Home, Seat};
use crate::scenario::terms::Role;

/// Who plays a session, from which clubs and where. Of several entries of one seat the last counts.
#[derive(Debug, Clone, Default)]
pub(super) struct Trainees {
    pub(super) learners: Vec<(Role, String)>,
    pub(super) homes: Vec<(Role, String)>,
    pub(super) place: Option<String>,
}

impl Trainees {
    /// From the seats in the record, the earlier before the later.
    pub(super) fn read(seats: &[Seat], place: Option<String>) -> Self {
        let known = || seats.iter().filter_map(|seat| Some((Role::seat(&seat.role)?, seat)));
        let learners = known().filter_map(|(role, seat)| Some((role, seat.code()?.to_owned())));
        let home = |seat: &Seat| seat.home.as_ref().map_or_else(String::new, ToString::to_string);
        let homes = known().map(|(role, seat)| (role, home(seat)));
        Self { learners: learners.collect(), homes: homes.collect(), place }
    }
}

/// What was written down for this seat.
pub(super) fn home_of(homes: &[(Role, String)], role: Role) -> Option<Home> {
    homes.iter().rev().find(|(seat, _)| *seat == role).and_then(|(_, words)| Home::of(words))
}
