//! Corrects a line in class: lists the lines on the screen, their languages, and takes the right words.
//!
//! The words are checked before they are kept. All faults are shown at once, and nothing that was typed is lost. The
//! shell keeps the words; whether they may be shown is not decided here.

use crate::locale::layer::NewCorrection;
use crate::locale::proof::{LineFault, proofread};
use crate::locale::{Pair, Value};
use crate::tui::context::ViewContext;
use crate::tui::form::{Filled, Form, FormRow, Label};
use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Action, Binding, Input, Takes};
use crate::tui::msg::{EditableLine, EditableText, OwnFile, Report, Request};
use crate::tui::overlays::languages::tongue_id;
use crate::tui::page::Page;
use crate::tui::route::Effect;
use crate::tui::view::{Cursor, View, leaves};

#[derive(Debug, Default)]
pub struct Correct {
    lines: Vec<EditableLine>,
    cursor: Cursor,
    /// Which of the line's languages is in focus, once a line has been chosen.
    chosen: Option<Cursor>,
    edit: Option<Edit>,
    /// Where the last correction was made; most halls make several.
    place: String,
}

/// Row numbers of the form.
const TEXT: usize = 0;
const CODE: usize = 1;
const PLACE: usize = 2;

#[derive(Debug)]
struct Edit {
    form: Form,
    faults: Vec<LineFault>,
    is_same: bool,
}

impl Correct {
    fn line(&self) -> Option<&EditableLine> {
        self.lines.get(self.cursor.at)
    }

    fn text(&self) -> Option<&EditableText> {
        self.line()?.texts.get(self.chosen?.at)
    }

    /// With one language there is nothing to choose.
    fn open_line(&mut self) {
        let Some(n_texts) = self.line().map(|line| line.texts.len()) else { return };
        // The second language is corrected most often.
        self.chosen = Some(Cursor { at: n_texts.saturating_sub(1) });
        if n_texts == 1 {
            self.open_text();
        }
    }

    fn open_text(&mut self) {
        let words = self.text().and_then(|text| text.words.clone()).unwrap_or_default();
        let row = |id: &str, words: &str| FormRow::words(Label::ui(id), words);
        let form = Form::new(vec![
            row("correct-text", &words),
            row("correct-code", ""),
            row("correct-place", &self.place),
        ]);
        self.edit = Some(Edit { form, faults: Vec::new(), is_same: false });
    }

    fn back(&mut self) -> Vec<Effect> {
        if self.edit.take().is_some() {
            if self.line().is_none_or(|line| line.texts.len() == 1) {
                self.chosen = None;
            }
            return Vec::new();
        }
        if self.chosen.take().is_some() { Vec::new() } else { vec![Effect::Close] }
    }

    fn commit(&mut self) -> Vec<Effect> {
        let (Some(line), Some(text)) = (self.line().cloned(), self.text().cloned()) else {
            return Vec::new();
        };
        let Some(edit) = &mut self.edit else { return Vec::new() };
        match proofread(text.lang, &text.vietnamese, &edit.form.words(TEXT)) {
            Ok(words) if Some(&words) == text.words.as_ref() => {
                edit.is_same = true;
                edit.faults.clear();
                edit.form.go_to_start();
                Vec::new()
            }
            Ok(words) => vec![Effect::Ask(Request::PutRight(NewCorrection {
                lang: text.lang,
                key: line.key,
                source: text.source,
                text: Some(words),
                code: edit.form.words(CODE).into_owned(),
                place: edit.form.words(PLACE).into_owned(),
            }))],
            Err(faults) => {
                edit.faults = faults;
                edit.is_same = false;
                edit.form.go_to_start();
                Vec::new()
            }
        }
    }

    /// What is said once the words are kept.
    fn kept(&self, context: &ViewContext<'_>) -> String {
        let protected = self.line().is_some_and(|line| line.protected);
        let hidden = self.text().is_some_and(|text| !text.lang.is_in_full()) && !context.speech.drafts;
        context.word(match (protected, hidden) {
            (true, _) => "correct-protected",
            (false, true) => "correct-hidden",
            (false, false) => "correct-shown",
        })
    }
}

impl View for Correct {
    fn bindings(&self, _context: &ViewContext<'_>) -> Vec<Binding> {
        match &self.edit {
            Some(edit) if edit.form.is_typing() => vec![keys::NEXT_FIELD, keys::LEAVE_FIELD],
            Some(edit) => [edit.form.bindings(), vec![keys::BACK]].concat(),
            None => vec![keys::opens(9), keys::OPEN, keys::CLOSE, keys::MOVE],
        }
    }

    fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        Chrome { second: (context.word("correct-title"), String::new()), ..Chrome::default() }
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        let Some(line) = self.line() else { return };
        let Some(chosen) = self.chosen else {
            for (at, line) in self.lines.iter().enumerate() {
                let mark = if at < 9 { (at + 1).to_string() } else { "·".to_owned() };
                page.item(at, &mark, &in_short(line), self.cursor.at == at);
            }
            return;
        };
        let vietnamese = line.texts.first().and_then(|text| text.words.clone()).unwrap_or_default();
        page.heading(&Pair { main: vietnamese, second: None });
        page.blank();
        let Some(edit) = &self.edit else {
            page.text(&context.ui("correct-which"));
            for (at, text) in line.texts.iter().enumerate() {
                let words = text.words.clone().unwrap_or_else(|| "…".to_owned());
                let main = format!("{}: {words}", context.word(&tongue_id(text.lang)));
                page.item(at, &(at + 1).to_string(), &Pair { main, second: None }, chosen.at == at);
            }
            return;
        };
        for said in edit.told(context) {
            page.signed("!", &said, page.theme().bad);
        }
        let names = placeholders(self.text());
        if !names.is_empty() {
            page.dim(&context.ui_with("correct-values", &[("names", Value::Text(names))]));
        }
        edit.form.draw(context, page);
    }

    fn update(&mut self, input: &Input, context: &ViewContext<'_>) -> Vec<Effect> {
        if let Some(edit) = &mut self.edit {
            let was_typing = edit.form.is_typing();
            return match edit.form.update(input, context.typing) {
                Filled::Commit => self.commit(),
                Filled::Ignored if !was_typing && leaves(input) => self.back(),
                Filled::Changed | Filled::Full | Filled::Unticked | Filled::Ignored => Vec::new(),
            };
        }
        if leaves(input) || *input == Input::Do(Action::Correct) {
            return self.back();
        }
        let n_texts = self.line().map_or(0, |line| line.texts.len());
        if let Some(cursor) = &mut self.chosen {
            let moved = cursor.moved(input, n_texts);
            if *input == Input::Enter || (moved && matches!(input, Input::Pick(_))) {
                self.open_text();
            }
            return Vec::new();
        }
        let moved = self.cursor.moved(input, self.lines.len());
        if *input == Input::Enter || (moved && matches!(input, Input::Pick(_))) {
            self.open_line();
        }
        Vec::new()
    }

    fn click(&mut self, item: usize, context: &ViewContext<'_>) -> Vec<Effect> {
        match &mut self.edit {
            Some(edit) => {
                if edit.form.click(item) == Filled::Commit {
                    self.commit()
                } else {
                    Vec::new()
                }
            }
            None => self.update(&Input::Pick(item), context),
        }
    }

    fn report(&mut self, report: &Report, context: &ViewContext<'_>) -> Vec<Effect> {
        match report {
            Report::Editable { lines, place } => {
                self.lines.clone_from(lines);
                self.place.clone_from(place);
                Vec::new()
            }
            Report::PutRight { own_file } if self.edit.is_some() => {
                let kept = own_file.as_ref().map(|file| in_file(file, context));
                vec![Effect::Close, Effect::Notice(kept.unwrap_or_else(|| self.kept(context)))]
            }
            _ => Vec::new(),
        }
    }

    fn enter_stays(&self, _context: &ViewContext<'_>) -> bool {
        self.edit.as_ref().is_some_and(|edit| edit.form.enter_stays())
    }

    fn takes(&self) -> Takes {
        self.edit.as_ref().map_or(Takes::Nothing, |edit| edit.form.takes())
    }

    fn has_words(&self) -> bool {
        self.edit.is_some()
    }
}

/// What became of the person's own file.
fn in_file(file: &OwnFile, context: &ViewContext<'_>) -> String {
    let (id, path) = match file {
        OwnFile::Written { path } => ("correct-in-file", path),
        OwnFile::Changed { path } => ("correct-file-changed", path),
        OwnFile::Refused { path } => ("correct-file-refused", path),
        OwnFile::Gone { id } => ("correct-file-gone", id),
        OwnFile::Unwritable { path } => ("correct-file-unwritable", path),
    };
    context.word_with(id, &[("file", Value::Text(path.clone()))])
}

/// The line with its second language under it, as it is written.
fn in_short(line: &EditableLine) -> Pair {
    let mut words = line.texts.iter().map(|text| text.words.clone());
    let main = words.next().flatten().unwrap_or_default();
    Pair {
        main,
        second: Some(words.next_back().flatten().unwrap_or_else(|| "…".to_owned()))
            .filter(|_| line.texts.len() > 1),
    }
}

/// "{ $sum }, { $who }" of the Vietnamese, which the words must keep.
fn placeholders(text: Option<&EditableText>) -> String {
    let vietnamese = text.map(|text| text.vietnamese.as_str()).unwrap_or_default();
    let mut names: Vec<&str> = Vec::new();
    for rest in vietnamese.split('{').skip(1) {
        let name = rest.split('}').next().unwrap_or_default().trim();
        if name.starts_with('$') && !names.contains(&name) {
            names.push(name);
        }
    }
    let written: Vec<String> = names.into_iter().map(|name| format!("{{ {name} }}")).collect();
    written.join(", ")
}

impl Edit {
    /// All that keeps the words from being kept.
    fn told(&self, context: &ViewContext<'_>) -> Vec<Pair> {
        let same = self.is_same.then(|| context.ui("correct-fault-same"));
        same.into_iter().chain(self.faults.iter().flat_map(|fault| told(fault, context))).collect()
    }
}

fn told(fault: &LineFault, context: &ViewContext<'_>) -> Vec<Pair> {
    let names = |id: &str, names: &[String]| {
        let written: Vec<String> = names.iter().map(|name| format!("{{ ${name} }}")).collect();
        (!names.is_empty()).then(|| context.ui_with(id, &[("names", Value::Text(written.join(", ")))]))
    };
    let count = |n: usize| Value::count(n);
    match fault {
        LineFault::Empty | LineFault::Signs => vec![context.ui("correct-fault-empty")],
        LineFault::Unreadable => vec![context.ui("correct-fault-unreadable")],
        LineFault::Values { lacks, adds } => {
            [names("correct-fault-lacks", lacks), names("correct-fault-adds", adds)]
                .into_iter()
                .flatten()
                .collect()
        }
        LineFault::Letter(letter) => {
            vec![context.ui_with("correct-fault-letter", &[("letter", Value::Text(letter.to_string()))])]
        }
        LineFault::Mark(_) | LineFault::NotComposed(_) => vec![context.ui("correct-fault-mark")],
        LineFault::TooWide { columns, most } => {
            let values = [("columns", count(*columns)), ("most", count(*most))];
            vec![context.ui_with("correct-fault-wide", &values)]
        }
    }
}
