//! `dongvai --licenses`: the fonts inside the program, whose they are, where they came from, and their licenses.
//!
//! The texts are in the program itself, so that they go wherever it goes. They are legal texts and not translated.

use std::io::Write;

use crate::cli::failure::Failure;
use crate::tui::picture::FONTS;

pub fn run(out: &mut dyn Write) -> Result<u8, Failure> {
    for font in FONTS {
        writeln!(out, "{}\n{}", font.name, "=".repeat(font.name.len()))?;
        writeln!(out, "From {}.\n\n{}\n", font.from, font.license.trim_end())?;
    }
    Ok(0)
}
