//! A writer whose first failure is its last word.
//!
//! An archive that is let go tries once more to end itself and tells the terminal how that went. Whoever writes has
//! been told already, by an error, and takes the file away; so after that nothing is written and nothing said. Where
//! it would stand is kept count of, as the archive reckons with it.

use std::io::{self, Seek, SeekFrom, Write};

#[derive(Debug)]
pub(super) struct LastWord<W> {
    out: W,
    has_failed: bool,
    at: u64,
    end: u64,
}

impl<W> LastWord<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out, has_failed: false, at: 0, end: 0 }
    }

    pub(super) fn into_inner(self) -> W {
        self.out
    }

    fn unless_failed<T>(&mut self, silent: T, act: impl FnOnce(&mut W) -> io::Result<T>) -> io::Result<T> {
        if self.has_failed {
            return Ok(silent);
        }
        let done = act(&mut self.out);
        self.has_failed = done.as_ref().is_err_and(|error| error.kind() != io::ErrorKind::Interrupted);
        if self.has_failed {
            // Wherever it had gone back to, the archive goes on from the end.
            self.at = self.end;
        }
        done
    }
}

impl<W: Write> Write for LastWord<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.unless_failed(bytes.len(), |out| out.write(bytes))?;
        self.at = self.at.saturating_add(u64::try_from(written).unwrap_or(u64::MAX));
        self.end = self.end.max(self.at);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.unless_failed((), Write::flush)
    }
}

impl<W: Seek> Seek for LastWord<W> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let reckoned = match to {
            SeekFrom::Start(at) => at,
            SeekFrom::End(by) => self.end.saturating_add_signed(by),
            SeekFrom::Current(by) => self.at.saturating_add_signed(by),
        };
        self.at = self.unless_failed(reckoned, |out| out.seek(to))?;
        Ok(self.at)
    }
}
