//! Filters everything that the command line prints on its way to standard output or standard error.
//!
//! Drops control bytes, escape sequences, direction marks and signs without width, from every source: a file, a
//! record, a path, an argument, the environment. Only our own line ends and tabs pass, and colors where a command
//! asks for them. JSON keeps its data: such signs are written as escapes before they come here.

use std::io::{self, Write};

use clap::ValueEnum;
use serde::Serialize;

#[cfg(not(windows))]
use crate::paths;
use crate::text::edge::{cleaned, escaped_json, is_unsafe};

/// Whether people or programs read the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Human,
    Json,
}

/// A writer that lets nothing through that could steer a terminal.
#[derive(Debug)]
pub(super) struct Edge<W> {
    inner: W,
    passes_colors: bool,
    /// The first bytes of a letter whose other bytes come with the next write.
    begun: Vec<u8>,
}

impl<W: Write> Edge<W> {
    pub(super) fn new(inner: W) -> Self {
        Self { inner, passes_colors: false, begun: Vec::new() }
    }

    /// Lets colors (`ESC [ … m`) pass from here on, if each is written in one piece. For a command that cleans its
    /// words itself.
    pub(super) fn pass_colors(&mut self, passes: bool) {
        self.passes_colors = passes;
    }

    fn kept(&self, text: &str) -> String {
        let mut kept = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(sign) = rest.chars().next() {
            let color = if self.passes_colors { color(rest) } else { None };
            let (piece, after) =
                rest.split_at_checked(color.unwrap_or(sign.len_utf8())).unwrap_or((rest, ""));
            if color.is_some() || !is_unsafe(sign) || matches!(sign, '\n' | '\t') {
                kept.push_str(piece);
            }
            rest = after;
        }
        kept
    }
}

impl<W: Write> Write for Edge<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut now = std::mem::take(&mut self.begun);
        now.extend_from_slice(bytes);
        self.begun = now.split_off(whole_letters(&now));
        self.inner.write_all(self.kept(&String::from_utf8_lossy(&now)).as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// Counts the bytes without a last letter that is not complete.
fn whole_letters(bytes: &[u8]) -> usize {
    for (at, byte) in bytes.iter().enumerate().rev().take(3) {
        let long = match byte {
            0xc2..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xf4 => 4,
            0x80..=0xbf => continue,
            _ => return bytes.len(),
        };
        return if bytes.len() - at < long { at } else { bytes.len() };
    }
    bytes.len()
}

/// The length of the color sequence at the beginning of the text.
fn color(text: &str) -> Option<usize> {
    let inside = text.strip_prefix("\u{1b}[")?;
    let end = inside.find(|sign: char| !sign.is_ascii_digit() && sign != ';')?;
    inside.get(end..)?.starts_with('m').then_some(end + 3)
}

/// One JSON value on one line.
pub(super) fn json(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    let written = serde_json::to_string(value).map_err(io::Error::from)?;
    writeln!(out, "{}", escaped_json(&written))
}

/// One JSON value over several lines.
pub(super) fn json_pretty(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    let written = serde_json::to_string_pretty(value).map_err(io::Error::from)?;
    writeln!(out, "{}", escaped_json(&written))
}

/// Shows how far some work is, on one line of standard error that is overwritten. Only for a terminal. This is the
/// only line with control bytes, so it does not go through the filter and cleans its words itself.
pub(super) fn say_over(said: &str) {
    if !takes_sequences() {
        return;
    }
    let mut err = io::stderr().lock();
    // The work goes on whether or not its progress is read.
    write!(err, "\r{}\u{1b}[K", cleaned(said)).and_then(|()| err.flush()).ok();
}

/// Whether the terminal understands colors and other sequences. The old console of Windows shows them as letters.
pub(super) fn takes_sequences() -> bool {
    #[cfg(windows)]
    let takes = crossterm::ansi_support::supports_ansi();
    #[cfg(not(windows))]
    let takes = paths::terminal_facts().term.is_none_or(|term| term != "dumb");
    takes
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::Edge;

    fn through(passes_colors: bool, pieces: &[&[u8]]) -> String {
        let mut kept = Vec::new();
        let mut edge = Edge::new(&mut kept);
        edge.pass_colors(passes_colors);
        for piece in pieces {
            edge.write_all(piece).unwrap();
        }
        String::from_utf8(kept).unwrap()
    }

    #[test]
    fn only_letters_and_line_ends_pass() {
        let nasty = "Bản\u{1b}]52;c;QQ==\u{7} \u{202e}x\u{200b}\r\n\tữ\u{1b}[31mđỏ\u{9b}2J".as_bytes();
        assert_eq!(through(false, &[nasty]), "Bản]52;c;QQ== x\n\tữ[31mđỏ2J");
        for cut in 0..nasty.len() {
            let (one, other) = nasty.split_at(cut);
            assert_eq!(through(false, &[one, other]), "Bản]52;c;QQ== x\n\tữ[31mđỏ2J", "cut at {cut}");
        }
        assert_eq!(through(false, &[b"a\xffb\xf0\x9f"]), "a\u{fffd}b");
    }

    #[test]
    fn colors_pass_where_they_were_asked_for_and_nothing_else_does() {
        let colored = "\u{1b}[1;31mlỗi\u{1b}[0m \u{1b}[2J \u{1b}[31 \u{1b}]0;x\u{7}";
        assert_eq!(through(true, &[colored.as_bytes()]), "\u{1b}[1;31mlỗi\u{1b}[0m [2J [31 ]0;x");
    }
}
