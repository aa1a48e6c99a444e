//! The sqlite3 shell, asked the same: its own time of day for each question, without that of starting it.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

#[derive(Debug)]
pub(super) struct Shell {
    record: PathBuf,
}

impl Shell {
    pub(super) fn new(record: &Path) -> Self {
        Self { record: record.to_owned() }
    }

    /// A line of the table: ours beside the middle of several times of the shell.
    pub(super) fn beside(&self, what: &str, ours: Duration, sql: &str) {
        line(what, ours, self.ask(sql, super::TIMES));
    }

    pub(super) fn once_beside(&self, what: &str, ours: Duration, sql: &str) {
        line(what, ours, self.ask(sql, 1));
    }

    /// Asked so many times in one shell, after once to warm up where it is more than once.
    fn ask(&self, sql: &str, times: usize) -> Option<Duration> {
        let warm = if times > 1 { sql } else { "" };
        let script = format!("{warm}\n.timer on\n{}", format!("{sql}\n.print =\n").repeat(times));
        let mut shell = Command::new("sqlite3")
            .args(["-batch", "-readonly"])
            .arg(&self.record)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .ok()?;
        shell.stdin.take()?.write_all(script.as_bytes()).ok()?;
        let said = shell.wait_with_output().ok()?;
        let said = String::from_utf8_lossy(&said.stdout);
        let mut times: Vec<Duration> = said
            .split("\n=\n")
            .map(|part| part.lines().filter_map(seconds).sum::<Duration>())
            .filter(|time| *time > Duration::ZERO)
            .collect();
        times.sort_unstable();
        // A shell whose clock is too coarse to see it took next to nothing.
        Some(times.get(times.len() / 2).copied().unwrap_or(Duration::from_micros(1)))
    }
}

#[expect(clippy::float_arithmetic, reason = "a ratio of two times")]
fn line(what: &str, ours: Duration, theirs: Option<Duration>) {
    match theirs {
        Some(theirs) => {
            let ratio = ours.as_secs_f64() / theirs.as_secs_f64().max(1e-6);
            println!("{what:<44}{ours:>12.2?}{theirs:>14.2?}{ratio:>8.2}");
        }
        None => println!("{what:<44}{ours:>12.2?}{:>14}", "not there"),
    }
}

/// `Run Time: real 0.003 user …`
fn seconds(line: &str) -> Option<Duration> {
    let real = line.strip_prefix("Run Time: real ")?.split_whitespace().next()?;
    real.parse().ok().map(Duration::from_secs_f64)
}
