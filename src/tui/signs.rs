//! Every sign of the screens and what it means: one sign, one meaning.
//!
//! All of them are in WGL4, the set that every font of a terminal in use has, except ✓, which never stands without
//! its word. Besides those below: `✓` done or right, `♦` worth talking about or worth knowing, `!` a fatal error.

use crate::scenario::terms::Role;

/// In the margin of a page that is taller than its place.
pub const MORE_ABOVE: &str = "↑";
pub const MORE_BELOW: &str = "↓";

/// A seat of the room: the member is there, is away, or is away and has sent word.
pub const THERE: &str = "▪";
pub const AWAY: &str = "·";
pub const EXCUSED: &str = "◦";

/// A hand of a vote: for, against, without an opinion; and who stands aside.
pub const FOR: &str = "▌";
pub const AGAINST: &str = "▬";
pub const NEITHER: &str = "░";
pub const ASIDE: &str = "□";

/// What became of a figure.
pub const ROSE: &str = "+";
pub const FELL: &str = "−";

/// Parts of the agenda: done, here, to come. `HERE` is also the row in focus.
pub const DONE: &str = "▪";
pub const HERE: &str = "►";
pub const TO_COME: &str = "▫";

/// The sign of a role, on its ground, on its seat and before what it does.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Chair => "▲",
        Role::Treasurer => "●",
        Role::Secretary => "■",
        Role::IncomeDeputy => "♣",
        Role::HealthDeputy => "♥",
        Role::Room => "○",
    }
}
