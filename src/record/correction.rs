//! Stores and lists the corrections that people make to texts, and takes over those of another laptop's record.
//!
//! Rows are only added. Taking a correction back adds a row without a text, so merges in any order give the same
//! result.

use std::collections::BTreeSet;

use rusqlite::{Row, TransactionBehavior, params};

use crate::id::CorrectionId;
use crate::record::erase::is_erased_at;
use crate::record::error::{RecordError, sql};
use crate::record::model::StoredCorrection;
use crate::record::store::RecordStore;

/// The key of a setting, before the correction's id.
const ACCEPTED: &str = "accepted/";

const INSERT: &str = "INSERT OR IGNORE INTO correction (id, tag, key, source_hash, text, at, reviewer, place) \
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
const ALL: &str =
    "SELECT id, tag, key, source_hash, text, at, reviewer, place FROM correction ORDER BY at, id";

impl RecordStore {
    /// Adds those that are missing, all or none. Returns how many were added.
    pub fn add_corrections(&mut self, corrections: &[StoredCorrection]) -> Result<usize, RecordError> {
        let Self { connection, path, .. } = self;
        let failed = sql("keep a correction in", path);
        let transaction =
            connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
        let mut n_new = 0;
        for made in corrections {
            let mut code = made.code.as_deref();
            if let Some(erased) = code
                && is_erased_at(&transaction, erased, made.at).map_err(failed)?
            {
                code = None;
            }
            let row = params![made.id, made.tag, made.key, made.source, made.text, made.at, code, made.place];
            n_new += transaction
                .prepare_cached(INSERT)
                .and_then(|mut insert| insert.execute(row))
                .map_err(failed)?;
        }
        transaction.commit().map_err(failed)?;
        Ok(n_new)
    }

    /// The Vietnamese corrections from other laptops that were accepted here, and the ones made here. They are a
    /// setting of this laptop: no merge takes them over, and they are in no hash.
    pub fn accepted_corrections(&self) -> Result<BTreeSet<CorrectionId>, RecordError> {
        let query = "SELECT key FROM setting WHERE key >= 'accepted/' AND key < 'accepted0'";
        let keys: Vec<String> = self.rows(query, [], |row| row.get(0))?;
        Ok(keys.iter().filter_map(|key| key.strip_prefix(ACCEPTED)?.parse().ok()).collect())
    }

    pub fn accept_correction(&mut self, id: CorrectionId) -> Result<(), RecordError> {
        self.put_setting(&format!("{ACCEPTED}{id}"), "1")
    }

    /// All that were ever made, oldest first.
    pub fn corrections(&self) -> Result<Vec<StoredCorrection>, RecordError> {
        self.rows(ALL, [], correction)
    }
}

fn correction(row: &Row<'_>) -> rusqlite::Result<StoredCorrection> {
    Ok(StoredCorrection {
        id: row.get(0)?,
        tag: row.get(1)?,
        key: row.get(2)?,
        source: row.get(3)?,
        text: row.get(4)?,
        at: row.get(5)?,
        code: row.get(6)?,
        place: row.get(7)?,
    })
}
