//! `dongvai lang status`: counts the lines of each language by their state.

use std::io::Write;
use std::path::Path;

use serde::Serialize;

use crate::cli::edge::{self, Format};
use crate::cli::failure::Failure;
use crate::cli::lang::common::tell;
use crate::cli::lang::corrections;
use crate::cli::words::{CommandWords, Sentence, sentence};
use crate::library::{Census, Library};
use crate::locale::state::LineState;
use crate::locale::{Lang, Written};

/// Authored lines, the states and the blank lines add up to the total.
#[derive(Debug, Serialize)]
struct Row {
    tag: &'static str,
    name: &'static str,
    total: usize,
    /// Lines of a language that its authors write in full, where nothing is a draft.
    authored: usize,
    draft: usize,
    converted: usize,
    documented: usize,
    reviewed: usize,
    read_aloud: usize,
    blank: usize,
    stale: usize,
    corrections: usize,
}

pub(super) fn run(
    format: Format,
    library: &Library,
    data_dir: &Path,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    let live = corrections::live(data_dir)?;
    let (lines, mut problems) = library.source_lines();
    let mut rows = Vec::new();
    for lang in Lang::ALL.iter().copied() {
        let (translated, unread) = library.translated(lang, &lines);
        problems.extend(unread);
        let mut census = Census::of(lang, &translated);
        if lang == Lang::Vi {
            // The Vietnamese of a script stands in the script.
            census.blank = 0;
        }
        let corrections = live.iter().filter(|made| made.correction.lang == lang).count();
        rows.push((lang, row(&census, corrections)));
    }
    match format {
        Format::Json => {
            let rows: Vec<&Row> = rows.iter().map(|(_, row)| row).collect();
            edge::json_pretty(out, &rows)?;
        }
        Format::Human => {
            let words = CommandWords::default();
            for (lang, row) in &rows {
                writeln!(out, "{}", words.say(shown(*lang, row)))?;
            }
        }
    }
    tell(&problems, err)?;
    Ok(0)
}

fn row(census: &Census, corrections: usize) -> Row {
    let in_full = census.lang.is_in_full();
    let n_in = |state| if in_full { 0 } else { census.n_in(state) };
    Row {
        tag: census.lang.tag(),
        name: census.lang.own_name(),
        total: census.total,
        authored: if in_full { census.total.saturating_sub(census.blank) } else { 0 },
        draft: n_in(LineState::Draft),
        converted: n_in(LineState::Converted),
        documented: n_in(LineState::Documented),
        reviewed: n_in(LineState::Reviewed),
        read_aloud: n_in(LineState::ReadAloud),
        blank: census.blank,
        stale: if in_full { 0 } else { census.stale },
        corrections,
    }
}

fn shown(lang: Lang, row: &Row) -> Sentence {
    let Row { tag, name, total, blank, .. } = row;
    let state = match lang.written() {
        Written::NotYet => "cli-status-not-yet".into(),
        Written::InFull if *blank == 0 => sentence("cli-status-whole").n("total", *total),
        Written::InFull => sentence("cli-status-lacks").n("blank", *blank).n("total", *total),
        Written::InPart => sentence("cli-status-drafted")
            .n("reviewed", row.reviewed + row.read_aloud)
            .n("draft", row.draft)
            .n("stale", row.stale)
            .n("converted", row.converted)
            .n("documented", row.documented)
            .n("known", row.reviewed)
            .n("aloud", row.read_aloud)
            .n("blank", *blank)
            .n("total", *total),
    };
    sentence("cli-status-line")
        .with("name", name)
        .with("tag", tag)
        .said("state", state)
        .n("corrections", row.corrections)
}
