//! The sqlite3 shell, asked the same: the time it takes to answer, without that of starting it.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

#[derive(Debug)]
pub(super) struct Shell {
    record: PathBuf,
}

impl Shell {
    pub(super) fn new(record: &Path) -> Self {
        Self { record: record.to_owned() }
    }

    /// A line of the table.
    pub(super) fn beside(&self, what: &str, ours: Duration, sql: &str) {
        line(what, ours, self.ask(sql, super::TIMES_OF_SHELL));
    }

    pub(super) fn once_beside(&self, what: &str, ours: Duration, sql: &str) {
        line(what, ours, self.ask(sql, 1));
    }

    /// Asked once it says its own time. Asked more often, and so quickly that its clock does not see it, it is asked
    /// once and then so many times more, and the difference is shared out.
    fn ask(&self, sql: &str, times: u32) -> Option<Duration> {
        if times == 1 {
            let (said, _) = self.run(&format!(".timer on\n{sql}\n"))?;
            return Some(said.lines().filter_map(seconds).sum());
        }
        let [once, often] = [1, times + 1].map(|n| self.run(&format!("{sql}\n").repeat(n as usize)));
        Some(often?.1.saturating_sub(once?.1) / times)
    }

    fn run(&self, script: &str) -> Option<(String, Duration)> {
        let began = Instant::now();
        let mut shell = Command::new("sqlite3")
            .args(["-batch", "-readonly"])
            .arg(&self.record)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .ok()?;
        // Short enough for the pipe to hold it, so nobody waits for anybody.
        shell.stdin.take()?.write_all(script.as_bytes()).ok()?;
        let said = shell.wait_with_output().ok()?;
        Some((String::from_utf8_lossy(&said.stdout).into_owned(), began.elapsed()))
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
