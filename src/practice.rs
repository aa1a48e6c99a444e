//! A session of practice between the meeting and the record: read ([`Session`]), played ([`LiveSession`], the only
//! writer of events), and what is counted from its events.

mod trainees;
mod session;
mod live;
pub mod counting;
pub(crate) mod keeping;

pub use crate::practice::live::{Beginning, LiveSession};
pub use crate::practice::session::{Session, SessionError};
