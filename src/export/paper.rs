//! A document as pieces one under another, on A4, in one language or two.
//!
//! It knows no file format and looks up no words. A [`Pair`] has a second language under the main one; words that are
//! the same in every language come as strings. The invariant: a piece means the same in every form it is written in.

use crate::locale::{Lang, Pair};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// For the window and the list of files. The title on the paper itself is a heading.
    pub title: String,
    /// The main language.
    pub lang: Lang,
    pub sheet: Sheet,
    /// Stands at the top of every page, such as "BẢN TẬP".
    pub mark: Option<Pair>,
    pub pieces: Vec<Piece>,
}

/// A4, upright or landscape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sheet {
    #[default]
    Portrait,
    Landscape,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    Heading(Level, Pair),
    Text(Text),
    /// "Label: value" on one line, with dots to the margin where the value is unknown.
    Field {
        label: Pair,
        value: Option<Pair>,
    },
    Table(Table),
    /// So many dotted lines to write on.
    Lines(u8),
    /// Side by side: office, note, space to sign, name.
    Signatures(Vec<Signature>),
    Grid(Grid),
    PageBreak,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// The name of the paper, centered.
    Title,
    Section,
    Part,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    pub words: Pair,
    /// Hangs left of the words: "1.", "–", "☐".
    pub lead: String,
    pub align: Align,
    pub size: Size,
    pub bold: bool,
    pub italic: bool,
    /// Stays on one page with what follows it, as every line does that stands out.
    pub leads: bool,
    pub end: LineEnd,
}

/// What stands behind the words of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LineEnd {
    #[default]
    Nothing,
    /// Dots to the end of the line, to be written on: like [`Piece::Field`], but of any size.
    Dots,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    #[default]
    Left,
    Center,
    /// Aligned like amounts.
    Right,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Size {
    Small,
    #[default]
    Normal,
    /// To take home and read without glasses: 16 points.
    Clear,
    /// For a hall, or to read without glasses.
    Large,
    /// One sign that fills half a sheet and is read from the last row.
    Giant,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    pub columns: Vec<Column>,
    /// One for every column; none for a table without a head. Repeated on every page.
    pub header: Vec<Pair>,
    pub rows: Vec<Row>,
    /// Empty rows below, high enough to write in.
    pub n_blank: u16,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its share of the whole width.
    pub width: u16,
    pub align: Align,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    pub cells: Vec<Pair>,
    /// A sum, or another row in bold.
    pub bold: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Signature {
    pub office: Pair,
    /// Such as "(ký, ghi rõ họ tên)".
    pub note: Pair,
    pub name: Option<String>,
}

/// Boxes or cards of one size, so many beside each other, filled row by row. Their dashed edges are cut along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    pub n_columns: u8,
    /// The least height of a card in millimetres.
    pub height_mm: u16,
    pub cards: Vec<Vec<Piece>>,
}

impl Paper {
    pub fn new(title: impl Into<String>, lang: Lang, mark: Option<Pair>) -> Self {
        Self { title: title.into(), lang, sheet: Sheet::Portrait, mark, pieces: Vec::new() }
    }

    /// Whether anything on it is in two languages: its mark may be in one where its lines are in two. Its letters are
    /// smaller then, so that cards and books keep their sheets.
    pub(super) fn is_bilingual(&self) -> bool {
        self.mark.as_ref().is_some_and(is_double) || self.pieces.iter().any(Piece::is_bilingual)
    }

    #[must_use]
    pub fn landscape(mut self) -> Self {
        self.sheet = Sheet::Landscape;
        self
    }

    pub fn push(&mut self, piece: impl Into<Piece>) {
        self.pieces.push(piece.into());
    }

    pub fn title(&mut self, words: impl Into<Pair>) {
        self.push(Piece::Heading(Level::Title, words.into()));
    }

    pub fn section(&mut self, words: impl Into<Pair>) {
        self.push(Piece::Heading(Level::Section, words.into()));
    }

    pub fn text(&mut self, words: impl Into<Pair>) {
        self.push(Text::new(words));
    }

    pub fn field(&mut self, label: impl Into<Pair>, value: Option<Pair>) {
        self.push(Piece::Field { label: label.into(), value });
    }
}

impl Piece {
    fn is_bilingual(&self) -> bool {
        match self {
            Self::Heading(_, words) => is_double(words),
            Self::Text(text) => is_double(&text.words),
            Self::Field { label, value } => is_double(label) || value.as_ref().is_some_and(is_double),
            Self::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                table.header.iter().chain(cells).any(is_double)
            }
            Self::Signatures(all) => all.iter().any(|one| is_double(&one.office) || is_double(&one.note)),
            Self::Grid(grid) => grid.cards.iter().flatten().any(Self::is_bilingual),
            Self::Lines(_) | Self::PageBreak => false,
        }
    }
}

fn is_double(words: &Pair) -> bool {
    words.second.is_some()
}

impl Text {
    pub fn new(words: impl Into<Pair>) -> Self {
        Self { words: words.into(), ..Self::default() }
    }

    /// A line to write on, behind this label.
    pub fn blank(label: &Pair) -> Self {
        Self { end: LineEnd::Dots, ..Self::new(labelled(label, None)) }
    }

    /// One of a list.
    pub fn item(lead: impl Into<String>, words: impl Into<Pair>) -> Self {
        Self { lead: lead.into(), ..Self::new(words) }
    }

    #[must_use]
    pub fn centered(self) -> Self {
        Self { align: Align::Center, ..self }
    }

    #[must_use]
    pub fn sized(self, size: Size) -> Self {
        Self { size, ..self }
    }

    #[must_use]
    pub fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    #[must_use]
    pub fn italic(self) -> Self {
        Self { italic: true, ..self }
    }
}

impl Table {
    /// Columns as (share of the width, alignment of the cells).
    pub fn new(columns: impl IntoIterator<Item = (u16, Align)>, header: Vec<Pair>) -> Self {
        let columns = columns.into_iter().map(|(width, align)| Column { width, align }).collect();
        Self { columns, header, ..Self::default() }
    }

    /// The same, with the message over each column.
    pub fn headed(columns: &[(u16, Align, &str)], say: impl Fn(&str) -> Pair) -> Self {
        let header = columns.iter().map(|(_, _, id)| say(id)).collect();
        Self::new(columns.iter().map(|(width, align, _)| (*width, *align)), header)
    }

    pub fn row(&mut self, cells: Vec<Pair>) {
        self.rows.push(Row { cells, bold: false });
    }

    pub fn sum(&mut self, cells: Vec<Pair>) {
        self.rows.push(Row { cells, bold: true });
    }
}

impl From<Text> for Piece {
    fn from(text: Text) -> Self {
        Self::Text(text)
    }
}

impl From<Table> for Piece {
    fn from(table: Table) -> Self {
        Self::Table(table)
    }
}

impl From<Grid> for Piece {
    fn from(grid: Grid) -> Self {
        Self::Grid(grid)
    }
}

/// Joins words, in each language by itself. Words in one language alone stand in both.
pub fn joined(parts: &[Pair], between: &str) -> Pair {
    let main: Vec<&str> = parts.iter().map(|part| part.main.as_str()).collect();
    let second = || {
        let words = parts.iter().map(|part| part.second.as_deref().unwrap_or(&part.main));
        words.collect::<Vec<_>>().join(between)
    };
    Pair { main: main.join(between), second: parts.iter().any(|part| part.second.is_some()).then(second) }
}

/// Words that begin with a capital letter.
pub(super) fn capital(words: Pair) -> Pair {
    let capital = |words: String| {
        let mut letters = words.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    };
    Pair { main: capital(words.main), second: words.second.map(capital) }
}

/// "Label: value" as both forms say it; the value is left to be written where there is none.
pub(super) fn labelled(label: &Pair, value: Option<&Pair>) -> Pair {
    match value {
        Some(value) => joined(&[label.clone(), value.clone()], ": "),
        None => joined(&[label.clone(), Pair::default()], ":"),
    }
}
