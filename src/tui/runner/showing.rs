//! The small file beside the record that says what stands on the wall: which session, after which event, which page,
//! whether it is covered. A window that follows the session reads it.
//!
//! It is there while a session is played, and is written whole whenever something of this changes. Nothing waits for the
//! disk, because after a power cut the record alone counts. What cannot be written is noted once and stops nothing; what
//! cannot be read is as if it were not there. No name and no answer is in it.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::clock::Clock;
use crate::files;
use crate::files::{held, naming};
use crate::id::{SessionId, StepId};
use crate::journal;
use crate::tui::on_wall::OnWall;

const FILE: &str = "dang-chieu.json";
/// Several times what it takes. A longer file is not ours.
const MOST_BYTES: u64 = 8 << 10;
const FORMAT: u32 = 1;

/// What stands on the wall, and of which session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Showing {
    pub session: SessionId,
    /// Where a step of another session is done again: that session, and the step.
    pub again: Option<(SessionId, StepId)>,
    /// The number of the last event that it knows of.
    pub event: u32,
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
    wall: OnWall,
}

impl Showing {
    /// Reads what a program in this data folder shows. None where there is no such file, or nothing that can be read.
    pub fn read(data_dir: &Path) -> Option<Self> {
        let bytes = naming::read(&data_dir.join(FILE), MOST_BYTES).ok()?;
        let written: Written = serde_json::from_slice(&bytes).ok()?;
        let Written { format, session, again, event, wall } = written;
        let again = match again {
            Some((of, step)) => Some((of.parse().ok()?, step)),
            None => None,
        };
        let session = session.parse().ok()?;
        (format == FORMAT).then_some(Self { session, again, event, wall })
    }

    fn to_bytes(&self) -> Option<Vec<u8>> {
        let Self { session, again, event, wall } = self.clone();
        let again = again.map(|(of, step)| (of.to_string(), step));
        serde_json::to_vec(&Written { format: FORMAT, session: session.to_string(), again, event, wall }).ok()
    }
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
            Some(now) => now.to_bytes().map_or(Ok(()), |bytes| files::one_unsynced(&path, &bytes)),
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

    use super::{FILE, Showing, ShowingFile};
    use crate::clock::Clock;
    use crate::id::SessionId;
    use crate::journal;
    use crate::tui::on_wall::{OnWall, WallOverlay, WallPage};

    const CLOCK: Clock = Clock::Fixed(1_795_417_200_000);

    fn showing(session: SessionId, event: u32) -> Showing {
        let page = WallPage::Feedback { after: 7 };
        let over = Some(WallOverlay::Pause { step: Some("on-whispers".into()) });
        Showing {
            session,
            again: Some((session, "on-whispers".into())),
            event,
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
        let text = String::from_utf8(good.clone()).unwrap();
        let put = |bytes: &[u8]| {
            fs::write(folder.path().join(FILE), bytes).unwrap();
            Showing::read(folder.path())
        };
        assert!(put(&good).is_some());
        for n in 0..good.len() {
            assert_eq!(put(&good[..n]), None, "{n} bytes of it");
        }
        let long = vec![b' '; 9 << 10];
        let spoilt: [&[u8]; 5] = [b"", b"\xff\xfe", b"{}", b"[1, 2", &long];
        for bytes in spoilt {
            assert_eq!(put(bytes), None);
        }
        for (from, to) in [
            ("\"format\":1", "\"format\":2"),
            ("\"event\":3", "\"event\":-3"),
            ("\"event\":3", "\"event\":99999999999"),
            ("\"feedback\"", "\"numbers\""),
            ("\"session\":\"0", "\"session\":\"x"),
        ] {
            assert!(text.contains(from), "{from} in {text}");
            assert_eq!(put(text.replacen(from, to, 1).as_bytes()), None, "{to}");
        }
    }
}
