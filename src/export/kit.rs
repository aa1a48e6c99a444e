//! The papers of one scenario to print before class, so that the class goes on when the power does not.
//!
//! Everything on them comes from the script, its club and the meeting played once by the rules (`course`); no scenario
//! is known here by name. The invariant: a private line stands on the card of its role and on the trainer's pages and
//! nowhere else; what is right stands on the trainer's pages alone; every page says that it is practice.

mod course;
mod desk;
mod fold;
mod guide;
mod roles;
mod people;
mod observers;
mod books;
mod slips;
mod money;
mod take_home;
mod trainer;
mod answer;

use crate::export::kit::desk::Desk;
use crate::export::paper::Paper;
use crate::locale::Speech;
use crate::locale::catalog::Catalog;
use crate::locale::words::ScenarioWords;
use crate::scenario::story::Story;

/// What is printed, in the order in which it lies in the folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Guide,
    Roles,
    People,
    Observers,
    CashBooks,
    LoanBook,
    RollBook,
    Slips,
    Minutes,
    Money,
    Numbers,
    TakeHome,
    Trainer,
}

impl Kind {
    pub const ALL: [Self; 13] = [
        Self::Guide,
        Self::Roles,
        Self::People,
        Self::Observers,
        Self::CashBooks,
        Self::LoanBook,
        Self::RollBook,
        Self::Slips,
        Self::Minutes,
        Self::Money,
        Self::Numbers,
        Self::TakeHome,
        Self::Trainer,
    ];

    /// Its message is `kit-<slug>`.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Guide => "guide",
            Self::Roles => "roles",
            Self::People => "people",
            Self::Observers => "observers",
            Self::CashBooks => "cash-books",
            Self::LoanBook => "loan-book",
            Self::RollBook => "roll-book",
            Self::Slips => "slips",
            Self::Minutes => "minutes",
            Self::Money => "money",
            Self::Numbers => "numbers",
            Self::TakeHome => "take-home",
            Self::Trainer => "trainer",
        }
    }

    /// The name of its file, without the ending: letters that every stick and every printer's shop can read.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Guide => "01-huong-dan",
            Self::Roles => "02-the-vai",
            Self::People => "03-the-thanh-vien",
            Self::Observers => "04-phieu-quan-sat",
            Self::CashBooks => "05-so-quy",
            Self::LoanBook => "06-so-vay-ban-thu-quy",
            Self::RollBook => "07-so-diem-danh-hoi-phi",
            Self::Slips => "08-phieu-thu-phieu-chi",
            Self::Minutes => "09-bien-ban",
            Self::Money => "10-tien-tap",
            Self::Numbers => "11-the-so",
            Self::TakeHome => "12-to-cam-tay",
            Self::Trainer => "13-chi-danh-cho-giang-vien",
        }
    }
}

/// A scenario for a class, and how its papers speak.
#[derive(Debug, Clone, Copy)]
pub struct Class<'a> {
    pub story: &'a Story,
    /// One of the scenario's cuts.
    pub cut: u16,
    pub catalog: &'a Catalog,
    pub words: &'a ScenarioWords,
    pub speech: Speech,
}

/// Every paper there is something to put on.
pub fn kit(class: Class<'_>) -> Vec<(Kind, Paper)> {
    let desk = Desk::new(class);
    let there = Kind::ALL.into_iter().filter(|kind| is_there(*kind, &desk));
    there.map(|kind| (kind, paper(kind, &desk))).collect()
}

fn paper(kind: Kind, desk: &Desk<'_>) -> Paper {
    match kind {
        Kind::Guide => guide::paper(desk),
        Kind::Roles => roles::paper(desk),
        Kind::People => people::paper(desk),
        Kind::Observers => observers::paper(desk),
        Kind::CashBooks => books::cash(desk),
        Kind::LoanBook => books::loans(desk),
        Kind::RollBook => books::roll(desk),
        Kind::Slips => slips::paper(desk),
        Kind::Minutes => slips::minutes(desk),
        Kind::Money => money::paper(desk),
        Kind::Numbers => observers::signs(desk),
        Kind::TakeHome => take_home::paper(desk),
        Kind::Trainer => trainer::paper(desk),
    }
}

/// Whether there is anything to put on it.
fn is_there(kind: Kind, desk: &Desk<'_>) -> bool {
    match kind {
        Kind::Roles | Kind::Observers => !desk.seats().is_empty(),
        Kind::People => people::is_anybody(desk),
        Kind::LoanBook => !desk.class.story.scenario.loans.is_empty(),
        Kind::Money => !money::notes(desk).is_empty(),
        Kind::Guide
        | Kind::CashBooks
        | Kind::RollBook
        | Kind::Slips
        | Kind::Minutes
        | Kind::Numbers
        | Kind::TakeHome
        | Kind::Trainer => true,
    }
}
