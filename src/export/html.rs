//! Writes a paper as one file that any browser shows and prints on A4: no network, no font, no script.
//!
//! A page break closes one outer table and opens the next. The head of that table holds the mark of practice, because
//! a browser repeats the head on every sheet. Inside a table browsers ignore the rule that a piece stays with the
//! next one, so a block stands in a box that is not broken. A table too long for that has its heading in its own
//! head, and what follows it is its last row: its last rows and that are one body that is not broken, under the head
//! that stands on every sheet. Only `words` and `text` escape words; no other text of a paper
//! comes into the file.

use crate::export::markup::{blocks, escaped, last_rows, tag};
use crate::export::paper::{
    Align, Column, Grid, Level, LineEnd, Paper, Piece, Row, Sheet, Signature, Size, Table, Text, labelled,
};
use crate::locale::Pair;

const STYLE: &str = include_str!("html.css");

/// The whole file.
pub fn write(paper: &Paper) -> String {
    let (size, width) = match paper.sheet {
        Sheet::Portrait => ("A4 portrait", 210),
        Sheet::Landscape => ("A4 landscape", 297),
    };
    let pages = paper.pieces.split(|piece| *piece == Piece::PageBreak);
    let pages: String = pages.map(|pieces| page(paper.mark.as_ref(), pieces)).collect();
    let two = if paper.is_bilingual() { " class=\"two\"" } else { "" };
    format!(
        "<!doctype html>\n<html lang=\"{}\"{two}>\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n\
         <style>\n{STYLE}@page {{ size: {size}; margin: 15mm; }}\nbody {{ max-width: {width}mm; }}\n</style>\n\
         </head>\n<body>\n{pages}</body>\n</html>\n",
        paper.lang.tag(),
        escaped(&paper.title),
    )
}

fn page(mark: Option<&Pair>, all: &[Piece]) -> String {
    let mark = mark.map(|mark| tag("thead", &tag("tr", &tag("td", &words(mark))))).unwrap_or_default();
    let body = tag("tbody", &tag("tr", &tag("td", &pieces(all))));
    line("table class=\"page\" role=\"presentation\"", &[mark, body].join("\n"))
}

/// Rows of a table that is never broken over two pages.
const SHORT: usize = 6;

fn pieces(pieces: &[Piece]) -> String {
    blocks(pieces).map(block).collect()
}

/// Pieces that stay on one page.
fn block(pieces: &[Piece]) -> String {
    let long = pieces.iter().enumerate().find_map(|(at, piece)| {
        if let Piece::Table(table) = piece {
            (rows(table).len() > SHORT).then_some((at, table))
        } else {
            None
        }
    });
    match (long, pieces) {
        (Some((at, table)), _) => {
            let (before, rest) = pieces.split_at(at);
            long_table(before, table, rest.get(1..).unwrap_or_default())
        }
        (None, [only]) => piece(only),
        (None, _) => together(&pieces.iter().map(piece).collect::<String>()),
    }
}

fn together(inside: &str) -> String {
    line("div class=\"together\"", inside)
}

/// A table over several sheets, with its heading and with what stays at its end.
fn long_table(before: &[Piece], table: &Table, after: &[Piece]) -> String {
    let before: String = before.iter().map(piece).collect();
    let over = format!("td class=\"over\" colspan=\"{}\"", table.columns.len());
    let before = if before.is_empty() { before } else { tag("tr", &tag(&over, &before)) };
    let head = [before, header(table)].concat();
    let mut rows = rows(table);
    if after.is_empty() {
        return framed(table, &head, &line("tbody", &rows.concat()));
    }
    let last = rows.split_off(rows.len().saturating_sub(last_rows(after)));
    let after = tag(&over, &after.iter().map(piece).collect::<String>());
    let end = line("tbody class=\"end\"", &(last.concat() + &line("tr class=\"after\"", &after)));
    framed(table, &head, &(line("tbody", &rows.concat()) + &end))
}

fn piece(piece: &Piece) -> String {
    match piece {
        Piece::Heading(Level::Title, heading) => line("h1", &words(heading)),
        Piece::Heading(Level::Section, heading) => line("h2", &words(heading)),
        Piece::Heading(Level::Part, heading) => line("h3", &words(heading)),
        Piece::Text(text) => paragraph(text),
        Piece::Field { label, value: Some(value) } => line("p", &words(&labelled(label, Some(value)))),
        Piece::Field { label, value: None } => blank("", &labelled(label, None)),
        Piece::Table(one) => table(one),
        Piece::Lines(n) => "<p class=\"line\"></p>\n".repeat(usize::from(*n)),
        Piece::Signatures(all) => signatures(all),
        Piece::Grid(one) => grid(one),
        // Inside a card there is no page to break.
        Piece::PageBreak => String::new(),
    }
}

fn paragraph(one: &Text) -> String {
    let size = match one.size {
        Size::Small => "small",
        Size::Normal => "",
        Size::Clear => "clear",
        Size::Large => "large",
        Size::Giant => "giant",
    };
    if one.end == LineEnd::Dots {
        return blank(size, &one.words);
    }
    let (bold, italic) = (if one.bold { "bold" } else { "" }, if one.italic { "italic" } else { "" });
    if one.lead.is_empty() {
        return line(&class("p", &[align(one.align), size, bold, italic]), &words(&one.words));
    }
    let lead = tag("span class=\"lead\"", &text(&one.lead));
    let words = tag("span class=\"words\"", &words(&one.words));
    line(&class("p", &["item", align(one.align), size, bold, italic]), &(lead + &words))
}

/// A line to write on, behind its label.
fn blank(size: &str, label: &Pair) -> String {
    let label = tag("span", &words(label));
    line(&class("p", &["field", size]), &(label + "<span class=\"dots\"></span>"))
}

fn table(table: &Table) -> String {
    framed(table, &header(table), &line("tbody", &rows(table).concat()))
}

fn framed(table: &Table, head: &str, bodies: &str) -> String {
    let head = if head.is_empty() { String::new() } else { line("thead", head) };
    line("table class=\"table\"", &[&columns(&table.columns), &head, bodies].concat())
}

fn header(table: &Table) -> String {
    let header: String = table.header.iter().map(|cell| tag("th", &words(cell))).collect();
    if header.is_empty() { header } else { tag("tr", &header) }
}

/// Every row; rows to be written by hand come last.
fn rows(table: &Table) -> Vec<String> {
    let blank = line("tr class=\"blank\"", &"<td></td>".repeat(table.columns.len()));
    let blank = std::iter::repeat_n(blank, usize::from(table.n_blank));
    table.rows.iter().map(|one| row(table, one)).chain(blank).collect()
}

fn columns(columns: &[Column]) -> String {
    let whole: u32 = columns.iter().map(|column| u32::from(column.width)).sum::<u32>().max(1);
    let one = |column: &Column| format!("<col style=\"width: {}%\">", u32::from(column.width) * 100 / whole);
    line("colgroup", &columns.iter().map(one).collect::<Vec<_>>().concat())
}

fn row(table: &Table, row: &Row) -> String {
    let cell = |(column, cell): (&Column, &Pair)| tag(&class("td", &[align(column.align)]), &words(cell));
    let cells: String = table.columns.iter().zip(&row.cells).map(cell).collect();
    line(&class("tr", &[if row.bold { "bold" } else { "" }]), &cells)
}

fn signatures(signatures: &[Signature]) -> String {
    let row = |open: &str, cell: &dyn Fn(&Signature) -> String| {
        let cells: String = signatures.iter().map(|one| tag("td", &cell(one))).collect();
        line(open, &cells)
    };
    let rows = [
        row("tr class=\"bold\"", &|one| words(&one.office)),
        row("tr class=\"italic\"", &|one| words(&one.note)),
        row("tr class=\"hand\"", &|_| String::new()),
        row("tr", &|one| text(one.name.as_deref().unwrap_or_default())),
    ];
    line("table class=\"signatures\" role=\"presentation\"", &rows.concat())
}

fn grid(grid: &Grid) -> String {
    let n_columns = usize::from(grid.n_columns.max(1));
    let cell = format!("td style=\"height: {}mm\"", grid.height_mm);
    let row = |cards: &[Vec<Piece>]| {
        let filled: String = cards.iter().map(|card| line(&cell, &pieces(card))).collect();
        line("tr", &(filled + &"<td style=\"border: 0\"></td>\n".repeat(n_columns - cards.len())))
    };
    let rows: String = grid.cards.chunks(n_columns).map(row).collect();
    line("table class=\"grid cut\" role=\"presentation\"", &tag("tbody", &rows))
}

/// An element that ends its line, so that the file can be read and compared.
fn line(open: &str, inside: &str) -> String {
    tag(open, inside) + "\n"
}

/// A text, and the second language under it.
fn words(pair: &Pair) -> String {
    let second = pair.second.as_ref().map(|words| tag("span class=\"second\"", &text(words)));
    text(&pair.main) + &second.unwrap_or_default()
}

fn text(words: &str) -> String {
    escaped(words).replace('\n', "<br>")
}

fn align(align: Align) -> &'static str {
    match align {
        Align::Left => "",
        Align::Center => "center",
        Align::Right => "right",
    }
}

/// An element's name with its classes, without empty ones.
fn class(name: &str, classes: &[&str]) -> String {
    let classes: Vec<&str> = classes.iter().copied().filter(|class| !class.is_empty()).collect();
    if classes.is_empty() { name.to_owned() } else { format!("{name} class=\"{}\"", classes.join(" ")) }
}
