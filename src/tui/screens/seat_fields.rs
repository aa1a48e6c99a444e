//! The fields of the seats screen: a code for each seat, the club of the table, a club for each seat that is from
//! another one, and the place of the class.
//!
//! Rows come and go with the answers, so they are made again from the values in the fields. What the user wrote is
//! not lost.

use crate::locale::Value;
use crate::scenario::terms::Role;
use crate::text;
use crate::tui::form::{Form, FormRow, Label};
use crate::tui::msg::Homes;

/// The values in the fields.
#[derive(Debug, Clone, Default)]
pub(super) struct SeatEntries {
    /// Of each role the code, and the club where it is not that of the table.
    pub(super) seats: Vec<(String, String)>,
    pub(super) home: String,
    /// None where it is not asked for.
    pub(super) place: Option<String>,
    /// Each seat has a field for its club.
    pub(super) is_apart: bool,
}

impl SeatEntries {
    /// From the code and the club of each seat: the first club is that of the table.
    pub(super) fn of_table(mut seats: Vec<(String, String)>) -> Self {
        let home =
            seats.iter().map(|(_, home)| home.clone()).find(|home| !home.is_empty()).unwrap_or_default();
        for (_, own) in seats.iter_mut().filter(|(_, own)| *own == home) {
            own.clear();
        }
        let is_apart = seats.iter().any(|(_, own)| !own.is_empty());
        Self { seats, home, place: None, is_apart }
    }
}

#[derive(Debug, Clone)]
pub(super) struct SeatFields {
    roles: Vec<Role>,
    pub(super) form: Form,
    asks_place: bool,
    is_apart: bool,
}

impl SeatFields {
    pub(super) fn new(roles: Vec<Role>, written: SeatEntries) -> Self {
        let SeatEntries { mut seats, home, place, is_apart } = written;
        seats.resize(roles.len(), Default::default());
        let label = |id: &str, role: &Role| {
            let role_id = Value::Id(format!("role-{}", role.slug()));
            Label::UiWith(id.to_owned(), vec![("role".to_owned(), role_id)])
        };
        let mut rows = Vec::new();
        for (role, (code, own)) in roles.iter().zip(&seats) {
            rows.push(FormRow::words(label("seats-code", role), code));
            if is_apart {
                rows.push(FormRow::words(label("seats-home-of", role), own));
            }
        }
        rows.push(FormRow::words(Label::ui("seats-home"), &home));
        if let Some(place) = &place {
            rows.push(FormRow::words(Label::ui("seats-place"), place));
        }
        Self { roles, form: Form::new(rows), asks_place: place.is_some(), is_apart }
    }

    /// Seats come or go at the end of the list, and the first one that is new is in focus.
    pub(super) fn turn_to(&mut self, roles: Vec<Role>) {
        let row = self.home_row();
        let has_new = roles.len() > self.roles.len();
        *self = Self::new(roles, self.written());
        self.form.click(if has_new { row } else { 0 });
    }

    pub(super) fn roles(&self) -> &[Role] {
        &self.roles
    }

    pub(super) fn is_apart(&self) -> bool {
        self.is_apart
    }

    pub(super) fn written(&self) -> SeatEntries {
        let words = |row| self.form.words(row).into_owned();
        let seat = |at: usize| {
            let own = if self.is_apart { words(at * self.rows_of_seat() + 1) } else { String::new() };
            (words(at * self.rows_of_seat()), own)
        };
        SeatEntries {
            seats: (0..self.roles.len()).map(seat).collect(),
            home: words(self.home_row()),
            place: self.asks_place.then(|| words(self.home_row() + 1)),
            is_apart: self.is_apart,
        }
    }

    /// Fields for each seat's club come or go, and the first of what is new is in focus.
    pub(super) fn turn_apart(&mut self) {
        let written = self.written();
        let is_apart = !self.is_apart;
        *self = Self::new(self.roles.clone(), SeatEntries { is_apart, ..written });
        let row = if is_apart { 1 } else { self.home_row() };
        self.form.click(row);
    }

    /// Puts the club that was named last where none has been named yet.
    pub(super) fn recall_home(&mut self, words: &str) {
        let written = self.written();
        if written.home.is_empty() && !words.is_empty() {
            let at = self.form.focus();
            *self = Self::new(self.roles.clone(), SeatEntries { home: words.to_owned(), ..written });
            self.form.click(at);
        }
    }

    /// The seat whose code is in focus, if it has one.
    pub(super) fn focused(&self) -> Option<(Role, String)> {
        let row = self.form.focus();
        let role =
            self.roles.get(row / self.rows_of_seat()).filter(|_| row.is_multiple_of(self.rows_of_seat()))?;
        let code = self.form.words(row).into_owned();
        (!code.is_empty()).then_some((*role, code))
    }

    /// Seats with a code.
    pub(super) fn learners(&self) -> Vec<(Role, String)> {
        let seats = self.roles.iter().copied().zip(self.written().seats);
        seats.map(|(role, (code, _))| (role, code)).filter(|(_, code)| !code.is_empty()).collect()
    }

    pub(super) fn homes(&self) -> Homes {
        let SeatEntries { seats, home, .. } = self.written();
        let seats = self.roles.iter().copied().zip(seats);
        let others = seats.map(|(role, (_, own))| (role, own)).filter(|(_, own)| !own.is_empty());
        Homes { all: home, seats: others.collect() }
    }

    pub(super) fn has_long_home(&self) -> bool {
        let Homes { all, seats } = self.homes();
        let mut homes = std::iter::once(&all).chain(seats.iter().map(|(_, home)| home));
        homes.any(|home| text::width(home) > Homes::MOST_COLUMNS)
    }

    fn rows_of_seat(&self) -> usize {
        if self.is_apart { 2 } else { 1 }
    }

    fn home_row(&self) -> usize {
        self.roles.len() * self.rows_of_seat()
    }
}
