//! The built program on a real terminal: what it writes is drawn by `vt100`, what is typed goes to its keyboard.
//!
//! Nothing here sleeps. Each wait is for the program's next bytes; only a program that writes nothing for
//! [`PATIENCE`] fails a test.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use vt100::{MouseProtocolMode, Parser, Screen};

/// Far longer than any answer takes, also on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);

pub(super) const PROGRAM: &str = env!("CARGO_BIN_EXE_dongvai");

/// Columns and lines.
pub(super) type Size = (u16, u16);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Typist {
    Person,
    /// Types as soon as it sees that it may.
    Program,
}

pub(super) struct Terminal {
    master: Option<Box<dyn MasterPty + Send>>,
    keyboard: Option<Box<dyn Write + Send>>,
    child: Box<dyn Child + Send + Sync>,
    chunks: Receiver<Vec<u8>>,
    parser: Parser,
    /// How the terminal was set before the program came: cooked, with echo.
    settings: String,
    n_bytes: usize,
    /// The largest "đã lưu·N" that was on the screen for certain.
    saved: u64,
}

/// How a program ended, and what it left on the terminal.
#[derive(Debug)]
pub(super) struct Ended {
    pub(super) code: u32,
    pub(super) screen: String,
    pub(super) saved: u64,
}

impl Terminal {
    pub(super) fn open(data_dir: &Path, size: Size, args: &[&str]) -> Self {
        Self::open_for(Typist::Program, data_dir, size, args)
    }

    /// For fingers that press as people do, which the program protects from pressing Enter twice.
    pub(super) fn open_for(typist: Typist, data_dir: &Path, size: Size, args: &[&str]) -> Self {
        let mut command = CommandBuilder::new(PROGRAM);
        command.arg("--data-dir");
        command.arg(data_dir);
        command.args(args);
        Self::start(command, typist, size)
    }

    /// Another program that runs this one, such as a shell.
    pub(super) fn run_by(program: &str, args: &[&str], size: Size) -> Self {
        let mut command = CommandBuilder::new(program);
        command.args(args);
        Self::start(command, Typist::Person, size)
    }

    fn start(mut command: CommandBuilder, typist: Typist, size: Size) -> Self {
        let path = command.get_env("PATH").map(ToOwned::to_owned).unwrap_or_default();
        command.env_clear();
        for (name, value) in
            [("TERM", "xterm-256color"), ("LANG", "vi_VN.UTF-8"), ("HOME", "/nonexistent"), ("COLORTERM", "")]
        {
            command.env(name, value);
        }
        command.env("PATH", path);
        if typist == Typist::Program {
            command.env("DONGVAI_ENTER_PAUSE_MS", "0");
        }
        command.cwd(std::env::temp_dir());
        let pair = native_pty_system().openpty(pty_size(size)).unwrap();
        let settings = settings_of(&*pair.master);
        let child = pair.slave.spawn_command(command).unwrap();
        // With our own copy gone the reader meets the end as soon as the program has ended.
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, chunks) = channel();
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(n) = reader.read(&mut buffer) {
                if n == 0 || sender.send(buffer[..n].to_vec()).is_err() {
                    break;
                }
            }
        });
        let keyboard = Some(pair.master.take_writer().unwrap());
        let parser = Parser::new(size.1.max(1), size.0.max(1), 0);
        Self { master: Some(pair.master), keyboard, child, chunks, parser, settings, n_bytes: 0, saved: 0 }
    }

    pub(super) fn screen(&self) -> &Screen {
        self.parser.screen()
    }

    pub(super) fn contents(&self) -> String {
        self.screen().contents()
    }

    /// Lines of the screen without the spaces at their ends.
    pub(super) fn lines(&self) -> Vec<String> {
        let columns = self.screen().size().1;
        self.screen().rows(0, columns).map(|line| line.trim_end().to_owned()).collect()
    }

    /// What the program has written so far, in bytes.
    pub(super) fn n_bytes(&self) -> usize {
        self.n_bytes
    }

    pub(super) fn has(&self, text: &str) -> bool {
        self.contents().contains(text)
    }

    pub(super) fn saved(&self) -> u64 {
        self.saved
    }

    pub(super) fn wait_for(&mut self, text: &str) {
        self.wait_until(text, |terminal| terminal.has(text));
    }

    /// Reads on until `done`; `what` is for the message where that never comes.
    pub(super) fn wait_until(&mut self, what: &str, done: impl Fn(&Self) -> bool) {
        while !done(self) {
            match self.chunks.recv_timeout(PATIENCE) {
                Ok(chunk) => self.take(&chunk),
                Err(RecvTimeoutError::Timeout) => {
                    panic!("waited in vain for {what:?}:\n{}", self.contents());
                }
                Err(RecvTimeoutError::Disconnected) => {
                    let status = self.child.wait();
                    panic!("ended ({status:?}) before {what:?}:\n{}", self.contents());
                }
            }
        }
    }

    pub(super) fn send(&mut self, keys: &str) {
        self.send_bytes(keys.as_bytes());
    }

    pub(super) fn send_bytes(&mut self, bytes: &[u8]) {
        let keyboard = self.keyboard.as_mut().unwrap();
        keyboard.write_all(bytes).unwrap();
        keyboard.flush().unwrap();
    }

    /// Reads on until nothing has come for so long.
    pub(super) fn listen_for(&mut self, pause: Duration) {
        while let Ok(chunk) = self.chunks.recv_timeout(pause) {
            self.take(&chunk);
        }
    }

    pub(super) fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        assert!(Command::new("kill").args([name, &id]).status().unwrap().success());
    }

    /// Changes the window, and wipes it: what stands there afterwards was drawn for the new size.
    pub(super) fn resize(&mut self, size: Size) {
        self.parser.screen_mut().set_size(size.1, size.0);
        self.parser.process(b"\x1b[2J");
        self.master.as_ref().unwrap().resize(pty_size(size)).unwrap();
    }

    /// The program ends by itself.
    pub(super) fn end(mut self) -> Ended {
        self.drain();
        let code = self.child.wait().unwrap().exit_code();
        Ended { code, screen: self.contents(), saved: self.saved }
    }

    /// The program ends by itself and leaves the terminal as it found it.
    pub(super) fn end_tidily(mut self) -> Ended {
        self.drain();
        assert_eq!(settings_of(self.master.as_deref().unwrap()), self.settings, "raw mode was left on");
        let screen = self.screen();
        assert!(!screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste());
        assert_eq!(screen.mouse_protocol_mode(), MouseProtocolMode::None);
        self.end()
    }

    /// As when the power goes: no signal that could be answered.
    pub(super) fn kill(mut self) -> Ended {
        self.signal("-KILL");
        self.drain();
        self.end()
    }

    /// The window is closed, and the program ends by that alone.
    pub(super) fn close_window(self) -> u64 {
        let Self { master, mut keyboard, mut child, chunks, saved, .. } = self;
        // The reader holds the window open too, until it has a key to pass on and no reader takes it.
        drop(chunks);
        keyboard.as_mut().unwrap().write_all(b"?").unwrap();
        drop((keyboard, master));
        let (sender, ended) = channel();
        thread::spawn(move || sender.send(child.wait()));
        ended.recv_timeout(PATIENCE).expect("the program outlives its window").unwrap();
        saved
    }

    fn drain(&mut self) {
        loop {
            match self.chunks.recv_timeout(PATIENCE) {
                Ok(chunk) => self.take(&chunk),
                Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => {
                    self.child.kill().ok();
                    panic!("does not end:\n{}", self.contents());
                }
            }
        }
    }

    fn take(&mut self, chunk: &[u8]) {
        self.n_bytes += chunk.len();
        self.parser.process(chunk);
        if let Some(shown) = shown_saved(&self.contents()) {
            let (was, is) = (self.saved.to_string(), shown.to_string());
            // Half a frame may show 19 on the way from 9 to 10.
            if self.saved == 0 || is.len() == was.len() || !is.ends_with(&was) {
                self.saved = shown.max(self.saved);
            }
        }
    }
}

/// The N of "đã lưu·N".
pub(super) fn shown_saved(contents: &str) -> Option<u64> {
    let (_, after) = contents.rsplit_once("đã lưu·")?;
    let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// The program without a terminal: its code, what it told, what it complained of.
pub(super) fn run(data_dir: &Path, args: &[&str]) -> (i32, String, String) {
    let output = bare(args.iter().copied()).env("DONGVAI_DATA_DIR", data_dir).output().unwrap();
    said(&output)
}

/// The program with nothing on its input, before its arguments are known.
pub(super) fn bare<'a>(args: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = Command::new(PROGRAM);
    command.args(args).stdin(Stdio::null()).env_remove("DONGVAI_DATA_DIR").env_remove("NO_COLOR");
    command
}

pub(super) fn said(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    assert!(!err.contains("panicked"), "{err}");
    (output.status.code().unwrap(), out, err)
}

fn settings_of(master: &(dyn MasterPty + Send)) -> String {
    #[cfg(unix)]
    let settings = format!("{:?}", master.get_termios());
    #[cfg(not(unix))]
    let settings = format!("{:?}", master.get_size());
    settings
}

fn pty_size((cols, rows): Size) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}
