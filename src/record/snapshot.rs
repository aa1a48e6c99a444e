//! One state of the record for as long as somebody reads.
//!
//! Many questions are answered from the same moment, also while another window plays on. It writes nothing, and
//! whoever holds it keeps nobody from writing.

use std::ops::Deref;

use rusqlite::{Transaction, TransactionBehavior};

use crate::record::RecordStore;
use crate::record::error::{RecordError, sql};

/// The record as it stood when this was taken.
#[derive(Debug)]
pub struct Snapshot<'s> {
    store: &'s RecordStore,
    /// Holds the moment until it is let go.
    _moment: Transaction<'s>,
}

impl RecordStore {
    pub fn snapshot(&self) -> Result<Snapshot<'_>, RecordError> {
        let failed = sql("read", &self.path);
        let moment =
            Transaction::new_unchecked(&self.connection, TransactionBehavior::Deferred).map_err(failed)?;
        // A transaction begins with its first question, so that one is asked here.
        moment.query_row("SELECT count(*) FROM laptop", [], |_| Ok(())).map_err(failed)?;
        Ok(Snapshot { store: self, _moment: moment })
    }
}

impl Deref for Snapshot<'_> {
    type Target = RecordStore;

    fn deref(&self) -> &RecordStore {
        self.store
    }
}
