//! A writer whose first failure is its last word.
//!
//! An archive that is let go tries once more to end itself and tells the terminal how that went. Whoever writes has
//! been told already, by an error, and takes the file away; so after that nothing is written and nothing said.

use std::io::{self, Seek, SeekFrom, Write};

#[derive(Debug)]
pub(super) struct LastWord<W> {
    out: W,
    has_failed: bool,
}

impl<W> LastWord<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out, has_failed: false }
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
        done
    }
}

impl<W: Write> Write for LastWord<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.unless_failed(bytes.len(), |out| out.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.unless_failed((), Write::flush)
    }
}

impl<W: Seek> Seek for LastWord<W> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.unless_failed(0, |out| out.seek(to))
    }
}
