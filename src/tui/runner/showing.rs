//! The small file beside the record that says what stands on the wall: which session, after which event, which page,
//! whether it is covered. A window that follows the session reads it.
//!
//! It exists while a session is played, and is written after every change: in one write over the same bytes, because
//! renaming or growing a file would make the next answer wait for the disk. So a reader may read half of it; a
//! checksum shows that, and an incomplete file counts as missing. Nothing waits for the disk here, because after a
//! power cut the record alone counts. A failure to write is noted once and stops nothing. The file holds no name and
//! no answer.

use std::fs::OpenOptions;
use std::io;
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::clock::Clock;
use crate::files::{held, naming};
use crate::id::{SessionId, StepId};
use crate::journal;
use crate::locale::Speech;
use crate::tui::on_wall::OnWall;

const FILE: &str = "dang-chieu.json";
/// More than it takes, in one block of a disk. The rest is blank.
const LENGTH: usize = 1 << 10;
const MOST_BYTES: u64 = LENGTH as u64;
const FORMAT: u32 = 1;
/// A program may be writing just now.
const N_READS: usize = 3;

/// What stands on the wall, and of which session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Showing {
    pub session: SessionId,
    /// Where a step of another session is done again: that session, and the step.
    pub again: Option<(SessionId, StepId)>,
    /// The number of the last event that it knows of.
    pub event: u32,
    /// In which languages.
    pub speech: Speech,
    pub wall: OnWall,
}

/// As it stands in the file.
#[derive(Debug, Serialize, Deserialize)]
struct Written {
    format: u32,
    session: String,
    #[serde(default)]
    again: Option<(String, StepId)>,
    event: u32,
    /// Such as "vi,en".
    speech: String,
    wall: OnWall,
}

impl Showing {
    /// Reads what a program in this data folder shows. None where there is no such file, or nothing that can be read.
    pub fn read(data_dir: &Path) -> Option<Self> {
        let path = data_dir.join(FILE);
        let mut reads = (0..N_READS).map_while(|_| naming::read(&path, MOST_BYTES).ok());
        let text = reads.find_map(|bytes| whole(&bytes))?;
        let written: Written = serde_json::from_str(&text).ok()?;
        let Written { format, session, again, event, speech, wall } = written;
        let again = match again {
            Some((of, step)) => Some((of.parse().ok()?, step)),
            None => None,
        };
        let (session, speech) = (session.parse().ok()?, speech.parse().ok()?);
        (format == FORMAT).then_some(Self { session, again, event, speech, wall })
    }

    /// None where it has no room, which no id that is in use needs.
    fn to_bytes(&self) -> Option<Vec<u8>> {
        let Self { session, again, event, speech, wall } = self.clone();
        let (session, speech) = (session.to_string(), speech.to_string());
        let again = again.map(|(of, step)| (of.to_string(), step));
        let text =
            serde_json::to_string(&Written { format: FORMAT, session, again, event, speech, wall }).ok()?;
        let mut bytes = format!("{:08x} {text}", crc32fast::hash(text.as_bytes())).into_bytes();
        if bytes.len() > LENGTH {
            return None;
        }
        bytes.resize(LENGTH, b' ');
        Some(bytes)
    }
}

/// The text of the file, if all of it was written.
fn whole(bytes: &[u8]) -> Option<String> {
    let (sum, text) = std::str::from_utf8(bytes).ok()?.trim_end().split_once(' ')?;
    (u32::from_str_radix(sum, 16) == Ok(crc32fast::hash(text.as_bytes()))).then(|| text.to_owned())
}

/// Writes over the file, or makes it.
fn write_over(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // To open a pipe would wait for a reader.
    naming::writable(path)?;
    OpenOptions::new().write(true).create(true).truncate(false).open(path)?.write_all(bytes)
}

/// The file as this program last left it.
#[derive(Debug)]
pub(super) struct ShowingFile {
    data_dir: PathBuf,
    last: Option<Showing>,
    /// The last attempt failed and has been noted.
    has_failed: bool,
}

impl ShowingFile {
    pub(super) fn beside(record: &Path) -> Self {
        let data_dir = record.parent().unwrap_or(Path::new(".")).to_owned();
        Self { data_dir, last: None, has_failed: false }
    }

    /// Writes it if something has changed; takes it away where nothing is played any more.
    pub(super) fn keep(&mut self, now: Option<Showing>, clock: &Clock) {
        if now == self.last {
            return;
        }
        let path = self.data_dir.join(FILE);
        let kept = match &now {
            Some(now) => now.to_bytes().map_or(Ok(()), |bytes| write_over(&path, &bytes)),
            // Another program may have written its own by now.
            None if Showing::read(&self.data_dir) == self.last => held::remove(&path),
            None => Ok(()),
        };
        if kept.is_err() && !self.has_failed {
            journal::note(&self.data_dir, clock, "say what stands on the wall", "error-storage");
        }
        self.has_failed = kept.is_err();
        self.last = now;
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{FILE, LENGTH, Showing, ShowingFile, whole};
    use crate::clock::Clock;
    use crate::id::SessionId;
    use crate::journal;
    use crate::locale::Speech;
    use crate::tui::on_wall::{OnWall, WallOverlay, WallPage};

    const CLOCK: Clock = Clock::Fixed(1_795_417_200_000);

    fn showing(session: SessionId, event: u32) -> Showing {
        let page = WallPage::Feedback { after: 7, revealed: vec![1] };
        let over = Some(WallOverlay::Pause { step: Some("on-whispers".into()) });
        Showing {
            session,
            again: Some((session, "on-whispers".into())),
            event,
            speech: Speech::default(),
            wall: OnWall { page, over, covered: true },
        }
    }

    #[test]
    fn it_is_read_as_it_was_written_and_taken_away_by_its_writer() {
        let folder = tempfile::tempdir().unwrap();
        let (mine, other) = (SessionId::at(1), SessionId::at(2));
        let mut file = ShowingFile::beside(&folder.path().join("records.sqlite3"));
        file.keep(Some(showing(mine, 3)), &CLOCK);
        assert_eq!(Showing::read(folder.path()), Some(showing(mine, 3)));
        let mut elsewhere = ShowingFile::beside(&folder.path().join("records.sqlite3"));
        elsewhere.keep(Some(showing(other, 9)), &CLOCK);
        file.keep(None, &CLOCK);
        assert_eq!(Showing::read(folder.path()), Some(showing(other, 9)), "it is of another program");
        elsewhere.keep(None, &CLOCK);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn what_cannot_be_written_is_noted_once() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join(FILE)).unwrap();
        let mut file = ShowingFile::beside(&folder.path().join("records.sqlite3"));
        for event in 0..5 {
            file.keep(Some(showing(SessionId::at(1), event)), &CLOCK);
        }
        assert_eq!(journal::tail(folder.path(), 9).len(), 1);
        file.keep(None, &CLOCK);
    }

    #[test]
    fn what_is_not_whole_is_as_if_it_were_not_there() {
        let folder = tempfile::tempdir().unwrap();
        let good = showing(SessionId::at(1), 3).to_bytes().unwrap();
        let text = whole(&good).unwrap();
        let put = |bytes: &[u8]| {
            fs::write(folder.path().join(FILE), bytes).unwrap();
            Showing::read(folder.path())
        };
        assert!(put(&good).is_some());
        let mut half = showing(SessionId::at(2), 4).to_bytes().unwrap();
        for n in 0..text.len() {
            assert_eq!(put(&good[..n]), None, "{n} bytes of it");
            half[n] = good[n];
            let is_one = half == good || n < 9;
            assert!(
                is_one || put(&half).is_none_or(|read| read == showing(SessionId::at(1), 3)),
                "{n} bytes over"
            );
        }
        let long = vec![b' '; LENGTH + 1];
        let spoilt: [&[u8]; 5] = [b"", b"\xff\xfe", b"{}", b"00000000 {}", &long];
        for bytes in spoilt {
            assert_eq!(put(bytes), None);
        }
        for (from, to) in [
            ("\"format\":1", "\"format\":2"),
            ("\"event\":3", "\"event\":-3"),
            ("\"event\":3", "\"event\":99999999999"),
            ("\"feedback\"", "\"numbers\""),
            ("\"speech\":\"vi\"", "\"speech\":\"zz\""),
            ("\"session\":\"0", "\"session\":\"x"),
        ] {
            assert!(text.contains(from), "{from} in {text}");
            let other = text.replacen(from, to, 1);
            let sum = crc32fast::hash(other.as_bytes());
            assert_eq!(put(format!("{sum:08x} {other}").as_bytes()), None, "{to}");
        }
    }
}
