//! Passes input and reports to the app, and what the app asks for to the services, until nothing more is asked.

use std::collections::VecDeque;

use crossterm::event::{Event, MouseButton, MouseEventKind};

use crate::text;
use crate::tui::app::App;
use crate::tui::context::ViewContext;
use crate::tui::keys::{self, Input};
use crate::tui::msg::{Report, Request};
use crate::tui::runner::services::Services;
use crate::tui::theme::Theme;

/// What came of one input.
pub(super) enum Handled {
    Nothing,
    Changed,
    Quit,
}

/// What the screens may look at now.
pub(super) fn context<'a>(app: &App, services: &'a Services, theme: &'a Theme) -> ViewContext<'a> {
    ViewContext {
        catalog: services.catalog(),
        speech: app.speech,
        typing: app.typing,
        played_for: app.played_for,
        theme,
        play: services.play(),
        before: app.before(),
        drafts: app.drafts(),
        zone: services.zone(),
        locked: services.is_locked(),
        window: app.window(),
        hall: services.hall(),
        mouse: app.mouse,
        shown_on: services.shown_on(),
        opens: services.opens(),
        elsewhere: services.elsewhere(),
        handed_over: services.handed_over().is_some(),
        shown: None,
    }
}

pub(super) fn take(app: &mut App, services: &mut Services, event: &Event) -> Handled {
    let theme = app.theme.theme();
    let context = context(app, services, &theme);
    let requests = match event {
        Event::Key(key) => match keys::read(key, &app.bindings(&context), app.takes()) {
            Some(input) => app.update(&input, &context),
            None => return Handled::Nothing,
        },
        Event::Paste(words) => app.update(&Input::Paste(text::nfc(words).into_owned()), &context),
        Event::Mouse(mouse) => match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => app.click(mouse.column, mouse.row, &context),
            MouseEventKind::ScrollDown => {
                app.wheel(1);
                Vec::new()
            }
            MouseEventKind::ScrollUp => {
                app.wheel(-1);
                Vec::new()
            }
            MouseEventKind::Down(_)
            | MouseEventKind::Up(_)
            | MouseEventKind::Drag(_)
            | MouseEventKind::Moved
            | MouseEventKind::ScrollLeft
            | MouseEventKind::ScrollRight => return Handled::Nothing,
        },
        Event::Resize(..) | Event::FocusGained | Event::FocusLost => return Handled::Nothing,
    };
    if perform(app, services, requests) { Handled::Quit } else { Handled::Changed }
}

/// Does what was asked, and what the reports ask for in turn. True when the program is to end.
pub(super) fn perform(app: &mut App, services: &mut Services, requests: Vec<Request>) -> bool {
    let mut queue = VecDeque::from(requests);
    while let Some(request) = queue.pop_front() {
        if request == Request::Quit {
            return true;
        }
        let reports = services.perform(request, app.speech);
        queue.extend(report(app, services, reports));
    }
    false
}

/// Hands reports to the app; returns what it asks for in turn.
pub(super) fn report(app: &mut App, services: &Services, reports: Vec<Report>) -> Vec<Request> {
    let mut requests = Vec::new();
    for report in reports {
        let theme = app.theme.theme();
        let context = context(app, services, &theme);
        requests.extend(app.report(&report, &context));
    }
    requests
}
