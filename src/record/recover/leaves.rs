//! Finds rows on the pages of a damaged file that cannot be reached from the root of a table.
//!
//! Recognizes a row by its shape: how many values it has and of which kinds, as our own tables store them. Does not
//! take rows on free pages, because they were removed. Rows that already came from the tree stay as they are.

use std::collections::HashSet;
use std::fs::File;
use std::path::Path;

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::record::database_files::with_suffix;
use crate::record::recover::log::{Frames, frames, page_at};
use crate::record::recover::loose;
use crate::record::recover::pages::{Sizes, Tree, rows, u32_at};
use crate::record::schema::written;

/// Settings and marks have one shape, so neither is taken.
const ALIKE: [&str; 2] = ["setting", "mark"];
/// The tables of people in older programs.
const OLD: [&str; 2] = ["old_learner", "old_seat"];
/// Tables whose columns have never changed, so that their rows have all of them.
const WHOLE: [&str; 5] = ["learner", "joining", "seat", "old_learner", "old_seat"];

/// An index that is counted from events stores its rows as older programs stored people: a session, then these words.
const WORDS_OF_PROGRESS: [&str; 3] = ["all", "club", "learner"];
const NO_PEOPLE: &str =
    "DELETE FROM old_learner WHERE id IN (SELECT id FROM session UNION SELECT session FROM event)";

/// Adds every row that is found and missing to the tables of `to`. A file that cannot be opened has none.
/// none.
pub(super) fn gather(damaged: &Path, to: &Connection) -> rusqlite::Result<()> {
    let shapes = shapes(to)?;
    let Some(mut pages) = PagesOf::open(damaged) else { return Ok(()) };
    let free = pages.free();
    // The first page holds the schema.
    for number in 2..=pages.n_pages {
        if free.contains(&number) {
            continue;
        }
        let Some(page) = pages.page(number) else { continue };
        let sizes = pages.sizes;
        let Some((tree, rows)) = rows(&page, sizes, &mut |next| pages.page(next)) else { continue };
        for row in rows {
            if let Some(shape) = shapes.iter().find(|shape| shape.fits(tree, &row)) {
                shape.insert(to, row)?;
            }
        }
    }
    to.execute(NO_PEOPLE, [])?;
    // What still is part of a page comes first.
    for number in (2..=pages.n_pages).filter(|number| !free.contains(number)) {
        if let Some(page) = pages.page(number) {
            loose::gather(&page, to)?;
        }
    }
    Ok(())
}

/// The pages of a file; pages of its log replace them.
struct PagesOf {
    file: File,
    log: Option<File>,
    frames: Frames,
    sizes: Sizes,
    n_pages: u32,
}

impl PagesOf {
    fn open(path: &Path) -> Option<Self> {
        let mut file = File::open(path).ok()?;
        let length = file.metadata().ok()?.len();
        let head = page_at(&mut file, 0, 100).unwrap_or_default();
        let sizes = Sizes::of(&head);
        let log_path = with_suffix(path, "-wal");
        let frames = frames(&log_path, sizes.page);
        let in_file = u32::try_from(length / u64::try_from(sizes.page).ok()?).unwrap_or(u32::MAX);
        let n_pages = frames.keys().copied().max().unwrap_or(0).max(in_file);
        Some(Self { file, log: File::open(log_path).ok(), frames, sizes, n_pages })
    }

    fn page(&mut self, number: u32) -> Option<Vec<u8>> {
        if let (Some(at), Some(log)) = (self.frames.get(&number), &mut self.log) {
            return page_at(log, *at, self.sizes.page);
        }
        let before = u64::from(number.checked_sub(1)?);
        page_at(&mut self.file, before.checked_mul(u64::try_from(self.sizes.page).ok()?)?, self.sizes.page)
    }

    /// The free pages, as far as their list can be followed.
    fn free(&mut self) -> HashSet<u32> {
        let mut free = HashSet::new();
        let head = self.page(1).filter(|head| head.starts_with(b"SQLite format 3\0"));
        let mut trunk = head.and_then(|head| u32_at(&head, 32)).unwrap_or(0);
        while trunk > 0 && free.insert(trunk) {
            let Some(page) = self.page(trunk) else { break };
            let n_leaves = u32_at(&page, 4).and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
            free.extend((0..n_leaves).map_while(|leaf| u32_at(&page, leaf.checked_mul(4)?.checked_add(8)?)));
            trunk = u32_at(&page, 0).unwrap_or(0);
        }
        free
    }
}

/// The shape of a table's rows as they are stored: the columns of the key first.
#[derive(Debug)]
struct Shape {
    table: &'static str,
    tree: Tree,
    columns: Vec<Column>,
    /// Rows of older schemas end before columns that were added.
    least: usize,
}

#[derive(Debug)]
struct Column {
    name: String,
    kind: String,
    may_be_nothing: bool,
}

impl Column {
    fn fits(&self, value: &Value) -> bool {
        match value {
            Value::Null => self.may_be_nothing,
            Value::Integer(_) => self.kind == "INTEGER",
            Value::Real(_) => self.kind == "REAL",
            Value::Text(_) => self.kind == "TEXT",
            Value::Blob(bytes) => {
                self.kind == "BLOB" && self.length().is_none_or(|length| bytes.len() == length)
            }
        }
    }

    /// Whether it is an id or a hash, by which rows are told apart.
    fn length(&self) -> Option<usize> {
        match self.name.as_str() {
            "id" | "session" | "laptop" | "forked_from" | "copy_of" | "person" | "low" | "high" => Some(16),
            "hash" | "scenario_hash" | "old_code" => Some(32),
            "source_hash" => Some(8),
            _ => None,
        }
    }
}

impl Shape {
    fn fits(&self, tree: Tree, row: &[Value]) -> bool {
        self.tree == tree
            && (self.least..=self.columns.len()).contains(&row.len())
            && self.columns.iter().zip(row).all(|(column, value)| column.fits(value))
            && !(self.table == "old_learner" && is_of_progress(row))
    }

    fn insert(&self, to: &Connection, mut row: Vec<Value>) -> rusqlite::Result<()> {
        if self.tree == Tree::Table
            && let Some(number) = row.first_mut()
        {
            // The number of a row stands before it and not in it; our one table with numbers has one row.
            *number = Value::Integer(1);
        }
        let names: Vec<&str> =
            self.columns.iter().take(row.len()).map(|column| column.name.as_str()).collect();
        let places = vec!["?"; row.len()].join(", ");
        let insert = format!("INSERT OR IGNORE INTO {} ({}) VALUES ({places})", self.table, names.join(", "));
        match to.prepare_cached(&insert)?.execute(params_from_iter(row)) {
            Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull) => Err(error),
            // What our own tables do not take is no row of ours.
            _ => Ok(()),
        }
    }
}

fn is_of_progress(row: &[Value]) -> bool {
    matches!(row.get(2), Some(Value::Text(word)) if WORDS_OF_PROGRESS.contains(&word.as_str()))
}

fn shapes(of: &Connection) -> rusqlite::Result<Vec<Shape>> {
    let mut shapes = Vec::new();
    for table in written().filter(|table| !ALIKE.contains(table)).chain(OLD) {
        let mut select = of.prepare_cached(
            "SELECT name, type, \"notnull\", dflt_value IS NOT NULL, pk FROM pragma_table_info(?1) \
             ORDER BY pk = 0, pk, cid",
        )?;
        let has_numbers = table == "laptop";
        let mut least = 0;
        let mut columns = Vec::new();
        let mut rows = select.query([table])?;
        while let Some(row) = rows.next()? {
            let (name, kind): (String, String) = (row.get(0)?, row.get(1)?);
            let (is_needed, has_default, key_at): (bool, bool, i64) = (row.get(2)?, row.get(3)?, row.get(4)?);
            let is_key = key_at > 0;
            if (is_needed || is_key) && !has_default {
                least = columns.len() + 1;
            }
            let may_be_nothing = if is_key { has_numbers } else { !is_needed };
            columns.push(Column { name, kind, may_be_nothing });
        }
        if WHOLE.contains(&table) {
            least = columns.len();
        }
        let tree = if has_numbers { Tree::Table } else { Tree::Index };
        shapes.push(Shape { table, tree, columns, least });
    }
    Ok(shapes)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use rusqlite::Connection;

    use super::{Shape, shapes};
    use crate::record::people::old;
    use crate::record::schema::migrate;

    /// Whether some row fits both.
    fn overlap(one: &Shape, other: &Shape) -> bool {
        let fewest = one.least.max(other.least);
        let most = one.columns.len().min(other.columns.len());
        one.tree == other.tree
            && (fewest..=most).any(|n| {
                one.columns.iter().zip(&other.columns).take(n).all(|(own, others)| {
                    (own.may_be_nothing && others.may_be_nothing)
                        || (own.kind == others.kind
                            && (own.length().is_none()
                                || others.length().is_none()
                                || own.length() == others.length()))
                })
            })
    }

    #[test]
    fn no_two_tables_have_rows_of_one_shape() {
        let mut record = Connection::open_in_memory().unwrap();
        migrate(&mut record, Path::new("")).unwrap();
        old::make_tables(&record).unwrap();
        let shapes = shapes(&record).unwrap();
        for (at, shape) in shapes.iter().enumerate() {
            assert!(shape.least > 1, "{}", shape.table);
            for other in &shapes[at + 1..] {
                assert!(!overlap(shape, other), "{} and {}", shape.table, other.table);
            }
        }
    }
}
