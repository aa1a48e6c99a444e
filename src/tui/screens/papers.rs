//! Chooses the papers of a session, and shows where they were written.
//!
//! It comes after the debrief, where going home is its first entry, and after any session of the list. It shows no
//! paper: a printer or a word processor does. Papers that the session cannot fill are no entries; the reason stands
//! below.

use crate::export::papers::{Lacking, SessionPaper, lacking};
use crate::id::{ScenarioId, SessionId};
use crate::locale::Value;
use crate::meeting::command::Mode;
use crate::tui::context::ViewContext;
use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Action, Binding, Input};
use crate::tui::msg::{Report, Request};
use crate::tui::overlays::pin;
use crate::tui::page::Page;
use crate::tui::route::{Effect, Route};
use crate::tui::screens::scenarios::{INVITED, invite, invited};
use crate::tui::view::{Cursor, View};

#[derive(Debug)]
pub struct PapersScreen {
    /// The one that is read, which stands behind this; none after a debrief, from where "back" leads home.
    session: Option<SessionId>,
    cursor: Cursor,
    /// Where the last ones were written, and their names.
    written: Option<(String, Vec<String>)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Entry {
    /// Back home, or to the session.
    Leave,
    All,
    One(SessionPaper),
}

impl PapersScreen {
    /// After the debrief of the session that is open.
    pub fn after_debrief() -> Self {
        Self { session: None, cursor: Cursor::default(), written: None }
    }

    /// For a session that is read.
    pub fn of_session(session: SessionId) -> Self {
        Self { session: Some(session), cursor: Cursor { at: 1 }, written: None }
    }

    fn entries(context: &ViewContext<'_>) -> Vec<Entry> {
        [Entry::Leave, Entry::All].into_iter().chain(papers(context).into_iter().map(Entry::One)).collect()
    }

    /// The scenario to which the one that was just played invites.
    fn invited<'a>(&self, context: &ViewContext<'a>) -> Option<&'a ScenarioId> {
        invited(context).filter(|_| self.session.is_none())
    }

    fn leave(&self) -> Vec<Effect> {
        vec![if self.session.is_some() { Effect::Back } else { Effect::Ask(Request::Leave) }]
    }

    fn choose(&self, context: &ViewContext<'_>) -> Vec<Effect> {
        let papers = match Self::entries(context).get(self.cursor.at) {
            Some(Entry::All) => papers(context),
            Some(Entry::One(kind)) => vec![*kind],
            Some(Entry::Leave) | None => return self.leave(),
        };
        vec![Effect::Ask(Request::WritePapers { session: self.session, papers })]
    }
}

impl View for PapersScreen {
    fn bindings(&self, context: &ViewContext<'_>) -> Vec<Binding> {
        let digits = keys::does(Self::entries(context).len());
        // At the end of a session only: the facilitator copies from a screen of its own.
        let carry = self.session.is_none().then_some(keys::CARRY);
        let show = (context.opens && self.written.is_some()).then_some(keys::SHOW_FOLDER);
        let invited = self.invited(context).map(|_| INVITED);
        [Some(digits), Some(keys::OPEN), invited, show, carry, Some(keys::BACK)]
            .into_iter()
            .flatten()
            .collect()
    }

    fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        Chrome::titled(context, "doc-papers")
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        if self.session.is_none() {
            let is_solo = context.play.as_ref().is_some_and(|play| play.mode() == Mode::Solo);
            page.text(&context.ui(if is_solo { "debrief-solo-thanks" } else { "debrief-thanks" }));
        }
        if self.invited(context).is_some() {
            page.styled(&context.ui("invite-about"), page.theme().accent);
        }
        if let Some((folder, files)) = &self.written {
            page.signed("✓", &context.ui("doc-written"), page.theme().good);
            page.pair("  ", &folder.as_str().into(), page.theme().text, None, false);
            page.pair("  ", &names(files).into(), page.theme().dim, None, false);
        } else {
            page.dim(&context.ui("doc-papers-about"));
        }
        for (at, entry) in Self::entries(context).into_iter().enumerate() {
            let id = match entry {
                Entry::Leave if self.session.is_none() => "doc-home".to_owned(),
                Entry::Leave => "doc-back".to_owned(),
                Entry::All => "doc-all".to_owned(),
                Entry::One(kind) => format!("doc-{}", kind.slug()),
            };
            page.item(at, &(at + 1).to_string(), &context.ui(&id), self.cursor.at == at);
        }
        let missing: Vec<(SessionPaper, Lacking)> = SessionPaper::ALL
            .iter()
            .copied()
            .filter_map(|kind| Some((kind, lacks(context, kind)?)))
            .collect();
        if !missing.is_empty() {
            page.blank();
        }
        for (kind, lacks) in missing {
            let paper = [("paper", Value::Id(format!("doc-{}", kind.slug())))];
            page.dim(&context.ui_with(&format!("doc-lacks-{}", lacks.slug()), &paper));
        }
    }

    /// A digit does it at once: writing papers takes nothing away.
    fn update(&mut self, input: &Input, context: &ViewContext<'_>) -> Vec<Effect> {
        let moved = self.cursor.moved(input, Self::entries(context).len());
        match input {
            Input::Pick(_) if moved => self.choose(context),
            Input::Enter => self.choose(context),
            Input::Do(Action::ShowFolder) => {
                let folder = self.written.iter().map(|(folder, _)| folder.clone());
                folder.map(|folder| Effect::Ask(Request::ShowFolder(folder))).collect()
            }
            Input::Do(Action::Begin) if self.invited(context).is_some() => invite(context),
            Input::Do(Action::Carry) if self.session.is_none() => {
                pin::guard(context, vec![Effect::Show(Route::Carry)])
            }
            Input::Do(Action::Back) | Input::Leave => self.leave(),
            _ => Vec::new(),
        }
    }

    fn report(&mut self, report: &Report, _context: &ViewContext<'_>) -> Vec<Effect> {
        match report {
            Report::PapersWritten { folder, files } => {
                self.written = Some((folder.clone(), files.clone()));
                // Going on is the most likely next choice.
                self.cursor.at = 0;
                Vec::new()
            }
            Report::Prepared { card } => vec![Effect::Show(Route::Setup(card.as_ref().clone()))],
            _ => Vec::new(),
        }
    }
}

/// What the session that is open or read lacks for this paper.
fn lacks(context: &ViewContext<'_>, kind: SessionPaper) -> Option<Lacking> {
    context.play.as_ref().and_then(|play| lacking(kind, play.story, play.meeting))
}

/// The papers that it can fill.
fn papers(context: &ViewContext<'_>) -> Vec<SessionPaper> {
    SessionPaper::ALL.iter().copied().filter(|kind| lacks(context, *kind).is_none()).collect()
}

/// "bien-ban, trang-so-quy (.docx, .html)": each paper and each ending once.
fn names(files: &[String]) -> String {
    let (mut papers, mut endings) = (Vec::new(), Vec::new());
    for file in files {
        let (paper, ending) = file.split_once('.').unwrap_or((file, ""));
        let ending = format!(".{ending}");
        if !papers.contains(&paper) {
            papers.push(paper);
        }
        if !endings.contains(&ending) {
            endings.push(ending);
        }
    }
    format!("{} ({})", papers.join(", "), endings.join(", "))
}
