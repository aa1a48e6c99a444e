//! Defines the types that go into the record and come out of it.
//!
//! Roles and modes are plain words here, and events are opaque: the record keeps a session and does not know how one
//! is played. Free text and names have their own places ([`Note`], [`ConsentedName`]) and are never in an event.

use std::fmt;

use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};
use sha2::{Digest, Sha256};
use strum::{EnumString, IntoStaticStr, VariantArray};
use uuid::{NoContext, Timestamp, Uuid};

use crate::id::{ClubId, CorrectionId, LaptopId, LearnerId, ScenarioId, SessionId};
use crate::record::counted::SessionTotals;
use crate::record::home::Home;
use crate::review::sessions::{Note, Trouble};
use crate::scenario::terms::Role;
use crate::text;

/// The last millisecond that fits into an id: 48 bits.
const MOST_MS: u64 = (1 << 48) - 1;

macro_rules! stored_ids {
    ($($name:ident),+ $(,)?) => {$(
        impl $name {
            /// A new id that sorts by the time at which it was made, in milliseconds since 1970.
            pub fn at(now_ms: i64) -> Self {
                // A clock may stand before 1970 or far beyond what an id has room for.
                let ms = u64::try_from(now_ms).unwrap_or(0).min(MOST_MS);
                let nanos = u32::try_from(ms % 1_000).unwrap_or(0) * 1_000_000;
                Self(Uuid::new_v7(Timestamp::from_unix(NoContext, ms / 1_000, nanos)))
            }
        }

        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(ToSqlOutput::Borrowed(ValueRef::Blob(self.0.as_bytes())))
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                <[u8; 16]>::column_result(value).map(|bytes| Self(Uuid::from_bytes(bytes)))
            }
        }
    )+};
}

stored_ids! { SessionId, LaptopId, LearnerId, CorrectionId }

/// SHA-256 of a scenario's text, by which sessions find the words they were played with.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextHash(pub [u8; 32]);

impl TextHash {
    pub fn of(text: &str) -> Self {
        Self(Sha256::digest(text.as_bytes()).into())
    }
}

impl fmt::Display for TextHash {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

impl fmt::Debug for TextHash {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

impl ToSql for TextHash {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Blob(&self.0)))
    }
}

impl FromSql for TextHash {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        <[u8; 32]>::column_result(value).map(Self)
    }
}

/// One thing that happened, as stored. `body` is JSON; `kind` and `version` say how to read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredEvent {
    /// Counted from 1 in a session; a fork counts on from its parent.
    pub seq: u32,
    pub at: i64,
    pub kind: String,
    pub version: u16,
    pub body: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSession {
    pub id: SessionId,
    pub kind: SessionKind,
    pub scenario: ScenarioId,
    /// The scenario and its club as one text; stored once under its hash.
    pub scenario_text: String,
    pub seed: u64,
    pub mode: String,
    /// The cut for so many class minutes; none for the whole scenario.
    pub cut: Option<u32>,
    pub club: ClubId,
    pub place: Option<String>,
    pub started_at: i64,
    pub seats: Vec<Seat>,
}

/// Who sits on a role from an event on. Without a learner's code it is the computer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seat {
    pub role: String,
    pub from_seq: u32,
    /// The code that the person has now, or a word for no particular person.
    pub learner: Option<String>,
    /// The id under which the person sat down. A caller that writes a seat without an id gives a code, see
    /// [`super::people`].
    pub id: Option<LearnerId>,
    /// The id of that person now. It is the same id if the person was not joined to another.
    pub person: Option<LearnerId>,
    /// Tells this person from another one with the same code.
    pub mark: String,
    /// The trainees' own club. The computer has none.
    pub home: Option<Home>,
}

/// The hall, where any person may answer.
pub const HALL: &str = "hall";

/// Replaces an erased code in a seat.
pub const ERASED: &str = "erased";

/// Whether what stands where a code would stand is a seat's own word, which names no person.
pub fn is_nobody(code: &str) -> bool {
    matches!(code, ERASED | HALL) || Role::SEATS.iter().any(|role| role.slug() == code)
}

/// A code, and what tells its person from another one with the same code.
pub fn labelled(code: &str, mark: &str) -> String {
    if mark.is_empty() { code.to_owned() } else { format!("{code} · {mark}") }
}

/// Codes as they are compared: composed letters, trimmed.
pub(crate) fn plain_code(code: &str) -> String {
    text::nfc(code.trim()).into_owned()
}

/// What a tombstone for a code holds.
pub(super) fn target(code: &str) -> TextHash {
    TextHash::of(&plain_code(code))
}

/// Replaces a code of which nothing is left.
pub(super) fn lost_code(id: LearnerId) -> String {
    let id = id.to_string();
    format!("? {}", id.get(id.len().saturating_sub(4)..).unwrap_or(&id))
}

impl Seat {
    /// Makes a seat from what a user types: a code, a word, or nothing.
    pub fn typed(role: &str, from_seq: u32, learner: Option<&str>) -> Self {
        Self { role: role.to_owned(), from_seq, learner: learner.map(str::to_owned), ..Self::default() }
    }

    /// The code that was given. A seat without one is named after itself, or after the hall.
    pub fn code(&self) -> Option<&str> {
        self.learner.as_deref().filter(|code| !is_nobody(code))
    }

    /// The key of the club of the player. Empty if no club was given.
    pub fn home_key(&self) -> String {
        self.home.as_ref().map_or_else(String::new, Home::key)
    }

    /// The code, with a mark where two people have it.
    pub fn label(&self) -> Option<String> {
        self.code().map(|code| labelled(code, &self.mark))
    }
}

/// What is written together with events, in the same transaction.
#[derive(Debug, Clone, Copy, Default)]
pub struct Extras<'a> {
    pub notes: &'a [Note],
    pub seats: &'a [Seat],
}

/// What is on the disk after a write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Saved {
    /// Events of this session on disk, its own and those inherited from the session it was forked from.
    pub total: u64,
}

/// A correction as it is stored. The record knows nothing of the language and does not judge the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredCorrection {
    pub id: CorrectionId,
    /// The tag of a language.
    pub tag: String,
    /// A file and a line, such as `ui/yes`.
    pub key: String,
    /// The Vietnamese that it was made for.
    pub source: [u8; 8],
    /// None takes back the earlier ones for this line.
    pub text: Option<String>,
    /// Milliseconds since 1970.
    pub at: i64,
    /// The code of the person who made the correction.
    pub code: Option<String>,
    pub place: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionSummary {
    pub id: SessionId,
    pub kind: SessionKind,
    pub laptop: LaptopId,
    pub scenario: ScenarioId,
    pub scenario_hash: TextHash,
    pub seed: u64,
    pub mode: String,
    pub cut: Option<u32>,
    pub club: ClubId,
    pub place: Option<String>,
    pub started_at: i64,
    pub finished_at: Option<i64>,
    pub forked: Option<Forked>,
    /// Like [`Saved::total`].
    pub total: u64,
    /// The session of which this is another laptop's copy that went on differently.
    pub copy_of: Option<SessionId>,
    /// As it was last counted, whether or not it was written to since.
    pub standing: SessionTotals,
    pub is_counted: bool,
    /// Why it cannot be read, as of its last counting.
    pub trouble: Option<Trouble>,
}

impl SessionSummary {
    /// Whether it is left out of every sum and every export.
    pub fn is_left_out(&self) -> bool {
        self.trouble.is_some_and(Trouble::leaves_out)
    }
}

/// Where a fork left its parent: it shares the parent's first `at_seq` events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forked {
    pub from: SessionId,
    pub at_seq: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentedName {
    pub name: String,
    /// Which wording of the consent was read out.
    pub consent_version: String,
    pub consent_at: i64,
}

/// The setting that holds a form that is not finished. It may hold words of people, so erasing takes it away.
pub const HALF_FILLED: &str = "half-filled";

/// The setting that holds the page where a debrief, or a step that is done again, was left.
pub const LEFT_AT: &str = "left-at";

/// `Play` and `Redo` are in use; the others are reserved.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum SessionKind {
    #[default]
    Play,
    /// One step of another session, played again. It ends with that step and does not count as a session.
    Redo,
    /// One step many times.
    Drill,
    /// With the trainees' own figures.
    Own,
    /// Played on paper and typed in afterwards.
    Paper,
}

impl SessionKind {
    pub const ALL: &'static [Self] = Self::VARIANTS;

    pub fn slug(self) -> &'static str {
        self.into()
    }
}

impl ToSql for SessionKind {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Text(self.slug().as_bytes())))
    }
}

impl FromSql for SessionKind {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str()?.parse().map_err(|_unknown: strum::ParseError| FromSqlError::InvalidType)
    }
}
