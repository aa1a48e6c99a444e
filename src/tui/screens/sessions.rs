//! Lists every session in the record: searched while the user types, in five orders, a page at a time. Enter opens
//! one; an unfinished one can be resumed.
//!
//! It holds a window of the list and asks for more before the cursor comes to its end, so a list of any length
//! scrolls at the same speed. It shows what was counted and judges nothing. From a column of the group's figures it
//! lists the sessions of that column alone, and goes back there.

use crate::locale::Value;
use crate::meeting::command::Mode;
use crate::review::group::Within;
use crate::review::sessions::{SessionOrder, SessionPage, SessionRow, Trouble};
use crate::text;
use crate::tui::context::ViewContext;
use crate::tui::field::Field;
use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Action, Binding, Input, Takes};
use crate::tui::msg::{Report, Request, SessionsWish};
use crate::tui::page::{Hit, Page};
use crate::tui::route::{Effect, OverlayRoute, Route};
use crate::tui::view::{Cursor, View};

/// The key that asks whether scores are to be shown.
pub(super) const SCORES: Binding = Binding::letter('m', "m", "session-scores", Action::Trainer);

/// Asks whether scores are to be shown: the screen may be on a wall. It stands on No.
pub(super) fn ask_scores() -> Effect {
    Effect::Open(OverlayRoute::QuestionOnNo { asks: "trainer-numbers-ask", yes: Request::TellScores })
}

/// Rows in memory; rows at the other end are dropped and asked for again.
const WINDOW: usize = 240;
/// So many rows before the end of the window the next page is asked for.
const AHEAD: usize = 12;

/// From so many columns on a session has room on one line.
const ONE_LINE: usize = 80;

#[derive(Debug, Default)]
pub struct SessionsScreen {
    cursor: Cursor,
    rows: Vec<SessionRow>,
    words: Field,
    /// Whether letters go into the words that are looked for.
    typing: bool,
    order: SessionOrder,
    /// Whether there are more before and after the window.
    more: (bool, bool),
    of: u64,
    /// How many cannot be read.
    unreadable: usize,
    /// A page has been asked for and has not come.
    waiting: bool,
    within: Option<Within>,
    /// Scores of boards and halls are shown, which was asked about.
    tells_scores: bool,
}

impl SessionsScreen {
    /// What is to be asked for when it opens.
    pub fn asks() -> Request {
        Request::ListSessions(SessionsWish::default())
    }

    /// With what is to be asked for; of one column of the group's figures, or of all.
    pub fn open(within: Option<Within>) -> (Self, Request) {
        let is_within = within.is_some();
        let mut screen = Self { within, ..Self::default() };
        let asks = if is_within { screen.wish(SessionPage::First) } else { Self::asks() };
        (screen, asks)
    }

    fn wish(&mut self, from: SessionPage) -> Request {
        self.waiting = true;
        Request::ListSessions(SessionsWish {
            words: self.words.text().to_owned(),
            order: self.order,
            from,
            within: self.within.clone(),
        })
    }

    fn ask(&mut self, from: SessionPage) -> Vec<Effect> {
        vec![Effect::Ask(self.wish(from))]
    }

    fn take(&mut self, from: &SessionPage, rows: &[SessionRow], more: bool) {
        self.waiting = false;
        match from {
            SessionPage::First => {
                self.rows = rows.to_vec();
                self.more = (false, more);
                self.cursor.at = 0;
            }
            SessionPage::Last => {
                self.rows = rows.to_vec();
                self.more = (more, false);
                self.cursor.at = rows.len().saturating_sub(1);
            }
            SessionPage::After(_) => {
                self.rows.extend_from_slice(rows);
                self.more.1 = more;
                let let_go = self.rows.len().saturating_sub(WINDOW);
                self.rows.drain(..let_go);
                self.cursor.at = self.cursor.at.saturating_sub(let_go);
                self.more.0 |= let_go > 0;
            }
            SessionPage::Before(_) => {
                self.rows.splice(0..0, rows.iter().cloned());
                self.cursor.at += rows.len();
                self.more.0 = more;
                self.more.1 |= self.rows.len() > WINDOW;
                self.rows.truncate(WINDOW);
            }
        }
        self.cursor.at = self.cursor.at.min(self.rows.len().saturating_sub(1));
    }

    /// Asks for the next page where the cursor comes near an end of the window.
    fn look_ahead(&mut self) -> Vec<Effect> {
        let id = |row: Option<&SessionRow>| row.map(|row| row.session);
        if self.waiting {
            return Vec::new();
        }
        if self.more.1 && self.cursor.at + AHEAD >= self.rows.len() {
            return id(self.rows.last()).map_or_else(Vec::new, |last| self.ask(SessionPage::After(last)));
        }
        if self.more.0 && self.cursor.at < AHEAD {
            return id(self.rows.first()).map_or_else(Vec::new, |first| self.ask(SessionPage::Before(first)));
        }
        Vec::new()
    }

    fn moved(&mut self, input: &Input) -> Option<Vec<Effect>> {
        match input {
            Input::Home if self.more.0 => return Some(self.ask(SessionPage::First)),
            Input::End if self.more.1 => return Some(self.ask(SessionPage::Last)),
            Input::Home => self.cursor.at = 0,
            Input::End => self.cursor.at = self.rows.len().saturating_sub(1),
            Input::Pick(_) => return None,
            _ if !self.cursor.moved(input, self.rows.len()) => return None,
            _ => {}
        }
        Some(self.look_ahead())
    }

    fn type_in(&mut self, input: &Input, context: &ViewContext<'_>) -> Vec<Effect> {
        match input {
            Input::Enter | Input::Leave | Input::Down | Input::Tab => {
                self.typing = false;
                Vec::new()
            }
            _ if self.words.update(input, context.typing) => self.ask(SessionPage::First),
            _ => Vec::new(),
        }
    }
}

impl View for SessionsScreen {
    fn bindings(&self, _context: &ViewContext<'_>) -> Vec<Binding> {
        if self.typing {
            return vec![Binding::always("Enter", "sessions-see"), keys::LEAVE_FIELD];
        }
        let resume = self.rows.get(self.cursor.at).filter(|row| !row.is_finished);
        let resume = resume.map(|_| Binding::letter('r', "r", "sessions-continue", Action::Continue));
        let find = Binding::letter('/', "/", "sessions-find", Action::Find);
        let order = Binding::letter('o', "o", "sessions-order", Action::Order);
        let hides = self.rows.iter().any(|row| row.score.is_some() && !self.tells(row));
        let scores = hides.then_some(SCORES);
        [Some(keys::OPEN), Some(find), Some(order), resume, Some(keys::MOVE), Some(keys::BACK), scores]
            .into_iter()
            .flatten()
            .collect()
    }

    fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        let of = Value::count(self.of);
        let order = context.word(&format!("sessions-order-{}", self.order.slug()));
        Chrome {
            top: (self.title(context), context.word_with("sessions-of", &[("n", of)])),
            second: (self.looked_for(context), order),
            ..Chrome::default()
        }
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        if self.typing {
            page.label("", &context.ui("sessions-find-about"), None, false);
            self.words.draw(0, true, page);
            page.blank();
        }
        if self.rows.is_empty() && !self.waiting {
            let empty = if self.words.text().trim().is_empty() { "sessions-empty" } else { "sessions-none" };
            page.text(&context.ui(empty));
        }
        for (at, row) in self.rows.iter().enumerate() {
            let score = row.score.filter(|_| self.tells(row));
            draw(context, row, score, at, self.cursor.at == at && !self.typing, page);
        }
        if self.unreadable > 0 {
            page.blank();
            let values = [("n", Value::count(self.unreadable))];
            page.signed("♦", &context.ui_with("sessions-unreadable-about", &values), page.theme().warn);
        }
    }

    fn update(&mut self, input: &Input, context: &ViewContext<'_>) -> Vec<Effect> {
        if self.typing {
            return self.type_in(input, context);
        }
        if let Some(effects) = self.moved(input) {
            return effects;
        }
        let session = self.rows.get(self.cursor.at).map(|row| row.session);
        match (input, session) {
            (Input::Enter, Some(session)) => vec![Effect::Ask(Request::ShowSession { session })],
            (Input::Do(Action::Continue), Some(session)) => vec![Effect::Ask(Request::Resume { session })],
            (Input::Do(Action::Trainer), _) => vec![ask_scores()],
            (Input::Do(Action::Find), _) => {
                self.typing = true;
                Vec::new()
            }
            (Input::Do(Action::Order), _) => {
                self.order = self.order.next();
                self.ask(SessionPage::First)
            }
            (Input::Leave, _) if !self.words.text().is_empty() => {
                self.words = Field::default();
                self.ask(SessionPage::First)
            }
            (Input::Do(Action::Back) | Input::Leave, _) => match self.within.take() {
                Some(within) => vec![Effect::Show(Route::Group(Some(within)))],
                None => vec![Effect::Ask(Request::Leave)],
            },
            _ => Vec::new(),
        }
    }

    fn click(&mut self, item: usize, context: &ViewContext<'_>) -> Vec<Effect> {
        if self.typing {
            self.typing = false;
        } else if self.cursor.at == item {
            return self.update(&Input::Enter, context);
        }
        self.cursor.at = item.min(self.rows.len().saturating_sub(1));
        Vec::new()
    }

    fn report(&mut self, report: &Report, _context: &ViewContext<'_>) -> Vec<Effect> {
        match report {
            Report::Sessions { from, rows, more, of, unreadable } => {
                (self.of, self.unreadable) = (*of, *unreadable);
                self.take(from, rows, *more);
                Vec::new()
            }
            Report::ScoresTold => {
                self.tells_scores = true;
                Vec::new()
            }
            Report::Session(detail) => vec![Effect::Push(Route::Session(detail.clone()))],
            Report::Begun => vec![Effect::Show(Route::Meeting)],
            _ => Vec::new(),
        }
    }

    fn enter_stays(&self, _context: &ViewContext<'_>) -> bool {
        self.typing
    }

    fn takes(&self) -> Takes {
        Takes::words_if(self.typing)
    }

    fn takes_pages(&self) -> bool {
        true
    }

    fn has_words(&self) -> bool {
        self.typing
    }
}

impl SessionsScreen {
    /// Whether the score of this session is shown: that of one alone, or once it was asked about.
    fn tells(&self, row: &SessionRow) -> bool {
        self.tells_scores || row.mode == Mode::Solo.slug()
    }

    fn title(&self, context: &ViewContext<'_>) -> String {
        match &self.within {
            Some(within) if within.name.is_empty() => context.word("group-home-unknown"),
            Some(within) => within.name.clone(),
            None => context.word("sessions-title"),
        }
    }

    fn looked_for(&self, context: &ViewContext<'_>) -> String {
        match self.words.text() {
            "" => String::new(),
            words => context.word_with("sessions-looked-for", &[("words", Value::Text(words.to_owned()))]),
        }
    }
}

fn trouble_id(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::Newer { .. } => "sessions-newer",
        Trouble::Short { .. } => "sessions-short",
        Trouble::Row | Trouble::Event { .. } => "sessions-unreadable",
    }
}

/// When, what and where; under it who and how far.
fn draw(
    context: &ViewContext<'_>,
    row: &SessionRow,
    score: Option<u32>,
    at: usize,
    focused: bool,
    page: &mut Page<'_>,
) {
    let mark = match (row.is_copy, row.is_fork) {
        (true, _) => "⇄ ",
        (false, true) => "↳ ",
        (false, false) => "",
    };
    let main = format!("{mark}{} · {} · {}", context.time(row.started_at), row.title, row.village);
    let answers = context.word_with("sessions-answers", &[("n", Value::Count(i64::from(row.answers)))]);
    let score = score.map(|score| format!("{score}/100"));
    let state = row
        .trouble
        .map(trouble_id)
        .or((!row.is_finished).then_some("sessions-open"))
        .map(|id| context.word(id));
    let mode = Some(context.word(&format!("mode-{}", row.mode)));
    let place = row.place.clone().filter(|place| !place.is_empty());
    let codes = Some(row.codes.join(", ")).filter(|codes| !codes.is_empty());
    let homes = Some(row.homes.join("; ")).filter(|homes| !homes.is_empty());
    let under = [mode, Some(answers), score, codes, homes, place, state].into_iter().flatten();
    let under = under.collect::<Vec<_>>().join(" · ");
    let one_line =
        page.columns() >= ONE_LINE && text::width(&main) + text::width(&under) + 4 <= page.columns();
    if one_line {
        let main = format!("{main} · {under}");
        page.item(at, "", &main.into(), focused);
        return;
    }
    page.item(at, "", &main.into(), focused);
    let style = if focused { page.theme().accent } else { page.theme().dim };
    page.pair("    ", &under.into(), style, Some(Hit::Item(at)), focused);
}
