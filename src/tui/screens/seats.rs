//! Asks who has which seat, by learner code, and from which club; by lot if wanted; and again when another board
//! takes over (relay).
//!
//! A code is all the record keeps of a person, unless they agree to more (`consent`). An empty field is a seat
//! without a code. The club is the trainees' own, not that of the story: one line for the table, kept for the next
//! session at this laptop, and with `c` a line for each seat that is from another one.

use crate::locale::{Pair, Value};
use crate::meeting::chance;
use crate::meeting::command::{Mode, Setup};
use crate::scenario::terms::Role;
use crate::tui::context::{Play, ViewContext};
use crate::tui::form::Filled;
use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Action, Binding, Input, Takes};
use crate::tui::msg::{Homes, Report, Request, ScenarioCard};
use crate::tui::page::Page;
use crate::tui::route::{Effect, OverlayRoute, PlannedSession, Route};
use crate::tui::screens::seat_fields::{SeatEntries, SeatFields};
use crate::tui::view::{Cursor, View};

#[derive(Debug)]
pub struct SeatsScreen {
    what: What,
    fields: SeatFields,
    cursor: Cursor,
}

#[derive(Debug)]
enum What {
    New {
        card: Box<ScenarioCard>,
        mode: Mode,
        cut: u16,
        solo: Option<Role>,
        /// Whether people sit in the deputies' seats, too.
        deputies: bool,
    },
    /// The board changes in the middle of the meeting.
    Relay,
}

/// Everything that is asked here may be left empty.
const ALL_WRITTEN: Binding = Binding::always("Esc Enter", "seats-all-written");

impl SeatsScreen {
    pub fn new(card: ScenarioCard, mode: Mode, cut: u16) -> Self {
        let roles = match mode {
            Mode::Solo => Vec::new(),
            Mode::Board | Mode::Room => Role::TRAINED.to_vec(),
        };
        Self {
            what: What::New { card: Box::new(card), mode, cut, solo: None, deputies: false },
            fields: SeatFields::new(
                roles,
                SeatEntries { place: Some(String::new()), ..SeatEntries::default() },
            ),
            cursor: Cursor::default(),
        }
    }

    pub fn relay(context: &ViewContext<'_>) -> Self {
        let play = context.play.as_ref();
        let roles = match play.and_then(Play::setup) {
            // In the hall all play the deputies.
            Some(setup) if setup.mode == Mode::Room => Role::TRAINED.to_vec(),
            Some(setup) => setup.humans(),
            None => Vec::new(),
        };
        let known = |role| {
            let code = play.and_then(|play| play.learner(role)).unwrap_or_default();
            (code.to_owned(), play.map_or("", |play| play.home(role)).to_owned())
        };
        // The place is known since the session began.
        let written = SeatEntries::of_table(roles.iter().map(|role| known(*role)).collect());
        Self { what: What::Relay, fields: SeatFields::new(roles, written), cursor: Cursor::default() }
    }

    /// In `Solo` a role is chosen first.
    fn chooses_role(&self) -> bool {
        matches!(self.what, What::New { mode: Mode::Solo, solo: None, .. })
    }

    /// The seats that people can take here, deputies too where they have something to do.
    fn offered(&self) -> Vec<Role> {
        let What::New { card, cut, .. } = &self.what else { return Vec::new() };
        let of_cut = card.seats.iter().find(|(of, _)| of == cut);
        of_cut.map_or_else(|| Role::TRAINED.to_vec(), |(_, seats)| seats.clone())
    }

    /// Whether it can be chosen who plays the deputies.
    fn asks_for_deputies(&self) -> bool {
        let is_board = matches!(self.what, What::New { mode: Mode::Board, .. });
        is_board && self.offered().len() > Role::TRAINED.len()
    }

    /// The seats of the deputies come or go.
    fn turn_deputies(&mut self) {
        let offered = self.offered();
        let What::New { deputies, .. } = &mut self.what else { return };
        *deputies = !*deputies;
        let roles = if *deputies { offered } else { Role::TRAINED.to_vec() };
        self.fields.turn_to(roles);
    }

    fn take_role(&mut self, context: &ViewContext<'_>) {
        let drawn = context.play.map_or(0, |play| play.saved);
        let offered = self.offered();
        // A random number: any value will do.
        let lot = || chance::below(u64::from(std::process::id()) + drawn, "lot", offered.len());
        let role = offered.get(self.cursor.at).or_else(|| offered.get(lot())).copied();
        if let What::New { solo, .. } = &mut self.what {
            *solo = role;
        }
        self.fields = SeatFields::new(role.into_iter().collect(), self.fields.written());
    }

    /// Roles change places among those who are named. Each keeps the club they are from.
    fn draw_lots(&mut self) {
        let mut written = self.fields.written();
        let named = written.seats.iter().map(|(code, _)| code.len() as u64).sum::<u64>();
        let seed = (u64::from(std::process::id()) + named).wrapping_add(self.cursor.at as u64);
        let order = chance::shuffled(seed, "lots", written.seats.len());
        self.cursor.at += 1;
        written.seats = order.into_iter().filter_map(|at| written.seats.get(at).cloned()).collect();
        self.fields = SeatFields::new(self.fields.roles().to_vec(), written);
    }

    fn commit(&self, context: &ViewContext<'_>) -> Vec<Effect> {
        if self.fields.has_long_home() {
            let most = Value::count(Homes::MOST_COLUMNS);
            return vec![Effect::Notice(context.word_with("seats-home-long", &[("n", most)]))];
        }
        let (learners, homes) = (self.fields.learners(), self.fields.homes());
        match &self.what {
            What::New { card, mode, cut, solo, deputies } => {
                let setup = Setup { mode: *mode, solo: *solo, cut: *cut, seed: 0, deputies: *deputies };
                let place = self.fields.written().place.unwrap_or_default();
                let keep = Effect::Ask(Request::KeepHome(homes.all.clone()));
                let planned = PlannedSession { card: (**card).clone(), setup, learners, homes, place };
                vec![keep, Effect::Show(Route::Briefing(Box::new(planned)))]
            }
            What::Relay => {
                let mut effects = vec![Effect::Show(Route::Meeting)];
                for role in self.fields.roles() {
                    let code = learners.iter().find(|(seat, _)| seat == role).map(|(_, code)| code.as_str());
                    let (learner, home) = (code.unwrap_or_default(), homes.of(*role));
                    let known =
                        context.play.map(|play| (play.learner(*role).unwrap_or_default(), play.home(*role)));
                    if known != Some((learner, home)) {
                        let (learner, home) = (learner.to_owned(), home.to_owned());
                        effects.push(Effect::Ask(Request::ChangeSeat { role: *role, learner, home }));
                    }
                }
                effects
            }
        }
    }
}

impl View for SeatsScreen {
    fn bindings(&self, _context: &ViewContext<'_>) -> Vec<Binding> {
        if self.chooses_role() {
            return vec![keys::does(self.offered().len() + 1), keys::OPEN, keys::BACK];
        }
        if self.fields.form.is_typing() {
            return vec![keys::NEXT_FIELD, ALL_WRITTEN];
        }
        let is_table = self.fields.roles().len() > 1;
        let lots = Binding::letter('b', "b", "seats-by-lot", Action::DrawLots);
        let homes = if self.fields.is_apart() { "seats-homes-one" } else { "seats-homes-apart" };
        let homes = Binding::letter('c', "c", homes, Action::Homes).minor();
        let name = Binding::letter('k', "k", "consent-key", Action::Consent);
        let name = self.fields.focused().map(|_| name);
        let (homes, lots) = (is_table.then_some(homes), is_table.then_some(lots));
        let deputies = if self.fields.roles().len() > Role::TRAINED.len() {
            "seats-deputies-computer"
        } else {
            "seats-deputies-people"
        };
        let deputies = Binding::letter('p', "p", deputies, Action::Deputies).minor();
        let deputies = self.asks_for_deputies().then_some(deputies);
        [Some(keys::COMMIT), name, homes, lots, deputies, Some(keys::BACK)].into_iter().flatten().collect()
    }

    fn chrome(&self, context: &ViewContext<'_>) -> Chrome {
        let (top, title) = match &self.what {
            What::New { card, .. } if self.chooses_role() => (card.title.main.clone(), "seats-choose-role"),
            What::New { card, .. } => (card.title.main.clone(), "seats-title"),
            What::Relay => (context.word("app-name"), "trainer-relay"),
        };
        Chrome {
            top: (top, String::new()),
            second: (context.word(title), String::new()),
            ..Chrome::default()
        }
    }

    fn page(&self, context: &ViewContext<'_>, page: &mut Page<'_>) {
        if self.chooses_role() {
            let offered = self.offered();
            for (at, role) in offered.iter().enumerate() {
                page.item(at, &(at + 1).to_string(), &context.role(*role), self.cursor.at == at);
                let duty = Pair { second: None, ..context.ui(&format!("role-{}-duty", role.slug())) };
                page.pair("   ", &duty, page.theme().dim, None, false);
            }
            let at = offered.len();
            page.item(at, &(at + 1).to_string(), &context.ui("seats-by-lot"), self.cursor.at == at);
            return;
        }
        page.dim(&Pair { second: None, ..context.ui("learner-why-code") });
        page.blank();
        if let What::New { solo: Some(role), .. } = &self.what {
            let role = Value::Text(context.role(*role).main);
            page.heading(&Pair { second: None, ..context.ui_with("seats-your-role", &[("role", role)]) });
            page.dim(&Pair { second: None, ..context.ui("seats-what-code-is") });
        }
        self.fields.form.draw(context, page);
        page.blank();
        if self.fields.roles().len() > 1 && !self.fields.is_apart() {
            page.dim(&context.ui("seats-homes-offer"));
        }
        if self.asks_for_deputies() && self.fields.roles().len() == Role::TRAINED.len() {
            page.dim(&context.ui("seats-deputies-offer"));
        }
        page.dim(&context.ui("consent-offer"));
    }

    fn update(&mut self, input: &Input, context: &ViewContext<'_>) -> Vec<Effect> {
        if self.chooses_role() {
            let moved = self.cursor.moved(input, self.offered().len() + 1);
            match input {
                Input::Pick(_) if moved => self.take_role(context),
                Input::Enter => self.take_role(context),
                Input::Do(Action::Back) | Input::Leave => return self.back(),
                _ => {}
            }
            return Vec::new();
        }
        match input {
            Input::Do(Action::DrawLots) => {
                self.draw_lots();
                Vec::new()
            }
            Input::Do(Action::Homes) => {
                self.fields.turn_apart();
                Vec::new()
            }
            Input::Do(Action::Deputies) => {
                if self.asks_for_deputies() {
                    self.turn_deputies();
                }
                Vec::new()
            }
            Input::Do(Action::Consent) => {
                let asked =
                    self.fields.focused().map(|(role, code)| Effect::Push(Route::Consent { role, code }));
                self.off_the_wall(asked.into_iter().collect())
            }
            Input::Do(Action::Back) => self.back(),
            // With the field put down, as the footer says.
            Input::Enter if !self.fields.form.is_typing() => self.commit(context),
            _ if self.fields.form.update(input, context.typing) == Filled::Commit => self.commit(context),
            _ => Vec::new(),
        }
    }

    fn click(&mut self, item: usize, context: &ViewContext<'_>) -> Vec<Effect> {
        if self.chooses_role() {
            return self.update(&Input::Pick(item), context);
        }
        if self.fields.form.click(item) == Filled::Commit { self.commit(context) } else { Vec::new() }
    }

    fn report(&mut self, report: &Report, _context: &ViewContext<'_>) -> Vec<Effect> {
        match report {
            Report::Begun => vec![Effect::Show(Route::Meeting)],
            Report::Home(words) => {
                self.fields.recall_home(words);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn enter_stays(&self, _context: &ViewContext<'_>) -> bool {
        !self.chooses_role() && self.fields.form.is_typing()
    }

    fn takes(&self) -> Takes {
        if self.chooses_role() { Takes::Nothing } else { self.fields.form.takes() }
    }

    fn has_words(&self) -> bool {
        !self.chooses_role() && self.fields.form.has_words()
    }
}

impl SeatsScreen {
    /// A name is typed under the cover, where the session is one for a wall.
    fn off_the_wall(&self, wished: Vec<Effect>) -> Vec<Effect> {
        let is_for_one = matches!(self.what, What::New { mode: Mode::Solo, .. });
        if is_for_one || wished.is_empty() {
            return wished;
        }
        vec![Effect::Open(OverlayRoute::Curtain(wished))]
    }

    fn back(&self) -> Vec<Effect> {
        match &self.what {
            What::New { card, .. } => vec![Effect::Show(Route::Setup((**card).clone()))],
            What::Relay => vec![Effect::Show(Route::Meeting)],
        }
    }
}
