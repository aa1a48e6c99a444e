//! People's data, for the person who keeps it: the notice, who is in the record, erasing, how long things are kept,
//! the PIN.
//!
//! Nothing is erased without a question that lists what is erased. The answer of the question is No at first.

mod ask;
mod people;

use crate::locale::{Pair, Value};
use crate::tui::context::ViewContext;
use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Action, Binding, Input, Takes};
use crate::tui::msg::privacy::{Counts, LearnerRow, PrivacyFacts, PrivacyReport, PrivacyRequest};
use crate::tui::msg::{Report, Request};
use crate::tui::overlays::pin::Secret;
use crate::tui::page::Page;
use crate::tui::route::Effect;
use crate::tui::screens::privacy::ask::{EraseQuestion, EraseResult};
use crate::tui::screens::privacy::people::{Learners, PersonAction, PersonMenu, Rename, Sure};
use crate::tui::view::{Cursor, View};

#[derive(Debug, Default)]
pub struct PrivacyScreen {
    facts: PrivacyFacts,
    cursor: Cursor,
    part: Part,
}

#[derive(Debug, Default)]
enum Part {
    #[default]
    Menu,
    Notice,
    Learners(Learners),
    Person(Box<PersonMenu>),
    /// The second of two who are to be joined.
    Second(Box<LearnerRow>, Learners),
    Sure(Box<Sure>),
    Rename(Box<Rename>),
    Asked(EraseQuestion),
    /// What came of it.
    Told(EraseResult),
    /// A PIN is typed twice, because it is not shown.
    Pin {
        typed: Secret,
        first: Option<String>,
        told: Option<&'static str>,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Entry {
    Notice,
    Learners,
    Retention,
    Due,
    SetPin,
    ClearPin,
}

const NOTICE: [&str; 7] = [
    "privacy-notice-what",
    "privacy-notice-names",
    "privacy-notice-where",
    "privacy-notice-why",
    "privacy-notice-erase",
    "privacy-notice-pin",
    "consent-law",
];

impl PrivacyScreen {
    fn entries(&self) -> Vec<Entry> {
        let due = (self.facts.due != Counts::default()).then_some(Entry::Due);
        let clear = self.facts.has_pin.then_some(Entry::ClearPin);
        [Some(Entry::Notice), Some(Entry::Learners), Some(Entry::Retention), due, Some(Entry::SetPin), clear]
            .into_iter()
            .flatten()
            .collect()
    }

    fn entry(&self) -> Option<Entry> {
        self.entries().get(self.cursor.at).copied()
    }

    fn choose(&mut self) -> Vec<Effect> {
        self.part = match self.entry() {
            Some(Entry::Notice) => Part::Notice,
            Some(Entry::Learners) => Part::Learners(Learners::default()),
            Some(Entry::Due) => Part::Asked(EraseQuestion::due(self.facts.due)),
            Some(Entry::SetPin) => Part::Pin { typed: Secret::default(), first: None, told: None },
            Some(Entry::ClearPin) => return ask(PrivacyRequest::ClearPin),
            Some(Entry::Retention) => return ask(PrivacyRequest::TurnRetention { forward: true }),
            None => Part::Menu,
        };
        Vec::new()
    }

    fn menu(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        for (at, entry) in self.entries().into_iter().enumerate() {
            let focused = self.cursor.at == at;
            let mark = (at + 1).to_string();
            match entry {
                Entry::Notice => page.item(at, &mark, &context.ui("privacy-notice"), focused),
                Entry::Learners => {
                    let n = [(
                        "n",
                        Value::count(self.facts.learners.iter().filter(|row| !row.is_name_alone).count()),
                    )];
                    page.item(at, &mark, &context.ui_with("privacy-learners", &n), focused);
                }
                Entry::Retention => {
                    let kept = match self.facts.months {
                        None => context.word("privacy-kept-always"),
                        Some(months) => {
                            context.word_with("privacy-kept-months", &[("n", Value::count(months))])
                        }
                    };
                    let label = context.ui("privacy-retention");
                    let label = Pair { main: format!("{mark} {}", label.main), ..label };
                    page.field(at, &label, &format!("‹ {kept} ›"), focused);
                }
                Entry::Due => {
                    page.item(at, &mark, &context.ui_with("privacy-due", &values(self.facts.due)), focused);
                }
                Entry::SetPin if self.facts.has_pin => {
                    page.item(at, &mark, &context.ui("pin-change"), focused);
                }
                Entry::SetPin => page.item(at, &mark, &context.ui("pin-set"), focused),
                Entry::ClearPin => page.item(at, &mark, &context.ui("pin-clear"), focused),
            }
        }
        page.blank();
        page.dim(&context.ui("privacy-never-by-itself"));
    }

    /// Everybody but this one.
    fn others(&self, first: &LearnerRow) -> Vec<LearnerRow> {
        let others = self.facts.learners.iter().filter(|row| row.person != first.person);
        others.cloned().collect()
    }

    /// What is done about one person.
    fn person(&mut self, input: &Input, context: &ViewContext<'_>) -> Vec<Effect> {
        let others = if let Part::Second(first, _) = &self.part { self.others(first) } else { Vec::new() };
        let list = || Part::Learners(Learners::default());
        match &mut self.part {
            Part::Person(menu) => {
                let row = menu.row().clone();
                self.part = match menu.update(input) {
                    Some(PersonAction::Join) => Part::Second(Box::new(row), Learners::default()),
                    Some(PersonAction::TakeApart) => Part::Sure(Box::new(Sure::apart(row))),
                    Some(PersonAction::Rename) => Part::Rename(Box::new(Rename::new(row))),
                    Some(PersonAction::Erase) => return ask(PrivacyRequest::Held { person: row.person }),
                    Some(PersonAction::Leave) => list(),
                    None => return Vec::new(),
                };
            }
            Part::Second(first, learners) => {
                let first = (**first).clone();
                self.part = match learners.update(input, &others, context.typing) {
                    people::Wish::Choose(second) => Part::Sure(Box::new(Sure::join(first, second))),
                    people::Wish::Leave => Part::Person(Box::new(PersonMenu::new(first))),
                    people::Wish::Nothing => return Vec::new(),
                };
            }
            Part::Sure(sure) => match sure.update(input) {
                Some(true) => return sure.go(),
                Some(false) => self.part = list(),
                None => {}
            },
            Part::Rename(rename) => match rename.update(input, context.typing) {
                Some(effects) => return effects,
                None => self.part = list(),
            },
            Part::Menu
            | Part::Notice
            | Part::Learners(_)
            | Part::Asked(_)
            | Part::Told(_)
            | Part::Pin { .. } => {}
        }
        Vec::new()
    }

    fn pin(&mut self, input: &Input) -> Vec<Effect> {
        let Part::Pin { typed, first, told } = &mut self.part else { return Vec::new() };
        match input {
            Input::Leave => self.part = Part::Menu,
            Input::Enter => {
                let pin = typed.take();
                match first.take() {
                    None if pin.len() < 4 => *told = Some("pin-too-short"),
                    None => (*first, *told) = (Some(pin), None),
                    Some(before) if before == pin => {
                        self.part = Part::Told(EraseResult::line("pin-is-set"));
                        return ask(PrivacyRequest::SetPin { pin });
                    }
                    Some(_) => *told = Some("pin-differs"),
                }
            }
            _ => typed.update(input),
        }
        Vec::new()
    }

    /// The notice as it is printed: Vietnamese or English, whichever is spoken.
    fn notice(context: &ViewContext<'_>) -> Vec<Effect> {
        let lines = std::iter::once("privacy-notice-title").chain(NOTICE);
        ask(PrivacyRequest::WriteNotice { lines: lines.map(|id| context.word(id)).collect() })
    }
}

fn ask(request: PrivacyRequest) -> Vec<Effect> {
    vec![Effect::Ask(Request::Privacy(request))]
}

fn values(counts: Counts) -> [(&'static str, Value); 3] {
    [
        ("sessions", Value::count(counts.sessions)),
        ("notes", Value::count(counts.notes)),
        ("names", Value::count(counts.names)),
    ]
}

impl View for PrivacyScreen {
    fn bindings(&self, _context: &ViewContext<'_>) -> Vec<Binding> {
        match &self.part {
            Part::Menu => {
                let turns = (self.entry() == Some(Entry::Retention)).then_some(keys::CHANGE);
                let digits = keys::opens(self.entries().len());
                [Some(digits), turns, Some(keys::OPEN), Some(keys::BACK)].into_iter().flatten().collect()
            }
            Part::Notice => vec![Binding::always("Enter", "privacy-print"), keys::BACK],
            Part::Learners(_) | Part::Second(..) => vec![keys::OPEN, keys::MOVE, keys::CLOSE],
            Part::Person(menu) => {
                vec![keys::opens(menu.n_choices()), keys::OPEN, keys::BACK]
            }
            Part::Asked(_) | Part::Sure(_) => {
                vec![keys::does(2), keys::COMMIT, keys::BACK]
            }
            Part::Told(told) if told.asks() => {
                vec![keys::does(2), keys::COMMIT, keys::BACK]
            }
            Part::Told(_) => vec![keys::NEXT],
            Part::Pin { .. } | Part::Rename(_) => vec![keys::COMMIT, keys::CLOSE],
        }
    }

    fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        let title = match &self.part {
            Part::Menu | Part::Told(_) => "privacy-title",
            Part::Notice => "privacy-notice-title",
            Part::Learners(_) | Part::Person(_) => "privacy-learners-title",
            Part::Second(..) => "people-join",
            Part::Sure(_) | Part::Rename(_) => "people-title",
            Part::Asked(_) => "privacy-ask-title",
            Part::Pin { .. } => "pin-title",
        };
        Chrome {
            top: (context.word("app-name"), String::new()),
            second: (context.word(title), String::new()),
            ..Chrome::default()
        }
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        match &self.part {
            Part::Menu => self.menu(context, page),
            Part::Notice => {
                for id in NOTICE {
                    page.text(&context.ui(id));
                    page.blank();
                }
            }
            Part::Learners(learners) => learners.page(&self.facts.learners, context, page),
            Part::Person(menu) => menu.page(context, page),
            Part::Second(first, learners) => {
                let code = [("code", Value::Text(first.code.clone()))];
                page.text(&context.ui_with("people-choose", &code));
                learners.page(&self.others(first), context, page);
            }
            Part::Sure(sure) => sure.page(context, page),
            Part::Rename(rename) => rename.page(context, page),
            Part::Asked(asked) => asked.page(context, page),
            Part::Told(told) => told.page(context, page),
            Part::Pin { typed, first, told } => {
                if let Some(told) = told {
                    page.signed("!", &context.ui(told), page.theme().bad);
                }
                page.heading(&context.ui(if first.is_some() { "pin-again" } else { "pin-new" }));
                typed.draw(page);
                page.blank();
                page.dim(&context.ui("pin-about"));
                page.dim(&context.ui("pin-forgotten"));
            }
        }
    }

    fn update(&mut self, input: &Input, context: &ViewContext<'_>) -> Vec<Effect> {
        let leaves = matches!(input, Input::Do(Action::Back) | Input::Leave);
        match &mut self.part {
            Part::Menu => {
                let moved = self.cursor.moved(input, self.entries().len());
                match input {
                    Input::Pick(_) if moved => self.choose(),
                    Input::Enter => self.choose(),
                    Input::Left | Input::Right if self.entry() == Some(Entry::Retention) => {
                        ask(PrivacyRequest::TurnRetention { forward: *input == Input::Right })
                    }
                    _ if leaves => vec![Effect::Ask(Request::Leave)],
                    _ => Vec::new(),
                }
            }
            Part::Notice if matches!(input, Input::Enter) => Self::notice(context),
            Part::Learners(learners) => match learners.update(input, &self.facts.learners, context.typing) {
                people::Wish::Nothing => Vec::new(),
                people::Wish::Leave => {
                    self.part = Part::Menu;
                    Vec::new()
                }
                people::Wish::Choose(row) => {
                    self.part = Part::Person(Box::new(PersonMenu::new(row)));
                    Vec::new()
                }
            },
            Part::Person(_) | Part::Second(..) | Part::Sure(_) | Part::Rename(_) => {
                self.person(input, context)
            }
            Part::Asked(asked) => match asked.update(input) {
                Some(true) => asked.erase(),
                Some(false) => {
                    self.part = Part::Menu;
                    Vec::new()
                }
                None => Vec::new(),
            },
            Part::Pin { .. } => self.pin(input),
            Part::Told(told) if told.asks() => match told.update(input) {
                Some(true) => ask(PrivacyRequest::RemoveTraces),
                Some(false) => {
                    self.part = Part::Told(told.left());
                    Vec::new()
                }
                None => Vec::new(),
            },
            Part::Notice | Part::Told(_) => {
                if leaves || matches!(input, Input::Enter) {
                    self.part = Part::Menu;
                }
                Vec::new()
            }
        }
    }

    fn click(&mut self, item: usize, context: &ViewContext<'_>) -> Vec<Effect> {
        match &mut self.part {
            Part::Learners(learners) | Part::Second(_, learners) => {
                if learners.go(item) {
                    return self.update(&Input::Enter, context);
                }
                Vec::new()
            }
            Part::Menu
            | Part::Notice
            | Part::Person(_)
            | Part::Sure(_)
            | Part::Rename(_)
            | Part::Asked(_)
            | Part::Told(_)
            | Part::Pin { .. } => self.update(&Input::Pick(item), context),
        }
    }

    fn report(&mut self, report: &Report, _context: &ViewContext<'_>) -> Vec<Effect> {
        match report {
            Report::Privacy(PrivacyReport::Facts(facts)) => {
                self.facts.clone_from(facts);
                self.cursor.at = self.cursor.at.min(self.entries().len().saturating_sub(1));
            }
            Report::Privacy(PrivacyReport::Held { person, code, counts, traces }) => {
                let (person, code, traces) = (person.clone(), code.clone(), traces.clone());
                self.part = Part::Asked(EraseQuestion::learner(person, code, *counts, traces));
            }
            Report::Privacy(PrivacyReport::Changed(said)) => self.part = Part::Told(EraseResult::line(said)),
            Report::Privacy(PrivacyReport::CodeRefused(why)) => {
                if let Part::Rename(rename) = &mut self.part {
                    rename.refused(why);
                }
            }
            Report::Privacy(PrivacyReport::TracesRemoved { n, failed }) => {
                self.part = Part::Told(EraseResult::traces_removed(*n, failed));
            }
            Report::Privacy(PrivacyReport::Erased { counts, removed, traces }) => {
                self.part = Part::Told(EraseResult::erased(*counts, removed, traces.as_ref()));
            }
            Report::Privacy(PrivacyReport::NoticeWritten { path }) => {
                self.part = Part::Told(EraseResult::written(path));
            }
            _ => {}
        }
        Vec::new()
    }

    fn takes(&self) -> Takes {
        let part = &self.part;
        Takes::words_if(matches!(
            part,
            Part::Learners(_) | Part::Second(..) | Part::Rename(_) | Part::Pin { .. }
        ))
    }

    fn has_words(&self) -> bool {
        matches!(self.part, Part::Learners(_) | Part::Second(..) | Part::Rename(_))
    }
}
