//! The same queries in the sqlite3 shell: the time of the answer, without that of starting the shell.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Well above the differences between two starts of a shell.
const CLEAR: Duration = Duration::from_millis(50);

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

    /// Asked once it says its own time. Asked more often, the time of starting it is taken away: it is asked once and
    /// then so many times more. What is over too soon to be told from the start is asked more often still.
    fn ask(&self, sql: &str, times: u32) -> Option<Duration> {
        if times == 1 {
            let (said, _) = self.run(&format!(".timer on\n{sql}\n"))?;
            return Some(said.lines().filter_map(seconds).sum());
        }
        let timed = |n: u32| self.run(&format!("{sql}\n").repeat(n as usize)).map(|(_, took)| took);
        let more = |times: u32| Some(timed(times + 1)?.saturating_sub(timed(1)?) / times);
        let took = more(times)?;
        if took * times > CLEAR { Some(took) } else { more(times * 50) }
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
        let mut stdin = shell.stdin.take()?;
        let script = script.to_owned();
        // Asked from aside, as it answers before it has heard all.
        let asking = thread::spawn(move || stdin.write_all(script.as_bytes()));
        let said = shell.wait_with_output().ok()?;
        asking.join().ok()?.ok()?;
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
