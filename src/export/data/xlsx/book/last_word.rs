//! A writer whose first failure is its last word.
//!
//! An archive that is let go tries once more to end itself and tells the terminal how that went. Whoever writes has
//! been told already, by an error, and takes the file away; so after that nothing is written and nothing said.

use std::io::{self, Seek, SeekFrom, Write};

#[derive(Debug)]
pub(super) struct LastWord<W> {
    out: W,
    at: u64,
    /// As far as it ever came. After a failure it stands there: an archive takes it ill to end before its beginning.
    most: u64,
    has_failed: bool,
}

impl<W> LastWord<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out, at: 0, most: 0, has_failed: false }
    }

    pub(super) fn into_inner(self) -> W {
        self.out
    }

    fn heard<T>(&mut self, done: io::Result<T>) -> io::Result<T> {
        self.has_failed = done.as_ref().is_err_and(|error| error.kind() != io::ErrorKind::Interrupted);
        done
    }
}

impl<W: Write> Write for LastWord<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let done = if self.has_failed { Ok(bytes.len()) } else { self.out.write(bytes) };
        let n = *done.as_ref().unwrap_or(&bytes.len());
        self.at = self.at.saturating_add(u64::try_from(n).unwrap_or(u64::MAX));
        self.most = self.most.max(self.at);
        if self.has_failed { done } else { self.heard(done) }
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.has_failed {
            return Ok(());
        }
        let done = self.out.flush();
        self.heard(done)
    }
}

impl<W: Seek> Seek for LastWord<W> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        if self.has_failed {
            return Ok(self.most);
        }
        let done = self.out.seek(to);
        self.at = self.heard(done)?;
        Ok(self.at)
    }
}
