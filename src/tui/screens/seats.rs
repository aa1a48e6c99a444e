//! Who sits where, by learner code; by lot if wished; and again when another board takes over (relay).
//!
//! A code is all the record keeps of a person, unless they agree to more (`consent`). A field left empty is a seat without a code.

use crate::locale::{Pair, Value};
use crate::meeting::chance;
use crate::meeting::command::{Mode, Setup};
use crate::scenario::model::Role;
use crate::tui::form::{Filled, Form, Label, Row};
use crate::tui::frame::Chrome;
use crate::tui::keys::{self, Action, Binding, Input};
use crate::tui::msg::{Effect, Report, Request, ScenarioCard};
use crate::tui::page::Page;
use crate::tui::screens::briefing::BriefingScreen;
use crate::tui::screens::consent::ConsentScreen;
use crate::tui::screens::meeting::MeetingScreen;
use crate::tui::screens::setup::SetupScreen;
use crate::tui::screens::{Cursor, Screen, View};
use crate::tui::stage::{Play, Stage};

#[derive(Debug, Clone)]
pub struct SeatsScreen {
    what: What,
    roles: Vec<Role>,
    form: Form,
    cursor: Cursor,
}

#[derive(Debug, Clone)]
enum What {
    New {
        card: Box<ScenarioCard>,
        mode: Mode,
        cut: u16,
        solo: Option<Role>,
    },
    /// The board changes in the middle of the meeting.
    Relay,
}

/// The seats that a class of three plays; the deputies are the computer's.
const TRAINEES: [Role; 3] = [Role::Chair, Role::Treasurer, Role::Secretary];

impl SeatsScreen {
    pub fn new(card: ScenarioCard, mode: Mode, cut: u16) -> Self {
        let roles = match mode {
            Mode::Solo => Vec::new(),
            Mode::Board | Mode::Room => TRAINEES.to_vec(),
        };
        let form = form(&roles, |_| String::new());
        Self {
            what: What::New { card: Box::new(card), mode, cut, solo: None },
            roles,
            form,
            cursor: Cursor::default(),
        }
    }

    pub fn relay(stage: &Stage<'_>) -> Self {
        let play = stage.play.as_ref();
        let humans = play.and_then(Play::setup).map(Setup::humans).unwrap_or_default();
        let roles: Vec<Role> = humans.into_iter().filter(|role| TRAINEES.contains(role)).collect();
        let known = |role| play.and_then(|play| play.learner(role)).unwrap_or_default().to_owned();
        let mut form = form(&roles, known);
        // The place is known since the session began.
        form.rows.pop();
        Self { what: What::Relay, roles, form, cursor: Cursor::default() }
    }

    /// In `Solo` a role is chosen first.
    fn chooses_role(&self) -> bool {
        matches!(self.what, What::New { mode: Mode::Solo, solo: None, .. })
    }

    fn take_role(&mut self, stage: &Stage<'_>) {
        let drawn = stage.play.map_or(0, |play| play.saved);
        let role = match self.cursor.at {
            at if at < TRAINEES.len() => TRAINEES.get(at).copied(),
            // By lot: any number that nobody chose will do.
            _ => TRAINEES.get(chance::below(u64::from(std::process::id()) + drawn, "lot", 3)).copied(),
        };
        if let What::New { solo, .. } = &mut self.what {
            *solo = role;
        }
        self.roles = role.into_iter().collect();
        self.form = form(&self.roles, |_| String::new());
    }

    /// Roles change places among those who are named.
    fn draw_lots(&mut self) {
        let codes: Vec<String> = (0..self.roles.len()).map(|row| self.form.words(row).into_owned()).collect();
        let seed = u64::from(std::process::id()) + codes.iter().map(|code| code.len() as u64).sum::<u64>();
        let order = chance::shuffled(seed.wrapping_add(self.cursor.at as u64), "lots", codes.len());
        self.cursor.at += 1;
        let shuffled: Vec<String> = order.into_iter().filter_map(|at| codes.get(at)).cloned().collect();
        let roles = self.roles.clone();
        self.form = form(&roles, |role| {
            let at = roles.iter().position(|other| *other == role).unwrap_or(0);
            shuffled.get(at).cloned().unwrap_or_default()
        });
    }

    /// The seat in focus, if it has a code.
    fn focused(&self) -> Option<(Role, String)> {
        let row = self.form.focus();
        let code = self.form.words(row).into_owned();
        self.roles.get(row).copied().filter(|_| !code.is_empty()).map(|role| (role, code))
    }

    fn learners(&self) -> Vec<(Role, String)> {
        let codes =
            self.roles.iter().enumerate().map(|(row, role)| (*role, self.form.words(row).into_owned()));
        codes.filter(|(_, code)| !code.is_empty()).collect()
    }

    fn commit(&self, stage: &Stage<'_>) -> Vec<Effect> {
        match &self.what {
            What::New { card, mode, cut, solo } => {
                let setup = Setup { mode: *mode, solo: *solo, cut: *cut, seed: 0 };
                let place = self.form.words(self.roles.len()).into_owned();
                let briefing = BriefingScreen::new((**card).clone(), setup, self.learners(), place);
                vec![Effect::Show(Screen::Briefing(briefing))]
            }
            What::Relay => {
                let play = stage.play.as_ref();
                let changed = self.learners().into_iter().filter(|(role, code)| {
                    play.and_then(|play| play.learner(*role)).is_none_or(|known| known != code)
                });
                let mut effects = vec![Effect::Show(Screen::Meeting(MeetingScreen::new(stage)))];
                effects.extend(
                    changed.map(|(role, learner)| Effect::Ask(Request::ChangeSeat { role, learner })),
                );
                effects
            }
        }
    }
}

fn form(roles: &[Role], code: impl Fn(Role) -> String) -> Form {
    let seat = |role: &Role| {
        let role_id = Value::Id(format!("role-{}", role.slug()));
        let label = Label::UiWith("seats-code".to_owned(), vec![("role".to_owned(), role_id)]);
        Row::words(label, &code(*role))
    };
    let mut rows: Vec<Row> = roles.iter().map(seat).collect();
    rows.push(Row::words(Label::ui("seats-place"), ""));
    Form::new(rows)
}

impl View for SeatsScreen {
    fn bindings(&self, _stage: &Stage<'_>) -> Vec<Binding> {
        if self.chooses_role() {
            return vec![Binding::always("1-4", "key-select"), keys::OPEN, keys::BACK];
        }
        if self.form.is_typing() {
            return vec![keys::NEXT_FIELD, keys::LEAVE_FIELD];
        }
        let lot = Binding::letter('b', "b", "seats-by-lot", Action::DrawLots);
        let lots = (self.roles.len() > 1).then_some(lot);
        let name = Binding::letter('k', "k", "consent-key", Action::Consent);
        let name = self.focused().map(|_| name);
        [Some(keys::COMMIT), name, lots, Some(keys::BACK)].into_iter().flatten().collect()
    }

    fn chrome(&self, stage: &Stage<'_>) -> Chrome {
        let (top, title) = match &self.what {
            What::New { card, .. } if self.chooses_role() => (card.title.main.clone(), "seats-choose-role"),
            What::New { card, .. } => (card.title.main.clone(), "seats-title"),
            What::Relay => (stage.word("app-name"), "trainer-relay"),
        };
        Chrome { top: (top, String::new()), second: (stage.word(title), String::new()), ..Chrome::default() }
    }

    fn page(&self, stage: &Stage<'_>, page: &mut Page<'_>) {
        if self.chooses_role() {
            for (at, role) in TRAINEES.iter().enumerate() {
                page.item(at, &(at + 1).to_string(), &stage.role(*role), self.cursor.at == at);
                let duty = Pair { second: None, ..stage.ui(&format!("role-{}-duty", role.slug())) };
                page.pair("   ", &duty, page.theme().dim, None, false);
            }
            page.item(3, "4", &stage.ui("seats-by-lot"), self.cursor.at == 3);
            return;
        }
        page.dim(&Pair { second: None, ..stage.ui("learner-why-code") });
        page.blank();
        if let What::New { solo: Some(role), .. } = &self.what {
            let role = Value::Text(stage.role(*role).main);
            page.heading(&Pair { second: None, ..stage.ui_with("seats-your-role", &[("role", role)]) });
        }
        self.form.draw(stage, page);
        page.blank();
        page.dim(&stage.ui("consent-offer"));
    }

    fn update(&mut self, input: &Input, stage: &Stage<'_>) -> Vec<Effect> {
        if self.chooses_role() {
            let moved = self.cursor.moved(input, TRAINEES.len() + 1);
            match input {
                Input::Pick(_) if moved => self.take_role(stage),
                Input::Enter => self.take_role(stage),
                Input::Do(Action::Back) | Input::Leave => return self.back(stage),
                _ => {}
            }
            return Vec::new();
        }
        match input {
            Input::Do(Action::DrawLots) => {
                self.draw_lots();
                Vec::new()
            }
            Input::Do(Action::Consent) => self
                .focused()
                .map_or_else(Vec::new, |(role, code)| ConsentScreen::open(self.clone(), role, code)),
            Input::Do(Action::Back) => self.back(stage),
            _ if self.form.update(input, stage.typing) == Filled::Commit => self.commit(stage),
            _ => Vec::new(),
        }
    }

    fn click(&mut self, item: usize, stage: &Stage<'_>) -> Vec<Effect> {
        if self.chooses_role() {
            return self.update(&Input::Pick(item), stage);
        }
        if self.form.click(item) == Filled::Commit { self.commit(stage) } else { Vec::new() }
    }

    fn report(&mut self, report: &Report, stage: &Stage<'_>) -> Vec<Effect> {
        match report {
            Report::Begun => vec![Effect::Show(Screen::Meeting(MeetingScreen::new(stage)))],
            _ => Vec::new(),
        }
    }

    fn enter_stays(&self, _stage: &Stage<'_>) -> bool {
        !self.chooses_role() && self.form.enter_stays()
    }

    fn is_typing(&self) -> bool {
        !self.chooses_role() && self.form.is_typing()
    }

    fn has_words(&self) -> bool {
        !self.chooses_role() && self.form.has_words()
    }
}

impl SeatsScreen {
    fn back(&self, stage: &Stage<'_>) -> Vec<Effect> {
        match &self.what {
            What::New { card, .. } => vec![Effect::Show(Screen::Setup(SetupScreen::new((**card).clone())))],
            What::Relay => vec![Effect::Show(Screen::Meeting(MeetingScreen::new(stage)))],
        }
    }
}
