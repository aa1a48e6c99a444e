//! The record: one SQLite file that holds every session played on this laptop.
//!
//! A session is a list of events, appended in one synced transaction per command and never changed. The store takes
//! events as they are stored ([`model::StoredEvent`]); [`codec`] turns an enum into them, and the record itself knows
//! nothing of meetings. It asks no clock: times and ids come from the caller.
//!
//! The invariants: WAL and `synchronous=FULL` on every connection that writes. Events of a session are numbered from
//! 1 without a gap, so the number of the last one is how many are saved. A record of a newer program, or a file of
//! another program, is refused and not touched. A damaged file is moved aside, and only deleted when a person is
//! erased who may stand in it.
//!
//! The modules form layers, and each names only modules above it in this list: data and names of files; a connection,
//! its schema and its marks; the open [`RecordStore`]; reading and writing of sessions and people; checks for damage;
//! opening and recovering a file; copying, merging and restoring whole records. Only the migrations of the schema
//! name a later one, `people::old`.

pub mod home;
pub mod model;
pub mod error;
pub mod codec;
pub(crate) mod content;
pub(crate) mod database_files;
mod connection;
mod schema;
mod marks;
mod store;
mod read;
pub mod people;
mod write;
mod correction;
pub mod sessions;
mod group;
pub(crate) mod names;
pub(crate) mod lists;
pub(crate) mod counted;
mod narrowed;
mod losses;
mod inspect;
pub(crate) mod trouble;
mod backup;
pub(crate) mod erase;
mod recover;
mod opening;
pub(crate) mod health;
pub(crate) mod carry;
pub(crate) mod merge;
pub(crate) mod restore;

pub use crate::record::connection::Access;
pub use crate::record::database_files::RecordStamp;
pub use crate::record::losses::{LossReason, LostSession};
pub use crate::record::marks::Checkpoint;
pub use crate::record::opening::{News, Opening};
pub use crate::record::read::Snapshot;
pub use crate::record::recover::{Recovery, StillLost};
pub use crate::record::store::{FailPoint, RecordStore};

#[cfg(test)]
mod tests;
