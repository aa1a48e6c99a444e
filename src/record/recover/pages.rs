//! Reads the rows of one page of an SQLite file without the tree that the page belongs to.
//!
//! Takes bytes and returns rows. It never panics and always ends, for any bytes; what is not a valid row is skipped.
//! The format is <https://www.sqlite.org/fileformat2.html>.

use rusqlite::types::Value;

/// A row with more bytes than this is not believed.
const MOST_PAYLOAD: usize = 64 << 20;

const INTERIOR_INDEX: u8 = 0x02;
const LEAF_INDEX: u8 = 0x0a;
const LEAF_TABLE: u8 = 0x0d;

/// The kinds of trees in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tree {
    /// A table without row numbers, or an index. Rows stand on every page of it.
    Index,
    /// A table with row numbers.
    Table,
}

/// Sizes of the whole file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sizes {
    pub(super) page: usize,
    /// Without the bytes that an extension reserves at the end of each page.
    pub(super) usable: usize,
}

impl Sizes {
    /// From the header of a file, or as this program writes them where the header is not reliable.
    pub(super) fn of(head: &[u8]) -> Self {
        let said = usize::from(u16_at(head, 16).unwrap_or(0));
        let page = if said == 1 { 65_536 } else { said };
        let reserved = usize::from(head.get(20).copied().unwrap_or(0));
        let is_sqlite = head.starts_with(b"SQLite format 3\0");
        if is_sqlite && page.is_power_of_two() && (512..=65_536).contains(&page) && page >= reserved + 480 {
            Self { page, usable: page - reserved }
        } else {
            Self { page: 4_096, usable: 4_096 }
        }
    }
}

/// Reads overflow pages.
pub(super) type ReadPage<'r> = &'r mut dyn FnMut(u32) -> Option<Vec<u8>>;

/// Every complete row on this page, and the kind of its tree.
pub(super) fn rows(page: &[u8], sizes: Sizes, read: ReadPage<'_>) -> Option<(Tree, Vec<Vec<Value>>)> {
    let (tree, head, before) = match *page.first()? {
        LEAF_INDEX => (Tree::Index, 8, 0),
        INTERIOR_INDEX => (Tree::Index, 12, 4),
        LEAF_TABLE => (Tree::Table, 8, 0),
        _ => return None,
    };
    let n_cells = usize::from(u16_at(page, 3)?);
    let first_cell = head + 2 * n_cells;
    if first_cell > sizes.usable || page.len() < sizes.usable {
        return None;
    }
    let mut rows = Vec::new();
    for cell in 0..n_cells {
        let at = usize::from(u16_at(page, head + 2 * cell)?);
        if at < first_cell || at + before >= sizes.usable {
            continue;
        }
        let payload = payload(page, at + before, tree, sizes, read);
        rows.extend(payload.and_then(|payload| record(&payload)));
    }
    Some((tree, rows))
}

/// The bytes of a row, with its overflow pages.
fn payload(page: &[u8], at: usize, tree: Tree, sizes: Sizes, read: ReadPage<'_>) -> Option<Vec<u8>> {
    let mut bytes = page.get(at..sizes.usable)?;
    let length = usize::try_from(varint(&mut bytes)?).ok().filter(|length| *length <= MOST_PAYLOAD)?;
    if tree == Tree::Table {
        varint(&mut bytes)?;
    }
    let local = local_part(length, tree, sizes.usable);
    let mut whole = bytes.get(..local)?.to_vec();
    if local == length {
        return Some(whole);
    }
    let mut next = u32_at(bytes, local)?;
    // Each page adds something, so this comes to an end also where the pages point at one another.
    while whole.len() < length {
        let further = read(next).filter(|_| next > 0)?;
        next = u32_at(&further, 0)?;
        let part = (sizes.usable.checked_sub(4)?).min(length - whole.len());
        whole.extend_from_slice(further.get(4..4 + part)?);
    }
    Some(whole)
}

/// Returns how many bytes of a row are on its own page.
fn local_part(length: usize, tree: Tree, usable: usize) -> usize {
    let most = match tree {
        Tree::Index => (usable - 12) * 64 / 255 - 23,
        Tree::Table => usable - 35,
    };
    if length <= most {
        return length;
    }
    let least = (usable - 12) * 32 / 255 - 23;
    let fitting = least + (length - least) % (usable - 4);
    if fitting <= most { fitting } else { least }
}

/// The values of a row; none where the bytes are not exactly one row.
pub(super) fn record(bytes: &[u8]) -> Option<Vec<Value>> {
    let mut rest = bytes;
    let head = usize::try_from(varint(&mut rest)?).ok()?;
    let mut kinds = bytes.get(bytes.len() - rest.len()..head)?;
    let mut body = bytes.get(head..)?;
    let mut values = Vec::new();
    while !kinds.is_empty() {
        let kind = varint(&mut kinds)?;
        values.push(value(kind, &mut body)?);
    }
    body.is_empty().then_some(values)
}

/// The length of a row that begins here, as its header says.
pub(super) fn length_of(bytes: &[u8]) -> Option<usize> {
    let mut rest = bytes;
    let head = usize::try_from(varint(&mut rest)?).ok()?;
    let mut kinds = bytes.get(bytes.len() - rest.len()..head)?;
    let mut length = head;
    while !kinds.is_empty() {
        let of_value = match varint(&mut kinds)? {
            kind @ 0..=4 => kind,
            5 => 6,
            6 | 7 => 8,
            8 | 9 => 0,
            10 | 11 => return None,
            kind => (kind - 12) / 2,
        };
        length = length.checked_add(usize::try_from(of_value).ok()?)?;
    }
    Some(length)
}

fn value(kind: u64, body: &mut &[u8]) -> Option<Value> {
    let mut take = |length: usize| -> Option<&[u8]> {
        let (own, rest) = body.split_at_checked(length)?;
        *body = rest;
        Some(own)
    };
    Some(match kind {
        0 => Value::Null,
        1..=4 => Value::Integer(whole(take(usize::try_from(kind).ok()?)?)),
        5 => Value::Integer(whole(take(6)?)),
        6 => Value::Integer(whole(take(8)?)),
        7 => Value::Real(f64::from_be_bytes(take(8)?.try_into().ok()?)),
        8 => Value::Integer(0),
        9 => Value::Integer(1),
        10 | 11 => return None,
        _ => {
            let bytes = take(usize::try_from((kind - 12) / 2).ok()?)?.to_vec();
            if kind.is_multiple_of(2) {
                Value::Blob(bytes)
            } else {
                Value::Text(String::from_utf8(bytes).ok()?)
            }
        }
    })
}

/// A number of up to eight bytes with its sign.
fn whole(bytes: &[u8]) -> i64 {
    let is_negative = bytes.first().is_some_and(|first| *first >= 0x80);
    let start = if is_negative { -1 } else { 0 };
    bytes.iter().fold(start, |number: i64, byte| (number << 8) | i64::from(*byte))
}

/// SQLite's variable-length numbers of one to nine bytes.
fn varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0_u64;
    for at in 0..9 {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        if at == 8 {
            return Some((number << 8) | u64::from(*byte));
        }
        number = (number << 7) | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_be_bytes(two.try_into().ok()?))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_be_bytes(four.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rusqlite::Connection;
    use rusqlite::types::Value;

    use super::{Sizes, Tree, rows};

    /// All rows of a file, found page by page.
    fn found(file: &[u8]) -> Vec<Vec<Value>> {
        let sizes = Sizes::of(file);
        let page = |number: u32| {
            let at = usize::try_from(number).unwrap().checked_sub(1)? * sizes.page;
            file.get(at..at + sizes.page).map(<[u8]>::to_vec)
        };
        let n_pages = u32::try_from(file.len() / sizes.page).unwrap();
        let mut all = Vec::new();
        for number in 2..=n_pages {
            if let Some((Tree::Index, rows)) = rows(&page(number).unwrap(), sizes, &mut |next| page(next)) {
                all.extend(rows);
            }
        }
        all
    }

    #[test]
    fn every_row_is_found_whatever_its_size() {
        let folder = tempfile::tempdir().unwrap();
        for page_size in [512, 4_096, 65_536] {
            let path = folder.path().join(format!("{page_size}.sqlite3"));
            let connection = Connection::open(&path).unwrap();
            connection
                .execute_batch(&format!(
                    "PRAGMA page_size = {page_size}; CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b BLOB, c) WITHOUT ROWID"
                ))
                .unwrap();
            let mut expected = Vec::new();
            for n in 0..400_i64 {
                let size = usize::try_from(n * n % 9_000).unwrap();
                let numbers = [0, 1, -1, 200, -200, 70_000, 1 << 30, 1 << 40, i64::MIN, i64::MAX];
                let row = vec![
                    Value::Integer(n),
                    Value::Text("ộ".repeat(size / 3)),
                    Value::Blob(vec![7; size]),
                    Value::Integer(numbers[usize::try_from(n).unwrap() % 10]),
                ];
                let insert = "INSERT INTO t VALUES (?1, ?2, ?3, ?4)";
                connection.execute(insert, rusqlite::params_from_iter(row.clone())).unwrap();
                expected.push(row);
            }
            drop(connection);
            let mut rows = found(&std::fs::read(&path).unwrap());
            rows.sort_by_key(|row| if let Value::Integer(n) = row[0] { n } else { -1 });
            assert!(rows == expected, "pages of {page_size}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

        /// Random bytes, and bytes that begin like a page.
        #[test]
        fn no_page_ends_the_program(
            mut bytes in proptest::collection::vec(any::<u8>(), 0..600),
            flag in proptest::sample::select(vec![0x02_u8, 0x0a, 0x0d, 0x05]),
            n_cells in 0_u8..40,
        ) {
            let sizes = Sizes { page: 512, usable: 512 };
            let further = bytes.clone();
            for _ in 0..2 {
                let _ = rows(&bytes, sizes, &mut |_| Some(further.clone()));
                let _ = super::record(&bytes);
                if bytes.len() > 5 {
                    bytes[0] = flag;
                    bytes[3] = 0;
                    bytes[4] = n_cells;
                }
            }
        }
    }
}
