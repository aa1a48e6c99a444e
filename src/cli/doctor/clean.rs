//! `dongvai doctor --clean`: names what is old in the data folder, asks, and removes it.
//!
//! Only `weight` says what is old. It asks on a terminal alone; a script has to say `--yes`.

use std::io::{self, BufRead, IsTerminal, Write};

use crate::cli::doctor::words::Words;
use crate::cli::failure::Failure;
use crate::locale::Value;
use crate::weight::{self, Part, Weight};

/// "12,3 MB"; below one, whole kB.
pub(super) fn size(bytes: u64) -> String {
    const MB: u64 = 1 << 20;
    if bytes < MB {
        return format!("{} kB", bytes.div_ceil(1 << 10));
    }
    let tenths = bytes.saturating_mul(10) / MB;
    format!("{},{} MB", tenths / 10, tenths % 10)
}

/// What the folder weighs, and each part of it that weighs anything.
pub(super) fn told(weight: &Weight, words: &Words<'_>) -> String {
    let parts = Part::ALL.into_iter().filter(|part| weight.of(*part) > 0).map(|part| {
        let name = words.word(&format!("doctor-part-{}", part.slug()), &[]);
        format!("{name} {}", size(weight.of(part)))
    });
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() { size(0) } else { format!("{}: {}", size(weight.total()), parts.join(" · ")) }
}

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

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_written_as_people_read_them() {
        let sizes = [0, 1, 1 << 10, (1 << 20) - 1, 1 << 20, 12_900_000].map(size);
        assert_eq!(sizes, ["0 kB", "1 kB", "1 kB", "1024 kB", "1,0 MB", "12,3 MB"]);
    }
}
