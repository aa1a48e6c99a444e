//! Lists the tables of a record, makes them by migrations, and compares the schema of a file with them, word for word.
//!
//! A missing table, a view in its place, or a trigger of another program is found here before the record is queried.
//! Making the schema anew and comparing the words takes milliseconds, so a record is compared by a hash first. Every
//! list of tables in the record stands here.

use rusqlite_migration::M;
use rusqlite_migration::Migrations;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::Path;

use rusqlite::Connection;
use rusqlite::Transaction;

use crate::record::connection::{Access, columns, schema_version};
use crate::record::content::{Hash, Sum};
use crate::record::error::{Fault, RecordError, UP_TO_DATE, sql};
use crate::record::people::old;

/// Tables, indexes, triggers and views, each with its SQL. SQLite's own statistics tables do not matter.
const SCHEMA: &str = "SELECT type, name, tbl_name, ifnull(sql, '') FROM sqlite_schema \
     WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\' ORDER BY 1, 2, 3, 4";
/// SHA-256 over the SQL of [`SCHEMA_VERSION`]. A test compares it with the migrations.
const SUM: Hash = Hash([
    0x89, 0xa5, 0x88, 0x0f, 0xef, 0x1f, 0xbd, 0x4d, 0xa6, 0x50, 0x4e, 0xbd, 0xef, 0x78, 0xca, 0x8a, 0xa2,
    0x89, 0x3f, 0xe8, 0xbf, 0x87, 0x50, 0x0d, 0xf1, 0x90, 0xc3, 0xe8, 0xe3, 0xfe, 0x37, 0x9b,
]);

/// Tables of one laptop. A merge takes nothing from these.
pub(super) const LOCAL: [&str; 3] = ["laptop", "setting", "mark"];
/// Shared tables: a merge takes rows from these. Parents before children.
pub(super) const SHARED: [&str; 9] =
    ["scenario_text", "learner", "joining", "correction", "erasure", "session", "event", "seat", "note"];
/// The shared tables whose rows belong to one session, in the column `session`.
pub(super) const OF_SESSION: [&str; 3] = ["event", "seat", "note"];
/// What is counted from a session.
pub(super) const COUNTED_TABLES: [&str; 3] = ["attempt", "progress", "session_home"];
/// Sums over all sessions, which triggers keep.
pub(super) const ROLL_UPS: [&str; 2] = ["tally", "wrong_tally"];

/// Written tables, parents before children. The others are counted from them.
pub(super) fn written() -> impl Iterator<Item = &'static str> {
    LOCAL.into_iter().chain(SHARED)
}

/// Counted tables: they can be emptied and counted again.
pub(super) fn counted() -> impl Iterator<Item = &'static str> {
    COUNTED_TABLES.into_iter().chain(ROLL_UPS)
}

/// Tables whose rows belong to one session: what is counted from it, then what is written.
pub(super) fn below_session() -> impl Iterator<Item = &'static str> {
    COUNTED_TABLES.into_iter().chain(OF_SESSION)
}

/// Every table of a record.
pub(super) fn tables() -> impl Iterator<Item = &'static str> {
    written().chain(counted())
}

/// The `user_version` of a record after all [`migrations`].
pub(super) const SCHEMA_VERSION: i64 = 4;

fn migrations() -> Migrations<'static> {
    Migrations::new(vec![
        M::up(include_str!("schema/0001_first.sql")),
        M::up(include_str!("schema/0002_correction_place.sql")),
        M::up(include_str!("schema/0003_review.sql")),
        M::up_with_hook(include_str!("schema/0004_people_and_marks.sql"), |transaction: &Transaction<'_>| {
            Ok(old::give_to_people(transaction).and_then(|()| old::drop_tables(transaction))?)
        }),
    ])
}

/// Brings a new, empty record to an earlier schema.
pub(super) fn make_version(
    connection: &mut Connection,
    version: i64,
    path: &Path,
) -> Result<(), RecordError> {
    let unknown = |cause: Box<dyn std::error::Error + Send + Sync>| RecordError {
        cause: Some(cause),
        ..RecordError::new("make a record in", path, Fault::Sql)
    };
    let version = usize::try_from(version).map_err(|error| unknown(Box::new(error)))?;
    migrations().to_version(connection, version).map_err(|error| unknown(Box::new(error)))
}

pub(super) fn migrate(connection: &mut Connection, path: &Path) -> Result<(), RecordError> {
    let Err(error) = migrations().to_latest(connection) else { return Ok(()) };
    // Of two windows opened at once on a new record, one makes the tables and the other finds them made.
    let failed = sql(UP_TO_DATE, path);
    if schema_version(connection).map_err(failed)? == SCHEMA_VERSION {
        return Ok(());
    }
    if let rusqlite_migration::Error::RusqliteError { err, .. } = error {
        return Err(failed(err));
    }
    let unknown = RecordError::new(UP_TO_DATE, path, Fault::Sql);
    Err(RecordError { cause: Some(Box::new(error)), ..unknown })
}

type Words = Vec<[String; 4]>;

/// The schemas that our migrations make, by version, each made once. Of [`SCHEMA_VERSION`] the hash is enough.
#[derive(Debug, Default)]
pub(super) struct OwnSchemas(BTreeMap<i64, Words>);

impl OwnSchemas {
    /// Whether the schema is exactly that of our migrations.
    pub(super) fn has(
        &mut self,
        connection: &Connection,
        version: i64,
        path: &Path,
    ) -> Result<bool, RecordError> {
        let failed = sql("read", path);
        if version == SCHEMA_VERSION {
            return Ok(sum(connection).map_err(failed)? == SUM);
        }
        let found = words(connection).map_err(failed)?;
        let own = match self.0.entry(version) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => {
                let mut own = Connection::open_in_memory().map_err(failed)?;
                make_version(&mut own, version, path)?;
                unknown.insert(words(&own).map_err(failed)?)
            }
        };
        Ok(found == *own)
    }
}

/// Fails if a record has lost a table of ours, or if something in its schema would run as we write.
pub(super) fn check_schema(
    connection: &Connection,
    version: i64,
    path: &Path,
    access: Access,
) -> Result<(), RecordError> {
    let failed = sql("open", path);
    if sum(connection).map_err(failed)? == SUM {
        return Ok(());
    }
    let damaged = |what: String| RecordError {
        cause: Some(what.into()),
        ..RecordError::new("open", path, Fault::Damaged)
    };
    for table in tables().filter(|_| version == SCHEMA_VERSION) {
        if columns(connection, table).map_err(failed)?.is_empty() {
            return Err(damaged(format!("the table {table} is missing")));
        }
    }
    // A read-only connection evaluates nothing of a schema.
    if access != Access::ReadWrite || OwnSchemas::default().has(connection, version, path)? {
        return Ok(());
    }
    Err(damaged("the schema is not what this program makes".to_owned()))
}

fn words(connection: &Connection) -> rusqlite::Result<Words> {
    let mut select = connection.prepare(SCHEMA)?;
    let rows = select.query_map([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]))?;
    rows.collect()
}

fn sum(connection: &Connection) -> rusqlite::Result<Hash> {
    let mut sum = Sum::default();
    let mut select = connection.prepare(SCHEMA)?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        for column in 0..4 {
            sum.add(row.get_ref(column)?);
        }
    }
    Ok(Hash(sum.finish()))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use rusqlite::Connection;

    use super::{SUM, migrate, sum, tables};

    #[test]
    fn the_sum_and_the_tables_are_those_of_the_migrations() {
        let mut record = Connection::open_in_memory().unwrap();
        migrate(&mut record, Path::new("")).unwrap();
        assert_eq!(sum(&record).unwrap(), SUM, "write this sum down");
        let mut select = record.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").unwrap();
        let mut found: Vec<String> =
            select.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        found.sort();
        let mut tables: Vec<&str> = tables().collect();
        tables.sort_unstable();
        assert_eq!(found, tables);
    }
}
