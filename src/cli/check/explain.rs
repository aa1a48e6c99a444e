//! `dongvai check --explain CODE`: a finding shown in an example, as `check` shows it, and how it is written rightly.
//!
//! The examples are one fault each in a short script (`examples/`). The tests hold `check` to them, so what is shown is
//! what is found. A code without an example of its own is explained in its sentences alone.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use serde::Deserialize;

use crate::cli::check::report::{self, CheckSentences, Checked};
use crate::cli::check::script::{KnownClub, Surroundings, check_text};
use crate::library::{Origin, SourceText};
use crate::locale::Value;
use crate::scenario::finding::nearest;
use crate::scenario::reader::ron_options;
use crate::text;

const SCRIPT: &str = include_str!("examples/base.ron");
const CLUB: &str = include_str!("examples/club.ron");
const TABLE: &str = include_str!("examples/table.ron");
/// Columns of what is written rightly; a longer piece is not shown.
const MOST_COLUMNS: usize = 100;

/// One fault: in the script, the club or a translation the first `find` becomes `put`.
#[derive(Debug, Deserialize)]
pub struct Example {
    pub code: String,
    pub find: String,
    /// Repeated `times` with `{n}` counted up.
    pub put: String,
    /// Is on the line of the finding.
    pub on: String,
    #[serde(default = "once")]
    pub times: usize,
    #[serde(default)]
    pub in_club: bool,
    /// Words taken away everywhere: roles given to the room.
    #[serde(default)]
    pub drop: Vec<String>,
    /// Findings that cannot be kept apart from this one.
    #[serde(default)]
    pub others: Vec<String>,
    /// More that is changed in the script for this fault to be the only one.
    #[serde(default)]
    pub also: Vec<(String, String)>,
    /// The translation that the fault is in, below `locales`.
    #[serde(default)]
    pub file: Option<String>,
    #[serde(default)]
    pub with_locales: bool,
    /// The line is one of the next few.
    #[serde(default)]
    pub near: bool,
}

fn once() -> usize {
    1
}

/// All examples. A test reads every one of them.
pub fn examples() -> Vec<Example> {
    ron_options().from_str(TABLE).unwrap_or_default()
}

impl Example {
    /// The text with the fault in it.
    pub fn spoiled(&self, text: &str) -> String {
        let put: String = (0..self.times).map(|n| self.put.replace("{n}", &n.to_string())).collect();
        let spoiled = text.replacen(&self.find, &put, 1);
        self.drop.iter().fold(spoiled, |text, word| text.replace(word.as_str(), "role: Room"))
    }

    /// The club and the script, one of them with the fault.
    fn files(&self) -> [SourceText; 2] {
        let script =
            self.also.iter().fold(SCRIPT.to_owned(), |text, (find, put)| text.replacen(find, put, 1));
        let (club, script) = if self.in_club {
            (self.spoiled(CLUB), script)
        } else {
            (CLUB.to_owned(), self.spoiled(&script))
        };
        let file = |name: &str, text: String, is_club| SourceText {
            name: name.to_owned(),
            bytes: text.into_bytes(),
            origin: Origin::Shipped,
            is_club,
        };
        [file("ban-thu.ron", club, true), file("may.ron", script, false)]
    }

    /// The file with the fault and its findings of this code.
    fn checked(&self) -> Option<Checked> {
        let [club, script] = self.files();
        let (id, _) = club.heading()?;
        let clubs = BTreeMap::from([(id, KnownClub::new(&club))]);
        let (shipped, own) = (Vec::new(), BTreeMap::new());
        let around = Surroundings { clubs, shipped, own, ui: BTreeSet::new() };
        let mut checked = check_text(if self.in_club { &club } else { &script }, &around);
        checked.findings.retain(|finding| finding.code() == self.code);
        checked.findings.truncate(1);
        (!checked.findings.is_empty()).then_some(checked)
    }

    /// How it is written rightly, on one line; none where that is long.
    fn right(&self) -> Option<String> {
        let right = text::fold_spaces(&self.find).into_owned();
        let is_shown = !right.starts_with("//") && text::width(&right) <= MOST_COLUMNS;
        is_shown.then_some(right)
    }
}

/// Explains the finding with this code. Returns the exit code: 2 where no finding has it.
pub fn explain(
    code: &str,
    said: &CheckSentences,
    color: bool,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<u8> {
    let code = code.trim().to_uppercase();
    let is_number = !code.is_empty() && code.bytes().all(|digit| digit.is_ascii_digit());
    let code = if is_number { format!("DV{code:0>4}") } else { code };
    if !said.explains(&code) {
        let known = said.codes();
        let nearest = nearest(&code, known.iter().map(String::as_str));
        let known = nearest.unwrap_or_else(|| "DV0101".to_owned());
        let values = [("code", Value::Text(code)), ("known", Value::Text(known))];
        writeln!(err, "{}", said.say("finding-no-code", &values))?;
        return Ok(2);
    }
    let own = |example: &&Example| example.code == code && example.file.is_none() && !example.with_locales;
    let example = examples().into_iter().find(|example| own(&example));
    let shown = example.and_then(|example| Some((example.checked()?, example)));
    let Some((checked, example)) = shown else {
        let (message, help) = said.bare(&code);
        writeln!(out, "{code}: {message}\n{}: {help}", said.say("finding-help", &[]))?;
        return Ok(0);
    };
    for finding in &checked.findings {
        writeln!(out, "{}", report::shown(&checked, finding, said, color))?;
    }
    if let Some(right) = example.right() {
        writeln!(out, "\n{}", said.say("finding-right", &[("right", Value::Text(right))]))?;
    }
    Ok(0)
}

#[cfg(test)]
mod tests {
    use super::{examples, explain};
    use crate::cli::check::report::CheckSentences;
    use crate::locale::Lang;

    fn explained(code: &str, lang: Lang) -> (u8, String, String) {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let exit = explain(code, &CheckSentences::new(lang), false, &mut out, &mut err).unwrap();
        (exit, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
    }

    #[test]
    fn a_code_is_explained_by_an_example() {
        let (exit, out, _) = explained("dv0203", Lang::Vi);
        assert_eq!(exit, 0);
        for part in ["DV0203", "“lam”", "may.ron:", "cách sửa", "Viết đúng: by: \"lan\""] {
            assert!(out.contains(part), "{part}: {out}");
        }
    }

    /// In both languages, with an example or in sentences alone.
    #[test]
    fn every_code_is_explained() {
        for lang in [Lang::Vi, Lang::En] {
            let codes = CheckSentences::new(lang).codes();
            assert!(codes.len() > 100, "{}", codes.len());
            for code in codes {
                let (exit, out, err) = explained(&code, lang);
                assert!(exit == 0 && err.is_empty(), "{code}: {err}");
                assert!(out.contains(&code) && !out.contains('⟨') && out.lines().count() > 1, "{out}");
            }
        }
        let with_example = |code: &str| explained(code, Lang::En).1.contains("may.ron:");
        let table = examples();
        let n = table.iter().filter(|example| with_example(&example.code)).count();
        assert!(n * 10 > table.len() * 8, "{n} of {}", table.len());
    }

    #[test]
    fn an_unknown_code_is_told() {
        assert!(explained("203", Lang::Vi).1.contains("DV0203"), "the number alone will do");
        let (exit, _, err) = explained("DV2030", Lang::Vi);
        assert!(exit == 2 && err.contains("DV2030") && err.contains("DV0203"), "{err}");
    }
}
