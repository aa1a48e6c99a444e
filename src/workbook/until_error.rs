//! Ignores writes after the first error.
//!
//! A zip writer that is dropped tries once more to finish the archive, and prints errors to the terminal. The caller
//! already has the error and removes the file. So after an error nothing is written and nothing fails; only the
//! position is counted, because the zip writer asks for it.

use std::io::{self, Seek, SeekFrom, Write};

#[derive(Debug)]
pub(super) struct UntilError<W> {
    out: W,
    has_failed: bool,
    at: u64,
    end: u64,
}

impl<W> UntilError<W> {
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
            // The zip writer may have gone back to an earlier byte; it writes on at the end.
            self.at = self.end;
        }
        done
    }
}

impl<W: Write> Write for UntilError<W> {
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

impl<W: Seek> Seek for UntilError<W> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let position = match to {
            SeekFrom::Start(at) => at,
            SeekFrom::End(by) => self.end.saturating_add_signed(by),
            SeekFrom::Current(by) => self.at.saturating_add_signed(by),
        };
        self.at = self.unless_failed(position, |out| out.seek(to))?;
        Ok(self.at)
    }
}
