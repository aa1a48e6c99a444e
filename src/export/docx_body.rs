//! Writes the pieces of a paper in Word's markup. Lengths are twentieths of a point, as the format counts.
//!
//! Every width is passed down from the sheet, so that a dotted line inside a card ends at the card's edge. A
//! paragraph always follows a table: Word joins two tables without one, and refuses a cell that ends with a table. A
//! paragraph that stays on one page with the next piece says so itself (`keep`), as Word requires.

use crate::export::markup::{blocks, escaped, last_rows, tag};
use crate::export::paper::{
    Align, Grid, Level, LineEnd, Paper, Piece, Row, Sheet, Signature, Size, Table, Text, labelled,
};
use crate::locale::Pair;
use crate::text;

const SHORT_SIDE: u32 = 11_906;
const LONG_SIDE: u32 = 16_838;
const MARGIN: u32 = 850;
/// Space around the words in a cell or a card: left and right; above and below, because Vietnamese letters carry two
/// marks.
const CELL_ROOM: [u32; 2] = [85, 20];
const CARD_ROOM: [u32; 2] = [200, 140];
/// The width of a letter, about.
const LETTER: u32 = 115;

pub(super) fn body(paper: &Paper) -> String {
    let (width, height, turned) = match paper.sheet {
        Sheet::Portrait => (SHORT_SIDE, LONG_SIDE, ""),
        Sheet::Landscape => (LONG_SIDE, SHORT_SIDE, " w:orient=\"landscape\""),
    };
    let pieces = pieces(&paper.pieces, width - 2 * MARGIN);
    format!(
        "<w:body>{pieces}<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId2\"/>\
         <w:footerReference w:type=\"default\" r:id=\"rId3\"/><w:pgSz w:w=\"{width}\" w:h=\"{height}\"{turned}/>\
         <w:pgMar w:top=\"{MARGIN}\" w:right=\"{MARGIN}\" w:bottom=\"{MARGIN}\" w:left=\"{MARGIN}\" \
         w:header=\"425\" w:footer=\"425\" w:gutter=\"0\"/></w:sectPr></w:body>"
    )
}

/// What stands at the top of every page.
pub(super) fn mark(paper: &Paper) -> String {
    let words = paper.mark.as_ref().map(|mark| words(mark, Look::default())).unwrap_or_default();
    paragraph(HEADER, "", &words)
}

/// How a paragraph begins: its style, and whether it stays with the next one.
#[derive(Debug, Clone, Copy)]
struct Kept {
    style: &'static str,
    keep: bool,
}

const HEADER: Kept = styled("Header");
const GAP: Kept = styled("Gap");
const CELL_STYLE: Kept = styled("Cell");

const fn styled(style: &'static str) -> Kept {
    Kept { style, keep: false }
}

const fn plain(keep: bool) -> Kept {
    Kept { style: "", keep }
}

fn pieces(pieces: &[Piece], width: u32) -> String {
    let mut written = String::new();
    for block in blocks(pieces) {
        if *block == [Piece::PageBreak] {
            // What keeps two tables apart goes over to the next page: where a table fills its page there is no room.
            let kept = written.strip_suffix(gap(false).as_str()).map_or(written.len(), str::len);
            written.truncate(kept);
        }
        let after = |n| block.get(n..).unwrap_or_default();
        written.extend((1..).zip(block).map(|(n, one)| piece(one, width, after(n))));
    }
    written
}

/// `after`: what it stays on one page with.
fn piece(piece: &Piece, width: u32, after: &[Piece]) -> String {
    let keep = !after.is_empty();
    match piece {
        Piece::Heading(level, heading) => {
            let style = match level {
                Level::Title => "Heading1",
                Level::Section => "Heading2",
                Level::Part => "Heading3",
            };
            paragraph(styled(style), "", &words(heading, Look::default()))
        }
        Piece::Text(one) => text(one, width, keep),
        Piece::Field { label, value } => field(label, value.as_ref(), width, keep),
        Piece::Table(one) => table(one, width, after),
        Piece::Lines(n) => {
            let dotted =
                format!("{}<w:spacing w:after=\"0\" w:line=\"480\" w:lineRule=\"exact\"/>", dots(width));
            paragraph(plain(keep), &dotted, "<w:r><w:tab/></w:r>").repeat(usize::from(*n))
        }
        Piece::Signatures(all) => signatures(all, width, keep),
        Piece::Grid(one) => grid(one, width),
        Piece::PageBreak => paragraph(GAP, "<w:pageBreakBefore/>", ""),
    }
}

/// How letters differ from the style of their paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Look {
    bold: bool,
    italic: bool,
    /// In half points, where it is not the style's own.
    size: Option<u32>,
    /// The style's own, as the second language is a little smaller.
    style: u32,
}

impl Default for Look {
    fn default() -> Self {
        Self { bold: false, italic: false, size: None, style: 26 }
    }
}

const CELL: Look = Look { bold: false, italic: false, size: None, style: 23 };

fn text(one: &Text, width: u32, keep: bool) -> String {
    let size = match one.size {
        Size::Small => Some(21),
        Size::Normal => None,
        Size::Clear => Some(32),
        Size::Large => Some(40),
        Size::Giant => Some(520),
    };
    let look = Look { bold: one.bold, italic: one.italic, size, ..Look::default() };
    if one.end == LineEnd::Dots {
        return blank(&one.words, look, width, keep);
    }
    let said = words(&one.words, look);
    // A sign is often taken from another font, whose lines would be higher than half a sheet.
    let exact = if one.size == Size::Giant {
        "<w:spacing w:after=\"0\" w:line=\"5200\" w:lineRule=\"exact\"/>"
    } else {
        ""
    };
    if one.lead.is_empty() {
        return paragraph(plain(keep), &[exact, align(one.align)].concat(), &said);
    }
    let indent = if one.size == Size::Large { 600 } else { 400 };
    let hanging = format!(
        "<w:tabs><w:tab w:val=\"left\" w:pos=\"{indent}\"/></w:tabs><w:ind w:left=\"{indent}\" w:hanging=\"{indent}\"/>{}",
        align(one.align)
    );
    paragraph(plain(keep), &hanging, &format!("{}<w:r><w:tab/></w:r>{said}", run(&one.lead, look)))
}

fn field(label: &Pair, value: Option<&Pair>, width: u32, keep: bool) -> String {
    let said = labelled(label, value);
    let look = Look::default();
    if value.is_some() {
        return paragraph(plain(keep), "", &words(&said, look));
    }
    blank(&said, look, width, keep)
}

/// A line to write on, behind its label.
fn blank(said: &Pair, look: Look, width: u32, keep: bool) -> String {
    let dotted = "<w:r><w:t xml:space=\"preserve\"> </w:t><w:tab/></w:r>";
    let main = run(&said.main, look);
    let under = second(said.second.as_ref(), look);
    // Both languages on one line where there is still room to write, so that a form in two is as long as in one.
    let room = width.saturating_mul(look.style) / look.size.unwrap_or(look.style).max(1);
    let beside = said.second.as_ref().filter(|second| has_room(&said.main, second, room));
    let all = match beside {
        Some(second) => [main, run(&format!(" {second}"), behind(look)), dotted.to_owned()].concat(),
        None => [main, dotted.to_owned(), under].concat(),
    };
    paragraph(plain(keep), &dots(width), &all)
}

/// Whether a sixth of the line is left after a label in two languages.
fn has_room(main: &str, second: &str, width: u32) -> bool {
    let columns = text::width(main).saturating_add(text::width(second).saturating_mul(2) / 3);
    let taken = u32::try_from(columns).unwrap_or(u32::MAX).saturating_mul(LETTER);
    taken <= width / 6 * 5
}

fn table(table: &Table, width: u32, after: &[Piece]) -> String {
    let (keep, last) = (!after.is_empty(), last_rows(after));
    let whole: u32 = table.columns.iter().map(|column| u32::from(column.width)).sum::<u32>().max(1);
    let widths: Vec<u32> =
        table.columns.iter().map(|column| width.saturating_mul(u32::from(column.width)) / whole).collect();
    let bold = Look { bold: true, ..CELL };
    // The head stays with the first row.
    let kept = |keep| Kept { keep, ..CELL_STYLE };
    let head = |(width, cell): (&u32, &Pair)| {
        self::cell(*width, "", &paragraph(kept(true), align(Align::Center), &words(cell, bold)))
    };
    let head: String = widths.iter().zip(&table.header).map(head).collect();
    let head = if head.is_empty() { head } else { row("<w:tblHeader/>", &head) };
    let n_rows = table.rows.len().saturating_add(usize::from(table.n_blank));
    let stays = |n: usize| keep && n.saturating_add(last) >= n_rows;
    let filled = |(n, filled): (usize, &Row)| {
        let look = if filled.bold { bold } else { CELL };
        let places = table.columns.iter().zip(&widths).zip(&filled.cells);
        let cells = places.map(|((column, width), cell)| {
            self::cell(*width, "", &paragraph(kept(stays(n)), align(column.align), &words(cell, look)))
        });
        row("", &cells.collect::<String>())
    };
    let filled: String = table.rows.iter().enumerate().map(filled).collect();
    let blank = |n: usize| {
        let empty = |width: &u32| cell(*width, "", &paragraph(kept(stays(n)), "", ""));
        row("<w:trHeight w:val=\"454\"/>", &widths.iter().map(empty).collect::<String>())
    };
    let blank: String = (table.rows.len()..n_rows).map(blank).collect();
    framed(&widths, "single", CELL_ROOM, &[head, filled, blank].concat(), keep)
}

fn signatures(signatures: &[Signature], width: u32, keep: bool) -> String {
    let n = u32::try_from(signatures.len()).unwrap_or(u32::MAX).max(1);
    let widths = vec![width / n; signatures.len()];
    let center = align(Align::Center);
    let hand = format!("<w:spacing w:after=\"1300\"/>{center}");
    let look = Look::default();
    let one = |(one, width): (&Signature, &u32)| {
        let note = paragraph(plain(keep), &hand, &words(&one.note, Look { italic: true, ..look }));
        let name = paragraph(plain(keep), center, &run(one.name.as_deref().unwrap_or_default(), look));
        cell(*width, "", &[note, name].concat())
    };
    // A row of its own, so that all notes stand on one line below the longest office.
    let office = |(one, width): (&Signature, &u32)| {
        let office = words(&one.office, Look { bold: true, ..look });
        cell(*width, "", &paragraph(plain(true), center, &office))
    };
    let offices: String = signatures.iter().zip(&widths).map(office).collect();
    let cells: String = signatures.iter().zip(&widths).map(one).collect();
    if cells.is_empty() {
        cells
    } else {
        // The gap before belongs to the signatures, so it stays with them.
        let rows = [row("", &offices), row("", &cells)].concat();
        gap(true) + &framed(&widths, "nil", CELL_ROOM, &rows, keep)
    }
}

fn grid(grid: &Grid, width: u32) -> String {
    let n_columns = grid.n_columns.max(1);
    let column = width / u32::from(n_columns);
    let height = format!("<w:trHeight w:val=\"{}\"/>", u32::from(grid.height_mm).saturating_mul(567) / 10);
    let [aside, _] = CARD_ROOM;
    let card = |card: &Vec<Piece>| {
        let inside = pieces(card, column.saturating_sub(2 * aside));
        let end = if inside.ends_with("</w:p>") { String::new() } else { gap(false) };
        cell(column, "", &[inside, end].concat())
    };
    let no_edge =
        "<w:tcBorders><w:top w:val=\"nil\"/><w:bottom w:val=\"nil\"/><w:right w:val=\"nil\"/></w:tcBorders>";
    let rows = grid.cards.chunks(usize::from(n_columns)).map(|cards| {
        let filled: String = cards.iter().map(card).collect();
        let empty = cell(column, no_edge, &gap(false)).repeat(usize::from(n_columns) - cards.len());
        row(&height, &[filled, empty].concat())
    });
    framed(&vec![column; usize::from(n_columns)], "dashed", CARD_ROOM, &rows.collect::<String>(), false)
}

/// Keeps two tables apart.
fn gap(keep: bool) -> String {
    paragraph(Kept { keep, ..GAP }, "", "")
}

/// A table with these rows, and the paragraph that must follow it.
fn framed(widths: &[u32], edge: &str, room: [u32; 2], rows: &str, keep: bool) -> String {
    if widths.is_empty() || rows.is_empty() {
        return String::new();
    }
    let whole: u32 = widths.iter().sum();
    let edge = |side| format!("<w:{side} w:val=\"{edge}\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>");
    let edges = ["top", "left", "bottom", "right", "insideH", "insideV"].map(edge).concat();
    let column = |width: &u32| format!("<w:gridCol w:w=\"{width}\"/>");
    let columns = widths.iter().map(column).collect::<Vec<_>>().concat();
    let [aside, above] = room;
    let room = [("top", above), ("left", aside), ("bottom", above), ("right", aside)]
        .map(|(side, room)| format!("<w:{side} w:w=\"{room}\" w:type=\"dxa\"/>"))
        .concat();
    let table = format!(
        "<w:tblPr><w:tblW w:w=\"{whole}\" w:type=\"dxa\"/><w:tblBorders>{edges}</w:tblBorders>\
         <w:tblLayout w:type=\"fixed\"/><w:tblCellMar>{room}</w:tblCellMar></w:tblPr>\
         <w:tblGrid>{columns}</w:tblGrid>{rows}"
    );
    tag("w:tbl", &table) + &gap(keep)
}

/// A row that stays on one page.
fn row(how: &str, cells: &str) -> String {
    format!("<w:tr><w:trPr><w:cantSplit/>{how}</w:trPr>{cells}</w:tr>")
}

fn cell(width: u32, more: &str, inside: &str) -> String {
    format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{more}</w:tcPr>{inside}</w:tc>")
}

/// A tab to the right margin, with dots.
fn dots(width: u32) -> String {
    format!("<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"{width}\"/></w:tabs>")
}

/// `how` stands after the style and `keep`, because the order is fixed.
fn paragraph(kept: Kept, how: &str, runs: &str) -> String {
    let style =
        if kept.style.is_empty() { String::new() } else { format!("<w:pStyle w:val=\"{}\"/>", kept.style) };
    let keep = if kept.keep { "<w:keepNext/>" } else { "" };
    let how = [&style, keep, how].concat();
    let how = if how.is_empty() { how } else { tag("w:pPr", &how) };
    tag("w:p", &(how + runs))
}

/// A text, and the second language on a line under it.
fn words(pair: &Pair, look: Look) -> String {
    run(&pair.main, look) + &second(pair.second.as_ref(), look)
}

fn second(words: Option<&String>, look: Look) -> String {
    words.map(|words| "<w:r><w:br/></w:r>".to_owned() + &run(words, behind(look))).unwrap_or_default()
}

/// How the second language looks beside the first.
fn behind(look: Look) -> Look {
    let size = look.size.unwrap_or(look.style) * 2 / 3;
    Look { bold: false, italic: true, size: Some(size), ..look }
}

fn run(words: &str, look: Look) -> String {
    let bold = if look.bold { "<w:b/><w:bCs/>" } else { "" };
    let italic = if look.italic { "<w:i/><w:iCs/>" } else { "" };
    let size = |size| format!("<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>");
    let how = [bold, italic, &look.size.map(size).unwrap_or_default()].concat();
    let how = if how.is_empty() { how } else { tag("w:rPr", &how) };
    let lines = words.split('\n').map(|line| tag("w:t xml:space=\"preserve\"", &escaped(line)));
    tag("w:r", &(how + &lines.collect::<Vec<_>>().join("<w:br/>")))
}

fn align(align: Align) -> &'static str {
    match align {
        Align::Left => "",
        Align::Center => "<w:jc w:val=\"center\"/>",
        Align::Right => "<w:jc w:val=\"right\"/>",
    }
}
