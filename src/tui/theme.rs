//! Colors by what they mean. Screens name a meaning, never a color.
//!
//! The colors are of the 6×6×6 cube and the grays of xterm's 256, which are the same on every terminal and half as
//! long in bytes as free ones. Foreground and background are always set together, so that the contrast is ours and
//! not the terminal's: at least 7:1 in every style of every theme. Color is never the only sign; the screen adds a
//! mark or a word. There is no italic, no underline and no blinking: underlines touch the dots of Vietnamese letters.

use ratatui::style::{Color, Modifier, Style};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::money::Dong;
use crate::scenario::terms::Role;

/// The themes a person can choose; `Plain` is for `NO_COLOR`.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum ThemeName {
    #[default]
    Dark,
    /// For bright rooms and projectors by day.
    Light,
    HighContrast,
    Plain,
}

impl ThemeName {
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// A word for settings and the command line; its name in the locale is `theme-<slug>`.
    pub fn slug(self) -> &'static str {
        self.into()
    }

    pub fn from_slug(slug: &str) -> Option<Self> {
        slug.parse().ok()
    }

    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Dark => Self::Light,
            Self::Light => Self::HighContrast,
            Self::HighContrast => Self::Plain,
            Self::Plain => Self::Dark,
        }
    }

    pub fn theme(self) -> Theme {
        match self {
            Self::Dark => DARK,
            Self::Light => LIGHT,
            Self::HighContrast => HIGH_CONTRAST,
            Self::Plain => PLAIN,
        }
    }
}

/// One style for each meaning. `text` also fills the screen before anything is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    pub text: Style,
    /// Less important text: hints of the footer, done parts of the agenda.
    pub dim: Style,
    pub heading: Style,
    /// Whose turn it is, and the keys.
    pub accent: Style,
    pub good: Style,
    pub warn: Style,
    pub bad: Style,
    pub selected: Style,
    /// Lines between areas, frames.
    pub rule: Style,
    pub second_language: Style,
    /// A text that no speaker has reviewed yet.
    pub draft: Style,
    /// The ground of one option, its digit, and its second language.
    pub card: Style,
    pub card_digit: Style,
    pub card_second: Style,
    /// Cells of a table of rates, from much to little.
    pub cell_high: Style,
    pub cell_middle: Style,
    pub cell_low: Style,
    blocks: RoleStyles,
    roles: RoleStyles,
    /// Whether notes have the colors of real ones.
    has_colors: bool,
}

/// A style for each role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct RoleStyles {
    chair: Style,
    treasurer: Style,
    secretary: Style,
    income_deputy: Style,
    health_deputy: Style,
    room: Style,
}

impl RoleStyles {
    const fn all(style: Style) -> Self {
        Self {
            chair: style,
            treasurer: style,
            secretary: style,
            income_deputy: style,
            health_deputy: style,
            room: style,
        }
    }

    /// Words in these colors, in the order of the fields.
    const fn texts(background: Color, colors: [u8; 6]) -> Self {
        let [chair, treasurer, secretary, income_deputy, health_deputy, room] = colors;
        Self {
            chair: bold(on(background, chair)),
            treasurer: bold(on(background, treasurer)),
            secretary: bold(on(background, secretary)),
            income_deputy: bold(on(background, income_deputy)),
            health_deputy: bold(on(background, health_deputy)),
            room: bold(on(background, room)),
        }
    }

    fn of(&self, role: Role) -> Style {
        match role {
            Role::Chair => self.chair,
            Role::Treasurer => self.treasurer,
            Role::Secretary => self.secretary,
            Role::IncomeDeputy => self.income_deputy,
            Role::HealthDeputy => self.health_deputy,
            Role::Room => self.room,
        }
    }
}

impl Theme {
    /// A ground in the color of a role, and words on it. Only a role has such a ground.
    pub fn role_block(&self, role: Role) -> Style {
        self.blocks.of(role)
    }

    /// The ground of a note, in the color of the real one, and its amount on it.
    pub fn note(&self, note: Dong) -> Style {
        if !self.has_colors {
            return self.selected;
        }
        let color = match note.0 {
            500_000 => 80,
            200_000 => 210,
            100_000 => 114,
            50_000 => 218,
            20_000 => 111,
            10_000 => 222,
            5_000 => 153,
            2_000 => 181,
            _ => 250,
        };
        bold(on(Color::Indexed(color), 16))
    }

    /// Words in the color of a role.
    pub fn role_text(&self, role: Role) -> Style {
        self.roles.of(role)
    }
}

/// Black on these is what belongs to a role, in every theme but `Plain`.
const ROLE_BLOCKS: RoleStyles = RoleStyles {
    chair: bold(on(Color::Indexed(221), 16)),
    treasurer: bold(on(Color::Indexed(80), 16)),
    secretary: bold(on(Color::Indexed(147), 16)),
    income_deputy: bold(on(Color::Indexed(216), 16)),
    health_deputy: bold(on(Color::Indexed(218), 16)),
    room: bold(on(Color::Indexed(252), 16)),
};

const DARK: Theme = {
    const BACKGROUND: Color = Color::Indexed(233);
    const CARD: Color = Color::Indexed(235);
    Theme {
        text: on(BACKGROUND, 255),
        dim: on(BACKGROUND, 249),
        heading: bold(on(BACKGROUND, 255)),
        accent: bold(on(BACKGROUND, 117)),
        good: on(BACKGROUND, 114),
        warn: on(BACKGROUND, 216),
        bad: bold(on(BACKGROUND, 216)),
        selected: bold(on(Color::Indexed(255), 16)),
        rule: on(BACKGROUND, 246),
        second_language: on(BACKGROUND, 153),
        draft: on(BACKGROUND, 183),
        card: on(CARD, 255),
        card_digit: bold(on(CARD, 117)),
        card_second: on(CARD, 153),
        cell_high: on(Color::Indexed(22), 231),
        cell_middle: on(Color::Indexed(237), 229),
        cell_low: on(Color::Indexed(88), 231),
        has_colors: true,
        blocks: ROLE_BLOCKS,
        roles: RoleStyles::texts(BACKGROUND, [221, 80, 147, 216, 218, 252]),
    }
};

const LIGHT: Theme = {
    const BACKGROUND: Color = Color::Indexed(231);
    const CARD: Color = Color::Indexed(230);
    Theme {
        text: on(BACKGROUND, 16),
        dim: on(BACKGROUND, 239),
        heading: bold(on(BACKGROUND, 16)),
        accent: bold(on(BACKGROUND, 18)),
        good: on(BACKGROUND, 22),
        warn: on(BACKGROUND, 88),
        bad: bold(on(BACKGROUND, 88)),
        selected: bold(on(Color::Indexed(16), 231)),
        rule: on(BACKGROUND, 240),
        second_language: on(BACKGROUND, 18),
        draft: on(BACKGROUND, 54),
        card: on(CARD, 16),
        card_digit: bold(on(CARD, 18)),
        card_second: on(CARD, 18),
        cell_high: on(Color::Indexed(157), 16),
        cell_middle: on(Color::Indexed(229), 16),
        cell_low: on(Color::Indexed(217), 16),
        has_colors: true,
        blocks: ROLE_BLOCKS,
        roles: RoleStyles::texts(BACKGROUND, [88, 23, 54, 52, 53, 236]),
    }
};

const HIGH_CONTRAST: Theme = {
    const BACKGROUND: Color = Color::Indexed(16);
    Theme {
        text: on(BACKGROUND, 231),
        dim: on(BACKGROUND, 254),
        heading: bold(on(BACKGROUND, 231)),
        accent: bold(on(BACKGROUND, 51)),
        good: on(BACKGROUND, 120),
        warn: on(BACKGROUND, 217),
        bad: bold(on(BACKGROUND, 217)),
        selected: bold(on(Color::Indexed(231), 16)),
        rule: on(BACKGROUND, 231),
        second_language: on(BACKGROUND, 189),
        draft: on(BACKGROUND, 225),
        card: on(BACKGROUND, 231),
        card_digit: bold(on(BACKGROUND, 51)),
        card_second: on(BACKGROUND, 189),
        cell_high: on(Color::Indexed(22), 231),
        cell_middle: on(Color::Indexed(16), 231),
        cell_low: on(Color::Indexed(217), 16),
        has_colors: true,
        blocks: ROLE_BLOCKS,
        roles: RoleStyles::texts(BACKGROUND, [221, 80, 147, 216, 218, 252]),
    }
};

/// Only what every terminal can do without a color.
const PLAIN: Theme = {
    const REVERSED: Style = Style::new().add_modifier(Modifier::REVERSED);
    Theme {
        text: Style::new(),
        dim: Style::new(),
        heading: bold(Style::new()),
        accent: bold(Style::new()),
        good: Style::new(),
        warn: bold(Style::new()),
        bad: bold(Style::new()),
        selected: REVERSED,
        rule: Style::new(),
        second_language: Style::new(),
        draft: Style::new(),
        card: Style::new(),
        card_digit: bold(Style::new()),
        card_second: Style::new(),
        cell_high: Style::new(),
        cell_middle: Style::new(),
        cell_low: bold(Style::new()),
        has_colors: false,
        blocks: RoleStyles::all(REVERSED),
        roles: RoleStyles::all(bold(Style::new())),
    }
};

const fn on(background: Color, foreground: u8) -> Style {
    Style::new().fg(Color::Indexed(foreground)).bg(background)
}

const fn bold(style: Style) -> Style {
    style.add_modifier(Modifier::BOLD)
}
