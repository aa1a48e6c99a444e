//! Reads the committed pages of a log, up to the first frame that is not valid.
//!
//! It reads as SQLite does: a frame counts if it has the salts of the log's head and the right checksum over all
//! before it.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use crate::record::recover::pages::u32_at;

const HEAD: usize = 32;
const HEAD_OF_FRAME: usize = 24;
/// The magic number for checksums of big-endian numbers; one more stands for little-endian.
const MAGIC: u32 = 0x377f_0682;

/// Where the newest committed copy of each page begins in the log.
pub(super) type Frames = HashMap<u32, u64>;

/// Empty where there is no log, or none with pages of this size.
pub(super) fn frames(log: &Path, page_size: usize) -> Frames {
    let Ok(file) = File::open(log) else { return Frames::new() };
    read(&mut BufReader::new(file), page_size).unwrap_or_default()
}

fn read(log: &mut impl Read, page_size: usize) -> Option<Frames> {
    let mut head = [0; HEAD];
    log.read_exact(&mut head).ok()?;
    let is_big = match u32_at(&head, 0)? {
        MAGIC => false,
        magic if magic == MAGIC + 1 => true,
        _ => return None,
    };
    if usize::try_from(u32_at(&head, 8)?).ok()? != page_size {
        return None;
    }
    let mut sum = add((0, 0), head.get(..24)?, is_big);
    if (u32_at(&head, 24)?, u32_at(&head, 28)?) != sum {
        return None;
    }
    let salts = head.get(16..24)?;
    let (mut committed, mut pending) = (Frames::new(), Frames::new());
    let mut at = u64::try_from(HEAD).ok()?;
    let mut frame = vec![0; HEAD_OF_FRAME + page_size];
    while log.read_exact(&mut frame).is_ok() {
        sum = add(add(sum, frame.get(..8)?, is_big), frame.get(HEAD_OF_FRAME..)?, is_big);
        let is_sound = frame.get(8..16)? == salts && (u32_at(&frame, 16)?, u32_at(&frame, 20)?) == sum;
        if !is_sound {
            break;
        }
        pending.insert(u32_at(&frame, 0)?, at + u64::try_from(HEAD_OF_FRAME).ok()?);
        // The size of the file after a commit; no commit has none.
        if u32_at(&frame, 4)? > 0 {
            committed.extend(pending.drain());
        }
        at += u64::try_from(frame.len()).ok()?;
    }
    Some(committed)
}

fn add(before: (u32, u32), bytes: &[u8], is_big: bool) -> (u32, u32) {
    let (mut first, mut second) = before;
    let number = |four: &[u8]| {
        let four = <[u8; 4]>::try_from(four).unwrap_or_default();
        if is_big { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) }
    };
    for eight in bytes.chunks_exact(8) {
        let (left, right) = eight.split_at(4);
        first = first.wrapping_add(number(left)).wrapping_add(second);
        second = second.wrapping_add(number(right)).wrapping_add(first);
    }
    (first, second)
}

/// The page that begins at this byte.
pub(super) fn page_at(file: &mut File, at: u64, page_size: usize) -> Option<Vec<u8>> {
    let mut page = vec![0; page_size];
    file.seek(SeekFrom::Start(at)).ok()?;
    file.read_exact(&mut page).ok()?;
    Some(page)
}
