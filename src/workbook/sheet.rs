//! Makes the markup of one sheet: the part before its rows, each row, and the part after them.
//!
//! The shaded cells are known only at the end, so their rows are kept as ranges.

use std::fmt::Write;

use crate::text;
use crate::text::edge::escaped_xml;
use crate::workbook::DoneSheet;
use crate::workbook::cell::BookCell;
use crate::workbook::markup::{MAIN, Style, XML, column_name, push_cell, push_text};
use crate::workbook::plan::{ColumnPlan, Look, SheetPlan};

/// A sheet while rows are written.
#[derive(Debug)]
pub(super) struct OpenSheet {
    plan: SheetPlan,
    n_heads: u32,
    n_rows: u32,
    /// For each column, the first and the last row of each range of shaded cells.
    shaded: Vec<Vec<(u32, u32)>>,
}

impl OpenSheet {
    /// Returns the sheet and its markup up to the first row below its heads.
    pub(super) fn begin(plan: SheetPlan, is_first: bool) -> (Self, String) {
        let is_grouped = plan.columns.iter().any(|column| !column.group.is_empty());
        let n_heads = if is_grouped { 2 } else { 1 };
        let mut head = before_rows(&plan, n_heads, is_first);
        if is_grouped {
            push_head(&mut head, 1, Style::Group, &first_of_groups(&plan));
        }
        // Bold letters are wider.
        let room = |column: &ColumnPlan| column.width.saturating_sub(2);
        let titles = plan.columns.iter().map(|column| (column.title.as_str(), room(column)));
        let titles: Vec<(&str, u8)> = titles.collect();
        push_head(&mut head, n_heads, Style::Head, &titles);
        let shaded = vec![Vec::new(); plan.columns.len()];
        (Self { plan, n_heads, n_rows: n_heads, shaded }, head)
    }

    pub(super) fn row(&mut self, cells: &[BookCell<'_>]) -> String {
        self.n_rows = self.n_rows.saturating_add(1);
        let line = self.n_rows;
        let mut row = row_markup(line, n_lines(cells.iter().zip(&self.plan.columns)));
        for (at, (cell, column)) in cells.iter().zip(&self.plan.columns).enumerate() {
            push_cell(&mut row, at, line, column.look, cell);
            if let (BookCell::Percent(_), Look::Shaded | Look::Barred) = (cell, column.look)
                && let Some(stretches) = self.shaded.get_mut(at)
            {
                match stretches.last_mut() {
                    Some((_, last)) if last.saturating_add(1) == line => *last = line,
                    _ => stretches.push((line, line)),
                }
            }
        }
        row.push_str("</row>");
        row
    }

    pub(super) fn tail(&self) -> String {
        let mut tail = "</sheetData>".to_owned();
        if self.plan.is_locked {
            // Zero allows it: columns and rows may be made wider, and shown.
            tail.push_str(
                "<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\" formatColumns=\"0\" formatRows=\"0\" \
                 autoFilter=\"0\"/>",
            );
        }
        if let Some(range) = self.filter() {
            write!(tail, "<autoFilter ref=\"{range}\"/>").ok();
        }
        tail.push_str(&merged(&self.plan));
        tail.push_str(&self.shades());
        tail.push_str(&self.choices());
        tail.push_str(
            "<pageMargins left=\"0.25\" right=\"0.25\" top=\"0.5\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>\
             <pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/>\
             <headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P/&amp;N</oddFooter></headerFooter></worksheet>",
        );
        tail
    }

    pub(super) fn done(self) -> DoneSheet {
        let fixed = self.plan.n_fixed.checked_sub(1).map(column_name);
        DoneSheet { filter: self.filter(), name: self.plan.name, n_heads: self.n_heads, fixed }
    }

    fn filter(&self) -> Option<String> {
        let last = column_name(self.plan.columns.len().checked_sub(1)?);
        self.plan.has_filter.then(|| format!("A{}:{last}{}", self.n_heads, self.n_rows))
    }

    fn shades(&self) -> String {
        let mut shades = String::new();
        let columns = self.shaded.iter().zip(&self.plan.columns).enumerate();
        let columns = columns.filter(|(_, (stretches, _))| !stretches.is_empty());
        for (priority, (at, (stretches, column))) in (1_u32..).zip(columns) {
            let name = column_name(at);
            let ranges = stretches.iter().map(|(first, last)| format!("{name}{first}:{name}{last}"));
            let ranges = ranges.collect::<Vec<_>>().join(" ");
            let (kind, rule) = match column.look {
                Look::Barred => ("dataBar", BAR),
                Look::Shaded | Look::Plain | Look::Wrapped | Look::Open | Look::Fixed => {
                    ("colorScale", SCALE)
                }
            };
            write!(
                shades,
                "<conditionalFormatting sqref=\"{ranges}\"><cfRule type=\"{kind}\" priority=\"{priority}\">{rule}\
                 </cfRule></conditionalFormatting>"
            )
            .ok();
        }
        shades
    }

    /// Lists of choices, in columns that have one.
    fn choices(&self) -> String {
        let first = self.n_heads.saturating_add(1);
        let columns = self.plan.columns.iter().enumerate();
        let offered = columns.filter(|(_, column)| !column.choices.is_empty() && self.n_rows >= first);
        let lists: Vec<String> = offered
            .map(|(at, column)| {
                let (name, list) = (column_name(at), escaped_xml(&column.choices.join(",")));
                format!(
                    "<dataValidation type=\"list\" errorStyle=\"warning\" allowBlank=\"1\" \
                     sqref=\"{name}{first}:{name}{}\"><formula1>\"{list}\"</formula1></dataValidation>",
                    self.n_rows
                )
            })
            .collect();
        if lists.is_empty() {
            return String::new();
        }
        format!("<dataValidations count=\"{}\">{}</dataValidations>", lists.len(), lists.concat())
    }
}

const SCALE: &str = "<colorScale><cfvo type=\"num\" val=\"0\"/><cfvo type=\"num\" val=\"0.5\"/><cfvo type=\"num\" \
     val=\"1\"/><color rgb=\"FFE67C73\"/><color rgb=\"FFFFE699\"/><color rgb=\"FFA9D08E\"/></colorScale>";
const BAR: &str = "<dataBar><cfvo type=\"num\" val=\"0\"/><cfvo type=\"num\" val=\"1\"/><color rgb=\"FF9DC3E6\"/></dataBar>";

fn before_rows(plan: &SheetPlan, n_heads: u32, is_first: bool) -> String {
    let selected = if is_first { " tabSelected=\"1\"" } else { "" };
    let top = format!("{}{}", column_name(plan.n_fixed), n_heads.saturating_add(1));
    let (split, pane) = match plan.n_fixed {
        0 => (String::new(), "bottomLeft"),
        n => (format!("xSplit=\"{n}\" "), "bottomRight"),
    };
    let is_folded = plan.columns.iter().any(|column| column.is_hidden);
    let outline = if is_folded { " outlineLevelCol=\"1\"" } else { "" };
    let columns: String =
        plan.columns.iter().zip(1..).map(|(column, at)| column_markup(column, at)).collect();
    format!(
        "{XML}<worksheet xmlns=\"{MAIN}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>\
         <sheetViews><sheetView{selected} workbookViewId=\"0\"><pane {split}ySplit=\"{n_heads}\" topLeftCell=\"{top}\" \
         activePane=\"{pane}\" state=\"frozen\"/><selection pane=\"{pane}\"/></sheetView></sheetViews>\
         <sheetFormatPr defaultRowHeight=\"13\"{outline}/><cols>{columns}</cols><sheetData>"
    )
}

fn column_markup(column: &ColumnPlan, at: usize) -> String {
    let hidden = if column.is_hidden { " hidden=\"1\" outlineLevel=\"1\"" } else { "" };
    // Cells that nothing was written into look like their neighbours, too.
    let style = Style::of_text(column.look).id();
    format!(
        "<col min=\"{at}\" max=\"{at}\" width=\"{}\" style=\"{style}\" customWidth=\"1\"{hidden}/>",
        column.width
    )
}

/// Points that a line of text is high.
const LINE: usize = 13;
/// Letters of its column that a wrapped text leaves free at its left and right.
const INDENT: u8 = 2;
/// The largest height of a row.
const MOST_LINES: usize = 20;

/// A row with space for so many lines. Not every program makes the space by itself.
fn row_markup(line: u32, n_lines: usize) -> String {
    match n_lines {
        0 | 1 => format!("<row r=\"{line}\">"),
        n => format!("<row r=\"{line}\" ht=\"{}\">", n.min(MOST_LINES) * LINE),
    }
}

/// How many lines the longest text takes in its column, about, as the widths of letters are unknown.
fn n_lines<'c>(cells: impl Iterator<Item = (&'c BookCell<'c>, &'c ColumnPlan)>) -> usize {
    let of_cell = |(cell, column): (&BookCell<'_>, &ColumnPlan)| match (cell, column.look) {
        (BookCell::Text(text), Look::Wrapped) => lines_in(text, column.width.saturating_sub(INDENT)),
        (BookCell::Text(text), Look::Open | Look::Fixed) => lines_in(text, column.width),
        _ => 1,
    };
    cells.map(of_cell).max().unwrap_or(1)
}

fn lines_in(text: &str, width: u8) -> usize {
    let width = usize::from(width).max(2);
    text.lines().map(|line| text::wrap(line, width).len().max(1)).sum()
}

fn push_head(head: &mut String, line: u32, style: Style, titles: &[(&str, u8)]) {
    let n_lines = titles.iter().map(|(title, width)| lines_in(title, *width)).max().unwrap_or(1);
    head.push_str(&row_markup(line, n_lines));
    for (at, (title, _)) in titles.iter().enumerate() {
        push_text(head, at, line, style, title);
    }
    head.push_str("</row>");
}

/// The group above each column. Of several neighbours the first one holds it.
fn first_of_groups(plan: &SheetPlan) -> Vec<(&str, u8)> {
    let groups = plan.columns.iter().map(|column| column.group.as_str());
    let before = std::iter::once("").chain(groups.clone());
    let width = |group: &str| {
        let columns = plan.columns.iter().filter(|column| column.group == group);
        columns.map(|column| column.width).fold(0, u8::saturating_add)
    };
    let first = |(group, before)| if group == before { ("", u8::MAX) } else { (group, width(group)) };
    groups.zip(before).map(first).collect()
}

/// One cell for each group of several columns.
fn merged(plan: &SheetPlan) -> String {
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    let mut before = "";
    for (at, column) in plan.columns.iter().enumerate() {
        match ranges.last_mut() {
            Some((_, last)) if column.group == before && !column.group.is_empty() => *last = at,
            _ if !column.group.is_empty() => ranges.push((at, at)),
            _ => {}
        }
        before = &column.group;
    }
    ranges.retain(|(first, last)| first < last);
    if ranges.is_empty() {
        return String::new();
    }
    let cells = ranges.iter().map(|(first, last)| {
        format!("<mergeCell ref=\"{}1:{}1\"/>", column_name(*first), column_name(*last))
    });
    format!("<mergeCells count=\"{}\">{}</mergeCells>", ranges.len(), cells.collect::<String>())
}
