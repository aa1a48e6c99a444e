//! Makes the hash of the facilitator's PIN, and compares it with what is typed.
//!
//! It keeps people at the keyboard out of the facilitator's screens. It does not encrypt the record: a person who can open
//! the file can read it, and `dongvai pin --clear` takes the PIN away. Only the hash is ever stored, with the numbers
//! it was made with, so that those can be raised later. After each wrong guess the wait is longer.

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use uuid::Uuid;

use crate::clock::{Clock, Stopwatch};

/// The setting that holds the hash.
pub const SETTING: &str = "pin";

/// Fewest and most letters or digits.
pub const LETTERS: std::ops::RangeInclusive<usize> = 4..=12;

/// Argon2id as OWASP recommends it at the least: 19 MiB, twice over.
const MEMORY_KIB: u32 = 19 * 1_024;
const PASSES: u32 = 2;

/// After so many wrong tries there is no wait yet, because people mistype.
const FREE_TRIES: u32 = 3;
const LONGEST_WAIT_S: u64 = 300;

/// Whether it may be a PIN: letters that every keyboard has, so that no typing aid changes them.
pub fn is_allowed(pin: &str) -> bool {
    LETTERS.contains(&pin.len()) && pin.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// The hash of a PIN as a PHC string; none for what may not be one.
pub fn hash(pin: &str) -> Option<String> {
    if !is_allowed(pin) {
        return None;
    }
    let salt = SaltString::encode_b64(Uuid::new_v4().as_bytes()).ok()?;
    let params = Params::new(MEMORY_KIB, PASSES, 1, None).ok()?;
    let hasher = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    hasher.hash_password(pin.as_bytes(), &salt).ok().map(|hash| hash.to_string())
}

/// Whether this is the PIN of a hash. A hash that cannot be read matches nothing.
pub fn is_right(pin: &str, hash: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| Argon2::default().verify_password(pin.as_bytes(), &hash).is_ok())
}

/// The check before the facilitator's screens, for as long as the program runs.
#[derive(Debug, Default)]
pub struct Door {
    hash: Option<String>,
    passed: bool,
    wrong: u32,
    since: Option<Stopwatch>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PinCheck {
    Right,
    /// Wrong; the next try is compared after so many seconds.
    Wrong {
        wait_s: u64,
    },
    /// Not compared: so many seconds are left to wait.
    TooSoon {
        wait_s: u64,
    },
}

impl Door {
    pub fn new(hash: Option<String>) -> Self {
        Self { hash, ..Self::default() }
    }

    pub fn is_locked(&self) -> bool {
        self.hash.is_some() && !self.passed
    }

    pub fn has_pin(&self) -> bool {
        self.hash.is_some()
    }

    /// A person who sets a PIN, or takes it away, has already given the right one.
    pub fn set(&mut self, hash: Option<String>) {
        *self = Self { hash, passed: true, ..Self::default() };
    }

    pub fn check(&mut self, pin: &str, clock: &Clock) -> PinCheck {
        let Some(hash) = &self.hash else { return PinCheck::Right };
        let passed = self.since.map_or(u64::MAX, |since| since.elapsed_s(clock));
        if let Some(wait_s) = wait_s(self.wrong).checked_sub(passed).filter(|left| *left > 0) {
            return PinCheck::TooSoon { wait_s };
        }
        if is_right(pin, hash) {
            self.passed = true;
            self.wrong = 0;
            return PinCheck::Right;
        }
        self.wrong = self.wrong.saturating_add(1);
        self.since = Some(clock.stopwatch());
        PinCheck::Wrong { wait_s: wait_s(self.wrong) }
    }
}

/// Seconds to wait after so many wrong tries: none, then 10, 20, 40 … up to five minutes.
fn wait_s(wrong: u32) -> u64 {
    let Some(more) = wrong.checked_sub(FREE_TRIES) else { return 0 };
    10_u64.checked_shl(more.min(30)).unwrap_or(LONGEST_WAIT_S).min(LONGEST_WAIT_S)
}

#[cfg(test)]
mod tests {
    use super::{Door, PinCheck, hash, is_allowed, is_right, wait_s};
    use crate::clock::Clock;

    #[test]
    fn a_hash_says_how_it_was_made_and_holds_no_pin() {
        let kept = hash("2468a").expect("a hash");
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$") && !kept.contains("2468a"), "{kept}");
        assert!(is_right("2468a", &kept) && !is_right("2468b", &kept) && !is_right("", &kept));
        assert_ne!(Some(kept), hash("2468a"), "each has its own salt");
        assert!(!is_right("2468a", "2468a") && !is_right("", ""));
    }

    #[test]
    fn what_may_be_a_pin() {
        for pin in ["2468", "abcd", "A1b2C3d4E5f6"] {
            assert!(is_allowed(pin), "{pin}");
        }
        for pin in ["", "246", "1234567890123", "24 68", "mật khẩu", "٢٤٦٨"] {
            assert!(!is_allowed(pin) && hash(pin).is_none(), "{pin}");
        }
    }

    #[test]
    fn whoever_guesses_waits_longer_and_longer() {
        let mut clock = Clock::Fixed(1_795_417_200_000);
        let mut door = Door::new(hash("2468"));
        assert!(door.is_locked());
        for wait_s in [0, 0, 10] {
            assert_eq!(door.check("1111", &clock), PinCheck::Wrong { wait_s });
        }
        clock.tick(4_000);
        assert_eq!(door.check("2468", &clock), PinCheck::TooSoon { wait_s: 6 }, "not even the right one");
        clock.tick(6_000);
        assert_eq!(door.check("1111", &clock), PinCheck::Wrong { wait_s: 20 });
        clock.tick(20_000);
        assert_eq!(door.check("2468", &clock), PinCheck::Right);
        assert!(!door.is_locked() && door.has_pin());
        assert_eq!([4, 5, 6, 7, 8, 9, u32::MAX].map(wait_s), [20, 40, 80, 160, 300, 300, 300]);
    }

    #[test]
    fn without_a_pin_nothing_is_locked() {
        let mut door = Door::new(None);
        assert!(!door.is_locked());
        assert_eq!(door.check("", &Clock::Fixed(0)), PinCheck::Right);
        door.set(hash("2468"));
        assert!(door.has_pin() && !door.is_locked(), "whoever sets it is inside");
    }
}
