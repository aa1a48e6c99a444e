//! Every screen and the keys that lead to it, for snapshots and for the rules of screens.

use dongvai::meeting::command::Mode;
use dongvai::pin;
use dongvai::scenario::terms::Role;
use dongvai::tui::msg::GroupWish;
use dongvai::tui::msg::Request;
use dongvai::tui::msg::privacy::PrivacyRequest;
use dongvai::tui::screens::Screen;
use dongvai::tui::screens::export::ExportScreen;
use dongvai::tui::theme::ThemeName;
use ratatui::buffer::Buffer;

use super::app_on_screen::{THEME, TestApp, setup};
use super::group_record;

pub(super) const JUNE: &str = "sinh-hoat-thang-sau";
pub(super) const OCTOBER: &str = "ban-giao-hom-tien";

/// Where the keys are pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    Home,
    /// A task of the June meeting: whose seat, which step, which of its tasks.
    Task(Mode, Option<Role>, &'static str, u16),
    /// This step of the October meeting, before a hall: it elects a treasurer and plans the month.
    October(&'static str),
    /// At the last step of the warm-up.
    End(Mode, Option<Role>),
    /// The figures of three clubs that have met for half a year.
    Group,
    /// A warm-up that is over, to be read.
    Transcript(Mode, Option<Role>),
    /// Home, with a warm-up in the record that went partly wrong, and one of its steps played again.
    Reviewed,
    /// The screen about people's data.
    Privacy,
    /// Home, with a PIN before the facilitator's screens: 2468.
    Locked,
    /// Where the record is saved as files, with nothing in it.
    Export,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Shot {
    pub(super) name: &'static str,
    pub(super) start: Start,
    pub(super) keys: &'static str,
}

impl Shot {
    /// Brings a house to the start, and says what opens the app there.
    pub(super) fn open(&self, house: TestApp) -> (TestApp, Vec<Request>) {
        let first = match self.start {
            Start::Home | Start::Export => Vec::new(),
            Start::Task(mode, solo, step, number) => {
                let session = house.play_to(JUNE, setup(mode, solo, 90), step, number);
                vec![Request::Resume { session }]
            }
            Start::October(step) => {
                let session = house.play_to(OCTOBER, setup(Mode::Room, None, 90), step, 0);
                vec![Request::Resume { session }]
            }
            Start::End(mode, solo) => {
                let session = house.play_to("khoi-dong", setup(mode, solo, 5), "end", 0);
                vec![Request::Resume { session }]
            }
            Start::Group => {
                group_record::fill(&house);
                vec![Request::Group(GroupWish::List)]
            }
            Start::Reviewed => {
                house.play_with_mistakes();
                Vec::new()
            }
            Start::Privacy => {
                house.people();
                vec![Request::Privacy(PrivacyRequest::Read)]
            }
            Start::Locked => {
                house
                    .record()
                    .put_setting(pin::SETTING, &pin::hash("2468").expect("a hash"))
                    .expect("a setting");
                Vec::new()
            }
            Start::Transcript(mode, solo) => {
                let session = house.play_to("khoi-dong", setup(mode, solo, 5), "end", 0);
                vec![Request::ShowSession { session }]
            }
        };
        (house, first)
    }

    /// What is drawn after its keys at each of these sizes, in a house that was brought to the start.
    pub(super) fn drawn(
        &self,
        house: &TestApp,
        first: &[Request],
        speech: &str,
        sizes: &[(u16, u16)],
    ) -> Vec<Buffer> {
        self.drawn_in_theme(THEME, house, first, speech, sizes)
    }

    /// The same in the colors of a theme.
    pub(super) fn drawn_in_theme(
        &self,
        theme: ThemeName,
        house: &TestApp,
        first: &[Request],
        speech: &str,
        sizes: &[(u16, u16)],
    ) -> Vec<Buffer> {
        let screen = (self.start == Start::Export).then(|| Screen::Export(ExportScreen::default()));
        house.drawn_in_theme(theme, screen, first.to_vec(), speech, sizes, self.keys)
    }
}

const HOME: [(&str, &str); 19] = [
    ("home", ""),
    ("scenarios", "1"),
    ("setup-mode", "1↓⏎"),
    ("setup-cut", "1↓⏎2"),
    ("hall", "1⏎3"),
    ("seats-solo", "1↓⏎12"),
    ("seats-board", "1↓⏎22"),
    ("briefing", "1↓⏎22⏎⏎⏎⏎⏎⏎"),
    ("help", "?"),
    ("quit", "q"),
    ("sessions-empty", "3"),
    ("facilitator", "5↓↓"),
    ("handover-none", "57"),
    ("languages", "t↓↓↓"),
    ("cues", "t↓↓↓↓↓↓↓↓↓⏎"),
    ("corrections-empty", "t9"),
    ("correct", "s"),
    ("correct-which", "s1"),
    ("correct-edit", "s12"),
];

const ROOM: [(&str, &str, u16, &str); 30] = [
    ("choose", "on-whispers", 0, "3"),
    ("choose-feedback", "on-whispers", 0, "2⏎"),
    ("order", "prep-order", 0, "31"),
    ("speak", "money-read", 0, ""),
    ("speak-ticks", "money-read", 0, "⏎1"),
    ("speak-feedback", "money-read", 0, "⏎12⏎"),
    ("roll-call", "roll-call", 0, "→⇥"),
    ("count", "count-open", 0, "9"),
    ("count-missed", "count-open", 0, "1⏎1⏎1⏎1⏎1⏎1⏎1⏎1⏎1⏎1000⏎1⏎⏎"),
    ("collect", "money-collect", 0, "500000⏎32000⏎"),
    ("collect-missed", "money-collect", 0, "500000⏎36000⏎0⏎→⏎⏎"),
    ("collect-fee", "money-fees", 1, ""),
    ("second-book", "money-collect", 4, "500000"),
    ("pay", "pay-loan", 0, "→⏎3000000⏎→"),
    ("figure", "lendable", 0, "4600000"),
    ("figure-worked", "lendable", 0, "1⏎⏎↑2⏎⏎↑3⏎⏎"),
    ("inspect", "report-check", 0, "2"),
    ("vote", "vote-loan", 0, "→⏎"),
    ("minutes", "close-minutes", 0, "47"),
    ("discuss", "close-discuss", 0, "12"),
    ("discuss-hands", "close-discuss", 0, "12⏎20⏎⏎⏎"),
    ("say", "requests-say", 0, ""),
    ("hint", "on-whispers", 0, "h1"),
    ("books-loans", "money-collect", 0, "⎋x"),
    ("books-cash", "money-fees", 0, "⎋x2"),
    ("trainer", "on-whispers", 0, "m"),
    ("trainer-second", "on-whispers", 0, "m9"),
    ("trainer-pause", "on-whispers", 0, "m1"),
    ("trainer-numbers", "on-whispers", 0, "m51"),
    ("step-back", "on-whispers", 0, "0"),
];

/// Four keys for each task: its number, the person, the day, the fund.
const OF_OCTOBER: [(&str, &str, &str); 5] = [
    ("elect", "elect", "1⏎1⏎27⏎"),
    ("elect-feedback", "elect", "1⏎1⏎27⏎1⏎8⏎⏎⏎"),
    ("plan", "plan-made", "11812123"),
    ("plan-task", "plan-made", "21"),
    ("plan-feedback", "plan-made", "11812123313341415153617371618113⏎"),
];

const SEATS: [(&str, Start); 7] = [
    ("hand-over", Start::Task(Mode::Board, None, "money-collect", 0)),
    ("solo-private", Start::Task(Mode::Solo, Some(Role::Treasurer), "on-whispers", 0)),
    ("solo-computer", Start::Task(Mode::Solo, Some(Role::Chair), "money-collect", 0)),
    ("solo-computer-errs", Start::Task(Mode::Solo, Some(Role::Secretary), "open-hello", 0)),
    ("solo-computer-says", Start::Task(Mode::Solo, Some(Role::Treasurer), "close-readback", 0)),
    ("solo-second-book", Start::Task(Mode::Solo, Some(Role::Secretary), "money-collect", 4)),
    ("solo-speak", Start::Task(Mode::Solo, Some(Role::Treasurer), "money-read", 0)),
];

/// Back to the last step and through it again, to come to the debrief as people do.
const AFTER: [(&str, Start, &str); 11] = [
    ("debrief-room-first", Start::End(Mode::Room, None), "⏎"),
    ("debrief-room-questions", Start::End(Mode::Room, None), "⏎⏎↓"),
    ("debrief-room-discussion", Start::End(Mode::Room, None), "⏎⏎⏎"),
    ("debrief-room-pledge", Start::End(Mode::Room, None), "⏎⏎⏎⏎"),
    ("papers", Start::End(Mode::Room, None), "⏎⏎⏎⏎⏎⏎"),
    ("debrief-room-sessions", Start::Transcript(Mode::Room, None), "2⏎"),
    ("debrief-solo-first", Start::End(Mode::Solo, Some(Role::Chair)), "⏎"),
    ("debrief-solo-questions", Start::End(Mode::Solo, Some(Role::Chair)), "⏎⏎↓"),
    ("debrief-solo-discussion", Start::End(Mode::Solo, Some(Role::Chair)), "⏎⏎⏎"),
    ("debrief-solo-pledge", Start::End(Mode::Solo, Some(Role::Chair)), "⏎⏎⏎⏎"),
    ("debrief-solo-sessions", Start::Transcript(Mode::Solo, Some(Role::Chair)), "2⏎"),
];

const GROUP: [(&str, &str); 11] = [
    ("group-choose", ""),
    ("group-steps", "⏎"),
    ("group-steps-right", "⏎↓↓↓↓↓↓→→→→"),
    ("group-cell", "⏎↓↓→⏎"),
    ("group-trend", "⏎2"),
    ("group-trend-months", "⏎2↓↓↓"),
    ("group-trend-club", "⏎2→→"),
    ("group-change", "⏎3↓"),
    ("group-weak", "⏎4"),
    ("group-weak-cell", "⏎4↓⏎"),
    ("group-learners", "→→⏎"),
];

/// There is an unfinished session, so the list is the third thing at home.
const REVIEWED: [(&str, &str); 10] = [
    ("sessions", "3"),
    ("sessions-find", "3/lớp ở thu"),
    ("sessions-none", "3/xa xôi⏎"),
    ("session", "3↓⏎"),
    ("session-answer", "3↓⏎↓↓↓"),
    ("session-score", "3↓⏎m1"),
    ("session-papers", "3↓⏎i"),
    ("replay", "3↓⏎⏎→→"),
    ("replay-answer", "3↓⏎⏎1"),
    ("tries", "3↓⏎⏎1d"),
];

/// `CN-01` is the first code, and stands on the chair in two sessions.
const PRIVACY: [(&str, Start, &str); 15] = [
    ("curtain", Start::Home, "1↓⏎22CT-05⎋k"),
    ("consent", Start::Home, "1↓⏎22CT-05⎋k1"),
    ("consent-second", Start::Home, "1↓⏎22CT-05⎋k1⏎"),
    ("consent-ask", Start::Home, "1↓⏎22CT-05⎋k1⏎⏎"),
    ("consent-name", Start::Home, "1↓⏎22CT-05⎋k1⏎⏎1Sùng Thị Mảy"),
    ("consent-kept", Start::Home, "1↓⏎22CT-05⎋k1⏎⏎1Sùng Thị Mảy⏎⏎"),
    ("privacy", Start::Privacy, "↓↓"),
    ("privacy-notice", Start::Privacy, "1"),
    ("privacy-learners", Start::Privacy, "2"),
    ("privacy-ask", Start::Privacy, "2⏎3"),
    ("privacy-due", Start::Privacy, "4"),
    ("privacy-erased", Start::Privacy, "2⏎31"),
    ("pin-new", Start::Privacy, "52468"),
    ("pin", Start::Locked, "32468"),
    ("pin-wrong", Start::Locked, "31111⏎1111⏎1111⏎"),
];
const EXPORT: [(&str, &str); 3] = [("export", ""), ("export-last", "↓↓↓"), ("export-nothing", "1")];

pub(super) fn shots() -> Vec<Shot> {
    let home = HOME.into_iter().map(|(name, keys)| Shot { name, start: Start::Home, keys });
    let room = ROOM.into_iter().map(|(name, step, number, keys)| Shot {
        name,
        start: Start::Task(Mode::Room, None, step, number),
        keys,
    });
    let october =
        OF_OCTOBER.into_iter().map(|(name, step, keys)| Shot { name, start: Start::October(step), keys });
    let seats = SEATS.into_iter().map(|(name, start)| Shot { name, start, keys: "" });
    let after = AFTER.into_iter().map(|(name, start, keys)| Shot { name, start, keys });
    let group = GROUP.into_iter().map(|(name, keys)| Shot { name, start: Start::Group, keys });
    let reviewed = REVIEWED.into_iter().map(|(name, keys)| Shot { name, start: Start::Reviewed, keys });
    let privacy = PRIVACY.into_iter().map(|(name, start, keys)| Shot { name, start, keys });
    let export = EXPORT.into_iter().map(|(name, keys)| Shot { name, start: Start::Export, keys });
    let office = group.chain(privacy).chain(export);
    home.chain(room).chain(october).chain(seats).chain(after).chain(reviewed).chain(office).collect()
}
