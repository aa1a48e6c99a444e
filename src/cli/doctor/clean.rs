//! `dongvai doctor --clean`: names what is old in the data folder, asks, and removes it.
//!
//! Only `weight` says what is old. It asks on a terminal alone; a script has to say `--yes`.

use std::io::{self, BufRead, IsTerminal, Write};

use crate::cli::doctor::words::{Words, size};
use crate::cli::failure::Failure;
use crate::locale::Value;
use crate::weight::{self, Weight};

pub(super) fn run(
    weight: &Weight,
    yes: bool,
    words: &Words<'_>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    if weight.old.is_empty() {
        writeln!(out, "\n{}", words.word("doctor-clean-nothing", &[]))?;
        return Ok(0);
    }
    writeln!(out, "\n{}", words.word("doctor-clean-these", &[]))?;
    for old in &weight.old {
        writeln!(out, "- {} ({})", old.path.display(), size(old.bytes))?;
    }
    writeln!(out, "{}", words.word("doctor-clean-stays", &[]))?;
    if !yes && !agrees(words, out)? {
        writeln!(out, "{}", words.word("doctor-clean-none", &[]))?;
        return Ok(0);
    }
    let failed = weight::remove(&weight.old);
    let removed = weight.old.iter().filter(|old| !failed.iter().any(|(path, _)| *path == old.path));
    let (n, bytes) = removed.fold((0_usize, 0_u64), |(n, sum), old| (n + 1, sum.saturating_add(old.bytes)));
    let values = [("n", Value::count(n)), ("size", Value::Text(size(bytes)))];
    writeln!(out, "{}", words.word("doctor-clean-done", &values))?;
    for (path, error) in &failed {
        let values = [("path", Value::Text(path.display().to_string()))];
        writeln!(err, "dongvai: {} ({error})", words.word("doctor-clean-failed", &values))?;
    }
    Ok(if failed.is_empty() { 0 } else { 3 })
}

fn agrees(words: &Words<'_>, out: &mut dyn Write) -> Result<bool, Failure> {
    if !io::stdin().is_terminal() {
        return Err(Failure::Usage("cli-doctor-say-yes".into()));
    }
    write!(out, "{} ", words.word("doctor-clean-ask", &[]))?;
    out.flush()?;
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line)?;
    Ok(line.trim() == "1")
}
